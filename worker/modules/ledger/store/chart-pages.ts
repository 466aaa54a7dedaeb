import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import type { AccountKind, DrawOrder } from '../rules/chart.ts';
import { yearChart } from '../templates/chart.ts';

interface YearRow {
  readonly year: number;
  readonly state: 'open' | 'closed';
  readonly drawOrder: DrawOrder;
  readonly openedAt: string;
  readonly codes: number;
  readonly unchecked: number;
}

interface CountRow {
  readonly year: number;
  readonly kind: AccountKind;
  readonly accounts: number;
}

/** The template that a year opens with, and what each year's book is made of, the latest first. */
export async function readChart(ctx: CityContext) {
  const [years, counts] = await ctx.db.reads<[YearRow, CountRow]>([
    sql`SELECT y.year, y.state, y.draw_order AS drawOrder, y.opened_at AS openedAt,
        (SELECT count(*) FROM expenditure_code AS c WHERE c.year = y.year) AS codes,
        (SELECT count(*) FROM expenditure_code AS c WHERE c.year = y.year AND c.checked = 0) AS unchecked
      FROM fiscal_year AS y ORDER BY y.year DESC`,
    sql`SELECT a.fiscal_year AS year, a.kind, count(*) AS accounts FROM ledger_account AS a
      WHERE ${inScope(ctx, 'ledger.read', sql`a.unit_id`)} GROUP BY 1, 2`,
  ]);
  const items = years.map((year) => ({
    ...year,
    accounts: counts.filter((count) => count.year === year.year).map(({ kind, accounts }) => ({ kind, accounts })),
  }));
  return { template: yearChart.map((each) => ({ ...each })), items };
}
