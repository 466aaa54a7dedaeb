/** What a cell holds. A formula cell holds the result that was stored with it, and says so. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

export interface SheetCell {
  readonly kind: CellKind;
  /**
   * The value as text. Numbers keep the digits that the file holds: `222401199307199000` here means that Excel has
   * already lost the last three. Date cells are `YYYY-MM-DD`; error cells `#N/A` and the like.
   */
  readonly text: string;
  /** Set, even if empty (a shared formula), where the file computes the value. */
  readonly formula?: string;
}

/** Index 0 is column A; an empty cell is null or absent. */
export type SheetRow = readonly (SheetCell | null | undefined)[];

/** A merged area, zero-based, both ends included. Its value stands in the top left cell. */
export interface SheetRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  /** All visible sheets of the file, in its order. */
  readonly names: readonly string[];
  /** Index 0 is the row that a spreadsheet program shows as row 1. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly SheetRange[];
}
