import { z } from '@hono/zod-openapi';
import { readImportTable, type Decisions, type ImportColumn, type ImportTable } from '../../core/import/table.ts';
import { openProblems, type Problem } from '../../core/import/problems.ts';
import { limits } from '../../core/limits.ts';
import { isRefusal, refusals, type Refusal } from '../../core/refusal.ts';
import type { CityContext, Locale } from '../context.ts';
import { readSheet, writeSheet, type Sheet, type WriteCell } from '../sheet/index.ts';

/** Refusals of every import of a sheet. */
export const importRefusals = refusals('import', {
  sheet_columns_missing: {
    status: 422,
    zh: '文件中没有找到需要的列：{columns}。',
    ko: '파일에서 필요한 열을 찾지 못했습니다: {columns}.',
    en: 'The file has no table with the columns {columns}.',
  },
  sheet_problems_open: {
    status: 422,
    zh: '还有 {errors} 处错误、{warnings} 处提醒未处理。',
    ko: '오류 {errors}건, 확인할 사항 {warnings}건이 남아 있습니다.',
    en: '{errors} errors and {warnings} warnings are still open.',
  },
});

const RowNumber = z.int().min(1).max(2_000_000);
const DecisionsInput = z.strictObject({
  cells: z
    .array(z.strictObject({ row: RowNumber, column: z.string().max(60), value: z.string().max(limits.noteLength) }))
    .max(limits.importRows)
    .default([]),
  skip: z.array(RowNumber).max(limits.importRows).default([]),
  accept: z.array(RowNumber).max(limits.importRows).default([]),
});

/** The fields of the form of an import: a file, whether only to look, what was decided about single cells and rows. */
export const importFields = {
  file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
  dryRun: z.enum(['true', 'false']).default('true'),
  decisions: z
    .string()
    .max(limits.requestBytes)
    .default('{}')
    .transform((text, check): z.output<typeof DecisionsInput> => {
      const parsed = DecisionsInput.safeParse(parsedJson(text));
      if (parsed.success) return parsed.data;
      check.addIssue({ code: 'custom', message: 'not a list of decisions' });
      return z.NEVER;
    })
    .openapi({ type: 'string' }),
};

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export interface Upload {
  readonly file: File;
  readonly decisions: Decisions;
}

export interface OpenedSheet {
  readonly sheet: Sheet;
  readonly table: ImportTable;
}

/** The first sheet of the file that has a table with the wanted columns. */
export async function openSheet(
  { file, decisions }: Upload,
  columns: readonly ImportColumn[],
): Promise<OpenedSheet | Refusal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const first = await readSheet(bytes, file.name);
  if (isRefusal(first)) return first;
  for (const name of first.names) {
    const sheet = name === first.name ? first : await readSheet(bytes, file.name, { sheet: name });
    if (isRefusal(sheet)) continue;
    const table = readImportTable(sheet.rows, columns, decisions);
    if (table) return { sheet, table };
  }
  const wanted = columns.filter(({ required }) => required).map(({ zh }) => zh);
  return importRefusals.refuse('sheet_columns_missing', { columns: wanted.join('、') });
}

export const SheetReport = z
  .object({
    sheet: z.string(),
    headerRows: z.array(z.int()),
    columns: z.array(z.object({ column: z.string(), header: z.string(), label: z.string() })),
    unmatched: z.array(z.string()),
    counts: z.object({
      rows: z.int(),
      errors: z.int(),
      warnings: z.int(),
      new: z.int(),
      existing: z.int(),
      skipped: z.int(),
    }),
    problems: z.array(
      z.object({
        row: z.int(),
        column: z.string().nullable(),
        value: z.string().nullable(),
        severity: z.enum(['error', 'warning']),
        code: z.string(),
        message: z.string(),
      }),
    ),
    effect: z.string().nullable().openapi({ description: '写入后会怎样，一句话；数目已说明的为空' }),
  })
  .openapi('SheetReport');

export const SheetOutcome = z
  .object({ created: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() })
  .openapi('SheetOutcome');
export type SheetOutcome = z.output<typeof SheetOutcome>;

/** Everything an import would find and do; a dry run shows it. */
export interface SheetPlan {
  readonly opened: OpenedSheet;
  readonly problems: readonly Problem[];
  readonly outcome: SheetOutcome;
  /** What would come of it, where counts do not say. */
  readonly effect?: Problem['says'];
}

const languages = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

/** What a dry run tells of a file. */
export function sheetReport(plan: SheetPlan, locale: Locale): z.output<typeof SheetReport> {
  const { opened, problems, outcome, effect } = plan;
  const { sheet, table } = opened;
  const language = languages[locale];
  return {
    sheet: sheet.name,
    headerRows: [table.headerRow],
    columns: table.columns.map(({ spec, header }) => ({ column: spec.key, header, label: spec[language] })),
    unmatched: [...table.unmatched],
    counts: {
      rows: table.rows.length + table.skipped.length,
      ...openProblems(problems, []),
      new: outcome.created,
      existing: outcome.updated + outcome.unchanged,
      skipped: table.skipped.length,
    },
    problems: problems.map(({ row, column, value, severity, code, says }) => ({
      row,
      column,
      value,
      severity,
      code,
      message: says[language],
    })),
    effect: effect?.[language] ?? null,
  };
}

/** The refusal of a file that still has open problems, with its report; null where all are settled. */
export function refuseOpen(plan: SheetPlan, { accept }: Decisions, locale: Locale): Refusal | null {
  const open = openProblems(plan.problems, accept);
  if (open.errors + open.warnings === 0) return null;
  return importRefusals.refuse('sheet_problems_open', { ...open, ...sheetReport(plan, locale) });
}

/** The sheet given back, with a last column that says in colour what is wrong with each row. */
export function markedSheet({ opened, problems }: SheetPlan, locale: Locale): Promise<Uint8Array> {
  const { sheet, table } = opened;
  const width = Math.max(...sheet.rows.map((row) => row.length));
  const byRow = Map.groupBy(problems, ({ row }) => row);
  const heading = { 'zh-CN': '核对结果', 'ko-KR': '확인 결과', en: 'Findings' }[locale];
  return writeSheet({
    sheet: sheet.name,
    widths: [...Array.from({ length: width }, () => 14), 60],
    frozenRows: table.headerRow,
    rows: sheet.rows.map((row, index) => {
      const cells: WriteCell[] = Array.from({ length: width }, (_, column) => ({ value: row[column]?.text ?? null }));
      const found = byRow.get(index + 1) ?? [];
      const says = found.map((one) => one.says[languages[locale]]).join('；') || null;
      const finding: WriteCell =
        index + 1 === table.headerRow ? { value: heading, tone: 'header' } : { value: says, tone: toneOf(found) };
      return [...cells, finding];
    }),
  });
}

const toneOf = (found: readonly Problem[]) =>
  found.length === 0 ? 'plain' : found.some(({ severity }) => severity === 'error') ? 'error' : 'warning';

/** A route with two successes is told again by the second: what is kept under a key is a commit, never a dry run. */
export const asCommit = (ctx: CityContext): CityContext => ({ ...ctx, claim: { ...ctx.claim, status: 201 } });
