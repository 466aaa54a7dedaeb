import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { WorkerAnswer, WorkerFilters, WorkerListQuery } from '../input.ts';
import { identityIndex, maskedIdentity, openIdentity, tailIndex } from '../sealing.ts';

export type WorkerRow = Omit<WorkerAnswer, 'identityMasked'> & { readonly identitySealed: string };

/** `w` is the worker, `u` the unit, `s` what stands above it. */
export const workerColumns = sql`w.id, w.name, w.sex, w.birth_day AS birthDay, w.ethnicity,
  w.political_status AS politicalStatus, w.education, w.education_name AS educationName, w.degree, w.qualification,
  w.channel, w.community_work_since AS communityWorkSince, w.hired_on AS hiredOn, w.mobile, w.unit_id AS unitId,
  u.name AS unitName, CASE WHEN u.kind = 'community' THEN s.name ELSE u.name END AS streetName,
  w.post_type AS postType, w.posted_from AS postedFrom, w.left_on AS leftOn, w.retirement_month AS retirementMonth,
  w.remark, w.version, w.identity_sealed AS identitySealed`;

export const workerTables = sql`worker AS w LEFT JOIN unit AS u ON u.id = w.unit_id
  LEFT JOIN unit AS s ON s.id = u.parent_id`;

/**
 * Whether a worker lies within the scope of a permission: by the open posting, or by the last one of somebody who left.
 */
export function workerInScope(ctx: CityContext, permission: Parameters<typeof inScope>[1]): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  const lastUnit = sql`coalesce(w.unit_id,
    (SELECT p.unit_id FROM posting AS p WHERE p.worker_id = w.id ORDER BY p.from_day DESC, p.id DESC LIMIT 1))`;
  return inScope(ctx, permission, lastUnit);
}

const sorts: Readonly<Record<string, string>> = {
  name: 'w.pinyin',
  hiredOn: 'w.hired_on',
  birthDay: 'w.birth_day',
  unit: 'u.pinyin',
  postType: "CASE w.post_type WHEN 'head' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END",
  retirementMonth: 'w.retirement_month',
};

function orderBy(sort: string | undefined): Statement {
  const key = sorts[(sort ?? '').replace(/^-/, '')];
  const direction = sort?.startsWith('-') ? 'DESC' : 'ASC';
  const own = key === undefined || key === 'w.pinyin' ? '' : `${key} ${direction}, `;
  return { sql: `${own}w.pinyin ${key === 'w.pinyin' ? direction : 'ASC'}, w.id`, params: [] };
}

const states = { here: sql`w.left_on IS NULL`, left: sql`w.left_on IS NOT NULL`, all: sql`1` };

const oneOf = (column: string, values: readonly string[] | undefined): Statement | null =>
  values && values.length > 0
    ? sql`${{ sql: column, params: [] }} IN (SELECT value FROM json_each(${json(values)}))`
    : null;

/** The condition of a list or an export; asynchronous only because part of a number is looked up by its HMAC. */
export async function matching(ctx: CityContext, query: WorkerFilters, permission: 'roster.read' | 'roster.export') {
  return allOf([
    workerInScope(ctx, permission),
    states[query.state],
    query.unitId === undefined
      ? null
      : sql`w.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${query.unitId})`,
    oneOf('w.post_type', query.postType),
    oneOf('w.channel', query.channel),
    oneOf('w.sex', query.sex),
    oneOf('w.education', query.education),
    oneOf('w.degree', query.degree),
    oneOf('w.qualification', query.qualification),
    oneOf('w.political_status', query.politicalStatus),
    query.ethnicity === undefined ? null : sql`w.ethnicity = ${query.ethnicity}`,
    query.q === undefined ? null : await isCalled(ctx, query.q),
  ]);
}

async function isCalled(ctx: CityContext, text: string): Promise<Statement> {
  const wanted = text.toLowerCase().replaceAll(/\s+/g, '');
  const named = sql`instr(w.name, ${text})`;
  if (/^[a-z]+$/.test(wanted)) {
    return sql`${named} OR instr(replace(w.pinyin, ' ', ''), ${wanted}) = 1 OR instr(w.initials, ${wanted}) = 1`;
  }
  if (!/^\d+x?$/.test(wanted)) return named;
  const byNumber = ctx.actor.grants.has('roster.identity.read') ? await hasNumber(ctx, wanted.toUpperCase()) : sql`0`;
  return sql`instr(w.mobile, ${wanted}) OR ${byNumber}`;
}

async function hasNumber(ctx: CityContext, digits: string): Promise<Statement> {
  const tail = tailIndex(ctx.keyring, digits);
  const scope = workerInScope(ctx, 'roster.identity.read');
  if (digits.length === 18) return sql`(w.identity_index = ${await identityIndex(ctx.keyring, digits)} AND ${scope})`;
  if (tail === null) return sql`0`;
  const column = { sql: `w.identity_tail${digits.length}_index`, params: [] };
  return sql`(${column} = ${await tail} AND ${scope})`;
}

/** One page of workers: two statements in one round trip. */
export async function listWorkers(ctx: CityContext, query: WorkerListQuery) {
  const { page, pageSize } = query;
  const where = await matching(ctx, query, 'roster.read');
  const [rows, counts] = await ctx.db.reads<[WorkerRow, { total: number }]>([
    sql`SELECT ${workerColumns} FROM ${workerTables} WHERE ${where} ORDER BY ${orderBy(query.sort)}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM worker AS w WHERE ${where}`,
  ]);
  return { items: await shown(ctx, rows), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everybody whom a filter finds, up to a limit. */
export async function allWorkers(ctx: CityContext, query: WorkerFilters, limit: number): Promise<WorkerRow[]> {
  const where = await matching(ctx, query, 'roster.export');
  return ctx.db.all<WorkerRow>(sql`SELECT ${workerColumns} FROM ${workerTables} WHERE ${where}
    ORDER BY ${orderBy(query.sort)} LIMIT CAST(${limit} AS INTEGER)`);
}

/** Identity numbers leave masked, and only for who may read them there. */
export async function shown(ctx: CityContext, rows: readonly WorkerRow[]): Promise<WorkerAnswer[]> {
  const seen = await readableIdentities(ctx, rows);
  return Promise.all(
    rows.map(async ({ identitySealed, ...row }) =>
      seen.has(row.id)
        ? { ...row, identityMasked: maskedIdentity(await openIdentity(ctx.keyring, identitySealed)) }
        : row,
    ),
  );
}

/** Of the workers given, those whose numbers the actor may read. A grant over part of the tree asks the database. */
export async function readableIdentities(
  ctx: CityContext,
  rows: readonly { readonly id: string }[],
): Promise<ReadonlySet<string>> {
  if (!ctx.actor.grants.has('roster.identity.read')) return new Set();
  const ids = rows.map(({ id }) => id);
  if (holdsCityWide(ctx, 'roster.identity.read')) return new Set(ids);
  const within = await ctx.db.all<{ id: string }>(sql`SELECT w.id FROM worker AS w
    WHERE w.id IN (SELECT value FROM json_each(${json(ids)})) AND ${workerInScope(ctx, 'roster.identity.read')}`);
  return new Set(within.map(({ id }) => id));
}
