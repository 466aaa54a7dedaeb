import { tidy, withoutSpaces } from '../../../../core/text.ts';
import type { ColumnKey } from './columns.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { findHeader, isRepeatedHeader, type Header } from './header.ts';

/** What the officer decided about the file, sent back with it. */
export interface Decisions {
  readonly cells: readonly { readonly row: number; readonly column: ColumnKey; readonly value: string }[];
  readonly skip: readonly number[];
  /** Rows whose warnings were read and confirmed. */
  readonly accept: readonly number[];
}

export const noDecisions: Decisions = { cells: [], skip: [], accept: [] };

export type RowCells = ReadonlyMap<ColumnKey, GridCell>;

export interface TableRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly cells: RowCells;
}

export interface RosterTable {
  readonly header: Header;
  readonly rows: readonly TableRow[];
  /** Rows that hold no person, so that none is dropped unseen. */
  readonly passedOver: readonly { readonly row: number; readonly kind: 'subtotal' | 'note' | 'header' }[];
}

type RowKind = 'data' | 'blank' | 'subtotal' | 'note' | 'header';

/** The people of a sheet, row by row, with the officer's corrections in place; null without a header. */
export function readTable(grid: Grid, decisions: Decisions = noDecisions): RosterTable | null {
  const header = findHeader(grid);
  if (!header) return null;
  const first = header.rows.at(-1) ?? 0;
  const places = placeCells(grid, header, first);
  const corrected = correctionsByRow(decisions);
  const rows: TableRow[] = [];
  const passedOver: RosterTable['passedOver'][number][] = [];
  for (let index = first; index < grid.rows.length; index += 1) {
    const row = index + 1;
    const cells = places[index - first] ?? new Map();
    const kind = kindOf(grid.rows[index] ?? [], cells);
    if (kind === 'data') rows.push({ row, cells: withCorrections(cells, corrected.get(row)) });
    else if (kind !== 'blank') passedOver.push({ row, kind });
  }
  return { header, rows, passedOver };
}

function placeCells(grid: Grid, header: Header, first: number): RowCells[] {
  const inherited = inheritedPlaces(grid, header, first);
  return grid.rows.slice(first).map((row, offset) => {
    const cells = new Map<ColumnKey, GridCell>(inherited.get(first + offset));
    for (const [key, { index }] of header.columns) {
      const cell = row[index];
      if (cell) cells.set(key, cell);
    }
    return cells;
  });
}

/** Street and community are often one merged cell beside all their people. */
function inheritedPlaces(grid: Grid, header: Header, first: number): Map<number, Map<ColumnKey, GridCell>> {
  const inherited = new Map<number, Map<ColumnKey, GridCell>>();
  for (const key of ['street', 'community'] as const) {
    const index = header.columns.get(key)?.index;
    for (const { top, left, bottom, right } of grid.merges) {
      const cell = grid.rows[top]?.[left];
      if (!cell || left !== index || right !== index || top < first) continue;
      for (let row = top + 1; row <= bottom && row < grid.rows.length; row += 1) {
        inherited.set(row, (inherited.get(row) ?? new Map<ColumnKey, GridCell>()).set(key, cell));
      }
    }
  }
  return inherited;
}

const subtotal = /(?:小计|合计|总计|共计|累计|总数|소계|합계)[:：]?$/;
const note =
  /^(?:注|说明|备注|填报说明)[:：]|(?:负责人|审核人?|填表人?|制表人?|填报人?|经办人?|联系电话|盖章)[)）]?[:：]/;

function kindOf(row: GridRow, cells: RowCells): RowKind {
  const filled = row.filter((cell): cell is GridCell => Boolean(cell) && cell?.text.trim() !== '');
  if (filled.length === 0) return 'blank';
  const opening = withoutSpaces(filled[0]?.text ?? '');
  if (!cells.has('identityNumber') && filled.some(({ text }) => subtotal.test(withoutSpaces(text)))) return 'subtotal';
  if (filled.length <= 4 && !cells.has('identityNumber') && note.test(opening)) return 'note';
  if (isRepeatedHeader(row)) return 'header';
  if (cells.has('name') || cells.has('identityNumber')) return 'data';
  // A lone serial number in a prepared but unused line, or a remark under the table.
  return cells.size - Number(cells.has('street')) - Number(cells.has('community')) >= 2
    ? 'data'
    : noteUnlessEmpty(filled);
}

const noteUnlessEmpty = (filled: readonly GridCell[]): RowKind =>
  filled.every(({ kind, text }) => kind === 'number' || tidy(text).length <= 1) ? 'blank' : 'note';

function correctionsByRow(decisions: Decisions): Map<number, Map<ColumnKey, string>> {
  const corrected = new Map<number, Map<ColumnKey, string>>();
  for (const { row, column, value } of decisions.cells) {
    corrected.set(row, (corrected.get(row) ?? new Map<ColumnKey, string>()).set(column, value));
  }
  return corrected;
}

function withCorrections(cells: RowCells, corrections: ReadonlyMap<ColumnKey, string> | undefined): RowCells {
  if (!corrections) return cells;
  const changed = new Map(cells);
  for (const [column, text] of corrections) {
    if (text.trim() === '') changed.delete(column);
    else changed.set(column, { kind: 'text', text });
  }
  return changed;
}
