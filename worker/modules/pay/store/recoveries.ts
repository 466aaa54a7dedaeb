import { addMonths, monthOfDay, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { ppmToDecimal } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { RecoveryQuery } from '../input/recoveries.ts';
import type { Claim, RecoveryTerms } from '../rules/recovery.ts';
import { planRecovery, type LastPay, type Waiver } from '../rules/recovery-decisions.ts';
import { lastUnitOf } from './facts.ts';

const counted = (draft: boolean): Statement => (draft ? sql`1` : sql`r.state <> 'computed'`);

/** What approved runs left open, less what was waived, by worker and month of origin; of the draft, too, where asked for. */
const openClaims = (worker: Statement, draft = false): Statement => sql`
  SELECT workerId, month, taxable, sum(fen) AS fen FROM (
    SELECT p.worker_id AS workerId, l.for_month AS month, l.taxable, l.amount_fen AS fen
      FROM payslip_line AS l INDEXED BY payslip_line_recovery CROSS JOIN payslip AS p ON p.id = l.payslip_id
      CROSS JOIN pay_run AS r ON r.id = p.run_id
      WHERE l.source = 'recovery' AND ${counted(draft)} AND (${worker} IS NULL OR p.worker_id = ${worker})
    UNION ALL SELECT worker_id, for_month, taxable, -amount_fen FROM pay_waiver
      WHERE state = 'granted' AND (${worker} IS NULL OR worker_id = ${worker})
  ) GROUP BY workerId, month, taxable HAVING sum(fen) <> 0`;

interface ClaimRow {
  readonly month: Month;
  readonly taxable: number;
  readonly fen: number;
}

const claimOf = ({ month, taxable, fen: owed }: ClaimRow): Claim => ({ month, taxable: taxable === 1, fen: fen(owed) });

/** One worker's open claims, the oldest first. */
export const claimsOfWorker = (workerId: string): Statement =>
  sql`SELECT month, taxable, fen FROM (${openClaims(sql`${workerId}`)}) ORDER BY month, taxable`;

export const readClaims = (rows: readonly ClaimRow[]): Claim[] => rows.map(claimOf);

interface OwingRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly left: number;
  readonly claims: string;
  readonly draftFen: number;
  readonly monthlyFen: number | null;
  readonly instalmentReason: string | null;
  readonly last: string | null;
  readonly waivers: string;
}
interface PolicyRow {
  readonly floorFen: Fen;
  readonly maxSharePpm: number;
  readonly source: string;
}

/** What the draft moves of what is owed, by worker; of what it clears nothing is left to be seen otherwise. */
const draftMoves = sql`SELECT p.worker_id AS workerId, NULL AS claims, 0 AS owed, sum(l.amount_fen) AS moved
  FROM payslip_line AS l INDEXED BY payslip_line_recovery CROSS JOIN payslip AS p ON p.id = l.payslip_id
  CROSS JOIN pay_run AS r ON r.id = p.run_id WHERE l.source = 'recovery' AND r.state = 'computed' GROUP BY p.worker_id`;

/** Everybody who owes something, or whose debt the draft moves. */
const owingBy = (draft: boolean): Statement => sql`(
  SELECT workerId, coalesce(max(claims), '[]') AS claims, sum(owed) AS owed, sum(moved) AS moved FROM (
    SELECT workerId, json_group_array(json_object('month', month, 'taxable', taxable, 'fen', fen) ORDER BY month, taxable)
      AS claims, sum(fen) AS owed, 0 AS moved FROM (${openClaims(sql`NULL`, draft)}) GROUP BY workerId
    UNION ALL ${draft ? draftMoves : sql`SELECT NULL, NULL, 0, 0 WHERE 0`}
  ) GROUP BY workerId HAVING sum(owed) > 0 OR sum(moved) <> 0)`;

const lastPay = (
  draft: boolean,
): Statement => sql`(SELECT json_object('grossFen', p.gross_fen, 'backPayFen', p.back_pay_fen, 'recoveryFen', p.recovery_fen,
  'netFen', p.net_fen) FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id
  WHERE p.worker_id = w.id AND p.on_post = 1 AND ${counted(draft)} ORDER BY p.month DESC LIMIT 1)`;

const waiting = sql`(SELECT json_group_array(json_object('id', v.id, 'month', v.for_month, 'taxable', v.taxable,
  'amountFen', v.amount_fen, 'reason', v.reason, 'version', v.version, 'askedBy', v.asked_by, 'askedName', v.asked_name))
  FROM pay_waiver AS v WHERE v.worker_id = w.id AND v.state = 'asked')`;

