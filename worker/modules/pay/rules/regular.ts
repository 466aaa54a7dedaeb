import type { Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { sum, times, toFenHalfUp, type Ratio } from '../../../core/ratio.ts';
import { isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import {
  itemValue,
  performanceStandard,
  performanceValue,
  probationValue,
  type ItemFacts,
  type ItemValue,
  type PayGap,
} from './item.ts';
import type { PayslipLine } from './line.ts';
import { amountsOf, itemLine, partInputs, partsOf, shareOf } from './parts.ts';
import type { PayItem, PerformanceItem, RegularItem, SchemeDefinition } from './scheme.ts';
import { segmentsOf, weigh, type Segment, type StandingFacts, type Weights } from './segments.ts';

/** One line of an item, and its part of what a whole month would be: the parts of an item add up to it. */
export interface Earning {
  readonly item: PayItem;
  readonly monthly: Ratio;
  readonly line: PayslipLine;
}

/** A worker's month, cut and weighed. */
export interface CutMonth<Facts extends StandingFacts> {
  readonly scheme: SchemeDefinition;
  readonly month: Month;
  readonly facts: Facts;
  readonly segments: readonly Segment[];
  readonly weights: Weights;
}

/** Cuts a month where something changes in it; a year without a working calendar is a gap where the scheme needs one. */
export function cutMonth<Facts extends StandingFacts>(
  scheme: SchemeDefinition,
  month: Month,
  facts: Facts,
  calendars: readonly WorkCalendar[],
): CutMonth<Facts> | PayGap {
  const segments = segmentsOf(month, facts, scheme.probation);
  const weights = weigh(month, segments, scheme, calendars);
  if (!isMissingYear(weights)) return { scheme, month, facts, segments, weights };
  return { kind: 'gap', item: scheme.items[0]?.code ?? '', missing: 'calendar', key: String(weights.missingYear) };
}

export interface RegularFacts extends ItemFacts, StandingFacts {
  readonly unitId: string;
}

/** The lines of an item that a month has of itself: one, or one for each part between which something changes. */
export function regularEarnings(cut: CutMonth<RegularFacts>, item: RegularItem, ahead = false): Earning[] | PayGap {
  const { month, facts, segments, weights } = cut;
  const values = [];
  for (const segment of segments) {
    const value = valueIn(cut, item, segment, ahead);
    if (value?.kind === 'gap') return value;
    values.push(value);
  }
  const parts = partsOf(values, segments, weights);
  const amounts = amountsOf(parts);
  return parts.map((part, index) => {
    const { worth, unitId, proportion } = part;
    const line = itemLine(item, month, {
      amountFen: amounts[index] ?? fen(0),
      formula: worth.formula,
      inputs: { ...worth.inputs, ...partInputs(part, weights, segments) },
      source: 'scheme',
      unitId: unitId === facts.unitId ? null : unitId,
    });
    return { item, monthly: shareOf(worth.exact, proportion), line };
  });
}

function valueIn(
  { scheme, facts }: CutMonth<RegularFacts>,
  item: RegularItem,
  segment: Segment,
  ahead: boolean,
): ItemValue {
  const { probation } = scheme;
  if (probation && segment.probation) {
    if (probation.unpaid?.includes(item.code)) return null;
    if (probation.item === item.code) return probationValue(probation.meanBaseFen, probation.share);
  }
  const now = { ...facts, level: segment.level, postType: segment.postType };
  return item.kind === 'performance' ? performanceValue(item, now, ahead) : itemValue(item, now, scheme);
}

/** The standard of performance for the days on post, rounded once to fen; a gap where the scheme has no row. */
export function standardOf(cut: CutMonth<StandingFacts>, item: PerformanceItem): Fen | PayGap {
  const unpaidOnProbation = cut.scheme.probation?.unpaid?.includes(item.code) ?? false;
  const parts = [];
  for (const [index, segment] of cut.segments.entries()) {
    if (segment.probation && unpaidOnProbation) continue;
    const value = performanceStandard(item, segment);
    if (value?.kind === 'gap') return value;
    const share = cut.weights.shares[index];
    if (value && share) parts.push(times(value.exact, share));
  }
  return toFenHalfUp(sum(parts));
}

export const earnedFen = (earnings: readonly Earning[]): Fen =>
  sumFen(earnings.map(({ line: { amountFen } }) => amountFen));
