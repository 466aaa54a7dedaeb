import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

/** What a plate may wait for: that its owner puts it right, or that a second person checks, or grants time. */
const listingWaits = ['handle', 'check'] as const;
export type ListingWait = (typeof listingWaits)[number];

const listingWaitPermission: Readonly<Record<ListingWait, Permission>> = {
  handle: 'listings.handle',
  check: 'listings.check',
};

/** Condition on `l`, a plate: it waits for what this actor may do. Nothing waits for who may not. */
export function waitsForActor(ctx: CityContext, wait: ListingWait): Statement {
  const permission = listingWaitPermission[wait];
  if (grantedUnits(ctx, permission).length === 0) return sql`0`;
  if (wait === 'handle') return sql`l.state = 'listed' AND ${inScope(ctx, permission, sql`l.owner_unit_id`)}`;
  const { id } = ctx.actor;
  return sql`((l.state = 'reported' AND l.reported_by <> ${id}) OR (l.state = 'asking' AND l.asked_by <> ${id}))
    AND ${inScope(ctx, permission, sql`l.unit_id`)}`;
}
