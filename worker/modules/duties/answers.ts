import { z } from '@hono/zod-openapi';
import { DayInput, FenAnswer, IdInput, pageOf, pageQuery, sortBy } from '../../platform/http/schema.ts';
import { admissionParts } from './admission-answers.ts';
import { legs } from './rules/activation.ts';
import { dutyEvents, dutyKinds, dutyStates } from './rules/duty.ts';
import { lightReasons } from './rules/matrix.ts';
import { settlementParts } from './rules/package.ts';
import { bases, priceMethods } from './rules/price-of.ts';

/** What the reads of duties ask and answer. */

export const DutiesQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('code', 'title', 'amountFen', 'heldFen'),
  state: z.enum(dutyStates).optional(),
  kind: z.enum(dutyKinds).optional(),
  departmentId: IdInput.optional(),
  unitId: IdInput.optional(),
  q: z.string().trim().max(50).optional(),
});

const DutyRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  kind: z.enum(dutyKinds),
  departmentId: z.string(),
  departmentName: z.string(),
  fromMonth: z.string(),
  untilMonth: z.string(),
  method: z.enum(priceMethods),
  state: z.enum(dutyStates),
  targets: z.int(),
  amountFen: FenAnswer,
  heldFen: FenAnswer,
  settledFen: FenAnswer,
  version: z.int(),
});

export const DutyList = pageOf(DutyRow).openapi('DutyList');

const Settlement = z.object({
  id: z.string(),
  dutyId: z.string(),
  dutyTitle: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  month: z.string(),
  part: z.enum(settlementParts),
  verifyBy: z.string().nullable(),
  late: z.boolean(),
  files: z.int().openapi({ description: '已附依据' }),
  mayVerify: z.boolean(),
  freedFen: FenAnswer,
  state: z.enum(['reported', 'verified', 'returned']),
  reportedVolume: z.string(),
  monthlyVolume: z.string().nullable(),
  evidence: z.string(),
  reportedAt: z.string(),
  reportedBy: z.string(),
  reportedByName: z.string(),
  verifiedVolume: z.string().nullable(),
  score: z.string().nullable(),
  quality: z.string().nullable(),
  dueFen: FenAnswer.nullable(),
  decidedAt: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  transactionId: z.string().nullable(),
  version: z.int(),
});

export const DutyAnswer = DutyRow.extend({
  content: z.string(),
  legalBasis: z.string(),
  lineId: z.string().nullable(),
  lineLabel: z.string().nullable(),
  measure: z.string().nullable(),
  unitPriceFen: FenAnswer.nullable(),
  difficulty: z.string().nullable(),
  poolFen: FenAnswer.nullable(),
  basis: z.enum(bases).nullable(),
  uses: z.array(z.string()),
  fileBy: z.string().nullable(),
  exitDay: z.string().nullable(),
  renewsId: z.string().nullable(),
  blockedBy: z.string().nullable().openapi({ description: '列入负面清单的条目' }),
  renewedById: z.string().nullable(),
  draftedByName: z.string(),
  /** Steps that the present state takes. */
  events: z.array(z.enum(dutyEvents)),
  units: z.array(
    z.object({
      unitId: z.string(),
      unitName: z.string(),
      monthlyVolume: z.string().nullable(),
      amountFen: FenAnswer,
      assignedFrom: z.string().nullable(),
      assignedUntil: z.string().nullable(),
      heldFen: FenAnswer,
      settledFen: FenAnswer,
      weight: z.string().nullable(),
      leftFen: FenAnswer.openapi({ description: '已收未用' }),
      owedFen: FenAnswer.openapi({ description: '待退预付' }),
      mine: z.boolean(),
    }),
  ),
  authorities: z.array(
    z.object({ what: z.string(), overWhat: z.string(), departmentId: z.string(), departmentName: z.string() }),
  ),
  grants: z.array(
    z.object({
      id: z.string(),
      unitId: z.string(),
      unitName: z.string(),
      departmentName: z.string(),
      what: z.string(),
      overWhat: z.string(),
      fromDay: z.string(),
      untilDay: z.string(),
      endedAt: z.string().nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      event: z.string(),
      state: z.string(),
      at: z.string(),
      byName: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  ...admissionParts,
  settlements: z.array(Settlement),
}).openapi('Duty');

export const ActivationPreview = z
  .object({
    legs: z.array(z.object({ leg: z.enum(legs), stands: z.boolean() })),
    units: z.int(),
    grants: z.int(),
    line: z.string(),
    availableFen: FenAnswer,
    neededFen: FenAnswer,
    leftFen: FenAnswer,
    enough: z.boolean(),
  })
  .openapi('ActivationPreview');

const settlementFilters = {
  state: z.enum(['reported', 'verified', 'returned']).optional(),
  dutyId: IdInput.optional(),
  unitId: IdInput.optional(),
  departmentId: IdInput.optional(),
  late: z.literal('true').optional(),
};
export const SettlementsQuery = z.strictObject({ ...pageQuery, ...settlementFilters });
export const SettlementsExportQuery = z.strictObject({
  ...settlementFilters,
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});

export const SettlementList = pageOf(Settlement).openapi('DutySettlementList');

export const VerdictPreview = z
  .object({
    quality: z.string(),
    dueFen: FenAnswer,
    heldFen: FenAnswer,
    freedFen: FenAnswer,
    leftFen: FenAnswer,
    rework: z.boolean(),
  })
  .openapi('SettlementPreview');

const matrixFilter = { day: DayInput.optional(), departmentId: IdInput.optional(), streetId: IdInput.optional() };
export const MatrixQuery = z.strictObject(matrixFilter);
export const MatrixExportQuery = z.strictObject({ ...matrixFilter, format: z.enum(['csv', 'xlsx']).default('xlsx') });

const Light = z.enum(['green', 'amber', 'red']);

const Group = z.object({
  id: z.string(),
  name: z.string(),
  cells: z.int(),
  green: z.int(),
  amber: z.int(),
  red: z.int(),
  whole: z.string().nullable(),
});

export const MatrixAnswer = z
  .object({
    day: z.string(),
    /** Share of duties with all three legs in every unit. */
    whole: z.string().nullable(),
    /** The first day on which anything was live. */
    fromDay: z.string().nullable(),
    byDepartment: z.array(Group),
    byStreet: z.array(Group),
    units: z.array(z.object({ id: z.string(), name: z.string(), streetId: z.string() })),
    duties: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        title: z.string(),
        departmentName: z.string(),
        cells: z.array(
          z.object({
            unitId: z.string(),
            duty: Light,
            authority: Light,
            money: Light,
            reason: z.enum(lightReasons).nullable(),
            heldFen: FenAnswer,
            settledFen: FenAnswer,
          }),
        ),
      }),
    ),
  })
  .openapi('DutyMatrix');

export const DutyExportQuery = DutiesQuery.omit({ page: true, pageSize: true }).extend({
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
});

/** Streets and communities by name only: whom a department may ask to carry a duty, wherever its own scope ends. */
export const CarrierList = z
  .object({
    items: z.array(
      z.object({ id: z.string(), kind: z.enum(['street', 'community']), name: z.string(), parentId: z.string() }),
    ),
  })
  .openapi('CarrierList');
