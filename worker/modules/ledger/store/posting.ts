import type { Day } from '../../../core/day.ts';
import { monthOfDay, yearOf } from '../../../core/day.ts';
import { compareText } from '../../../core/text.ts';
import type { CityContext } from '../../../platform/context.ts';
import { isRefusal } from '../../../core/refusal.ts';
import {
  chunked,
  expectChanges,
  insertRow,
  insertRows,
  json,
  sql,
  type Statement,
} from '../../../platform/statement.ts';
import type { AccountFacts } from '../rules/chart.ts';
import { layersOf } from '../rules/layers.ts';
import { transactionKinds, type TransactionKind, type TransferDraft } from '../rules/posting.ts';
import { drawTransfers, layerChanges, type DrawnTransfer, type LayerChange } from '../rules/sources.ts';

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
 * `accounts` are the facts of all that take part, as read: they say of which source each yuan is. A layer that others
 * took first undoes the batch, and the command decides anew. For a command's plan; decide with `decidePosting` first, so that a refusal names the shortfall.
 */
export function planTransfers(stamp: Stamp, draft: TransactionDraft, accounts: readonly AccountFacts[]): Statement[] {
  if (draft.transfers.length === 0) return [];
  const sides = sidesOf(draft.transfers);
  const forced = draft.reverses?.forced ?? false;
  const drawn = drawTransfers(accounts, { ...draft, forced });
  if (isRefusal(drawn)) throw new RangeError(`posted before it was decided: ${drawn.code}`);
  return [
    insertTransaction(stamp, draft),
    ...insertTransfers(stamp, draft, drawn),
    moveBalances(draft, sides),
    expectChanges('ledger_account_open', sides.length),
    ...moveLayers(layerChanges(drawn, accounts), accounts, forced),
  ];
}

/** Layers that nobody has seen yet are opened empty; then each moves, and its CHECK undoes what others took first. */
function moveLayers(changes: readonly LayerChange[], accounts: readonly AccountFacts[], forced: boolean): Statement[] {
  if (changes.length === 0) return [];
  const known = new Set(
    accounts.flatMap((account) => layersOf(account).map((each) => `${account.id} ${each.sourceId} ${each.trancheId}`)),
  );
  const fresh = changes.filter((each) => !known.has(`${each.accountId} ${each.sourceId} ${each.trancheId}`));
  const indebted = new Set(accounts.filter(({ floorFen }) => (floorFen ?? 0) < 0).map(({ id }) => id));
  const moved = json(
    changes.map(({ accountId, sourceId, trancheId, fen }) => {
      return [accountId, sourceId, trancheId, fen, Number(forced || indebted.has(accountId))];
    }),
  );
  const left = sql`balance_fen + moved.value ->> 3`;
  return [
    ...insertRows(
      'ledger_layer',
      fresh.map(({ accountId, sourceId, trancheId, bornDay }) => ({
        account_id: accountId,
        source_id: sourceId,
        tranche_id: trancheId,
        born_day: bornDay,
      })),
      'ON CONFLICT DO NOTHING',
    ),
    sql`UPDATE ledger_layer SET balance_fen = ${left},
        floor_fen = CASE WHEN moved.value ->> 4 THEN min(0, ${left}) ELSE max(floor_fen, min(0, ${left})) END
      FROM json_each(${moved}) AS moved
      WHERE account_id = moved.value ->> 0 AND source_id = moved.value ->> 1 AND tranche_id = moved.value ->> 2`,
    expectChanges('ledger_layer_moved', changes.length),
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

/**
 * Rows by `json_each`, a statement for each chunk; what all of a voucher share is bound once. They go in by account, as
 * the indexes keep them: a long group in any other order takes up to twice as long to write.
 */
function insertTransfers(stamp: Stamp, draft: TransactionDraft, drawn: readonly DrawnTransfer[]): Statement[] {
  const byAccount = drawn
    .map((transfer, at) => ({ transfer, line: at + 1 }))
    .sort(
      (a, b) =>
        compareText(a.transfer.debitAccountId, b.transfer.debitAccountId) ||
        compareText(a.transfer.creditAccountId, b.transfer.creditAccountId),
    );
  const rows = byAccount.map(({ transfer: each, line }) =>
    json([
      line,
      each.debitAccountId,
      each.creditAccountId,
      each.amountFen,
      each.subjectId ?? null,
      each.sourceId,
      each.trancheId,
    ]),
  );
  return chunked(rows).map(
    (chunk) => sql`INSERT INTO ledger_transfer (transaction_id, line, debit_account_id, credit_account_id, amount_fen,
        subject_id, source_id, tranche_id, effective_day, recorded_at)
      SELECT ${draft.id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
        ${draft.effectiveDay}, ${stamp.at} FROM json_each(${`[${chunk.join(',')}]`})`,
  );
}

/** What a group moves on each account: `[account, what it is left with more or less, what it received]`. */
function sidesOf(transfers: readonly TransferDraft[]): (readonly [string, number, number])[] {
  const sides = new Map<string, { net: number; received: number }>();
  const side = (id: string) => {
    const standing = sides.get(id);
    if (standing) return standing;
    const fresh = { net: 0, received: 0 };
    sides.set(id, fresh);
    return fresh;
  };
  for (const { debitAccountId, creditAccountId, amountFen } of transfers) {
    side(debitAccountId).net -= amountFen;
    const credit = side(creditAccountId);
    credit.net += amountFen;
    credit.received += amountFen;
  }
  return [...sides].map(([id, { net, received }]) => [id, net, received]);
}

/**
 * A floor that a forced reversal lowered rises with the money that comes in, and never above zero; a forced reversal
 * lowers it to what is left. Sources have none.
 */
function moveBalances(draft: TransactionDraft, sides: ReturnType<typeof sidesOf>): Statement {
  const shapesBudget = transactionKinds[draft.kind].nature === 'budget';
  const net = sql`(moved.value ->> 1)`;
  const left = sql`balance_fen - held_fen + ${net}`;
  const floor = draft.reverses?.forced ? sql`min(floor_fen, ${left})` : sql`max(floor_fen, min(0, ${left}))`;
  return sql`UPDATE ledger_account SET
      balance_fen = balance_fen + ${net},
      budget_fen = budget_fen + ${shapesBudget ? net : sql`0`},
      received_fen = received_fen + (moved.value ->> 2),
      floor_fen = CASE WHEN floor_fen < 0 OR ${draft.reverses?.forced === true} THEN ${floor} ELSE floor_fen END
    FROM json_each(${json(sides)}) AS moved
    WHERE ledger_account.id = moved.value ->> 0 AND ledger_account.state = 'open' AND ${stillOpen(draft)}`;
}

/** Closing and posting at once: whichever batch comes second finds the other's row. What closes a year needs no open month. */
const stillOpen = ({ effectiveDay: day, kind }: TransactionDraft): Statement =>
  sql`(${kind.startsWith('close_')} OR NOT EXISTS (SELECT 1 FROM ledger_month WHERE month = ${monthOfDay(day)} AND state <> 'reopened'))
    AND EXISTS (SELECT 1 FROM fiscal_year WHERE year = CAST(${yearOf(day)} AS INTEGER) AND state = 'open')`;
