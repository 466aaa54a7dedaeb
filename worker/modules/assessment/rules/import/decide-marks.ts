import type { Day } from '../../../../core/day.ts';
import { tidy } from '../../../../core/text.ts';
import type { PostType } from '../../../roster/rules/vocabulary.ts';
import { tooFewMonths } from '../enrol.ts';
import type { NotGraded } from '../person.ts';
import { weightsOf, type Scheme } from '../scheme.ts';
import { markPrefix } from './columns.ts';
import type { MarkDraft, ReadMarkRow } from './marks.ts';
import { openProblems, type Problem } from '../../../../core/import/problems.ts';
import { problem } from './problems.ts';
import type { Decisions } from '../../../../core/import/table.ts';

/** Who the roster knows under an identity number, and where they stood at the end of the year. */
export interface KnownWorker {
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly streetId: string;
  readonly postType: PostType;
  readonly servedSince: Day;
}

export interface MarkImportFacts {
  readonly year: number;
  readonly scheme: Scheme;
  /** By normalised identity number and by id; only people within the actor's scope. */
  readonly workers: ReadonlyMap<string, KnownWorker>;
  /** Who is not graded already: they need not be told again. */
  readonly notGraded?: ReadonlySet<string>;
}

export interface EnteredRow {
  readonly worker: KnownWorker;
  readonly draft: MarkDraft;
}

export interface MarkImportPlan {
  readonly problems: readonly Problem[];
  readonly entries: readonly EnteredRow[];
  readonly open: { readonly errors: number; readonly warnings: number };
}

/** Everything an import of marks would find and enter. A dry run is this plan without its commit. */
export function decideMarks(
  rows: readonly ReadMarkRow[],
  decisions: Decisions,
  facts: MarkImportFacts,
): MarkImportPlan {
  const known = rows.map((row) => ({ ...row, worker: facts.workers.get(keyOf(row.draft)) ?? null }));
  const twice = repeated(rows.map(({ draft }) => draft));
  const problems = known
    .flatMap(({ draft, problems: read, worker }) => [
      ...read,
      ...(twice.get(draft.row) ?? []),
      ...checkWorker(draft, worker, read, facts),
    ])
    .toSorted((a, b) => a.row - b.row);
  const blocked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  return {
    problems,
    open: openProblems(problems, decisions.accept),
    entries: known.flatMap(({ draft, worker }) =>
      worker && !blocked.has(draft.row) ? [{ worker, draft: settled(draft, worker, facts) }] : [],
    ),
  };
}

const keyOf = ({ identityNumber, workerId }: MarkDraft): string => identityNumber || (workerId ?? '');

function repeated(drafts: readonly MarkDraft[]): Map<number, Problem[]> {
  const first = new Map<string, number>();
  const found = new Map<number, Problem[]>();
  for (const draft of drafts) {
    const { row, identityNumber } = draft;
    const key = keyOf(draft);
    const related = first.get(key);
    if (related === undefined) first.set(key, row);
    else if (key !== '')
      found.set(row, [problem(row, columnOf(draft), 'identity_twice', identityNumber || null, { related })]);
  }
  return found;
}

const columnOf = ({ identityNumber }: MarkDraft) => (identityNumber === '' ? 'workerId' : 'identityNumber');

function checkWorker(
  draft: MarkDraft,
  worker: KnownWorker | null,
  read: readonly Problem[],
  facts: MarkImportFacts,
): Problem[] {
  const { row } = draft;
  if (!worker) {
    const unreadable = read.some(({ column }) => column === 'identityNumber');
    return unreadable ? [] : [problem(row, columnOf(draft), 'worker_unknown', keyOf(draft))];
  }
  const weights = weightsOf(facts.scheme, worker.postType);
  if (Object.keys(weights).length === 0) return [problem(row, 'identityNumber', 'post_not_assessed', null)];
  const stray = Object.keys(draft.marks)
    .filter((code) => weights[code] === undefined)
    .map((code) => problem(row, `${markPrefix}${code}`, 'group_does_not_rate', null));
  const named = draft.name === null || tidy(draft.name).replaceAll(' ', '') === worker.name.replaceAll(' ', '');
  const naming = named ? [] : [problem(row, 'name', 'name_differs', draft.name, { name: worker.name })];
  const told = draft.notGraded !== null || draft.vetoReason !== null || facts.notGraded?.has(worker.workerId);
  const short = told ? null : tooShort(worker, facts);
  return [
    ...stray,
    ...naming,
    ...(short ? [problem(row, 'remark', 'served_too_short', null, { since: worker.servedSince })] : []),
  ];
}

const tooShort = ({ servedSince }: KnownWorker, { year, scheme }: MarkImportFacts): NotGraded | null =>
  tooFewMonths(servedSince, year, scheme);

/** The draft with what the roster and the scheme settle: who is not graded, and only marks of groups that rate the post. */
function settled(draft: MarkDraft, worker: KnownWorker, facts: MarkImportFacts): MarkDraft {
  const weights = weightsOf(facts.scheme, worker.postType);
  const marks = Object.fromEntries(Object.entries(draft.marks).filter(([code]) => weights[code] !== undefined));
  const said = draft.notGraded === 'probation' && !facts.scheme.notGraded.probation ? null : draft.notGraded;
  const notGraded = draft.vetoReason !== null ? null : (said ?? tooShort(worker, facts));
  return { ...draft, marks, notGraded };
}
