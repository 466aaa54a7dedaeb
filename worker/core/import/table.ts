import { tidy, toHalfWidth, withoutSpaces } from '../text.ts';

/** A column that a sheet may have, and the headers under which officers write it. */
export interface ImportColumn {
  readonly key: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly required: boolean;
  readonly headers: readonly string[];
  /** What a cell of it may hold, as a template shows it. */
  readonly example?: string;
}

/**
 * A column under its names in three languages, what else it is called (a list, or words separated by spaces), whether a
 * row needs it, and what a cell of it may hold.
 */
export const importColumn = (
  key: string,
  [zh, ko, en]: readonly [string, string, string],
  alsoCalled: string | readonly string[] = [],
  required = false,
  example = '',
): ImportColumn => ({
  key,
  zh,
  ko,
  en,
  required,
  example,
  headers: [zh, ko, en, ...(typeof alsoCalled === 'string' ? alsoCalled.split(' ').filter(Boolean) : alsoCalled)],
});

/** What the officer decided about the file, sent back with it. */
export interface Decisions {
  readonly cells: readonly { readonly row: number; readonly column: string; readonly value: string }[];
  readonly skip: readonly number[];
  /** Rows whose warnings were read and confirmed. */
  readonly accept: readonly number[];
}

interface Cell {
  readonly text: string;
  /** What the file says the cell holds; absent for what an officer typed. */
  readonly kind?: string;
}
type Line = readonly (Cell | null | undefined)[];

export interface ImportRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface ImportTable {
  readonly headerRow: number;
  readonly columns: readonly { readonly spec: ImportColumn; readonly index: number; readonly header: string }[];
  /** Headers that no column answers to: told, so that nobody believes they were read. */
  readonly unmatched: readonly string[];
  readonly rows: readonly ImportRow[];
  readonly skipped: readonly number[];
}

/** Titles and notes stand above a header; nobody puts more of them there. */
const deepestHeader = 40;

const textOf = (cell: Cell | null | undefined): string => tidy(cell?.text ?? '');

/** A header without what people add to it: units in brackets, stars, punctuation, spaces. */
const plain = (header: string): string =>
  withoutSpaces(toHalfWidth(header))
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[*:、,.。]/g, '');

/** The table of a sheet whose header has all required columns; null where there is none. */
export function readImportTable(
  lines: readonly Line[],
  specs: readonly ImportColumn[],
  decisions: Decisions,
): ImportTable | null {
  const byHeader = new Map(specs.flatMap((spec) => spec.headers.map((header) => [plain(header), spec] as const)));
  const columnOf = (header: string): ImportColumn | null => byHeader.get(plain(header)) ?? null;
  const required = specs.filter((spec) => spec.required);
  const at = lines.slice(0, deepestHeader).findIndex((line) => {
    const found = new Set(line.map((cell) => columnOf(textOf(cell))));
    return required.every((spec) => found.has(spec));
  });
  const header = lines[at];
  if (!header) return null;
  const { columns, unmatched } = named(header, columnOf);
  const all = dataRows(lines, at, columns, decisions);
  const skip = new Set(decisions.skip);
  return {
    headerRow: at + 1,
    columns,
    unmatched,
    rows: all.filter(({ row }) => !skip.has(row)),
    skipped: all.map(({ row }) => row).filter((row) => skip.has(row)),
  };
}

function named(header: Line, columnOf: (header: string) => ImportColumn | null) {
  const columns: ImportTable['columns'][number][] = [];
  const unmatched: string[] = [];
  header.forEach((cell, index) => {
    const text = textOf(cell);
    const spec = columnOf(text);
    if (spec && columns.every((known) => known.spec !== spec)) columns.push({ spec, index, header: text });
    else if (text !== '') unmatched.push(text);
  });
  return { columns, unmatched };
}

const sums = /(?:小计|合计|总计|共计|소계|합계|^total)[:：]?$/i;

/** Rows that speak of somebody: one without any required cell, or a line of sums, does not. */
function dataRows(
  lines: readonly Line[],
  header: number,
  columns: ImportTable['columns'],
  decisions: Decisions,
): ImportRow[] {
  const corrected = Map.groupBy(decisions.cells, ({ row }) => row);
  const required = columns.filter(({ spec }) => spec.required).map(({ spec }) => spec.key);
  return lines.slice(header + 1).flatMap((line, offset) => {
    const row = header + 2 + offset;
    if (line.some((cell) => sums.test(withoutSpaces(cell?.text ?? '')))) return [];
    const cells = new Map<string, Cell>();
    for (const { spec, index } of columns) {
      const cell = line[index];
      if (cell && textOf(cell) !== '') cells.set(spec.key, cell);
    }
    for (const { column, value } of corrected.get(row) ?? []) {
      if (tidy(value) === '') cells.delete(column);
      else cells.set(column, { text: value });
    }
    return required.some((key) => cells.has(key)) ? [{ row, cells }] : [];
  });
}

/** A cell as people read it: tidied; null where it is empty or says "none". */
export function cellText(cells: ImportRow['cells'], key: string): string | null {
  const text = textOf(cells.get(key));
  return /^(?:|无|没有|—|-|--|——|\/|없음|none)$/i.test(text) ? null : text;
}
