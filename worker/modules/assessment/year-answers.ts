import type { z } from '@hono/zod-openapi';
import { roundTo } from '../../core/ratio.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { excellentPlaces } from './rules/grading.ts';
import { pointsText } from './rules/points.ts';
import { regularKindOf } from './rules/regular.ts';
import { periodsOf } from './rules/regular-marks.ts';
import { weightsOf } from './rules/scheme.ts';
import { binPoints, histogram, meanOf, raterSpreads } from './rules/spread.ts';
import { yearRefusals } from './rules/year-refusals.ts';
import { wantedCycle } from './answers.ts';
import { isSealed, type Cycle } from './store/cycle.ts';
import { listEvents } from './store/events.ts';
import { gridOf } from './store/regular.ts';
import { raterMarks, rankingOf, unitScores, type RaterRow } from './store/spread.ts';
import { nameOf } from './tree-view.ts';
import type {
  EventListAnswer, EventQuery, RankingAnswer, RankingQuery, RegularAnswer, RegularPeriodsAnswer, RegularQuery, SpreadAnswer, SpreadQuery,
} from './year-input.ts'; // prettier-ignore

const maybe = (points: number | null): string | null => (points === null ? null : pointsText(points));

/** The periods that have begun, each with the groups that mark it. */
export async function regularPeriods(ctx: CityContext, cycleId: string): Promise<z.input<typeof RegularPeriodsAnswer>> {
  const { year, scheme } = await wantedCycle(ctx, cycleId);
  const periods = periodsOf(year, scheme, ctx.today).map((period) => {
    const { groups } = scheme[regularKindOf(period)];
    const known = scheme.groups.filter(({ code }) => groups.includes(code));
    return { period, groups: known.map((group) => ({ code: group.code, name: nameOf(group, ctx.locale) })) };
  });
  return { periods };
}

export async function regularGrid(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof RegularQuery>,
): Promise<z.input<typeof RegularAnswer>> {
  const { scheme } = await wantedCycle(ctx, cycleId);
  const group = scheme.groups.find(({ code }) => code === query.group);
  if (!group || !scheme[regularKindOf(query.period)].groups.includes(group.code))
    throw new RefusedError(yearRefusals.refuse('group_marks_not', { group: query.group }));
  const posts = (['head', 'deputy', 'staff'] as const).filter((post) => weightsOf(scheme, post)[group.code] !== undefined);
  const { items, total, given } = await gridOf(ctx, cycleId, group, posts, query);
  const { page, pageSize } = query;
  const { excellent: causeFrom, qualified: causeBelow } = scheme.bands;
  return { items: items.map((row) => ({ ...row, score: maybe(row.score) })), page, pageSize, total, given, causeFrom, causeBelow };
} // prettier-ignore

export async function eventsView(
  ctx: CityContext,
  cycleId: string,
  { page, pageSize, ...filter }: z.output<typeof EventQuery>,
): Promise<z.input<typeof EventListAnswer>> {
  await wantedCycle(ctx, cycleId);
  const list = await listEvents(ctx, cycleId, filter, page, pageSize);
  const items = list.items.map((row) => {
    const { cycleId: _, points, ...event } = row;
    return { ...event, points: pointsText(points), total: pointsText(points * row.times) };
  });
  return { ...list, items };
}

/** @throws RefusedError `not_found` where the pool has nobody that the actor sees */
export async function rankingView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof RankingQuery>,
): Promise<z.input<typeof RankingAnswer>> {
  const cycle = await wantedCycle(ctx, cycleId);
  const { items, pool } = await rankingOf(ctx, cycle, query);
  if (!pool || pool.total === 0) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { poolId, apart, page, pageSize } = query;
  const { name, headcount, taken, total } = pool;
  const cap = cycle.scheme.sheets[apart]?.excellent ?? cycle.scheme.excellent;
  return {
    items: items.map(({ vetoed, ...row }) => ({ ...row, score: maybe(row.score), veto: vetoed === 1 })),
    page,
    pageSize,
    total,
    pool: { unitId: poolId, name, headcount, excellentMax: excellentPlaces(headcount, cap), taken, band: cycle.scheme.bands.excellent },
  };
} // prettier-ignore

type Spread = z.input<typeof SpreadAnswer>;

export async function spreadView(
  ctx: CityContext,
  cycleId: string,
  query: z.output<typeof SpreadQuery>,
): Promise<Spread> {
  const cycle = await wantedCycle(ctx, cycleId);
  const { by, page, pageSize } = query;
  if (by === 'rater') return raterView(cycle, await ctx.db.all<RaterRow>(raterMarks(ctx, cycleId, isSealed(cycle))), ctx, page, pageSize); // prettier-ignore
  const { items, total } = await unitScores(ctx, cycleId, by, page, pageSize);
  const rows = items.map(({ scores, ...unit }) => spreadRow(unit, JSON.parse(scores) as number[]));
  return { items: rows, page, pageSize, total, binPoints, hidden: [] };
}

const spreadRow = (head: { id: string; name: string; detail: string | null }, points: readonly number[]) => ({
  ...head,
  count: points.length,
  mean: roundTo(meanOf(points), 2),
  lowest: maybe(points.length === 0 ? null : Math.min(...points)),
  highest: maybe(points.length === 0 ? null : Math.max(...points)),
  offset: null,
  far: false,
  bins: histogram(points),
});

/** Raters of groups that have names; of an anonymous group no more than how many are far off, and that only of enough. */
function raterView(
  { scheme }: Cycle,
  rows: readonly RaterRow[],
  ctx: CityContext,
  page: number,
  pageSize: number,
): Spread {
  const raters = rows.map(({ marks, ...rater }) => ({ ...rater, marks: JSON.parse(marks) as number[] }));
  const spreads = raterSpreads(raters, scheme.outliers);
  const secret = new Set(scheme.groups.filter(({ anonymous }) => anonymous).map(({ code }) => code));
  const groups = new Map(scheme.groups.map((group) => [group.code, nameOf(group, ctx.locale)]));
  const open = raters.flatMap((rater, at) => {
    const spread = spreads[at];
    if (!spread || secret.has(rater.group)) return [];
    const { offset, far } = spread;
    const row = spreadRow({ id: `${rater.group} ${rater.raterId}`, name: rater.name, detail: groups.get(rater.group) ?? null }, rater.marks); // prettier-ignore
    return [{ ...row, offset: offset === null ? null : roundTo(offset, 2), far }];
  });
  const hidden = [...secret].flatMap((code) => {
    const places = raters.flatMap(({ group }, at) => (group === code ? [at] : []));
    if (places.length === 0) return [];
    const told = places.length >= scheme.anonymity.fewestRaters;
    const far = told ? places.filter((at) => spreads[at]?.far).length : null;
    return [{ group: groups.get(code) ?? code, far }];
  });
  const items = open.slice((page - 1) * pageSize, page * pageSize);
  return { items, page, pageSize, total: open.length, binPoints, hidden };
}
