import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  month as monthNamed,
  monthsBetween,
  yearOf,
  type Day,
  type Month,
} from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { earningsOf, type EarningFacts } from './earnings.ts';
import type { Inputs, ItemFacts, PayGap } from './item.ts';
import { payLevel, type LevelFacts, type LevelStep } from './level.ts';
import { accrualsOf, type PaidMonth } from './accruals.ts';
import { performanceDue } from './performance.ts';
import type { SchemeDefinition } from './scheme.ts';

/** Somebody invented: what level and items ask of a worker, the diploma being held. */
export interface SampleWorker extends Omit<LevelFacts, 'diplomaHeld'>, Pick<ItemFacts, 'grade' | 'qualification'> {
  /** Facts of the month by code, decimals; absent, none. */
  readonly quantities?: Readonly<Record<string, string>> | undefined;
  /** Whether the sample came without experience on the first of the month; absent, no. */
  readonly onProbation?: boolean | undefined;
}

export interface SampleLine {
  readonly code: string;
  readonly name: string;
  readonly formula: string;
  readonly amountFen: Fen;
  readonly inputs: Inputs;
}

/** What a sample earns in a whole month; with a gap nothing is guessed and there is no sum. */
export interface SamplePay {
  readonly level: number;
  readonly steps: readonly LevelStep[];
  readonly lines: readonly SampleLine[];
  readonly grossFen: Fen | null;
  readonly gap: Omit<PayGap, 'kind'> | null;
}

/**
 * Gross pay of a whole month by a scheme that nobody has saved: the same rules as a run, each line rounded once. Where the
 * month settles earlier ones, these are taken as paid by the same scheme, to the same person.
 */
export function previewSample(scheme: SchemeDefinition, worker: SampleWorker, month: Month): SamplePay {
  const { level, explanation } = payLevel({ ...worker, diplomaHeld: true }, scheme.levelRule);
  const facts = factsOf(worker, level, month);
  const accrued = accrualsOf(
    scheme,
    month,
    false,
    settles(scheme, month) ? paidBefore(scheme, worker, level, month) : [],
    [],
  );
  const earnings = earningsOf(scheme, month, { ...facts, accrued });
  if ('kind' in earnings) {
    const { kind: _, ...gap } = earnings;
    return { level, steps: explanation, lines: [], grossFen: null, gap };
  }
  const lines = earnings
    .map(({ line: { code, name, formula, amountFen, inputs } }) => ({ code, name, formula, amountFen, inputs }))
    .filter(({ amountFen }) => amountFen !== 0);
  return { level, steps: explanation, lines, grossFen: sumFen(lines.map(({ amountFen }) => amountFen)), gap: null };
}

function factsOf(worker: SampleWorker, level: number, month: Month): EarningFacts {
  const begin = firstDay(month);
  const monthDays = daysBetween(begin, firstDay(addMonths(month, 1)));
  const newcomerFrom: Day | null = worker.onProbation ? begin : null;
  const { postType, grade, qualification, education, serviceYears, quantities = {} } = worker;
  const from = newcomerFrom ?? addDays(begin, -1);
  return {
    postType,
    grade,
    qualification,
    education,
    serviceYears,
    quantities,
    level,
    newcomerFrom,
    oneOffs: [],
    days: monthDays,
    monthDays,
    unitId: '',
    stretches: [{ from, until: null, unitId: '', postType }],
  };
}

const settles = (scheme: SchemeDefinition, month: Month): boolean =>
  scheme.items.some((item) => item.kind === 'performance' && performanceDue(item, month, false).settled.length > 0);

/** Every month from January of the year before, paid by the same scheme; grades of years still earlier are not known. */
function paidBefore(scheme: SchemeDefinition, worker: SampleWorker, level: number, until: Month): PaidMonth[] {
  const first = monthNamed(`${yearOf(until) - 1}-01`);
  const months = worker.onProbation ? 0 : monthsBetween(first, until);
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index);
    const grade = yearOf(month) === yearOf(until) ? worker.grade : null;
    const { stretches } = factsOf(worker, level, month);
    return { month, scheme, level, stretches, grade };
  });
}
