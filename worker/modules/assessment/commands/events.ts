import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectThat, sql, type Statement } from '../../../platform/statement.ts';
import { decideCancel, decideEvent, decideEventOutcome } from '../rules/events.ts';
import type { EventFact, EventKind } from '../rules/facts.ts';
import type { PersonRecord } from '../rules/record.ts';
import { findCycle, type BallotRow, type Cycle, type MarkRow, type PersonRow } from '../store/cycle.ts';
import { decideEventRow, eventById, insertEvents, type EventRow } from '../store/events.ts';
import { poolReads, reachedWorkers, readPool, writePool } from '../store/pool.ts';

export interface EventChanged {
  readonly id: string;
  readonly version: number;
}

export interface EventInput {
  readonly workerId: string;
  readonly kind: EventKind;
  readonly item: string;
  readonly times: number;
  readonly onDay: Day;
  readonly document: string;
  readonly cause: string;
}

export const whileOpen = (cycle: Cycle): Statement =>
  expectThat(
    'assessment_cycle_state',
    sql`(SELECT state FROM assessment_cycle WHERE id = ${cycle.id}) = ${cycle.state}`,
  );

/** Proposes a bonus, deduction or veto; it counts for nothing until a second person confirms it. */
export function proposeEvent(ctx: CityContext, cycleId: string, input: EventInput): Promise<EventChanged> {
  const id = ctx.newId('aev');
  const { workerId, kind, item } = input;
  return commit(ctx, async () => {
    const cycle = await findCycle(ctx, cycleId);
    if (!cycle) return platformRefusals.refuse('not_found');
    const reached = await ctx.db.all(reachedWorkers(ctx, cycleId, [workerId], 'assessment.marks.write', 'community'));
    if (reached.length === 0) return platformRefusals.refuse('not_found');
    const { state, year, scheme } = cycle;
    const chosen = decideEvent({ state, year, scheme, today: ctx.today, own: ctx.actor.workerId === workerId }, input);
    if (isRefusal(chosen)) return chosen;
    return {
      audit: {
        action: 'assessment.event.propose',
        subject: { type: 'worker', id: workerId },
        reason: input.cause,
        payload: { eventId: id, cycleId, kind, item, times: input.times, document: input.document },
      },
      writes: [
        whileOpen(cycle),
        ...insertEvents(ctx, [
          { id, cycleId, ...input, itemName: chosen.name, points: chosen.points, cancelsId: null },
        ]),
      ],
      answer: { id, version: 1 },
    };
  });
}

/** Proposes that a confirmed event no longer counts: again two people, again with cause and document. */
export function cancelEvent(
  ctx: CityContext,
  eventId: string,
  input: { readonly document: string; readonly cause: string },
): Promise<EventChanged> {
  const id = ctx.newId('aev');
  return commit(ctx, async () => {
    const loaded = await loadEvent(ctx, eventId, 'assessment.marks.write');
    if (isRefusal(loaded)) return loaded;
    const { event, cycle, own } = loaded;
    const stands = event.outcome === 'confirmed' && event.cancelsId === null && event.cancelledBy === null;
    const refusal = decideCancel({ state: cycle.state, own }, { ...event, stands });
    if (refusal) return refusal;
    const { workerId, kind, item, itemName, times, points, onDay } = event;
    const copy = { cycleId: cycle.id, workerId, kind, item, itemName, times, points, onDay };
    return {
      audit: {
        action: 'assessment.event.cancel',
        subject: { type: 'worker', id: workerId },
        reason: input.cause,
        payload: { eventId: id, cancels: eventId, document: input.document },
      },
      writes: [whileOpen(cycle), ...insertEvents(ctx, [{ id, ...copy, ...input, cancelsId: eventId }])],
      answer: { id, version: 1 },
    };
  });
}

async function loadEvent(
  ctx: CityContext,
  id: string,
  permission: 'assessment.marks.write' | 'assessment.events.confirm',
): Promise<{ event: EventRow; cycle: Cycle; own: boolean } | Refusal> {
  const event = await ctx.db.first<EventRow>(eventById(ctx, id, permission));
  const cycle = event && (await findCycle(ctx, event.cycleId));
  if (!event || !cycle) return platformRefusals.refuse('not_found');
  return { event, cycle, own: ctx.actor.workerId === event.workerId };
}

/** Confirms an event, which counts from then on, or declines it. */
export function decideEventByAnother(
  ctx: CityContext,
  id: string,
  input: { readonly outcome: 'confirmed' | 'declined'; readonly version: number },
): Promise<EventChanged> {
  const { outcome, version } = input;
  return commit(ctx, async () => {
    const loaded = await loadEvent(ctx, id, 'assessment.events.confirm');
    if (isRefusal(loaded)) return loaded;
    const { event, cycle, own } = loaded;
    const refusal = decideEventOutcome({ state: cycle.state, own }, event, { version, actorId: ctx.actor.id });
    if (refusal) return refusal;
    const { workerId, kind, item, times, cancelsId } = event;
    return {
      audit: {
        action: 'assessment.event.decide',
        subject: { type: 'worker', id: workerId },
        payload: { eventId: id, cycleId: cycle.id, kind, item, times, cancels: cancelsId, outcome },
      },
      writes: [
        whileOpen(cycle),
        ...decideEventRow(ctx, id, outcome, version),
        ...(outcome === 'confirmed' ? await reranked(ctx, cycle, event) : []),
      ],
      answer: { id, version: version + 1 },
    };
  });
}

/** The pool with the event among what the worker's score rests on, or without the one that it cancels. */
async function reranked(ctx: CityContext, cycle: Cycle, event: EventRow): Promise<Statement[]> {
  const { workerId } = event;
  const [rows, marks, ballots] = await ctx.db.reads<[PersonRow & { version: number }, MarkRow, BallotRow]>([
    ...poolReads(ctx, cycle, [workerId]),
  ]);
  const pool = readPool(ctx, [workerId], rows, marks, ballots);
  const after = pool.people.map((person) => (person.workerId === workerId ? withEvent(person, event) : person));
  return writePool(ctx, cycle, pool, after, new Set([workerId]));
}

function withEvent(person: PersonRecord, event: EventRow): PersonRecord {
  const { id, kind, item, times, points, onDay, document, cause, cancelsId } = event;
  const fact: EventFact = { id, kind, item, times, points, onDay, document, cause };
  const events = cancelsId === null ? [...person.events, fact] : person.events.filter((one) => one.id !== cancelsId);
  return { ...person, events };
}
