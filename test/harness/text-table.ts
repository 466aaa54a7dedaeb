/**
 * Reads an aligned text table into rows keyed by its header. Cells are separated by `|`; lines of dashes are for
 * the eye. A cell that is empty is the empty string.
 */
export function textTable(text: string): Record<string, string>[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[-|\s]+$/.test(line));
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`row has ${cells.length} cells: ${cells.join(' | ')}`);
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** A cell's list of comma-separated numbers or words; an empty cell is an empty list. */
export function list(cell: string | undefined): string[] {
  return cell === undefined || cell === '' ? [] : cell.split(',').map((item) => item.trim());
}
