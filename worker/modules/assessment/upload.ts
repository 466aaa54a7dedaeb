import { z } from '@hono/zod-openapi';
import type { ImportColumn } from '../../core/import/table.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { importFields, openSheet, type OpenedSheet, type Upload } from '../../platform/http/import.ts';
import { regularSheetFields } from './year-input.ts';
import { saysNothingHere } from './rules/import/columns.ts';

export const ImportForm = z.strictObject(importFields).openapi('AssessmentImport');

/** A sheet of one group's marks of a month or quarter. */
export const RegularImportForm = z
  .strictObject({ ...importFields, ...regularSheetFields })
  .openapi('AssessmentRegularImport');

/** The first sheet with the wanted columns: marks and ballots may share one workbook. */
export async function openTable(upload: Upload, columns: readonly ImportColumn[]): Promise<OpenedSheet | Refusal> {
  const opened = await openSheet(upload, columns);
  if (isRefusal(opened)) return opened;
  const { sheet, table } = opened;
  return { sheet, table: { ...table, unmatched: table.unmatched.filter((header) => !saysNothingHere(header)) } };
}
