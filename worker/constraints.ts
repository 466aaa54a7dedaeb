import { accessConstraints } from './modules/access/index.ts';
import { assessmentConstraints } from './modules/assessment/index.ts';
import { gridConstraints } from './modules/grids/index.ts';
import { organisationConstraints } from './modules/organisation/index.ts';
import { rosterConstraints } from './modules/roster/index.ts';
import { payConstraints } from './modules/pay/index.ts';
import type { ConstraintRefusals } from './platform/context.ts';

/**
 * What a violated constraint of the schema means to a person: the one table that translates them. A command decides on
 * loaded facts first, so these speak only when the facts kept changing under it.
 */
export const constraintRefusals: ConstraintRefusals = {
  ...organisationConstraints,
  ...accessConstraints,
  ...rosterConstraints,
  ...gridConstraints,
  ...assessmentConstraints,
  ...payConstraints,
};
