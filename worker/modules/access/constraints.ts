import type { ConstraintRefusals } from '../../platform/context.ts';
import { accessRefusals } from './rules.ts';

/** The walls of the schema that two administrators at once may run into. */
export const accessConstraints: ConstraintRefusals = {
  'user.email': () => accessRefusals.refuse('email_taken'),
  'user.workerId': () => accessRefusals.refuse('worker_has_account'),
  'assignment.user_id': () => accessRefusals.refuse('assignment_standing'),
};
