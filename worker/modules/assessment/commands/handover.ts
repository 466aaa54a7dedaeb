import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Statement } from '../../../platform/statement.ts';
import { handOver, orphansOf, settlesItself, type Handover, type Orphan, type OrphanCause } from '../rules/orphans.ts';
import { taskKey } from '../rules/rater-plan.ts';
import { raterRefusals } from '../rules/rater-refusals.ts';
import type { Rater } from '../rules/raters.ts';
import { collectingCycles, foundOrphans, writeOrphans, type FoundOrphan } from '../store/orphans.ts';
import { foundRater, type FoundRater, type RaterWanted } from '../store/rater-corrections.ts';
import { dropDrafts, endTasks, writeTasks } from '../store/raters.ts';
import { planFor, settling, stateStands, unsent, type WorkedPlan } from './raters.ts';
import { cityWide } from './whole-cycle.ts';

export interface HandoverInput {
  readonly raterId: string;
  readonly group: string;
  readonly unitId: string;
  /** Null: whom the tree proposes. */
  readonly rater: RaterWanted | null;
  readonly reason: string;
}

export const orphansIn = ({ plan, tree }: WorkedPlan): Orphan[] => orphansOf(plan, tree.standing);

/**
 * Hands over what a rater who left or lost the post has not sent, to whom the tree proposes or to somebody chosen; the
 * old tasks end with the reason, and each new one names the task whose place it takes.
 * @throws RefusedError `raters_settled`, `orphan_none`, `rater_unknown`, `successor_missing`
 */
export function handOverRatings(
  ctx: CityContext,
  cycleId: string,
  input: HandoverInput,
): Promise<{ ended: number; added: number }> {
  cityWide(ctx, 'assessment.write');
  const { raterId, group, unitId, reason } = input;
  return commit(ctx, async () => {
    const worked = await planFor(ctx, cycleId);
    const cycle = settling(worked.cycle);
    if (isRefusal(cycle)) return cycle;
    const orphan = orphansIn(worked).find(
      (one) => one.rater.id === raterId && one.group === group && one.unitId === unitId,
    );
    if (!orphan) return raterRefusals.refuse('orphan_none');
    const chosen = input.rater === null ? null : await chosenRater(ctx, input.rater);
    if (input.rater !== null && chosen === null) return raterRefusals.refuse('rater_unknown');
    const handover = handOver(orphan, chosen, worked.tree.standing);
    if (isRefusal(handover)) return handover;
    const answer = { ended: handover.end.length, added: handover.add.length };
    return {
      audit: {
        action: 'assessment.raters.handover',
        subject: { type: 'assessment_cycle', id: cycleId },
        reason,
        payload: {
          from: raterId,
          to: handover.add.map(({ rater }) => rater.id).filter(once),
          group,
          unitId,
          ...answer,
        },
      },
      writes: [
        stateStands(cycle),
        ...handoverWrites(ctx, cycleId, orphan.why, handover, reason, chosen ? 'hand' : 'tree'),
      ],
      answer,
    };
  });
}

const once = (id: string, index: number, all: readonly string[]): boolean => all.indexOf(id) === index;

async function chosenRater(ctx: CityContext, wanted: RaterWanted): Promise<Rater | null> {
  const found = await ctx.db.first<FoundRater>(foundRater(ctx, wanted));
  if (!found) return null;
  const { workerId, userId, name } = found;
  return workerId === null ? { kind: 'user', id: userId ?? '', name } : { kind: 'worker', id: workerId, name };
}

function handoverWrites(
  ctx: CityContext,
  cycleId: string,
  why: OrphanCause,
  { end, add }: Handover,
  reason: string,
  origin: 'tree' | 'hand',
): Statement[] {
  const ids = end.map(({ id }) => id);
  return [
    unsent(ids),
    endTasks(ctx, ids, why, reason),
    dropDrafts(ids),
    ...writeTasks(ctx, cycleId, add.map((task) => ({ ...task, id: ctx.newId('ara'), origin, reason }))),
  ]; // prettier-ignore
}

const byItself: Readonly<Record<OrphanCause, string>> = {
  rater_left: '评分人已离职或停用，按组织树交接',
  rater_moved: '评分人已调离，按组织树交接',
};

/**
 * By the clock, in every cycle that collects: what a rater left open goes to the one successor whom the tree names, or
 * ends where others rate the same people; the rest is noted for whoever runs the assessment. Safe to repeat.
 */
export async function followRaters(ctx: CityContext): Promise<void> {
  for (const { id } of await ctx.db.all<{ id: string }>(collectingCycles)) await followCycle(ctx, id);
}

async function followCycle(ctx: CityContext, cycleId: string): Promise<void> {
  const worked = await planFor(ctx, cycleId);
  const orphans = orphansIn(worked);
  const noted = new Set((await ctx.db.all<FoundOrphan>(foundOrphans(cycleId))).map(({ id }) => id));
  const settled = orphans.filter(settlesItself);
  const left = orphans.filter((orphan) => !settlesItself(orphan));
  const waiting = left.flatMap(({ tasks, why }) => tasks.map(({ id }) => ({ id, why })));
  const open = new Set(waiting.map(({ id }) => id));
  const [fresh, gone] = [waiting.filter(({ id }) => !noted.has(id)), [...noted].filter((id) => !open.has(id))];
  if (settled.length + fresh.length + gone.length === 0) return;
  const taken = new Set<string>();
  const handed = settled.flatMap((orphan) => {
    const handover = handOver(orphan, null, worked.tree.standing);
    if (isRefusal(handover)) return [];
    // Two who left at one place have one successor: the second finds them rating already.
    const add = handover.add.filter((task) => !taken.has(taskKey(task)));
    for (const task of add) taken.add(taskKey(task));
    return handoverWrites(ctx, cycleId, orphan.why, { ...handover, add }, byItself[orphan.why], 'tree');
  });
  const keyed = { ...ctx, claim: { ...ctx.claim, key: `assessment.raters.${cycleId}.${ctx.now}` } };
  await commit(keyed, () => ({
    audit: {
      action: 'assessment.raters.follow',
      subject: { type: 'assessment_cycle', id: cycleId },
      payload: { handedOver: settled.length, waiting: left.length },
    },
    writes: [stateStands(worked.cycle), ...handed, ...writeOrphans(ctx, fresh, gone)],
    answer: { handedOver: settled.length, waiting: left.length },
  }));
}
