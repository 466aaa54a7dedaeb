import { z } from '@hono/zod-openapi';
import { compare, ONE, parseDecimal, ZERO } from '../../../core/ratio.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput, FenInput, TextInput } from '../../../platform/http/schema.ts';
import { factUnits, grades, rhythms } from '../rules/scheme.ts';

/** Bounds of the form, not of policy. */
const maxLevels = 60;
const maxFunds = 10;

export const Code = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{1,31}$/,
    inThree(
      '须为小写字母、数字与下划线',
      '소문자, 숫자, 밑줄만 가능합니다',
      'lower-case letters, digits and underscores',
    ),
  );
const AmountFen = FenInput.refine((fen) => fen >= 0, inThree('不能为负', '음수일 수 없습니다', 'must not be negative'));
export const Level = z.int().min(1).max(maxLevels);
const LevelKey = z.string().regex(/^([1-9]|[1-5]\d|60)$/);
const Share = DecimalInput.refine(
  (text) => compare(parseDecimal(text), ZERO) > 0 && compare(parseDecimal(text), ONE) <= 0,
  inThree('须大于 0 且不超过 1', '0보다 크고 1 이하여야 합니다', 'must be above 0 and at most 1'),
);
export const PositiveDecimal = DecimalInput.refine(
  (text) => compare(parseDecimal(text), ZERO) > 0,
  inThree('须大于 0', '0보다 커야 합니다', 'must be above 0'),
);
const Amounts = z.record(Code, AmountFen);
const ByLevel = z.record(LevelKey, AmountFen);
const Codes = z.array(Code).min(1).max(40);

const LevelFormulaInput = z.strictObject({
  baseFen: AmountFen,
  factor: DecimalInput,
  share: Share,
  coefficients: z.record(LevelKey, DecimalInput),
});

const itemOf = <K extends string>(kind: K) => ({
  kind: z.literal(kind),
  code: Code,
  name: TextInput(40),
  taxable: z.boolean(),
  insurable: z.boolean(),
  bonus: z.boolean().optional(),
  funds: z
    .array(z.strictObject({ fund: TextInput(40), share: Share }))
    .min(1)
    .max(maxFunds)
    .optional(),
});

const PayShareInput = z.strictObject({
  items: Codes,
  paidDays: PositiveDecimal,
  hoursPerDay: PositiveDecimal.optional(),
  factor: PositiveDecimal,
});

const PerformanceInput = z.strictObject({
  ...itemOf('performance'),
  standard: z.union([LevelFormulaInput, AmountFen]),
  share: Share.optional(),
  gradeCoefficients: z.record(z.enum(grades), DecimalInput),
  defaultGrade: z.enum(grades),
  rhythm: z.enum(rhythms).optional(),
  paidAt: z.enum(grades).optional(),
  advance: z.strictObject({ share: Share, grade: z.enum(grades).optional() }).optional(),
  settle: z.strictObject({ month: z.int().min(1).max(12), ungraded: z.enum(['wait', 'default']) }).optional(),
  leaver: z.enum(['paid', 'forfeits']).optional(),
});

export const PayItemInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...itemOf('level_coefficient'), formula: LevelFormulaInput }),
  z.strictObject({ ...itemOf('level_table'), amountsFen: ByLevel }),
  z.strictObject({ ...itemOf('post_table'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('qualification'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('education'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('seniority'), perYearFen: AmountFen, capYears: z.int().min(0).max(60) }),
  z.strictObject({ ...itemOf('fixed'), amountFen: AmountFen }),
  PerformanceInput,
  z.strictObject({ ...itemOf('fact_unit'), fact: Code, price: z.union([PayShareInput, AmountFen]) }),
  z.strictObject({
    ...itemOf('absence'),
    fact: Code,
    items: Codes,
    basis: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('paid_days'), paidDays: PositiveDecimal }),
      z.strictObject({ by: z.literal('calendar_days') }),
    ]),
    share: Share,
  }),
  z.strictObject({ ...itemOf('one_off'), direction: z.enum(['add', 'deduct']) }),
]);

export const SchemeFactInput = z.strictObject({
  code: Code,
  name: TextInput(40),
  unit: z.enum(factUnits),
  max: PositiveDecimal,
});

export const ProbationInput = z.strictObject({
  months: z.int().min(1).max(12),
  item: Code,
  meanBaseFen: AmountFen,
  share: Share,
  unpaid: z.array(Code).max(40).optional(),
});
