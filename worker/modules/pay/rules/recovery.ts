import { addMonths, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { floorOf, fromFen, parseDecimal, times } from '../../../core/ratio.ts';
import { differenceFen, type Difference } from './back-pay.ts';
import type { PayslipLine } from './line.ts';

/** What is owed for one month of origin; amounts taxed as wages and others apart. Below zero it is owed to the worker. */
export interface Claim {
  readonly month: Month;
  readonly taxable: boolean;
  readonly fen: Fen;
}

/** What a recovery must leave: the city's policy, and the worker's own instalment where one was set. */
export interface RecoveryTerms {
  /** Net pay is never pushed below it. */
  readonly floorFen: Fen;
  /** The largest share of the month's own pay that is taken, a decimal string. */
  readonly maxShare: string;
  readonly instalmentFen: Fen | null;
  readonly source: string;
}

/** Everything of earlier months that one payslip settles. */
export interface Settlement {
  readonly differences: readonly Difference[];
  /** Owed from earlier runs. */
  readonly outstanding: readonly Claim[];
  readonly terms: RecoveryTerms;
}

interface Debt extends Claim {
  /** Owed before this run: the recovery's line tells how that changed. */
  readonly beforeFen: number;
}

const key = ({ month, taxable }: Pick<Claim, 'month' | 'taxable'>): string => `${month}|${taxable}`;

/** What differences bring the worker, by month of origin: a higher contribution of the worker takes. */
function brought(differences: readonly Difference[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const difference of differences) {
    if (difference.side === 'employer') continue;
    const { month } = difference;
    const earned = difference.side === 'earning';
    const of = key({ month, taxable: earned && difference.taxable });
    sums.set(of, (sums.get(of) ?? 0) + (earned ? 1 : -1) * differenceFen(difference));
  }
  return sums;
}

/** Debts of old and new, the oldest first, after what is owed to the worker was set against them. */
export interface Owed {
  readonly debts: readonly Debt[];
  readonly totalFen: Fen;
}

/** Sets what this run brings against what is owed: back pay for one month pays off what another month took too much. */
export function owedBy({ differences, outstanding }: Settlement): Owed {
  const news = brought(differences);
  const old = new Map(outstanding.map((claim) => [key(claim), claim.fen as number]));
  const keys = [...new Set([...old.keys(), ...news.keys()])].toSorted();
  const balances = keys.map((of) => {
    const before = old.get(of) ?? 0;
    const [month = '', taxable] = of.split('|');
    const owed = Math.max(0, before) + Math.max(0, -(news.get(of) ?? 0));
    const credit = Math.max(0, -before) + Math.max(0, news.get(of) ?? 0);
    return { month: month as Month, taxable: taxable === 'true', before, owed, credit };
  });
  let credit = balances.reduce((sum, balance) => sum + balance.credit, 0);
  const debts = balances.map(({ month, taxable, before, owed }) => {
    const offset = Math.min(credit, owed);
    credit -= offset;
    return { month, taxable, beforeFen: before, fen: fen(owed - offset) };
  });
  return { debts, totalFen: sumFen(debts.map(({ fen: left }) => left)) };
}

/** The lines that move what is owed after `takenFen` of it was taken, the oldest first: deferred above zero, taken below. */
export function recoveryLines({ debts }: Owed, takenFen: number, terms: RecoveryTerms): PayslipLine[] {
  let left = takenFen;
  return debts.flatMap(({ month, taxable, beforeFen, fen: owed }) => {
    const taken = Math.min(left, owed);
    left -= taken;
    const amountFen = sumFen([owed, -taken, -beforeFen]);
    if (amountFen === 0) return [];
    const after = owed - taken;
    const { floorFen: netFloorFen, maxShare, instalmentFen, source } = terms;
    return [
      {
        side: 'earning' as const,
        code: 'recovery',
        name: beforeFen < 0 ? '退还多扣' : amountFen > 0 ? '暂缓扣回' : '扣回',
        amountFen,
        formula: 'recovery',
        inputs: {
          beforeFen,
          afterFen: after,
          netFloorFen,
          maxShare,
          ...(instalmentFen === null ? {} : { instalmentFen }),
          source,
        },
        source: 'recovery' as const,
        forMonth: month,
        taxable,
        insurable: false,
        unitId: null,
        funds: null,
      },
    ];
  });
}

/** The most that policy lets a month take: a share of its own pay, or the worker's smaller instalment. */
export function monthlyLimit(ownGrossFen: Fen, { maxShare, instalmentFen }: RecoveryTerms): Fen {
  const share = Number(floorOf(times(fromFen(fen(Math.max(0, ownGrossFen))), parseDecimal(maxShare))));
  return fen(Math.min(share, instalmentFen ?? share));
}

/**
 * The most that may be taken so that net pay stays at or above the floor, to the fen. Net pay falls by at most what is
 * taken and never rises with it, so the border is found by halving, whatever the tax does in between.
 */
export function affordable(limitFen: Fen, floorFen: Fen, netAfter: (takenFen: number) => number): Fen {
  if (limitFen <= 0 || netAfter(0) < floorFen) return fen(0);
  if (netAfter(limitFen) >= floorFen) return limitFen;
  let [fits, over] = [0, limitFen as number];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (netAfter(middle) >= floorFen) fits = middle;
    else over = middle;
  }
  return fen(fits);
}

export interface Instalment {
  readonly month: Month;
  readonly fen: Fen;
}

/** Expected instalments until nothing is owed, if every month bears what the last one could; at most `most` of them. */
export function expectedInstalments(
  owedFen: Fen,
  monthlyFen: Fen,
  from: Month,
  most: number,
): { readonly instalments: readonly Instalment[]; readonly restFen: Fen } {
  const instalments: Instalment[] = [];
  let left: number = owedFen;
  while (left > 0 && monthlyFen > 0 && instalments.length < most) {
    const taken = Math.min(left, monthlyFen);
    instalments.push({ month: addMonths(from, instalments.length), fen: fen(taken) });
    left -= taken;
  }
  return { instalments, restFen: fen(Math.max(0, left)) };
}
