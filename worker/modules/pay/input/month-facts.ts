import { z } from '@hono/zod-openapi';
import { importFields } from '../../../platform/http/import.ts';
import {
  FenAnswer,
  IdInput,
  MonthInput,
  PositiveFen,
  ReasonInput,
  TextInput,
  VersionInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';
import { factUnits, postTypes } from '../rules/scheme.ts';

/** Cells that one save may carry: what one screen of a big street holds, many times over. */
const maxCells = 5_000;

const FactCode = z.string().regex(/^[a-z][a-z0-9_]{1,31}$/);
const Quantity = z
  .string()
  .max(16)
  .openapi({ description: 'decimal in the unit of the fact; empty or 0 withdraws', example: '2.5' });

export const FactKindAnswer = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.enum(factUnits),
  max: z.string(),
});

const Cell = z.object({
  quantity: z.string(),
  /** Of the row that holds now: give it back with a change, so that nobody's entry is overwritten unseen. */
  row: z.string(),
});

export const MonthFactsRow = z.object({
  workerId: z.string(),
  name: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  postType: z.enum(postTypes),
  cells: z.record(z.string(), Cell),
});

export const MonthFactsPage = pageOf(MonthFactsRow)
  .extend({
    month: z.string(),
    facts: z.array(FactKindAnswer),
    /** Sum of each fact over everybody that the filters find. */
    totals: z.record(z.string(), z.object({ quantity: z.string(), workers: z.int() })),
    /** Whether the month is approved: a change then needs a reason and is settled as back pay. */
    closed: z.boolean(),
  })
  .openapi('MonthFacts');

const factFilters = {
  month: MonthInput,
  unitId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
  /** Only who has an entry, or only who has none. */
  entered: z.enum(['some', 'none']).optional(),
};
export const MonthFactsQuery = z.strictObject({ ...pageQuery, ...factFilters });
export const MonthFactsExport = z.strictObject({ ...factFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });

export const MonthFactsPut = z
  .strictObject({
    month: MonthInput,
    /** Required where the month is approved already. */
    reason: ReasonInput.optional(),
    cells: z
      .array(z.strictObject({ workerId: IdInput, code: FactCode, quantity: Quantity, seen: IdInput.nullable() }))
      .min(1)
      .max(maxCells),
  })
  .openapi('MonthFactsPut');
export const MonthFactsWritten = z.object({ changed: z.int(), unchanged: z.int() });

export const FactUnitRow = z.object({
  unitId: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  workers: z.int(),
  entered: z.int(),
  state: z.enum(['reported', 'entered', 'missing']),
  by: z.string().nullable(),
  at: z.string().nullable(),
});
export const FactUnitPage = pageOf(FactUnitRow)
  .extend({
    counts: z.object({ reported: z.int(), entered: z.int(), missing: z.int() }),
    /** Who was the last to hand in, and when; `at` is an ISO instant. */
    lastReport: z.object({ by: z.string(), at: z.string() }).nullable(),
  })
  .openapi('MonthFactUnits');
export const FactUnitQuery = z.strictObject({
  ...pageQuery,
  month: MonthInput,
  unitId: IdInput.optional(),
  state: z.enum(['reported', 'entered', 'missing']).optional(),
});
export const FactReport = z
  .strictObject({ month: MonthInput, unitIds: z.array(IdInput).min(1).max(2_000) })
  .openapi('MonthFactsReport');
export const FactReported = z.object({ units: z.int() });

export const FactsImport = z
  .strictObject({ month: MonthInput, reason: ReasonInput.optional(), ...importFields })
  .openapi('MonthFactsImport');

export const OneOffCreate = z
  .strictObject({
    month: MonthInput,
    workerId: IdInput,
    itemCode: FactCode,
    amountFen: PositiveFen,
    reason: ReasonInput,
    documentNumber: TextInput(60).nullable(),
    /** Why an approved month gets an entry more: the next run settles it. */
    lateReason: ReasonInput.optional(),
  })
  .openapi('OneOffCreate');
export const OneOffWithdraw = z.strictObject({ version: VersionInput, reason: ReasonInput }).openapi('OneOffWithdraw');
export const OneOffWritten = z.object({ id: z.string(), version: z.int() });
export const OneOffRow = z.object({
  id: z.string(),
  month: z.string(),
  workerId: z.string(),
  workerName: z.string(),
  unitName: z.string().nullable(),
  itemCode: z.string(),
  itemName: z.string(),
  /** Whether it is taken from pay. */
  deducts: z.boolean(),
  amountFen: FenAnswer,
  reason: z.string(),
  documentNumber: z.string().nullable(),
  version: z.int(),
  recordedAt: z.string(),
  recordedName: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnName: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export const OneOffPage = pageOf(OneOffRow).openapi('OneOffPage');
const oneOffFilters = {
  month: MonthInput.optional(),
  itemCode: FactCode.optional(),
  workerId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
  state: z.enum(['standing', 'withdrawn']).optional(),
  sort: sortBy('name', 'amountFen', 'month'),
};
export const OneOffQuery = z.strictObject({ ...pageQuery, ...oneOffFilters });
export const OneOffExport = z.strictObject({ ...oneOffFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export const OneOffImport = z
  .strictObject({ month: MonthInput, reason: ReasonInput.optional(), ...importFields })
  .openapi('OneOffImport');
export const OneOffItems = z.object({
  /** Whether the month is approved: an entry then wants a reason and is settled by the next run. */
  closed: z.boolean(),
  items: z.array(z.object({ code: z.string(), name: z.string(), deducts: z.boolean() })),
});
export const OneOffItemsQuery = z.strictObject({ month: MonthInput });

export type MonthFactsQuery = z.infer<typeof MonthFactsQuery>;
export type MonthFactsFilters = Omit<z.infer<typeof MonthFactsExport>, 'format'>;
export type MonthFactsPut = z.infer<typeof MonthFactsPut>;
export type FactUnitQuery = z.infer<typeof FactUnitQuery>;
export type FactReport = z.infer<typeof FactReport>;
export type OneOffCreate = z.infer<typeof OneOffCreate>;
export type OneOffQuery = z.infer<typeof OneOffQuery>;
export type OneOffFilters = Omit<z.infer<typeof OneOffExport>, 'format'>;
