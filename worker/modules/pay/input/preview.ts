import { z } from '@hono/zod-openapi';
import { DecimalInput, FenAnswer } from '../../../platform/http/schema.ts';
import { grades, postTypes } from '../rules/scheme.ts';
import { LevelSteps } from './levels.ts';
import { SchemeDefinitionInput } from './scheme.ts';

const educations = ['none', 'secondary', 'college', 'bachelor', 'master', 'doctor'] as const;
const qualifications = ['assistant', 'intermediate', 'senior'] as const;

/** An invented worker: nobody of the roster. */
const Sample = z.strictObject({
  postType: z.enum(postTypes),
  serviceYears: z.int().min(0).max(60),
  education: z.enum(educations),
  degreeHeld: z.boolean(),
  grade: z.enum(grades).nullable(),
  qualification: z.enum(qualifications).nullable(),
  /** Facts of the month by code; those that the scheme does not ask for are without effect. */
  quantities: z.record(z.string().max(32), DecimalInput).optional(),
  /** Came without experience on the first of the month. */
  onProbation: z.boolean().optional(),
});

export const SchemePreview = z
  .strictObject({
    definition: SchemeDefinitionInput,
    samples: z.array(Sample).min(1).max(10),
    /** Which month of this year, 1 to 12: one that settles performance shows what it comes to. This month if left out. */
    inMonth: z.int().min(1).max(12).optional(),
  })
  .openapi('SchemePreview');

export const SchemePreviewAnswer = z
  .object({
    samples: z.array(
      z.object({
        level: z.int(),
        steps: LevelSteps,
        lines: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            formula: z.string(),
            amountFen: FenAnswer,
            inputs: z.record(z.string(), z.union([z.string(), z.number()])),
          }),
        ),
        /** Null where the scheme has no row for the worker. */
        grossFen: FenAnswer.nullable(),
        gap: z
          .object({ item: z.string(), missing: z.enum(['level', 'post', 'calendar', 'item']), key: z.string() })
          .nullable(),
      }),
    ),
  })
  .openapi('SchemePreviewAnswer');

export type SchemePreview = z.infer<typeof SchemePreview>;
