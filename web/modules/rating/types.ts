import type { z } from 'zod';
import type {
  CandidateAnswer,
  CoverageAnswer,
  OrphanAnswer,
  OwnSheetsAnswer,
  ProgressAnswer,
  RaterPlanAnswer,
  RatingSheetAnswer,
  ReminderAnswer,
  TaskListAnswer,
} from '../../../worker/modules/assessment/rater-input.ts';

export type OwnSheets = z.output<typeof OwnSheetsAnswer>;
export type RatingSheet = z.output<typeof RatingSheetAnswer>;
export type SheetItem = RatingSheet['items'][number];
export type RatingForm = RatingSheet['forms'][number];
export type Field = RatingForm['fields'][number];
export type Covered = z.output<typeof CoverageAnswer>['items'][number];
export type Coverage = z.output<typeof CoverageAnswer>;
export type RaterPlan = z.output<typeof RaterPlanAnswer>;
export type PlanLine = RaterPlan['items'][number];
export type Task = z.output<typeof TaskListAnswer>['items'][number];
export type TaskList = z.output<typeof TaskListAnswer>;
export type Candidates = z.output<typeof CandidateAnswer>;
export type Reminder = z.output<typeof ReminderAnswer>['items'][number];
export type Reminders = z.output<typeof ReminderAnswer>;
export type Progress = z.output<typeof ProgressAnswer>['items'][number];
export type Orphans = z.output<typeof OrphanAnswer>;
export type Orphan = Orphans['items'][number];
