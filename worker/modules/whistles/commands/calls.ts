import type { Permission } from '../../../core/permissions.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { decideCallStep, isLate, pointsOf, waitOf, weighed, type CallState, type CallStep } from '../rules/call.ts';
import type { WhistlePolicy } from '../rules/policy.ts';
import { refuseCalls, type CallableUnit, type StandingDuty, type Wanted } from '../rules/whistle.ts';
import * as calls from '../store/calls.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { dutiesStanding, planCalls, planClosing, stepRow, unitsNamed } from '../store/whistles.ts';

/** The terms that a call follows, and the days that are worked. */
export interface Times {
  readonly policy: WhistlePolicy;
  readonly calendars: readonly WorkCalendar[];
}

export interface CallMoved {
  readonly id: string;
  readonly state: CallState;
  readonly version: number;
}

type Asked = Omit<CallStep, 'named'> & { readonly named: Wanted | null };

/** Takes the next step of one call for one side of it. */
export function takeCallStep(
  ctx: CityContext,
  side: 'street' | 'department' | 'city',
  permission: Permission,
  id: string,
  asked: Asked,
): Promise<CallMoved> {
  return commit(ctx, async () => {
    const { named } = asked;
    const [rows, policies, years, units, duties, beside] = await ctx.db.reads<
      [calls.CallRow, PolicyRow, WorkCalendarRow, CallableUnit, StandingDuty, { unitId: string }]
    >([
      calls.callOf(ctx, permission, side, id),
      policyOn(calls.calledDayOf(id)),
      workCalendars(),
      unitsNamed(named ? [named.unitId] : []),
      dutiesStanding(ctx, named ? [named.dutyId] : []),
      calls.calledBeside(id),
    ]);
    const call = rows[0] ?? null;
    const step = { ...asked, named: named?.unitId ?? null };
    const state = decideCallStep(call, step, ctx.now);
    if (isRefusal(state)) return state;
    if (call === null) return platformRefusals.refuse('not_found');
    const times = { policy: policyOf(policies), calendars: years.map(workCalendarOf) };
    const { dutyRequired } = times.policy.kinds[call.kind];
    const called = beside.map(({ unitId }) => unitId);
    const refused = named && refuseCalls([named], { units, duties, called, dutyRequired });
    if (refused) return refused;
    const writes = stepWrites(ctx, call, state, step, times);
    if (isRefusal(writes)) return writes;
    const next = named ? callNamed(ctx, call, named, times) : { writes: [] };
    if (isRefusal(next)) return next;
    const payload = { state, named, place: step.place, scores: step.scores, late: isLate(call, ctx.now) };
    return {
      audit: {
        action: `whistles.call.${step.event}`,
        subject: { type: 'whistle', id: call.whistleId },
        reason: step.text ?? undefined,
        payload: { callId: call.id, ...payload },
      },
      writes: [...writes, ...next.writes, ...planClosing(ctx, call.whistleId)],
      answer: { id, state, version: call.version + 1 },
    };
  });
}

/** The body that a declining one names is called at once; its time begins now. */
function callNamed(
  ctx: CityContext,
  by: calls.CallRow,
  named: Wanted,
  times: Times,
): { writes: Statement[] } | Refusal {
  const id = ctx.newId('wcl');
  const fresh = freshCall(id, by, named);
  const go = goWrites(ctx, fresh, times);
  return isRefusal(go) ? go : { writes: [...planCalls([{ id, ...named }], by.whistleId, by.id), ...go] };
}

/** A call as it is written before it goes out. */
export const freshCall = (
  id: string,
  { whistleId, kind }: Pick<calls.CallRow, 'whistleId' | 'kind'>,
  { unitId, dutyId }: Wanted,
): calls.CallRow => ({
  id,
  whistleId,
  kind,
  unitId,
  dutyId,
  state: 'planned',
  version: 1,
  waitsFor: null,
  calledDay: null,
  baseAt: null,
  sinceAt: null,
  dueAt: null,
  answeredAt: null,
  answeredLate: 0,
  returns: 0,
  pausedAt: null,
  waitSeq: 1,
  nextTier: 0,
  nextAlertAt: null,
});

/** A call goes out: from now on its times run. */
export const goWrites = (ctx: CityContext, call: calls.CallRow, times: Times): Statement[] | Refusal =>
  stepWrites(ctx, call, 'called', { event: 'go', text: null, place: null, scores: null }, times);

/** The row and the step of a decided step: its clock, its alerts, its points. */
export function stepWrites(
  ctx: CityContext,
  call: calls.CallRow,
  state: CallState,
  step: Pick<CallStep, 'event' | 'text' | 'place' | 'scores'>,
  { policy, calendars }: Times,
): Statement[] | Refusal {
  const moved = state !== call.state;
  // A pause moves the beginning of the count by its length.
  const paused = step.event === 'resume' && call.pausedAt ? ctx.now - Date.parse(call.pausedAt) : 0;
  const baseMs = call.baseAt === null ? ctx.now : Date.parse(call.baseAt) + paused;
  const sinceMs = moved || call.sinceAt === null ? ctx.now : Date.parse(call.sinceAt) + paused;
  const wait = waitOf(state, { baseMs, sinceMs }, policy.kinds[call.kind], calendars);
  if (isRefusal(wait)) return wait;
  const late = isLate(call, ctx.now);
  const answers = call.answeredAt === null && (step.event === 'accept' || step.event === 'decline');
  const answeredLate = answers ? (late ? 1 : 0) : null;
  const returns = call.returns + (step.event === 'return' ? 1 : 0);
  const change: calls.CallChange = {
    state,
    wait,
    baseMs,
    sinceMs,
    nextTier: moved ? 0 : call.nextTier,
    newWait: moved,
    paused: step.event === 'pause',
    answeredLate,
    returns,
    place: step.place,
    scores: step.scores && { ...step.scores, total: weighed(step.scores, policy) },
    pointsCents: pointsOf(state, { answeredLate: answeredLate ?? call.answeredLate, returns }, policy),
  };
  const { whistleId, id: callId } = call;
  const row = stepRow(ctx, { whistleId, callId, event: step.event, state, text: step.text ?? step.place, late });
  return [...calls.planCallChange(ctx, call, change), row];
}
