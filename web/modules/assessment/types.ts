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

import type { NodeView } from '../../../worker/modules/assessment/scheme-input.ts';

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
