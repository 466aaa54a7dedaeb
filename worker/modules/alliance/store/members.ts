import { limits } from '../../../core/limits.ts';
import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import {
  allOf,
  expectChanges,
  expectThat,
  insertRows,
  json,
  sql,
  type Statement,
} from '../../../platform/statement.ts';
import type { MemberFacts } from '../rules/member.ts';
import { below, inReach, streetOf } from './reach.ts';

/** The edition that counts on a day: of the latest day the latest entry, else the first there is. `o` is the organisation. */
export const editionOn = (day: Day): Statement => sql`(SELECT x.seq FROM alliance_organisation_edition AS x
  WHERE x.organisation_id = o.id ORDER BY x.from_day > ${day}, CASE WHEN x.from_day > ${day} THEN x.seq ELSE 0 END,
    x.from_day DESC, x.seq DESC LIMIT 1)`;

/** Organisations with what is true of them on a day: `o`, and their edition `e`. */
export const membersOn = (day: Day): Statement => sql`alliance_organisation AS o
  JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(day)}`;

export interface MemberRow extends MemberFacts {
  readonly seq: number;
  readonly name: string;
  readonly contactSealed: string | null;
}

const rowColumns = sql`o.id, o.joined_day AS joinedDay, o.left_day AS leftDay, o.version, e.name, e.contact_sealed AS contactSealed,
  (SELECT max(m.seq) FROM alliance_organisation_edition AS m WHERE m.organisation_id = o.id) AS seq`;

/** A {@link MemberRow} within the scope of whoever writes. */
export const memberById = (ctx: CityContext, permission: Permission, id: string): Statement => sql`
  SELECT ${rowColumns} FROM ${membersOn(ctx.today)} WHERE o.id = ${id} AND ${inScope(ctx, permission, sql`o.unit_id`)}`;

/** A {@link MemberRow} that a line, a seat or a check-in may name. */
export const memberInReach = (ctx: CityContext, permission: Permission, id: string): Statement => sql`
  SELECT ${rowColumns} FROM ${membersOn(ctx.today)} WHERE o.id = ${id} AND ${inReach(ctx, permission, sql`o.unit_id`)}`;

/** Members of today that have one of these codes: `{creditCode, name}`. */
export const standingCodes = (ctx: CityContext, codes: readonly string[]): Statement => sql`
  SELECT o.credit_code AS creditCode, e.name FROM ${membersOn(ctx.today)}
  WHERE o.left_day IS NULL AND o.credit_code IN (SELECT value FROM json_each(${json(codes)}))`;

/** What a member would leave behind: `{lines, seats}`. */
export const boundTo = (id: string): Statement => sql`SELECT
  (SELECT count(*) FROM alliance_line WHERE organisation_id = ${id} AND list <> 'result' AND state IN ('open', 'underway', 'done')) AS lines,
  (SELECT count(*) FROM alliance_holding WHERE organisation_id = ${id} AND until_day IS NULL) AS seats`;

export interface Edition {
  readonly name: string;
  readonly kind: string;
  readonly address: string | null;
  readonly partyMembers: number;
  readonly contactName: string;
  readonly contactSealed: string | null;
  readonly reason: string;
}
export interface NewMember extends Edition {
  readonly id: string;
  readonly creditCode: string;
  readonly unitId: string;
  readonly joinedDay: Day;
}

const editionRow = (ctx: CityContext, organisationId: string, seq: number, fromDay: Day, edition: Edition) => ({
  organisation_id: organisationId,
  seq,
  from_day: fromDay,
  name: edition.name,
  kind: edition.kind,
  address: edition.address,
  party_members: edition.partyMembers,
  contact_name: edition.contactName,
  contact_sealed: edition.contactSealed,
  reason: edition.reason,
  recorded_at: ctx.at,
  recorded_by_name: ctx.actor.name,
});

export const planMembers = (ctx: CityContext, members: readonly NewMember[]): Statement[] => [
  ...insertRows(
    'alliance_organisation',
    members.map(({ id, creditCode, unitId, joinedDay }) => ({
      id,
      credit_code: creditCode,
      unit_id: unitId,
      joined_day: joinedDay,
    })),
  ),
  ...insertRows(
    'alliance_organisation_edition',
    members.map((member) => editionRow(ctx, member.id, 1, member.joinedDay, member)),
  ),
];

export const planMemberChange = (
  ctx: CityContext,
  { id, version, seq }: MemberRow,
  fromDay: Day,
  edition: Edition,
): Statement[] => [
  sql`UPDATE alliance_organisation SET version = version + 1 WHERE id = ${id} AND version = CAST(${version} AS INTEGER)`,
  expectChanges('alliance_organisation_version'),
  ...insertRows('alliance_organisation_edition', [editionRow(ctx, id, seq + 1, fromDay, edition)]),
];

export const planMemberLeaving = ({ id, version }: MemberRow, day: Day, reason: string): Statement[] => [
  sql`UPDATE alliance_organisation SET left_day = ${day}, leave_reason = ${reason}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND left_day IS NULL`,
  expectChanges('alliance_organisation_version'),
  expectThat('alliance_organisation_free', sql`(SELECT lines + seats FROM (${boundTo(id)})) = 0`),
];

