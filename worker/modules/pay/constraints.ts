import type { ConstraintRefusals } from '../../platform/context.ts';
import { platformRefusals } from '../../platform/refused.ts';
import { monthRefusals } from './rules/month-refusals.ts';
import { levelRefusals } from './rules/level-refusals.ts';
import { recoveryRefusals } from './rules/recovery-refusals.ts';
import { payRefusals } from './rules/refusals.ts';

/** The walls of the schema that two officers at once may run into. */
export const payConstraints: ConstraintRefusals = {
  'pay_scheme.scheme_code': () => payRefusals.refuse('scheme_code_taken'),
  'special_deduction.worker_id': () => payRefusals.refuse('special_deduction_standing'),
  'payslip_receipt.payslip_id': () => monthRefusals.refuse('payslip_confirmed'),
  'payslip_objection.worker_id': () => monthRefusals.refuse('objection_standing'),
  'worker_level.cancels_id': () => levelRefusals.refuse('level_cancelled'),
  'pay_waiver.worker_id': () => recoveryRefusals.refuse('waiver_standing'),
  pay_waiver_second_person: () => platformRefusals.refuse('second_person_required'),
  pay_run_computing: () => payRefusals.refuse('run_computing'),
  pay_run_second_person: () => platformRefusals.refuse('second_person_required'),
};
