/** What a column about a person may tell. */
export const personFields = [
  'name',
  'identity',
  'sex',
  'birth_day',
  'status',
  'hired_on',
  'left_on',
  'mobile',
  'text',
] as const;
export type PersonField = (typeof personFields)[number];

/** What a column about a month's wage may tell. `line` and `special` name a code of the city's own data. */
export const wageFields = ['name', 'identity', 'income', 'exempt', 'bonus', 'line', 'special', 'none', 'text'] as const;
export type WageField = (typeof wageFields)[number];

export interface FormColumn<Field extends string> {
  readonly field: Field;
  readonly title: string;
  readonly width: number;
  /** Of `text`: what stands in every row. */
  readonly text?: string | undefined;
  /** Of `line`: the code of a deduction line; of `special`: an item of special additional deductions. */
  readonly code?: string | undefined;
}

/** The sheets that the withholding client imports: who, what they earned, and who has one a bonus taxed alone. */
export interface TaxFilingForm {
  readonly people: { readonly sheet: string; readonly columns: readonly FormColumn<PersonField>[] };
  readonly wages: { readonly sheet: string; readonly columns: readonly FormColumn<WageField>[] };
  readonly bonus?: { readonly sheet: string; readonly columns: readonly FormColumn<WageField>[] } | undefined;
}
