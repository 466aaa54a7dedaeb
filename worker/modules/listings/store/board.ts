import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, holdsCityWide, inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { UnitKind } from '../../organisation/index.ts';
import { lightCondition } from './reading.ts';

export interface BoardRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: UnitKind;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly still: number;
  readonly reported: number;
  readonly delisted: number;
  readonly again: number;
}

/** By where problems are, or by who is to put them right. */
export type BoardBy = 'place' | 'owner';
const column = { place: sql`l.unit_id`, owner: sql`l.owner_unit_id` } as const;

const counts = (ctx: CityContext): Statement => {
  const light = lightCondition(ctx.today);
  const of = (name: string, condition: Statement): Statement =>
    sql`count(*) FILTER (WHERE ${condition}) AS ${{ sql: name, params: [] }}`;
  return [
    of('green', light.green),
    of('yellow', light.yellow),
    of('red', light.red),
    of('still', light.still),
    of('reported', sql`l.state = 'reported'`),
    of('delisted', sql`l.state = 'delisted'`),
    of('again', sql`l.round > 1`),
  ].reduce((all, one) => sql`${all}, ${one}`);
};

/** The units one step below, each with all that lies under it, and what lies at the unit itself. */
const rowsBelow = (ctx: CityContext, unitId: string, by: BoardBy): Statement => sql`
  SELECT u.id AS unitId, u.name AS unitName, u.kind, ${counts(ctx)}
  FROM unit AS u JOIN unit_closure AS c ON c.ancestor_id = u.id AND (u.id <> ${unitId} OR c.depth = 0)
    JOIN listing AS l ON ${column[by]} = c.descendant_id
  WHERE (u.parent_id = ${unitId} OR u.id = ${unitId}) AND ${inScope(ctx, 'listings.read', column[by])}
  GROUP BY u.id ORDER BY u.id = ${unitId} DESC, u.code, u.name, u.id`;

/** The units that the reader answers for, where no one of them is the city. */
const ownRows = (ctx: CityContext, by: BoardBy): Statement => sql`
  SELECT u.id AS unitId, u.name AS unitName, u.kind, ${counts(ctx)}
  FROM unit AS u JOIN unit_closure AS c ON c.ancestor_id = u.id JOIN listing AS l ON ${column[by]} = c.descendant_id
  WHERE u.id IN (SELECT value FROM json_each(${json(grantedUnits(ctx, 'listings.read'))}))
  GROUP BY u.id ORDER BY u.code, u.name, u.id`;

/** Plates by light: of the units below one, or below one's own place. */
export async function readBoard(ctx: CityContext, unitId: string | undefined, by: BoardBy) {
  const top = unitId ?? (holdsCityWide(ctx, 'listings.read') ? ctx.city.rootUnitId : null);
  const [items, path] = await ctx.db.reads<[BoardRow, { id: string; name: string; kind: UnitKind }]>([
    top === null ? ownRows(ctx, by) : rowsBelow(ctx, top, by),
    sql`SELECT a.id, a.name, a.kind FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
      WHERE c.descendant_id = ${top} AND ${inScope(ctx, 'listings.read', sql`a.id`)} ORDER BY c.depth DESC`,
  ]);
  return { items, path };
}
