import { termsCommand } from '../../../platform/terms.ts';
import { facilityRefusals } from '../rules/refusals.ts';
import { facilityTerms } from '../store/policy.ts';

export const putPolicy = termsCommand(facilityTerms, {
  action: 'facilities.policy.put',
  standing: (day) => facilityRefusals.refuse('facility_policy_standing', { day }),
});
