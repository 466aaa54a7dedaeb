import type { PayItem, SchemeDefinition } from '../types.ts';
import { levelChangesOf } from './level-rule.ts';

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

/** Choices that were left open are no part of an item. */
const chosen = (values: Loose, keys: readonly string[]): Loose =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => !keys.includes(key) || !empty(value)));

/** What every item may have beside its figures: the year-end bonus where ticked, funds where named. */
function common({ bonus, funds, ...item }: Loose): Loose {
  return {
    ...item,
    ...(bonus === true ? { bonus } : {}),
    ...(Array.isArray(funds) && funds.length > 0 ? { funds } : {}),
  };
}

function performanceOf(item: Loose): Loose {
  const { standard, advance, settle, ...rest } = chosen(item, ['share', 'rhythm', 'paidAt', 'leaver']);
  const [ahead, settled] = [filled(advance), filled(settle)];
  return {
    ...rest,
    standard: typeof standard === 'object' && standard !== null ? formulaOf(standard) : standard,
    ...('share' in ahead ? { advance: ahead } : {}),
    ...('month' in settled ? { settle: { ungraded: 'wait', ...settled } } : {}),
  };
}

function figuresOf(item: Loose): Loose {
  switch (item['kind'] as PayItem['kind']) {
    case 'level_coefficient':
      return { ...item, formula: formulaOf(item['formula']) };
    case 'performance':
      return performanceOf(item);
    case 'fact_unit':
      return typeof item['price'] === 'object' && item['price'] !== null
        ? { ...item, price: filled(item['price']) }
        : item;
    case 'absence': {
      const { by, paidDays } = record(item['basis']);
      return { ...item, basis: by === 'calendar_days' ? { by } : { by, paidDays } };
    }
    case 'seniority':
    case 'fixed':
    case 'one_off':
      return item;
    default:
      return { ...item, amountsFen: filled(item['amountsFen']) };
  }
}

const itemOf = (item: Loose): Loose => figuresOf(common(item));

function probationOf(probation: unknown): Loose {
  const given = filled(probation);
  if (!('months' in given)) return {};
  const { unpaid, ...rest } = given;
  return { probation: Array.isArray(unpaid) && unpaid.length > 0 ? { ...rest, unpaid: unpaid as unknown } : rest };
}

/** From what the fields hold to the definition that the server checks. */
export function definitionOf(values: unknown, before: SchemeDefinition): Loose {
  const given = record(values);
  const { educationLevels, educationYears, educationYearsAlways, floors, ceilings, yearsPerLevel } = record(
    given['levelRule'],
  );
  const facts = Array.isArray(given['facts']) ? (given['facts'] as unknown[]) : [];
  const items = Array.isArray(given['items']) ? (given['items'] as unknown[]) : [];
  const notes = Array.isArray(given['notes']) ? (given['notes'] as string[]) : [];
  return {
    levelRule: {
      ...filled({ floors, ceilings, yearsPerLevel }),
      ...levelChangesOf(given['levelRule']),
      educationLevels: filled(educationLevels),
      educationYears: filled(educationYears),
      ...(educationYearsAlways === true ? { educationYearsAlways } : {}),
    },
    postClasses: 'postClasses' in given ? filled(given['postClasses']) : before.postClasses,
    ...(facts.length > 0 ? { facts: facts.map(record) } : {}),
    items: items.map((item) => itemOf(record(item))),
    partMonth: given['partMonth'],
    ...(given['partMonth'] === 'paid_days' && !empty(given['paidDays']) ? { paidDays: given['paidDays'] } : {}),
    ...probationOf(given['probation']),
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
  fact_unit: { fact: null, price: null },
  absence: { fact: null, items: [], basis: { by: 'paid_days', paidDays: '' }, share: '1' },
  one_off: { direction: 'add' },
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

/** What a price is when it is switched between an amount and a share of monthly pay. */
export const blankPrice = (as: 'share' | 'amount') =>
  as === 'share' ? { items: [], paidDays: '', factor: '1' } : null;
