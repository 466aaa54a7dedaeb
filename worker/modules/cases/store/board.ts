import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, holdsCityWide, inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { UnitKind } from '../../organisation/index.ts';
import { dueCondition } from './reading.ts';

export interface BoardRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: UnitKind;
  readonly raised: number;
  readonly deliberated: number;
  readonly decided: number;
  readonly handling: number;
  readonly handled: number;
  readonly reopened: number;
  readonly closed: number;
  readonly late: number;
  readonly paused: number;
}

const states = ['raised', 'deliberated', 'decided', 'handling', 'handled', 'reopened', 'closed'] as const;

const counts = (ctx: CityContext): Statement => {
  const { late, paused } = dueCondition(ctx.today);
  const each = states.map((state) => sql`count(*) FILTER (WHERE m.state = ${state}) AS ${{ sql: state, params: [] }}`);
  return [
    ...each,
    sql`count(*) FILTER (WHERE ${late}) AS late`,
    sql`count(*) FILTER (WHERE ${paused}) AS paused`,
  ].reduce((all, one) => sql`${all}, ${one}`);
};

/** The units one step below, each with all that lies under it, and what lies at the unit itself. */
const rowsBelow = (ctx: CityContext, unitId: string): Statement => sql`
  SELECT u.id AS unitId, u.name AS unitName, u.kind, ${counts(ctx)}
  FROM unit AS u JOIN unit_closure AS c ON c.ancestor_id = u.id AND (u.id <> ${unitId} OR c.depth = 0)
    JOIN case_request AS m ON m.unit_id = c.descendant_id
  WHERE (u.parent_id = ${unitId} OR u.id = ${unitId}) AND ${inScope(ctx, 'cases.read', sql`m.unit_id`)}
  GROUP BY u.id ORDER BY u.id = ${unitId} DESC, u.code, u.name, u.id`;

/** The units that the reader answers for, where no one of them is the city. */
const ownRows = (ctx: CityContext): Statement => sql`
  SELECT u.id AS unitId, u.name AS unitName, u.kind, ${counts(ctx)}
  FROM unit AS u JOIN unit_closure AS c ON c.ancestor_id = u.id JOIN case_request AS m ON m.unit_id = c.descendant_id
  WHERE u.id IN (SELECT value FROM json_each(${json(grantedUnits(ctx, 'cases.read'))}))
  GROUP BY u.id ORDER BY u.code, u.name, u.id`;

/** Requests by state: of the units below one, or below one's own place. */
export async function readBoard(ctx: CityContext, unitId: string | undefined) {
  const top = unitId ?? (holdsCityWide(ctx, 'cases.read') ? ctx.city.rootUnitId : null);
  const [items, path] = await ctx.db.reads<[BoardRow, { id: string; name: string; kind: UnitKind }]>([
    top === null ? ownRows(ctx) : rowsBelow(ctx, top),
    sql`SELECT a.id, a.name, a.kind FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
      WHERE c.descendant_id = ${top} AND ${inScope(ctx, 'cases.read', sql`a.id`)} ORDER BY c.depth DESC`,
  ]);
  return { items, path };
}
