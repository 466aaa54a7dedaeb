import { fen, formatYuan } from '../../../core/fen.ts';
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
import { movedOnBalance } from './reading.ts';

/** Payments of the ledger, as other modules say what they went into. `t` is the voucher in every condition here. */

/** A voucher is within reach where one of its accounts is. */
export const voucherInReach = (ctx: CityContext): Statement => sql`EXISTS (SELECT 1 FROM ledger_transfer AS r
  JOIN ledger_account AS a ON a.id IN (r.debit_account_id, r.credit_account_id)
  WHERE r.transaction_id = t.id AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)})`;

/** A payment that is neither a reversal nor reversed. */
export const voucherStands = sql`t.nature = 'execution' AND t.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id)`;

export interface VoucherRow {
  readonly id: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly effectiveDay: string;
  /** What it moves on balance. */
  readonly amountFen: number;
  /** What all modules together have claimed of it. */
  readonly claimedFen: number;
  readonly reversed: number;
}

interface ClaimTable {
  /** Has `id, transaction_id, amount_fen, purpose, linked_at, linked_by_name, ended_at, ended_by_name, end_reason`. */
  readonly table: string;
  /** The column that names the record a link belongs to. */
  readonly record: string;
  /** What is claimed, in Chinese, Korean and English: a refusal names it to another module. */
  readonly called: readonly [string, string, string];
}

/** Whoever claims is counted by all: {@link voucherClaims} enters its table here, before any request is answered. */
const claimTables: ClaimTable[] = [];

/** `holder, fen` of a voucher, a row for each table. */
const claimsOf = (voucher: Statement): Statement =>
  claimTables
    .map(
      ({ table }) => sql`SELECT ${table} AS holder, coalesce(sum(c.amount_fen), 0) AS fen FROM ${identifier(table)} AS c
        WHERE c.transaction_id = ${voucher} AND c.ended_at IS NULL`,
    )
    .reduce((all, each) => sql`${all} UNION ALL ${each}`);

const claimed = (): Statement => sql`(SELECT sum(fen) FROM (${claimsOf(sql`t.id`)}))`;

/** Columns of a {@link VoucherRow}. */
export const voucherColumns = (): Statement => sql`t.id, t.memo, t.document_number AS documentNumber,
  t.effective_day AS effectiveDay, ${movedOnBalance} AS amountFen, ${claimed()} AS claimedFen,
  EXISTS (SELECT 1 FROM ledger_transaction AS v WHERE v.reverses_id = t.id) AS reversed`;

/** What one module has claimed of a voucher, in fen, by its table. */
export interface Holder {
  readonly holder: string;
  readonly fen: number;
}

/** {@link Holder}s of a voucher. */
const holdersOf = (id: string): Statement => sql`SELECT holder, fen FROM (${claimsOf(sql`${id}`)}) WHERE fen > 0`;

/** What is left of a voucher and who holds the rest, in words: the facts of a refusal to claim more. */
export function claimFacts({ amountFen, claimedFen }: VoucherRow, holders: readonly Holder[]) {
  const leftFen = Math.max(0, amountFen - claimedFen);
  const inWords = (language: 0 | 1 | 2, none: string) =>
    holders
      .map(({ holder, fen: held }) => {
        const name = claimTables.find(({ table }) => table === holder)?.called[language] ?? holder;
        return `${name} ${formatYuan(fen(held))}`;
      })
      .join(language === 0 ? '、' : ', ') || none;
  return {
    leftFen,
    leftYuan: formatYuan(fen(leftFen)),
    amountYuan: formatYuan(fen(amountFen)),
    held: inWords(0, '无'),
    heldKo: inWords(1, '없음'),
    heldEn: inWords(2, 'none'),
  };
}

/** A {@link VoucherRow} within reach, reversed or not. */
const voucherById = (ctx: CityContext, id: string): Statement => sql`SELECT ${voucherColumns()}
  FROM ledger_transaction AS t WHERE t.id = ${id} AND t.nature = 'execution' AND t.reverses_id IS NULL AND ${voucherInReach(ctx)}`;

/** The latest vouchers within reach that stand. */
const vouchersLike = (ctx: CityContext, q: string | undefined): Statement => sql`SELECT ${voucherColumns()}
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

/**
 * By which a module says what parts of vouchers went into its records: links in a table of its own, never deleted. The
 * sum of all modules' links is looked at again in the batch that writes one (`<table>_within`): what several claim at
 * once never passes what the voucher moved.
 */
export function voucherClaims(claim: ClaimTable) {
  const { table: name, record } = claim;
  claimTables.push(claim);
  const [links, owner] = [identifier(name), identifier(record)];
  return {
    /** A {@link VoucherRow} within reach, reversed or not. */
    voucher: voucherById,
    /** {@link VoucherRow}s: the latest within reach that stand. */
    vouchers: vouchersLike,
    /** {@link Holder}s of a voucher, of all modules. */
    holders: holdersOf,
    /** The link of a voucher with a record, where one stands: `id`. */
    standing: (recordId: string, transactionId: string): Statement => sql`SELECT id FROM ${links}
      WHERE ${owner} = ${recordId} AND transaction_id = ${transactionId} AND ended_at IS NULL`,
    /** `also` is what else must hold of the sums once the link is written. */
    plan: (ctx: CityContext, recordId: string, id: string, part: VoucherClaim, also?: Statement): Statement[] => [
      insertRow(name, {
        id,
        [record]: recordId,
        transaction_id: part.transactionId,
        amount_fen: part.amountFen,
        purpose: part.purpose,
        linked_at: ctx.at,
        linked_by_name: ctx.actor.name,
      }),
      expectThat(
        `${name}_within`,
        allOf([
          sql`SELECT ${claimed()} <= ${movedOnBalance} FROM ledger_transaction AS t WHERE t.id = ${part.transactionId}`,
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
