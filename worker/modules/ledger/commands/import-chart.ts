import { isRefusal } from '../../../core/refusal.ts';
import { openSheet } from '../../../platform/http/import.ts';
import { json, sql } from '../../../platform/statement.ts';
import type { FiscalYear } from '../rules/chart.ts';
import { chartColumns, decideChart, type ChartFacts } from '../rules/import/chart.ts';
import { codeColumns, decideCodes, type KnownCode } from '../rules/import/codes.ts';
import { refuseYear } from '../rules/opening.ts';
import { planAccounts, planCodes } from '../store/chart.ts';
import { fiscalYears } from '../store/facts.ts';
import { planSource } from '../store/years.ts';
import type { YearUpload } from './import-holds.ts';
import { refusePart } from './months.ts';
import type { SheetKind } from './sheets.ts';

/** Opens the sources and lines of a sheet that are not there yet. */
export const chartSheet: SheetKind<YearUpload> = {
  action: 'ledger.chart.import',
  columns: chartColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, chartColumns);
    if (isRefusal(opened)) return opened;
    const { fiscalYear, documentNumber } = upload;
    const year = sql`CAST(${fiscalYear} AS INTEGER)`;
    const [years, departments, codes, lines, sources] = await ctx.db.reads<
      [
        FiscalYear,
        ChartFacts['departments'][number],
        ChartFacts['codes'][number],
        ChartFacts['lines'][number],
        ChartFacts['sources'][number],
      ]
    >([
      fiscalYears(),
      sql`SELECT id, name FROM unit WHERE kind = 'department' AND until_day IS NULL`,
      sql`SELECT classification, code FROM expenditure_code WHERE year = ${year}`,
      sql`SELECT unit_id AS departmentId, function_code AS functionCode, economic_code AS economicCode, name
        FROM ledger_account WHERE kind = 'line' AND fiscal_year = ${year}`,
      sql`SELECT a.name, s.purposes FROM ledger_account AS a LEFT JOIN ledger_source AS s ON s.account_id = a.id
        WHERE a.kind = 'source' AND a.fiscal_year = ${year}`,
    ]);
    const refused = refusePart(ctx, 'ledger.write') ?? refuseYear(years, fiscalYear);
    if (refused) return refused;
    const facts = { year: fiscalYear, today: ctx.today, departments, codes, lines, sources };
    const { problems, entries, unchanged } = decideChart(opened.table, facts);
    const placed = entries.map((entry) => ({ ...entry, id: ctx.newId('acc') }));
    return {
      opened,
      problems,
      outcome: { created: entries.length, updated: 0, unchanged, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(fiscalYear) },
      payload: { documentNumber },
      writes: [
        ...planAccounts(
          ctx,
          placed.map((entry) => ({
            id: entry.id,
            kind: entry.kind,
            fiscalYear,
            name: entry.name,
            unitId: entry.kind === 'line' ? entry.departmentId : ctx.city.rootUnitId,
            functionCode: entry.kind === 'line' ? entry.functionCode : null,
            economicCode: entry.kind === 'line' ? entry.economicCode : null,
            documentNumber,
          })),
        ),
        ...placed.flatMap((entry) =>
          entry.kind === 'source'
            ? [
                planSource(ctx, {
                  accountId: entry.id,
                  receivedDay: entry.receivedDay,
                  documentNumber,
                  purposes: entry.purposes && json(entry.purposes),
                }),
              ]
            : [],
        ),
      ],
    };
  },
};

/** Enters the classification of a year; what the sheet names counts as checked against the document. */
export const codeSheet: SheetKind<YearUpload> = {
  action: 'ledger.code.import',
  columns: codeColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, codeColumns);
    if (isRefusal(opened)) return opened;
    const { fiscalYear, documentNumber } = upload;
    const [years, known] = await ctx.db.reads<[FiscalYear, KnownCode]>([
      fiscalYears(),
      sql`SELECT classification, code, name, checked FROM expenditure_code WHERE year = CAST(${fiscalYear} AS INTEGER)`,
    ]);
    const refused = refusePart(ctx, 'ledger.write') ?? refuseYear(years, fiscalYear);
    if (refused) return refused;
    const { problems, entries, unchanged } = decideCodes(opened.table, known);
    const created = entries.filter(({ fresh }) => fresh).length;
    return {
      opened,
      problems,
      outcome: { created, updated: entries.length - created, unchanged, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(fiscalYear) },
      payload: { documentNumber },
      writes: planCodes(
        fiscalYear,
        entries.map(({ classification, code, name }) => ({
          classification,
          code,
          name,
          source: documentNumber,
          checked: true,
        })),
      ),
    };
  },
};
