import { addDays, lastDay, monthOfDay, type Day } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { ONE, roundTo, shortest, toPpm } from '../../../core/ratio.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  anyAccountsById,
  decidePosting,
  dutyAccounts,
  fiscalYears,
  openHoldsByRoot,
  planSettle,
  planTransfers,
  planVoid,
  unitAccounts,
  withoutHold,
  type AccountFacts,
  type FiscalYear,
  type HoldFacts,
} from '../../ledger/index.ts';
import { decideStep } from '../rules/duty.ts';
import { earnedOf, servedShare, takeBack, type TakeBack } from '../rules/package.ts';
import type { PriceRule } from '../rules/price-of.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { bookingDay, paymentTransfers, qualityOf } from '../rules/settlement.ts';
import * as store from '../store/ending.ts';
import * as facts from '../store/facts.ts';
import { planSpending } from '../store/spending.ts';
import { planEndOfLegs, planStep } from '../store/writes.ts';

/** The city takes a duty back or revokes its admission, its department gives it up, or its term is over. */
export type Ending = 'withdraw' | 'revoke' | 'exit' | 'expire';
const mayEnd = {
  withdraw: 'duties.activate',
  revoke: 'duties.activate',
  exit: 'duties.write',
  expire: 'duties.activate',
} as const satisfies Record<Ending, Permission>;

export interface EndingInput {
  readonly version: number;
  readonly reason: string;
  /** Acceptance of packages that end before their term. */
  readonly score?: string | undefined;
}

export interface Ended {
  readonly id: string;
  readonly version: number;
  readonly freedFen: Fen;
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
  readonly owedFen: Fen;
  readonly exitDay: Day | null;
}

interface Money {
  readonly holds: readonly HoldFacts[];
  readonly accounts: readonly AccountFacts[];
  readonly years: readonly FiscalYear[];
  readonly dutyAccountId: string;
}

interface Closing extends TakeBack {
  readonly part: store.EndingPart;
}

/**
 * Ends a live duty: duty, authority and money end at the same instant, and what is left of the money is free. A package
 * that ends before its term is accepted for what it earned, or gives back what its advance did not.
 */
export function endDuty(ctx: CityContext, id: string, input: EndingInput, ending: Ending): Promise<Ended> {
  return commit(ctx, async () => {
    const [duties, open, parts, rules] = await ctx.db.reads<
      [facts.DutyRow, { settlements: number }, store.EndingPart, facts.PriceRuleRow]
    >([
      facts.dutyOfDepartment(ctx, mayEnd[ending], id),
      facts.undecided(id),
      store.endingParts(id),
      facts.priceRuleOn(ctx.today),
    ]);
    const duty = duties[0];
    if (!duty) return platformRefusals.refuse('not_found');
    const refused = decideStep(duty, ending, input.version) ?? refuseOpen(open[0]?.settlements ?? 0);
    if (refused) return refused;
    const closings = closePackages(ctx, duty, parts, { rule: facts.priceRule(rules), ending, score: input.score });
    if (isRefusal(closings)) return closings;
    const money = await loadMoney(ctx, duty, parts);
    const moved = moveMoney(ctx, duty, { closings, money, input, rule: facts.priceRule(rules) });
    if (isRefusal(moved)) return moved;
    const sums = sumsOf(closings, money.holds);
    const endDay = ending === 'expire' ? addDays(lastDay(duty.untilMonth), 1) : ctx.today;
    return {
      audit: {
        action: `duties.duty.${ending}`,
        subject: { type: 'duty', id },
        reason: input.reason,
        payload: { ...sums, holds: money.holds.length },
      },
      writes: [...planStep(ctx, duty, ending, input.reason), ...planEndOfLegs(ctx, id, endDay), ...moved],
      answer: { id, version: duty.version + 1, ...sums, exitDay: null },
    };
  });
}

const refuseOpen = (settlements: number) =>
  settlements > 0 ? dutyRefusals.refuse('settlement_open', { settlements }) : null;

function sumsOf(closings: readonly Closing[], holds: readonly HoldFacts[]) {
  const paidFen = sumFen(closings.map(({ dueFen }) => dueFen));
  return {
    freedFen: sumFen([...holds.map(({ amountFen }) => amountFen), -paidFen]),
    paidFen,
    returnedFen: sumFen(closings.map(({ returnFen }) => returnFen)),
    owedFen: sumFen(closings.map(({ owedFen }) => owedFen)),
  };
}

/** How each part of a package closes; nothing for other methods, for what was accepted, and for a term that is over. */
function closePackages(
  ctx: CityContext,
  duty: facts.DutyRow,
  parts: readonly store.EndingPart[],
  { rule, ending, score }: { rule: PriceRule; ending: Ending; score: string | undefined },
): Closing[] | Refusal {
  if (duty.method !== 'package' || ending === 'expire') return [];
  const closings = parts
    .filter(({ accepted }) => accepted === 0)
    .map((part) => {
      const share = servedShare(duty, part.fromDay, ctx.today, rule);
      const earnedFen = earnedOf(part.amountFen, share);
      const unspentFen = fen(Math.max(0, part.unspentFen));
      const quality = score === undefined ? ONE : qualityOf(score, rule);
      return { part, ...takeBack({ earnedFen, prepaidFen: part.prepaidFen, unspentFen, quality }) };
    });
  const unscored = score === undefined ? closings.find(({ dueFen }) => dueFen > 0) : undefined;
  return unscored ? dutyRefusals.refuse('ending_score_missing', { unit: unscored.part.unitName }) : closings;
}

