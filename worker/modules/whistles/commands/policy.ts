import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import { weightsFit } from '../rules/call.ts';
import type { WhistlePolicy } from '../rules/policy.ts';
import { whistleRefusals } from '../rules/refusals.ts';
import { planTerms } from '../store/whistles.ts';

/** Enters the city's terms from a day on; calls that went out before keep theirs. */
export function putPolicy(
  ctx: CityContext,
  { fromDay, source, ...content }: WhistlePolicy & { readonly fromDay: Day; readonly source: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM whistle_policy WHERE from_day = ${fromDay}`);
    if (standing) return whistleRefusals.refuse('whistle_policy_standing', { day: fromDay });
    if (!weightsFit(content.weights)) return whistleRefusals.refuse('whistle_weights_unfit');
    return {
      audit: {
        action: 'whistles.policy.put',
        subject: { type: 'whistle_policy', id: fromDay },
        payload: { fromDay, source, ...content },
      },
      writes: [planTerms(ctx, fromDay, JSON.stringify(content), source)],
      answer: { id: fromDay },
    };
  });
}
