import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { isOver, type HearingFacts } from './admission.ts';
import { decideStep, refuseBlocked, type Blocked, type DutyEvent, type DutyFacts } from './duty.ts';
import { dutyRefusals } from './refusals.ts';

export const outcomes = ['admit', 'conditions', 'return', 'reject'] as const;
export type Outcome = (typeof outcomes)[number];
/** What a department that sits in the joint review thinks of a duty. */
export const stances = ['agree', 'conditions', 'disagree'] as const;
export type Stance = (typeof stances)[number];

export const eventOf: Readonly<Record<Outcome, DutyEvent>> = {
  admit: 'admit',
  conditions: 'admit_on_conditions',
  return: 'send_back',
  reject: 'reject',
};

/** A department in a round of the review; silent where its time passed without an opinion. */
export interface SeatFacts {
  readonly unitId: string;
  readonly unitName: string;
  readonly stance: Stance | null;
  readonly silent: boolean;
  readonly answeredBy: string | null;
}

export interface ReviewFacts {
  readonly hearings: readonly HearingFacts[];
  readonly seats: readonly SeatFacts[];
  readonly opinionsUntil: Day;
  readonly today: Day;
}

export interface ReviewInput {
  readonly outcome: Outcome;
  readonly version: number;
  readonly conditions: string | null;
}

export interface StanceInput {
  readonly unitId: string;
  readonly version: number;
  readonly stance: Stance;
  readonly reason: string | null;
}

const names = (units: readonly { readonly unitName: string }[]): string =>
  units.map(({ unitName }) => unitName).join('、');

/** Departments that have neither spoken nor been taken as silent. */
export const openSeats = (seats: readonly SeatFacts[]): readonly SeatFacts[] =>
  seats.filter(({ stance, silent }) => stance === null && !silent);

/** Whoever wrote a duty, handed it in or spoke for any unit has had their say, and neither speaks again nor decides. */
function refuseParty(duty: DutyFacts, { hearings, seats }: ReviewFacts, actorId: string): Refusal | null {
  const spoke = [...hearings, ...seats].some(({ answeredBy }) => answeredBy === actorId);
  const party = spoke || duty.draftedBy === actorId || duty.submittedBy === actorId;
  return party ? platformRefusals.refuse('second_person_required') : null;
}

function refuseUnheard({ hearings }: Pick<ReviewFacts, 'hearings'>): Refusal | null {
  const open = hearings.filter(({ side, opinion }) => side === 'street' && opinion === null);
  return open.length > 0 ? dutyRefusals.refuse('duty_hearing_open', { streets: names(open) }) : null;
}

/**
 * Whether this person may speak for a department of the review now: with what the streets said before them, in time,
 * once, and for one department only, so that two voices are two people.
 */
export function decideStance(
  duty: DutyFacts,
  facts: ReviewFacts,
  seat: SeatFacts,
  { version, stance, reason }: StanceInput,
  actorId: string,
): Refusal | null {
  if (duty.state !== 'submitted') return dutyRefusals.refuse('duty_step_unfit', { state: duty.state });
  if (seat.stance !== null || seat.silent) return dutyRefusals.refuse('duty_opinion_given');
  const refused = decideStep(duty, 'admit', version) ?? refuseParty(duty, facts, actorId) ?? refuseUnheard(facts);
  if (refused) return refused;
  if (isOver(facts.opinionsUntil, facts.today)) {
    return dutyRefusals.refuse('review_opinions_over', { day: facts.opinionsUntil });
  }
  return stance !== 'agree' && reason === null ? dutyRefusals.refuse('duty_opinion_reason') : null;
}

/**
 * The end of the joint review: when every street was heard and every department of the review has spoken or let its time
 * pass, by somebody who neither drafted, submitted nor spoke for any unit.
 */
export function decideReview(
  duty: DutyFacts,
  facts: ReviewFacts & { readonly blocked: Blocked | null },
  input: ReviewInput,
  actorId: string,
): Refusal | null {
  const admits = input.outcome === 'admit' || input.outcome === 'conditions';
  const refused =
    decideStep(duty, eventOf[input.outcome], input.version) ??
    refuseBlocked(admits ? facts.blocked : null) ??
    refuseParty(duty, facts, actorId) ??
    refuseUnheard(facts);
  if (refused) return refused;
  const open = openSeats(facts.seats);
  if (open.length > 0 && !isOver(facts.opinionsUntil, facts.today)) {
    return dutyRefusals.refuse('review_opinions_missing', { departments: names(open), day: facts.opinionsUntil });
  }
  return (input.outcome === 'conditions') === (input.conditions !== null)
    ? null
    : dutyRefusals.refuse('duty_conditions_unfit');
}
