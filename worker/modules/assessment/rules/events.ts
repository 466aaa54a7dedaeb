import { compareDay, yearOf, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { EventKind } from './facts.ts';
import { parsePoints, type Points } from './points.ts';
import type { Scheme } from './scheme.ts';
import type { CycleState } from './states.ts';
import { yearRefusals } from './year-refusals.ts';

export interface WantedEvent {
  readonly kind: EventKind;
  readonly item: string;
  readonly times: number;
  readonly onDay: Day;
}

export interface EventPlace {
  readonly state: CycleState;
  readonly year: number;
  readonly scheme: Scheme;
  readonly today: Day;
  /** Whether the actor is the worker concerned. */
  readonly own: boolean;
}

/** An item as the scheme has it on the day that the event is entered. */
export interface ChosenItem {
  readonly name: string;
  /** For one time; a veto has none. */
  readonly points: Points;
}

export function decideEvent(place: EventPlace, wanted: WantedEvent): ChosenItem | Refusal {
  const { state, year, scheme, today, own } = place;
  if (state !== 'open') return yearRefusals.refuse('cycle_not_open', { state });
  if (own) return yearRefusals.refuse('own_mark');
  const item = itemOf(scheme, wanted);
  if (!item) return yearRefusals.refuse('event_item_unknown', { item: wanted.item });
  if (yearOf(wanted.onDay) !== year || compareDay(wanted.onDay, today) > 0)
    return yearRefusals.refuse('event_day_unfit', { year });
  return item;
}

function itemOf(scheme: Scheme, { kind, item }: WantedEvent): ChosenItem | null {
  if (kind === 'veto') return scheme.vetoes.includes(item) ? { name: item, points: 0 } : null;
  const found = (kind === 'bonus' ? scheme.bonusItems : scheme.deductionItems).find(({ code }) => code === item);
  return found ? { name: found.zh, points: parsePoints(found.points) ?? 0 } : null;
}

export interface StoredEvent {
  readonly outcome: string | null;
  readonly proposedBy: string;
  readonly version: number;
  /** Confirmed, and no event that cancels it was confirmed or waits. */
  readonly stands: boolean;
}

/** Whether a second person may decide; the worker concerned is none. */
export function decideEventOutcome(
  place: Pick<EventPlace, 'state' | 'own'>,
  event: Pick<StoredEvent, 'outcome' | 'proposedBy' | 'version'>,
  input: { readonly version: number; readonly actorId: string },
): Refusal | null {
  if (place.state !== 'open') return yearRefusals.refuse('cycle_not_open', { state: place.state });
  if (place.own) return yearRefusals.refuse('own_mark');
  if (event.outcome !== null) return yearRefusals.refuse('event_decided');
  if (event.proposedBy === input.actorId) return platformRefusals.refuse('second_person_required');
  return event.version === input.version ? null : changedMeanwhile({ version: event.version });
}

/** Whether an event may be proposed to be cancelled. */
export function decideCancel(place: Pick<EventPlace, 'state' | 'own'>, event: StoredEvent): Refusal | null {
  if (place.state !== 'open') return yearRefusals.refuse('cycle_not_open', { state: place.state });
  if (place.own) return yearRefusals.refuse('own_mark');
  return event.stands ? null : yearRefusals.refuse('event_not_standing');
}
