import type { Day } from '../../../../core/day.ts';
import type { PostType } from '../vocabulary.ts';
import { checkAcross, type PlacedDraft, type StandingHead } from './across.ts';
import type { ColumnKey } from './columns.ts';
import { checkConsistency } from './consistency.ts';
import { readRow, type CheckedRow } from './draft.ts';
import { placesOf, type Community } from './place.ts';
import { problem, type Problem } from './problems.ts';
import { statedChanges, type FieldChange, type WorkerRecord } from '../record.ts';
import { recordOf } from './record.ts';
import type { Decisions, RosterTable, TableRow } from './table.ts';

/** A worker whom the city knows by the identity number of a row. */
export interface ExistingWorker {
  readonly workerId: string;
  readonly version: number;
  /** Null: has left. */
  readonly posting: { readonly communityId: string; readonly postType: PostType; readonly shown: string } | null;
  readonly record: WorkerRecord;
}

export interface ImportFacts {
  readonly today: Day;
  readonly minimumAge: number;
  readonly communities: readonly Community[];
  /** By community. */
  readonly heads: ReadonlyMap<string, StandingHead>;
  /** By normalised identity number. */
  readonly existing: ReadonlyMap<string, ExistingWorker>;
}

export interface PlannedWorker {
  readonly row: number;
  readonly identityNumber: string;
  readonly record: WorkerRecord;
  readonly communityId: string;
  readonly postType: PostType;
  readonly from: Day;
}

export interface PlannedUpdate {
  readonly row: number;
  readonly workerId: string;
  readonly version: number;
  readonly changes: readonly FieldChange[];
}

export interface ImportPlan {
  readonly problems: readonly Problem[];
  readonly creates: readonly PlannedWorker[];
  readonly updates: readonly PlannedUpdate[];
  readonly unchangedRows: readonly number[];
  readonly skippedRows: readonly number[];
  /** Nothing stands in the way: no error, and every warning confirmed. */
  readonly ready: boolean;
}

interface Checked extends PlacedDraft {
  readonly problems: readonly Problem[];
}

/** Identity numbers of a table, so that the command can look up who is known before it decides. */
export function readRows(table: RosterTable, decisions: Decisions, today: Day): CheckedRow[] {
  const skipped = new Set(decisions.skip);
  return table.rows.filter(({ row }) => !skipped.has(row)).map((row) => readRow(row, today));
}

/** Everything that an import would find and do. Writes nothing; a dry run is this plan without its commit. */
export function decideImport(
  table: RosterTable,
  rows: readonly CheckedRow[],
  decisions: Decisions,
  facts: ImportFacts,
): ImportPlan {
  const checked = checkRows(table, rows, facts);
  const among = [...checkAcross(checked, facts.heads), ...checked.flatMap((row) => checkStanding(row, facts))];
  const problems = [...checked.flatMap((row) => row.problems), ...withValues(table, among)].toSorted(byPlace);
  const blocked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  const accepted = new Set(decisions.accept);
  const clear = checked.filter(({ draft }) => !blocked.has(draft.row));
  const skipped = new Set(decisions.skip);
  return {
    problems,
    ...sortOut(clear, facts),
    skippedRows: table.rows.map(({ row }) => row).filter((row) => skipped.has(row)),
    ready: blocked.size === 0 && problems.every(({ row }) => accepted.has(row)),
  };
}

function checkRows(table: RosterTable, rows: readonly CheckedRow[], facts: ImportFacts): Checked[] {
  const places = placesOf(facts.communities);
  const byRow = new Map<number, TableRow>(table.rows.map((row) => [row.row, row]));
  return rows.map((row) => {
    const { draft } = row;
    const cells = byRow.get(draft.row) ?? { row: draft.row, cells: new Map() };
    const problems = checkConsistency(cells, row, facts);
    if (draft.community === null) return { draft, community: null, problems };
    const placing = places.find(draft.street, draft.community);
    if ('community' in placing) return { draft, community: placing.community, problems };
    const value = cells.cells.get(placing.column)?.text ?? null;
    return {
      draft,
      community: null,
      problems: [...problems, problem(draft.row, placing.column, placing.code, value, placing.facts)],
    };
  });
}

/** An import corrects what is known of a person; it neither moves nor re-hires anybody. */
function checkStanding({ draft, community }: Checked, { existing }: ImportFacts): Problem[] {
  const known = draft.identityNumber === null ? undefined : existing.get(draft.identityNumber);
  if (!known || !community || draft.postType === null) return [];
  if (!known.posting) return [problem(draft.row, 'identityNumber', 'worker_has_left', null)];
  const { communityId, postType, shown } = known.posting;
  const moved: ColumnKey | null =
    communityId !== community.id ? 'community' : postType !== draft.postType ? 'postType' : null;
  return moved ? [problem(draft.row, moved, 'posting_differs', null, { posting: shown })] : [];
}

function withValues(table: RosterTable, problems: readonly Problem[]): Problem[] {
  const cells = new Map(table.rows.map((row) => [row.row, row.cells]));
  return problems.map((found) => ({ ...found, value: cells.get(found.row)?.get(found.column)?.text ?? null }));
}

const byPlace = (a: Problem, b: Problem): number => a.row - b.row;

function sortOut(rows: readonly Checked[], facts: ImportFacts) {
  const creates: PlannedWorker[] = [];
  const updates: PlannedUpdate[] = [];
  const unchangedRows: number[] = [];
  for (const { draft, community } of rows) {
    const record = recordOf(draft);
    const { row, identityNumber, postType, postSince } = draft;
    if (!record || !community || !identityNumber || !postType || !postSince) continue;
    const known = facts.existing.get(identityNumber);
    if (!known) {
      creates.push({ row, identityNumber, record, communityId: community.id, postType, from: postSince.day });
      continue;
    }
    const changes = statedChanges(known.record, record);
    if (changes.length === 0) unchangedRows.push(row);
    else updates.push({ row, workerId: known.workerId, version: known.version, changes });
  }
  return { creates, updates, unchangedRows };
}
