import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql } from '../../../platform/statement.ts';
import type { FollowupPolicy } from '../rules/followup-policy.ts';
import { followupRefusals } from '../rules/followup-refusals.ts';
import type { ListingPolicy } from '../rules/policy.ts';
import { listingRefusals } from '../rules/refusals.ts';

type Edition<Content> = Content & { readonly fromDay: Day; readonly source: string };

/** Enters terms of the city from a day on; what stood before stays for the days before. */
function putEdition<Content extends object>(
  ctx: CityContext,
  table: 'listing_policy' | 'followup_policy',
  { fromDay, source, ...content }: Edition<Content>,
  standing: () => Refusal,
): Promise<{ id: string }> {
  const name = { sql: table, params: [] };
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    if (await ctx.db.first(sql`SELECT 1 AS one FROM ${name} WHERE from_day = ${fromDay}`)) return standing();
    return {
      audit: {
        action: `listings.${table}.put`,
        subject: { type: table, id: fromDay },
        payload: { fromDay, source, ...content },
      },
      writes: [
        insertRow(table, {
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

export const putListingPolicy = (ctx: CityContext, terms: Edition<ListingPolicy>): Promise<{ id: string }> =>
  putEdition(ctx, 'listing_policy', terms, () =>
    listingRefusals.refuse('listing_policy_standing', { day: terms.fromDay }),
  );

export const putFollowupPolicy = (ctx: CityContext, rules: Edition<FollowupPolicy>): Promise<{ id: string }> =>
  putEdition(ctx, 'followup_policy', rules, () =>
    followupRefusals.refuse('followup_policy_standing', { day: rules.fromDay }),
  );
