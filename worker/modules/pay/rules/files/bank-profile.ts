/** What a bank's row may tell of a payment. */
export const rowFields = [
  'sequence',
  'worker_name',
  'account',
  'bank_name',
  'identity',
  'amount',
  'unit_name',
  'street_name',
  'text',
] as const;
export type RowField = (typeof rowFields)[number];

/** What its first or last line may tell of the whole file. */
export const endFields = [
  'count',
  'total',
  'day',
  'month',
  'part',
  'payer_account',
  'payer_name',
  'agreement',
  'text',
] as const;
export type EndField = (typeof endFields)[number];

export interface Column<Field extends string> {
  readonly field: Field;
  readonly title: string;
  /** Of the field `text`; `{month}` and `{day}` in it are replaced (202606, 20260705). */
  readonly text?: string | undefined;
  /** In bytes of the encoding, where the format is fixed. */
  readonly width?: number | undefined;
  readonly align?: 'left' | 'right' | undefined;
  readonly fill?: ' ' | '0' | undefined;
}

export const encodings = ['gb18030', 'gbk', 'utf-8'] as const;
export type Encoding = (typeof encodings)[number];

/** How one bank wants its file: everything but its name and dates. */
export interface BankProfile {
  readonly format: 'separated' | 'fixed';
  /** Between the fields of a line; empty where the format is fixed. */
  readonly separator: string;
  readonly encoding: Encoding;
  readonly lineEnd: 'crlf' | 'lf';
  readonly amountUnit: 'yuan' | 'fen';
  /** Whether a line of titles stands above the rows. */
  readonly titles: boolean;
  readonly header: readonly Column<EndField>[];
  readonly columns: readonly Column<RowField>[];
  readonly trailer: readonly Column<EndField>[];
  /** Most rows the bank takes in one file; null for no limit of its own. */
  readonly maxRows: number | null;
  /** `{month}` 202606, `{day}` 20260705, `{part}` 01, `{count}`, `{profile}`. */
  readonly fileName: string;
  readonly payer: { readonly name: string; readonly account: string; readonly agreement: string };
}
