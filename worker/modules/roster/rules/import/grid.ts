/** A table as the platform's reader gives it. Declared here too, because rules may not import the platform. */
export interface GridCell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  readonly formula?: string;
}

export type GridRow = readonly (GridCell | null | undefined)[];

export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  /** Index 0 is the row that a spreadsheet program shows as row 1. */
  readonly rows: readonly GridRow[];
  readonly merges: readonly GridRange[];
}

/** Copies the value of each merged area that starts within the rows to all of its cells there. */
export function unmerged(grid: Grid, fromRow: number, untilRow: number): GridRow[] {
  const rows = grid.rows.slice(fromRow, untilRow + 1).map((row) => [...row]);
  for (const { top, left, bottom, right } of grid.merges) {
    const value = grid.rows[top]?.[left] ?? null;
    for (let row = Math.max(top, fromRow); row <= Math.min(bottom, untilRow); row += 1) {
      const cells = rows[row - fromRow];
      for (let column = left; cells && column <= right; column += 1) cells[column] = value;
    }
  }
  return rows;
}
