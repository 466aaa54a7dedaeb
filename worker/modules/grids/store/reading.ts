import { limits } from '../../../core/limits.ts';
import type { CityContext, Locale } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { GridLoad } from '../load.ts';
import type { GridRole, HandoverFacts } from '../rules/team.ts';
import { serving } from './team.ts';

const wordOf = ({ zh, ko, en }: GridLoad, locale: Locale): string => ({ 'zh-CN': zh, 'ko-KR': ko, en })[locale];

interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly secretaries: number;
  readonly leaders: number;
  readonly workers: number;
  readonly others: number;
}
interface Count {
  readonly gridId: string;
  readonly count: number;
}

const gridTables = sql`unit AS g JOIN unit AS c ON c.id = g.parent_id JOIN unit AS s ON s.id = c.parent_id`;
const sum = (roles: Statement): Statement => sql`coalesce(sum(t.role IN (${roles})), 0)`;

/** Every grid within scope with the size of its team and one number for each load: two round trips whatever the size. */
export async function readBoard(ctx: CityContext, loads: readonly GridLoad[], unitId: string | undefined) {
  const where = allOf([
    sql`g.kind = 'grid' AND g.until_day IS NULL`,
    inScope(ctx, 'grids.read', sql`g.id`),
    unitId !== undefined && sql`g.id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
  ]);
  const [grids, ...counts] = await ctx.db.reads<[BoardRow, ...Count[]]>([
    sql`SELECT g.id, g.name, c.id AS communityId, c.name AS communityName, s.id AS streetId, s.name AS streetName,
        ${sum(sql`'secretary'`)} AS secretaries, ${sum(sql`'leader'`)} AS leaders, ${sum(sql`'worker'`)} AS workers,
        ${sum(sql`'party_member', 'lane_head', 'building_head', 'stairway_head'`)} AS others
      FROM ${gridTables} LEFT JOIN (SELECT m.grid_id, m.role FROM grid_member AS m WHERE ${serving(ctx.today)}) AS t ON t.grid_id = g.id
      WHERE ${where} GROUP BY g.id ORDER BY s.code, s.name, c.code, c.name, g.pinyin, g.id LIMIT CAST(${limits.treeUnits} AS INTEGER)`,
    ...loads.map((load) => load.counts(ctx)),
  ] as never);
  const maps = (counts as Count[][]).map((rows) => new Map(rows.map(({ gridId, count }) => [gridId, count])));
  return {
    measures: loads.map((load) => ({ code: load.code, label: wordOf(load, ctx.locale) })),
    items: (grids as BoardRow[]).map((grid) => ({ ...grid, loads: maps.map((of) => of.get(grid.id) ?? 0) })),
  };
}

/** The loads of some grids, as a handover keeps them. */
export async function loadsOf(ctx: CityContext, loads: readonly GridLoad[], gridIds: readonly string[]) {
  if (loads.length === 0) return new Map<string, Record<string, number>>();
  const found = (await ctx.db.reads(loads.map((load) => load.counts(ctx)) as never)) as Count[][];
  return new Map(
    gridIds.map((gridId) => [
      gridId,
      Object.fromEntries(
        loads.map((load, index) => [load.code, found[index]?.find((row) => row.gridId === gridId)?.count ?? 0]),
      ),
    ]),
  );
}

export interface MemberQuery {
  readonly gridId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly role?: GridRole | undefined;
  readonly standing?: 'serving' | 'ended' | 'left' | undefined;
  readonly q?: string | undefined;
}

interface MemberRow {
  readonly id: string;
  readonly gridId: string;
  readonly gridName: string;
  readonly communityName: string;
  readonly role: GridRole;
  readonly area: string;
  readonly workerId: string | null;
  readonly volunteerId: string | null;
  readonly name: string;
  readonly hasContact: number;
  readonly left: number;
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly reason: string;
  readonly endReason: string | null;
  readonly version: number;
}

const memberTables = sql`grid_member AS m JOIN unit AS g ON g.id = m.grid_id JOIN unit AS c ON c.id = g.parent_id
  LEFT JOIN worker AS w ON w.id = m.worker_id LEFT JOIN grid_volunteer AS v ON v.id = m.volunteer_id`;
const memberColumns = (
  ctx: CityContext,
): Statement => sql`m.id, m.grid_id AS gridId, g.name AS gridName, c.name AS communityName, m.role, m.area,
  m.worker_id AS workerId, m.volunteer_id AS volunteerId, coalesce(w.name, v.name) AS name,
  v.contact_sealed IS NOT NULL AS hasContact, coalesce(w.left_on <= ${ctx.today}, 0) AS left, m.from_day AS fromDay,
  m.until_day AS untilDay, m.reason, m.end_reason AS endReason, m.version`;

function matching(ctx: CityContext, query: MemberQuery): Statement {
  const states = {
    serving: serving(ctx.today),
    ended: sql`m.until_day <= ${ctx.today}`,
    left: sql`m.until_day IS NULL AND w.left_on <= ${ctx.today}`,
  };
  return allOf([
    inScope(ctx, 'grids.read', sql`m.grid_id`),
    query.gridId !== undefined &&
      sql`m.grid_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${query.gridId})`,
    query.unitId !== undefined &&
      sql`m.grid_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${query.unitId})`,
    query.role !== undefined && sql`m.role = ${query.role}`,
    query.standing !== undefined && states[query.standing],
    Boolean(query.q) &&
      sql`instr(coalesce(w.name, v.name), ${query.q ?? ''}) OR instr(g.name, ${query.q ?? ''}) OR instr(m.area, ${query.q ?? ''})`,
  ]);
}

const order = sql`c.pinyin, g.pinyin, m.grid_id, m.until_day IS NOT NULL,
  CASE m.role WHEN 'secretary' THEN 1 WHEN 'leader' THEN 2 WHEN 'worker' THEN 3 WHEN 'party_member' THEN 4 ELSE 5 END, m.area, m.from_day, m.id`;
const told = ({ hasContact, left, ...row }: MemberRow) => ({ ...row, hasContact: hasContact === 1, left: left === 1 });

export async function listMembers(ctx: CityContext, query: MemberQuery & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const [items, counts] = await ctx.db.reads<[MemberRow, { total: number }]>([
    sql`SELECT ${memberColumns(ctx)} FROM ${memberTables} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${memberTables} WHERE ${where}`,
  ]);
  return { items: items.map(told), page, pageSize, total: counts[0]?.total ?? 0 };
}

export async function exportMembers(ctx: CityContext, query: MemberQuery) {
  const rows = await ctx.db
    .all<MemberRow>(sql`SELECT ${memberColumns(ctx)} FROM ${memberTables} WHERE ${matching(ctx, query)}
    ORDER BY ${order} LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(told);
}

