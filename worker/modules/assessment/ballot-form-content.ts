import { z } from '@hono/zod-openapi';
import { parsePoints } from './rules/points.ts';

const named = {
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .max(30),
  zh: z.string().min(1).max(60),
  ko: z.string().min(1).max(80),
  en: z.string().min(1).max(80),
};
const distinct = (list: readonly { readonly code: string }[]): boolean =>
  new Set(list.map(({ code }) => code)).size === list.length;

const Choice = z.strictObject({
  ...named,
  points: z
    .string()
    .refine((text) => (parsePoints(text) ?? Infinity) <= 10_000)
    .nullable(),
});

/** What a ballot asks, as a scheme carries it. */
export const BallotFormContent = z
  .strictObject({
    group: named.code,
    kinds: z
      .array(z.strictObject({ ...named, ordinary: z.boolean() }))
      .min(1)
      .max(6)
      .refine(distinct),
    questions: z.array(z.strictObject(named)).min(1).max(10).refine(distinct),
    scale: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('choices'), choices: z.array(Choice).min(2).max(10).refine(distinct) }),
      z.strictObject({ type: z.literal('points'), most: z.int().min(1).max(100) }),
    ]),
  })
  .openapi('AssessmentBallotForm');
