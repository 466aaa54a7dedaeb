import { z } from '@hono/zod-openapi';
import {
  FenAnswer,
  IdInput,
  MonthInput,
  ReasonInput,
  VersionInput,
  pageOf,
  pageQuery,
  sortBy,
} from '../../../platform/http/schema.ts';
import { LevelSteps } from './levels.ts';
import { lineSources } from '../rules/line.ts';
import { settlementCodes } from '../rules/check.ts';
import { findingCodes, grades, postTypes, trusts } from '../rules/scheme.ts';

const toldCodes = [...findingCodes, ...settlementCodes] as const;
const runStates = ['computed', 'approved', 'paid', 'closed'] as const;
const severities = ['blocking', 'warning', 'notice'] as const;

export const RunCompute = z.strictObject({ month: MonthInput }).openapi('PayRunCompute');
export const RunRecompute = z.strictObject({ version: VersionInput }).openapi('PayRunRecompute');
export const DryRunQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
export const RunApprove = z.strictObject({ version: VersionInput, fundingAccountId: IdInput }).openapi('PayRunApprove');
export const RunReopen = z.strictObject({ version: VersionInput, reason: ReasonInput }).openapi('PayRunReopen');
export const RunStep = z.strictObject({ version: VersionInput }).openapi('PayRunStep');
export const FindingsAccept = z
  .strictObject({
    version: VersionInput,
    code: z.enum(findingCodes),
    workerIds: z.array(IdInput).min(1).max(1_000).optional(),
    reason: ReasonInput,
  })
  .openapi('PayFindingsAccept');

const Totals = z.object({
  workers: z.int(),
  grossFen: FenAnswer,
  deductedFen: FenAnswer,
  taxFen: FenAnswer,
  netFen: FenAnswer,
  employerFen: FenAnswer,
});

export const ComputeAnswerSchema = z
  .object({
    id: z.string().nullable(),
    month: z.string(),
    version: z.int(),
    totals: Totals,
    findings: z.object({ blocking: z.int(), warning: z.int(), notice: z.int() }),
    levelsDerived: z.int(),
    differences: z.array(
      z.object({
        workerId: z.string(),
        name: z.string(),
        beforeFen: FenAnswer.nullable(),
        afterFen: FenAnswer.nullable(),
      }),
    ),
    differenceCount: z.int(),
    changes: z.array(
      z.object({
        workerId: z.string(),
        name: z.string(),
        inputs: z.array(z.object({ input: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
      }),
    ),
    changeCount: z.int(),
    ruleChanges: z.array(z.object({ rule: z.enum(['scheme', 'insurance', 'tax']), from: z.string(), to: z.string() })),
  })
  .openapi('PayRunComputed');

/** A large city is computed in steps; the job's result is the answer. */
export const JobStartedAnswer = z.object({ jobId: z.string(), id: z.string().nullable() }).openapi('PayJobStarted');

export const JobAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(['compute', 'preview']),
    runId: z.string().nullable(),
    month: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    result: ComputeAnswerSchema.optional(),
    error: z.string().optional(),
  })
  .openapi('PayJob');

export const RunMovedAnswer = z.object({ id: z.string(), state: z.enum(runStates), version: z.int() });

export const RunRow = Totals.extend({ id: z.string(), month: z.string(), state: z.enum(runStates), version: z.int() });
export const RunPage = pageOf(RunRow);
export const RunListQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('month'),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});

const Step = z.object({ name: z.string(), at: z.string() }).nullable();

export const RunDetail = RunRow.extend({
  /** Set while slices of it are computed, or where that failed: it is not whole. */
  computingJobId: z.string().nullable(),
  schemeId: z.string(),
  schemeName: z.string(),
  schemeEdition: z.int(),
  insurancePolicyId: z.string(),
  insuranceName: z.string(),
  snapshotHash: z.string(),
  computed: Step,
  /** Who accepted the last of its warnings; where none was to accept, the check is the computation's own. */
  checked: Step,
  approved: Step,
  paid: Step,
  closed: Step,
  fundingAccountId: z.string().nullable(),
  fundingAccount: z.string().nullable(),
  ledgerTransactionId: z.string().nullable(),
  /** Whether the reader computed it: another person must approve. */
  ownComputation: z.boolean(),
  findings: z.array(
    z.object({
      code: z.enum(toldCodes),
      severity: z.enum(severities),
      count: z.int(),
      open: z.int(),
    }),
  ),
  streets: z.array(Totals.extend({ unitId: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      side: z.enum(['earning', 'deduction', 'employer']),
      code: z.string(),
      name: z.string(),
      count: z.int(),
      amountFen: FenAnswer,
      beforeFen: FenAnswer.nullable(),
    }),
  ),
  before: Totals.extend({ month: z.string() }).nullable(),
}).openapi('PayRun');