/** Volunteers of the actor's units, by name. */
export async function listVolunteers(
  ctx: CityContext,
  query: { page: number; pageSize: number; q?: string | undefined },
) {
  const { page, pageSize, q } = query;
  const where = allOf([inScope(ctx, 'grids.read', sql`v.unit_id`), Boolean(q) && sql`instr(v.name, ${q ?? ''})`]);
  const [items, counts] = await ctx.db.reads<[{ id: string; name: string; unitName: string }, { total: number }]>([
    sql`SELECT v.id, v.name, u.name AS unitName FROM grid_volunteer AS v JOIN unit AS u ON u.id = v.unit_id WHERE ${where}
      ORDER BY v.name, v.id LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM grid_volunteer AS v WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

interface HandoverRow extends HandoverFacts {
  readonly personName: string;
  readonly unitName: string;
  readonly day: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly openedByName: string;
  readonly signedAt: string | null;
  readonly signedByName: string | null;
  readonly items: number;
}
const handoverColumns = sql`h.id, h.state, h.version, h.opened_by AS openedBy, h.person_name AS personName, u.name AS unitName, h.day,
  h.reason, h.opened_at AS openedAt, h.opened_by_name AS openedByName, h.signed_at AS signedAt, h.signed_by_name AS signedByName,
  (SELECT count(*) FROM grid_handover_item AS i WHERE i.handover_id = h.id) AS items`;

export async function listHandovers(
  ctx: CityContext,
  query: { page: number; pageSize: number; state?: 'open' | 'signed' | undefined; unitId?: string | undefined },
) {
  const { page, pageSize, state, unitId } = query;
  const where = allOf([
    inScope(ctx, 'grids.read', sql`h.unit_id`),
    state !== undefined && sql`h.state = ${state}`,
    unitId !== undefined && sql`h.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
  ]);
  const [rows, counts] = await ctx.db.reads<[HandoverRow, { total: number }]>([
    sql`SELECT ${handoverColumns} FROM grid_handover AS h JOIN unit AS u ON u.id = h.unit_id WHERE ${where}
      ORDER BY h.state, h.day DESC, h.id DESC LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM grid_handover AS h WHERE ${where}`,
  ]);
  return {
    items: rows.map(({ openedBy, ...row }) => ({ ...row, own: openedBy === ctx.actor.id })),
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
  };
}

