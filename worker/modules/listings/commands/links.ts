import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, sql } from '../../../platform/statement.ts';
import { newToken } from '../../assessment/index.ts';
import type { BoardNames } from '../rules/public.ts';
import { listingRefusals } from '../rules/refusals.ts';
import { linkByToken, openBoard, type BoardQuestion, type LinkRow } from '../store/links.ts';

/** Makes the link under which a unit's board stands for the public; a link made before ends. */
export function makeLink(
  ctx: CityContext,
  { unitId, names }: { readonly unitId: string; readonly names: BoardNames },
): Promise<{ id: string }> {
  const [id, token] = [ctx.newId('llk'), newToken()];
  return commit(ctx, async () => {
    const unit = await ctx.db.first(sql`SELECT id FROM unit WHERE id = ${unitId} AND until_day IS NULL
      AND kind IN ('city', 'street', 'community') AND ${inScope(ctx, 'listings.publish', sql`id`)}`);
    if (!unit) return platformRefusals.refuse('not_found');
    return {
      audit: { action: 'listings.link.make', subject: { type: 'listing_link', id }, payload: { unitId, names } },
      writes: [
        sql`UPDATE listing_link SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name}
          WHERE unit_id = ${unitId} AND ended_at IS NULL`,
        insertRow('listing_link', {
          id,
          token,
          unit_id: unitId,
          names,
          made_at: ctx.at,
          made_by_name: ctx.actor.name,
        }),
      ],
      answer: { id },
    };
  });
}

/** Takes a board off: its link opens nothing from now on. */
export function endLink(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const link = await ctx.db.first(sql`SELECT k.id FROM listing_link AS k WHERE k.id = ${id} AND k.ended_at IS NULL
      AND ${inScope(ctx, 'listings.publish', sql`k.unit_id`)}`);
    if (!link) return platformRefusals.refuse('not_found');
    return {
      audit: { action: 'listings.link.end', subject: { type: 'listing_link', id }, reason, payload: {} },
      writes: [
        sql`UPDATE listing_link SET ended_at = ${ctx.at}, ended_by_name = ${ctx.actor.name} WHERE id = ${id} AND ended_at IS NULL`,
        expectChanges('listing_link_standing'),
      ],
      answer: { id },
    };
  });
}

/** @throws RefusedError `listing_link_unknown` */
export async function readPublicBoard(ctx: CityContext, token: string, asked: BoardQuestion) {
  const link = await ctx.db.first<LinkRow>(linkByToken(token));
  if (!link) throw new RefusedError(listingRefusals.refuse('listing_link_unknown'));
  return openBoard(ctx, link, asked);
}
