import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { commitment, lateOn, promise } from './line-pages.ts';
import { lineReach } from './lines.ts';
import { membersOn } from './members.ts';
import { below, inReach } from './reach.ts';

export interface ResultFilter {
  readonly year: number;
  readonly kind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}
interface Figures {
  readonly promisedMinutes: number;
  readonly deliveredMinutes: number;
  readonly promisedFen: number;
  readonly deliveredFen: number;
  readonly paidFen: number;
  readonly lines: number;
  readonly late: number;
  readonly checkIns: number;
  readonly checkInMinutes: number;
  readonly members: number;
}
interface Row extends Figures {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly unitName: string;
}

/** Names in SQL of what is counted; each can be sorted by. */
export const resultSorts = [
  'name',
  'promisedMinutes',
  'deliveredMinutes',
  'promisedFen',
  'deliveredFen',
  'lines',
  'late',
  'checkIns',
  'checkInMinutes',
] as const;

/**
 * One row an organisation: lines whose deadline lies in the year, check-ins of its days that were confirmed. Counted are
 * the very lines and check-ins that the reader's lists show.
 */
function rows(ctx: CityContext, { year, kind, unitId, q }: ResultFilter): Statement {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const where = allOf([
    inReach(ctx, 'alliance.read', sql`o.unit_id`),
    sql`o.joined_day <= ${last} AND (o.left_day IS NULL OR o.left_day > ${first})`,
    kind !== undefined && sql`e.kind = ${kind}`,
    unitId !== undefined && below(sql`o.unit_id`, unitId),
    Boolean(q) && sql`instr(e.name, ${q ?? ''})`,
  ]);
  return sql`SELECT o.id, e.name, e.kind, u.name AS unitName,
      coalesce(x.promisedMinutes, 0) AS promisedMinutes, coalesce(x.deliveredMinutes, 0) AS deliveredMinutes,
      coalesce(x.promisedFen, 0) AS promisedFen, coalesce(x.deliveredFen, 0) AS deliveredFen,
      coalesce(x.paidFen, 0) AS paidFen, coalesce(x.lines, 0) AS lines, coalesce(x.late, 0) AS late,
      coalesce(c.checkIns, 0) AS checkIns, coalesce(c.checkInMinutes, 0) AS checkInMinutes, coalesce(c.members, 0) AS members
    FROM ${membersOn(ctx.today)} JOIN unit AS u ON u.id = o.unit_id
    LEFT JOIN (SELECT l.organisation_id, count(*) AS lines,
        sum(CASE WHEN ${promise} THEN l.promised_minutes ELSE 0 END) AS promisedMinutes,
        sum(CASE WHEN ${promise} THEN l.promised_fen ELSE 0 END) AS promisedFen,
        sum(l.delivered_minutes) AS deliveredMinutes, sum(l.delivered_fen) AS deliveredFen,
        sum(${lateOn(ctx.today)}) AS late,
        sum((SELECT coalesce(sum(s.amount_fen), 0) FROM alliance_spending AS s WHERE s.line_id = l.id AND s.ended_at IS NULL)) AS paidFen
      FROM alliance_line AS l WHERE ${commitment} AND l.due_day BETWEEN ${first} AND ${last} AND ${lineReach(ctx, 'alliance.read')}
      GROUP BY l.organisation_id) AS x ON x.organisation_id = o.id
    LEFT JOIN (SELECT k.organisation_id, count(*) AS checkIns, sum(k.minutes) AS checkInMinutes,
        count(DISTINCT k.member_id) AS members
      FROM alliance_check_in AS k WHERE k.state = 'confirmed' AND k.day BETWEEN ${first} AND ${last}
        AND ${inScope(ctx, 'alliance.read', sql`k.community_id`)}
      GROUP BY k.organisation_id) AS c ON c.organisation_id = o.id
    WHERE ${where}`;
}

const order = (sort: string | undefined): Statement => {
  const key = resultSorts.find((known) => known === sort?.replace(/^-/, ''));
  if (!key) return sql`deliveredMinutes + checkInMinutes DESC, deliveredFen DESC, name, id`;
  return { sql: `${key}${sort?.startsWith('-') ? ' DESC' : ''}, name, id`, params: [] };
};

const figures = [
  'promisedMinutes',
  'deliveredMinutes',
  'promisedFen',
  'deliveredFen',
  'paidFen',
  'lines',
  'late',
  'checkIns',
  'checkInMinutes',
  'members',
] as const satisfies readonly (keyof Figures)[];
const column = (name: string): Statement => ({ sql: name, params: [] });
/** Beside every row the sum of all that were found, so that they are worked out once. */
const summed = figures
  .map((name) => sql`sum(${column(name)}) OVER () AS ${column(`sum_${name}`)}`)
  .reduce((all, one) => sql`${all}, ${one}`);

type Summed = Row & { readonly total: number } & Readonly<Record<`sum_${(typeof figures)[number]}`, number>>;
const figuresOf = (of: (name: (typeof figures)[number]) => number): Figures =>
  Object.fromEntries(figures.map((name) => [name, of(name)])) as unknown as Figures;

interface Results {
  readonly items: Row[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly year: number;
  readonly totals: Figures;
}

/** The year's result by organisation, and the sum of all that the filters find. */
export async function listResults(
  ctx: CityContext,
  query: ResultFilter & { page: number; pageSize: number },
): Promise<Results> {
  const { page, pageSize, year } = query;
  const found = await ctx.db.all<Summed>(sql`SELECT *, count(*) OVER () AS total, ${summed} FROM (${rows(ctx, query)})
    ORDER BY ${order(query.sort)} LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`);
  const [first] = found;
  // Past the end there is no row to carry the sums.
  if (!first && page > 1)
    return { ...(await listResults(ctx, { ...query, page: 1, pageSize: 1 })), items: [], page, pageSize };
  const items = found.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    unitName: row.unitName,
    ...figuresOf((name) => row[name]),
  }));
  const totals = figuresOf((name) => first?.[`sum_${name}`] ?? 0);
  return { items, page, pageSize, total: first?.total ?? 0, year, totals };
}

/** The whole result of a year, for a file. */
export const exportResults = (ctx: CityContext, filter: ResultFilter): Promise<readonly Row[]> =>
  ctx.db.all<Row>(
    sql`SELECT * FROM (${rows(ctx, filter)}) ORDER BY ${order(filter.sort)} LIMIT CAST(${limits.exportRows} AS INTEGER)`,
  );
