import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/digest.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { ranked } from '../ranked.ts';
import { drawFrom, sameDraw, type Candidate, type Drawn } from '../rules/draw.ts';
import type { FollowupRule } from '../rules/followup-policy.ts';

interface DrawRow {
  readonly id: string;
  readonly month: string | null;
  readonly from: Day;
  readonly until: Day;
  readonly candidates: number;
  readonly drawn: number;
  readonly reason: string | null;
  readonly drawnAt: string;
  readonly drawnByName: string;
}
const columns = sql`d.id, d.month, d.from_day AS "from", d.until_day AS until, d.population_count AS candidates,
  d.drawn_count AS drawn, d.reason, d.drawn_at AS drawnAt, d.drawn_by_name AS drawnByName`;

/** Every draw there was, the latest first. */
export async function listDraws(ctx: CityContext, { page, pageSize }: { page: number; pageSize: number }) {
  const [items, counts] = await ctx.db.reads<[DrawRow, { total: number }]>([
    sql`SELECT ${columns} FROM followup_draw AS d ORDER BY d.drawn_at DESC, d.id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM followup_draw`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

interface WholeDraw extends DrawRow {
  readonly seed: string;
  readonly rules: string;
  readonly population: string;
  readonly digest: string;
}
const drawnOf = (id: string): Statement =>
  sql`SELECT subject_kind AS kind, subject_id AS id, subject_round AS round, why FROM followup WHERE draw_id = ${id}`;

/**
 * One draw, drawn again before the reader's eyes: `sound` where seed, rules and population that stand yield the very
 * follow-ups that were drawn, and the population is the one of its digest.
 */
export async function readDraw(ctx: CityContext, id: string) {
  const [rows, drawn] = await ctx.db.reads<[WholeDraw, Drawn]>([
    sql`SELECT ${columns}, d.seed, d.rules, d.population, d.population_digest AS digest FROM followup_draw AS d WHERE d.id = ${id}`,
    drawnOf(id),
  ]);
  const draw = rows[0];
  if (!draw) return null;
  const { rules: ruleText, population, ...row } = draw;
  const rules = JSON.parse(ruleText) as FollowupRule[];
  const candidates = JSON.parse(population) as Candidate[];
  const again = drawFrom(await ranked(draw.seed, candidates), rules);
  const sound = sameDraw(again, drawn) && (await sha256(population)) === draw.digest;
  return { ...row, rules, sound };
}

/** Every candidate with its rank and whether it was drawn, for who wants to check it by hand. */
export async function exportDraw(ctx: CityContext, id: string) {
  const [rows, drawn] = await ctx.db.reads<[Pick<WholeDraw, 'seed' | 'population'>, Drawn]>([
    sql`SELECT d.seed, d.population FROM followup_draw AS d WHERE d.id = ${id}`,
    drawnOf(id),
  ]);
  const draw = rows[0];
  if (!draw) return null;
  const why = new Map(drawn.map((one) => [`${one.kind}:${one.id}:${one.round}`, one.why]));
  const candidates = await ranked(draw.seed, JSON.parse(draw.population) as Candidate[]);
  return candidates
    .map((one) => ({ ...one, why: why.get(`${one.kind}:${one.id}:${one.round}`) ?? null }))
    .toSorted((a, b) => (a.kind === b.kind ? (a.rank < b.rank ? -1 : 1) : a.kind < b.kind ? -1 : 1));
}
