import { z } from '@hono/zod-openapi';
import { compareDay, daysBetween } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { DayInput, FenInput, MonthInput } from '../../../platform/http/schema.ts';
import { problemAt } from './atoms.ts';

const oneQuestion = inThree(
  '须填写 day，或 from 与 add，或 from 与 until 之一',
  'day, from과 add, from과 until 중 하나를 입력하세요',
  'give day, or from and add, or from and until',
);
const endsBeforeStart = inThree('早于起始日', '시작일보다 빠릅니다', 'is before the first day');
const spanTooLong = inThree('跨度过长', '기간이 너무 깁니다', 'is too far from the first day');

export const WorkdaysInput = z
  .strictObject({
    day: DayInput.optional(),
    from: DayInput.optional(),
    add: z.int().min(1).max(limits.workdaySpan).optional(),
    countStart: z.boolean().optional(),
    until: DayInput.optional(),
  })
  .superRefine(({ day, from, add, countStart, until }, context) => {
    const asked = [day, add, until].filter((value) => value !== undefined).length;
    const startMatches = (from === undefined) === (day !== undefined);
    const countMatches = countStart === undefined || add !== undefined;
    if (asked !== 1 || !startMatches || !countMatches) {
      context.addIssue(problemAt([misplaced({ day, from, add, until, countStart })], oneQuestion));
    } else if (from !== undefined && until !== undefined) {
      if (compareDay(until, from) < 0) context.addIssue(problemAt(['until'], endsBeforeStart));
      else if (daysBetween(from, until) > limits.workdaySpan) context.addIssue(problemAt(['until'], spanTooLong));
    }
  });

/** The field to point at when the fields together ask no one question. */
function misplaced(given: Readonly<Record<'day' | 'from' | 'add' | 'until' | 'countStart', unknown>>): string {
  const here = (field: keyof typeof given) => given[field] !== undefined;
  if (here('day')) return here('from') ? 'from' : here('add') ? 'add' : here('until') ? 'until' : 'countStart';
  if (!here('from')) return here('add') || here('until') ? 'from' : 'day';
  if (here('add') && here('until')) return 'until';
  return here('until') ? 'countStart' : 'add';
}

/** What WorkdaysInput has let through. */
export type WorkdaysGiven = z.output<typeof WorkdaysInput>;

export const WorkdaysAnswer = z.union([
  z.object({ day: z.string() }),
  z.object({ count: z.int() }),
  z.object({ isWorkday: z.boolean() }),
]);

const Raw = z.string().max(64).optional();
const nothingToCheck = inThree('至少填写一项', '하나 이상 입력하세요', 'give at least one number');

export const ChecksInput = z
  .strictObject({ residentId: Raw, creditCode: Raw, bankCard: Raw, mobile: Raw })
  .superRefine((given, context) => {
    if (Object.values(given).every((value) => value === undefined)) {
      context.addIssue(problemAt(['residentId'], nothingToCheck));
    }
  });

const Check = z.object({
  valid: z.boolean(),
  normalised: z.string(),
  reason: z
    .enum([
      'empty',
      'scientific_notation',
      'characters',
      'fifteen_digits',
      'length',
      'prefix',
      'birth_date',
      'checksum',
    ])
    .optional(),
});

/** What ChecksInput has let through. */
export type ChecksGiven = z.output<typeof ChecksInput>;

export const ChecksAnswer = z.object({
  residentId: Check.extend({
    birthDay: z.string().optional(),
    sex: z.enum(['male', 'female']).optional(),
  }).optional(),
  creditCode: Check.optional(),
  bankCard: Check.optional(),
  mobile: Check.optional(),
});

export const RmbCapitalsInput = z.strictObject({ amountFen: FenInput });

export const RmbCapitalsAnswer = z.object({ text: z.string() });

const outOfLifetime = inThree(
  '须在 1900 年至 2099 年之间',
  '1900년에서 2099년 사이여야 합니다',
  'must be between 1900 and 2099',
);

export const RetirementInput = z.strictObject({
  birthMonth: MonthInput.refine((month) => /^(?:19|20)/.test(month), outOfLifetime),
  category: z.enum(['male', 'female55', 'female50']),
});

export const RetirementAnswer = z.object({ retirementMonth: z.string(), years: z.int(), months: z.int() });
