import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { decideReview, decideStance, eventOf, openSeats, type ReviewInput, type StanceInput } from '../rules/review.ts';
import {
  openHearings,
  openRound,
  planDecision,
  stillOpen,
  type HearingRow,
  type RoundRow,
} from '../store/admission.ts';
import { blockedBy, blockedTitles, type BlockedRow } from '../store/catalogue.ts';
import { anyDuty, dutyOfDepartment, type DutyRow } from '../store/facts.ts';
import { planSilentSeats, planStance, seatOf, seatsOfOpenRound, type SeatRow } from '../store/review.ts';
import { planStep } from '../store/writes.ts';

async function loadReview(ctx: CityContext, id: string, dutyRead: Statement) {
  const [duties, rounds, hearings, seats, blocked] = await ctx.db.reads<
    [DutyRow, RoundRow, HearingRow, SeatRow, BlockedRow]
  >([dutyRead, openRound(id), openHearings(id), seatsOfOpenRound(ctx, id), blockedTitles(ctx.today)]);
  const duty = duties[0];
  return {
    duty,
    round: rounds[0],
    mine: new Set(seats.filter(({ mine }) => mine === 1).map(({ unitId }) => unitId)),
    facts: {
      hearings,
      seats: seats.map(seatOf),
      // Without an open round the step itself is refused before any day is looked at.
      opinionsUntil: rounds[0]?.opinionsUntil ?? ctx.today,
      today: ctx.today,
      blocked: duty ? blockedBy(blocked, duty.title) : null,
    },
  };
}

/** A department that sits in the joint review says what it thinks of a duty, by one of its officers. */
export function giveStance(ctx: CityContext, id: string, input: StanceInput): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { duty, round, mine, facts } = await loadReview(ctx, id, anyDuty(id));
    const seat = facts.seats.find(({ unitId }) => unitId === input.unitId && mine.has(unitId));
    if (!duty || !round || !seat) return platformRefusals.refuse('not_found');
    return (
      decideStance(duty, facts, seat, input, ctx.actor.id) ?? {
        audit: {
          action: 'duties.duty.stance',
          subject: { type: 'duty', id },
          payload: { ...input, round: round.round },
        },
        writes: [stillOpen(round), ...planStance(ctx, round, input)],
        answer: { id },
      }
    );
  });
}

/** The joint review's answer, public in the city from this day; departments that let their time pass are kept as silent. */
export function reviewDuty(
  ctx: CityContext,
  id: string,
  input: ReviewInput & { readonly reason: string },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const { duty, round, facts } = await loadReview(ctx, id, dutyOfDepartment(ctx, 'duties.activate', id));
    if (!duty) return platformRefusals.refuse('not_found');
    const refused = decideReview(duty, facts, input, ctx.actor.id);
    if (refused) return refused;
    if (!round) throw new Error('a submitted duty has an open round');
    const { outcome, conditions, reason } = input;
    const stances = facts.seats.map(({ unitId, stance }) => ({ unitId, stance }));
    return {
      audit: {
        action: 'duties.duty.review',
        subject: { type: 'duty', id },
        reason,
        payload: { outcome, conditions, stances },
      },
      writes: [
        ...(openSeats(facts.seats).length > 0 ? [planSilentSeats(ctx, round)] : []),
        ...planDecision(ctx, round, { outcome, conditions, reason }),
        ...planStep(ctx, duty, eventOf[outcome], conditions === null ? reason : `${reason}（${conditions}）`),
      ],
      answer: { id, version: duty.version + 1 },
    };
  });
}
