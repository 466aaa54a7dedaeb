/** What every grid of inputs does with keys and with what is pasted into it; it knows nothing of what the cells mean. */

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** A block copied from a spreadsheet, as rows of cells; null where it is one plain value. */
export function pastedBlock(text: string): string[][] | null {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !lines[0]?.includes('\t')) return null;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Lays a block over the grid from a cell on; `lost` counts the cells that fall beside it. */
export function spread<Row>(
  block: readonly (readonly string[])[],
  rows: readonly Row[],
  codes: readonly string[],
  at: CellAt,
): { changes: { row: Row; code: string; text: string }[]; lost: number } {
  const changes: { row: Row; code: string; text: string }[] = [];
  let lost = 0;
  block.forEach((line, down) =>
    line.forEach((text, across) => {
      const [row, code] = [rows[at.row + down], codes[at.column + across]];
      if (row && code !== undefined) changes.push({ row, code, text });
      else if (text !== '') lost += 1;
    }),
  );
  return { changes, lost };
}

/** Where a key leads from a cell of `rows` × `columns`; null where it leads nowhere of ours. */
export function stepTo(
  key: string,
  shift: boolean,
  { row, column }: CellAt,
  size: { readonly rows: number; readonly columns: number },
): CellAt | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Enter: [shift ? -1 : 1, 0],
  };
  const move = moves[key];
  if (!move) return null;
  const next = { row: row + move[0], column: column + move[1] };
  const inside = next.row >= 0 && next.row < size.rows && next.column >= 0 && next.column < size.columns;
  return inside ? next : null;
}

/** The cell of an input that carries `data-cell="row:column"`. */
export function cellOf(target: EventTarget): CellAt | null {
  const address = target instanceof HTMLInputElement ? target.dataset['cell'] : undefined;
  const [row, column] = (address ?? '').split(':').map(Number);
  return address === undefined || row === undefined || column === undefined ? null : { row, column };
}

/** Left and right move on only from the edge of the text, so that a number can still be edited. */
export function leavesText(input: HTMLInputElement, key: string): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return true;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  return whole || (key === 'ArrowLeft' ? input.selectionEnd === 0 : input.selectionStart === input.value.length);
}
