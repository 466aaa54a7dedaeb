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
  accountsAfter,
  decidePosting,
  limitOn,
  needsTwo,
  planSettle,
  planTransfers,
  planVoid,
  withoutHold,
  type AccountFacts,
  type LimitRow,
  type PostingDraft,
} from '../../ledger/index.ts';
import { decideStep } from '../rules/duty.ts';
import { earnedOf, servedShare, takeBack, type TakeBack } from '../rules/package.ts';
import type { PriceRule } from '../rules/price-of.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { paymentTransfers, qualityOf } from '../rules/settlement.ts';
import * as store from '../store/ending.ts';
import * as facts from '../store/facts.ts';
import { planSpending } from '../store/spending.ts';
import { planEndOfLegs, planStep } from '../store/writes.ts';
import { loadWay, type MoneyWay } from './money-way.ts';

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

interface Closing extends TakeBack {
  readonly part: store.EndingPart;
}

/**
 * Ends a live duty: duty, authority and money end at the same instant, and what is left of the money is free. A package
 * that ends before its term is accepted for what it earned, or gives back what its advance did not.
 */
export function endDuty(ctx: CityContext, id: string, input: EndingInput, ending: Ending): Promise<Ended> {
  return commit(ctx, async () => {
    const [duties, open, parts, rules, limits] = await ctx.db.reads<
      [facts.DutyRow, { settlements: number }, store.EndingPart, facts.PriceRuleRow, LimitRow]
    >([
      facts.dutyOfDepartment(ctx, mayEnd[ending], id),
      facts.undecided(id),
      store.endingParts(id),
      facts.priceRuleOn(ctx.today),
      limitOn(ctx.today),
    ]);
    const duty = duties[0];
    if (!duty) return platformRefusals.refuse('not_found');
    const refused = decideStep(duty, ending, input.version) ?? refuseOpen(open[0]?.settlements ?? 0);
    if (refused) return refused;
    const closings = closePackages(ctx, duty, parts, { rule: facts.priceRule(rules), ending, score: input.score });
    if (isRefusal(closings)) return closings;
    const way = await loadWay(ctx, { ...duty, dutyId: duty.id, carriers: parts });
    const refusedPayer = refusePayer(ctx, closings, way, limits[0]);
    if (refusedPayer) return refusedPayer;
    const moved = moveMoney(ctx, duty, { closings, way, input, rule: facts.priceRule(rules) });
    if (isRefusal(moved)) return moved;
    const sums = sumsOf(closings, way.holds);
    const endDay = ending === 'expire' ? addDays(lastDay(duty.untilMonth), 1) : ctx.today;
    return {
      audit: {
        action: `duties.duty.${ending}`,
        subject: { type: 'duty', id },
        reason: input.reason,
        payload: { ...sums, holds: way.holds.length },
      },
      writes: [...planStep(ctx, duty, ending, input.reason), ...planEndOfLegs(ctx, id, endDay), ...moved],
      answer: { id, version: duty.version + 1, ...sums, exitDay: null },
    };
  });
}

const refuseOpen = (settlements: number) =>
  settlements > 0 ? dutyRefusals.refuse('settlement_open', { settlements }) : null;

/**
 * Who promised the money does not pay it out above the city's limit, neither at once nor part by part: what one ending
 * pays from all the holds that they opened counts together, with what was paid from those before.
 */
function refusePayer(
  ctx: CityContext,
  closings: readonly Closing[],
  way: MoneyWay,
  limit: LimitRow | undefined,
): Refusal | null {
  const own = new Set(way.holds.filter(({ openedBy }) => openedBy === ctx.actor.id).map(({ rootId }) => rootId));
  const paid = closings.filter(({ part, dueFen }) => dueFen > 0 && own.has(part.rootId));
  const wholeFen = sumFen(paid.flatMap(({ part, dueFen }) => [part.prepaidFen, dueFen]));
  return paid.length > 0 && needsTwo(limit, wholeFen) ? platformRefusals.refuse('second_person_required') : null;
}

