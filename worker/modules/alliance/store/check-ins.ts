import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, sql, type Statement } from '../../../platform/statement.ts';
import type { CheckInFacts } from '../rules/check-in.ts';
import { membersOn, editionOn } from './members.ts';
import { below, streetOf } from './reach.ts';

export interface Host {
  readonly id: string;
  readonly joinedDay: Day;
  readonly leftDay: Day | null;
}
/** An organisation that a member may say they come from: who is a member of the alliance is public. */
export const hostById = (id: string): Statement =>
  sql`SELECT id, joined_day AS joinedDay, left_day AS leftDay FROM alliance_organisation WHERE id = ${id}`;
export const communityById = (id: string): Statement =>
  sql`SELECT id FROM unit WHERE id = ${id} AND kind = 'community' AND until_day IS NULL`;
export const communityInScope = (ctx: CityContext, id: string): Statement => sql`SELECT u.id FROM unit AS u
  WHERE u.id = ${id} AND u.kind = 'community' AND u.until_day IS NULL AND ${inScope(ctx, 'alliance.write', sql`u.id`)}`;

export interface NewCheckIn {
  readonly id: string;
  readonly memberId: string;
  readonly organisationId: string;
  readonly communityId: string;
  readonly name: string;
  readonly contactIndex: string;
  readonly contactSealed: string | null;
  readonly day: Day;
  readonly minutes: number;
  readonly service: string;
  readonly way: 'phone' | 'desk';
}

/** A day's service; who came before under the same name and number is the same member. */
export const planCheckIn = (ctx: CityContext, row: NewCheckIn): Statement[] => [
  sql`INSERT INTO alliance_member (id, organisation_id, name, contact_index, contact_sealed, first_day)
    VALUES (${row.memberId}, ${row.organisationId}, ${row.name}, ${row.contactIndex}, ${row.contactSealed}, ${row.day})
    ON CONFLICT (organisation_id, name, contact_index) DO NOTHING`,
  sql`INSERT INTO alliance_check_in (id, member_id, organisation_id, community_id, day, minutes, service, way, told_at, told_by, told_by_name)
    SELECT ${row.id}, m.id, ${row.organisationId}, ${row.communityId}, ${row.day}, CAST(${row.minutes} AS INTEGER),
      ${row.service}, ${row.way}, ${ctx.at}, ${ctx.actor.id}, ${ctx.actor.name}
    FROM alliance_member AS m WHERE m.organisation_id = ${row.organisationId} AND m.name = ${row.name}
      AND m.contact_index = ${row.contactIndex}`,
  expectChanges('alliance_check_in_made'),
];

/** A {@link CheckInFacts} of a community within the scope of whoever confirms. */
export const checkInById = (
  ctx: CityContext,
  id: string,
): Statement => sql`SELECT c.id, c.state, c.version, c.told_by AS toldBy
  FROM alliance_check_in AS c WHERE c.id = ${id} AND ${inScope(ctx, 'alliance.confirm', sql`c.community_id`)}`;

export const planCheckInVerdict = (
  ctx: CityContext,
  { id, version }: CheckInFacts,
  state: 'confirmed' | 'refused',
  reason: string | null,
): Statement[] => [
  sql`UPDATE alliance_check_in SET state = ${state}, decided_at = ${ctx.at}, decided_by_name = ${ctx.actor.name},
    reason = ${reason}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND state = 'told'`,
  expectChanges('alliance_check_in_version'),
];

export interface CheckInFilter {
  readonly unitId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly state?: 'told' | 'confirmed' | 'refused' | undefined;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly waits?: 'true' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}
interface Listed {
  readonly id: string;
  readonly memberName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly streetName: string | null;
  readonly day: Day;
  readonly minutes: number;
  readonly service: string;
  readonly way: 'phone' | 'desk';
  readonly state: 'told' | 'confirmed' | 'refused';
  readonly reason: string | null;
  readonly decidedByName: string | null;
  readonly mine: number;
  readonly version: number;
}

