import { termsCommand } from '../../../platform/terms.ts';
import { followupRefusals } from '../rules/followup-refusals.ts';
import { listingRefusals } from '../rules/refusals.ts';
import { followupTerms, listingTerms } from '../store/policy.ts';

export const putListingPolicy = termsCommand(listingTerms, {
  action: 'listings.listing_policy.put',
  standing: (day) => listingRefusals.refuse('listing_policy_standing', { day }),
});

export const putFollowupPolicy = termsCommand(followupTerms, {
  action: 'listings.followup_policy.put',
  standing: (day) => followupRefusals.refuse('followup_policy_standing', { day }),
});
