import { z } from '@hono/zod-openapi';
import { IdInput, pageOf, pageQuery } from '../../platform/http/schema.ts';
import { opinions } from './rules/admission.ts';
import { dutyKinds, dutyStates } from './rules/duty.ts';
import { outcomes, stances } from './rules/review.ts';

/** What the reads of an admission ask and answer. */

export const admissionParts = {
  /** Rounds of admission, the last first. */
  rounds: z.array(
    z.object({
      round: z.int(),
      submittedDay: z.string(),
      hearingUntil: z.string(),
      opinionsUntil: z.string(),
      reviewBy: z.string(),
      outcome: z.enum(outcomes).nullable(),
      conditions: z.string().nullable(),
      reason: z.string().nullable(),
      decidedDay: z.string().nullable(),
      decidedByName: z.string().nullable(),
      late: z.boolean(),
    }),
  ),
  hearings: z.array(
    z.object({
      round: z.int(),
      unitId: z.string(),
      unitName: z.string(),
      side: z.enum(['street', 'community']),
      opinion: z.enum(opinions).nullable(),
      silent: z.boolean(),
      reason: z.string().nullable(),
      answeredAt: z.string().nullable(),
      answeredByName: z.string().nullable(),
      /** Whether the reader may answer for this unit now. */
      mine: z.boolean(),
    }),
  ),
  /** Departments of the joint review. */
  seats: z.array(
    z.object({
      round: z.int(),
      unitId: z.string(),
      unitName: z.string(),
      stance: z.enum(stances).nullable(),
      silent: z.boolean(),
      reason: z.string().nullable(),
      answeredAt: z.string().nullable(),
      answeredByName: z.string().nullable(),
      /** Whether the reader may speak for this department now. */
      mine: z.boolean(),
    }),
  ),
};

export const DecisionsQuery = z.strictObject({
  ...pageQuery,
  outcome: z.enum(outcomes).optional(),
  departmentId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
});

/** Answers of the joint review as the city publishes them: no person is named. */
export const DecisionList = pageOf(
  z.object({
    dutyId: z.string(),
    round: z.int(),
    code: z.string(),
    title: z.string(),
    kind: z.enum(dutyKinds),
    departmentName: z.string(),
    legalBasis: z.string(),
    fromMonth: z.string(),
    untilMonth: z.string(),
    outcome: z.enum(outcomes),
    conditions: z.string().nullable(),
    reason: z.string(),
    decidedDay: z.string(),
    agreed: z.int(),
    objected: z.int(),
    departments: z
      .array(z.object({ department: z.string(), stance: z.enum(stances).nullable() }))
      .openapi({ description: '参加联审的部门及其意见；空为逾期未答复' }),
    state: z.enum(dutyStates),
  }),
).openapi('DutyDecisionList');
