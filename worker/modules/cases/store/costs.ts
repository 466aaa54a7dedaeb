import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { voucherClaims, voucherColumns, voucherInReach, voucherStands, type VoucherClaim } from '../../ledger/index.ts';
import { requestInScope } from './requests.ts';

/** A voucher is a duty's where it moves money of the duty's account, settles a month of it, or was recorded as spent for it. */
const ofDuty = (dutyId: Statement): Statement => sql`(EXISTS (SELECT 1 FROM ledger_transfer AS r
    JOIN ledger_account AS a ON a.id IN (r.debit_account_id, r.credit_account_id)
    WHERE r.transaction_id = t.id AND a.kind = 'duty' AND a.subject_id = ${dutyId})
  OR EXISTS (SELECT 1 FROM duty_spending AS s JOIN duty_assignment AS g ON g.id = s.assignment_id
    WHERE s.transaction_id = t.id AND g.duty_id = ${dutyId})
  OR EXISTS (SELECT 1 FROM duty_settlement AS s JOIN duty_assignment AS g ON g.id = s.assignment_id
    WHERE s.transaction_id = t.id AND g.duty_id = ${dutyId}))`;

/** What paid for the parts of requests. */
export const costs = voucherClaims({
  table: 'case_cost',
  record: 'part_id',
  called: ['诉求费用', '민원 처리 비용', 'costs of requests'],
});
export const bookedOf = (partId: Statement): Statement => sql`(SELECT coalesce(sum(k.amount_fen), 0) FROM case_cost AS k
  WHERE k.part_id = ${partId} AND k.ended_at IS NULL)`;

const dutyOf = (partId: string): Statement => sql`(SELECT duty_id FROM case_part WHERE id = ${partId})`;

/** `VoucherRow`s: of the part's duty, within reach, that stand; one of them, or the latest that the words fit. */
export const vouchersFor = (
  ctx: CityContext,
  partId: string,
  { id, q }: { readonly id?: string; readonly q?: string | undefined },
): Statement => sql`SELECT ${voucherColumns()}
  FROM ledger_transaction AS t WHERE ${allOf([
    voucherStands,
    ofDuty(dutyOf(partId)),
    voucherInReach(ctx),
    id !== undefined && sql`t.id = ${id}`,
    Boolean(q) && sql`instr(t.memo, ${q ?? ''}) OR instr(coalesce(t.document_number, ''), ${q ?? ''})`,
  ])} ORDER BY t.seq DESC LIMIT 50`;

export interface CostedPart {
  readonly id: string;
  readonly costFen: number | null;
  readonly bookedFen: number;
}

export const costedPart = (ctx: CityContext, id: string): Statement =>
  sql`SELECT p.id, p.cost_fen AS costFen, ${bookedOf(sql`p.id`)} AS bookedFen FROM case_part AS p
    WHERE p.id = ${id} AND ${inScope(ctx, 'cases.handle', sql`p.unit_id`)}`;

/** Neither what a part reported is passed by what is booked for it, nor a voucher by what is claimed of it. */
export const planCost = (ctx: CityContext, partId: string, id: string, cost: VoucherClaim): Statement[] =>
  costs.plan(
    ctx,
    partId,
    id,
    cost,
    sql`SELECT ${bookedOf(sql`p.id`)} <= p.cost_fen FROM case_part AS p WHERE p.id = ${partId}`,
  );

/** A `ClaimRow` within the scope of whoever handles the part. */
export const costById = (ctx: CityContext, id: string): Statement => sql`SELECT k.id, k.ended_at AS endedAt
  FROM case_cost AS k JOIN case_part AS p ON p.id = k.part_id
  WHERE k.id = ${id} AND ${inScope(ctx, 'cases.handle', sql`p.unit_id`)}`;

export interface CostLine {
  readonly id: string;
  readonly partId: string;
  readonly transactionId: string;
  readonly memo: string;
  readonly effectiveDay: string;
  readonly amountFen: number;
  readonly purpose: string;
  readonly linkedByName: string;
  readonly endReason: string | null;
}

/** Every link of a request's parts, those that were ended too. */
export const costsOfCase = (caseId: string): Statement => sql`SELECT k.id, k.part_id AS partId,
    k.transaction_id AS transactionId, t.memo, t.effective_day AS effectiveDay, k.amount_fen AS amountFen, k.purpose,
    k.linked_by_name AS linkedByName, k.end_reason AS endReason
  FROM case_cost AS k JOIN case_part AS p ON p.id = k.part_id JOIN ledger_transaction AS t ON t.id = k.transaction_id
  WHERE p.case_id = ${caseId} ORDER BY k.linked_at, k.id`;

interface DutyCost {
  readonly partId: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
  readonly reportedAt: string;
  readonly costFen: number;
  readonly bookedFen: number;
}

/** What the handling of requests cost a duty, part by part, and how much of it vouchers bear out. */
export async function listDutyCosts(ctx: CityContext, query: { page: number; pageSize: number; dutyId: string }) {
  const { page, pageSize, dutyId } = query;
  const from = sql`FROM case_part AS p JOIN case_request AS m ON m.id = p.case_id
    WHERE p.duty_id = ${dutyId} AND p.cost_fen IS NOT NULL AND ${requestInScope(ctx, 'cases.read')}`;
  const [items, sums] = await ctx.db.reads<[DutyCost, { total: number; costFen: number; bookedFen: number }]>([
    sql`SELECT p.id AS partId, m.id AS caseId, printf('TS%d-%05d', m.year, m.ordinal) AS number, m.title,
        (SELECT name FROM unit WHERE id = p.unit_id) AS unitName, p.reported_at AS reportedAt, p.cost_fen AS costFen,
        ${bookedOf(sql`p.id`)} AS bookedFen
      ${from} ORDER BY p.reported_at DESC, p.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total, coalesce(sum(p.cost_fen), 0) AS costFen, coalesce(sum(${bookedOf(sql`p.id`)}), 0) AS bookedFen ${from}`,
  ]);
  const { total = 0, costFen = 0, bookedFen = 0 } = sums[0] ?? {};
  return { items, page, pageSize, total, costFen, bookedFen };
}
