import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { Locale } from '../../platform/context.ts';
import { readSheet, writeSheet, type Sheet, type WriteCell } from '../../platform/sheet/index.ts';
import type { ColumnSpec } from './rules/import/columns.ts';
import { openProblems, problemMessage, type Problem } from './rules/import/problems.ts';
import { readSheetTable, type Decisions, type SheetTable } from './rules/import/table.ts';
import { assessmentRefusals } from './rules/refusals.ts';

const RowNumber = z.int().min(1).max(2_000_000);
const DecisionsInput = z.strictObject({
  cells: z
    .array(z.strictObject({ row: RowNumber, column: z.string().max(60), value: z.string().max(limits.noteLength) }))
    .max(limits.importRows)
    .default([]),
  skip: z.array(RowNumber).max(limits.importRows).default([]),
  accept: z.array(RowNumber).max(limits.importRows).default([]),
});

/** The form of an import: a file, whether only to look, and what was decided about single cells and rows. */
export const ImportForm = z
  .strictObject({
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
  })
  .openapi('AssessmentImport');

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

export interface OpenedTable {
  readonly sheet: Sheet;
  readonly table: SheetTable;
}

/** The first sheet of the file that has a table with the wanted columns: marks and ballots may share one workbook. */
export async function openTable(
  { file, decisions }: Upload,
  columns: readonly ColumnSpec[],
): Promise<OpenedTable | Refusal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const first = await readSheet(bytes, file.name);
  if (isRefusal(first)) return first;
  for (const name of first.names) {
    const sheet = name === first.name ? first : await readSheet(bytes, file.name, { sheet: name });
    if (isRefusal(sheet)) continue;
    const table = readSheetTable(sheet, columns, decisions);
    if (table) return { sheet, table };
  }
  const wanted = columns.filter(({ required }) => required).map(({ zh }) => zh);
  return assessmentRefusals.refuse('assessment_header_missing', { columns: wanted.join('、') });
}

const languages = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

export const ImportReportAnswer = z
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
        row: z.int(), column: z.string().nullable(), value: z.string().nullable(), severity: z.enum(['error', 'warning']),
        code: z.string(), message: z.string(),
      }), // prettier-ignore
    ),
  })
  .openapi('AssessmentImportReport');

export const ImportOutcomeAnswer = z
  .object({ created: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() })
  .openapi('AssessmentImportOutcome');
export type ImportOutcome = z.output<typeof ImportOutcomeAnswer>;

/** What a dry run tells of a file. */
export function reportOf(
  opened: OpenedTable,
  problems: readonly Problem[],
  outcome: ImportOutcome,
  locale: Locale,
): z.output<typeof ImportReportAnswer> {
  const { sheet, table } = opened;
  const language = languages[locale];
  const { errors, warnings } = openProblems(problems, new Set());
  return {
    sheet: sheet.name,
    headerRows: [table.headerRow],
    columns: table.columns.map(({ spec, header }) => ({ column: spec.key, header, label: spec[language] })),
    unmatched: [...table.unmatched],
    counts: {
      rows: table.rows.length + table.skipped.length,
      errors,
      warnings,
      new: outcome.created,
      existing: outcome.updated + outcome.unchanged,
      skipped: table.skipped.length,
    },
    problems: problems.map((found) => ({
      row: found.row,
      column: found.column,
      value: found.value,
      severity: found.severity,
      code: found.code,
      message: problemMessage(found, language),
    })),
  };
}

/** The sheet given back, with a last column that says in red what is wrong with each row. */
export function markedSheet(
  { sheet, table }: OpenedTable,
  problems: readonly Problem[],
  locale: Locale,
): Promise<Uint8Array> {
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
      const finding: WriteCell =
        index + 1 === table.headerRow
          ? { value: heading, tone: 'header' }
          : {
              value: found.map((one) => problemMessage(one, languages[locale])).join('；') || null,
              tone: toneOf(found),
            };
      return [...cells, finding];
    }),
  });
}

const toneOf = (found: readonly Problem[]) =>
  found.length === 0 ? 'plain' : found.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
