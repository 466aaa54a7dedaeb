import type { z } from 'zod';
import type {
  DeductionAnswer,
  InsurancePolicyAnswer,
  OpeningAnswer,
  WageAnswer,
} from '../../../worker/modules/pay/input/facts.ts';
import type {
  LevelAnswer,
  LevelHistoryAnswer,
  LevelProposalsAnswer,
  LevelsDerived,
} from '../../../worker/modules/pay/input/levels.ts';
import type { SchemePreview, SchemePreviewAnswer } from '../../../worker/modules/pay/input/preview.ts';
import type {
  ComputeAnswerSchema,
  FindingRow,
  JobStartedAnswer,
  OwnPayslipRow,
  PayslipDetail,
  PayslipRow,
  RunDetail,
  RunRow,
} from '../../../worker/modules/pay/input/runs.ts';
import type { SchemeAnswer, SchemeDetail, TemplateAnswer } from '../../../worker/modules/pay/input/scheme.ts';

export type Run = z.output<typeof RunDetail>;
export type RunListed = z.output<typeof RunRow>;
/** A large city is computed in steps. */
export type Started = z.output<typeof JobStartedAnswer>;
export type Computed = z.output<typeof ComputeAnswerSchema>;
export type Finding = z.output<typeof FindingRow>;
export type PayslipListed = z.output<typeof PayslipRow>;
export type Payslip = z.output<typeof PayslipDetail>;
export type PayslipLine = Payslip['lines'][number];
export type OwnPayslip = z.output<typeof OwnPayslipRow>;
export type Level = z.output<typeof LevelAnswer>;
export type LevelStep = Level['steps'][number];
export type LevelHistory = z.output<typeof LevelHistoryAnswer>;
export type LevelProposals = z.output<typeof LevelProposalsAnswer>;
export type LevelsAnswer = z.output<typeof LevelsDerived>;
export type Deduction = z.output<typeof DeductionAnswer>;
export type DeclaredWage = z.output<typeof WageAnswer>;
export type Opening = z.output<typeof OpeningAnswer>;
export type Sample = SchemePreview['samples'][number];
export type SamplePay = z.output<typeof SchemePreviewAnswer>['samples'][number];
export type Scheme = z.output<typeof SchemeAnswer>;
export type SchemeWhole = z.output<typeof SchemeDetail>;
export type SchemeDefinition = SchemeWhole['definition'];
export type PayItem = SchemeDefinition['items'][number];
export type Template = z.output<typeof TemplateAnswer>;
export type InsurancePolicy = z.output<typeof InsurancePolicyAnswer>;

export interface Moved {
  id: string;
  state: Run['state'];
  version: number;
}
