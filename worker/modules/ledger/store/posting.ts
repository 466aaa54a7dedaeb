import type { Day } from '../../../core/day.ts';
import { monthOfDay, yearOf } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, json, sql, type Statement } from '../../../platform/statement.ts';
import { transactionKinds, type TransactionKind, type TransferDraft } from '../rules/posting.ts';

/** Who posts, and when: a command's context fits. */
export type Stamp = Pick<CityContext, 'at' | 'today'> & { readonly actor: Pick<CityContext['actor'], 'id' | 'name'> };

export interface Subject {
  readonly type: string;
  readonly id: string;
}

export interface TransactionDraft {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly effectiveDay: Day;
  /** What the voucher says: 摘要. */
  readonly memo: string;
  /** Number of the paper that orders it: 文号. */
  readonly documentNumber?: string | null;
  /** The duty, pay run or other record that it belongs to. */
  readonly subject?: Subject | null;
  readonly reverses?: { readonly id: string; readonly forced: boolean } | null;
  /** Who checked it, where another person made it; the maker is the stamp's actor unless `madeBy` says otherwise. */
  readonly madeBy?: { readonly id: string; readonly name: string };
  readonly checkedBy?: { readonly id: string; readonly name: string };
  readonly transfers: readonly TransferDraft[];
}

/**
 * The statements that post a linked group: the voucher, all its transfers as one JSON parameter, one grouped update of
 * the balances. Nothing is guarded by versions: the accounts' own CHECKs undo the batch where money is short.
 * A year or month that was closed meanwhile leaves no balance to move, which undoes the batch as well.
 * For a command's plan; decide with `decidePosting` first, so that a refusal names the shortfall.
 */
export function planTransfers(stamp: Stamp, draft: TransactionDraft): Statement[] {
  if (draft.transfers.length === 0) return [];
  const accounts = new Set(draft.transfers.flatMap((each) => [each.debitAccountId, each.creditAccountId]));
  return [
    insertTransaction(stamp, draft),
    insertTransfers(stamp, draft),
    moveBalances(draft),
    expectChanges('ledger_account_open', accounts.size),
  ];
}

function insertTransaction(stamp: Stamp, draft: TransactionDraft): Statement {
  const maker = draft.madeBy ?? stamp.actor;
  return insertRow('ledger_transaction', {
    id: draft.id,
    kind: draft.kind,
    nature: transactionKinds[draft.kind].nature,
    fiscal_year: yearOf(draft.effectiveDay),
    effective_day: draft.effectiveDay,
    recorded_at: stamp.at,
    memo: draft.memo,
    document_number: draft.documentNumber ?? null,
    subject_type: draft.subject?.type ?? null,
    subject_id: draft.subject?.id ?? null,
    made_by: maker.id,
    made_by_name: maker.name,
    checked_by: draft.checkedBy?.id ?? null,
    checked_by_name: draft.checkedBy?.name ?? null,
    reverses_id: draft.reverses?.id ?? null,
    forced: Number(draft.reverses?.forced ?? false),
  });
}

function insertTransfers(stamp: Stamp, draft: TransactionDraft): Statement {
  const lines = json(
    draft.transfers.map((each) => [each.debitAccountId, each.creditAccountId, each.amountFen, each.subjectId ?? null]),
  );
  return sql`INSERT INTO ledger_transfer
    (transaction_id, line, debit_account_id, credit_account_id, amount_fen, subject_id, effective_day, recorded_at)
    SELECT ${draft.id}, key + 1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${draft.effectiveDay}, ${stamp.at}
    FROM json_each(${lines})`;
}

/**
 * A floor that a forced reversal lowered rises with the money that comes in, and never above zero; a forced reversal
 * lowers it to what is left. Sources have none.
 */
function moveBalances(draft: TransactionDraft): Statement {
  const shapesBudget = transactionKinds[draft.kind].nature === 'budget';
  const left = sql`balance_fen - held_fen + moved.fen`;
  const floor = draft.reverses?.forced ? sql`min(floor_fen, ${left})` : sql`max(floor_fen, min(0, ${left}))`;
  return sql`UPDATE ledger_account SET
      balance_fen = balance_fen + moved.fen,
      budget_fen = budget_fen + ${shapesBudget ? sql`moved.fen` : sql`0`},
      floor_fen = CASE WHEN floor_fen < 0 OR ${draft.reverses?.forced === true} THEN ${floor} ELSE floor_fen END
    FROM (
      SELECT account_id, sum(fen) AS fen FROM (
        SELECT debit_account_id AS account_id, -amount_fen AS fen FROM ledger_transfer WHERE transaction_id = ${draft.id}
        UNION ALL
        SELECT credit_account_id, amount_fen FROM ledger_transfer WHERE transaction_id = ${draft.id}
      ) GROUP BY account_id
    ) AS moved
    WHERE ledger_account.id = moved.account_id AND ledger_account.state = 'open' AND ${stillOpen(draft.effectiveDay)}`;
}

/** Closing and posting at once: whichever batch comes second finds the other's row. */
const stillOpen = (day: Day): Statement =>
  sql`NOT EXISTS (SELECT 1 FROM ledger_month WHERE month = ${monthOfDay(day)} AND state <> 'reopened')
    AND EXISTS (SELECT 1 FROM fiscal_year WHERE year = CAST(${yearOf(day)} AS INTEGER) AND state = 'open')`;