const columns = (ctx: CityContext): Statement => sql`c.id, m.name AS memberName, c.organisation_id AS organisationId,
  e.name AS organisationName, c.community_id AS communityId, u.name AS communityName,
  ${streetOf(sql`c.community_id`, 'name')} AS streetName, c.day, c.minutes, c.service, c.way, c.state, c.reason,
  c.decided_by_name AS decidedByName, c.told_by = ${ctx.actor.id} AS mine, c.version`;
const from = (today: Day): Statement => sql`alliance_check_in AS c JOIN alliance_member AS m ON m.id = c.member_id
  JOIN unit AS u ON u.id = c.community_id JOIN alliance_organisation AS o ON o.id = c.organisation_id
  JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(today)}`;

const orders: Readonly<Record<string, Statement>> = {
  day: sql`c.day, c.id`,
  '-day': sql`c.day DESC, c.id DESC`,
  minutes: sql`c.minutes, c.id`,
  '-minutes': sql`c.minutes DESC, c.id`,
};

const matching = (ctx: CityContext, filter: CheckInFilter): Statement =>
  allOf([
    inScope(ctx, 'alliance.read', sql`c.community_id`),
    filter.unitId !== undefined && below(sql`c.community_id`, filter.unitId),
    filter.organisationId !== undefined && sql`c.organisation_id = ${filter.organisationId}`,
    filter.state !== undefined && sql`c.state = ${filter.state}`,
    filter.from !== undefined && sql`c.day >= ${filter.from}`,
    filter.until !== undefined && sql`c.day <= ${filter.until}`,
    filter.waits !== undefined && sql`c.state = 'told' AND c.told_by <> ${ctx.actor.id}`,
    Boolean(filter.q) && sql`instr(m.name, ${filter.q ?? ''}) OR instr(e.name, ${filter.q ?? ''})`,
  ]);

const shown = ({ mine, ...row }: Listed) => ({ ...row, mine: mine === 1 });

/** Check-ins to the communities in the reader's scope, the latest first. */
export async function listCheckIns(ctx: CityContext, query: CheckInFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const [items, counts] = await ctx.db.reads<[Listed, { total: number }]>([
    sql`SELECT ${columns(ctx)} FROM ${from(ctx.today)} WHERE ${where}
      ORDER BY ${orders[query.sort ?? ''] ?? sql`c.day DESC, c.id DESC`}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from(ctx.today)} WHERE ${where}`,
  ]);
  return { items: items.map(shown), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everything that the filters find, for a file. */
export const exportCheckIns = (ctx: CityContext, filter: CheckInFilter): Promise<readonly Listed[]> =>
  ctx.db.all<Listed>(sql`SELECT ${columns(ctx)} FROM ${from(ctx.today)} WHERE ${matching(ctx, filter)}
    ORDER BY c.day DESC, c.id DESC LIMIT CAST(${limits.exportRows} AS INTEGER)`);

/** For the public page: the community that a link names, and members of the alliance by a part of their name. */
export async function readArrivalPlaces(
  ctx: CityContext,
  { unitId, q }: { unitId?: string | undefined; q?: string | undefined },
) {
  const [places, hosts] = await ctx.db.reads<[{ id: string; name: string }, { id: string; name: string }]>([
    sql`SELECT u.id, coalesce(p.name || ' · ', '') || u.name AS name FROM unit AS u LEFT JOIN unit AS p ON p.id = u.parent_id
      WHERE u.id = ${unitId ?? ''} AND u.kind = 'community' AND u.until_day IS NULL`,
    sql`SELECT o.id, e.name FROM ${membersOn(ctx.today)}
      WHERE o.joined_day <= ${ctx.today} AND (o.left_day IS NULL OR o.left_day > ${ctx.today})
        AND ${q ? sql`instr(e.name, ${q})` : sql`1`} ORDER BY e.name, o.id LIMIT 30`,
  ]);
  return { cityName: ctx.city.name, place: places[0] ?? null, organisations: [...hosts] };
}
