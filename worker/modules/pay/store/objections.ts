import { dayOfInstant, type Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { ObjectionQuery } from '../input/objections.ts';
import { confirmationDue, type ObjectionFacts, type ObjectionState } from '../rules/objection.ts';

export interface ObjectionRow extends ObjectionFacts {
  readonly payslipId: string;
  readonly payslipStands: number;
  readonly workerName: string;
  readonly unitName: string;
  readonly lineName: string | null;
  readonly openedAt: string;
  readonly settledAt: string | null;
  readonly settledName: string | null;
}
interface MessageRow {
  readonly id: string;
  readonly objectionId: string;
  readonly side: 'worker' | 'office';
  readonly author: string;
  readonly text: string;
  readonly at: string;
}

const columns = sql`o.id, o.payslip_id AS payslipId, EXISTS (SELECT 1 FROM payslip WHERE id = o.payslip_id) AS payslipStands,
  o.month, w.name AS workerName, u.name AS unitName, o.line_name AS lineName, o.state, o.version, o.opened_at AS openedAt,
  o.settled_at AS settledAt, o.settled_name AS settledName`;
const source = sql`payslip_objection AS o JOIN worker AS w ON w.id = o.worker_id JOIN unit AS u ON u.id = o.unit_id`;
const messageColumns = sql`m.id, m.objection_id AS objectionId, m.side, m.author_name AS author, m.text, m.written_at AS at`;

const detailOf = ({ payslipStands, ...row }: ObjectionRow, messages: readonly MessageRow[]) => ({
  ...row,
  payslipStands: payslipStands === 1,
  messages: messages
    .filter(({ objectionId }) => objectionId === row.id)
    .map(({ id, side, author, text, at }) => ({ id, side, author, text, at })),
});

/** The payslip of a reader once its run is approved, with what decides on confirming it: nobody else's. */
export const ownPayslip = (ctx: CityContext, id: string): Statement => sql`
  SELECT p.id, p.worker_id AS workerId, p.unit_id AS unitId, p.month, p.net_fen AS netFen, r.approved_at AS approvedAt,
    (SELECT confirmed_at FROM payslip_receipt WHERE payslip_id = p.id) AS confirmedAt, ${confirmDaysOf(sql`p.month`)} AS confirmDays,
    (SELECT id FROM payslip_objection WHERE worker_id = p.worker_id AND month = p.month AND state <> 'settled') AS standingId
  FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id
  WHERE p.id = ${id} AND p.worker_id = ${ctx.actor.workerId ?? ''} AND r.state <> 'computed'`;

/** Days that the policy of a month gives; null where the city set none. */
export const confirmDaysOf = (month: Statement): Statement =>
  sql`(SELECT confirm_days FROM payslip_policy WHERE from_month <= ${month} ORDER BY from_month DESC, id DESC LIMIT 1)`;

export interface OwnPayslip {
  readonly id: string;
  readonly workerId: string;
  readonly unitId: string;
  readonly month: string;
  readonly netFen: number;
  readonly approvedAt: string;
  readonly confirmedAt: string | null;
  readonly confirmDays: number | null;
  readonly standingId: string | null;
}

/** The day until which a payslip approved at an instant is to be confirmed. */
export const dueDay = (approvedAt: string | null, confirmDays: number | null): Day | null =>
  approvedAt === null ? null : confirmationDue(dayOfInstant(Date.parse(approvedAt)), confirmDays);

/** What a worker answered to one of their own payslips. */
export async function readOwnAnswers(ctx: CityContext, id: string) {
  const mine = sql`o.worker_id = ${ctx.actor.workerId ?? ''} AND o.month = (SELECT month FROM payslip WHERE id = ${id})`;
  const [slips, rows, messages] = await ctx.db.reads<[OwnPayslip, ObjectionRow, MessageRow]>([
    ownPayslip(ctx, id),
    sql`SELECT ${columns} FROM ${source} WHERE ${mine} ORDER BY o.opened_at DESC, o.id DESC LIMIT 50`,
    sql`SELECT ${messageColumns} FROM payslip_message AS m JOIN payslip_objection AS o ON o.id = m.objection_id
      WHERE ${mine} ORDER BY m.id LIMIT 500`,
  ]);
  const slip = slips[0];
  if (!slip) return null;
  const due = dueDay(slip.approvedAt, slip.confirmDays);
  return {
    confirmedAt: slip.confirmedAt,
    dueDay: due,
    overdue: slip.confirmedAt === null && due !== null && due < ctx.today,
    objections: rows.map((row) => detailOf(row, messages)),
  };
}

interface ListedRow extends Omit<ObjectionRow, 'payslipStands' | 'settledName'> {
  readonly messages: number;
  readonly text: string;
  readonly side: 'worker' | 'office';
  readonly movedAt: string;
}

const orders: Readonly<Record<string, Statement>> = {
  openedAt: sql`o.opened_at, o.id`,
  '-openedAt': sql`o.opened_at DESC, o.id`,
  movedAt: sql`o.moved_at, o.id`,
  '-movedAt': sql`o.moved_at DESC, o.id`,
};
/** What waits for the office first, the oldest of it at the top. */
const byUrgency = sql`CASE o.state WHEN 'open' THEN 1 WHEN 'answered' THEN 2 ELSE 3 END, o.opened_at, o.id`;

/** Objections within the reader's scope, with the latest word of each. */
export async function listObjections(ctx: CityContext, query: ObjectionQuery) {
  const { page, pageSize, state, month, unitId, q, sort } = query;
  const wide = allOf([
    inScope(ctx, 'pay.read', sql`o.unit_id`),
    month !== undefined && sql`o.month = ${month}`,
    unitId !== undefined && sql`o.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()})`,
  ]);
  const where = allOf([wide, state !== undefined && sql`o.state = ${state}`]);
  const last = sql`(SELECT max(id) FROM payslip_message WHERE objection_id = o.id)`;
  const [items, counts] = await ctx.db.reads<[ListedRow, { state: ObjectionState; count: number }]>([
    sql`SELECT o.id, o.payslip_id AS payslipId, o.month, w.name AS workerName, u.name AS unitName, o.line_name AS lineName,
        o.state, o.version, o.opened_at AS openedAt, o.settled_at AS settledAt, o.moved_at AS movedAt, m.text, m.side,
        (SELECT count(*) FROM payslip_message WHERE objection_id = o.id) AS messages
      FROM ${source} JOIN payslip_message AS m ON m.id = ${last} WHERE ${where}
      ORDER BY ${orders[sort ?? ''] ?? byUrgency}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT o.state, count(*) AS count FROM ${source} WHERE ${wide} GROUP BY o.state`,
  ]);
  const of = (wanted: ObjectionState) => counts.find((row) => row.state === wanted)?.count ?? 0;
  const told = { open: of('open'), answered: of('answered'), settled: of('settled') };
  const total = state === undefined ? told.open + told.answered + told.settled : told[state];
  return { items, page, pageSize, total, counts: told };
}

/** One objection with all that was said, within the reader's scope. */
export async function readObjection(ctx: CityContext, id: string) {
  const [rows, messages] = await ctx.db.reads<[ObjectionRow, MessageRow]>([
    sql`SELECT ${columns} FROM ${source} WHERE o.id = ${id} AND ${inScope(ctx, 'pay.read', sql`o.unit_id`)}`,
    sql`SELECT ${messageColumns} FROM payslip_message AS m WHERE m.objection_id = ${id} ORDER BY m.id LIMIT 500`,
  ]);
  return rows[0] ? detailOf(rows[0], messages) : null;
}

const factColumns = sql`id, month, state, version`;
export const ownObjection = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${factColumns} FROM payslip_objection WHERE id = ${id} AND worker_id = ${ctx.actor.workerId ?? ''}`;
export const officeObjection = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${factColumns} FROM payslip_objection WHERE id = ${id} AND ${inScope(ctx, 'pay.objections.answer', sql`unit_id`)}`;
export const objectionById = (id: string): Statement =>
  sql`SELECT ${factColumns} FROM payslip_objection WHERE id = ${id}`;

export const insertReceipt = (ctx: CityContext, slip: OwnPayslip): Statement =>
  insertRow('payslip_receipt', {
    payslip_id: slip.id,
    worker_id: slip.workerId,
    month: slip.month,
    net_fen: slip.netFen,
    confirmed_at: ctx.at,
  });

export const insertObjection = (ctx: CityContext, id: string, slip: OwnPayslip, lineName: string | null): Statement =>
  insertRow('payslip_objection', {
    id,
    payslip_id: slip.id,
    worker_id: slip.workerId,
    unit_id: slip.unitId,
    month: slip.month,
    line_name: lineName,
    state: 'open',
    opened_at: ctx.at,
    moved_at: ctx.at,
  });

export const insertMessage = (
  ctx: CityContext,
  objectionId: string,
  side: 'worker' | 'office',
  text: string,
): Statement =>
  insertRow('payslip_message', {
    id: ctx.newId('psm'),
    objection_id: objectionId,
    side,
    author_id: ctx.actor.id,
    author_name: ctx.actor.name,
    text,
    written_at: ctx.at,
  });

export const moveObjection = (ctx: CityContext, id: string, version: number, state: ObjectionState): Statement[] => [
  sql`UPDATE payslip_objection SET state = ${state}, version = version + 1, moved_at = ${ctx.at},
      settled_at = ${state === 'settled' ? ctx.at : null}, settled_name = ${state === 'settled' ? ctx.actor.name : null}
    WHERE id = ${id} AND version = ${version} AND state <> 'settled'`,
  expectChanges('payslip_objection_version'),
];

interface AnswerCounts {
  readonly confirmed: number;
  readonly waiting: number;
  readonly approvedAt: string | null;
  readonly confirmDays: number | null;
  readonly open: number;
  readonly answered: number;
  readonly settled: number;
}

/** How the workers of a run answered, counted over what the reader may see; null where there is no such run. */
export async function readRunAnswers(ctx: CityContext, runId: string) {
  const objections = (state: ObjectionState) => sql`(SELECT count(*) FROM payslip_objection AS o
    WHERE o.month = r.month AND o.state = ${state} AND ${inScope(ctx, 'pay.read', sql`o.unit_id`)})`;
  const slips = (confirmed: Statement) => sql`(SELECT count(*) FROM payslip AS p WHERE p.run_id = r.id
    AND ${inScope(ctx, 'pay.read', sql`p.unit_id`)}
    AND ${confirmed} EXISTS (SELECT 1 FROM payslip_receipt AS c WHERE c.payslip_id = p.id))`;
  const row = await ctx.db.first<AnswerCounts>(sql`
    SELECT ${slips(sql``)} AS confirmed, CASE r.state WHEN 'computed' THEN 0 ELSE ${slips(sql`NOT`)} END AS waiting,
      CASE r.state WHEN 'computed' THEN NULL ELSE r.approved_at END AS approvedAt, ${confirmDaysOf(sql`r.month`)} AS confirmDays,
      ${objections('open')} AS open, ${objections('answered')} AS answered, ${objections('settled')} AS settled
    FROM pay_run AS r WHERE r.id = ${runId}`);
  if (!row) return null;
  const { approvedAt, confirmDays, ...counts } = row;
  return { ...counts, dueDay: dueDay(approvedAt, confirmDays) };
}

export interface PolicyRow {
  readonly id: string;
  readonly fromMonth: string;
  readonly confirmDays: number;
  readonly source: string;
  readonly decidedAt: string;
}

/** Every decision on the days for confirming, the latest month first: a handful. */
export async function listPayslipPolicies(ctx: CityContext): Promise<{ items: PolicyRow[] }> {
  const items = await ctx.db.all<PolicyRow>(sql`SELECT id, from_month AS fromMonth, confirm_days AS confirmDays, source,
    decided_at AS decidedAt FROM payslip_policy ORDER BY from_month DESC, id DESC LIMIT 200`);
  return { items: [...items] };
}

export interface NewPayslipPolicy {
  readonly id: string;
  readonly fromMonth: string;
  readonly confirmDays: number;
  readonly source: string;
}

export const insertPayslipPolicy = (policy: NewPayslipPolicy, at: string, by: string): Statement =>
  insertRow('payslip_policy', {
    id: policy.id,
    from_month: policy.fromMonth,
    confirm_days: policy.confirmDays,
    source: policy.source,
    decided_at: at,
    decided_by: by,
  });
