import type { CityContext } from '../../platform/context.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { whistleInScope } from './store/whistles.ts';

/** The number of a whistle that the actor sees, for what is listed out of it. */
export const whistleInSight = (ctx: CityContext, id: string): Statement =>
  sql`SELECT 'CS' || w.year || '-' || substr('000' || w.ordinal, -4) AS number FROM whistle AS w
    WHERE w.id = ${id} AND ${ctx.actor.grants.has('whistles.read')} AND ${whistleInScope(ctx, 'whistles.read')}`;
