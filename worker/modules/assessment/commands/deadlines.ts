import type { Day } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { insertRows, sql } from '../../../platform/statement.ts';
import { decideDeadlines, type Deadline } from '../rules/deadlines.ts';
import type { CycleState } from '../rules/states.ts';
import { cycleById, type StoredCycle } from '../store/cycle.ts';
import { deadlinesOf } from '../store/deadlines.ts';
import { holdCycle } from '../store/writes.ts';
import { cityWide } from './whole-cycle.ts';

/** Says by when a cycle should leave its states; null takes a day back. @throws RefusedError `deadline_early` */
export function setDeadlines(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly deadlines: readonly { state: CycleState; dueDay: Day | null }[] },
): Promise<{ id: string; version: number }> {
  cityWide(ctx, 'assessment.write');
  return commit(ctx, async () => {
    const [cycles, standing] = await ctx.db.reads<[StoredCycle, Deadline]>([
      cycleById(id),
      sql`SELECT state, dueDay FROM (${deadlinesOf(id)})`,
    ]);
    const [cycle] = cycles;
    if (!cycle) return platformRefusals.refuse('not_found');
    const changed = decideDeadlines({ cycle, standing, today: ctx.today }, input);
    if (isRefusal(changed)) return changed;
    return {
      audit: {
        action: 'assessment.cycle.deadlines',
        subject: { type: 'assessment_cycle', id },
        payload: { deadlines: changed },
      },
      writes: [
        ...holdCycle({ id, version: input.version }),
        ...insertRows(
          'assessment_deadline',
          changed.map(({ state, dueDay }) => ({
            id: ctx.newId('add'), cycle_id: id, state, due_day: dueDay, set_at: ctx.at, set_by: ctx.actor.id,
          })),
        ),
      ],
      answer: { id, version: input.version + 1 },
    };
  }); // prettier-ignore
}
