import { limits } from '../../core/limits.ts';
import type { CityContext, Locale } from '../../platform/context.ts';
import {
  below,
  dashboardLevels,
  type DashboardLevel,
  type DashboardPanel,
  type DashboardRow,
} from '../../platform/dashboard.ts';
import { grantedUnits, inScope } from '../../platform/scope.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { listAt, summed, weeksUntil } from './rules.ts';

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
 * One round trip, whatever the panels; the numbers of the units add up to the whole because every row lies in one.
 */
export async function readDashboard(ctx: CityContext, panels: readonly DashboardPanel[], asked: string | undefined) {
  const unitId = asked ?? grantedUnits(ctx, 'home.read')[0] ?? '';
  const weeks = weeksUntil(ctx.today, limits.dashboardWeeks);
  const from = weeks[0]?.from ?? ctx.today;
  const wanted = panels.filter(({ permission }) => grantedUnits(ctx, permission).length > 0);
  const parts: Asked[] = wanted.map((panel) => ({
    panel,
    reads: panel.reads(ctx, below(unitId)),
    trend: (panel.trend ?? []).map(({ perWeek }) => perWeek(ctx, unitId, from)),
  }));
  const answers: Answers = await ctx.db.reads([
    pathTo(ctx, unitId),
    unitsBelow(ctx, unitId),
    ownUnits(ctx),
    ...parts.flatMap(({ reads, trend }) => [...reads, ...trend]),
  ] as never);
  const [path, children, own] = answers as unknown as [Unit[], Unit[], Unit[]];
  const unit = path.at(-1);
  if (unit?.id !== unitId) throw new RefusedError(platformRefusals.refuse('not_found'));
  const level = isLevel(unit.kind) ? unit.kind : null;
  const told = partsOf(ctx, parts, answers.slice(3)).filter(
    ({ panel }) => level !== null && panel.levels.includes(level),
  );
  return {
    day: ctx.today,
    unit,
    path,
    own,
    panels: told.map(({ panel, rows }) => panelAnswer(ctx, panel, rows, unit)),
    below: children.filter(({ kind }) => isLevel(kind)).map((child) => childAnswer(child, told)),
    trends: told.flatMap(({ panel, trend }) =>
      (panel.trend ?? []).map((series, at) => ({
        code: `${panel.code}.${series.code}`,
        name: wordOf(series, ctx.locale),
        weeks: weeks.map((week, index) => ({
          ...week,
          count: (trend[at] as Week[]).find((row) => row.week === index)?.count ?? 0,
          to: listAt(series.list.replace('{from}', week.from).replace('{until}', week.until), unit),
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

function partsOf(ctx: CityContext, parts: readonly Asked[], answers: Answers): Told[] {
  let at = 0;
  return parts.map(({ panel, reads, trend }) => {
    const mine = answers.slice(at, at + reads.length);
    at += reads.length + trend.length;
    const rows = panel.tell ? panel.tell(ctx, mine) : ((mine[0] ?? []) as readonly DashboardRow[]);
    return { panel, rows, trend: answers.slice(at - trend.length, at) };
  });
}

const panelAnswer = (ctx: CityContext, panel: DashboardPanel, rows: readonly DashboardRow[], unit: Unit) => ({
  code: panel.code,
  name: wordOf(panel, ctx.locale),
  figures: panel.figures.map((figure) => ({
    code: `${panel.code}.${figure.code}`,
    name: wordOf(figure, ctx.locale),
    value: summed(rows, figure.code),
    of: figure.of === undefined ? null : summed(rows, figure.of),
    alarm: figure.alarm ?? false,
    board: figure.board ?? false,
    to: listAt(figure.list, unit, figure.unitFilter),
  })),
});

const childAnswer = (child: Unit, told: readonly Told[]) => ({
  ...child,
  figures: told.flatMap(({ panel, rows }) =>
    panel.figures
      .filter(({ board }) => board)
      .filter(() => panel.levels.some((level) => level === child.kind))
      .map((figure) => ({
        code: `${panel.code}.${figure.code}`,
        value: summed(
          rows.filter(({ unitId }) => unitId === child.id),
          figure.code,
        ),
        to: listAt(figure.list, child, figure.unitFilter),
      })),
  ),
});
