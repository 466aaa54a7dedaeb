import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';

/** Payments of the ledger, as other modules say what they went into. `t` is the voucher in every condition here. */

/** A voucher is within reach where one of its accounts is. */
const reached = (ctx: CityContext): Statement => sql`EXISTS (SELECT 1 FROM ledger_transfer AS r
  JOIN ledger_account AS a ON a.id IN (r.debit_account_id, r.credit_account_id)
  WHERE r.transaction_id = t.id AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)})`;

/** In fen. */
export const voucherAmount = sql`(SELECT sum(x.amount_fen) FROM ledger_transfer AS x WHERE x.transaction_id = t.id)`;

export interface VoucherRow {
  readonly id: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly effectiveDay: string;
  readonly amountFen: number;
  readonly claimedFen: number;
  readonly reversed: number;
}

const columns = (claimed: Statement): Statement => sql`t.id, t.memo, t.document_number AS documentNumber,
  t.effective_day AS effectiveDay, ${voucherAmount} AS amountFen, ${claimed} AS claimedFen,
  EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id) AS reversed`;

/** A {@link VoucherRow} within reach; `claimed` reads, in fen, what the asking module has claimed of it. */
export const voucherById = (
  ctx: CityContext,
  id: string,
  claimed: Statement,
): Statement => sql`SELECT ${columns(claimed)}
  FROM ledger_transaction AS t WHERE t.id = ${id} AND t.nature = 'execution' AND t.reverses_id IS NULL AND ${reached(ctx)}`;

/** The latest vouchers within reach that stand. */
export const vouchersLike = (
  ctx: CityContext,
  q: string | undefined,
  claimed: Statement,
): Statement => sql`SELECT ${columns(claimed)}
  FROM ledger_transaction AS t WHERE ${allOf([
    sql`t.nature = 'execution' AND t.reverses_id IS NULL`,
    sql`NOT EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id)`,
    Boolean(q) && sql`instr(t.memo, ${q ?? ''}) OR instr(coalesce(t.document_number, ''), ${q ?? ''})`,
    reached(ctx),
  ])} ORDER BY t.seq DESC LIMIT 50`;
