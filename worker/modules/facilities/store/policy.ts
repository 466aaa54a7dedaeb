import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { FacilityPolicy } from '../rules/policy.ts';

export type PolicyRow = TermsRow;
export const facilityTerms = termsIn<FacilityPolicy>('facility_policy');
export const { on: policyOn, of: policyOf } = facilityTerms;
