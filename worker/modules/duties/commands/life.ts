import { addDays, lastDay, type Day, type Month } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { workdayAfter } from '../rules/admission.ts';
import { decideAct, decideStep } from '../rules/duty.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import * as admission from '../store/admission.ts';
import { blockedBy, blockedTitles, type BlockedRow } from '../store/catalogue.ts';
import { dueEnds, renewalOf, type DueEnd } from '../store/ending.ts';
import { dutyOfDepartment, type DutyRow } from '../store/facts.ts';
import { draftToRenew, type RenewalRow } from '../store/renewal.ts';
import { planActing, planNotice } from '../store/writes.ts';
import { draftDuty } from './draft.ts';
import { endDuty, type Ended, type EndingInput } from './ending.ts';

const termsOf = async (ctx: CityContext, id: string) => {
  const [duties, policies, years, negative] = await ctx.db.reads<
    [DutyRow, admission.PolicyRow, admission.CalendarRow, BlockedRow]
  >([
    dutyOfDepartment(ctx, 'duties.write', id),
    admission.policyOn(ctx.today),
    admission.calendars(),
    blockedTitles(ctx.today),
  ]);
  const duty = duties[0];
  return {
    duty,
    blocked: duty ? blockedBy(negative, duty.title) : null,
    policy: admission.policyOf(policies),
    calendars: years.map(admission.calendarOf),
  };
};

/** An emergency is acted on at once; it must be filed for admission within the city's working days. */
export function actFirst(
  ctx: CityContext,
  id: string,
  version: number,
): Promise<{ id: string; version: number; fileBy: Day }> {
  return commit(ctx, async () => {
    const { duty, blocked, policy, calendars } = await termsOf(ctx, id);
    if (!duty) return platformRefusals.refuse('not_found');
    const refused = decideAct(duty, version, blocked);
    if (refused) return refused;
    const fileBy = workdayAfter(ctx.today, policy.workdays.filing, calendars);
    if (isRefusal(fileBy)) return fileBy;
    return {
      audit: { action: 'duties.duty.act', subject: { type: 'duty', id }, payload: { fileBy } },
      writes: planActing(ctx, duty, fileBy),
      answer: { id, version: version + 1, fileBy },
    };
  });
}

/**
 * A department leaves a duty: it gives notice of the city's working days, and from the day that it named nothing of the
 * duty stands. Without a day, or with one that is here, it ends now if the notice has run out.
 */
export async function exitDuty(
  ctx: CityContext,
  id: string,
  input: EndingInput & { readonly onDay?: Day | undefined },
): Promise<Ended> {
  const { duty, policy, calendars } = await termsOf(ctx, id);
  const onDay = input.onDay ?? ctx.today;
  const noticed = duty?.exitDay !== null && duty?.exitDay !== undefined && duty.exitDay <= ctx.today;
  if (!duty || duty.state !== 'active' || (noticed && onDay <= ctx.today)) return endDuty(ctx, id, input, 'exit');
  const earliest = workdayAfter(ctx.today, policy.workdays.exit, calendars);
  if (isRefusal(earliest)) throw new RefusedError(earliest);
  if (onDay < earliest) throw new RefusedError(dutyRefusals.refuse('duty_exit_too_soon', { day: earliest }));
  return onDay <= ctx.today ? endDuty(ctx, id, input, 'exit') : giveNotice(ctx, id, { ...input, onDay });
}

function giveNotice(ctx: CityContext, id: string, input: EndingInput & { readonly onDay: Day }): Promise<Ended> {
  return commit(ctx, async () => {
    const duty = await ctx.db.first<DutyRow>(dutyOfDepartment(ctx, 'duties.write', id));
    if (!duty) return platformRefusals.refuse('not_found');
    const zero = { freedFen: 0, paidFen: 0, returnedFen: 0, owedFen: 0 } as Pick<
      Ended,
      'freedFen' | 'paidFen' | 'returnedFen' | 'owedFen'
    >;
    return (
      decideStep(duty, 'give_notice', input.version) ?? {
        audit: {
          action: 'duties.duty.notice',
          subject: { type: 'duty', id },
          reason: input.reason,
          payload: { exitDay: input.onDay },
        },
        writes: planNotice(ctx, duty, input.onDay, input.reason),
        answer: { id, version: duty.version + 1, ...zero, exitDay: input.onDay },
      }
    );
  });
}

