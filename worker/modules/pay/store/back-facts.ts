import { firstDay, yearOf, type Month } from '../../../core/day.ts';
import { fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { BackRules, BackWorker } from '../rules/back-month.ts';
import type { Cause, SettledLine } from '../rules/back-pay.ts';
import type { FundPart } from '../rules/line.ts';
import type { Claim } from '../rules/recovery.ts';
import { accrualReads, withAccruals, type AccrualRow, type AdoptedRow } from './accruals.ts';
import { within, type Chosen } from './chosen.ts';
import { entriesOf, oneOffsOf, quantitiesOf, type OneOffRow, type QuantityRow } from './month-entries.ts';
import { beside, goneWorkers, workerOf, workersOf, type WorkerRow } from './run-workers.ts';
import { wagesPaidIn, type LastWageRow } from './wages.ts';

export type WorkerCause = Omit<Cause, 'about'> & { readonly workerId: string; readonly about: string | null };

/**
 * What the roster and the levels recorded of workers since the last run read its facts, where it reaches a month before
 * this one. Each row names the first month it may touch; where in doubt a row is told, since computing a month again
 * finds nothing where nothing changed. In two statements: D1 takes five terms in a compound.
 */
export const standingCauses = (month: Month, since: string, chosen: Chosen): Statement => {
  const worker = within(chosen, sql`worker_id`);
  return sql`
  SELECT worker_id AS workerId, 'posting' AS kind, id, recorded_at AS at, substr(from_day, 1, 7) AS "from", NULL AS until,
      NULL AS about
    FROM posting WHERE ${worker} AND recorded_at >= ${since} AND from_day < ${firstDay(month)}
  UNION ALL SELECT worker_id, 'posting_end', id, ended_at, substr(until_day, 1, 7), NULL, NULL
    FROM posting WHERE ${worker} AND ended_at >= ${since} AND until_day < ${firstDay(month)}
  UNION ALL SELECT worker_id, 'roster', CAST(id AS TEXT), recorded_at, substr(from_day, 1, 7), NULL, NULL
    FROM worker_state WHERE ${worker} AND recorded_at >= ${since} AND from_day < ${firstDay(month)}
  UNION ALL SELECT worker_id, 'level', id, recorded_at, from_month, NULL, NULL
    FROM worker_level AS l WHERE ${worker} AND recorded_at >= ${since} AND from_month < ${month}
      AND NOT (cause = 'initial' AND EXISTS (SELECT 1 FROM pay_run AS r
        WHERE r.month = l.from_month AND r.computed_at = l.recorded_at AND r.computed_by = l.recorded_by))`;
};

/** The same of grades, entries of months and declared wages. */
export const enteredCauses = (month: Month, since: string, chosen: Chosen): Statement => {
  const worker = within(chosen, sql`worker_id`);
  return sql`
  SELECT worker_id AS workerId, 'grade' AS kind, id, finalised_at AS at, (year + 1) || '-01' AS "from", (year + 1) || '-12' AS until,
      NULL AS about
    FROM assessment_final WHERE ${worker} AND finalised_at >= ${since} AND year < CAST(${yearOf(month)} AS INTEGER)
  UNION ALL SELECT worker_id, 'fact', id, recorded_at, month, month, code
    FROM pay_fact WHERE ${worker} AND recorded_at >= ${since} AND month < ${month}
  UNION ALL SELECT worker_id, 'one_off', id, max(recorded_at, coalesce(withdrawn_at, '')), month, month, item_code
    FROM pay_one_off WHERE ${worker} AND month < ${month} AND (recorded_at >= ${since} OR withdrawn_at >= ${since})
  UNION ALL SELECT worker_id, 'declared_wage', id, recorded_at, effective_month, NULL, NULL
    FROM declared_wage WHERE ${worker} AND recorded_at >= ${since} AND effective_month < ${month}`;
};

interface SettledRow extends Omit<SettledLine, 'taxable' | 'insurable' | 'funds'> {
  readonly workerId: string;
  readonly taxable: number;
  readonly insurable: number;
  readonly funds: string | null;
}

/** All lines ever stored for a month in runs before another: its own and differences settled since. Tax and recoveries are no entitlement. */
const settledOf = (month: Month, before: Month, chosen: Chosen): Statement => {
  const columns = sql`p.worker_id AS workerId, l.side, l.code, max(l.name) AS name, coalesce(l.unit_id, p.unit_id) AS unitId,
    l.taxable, max(l.insurable) AS insurable, l.funds, sum(l.amount_fen) AS amountFen`;
  const alike = sql`p.worker_id, l.side, l.code, coalesce(l.unit_id, p.unit_id), l.taxable, l.funds`;
  return sql`
  SELECT ${columns} FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id CROSS JOIN payslip_line AS l ON l.payslip_id = p.id
    WHERE r.month = ${month} AND ${within(chosen, sql`p.worker_id`)} AND l.source NOT IN ('tax', 'recovery', 'back_pay')
    GROUP BY ${alike}
  UNION ALL SELECT ${columns} FROM payslip_line AS l INDEXED BY payslip_line_settling CROSS JOIN payslip AS p ON p.id = l.payslip_id
    WHERE l.for_month = ${month} AND l.source = 'back_pay' AND p.month < ${before} AND ${within(chosen, sql`p.worker_id`)}
    GROUP BY ${alike}`;
};

/**
 * One paid month as it is known now, beside all that was ever paid for it: one round trip, and one more where somebody
 * was paid who, as is known now, was not on post.
 */
export async function loadPaidMonth(
  ctx: CityContext,
  { month, insurance, scheme, calendars = [] }: BackRules,
  before: Month,
  chosen: Chosen,
): Promise<BackWorker[]> {
  const [workers, quantities, oneOffs, settled, paid, accruals, adopted] = await ctx.db.reads<
    [WorkerRow, QuantityRow, OneOffRow, SettledRow, LastWageRow, AccrualRow, AdoptedRow]
  >([
    workersOf(month, chosen),
    quantitiesOf(month, within(chosen, sql`f.worker_id`)),
    oneOffsOf(month, within(chosen, sql`worker_id`)),
    settledOf(month, before, chosen),
    wagesPaidIn(month, chosen),
    ...accrualReads(scheme.definition, month, chosen),
  ]);
  const accrued = withAccruals({ month, scheme: scheme.definition, calendars }, accruals, adopted);
  const present = new Set(workers.map(({ workerId }) => workerId));
  const gone = [...new Set([...settled, ...oneOffs].map(({ workerId }) => workerId))].filter((id) => !present.has(id));
  const rows = gone.length === 0 ? workers : [...workers, ...(await ctx.db.all<WorkerRow>(goneWorkers(month, gone)))];
  const known = beside(month, insurance.definition, entriesOf(quantities, oneOffs), { lastWages: paid });
  const lines = Map.groupBy(settled, ({ workerId }) => workerId);
  const wages = new Map(paid.map((row) => [row.workerId, row]));
  return rows.map((row) => ({
    worker: accrued(workerOf(row, known)),
    settled: (lines.get(row.workerId) ?? []).map(settledLine),
    paidWageFen: wages.get(row.workerId)?.insuranceWageFen ?? null,
    paidFundWageFen: wages.get(row.workerId)?.fundWageFen ?? null,
    causes: [],
  }));
}

const settledLine = ({ side, code, name, unitId, amountFen, taxable, insurable, funds }: SettledRow): SettledLine => ({
  side,
  code,
  name,
  unitId,
  amountFen,
  taxable: taxable === 1,
  insurable: insurable === 1,
  funds: funds === null ? null : (JSON.parse(funds) as FundPart[]),
});

export interface ClaimRow {
  readonly workerId: string;
  readonly month: Month;
  readonly taxable: number;
  readonly fen: number;
}

/** What recoveries of runs before a month left open, less what was waived, by month of origin. */
export const claimsBefore = (month: Month, chosen: Chosen): Statement => sql`
  SELECT workerId, month, taxable, sum(fen) AS fen FROM (
    SELECT p.worker_id AS workerId, l.for_month AS month, l.taxable, l.amount_fen AS fen
      FROM payslip_line AS l INDEXED BY payslip_line_recovery CROSS JOIN payslip AS p ON p.id = l.payslip_id
      WHERE l.source = 'recovery' AND p.month < ${month} AND ${within(chosen, sql`p.worker_id`)}
    UNION ALL SELECT worker_id, for_month, taxable, -amount_fen FROM pay_waiver
      WHERE state = 'granted' AND ${within(chosen, sql`worker_id`)}
  ) GROUP BY workerId, month, taxable HAVING sum(fen) <> 0 ORDER BY workerId, month, taxable`;

export const claimOf = ({ month, taxable, fen: owed }: ClaimRow): Claim => ({
  month,
  taxable: taxable === 1,
  fen: fen(owed),
});

/** The instalment that each worker was last set; zero is the policy's own. */
export const instalmentsOf = (chosen: Chosen): Statement => sql`
  SELECT i.worker_id AS workerId, i.monthly_fen AS monthlyFen FROM pay_instalment AS i
  WHERE ${within(chosen, sql`i.worker_id`)} AND i.monthly_fen > 0
    AND i.id = (SELECT max(l.id) FROM pay_instalment AS l WHERE l.worker_id = i.worker_id)`;
