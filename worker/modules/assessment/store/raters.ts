import type { CityContext } from '../../../platform/context.ts';
import { insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import { accountsInUse, holdersOf, type Holder } from '../../access/index.ts';
import { taskKey, type EndedBecause, type StandingTask } from '../rules/rater-plan.ts';
import type { Posted, RatedPerson, Rater, Task } from '../rules/raters.ts';
import type { PostType } from '../rules/scheme.ts';
import type { NotGraded } from '../rules/facts.ts';
import { inServiceOn } from './placements.ts';

interface PersonRow {
  readonly workerId: string;
  readonly unitId: string;
  readonly postType: PostType;
  readonly notGraded: NotGraded | null;
  readonly places: string | null;
}

/** Everybody in a cycle, as far as it decides who rates them. */
export const ratedPeople = (cycleId: string): Statement =>
  sql`SELECT worker_id AS workerId, unit_id AS unitId, post_type AS postType, not_graded AS notGraded, places
    FROM assessment_person WHERE cycle_id = ${cycleId} ORDER BY worker_id`;

export type RatedRow = PersonRow;

export const ratedFrom = ({ places, ...row }: PersonRow): RatedPerson => ({
  ...row,
  places: (JSON.parse(places ?? '[]') as [string, number][]).map(([unitId, months]) => ({ unitId, months })),
});

export interface TaskRow {
  readonly id: string;
  readonly raterKind: Rater['kind'];
  readonly raterId: string;
  readonly raterName: string;
  readonly workerId: string;
  readonly groupCode: string;
  readonly unitId: string;
  readonly origin: StandingTask['origin'];
  readonly sent: number;
}

const taskColumns = sql`a.id, a.rater_kind AS raterKind, a.rater_id AS raterId, a.rater_name AS raterName, a.worker_id AS workerId,
  a.group_code AS groupCode, a.unit_id AS unitId, a.origin, a.sent_at IS NOT NULL AS sent`;

export const taskFrom = (row: TaskRow): StandingTask => ({
  id: row.id,
  rater: { kind: row.raterKind, id: row.raterId, name: row.raterName },
  workerId: row.workerId,
  group: row.groupCode,
  unitId: row.unitId,
  origin: row.origin,
  sent: row.sent === 1,
});

interface TakenAway {
  readonly workerId: string;
  readonly group: string;
  readonly unitId: string;
  readonly raterId: string;
}

export interface TreeFacts {
  readonly people: readonly RatedPerson[];
  readonly posted: readonly Posted[];
  readonly officers: readonly Holder[];
  readonly streetOf: ReadonlyMap<string, string>;
  readonly standing: readonly StandingTask[];
  readonly barred: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
}

/** Everything that a plan rests on, in one round trip. */
export async function loadTree(ctx: CityContext, cycleId: string): Promise<TreeFacts> {
  const [people, posted, officers, accounts, streets, tasks, taken] = await ctx.db.reads<
    [PersonRow, Posted, Holder, { userId: string }, { unitId: string; streetId: string }, TaskRow, TakenAway]
  >([
    ratedPeople(cycleId),
    inServiceOn(ctx, ctx.today),
    holdersOf('assessment.marks.write'),
    accountsInUse(),
    sql`SELECT c.descendant_id AS unitId, c.ancestor_id AS streetId FROM unit_closure AS c
      JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street'`,
    sql`SELECT ${taskColumns} FROM assessment_assignment AS a WHERE a.cycle_id = ${cycleId} AND a.ended_at IS NULL ORDER BY a.id`,
    sql`SELECT worker_id AS workerId, group_code AS "group", unit_id AS unitId, rater_id AS raterId FROM assessment_assignment
      WHERE cycle_id = ${cycleId} AND ended_how = 'hand'`,
  ]);
  return {
    people: people.map(ratedFrom),
    posted,
    officers,
    streetOf: new Map(streets.map(({ unitId, streetId }) => [unitId, streetId])),
    standing: tasks.map(taskFrom),
    barred: new Set(taken.map(({ raterId, ...task }) => taskKey({ ...task, rater: { id: raterId } }))),
    present: new Set([...posted.map(({ workerId }) => workerId), ...accounts.map(({ userId }) => userId)]),
  };
}

/** A task that stands and that the actor may correct: its place lies within their scope. */
export const taskById = (id: string, within: Statement): Statement =>
  sql`SELECT ${taskColumns}, a.cycle_id AS cycleId FROM assessment_assignment AS a
    WHERE a.id = ${id} AND a.ended_at IS NULL AND ${within}`;

export interface NewTask extends Task {
  readonly origin: StandingTask['origin'];
  readonly reason: string | null;
  readonly replacesId?: string | null;
}

export const writeTasks = (ctx: CityContext, cycleId: string, tasks: readonly (NewTask & { id: string })[]): Statement[] =>
  insertRows(
    'assessment_assignment',
    tasks.map(({ id, rater, workerId, group, unitId, origin, reason, replacesId }) => ({
      id, cycle_id: cycleId, rater_kind: rater.kind, rater_id: rater.id, rater_name: rater.name, worker_id: workerId,
      group_code: group, unit_id: unitId, origin, reason, replaces_id: replacesId ?? null,
      made_at: ctx.at, made_by: ctx.actor.id, made_by_name: ctx.actor.name,
    })),
  ); // prettier-ignore

export type EndedHow = EndedBecause | 'hand' | 'returned' | 'closed';

/** Ends tasks for one cause; one that was sent or ended meanwhile undoes the batch by its guard. */
export const endTasks = (
  ctx: CityContext,
  ids: readonly string[],
  how: EndedHow,
  reason: string | null = null,
): Statement =>
  sql`UPDATE assessment_assignment SET ended_at = ${ctx.at}, ended_how = ${how}, ended_reason = ${reason},
    ended_by_name = ${ctx.actor.name} WHERE ended_at IS NULL AND id IN (SELECT value FROM json_each(${json(ids)}))`;

/** What was typed for tasks that ended goes with them. */
export const dropDrafts = (ids: readonly string[]): Statement =>
  sql`DELETE FROM assessment_draft WHERE assignment_id IN (SELECT value FROM json_each(${json(ids)}))`;

/** Tasks that nobody has sent, and of how many raters. */
export const unsentTasks = (cycleId: string): Statement =>
  sql`SELECT count(*) AS count, count(DISTINCT rater_id) AS raters FROM assessment_assignment
    WHERE cycle_id = ${cycleId} AND ended_at IS NULL AND sent_at IS NULL`;

/** Closes what was never sent when the collecting ends: it counts for nothing, and says why. */
export const closeTasks = (ctx: CityContext, cycleId: string, reason: string): Statement[] => [
  sql`DELETE FROM assessment_draft WHERE assignment_id IN (SELECT id FROM assessment_assignment
    WHERE cycle_id = ${cycleId} AND ended_at IS NULL AND sent_at IS NULL)`,
  sql`UPDATE assessment_assignment SET ended_at = ${ctx.at}, ended_how = 'closed', ended_reason = ${reason},
    ended_by_name = ${ctx.actor.name} WHERE cycle_id = ${cycleId} AND ended_at IS NULL AND sent_at IS NULL`,
];
