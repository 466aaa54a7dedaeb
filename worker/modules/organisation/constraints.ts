import type { ConstraintRefusals } from '../../platform/context.ts';
import { organisationRefusals } from './rules/refusals.ts';

/** The walls of the schema that two officers at once may run into. */
export const organisationConstraints: ConstraintRefusals = {
  'unit.parent_id': () => organisationRefusals.refuse('unit_name_taken'),
  'unit.code': () => organisationRefusals.refuse('unit_code_taken'),
  'unit_template.parent_kind': () => organisationRefusals.refuse('template_taken'),
};
