import type { Day, Month } from '../../../core/day.ts';
import { expectChanges, insertRows, json, sql, type Row, type Statement } from '../../../platform/statement.ts';
import { nameKeys } from '../pinyin.ts';
import { retirementFor, type RetirementPolicy } from '../rules/policy.ts';
import type { WorkerRecord } from '../rules/record.ts';
import type { SealedIdentity } from '../sealing.ts';
import type { RetirementCategory } from '../templates/retirement.ts';

/** What a record becomes in the columns that `worker` and `worker_state` share. */
export interface StateRow {
  readonly name: string;
  readonly sex: string;
  readonly birth_day: Day;
  readonly file_birth_day: Day | null;
  readonly ethnicity: string | null;
  readonly political_status: string | null;
  readonly education: string | null;
  readonly education_name: string | null;
  readonly degree: string | null;
  readonly school: string | null;
  readonly major: string | null;
  readonly qualification: string | null;
  readonly channel: string;
  readonly community_work_since: Day | null;
  readonly hired_on: Day;
  readonly mobile: string | null;
  readonly remark: string | null;
  readonly retirement_category: RetirementCategory;
}

/** Columns that only `worker` has: derived, for search and for lists. */
interface DerivedRow {
  readonly pinyin: string;
  readonly initials: string;
  readonly retirement_month: Month;
}

const stateColumns = [
  'name',
  'sex',
  'birth_day',
  'file_birth_day',
  'ethnicity',
  'political_status',
  'education',
  'education_name',
  'degree',
  'school',
  'major',
  'qualification',
  'channel',
  'community_work_since',
  'hired_on',
  'mobile',
  'remark',
  'retirement_category',
] as const satisfies readonly (keyof StateRow)[];

export function workerColumns(
  record: WorkerRecord,
  category: RetirementCategory | null,
  policy: RetirementPolicy,
): StateRow & DerivedRow {
  const retirement = retirementFor({ ...record, category }, policy);
  return {
    name: record.name,
    ...nameKeys(record.name),
    sex: record.sex,
    birth_day: record.birthDay,
    file_birth_day: record.fileBirthDay,
    ethnicity: record.ethnicity,
    political_status: record.politicalStatus,
    education: record.education,
    education_name: record.educationName,
    degree: record.degree,
    school: record.school,
    major: record.major,
    qualification: record.qualification,
    channel: record.channel,
    community_work_since: record.communityWorkSince,
    hired_on: record.hiredOn,
    mobile: record.mobile,
    remark: record.remark,
    retirement_category: retirement.category,
    retirement_month: retirement.month,
  };
}

export const identityColumns = ({ sealed, index, tail4, tail6 }: SealedIdentity) => ({
  identity_sealed: sealed,
  identity_index: index,
  identity_tail4_index: tail4,
  identity_tail6_index: tail6,
});

/** Who writes, and since when it holds. */
export interface Recorded {
  readonly at: string;
  readonly by: string;
  readonly day: Day;
  readonly reason: string | null;
}

export type StateKind = 'entry' | 'change' | 'correction' | 'import';

/** The open state of each worker, taken from the row that now stands in `worker`. */
export function openStates(ids: readonly string[], kind: StateKind, recorded: Recorded): Statement {
  const columns = { sql: stateColumns.join(', '), params: [] };
  return sql`INSERT INTO worker_state (worker_id, kind, identity_index, ${columns}, from_day, reason, recorded_at, recorded_by)
    SELECT id, ${kind}, identity_index, ${columns}, ${recorded.day}, ${recorded.reason}, ${recorded.at}, ${recorded.by}
    FROM worker WHERE id IN (SELECT value FROM json_each(${json(ids)}))`;
}

/** A state that began later than the day ends where it began: it never held. */
const endStates = (ids: readonly string[], day: Day): Statement =>
  sql`UPDATE worker_state SET until_day = max(from_day, ${day})
    WHERE until_day IS NULL AND worker_id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface ChangedWorker {
  readonly id: string;
  readonly version: number;
  readonly columns: StateRow & DerivedRow & Partial<ReturnType<typeof identityColumns>>;
}

/** One bound parameter takes 2 MB; a changed row takes less than 2 KB. */
const changedAtOnce = 800;

/** Rewrites workers who were read at a version, and turns their states. All must have the same columns. */
export function changeWorkers(changed: readonly ChangedWorker[], kind: StateKind, recorded: Recorded): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < changed.length; start += changedAtOnce) {
    const chunk = changed.slice(start, start + changedAtOnce);
    const ids = chunk.map(({ id }) => id);
    const names = Object.keys(chunk[0]?.columns ?? {}) as (keyof ChangedWorker['columns'])[];
    const rows = chunk.map(({ id, version, columns }) => [id, version, ...names.map((name) => columns[name] ?? null)]);
    const assignments = {
      sql: names.map((name, index) => `${name} = v.value ->> ${index + 2}`).join(', '),
      params: [],
    };
    statements.push(
      sql`UPDATE worker SET ${assignments}, version = version + 1 FROM json_each(${json(rows)}) AS v
        WHERE worker.id = v.value ->> 0 AND worker.version = v.value ->> 1`,
      expectChanges('worker_version', chunk.length),
      endStates(ids, recorded.day),
      openStates(ids, kind, recorded),
    );
  }
  return statements;
}

/** What hangs on a worker with a period of its own: the open row ends, the next begins. */
export function replaceRows(table: 'bank_account' | 'contract', rows: readonly Row[], day: Day): Statement[] {
  if (rows.length === 0) return [];
  const ids = json(rows.map((row) => row['worker_id'] ?? null));
  const name = { sql: table, params: [] };
  return [
    sql`UPDATE ${name} SET until_day = max(from_day, ${day})
      WHERE until_day IS NULL AND worker_id IN (SELECT value FROM json_each(${ids}))`,
    ...insertRows(table, rows),
  ];
}
