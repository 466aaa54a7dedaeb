import { z } from '@hono/zod-openapi';
import { compare, isDecimal, ONE, parseDecimal } from '../../core/ratio.ts';
import { inThree } from '../../platform/http/answers.ts';
import { BallotFormContent } from './ballot-form-content.ts';
import { grades } from './rules/moves.ts';
import { parsePoints } from './rules/points.ts';
import { poolKinds, postTypes } from './rules/scheme.ts';
import { schemeFaults, schemeFaultTexts } from './rules/scheme-faults.ts';

const isAmount = (text: string): boolean => isDecimal(text) && !text.startsWith('-');
const decimalText = inThree(
  '须为十进制数字，如 "0.2"',
  '십진수여야 합니다. 예: "0.2"',
  'must be a decimal such as "0.2"',
);
const pointsText = inThree(
  '须为分数，最多两位小数',
  '점수는 소수점 둘째 자리까지입니다',
  'points have at most two places',
);
const Decimal = z.string().refine(isAmount, decimalText);
const Share = z.string().refine((text) => isAmount(text) && compare(parseDecimal(text), ONE) <= 0, decimalText);
const Points = z.string().refine((text) => parsePoints(text) !== null, pointsText);
const Workdays = z.int().min(1).max(60);
const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, inThree('小写字母开头的代码', '소문자로 시작하는 코드', 'a code in lower-case letters'))
  .max(30);
const Few = z.int().min(1).max(12);

const named = {
  code: Code,
  zh: z.string().min(1).max(40),
  ko: z.string().min(1).max(80),
  en: z.string().min(1).max(80),
};
const evidence = z.string().max(200);

const Group = z.strictObject({
  ...named,
  headers: z.array(z.string().min(1).max(40)).max(20),
  trimFrom: z.int().min(3).max(100).nullable(),
  byBallot: z.boolean(),
  anonymous: z.boolean().default(false),
  at: z.enum(poolKinds).default('community'),
  system: z.boolean().default(false),
});

const Indicator = z.strictObject({
  ...named,
  points: Points,
  evidence,
  group: Code,
  source: z
    .strictObject({
      code: z.string().regex(/^[a-z][a-z0-9_.]*$/).max(60),
      zero: Share,
      full: Share,
      days: z.int().min(0).max(366),
    })
    .optional(),
}); // prettier-ignore
const Dimension = z.strictObject({ ...named, indicators: z.array(Indicator).min(1).max(30) });
const Cap = z.strictObject({ share: Share, pool: z.enum(poolKinds) });

const Sheet = z.strictObject({
  postTypes: z.array(z.enum(postTypes)).min(1),
  weights: z.record(z.string(), Decimal),
  dimensions: z.array(Dimension).max(12).default([]),
  mix: z
    .strictObject({ daily: Share, quarterly: Share, annual: Share })
    .default({ daily: '0', quarterly: '0', annual: '1' }),
  excellent: Cap.optional(),
});

const Regular = z.strictObject({ groups: z.array(Code).max(6), fewest: Few }).default({ groups: [], fewest: 1 });
const Item = z.strictObject({ ...named, points: Points, most: Points.nullable(), evidence });

/**
 * A scheme's content as it is kept: checked whenever it is read. What schemes written earlier do not say has its
 * default here, and each default leaves such a scheme meaning what it meant.
 */
export const SchemeContent = z
  .strictObject({
    groups: z.array(Group).min(1).max(12),
    sheets: z.array(Sheet).min(1).max(3),
    missing: z.enum(['incomplete', 'renormalise']),
    months: Regular,
    quarters: Regular,
    bonusItems: z.array(Item).max(30).default([]),
    bonusCap: Points,
    deductionItems: z.array(Item).max(30).default([]),
    bands: z.strictObject({ excellent: Points, qualified: Points, basic: Points }),
    excellent: Cap,
    tieBreak: z.array(z.string().max(50)).max(12),
    ballot: z.strictObject({
      fewest: z.int().min(0).max(100_000),
      ordinaryShare: Share,
      form: BallotFormContent.optional(),
    }),
    notGraded: z.strictObject({
      probation: z.boolean(),
      probationMonths: Few.nullable().default(null),
      fewestMonths: z.int().min(0).max(12),
    }),
    vetoes: z.array(z.string().min(1).max(100)).max(20),
    anonymity: z.strictObject({ fewestRaters: z.int().min(1).max(20) }).default({ fewestRaters: 1 }),
    outliers: z
      .strictObject({ deviations: Decimal, points: Points, fewestRaters: z.int().min(3).max(50) })
      .nullable()
      .default(null),
    transfer: z.strictObject({ fewestMonths: Few }).default({ fewestMonths: 1 }),
    publicity: z.strictObject({ workdays: Workdays, countStart: z.boolean() }),
    contractWarning: z.strictObject({ unqualifiedYears: z.int().min(1).max(5) }).optional(),
    eligibility: z
      .array(z.strictObject({ ...named, grades: z.array(z.enum(grades)).min(1), years: z.int().min(1).max(5) }))
      .max(10)
      .optional(),
    appeal: z.strictObject({ workdays: Workdays, answerWorkdays: Workdays, reviewWorkdays: Workdays }),
  })
  .openapi('AssessmentSchemeContent');

/** A scheme as somebody writes it: nothing in it may contradict itself. */
export const SchemeWritten = SchemeContent.superRefine((scheme, check) => {
  for (const { path, code } of schemeFaults(scheme)) {
    const [zh, ko, en] = schemeFaultTexts[code];
    check.addIssue({ code: 'custom', path: [...path], message: inThree(zh, ko, en) });
  }
}).openapi('AssessmentSchemeWritten');
