import { isFen, sumFen, type Fen } from '../../../core/fen.ts';
import { compare, divide, fromFen, parseDecimal, subtract, times, toFenHalfUp, ZERO } from '../../../core/ratio.ts';
import type { PayslipLine } from './line.ts';
import type { PerformanceItem } from './scheme.ts';

/** How a grade came into a payslip: month by month, with a settlement, or as back pay after it was known or corrected. */
export type GradeEffectKind = 'regular' | 'settled' | 'back_pay';

export interface GradeEffect {
  readonly kind: GradeEffectKind;
  /** Null for back pay, which settles a difference. */
  readonly coefficient: string | null;
  /** What the item's default grade would have had. */
  readonly defaultCoefficient: string;
  /** More or less than the default grade would have paid; null where the line does not tell. */
  readonly effectFen: Fen | null;
}

/** What the grade of a year did to one line of an item that rests on it; null where the line rests on none. */
export function gradeEffect(
  line: Pick<PayslipLine, 'amountFen' | 'formula' | 'inputs' | 'source'>,
  item: PerformanceItem,
): GradeEffect | null {
  const { amountFen, inputs, source } = line;
  const defaultCoefficient = item.gradeCoefficients[item.defaultGrade];
  if (source === 'back_pay') {
    const causes = String(inputs['cause'] ?? '').split(',');
    if (!causes.includes('grade')) return null;
    // Where something else moved the month too, the difference is not the grade's alone.
    const alone = causes.every((cause) => cause === 'grade');
    return { kind: 'back_pay', coefficient: null, defaultCoefficient, effectFen: alone ? amountFen : null };
  }
  const coefficient = inputs['gradeCoefficient'];
  if (inputs['gradeFrom'] !== 'assessment' || typeof coefficient !== 'string') return null;
  const settled = line.formula.startsWith('performance_settle') || line.formula === 'performance_period';
  const more = subtract(parseDecimal(coefficient), parseDecimal(defaultCoefficient));
  const about = { kind: settled ? ('settled' as const) : ('regular' as const), coefficient, defaultCoefficient };
  const standard = inputs['standardFen'];
  if (settled)
    return {
      ...about,
      effectFen: typeof standard === 'number' && isFen(standard) ? toFenHalfUp(times(fromFen(standard), more)) : null,
    };
  // A line of part of a month scales with it, whatever the part.
  if (compare(parseDecimal(coefficient), ZERO) === 0) return { ...about, effectFen: null };
  return { ...about, effectFen: toFenHalfUp(divide(times(fromFen(amountFen), more), parseDecimal(coefficient))) };
}

/** All that is told, added up; what a line does not tell is left out and counted. */
export function totalEffect(effects: readonly Pick<GradeEffect, 'effectFen'>[]) {
  const known = effects.flatMap(({ effectFen }) => effectFen ?? []);
  return { effectFen: sumFen(known), untold: effects.length - known.length };
}
