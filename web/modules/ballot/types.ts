import type { z } from 'zod';
import type {
  BallotAnswer,
  BoxAnswer,
  CountedAnswer,
  PrintedAnswer,
  ProgressAnswer,
} from '../../../worker/modules/assessment/ballot-input.ts';

export type Ballot = z.output<typeof BallotAnswer>;
export type Box = z.output<typeof BoxAnswer>;
export type PaperEntry = Box['papers'][number];
export type Counted = z.output<typeof CountedAnswer>;
export type Printed = z.output<typeof PrintedAnswer>;
export type PrintedSheet = Printed['sheets'][number];
export type Place = z.output<typeof ProgressAnswer>['items'][number];
export type Form = Pick<Ballot, 'questions' | 'scale'> & { kinds: NonNullable<Ballot['kind']>[] };
