import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { Grade } from './grades.ts';
import { assessmentRefusals } from './refusals.ts';
import { cycleSteps, type CycleState } from './states.ts';

export const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const satisfies readonly Grade[];

/** A person as the panel sees them. */
export interface PanelFacts {
  readonly state: CycleState;
  readonly grade: Grade | null;
  readonly vetoed: boolean;
  readonly version: number;
  /** The pool they are ranked in: places for excellent and how many are taken. */
  readonly pool: { readonly name: string; readonly most: number; readonly taken: number };
}

/** Moving grades is the work between collecting and calibrating. */
const atThePanel = (state: CycleState): boolean => cycleSteps.next(state, 'calibrate') !== null;

function mayMove({ state, grade, vetoed, pool }: PanelFacts, to: Grade): Refusal | null {
  if (!atThePanel(state)) return assessmentRefusals.refuse('step_not_next', { state });
  if (vetoed) return assessmentRefusals.refuse('veto_stands');
  if (grade === null) return assessmentRefusals.refuse('not_graded_stands');
  if (grade === to) return assessmentRefusals.refuse('grade_same');
  if (to === 'excellent' && pool.taken >= pool.most) {
    return assessmentRefusals.refuse('excellent_cap_reached', { pool: pool.name, most: pool.most });
  }
  return null;
}

/** A move that may be proposed: the grade it starts from. */
export function decideMove(
  facts: PanelFacts & { readonly openMove: boolean },
  input: { readonly toGrade: Grade; readonly version: number },
): { readonly fromGrade: Grade } | Refusal {
  const refusal = mayMove(facts, input.toGrade);
  if (refusal) return refusal;
  if (facts.openMove) return assessmentRefusals.refuse('move_standing');
  if (facts.version !== input.version) return changedMeanwhile({ version: facts.version, grade: facts.grade });
  return { fromGrade: facts.grade as Grade };
}

export interface ProposedMove {
  readonly proposedBy: string;
  readonly outcome: string | null;
  readonly toGrade: Grade;
  readonly version: number;
}

/** Whether the second person may decide as they wish. Declining needs no place under the cap. */
export function decideOutcome(
  facts: PanelFacts,
  move: ProposedMove,
  input: { readonly outcome: 'confirmed' | 'declined'; readonly version: number; readonly actorId: string },
): null | Refusal {
  if (move.outcome !== null) return assessmentRefusals.refuse('move_decided');
  if (move.proposedBy === input.actorId) return platformRefusals.refuse('second_person_required');
  if (move.version !== input.version) return changedMeanwhile(move);
  if (input.outcome === 'declined') return null;
  const refusal = mayMove(facts, move.toGrade);
  return isRefusal(refusal) ? refusal : null;
}
