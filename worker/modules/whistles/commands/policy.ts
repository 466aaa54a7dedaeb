import { termsCommand } from '../../../platform/terms.ts';
import { whistleRefusals } from '../rules/refusals.ts';
import { whistleTerms } from '../store/policy.ts';

export const putPolicy = termsCommand(whistleTerms, {
  action: 'whistles.policy.put',
  standing: (day) => whistleRefusals.refuse('whistle_policy_standing', { day }),
});
