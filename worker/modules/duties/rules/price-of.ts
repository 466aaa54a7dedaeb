import { fen, splitFen, type Fen } from '../../../core/fen.ts';
import { ONE, parseDecimal, smaller, times, type Ratio } from '../../../core/ratio.ts';
import { unitPrice, workloadPrice } from './price.ts';

export const priceMethods = ['unit', 'package', 'workload', 'allocation', 'none'] as const;
export type PriceMethod = (typeof priceMethods)[number];

/** By what a pool is shared among those who carry a duty. */
export const bases = ['households', 'grids', 'people'] as const;
export type Basis = (typeof bases)[number];

/** How a duty is paid. For `unit` the price is of one piece, for `workload` a month's pay of one person. */
export interface Price {
  readonly method: PriceMethod;
  readonly unitPriceFen: Fen | null;
  /** Decimal; counts for `workload` alone. */
  readonly difficulty: string | null;
}

/** Dated figures of the city. */
export interface PriceRule {
  readonly paidDaysPerMonth: string;
  readonly qualityBands: readonly { readonly fromScore: string; readonly ratio: string }[];
  /** Of a package, what is paid in advance. */
  readonly prepaidShare: string;
  /** How a package that ends before its term is earned: by months of 12, or by days of the year. */
  readonly proration: 'months' | 'days';
  readonly yearDays: number;
}

/** What a month of the given volume costs at the given quality; rounded once to fen, half up. */
export function volumePrice(price: Price, volume: Ratio, quality: Ratio, rule: PriceRule): Fen {
  const unitPriceFen = price.unitPriceFen ?? fen(0);
  if (price.method === 'unit') return unitPrice([{ unitPriceFen, volume }], quality);
  if (price.method !== 'workload') return fen(0);
  const difficulty = times(parseDecimal(price.difficulty ?? '1'), quality);
  return workloadPrice(volume, unitPriceFen, parseDecimal(rule.paidDaysPerMonth), difficulty);
}

/** What the whole term of one unit costs at full volume and quality: what must be held. */
export function termAmount(
  price: Price,
  part: { readonly monthlyVolume: string | null; readonly packageFen: Fen | null },
  months: number,
  rule: PriceRule,
): Fen {
  if (price.method === 'package' || price.method === 'allocation') return part.packageFen ?? fen(0);
  if (part.monthlyVolume === null) return fen(0);
  return fen(volumePrice(price, parseDecimal(part.monthlyVolume), ONE, rule) * months);
}

export interface MonthWork {
  readonly price: Price;
  /** Admitted for a month; null for a package. */
  readonly monthlyVolume: string | null;
  /** The unit's whole part, its months, and which of them this is, from 0. */
  readonly amountFen: Fen;
  readonly months: number;
  readonly monthIndex: number;
  readonly volume: string;
  readonly quality: Ratio;
}

/**
 * What one verified month brings: volume within what was admitted × price × quality. A share of a pool is paid in even
 * monthly parts that together are the share, each × quality.
 */
export function monthDue(work: MonthWork, rule: PriceRule): Fen {
  if (work.price.method === 'allocation') {
    const parts = splitFen(
      work.amountFen,
      Array.from({ length: work.months }, () => ONE),
    );
    return unitPrice([{ unitPriceFen: parts[work.monthIndex] ?? fen(0), volume: ONE }], work.quality);
  }
  const volume = parseDecimal(work.volume);
  const admitted = work.monthlyVolume === null ? volume : smaller(volume, parseDecimal(work.monthlyVolume));
  return volumePrice(work.price, admitted, work.quality, rule);
}
