import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { waitOf } from '../rules/call.ts';
import * as calls from '../store/calls.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';

/**
 * Reminds before the last instant and raises what passed it, tier by tier, each once. Bounded to a page a time; one
 * call that cannot be told does not keep the others waiting.
 * @returns how many calls were told of
 */
export async function raiseWhistles(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<calls.CallRow>(calls.alertsDue(ctx.at));
  let raised = 0;
  for (const call of due) {
    try {
      await raise(clockContext(ctx, call), call);
      raised += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return raised;
}

/** The key names the wait and the tier, so that ticks that overlap raise it once. */
const clockContext = (ctx: CityContext, { id, waitSeq, nextTier, nextAlertAt }: calls.CallRow): CityContext => {
  const key = `whistle-alert:${id}:${waitSeq}:${nextTier}:${nextAlertAt}`;
  return { ...ctx, claim: { key, inputHash: key, status: 200 } };
};

function raise(ctx: CityContext, { id }: calls.CallRow): Promise<unknown> {
  return commit(ctx, async () => {
    const [rows, policies, years] = await ctx.db.reads<[calls.CallRow, PolicyRow, WorkCalendarRow]>([
      calls.alertDueOf(id, ctx.at),
      policyOn(calls.calledDayOf(id)),
      workCalendars(),
    ]);
    const call = rows[0];
    if (!call?.baseAt || !call.sinceAt) return platformRefusals.refuse('changed_meanwhile');
    const terms = policyOf(policies).kinds[call.kind];
    const clock = { baseMs: Date.parse(call.baseAt), sinceMs: Date.parse(call.sinceAt) };
    const wait = waitOf(call.state, clock, terms, years.map(workCalendarOf));
    if (wait === null) return platformRefusals.refuse('changed_meanwhile');
    if (isRefusal(wait)) return wait;
    const passed = wait.alerts.filter((alertMs, tier) => tier >= call.nextTier && alertMs <= ctx.now);
    const alerts = passed.map((_, index) => {
      const tier = call.nextTier + index;
      return { tier, told: tier === 0 ? ('side' as const) : (terms.tiers[tier - 1]?.to ?? 'side') };
    });
    const next = wait.alerts[call.nextTier + alerts.length];
    return {
      audit: {
        action: 'whistles.alert',
        subject: { type: 'whistle', id: call.whistleId },
        payload: { callId: id, dueAt: call.dueAt, side: call.waitsFor, alerts },
      },
      writes: calls.planAlerts(ctx, call, alerts, next),
      answer: {},
    };
  });
}
