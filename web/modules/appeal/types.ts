import type { OwnGradesAnswer } from '../../../worker/modules/pay/input/grade-effects.ts';
import type { z } from 'zod';
import type * as input from '../../../worker/modules/assessment/appeal-input.ts';

export type Appeal = z.output<typeof input.AppealListAnswer>['items'][number];
export type AppealDetail = z.output<typeof input.AppealAnswer>;
export type Moved = AppealDetail['moved'][number];
export type Objection = z.output<typeof input.ObjectionListAnswer>['items'][number];
export type PublicList = z.output<typeof input.PublicListAnswer>;
export type OpenedList = z.output<typeof input.OpenedListAnswer>;
export type OwnRecord = z.output<typeof input.OwnRecordAnswer>;
export type OwnYear = OwnRecord['years'][number];
export type Forms = z.output<typeof input.FormsAnswer>;
export type FormOf = Forms['items'][number];
export type Warning = z.output<typeof input.WarningsAnswer>['items'][number];
export type GradeEffects = z.output<typeof OwnGradesAnswer>;
export type GradeEffect = GradeEffects['items'][number];
