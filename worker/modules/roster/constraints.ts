import type { ConstraintRefusals } from '../../platform/context.ts';
import { rosterRefusals } from './rules/refusals.ts';

/** The walls of the schema that two officers at once may run into. */
export const rosterConstraints: ConstraintRefusals = {
  'worker.identity_index': () => rosterRefusals.refuse('worker_known'),
  'posting.unit_id': () => rosterRefusals.refuse('community_has_head'),
};
