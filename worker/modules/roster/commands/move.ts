import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  refuseLeaving,
  refuseMove,
  refuseReturn,
  refuseWorker,
  type MovingWorker,
  type Posting,
} from '../rules/moves.ts';
import type { PostType } from '../rules/vocabulary.ts';
import { postUnit, unitToPost, workerToMove, type UnitRow } from '../store/facts.ts';
import { beginPosting, endPosting, standAt } from '../store/moves.ts';

interface Moved {
  readonly version: number;
  readonly day: Day;
  readonly reason: string;
}

interface MovedTo extends Moved {
  /** Absent: stays where they are. */
  readonly unitId?: string | undefined;
  /** Absent: keeps the post. */
  readonly postType?: PostType | undefined;
}

type Answer = Promise<{ id: string; version: number }>;

async function load(ctx: CityContext, id: string, unitId: string | undefined) {
  const [workers, units] = await ctx.db.reads<[MovingWorker, UnitRow]>([
    workerToMove(ctx, id),
    unitToPost(ctx, unitId ?? ''),
  ]);
  return { worker: workers[0], unit: postUnit(units[0]) };
}

interface Move {
  readonly action: string;
  readonly payload: unknown;
  readonly writes: readonly Statement[];
}

/** Loads the worker, and the unit where one is named, decides, and writes the move with its version. */
function move(
  ctx: CityContext,
  id: string,
  input: MovedTo,
  decide: (worker: MovingWorker, unit: ReturnType<typeof postUnit>) => Move | Refusal,
): Answer {
  return commit(ctx, async () => {
    const { worker, unit } = await load(ctx, id, input.unitId);
    const refusal = refuseWorker(worker, input.version);
    if (refusal || !worker) return refusal ?? platformRefusals.refuse('not_found');
    const decided = decide(worker, unit);
    if ('kind' in decided) return decided;
    return {
      audit: {
        action: decided.action,
        subject: { type: 'worker', id },
        reason: input.reason,
        payload: decided.payload,
      },
      writes: decided.writes,
      answer: { id, version: worker.version + 1 },
    };
  });
}

/** Another community, another post, or both, from a day on. */
export function transferWorker(ctx: CityContext, id: string, input: MovedTo & { unitId: string }): Answer {
  return move(ctx, id, input, (worker, unit) => {
    const to = { unitId: input.unitId, postType: input.postType ?? worker.postType ?? 'staff', day: input.day };
    return refuseMove(worker, unit, to, ctx.today) ?? moved(ctx, worker, to, 'transfer', input.reason);
  });
}

/** Promotion, or a step back, where one stands. */
export async function changePost(ctx: CityContext, id: string, input: Moved & { postType: PostType }): Answer {
  const standing = await ctx.db.first<MovingWorker>(workerToMove(ctx, id));
  const unitId = standing?.unitId ?? undefined;
  return move(ctx, id, { ...input, unitId }, (worker, unit) => {
    const to = { unitId: worker.unitId ?? '', postType: input.postType, day: input.day };
    return refuseMove(worker, unit, to, ctx.today) ?? moved(ctx, worker, to, 'post_change', input.reason);
  });
}

export function leavePost(ctx: CityContext, id: string, input: Moved): Answer {
  return move(ctx, id, input, (worker) => {
    const refusal = refuseLeaving(worker, input.day, ctx.today);
    if (refusal) return refusal;
    return {
      action: 'roster.worker.leave',
      payload: { from: worker.unitId, postType: worker.postType, day: input.day },
      writes: [...endPosting(ctx, worker, input.day, input.reason), ...standAt(worker, null, input.day)],
    };
  });
}

/** Re-entry of somebody who left: the history before stays as it is. */
export function returnWorker(
  ctx: CityContext,
  id: string,
  input: Moved & { unitId: string; postType: PostType },
): Answer {
  return move(ctx, id, input, (worker, unit) => {
    const to = { unitId: input.unitId, postType: input.postType, day: input.day };
    const refusal = refuseReturn(worker, unit, to, ctx.today);
    if (refusal) return refusal;
    return {
      action: 'roster.worker.return',
      payload: { to: input.unitId, postType: input.postType, day: input.day },
      writes: [beginPosting(ctx, worker, to, 'return', input.reason), ...standAt(worker, to, null)],
    };
  });
}

function moved(
  ctx: CityContext,
  worker: MovingWorker,
  to: Posting,
  begunBy: 'transfer' | 'post_change',
  reason: string,
): Move {
  return {
    action: begunBy === 'transfer' ? 'roster.worker.transfer' : 'roster.worker.change_post',
    payload: { from: worker.unitId, fromPost: worker.postType, to: to.unitId, toPost: to.postType, day: to.day },
    writes: [
      ...endPosting(ctx, worker, to.day, reason),
      beginPosting(ctx, worker, to, begunBy, reason),
      ...standAt(worker, to, null),
    ],
  };
}
