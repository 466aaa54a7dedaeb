import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { inThree } from '../../platform/http/answers.ts';
import { columnKeys } from './rules/import/columns.ts';

const RowNumber = z.int().min(1).max(2_000_000);

const Decisions = z.strictObject({
  cells: z
    .array(z.strictObject({ row: RowNumber, column: z.enum(columnKeys), value: z.string().max(limits.noteLength) }))
    .max(limits.importRows)
    .default([]),
  skip: z.array(RowNumber).max(limits.importRows).default([]),
  accept: z.array(RowNumber).max(limits.importRows).default([]),
});

function parsed(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: inThree('不是有效的 JSON', '유효한 JSON이 아닙니다', 'not valid JSON') });
    return z.NEVER;
  }
}

/** `decisions` travels as JSON text, because a form knows only text and files. */
export const ImportForm = z
  .strictObject({
    file: z
      .custom<File>(
        (value) => value instanceof File,
        inThree('请上传一个文件', '파일을 올려 주세요', 'a file is needed'),
      )
      .openapi({ type: 'string', format: 'binary', description: 'xlsx 或 CSV（UTF-8、GB18030）' }),
    dryRun: z.enum(['true', 'false']),
    decisions: z
      .string()
      .max(limits.requestBytes)
      .transform(parsed)
      .pipe(Decisions)
      .default({ cells: [], skip: [], accept: [] })
      .openapi({ type: 'string', description: '{"cells":[{"row","column","value"}],"skip":[12],"accept":[13]}' }),
  })
  .openapi('RosterImportForm');

const Column = z.enum(columnKeys);

export const ImportReportAnswer = z
  .object({
    sheet: z.string(),
    headerRows: z.array(z.int()),
    columns: z.array(z.object({ column: Column, header: z.string(), label: z.string() })),
    unmatched: z.array(z.string()),
    passedOver: z.array(z.object({ row: z.int(), kind: z.enum(['subtotal', 'note', 'header']) })),
    counts: z.object({
      rows: z.int(),
      errors: z.int(),
      warnings: z.int(),
      new: z.int(),
      existing: z.int(),
      unchanged: z.int(),
      skipped: z.int(),
    }),
    problems: z.array(
      z.object({
        row: z.int(),
        column: Column,
        value: z.string().nullable(),
        severity: z.enum(['error', 'warning']),
        code: z.string(),
        message: z.string(),
      }),
    ),
    updates: z.array(
      z.object({
        row: z.int(),
        workerId: z.string(),
        changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    sample: z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
  })
  .openapi('RosterImportReport');

export const ImportOutcomeAnswer = z
  .object({ created: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() })
  .openapi('ImportOutcome');
