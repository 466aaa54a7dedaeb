import type { Day, Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { BankProfile } from '../rules/files/bank-profile.ts';
import type { TaxFilingForm } from '../rules/files/filing-form.ts';
import type { Trust } from '../rules/scheme.ts';
import { taxFilingForms } from '../templates/tax-filing.ts';

export interface ProfileRow {
  readonly id: string;
  readonly code: string;
  readonly fromDay: Day;
  readonly name: string;
  readonly source: string;
  readonly trust: Trust;
  readonly inUse: number;
  readonly definition: string;
}

const profileColumns = sql`b.id, b.code, b.from_day AS fromDay, b.name, b.source, b.trust, b.in_use AS inUse, b.definition`;

/** The profiles that banks are written to on a day: of each code the last one that has begun, unless it was ended. */
export const profilesInForce = (day: Day): Statement =>
  sql`SELECT ${profileColumns} FROM pay_bank_profile AS b WHERE b.in_use = 1 AND b.id = (
      SELECT n.id FROM pay_bank_profile AS n WHERE n.code = b.code AND n.from_day <= ${day}
      ORDER BY n.from_day DESC, n.id DESC LIMIT 1)
    ORDER BY b.code`;

export const profileInForce = (id: string, day: Day): Statement =>
  sql`SELECT * FROM (${profilesInForce(day)}) WHERE id = ${id}`;

/** Every row of every profile, the newest first: what it was and from when. */
export async function listProfiles(ctx: CityContext) {
  const [rows, inForce] = await ctx.db.reads<[ProfileRow, ProfileRow]>([
    sql`SELECT ${profileColumns} FROM pay_bank_profile AS b ORDER BY b.code, b.from_day DESC, b.id DESC LIMIT 500`,
    profilesInForce(ctx.today),
  ]);
  const standing = new Set(inForce.map(({ id }) => id));
  return {
    items: rows.map(({ definition, inUse, ...row }) => ({
      ...row,
      inUse: inUse === 1,
      inForce: standing.has(row.id),
      definition: JSON.parse(definition) as BankProfile,
    })),
  };
}

export interface NewProfile {
  readonly id: string;
  readonly code: string;
  readonly fromDay: string;
  readonly name: string;
  readonly source: string;
  readonly trust: Trust;
  readonly inUse: boolean;
  readonly definition: BankProfile;
}

export const insertProfile = (profile: NewProfile, at: string, by: string): Statement =>
  insertRow('pay_bank_profile', {
    id: profile.id,
    code: profile.code,
    from_day: profile.fromDay,
    name: profile.name,
    definition: JSON.stringify(profile.definition),
    source: profile.source,
    trust: profile.trust,
    in_use: Number(profile.inUse),
    recorded_at: at,
    recorded_by: by,
  });

export interface FormRow {
  readonly id: string;
  readonly fromMonth: Month;
  readonly source: string;
  readonly trust: Trust;
  readonly definition: string;
}

const formColumns = sql`id, from_month AS fromMonth, source, trust, definition`;

/** The city's own form of a month; where there is none the house's template holds. */
export const taxFormInForce = (month: Month): Statement =>
  sql`SELECT ${formColumns} FROM pay_filing_form WHERE kind = 'income_tax' AND from_month <= ${month}
    ORDER BY from_month DESC, id DESC LIMIT 1`;

export const taxForms = (): Statement =>
  sql`SELECT ${formColumns} FROM pay_filing_form WHERE kind = 'income_tax' ORDER BY from_month DESC, id DESC LIMIT 500`;

export interface TaxForm {
  readonly id: string | null;
  readonly fromMonth: Month;
  readonly source: string;
  readonly trust: Trust;
  readonly definition: TaxFilingForm;
}

export const storedForm = ({ definition, ...row }: FormRow): TaxForm => ({
  ...row,
  definition: JSON.parse(definition) as TaxFilingForm,
});

/** Forms that come with the house, the newest first. */
export const houseForms = (): TaxForm[] =>
  taxFilingForms.map((form) => ({ ...form, id: null, trust: 'example' as const })).toReversed();

/** The form of a month: the city's, unless a template of a later month came with the house after it. */
export function taxFormOf(month: Month, own: FormRow | undefined): TaxForm {
  const house = houseForms().find(({ fromMonth }) => fromMonth <= month);
  if (own && (!house || own.fromMonth >= house.fromMonth)) return storedForm(own);
  if (!house) throw new RangeError(`no tax filing form for ${month}`);
  return house;
}

export const insertTaxForm = (form: TaxForm & { readonly id: string }, at: string, by: string): Statement =>
  insertRow('pay_filing_form', {
    id: form.id,
    kind: 'income_tax',
    from_month: form.fromMonth,
    definition: JSON.stringify(form.definition),
    source: form.source,
    trust: form.trust,
    recorded_at: at,
    recorded_by: by,
  });
