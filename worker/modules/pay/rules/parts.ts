import { addDays, type Month } from '../../../core/day.ts';
import { fen, splitFen, type Fen } from '../../../core/fen.ts';
import { compare, ONE, parseDecimal, sum, times, toFenHalfUp, ZERO, type Ratio } from '../../../core/ratio.ts';
import type { Inputs, ItemValue } from './item.ts';
import type { FundPart, PayslipLine } from './line.ts';
import type { FundShare, PayItem } from './scheme.ts';
import { proportions, type Segment, type Weights } from './segments.ts';

type Worth = Extract<ItemValue, { kind: 'value' }>;

/** Consecutive segments of one unit in which an item comes to the same: one line. */
export interface Part {
  readonly worth: Worth;
  readonly unitId: string;
  readonly segments: readonly Segment[];
  /** Of the month's pay. */
  readonly share: Ratio;
  /** Of a whole month on the same footing; the proportions of an item add up to one. */
  readonly proportion: Ratio;
  readonly counted: number;
}

/** The parts of an item: null is a segment in which it does not apply. */
export function partsOf(values: readonly (Worth | null)[], segments: readonly Segment[], weights: Weights): Part[] {
  const [one] = segments;
  // Nearly everybody, nearly always: kept apart, because exact fractions are what a run of 100,000 spends its time on.
  if (one && segments.length === 1 && weights.by === 'whole') return wholeMonth(values[0] ?? null, one, weights);
  const whole = proportions(weights.shares);
  const parts: Part[] = [];
  for (const [index, segment] of segments.entries()) {
    const worth = values[index] ?? null;
    const [share = ZERO, proportion = ZERO, counted = 0] = [
      weights.shares[index],
      whole[index],
      weights.counted[index],
    ];
    if (worth === null || (weights.by === 'whole' && share.n === 0n)) continue;
    const last = parts.at(-1);
    if (last && last.unitId === segment.unitId && sameWorth(last.worth, worth) && touches(last, segment)) {
      parts.splice(-1, 1, {
        ...last,
        segments: [...last.segments, segment],
        share: sum([last.share, share]),
        proportion: sum([last.proportion, proportion]),
        counted: last.counted + counted,
      });
    } else parts.push({ worth, unitId: segment.unitId, segments: [segment], share, proportion, counted });
  }
  return parts;
}

const wholeMonth = (worth: Worth | null, segment: Segment, weights: Weights): Part[] =>
  worth === null
    ? []
    : [
        {
          worth,
          unitId: segment.unitId,
          segments: [segment],
          share: ONE,
          proportion: ONE,
          counted: weights.counted[0] ?? 0,
        },
      ];

const touches = (part: Part, segment: Segment): boolean => part.segments.at(-1)?.until === segment.from;
const sameWorth = (a: Worth, b: Worth): boolean =>
  a.formula === b.formula && compare(a.exact, b.exact) === 0 && JSON.stringify(a.inputs) === JSON.stringify(b.inputs);

/**
 * The amounts of an item's parts. What differs only by unit or days is rounded once together and shared by the largest
 * remainder, so that a split alone changes nobody's pay; parts of different worth are rounded each for itself.
 */
export function amountsOf(parts: readonly Pick<Part, 'worth' | 'share'>[]): Fen[] {
  const [only] = parts;
  if (only && parts.length === 1) return [toFenHalfUp(shareOf(only.worth.exact, only.share))];
  const amounts = parts.map(() => fen(0));
  const alike = Map.groupBy(
    parts.map((part, index) => ({ ...part, index })),
    ({ worth: { exact } }) => `${exact.n}/${exact.d}`,
  );
  for (const group of alike.values()) {
    const shares = group.map(({ share }) => share);
    const exact = group[0]?.worth.exact ?? ZERO;
    const together = sum(shares);
    if (compare(together, ZERO) === 0) continue;
    const split = splitFen(toFenHalfUp(times(exact, together)), shares);
    for (const [at, { index }] of group.entries()) amounts[index] = split[at] ?? fen(0);
  }
  return amounts;
}

/** A share of an amount; the whole of it is the amount itself. */
export const shareOf = (exact: Ratio, share: Ratio): Ratio => (share === ONE ? exact : times(exact, share));

/** What a line of a part says beside its item's inputs: nothing for a whole month, days for a part, the span of a split. */
export function partInputs(part: Part, weights: Weights, segments: readonly Segment[]): Inputs {
  if (part.share.n === part.share.d) return {};
  const unit = { calendar_days: 'monthDays', workdays: 'monthWorkdays', paid_days: 'paidDays', whole: 'monthDays' };
  const counted = {
    [weights.by === 'workdays' || weights.by === 'paid_days' ? 'workdays' : 'days']: part.counted,
    [unit[weights.by]]: weights.by === 'paid_days' ? weights.of : Number(weights.of),
  };
  const [first, last] = [part.segments[0], part.segments.at(-1)];
  if (!first || !last || part.segments.length === segments.length) return counted;
  return { ...counted, fromDay: first.from, lastDay: addDays(last.until, -1), postType: last.postType };
}

/** Which funds pay an amount: parts that equal it, by the largest remainder; null where the scheme leaves it open. */
export function fundParts(amountFen: Fen, funds: readonly FundShare[] | undefined): readonly FundPart[] | null {
  if (funds === undefined || funds.length === 0) return null;
  const parts = splitFen(
    amountFen,
    funds.map(({ share }) => parseDecimal(share)),
  );
  return funds.map(({ fund }, index) => ({ fund, fen: parts[index] ?? fen(0) }));
}

/** A line of an item of the scheme. */
export const itemLine = (
  item: PayItem,
  month: Month,
  line: Pick<PayslipLine, 'amountFen' | 'formula' | 'inputs' | 'source'> &
    Partial<Pick<PayslipLine, 'code' | 'name' | 'unitId'>>,
): PayslipLine => ({
  side: 'earning',
  code: item.code,
  name: item.name,
  forMonth: month,
  taxable: item.taxable,
  insurable: item.insurable,
  unitId: null,
  funds: fundParts(line.amountFen, item.funds),
  ...line,
});
