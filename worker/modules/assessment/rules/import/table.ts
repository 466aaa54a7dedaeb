import { tidy, withoutSpaces } from '../../../../core/text.ts';
import type { Grid, GridCell, GridRow } from '../../../roster/rules/import/grid.ts';
import { headerReader, saysNothingHere, type ColumnSpec } from './columns.ts';

/** What the officer decided about the file, sent back with it. */
export interface Decisions {
  readonly cells: readonly { readonly row: number; readonly column: string; readonly value: string }[];
  readonly skip: readonly number[];
  /** Rows whose warnings were read and confirmed. */
  readonly accept: readonly number[];
}

export interface TableRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, GridCell>;
}

export interface SheetTable {
  readonly headerRow: number;
  readonly columns: readonly { readonly spec: ColumnSpec; readonly index: number; readonly header: string }[];
  readonly unmatched: readonly string[];
  readonly rows: readonly TableRow[];
  readonly skipped: readonly number[];
}

/** Titles and notes stand above a header; nobody puts more of them there. */
const deepestHeader = 40;

const textOf = (cell: GridCell | null | undefined): string => tidy(cell?.text ?? '');

/** The table of a sheet whose header has all required columns; null where there is none. */
export function readSheetTable(grid: Grid, specs: readonly ColumnSpec[], decisions: Decisions): SheetTable | null {
  const columnOf = headerReader(specs);
  const required = specs.filter((spec) => spec.required);
  const at = grid.rows.slice(0, deepestHeader).findIndex((row) => {
    const found = new Set(row.map((cell) => columnOf(textOf(cell))));
    return required.every((spec) => found.has(spec));
  });
  const header = grid.rows[at];
  if (!header) return null;
  const { columns, unmatched } = named(header, columnOf);
  const all = dataRows(grid, at, columns, required, decisions);
  const skip = new Set(decisions.skip);
  return {
    headerRow: at + 1,
    columns,
    unmatched,
    rows: all.filter(({ row }) => !skip.has(row)),
    skipped: all.map(({ row }) => row).filter((row) => skip.has(row)),
  };
}

function named(header: GridRow, columnOf: (header: string) => ColumnSpec | null) {
  const columns: SheetTable['columns'][number][] = [];
  const unmatched: string[] = [];
  header.forEach((cell, index) => {
    const text = textOf(cell);
    const spec = columnOf(text);
    if (spec && columns.every((known) => known.spec !== spec)) columns.push({ spec, index, header: text });
    else if (text !== '' && !saysNothingHere(text)) unmatched.push(text);
  });
  return { columns, unmatched };
}

const sums = /(?:小计|合计|总计|共计|소계|합계)[:：]?$/;

/** Rows that speak of somebody: a row without any required cell, or a line of sums, does not. */
function dataRows(
  grid: Grid,
  header: number,
  columns: SheetTable['columns'],
  required: readonly ColumnSpec[],
  decisions: Decisions,
): TableRow[] {
  const corrected = Map.groupBy(decisions.cells, ({ row }) => row);
  return grid.rows.slice(header + 1).flatMap((line, offset) => {
    const row = header + 2 + offset;
    if (line.some((cell) => sums.test(withoutSpaces(cell?.text ?? '')))) return [];
    const cells = new Map<string, GridCell>();
    for (const { spec, index } of columns) {
      const cell = line[index];
      if (cell && textOf(cell) !== '') cells.set(spec.key, cell);
    }
    for (const { column, value } of corrected.get(row) ?? []) {
      if (tidy(value) === '') cells.delete(column);
      else cells.set(column, { kind: 'text', text: value });
    }
    return required.some(({ key }) => cells.has(key)) ? [{ row, cells }] : [];
  });
}

/** A cell as people read it: half-width, tidied; null where it is empty or says "none". */
export function cellText(cells: TableRow['cells'], key: string): string | null {
  const text = textOf(cells.get(key));
  return /^(?:|无|没有|—|-|--|——|\/|없음|none)$/i.test(text) ? null : text;
}
