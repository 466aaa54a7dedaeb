import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import { grantedUnits, holdsCityWide, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { transactionInScope } from './store/reversal.ts';

/** `own` is 1 where the actor writes to what the record belongs to. */
async function reachOf(ctx: CityContext, statement: Statement): Promise<AttachmentReach> {
  const row = await ctx.db.first<{ own: number }>(statement);
  if (!row) return 'none';
  return row.own === 1 ? 'write' : 'read';
}

/** The papers of a voucher: whoever keeps one of its accounts adds, whoever sees the voucher sees them. */
export const voucherFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(
    ctx,
    sql`SELECT ${transactionInScope(ctx, 'ledger.write', sql`t.id`)} AS own FROM ledger_transaction AS t
      WHERE t.id = ${id} AND ${transactionInScope(ctx, 'ledger.read', sql`t.id`)}`,
  );

/** The papers of a hold: the contract, the request. */
export const holdFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(
    ctx,
    sql`SELECT ${inScope(ctx, 'ledger.write', sql`a.unit_id`)} AS own FROM ledger_hold AS h
      JOIN ledger_account AS a ON a.id = h.account_id WHERE h.id = ${id} AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}`,
  );

/** The papers of a request to take a voucher back: as those of the voucher that it is about. */
export const reversalFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(
    ctx,
    sql`SELECT ${transactionInScope(ctx, 'ledger.write', sql`q.transaction_id`)} AS own FROM ledger_reversal AS q
      WHERE q.id = ${id} AND ${transactionInScope(ctx, 'ledger.read', sql`q.transaction_id`)}`,
  );

/** What closes a month or a year is everybody's to see, and whoever keeps the whole book adds to it. */
const closingFiles =
  (which: (id: string) => Statement) =>
  async (ctx: CityContext, id: string): Promise<AttachmentReach> => {
    if (grantedUnits(ctx, 'ledger.read').length === 0) return 'none';
    return reachOf(ctx, sql`SELECT ${Number(holdsCityWide(ctx, 'ledger.write'))} + 0 AS own ${which(id)}`);
  };

/** The papers of the closing of a month, and of the request to open it again. */
export const monthFiles = closingFiles((id) => sql`FROM ledger_month WHERE id = ${id}`);

/** The papers of the closing of a year: what is returned and what is carried on. */
export const yearFiles = closingFiles((id) => sql`FROM ledger_year_close WHERE id = ${id}`);
