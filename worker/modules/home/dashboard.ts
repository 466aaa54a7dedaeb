import { limits } from '../../core/limits.ts';
import type { CityContext, Locale } from '../../platform/context.ts';
import {
  below,
  dashboardLevels,
  type DashboardFigure,
  type DashboardLevel,
  type DashboardPanel,
  type DashboardRow,
  weekBefore,
  whole,
} from '../../platform/dashboard.ts';
import { grantedUnits, inScope } from '../../platform/scope.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { daysIn, listAt, summed, weeksUntil } from './rules.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}
interface Week {
  readonly week: number;
  readonly count: number;
}

const wordOf = ({ zh, ko, en }: { zh: string; ko: string; en: string }, locale: Locale): string =>
  ({ 'zh-CN': zh, 'ko-KR': ko, en })[locale];
const isLevel = (kind: string): kind is DashboardLevel => dashboardLevels.some((level) => level === kind);

/** The unit with all above it that the reader may see, and the units that are the reader's own. */
const pathTo = (ctx: CityContext, unitId: string): Statement => sql`SELECT a.id, a.name, a.kind FROM unit_closure AS c
  JOIN unit AS a ON a.id = c.ancestor_id WHERE c.descendant_id = ${unitId} AND ${inScope(ctx, 'home.read', sql`a.id`)}
  ORDER BY c.depth DESC`;
const unitsBelow = (ctx: CityContext, unitId: string): Statement => sql`SELECT u.id, u.name, u.kind FROM unit AS u
  WHERE u.parent_id = ${unitId} AND u.until_day IS NULL AND ${inScope(ctx, 'home.read', sql`u.id`)}
  ORDER BY u.code, u.pinyin, u.id LIMIT CAST(${limits.treeUnits} AS INTEGER)`;
const ownUnits = (ctx: CityContext): Statement => sql`SELECT id, name, kind FROM unit
  WHERE id IN (SELECT value FROM json_each(${JSON.stringify(grantedUnits(ctx, 'home.read'))})) ORDER BY code, id`;

/** Where the statements of a panel stand in the one round trip. */
interface Asked {
  readonly panel: DashboardPanel;
  readonly reads: readonly Statement[];
  readonly trend: readonly Statement[];
}

type Answers = readonly (readonly object[])[];

/**
 * The dashboard of a unit: each panel's numbers, the same for the units one step below, and eight weeks of its trend.
 * Two round trips, whatever the panels: which of them are asked follows from what the unit is and what lies below it.
 * The numbers of the units add up to the whole because every row lies in one.
 */
export async function readDashboard(ctx: CityContext, panels: readonly DashboardPanel[], asked: string | undefined) {
  const unitId = asked ?? grantedUnits(ctx, 'home.read')[0] ?? '';
  const [path, children, own] = await ctx.db.reads<[Unit, Unit, Unit]>([
    pathTo(ctx, unitId),
    unitsBelow(ctx, unitId),
    ownUnits(ctx),
  ]);
  const unit = path.at(-1);
  if (unit?.id !== unitId) throw new RefusedError(platformRefusals.refuse('not_found'));
  const parts = children.filter(({ kind }) => isLevel(kind));
  const told = await ask(ctx, panels, unit, parts);
  const shown = told.filter(({ panel }) => panel.levels.some((level) => level === unit.kind));
  const weeks = weeksUntil(ctx.today, limits.dashboardWeeks);
  return {
    day: ctx.today,
    unit,
    path,
    own,
    panels: shown.map((of) => panelAnswer(ctx, of, unit)),
    below: parts.map((child) => childAnswer(ctx, child, told)),
    trends: shown.flatMap(({ panel, trend }) =>
      (panel.trend ?? []).map((series, at) => ({
        code: `${panel.code}.${series.code}`,
        name: wordOf(series, ctx.locale),
        weeks: weeks.map((week, index) => ({
          ...week,
          count: (trend[at] as Week[]).find((row) => row.week === index)?.count ?? 0,
          to: listAt(daysIn(series.list, week), unit, series.unitFilter),
        })),
      })),
    ),
  };
}

interface Told {
  readonly panel: DashboardPanel;
  readonly rows: readonly DashboardRow[];
  readonly trend: Answers;
}

/** What the panels of the unit, and of the units below it, answer: one round trip. */
async function ask(ctx: CityContext, panels: readonly DashboardPanel[], unit: Unit, parts: readonly Unit[]) {
  const kinds = new Set([unit, ...parts].map(({ kind }) => kind));
  const places = parts.length > 0 ? below(unit.id) : whole(unit.id);
  const from = weeksUntil(ctx.today, limits.dashboardWeeks)[0]?.from ?? ctx.today;
  const asked: Asked[] = panels
    .filter(
      ({ permission, levels }) => grantedUnits(ctx, permission).length > 0 && levels.some((one) => kinds.has(one)),
    )
    .map((panel) => ({
      panel,
      reads: panel.reads(ctx, places),
      trend: panel.levels.some((level) => level === unit.kind)
        ? (panel.trend ?? []).map(({ perWeek }) => perWeek(ctx, unit.id, from))
        : [],
    }));
  if (asked.length === 0) return [];
  const answers: Answers = await ctx.db.reads(asked.flatMap(({ reads, trend }) => [...reads, ...trend]) as never);
  return partsOf(ctx, asked, answers);
}

function partsOf(ctx: CityContext, parts: readonly Asked[], answers: Answers): Told[] {
  let at = 0;
  return parts.map(({ panel, reads, trend }) => {
    const mine = answers.slice(at, at + reads.length);
    at += reads.length + trend.length;
    const rows = panel.tell ? panel.tell(ctx, mine) : ((mine[0] ?? []) as readonly DashboardRow[]);
    return { panel, rows, trend: answers.slice(at - trend.length, at) };
  });
}

const listOf = ({ today }: CityContext, figure: DashboardFigure, unit: Unit): string =>
  listAt(daysIn(figure.list, { from: weekBefore(today), until: today }), unit, figure.unitFilter);

const panelAnswer = (ctx: CityContext, { panel, rows }: Told, unit: Unit) => ({
  code: panel.code,
  name: wordOf(panel, ctx.locale),
  figures: panel.figures.map((figure) => ({
    code: `${panel.code}.${figure.code}`,
    name: wordOf(figure, ctx.locale),
    value: summed(rows, figure.code),
    of: figure.of === undefined ? null : summed(rows, figure.of),
    alarm: figure.alarm ?? false,
    to: listOf(ctx, figure, unit),
  })),
});

const childAnswer = (ctx: CityContext, child: Unit, told: readonly Told[]) => ({
  ...child,
  figures: told
    .filter(({ panel }) => panel.levels.some((level) => level === child.kind))
    .flatMap(({ panel, rows }) => {
      const own = rows.filter(({ unitId }) => unitId === child.id);
      return panel.figures
        .filter(({ board }) => board)
        .map((figure) => ({
          code: `${panel.code}.${figure.code}`,
          panel: wordOf(panel, ctx.locale),
          name: wordOf(figure, ctx.locale),
          value: summed(own, figure.code),
          to: listOf(ctx, figure, child),
        }));
    }),
});
