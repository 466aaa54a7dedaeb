import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, insertRow, sql } from '../../../platform/statement.ts';
import type { SetPolicy } from '../policy-input.ts';
import { rosterRefusals } from '../rules/refusals.ts';

interface Standing {
  readonly id: string;
  readonly version: number;
  readonly fromDay: string;
}

/** Ends the rule that stands and lets another hold from a day on; what held before stays readable. */
export function setPolicy(ctx: CityContext, input: SetPolicy): Promise<{ id: string; version: number }> {
  const { code, content, source, fromDay, reason } = input;
  return commit(ctx, async () => {
    const standing = await ctx.db.first<Standing>(
      sql`SELECT id, version, from_day AS fromDay FROM roster_policy WHERE code = ${code} AND until_day IS NULL`,
    );
    if (!standing) return platformRefusals.refuse('not_found');
    if (standing.version !== input.version) return changedMeanwhile({ ...standing });
    if (fromDay <= standing.fromDay) return rosterRefusals.refuse('posting_too_early', { since: standing.fromDay });
    const id = ctx.newId('rpo');
    const version = standing.version + 1;
    return {
      audit: {
        action: 'roster.policy.set',
        subject: { type: 'roster_policy', id },
        reason,
        payload: { code, content, source, fromDay },
      },
      writes: [
        sql`UPDATE roster_policy SET until_day = ${fromDay} WHERE id = ${standing.id} AND until_day IS NULL`,
        expectChanges('roster_policy_open'),
        insertRow('roster_policy', { id, code, content: JSON.stringify(content), source, from_day: fromDay, version }),
      ],
      answer: { id, version },
    };
  });
}
