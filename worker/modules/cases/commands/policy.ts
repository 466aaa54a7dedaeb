import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql } from '../../../platform/statement.ts';
import type { CasePolicy } from '../rules/policy.ts';
import { caseRefusals } from '../rules/refusals.ts';

/** Enters the city's terms from a day on; what stood before stays for the days before. */
export function putPolicy(
  ctx: CityContext,
  { fromDay, source, ...content }: CasePolicy & { readonly fromDay: Day; readonly source: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM case_policy WHERE from_day = ${fromDay}`);
    if (standing) return caseRefusals.refuse('case_policy_standing', { day: fromDay });
    return {
      audit: {
        action: 'cases.policy.put',
        subject: { type: 'case_policy', id: fromDay },
        payload: { fromDay, source, ...content },
      },
      writes: [
        insertRow('case_policy', {
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
