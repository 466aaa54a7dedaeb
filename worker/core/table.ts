/** Text, or an amount: a workbook holds it as a number of yuan that can be summed, CSV as a plain decimal. */
export type TableCell = string | { readonly fen: number };

/** A report as it is printed or exported. */
export interface Table {
  readonly title: string;
  readonly note: string;
  readonly header: readonly string[];
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}
