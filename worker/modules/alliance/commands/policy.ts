import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql } from '../../../platform/statement.ts';
import type { AlliancePolicy } from '../rules/policy.ts';
import { allianceRefusals } from '../rules/refusals.ts';

/** Enters the city's settings from a day on; what stood before stays for the days before. */
export function putPolicy(
  ctx: CityContext,
  { fromDay, source, ...content }: AlliancePolicy & { readonly fromDay: Day; readonly source: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM alliance_policy WHERE from_day = ${fromDay}`);
    if (standing) return allianceRefusals.refuse('alliance_policy_standing', { day: fromDay });
    return {
      audit: {
        action: 'alliance.policy.put',
        subject: { type: 'alliance_policy', id: fromDay },
        payload: { fromDay, source, ...content },
      },
      writes: [
        insertRow('alliance_policy', {
          from_day: fromDay,
          content: JSON.stringify(content),
          source,
          recorded_at: ctx.at,
          recorded_by: ctx.actor.id,
        }),
      ],
      answer: { id: fromDay },
    };
  });
}
