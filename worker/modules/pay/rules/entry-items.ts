import { daysBetween, firstDay, addMonths, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import {
  compare,
  divide,
  fromFen,
  parseDecimal,
  ratio,
  sum,
  times,
  toFenHalfUp,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
import type { Inputs, PayGap } from './item.ts';
import type { MonthEntries, OneOff } from './month-facts.ts';
import { itemLine } from './parts.ts';
import type { Earning } from './regular.ts';
import type { EntryItem, PayItem, PayShare, SchemeDefinition } from './scheme.ts';

/** What the items of a month came to before its entries: a whole month of each, exact, and what was earned of it. */
export interface Earned {
  readonly monthly: Ratio;
  readonly amountFen: Fen;
}
export type EarnedByItem = ReadonlyMap<string, Earned>;

/** Lines of the facts and one-off amounts of a month, in the order of the scheme. */
export function entryEarnings(
  scheme: Pick<SchemeDefinition, 'items' | 'facts'>,
  month: Month,
  entries: MonthEntries,
  earned: EarnedByItem,
): Earning[] | PayGap {
  const stray = entries.oneOffs.find(({ itemCode }) => !scheme.items.some((item) => isOneOff(item, itemCode)));
  if (stray) return { kind: 'gap', item: stray.itemCode, missing: 'item', key: stray.itemCode };
  const left = new Map([...earned].map(([code, { amountFen }]) => [code, amountFen]));
  return scheme.items.flatMap((item) => {
    switch (item.kind) {
      case 'fact_unit':
        return factUnit(scheme, item, month, entries, earned);
      case 'absence':
        return absence(scheme, item, month, entries, earned, left);
      case 'one_off':
        return entries.oneOffs
          .filter(({ itemCode }) => itemCode === item.code)
          .map((oneOff) => oneOffEarning(item, month, oneOff));
      default:
        return [];
    }
  });
}

const isOneOff = (item: PayItem, code: string): boolean => item.kind === 'one_off' && item.code === code;

const quantityOf = ({ quantities }: MonthEntries, fact: string): Ratio | null => {
  const text = quantities[fact];
  const quantity = text === undefined ? ZERO : parseDecimal(text);
  return compare(quantity, ZERO) === 0 ? null : quantity;
};

type Facts = Pick<SchemeDefinition, 'facts'>;

/** Which fact a line counts, by its name, and how much of it. */
const counted = ({ facts = [] }: Facts, { quantities }: MonthEntries, fact: string): Inputs => ({
  fact: facts.find(({ code }) => code === fact)?.name ?? fact,
  quantity: quantities[fact] ?? '0',
});

const monthlyOf = (items: readonly string[], earned: EarnedByItem): Ratio =>
  sum(items.map((code) => earned.get(code)?.monthly ?? ZERO));

type Of<K extends EntryItem['kind']> = Extract<EntryItem, { kind: K }>;

/** Price × quantity, rounded once. By a share of pay: monthly pay ÷ paid days ÷ hours a day × factor × quantity. */
function factUnit(
  scheme: Facts,
  item: Of<'fact_unit'>,
  month: Month,
  entries: MonthEntries,
  earned: EarnedByItem,
): Earning[] {
  const quantity = quantityOf(entries, item.fact);
  if (quantity === null) return [];
  const price = typeof item.price === 'number' ? fromFen(item.price) : priceOf(item.price, earned);
  const exact = times(price, quantity);
  const inputs: Inputs =
    typeof item.price === 'number'
      ? { unitFen: item.price, ...counted(scheme, entries, item.fact) }
      : {
          payFen: toFenHalfUp(monthlyOf(item.price.items, earned)),
          paidDays: item.price.paidDays,
          ...(item.price.hoursPerDay === undefined ? {} : { hoursPerDay: item.price.hoursPerDay }),
          payFactor: item.price.factor,
          ...counted(scheme, entries, item.fact),
        };
  const formula = typeof item.price === 'number' ? 'fact_unit' : 'fact_share';
  const line = itemLine(item, month, { amountFen: toFenHalfUp(exact), formula, inputs, source: 'fact' });
  return [{ item, monthly: exact, line }];
}

function priceOf({ items, paidDays, hoursPerDay, factor }: PayShare, earned: EarnedByItem): Ratio {
  const day = divide(monthlyOf(items, earned), parseDecimal(paidDays));
  const unit = hoursPerDay === undefined ? day : divide(day, parseDecimal(hoursPerDay));
  return times(unit, parseDecimal(factor));
}

/**
 * Monthly pay of the named items ÷ days of a month × share × days absent, rounded once and taken from gross pay: never
 * more than those items earned, less what an absence before it took of them.
 */
function absence(
  scheme: Facts,
  item: Of<'absence'>,
  month: Month,
  entries: MonthEntries,
  earned: EarnedByItem,
  left: Map<string, Fen>,
): Earning[] {
  const quantity = quantityOf(entries, item.fact);
  if (quantity === null) return [];
  const byCalendar = item.basis.by === 'calendar_days';
  const monthDays = daysBetween(firstDay(month), firstDay(addMonths(month, 1)));
  const days = item.basis.by === 'calendar_days' ? ratio(monthDays) : parseDecimal(item.basis.paidDays);
  const monthly = monthlyOf(item.items, earned);
  const wanted = toFenHalfUp([parseDecimal(item.share), quantity].reduce(times, divide(monthly, days)));
  const taken = take(item.items, wanted, left);
  const inputs = {
    payFen: toFenHalfUp(monthly),
    ...(item.basis.by === 'calendar_days' ? { monthDays } : { paidDays: item.basis.paidDays }),
    absenceShare: item.share,
    ...counted(scheme, entries, item.fact),
    ...(taken < wanted ? { cappedFen: taken } : {}),
  };
  const formula = byCalendar ? 'absence_calendar_days' : 'absence_paid_days';
  const line = itemLine(item, month, { amountFen: fen(-taken), formula, inputs, source: 'fact' });
  return [{ item, monthly: ZERO, line }];
}

/** Takes an amount from what is left of the items, in their order; answers what could be taken. */
function take(items: readonly string[], wanted: Fen, left: Map<string, Fen>): Fen {
  let open = wanted as number;
  for (const code of items) {
    const has = left.get(code) ?? 0;
    const taken = Math.min(open, Math.max(0, has));
    left.set(code, fen(has - taken));
    open -= taken;
  }
  return fen(wanted - open);
}

function oneOffEarning(item: Of<'one_off'>, month: Month, oneOff: OneOff): Earning {
  const { amountFen, reason, documentNumber } = oneOff;
  const signed = item.direction === 'deduct' ? fen(-amountFen) : amountFen;
  const inputs = { amountFen, reason, ...(documentNumber === null ? {} : { documentNumber }) };
  const line = itemLine(item, month, {
    amountFen: signed,
    formula: item.direction === 'deduct' ? 'one_off_deduct' : 'one_off_add',
    inputs,
    source: 'one_off',
  });
  return { item, monthly: ZERO, line };
}
