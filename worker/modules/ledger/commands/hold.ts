import type { Day } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import {
  decideEnd,
  decideHolds,
  decideSettle,
  refuseElsewhere,
  withoutHold,
  type HoldFacts,
} from '../rules/holding.ts';
import { decidePosting, type TransferDraft } from '../rules/posting.ts';
import { fiscalYears, holdById, settlementAccounts } from '../store/facts.ts';
import { lateHolds, planExpiry, planHolds, planSettle, planVoid } from '../store/holding.ts';
import { limitOn, needsTwo, type LimitRow } from '../store/limit.ts';
import { loadPosting } from './post.ts';

export interface HoldRequest {
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly purpose: string;
  readonly documentNumber?: string | undefined;
  readonly deadlineDay?: Day | undefined;
}

export interface SettleRequest {
  readonly payeeAccountId: string;
  readonly amountFen: Fen;
  /** What becomes of the part that is not settled. */
  readonly rest: 'free' | 'keep';
  readonly effectiveDay?: Day | undefined;
  readonly documentNumber?: string | undefined;
  readonly memo: string;
}

export interface Settled {
  readonly transactionId: string;
  readonly keptHoldId: string | null;
}

export interface HoldRow extends HoldFacts {
  readonly purpose: string;
  readonly documentNumber: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly openedBy: string;
  /** What of it, and of the holds that it goes on from, has been paid. */
  readonly paidFen: Fen;
}

export function openHold(ctx: CityContext, input: HoldRequest): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const facts = await loadPosting(ctx, [input.accountId]);
    const draft = { accountId: input.accountId, amountFen: input.amountFen, deadlineDay: input.deadlineDay ?? null };
    const refused = decideHolds(facts, [draft]);
    if (refused) return refused;
    const id = ctx.newId('hld');
    const { purpose, documentNumber } = input;
    return {
      audit: {
        action: 'ledger.hold.open',
        subject: { type: 'ledger_hold', id },
        payload: { ...draft, purpose, documentNumber: documentNumber ?? null },
      },
      writes: planHolds(ctx, [{ ...draft, id, purpose, documentNumber: documentNumber ?? null }]),
      answer: { id },
    };
  });
}

/** Ends a hold by paying from it, above the city's limit by another person than who opened it; what is left is freed, or kept on a new hold of the same root. */
export function settleHold(ctx: CityContext, id: string, input: SettleRequest): Promise<Settled> {
  return commit(ctx, async () => {
    const [years, accounts, holds, limits] = await ctx.db.reads<[FiscalYear, AccountFacts, HoldRow, LimitRow]>([
      fiscalYears(),
      settlementAccounts(ctx, id, input.payeeAccountId),
      holdById(ctx, 'ledger.write', id),
      limitOn(ctx.today),
    ]);
    const hold = holds[0];
    if (!hold) return platformRefusals.refuse('not_found');
    const effectiveDay = input.effectiveDay ?? ctx.today;
    const { amountFen } = input;
    const transfers = [{ debitAccountId: hold.accountId, creditAccountId: input.payeeAccountId, amountFen }];
    const lifted = accounts.map((account) => withoutHold(account, hold));
    const refused =
      refuseElsewhere(hold.subjectType) ??
      refuseOpenerAbove(limits[0], hold, amountFen, ctx.actor.id) ??
      decideSettle(hold, amountFen, ctx.today) ??
      decidePosting({ years, accounts: lifted, today: ctx.today }, { kind: 'settlement', effectiveDay, transfers });
    return refused ?? settlementPlan(ctx, hold, { ...input, effectiveDay }, transfers, accounts);
  });
}

type Payment = Omit<SettleRequest, 'payeeAccountId'> & { readonly effectiveDay: Day };

function settlementPlan(
  ctx: CityContext,
  hold: HoldRow,
  input: Payment,
  transfers: readonly TransferDraft[],
  accounts: readonly AccountFacts[],
): Plan<Settled> {
  const { writes, answer } = planPayment(ctx, hold, input, transfers, accounts);
  const { amountFen, effectiveDay, memo, documentNumber } = input;
  return {
    audit: {
      action: 'ledger.hold.settle',
      subject: { type: 'ledger_hold', id: hold.id },
      payload: {
        transactionId: answer.transactionId,
        amountFen,
        heldFen: hold.amountFen,
        keptFen: answer.keptHoldId ? sumFen([hold.amountFen, -amountFen]) : 0,
        effectiveDay,
        documentNumber: documentNumber ?? null,
        memo,
      },
    },
    writes,
    answer,
  };
}

/** The voucher that pays from a hold, and the hold that keeps the rest where it is to be kept. */
export function planPayment(
  ctx: CityContext,
  hold: HoldRow,
  input: Payment,
  transfers: readonly TransferDraft[],
  accounts: readonly AccountFacts[],
): { readonly writes: Statement[]; readonly answer: Settled } {
  const id = ctx.newId('txn');
  const { amountFen, effectiveDay, memo } = input;
  const documentNumber = input.documentNumber ?? null;
  const leftFen = sumFen([hold.amountFen, -amountFen]);
  const kept = input.rest === 'keep' && leftFen > 0 ? ctx.newId('hld') : null;
  const { accountId, purpose, deadlineDay } = hold;
  const writes = planSettle(ctx, {
    hold,
    amountFen,
    keep: kept
      ? { id: kept, accountId, amountFen: leftFen, purpose, documentNumber: hold.documentNumber, deadlineDay }
      : null,
    transaction: { id, kind: 'settlement', effectiveDay, memo, documentNumber, transfers },
    accounts,
  });
  return { writes, answer: { transactionId: id, keptHoldId: kept } };
}

/**
 * Who promised the money does not pay it out above the limit, neither at once nor part by part; freeing it again needs no
 * second person.
 */
export const refuseOpenerAbove = (
  limit: LimitRow | undefined,
  hold: HoldRow,
  amountFen: Fen,
  actorId: string,
): Refusal | null =>
  hold.openedBy === actorId && needsTwo(limit, sumFen([hold.paidFen, amountFen]))
    ? platformRefusals.refuse('second_person_required')
    : null;

export interface HoldVoid {
  readonly reason: string;
  readonly documentNumber?: string | undefined;
}

export function voidHold(ctx: CityContext, id: string, input: HoldVoid): Promise<{ id: string }> {
  const { reason, documentNumber = null } = input;
  return commit(ctx, async () => {
    const hold = await ctx.db.first<HoldRow>(holdById(ctx, 'ledger.write', id));
    if (!hold) return platformRefusals.refuse('not_found');
    return (
      refuseElsewhere(hold.subjectType) ??
      decideEnd(hold, 'void') ?? {
        audit: {
          action: 'ledger.hold.void',
          subject: { type: 'ledger_hold', id },
          reason,
          payload: { amountFen: hold.amountFen, documentNumber },
        },
        writes: planVoid(ctx, [hold], documentNumber),
        answer: { id },
      }
    );
  });
}

/** Frees every hold whose deadline has passed; for the clock, and for an officer who does not wait for it. */
export function expireHolds(
  ctx: CityContext,
  { documentNumber = null }: { readonly documentNumber?: string | undefined | null } = {},
): Promise<{ expired: number }> {
  return commit(ctx, async () => {
    const late = await ctx.db.first<{ holds: number }>(lateHolds(ctx.today));
    const expired = late?.holds ?? 0;
    return {
      audit: {
        action: 'ledger.hold.expire',
        subject: { type: 'city', id: ctx.city.id },
        payload: { expired, documentNumber },
      },
      writes: planExpiry(ctx, ctx.today, documentNumber),
      answer: { expired },
    };
  });
}
