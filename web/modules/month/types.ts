import type { z } from 'zod';
import type {
  FactKindAnswer,
  FactUnitPage,
  FactUnitRow,
  MonthFactsPage,
  MonthFactsRow,
  OneOffItems as OneOffItemsAnswer,
  OneOffRow,
} from '../../../worker/modules/pay/input/month-facts.ts';
import type {
  ObjectionDetail,
  ObjectionRow,
  OwnAnswers,
  PolicyList,
  RunAnswers,
} from '../../../worker/modules/pay/input/objections.ts';

export type FactKind = z.output<typeof FactKindAnswer>;
export type FactsRow = z.output<typeof MonthFactsRow>;
export type MonthFacts = z.output<typeof MonthFactsPage>;
export type FactUnit = z.output<typeof FactUnitRow>;
export type FactUnits = z.output<typeof FactUnitPage>;
export type OneOff = z.output<typeof OneOffRow>;
export type OneOffItems = z.output<typeof OneOffItemsAnswer>;
export type Objection = z.output<typeof ObjectionDetail>;
export type ObjectionListed = z.output<typeof ObjectionRow>;
export type Answers = z.output<typeof OwnAnswers>;
export type AnswerCounts = z.output<typeof RunAnswers>;
export type ConfirmPolicy = z.output<typeof PolicyList>['items'][number];
