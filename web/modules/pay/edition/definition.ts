import type { PayItem, SchemeDefinition } from '../types.ts';

/** What the fields of the form hold: as the definition, with cells that may be empty. */
type Loose = Readonly<Record<string, unknown>>;

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const empty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** The cells that were filled in. Antd gives back a grid keyed by levels as an array, whose gaps are dropped too. */
const filled = (table: unknown): Loose =>
  Object.fromEntries(Object.entries(record(table)).filter(([, value]) => !empty(value)));

const formulaOf = (formula: unknown): Loose => ({
  ...record(formula),
  coefficients: filled(record(formula)['coefficients']),
});

function itemOf(item: Loose): Loose {
  switch (item['kind'] as PayItem['kind']) {
    case 'level_coefficient':
      return { ...item, formula: formulaOf(item['formula']) };
    case 'performance':
      return typeof item['standard'] === 'object' && item['standard'] !== null
        ? { ...item, standard: formulaOf(item['standard']) }
        : item;
    case 'seniority':
    case 'fixed':
      return item;
    default:
      return { ...item, amountsFen: filled(item['amountsFen']) };
  }
}

/** From what the fields hold to the definition that the server checks. */
export function definitionOf(values: unknown, before: SchemeDefinition): Loose {
  const given = record(values);
  const { floors, ceilings, yearsPerLevel, educationLevels, educationYears, educationYearsAlways } = record(
    given['levelRule'],
  );
  const items = Array.isArray(given['items']) ? (given['items'] as unknown[]) : [];
  const notes = Array.isArray(given['notes']) ? (given['notes'] as string[]) : [];
  return {
    levelRule: {
      floors,
      ceilings,
      yearsPerLevel,
      educationLevels: filled(educationLevels),
      educationYears: filled(educationYears),
      ...(educationYearsAlways === true ? { educationYearsAlways } : {}),
    },
    postClasses: 'postClasses' in given ? filled(given['postClasses']) : before.postClasses,
    items: items.map((item) => itemOf(record(item))),
    partMonth: given['partMonth'],
    checks: given['checks'],
    notes: notes.filter((note) => note.trim() !== ''),
  };
}

const blankFormula = { baseFen: null, factor: '1', share: '1', coefficients: {} };

const blankFields = {
  level_coefficient: { formula: blankFormula },
  level_table: { amountsFen: {} },
  post_table: { amountsFen: {} },
  qualification: { amountsFen: {} },
  education: { amountsFen: {} },
  seniority: { perYearFen: null, capYears: null },
  fixed: { amountFen: null },
  performance: { standard: blankFormula, gradeCoefficients: {}, defaultGrade: 'qualified' },
} as const satisfies Readonly<Record<PayItem['kind'], object>>;

export const itemKinds = Object.keys(blankFields) as PayItem['kind'][];

/** A new item of a kind, under a code that no other item has; its figures are left to the person. */
export function blankItem(kind: PayItem['kind'], name: string, taken: readonly string[]): Loose {
  const codes = [kind, ...Array.from({ length: taken.length }, (_, index) => `${kind}_${index + 2}`)];
  const code = codes.find((candidate) => !taken.includes(candidate)) ?? kind;
  return { kind, code, name, taxable: true, insurable: true, ...blankFields[kind] };
}

/** What a standard becomes when it is switched between a formula and a fixed amount. */
export const blankStandard = (as: 'formula' | 'amount') => (as === 'formula' ? blankFormula : null);
