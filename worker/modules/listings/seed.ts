import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleFollowupPolicy } from './templates/followup-policy.ts';
import { exampleListingPolicy } from './templates/policy.ts';

/** Terms of listings and rules of follow-ups, until the city enters its own. */
export const listingsSeed: CitySeed = ({ at, administrator }) =>
  (
    [
      ['listing_policy', exampleListingPolicy],
      ['followup_policy', exampleFollowupPolicy],
    ] as const
  ).map(([table, { content, source }]) =>
    insertRow(table, {
      from_day: recordsBegin,
      content: JSON.stringify(content),
      source,
      recorded_at: at,
      recorded_by: administrator.id,
    }),
  );
