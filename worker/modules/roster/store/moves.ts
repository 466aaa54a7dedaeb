import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Posting } from '../rules/moves.ts';

interface Moving {
  readonly id: string;
  readonly version: number;
}

/** Ends the open posting of a worker who was read at a version. */
export const endPosting = ({ at }: Pick<CityContext, 'at'>, { id }: Moving, day: Day, reason: string): Statement[] => [
  sql`UPDATE posting SET until_day = ${day}, end_reason = ${reason}, ended_at = ${at} WHERE worker_id = ${id} AND until_day IS NULL`,
  expectChanges('posting_open'),
];

export function beginPosting(
  ctx: CityContext,
  { id }: Moving,
  posting: Posting,
  begunBy: 'transfer' | 'post_change' | 'return',
  reason: string,
): Statement {
  return insertRow('posting', {
    id: ctx.newId('pst'),
    worker_id: id,
    unit_id: posting.unitId,
    post_type: posting.postType,
    begun_by: begunBy,
    from_day: posting.day,
    reason,
    recorded_at: ctx.at,
    recorded_by: ctx.actor.id,
  });
}

/** The worker's row repeats the open posting; without one the worker has left. */
export const standAt = ({ id, version }: Moving, posting: Posting | null, leftOn: Day | null): Statement[] => [
  sql`UPDATE worker SET unit_id = ${posting?.unitId ?? null}, post_type = ${posting?.postType ?? null},
      posted_from = ${posting?.day ?? null}, left_on = ${leftOn}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER)`,
  expectChanges('worker_version'),
];
