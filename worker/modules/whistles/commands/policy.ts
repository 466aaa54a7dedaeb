import { termsCommand } from '../../../platform/terms.ts';
import { weightsFit } from '../rules/call.ts';
import { whistleRefusals } from '../rules/refusals.ts';
import { whistleTerms } from '../store/policy.ts';

/** Calls that went out before keep the terms of their day. */
export const putPolicy = termsCommand(whistleTerms, {
  action: 'whistles.policy.put',
  standing: (day) => whistleRefusals.refuse('whistle_policy_standing', { day }),
  unfit: ({ weights }) => (weightsFit(weights) ? null : whistleRefusals.refuse('whistle_weights_unfit')),
});
