import { z } from '@hono/zod-openapi';
import { importFields } from '../../platform/http/import.ts';
import { DayInput, FenAnswer, TextInput } from '../../platform/http/schema.ts';
import { catalogueKinds, dutyStates } from './rules/duty.ts';
import { priceMethods } from './rules/price-of.ts';

/** What the city's list of duties asks and answers. */

export const CatalogueForm = z
  .strictObject({
    ...importFields,
    fromDay: DayInput.openapi({ description: '自何日起施行' }),
    source: TextInput(200).openapi({ description: '依据文件' }),
    kind: z.enum(catalogueKinds).default('assist').openapi({ description: '未写类别的行按何类别' }),
  })
  .openapi('DutyCatalogueImport');

export const CatalogueQuery = z.strictObject({ edition: z.coerce.number().int().min(1).max(100_000).optional() });

export const Catalogue = z
  .object({
    editions: z.array(
      z.object({
        edition: z.int(),
        fromDay: z.string(),
        source: z.string(),
        items: z.int(),
        recordedAt: z.string(),
        recordedByName: z.string(),
        inForce: z.boolean(),
      }),
    ),
    edition: z.int().nullable(),
    items: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(catalogueKinds),
        title: z.string(),
        departmentId: z.string().nullable(),
        departmentName: z.string().nullable(),
        legalBasis: z.string(),
        content: z.string(),
        lineId: z.string().nullable(),
        method: z.enum(priceMethods),
        measure: z.string().nullable(),
        unitPriceFen: FenAnswer.nullable(),
        fromMonth: z.string().nullable(),
        untilMonth: z.string().nullable(),
        parts: z.array(
          z.object({ unitId: z.string(), monthlyVolume: z.string().nullable(), packageFen: FenAnswer.nullable() }),
        ),
        dutyId: z.string().nullable(),
        dutyState: z.enum(dutyStates).nullable(),
      }),
    ),
  })
  .openapi('DutyCatalogue');
