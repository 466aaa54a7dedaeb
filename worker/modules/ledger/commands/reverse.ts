import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import type { TransactionKind, TransferDraft } from '../rules/posting.ts';
import { decideAsk, decideOn, decideReversal, mirrored, type ReversalRequest } from '../rules/reversal.ts';
import { fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import {
  accountsOfReversal,
  planRequests,
  reversalRequest,
  reversedTransfers,
  reversibleTransactions,
  type ReversibleRow,
} from '../store/reversal.ts';

interface RequestRow extends ReversalRequest {
  readonly transactionId: string;
  readonly reason: string;
  readonly askedByName: string;
  readonly kind: TransactionKind;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

export interface Approval {
  readonly version: number;
  readonly effectiveDay?: Day | undefined;
  readonly force: boolean;
}

export interface ReversalAsked {
  readonly reason: string;
  readonly documentNumber?: string | undefined;
}

/** Asks for the reversal of a voucher; another person decides. */
export function askReversal(ctx: CityContext, transactionId: string, input: ReversalAsked): Promise<{ id: string }> {
  const { reason, documentNumber = null } = input;
  return commit(ctx, async () => {
    const transaction = await ctx.db.first<ReversibleRow>(reversibleTransactions(ctx, sql`t.id = ${transactionId}`));
    if (!transaction) return platformRefusals.refuse('not_found');
    const refused = decideAsk({ ...transaction, asked: transaction.asked === 1 });
    if (refused) return refused;
    const id = ctx.newId('rev');
    return {
      audit: {
        action: 'ledger.reversal.ask',
        subject: { type: 'ledger_transaction', id: transactionId },
        reason,
        payload: { documentNumber },
      },
      writes: planRequests(ctx, [{ id, transactionId, reason, documentNumber }]),
      answer: { id },
    };
  });
}

/** Posts the mirrored transaction, linked both ways. With `force` even where the money has been used. */
export function approveReversal(ctx: CityContext, id: string, input: Approval): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [requests, transfers, accounts, years] = await ctx.db.reads<
      [RequestRow, TransferDraft, AccountFacts, FiscalYear]
    >([reversalRequest(ctx, id), reversedTransfers(id), accountsOfReversal(id), fiscalYears()]);
    const request = requests[0];
    if (!request) return platformRefusals.refuse('not_found');
    const effectiveDay = input.effectiveDay ?? ctx.today;
    const back = mirrored(transfers);
    const facts = { years, accounts, today: ctx.today };
    const unforced = decideReversal(facts, effectiveDay, back, false);
    const forced = input.force && unforced?.code === 'reversal_money_used';
    const refused =
      decideOn(request, input.version, ctx.actor.id) ??
      (forced ? decideReversal(facts, effectiveDay, back, true) : unforced);
    return refused ?? reversalPlan(ctx, request, { effectiveDay, transfers: back, forced, accounts });
  });
}

export function declineReversal(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly reason: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const request = await ctx.db.first<RequestRow>(reversalRequest(ctx, id));
    if (!request) return platformRefusals.refuse('not_found');
    return (
      decideOn(request, input.version, ctx.actor.id) ?? {
        audit: { action: 'ledger.reversal.decline', subject: { type: 'ledger_reversal', id }, reason: input.reason },
        writes: decided(ctx, request, 'declined', input.reason, null),
        answer: { id },
      }
    );
  });
}

interface Reversal {
  readonly effectiveDay: Day;
  readonly transfers: readonly TransferDraft[];
  readonly forced: boolean;
  readonly accounts: readonly AccountFacts[];
}

function reversalPlan(ctx: CityContext, request: RequestRow, reversal: Reversal) {
  const id = ctx.newId('txn');
  const { transactionId, reason, kind, memo, documentNumber, subjectType, subjectId } = request;
  const { effectiveDay, transfers, forced, accounts } = reversal;
  return {
    audit: {
      action: forced ? 'ledger.reversal.force' : 'ledger.reversal.post',
      subject: { type: 'ledger_transaction', id: transactionId },
      reason,
      payload: { reversalId: request.id, postedTransactionId: id, effectiveDay, transfers: transfers.length },
    },
    writes: [
      ...planTransfers(
        ctx,
        {
          id,
          kind,
          effectiveDay,
          memo: `红字冲销：${memo}`,
          documentNumber,
          subject: subjectType && subjectId ? { type: subjectType, id: subjectId } : null,
          reverses: { id: transactionId, forced },
          madeBy: { id: request.askedBy, name: request.askedByName },
          checkedBy: ctx.actor,
          transfers,
        },
        accounts,
      ),
      ...decided(ctx, request, 'posted', null, id),
    ],
    answer: { id },
  };
}

function decided(
  ctx: CityContext,
  request: RequestRow,
  state: 'posted' | 'declined',
  reason: string | null,
  postedId: string | null,
): Statement[] {
  return [
    sql`UPDATE ledger_reversal SET state = ${state}, decided_at = ${ctx.at}, decided_by = ${ctx.actor.id},
        decided_by_name = ${ctx.actor.name}, decision_reason = ${reason}, posted_transaction_id = ${postedId},
        version = version + 1
      WHERE id = ${request.id} AND version = CAST(${request.version} AS INTEGER) AND state = 'asked'`,
    expectChanges('ledger_reversal_version'),
  ];
}
