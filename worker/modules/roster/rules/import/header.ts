import { tidy } from '../../../../core/text.ts';
import { columnOfHeader, isIgnoredHeader, type ColumnKey } from './columns.ts';
import { unmerged, type Grid, type GridRow } from './grid.ts';

export interface Header {
  /** As the spreadsheet numbers them, top first. */
  readonly rows: readonly number[];
  /** Where each recognised column stands; index 0 is column A. */
  readonly columns: ReadonlyMap<ColumnKey, { readonly index: number; readonly header: string }>;
  /** Headers that no column answers to: shown, never imported in silence. */
  readonly unmatched: readonly { readonly index: number; readonly header: string }[];
}

/** Titles, notes and signatures stand above a header; nobody puts more of them there. */
const deepestHeader = 40;
const mostLevels = 3;

/**
 * Finds the header of a roster: the row in which most cells are known headers, with the group rows above it. A column
 * is named by its lowest header cell, or by group and cell together ("合同" over "起始时间").
 */
export function findHeader(grid: Grid): Header | null {
  const candidates = unmerged(grid, 0, Math.min(deepestHeader, grid.rows.length - 1));
  const scores = candidates.map((row) => new Set(headersOf(row).map(columnOfHeader).filter(Boolean)).size);
  const best = Math.max(...scores);
  if (best < 2) return null;
  const leaf = lowestLevel(candidates, scores.indexOf(best));
  const top = highestGroup(candidates, leaf);
  return named(candidates.slice(top, leaf + 1), top);
}

/** Of a header cell merged downwards each row repeats the name: the last such row is the lowest level. */
function lowestLevel(rows: readonly GridRow[], best: number): number {
  let leaf = best;
  while (leaf - best < mostLevels && repeatsHeader(rows[leaf], rows[leaf + 1])) leaf += 1;
  return leaf;
}

function repeatsHeader(above: GridRow | undefined, below: GridRow | undefined): boolean {
  if (!above || !below) return false;
  return above.some((cell, index) => cell && cell === below[index] && columnOfHeader(cell.text) !== null);
}

function highestGroup(rows: readonly GridRow[], leaf: number): number {
  let top = leaf;
  while (top > 0 && leaf - top < mostLevels - 1 && new Set(headersOf(rows[top - 1])).size > 1) top -= 1;
  return top;
}

const headersOf = (row: GridRow | undefined): string[] =>
  (row ?? []).flatMap((cell) => (cell && cell.kind === 'text' ? [tidy(cell.text)] : []));

function named(rows: readonly GridRow[], top: number): Header {
  const columns = new Map<ColumnKey, { index: number; header: string }>();
  const unmatched: { index: number; header: string }[] = [];
  const width = Math.max(...rows.map((row) => row.length));
  for (let index = 0; index < width; index += 1) {
    const names = [...new Set(rows.map((row) => tidy(row[index]?.text ?? '')).filter(Boolean))];
    const header = names.at(-1);
    if (header === undefined || isIgnoredHeader(header)) continue;
    const key = columnOfHeader(header) ?? columnOfHeader(names.slice(-2).join(''));
    if (key && !columns.has(key)) columns.set(key, { index, header });
    else unmatched.push({ index, header });
  }
  return { rows: rows.map((_, index) => top + index + 1), columns, unmatched };
}

/** The header printed again at the top of a page. */
export function isRepeatedHeader(row: GridRow): boolean {
  return headersOf(row).filter((header) => columnOfHeader(header) !== null).length >= 4;
}
