import { z } from '@hono/zod-openapi';
import { MAX_FEN, type Fen } from '../../../core/fen.ts';
import { compare, isDecimal, ONE, parseDecimal } from '../../../core/ratio.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput } from '../../../platform/http/schema.ts';

/** An amount that a calculation starts from: never negative. */
export const Amount = z
  .int()
  .min(0)
  .max(MAX_FEN)
  .transform((value) => value as Fen)
  .openapi({ type: 'integer', description: '分 (fen), ≥ 0', example: 500_000 });

/** As {@link Amount}, nothing where it is left out. */
export const AmountOrZero = Amount.default(0 as Fen);

/** A part of a whole: a decimal from 0 to 1. */
export const Share = DecimalInput.refine(
  (text) => !isDecimal(text) || compare(parseDecimal(text), ONE) <= 0,
  inThree('须在 0 到 1 之间', '0에서 1 사이여야 합니다', 'must be between 0 and 1'),
).openapi({ example: '0.08' });

export const PositiveDecimal = DecimalInput.refine(
  (text) => !isDecimal(text) || parseDecimal(text).n > 0n,
  inThree('须大于 0', '0보다 커야 합니다', 'must be above 0'),
);

/** A final score, which a bonus may carry past a hundred. */
export const FinalScore = z
  .string()
  .regex(
    /^\d{1,3}(?:\.\d{1,2})?$/,
    inThree(
      '须为分数，最多两位小数',
      '소수점 이하 두 자리까지의 점수여야 합니다',
      'must be a score with at most two places',
    ),
  )
  .openapi({ example: '92.17' });

export const Code = z.string().min(1).max(40);

/** Adds an issue at each place whose key was already seen. */
export function refuseRepeats<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  report: (index: number) => void,
): void {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    if (seen.has(keyOf(item))) report(index);
    seen.add(keyOf(item));
  }
}

export const repeated = inThree('重复', '중복되었습니다', 'is repeated');

/** An issue of our own at a path. */
export const problemAt = (path: (string | number)[], message: string) => ({ code: 'custom' as const, path, message });
