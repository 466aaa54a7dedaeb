import { addDays, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Outcome, Risk, Way } from '../rules/cadence.ts';
import { visitRefusals } from '../rules/refusals.ts';
import { seal } from '../sealing.ts';
import * as store from '../store/household.ts';
import { refuseHousehold, stateOf, type Versioned } from './households.ts';

export interface Visit {
  /** Of the household as the visitor read it. */
  readonly version: number;
  readonly day: Day;
  readonly way: Way;
  readonly outcome: Outcome;
  readonly note?: string | undefined;
  readonly need?: string | undefined;
  readonly risk?: { readonly level: Risk; readonly cause: string } | undefined;
}

/**
 * Records a visit made, perhaps sent hours later. Who read the household before somebody else changed it is told so, and
 * decides again; nothing is overwritten.
 */
export function recordVisit(
  ctx: CityContext,
  householdId: string,
  input: Visit,
): Promise<Versioned & { visitId: string }> {
  return commit(ctx, async () => {
    const [rows, plans] = await ctx.db.reads<[store.HouseholdRow, store.PlanRow]>([
      store.householdById(ctx, householdId),
      store.planOn(ctx.today),
    ]);
    const household = rows[0];
    const refused = refuseHousehold(household, input.version);
    if (refused) return refused;
    if (!household) return platformRefusals.refuse('not_found');
    const days = limits.visitLateDays;
    if (input.day > ctx.today || input.day < addDays(ctx.today, -days))
      return visitRefusals.refuse('visit_day_unfit', { days });
    const plan = store.visitPlan(plans);
    const counts = input.outcome === 'met' && plan.policy.counts.includes(input.way);
    const before = stateOf(household);
    const last = before.lastVisitDay;
    const lastVisitDay = counts && (last === null || input.day > last) ? input.day : last;
    const risk = input.risk?.level ?? before.risk;
    const visitId = ctx.newId('vis');
    const sealed = (text: string | undefined) => (text === undefined ? null : seal(ctx.keyring, 'text', text));
    const [noteSealed, needSealed, causeSealed] = await Promise.all([
      sealed(input.note),
      sealed(input.need),
      sealed(input.risk?.cause),
    ]);
    const met = counts && lastVisitDay === input.day;
    return {
      audit: {
        action: 'visits.visit.record',
        subject: { type: 'household', id: householdId },
        payload: { visitId, day: input.day, way: input.way, outcome: input.outcome, risk, need: needSealed !== null },
      },
      writes: [
        store.planVisit(ctx, {
          id: visitId,
          householdId,
          gridId: household.gridId,
          day: input.day,
          way: input.way,
          outcome: input.outcome,
          noteSealed,
          dueDay: met ? household.dueDay : null,
        }),
        ...(needSealed
          ? store.planNeeds(ctx, [{ id: ctx.newId('hnd'), householdId, visitId, textSealed: needSealed }])
          : []),
        ...(input.risk && causeSealed
          ? store.planRisks(ctx, [{ id: ctx.newId('hrk'), householdId, level: risk, causeSealed, visitId }])
          : []),
        ...store.planState(household, { ...before, risk, lastVisitDay }, plan),
      ],
      answer: { id: householdId, version: household.version + 1, visitId },
    };
  });
}
