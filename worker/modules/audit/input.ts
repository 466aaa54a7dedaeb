import { z } from '@hono/zod-openapi';
import { DayInput, IdInput, pageOf, pageQuery } from '../../platform/http/schema.ts';

const Name = z
  .string()
  .regex(/^[a-z][a-z_]*(\.[a-z_]+)*\.?$/)
  .max(80);

export const EntryQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(['seq', '-seq']).default('-seq'),
  action: Name.optional().openapi({
    description: '动作；以点结尾为整个模块，如 `roster.`',
    example: 'roster.worker.transfer',
  }),
  actor: IdInput.optional().openapi({ description: '操作人 id' }),
  subjectType: z
    .string()
    .regex(/^[a-z_]+$/)
    .max(40)
    .optional(),
  subject: IdInput.optional().openapi({ description: '对象 id' }),
  from: DayInput.optional().openapi({ description: '起日（含）' }),
  until: DayInput.optional().openapi({ description: '止日（含）' }),
});
export type EntryFilter = Omit<z.output<typeof EntryQuery>, 'page' | 'pageSize'>;

const EntryAnswer = z.object({
  seq: z.int(),
  id: z.string(),
  at: z.string(),
  actorKind: z.enum(['person', 'key', 'system']),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
  requestId: z.string(),
  payload: z.unknown(),
  digest: z.string(),
  sealed: z.boolean(),
});

export const EntryListAnswer = pageOf(EntryAnswer).openapi('AuditEntryList');

export const VerifyInput = z
  .strictObject({ afterSeq: z.int().min(0).default(0).openapi({ description: '从此序号之后开始；0 为从头' }) })
  .openapi('AuditVerify');

const HeadAnswer = z.object({ seq: z.int(), hash: z.string() });

export const VerifyAnswer = z
  .object({
    intact: z.boolean(),
    afterSeq: z.int(),
    checked: z.int().openapi({ description: 'entries read, the bad one included' }),
    lastSeq: z.int().openapi({ description: 'the last sound entry' }),
    sealed: HeadAnswer.openapi({ description: 'the last sound seal' }),
    anchor: HeadAnswer.openapi({ description: 'the head kept outside the city database' }),
    firstBad: z
      .object({
        seq: z.int(),
        fault: z.enum(['entry_missing', 'entry_changed', 'seal_missing', 'seal_changed', 'anchor_differs']),
      })
      .nullable(),
    complete: z.boolean().openapi({ description: 'false: go on with afterSeq = lastSeq' }),
  })
  .openapi('AuditVerification');
export type Verification = z.output<typeof VerifyAnswer>;

export const ProofQuery = z.strictObject({ afterSeq: z.coerce.number().int().min(0).default(0) });
