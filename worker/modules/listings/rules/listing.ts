import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { steps } from '../../../core/steps.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { isLate } from '../../cases/rules/deadlines.ts';
import type { ListingPolicy } from './policy.ts';
import { listingRefusals } from './refusals.ts';

export const listingStates = ['listed', 'asking', 'paused', 'reported', 'delisted', 'revoked'] as const;
export type ListingState = (typeof listingStates)[number];

/** The owner's own: that it is done, and that more time is needed. */
export const ownerEvents = ['report', 'ask'] as const;
/** A second person's. */
export const checkEvents = ['delist', 'reject', 'grant', 'deny', 'pause', 'resume', 'relist', 'revoke'] as const;
/** Another owner for what is still open. */
export const placeEvents = ['reassign'] as const;
export const listingEvents = [...ownerEvents, ...checkEvents, ...placeEvents] as const;
export type ListingEvent = (typeof listingEvents)[number];

/**
 * A plate hangs until a second person takes it down: nothing leads to `delisted` but a report that was checked. What was
 * taken down may be hung again under its number; what was hung in error is revoked, and stays so.
 */
export const listingSteps = steps<ListingState, ListingEvent>({
  initial: 'listed',
  transitions: {
    listed: { report: 'reported', ask: 'asking', pause: 'paused', revoke: 'revoked', reassign: 'listed' },
    asking: { report: 'reported', grant: 'listed', deny: 'listed', revoke: 'revoked' },
    paused: { resume: 'listed', revoke: 'revoked' },
    reported: { delist: 'delisted', reject: 'listed' },
    delisted: { relist: 'listed' },
    revoked: {},
  },
});

export interface ListingFacts {
  readonly state: ListingState;
  readonly version: number;
  readonly listedBy: string;
  readonly reportedBy: string | null;
  readonly askedBy: string | null;
  readonly askedWorkdays: number | null;
  readonly extensions: number;
  readonly dueDay: Day;
  /** Photographs of what was done that stand in this round. */
  readonly photos: number;
}

export interface ListingStep {
  readonly event: ListingEvent;
  readonly version: number;
  readonly text: string | null;
  /** Working days asked for. */
  readonly workdays: number | null;
  readonly residentWord: string | null;
  readonly noWordReason: string | null;
  readonly by: string;
}

const silent: ReadonlySet<ListingEvent> = new Set(['delist', 'resume']);
type Terms = Pick<ListingPolicy, 'maxExtensions' | 'maxExtensionWorkdays'>;

/** Whether a plate takes a step now; answers the state it leads to. */
export function decideListingStep(
  listing: ListingFacts | null,
  step: ListingStep,
  terms: Terms,
  today: Day,
): ListingState | Refusal {
  if (listing === null) return platformRefusals.refuse('not_found');
  const next = listingSteps.next(listing.state, step.event);
  if (next === null) return listingRefusals.refuse('listing_step_not_allowed', { state: listing.state });
  if (listing.version !== step.version) return changedMeanwhile({ version: listing.version, state: listing.state });
  if (firstPerson(listing, step.event) === step.by) return platformRefusals.refuse('second_person_required');
  return refuseContent(listing, step, terms, today) ?? next;
}

/** Whose act this step judges: it is never they who take it. */
function firstPerson(listing: ListingFacts, event: ListingEvent): string | null {
  if (event === 'delist' || event === 'reject') return listing.reportedBy;
  if (event === 'grant' || event === 'deny') return listing.askedBy;
  return event === 'revoke' ? listing.listedBy : null;
}

function refuseContent(listing: ListingFacts, step: ListingStep, terms: Terms, today: Day): Refusal | null {
  const { event } = step;
  if (step.text === null && !silent.has(event)) return listingRefusals.refuse('listing_text_required');
  if (event === 'ask') return refuseAsking(listing, step, terms);
  if (event === 'pause' && isLate(listing.dueDay, today)) return listingRefusals.refuse('listing_late_no_pause');
  if ((event === 'report' || event === 'delist') && listing.photos === 0) {
    return listingRefusals.refuse('listing_photo_missing');
  }
  if (event === 'delist' && (step.residentWord === null) === (step.noWordReason === null)) {
    return listingRefusals.refuse('listing_word_missing');
  }
  return null;
}

function refuseAsking(listing: ListingFacts, { workdays }: ListingStep, terms: Terms): Refusal | null {
  const most = terms.maxExtensionWorkdays;
  if (workdays === null || workdays > most) return listingRefusals.refuse('listing_extension_too_long', { most });
  if (listing.extensions < terms.maxExtensions) return null;
  return listingRefusals.refuse('listing_extensions_used', { most: terms.maxExtensions });
}
