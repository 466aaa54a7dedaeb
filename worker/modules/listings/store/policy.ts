import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { FollowupPolicy } from '../rules/followup-policy.ts';
import type { ListingPolicy } from '../rules/policy.ts';

export type PolicyRow = TermsRow;
export const listingTerms = termsIn<ListingPolicy>('listing_policy');
export const { on: policyOn, of: policyOf } = listingTerms;

export type RulesRow = TermsRow;
export const followupTerms = termsIn<FollowupPolicy>('followup_policy');
export const { on: rulesOn, of: rulesOf } = followupTerms;
