import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { MAX_FEN } from '../../core/fen.ts';
import { inThree } from '../../platform/http/answers.ts';
import {
  DayInput,
  FenAnswer,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  sortBy,
  TextInput,
  VersionInput,
} from '../../platform/http/schema.ts';
import { Code, exportFormat, yes } from './input.ts';
import { alarmKinds } from './rules/alarm.ts';
import { lineStates, verdicts, type LineEvent } from './rules/line.ts';
import { lists } from './rules/policy.ts';

const hourMinutes = 60;
const Minutes = z
  .int()
  .min(0)
  .max(1_000_000 * hourMinutes)
  .openapi({ description: '分钟', example: 120 });
const Money = z.int().min(0).max(MAX_FEN).openapi({ description: '分 (fen)', example: 500000 });

const line = {
  title: TextInput(100),
  detail: TextInput(limits.noteLength).nullable().default(null),
  theme: Code,
  unitId: IdInput.openapi({ description: '面向的街道或社区；资源可面向全市' }),
  minutes: Minutes,
  fen: Money,
  fromDay: DayInput,
  dueDay: DayInput.openapi({ description: '期限' }),
};
const forward = ({ fromDay, dueDay }: { readonly fromDay: string; readonly dueDay: string }) => fromDay <= dueDay;
const backwards = {
  message: inThree('期限不得早于开始', '기한은 시작보다 빠를 수 없습니다', 'the deadline lies before the beginning'),
  path: ['dueDay'],
};
const something = ({ minutes, fen }: { readonly minutes: number; readonly fen: number }) => minutes + fen > 0;
const promised = {
  message: inThree('请写明时数或金额', '시간이나 금액을 적어 주세요', 'so many hours or so much money'),
  path: ['minutes'],
};
export const LineInput = z
  .discriminatedUnion('list', [
    z.strictObject({ list: z.literal('need'), ...line, organisationId: IdInput.nullable().default(null) }),
    z.strictObject({ list: z.literal('resource'), ...line, organisationId: IdInput }).refine(something, promised),
    z
      .strictObject({
        list: z.literal('project'),
        ...line,
        organisationId: IdInput,
        needId: IdInput.nullable().default(null).openapi({ description: '认领的需求' }),
      })
      .refine(something, promised),
  ])
  .refine(forward, backwards)
  .openapi('AllianceLineInput');

const step = { version: VersionInput };
export const LineStep = z
  .discriminatedUnion('event', [
    z.strictObject({
      event: z.literal('progress'),
      ...step,
      day: DayInput,
      minutes: Minutes,
      fen: Money,
      text: TextInput(limits.noteLength),
    }),
    z.strictObject({ event: z.literal('finish'), ...step, text: TextInput(limits.noteLength) }),
    z.strictObject({ event: z.literal('postpone'), ...step, day: DayInput, text: ReasonInput }),
    z.strictObject({ event: z.literal('cancel'), ...step, text: ReasonInput }),
  ])
  .openapi('AllianceLineStep');
export const LineVerdict = z
  .strictObject({
    version: VersionInput,
    verdict: z.enum(verdicts),
    text: TextInput(limits.noteLength).openapi({ description: '确认时为成果，退回、暂停、恢复时为原因' }),
  })
  .openapi('AllianceLineVerdict');
export const LineMoved = z
  .object({ id: z.string(), state: z.enum(lineStates), version: z.int() })
  .openapi('AllianceLineMoved');

