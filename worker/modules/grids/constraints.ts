import type { ConstraintRefusals } from '../../platform/context.ts';
import { gridRefusals } from './rules/refusals.ts';

const taken = () => gridRefusals.refuse('grid_role_taken', { row: 1, unit: '' });

/** Two officers who fill the same post at once. */
export const gridConstraints: ConstraintRefusals = { 'grid_member.grid_id': taken };
