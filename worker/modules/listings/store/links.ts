import { addDays, type Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { boardName, type BoardNames } from '../rules/public.ts';
import { lightOf, type Light } from '../rules/light.ts';
import type { ListingState } from '../rules/listing.ts';
import { numberText } from './listings.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';
import { lightCondition } from './reading.ts';

export interface LinkRow {
  readonly id: string;
  readonly token: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly names: BoardNames;
  readonly madeAt: string;
  readonly madeByName: string;
}

/** Boards that stand, of the units that the actor may publish for. */
export const standingLinks = (ctx: CityContext): Statement =>
  sql`SELECT k.id, k.token, k.unit_id AS unitId, u.name AS unitName, k.names, k.made_at AS madeAt, k.made_by_name AS madeByName
    FROM listing_link AS k JOIN unit AS u ON u.id = k.unit_id
    WHERE k.ended_at IS NULL AND ${inScope(ctx, 'listings.publish', sql`k.unit_id`)} ORDER BY k.made_at DESC LIMIT 200`;

export const linkByToken = (token: string): Statement =>
  sql`SELECT k.id, k.unit_id AS unitId, u.name AS unitName, k.names FROM listing_link AS k JOIN unit AS u ON u.id = k.unit_id
    WHERE k.token = ${token} AND k.ended_at IS NULL`;

interface PublicRow {
  readonly number: string;
  readonly kind: string;
  readonly publicText: string | null;
  readonly place: string;
  readonly ownerUnitName: string;
  readonly ownerName: string;
  readonly state: ListingState;
  readonly listedDay: Day;
  readonly dueDay: Day;
  readonly yellowDay: Day;
  readonly reportedDay: Day | null;
  readonly delistedDay: Day | null;
}

export interface BoardQuestion {
  readonly light?: Light | undefined;
  readonly page: number;
}
const pageSize = 50;

/**
 * A board as anybody reads it: number, kind, place down to the community, who is to put it right with a masked name,
 * days and light. No title, no word of anybody, nothing that names a house or a person.
 */
export async function openBoard(
  ctx: CityContext,
  link: Pick<LinkRow, 'unitId' | 'unitName' | 'names'>,
  asked: BoardQuestion,
) {
  const policies = await ctx.db.all<PolicyRow>(policyOn(ctx.today));
  const { kinds, boardDays } = policyOf(policies);
  const since = addDays(ctx.today, -boardDays);
  const where = sql`l.state <> 'revoked' AND (l.state <> 'delisted' OR l.delisted_day >= ${since})
    AND l.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${link.unitId})
    AND ${asked.light === undefined ? sql`1` : lightCondition(ctx.today)[asked.light]}`;
  const [rows, totals] = await ctx.db.reads<[PublicRow, { total: number }]>([
    sql`SELECT ${numberText} AS number, l.kind, l.public_text AS publicText, o.name AS ownerUnitName, l.owner_name AS ownerName,
        (SELECT group_concat(name, ' · ') FROM (SELECT a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
          AND a.kind IN ('street', 'community') WHERE c.descendant_id = l.unit_id ORDER BY c.depth DESC)) AS place,
        l.state, l.listed_day AS listedDay, l.due_day AS dueDay, l.yellow_day AS yellowDay, l.reported_day AS reportedDay,
        l.delisted_day AS delistedDay
      FROM listing AS l JOIN unit AS o ON o.id = l.owner_unit_id WHERE ${where}
      ORDER BY l.state = 'delisted', l.due_day, l.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(asked.page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM listing AS l WHERE ${where}`,
  ]);
  const items = rows.map(({ kind, ownerName, yellowDay, reportedDay, ...row }) => ({
    ...row,
    kind: kinds.find(({ code }) => code === kind) ?? null,
    ownerName: boardName(ownerName, link.names),
    light: lightOf({ ...row, yellowDay, reportedDay }, ctx.today),
  }));
  const total = totals[0]?.total ?? 0;
  return {
    cityName: ctx.city.name,
    unitName: link.unitName,
    today: ctx.today,
    items,
    page: asked.page,
    pageSize,
    total,
  };
}
