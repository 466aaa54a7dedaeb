import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { expectChanges, expectThat, json, sql, type Statement } from '../../../platform/statement.ts';
import { planRaters, type RaterPlan } from '../rules/rater-plan.ts';
import { raterRefusals } from '../rules/rater-refusals.ts';
import { slotsOf, tasksFromTree, type Rater } from '../rules/raters.ts';
import { yearRefusals } from '../rules/year-refusals.ts';
import { findCycle, type BallotRow, type Cycle, type MarkRow, type PersonRow } from '../store/cycle.ts';
import { poolReads, readPool, writePool } from '../store/pool.ts';
import {
  loadCorrection, raterWanted, type RaterWanted, type Correction, type FoundRater,
} from '../store/rater-corrections.ts'; // prettier-ignore
import {
  dropDrafts, endTasks, loadTree, ratedFrom, writeTasks, type EndedHow, type RatedRow, type TreeFacts,
} from '../store/raters.ts'; // prettier-ignore
import { cityWide } from './whole-cycle.ts';

/** Raters are settled while a cycle is planned or collects. */
export function settling(cycle: Cycle | null): Cycle | Refusal {
  if (!cycle) return platformRefusals.refuse('not_found');
  const open = cycle.state === 'planned' || cycle.state === 'open';
  return open ? cycle : raterRefusals.refuse('raters_settled', { state: cycle.state });
}

export interface WorkedPlan {
  readonly cycle: Cycle;
  readonly tree: TreeFacts;
  readonly plan: RaterPlan;
}

/** What would follow from the tree of today. @throws RefusedError `not_found` */
export async function planFor(ctx: CityContext, cycleId: string): Promise<WorkedPlan> {
  const [cycle, tree] = [await findCycle(ctx, cycleId), await loadTree(ctx, cycleId)];
  if (!cycle) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { scheme } = cycle;
  const wanted = tasksFromTree({ ...tree, scheme, cityUnitId: ctx.city.rootUnitId });
  return { cycle, tree, plan: planRaters({ ...tree, scheme, wanted }) };
}

/**
 * Lets the tasks follow the tree: who came in rates, who left does not, what was sent or set by hand stays.
 * @throws RefusedError `raters_settled`, `nobody_assessed`
 */
export function applyRaterPlan(ctx: CityContext, cycleId: string): Promise<{ added: number; ended: number }> {
  cityWide(ctx, 'assessment.write');
  return commit(ctx, async () => {
    const { cycle, plan } = await planFor(ctx, cycleId);
    const open = settling(cycle);
    if (isRefusal(open)) return open;
    const answer = { added: plan.add.length, ended: plan.end.length };
    const ids = plan.end.map(({ task }) => task.id);
    return {
      audit: {
        action: 'assessment.raters.plan',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { year: cycle.year, ...answer },
      },
      writes: [
        stateStands(cycle),
        unsent(ids),
        ...endedByCause(ctx, plan),
        dropDrafts(ids),
        ...writeTasks(
          ctx,
          cycleId,
          plan.add.map((task) => ({ ...task, id: ctx.newId('ara'), origin: 'tree', reason: null })),
        ),
      ],
      answer,
    };
  });
}

function endedByCause(ctx: CityContext, { end }: RaterPlan): Statement[] {
  return [...Map.groupBy(end, ({ why }) => why)].map(([why, ended]) =>
    endTasks(
      ctx,
      ended.map(({ task }) => task.id),
      why,
    ),
  );
}

export const stateStands = ({ id, state }: Pick<Cycle, 'id' | 'state'>): Statement =>
  expectThat('assessment_cycle_state', sql`(SELECT state FROM assessment_cycle WHERE id = ${id}) = ${state}`);

/** Undoes the batch where one of these was sent or ended since it was read. */
export const unsent = (ids: readonly string[]): Statement =>
  expectThat(
    'assessment_assignment_unsent',
    sql`NOT EXISTS (SELECT 1 FROM assessment_assignment WHERE id IN (SELECT value FROM json_each(${json(ids)}))
      AND (sent_at IS NOT NULL OR ended_at IS NOT NULL))`,
  );

export interface NewRaterInput {
  readonly workerId: string;
  readonly group: string;
  readonly unitId: string;
  readonly rater: RaterWanted;
  readonly reason: string;
}

/** Lets somebody rate who would not by the tree. @throws RefusedError of `mayRate` */
export function addRater(ctx: CityContext, cycleId: string, input: NewRaterInput): Promise<{ id: string }> {
  const id = ctx.newId('ara');
  const { workerId, group, unitId, reason } = input;
  return commit(ctx, async () => {
    const open = settling(await findCycle(ctx, cycleId));
    if (isRefusal(open)) return open;
    const [people, raters, standing] = await ctx.db.reads<[RatedRow, FoundRater, { raterId: string }]>(
      raterWanted(ctx, cycleId, input),
    );
    const rater = mayRate(open, people, raters, standing, input);
    if (isRefusal(rater)) return rater;
    return {
      audit: {
        action: 'assessment.raters.add',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { cycleId, id, group, unitId, rater: rater.id },
      },
      writes: [
        stateStands(open),
        ...writeTasks(ctx, cycleId, [{ id, rater, workerId, group, unitId, origin: 'hand', reason }]),
      ],
      answer: { id },
    };
  });
}

