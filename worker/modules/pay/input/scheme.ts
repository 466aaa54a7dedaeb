import { z } from '@hono/zod-openapi';
import { parseDecimal, compare, ONE, ZERO } from '../../../core/ratio.ts';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput, FenInput, IdInput, MonthInput, ReasonInput, TextInput } from '../../../platform/http/schema.ts';
import { findingCodes, grades, postTypes, trusts, type SchemeDefinition } from '../rules/scheme.ts';

/** Bounds of the form, not of policy. */
const maxLevels = 60;
const maxItems = 40;
const maxNotes = 20;

const Code = z
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
const Level = z.int().min(1).max(maxLevels);
const LevelKey = z.string().regex(/^([1-9]|[1-5]\d|60)$/);
const Share = DecimalInput.refine(
  (text) => compare(parseDecimal(text), ZERO) > 0 && compare(parseDecimal(text), ONE) <= 0,
  inThree('须大于 0 且不超过 1', '0보다 크고 1 이하여야 합니다', 'must be above 0 and at most 1'),
);
const Amounts = z.record(Code, AmountFen);
const ByLevel = z.record(LevelKey, AmountFen);

export const LevelFormulaInput = z.strictObject({
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
});

export const PayItemInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...itemOf('level_coefficient'), formula: LevelFormulaInput }),
  z.strictObject({ ...itemOf('level_table'), amountsFen: ByLevel }),
  z.strictObject({ ...itemOf('post_table'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('qualification'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('education'), amountsFen: Amounts }),
  z.strictObject({ ...itemOf('seniority'), perYearFen: AmountFen, capYears: z.int().min(0).max(60) }),
  z.strictObject({ ...itemOf('fixed'), amountFen: AmountFen }),
  z.strictObject({
    ...itemOf('performance'),
    standard: z.union([LevelFormulaInput, AmountFen]),
    gradeCoefficients: z.record(z.enum(grades), DecimalInput),
    defaultGrade: z.enum(grades),
  }),
]);

const PostLevels = z.record(z.enum(postTypes), Level);
const EducationPoints = z.partialRecord(
  z.enum(['none', 'secondary', 'college', 'bachelor', 'master', 'doctor']),
  z.int().min(0).max(40),
);

export const LevelRuleInput = z.strictObject({
  floors: PostLevels,
  ceilings: PostLevels,
  yearsPerLevel: z.int().min(1).max(40),
  educationLevels: EducationPoints.optional(),
  educationYears: EducationPoints.optional(),
  educationYearsAlways: z.boolean().optional(),
});

const unique = (codes: readonly string[]) => new Set(codes).size === codes.length;

/** What a city writes: the whole of one edition. */
export const SchemeDefinitionInput = z
  .strictObject({
    levelRule: LevelRuleInput,
    postClasses: z.partialRecord(z.enum(postTypes), Code),
    items: z
      .array(PayItemInput)
      .min(1)
      .max(maxItems)
      .refine(
        (items) => unique(items.map(({ code }) => code)),
        inThree('薪酬项目代码重复', '급여 항목 코드가 중복됩니다', 'item codes repeat'),
      ),
    partMonth: z.enum(['calendar_days', 'full_month']),
    checks: z.strictObject({
      changedBeyond: DecimalInput,
      severities: z.record(z.enum(findingCodes), z.enum(['blocking', 'warning', 'notice'])),
    }),
    notes: z.array(z.string().trim().min(1).max(300)).max(maxNotes),
  })
  .openapi('SchemeDefinition');

export const SchemeDefinitionAnswer = z.custom<SchemeDefinition>().openapi('SchemeDefinitionAnswer', {
  type: 'object',
  description: 'as SchemeDefinition',
});

export const SchemeAnswer = z
  .object({
    id: z.string(),
    schemeCode: z.string(),
    edition: z.int(),
    name: z.string(),
    templateCode: z.string().nullable(),
    source: z.string(),
    trust: z.enum(trusts),
    createdAt: z.string(),
    latest: z.boolean(),
    /** Months from which the city decided to pay by this edition. */
    adoptedFrom: z.array(z.string()),
    /** Whether a payment run refers to it. */
    used: z.boolean(),
  })
  .openapi('Scheme');

export const SchemeDetail = SchemeAnswer.extend({ definition: SchemeDefinitionAnswer }).openapi('SchemeDetail');
export const TemplateAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    source: z.string(),
    trust: z.enum(trusts),
    definition: SchemeDefinitionAnswer,
  })
  .openapi('SchemeTemplate');

export const SchemeCreate = z.strictObject({ template: Code, code: Code, name: TextInput(60) }).openapi('SchemeCreate');
export const EditionCreate = z
  .strictObject({
    name: TextInput(60),
    source: TextInput(500),
    trust: z.enum(trusts),
    definition: SchemeDefinitionInput,
  })
  .openapi('EditionCreate');
export const Adoption = z
  .strictObject({ schemeId: IdInput, fromMonth: MonthInput, reason: ReasonInput })
  .openapi('SchemeAdoption');

export const SchemeCreated = z.object({ id: z.string(), edition: z.int() });
export const Recorded = z.object({ id: z.string() });

export type SchemeCreate = z.infer<typeof SchemeCreate>;
export type EditionCreate = z.infer<typeof EditionCreate>;
export type Adoption = z.infer<typeof Adoption>;
