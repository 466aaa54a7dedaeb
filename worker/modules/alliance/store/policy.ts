import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { AlliancePolicy } from '../rules/policy.ts';

export type PolicyRow = TermsRow;
export const allianceTerms = termsIn<AlliancePolicy>('alliance_policy');
export const { on: policyOn, of: policyOf } = allianceTerms;
