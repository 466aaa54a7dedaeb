import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import type { Permission } from '../../../core/permissions.ts';
import { insertRows, sql, type Statement } from '../../../platform/statement.ts';
import { accountColumns } from './facts.ts';

export interface ReversibleRow {
  readonly id: string;
  readonly seq: number;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly asked: number;
}

/** A transaction is within scope when one of its accounts is. */
export function transactionInScope(ctx: CityContext, permission: Permission, transactionId: Statement): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  return sql`EXISTS (SELECT 1 FROM ledger_transfer AS seen
    JOIN ledger_account AS side ON side.id IN (seen.debit_account_id, seen.credit_account_id)
    WHERE seen.transaction_id = ${transactionId} AND ${inScope(ctx, permission, sql`side.unit_id`)})`;
}

/** `ReversibleRow`s of vouchers (alias `t`) that the actor may ask to take back. */
export const reversibleTransactions = (ctx: CityContext, which: Statement): Statement =>
  sql`SELECT t.id, t.seq, t.reverses_id AS reversesId,
      (SELECT r.id FROM ledger_transaction AS r WHERE r.reverses_id = t.id) AS reversedById,
      EXISTS (SELECT 1 FROM ledger_reversal AS q WHERE q.transaction_id = t.id AND q.state = 'asked') AS asked
    FROM ledger_transaction AS t WHERE ${which} AND ${transactionInScope(ctx, 'ledger.write', sql`t.id`)}`;

export interface RequestDraft {
  readonly id: string;
  readonly transactionId: string;
  readonly reason: string;
  readonly documentNumber: string | null;
}

/** Requests that wait for another person's decision. */
export const planRequests = (ctx: CityContext, requests: readonly RequestDraft[]): Statement[] =>
  insertRows(
    'ledger_reversal',
    requests.map(({ id, transactionId, reason, documentNumber }) => ({
      id,
      transaction_id: transactionId,
      reason,
      document_number: documentNumber,
      state: 'asked',
      asked_at: ctx.at,
      asked_by: ctx.actor.id,
      asked_by_name: ctx.actor.name,
    })),
  );

export const reversalRequest = (ctx: CityContext, id: string): Statement =>
  sql`SELECT q.id, q.transaction_id AS transactionId, q.reason, q.state, q.asked_by AS askedBy,
      q.asked_by_name AS askedByName, q.version, t.kind, t.memo, coalesce(q.document_number, t.document_number) AS documentNumber,
      t.subject_type AS subjectType, t.subject_id AS subjectId
    FROM ledger_reversal AS q JOIN ledger_transaction AS t ON t.id = q.transaction_id
    WHERE q.id = ${id} AND ${transactionInScope(ctx, 'ledger.reverse.approve', sql`t.id`)}`;

const ofRequest = (requestId: string) => sql`SELECT transaction_id FROM ledger_reversal WHERE id = ${requestId}`;

/** `TransferDraft`s of the voucher that a request would reverse. */
export const reversedTransfers = (requestId: string): Statement =>
  sql`SELECT debit_account_id AS debitAccountId, credit_account_id AS creditAccountId, amount_fen AS amountFen,
      subject_id AS subjectId, source_id AS sourceId, tranche_id AS trancheId,
      (SELECT l.born_day FROM ledger_layer AS l WHERE l.account_id IN (debit_account_id, credit_account_id)
        AND l.source_id = ledger_transfer.source_id AND l.tranche_id = ledger_transfer.tranche_id LIMIT 1) AS bornDay
    FROM ledger_transfer WHERE transaction_id = (${ofRequest(requestId)}) ORDER BY line`;

/** `AccountFacts` of all accounts of that voucher. */
export const accountsOfReversal = (requestId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.id IN (
      SELECT debit_account_id FROM ledger_transfer WHERE transaction_id = (${ofRequest(requestId)})
      UNION SELECT credit_account_id FROM ledger_transfer WHERE transaction_id = (${ofRequest(requestId)}))`;
