import { styleOf, workbookParts } from './workbook-parts.ts';
import { writeArchive } from './zip-write.ts';

export type Tone = 'title' | 'header' | 'error' | 'warning' | 'plain' | 'money';

export interface WriteCell {
  readonly value: string | number | null;
  readonly tone?: Tone;
  /** Columns and rows that the cell covers; what lies beneath must be null. */
  readonly across?: number;
  readonly down?: number;
}

export interface WriteRequest {
  readonly sheet: string;
  /** Width of each column in characters of the standard font; a Chinese character takes two. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in view. */
  readonly frozenRows: number;
  readonly rows: readonly (readonly (WriteCell | null)[])[];
}

/** An xlsx workbook of one sheet: see {@link writeWorkbook}. */
export const writeSheet = (request: WriteRequest): Promise<Uint8Array> => writeWorkbook([request]);

/**
 * An xlsx workbook. Text stays text: no value of ours is ever taken for a formula. Own writer, because the usual packages
 * compress in a web worker, which a Worker has not. Excel refuses a workbook with two sheets of one name.
 */
export async function writeWorkbook(requests: readonly WriteRequest[]): Promise<Uint8Array> {
  const parts = requests.map((request) => ({ name: escaped(sheetName(request.sheet)), body: sheetBody(request) }));
  return writeArchive(workbookParts(parts));
}

const sheetName = (name: string): string =>
  name
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet1';

function sheetBody({ widths, frozenRows, rows }: WriteRequest): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const merges = rows.flatMap((row, index) => row.flatMap((cell, column) => mergeOf(cell, index, column)));
  return (
    `<sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView></sheetViews>` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${rows.map(rowXml).join('')}</sheetData>` +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '')
  );
}

function rowXml(row: readonly (WriteCell | null)[], index: number): string {
  const cells = row.map((cell, column) => (cell ? cellXml(cell, `${columnName(column)}${index + 1}`) : ''));
  return `<row r="${index + 1}">${cells.join('')}</row>`;
}

function cellXml({ value, tone = 'plain' }: WriteCell, address: string): string {
  const opening = `<c r="${address}" s="${styleOf[tone]}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return `${opening}><v>${value}</v></c>`;
  const text = escaped(String(value ?? ''));
  return text === '' ? `${opening}/>` : `${opening} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function mergeOf(cell: WriteCell | null, row: number, column: number): string[] {
  const { across = 1, down = 1 } = cell ?? {};
  if (across === 1 && down === 1) return [];
  return [`<mergeCell ref="${columnName(column)}${row + 1}:${columnName(column + across - 1)}${row + down}"/>`];
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** XML knows no control characters but tab and line ends; a lone half of a surrogate pair would break the file. */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const printable = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed();
  return /[&<>"]/.test(printable) ? printable.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`) : printable;
}

const byteOrderMark = '\uFEFF';

/** CSV as Excel in China opens it without asking: UTF-8 with BOM, CRLF, quotes by RFC 4180. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return byteOrderMark + rows.map(csvLine).join('');
}

function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = keptByExcel(harmless(value ?? ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A field that a spreadsheet program would run as a formula gets an apostrophe in front; numbers may keep their sign. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}

/** Excel keeps fifteen digits of a bare number; a closing tab makes it text, and our own import drops it again. */
function keptByExcel(text: string): string {
  return /^\d{16,}$/.test(text) ? `${text}\t` : text;
}
