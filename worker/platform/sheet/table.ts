import { formatYuan, type Fen } from '../../core/fen.ts';
import type { Table, TableCell } from '../../core/table.ts';
import { writeCsv, writeWorkbook, type WriteCell, type WriteRequest } from './write.ts';

const workbookCell = (cell: TableCell): WriteCell =>
  // Exact enough: no amount of fen comes near 2^53.
  typeof cell === 'string' ? { value: cell } : { value: cell.fen / 100, tone: 'money' };

const plainText = (cell: TableCell): string =>
  typeof cell === 'string' ? cell : formatYuan(cell.fen as Fen).replaceAll(',', '');

/** Title, note and header above the rows, all three staying in view. */
export const tableWorkbook = (table: Table): Promise<Uint8Array> => tablesWorkbook([table]);

/** Several tables as the sheets of one workbook, each named by its title. */
export const tablesWorkbook = (tables: readonly Table[]): Promise<Uint8Array> => writeWorkbook(tables.map(sheetOf));

function sheetOf(table: Table): WriteRequest {
  const rows: WriteCell[][] = [
    [{ value: table.title, tone: 'title', across: table.header.length }],
    [{ value: table.note }],
    table.header.map((value) => ({ value, tone: 'header' })),
    ...table.rows.map((row) => row.map(workbookCell)),
  ];
  return { sheet: table.title, widths: table.widths, frozenRows: 3, rows };
}

/** Header and rows on each sheet, nothing above them: what another program imports. */
export const importWorkbook = (tables: readonly Table[]): Promise<Uint8Array> =>
  writeWorkbook(
    tables.map((table) => ({
      sheet: table.title,
      widths: table.widths,
      frozenRows: 1,
      rows: [
        table.header.map((value): WriteCell => ({ value, tone: 'header' })),
        ...table.rows.map((row) => row.map(workbookCell)),
      ],
    })),
  );

/** Header and rows, nothing else: what another program reads. */
export const tableCsv = (table: Table): string =>
  writeCsv([table.header, ...table.rows.map((row) => row.map(plainText))]);
