import type { Refusal } from '../../core/refusal.ts';
import { sheetLimits } from './limits.ts';
import { refuseSheet } from './refusals.ts';
import type { Sheet, SheetCell } from './types.ts';

/** UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), else GB18030. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const candidates =
    first === 0xff && second === 0xfe
      ? ['utf-16le']
      : first === 0xfe && second === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      continue;
    }
  }
  return null;
}

const delimiters = [',', '\t', ';', '|', '，'];

/** The delimiter that stands in most of the opening lines; of several the most frequent. */
function detectDelimiter(text: string): string {
  const opening = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const lines = opening.split(/[\r\n]+/).slice(0, 50);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return counts.filter((count) => count > 0).length * 100_000 + counts.reduce((sum, count) => sum + count, 0);
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** RFC 4180 with the freedoms that real files take: bare LF or CR, quotes in unquoted fields, a last line without end. */
export function readCsv(text: string, name: string): Sheet | Refusal {
  const fields = fieldPattern(detectDelimiter(text));
  const rows: (SheetCell | null)[][] = [];
  let row: (SheetCell | null)[] = [];
  let filledRows = 0;
  for (let match = fields.exec(text); match; match = fields.exec(text)) {
    const [, quoted, bare = '', separator = ''] = match;
    row.push(cellOf(quoted === undefined ? bare : quoted.replaceAll('""', '"')));
    if (row.length > sheetLimits.columns) return refuseSheet('sheet_too_wide');
    if (separator === '' || separator === '\n' || separator === '\r' || separator === '\r\n') {
      if (row.some((cell) => cell !== null)) filledRows += 1;
      if (filledRows > sheetLimits.rows) return refuseSheet('sheet_too_many_rows');
      rows.push(row);
      row = [];
      if (fields.lastIndex >= text.length) break;
    }
  }
  return { name, names: [name], rows, merges: [] };
}

function fieldPattern(delimiter: string): RegExp {
  const escaped = delimiter === '|' ? String.raw`\|` : delimiter;
  return new RegExp(
    `(?:"((?:[^"]|"")*)"[^${escaped}\\r\\n]*|([^${escaped}\\r\\n]*))(${escaped}|\\r\\n|\\n|\\r|$)`,
    'gy',
  );
}

/** `="2224…"` is how some systems keep Excel from eating digits: text, not a formula. */
function cellOf(field: string): SheetCell | null {
  const kept = /^="([^"]*)"$/.exec(field.trim());
  if (kept?.[1] !== undefined) return kept[1] === '' ? null : { kind: 'text', text: kept[1] };
  if (field.trim() === '') return null;
  return /^=\S/.test(field) ? { kind: 'text', text: field, formula: field.slice(1) } : { kind: 'text', text: field };
}
