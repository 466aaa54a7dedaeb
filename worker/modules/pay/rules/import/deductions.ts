import { addMonths, compareMonth, type Month } from '../../../../core/day.ts';
import { formatYuan } from '../../../../core/fen.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import type { ImportTable } from '../../../../core/import/table.ts';
import {
  askAbove,
  deductionProblem,
  isSingle,
  overlaps,
  withEnd,
  type DatedDeductionRules,
  type DeclaredDeduction,
  type StandingDeduction,
} from '../deduction-limits.ts';
import { toldDeduction } from '../tax-refusals.ts';
import { deductionProblemOf as problem, readDeduction } from './deduction-rows.ts';
import { findRosterPerson, type RosterPeople } from './roster-person.ts';

export type StandingByWorker = StandingDeduction & { readonly workerId: string };

export interface DeductionDraft extends DeclaredDeduction {
  readonly workerId: string;
}

export interface DeductionsImportPlan {
  readonly problems: readonly Problem[];
  readonly created: readonly DeductionDraft[];
  /** Those that stand and are changed by the file, or ended by what follows them. */
  readonly changed: readonly Pick<StandingDeduction, 'id' | 'version' | 'lastMonth' | 'monthlyFen'>[];
  readonly unchanged: number;
}

interface Working {
  readonly standing: StandingByWorker;
  /** As the rows read so far leave it. */
  now: StandingByWorker;
  ended: boolean;
  /** Spoken of by a row of the file. */
  told: boolean;
}

/** What one worker has and what the file adds, as the rows are read one after the other. */
interface WorkerState {
  readonly working: Working[];
  readonly added: DeductionDraft[];
  /** Row by item and first month. */
  readonly rows: Map<string, number>;
}

const untilText = (lastMonth: Month | null): string => lastMonth ?? '—';

/**
 * Everything an import of special deductions would find and record. What stands to the letter is left as it is, so that
 * the same file twice changes nothing; what the file changes or follows is told and waits for a word of confirmation.
 */
export function decideDeductions(
  sheet: ImportTable,
  rules: readonly DatedDeductionRules[],
  people: RosterPeople,
  standing: readonly StandingByWorker[],
): DeductionsImportPlan {
  const states = new Map<string, WorkerState>();
  for (const [workerId, rows] of Map.groupBy(standing, (each) => each.workerId)) {
    const working = rows.map((each) => ({ standing: each, now: each, ended: false, told: false }));
    states.set(workerId, { working, added: [], rows: new Map() });
  }
  const problems: Problem[] = [];
  const changed: DeductionsImportPlan['changed'][number][] = [];
  let unchanged = 0;
  const read = sheet.rows.flatMap((row) => {
    const { person, problems: found } = findRosterPerson(row, people);
    const { read: declared, problems: wrong } = readDeduction(row);
    problems.push(...found, ...wrong);
    return person && declared ? [{ row: row.row, workerId: person.workerId, declared: withEnd(rules, declared) }] : [];
  });
  for (const { workerId, declared } of read) {
    const same = states.get(workerId)?.working.find(({ standing: each }) => isSameEntry(each, declared));
    if (same) same.told = true;
  }
  for (const { row, workerId, declared } of read) {
    const state = states.get(workerId) ?? { working: [], added: [], rows: new Map() };
    states.set(workerId, state);
    const { told, update, isNew } = decideRow(row, { ...declared, workerId }, rules, state);
    problems.push(...told);
    if (update) changed.push(update);
    else if (!isNew && told.length === 0) unchanged += 1;
  }
  const all = [...states.values()];
  const ended = all.flatMap(({ working }) => working.filter((each) => each.ended).map(({ now }) => now));
  return {
    problems: problems.toSorted((a, b) => a.row - b.row),
    created: all.flatMap(({ added }) => added),
    changed: [
      ...changed,
      ...ended.map(({ id, version, lastMonth, monthlyFen }) => ({ id, version, lastMonth, monthlyFen })),
    ],
    unchanged,
  };
}

const isSameEntry = (a: DeclaredDeduction, b: DeclaredDeduction): boolean =>
  a.item === b.item && a.fromMonth === b.fromMonth;

interface RowDecision {
  readonly told: Problem[];
  readonly update: DeductionsImportPlan['changed'][number] | null;
  readonly isNew: boolean;
}

function decideRow(
  row: number,
  draft: DeductionDraft,
  rules: readonly DatedDeductionRules[],
  state: WorkerState,
): RowDecision {
  const nothing = (told: Problem[]): RowDecision => ({ told, update: null, isNew: false });
  const key = `${draft.item} ${draft.fromMonth}`;
  const related = state.rows.get(key);
  if (related !== undefined) return nothing([problem(row, 'item', 'deduction_twice', null, { related })]);
  state.rows.set(key, row);
  const own = state.working.find(({ standing }) => isSameEntry(standing, draft));
  const { monthlyFen, lastMonth } = draft;
  if (own?.standing.monthlyFen === monthlyFen && own.standing.lastMonth === lastMonth) return nothing([]);
  const told = own ? [] : endStanding(row, draft, rules, state);
  const others = [
    ...state.working.filter((each) => each !== own).map(({ now }) => now),
    ...state.added.map((each) => ({ ...each, id: '', version: 0 })),
  ];
  const found = deductionProblem(rules, draft, others);
  if (found) {
    const { code, facts } = toldDeduction(found);
    return nothing([...told, problem(row, 'amount', code, formatYuan(monthlyFen), facts)]);
  }
  const large = askAbove(rules, draft);
  if (large !== null)
    told.push(problem(row, 'amount', 'deduction_large', formatYuan(monthlyFen), { most: formatYuan(large) }));
  if (!own) {
    state.added.push(draft);
    return { told, update: null, isNew: true };
  }
  const { id, version, ...before } = own.standing;
  const facts = { standing: formatYuan(before.monthlyFen), until: untilText(before.lastMonth) };
  told.push(problem(row, 'amount', 'deduction_changes', formatYuan(monthlyFen), facts));
  own.now = { ...own.standing, monthlyFen, lastMonth };
  return { told, update: { id, version, lastMonth, monthlyFen }, isNew: false };
}

/** An earlier declaration of the same item ends where the new one begins; one that may stand beside it is only told. */
function endStanding(
  row: number,
  draft: DeductionDraft,
  rules: readonly DatedDeductionRules[],
  state: WorkerState,
): Problem[] {
  const told: Problem[] = [];
  for (const each of state.working) {
    const { now } = each;
    if (now.item !== draft.item || each.told || !overlaps(now, draft)) continue;
    const facts = { from: now.fromMonth, standing: formatYuan(now.monthlyFen) };
    const clash = deductionProblem(rules, draft, [now]);
    const beside = !isSingle(now) && !isSingle(draft);
    if (clash === null && beside) told.push(problem(row, 'item', 'deduction_adds', null, facts));
    else if (clash?.kind === 'overlaps' && compareMonth(now.fromMonth, draft.fromMonth) < 0) {
      each.now = { ...now, lastMonth: addMonths(draft.fromMonth, -1) };
      each.ended = true;
      told.push(problem(row, 'item', 'deduction_ends_standing', null, facts));
    }
  }
  return told;
}
