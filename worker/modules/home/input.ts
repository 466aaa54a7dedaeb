import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { DayInput, FenAnswer, IdInput, pageOf, pageQuery } from '../../platform/http/schema.ts';
import { inboxSides } from '../../platform/inbox.ts';

export const HomeAnswer = z
  .object({
    counts: z.object({
      streets: z.int(),
      communities: z.int(),
      grids: z.int(),
      workers: z.int().nullable().openapi({ description: '无花名册权限时为空' }),
    }),
    payRun: z
      .object({
        id: z.string(),
        month: z.string(),
        state: z.string(),
        workers: z.int(),
        grossFen: FenAnswer,
        netFen: FenAnswer,
      })
      .nullable(),
    cycle: z.object({ id: z.string(), year: z.int(), state: z.string(), people: z.int() }).nullable(),
    budget: z
      .object({ year: z.int(), lines: z.int(), budgetFen: FenAnswer, heldFen: FenAnswer, settledFen: FenAnswer })
      .nullable(),
  })
  .openapi('Home');

const side = z.enum(inboxSides).openapi({ description: 'mine 待我办理；awaited 我在等别人；alarm 告警' });
const deadline = z
  .string()
  .nullable()
  .openapi({ description: '最后一个按时的日期，或时刻（ISO 8601）；没有期限时为空' });
const to = z.string().openapi({ description: '本城市地址之下的页面', example: 'cases/req_1' });
const kind = z.string().openapi({ example: 'cases.decide' });

/** Lines that have nothing are left out. */
export const InboxSummaryAnswer = z
  .object({
    mine: z.int(),
    awaited: z.int(),
    late: z.int().openapi({ description: '待我办理与我在等的事项中，已过期限的件数' }),
    alarm: z.int(),
    lines: z.array(
      z.object({
        kind,
        side,
        name: z.string(),
        count: z.int(),
        late: z.int(),
        label: z.string().openapi({ description: '期限最近的一件' }),
        deadline,
        to: to.openapi({ description: '只有一件时是该记录，否则是其列表' }),
      }),
    ),
  })
  .openapi('InboxSummary');

export const inboxViews = ['mine', 'awaited', 'late', 'alarm'] as const;
export const InboxQuery = z
  .strictObject({
    ...pageQuery,
    view: z.enum(inboxViews).default('mine'),
    kind: z
      .string()
      .max(60)
      .regex(/^[a-z_]+(\.[a-z_]+)+$/)
      .optional(),
    until: DayInput.optional().openapi({ description: '期限不晚于' }),
    q: z.string().trim().max(limits.searchLength).optional(),
  })
  .refine(({ page, pageSize }) => page * pageSize <= limits.inboxRows, { path: ['page'] });

export const InboxAnswer = pageOf(
  z.object({
    kind,
    side,
    name: z.string(),
    id: z.string(),
    label: z.string(),
    deadline,
    late: z.boolean(),
    party: z.string().nullable().openapi({ description: '来自谁，或等谁决定' }),
    to,
  }),
).openapi('Inbox');

export const DashboardQuery = z.strictObject({
  unitId: IdInput.optional().openapi({ description: '市、部门、街道、社区或网格；不填时为本人所在单位' }),
});
const Unit = z.object({ id: z.string(), name: z.string(), kind: z.string() });
const code = z.string().openapi({ example: 'cases.late' });
export const DashboardAnswer = z
  .object({
    day: z.string(),
    unit: Unit,
    path: z.array(Unit).openapi({ description: '由上至下，至本单位' }),
    own: z.array(Unit).openapi({ description: '本人任职的单位' }),
    panels: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        figures: z.array(
          z.object({
            code,
            name: z.string(),
            value: z.int(),
            of: z.int().nullable().openapi({ description: '占其多少' }),
            alarm: z.boolean().openapi({ description: '不为零即须关注' }),
            to,
          }),
        ),
      }),
    ),
    below: z.array(
      Unit.extend({ figures: z.array(z.object({ code, panel: z.string(), name: z.string(), value: z.int(), to })) }),
    ),
    trends: z.array(
      z.object({
        code,
        name: z.string(),
        weeks: z.array(z.object({ from: z.string(), until: z.string(), count: z.int(), to })),
      }),
    ),
  })
  .openapi('Dashboard');
