import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { StandingTask } from '../rules/rater-plan.ts';
import { cycleById, readCycle, type Cycle, type StoredCycle } from './cycle.ts';
import { taskById, taskFrom, type TaskRow } from './raters.ts';

/** A rater as somebody chooses one: of the roster, or an account. */
export interface RaterWanted {
  readonly kind: 'worker' | 'user';
  readonly id: string;
}

/** A chosen rater who is in service or whose account is in use; an account with a worker behind it is that worker. */
export interface FoundRater {
  readonly workerId: string | null;
  readonly userId: string | null;
  readonly name: string;
}

export const foundRater = (ctx: CityContext, { kind, id }: RaterWanted): Statement =>
  kind === 'worker'
    ? sql`SELECT w.id AS workerId, NULL AS userId, w.name FROM worker AS w
        WHERE w.id = ${id} AND w.left_on IS NULL AND ${inScope(ctx, 'assessment.write', sql`w.unit_id`)}`
    : sql`SELECT u."workerId" AS workerId, u.id AS userId, u.name FROM "user" AS u WHERE u.id = ${id} AND u.disabled = 0
        AND EXISTS (SELECT 1 FROM assignment AS g WHERE g.user_id = u.id AND g.ended_at IS NULL
          AND ${inScope(ctx, 'assessment.write', sql`g.unit_id`)})`;

/** Whom somebody should rate, within the actor's scope; who they are; and who rates already. */
export const raterWanted = (
  ctx: CityContext,
  cycleId: string,
  {
    workerId,
    group,
    unitId,
    rater,
  }: { readonly workerId: string; readonly group: string; readonly unitId: string; readonly rater: RaterWanted },
): [Statement, Statement, Statement] => [
  sql`SELECT worker_id AS workerId, unit_id AS unitId, post_type AS postType, not_graded AS notGraded, places
    FROM assessment_person WHERE cycle_id = ${cycleId} AND worker_id = ${workerId} AND ${inScope(ctx, 'assessment.write', sql`${unitId}`)}`,
  foundRater(ctx, rater),
  sql`SELECT rater_id AS raterId FROM assessment_assignment WHERE cycle_id = ${cycleId} AND worker_id = ${workerId}
    AND group_code = ${group} AND unit_id = ${unitId} AND ended_at IS NULL`,
];

export interface Correction {
  readonly cycle: Cycle;
  readonly task: StandingTask;
}

/** A standing task that the actor may correct, with its cycle. */
export async function loadCorrection(ctx: CityContext, id: string): Promise<Correction | null> {
  const [tasks, cycles] = await ctx.db.reads<[TaskRow, StoredCycle]>([
    taskById(id, inScope(ctx, 'assessment.write', sql`a.unit_id`)),
    cycleById(sql`(SELECT cycle_id FROM assessment_assignment WHERE id = ${id})`),
  ]);
  const [task, cycle] = [tasks[0], cycles[0]];
  return task && cycle ? { task: taskFrom(task), cycle: readCycle(cycle) } : null;
}
