import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import type { FiscalYear } from '../rules/chart.ts';
import { refuseYear } from '../rules/opening.ts';
import { planCodes } from '../store/chart.ts';
import { fiscalYears } from '../store/facts.ts';
import type { ExpenditureCodeTemplate } from '../templates/expenditure-codes.ts';
import { refusePart } from './months.ts';

export type CodeEntry = ExpenditureCodeTemplate & { readonly year: number };

/** Enters a code of a year's classification, or corrects its name and says from which book it was checked. */
export function enterCode(ctx: CityContext, { year, ...entry }: CodeEntry): Promise<{ code: string }> {
  return commit(ctx, async () => {
    const { classification, code } = entry;
    const [years, standing] = await ctx.db.reads<[FiscalYear, { name: string; source: string; checked: number }]>([
      fiscalYears(),
      sql`SELECT name, source, checked FROM expenditure_code WHERE year = CAST(${year} AS INTEGER)
        AND classification = ${classification} AND code = ${code}`,
    ]);
    return (
      refusePart(ctx, 'ledger.write') ??
      refuseYear(years, year) ?? {
        audit: {
          action: 'ledger.code.enter',
          subject: { type: 'expenditure_code', id: `${year}.${classification}.${code}` },
          payload: { ...entry, year, before: standing[0] ?? null },
        },
        writes: planCodes(year, [entry]),
        answer: { code },
      }
    );
  });
}
