import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { clockEvent, deadlineOf, decideMatterStep } from '../rules/matter.ts';
import * as store from '../store/matters.ts';
import { calendarOf, calendars, policyOf, policyOn, type CalendarRow, type PolicyRow } from '../store/policy.ts';
import { stepPlan } from './matters.ts';

/**
 * Raises each deadline that passed, once, and lets pass what the city's terms say passes by itself. Bounded to a page
 * a time; one matter that cannot be settled does not keep the others waiting.
 * @returns how many were raised
 */
export async function raiseDeadlines(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<store.MatterRow>(store.overdue(ctx.today));
  let raised = 0;
  for (const matter of due) {
    try {
      await raise(clockContext(ctx, matter), matter);
      raised += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return raised;
}

/** The key names the wait, so that ticks that overlap raise it once. */
const clockContext = (ctx: CityContext, matter: store.MatterRow): CityContext => {
  const key = `power-deadline:${matter.id}:${matter.steps}`;
  return { ...ctx, claim: { key, inputHash: key, status: 200 } };
};

function raise(ctx: CityContext, { id }: store.MatterRow): Promise<unknown> {
  return commit(ctx, async () => {
    const [rows, policies, years] = await ctx.db.reads<[store.MatterRow, PolicyRow, CalendarRow]>([
      store.matterOverdue(id, ctx.today),
      policyOn(ctx.today),
      calendars(),
    ]);
    const matter = rows[0];
    if (!matter) return platformRefusals.refuse('changed_meanwhile');
    const breach = store.planBreach(ctx, matter, ctx.city.rootUnitId);
    const policy = policyOf(policies);
    const event = clockEvent(matter, policy);
    if (event === null) {
      const payload = { deadlineDay: matter.deadlineDay, side: matter.waitsFor };
      const audit = { action: 'powers.deadline.passed', subject: { type: 'power_matter', id }, payload };
      return { audit, writes: [breach], answer: {} };
    }
    const state = decideMatterStep(matter, { event, version: matter.version, text: null });
    if (isRefusal(state)) return state;
    const deadline = deadlineOf(matter.kind, state, ctx.today, policy, years.map(calendarOf));
    if (isRefusal(deadline)) return deadline;
    const step = {
      event,
      version: matter.version,
      text: null,
      documentNumber: null,
      attendance: [],
      state,
      deadline,
      late: true,
    };
    const plan = stepPlan(ctx, matter, step);
    return { ...plan, writes: [breach, ...plan.writes] };
  });
}
