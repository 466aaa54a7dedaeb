import { fromFen, parseDecimal, ratio, times, type Ratio } from '../../../core/ratio.ts';
import type { Fen } from '../../../core/fen.ts';
import type {
  Grade,
  LevelFormula,
  PayItem,
  PerformanceItem,
  PostType,
  RegularItem,
  SchemeDefinition,
} from './scheme.ts';

/** What an item may ask of a worker in a month. */
export interface ItemFacts {
  readonly postType: PostType;
  readonly level: number;
  readonly grade: Grade | null;
  readonly qualification: string | null;
  readonly education: string;
  readonly serviceYears: number;
}

export type Inputs = Readonly<Record<string, string | number>>;

/** What the scheme or the city has no row for. */
export type Missing = 'level' | 'post' | 'calendar' | 'item';

/** A table has no row for this worker: nothing is guessed, the run cannot be approved. */
export interface PayGap {
  readonly kind: 'gap';
  readonly item: string;
  readonly missing: Missing;
  readonly key: string;
}

/** An item's monthly amount before any rounding, with its formula and what went into it; null where it does not apply. */
export type ItemValue =
  | { readonly kind: 'value'; readonly formula: string; readonly exact: Ratio; readonly inputs: Inputs }
  | PayGap
  | null;

const value = (formula: string, exact: Ratio, inputs: Inputs): ItemValue => ({
  kind: 'value',
  formula,
  exact,
  inputs,
});

// Worked out once for a formula and a coefficient, not once for each of 100,000 workers.
const worked = new WeakMap<LevelFormula, Map<string, Ratio>>();

function exactly(formula: LevelFormula, coefficient: string): Ratio {
  const known = worked.get(formula) ?? new Map<string, Ratio>();
  worked.set(formula, known);
  const before = known.get(coefficient);
  if (before) return before;
  const exact = [formula.factor, formula.share, coefficient].map(parseDecimal).reduce(times, fromFen(formula.baseFen));
  known.set(coefficient, exact);
  return exact;
}

function byLevel(formula: LevelFormula, item: PayItem, facts: Pick<ItemFacts, 'level'>): ItemValue {
  const coefficient = formula.coefficients[String(facts.level)];
  if (coefficient === undefined) return { kind: 'gap', item: item.code, missing: 'level', key: String(facts.level) };
  const exact = exactly(formula, coefficient);
  const { baseFen, factor, share } = formula;
  return value(item.kind, exact, { baseFen, factor, share, level: facts.level, coefficient });
}

function fromTable(
  item: PayItem & { readonly amountsFen: Readonly<Record<string, Fen>> },
  missing: 'level' | 'post',
  key: string,
): ItemValue {
  const amountFen = item.amountsFen[key];
  if (amountFen === undefined) return { kind: 'gap', item: item.code, missing, key };
  return value(item.kind, fromFen(amountFen), { [missing]: key, amountFen });
}

function allowance(
  item: PayItem & { readonly amountsFen: Readonly<Record<string, Fen>> },
  name: string,
  key: string | null,
): ItemValue {
  const amountFen = key === null ? undefined : item.amountsFen[key];
  return amountFen === undefined ? null : value(item.kind, fromFen(amountFen), { [name]: key ?? '', amountFen });
}

/** The standard of one month at grade coefficient 1: formula or amount × the item's share of it. */
export function performanceStandard(item: PerformanceItem, facts: Pick<ItemFacts, 'level'>): ItemValue {
  const { standard, share } = item;
  const whole =
    typeof standard === 'number'
      ? value(item.kind, fromFen(standard), { amountFen: standard })
      : byLevel(standard, item, facts);
  if (whole?.kind !== 'value' || share === undefined) return whole;
  return value(item.kind, times(whole.exact, parseDecimal(share)), { ...whole.inputs, itemShare: share });
}

/** The grade of regular payments: the one the scheme fixes, else last year's, else the item's default. */
export function gradeFor(item: PerformanceItem, facts: Pick<ItemFacts, 'grade'>) {
  const grade = item.paidAt ?? facts.grade ?? item.defaultGrade;
  const gradeFrom = item.paidAt !== undefined ? 'scheme' : facts.grade === null ? 'default' : 'assessment';
  return { grade, gradeFrom, gradeCoefficient: item.gradeCoefficients[grade] };
}

/** Standard × coefficient of the grade; with `ahead`, only the share that each month gets before the period ends. */
export function performanceValue(item: PerformanceItem, facts: ItemFacts, ahead: boolean): ItemValue {
  const standard = performanceStandard(item, facts);
  if (standard?.kind !== 'value') return standard;
  if (!ahead) {
    const graded = gradeFor(item, facts);
    const exact = times(standard.exact, parseDecimal(graded.gradeCoefficient));
    return value(item.kind, exact, { ...standard.inputs, ...graded });
  }
  if (item.advance === undefined) return null;
  const { share: advanceShare, grade = item.defaultGrade } = item.advance;
  const gradeCoefficient = item.gradeCoefficients[grade];
  const exact = [advanceShare, gradeCoefficient].map(parseDecimal).reduce(times, standard.exact);
  const inputs = { ...standard.inputs, advanceShare, grade, gradeFrom: 'scheme', gradeCoefficient };
  return value('performance_advance', exact, inputs);
}

/** The full month's amount of one item for one worker, exact. */
export function itemValue(
  item: RegularItem,
  facts: ItemFacts,
  scheme: Pick<SchemeDefinition, 'postClasses'>,
): ItemValue {
  switch (item.kind) {
    case 'level_coefficient':
      return byLevel(item.formula, item, facts);
    case 'level_table':
      return fromTable(item, 'level', String(facts.level));
    case 'post_table':
      return fromTable(item, 'post', scheme.postClasses[facts.postType] ?? facts.postType);
    case 'qualification':
      return allowance(item, 'qualification', facts.qualification);
    case 'education':
      return allowance(item, 'education', facts.education);
    case 'seniority': {
      const years = Math.min(facts.serviceYears, item.capYears);
      const { perYearFen, capYears } = item;
      const inputs = { perYearFen, serviceYears: facts.serviceYears, capYears };
      return value(item.kind, times(fromFen(perYearFen), ratio(years)), inputs);
    }
    case 'fixed':
      return value(item.kind, fromFen(item.amountFen), { amountFen: item.amountFen });
    case 'performance':
      return performanceValue(item, facts, false);
  }
}

/** Base pay on probation of a newcomer: the share of the mean. */
export const probationValue = (meanBaseFen: Fen, share: string): ItemValue =>
  value('probation', times(fromFen(meanBaseFen), parseDecimal(share)), { meanBaseFen, share });

/** The part of a month that somebody was on post. */
export interface Presence {
  readonly days: number;
  readonly monthDays: number;
}