export const FindingRow = z.object({
  workerId: z.string(),
  name: z.string(),
  code: z.enum(toldCodes),
  severity: z.enum(severities),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  acceptedAt: z.string().nullable(),
  acceptedReason: z.string().nullable(),
  payslipId: z.string().nullable(),
});
export const FindingPage = pageOf(FindingRow);
export const FindingQuery = z.strictObject({
  ...pageQuery,
  code: z.enum(toldCodes).optional(),
  severity: z.enum(severities).optional(),
});

export const PayslipRow = z.object({
  id: z.string(),
  workerId: z.string(),
  name: z.string(),
  unitName: z.string(),
  streetName: z.string().nullable(),
  postType: z.enum(postTypes),
  level: z.int(),
  grade: z.enum(grades).nullable(),
  grossFen: FenAnswer,
  insuranceFen: FenAnswer,
  housingFen: FenAnswer,
  taxFen: FenAnswer,
  netFen: FenAnswer,
  beforeFen: FenAnswer.nullable(),
});
export const PayslipPage = pageOf(PayslipRow);
const payslipFilters = {
  q: z.string().trim().max(50).optional(),
  unitId: IdInput.optional(),
  postType: z.enum(postTypes).optional(),
};
const payslipSort = sortBy('name', 'level', 'grossFen', 'netFen', 'taxFen');
export const PayslipQuery = z.strictObject({ ...pageQuery, sort: payslipSort, ...payslipFilters });
export const ExportQuery = z.strictObject({
  ...payslipFilters,
  sort: payslipSort,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});

const Inputs = z.record(z.string(), z.union([z.string(), z.number()]));
const Source = z.object({ name: z.string(), text: z.string(), trust: z.enum(trusts).nullable() });

export const PayslipDetail = z
  .object({
    id: z.string(),
    runId: z.string(),
    runState: z.enum(runStates),
    month: z.string(),
    workerId: z.string(),
    name: z.string(),
    unitName: z.string(),
    postType: z.enum(postTypes),
    level: z.int(),
    grade: z.enum(grades).nullable(),
    grossFen: FenAnswer,
    insuranceFen: FenAnswer,
    housingFen: FenAnswer,
    taxFen: FenAnswer,
    netFen: FenAnswer,
    netCapitals: z.string(),
    employerFen: FenAnswer,
    costFen: FenAnswer,
    lines: z.array(
      z.object({
        side: z.enum(['earning', 'deduction', 'employer']),
        code: z.string(),
        name: z.string(),
        amountFen: FenAnswer,
        formula: z.string(),
        inputs: Inputs,
        source: z.enum(lineSources),
        forMonth: z.string(),
        taxable: z.boolean(),
        insurable: z.boolean(),
        unitId: z.string().nullable(),
        funds: z.array(z.object({ fund: z.string(), fen: FenAnswer })).nullable(),
      }),
    ),
    sources: z.object({ scheme: Source, insurance: Source, tax: Source }),
    yearToDate: z.object({
      year: z.int(),
      months: z.int(),
      grossFen: FenAnswer,
      insuranceFen: FenAnswer,
      housingFen: FenAnswer,
      taxFen: FenAnswer,
      netFen: FenAnswer,
      employerFen: FenAnswer,
    }),
    levelDerivation: z
      .object({
        fromMonth: z.string(),
        cause: z.string(),
        steps: LevelSteps,
      })
      .nullable(),
    deductions: z.array(z.object({ item: z.string(), monthlyFen: FenAnswer })),
  })
  .openapi('Payslip');

export const OwnPayslipRow = z.object({
  id: z.string(),
  month: z.string(),
  grossFen: FenAnswer,
  netFen: FenAnswer,
  confirmedAt: z.string().nullable(),
  /** Until when it is to be confirmed; null where the city set no days. */
  dueDay: z.string().nullable(),
  /** An objection that is not settled yet. */
  objection: z.enum(['open', 'answered']).nullable(),
});
export const OwnPayslipPage = pageOf(OwnPayslipRow);
export const OwnQuery = z.strictObject({ ...pageQuery });

export type RunListQuery = z.infer<typeof RunListQuery>;
export type FindingQuery = z.infer<typeof FindingQuery>;
export type PayslipQuery = z.infer<typeof PayslipQuery>;
export type PayslipFilters = Omit<z.infer<typeof ExportQuery>, 'format'>;
