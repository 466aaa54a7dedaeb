import type { z } from 'zod';
import type {
  CycleAnswer,
  CycleChanged,
  CycleListAnswer,
  DistributionAnswer,
  MoveListAnswer,
  OwnAnswer,
  PeopleAnswer,
  SchemeListAnswer,
  ScoreTreeAnswer,
} from '../../../worker/modules/assessment/input.ts';

import type { NodeView, SchemePreviewAnswer } from '../../../worker/modules/assessment/scheme-input.ts';
import type {
  EventListAnswer,
  RankingAnswer,
  RegularAnswer,
  RegularPeriodsAnswer,
  SpreadAnswer,
} from '../../../worker/modules/assessment/year-input.ts';

export type ScoreNode = NodeView;
export type Cycle = z.output<typeof CycleAnswer>;
export type CycleList = z.output<typeof CycleListAnswer>;
export type Changed = CycleChanged;
export type SchemeList = z.output<typeof SchemeListAnswer>;
export type Person = z.output<typeof PeopleAnswer>['items'][number];
export type ScoreTree = z.output<typeof ScoreTreeAnswer>;
export type Own = z.output<typeof OwnAnswer>;
export type Distribution = z.output<typeof DistributionAnswer>;
export type Move = z.output<typeof MoveListAnswer>['items'][number];
export type Grade = NonNullable<Person['grade']>;
export type CycleState = Cycle['state'];

export type Regular = z.output<typeof RegularAnswer>;
export type RegularPeriods = z.output<typeof RegularPeriodsAnswer>;
export type AssessmentEvent = z.output<typeof EventListAnswer>['items'][number];
export type Ranking = z.output<typeof RankingAnswer>;
export type Spread = z.output<typeof SpreadAnswer>;
export type Scheme = SchemeList['items'][number];
export type SchemeContent = Scheme['content'];
export type SchemePreview = z.output<typeof SchemePreviewAnswer>;
