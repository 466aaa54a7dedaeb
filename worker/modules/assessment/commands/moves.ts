import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, insertRow, sql } from '../../../platform/statement.ts';
import type { Grade } from '../rules/grades.ts';
import { decideMove, decideOutcome } from '../rules/moves.ts';
import { loadMove, loadPanel } from '../store/moves.ts';
import { holdCycle } from '../store/writes.ts';

export interface MoveChanged {
  readonly id: string;
  readonly version: number;
}

/** Proposes to move a grade; nothing moves until a second person confirms. */
export function proposeMove(
  ctx: CityContext,
  cycleId: string,
  input: { readonly workerId: string; readonly toGrade: Grade; readonly reason: string; readonly version: number },
): Promise<MoveChanged> {
  const id = ctx.newId('amv');
  const { workerId, toGrade, reason } = input;
  return commit(ctx, async () => {
    const panel = await loadPanel(ctx, cycleId, workerId, 'assessment.write');
    if (!panel) return platformRefusals.refuse('not_found');
    const decided = decideMove(panel.facts, input);
    if (isRefusal(decided)) return decided;
    const { fromGrade } = decided;
    return {
      audit: {
        action: 'assessment.move.propose',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { moveId: id, cycleId, fromGrade, toGrade },
      },
      writes: [
        ...holdCycle(panel.cycle),
        insertRow('assessment_move', {
          id,
          cycle_id: cycleId,
          worker_id: workerId,
          from_grade: fromGrade,
          to_grade: toGrade,
          reason,
          proposed_at: ctx.at,
          proposed_by: ctx.actor.id,
          proposed_by_name: ctx.actor.name,
        }),
      ],
      answer: { id, version: 1 },
    };
  });
}

/** Confirms a move, which then holds, or declines it. */
export function decideMoveOutcome(
  ctx: CityContext,
  id: string,
  input: { readonly outcome: 'confirmed' | 'declined'; readonly version: number },
): Promise<MoveChanged> {
  const { outcome, version } = input;
  return commit(ctx, async () => {
    const move = await loadMove(ctx, id);
    const panel = move && (await loadPanel(ctx, move.cycleId, move.workerId, 'assessment.finalise'));
    if (!panel) return platformRefusals.refuse('not_found');
    const refusal = decideOutcome(panel.facts, move, { ...input, actorId: ctx.actor.id });
    if (refusal) return refusal;
    const { workerId, cycleId, fromGrade, toGrade } = move;
    const moved = sql`UPDATE assessment_person SET grade = ${toGrade}, grade_reason = 'moved', version = version + 1
      WHERE cycle_id = ${cycleId} AND worker_id = ${workerId}`;
    return {
      audit: {
        action: 'assessment.move.decide',
        subject: { type: 'worker', id: workerId },
        payload: { moveId: id, cycleId, fromGrade, toGrade, outcome },
      },
      writes: [
        ...holdCycle(panel.cycle),
        sql`UPDATE assessment_move SET outcome = ${outcome}, decided_at = ${ctx.at}, decided_by = ${ctx.actor.id},
          decided_by_name = ${ctx.actor.name}, version = version + 1 WHERE id = ${id} AND version = CAST(${version} AS INTEGER)`,
        expectChanges('assessment_move_version'),
        ...(outcome === 'confirmed' ? [moved, expectChanges('assessment_person_version')] : []),
      ],
      answer: { id, version: version + 1 },
    };
  });
}
