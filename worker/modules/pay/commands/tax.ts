import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { BonusChoicesPut, DeductionPolicyCreate } from '../input/tax.ts';
import { taxRefusals } from '../rules/tax-refusals.ts';
import { bonusTaxed, insertBonusChoices } from '../store/bonus.ts';
import { knownWorkers } from '../store/facts.ts';
import { insertDeductionPolicy } from '../store/policies.ts';
import { refuseUnknown } from './facts.ts';
import { refusePart } from './whole-city.ts';

/** Enters the limits of special deductions from a month on: what stands is not touched, what is declared then goes by them. */
export function createDeductionPolicy(ctx: CityContext, input: DeductionPolicyCreate): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const refusal = refusePart(ctx, 'pay.scheme.write');
    if (refusal) return refusal;
    const id = ctx.newId('sdp');
    const { fromMonth, name, definition } = input;
    return {
      audit: {
        action: 'pay.special_deduction_policy.create',
        subject: { type: 'special_deduction_policy', id },
        payload: { fromMonth, name, definition },
      },
      writes: [insertDeductionPolicy({ id, ...input }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}

/** Records how workers want the bonus of a year taxed; once it was taxed alone in an approved month the choice stands. */
export function chooseBonus(ctx: CityContext, input: BonusChoicesPut): Promise<{ count: number }> {
  return commit(ctx, async () => {
    const { year, items } = input;
    const ids = items.map(({ workerId }) => workerId);
    const [known, taxed] = await ctx.db.reads<[{ id: string }, { workerId: string; name: string }]>([
      knownWorkers(ctx, ids),
      bonusTaxed(year, ids),
    ]);
    const refusal = refuseUnknown(known, ids);
    if (refusal) return refusal;
    const [done] = taxed;
    if (done) return taxRefusals.refuse('bonus_already_taxed', { name: done.name, year });
    const count = items.length;
    return {
      audit: {
        action: 'pay.bonus_choice.record',
        subject: { type: 'year', id: String(year) },
        payload: { count, items },
      },
      writes: insertBonusChoices(ctx, input),
      answer: { count },
    };
  });
}
