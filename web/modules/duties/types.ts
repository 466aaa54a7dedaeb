import type { z } from 'zod';
import type * as answers from '../../../worker/modules/duties/answers.ts';

export type DutyListed = z.output<typeof answers.DutyList>['items'][number];
export type Duty = z.output<typeof answers.DutyAnswer>;
export type Settlement = Duty['settlements'][number];
export type Preview = z.output<typeof answers.ActivationPreview>;
export type VerdictPreview = z.output<typeof answers.VerdictPreview>;
export type Matrix = z.output<typeof answers.MatrixAnswer>;
export type Cell = Matrix['duties'][number]['cells'][number];
