import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { termsCommand } from '../../../platform/terms.ts';
import { admissionDeadlines, decideOpinion, isOver, type Opinion } from '../rules/admission.ts';
import { decideSubmit, type DutyState } from '../rules/duty.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { openSeats } from '../rules/review.ts';
import * as store from '../store/admission.ts';
import { blockedBy, blockedTitles, type BlockedRow } from '../store/catalogue.ts';
import { dutyOfDepartment, type DutyRow } from '../store/facts.ts';
import { planSilentSeats, seatOf, seatsOfOpenRound, standingDepartments, type SeatRow } from '../store/review.ts';
import { planStep } from '../store/writes.ts';

type Stepped = Promise<{ id: string; version: number }>;

/** The department hands its draft in: the hearing of whoever is concerned begins. */
export function submitDuty(ctx: CityContext, id: string, version: number): Stepped {
  return commit(ctx, async () => {
    const [duties, policies, years, blocked] = await ctx.db.reads<
      [DutyRow, store.PolicyRow, store.CalendarRow, BlockedRow]
    >([
      dutyOfDepartment(ctx, 'duties.write', id),
      store.policyOn(ctx.today),
      store.calendars(),
      blockedTitles(ctx.today),
    ]);
    const duty = duties[0];
    if (!duty) return platformRefusals.refuse('not_found');
    const refused = decideSubmit(duty, version, blockedBy(blocked, duty.title));
    if (refused) return refused;
    const policy = store.policyOf(policies);
    const deadlines = admissionDeadlines(ctx.today, policy, years.map(store.calendarOf));
    if (isRefusal(deadlines)) return deadlines;
    return {
      audit: { action: 'duties.duty.submit', subject: { type: 'duty', id }, payload: { ...deadlines } },
      writes: [...planStep(ctx, duty, 'submit'), ...store.planRound(ctx, id, deadlines, policy)],
      answer: { id, version: version + 1 },
    };
  });
}

export interface OpinionInput {
  readonly unitId: string;
  readonly opinion: Opinion;
  readonly reason: string | null;
}

/** A street or community says what it thinks of a duty that would reach it. */
export function giveOpinion(ctx: CityContext, id: string, input: OpinionInput): Promise<{ id: string }> {
  type Row = store.RoundRow & store.HearingRow & { readonly state: DutyState };
  return commit(ctx, async () => {
    const row = await ctx.db.first<Row>(store.hearingOf(ctx, id, input.unitId));
    if (!row) return platformRefusals.refuse('not_found');
    return (
      decideOpinion(row, row, row, input, ctx.today) ?? {
        audit: { action: 'duties.duty.opinion', subject: { type: 'duty', id }, payload: input },
        writes: store.planOpinion(ctx, row, input),
        answer: { id },
      }
    );
  });
}

/**
 * Takes the silence of streets and departments whose time is over, and raises reviews that are late; each once. Bounded
 * to a page a time; one round that changed meanwhile does not keep the others waiting.
 * @returns how many were raised
 */
export async function raiseAdmissionDeadlines(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<store.RoundRow>(store.overdueRounds(ctx.today));
  let raised = 0;
  for (const row of due) {
    for (const raise of [raiseSilence, raiseSilentSeats, raiseReview])
      raised += await raisedOnce(() => raise(ctx, row));
  }
  return raised;
}

async function raisedOnce(raise: () => Promise<unknown>): Promise<number> {
  try {
    await raise();
    return 1;
  } catch (error) {
    if (error instanceof RefusedError) return 0;
    throw error;
  }
}

/** The key names the wait, so that ticks that overlap raise it once. */
const clockContext = (ctx: CityContext, { dutyId, round }: store.RoundRow, side: string): CityContext => {
  const key = `duty-admission:${side}:${dutyId}:${round}`;
  return { ...ctx, claim: { key, inputHash: key, status: 200 } };
};

function raiseSilence(ctx: CityContext, row: store.RoundRow): Promise<unknown> {
  return commit(clockContext(ctx, row, 'hearing'), async () => {
    const streets = await ctx.db.all<{ unitId: string }>(store.silentStreets(row));
    if (streets.length === 0) return platformRefusals.refuse('changed_meanwhile');
    const payload = {
      deadlineDay: row.hearingUntil,
      silence: row.silence,
      streets: streets.map(({ unitId }) => unitId),
    };
    return {
      audit: { action: 'duties.hearing.passed', subject: { type: 'duty', id: row.dutyId }, payload },
      writes: store.planSilence(ctx, row),
      answer: {},
    };
  });
}

function raiseSilentSeats(ctx: CityContext, row: store.RoundRow): Promise<unknown> {
  return commit(clockContext(ctx, row, 'opinions'), async () => {
    const seats = await ctx.db.all<SeatRow>(seatsOfOpenRound(ctx, row.dutyId));
    const departments = openSeats(seats.map(seatOf));
    if (departments.length === 0 || !isOver(row.opinionsUntil, ctx.today)) {
      return platformRefusals.refuse('changed_meanwhile');
    }
    const payload = { deadlineDay: row.opinionsUntil, departments: departments.map(({ unitId }) => unitId) };
    return {
      audit: { action: 'duties.opinions.passed', subject: { type: 'duty', id: row.dutyId }, payload },
      writes: [store.stillOpen(row), planSilentSeats(ctx, row)],
      answer: {},
    };
  });
}

function raiseReview(ctx: CityContext, row: store.RoundRow): Promise<unknown> {
  return commit(clockContext(ctx, row, 'review'), async () => {
    const late = await ctx.db.first(store.reviewLate(row, ctx.today));
    if (!late) return platformRefusals.refuse('changed_meanwhile');
    return {
      audit: {
        action: 'duties.review.passed',
        subject: { type: 'duty', id: row.dutyId },
        payload: { deadlineDay: row.reviewBy },
      },
      writes: [store.planLateReview(ctx, row, ctx.city.rootUnitId)],
      answer: {},
    };
  });
}

export const putAdmissionPolicy = termsCommand(store.admissionTerms, {
  action: 'duties.policy.put',
  standing: (day) => dutyRefusals.refuse('duty_policy_standing', { day }),
  unfit: async ({ reviewers }, { db }) => {
    const found = await db.all(standingDepartments(reviewers));
    return found.length === reviewers.length ? null : dutyRefusals.refuse('review_seat_unfit');
  },
});
