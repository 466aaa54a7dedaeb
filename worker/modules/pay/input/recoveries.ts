import { z } from '@hono/zod-openapi';
import {
  DecimalInput,
  FenAnswer,
  FenInput,
  IdInput,
  MonthInput,
  PositiveFen,
  ReasonInput,
  TextInput,
  VersionInput,
  pageOf,
  pageQuery,
} from '../../../platform/http/schema.ts';
import { trusts } from '../rules/scheme.ts';

/** With `draft` as it will be once the computed month is approved: what the second person must see before. */
export const RecoveryQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(50).optional(),
  draft: z.enum(['true', 'false']).default('false'),
});
export type RecoveryQuery = z.infer<typeof RecoveryQuery>;

const Claim = z.object({ month: z.string(), taxable: z.boolean(), fen: FenAnswer });

const RecoveryRow = z.object({
  workerId: z.string(),
  name: z.string(),
  unitName: z.string().nullable(),
  left: z.boolean(),
  claims: z.array(Claim),
  owedFen: FenAnswer,
  /** What the draft adds to it, below zero where it takes some of it; zero without a draft. */
  draftFen: FenAnswer,
  monthlyFen: FenAnswer,
  instalmentFen: FenAnswer.nullable(),
  instalmentReason: z.string().nullable(),
  instalments: z.array(z.object({ month: z.string(), fen: FenAnswer })),
  restFen: FenAnswer,
  waivers: z.array(
    z.object({
      id: z.string(),
      month: z.string(),
      taxable: z.boolean(),
      amountFen: FenAnswer,
      reason: z.string(),
      version: z.int(),
      askedName: z.string(),
      own: z.boolean(),
    }),
  ),
});

export const RecoveryPage = pageOf(RecoveryRow).extend({
  owedFen: FenAnswer,
  /** The month that is computed and not approved; null where there is none. */
  draftMonth: z.string().nullable(),
  terms: z.object({ floorFen: FenAnswer, maxShare: z.string(), source: z.string() }),
});

export const workerParam = z.object({ workerId: IdInput });

/** Zero goes back to what the policy takes. */
export const InstalmentSet = z.strictObject({ monthlyFen: FenInput, reason: ReasonInput }).openapi('PayInstalmentSet');
export const InstalmentAnswer = z.object({ workerId: z.string(), monthlyFen: FenAnswer });

export const WaiverAsk = z
  .strictObject({ month: MonthInput, taxable: z.boolean(), amountFen: PositiveFen, reason: ReasonInput })
  .openapi('PayWaiverAsk');
export const WaiverDecide = z.strictObject({ version: VersionInput, grant: z.boolean() }).openapi('PayWaiverDecide');
export const WaiverAnswer = z.object({
  id: z.string(),
  state: z.enum(['asked', 'granted', 'refused']),
  version: z.int(),
});

const policy = {
  reachMonths: z.int().min(1).max(120),
  floorFen: FenInput,
  maxShare: DecimalInput,
  source: TextInput(500),
};
export const SettlementPolicyCreate = z
  .strictObject({ fromMonth: MonthInput, ...policy })
  .refine(({ maxShare }) => Number(maxShare) >= 0 && Number(maxShare) <= 1, {
    path: ['maxShare'],
    message: '须在 0 与 1 之间',
  })
  .openapi('PaySettlementPolicyCreate');
export const SettlementPolicyList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fromMonth: z.string(),
      reachMonths: z.int(),
      floorFen: FenAnswer,
      maxShare: z.string(),
      source: z.string(),
      trust: z.enum(trusts),
      decidedAt: z.string(),
    }),
  ),
});
export const CreatedAnswer = z.object({ id: z.string() });

export type InstalmentSet = z.infer<typeof InstalmentSet>;
export type WaiverAsk = z.infer<typeof WaiverAsk>;
export type WaiverDecide = z.infer<typeof WaiverDecide>;
export type SettlementPolicyCreate = z.infer<typeof SettlementPolicyCreate>;
