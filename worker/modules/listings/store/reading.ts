import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { type Light, type NoticeKind, isLate, lightOf } from '../rules/light.ts';
import { listingSteps, type ListingEvent, type ListingState } from '../rules/listing.ts';
import type { Level } from '../rules/policy.ts';
import { listingInScope, numberText } from './listings.ts';
import { waitsForActor, type ListingWait } from './waiting.ts';

export interface ListingFilter {
  readonly state?: ListingState | undefined;
  readonly open?: 'true' | undefined;
  readonly light?: Light | undefined;
  readonly unitId?: string | undefined;
  readonly ownerUnitId?: string | undefined;
  readonly kind?: string | undefined;
  readonly level?: Level | undefined;
  readonly source?: 'typed' | 'case' | 'whistle' | 'followup' | undefined;
  readonly sourceId?: string | undefined;
  readonly again?: 'true' | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueUntil?: Day | undefined;
  readonly listedFrom?: Day | undefined;
  readonly listedUntil?: Day | undefined;
  readonly delistedFrom?: Day | undefined;
  readonly delistedUntil?: Day | undefined;
  readonly counted?: 'true' | undefined;
  readonly waits?: ListingWait | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export interface ListedPlate {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  readonly level: Level;
  readonly unitId: string;
  readonly unitName: string;
  readonly communityName: string | null;
  readonly streetName: string | null;
  readonly ownerUnitId: string;
  readonly ownerUnitName: string;
  readonly ownerName: string;
  readonly source: 'typed' | 'case' | 'whistle' | 'followup';
  readonly sourceId: string | null;
  readonly sourceNumber: string | null;
  readonly state: ListingState;
  readonly round: number;
  readonly extensions: number;
  readonly listedDay: Day;
  readonly firstDueDay: Day;
  readonly dueDay: Day;
  readonly yellowDay: Day;
  readonly checkDay: Day | null;
  readonly reportedDay: Day | null;
  readonly delistedDay: Day | null;
  readonly version: number;
}

const above = (
  kind: string,
): Statement => sql`(SELECT a.name FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
  AND a.kind = ${kind} WHERE c.descendant_id = l.unit_id LIMIT 1)`;
const listed = sql`l.id, ${numberText} AS number, l.title, l.kind, l.level, l.unit_id AS unitId, u.name AS unitName,
  ${above('community')} AS communityName, ${above('street')} AS streetName, l.owner_unit_id AS ownerUnitId,
  o.name AS ownerUnitName, l.owner_name AS ownerName, l.source_kind AS source, l.source_id AS sourceId,
  l.source_number AS sourceNumber, l.state, l.round, l.extensions, l.listed_day AS listedDay,
  l.first_due_day AS firstDueDay, l.due_day AS dueDay, l.yellow_day AS yellowDay, l.check_day AS checkDay,
  l.reported_day AS reportedDay, l.delisted_day AS delistedDay, l.version`;
const from = sql`listing AS l JOIN unit AS u ON u.id = l.unit_id JOIN unit AS o ON o.id = l.owner_unit_id`;

const orders: Readonly<Record<string, Statement>> = {
  dueDay: sql`l.due_day, l.id`,
  '-dueDay': sql`l.due_day DESC, l.id`,
  listedDay: sql`l.listed_day, l.id`,
  '-listedDay': sql`l.listed_day DESC, l.id DESC`,
};

/** The day that a plate's light goes by: today, or that of the report while it is checked. */
const lightDay = (today: Day): Statement => sql`(CASE l.state WHEN 'reported' THEN l.reported_day ELSE ${today} END)`;

/** The same words as the rule, for the list, the board's numbers and the links of an assessment. */
export const lightCondition = (today: Day): Readonly<Record<Light, Statement>> => {
  const runs = sql`l.state IN ('listed', 'asking', 'reported')`;
  const day = lightDay(today);
  return {
    green: sql`${runs} AND l.due_day >= ${day} AND l.yellow_day > ${day}`,
    yellow: sql`${runs} AND l.due_day >= ${day} AND l.yellow_day <= ${day}`,
    red: sql`${runs} AND l.due_day < ${day}`,
    still: sql`l.state = 'paused'`,
    off: sql`l.state IN ('delisted', 'revoked')`,
  };
};

/** Neither taken down nor hung in error. */
export const onTheBoard = sql`l.state NOT IN ('delisted', 'revoked')`;

/** What an assessment counts: the time is over or the plate is down, and it was not hung in error. */
export const countedOn = (today: Day): Statement =>
  sql`(l.due_day < ${today} OR l.state = 'delisted') AND l.state <> 'revoked'`;

const below = (unitId: string): Statement =>
  sql`IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`;

function found(q: string): Statement {
  const number = /^(?:GP)?(\d{4})-?(\d{4,8})$/.exec(q.toUpperCase().replaceAll(/\s/g, ''));
  if (number)
    return sql`l.year = CAST(${number[1] ?? ''} AS INTEGER) AND l.ordinal = CAST(${number[2] ?? ''} AS INTEGER)`;
  return sql`instr(l.title, ${q}) OR instr(l.content, ${q}) OR instr(l.owner_name, ${q})`;
}

const matching = (ctx: CityContext, filter: ListingFilter): Statement =>
  allOf([
    listingInScope(ctx, 'listings.read'),
    filter.state !== undefined && sql`l.state = ${filter.state}`,
    filter.open !== undefined && onTheBoard,
    filter.light !== undefined && lightCondition(ctx.today)[filter.light],
    filter.unitId !== undefined && sql`l.unit_id ${below(filter.unitId)}`,
    filter.ownerUnitId !== undefined && sql`l.owner_unit_id ${below(filter.ownerUnitId)}`,
    filter.kind !== undefined && sql`l.kind = ${filter.kind}`,
    filter.level !== undefined && sql`l.level = ${filter.level}`,
    filter.source !== undefined && sql`l.source_kind = ${filter.source}`,
    filter.sourceId !== undefined && sql`l.source_id = ${filter.sourceId}`,
    filter.again !== undefined && sql`l.round > 1`,
    filter.dueFrom !== undefined && sql`l.due_day >= ${filter.dueFrom}`,
    filter.dueUntil !== undefined && sql`l.due_day <= ${filter.dueUntil}`,
    filter.listedFrom !== undefined && sql`l.listed_day >= ${filter.listedFrom}`,
    filter.listedUntil !== undefined && sql`l.listed_day <= ${filter.listedUntil}`,
    filter.delistedFrom !== undefined && sql`l.delisted_day >= ${filter.delistedFrom}`,
    filter.delistedUntil !== undefined && sql`l.delisted_day <= ${filter.delistedUntil}`,
    filter.counted !== undefined && countedOn(ctx.today),
    filter.waits !== undefined && waitsForActor(ctx, filter.waits),
    Boolean(filter.q) && found(filter.q ?? ''),
  ]);

const shown =
  ({ today }: Pick<CityContext, 'today'>) =>
  (row: ListedPlate) => ({ ...row, light: lightOf(row, today), checkLate: isLate(row.checkDay, today) });

/** Plates within the reader's scope, those with the nearest deadline first. */
export async function listListings(ctx: CityContext, query: ListingFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`l.state IN ('delisted', 'revoked'), l.due_day, l.id DESC`;
  const [items, counts] = await ctx.db.reads<[ListedPlate, { total: number }]>([
    sql`SELECT ${listed} FROM ${from} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM listing AS l WHERE ${where}`,
  ]);
  return { items: items.map(shown(ctx)), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Every plate that the filters find, for a file. */
export async function exportListings(ctx: CityContext, filter: ListingFilter) {
  const rows = await ctx.db.all<ListedPlate>(sql`SELECT ${listed} FROM ${from} WHERE ${matching(ctx, filter)}
    ORDER BY l.year, l.ordinal LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(shown(ctx));
}

interface WholePlate extends ListedPlate {
  readonly content: string;
  readonly publicText: string | null;
  readonly spot: string | null;
  readonly listedByName: string;
  readonly residentWord: string | null;
  readonly noWordReason: string | null;
  readonly askedWorkdays: number | null;
  readonly pausedDay: Day | null;
  readonly files: number;
  readonly photos: number;
  readonly handles: number;
  readonly checks: number;
  readonly writes: number;
}
interface StepRow {
  readonly seq: number;
  readonly round: number;
  readonly event: 'list' | ListingEvent;
  readonly state: ListingState;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly late: number;
}
interface NoticeRow {
  readonly kind: NoticeKind;
  readonly seq: number;
  readonly unitName: string;
  readonly raisedToName: string | null;
  readonly deadlineDay: string;
  readonly raisedAt: string;
}

const may = (ctx: CityContext, permission: 'listings.handle' | 'listings.check' | 'listings.write', unit: Statement) =>
  grantedUnits(ctx, permission).length > 0 ? inScope(ctx, permission, unit) : sql`0`;

/** One plate with everything that happened to it; null outside the reader's scope. */
export async function readListing(ctx: CityContext, id: string) {
  const [rows, steps, notices] = await ctx.db.reads<[WholePlate, StepRow, NoticeRow]>([
    sql`SELECT ${listed}, l.content, l.public_text AS publicText, l.spot, l.listed_by_name AS listedByName,
        l.resident_word AS residentWord, l.no_word_reason AS noWordReason, l.asked_workdays AS askedWorkdays,
        l.paused_day AS pausedDay, ${standingFiles('listings.listing', sql`l.id`)} AS files,
        ${standingFiles('listings.done', sql`l.id`)} AS photos, ${may(ctx, 'listings.handle', sql`l.owner_unit_id`)} AS handles,
        ${may(ctx, 'listings.check', sql`l.unit_id`)} AS checks, ${may(ctx, 'listings.write', sql`l.unit_id`)} AS writes
      FROM ${from} WHERE l.id = ${id} AND ${listingInScope(ctx, 'listings.read')}`,
    sql`SELECT seq, round, event, state, at, by_name AS byName, text, late FROM listing_step
      WHERE listing_id = ${id} ORDER BY seq`,
    sql`SELECT n.kind, n.seq, u.name AS unitName, t.name AS raisedToName, n.deadline_day AS deadlineDay, n.raised_at AS raisedAt
      FROM listing_notice AS n JOIN unit AS u ON u.id = n.unit_id LEFT JOIN unit AS t ON t.id = n.raised_to
      WHERE n.listing_id = ${id} ORDER BY n.raised_at, n.kind`,
  ]);
  const plate = rows[0];
  if (!plate) return null;
  const { handles, checks, writes, ...row } = plate;
  return {
    ...row,
    ...shown(ctx)(row),
    handles: handles === 1,
    checks: checks === 1,
    writes: writes === 1,
    events: [...listingSteps.events(row.state)],
    steps: steps.map((step) => ({ ...step, late: step.late === 1 })),
    notices,
  };
}