/** Who owes the city something, how much for which month, and how it is expected to come back. */
export async function listRecoveries(ctx: CityContext, query: RecoveryQuery) {
  const { page, pageSize, q } = query;
  const draft = query.draft === 'true';
  const where = allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()}) = 1`,
  ]);
  const from = sql`${owingBy(draft)} AS o JOIN worker AS w ON w.id = o.workerId
    LEFT JOIN pay_instalment AS i ON i.id = (SELECT max(id) FROM pay_instalment WHERE worker_id = w.id)`;
  const now = monthOfDay(ctx.today);
  const [rows, sums, policies, runs] = await ctx.db.reads<
    [OwingRow, { total: number; owedFen: number }, PolicyRow, { month: Month | null; draftMonth: Month | null }]
  >([
    sql`SELECT w.id AS workerId, w.name, (SELECT name FROM unit WHERE id = ${lastUnitOf(sql`w.id`)}) AS unitName,
      w.left_on IS NOT NULL AS left, o.claims, o.moved AS draftFen, nullif(i.monthly_fen, 0) AS monthlyFen, i.reason AS instalmentReason,
      ${lastPay(draft)} AS last, ${waiting} AS waivers
      FROM ${from} WHERE ${where} ORDER BY o.owed DESC, w.pinyin, w.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total, coalesce(sum(o.owed), 0) AS owedFen FROM ${from} WHERE ${where}`,
    sql`SELECT floor_fen AS floorFen, max_share_ppm AS maxSharePpm, source FROM pay_settlement_policy
      WHERE from_month <= ${now} ORDER BY from_month DESC, id DESC LIMIT 1`,
    sql`SELECT max(r.month) FILTER (WHERE ${counted(draft)}) AS month,
      max(r.month) FILTER (WHERE r.state = 'computed') AS draftMonth FROM pay_run AS r`,
  ]);
  const next = runs[0]?.month ? addMonths(runs[0].month, 1) : now;
  const policy = policies[0] ?? { floorFen: fen(0), maxSharePpm: 0, source: '' };
  const terms = { floorFen: policy.floorFen, maxShare: ppmToDecimal(policy.maxSharePpm), source: policy.source };
  return {
    items: rows.map((row) => planOf(ctx, row, terms, next)),
    page,
    pageSize,
    total: sums[0]?.total ?? 0,
    owedFen: sums[0]?.owedFen ?? 0,
    draftMonth: runs[0]?.draftMonth ?? null,
    terms,
  };
}

function planOf(ctx: CityContext, row: OwingRow, terms: Omit<RecoveryTerms, 'instalmentFen'>, next: Month) {
  const { claims, monthlyFen, instalmentReason, last, waivers, left, ...who } = row;
  const owed = (JSON.parse(claims) as ClaimRow[]).map(claimOf);
  const instalmentFen = monthlyFen === null ? null : fen(monthlyFen);
  const gone = left === 1;
  const pay = last === null || gone ? null : (JSON.parse(last) as LastPay);
  const plan = planRecovery(owed, { ...terms, instalmentFen }, pay, next, limits.recoveryInstalments);
  const asked = JSON.parse(waivers) as (Omit<Waiver, 'taxable' | 'workerId' | 'state'> & {
    readonly taxable: number;
    readonly reason: string;
    readonly askedName: string;
  })[];
  return {
    ...who,
    left: gone,
    claims: owed.map((claim) => ({ ...claim })),
    instalmentFen,
    instalmentReason: instalmentFen === null ? null : instalmentReason,
    ...plan,
    instalments: plan.instalments.map((each) => ({ ...each })),
    waivers: asked.map(({ taxable, askedBy, ...waiver }) => ({
      ...waiver,
      taxable: taxable === 1,
      own: askedBy === ctx.actor.id,
    })),
  };
}

export const insertInstalment = (
  ctx: CityContext,
  workerId: string,
  input: { readonly monthlyFen: number; readonly reason: string },
): Statement =>
  insertRow('pay_instalment', {
    id: ctx.newId('ins'),
    worker_id: workerId,
    monthly_fen: input.monthlyFen,
    reason: input.reason,
    recorded_at: ctx.at,
    recorded_by: ctx.actor.id,
    recorded_name: ctx.actor.name,
  });

export const standingWaivers = (workerId: string, month: Month, taxable: boolean): Statement =>
  sql`SELECT count(*) AS count FROM pay_waiver WHERE worker_id = ${workerId} AND for_month = ${month}
    AND taxable = CAST(${Number(taxable)} AS INTEGER) AND state = 'asked'`;

export const insertWaiver = (
  ctx: CityContext,
  id: string,
  workerId: string,
  input: { readonly month: Month; readonly taxable: boolean; readonly amountFen: number; readonly reason: string },
): Statement =>
  insertRow('pay_waiver', {
    id,
    worker_id: workerId,
    for_month: input.month,
    taxable: Number(input.taxable),
    amount_fen: input.amountFen,
    reason: input.reason,
    state: 'asked',
    asked_at: ctx.at,
    asked_by: ctx.actor.id,
    asked_name: ctx.actor.name,
  });

interface WaiverRow extends Omit<Waiver, 'taxable'> {
  readonly taxable: number;
}

/** A waiver within the actor's scope. */
export const waiverById = (ctx: CityContext, id: string): Statement => sql`
  SELECT id, worker_id AS workerId, for_month AS month, taxable, amount_fen AS amountFen, state, version, asked_by AS askedBy
  FROM pay_waiver WHERE id = ${id} AND ${inScope(ctx, 'pay.run.approve', lastUnitOf(sql`worker_id`))}`;

export const waiverOf = (row: WaiverRow | null): Waiver | null => row && { ...row, taxable: row.taxable === 1 };
export type { WaiverRow, ClaimRow };

export const decideWaiverRow = (ctx: CityContext, id: string, version: number, grant: boolean): Statement[] => [
  sql`UPDATE pay_waiver SET state = ${grant ? 'granted' : 'refused'}, decided_at = ${ctx.at}, decided_by = ${ctx.actor.id},
      decided_name = ${ctx.actor.name}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND state = 'asked'`,
  expectChanges('pay_waiver_version'),
];
