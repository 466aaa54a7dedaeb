import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { InstalmentSet, SettlementPolicyCreate, WaiverAsk, WaiverDecide } from '../input/recoveries.ts';
import { decideWaived, decideWaiver } from '../rules/recovery-decisions.ts';
import { recoveryRefusals } from '../rules/recovery-refusals.ts';
import { knownWorkers } from '../store/facts.ts';
import {
  claimsOfWorker,
  decideWaiverRow,
  insertInstalment,
  insertWaiver,
  readClaims,
  standingWaivers,
  waiverById,
  waiverOf,
  type ClaimRow,
  type WaiverRow,
} from '../store/recoveries.ts';
import { insertSettlementPolicy } from '../store/settlement-policies.ts';
import { refusePart } from './whole-city.ts';

/** Sets a smaller instalment for a worker who owes something; zero goes back to what the policy takes. */
export function setInstalment(
  ctx: CityContext,
  workerId: string,
  input: InstalmentSet,
): Promise<{ workerId: string; monthlyFen: number }> {
  return commit(ctx, async () => {
    const [known, claims] = await ctx.db.reads<[{ id: string }, ClaimRow]>([
      knownWorkers(ctx, [workerId]),
      claimsOfWorker(workerId),
    ]);
    if (known.length === 0) return platformRefusals.refuse('not_found');
    if (claims.length === 0) return recoveryRefusals.refuse('nothing_owed');
    return {
      audit: {
        action: 'pay.recovery.instalment',
        subject: { type: 'worker', id: workerId },
        reason: input.reason,
        payload: { monthlyFen: input.monthlyFen },
      },
      writes: [insertInstalment(ctx, workerId, input)],
      answer: { workerId, monthlyFen: input.monthlyFen },
    };
  });
}

interface WaiverMoved {
  readonly id: string;
  readonly state: 'asked' | 'granted' | 'refused';
  readonly version: number;
}

/** Asks the city to give up a claim; another person decides. */
export function askWaiver(ctx: CityContext, workerId: string, input: WaiverAsk): Promise<WaiverMoved> {
  return commit(ctx, async () => {
    const [known, claims, standing] = await ctx.db.reads<[{ id: string }, ClaimRow, { count: number }]>([
      knownWorkers(ctx, [workerId]),
      claimsOfWorker(workerId),
      standingWaivers(workerId, input.month, input.taxable),
    ]);
    if (known.length === 0) return platformRefusals.refuse('not_found');
    const refusal = decideWaiver(readClaims(claims), input, standing[0]?.count ?? 0);
    if (refusal) return refusal;
    const id = ctx.newId('wvr');
    const { month, taxable, amountFen, reason } = input;
    return {
      audit: {
        action: 'pay.recovery.waiver.ask',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { id, month, taxable, amountFen },
      },
      writes: [insertWaiver(ctx, id, workerId, input)],
      answer: { id, state: 'asked', version: 1 },
    };
  });
}

/** Grants or refuses a waiver as a second person. */
export function decideOnWaiver(ctx: CityContext, id: string, input: WaiverDecide): Promise<WaiverMoved> {
  return commit(ctx, async () => {
    const waiver = waiverOf(await ctx.db.first<WaiverRow>(waiverById(ctx, id)));
    const claims = waiver ? readClaims(await ctx.db.all<ClaimRow>(claimsOfWorker(waiver.workerId))) : [];
    const refusal = decideWaived(waiver, claims, input, ctx.actor.id);
    if (refusal) return refusal;
    const { version, grant } = input;
    return {
      audit: {
        action: grant ? 'pay.recovery.waiver.grant' : 'pay.recovery.waiver.refuse',
        subject: { type: 'worker', id: waiver?.workerId ?? '' },
        payload: { id, month: waiver?.month, amountFen: waiver?.amountFen },
      },
      writes: decideWaiverRow(ctx, id, version, grant),
      answer: { id, state: grant ? 'granted' : 'refused', version: version + 1 },
    };
  });
}

/** Decides from a month on how far back differences are settled and what a recovery leaves. */
export function createSettlementPolicy(ctx: CityContext, input: SettlementPolicyCreate): Promise<{ id: string }> {
  return commit(ctx, () => {
    const refusal = refusePart(ctx, 'pay.scheme.write');
    if (refusal) return refusal;
    const id = ctx.newId('psp');
    return {
      audit: { action: 'pay.settlement_policy.create', subject: { type: 'settlement_policy', id }, payload: input },
      writes: [insertSettlementPolicy({ id, ...input, trust: 'city' }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}