async function loadMoney(ctx: CityContext, duty: facts.DutyRow, parts: readonly store.EndingPart[]): Promise<Money> {
  const [holds, lines, units, duties, years] = await ctx.db.reads<
    [HoldFacts, AccountFacts, AccountFacts, AccountFacts, FiscalYear]
  >([
    openHoldsByRoot(parts.map(({ rootId }) => rootId)),
    anyAccountsById(duty.lineId ? [duty.lineId] : []),
    unitAccounts(
      parts.map(({ unitId }) => unitId),
      duty.year,
    ),
    dutyAccounts([duty.id], duty.year),
    fiscalYears(),
  ]);
  return { holds, accounts: [...lines, ...units, ...duties], years, dutyAccountId: duties[0]?.id ?? '' };
}

interface Moving {
  readonly closings: readonly Closing[];
  readonly money: Money;
  readonly input: EndingInput;
  readonly rule: PriceRule;
}

/** Frees every hold; pays from one what its package earned, and takes back what an advance did not. */
function moveMoney(ctx: CityContext, duty: facts.DutyRow, moving: Moving): readonly Statement[] | Refusal {
  const paid = moving.closings.filter(({ dueFen }) => dueFen > 0);
  const rootsPaid = new Set(paid.map(({ part }) => part.rootId));
  const statements: Statement[] = planVoid(
    ctx,
    moving.money.holds.filter(({ rootId }) => !rootsPaid.has(rootId)),
  );
  for (const closing of moving.closings) {
    const moved = closing.dueFen > 0 ? payEarned(ctx, duty, closing, moving) : takeUnearned(ctx, duty, closing, moving);
    if (isRefusal(moved)) return moved;
    statements.push(...moved);
  }
  return statements;
}

const accountOf = ({ accounts }: Money, unitId: string) =>
  accounts.find((account) => account.kind === 'unit' && account.unitId === unitId);

function payEarned(
  ctx: CityContext,
  duty: facts.DutyRow,
  { part, dueFen }: Closing,
  { money, input, rule }: Moving,
): readonly Statement[] | Refusal {
  const hold = money.holds.find(({ rootId }) => rootId === part.rootId);
  const account = accountOf(money, part.unitId);
  if (!hold || !account || !duty.lineId) return platformRefusals.refuse('not_found');
  const transfers = paymentTransfers(duty.lineId, money.dutyAccountId, account.id, dueFen);
  const effectiveDay = bookingDay(duty.year, ctx.today);
  const lifted = money.accounts.map((each) => withoutHold(each, hold));
  const draft = { kind: 'settlement' as const, effectiveDay, transfers };
  const refused = decidePosting({ years: money.years, accounts: lifted, today: ctx.today }, draft);
  if (refused) return refused;
  const score = input.score ?? '100';
  const transactionId = ctx.newId('txn');
  const memo = `${duty.title} ${part.unitName}`;
  return [
    ...planSettle(ctx, {
      accounts: money.accounts,
      hold,
      amountFen: dueFen,
      transaction: { ...draft, id: transactionId, memo, subject: { type: 'duty', id: duty.id } },
    }),
    store.planAcceptance(ctx, {
      id: ctx.newId('dst'),
      assignmentId: part.assignmentId,
      month: monthOfDay(ctx.today) > duty.untilMonth ? duty.untilMonth : monthOfDay(ctx.today),
      score,
      qualityPpm: toPpm(shortest(roundTo(qualityOf(score, rule), 6))),
      dueFen,
      transactionId,
      reason: input.reason,
    }),
  ];
}

function takeUnearned(
  ctx: CityContext,
  duty: facts.DutyRow,
  { part, returnFen, owedFen }: Closing,
  { money, input }: Moving,
): readonly Statement[] | Refusal {
  const claim = owedFen > 0 ? [store.planClaim(ctx, part.assignmentId, owedFen)] : [];
  const account = accountOf(money, part.unitId);
  if (returnFen === 0 || !account || !duty.lineId) return claim;
  const draft = {
    kind: 'refund' as const,
    effectiveDay: bookingDay(duty.year, ctx.today),
    transfers: returnTransfers(duty.lineId, money.dutyAccountId, account.id, returnFen),
  };
  const refused = decidePosting({ years: money.years, accounts: money.accounts, today: ctx.today }, draft);
  if (refused) return refused;
  const transactionId = ctx.newId('txn');
  const memo = `${duty.title} ${part.unitName}`;
  return [
    ...planTransfers(
      ctx,
      { ...draft, id: transactionId, memo, subject: { type: 'duty', id: duty.id } },
      money.accounts,
    ),
    ...planSpending(ctx, {
      id: ctx.newId('dsp'),
      assignmentId: part.assignmentId,
      kind: 'returned',
      day: ctx.today,
      amountFen: returnFen,
      usedFor: input.reason.slice(0, 100),
      payee: null,
      note: null,
      transactionId,
    }),
    ...claim,
  ];
}

/** Back the way it came: from the unit through the duty's own account to the line. */
export const returnTransfers = (lineId: string, dutyAccountId: string, unitAccountId: string, amountFen: Fen) => [
  { debitAccountId: unitAccountId, creditAccountId: dutyAccountId, amountFen },
  { debitAccountId: dutyAccountId, creditAccountId: lineId, amountFen },
];
