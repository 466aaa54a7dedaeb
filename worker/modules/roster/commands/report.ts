import type { CityContext } from '../../../platform/context.ts';
import { inLocale } from '../labels.ts';
import { columns } from '../rules/import/columns.ts';
import type { ImportPlan } from '../rules/import/decide.ts';
import { problemMessage } from '../rules/import/problems.ts';
import type { Decisions } from '../rules/import/table.ts';
import type { CheckedImport } from './import.ts';

const languages = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

/** Rows of the sample that shows how the file was understood. */
const sampleRows = 8;

/** Header names in the reader's language. */
export const columnLabel = (ctx: CityContext, key: keyof typeof columns): string => inLocale(columns[key], ctx.locale);

/** What still keeps the file from being written. */
export function countProblems(plan: ImportPlan, decisions: Decisions) {
  const accepted = new Set(decisions.accept);
  const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = plan.problems.filter(({ severity, row }) => severity === 'warning' && !accepted.has(row)).length;
  return { errors, warnings };
}

/** What a dry run tells: how the file was understood, what is wrong with it, what a commit would do. */
export function importReport(ctx: CityContext, { sheet, table, plan }: CheckedImport, decisions: Decisions) {
  const { header } = table;
  return {
    sheet: sheet.name,
    headerRows: [...header.rows],
    columns: [...header.columns].map(([column, { header: text }]) => ({
      column,
      header: text,
      label: columnLabel(ctx, column),
    })),
    unmatched: header.unmatched.map(({ header: text }) => text),
    passedOver: [...table.passedOver],
    counts: {
      rows: table.rows.length,
      ...countProblems(plan, decisions),
      new: plan.creates.length,
      existing: plan.updates.length + plan.unchangedRows.length,
      unchanged: plan.unchangedRows.length,
      skipped: plan.skippedRows.length,
    },
    problems: plan.problems.map((problem) => ({
      row: problem.row,
      column: problem.column,
      value: problem.value,
      severity: problem.severity,
      code: problem.code,
      message: problemMessage(problem, languages[ctx.locale]),
    })),
    updates: plan.updates.map(({ row, workerId, changes }) => ({
      row,
      workerId,
      changes: changes.map((change) =>
        change.field === 'bankCard' ? { field: change.field, before: null, after: null } : { ...change },
      ),
    })),
    sample: table.rows.slice(0, sampleRows).map(({ row, cells }) => ({
      row,
      ...Object.fromEntries([...cells].map(([key, cell]) => [key, cell.text])),
    })),
  };
}
