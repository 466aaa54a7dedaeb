import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import {
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  TextInput,
  VersionInput,
  sortBy,
} from '../../platform/http/schema.ts';
import { unitKinds } from './rules/kinds.ts';

export const UnitKindInput = z.enum(unitKinds);
const NameInput = TextInput(limits.nameLength);
const CodeInput = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,30}$/)
  .openapi({ description: '统计用区划代码或自编代码', example: '222401001001' });
const HouseholdsInput = z.int().min(0).max(1_000_000);

/** The day from which a change holds; today unless told. */
const takesEffect = {
  day: DayInput.optional().openapi({ type: 'string', format: 'date', description: '生效日期，默认今天' }),
};
const change = { version: VersionInput, reason: ReasonInput, ...takesEffect };

export const UnitListQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('name', 'code', 'households'),
  kind: UnitKindInput.optional(),
  parentId: IdInput.optional(),
  under: IdInput.optional().openapi({ description: '此单位及其下级' }),
  q: z.string().trim().min(1).max(30).optional().openapi({ description: '名称、拼音或代码' }),
  closed: z.enum(['no', 'only', 'all']).default('no'),
});

export const TreeQuery = z.strictObject({
  asOf: DayInput.optional(),
  under: IdInput.optional(),
  depth: z.coerce
    .number()
    .int()
    .min(1)
    .max(limits.treeDepth + 1)
    .optional()
    .openapi({ description: '读几级；城市、街道、社区为三级' }),
});

export const CreateUnitInput = z
  .strictObject({
    kind: UnitKindInput.exclude(['city']),
    name: NameInput,
    parentId: IdInput,
    code: CodeInput.optional(),
    households: HouseholdsInput.optional(),
    withTemplate: z.boolean().default(true).openapi({ description: '同时按模板设立下属机构' }),
    ...takesEffect,
  })
  .openapi('CreateUnit');

export const RenameUnitInput = z
  .strictObject({ name: NameInput, code: CodeInput.nullish(), ...change })
  .openapi('RenameUnit');
export const MoveUnitInput = z.strictObject({ parentId: IdInput, ...change }).openapi('MoveUnit');
export const MergeUnitInput = z
  .strictObject({ intoId: IdInput, intoVersion: VersionInput, ...change })
  .openapi('MergeUnit');
export const CloseUnitInput = z.strictObject(change).openapi('CloseUnit');

export const HouseholdsBulkInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ id: IdInput, households: HouseholdsInput, version: VersionInput }))
      .min(1)
      .max(limits.bulkUnits),
    ...takesEffect,
  })
  .openapi('Households');

export const GridsInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ communityId: IdInput, name: NameInput, code: CodeInput.optional() }))
      .min(1)
      .max(limits.bulkUnits),
    ...takesEffect,
  })
  .openapi('Grids');

export const UnitAnswer = z
  .object({
    id: z.string(),
    kind: UnitKindInput,
    code: z.string().nullable(),
    name: z.string(),
    parentId: z.string().nullable(),
    households: z.int().nullable(),
    fromDay: z.string(),
    untilDay: z.string().nullable(),
    mergedIntoId: z.string().nullable(),
    version: z.int(),
  })
  .openapi('Unit');

export const UnitPage = pageOf(UnitAnswer).openapi('UnitPage');

export const TreeAnswer = z
  .object({
    asOf: z.string(),
    items: z.array(UnitAnswer.extend({ childCount: z.int() })),
    truncated: z.boolean().openapi({ description: '超出一次可读的单位数，请用 under 和 depth 分层读取' }),
  })
  .openapi('UnitTree');

const Named = z.object({ id: z.string(), kind: UnitKindInput, name: z.string() });

export const UnitDetailAnswer = UnitAnswer.extend({
  path: z.array(Named).openapi({ description: '自上而下，不含本单位' }),
  successor: Named.nullable().openapi({ description: '合并后的单位' }),
  childCounts: z.array(z.object({ kind: UnitKindInput, count: z.int() })),
  states: z.array(
    z.object({
      name: z.string(),
      code: z.string().nullable(),
      parentId: z.string().nullable(),
      parentName: z.string().nullable(),
      households: z.int().nullable(),
      fromDay: z.string(),
      untilDay: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
}).openapi('UnitDetail');

export const ChangedAnswer = z.object({ id: z.string(), version: z.int() }).openapi('Changed');
export const CountAnswer = z.object({ count: z.int() }).openapi('Count');
export const MergedAnswer = z
  .object({ id: z.string(), version: z.int(), moved: z.int(), merged: z.int() })
  .openapi('MergedUnit');

export type UnitListQuery = z.infer<typeof UnitListQuery>;
export type TreeQuery = z.infer<typeof TreeQuery>;
export type CreateUnit = z.infer<typeof CreateUnitInput>;
export type RenameUnit = z.infer<typeof RenameUnitInput>;
export type MoveUnit = z.infer<typeof MoveUnitInput>;
export type MergeUnit = z.infer<typeof MergeUnitInput>;
export type CloseUnit = z.infer<typeof CloseUnitInput>;
export type HouseholdsBulk = z.infer<typeof HouseholdsBulkInput>;
export type Grids = z.infer<typeof GridsInput>;

export const TemplateInput = z
  .strictObject({
    parentKind: z.enum(['city', 'street', 'community', 'department']),
    kind: z.enum(['department', 'office', 'station']),
    name: NameInput,
    source: TextInput(limits.noteLength).openapi({ description: '依据' }),
  })
  .openapi('AddUnitTemplate');

export const EndTemplateInput = z
  .strictObject({ version: VersionInput, reason: ReasonInput })
  .openapi('EndUnitTemplate');

export const TemplatesAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        parentKind: UnitKindInput,
        kind: UnitKindInput,
        name: z.string(),
        position: z.int(),
        source: z.string(),
        fromDay: z.string(),
        untilDay: z.string().nullable(),
        version: z.int(),
      }),
    ),
  })
  .openapi('UnitTemplates');

export const YearParam = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const CalendarInput = z
  .strictObject({
    holidays: z.array(DayInput).max(limits.calendarDays),
    makeUpDays: z.array(DayInput).max(limits.calendarDays),
    source: TextInput(limits.noteLength),
    version: z.int().min(0).openapi({ description: '0: a year that is new' }),
  })
  .openapi('SetCalendar');

export const CalendarsAnswer = z
  .object({
    items: z.array(
      z.object({
        year: z.int(),
        holidays: z.array(z.string()),
        makeUpDays: z.array(z.string()),
        source: z.string(),
        version: z.int(),
      }),
    ),
  })
  .openapi('Calendars');

export const CalendarSetAnswer = z.object({ year: z.int(), version: z.int() }).openapi('CalendarSet');

export type AddTemplate = z.infer<typeof TemplateInput>;
export type EndTemplate = z.infer<typeof EndTemplateInput>;
export type CalendarChange = z.infer<typeof CalendarInput>;
