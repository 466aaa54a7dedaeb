import { termsCommand } from '../../../platform/terms.ts';
import { caseRefusals } from '../rules/refusals.ts';
import { caseTerms } from '../store/policy.ts';

export const putPolicy = termsCommand(caseTerms, {
  action: 'cases.policy.put',
  standing: (day) => caseRefusals.refuse('case_policy_standing', { day }),
});
