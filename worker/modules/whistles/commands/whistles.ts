import type { Permission } from '../../../core/permissions.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { whistleRefusals } from '../rules/refusals.ts';
import {
  decideWhistleStep,
  refuseCalls,
  type CallableUnit,
  type StandingDuty,
  type Wanted,
  type WhistleEvent,
  type WhistleState,
} from '../rules/whistle.ts';
import { callsOf, type CallRow } from '../store/calls.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import * as store from '../store/whistles.ts';
import { freshCall, goWrites, stepWrites, type Times } from './calls.ts';

export type Drafting = Omit<store.NewWhistle, 'id'> & { readonly calls: readonly Wanted[] };

export interface WhistleMoved {
  readonly id: string;
  readonly state: WhistleState;
  readonly version: number;
}

/** Drafts a whistle; where nobody signs by the city's terms it goes out at once. */
export function draftWhistle(ctx: CityContext, { calls, ...input }: Drafting): Promise<WhistleMoved> {
  return commit(ctx, async () => {
    const [streets, units, duties, policies, years] = await ctx.db.reads<
      [{ id: string }, CallableUnit, StandingDuty, PolicyRow, WorkCalendarRow]
    >([
      store.streetInScope(ctx, 'whistles.write', input.streetId),
      store.unitsNamed(calls.map(({ unitId }) => unitId)),
      store.dutiesStanding(ctx, dutyIds(calls)),
      policyOn(ctx.today),
      workCalendars(),
    ]);
    if (streets.length === 0) return platformRefusals.refuse('not_found');
    const times: Times = { policy: policyOf(policies), calendars: years.map(workCalendarOf) };
    const { sign, dutyRequired } = times.policy.kinds[input.kind];
    const refused = refuseCalls(calls, { units, duties, called: [], dutyRequired });
    if (refused) return refused;
    const id = ctx.newId('wst');
    const state: WhistleState = sign ? 'drafted' : 'out';
    const made = calls.map((wanted) => ({ id: ctx.newId('wcl'), ...wanted }));
    const fresh = made.map((wanted) => freshCall(wanted.id, { whistleId: id, kind: input.kind }, wanted));
    const sent = sign ? [] : goAll(ctx, fresh, times);
    if (isRefusal(sent)) return sent;
    const payload = { ...input, calls };
    return {
      audit: { action: sign ? 'whistles.draft' : 'whistles.send', subject: { type: 'whistle', id }, payload },
      writes: [
        ...store.planWhistle(ctx, { ...input, id }, state),
        ...store.planCalls(made, id, null),
        ...store.planDraftStep(ctx, id, state),
        ...sent,
      ],
      answer: { id, state, version: 1 },
    };
  });
}

const dutyIds = (calls: readonly Wanted[]) => calls.flatMap(({ dutyId }) => (dutyId === null ? [] : [dutyId]));

function goAll(ctx: CityContext, calls: readonly CallRow[], times: Times): Statement[] | Refusal {
  const writes: Statement[] = [];
  for (const call of calls) {
    const go = goWrites(ctx, call, times);
    if (isRefusal(go)) return go;
    writes.push(...go);
  }
  return writes;
}

export interface WhistleStep {
  readonly event: WhistleEvent;
  readonly version: number;
  readonly text: string | null;
  readonly content: string | null;
}

