import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { expectChanges, json, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts } from '../rules/chart.ts';
import type { HoldFacts } from '../rules/holding.ts';
import { planTransfers, type Stamp, type Subject, type TransactionDraft } from './posting.ts';

export interface HoldOpening {
  readonly id: string;
  /** The first hold of a chain that was settled part by part; absent for a new one. */
  readonly rootId?: string;
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly purpose: string;
  readonly documentNumber?: string | null;
  readonly subject?: Subject | null;
  /** The street or community that it is meant for. */
  readonly payeeUnitId?: string | null;
  readonly deadlineDay: Day | null;
  /** From which day on it counts as held, where that is not today. */
  readonly openedDay?: Day;
  /** The hold that it goes on from, where a part is kept: never held before that one was. */
  readonly keptFrom?: string;
}

/** The statements that open holds: one insert, one grouped update; each counts at once against what is available. */
export function planHolds(stamp: Stamp, holds: readonly HoldOpening[]): Statement[] {
  if (holds.length === 0) return [];
  const rows = json(
    holds.map((hold) => [
      hold.id,
      hold.rootId ?? hold.id,
      hold.accountId,
      hold.amountFen,
      hold.purpose,
      hold.documentNumber ?? null,
      hold.subject?.type ?? null,
      hold.subject?.id ?? null,
      hold.payeeUnitId ?? null,
      hold.deadlineDay,
      hold.openedDay ?? stamp.today,
      hold.keptFrom ?? null,
    ]),
  );
  return [
    sql`INSERT INTO ledger_hold (id, root_id, account_id, amount_fen, purpose, document_number, subject_type, subject_id,
        payee_unit_id, deadline_day, opened_day, opened_at, opened_by, opened_by_name)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
        value ->> 8, value ->> 9,
        max(value ->> 10, coalesce((SELECT b.opened_day FROM ledger_hold AS b WHERE b.id = value ->> 11), '')),
        ${stamp.at}, ${stamp.actor.id}, ${stamp.actor.name} FROM json_each(${rows})`,
    sql`UPDATE ledger_account SET held_fen = held_fen + added.fen
      FROM (SELECT value ->> 2 AS account_id, sum(value ->> 3) AS fen FROM json_each(${rows}) GROUP BY value ->> 2) AS added
      WHERE ledger_account.id = added.account_id AND ledger_account.state = 'open'`,
    expectChanges('ledger_account_open', new Set(holds.map(({ accountId }) => accountId)).size),
  ];
}

export interface Settlement {
  readonly hold: Pick<HoldFacts, 'id' | 'rootId' | 'accountId' | 'amountFen'>;
  readonly amountFen: Fen;
  /** Carries what is not settled on to a new hold of the same root; without it the rest is free. */
  readonly keep?: HoldOpening | null;
  /** The transfers take exactly `amountFen` from the hold's account. */
  readonly transaction: TransactionDraft;
  /** Facts of the accounts that take part, as read. */
  readonly accounts: readonly AccountFacts[];
}

/**
 * The statements that end a hold by paying from it, fully or in part. What is kept is held again before the money
 * moves: a floor that a forced reversal lowered rises to what is left, which must not count the kept part as free.
 * It is held from the day of the payment on, however late that was recorded: no day in between counts it as free.
 */
export function planSettle(stamp: Stamp, settlement: Settlement): Statement[] {
  const { hold, amountFen, keep, transaction, accounts } = settlement;
  return [
    ...planEnd(stamp, hold, {
      state: 'settled',
      settledFen: amountFen,
      transactionId: transaction.id,
      documentNumber: transaction.documentNumber ?? null,
    }),
    ...(keep ? planHolds(stamp, [{ ...keep, ...goesOn(hold, transaction) }]) : []),
    ...planTransfers(stamp, transaction, accounts),
  ];
}

const goesOn = ({ id, rootId }: Settlement['hold'], { effectiveDay }: TransactionDraft) => ({
  rootId,
  keptFrom: id,
  openedDay: effectiveDay,
});

/** The statements that free holds whole, by order of a paper if there is one. */
export function planVoid(
  stamp: Stamp,
  holds: readonly Settlement['hold'][],
  documentNumber: string | null = null,
): Statement[] {
  return holds.flatMap((hold) =>
    planEnd(stamp, hold, { state: 'voided', settledFen: 0 as Fen, transactionId: null, documentNumber }),
  );
}

interface HoldEnd {
  readonly state: 'settled' | 'voided';
  readonly settledFen: Fen;
  readonly transactionId: string | null;
  readonly documentNumber: string | null;
}

function planEnd(stamp: Stamp, hold: Settlement['hold'], end: HoldEnd): Statement[] {
  const { state, settledFen, transactionId, documentNumber } = end;
  return [
    sql`UPDATE ledger_hold SET state = ${state}, settled_fen = ${settledFen}, transaction_id = ${transactionId},
      end_document_number = ${documentNumber}, ended_at = ${stamp.at}, ended_by = ${stamp.actor.id} WHERE id = ${hold.id} AND state = 'open'`,
    expectChanges('ledger_hold_open'),
    sql`UPDATE ledger_account SET held_fen = held_fen - CAST(${hold.amountFen} AS INTEGER) WHERE id = ${hold.accountId}`,
  ];
}

/** How many holds are past their deadline on a day. */
export const lateHolds = (day: Day): Statement =>
  sql`SELECT count(*) AS holds FROM ledger_hold WHERE state = 'open' AND deadline_day < ${day}`;

/** Frees at once every hold whose deadline was before `day`, by order of a paper if there is one. */
export function planExpiry(stamp: Stamp, day: Day, documentNumber: string | null = null): Statement[] {
  return [
    sql`UPDATE ledger_account SET held_fen = held_fen - late.fen
      FROM (SELECT account_id, sum(amount_fen) AS fen FROM ledger_hold
        WHERE state = 'open' AND deadline_day < ${day} GROUP BY account_id) AS late
      WHERE ledger_account.id = late.account_id`,
    sql`UPDATE ledger_hold SET state = 'expired', ended_at = ${stamp.at}, ended_by = ${stamp.actor.id},
      end_document_number = ${documentNumber} WHERE state = 'open' AND deadline_day < ${day}`,
  ];
}
