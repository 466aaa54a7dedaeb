import type { z } from 'zod';
import type * as answers from '../../../worker/modules/duties/answers.ts';
import type * as refusals from '../../../worker/modules/duties/refusal-input.ts';
import type * as input from '../../../worker/modules/duties/input.ts';

export type DutyListed = z.output<typeof answers.DutyList>['items'][number];
export type Duty = z.output<typeof answers.DutyAnswer>;
export type Settlement = Duty['settlements'][number];
export type Decision = z.output<typeof answers.DecisionList>['items'][number];
export type Terms = z.output<typeof input.AdmissionPolicies>['items'][number];
export type RefusedTask = z.output<typeof refusals.RefusalList>['items'][number];
export type RefusalCounts = z.output<typeof refusals.RefusalCounts>;
export type Askers = z.output<typeof refusals.AskerList>;
export type Preview = z.output<typeof answers.ActivationPreview>;
export type VerdictPreview = z.output<typeof answers.VerdictPreview>;
export type Matrix = z.output<typeof answers.MatrixAnswer>;
export type Cell = Matrix['duties'][number]['cells'][number];
