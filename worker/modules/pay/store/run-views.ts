import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { FindingQuery, RunListQuery } from '../input/runs.ts';
import type { RunState } from '../rules/run-steps.ts';
import type { Finding } from '../rules/check.ts';
import type { Severity } from '../rules/scheme.ts';

/** Totals over payslips `p`: what a reader sees is summed over what the reader may see. */
export const payslipTotals = sql`count(*) AS workers, coalesce(sum(p.gross_fen), 0) AS grossFen,
  coalesce(sum(p.insurance_fen + p.housing_fen + p.tax_fen), 0) AS deductedFen, coalesce(sum(p.tax_fen), 0) AS taxFen,
  coalesce(sum(p.net_fen), 0) AS netFen, coalesce(sum(p.employer_fen), 0) AS employerFen`;

interface Totals {
  readonly workers: number;
  readonly grossFen: number;
  readonly deductedFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly employerFen: number;
}
interface RunHead {
  readonly id: string;
  readonly month: Month;
  readonly state: RunState;
  readonly version: number;
}

const storedTotals = sql`r.workers, r.gross_fen AS grossFen, r.deducted_fen AS deductedFen, r.tax_fen AS taxFen,
  r.net_fen AS netFen, r.employer_fen AS employerFen`;

/** Runs with the totals of what the reader may see: the run's own for a whole city, else summed over the scope. */
export async function listRuns(ctx: CityContext, query: RunListQuery) {
  const { page, pageSize, year, sort } = query;
  const where = year === undefined ? sql`1` : sql`r.month BETWEEN ${`${year}-01`} AND ${`${year}-12`}`;
  const paging = sql`ORDER BY r.month ${sort === 'month' ? sql`ASC` : sql`DESC`}
    LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;
  const head = sql`r.id, r.month, r.state, r.version`;
  const rows = holdsCityWide(ctx, 'pay.read')
    ? sql`SELECT ${head}, ${storedTotals} FROM pay_run AS r WHERE ${where} ${paging}`
    : sql`SELECT ${head}, ${payslipTotals} FROM pay_run AS r LEFT JOIN payslip AS p ON p.run_id = r.id
        AND ${inScope(ctx, 'pay.read', sql`p.unit_id`)} WHERE ${where} GROUP BY r.id ${paging}`;
  const [items, counts] = await ctx.db.reads<[RunHead & Totals, { total: number }]>([
    rows,
    sql`SELECT count(*) AS total FROM pay_run AS r WHERE ${where}`,
  ]);
  return {
    items: items.map((row) => ({ ...row, workers: row.workers })),
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
  };
}

interface RunSteps {
  readonly computingJobId: string | null;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly schemeEdition: number;
  readonly insurancePolicyId: string;
  readonly insuranceName: string;
  readonly snapshotHash: string;
  readonly computedBy: string;
  readonly computedName: string;
  readonly computedAt: string;
  readonly acceptedName: string | null;
  readonly acceptedAt: string | null;
  readonly approvedName: string | null;
  readonly approvedAt: string | null;
  readonly paidName: string | null;
  readonly paidAt: string | null;
  readonly closedName: string | null;
  readonly closedAt: string | null;
  readonly fundingAccountId: string | null;
  readonly fundingAccount: string | null;
  readonly ledgerTransactionId: string | null;
}
interface FindingCount {
  readonly code: Finding['code'];
  readonly severity: Severity;
  readonly count: number;
  readonly open: number;
}
interface ItemSum {
  readonly side: 'earning' | 'deduction' | 'employer';
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly amountFen: number;
}

/** Whether a run is there at all: a list below it is else not found, and not empty. */
export const runById = (id: string): Statement => sql`SELECT id FROM pay_run WHERE id = ${id}`;

const headOf = (id: string): Statement => sql`
  SELECT r.id, r.month, r.state, r.version, r.scheme_id AS schemeId, s.name AS schemeName, s.edition AS schemeEdition,
    r.insurance_policy_id AS insurancePolicyId, i.name AS insuranceName, r.snapshot_hash AS snapshotHash,
    a.name AS acceptedName, a.accepted_at AS acceptedAt,
    r.computed_by AS computedBy, r.computed_name AS computedName, r.computed_at AS computedAt, r.approved_name AS approvedName,
    r.approved_at AS approvedAt, r.paid_name AS paidName, r.paid_at AS paidAt, r.closed_name AS closedName,
    r.closed_at AS closedAt, r.funding_account_id AS fundingAccountId, f.code || ' ' || f.name AS fundingAccount,
    r.ledger_transaction_id AS ledgerTransactionId, r.computing_job_id AS computingJobId
  FROM pay_run AS r JOIN pay_scheme AS s ON s.id = r.scheme_id JOIN insurance_policy AS i ON i.id = r.insurance_policy_id
  LEFT JOIN ledger_account AS f ON f.id = r.funding_account_id
  LEFT JOIN (SELECT e.run_id, e.accepted_at, coalesce(p.name, e.accepted_by) AS name FROM pay_finding AS e
    LEFT JOIN "user" AS p ON p.id = e.accepted_by WHERE e.run_id = ${id} AND e.accepted_at IS NOT NULL
    ORDER BY e.accepted_at DESC, e.worker_id LIMIT 1) AS a ON a.run_id = r.id
  WHERE r.id = ${id}`;

/** The street a payslip's unit lies in; units outside streets stand under the city. */
const streetOf = sql`coalesce((SELECT c.ancestor_id FROM unit_closure AS c JOIN unit AS u ON u.id = c.ancestor_id
  WHERE c.descendant_id = p.unit_id AND u.kind = 'street' LIMIT 1), p.unit_id)`;

const itemSums = (ctx: CityContext, run: Statement): Statement => sql`
  SELECT l.side, l.code, l.name, count(*) AS count, sum(l.amount_fen) AS amountFen
  FROM payslip AS p JOIN payslip_line AS l ON l.payslip_id = p.id
  WHERE p.run_id = ${run} AND ${inScope(ctx, 'pay.read', sql`p.unit_id`)}
  GROUP BY l.side, l.code ORDER BY CASE l.side WHEN 'earning' THEN 1 WHEN 'deduction' THEN 2 ELSE 3 END, min(l.seq)`;

/** One month's page: head, steps, findings, sums by street and item, and the month before beside them. */
export async function readRun(ctx: CityContext, id: string) {
  const scope = inScope(ctx, 'pay.read', sql`p.unit_id`);
  const previous = sql`(SELECT b.id FROM pay_run AS b JOIN pay_run AS r ON r.id = ${id} WHERE b.month < r.month ORDER BY b.month DESC LIMIT 1)`;
  const [heads, totals, findings, streets, items, itemsBefore, before] = await ctx.db.reads<
    [
      RunHead & RunSteps,
      Totals,
      FindingCount,
      Totals & { unitId: string; name: string },
      ItemSum,
      ItemSum,
      Totals & { month: Month | null },
    ]
  >([
    headOf(id),
    sql`SELECT ${payslipTotals} FROM payslip AS p WHERE p.run_id = ${id} AND ${scope}`,
    sql`SELECT f.code, f.severity, count(*) AS count, count(*) FILTER (WHERE f.accepted_at IS NULL) AS open
      FROM pay_finding AS f WHERE f.run_id = ${id} AND ${findingScope(ctx)} GROUP BY f.code, f.severity`,
    sql`SELECT s.id AS unitId, s.name, ${payslipTotals} FROM payslip AS p JOIN unit AS s ON s.id = ${streetOf}
      WHERE p.run_id = ${id} AND ${scope} GROUP BY s.id ORDER BY s.code, s.pinyin`,
    itemSums(ctx, sql`${id}`),
    itemSums(ctx, previous),
    sql`SELECT max(p.month) AS month, ${payslipTotals} FROM payslip AS p WHERE p.run_id = ${previous} AND ${scope}`,
  ]);
  const head = heads[0];
  const total = totals[0];
  if (!head || !total) return null;
  const {
    computedBy,
    computedName,
    computedAt,
    acceptedName,
    acceptedAt,
    approvedName,
    approvedAt,
    paidName,
    paidAt,
    closedName,
    closedAt,
    ...rest
  } = head;
  const last = before[0];
  const computed = { name: computedName, at: computedAt };
  return {
    ...rest,
    ...total,
    computed,
    checked: stepOf(acceptedName, acceptedAt) ?? computed,
    approved: stepOf(approvedName, approvedAt),
    paid: stepOf(paidName, paidAt),
    closed: stepOf(closedName, closedAt),
    ownComputation: computedBy === ctx.actor.id,
    findings,
    streets,
    items: items.map((item) => ({ ...item, beforeFen: last?.month ? amountBefore(itemsBefore, item) : null })),
    before: last?.month ? { ...last, month: last.month } : null,
  };
}

const stepOf = (name: string | null, at: string | null) => (name === null || at === null ? null : { name, at });

const amountBefore = (before: readonly ItemSum[], { side, code }: ItemSum): number =>
  before.find((item) => item.side === side && item.code === code)?.amountFen ?? 0;

/** A finding is seen by who may see its payslip; one without (left, uncomputable) by who sees the whole city. */
const findingScope = (ctx: CityContext): Statement =>
  holdsCityWide(ctx, 'pay.read')
    ? sql`1`
    : sql`EXISTS (SELECT 1 FROM payslip AS p WHERE p.run_id = f.run_id AND p.worker_id = f.worker_id
        AND ${inScope(ctx, 'pay.read', sql`p.unit_id`)})`;

interface FindingRow {
  readonly workerId: string;
  readonly name: string;
  readonly code: Finding['code'];
  readonly severity: Severity;
  readonly facts: string;
  readonly acceptedAt: string | null;
  readonly acceptedReason: string | null;
  readonly payslipId: string | null;
}

/** Findings of a run, what blocks first; null where there is no such run. */
export async function listFindings(ctx: CityContext, runId: string, query: FindingQuery) {
  const { page, pageSize, code, severity } = query;
  const where = allOf([
    sql`f.run_id = ${runId}`,
    findingScope(ctx),
    code !== undefined && sql`f.code = ${code}`,
    severity !== undefined && sql`f.severity = ${severity}`,
  ]);
  const [runs, items, counts] = await ctx.db.reads<[{ id: string }, FindingRow, { total: number }]>([
    runById(runId),
    sql`SELECT f.worker_id AS workerId, f.name, f.code, f.severity, f.facts, f.accepted_at AS acceptedAt,
      f.accepted_reason AS acceptedReason,
      (SELECT id FROM payslip WHERE run_id = f.run_id AND worker_id = f.worker_id) AS payslipId
      FROM pay_finding AS f WHERE ${where}
      ORDER BY CASE f.severity WHEN 'blocking' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.accepted_at IS NOT NULL, f.code, f.worker_id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM pay_finding AS f WHERE ${where}`,
  ]);
  if (runs.length === 0) return null;
  return {
    items: items.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Record<string, string | number> })),
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
  };
}
