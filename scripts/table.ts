/** Columns a text takes in a terminal: Chinese, Korean and full-width signs take two. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, sign) =>
      sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/.test(sign) ? 2 : 1),
    0,
  );

const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** Rows as aligned text, the first row being the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? '')))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => pad(cell, columns[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
