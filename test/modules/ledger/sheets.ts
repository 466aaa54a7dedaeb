import { readImportTable, type ImportColumn } from '../../../worker/core/import/table.ts';
import { writeSheet } from '../../../worker/platform/sheet/index.ts';
import type { Book } from './book.ts';

export type Row = readonly (string | number | null)[];

interface Bringing {
  readonly dryRun?: boolean;
  readonly accept?: readonly number[];
  readonly cookie?: string;
  readonly key?: string | null;
}

/** Brings a sheet of the ledger in under its titles; `fields` are what all rows share. */
export async function bringSheet<T>(
  book: Book,
  path: string,
  titles: readonly string[],
  rows: readonly Row[],
  fields: Readonly<Record<string, string>>,
  { dryRun = false, accept = [], cookie = book.city.cookie, ...rest }: Bringing = {},
) {
  const bytes = await writeSheet({
    sheet: path,
    widths: titles.map(() => 16),
    frozenRows: 1,
    rows: [titles, ...rows].map((row) => row.map((value) => ({ value }))),
  });
  const form = new FormData();
  form.set('file', new File([bytes as BlobPart], `${path}.xlsx`));
  form.set('dryRun', String(dryRun));
  form.set('decisions', JSON.stringify({ accept }));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return book.world.call<T>('POST', book.city.path(`/ledger/${path}/import`), { form, cookie, ...rest });
}

/** `a | b` lines below the header of the columns in use, as a table that an import reads. */
export function sheet(columns: readonly ImportColumn[], keys: string, text: string) {
  const header = keys.split(' ').map((key) => ({ text: columns.find((column) => column.key === key)?.zh ?? key }));
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => ({ text: cell.trim() })));
  const table = readImportTable([header, ...lines], columns, { cells: [], skip: [], accept: [] });
  if (!table) throw new Error('no table');
  return table;
}

/** The problems of a sheet, each as `row column code`. */
export const said = ({
  problems,
}: {
  problems: readonly { readonly row: number; readonly column: string | null; readonly code: string }[];
}) => problems.map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`);