export interface RenewalInput {
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly lineId?: string | undefined;
}

/** A new draft that goes on from a duty for another term: the same work, heard and reviewed again. */
export async function renewDuty(
  ctx: CityContext,
  id: string,
  input: RenewalInput,
): Promise<{ id: string; version: number }> {
  const [duties, drafts, standing] = await ctx.db.reads<[DutyRow, RenewalRow, { code: string }]>([
    dutyOfDepartment(ctx, 'duties.write', id),
    draftToRenew(id),
    renewalOf(id),
  ]);
  const [duty, row] = [duties[0], drafts[0]];
  if (!duty || !row) throw new RefusedError(platformRefusals.refuse('not_found'));
  const renewable = duty.state === 'active' || duty.state === 'expired';
  if (!renewable) throw new RefusedError(dutyRefusals.refuse('duty_step_unfit', { state: duty.state }));
  if (standing[0]) throw new RefusedError(dutyRefusals.refuse('duty_renewed', { code: standing[0].code }));
  const { lineId, ...term } = input;
  const { uses, targets, authorities, ...rest } = row;
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return draftDuty(ctx, {
    ...(present as unknown as Parameters<typeof draftDuty>[1]),
    ...term,
    ...(lineId ? { lineId } : {}),
    uses: JSON.parse(uses) as string[],
    targets: (JSON.parse(targets) as Record<string, unknown>[]).map(
      (target) =>
        Object.fromEntries(Object.entries(target).filter(([, value]) => value !== null)) as { unitId: string },
    ),
    authorities: JSON.parse(authorities) as { what: string; overWhat: string; departmentId: string }[],
    renewsId: id,
  });
}

/**
 * Ends what is due: duties whose notice of exit has run out, and those whose term and the days for its last settlements
 * are over. What waits for a person (an undecided report, an acceptance) is left for the next round.
 * @returns how many were ended
 */
export async function endDueDuties(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<DueEnd>(dueEnds(ctx.today));
  if (due.length === 0) return 0;
  const [policies, years] = await ctx.db.reads<[admission.PolicyRow, admission.CalendarRow]>([
    admission.policyOn(ctx.today),
    admission.calendars(),
  ]);
  const calendars = years.map(admission.calendarOf);
  const { close } = admission.policyOf(policies).workdays;
  let ended = 0;
  for (const duty of due) {
    const closeBy = workdayAfter(lastDay(duty.untilMonth), close, calendars);
    const over = !isRefusal(closeBy) && ctx.today > closeBy;
    const leaves = duty.exitDay !== null && duty.exitDay <= ctx.today;
    if (leaves || over) ended += await endedOnce(ctx, duty, leaves ? 'exit' : 'expire');
  }
  return ended;
}

/** The key names duty, version and ending, so that ticks that overlap end it once. */
async function endedOnce(ctx: CityContext, duty: DueEnd, ending: 'exit' | 'expire'): Promise<number> {
  const key = `duty-end:${ending}:${duty.id}:${duty.version}`;
  const grants = new Map([
    ['duties.activate', [ctx.city.rootUnitId]],
    ['duties.write', [ctx.city.rootUnitId]],
  ] as const);
  const clock = { ...ctx, actor: { ...ctx.actor, grants }, claim: { key, inputHash: key, status: 200 } };
  const reason =
    ending === 'exit' ? (duty.exitReason ?? '') : `${duty.untilMonth} ${addDays(lastDay(duty.untilMonth), 1)}`;
  try {
    await endDuty(clock, duty.id, { version: duty.version, reason }, ending);
    return 1;
  } catch (error) {
    if (error instanceof RefusedError) return 0;
    throw error;
  }
}
