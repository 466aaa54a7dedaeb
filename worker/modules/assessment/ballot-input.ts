import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { DayInput, IdInput, pageOf, pageQuery, ReasonInput, VersionInput } from '../../platform/http/schema.ts';
import { BallotFormContent } from './ballot-form-content.ts';
import { postTypes } from './rules/scheme.ts';

const Code = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(30)
  .openapi({ example: 'ordinary' });
const Answer = z
  .string()
  .regex(/^[a-z0-9_]+$/)
  .max(30)
  .openapi({ description: '选项代码，或整数分', example: 'excellent' });
const Count = z.int().min(0).max(100_000);
const Number_ = z.int().min(1).max(1_000).openapi({ description: '选票上的序号' });
const Token = z.string().min(16).max(40).openapi({ description: '链接中的代码', example: '0123456789ABCDEF' });
const invalid = z.enum(['too_few', 'too_few_ordinary']).nullable();

export const IssueInput = z
  .strictObject({
    unitIds: z.array(IdInput).min(1).max(limits.ballotUnits),
    kinds: z
      .array(z.strictObject({ kind: Code, links: z.int().min(1).max(limits.ballotSheetLinks) }))
      .min(1)
      .max(6),
    until: DayInput.openapi({ description: '最后一天，当天仍可投票' }),
  })
  .openapi('IssueBallotSheets');
export const ReprintInput = z
  .strictObject({ reason: ReasonInput, until: DayInput.optional() })
  .openapi('ReprintBallotSheet');
export const RevokeInput = z.strictObject({ reason: ReasonInput }).openapi('RevokeBallotSheet');

const MadeSheet = z.object({
  id: z.string(),
  boxId: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  streetName: z.string(),
  kind: z.string(),
  until: z.string(),
  count: z.int(),
  links: z.array(z.string()).openapi({ description: '只在此刻给出；同一请求重发时为空' }),
});
export const PrintedAnswer = z.object({ sheets: z.array(MadeSheet) }).openapi('PrintedBallotSheets');

const PaperTally = z.strictObject({ number: Number_, question: Code, answer: Answer, count: Count });
const paper = {
  sent: Count,
  kinds: z.array(z.strictObject({ kind: Code, returned: Count })).max(6),
  tallies: z.array(PaperTally).max(20_000),
};
export const PaperInput = z.strictObject({ unitId: IdInput, ...paper }).openapi('PaperCount');
export const PaperEnteredAnswer = z.object({ id: z.string(), boxId: z.string() }).openapi('PaperEntered');
export const CountInput = z.strictObject({ version: VersionInput }).openapi('CountBallots');
export const CountedAnswer = z
  .object({ id: z.string(), version: z.int(), sent: z.int(), returned: z.int(), ordinary: z.int(), invalid })
  .openapi('BallotsCounted');
export const DoneAnswer = z.object({ id: z.string() }).openapi('BallotSheetRevoked');

export const ProgressQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['none', 'voting', 'counted', 'invalid']).optional(),
  unitId: IdInput.optional().openapi({ description: '此单位及其下级' }),
});
const KindCount = z.object({ kind: z.string(), sent: z.int(), used: z.int() });
const paperState = z.enum(['none', 'waiting', 'differ', 'agreed']);
export const ProgressAnswer = pageOf(
  z.object({
    communityId: z.string(),
    communityName: z.string(),
    streetName: z.string(),
    boxId: z.string().nullable(),
    counted: z.boolean().openapi({ description: '已计票，或已由表格导入' }),
    links: z.array(KindCount),
    paper: paperState,
    paperReturned: z.int(),
    sent: z.int(),
    returned: z.int(),
    ordinary: z.int(),
    ordinaryShare: z.string(),
    invalid: invalid.openapi({ description: '计票前按目前票数判断' }),
    votesToValid: z
      .int()
      .nullable()
      .openapi({ description: '再有几张普通代表的票即有效；0 为已有效，null 为无法补足' }),
  }),
).openapi('BallotProgress');

const Difference = z.object({
  what: z.enum(['sent', 'kind', 'answer']),
  kind: z.string().optional(),
  number: z.int().optional(),
  question: z.string().optional(),
  answer: z.string().optional(),
  first: z.int(),
  second: z.int(),
});
const Sheet = z.object({
  id: z.string(),
  kind: z.string(),
  links: z.int(),
  used: z.int(),
  until: z.string(),
  replacesId: z.string().nullable(),
  madeAt: z.string(),
  madeByName: z.string(),
  revokedAt: z.string().nullable(),
  revokedByName: z.string().nullable(),
  revokedReason: z.string().nullable(),
});
const PaperEntry = z.object({
  id: z.string(),
  count: z.object({ ...paper, kinds: z.array(z.object({ kind: z.string(), returned: z.int() })), tallies: z.array(z.object({ number: z.int(), question: z.string(), answer: z.string(), count: z.int() })) }),
  confirmsId: z.string().nullable(),
  enteredAt: z.string(),
  enteredByName: z.string(),
  own: z.boolean().openapi({ description: '由本人录入' }),
  files: z.int(),
}); // prettier-ignore
export const BoxAnswer = z
  .object({
    id: z.string(),
    cycleId: z.string(),
    communityId: z.string(),
    communityName: z.string(),
    version: z.int(),
    countedAt: z.string().nullable(),
    countedByName: z.string().nullable(),
    people: z.array(z.object({ number: z.int(), name: z.string() })),
    sheets: z.array(Sheet),
    papers: z.array(PaperEntry).openapi({ description: '各人最近一次录入，最新在后' }),
    paper: paperState,
    differences: z.array(Difference),
    sent: z.int(),
    returned: z.int(),
    ordinary: z.int(),
    invalid,
    votesToValid: z.int().nullable(),
  })
  .openapi('BallotBox');

export const OpenBallotInput = z.strictObject({ token: Token }).openapi('OpenBallot');
export const CastInput = z
  .strictObject({
    token: Token,
    answers: z
      .array(z.strictObject({ number: Number_, question: Code, answer: Answer }))
      .min(1)
      .max(2_000),
  })
  .openapi('CastBallot');
export const BallotAnswer = z
  .object({
    cityName: z.string(),
    communityName: z.string(),
    year: z.int(),
    until: z.string(),
    kind: BallotFormContent.shape.kinds.element.nullable(),
    questions: BallotFormContent.shape.questions,
    scale: BallotFormContent.shape.scale,
    people: z.array(z.object({ number: z.int(), name: z.string(), postType: z.enum(postTypes) })),
  })
  .openapi('Ballot');
export const CastAnswer = z.object({ done: z.literal(true) }).openapi('BallotCast');
