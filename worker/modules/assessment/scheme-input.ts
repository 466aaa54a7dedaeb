import { z } from '@hono/zod-openapi';
import { DayInput, TextInput } from '../../platform/http/schema.ts';
import { grades } from './rules/moves.ts';
import type { NodeKind, NodeState } from './rules/node.ts';
import { postTypes } from './rules/scheme.ts';
import { SchemeWritten } from './scheme-content.ts';

/** What a new edition of a scheme is: never a change of one that stands. */
const edition = {
  name: TextInput(100),
  source: TextInput(500).openapi({ description: '依据：文件名称与文号；没有文件的写明“示例”' }),
  representative: z.boolean().openapi({ description: '示例：没有已发布的文件支持其数字' }),
  fromDay: DayInput,
  content: SchemeWritten,
};
export const SchemeEditionInput = z.strictObject(edition).openapi('AssessmentSchemeEdition');
export const NewSchemeInput = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/)
      .max(40),
    ...edition,
  })
  .openapi('NewAssessmentScheme');
export const SchemeSaved = z
  .object({ id: z.string(), code: z.string(), edition: z.int() })
  .openapi('AssessmentSchemeSaved');

const PointsText = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);
const Often = z.record(z.string().max(30), z.int().min(0).max(100));

/** An invented worker: nobody of the roster. */
const Sample = z.strictObject({
  postType: z.enum(postTypes),
  marks: z.record(z.string().max(30), PointsText),
  daily: PointsText.nullable(),
  quarterly: PointsText.nullable(),
  bonus: Often,
  deductions: Often,
  veto: z.boolean(),
  notGraded: z.boolean(),
  ballotValid: z.boolean(),
});

export const SchemePreviewInput = z
  .strictObject({
    content: SchemeWritten,
    samples: z.array(Sample).min(1).max(10),
    headcount: z.int().min(1).max(5_000).openapi({ description: '名额池的参评人数' }),
  })
  .openapi('AssessmentSchemePreview');
export type SchemeSample = z.output<typeof Sample>;

/** A part of a score as it is shown: every figure rounded once. */
export interface NodeView {
  readonly kind: NodeKind;
  readonly code: string;
  readonly name: string | null;
  readonly state: NodeState;
  readonly value: string | null;
  readonly weight?: string | undefined;
  readonly share?: string | undefined;
  readonly contribution?: string | null | undefined;
  readonly count?: number | undefined;
  readonly by?: string | undefined;
  readonly cause?: string | undefined;
  readonly document?: string | undefined;
  readonly day?: string | undefined;
  readonly figure?: { readonly done: number; readonly due: number } | undefined;
  readonly link?: string | undefined;
  readonly children: readonly NodeView[];
}
export const ScoreNodeAnswer = z.custom<NodeView>().openapi('AssessmentScoreNode', {
  type: 'object',
  description: 'a part of the score: kind, state, value, weight, contribution, and the parts it is made of (children)',
});

const because = [
  'not_graded', 'veto', 'within_cap', 'over_cap', 'tie_at_cap', 'by_score', 'incomplete', 'not_assessed',
] as const; // prettier-ignore
export const SchemePreviewAnswer = z
  .object({
    places: z.int(),
    samples: z.array(
      z.object({
        score: z.string().nullable(),
        complete: z.boolean(),
        grade: z.enum(grades).nullable(),
        reason: z.enum(because),
        tree: ScoreNodeAnswer,
      }),
    ),
  })
  .openapi('AssessmentSchemePreviewAnswer');

export const SourceListAnswer = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string(), subject: z.enum(['unit', 'worker']) })) })
  .openapi('AssessmentSources');
