import { z } from '@hono/zod-openapi';
import type { Table } from '../../core/table.ts';
import { tableCsv, tableWorkbook } from '../sheet/index.ts';

export const csvType = 'text/csv; charset=utf-8';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What an export answers: the same rows as text or as a workbook. */
export const tableFile = {
  description: 'CSV (UTF-8, BOM) or xlsx',
  content: { [csvType]: { schema: z.string() }, [xlsxType]: { schema: z.string() } },
};

/** What a dry run gives back: the sheet that came in, with what was found beside each row. */
export const markedFile = {
  description: 'the sheet with a column of findings',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
};

/** A file that the browser saves under a name which may be Chinese (RFC 6266). */
export const attached = (body: string | Uint8Array, name: string, type: string): Response =>
  new Response(body as BodyInit, {
    headers: {
      'Content-Type': type,
      // A response of our own does not take over what the application set before: personal data stays in no cache.
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });

export async function downloadTable(table: Table, as: 'csv' | 'xlsx'): Promise<Response> {
  if (as === 'csv') return attached(tableCsv(table), `${table.title}.csv`, csvType);
  return attached(await tableWorkbook(table), `${table.title}.xlsx`, xlsxType);
}
