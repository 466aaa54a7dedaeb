import type { UnitFollower } from '../organisation/index.ts';
import { json, sql } from '../../platform/statement.ts';
import { giveRole } from './writes.ts';

interface Standing {
  readonly userId: string;
  readonly role: string;
  readonly intoId: string;
}

/** Who had a role at a unit that is merged away has it at the successor; so do machines. */
export const accessFollower: UnitFollower = {
  async merge(ctx, { pairs }) {
    const merged = json(pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const standing = await ctx.db.all<Standing>(sql`
      SELECT DISTINCT a.user_id AS userId, a.role_code AS role, p.value ->> 1 AS intoId
      FROM json_each(${merged}) AS p JOIN assignment AS a ON a.unit_id = p.value ->> 0 AND a.ended_at IS NULL
      WHERE NOT EXISTS (SELECT 1 FROM assignment AS o WHERE o.user_id = a.user_id AND o.role_code = a.role_code
        AND o.unit_id = p.value ->> 1 AND o.ended_at IS NULL)`);
    return [
      sql`UPDATE assignment SET ended_at = ${ctx.at}, ended_by = ${ctx.actor.id}
        WHERE ended_at IS NULL AND unit_id IN (SELECT value ->> 0 FROM json_each(${merged}))`,
      ...standing.map(({ userId, role, intoId }) => giveRole(ctx, ctx.newId('asg'), userId, role, intoId)),
      sql`UPDATE api_key SET unit_id = p.value ->> 1 FROM json_each(${merged}) AS p
        WHERE api_key.unit_id = p.value ->> 0 AND api_key.revoked_at IS NULL`,
    ];
  },
};
