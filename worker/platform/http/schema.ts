import { z } from '@hono/zod-openapi';
import { parseDay, parseMonth, type Day, type Month } from '../../core/day.ts';
import { MAX_FEN, type Fen } from '../../core/fen.ts';
import { limits } from '../../core/limits.ts';
import { inThree } from './answers.ts';

/** Schema pieces that every module's `input.ts` shares: one notation for an amount, a day, a page. */

export const FenInput = z
  .int()
  .min(-MAX_FEN)
  .max(MAX_FEN)
  .transform((value) => value as Fen)
  .openapi({ type: 'integer', description: '分 (fen)', example: 123456 });

export const PositiveFen = z
  .int()
  .min(1)
  .max(MAX_FEN)
  .transform((value) => value as Fen)
  .openapi({ type: 'integer', description: '分 (fen), > 0', example: 123456 });

/** An amount in an answer. */
export const FenAnswer = z.int().openapi({ description: '分 (fen)' });

export const DayInput = z
  .string()
  .refine(
    (text) => parseDay(text) !== null,
    inThree(
      '须为有效日期，如 2026-06-30',
      '유효한 날짜여야 합니다. 예: 2026-06-30',
      'must be a real day such as 2026-06-30',
    ),
  )
  .transform((text) => text as Day)
  .openapi({ type: 'string', format: 'date', example: '2026-06-30' });

export const MonthInput = z
  .string()
  .refine(
    (text) => parseMonth(text) !== null,
    inThree('须为有效月份，如 2026-06', '유효한 월이어야 합니다. 예: 2026-06', 'must be a real month such as 2026-06'),
  )
  .transform((text) => text as Month)
  .openapi({ type: 'string', example: '2026-06' });

/** A rate or coefficient outside the house: a decimal string, never a float. */
export const DecimalInput = z
  .string()
  .max(24)
  .regex(
    /^\d{1,12}(\.\d{1,9})?$/,
    inThree('须为十进制数字，如 "1.15"', '십진수여야 합니다. 예: "1.15"', 'must be a decimal such as "1.15"'),
  )
  .openapi({ example: '1.15' });

/** A score of the hundred-point scale, at most two places. */
export const CentScore = z
  .string()
  .regex(
    /^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/,
    inThree(
      '须为 0 到 100 的分数，最多两位小数',
      '0에서 100까지의 점수이며 소수점 이하 두 자리까지입니다',
      'must be a score from 0 to 100 with at most two places',
    ),
  )
  .openapi({ example: '91.5' });

export const IdInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_]+$/);

export const TextInput = (max: number) => z.string().trim().min(1).max(max);

export const ReasonInput = z.string().trim().min(2).max(limits.reasonLength).openapi({ description: '原因' });

export const VersionInput = z.int().min(1).openapi({ description: 'the version that was read' });

/** `?page=1&pageSize=50`; a list that can be ordered adds `sort: sortBy(…)`. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
};

/** `sort=name` or, the other way round, `sort=-name`: one of the list's own keys. */
export const sortBy = (...keys: readonly string[]) => z.enum(keys.flatMap((key) => [key, `-${key}`])).optional();

/** `{items, page, pageSize, total}`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: z.int() });

export const idParam = z.object({ id: IdInput });

/** A JSON body or answer. */
export const jsonContent = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });
export const jsonBody = <T extends z.ZodType>(schema: T) => ({ required: true as const, content: jsonContent(schema) });
export const answer = <T extends z.ZodType>(schema: T, description = '成功') => ({
  description,
  content: jsonContent(schema),
});
