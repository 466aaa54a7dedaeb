import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { type Times, extendedTimes, isLate, resumedTimes, workdayAfter } from '../rules/light.ts';
import { decideListingStep, type ListingState, type ListingStep } from '../rules/listing.ts';
import type { ListingPolicy } from '../rules/policy.ts';
import { listingRefusals } from '../rules/refusals.ts';
import * as store from '../store/listings.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';

export interface ListingMoved {
  readonly id: string;
  readonly state: ListingState;
  readonly version: number;
}

export interface Terms {
  readonly policy: ListingPolicy;
  readonly calendars: readonly WorkCalendar[];
}

/** The city's terms and calendars of today, for the reads of one round trip. */
export const termsOf = (ctx: Pick<CityContext, 'today'>): [Statement, Statement] => [
  policyOn(ctx.today),
  workCalendars(),
];
export const readTerms = (rows: readonly PolicyRow[], years: readonly WorkCalendarRow[]): Terms => ({
  policy: policyOf(rows),
  calendars: years.map(workCalendarOf),
});

export type Step = Omit<ListingStep, 'by'> & {
  readonly owner?: { readonly unitId: string; readonly name: string };
};

/** Decides a step and everything that follows from it; a refusal where it does not follow. */
export function listingStepPlan(
  ctx: CityContext,
  listing: store.ListingRow | undefined,
  terms: Terms,
  step: Step,
): Plan<ListingMoved> | Refusal {
  const state = decideListingStep(listing ?? null, { ...step, by: ctx.actor.id }, terms.policy, ctx.today);
  if (isRefusal(state)) return state;
  if (!listing) return platformRefusals.refuse('not_found');
  const to = movedTo(ctx, listing, terms, step, state);
  const late = state !== 'revoked' && isLate(listing.dueDay, ctx.today) && listing.state !== 'delisted';
  const seq = listing.steps + 1;
  const text = step.text ?? step.residentWord ?? step.noWordReason;
  return {
    audit: {
      action: `listings.${step.event}`,
      subject: { type: 'listing', id: listing.id },
      reason: step.text ?? undefined,
      payload: { seq, state, late, dueDay: to.dueDay, workdays: step.workdays, owner: step.owner ?? null },
    },
    writes: store.planListingStep(ctx, listing, { event: step.event, state, text, late }, to),
    answer: { id: listing.id, state, version: listing.version + 1 },
  };
}

function timesAfter(ctx: CityContext, listing: store.ListingRow, { policy, calendars }: Terms, { event }: Step): Times {
  if (event === 'grant') return extendedTimes(listing, listing.askedWorkdays ?? 0, ctx.today, policy, calendars);
  if (event === 'resume' && listing.pausedDay !== null) {
    return resumedTimes(listing, listing.pausedDay, ctx.today, calendars);
  }
  return listing;
}

/** Steps after which yellow and red are raised anew: more time, and a plate that hangs again. */
const newDeadline: ReadonlySet<string> = new Set(['grant', 'relist']);

function movedTo(
  ctx: CityContext,
  listing: store.ListingRow,
  terms: Terms,
  step: Step,
  state: ListingState,
): store.Moved {
  const { event, owner } = step;
  const { baseDay, dueDay, yellowDay, cityDay } = timesAfter(ctx, listing, terms, step);
  const seq = listing.steps + 1;
  const again = event === 'relist';
  const reported = state === 'reported';
  const asks = event === 'ask';
  // A report stands while it is checked and after; sent back or listed anew, there is none.
  const keepsReport = state === 'reported' || state === 'delisted';
  return {
    state,
    round: again ? listing.round + 1 : listing.round,
    ownerUnitId: owner?.unitId ?? listing.ownerUnitId,
    ownerName: owner?.name ?? listing.ownerName,
    baseDay,
    dueDay,
    yellowDay,
    cityDay,
    dueSeq: newDeadline.has(event) ? seq : listing.dueSeq,
    checkDay: reported ? workdayAfter(ctx.today, terms.policy.checkWorkdays, terms.calendars) : null,
    checkSeq: reported ? seq : listing.checkSeq,
    pausedDay: event === 'pause' ? ctx.today : null,
    askedWorkdays: asks ? step.workdays : null,
    askedBy: asks ? ctx.actor.id : null,
    extensions: event === 'grant' ? listing.extensions + 1 : listing.extensions,
    roundBeganAt: again ? ctx.at : listing.roundBeganAt,
    reportedDay: reported ? ctx.today : keepsReport ? listing.reportedDay : null,
    reportedBy: reported ? ctx.actor.id : keepsReport ? listing.reportedBy : null,
    delistedDay: state === 'delisted' ? ctx.today : null,
    residentWord: step.residentWord,
    noWordReason: step.noWordReason,
  };
}

/** Takes a step for who speaks for a side of the plate: one round trip of facts, a decision, one batch. */
export function takeListingStep(
  ctx: CityContext,
  permission: Permission,
  side: store.Side,
  id: string,
  step: Step,
): Promise<ListingMoved> {
  const ownerIds = step.owner ? [step.owner.unitId] : [];
  return commit(ctx, async () => {
    const [rows, policies, years, units] = await ctx.db.reads<
      [store.ListingRow, PolicyRow, WorkCalendarRow, { id: string; kind: string }]
    >([store.listingOf(ctx, permission, side, id), ...termsOf(ctx), store.unitsNamed(ctx, ownerIds)]);
    const plan = listingStepPlan(ctx, rows[0], readTerms(policies, years), step);
    if (isRefusal(plan)) return plan;
    if (step.owner && !units[0]) return platformRefusals.refuse('not_found');
    if (units[0]?.kind === 'city') return listingRefusals.refuse('listing_place_unfit');
    return plan;
  });
}
