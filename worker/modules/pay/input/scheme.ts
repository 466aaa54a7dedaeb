import { z } from '@hono/zod-openapi';
import { inThree } from '../../../platform/http/answers.ts';
import { DecimalInput, IdInput, MonthInput, ReasonInput, TextInput } from '../../../platform/http/schema.ts';
import { partMonths, postTypes, trusts, type SchemeDefinition } from '../rules/scheme.ts';
import { referenceProblems, schemeProblemTexts } from '../rules/scheme-references.ts';
import { LevelRuleInput } from './level-rule.ts';
import { Code, PayItemInput, PositiveDecimal, ProbationInput, SchemeFactInput } from './pay-item.ts';

/** Bounds of the form, not of policy. */
const maxItems = 40;
const maxFacts = 20;
const maxNotes = 20;

const Loudness = z.enum(['blocking', 'warning', 'notice']);

/** What a city writes: the whole of one edition. */
export const SchemeDefinitionInput = z
  .strictObject({
    levelRule: LevelRuleInput,
    postClasses: z.partialRecord(z.enum(postTypes), Code),
    facts: z.array(SchemeFactInput).max(maxFacts).optional(),
    items: z.array(PayItemInput).min(1).max(maxItems),
    partMonth: z.enum(partMonths),
    paidDays: PositiveDecimal.optional(),
    probation: ProbationInput.optional(),
    checks: z.strictObject({
      changedBeyond: DecimalInput,
      severities: z.strictObject({
        uncomputable: Loudness,
        negative: Loudness,
        zero: Loudness,
        no_account: Loudness,
        duplicate_account: Loudness.optional(),
        level_due: Loudness.optional(),
        changed: Loudness,
        joined: Loudness,
        left: Loudness,
      }),
    }),
    notes: z.array(z.string().trim().min(1).max(300)).max(maxNotes),
  })
  .superRefine((definition, ctx) => {
    for (const { path, says } of referenceProblems(definition)) {
      const [zh, ko, en] = schemeProblemTexts[says];
      ctx.addIssue({ code: 'custom', path: [...path], message: inThree(zh, ko, en) });
    }
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