const lineFilters = {
  sort: sortBy('dueDay', 'promisedMinutes', 'promisedFen'),
  list: z.enum(lists).optional(),
  state: z.enum(lineStates).optional(),
  theme: Code.optional(),
  unitId: IdInput.optional(),
  organisationId: IdInput.optional(),
  dueFrom: DayInput.optional(),
  dueUntil: DayInput.optional(),
  late: yes.openapi({ description: '只列逾期的，含逾期办结的' }),
  overdue: yes.openapi({ description: '只列逾期未办结的' }),
  alarm: yes.openapi({ description: '只列已告警、仍未办结的' }),
  promise: yes.openapi({ description: '只列计入承诺的' }),
  counted: yes.openapi({ description: '只列计入年度结果的' }),
  due: yes.openapi({ description: '只列考核计入的项目' }),
  waits: yes.openapi({ description: '只列等我确认的' }),
  q: z.string().trim().max(limits.searchLength).optional(),
};
export const LineQuery = z.strictObject({ ...pageQuery, ...lineFilters });
export const LineExport = z.strictObject({ ...lineFilters, ...exportFormat });
const listed = z.object({
  id: z.string(),
  list: z.enum(lists),
  title: z.string(),
  theme: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  promisedMinutes: z.int(),
  promisedFen: FenAnswer,
  deliveredMinutes: z.int(),
  deliveredFen: FenAnswer,
  fromDay: z.string(),
  dueDay: z.string(),
  doneDay: z.string().nullable(),
  pausedDay: z.string().nullable().openapi({ description: '暂停自' }),
  state: z.enum(lineStates),
  late: z.boolean(),
  version: z.int(),
});
export const LineList = pageOf(listed).openapi('AllianceLineList');
const lineEvents = ['progress', 'finish', 'postpone', 'cancel', 'confirm', 'return', 'pause', 'resume', 'match', 'release', 'settle'] as const satisfies readonly LineEvent[]; // prettier-ignore
export const LineAnswer = listed
  .extend({
    detail: z.string().nullable(),
    firstDueDay: z.string(),
    drawnMinutes: z.int().openapi({ description: '资源：已被项目取用与已直接提供的' }),
    drawnFen: FenAnswer,
    madeByName: z.string(),
    doneByMe: z.boolean(),
    madeByMe: z.boolean(),
    events: z.array(z.enum(lineEvents)).openapi({ description: '现在可以办理的' }),
    steps: z.array(
      z.object({
        id: z.string(),
        seq: z.int(),
        event: z.string(),
        state: z.string(),
        text: z.string().nullable(),
        day: z.string(),
        minutes: z.int(),
        amountFen: FenAnswer,
        at: z.string(),
        byName: z.string(),
        own: z.boolean(),
      }),
    ),
    notices: z.array(
      z.object({
        kind: z.enum(alarmKinds),
        raisedToName: z.string(),
        deadlineDay: z.string(),
        raisedAt: z.string(),
      }),
    ),
    related: z.array(
      z.object({
        id: z.string(),
        list: z.enum(lists),
        title: z.string(),
        state: z.enum(lineStates),
        organisationName: z.string().nullable(),
      }),
    ),
    spending: z.array(
      z.object({
        id: z.string(),
        transactionId: z.string(),
        memo: z.string(),
        effectiveDay: z.string(),
        amountFen: FenAnswer,
        purpose: z.string(),
        endReason: z.string().nullable(),
      }),
    ),
  })
  .openapi('AllianceLine');

export const MatchQuery = z.strictObject({
  unitId: IdInput.optional(),
  needId: IdInput.optional(),
  theme: Code.optional(),
});
const side = z.object({
  id: z.string(),
  title: z.string(),
  theme: z.string(),
  unitName: z.string(),
  organisationName: z.string().nullable(),
  minutes: z.int(),
  fen: FenAnswer,
  fromDay: z.string(),
  dueDay: z.string(),
  version: z.int(),
});
const reasons = ['theme', 'same_unit', 'covers', 'same_street', 'time_whole', 'time_part', 'enough', 'not_enough'] as const; // prettier-ignore
export const MatchList = z
  .object({
    needs: z.int().openapi({ description: '未对接的需求数' }),
    looked: z.int().openapi({ description: '本次比对的需求数，期限近的在先' }),
    atLeast: z.int(),
    items: z.array(
      z.object({
        need: side,
        resource: side,
        score: z.int(),
        reasons: z.array(z.object({ code: z.enum(reasons), points: z.int() })),
        suggestedMinutes: z.int(),
        suggestedFen: FenAnswer,
      }),
    ),
  })
  .openapi('AllianceMatches');
export const PairInput = z
  .strictObject({
    needId: IdInput,
    needVersion: VersionInput,
    resourceId: IdInput,
    resourceVersion: VersionInput,
    title: TextInput(100),
    minutes: Minutes,
    fen: Money,
    dueDay: DayInput,
  })
  .refine(something, promised)
  .openapi('AlliancePair');
