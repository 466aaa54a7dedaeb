import { termsCommand } from '../../../platform/terms.ts';
import { powerRefusals } from '../rules/refusals.ts';
import { powerTerms } from '../store/policy.ts';

export const putPolicy = termsCommand(powerTerms, {
  action: 'powers.policy.put',
  standing: (day) => powerRefusals.refuse('power_policy_standing', { day }),
});
