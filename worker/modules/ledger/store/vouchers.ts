import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import {
  allOf,
  expectChanges,
  expectThat,
  identifier,
  insertRow,
  sql,
  type Statement,
} from '../../../platform/statement.ts';

/** Payments of the ledger, as other modules say what they went into. `t` is the voucher in every condition here. */

/** A voucher is within reach where one of its accounts is. */
export const voucherInReach = (ctx: CityContext): Statement => sql`EXISTS (SELECT 1 FROM ledger_transfer AS r
  JOIN ledger_account AS a ON a.id IN (r.debit_account_id, r.credit_account_id)
  WHERE r.transaction_id = t.id AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)})`;

/** A payment that is neither a reversal nor reversed. */
export const voucherStands = sql`t.nature = 'execution' AND t.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id)`;

/** In fen. */
const voucherAmount = sql`(SELECT sum(x.amount_fen) FROM ledger_transfer AS x WHERE x.transaction_id = t.id)`;

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

/** A {@link VoucherRow} within reach, reversed or not; `claimed` reads, in fen, what the asking module has claimed of it. */
const voucherById = (ctx: CityContext, id: string, claimed: Statement): Statement => sql`SELECT ${columns(claimed)}
  FROM ledger_transaction AS t WHERE t.id = ${id} AND t.nature = 'execution' AND t.reverses_id IS NULL AND ${voucherInReach(ctx)}`;

/** The latest vouchers within reach that stand. */
const vouchersLike = (
  ctx: CityContext,
  q: string | undefined,
  claimed: Statement,
): Statement => sql`SELECT ${columns(claimed)}
  FROM ledger_transaction AS t WHERE ${allOf([
    voucherStands,
    Boolean(q) && sql`instr(t.memo, ${q ?? ''}) OR instr(coalesce(t.document_number, ''), ${q ?? ''})`,
    voucherInReach(ctx),
  ])} ORDER BY t.seq DESC LIMIT 50`;

/** One part of a voucher, in fen, and what it went into. */
export interface VoucherClaim {
  readonly transactionId: string;
  readonly amountFen: number;
  readonly purpose: string;
}

/** A link as it is found again before it is ended. */
export interface ClaimRow {
  readonly id: string;
  readonly endedAt: string | null;
}

interface ClaimTable {
  /** Has `id, transaction_id, amount_fen, purpose, linked_at, linked_by_name, ended_at, ended_by_name, end_reason`. */
  readonly table: string;
  /** The column that names the record a link belongs to. */
  readonly record: string;
  /** What a voucher `t` comes to, in fen; the sum of its transfers unless told. */
  readonly amount?: Statement;
}

/**
 * By which a module says what parts of vouchers went into its records: links in a table of its own, never deleted. A sum
 * is looked at again in the batch that writes it (`<table>_within`): what several claim at once never passes the voucher.
 */
export function voucherClaims({ table: name, record, amount = voucherAmount }: ClaimTable) {
  const [links, owner] = [identifier(name), identifier(record)];
  const claimed = sql`(SELECT coalesce(sum(c.amount_fen), 0) FROM ${links} AS c
    WHERE c.transaction_id = t.id AND c.ended_at IS NULL)`;
  return {
    claimed,
    /** A {@link VoucherRow} within reach, reversed or not. */
    voucher: (ctx: CityContext, id: string): Statement => voucherById(ctx, id, claimed),
    /** {@link VoucherRow}s: the latest within reach that stand. */
    vouchers: (ctx: CityContext, q: string | undefined): Statement => vouchersLike(ctx, q, claimed),
    /** The link of a voucher with a record, where one stands: `id`. */
    standing: (recordId: string, transactionId: string): Statement => sql`SELECT id FROM ${links}
      WHERE ${owner} = ${recordId} AND transaction_id = ${transactionId} AND ended_at IS NULL`,
    /** `also` is what else must hold of the sums once the link is written. */
    plan: (ctx: CityContext, recordId: string, id: string, claim: VoucherClaim, also?: Statement): Statement[] => [
      insertRow(name, {
        id,
        [record]: recordId,
        transaction_id: claim.transactionId,
        amount_fen: claim.amountFen,
        purpose: claim.purpose,
        linked_at: ctx.at,
        linked_by_name: ctx.actor.name,
      }),
      expectThat(
        `${name}_within`,
        allOf([
          sql`SELECT ${claimed} <= ${amount} FROM ledger_transaction AS t WHERE t.id = ${claim.transactionId}`,
          also,
        ]),
      ),
    ],
    planEnd: (ctx: CityContext, id: string, reason: string): Statement[] => [
      sql`UPDATE ${links} SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name}, end_reason = ${reason}
        WHERE id = ${id} AND ended_at IS NULL`,
      expectChanges(`${name}_standing`),
    ],
  };
}
