import type { Refusal } from '../../core/refusal.ts';
import { sheetLimits } from './limits.ts';
import { refuseSheet } from './refusals.ts';
import { daySerial } from './styles.ts';
import type { SheetCell, SheetRange } from './types.ts';
import { attribute, scanXml } from './xml.ts';

export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly epoch1904: boolean;
}

export interface Cells {
  readonly rows: (SheetCell | null)[][];
  readonly merges: SheetRange[];
}

interface Reading extends Cells {
  filledRows: number;
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | undefined;
  /** Element whose text is being collected. */
  collecting: 'value' | 'formula' | null;
  phonetic: boolean;
  widest: number;
}

/** Rows and merged areas of one worksheet part. */
export function readCells(xml: string, context: CellContext): Cells | Refusal {
  const reading: Reading = {
    rows: [],
    merges: [],
    filledRows: 0,
    row: -1,
    column: -1,
    widest: 0,
    type: '',
    style: 0,
    value: '',
    formula: undefined,
    collecting: null,
    phonetic: false,
  };
  const whole = scanXml(xml, {
    open: (name, attributes) => open(reading, name, attributes),
    close: (name) => close(reading, name, context),
    text: (raw) => {
      if (reading.collecting === 'value' && !reading.phonetic) reading.value += raw;
      if (reading.collecting === 'formula') reading.formula = (reading.formula ?? '') + raw;
    },
  });
  if (!whole) return refuseSheet('sheet_damaged');
  if (reading.filledRows > sheetLimits.rows) return refuseSheet('sheet_too_many_rows');
  if (reading.widest >= sheetLimits.columns) return refuseSheet('sheet_too_wide');
  return { rows: Array.from(reading.rows, (row) => row ?? []), merges: reading.merges };
}

function open(reading: Reading, name: string, attributes: string): void {
  if (name === 'c') startCell(reading, attributes);
  else if (name === 'v' || name === 't') reading.collecting = 'value';
  else if (name === 'f') {
    reading.collecting = 'formula';
    reading.formula = '';
  } else if (name === 'row') startRow(reading, attributes);
  else if (name === 'rPh') reading.phonetic = true;
  else if (name === 'mergeCell') addMerge(reading, attribute(attributes, 'ref') ?? '');
}

function close(reading: Reading, name: string, context: CellContext): void {
  if (name === 'c') endCell(reading, context);
  else if (name === 'v' || name === 't' || name === 'f') reading.collecting = null;
  else if (name === 'rPh') reading.phonetic = false;
}

function startRow(reading: Reading, attributes: string): void {
  const shown = attribute(attributes, 'r');
  reading.row = shown === null ? reading.row + 1 : Number(shown) - 1;
  reading.column = -1;
}

function startCell(reading: Reading, attributes: string): void {
  const address = attribute(attributes, 'r');
  reading.column = address === null ? reading.column + 1 : columnOf(address);
  reading.type = attribute(attributes, 't') ?? 'n';
  reading.style = Number(attribute(attributes, 's') ?? 0);
  reading.value = '';
  reading.formula = undefined;
}

function endCell(reading: Reading, context: CellContext): void {
  const cell = cellOf(reading, context);
  if (cell === null) return;
  reading.widest = Math.max(reading.widest, reading.column);
  const started = reading.rows[reading.row];
  if (!started) reading.filledRows += 1;
  if (reading.filledRows > sheetLimits.rows || reading.column >= sheetLimits.columns) return;
  const row = started ?? (reading.rows[reading.row] = []);
  while (row.length < reading.column) row.push(null);
  row[reading.column] = cell;
}

function cellOf(reading: Reading, context: CellContext): SheetCell | null {
  const { kind, text } = valueOf(reading, context);
  if (text.trim() === '' && reading.formula === undefined) return null;
  return reading.formula === undefined ? { kind, text } : { kind, text, formula: reading.formula };
}

function valueOf({ type, style, value }: Reading, context: CellContext): Pick<SheetCell, 'kind' | 'text'> {
  if (type === 's') return { kind: 'text', text: context.strings[Number(value)] ?? '' };
  if (type === 'str' || type === 'inlineStr') return { kind: 'text', text: decodeEscapes(value) };
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'b') return { kind: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'd') return { kind: 'date', text: value.slice(0, 10) };
  if (value === '') return { kind: 'text', text: '' };
  const day = context.dateStyles[style] ? daySerial(Number(value), context.epoch1904) : null;
  return day ? { kind: 'date', text: day } : { kind: 'number', text: plainNumber(value) };
}

/** Fifteen digits are what a spreadsheet keeps: more are noise of the binary fraction, or lost for good. */
function plainNumber(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Math.abs(value) < 1e15) return String(Number(value.toPrecision(15)));
  const digits = BigInt(Math.round(value)).toString();
  return digits.slice(0, 15).padEnd(digits.length, '0');
}

/** The shared strings of the workbook, phonetic guides left out. */
export function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let collecting = false;
  let phonetic = false;
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') collecting = true;
      else if (name === 'rPh') phonetic = true;
    },
    close: (name) => {
      if (name === 'si') strings.push(decodeEscapes(text));
      else if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
    },
    text: (raw) => {
      if (collecting && !phonetic) text += raw;
    },
  });
  return strings;
}

/** `_x000D_` is how the format writes a character that XML may not hold. */
const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function addMerge(reading: Reading, reference: string): void {
  const corners = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference);
  if (!corners || reading.merges.length >= sheetLimits.rows) return;
  const [, left = 'A', top, right = 'A', bottom] = corners;
  reading.merges.push({
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  });
}
