import { z } from '@hono/zod-openapi';
import { DayInput, IdInput, pageOf, pageQuery, TextInput } from '../../platform/http/schema.ts';

/** What the refusing of tasks without admission asks and answers. */

export const RefuseTaskInput = z
  .strictObject({
    unitId: IdInput.openapi({ description: '拒收的街道或社区' }),
    departmentId: IdInput.openapi({ description: '交办部门' }),
    what: TextInput(200).openapi({ description: '何事', example: '代收商户燃气安全承诺书' }),
    askedOn: DayInput.openapi({ description: '何时交办' }),
    note: TextInput(500).optional(),
  })
  .openapi('RefuseTask');

export const TaskRefused = z.object({ id: z.string() }).openapi('TaskRefused');

const filters = {
  departmentId: IdInput.optional(),
  unitId: IdInput.optional(),
  fromDay: DayInput.optional(),
  untilDay: DayInput.optional(),
};
export const RefusalsQuery = z.strictObject({ ...pageQuery, ...filters });
export const RefusalCountsQuery = z.strictObject(filters);
export const RefusalExportQuery = z.strictObject({ ...filters, format: z.enum(['csv', 'xlsx']).default('xlsx') });

export const RefusalList = pageOf(
  z.object({
    id: z.string(),
    unitName: z.string(),
    departmentName: z.string(),
    what: z.string(),
    askedOn: z.string(),
    note: z.string().nullable(),
    recordedAt: z.string(),
    recordedByName: z.string(),
  }),
).openapi('RefusedTaskList');

export const RefusalCounts = z
  .object({
    items: z.array(
      z.object({ departmentId: z.string(), departmentName: z.string(), refused: z.int(), units: z.int() }),
    ),
  })
  .openapi('RefusedTaskCounts');

export const AskerList = z
  .object({
    items: z.array(z.object({ id: z.string(), kind: z.literal('department'), name: z.string(), parentId: z.string() })),
  })
  .openapi('RefusedTaskAskers');