/** The rater, or why they may not rate this person for this group at this place. */
function mayRate(
  { scheme }: Cycle,
  people: readonly RatedRow[],
  raters: readonly FoundRater[],
  standing: readonly { readonly raterId: string }[],
  { workerId, group, unitId }: Pick<NewRaterInput, 'workerId' | 'group' | 'unitId'>,
): Rater | Refusal {
  const [person] = people;
  if (!person) return platformRefusals.refuse('not_found');
  const known = scheme.groups.find(({ code }) => code === group);
  if (known && (known.byBallot || known.system)) return raterRefusals.refuse('rater_barred', { group: known.zh });
  const slot = slotsOf(ratedFrom(person), scheme).some((one) => one.group.code === group && one.unitId === unitId);
  if (!slot) return yearRefusals.refuse('group_rates_not', { workerId });
  const [found] = raters;
  if (!found) return raterRefusals.refuse('rater_unknown');
  const rater: Rater =
    found.workerId === null
      ? { kind: 'user', id: found.userId ?? '', name: found.name }
      : { kind: 'worker', id: found.workerId, name: found.name };
  if (rater.id === workerId) return raterRefusals.refuse('rater_is_rated');
  return standing.some(({ raterId }) => raterId === rater.id) ? raterRefusals.refuse('rater_stands') : rater;
}

/** Takes a task away, or hands it to somebody else; what was sent is first given back. @throws RefusedError `rating_sent` */
export function replaceRater(
  ctx: CityContext,
  id: string,
  input: { readonly rater: RaterWanted | null; readonly reason: string },
): Promise<{ id: string }> {
  const { reason } = input;
  const successor = ctx.newId('ara');
  return commit(ctx, async () => {
    const loaded = await correctable(ctx, id);
    if (isRefusal(loaded)) return loaded;
    const { cycle, task } = loaded;
    if (task.sent) return raterRefusals.refuse('rating_sent');
    const wanted = input.rater === null ? null : await successorOf(ctx, cycle, task, input.rater);
    if (isRefusal(wanted)) return wanted;
    return {
      audit: {
        action: wanted ? 'assessment.raters.replace' : 'assessment.raters.remove',
        subject: { type: 'worker', id: task.workerId },
        reason,
        payload: { cycleId: cycle.id, id, group: task.group, rater: task.rater.id, by: wanted?.id ?? null },
      },
      writes: [
        stateStands(cycle),
        unsent([id]),
        ...ended(ctx, id, 'hand', reason),
        dropDrafts([id]),
        ...(wanted
          ? writeTasks(ctx, cycle.id, [
              { ...task, id: successor, rater: wanted, origin: 'hand', reason, replacesId: id },
            ])
          : []),
      ],
      answer: { id: wanted ? successor : id },
    };
  });
}

async function successorOf(
  ctx: CityContext,
  cycle: Cycle,
  task: Correction['task'],
  rater: RaterWanted,
): Promise<Rater | Refusal> {
  const [people, raters, standing] = await ctx.db.reads<[RatedRow, FoundRater, { raterId: string }]>(
    raterWanted(ctx, cycle.id, { ...task, rater }),
  );
  return mayRate(cycle, people, raters, standing, task);
}

const ended = (ctx: CityContext, id: string, how: EndedHow, reason: string): Statement[] => [
  endTasks(ctx, [id], how, reason),
  expectChanges('assessment_assignment_ended'),
];

async function correctable(ctx: CityContext, id: string): Promise<Correction | Refusal> {
  const loaded = await loadCorrection(ctx, id);
  if (!loaded) return platformRefusals.refuse('not_found');
  const open = settling(loaded.cycle);
  return isRefusal(open) ? open : loaded;
}

/**
 * Gives what a rater sent back to them with a reason: the mark ends and stays, and the rater finds what they had given
 * as a draft. Only while the cycle collects, when nobody yet sees what an anonymous group gave.
 * @throws RefusedError `rating_not_sent`, `cycle_not_open`
 */
export function returnRating(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  const successor = ctx.newId('ara');
  return commit(ctx, async () => {
    const loaded = await correctable(ctx, id);
    if (isRefusal(loaded)) return loaded;
    const { cycle, task } = loaded;
    const { workerId, group, unitId, rater } = task;
    if (cycle.state !== 'open') return yearRefusals.refuse('cycle_not_open', { state: cycle.state });
    if (!task.sent) return raterRefusals.refuse('rating_not_sent');
    const [rows, marks, ballots] = await ctx.db.reads<[PersonRow & { version: number }, MarkRow, BallotRow]>(
      poolReads(ctx, cycle, [workerId]),
    );
    const pool = readPool(ctx, [workerId], rows, marks, ballots);
    const after = pool.people.map((person) =>
      person.workerId !== workerId
        ? person
        : {
            ...person,
            ratings: person.ratings.filter(
              (one) => one.group !== group || one.raterId !== rater.id || one.unitId !== unitId,
            ),
          },
    );
    const own = sql`cycle_id = ${cycle.id} AND worker_id = ${workerId} AND group_code = ${group} AND unit_id = ${unitId}
      AND rater_id = ${rater.id} AND ended_at IS NULL`;
    return {
      audit: {
        action: 'assessment.rating.return',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { cycleId: cycle.id, id, group, rater: rater.id },
      },
      writes: [
        ...ended(ctx, id, 'returned', reason),
        ...writeTasks(ctx, cycle.id, [{ ...task, id: successor, origin: 'returned', reason, replacesId: id }]),
        sql`INSERT INTO assessment_draft (assignment_id, marks, saved_at)
          SELECT ${successor}, coalesce(parts, json_object('score', score)), ${ctx.at} FROM assessment_mark WHERE ${own}`,
        sql`UPDATE assessment_mark SET ended_at = ${ctx.at} WHERE ${own}`,
        expectChanges('assessment_mark_ended'),
        ...writePool(ctx, cycle, pool, after, new Set([workerId])),
      ],
      answer: { id: successor },
    };
  });
}
