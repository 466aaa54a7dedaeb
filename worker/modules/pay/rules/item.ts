import { fromFen, ONE, parseDecimal, ratio, times, type Ratio } from '../../../core/ratio.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Grade, LevelFormula, PayItem, PostType, SchemeDefinition } from './scheme.ts';

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

/** An item's monthly amount before any rounding, with what went into it; null where the item does not apply. */
export type ItemValue =
  | { readonly kind: 'value'; readonly exact: Ratio; readonly inputs: Inputs }
  | { readonly kind: 'gap'; readonly item: string; readonly missing: 'level' | 'post'; readonly key: string }
  | null;

const value = (exact: Ratio, inputs: Inputs): ItemValue => ({ kind: 'value', exact, inputs });

function byLevel(formula: LevelFormula, item: PayItem, facts: ItemFacts): ItemValue {
  const coefficient = formula.coefficients[String(facts.level)];
  if (coefficient === undefined) return { kind: 'gap', item: item.code, missing: 'level', key: String(facts.level) };
  const exact = [formula.factor, formula.share, coefficient].map(parseDecimal).reduce(times, fromFen(formula.baseFen));
  const { baseFen, factor, share } = formula;
  return value(exact, { baseFen, factor, share, level: facts.level, coefficient });
}

function fromTable(
  item: PayItem & { readonly amountsFen: Readonly<Record<string, Fen>> },
  missing: 'level' | 'post',
  key: string,
): ItemValue {
  const amountFen = item.amountsFen[key];
  if (amountFen === undefined) return { kind: 'gap', item: item.code, missing, key };
  return value(fromFen(amountFen), { [missing]: key, amountFen });
}

function allowance(
  item: PayItem & { readonly amountsFen: Readonly<Record<string, Fen>> },
  name: string,
  key: string | null,
): ItemValue {
  const amountFen = key === null ? undefined : item.amountsFen[key];
  return amountFen === undefined ? null : value(fromFen(amountFen), { [name]: key ?? '', amountFen });
}

function performance(item: Extract<PayItem, { kind: 'performance' }>, facts: ItemFacts): ItemValue {
  const grade = facts.grade ?? item.defaultGrade;
  const gradeCoefficient = item.gradeCoefficients[grade];
  const graded = { grade, gradeFrom: facts.grade === null ? 'default' : 'assessment', gradeCoefficient };
  const { standard } = item;
  if (typeof standard === 'number') {
    return value(times(fromFen(standard), parseDecimal(gradeCoefficient)), { amountFen: standard, ...graded });
  }
  const base = byLevel(standard, item, facts);
  if (base?.kind !== 'value') return base;
  return value(times(base.exact, parseDecimal(gradeCoefficient)), { ...base.inputs, ...graded });
}

/** The full month's amount of one item for one worker, exact. */
export function itemValue(item: PayItem, facts: ItemFacts, scheme: Pick<SchemeDefinition, 'postClasses'>): ItemValue {
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
      return value(times(fromFen(perYearFen), ratio(years)), {
        perYearFen,
        serviceYears: facts.serviceYears,
        capYears,
      });
    }
    case 'fixed':
      return value(fromFen(item.amountFen), { amountFen: item.amountFen });
    case 'performance':
      return performance(item, facts);
  }
}

/** The part of a month that somebody was on post. */
export interface Presence {
  readonly days: number;
  readonly monthDays: number;
}

/** One for a whole month or where the scheme pays whole months; otherwise days on post over days of the month. */
export const presenceShare = (presence: Presence, partMonth: SchemeDefinition['partMonth']): Ratio =>
  partMonth === 'full_month' || presence.days >= presence.monthDays ? ONE : ratio(presence.days, presence.monthDays);