export interface MemberFilter {
  readonly kind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly state?: 'member' | 'left' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}
interface Listed {
  readonly id: string;
  readonly creditCode: string;
  readonly name: string;
  readonly kind: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly address: string | null;
  readonly partyMembers: number;
  readonly contactName: string;
  readonly hasContact: number;
  readonly joinedDay: Day;
  readonly leftDay: Day | null;
  readonly openLines: number;
  readonly version: number;
}

const openLines = sql`(SELECT count(*) FROM alliance_line AS l WHERE l.organisation_id = o.id AND l.state IN ('open', 'underway', 'done'))`;
const columns = sql`o.id, o.credit_code AS creditCode, e.name, e.kind, o.unit_id AS unitId, u.name AS unitName,
  ${streetOf(sql`o.unit_id`, 'name')} AS streetName, e.address, e.party_members AS partyMembers,
  e.contact_name AS contactName, e.contact_sealed IS NOT NULL AS hasContact, o.joined_day AS joinedDay,
  o.left_day AS leftDay, ${openLines} AS openLines, o.version`;
const listed = (day: Day): Statement => sql`${membersOn(day)} JOIN unit AS u ON u.id = o.unit_id`;

const orders: Readonly<Record<string, Statement>> = {
  name: sql`e.name, o.id`,
  '-name': sql`e.name DESC, o.id`,
  joinedDay: sql`o.joined_day, o.id`,
  '-joinedDay': sql`o.joined_day DESC, o.id`,
};

const matching = (ctx: CityContext, { kind, unitId, state, q }: MemberFilter): Statement =>
  allOf([
    inReach(ctx, 'alliance.read', sql`o.unit_id`),
    kind !== undefined && sql`e.kind = ${kind}`,
    unitId !== undefined && below(sql`o.unit_id`, unitId),
    state === 'member' && sql`o.left_day IS NULL OR o.left_day > ${ctx.today}`,
    state === 'left' && sql`o.left_day <= ${ctx.today}`,
    Boolean(q) && sql`instr(e.name, ${q ?? ''}) OR o.credit_code = upper(${q ?? ''})`,
  ]);

const shown = ({ hasContact, ...row }: Listed) => ({ ...row, hasContact: hasContact === 1 });

/** Member organisations within the reader's reach as they are today. */
export async function listMembers(ctx: CityContext, query: MemberFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`u.code, e.name, o.id`;
  const [items, counts] = await ctx.db.reads<[Listed, { total: number }]>([
    sql`SELECT ${columns} FROM ${listed(ctx.today)} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${listed(ctx.today)} WHERE ${where}`,
  ]);
  return { items: items.map(shown), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everything that the filters find, for a file. */
export const exportMembers = (ctx: CityContext, filter: MemberFilter): Promise<readonly Listed[]> =>
  ctx.db.all<Listed>(sql`SELECT ${columns} FROM ${listed(ctx.today)} WHERE ${matching(ctx, filter)}
    ORDER BY u.code, e.name, o.id LIMIT CAST(${limits.exportRows} AS INTEGER)`);

interface PastEdition {
  readonly seq: number;
  readonly fromDay: Day;
  readonly name: string;
  readonly kind: string;
  readonly address: string | null;
  readonly partyMembers: number;
  readonly contactName: string;
  readonly reason: string;
  readonly recordedByName: string;
}
interface SeatHeld {
  readonly committeeId: string;
  readonly unitName: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly personName: string | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/** One organisation with its editions and the seats that it holds or held; null outside the reader's reach. */
export async function readMember(ctx: CityContext, id: string) {
  const where = sql`o.id = ${id} AND ${inReach(ctx, 'alliance.read', sql`o.unit_id`)}`;
  const [rows, editions, seats] = await ctx.db.reads<[Listed & { leaveReason: string | null }, PastEdition, SeatHeld]>([
    sql`SELECT ${columns}, o.leave_reason AS leaveReason FROM ${listed(ctx.today)} WHERE ${where}`,
    sql`SELECT e.seq, e.from_day AS fromDay, e.name, e.kind, e.address, e.party_members AS partyMembers,
        e.contact_name AS contactName, e.reason, e.recorded_by_name AS recordedByName
      FROM alliance_organisation_edition AS e JOIN alliance_organisation AS o ON o.id = e.organisation_id
      WHERE ${where} ORDER BY e.seq DESC LIMIT 200`,
    sql`SELECT h.committee_id AS committeeId, u.name AS unitName, s.zh, s.ko, s.en, h.person_name AS personName,
        h.from_day AS fromDay, h.until_day AS untilDay
      FROM alliance_organisation AS o JOIN alliance_holding AS h ON h.organisation_id = o.id
      JOIN alliance_seat AS s ON s.committee_id = h.committee_id AND s.number = h.number
      JOIN alliance_committee AS k ON k.id = h.committee_id JOIN unit AS u ON u.id = k.unit_id
      WHERE ${where} ORDER BY h.until_day IS NOT NULL, h.from_day DESC LIMIT 200`,
  ]);
  const row = rows[0];
  return row ? { ...shown(row), leaveReason: row.leaveReason, editions: [...editions], seats: [...seats] } : null;
}
