import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql } from '../../../platform/statement.ts';
import type { FacilityPolicy } from '../rules/policy.ts';
import { facilityRefusals } from '../rules/refusals.ts';

/** Enters the city's standard from a day on; what stood before stays for the days before. */
export function putPolicy(
  ctx: CityContext,
  { fromDay, source, ...content }: FacilityPolicy & { readonly fromDay: Day; readonly source: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM facility_policy WHERE from_day = ${fromDay}`);
    if (standing) return facilityRefusals.refuse('facility_policy_standing', { day: fromDay });
    return {
      audit: {
        action: 'facilities.policy.put',
        subject: { type: 'facility_policy', id: fromDay },
        payload: { fromDay, source, ...content },
      },
      writes: [
        insertRow('facility_policy', {
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