export interface HandoverItem {
  readonly memberId: string;
  readonly gridId: string;
  readonly gridName: string;
  readonly role: GridRole;
  readonly area: string;
  readonly held: string;
  readonly workerId: string | null;
  readonly volunteerId: string | null;
  readonly successorName: string | null;
  readonly note: string | null;
}

export const handoverBy = (
  ctx: CityContext,
  permission: 'grids.read' | 'grids.write' | 'grids.handover.sign',
  id: string,
): Statement =>
  sql`SELECT ${handoverColumns} FROM grid_handover AS h JOIN unit AS u ON u.id = h.unit_id
    WHERE h.id = ${id} AND ${inScope(ctx, permission, sql`h.unit_id`)}`;
export const handoverItems = (
  id: string,
): Statement => sql`SELECT i.member_id AS memberId, i.grid_id AS gridId, g.name AS gridName,
    m.role, m.area, i.held, i.worker_id AS workerId, i.volunteer_id AS volunteerId, coalesce(w.name, v.name) AS successorName, i.note
  FROM grid_handover_item AS i JOIN grid_member AS m ON m.id = i.member_id JOIN unit AS g ON g.id = i.grid_id
  LEFT JOIN worker AS w ON w.id = i.worker_id LEFT JOIN grid_volunteer AS v ON v.id = i.volunteer_id
  WHERE i.handover_id = ${id} ORDER BY g.pinyin, m.role, m.area, i.member_id`;

/** A handover with its items and the words of what each held; null outside the reader's scope. */
export async function readHandover(ctx: CityContext, loads: readonly GridLoad[], id: string) {
  const [rows, items] = await ctx.db.reads<[HandoverRow, HandoverItem]>([
    handoverBy(ctx, 'grids.read', id),
    handoverItems(id),
  ]);
  const row = rows[0];
  if (!row) return null;
  const { openedBy, ...handover } = row;
  const label = new Map(loads.map((load) => [load.code, wordOf(load, ctx.locale)]));
  return {
    ...handover,
    own: openedBy === ctx.actor.id,
    lines: items.map(({ held, ...item }) => ({
      ...item,
      held: Object.entries(JSON.parse(held) as Record<string, number>).map(([code, count]) => ({
        label: label.get(code) ?? code,
        count,
      })),
    })),
  };
}

/** Writes who takes over what; items not named stay. */
export const planSuccessors = (
  id: string,
  items: readonly { memberId: string; workerId: string | null; volunteerId: string | null; note: string | null }[],
): Statement => sql`UPDATE grid_handover_item SET worker_id = v.value ->> 'workerId', volunteer_id = v.value ->> 'volunteerId',
    note = v.value ->> 'note' FROM json_each(${json(items)}) AS v
  WHERE handover_id = ${id} AND member_id = v.value ->> 'memberId'`;