/** The head's signature, a draft sent back and handed in again, a whistle taken back: its calls follow. */
export function takeWhistleStep(
  ctx: CityContext,
  permission: Permission,
  id: string,
  step: WhistleStep,
): Promise<WhistleMoved> {
  return commit(ctx, async () => {
    const [rows, calls, policies, years] = await ctx.db.reads<[store.WhistleRow, CallRow, PolicyRow, WorkCalendarRow]>([
      store.whistleOf(ctx, permission, id),
      callsOf(id),
      policyOn(ctx.today),
      workCalendars(),
    ]);
    const whistle = rows[0] ?? null;
    const state = decideWhistleStep(whistle, { ...step, by: ctx.actor.id });
    if (isRefusal(state)) return state;
    if (whistle === null) return platformRefusals.refuse('not_found');
    const times = { policy: policyOf(policies), calendars: years.map(workCalendarOf) };
    const following = await followCalls(ctx, whistle, calls, state, times);
    if (isRefusal(following)) return following;
    return {
      audit: {
        action: `whistles.${step.event}`,
        subject: { type: 'whistle', id },
        reason: step.text ?? undefined,
        payload: { state, content: step.content },
      },
      writes: [...store.planWhistleStep(ctx, whistle, { ...step, state }), ...following],
      answer: { id, state, version: whistle.version + 1 },
    };
  });
}

/** Signed, every call goes out, if what it calls for still stands admitted; taken back, every open one is cancelled. */
async function followCalls(
  ctx: CityContext,
  { kind }: store.WhistleRow,
  calls: readonly CallRow[],
  state: WhistleState,
  times: Times,
): Promise<Statement[] | Refusal> {
  if (state === 'out') {
    const [units, duties] = await ctx.db.reads<[CallableUnit, StandingDuty]>([
      store.unitsNamed(calls.map(({ unitId }) => unitId)),
      store.dutiesStanding(ctx, dutyIds(calls)),
    ]);
    const { dutyRequired } = times.policy.kinds[kind];
    return refuseCalls(calls, { units, duties, called: [], dutyRequired }) ?? goAll(ctx, calls, times);
  }
  if (state !== 'withdrawn') return [];
  const writes: Statement[] = [];
  const ended = new Set(['scored', 'declined', 'unanswered', 'cancelled']);
  for (const call of calls.filter((each) => !ended.has(each.state))) {
    const cancelled = stepWrites(
      ctx,
      call,
      'cancelled',
      { event: 'cancel', text: null, place: null, scores: null },
      times,
    );
    if (isRefusal(cancelled)) return cancelled;
    writes.push(...cancelled);
  }
  return writes;
}

/** Calls one more body while the whistle is out. */
export function addCall(
  ctx: CityContext,
  id: string,
  { version, ...wanted }: Wanted & { readonly version: number },
): Promise<WhistleMoved> {
  return commit(ctx, async () => {
    const [rows, calls, policies, years, units, duties] = await ctx.db.reads<
      [store.WhistleRow, CallRow, PolicyRow, WorkCalendarRow, CallableUnit, StandingDuty]
    >([
      store.whistleOf(ctx, 'whistles.write', id),
      callsOf(id),
      policyOn(ctx.today),
      workCalendars(),
      store.unitsNamed([wanted.unitId]),
      store.dutiesStanding(ctx, dutyIds([wanted])),
    ]);
    const whistle = rows[0];
    if (!whistle) return platformRefusals.refuse('not_found');
    if (whistle.state !== 'out') return whistleRefusals.refuse('whistle_step_not_allowed', { state: whistle.state });
    if (whistle.version !== version) return changedMeanwhile({ version: whistle.version, state: whistle.state });
    const times = { policy: policyOf(policies), calendars: years.map(workCalendarOf) };
    const { dutyRequired } = times.policy.kinds[whistle.kind];
    const called = calls.map(({ unitId }) => unitId);
    const refused = refuseCalls([wanted], { units, duties, called, dutyRequired });
    if (refused) return refused;
    const callId = ctx.newId('wcl');
    const go = goWrites(ctx, freshCall(callId, { whistleId: id, kind: whistle.kind }, wanted), times);
    if (isRefusal(go)) return go;
    return {
      audit: { action: 'whistles.call.add', subject: { type: 'whistle', id }, payload: { callId, ...wanted } },
      writes: [...store.planStillOut(whistle), ...store.planCalls([{ id: callId, ...wanted }], id, null), ...go],
      answer: { id, state: whistle.state, version: version + 1 },
    };
  });
}
