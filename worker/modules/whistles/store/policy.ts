import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { WhistlePolicy } from '../rules/policy.ts';

export type PolicyRow = TermsRow;
export const whistleTerms = termsIn<WhistlePolicy>('whistle_policy');
export const { on: policyOn, of: policyOf } = whistleTerms;
