import { compareMonth, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { Inputs } from './item.ts';
import type { FundPart, PayslipLine } from './line.ts';

/** What may reach back into a month that is paid. Of the city: an adoption, a policy, a calendar; of one worker: all others. */
export const causeKinds = [
  'adoption',
  'insurance_policy',
  'calendar',
  'level',
  'grade',
  'posting',
  'posting_end',
  'roster',
  'fact',
  'one_off',
  'declared_wage',
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** One recorded event that may change what months already paid should have come to. */
export interface Cause {
  readonly kind: CauseKind;
  readonly id: string;
  /** The instant it was recorded. */
  readonly at: string;
  readonly from: Month;
  /** The last month it touches; null for every later one. */
  readonly until: Month | null;
  /** Of an entry, the fact or item that it is of. */
  readonly about?: string | undefined;
}

export const touches = ({ from, until }: Pick<Cause, 'from' | 'until'>, month: Month): boolean =>
  compareMonth(from, month) <= 0 && (until === null || compareMonth(month, until) <= 0);

/** What all stored lines of a month have come to so far, summed over lines alike. */
export type SettledLine = Pick<
  PayslipLine,
  'side' | 'code' | 'name' | 'amountFen' | 'taxable' | 'insurable' | 'funds'
> & {
  /** Where it was earned; its payslip's unit where the line names none. */
  readonly unitId: string;
};

/** What one item of one earlier month should have come to, less what was paid for it. */
export interface Difference {
  readonly month: Month;
  readonly side: PayslipLine['side'];
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly taxable: boolean;
  readonly insurable: boolean;
  /** The parts equal `afterFen` less `beforeFen`; null is the fund chosen at approval. */
  readonly funds: readonly FundPart[] | null;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly causes: readonly Cause[];
}

export const differenceFen = ({ beforeFen, afterFen }: Difference): Fen => sumFen([afterFen, -beforeFen]);

interface Bucket {
  readonly line: SettledLine;
  before: number;
  after: number;
  /** By fund, null for the fund chosen at approval. */
  readonly funds: Map<string | null, { before: number; after: number }>;
}

/** Lines alike are settled together: same side, item, unit and tax. Apart they could not be told from each other. */
const keyOf = ({ side, code, unitId, taxable }: SettledLine): string => `${side}|${code}|${unitId}|${taxable}`;

function pour(buckets: Map<string, Bucket>, line: SettledLine, into: 'before' | 'after'): void {
  const key = keyOf(line);
  const bucket = buckets.get(key) ?? { line, before: 0, after: 0, funds: new Map() };
  buckets.set(key, into === 'after' ? { ...bucket, line } : bucket);
  const target = buckets.get(key) ?? bucket;
  target[into] += line.amountFen;
  for (const { fund, fen: part } of line.funds ?? [{ fund: null, fen: line.amountFen }]) {
    const sums = target.funds.get(fund) ?? { before: 0, after: 0 };
    sums[into] += part;
    target.funds.set(fund, sums);
  }
}

/**
 * Entitlement less what was settled, item by item: earnings and contributions of one month as they should have been,
 * against every line ever stored for that month. What an earlier run already made up for is part of `settled`, so a
 * second change settles only what the first did not. Each difference names the events that can have moved its own item.
 */
export function differencesOf(
  month: Month,
  entitled: readonly SettledLine[],
  settled: readonly SettledLine[],
  causesOf: (line: SettledLine) => readonly Cause[],
): Difference[] {
  const buckets = new Map<string, Bucket>();
  for (const line of settled) pour(buckets, line, 'before');
  for (const line of entitled) pour(buckets, line, 'after');
  return [...buckets.values()].flatMap((bucket) => {
    const parts = byFund(bucket);
    const causes = parts.length === 0 ? [] : causesOf(bucket.line);
    return parts.map((part) => ({ ...part, month, causes }));
  });
}

/** One difference for what named funds pay and one for what the fund of the approval pays, where both moved. */
function byFund({ line, funds }: Bucket): Omit<Difference, 'month' | 'causes'>[] {
  const { side, code, name, unitId, taxable, insurable } = line;
  const about = { side, code, name, unitId, taxable, insurable };
  const named = [...funds].filter((entry): entry is [string, { before: number; after: number }] => entry[0] !== null);
  const parts = named
    .map(([fund, { before, after }]) => ({ fund, fen: fen(after - before) }))
    .filter((part) => part.fen !== 0);
  const open = funds.get(null);
  return [
    ...(open && open.before !== open.after
      ? [{ ...about, funds: null, beforeFen: fen(open.before), afterFen: fen(open.after) }]
      : []),
    ...(parts.length > 0
      ? [
          {
            ...about,
            funds: parts,
            beforeFen: sumFen(named.map(([, { before }]) => before)),
            afterFen: sumFen(named.map(([, { after }]) => after)),
          },
        ]
      : []),
  ];
}

/** How insurance and tax take a difference, said on its line. */
export interface Treatment {
  /** Back pay is wages of the month it is paid in: taxed there, by cumulative withholding. */
  readonly taxSource: string;
}

/** The lines of the open run that settle differences of earlier months. */
export const differenceLines = (differences: readonly Difference[], treatment: Treatment): PayslipLine[] =>
  differences.map((difference) => ({
    side: difference.side,
    code: difference.code,
    name: difference.name,
    amountFen: differenceFen(difference),
    formula: 'back_pay',
    inputs: inputsOf(difference, treatment),
    source: 'back_pay' as const,
    forMonth: difference.month,
    taxable: difference.taxable,
    insurable: difference.insurable,
    unitId: difference.unitId,
    funds: difference.funds,
  }));

function inputsOf({ side, taxable, beforeFen, afterFen, causes }: Difference, { taxSource }: Treatment): Inputs {
  const told = causes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  return {
    beforeFen,
    afterFen,
    cause: told.map(({ kind }) => kind).join(','),
    causeAt: told.map(({ at }) => at).join(','),
    causeId: told.map(({ id }) => id).join(','),
    insuranceRule: side === 'earning' ? 'base_unchanged' : 'contributions_corrected',
    ...(side === 'employer'
      ? {}
      : { taxRule: taxable || side === 'deduction' ? 'month_paid' : 'not_taxed', taxSource }),
  };
}
