import type { CityContext } from '../../platform/context.ts';
import { yearOf } from '../../core/day.ts';
import { within } from '../../platform/inbox.ts';
import { grantedUnits, holdsCityWide } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';

interface UnitCounts {
  readonly streets: number;
  readonly communities: number;
  readonly grids: number;
}

interface RunFigures {
  readonly id: string;
  readonly month: string;
  readonly state: string;
  readonly workers: number;
  readonly grossFen: number;
  readonly netFen: number;
}

interface CycleFigures {
  readonly id: string;
  readonly year: number;
  readonly state: string;
  readonly people: number;
}

interface BudgetFigures {
  readonly year: number;
  readonly lines: number;
  readonly budgetFen: number;
  readonly heldFen: number;
  readonly settledFen: number;
}

const unitCounts = (ctx: CityContext): Statement => sql`
  SELECT count(*) FILTER (WHERE u.kind = 'street') AS streets,
    count(*) FILTER (WHERE u.kind = 'community') AS communities, count(*) FILTER (WHERE u.kind = 'grid') AS grids
  FROM unit AS u WHERE u.until_day IS NULL AND ${within(ctx, 'organisation.read', sql`u.id`)}`;

const workerCount = (ctx: CityContext): Statement => sql`
  SELECT count(*) AS workers FROM worker AS w WHERE w.left_on IS NULL AND ${within(ctx, 'roster.read', sql`w.unit_id`)}`;

/** The latest run; its sums are the whole city's, so only who sees the whole city's pay sees them. */
const latestRun = (ctx: CityContext): Statement => sql`
  SELECT id, month, state, workers, gross_fen AS grossFen, net_fen AS netFen FROM pay_run
  WHERE ${holdsCityWide(ctx, 'pay.read')} ORDER BY month DESC LIMIT 1`;

const latestCycle = (ctx: CityContext): Statement => sql`
  SELECT c.id, c.year, c.state, (SELECT count(*) FROM assessment_person AS p
    WHERE p.cycle_id = c.id AND ${within(ctx, 'assessment.read', sql`p.unit_id`)}) AS people
  FROM assessment_cycle AS c WHERE ${grantedUnits(ctx, 'assessment.read').length > 0} ORDER BY c.year DESC LIMIT 1`;

/** Of the lines within reach: settled is what is no longer there of the budget. */
const budgetOf = (ctx: CityContext): Statement => sql`
  SELECT a.fiscal_year AS year, count(*) AS lines, sum(a.budget_fen) AS budgetFen, sum(a.held_fen) AS heldFen,
    sum(a.budget_fen - a.balance_fen) AS settledFen
  FROM ledger_account AS a WHERE a.kind = 'line' AND a.fiscal_year = CAST(${yearOf(ctx.today)} AS INTEGER)
    AND ${within(ctx, 'ledger.read', sql`a.unit_id`)} GROUP BY a.fiscal_year`;

/** Everything on the first page in one round trip. */
export async function readHome(ctx: CityContext) {
  const [units, workers, runs, cycles, budgets] = await ctx.db.reads<
    [UnitCounts, { workers: number }, RunFigures, CycleFigures, BudgetFigures]
  >([unitCounts(ctx), workerCount(ctx), latestRun(ctx), latestCycle(ctx), budgetOf(ctx)]);
  const { streets = 0, communities = 0, grids = 0 } = units[0] ?? {};
  const seesRoster = grantedUnits(ctx, 'roster.read').length > 0;
  return {
    counts: { streets, communities, grids, workers: seesRoster ? (workers[0]?.workers ?? 0) : null },
    payRun: runs[0] ?? null,
    cycle: cycles[0] ?? null,
    budget: budgets[0] ?? null,
  };
}
