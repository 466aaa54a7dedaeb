import { yearOf } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import type { FiscalYear } from '../rules/chart.ts';
import { decideLine, decideYear } from '../rules/opening.ts';
import { carryCodes, chartOfYear, planAccounts, planYear } from '../store/chart.ts';
import { fiscalYears } from '../store/facts.ts';

export interface LineOpening {
  readonly fiscalYear: number;
  readonly departmentId: string;
  readonly name: string;
  readonly functionCode: string;
  readonly economicCode?: string | undefined;
  readonly documentNumber?: string | undefined;
}

/** Opens a fiscal year: its sources and the classification carried over from the latest year before it. */
export function openYear(ctx: CityContext, year: number): Promise<{ year: number }> {
  return commit(ctx, async () => {
    const years = await ctx.db.all<FiscalYear>(fiscalYears());
    const refused = decideYear(years, year);
    if (refused) return refused;
    const before = years.findLast((each) => each.year < year)?.year ?? yearOf(ctx.today);
    return {
      audit: { action: 'ledger.year.open', subject: { type: 'fiscal_year', id: String(year) }, payload: { year } },
      writes: [
        planYear(ctx, year, ctx.actor.id),
        carryCodes(before, year),
        ...planAccounts(ctx, chartOfYear(year, ctx.city.rootUnitId, ctx.newId)),
      ],
      answer: { year },
    };
  });
}

/** Opens a budget line of a department for a year. */
export function openLine(ctx: CityContext, input: LineOpening): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const facts = await loadLine(ctx, input.fiscalYear, input.departmentId);
    if (!facts) return platformRefusals.refuse('not_found');
    const codes = [input.functionCode, ...(input.economicCode ? [input.economicCode] : [])];
    const refused = decideLine(facts, codes);
    if (refused) return refused;
    const id = ctx.newId('acc');
    const { fiscalYear, departmentId, name, functionCode, economicCode, documentNumber } = input;
    const line = { id, kind: 'line' as const, fiscalYear, name, unitId: departmentId };
    return {
      audit: { action: 'ledger.line.open', subject: { type: 'ledger_account', id }, payload: { ...input } },
      writes: planAccounts(ctx, [
        { ...line, functionCode, economicCode: economicCode ?? null, documentNumber: documentNumber ?? null },
      ]),
      answer: { id },
    };
  });
}

async function loadLine(ctx: CityContext, year: number, departmentId: string) {
  type Department = { name: string; kind: string };
  const [years, departments, codes] = await ctx.db.reads<[FiscalYear, Department, { code: string }]>([
    fiscalYears(),
    sql`SELECT name, kind FROM unit WHERE id = ${departmentId} AND until_day IS NULL
      AND ${inScope(ctx, 'ledger.write', sql`id`)}`,
    sql`SELECT code FROM expenditure_code WHERE year = CAST(${year} AS INTEGER)`,
  ]);
  const department = departments[0];
  if (!department) return null;
  return { year, years, department, knownCodes: codes.map(({ code }) => code) };
}
