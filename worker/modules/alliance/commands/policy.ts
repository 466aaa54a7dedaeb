import { termsCommand } from '../../../platform/terms.ts';
import { allianceRefusals } from '../rules/refusals.ts';
import { allianceTerms } from '../store/policy.ts';

export const putPolicy = termsCommand(allianceTerms, {
  action: 'alliance.policy.put',
  standing: (day) => allianceRefusals.refuse('alliance_policy_standing', { day }),
});