function sumsOf(closings: readonly Closing[], holds: MoneyWay['holds']) {
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

interface Moving {
  readonly closings: readonly Closing[];
  readonly way: MoneyWay;
  readonly input: EndingInput;
  readonly rule: PriceRule;
}

/** A voucher of one unit, with what is written beside it. */
interface Voucher {
  readonly draft: PostingDraft & { readonly id: string };
  plan(accounts: readonly AccountFacts[]): readonly Statement[];
  readonly hold?: MoneyWay['holds'][number];
}

/**
 * Frees every hold; pays from one what its package earned, and takes back what an advance did not. Each unit has its own
 * voucher; together they are decided and drawn one after the other, so that no two count on the same money.
 */
function moveMoney(ctx: CityContext, duty: facts.DutyRow, moving: Moving): readonly Statement[] | Refusal {
  const { closings, way } = moving;
  const rootsPaid = new Set(closings.flatMap(({ part, dueFen }) => (dueFen > 0 ? [part.rootId] : [])));
  const freed = way.holds.filter(({ rootId }) => !rootsPaid.has(rootId));
  const statements: Statement[] = planVoid(ctx, freed);
  let accounts: readonly AccountFacts[] = freed.reduce<readonly AccountFacts[]>(
    (all, hold) => all.map((account) => withoutHold(account, hold)),
    way.accounts,
  );
  const vouchers: Voucher[] = [];
  for (const closing of closings) {
    if (closing.owedFen > 0) statements.push(store.planClaim(ctx, closing.part.assignmentId, closing.owedFen));
    const voucher =
      closing.dueFen > 0
        ? payment(ctx, duty, closing, moving)
        : closing.returnFen > 0
          ? refund(ctx, duty, closing, moving)
          : null;
    if (voucher !== null && isRefusal(voucher)) return voucher;
    if (voucher) vouchers.push(voucher);
  }
  statements.push(...way.openings(vouchers.flatMap(({ draft }) => draft.transfers)));
  for (const { draft, hold, plan } of vouchers) {
    const lifted = hold ? accounts.map((account) => withoutHold(account, hold)) : accounts;
    const refused = decidePosting({ years: way.years, accounts: lifted, today: ctx.today }, draft);
    if (refused) return refused;
    statements.push(...plan(accounts));
    accounts = accountsAfter(lifted, draft);
  }
  return statements;
}

function payment(
  ctx: CityContext,
  duty: facts.DutyRow,
  { part, dueFen }: Closing,
  { way, input, rule }: Moving,
): Voucher | Refusal {
  const hold = way.holds.find(({ rootId }) => rootId === part.rootId);
  if (!hold) return dutyRefusals.refuse('money_not_held', { unit: part.unitName });
  const unitId = way.unitId(part.unitId);
  if (!unitId) return platformRefusals.refuse('not_found');
  const draft = {
    id: ctx.newId('txn'),
    kind: 'settlement' as const,
    effectiveDay: way.bookedOn(ctx.today),
    transfers: paymentTransfers(hold.accountId, way.dutyId, unitId, dueFen),
  };
  const score = input.score ?? '100';
  const month = monthOfDay(ctx.today) > duty.untilMonth ? duty.untilMonth : monthOfDay(ctx.today);
  const voucher = { ...draft, memo: `${duty.title} ${part.unitName}`, subject: { type: 'duty', id: duty.id } };
  return {
    draft,
    hold,
    plan: (accounts) => [
      ...planSettle(ctx, { accounts, hold, amountFen: dueFen, transaction: voucher }),
      store.planAcceptance(ctx, {
        id: ctx.newId('dst'),
        assignmentId: part.assignmentId,
        month,
        score,
        qualityPpm: toPpm(shortest(roundTo(qualityOf(score, rule), 6))),
        dueFen,
        transactionId: draft.id,
        reason: input.reason,
      }),
    ],
  };
}

function refund(
  ctx: CityContext,
  duty: facts.DutyRow,
  { part, returnFen }: Closing,
  { way, input }: Moving,
): Voucher | Refusal {
  const [unitId, lineId] = [way.unitId(part.unitId), way.lineId];
  if (!unitId || !lineId) return platformRefusals.refuse('not_found');
  const draft = {
    id: ctx.newId('txn'),
    kind: 'refund' as const,
    effectiveDay: way.bookedOn(ctx.today),
    transfers: returnTransfers(lineId, way.dutyId, unitId, returnFen),
  };
  const voucher = { ...draft, memo: `${duty.title} ${part.unitName}`, subject: { type: 'duty', id: duty.id } };
  return {
    draft,
    plan: (accounts) => [
      ...planTransfers(ctx, voucher, accounts),
      ...planSpending(ctx, {
        id: ctx.newId('dsp'),
        assignmentId: part.assignmentId,
        kind: 'returned',
        day: ctx.today,
        amountFen: returnFen,
        usedFor: input.reason.slice(0, 100),
        payee: null,
        evidence: null,
        note: null,
        transactionId: draft.id,
      }),
    ],
  };
}

/** Back the way it came: from the unit through the duty's own account to the line. */
export const returnTransfers = (lineId: string, dutyAccountId: string, unitAccountId: string, amountFen: Fen) => [
  { debitAccountId: unitAccountId, creditAccountId: dutyAccountId, amountFen, purposeId: lineId },
  { debitAccountId: dutyAccountId, creditAccountId: lineId, amountFen },
];
