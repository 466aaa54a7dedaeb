import type { CityContext } from '../../platform/context.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { serving } from './store/team.ts';

/**
 * Ids of the grids that the actor serves at this moment as a worker of the roster: the duty from which sight follows. An
 * ended service, and one of somebody who left the roster, counts no more from the moment that it is recorded.
 */
export const gridsServedBy = (ctx: Pick<CityContext, 'actor' | 'today'>): Statement =>
  ctx.actor.workerId === null
    ? sql`SELECT id FROM unit WHERE 0`
    : sql`SELECT m.grid_id FROM grid_member AS m WHERE m.worker_id = ${ctx.actor.workerId} AND ${serving(ctx.today)}`;
