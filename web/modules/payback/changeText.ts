import { yuanText } from '../../kit/Money.tsx';
import { isMoney, wordInputs } from '../pay/derivation.ts';

/** The catalogues of back pay and of pay, as `t` gives them. */
export type Say = (key: string, options?: Readonly<Record<string, string | number>>) => string;

/** What inputs name by id or code. */
export interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, { readonly name: string; readonly unit: string }>;
}

interface Stretch {
  readonly from: string;
  readonly until: string | null;
  readonly unitId: string;
  readonly postType: string;
}
interface OneOff {
  readonly itemCode: string;
  readonly amountFen: number;
  readonly reason: string;
}
interface Deduction {
  readonly item: string;
  readonly fromMonth: string;
  readonly lastMonth: string | null;
  readonly monthlyFen: number;
}

const money = (say: Say, fen: number): string => say('yuan', { amount: yuanText(fen) });
const unitName = (say: Say, { units }: Names, id: string): string => units.get(id) ?? say('unitUnknown');

/** One stretch, told by what it changes of the one before it. */
function stretchText(say: Say, names: Names, stretch: Stretch, before: Stretch | undefined): string {
  const { from: day, postType, unitId } = stretch;
  const unit = unitName(say, names, unitId);
  const post = say(`pay:post.${postType}`);
  if (before?.until !== day) return say('stretch.on', { day, unit, post });
  if (before.unitId === unitId) return say('stretch.post', { day, post });
  const from = unitName(say, names, before.unitId);
  return before.postType === postType
    ? say('stretch.unit', { day, from, unit })
    : say('stretch.both', { day, from, unit, post });
}

/** Stretches in order, with every day on which somebody goes off post. */
function stretchesText(say: Say, names: Names, stretches: readonly Stretch[]): string[] {
  return stretches.flatMap((stretch, index) => {
    const told = stretchText(say, names, stretch, stretches[index - 1]);
    const { until } = stretch;
    const goes = until !== null && stretches[index + 1]?.from !== until;
    return goes ? [told, say('stretch.off', { day: until })] : [told];
  });
}

function deductionText(say: Say, { item, fromMonth, lastMonth, monthlyFen }: Deduction): string {
  const about = { item: say(`pay:deduction.${item}`), amount: yuanText(monthlyFen), from: fromMonth };
  return lastMonth === null ? say('deductionOpen', about) : say('deductionUntil', { ...about, until: lastMonth });
}

/** Inputs that are lists: the words of their members. */
const lists: Readonly<Record<string, (say: Say, names: Names, list: unknown) => string[]>> = {
  stretches: (say, names, list) => stretchesText(say, names, list as Stretch[]),
  levels: (say, _, list) =>
    (list as { from: string; level: number }[]).map(({ from, level }) => say('levelFrom', { day: from, n: level })),
  oneOffs: (say, { items }, list) =>
    (list as OneOff[]).map(({ itemCode, amountFen, reason }) =>
      say('oneOffOf', { item: items.get(itemCode) ?? itemCode, amount: yuanText(amountFen), reason }),
    ),
  'tax.deductions': (say, _, list) => (list as Deduction[]).map((each) => deductionText(say, each)),
  'tax.earlier.months': (_, __, list) => list as string[],
};

/** `quantities.overtime` and `accrued.performance.year.standardFen` name a fact or an item of the scheme. */
function named(input: string): { readonly kind: string; readonly code: string; readonly last: string } {
  const [kind = '', code = '', ...rest] = input.split('.');
  return { kind, code, last: rest.at(-1) ?? '' };
}

/** What an input is called; one that no catalogue knows is another ground, never its place in the snapshot. */
export function changeLabel(say: Say, { facts, items }: Names, input: string): string {
  const { kind, code, last } = named(input);
  const other = { defaultValue: say('of.other') };
  if (kind === 'quantities') return facts.get(code)?.name ?? say('of.quantity');
  if (kind === 'accrued') return `${items.get(code) ?? ''} ${say(`of.accrued.${last}`, other)}`.trim();
  if (kind === 'fund') return say('ofFund', { what: say(`of.${input.slice('fund.'.length)}`, other) });
  return say(`of.${input}`, other);
}

/** An input's value as people say it: yuan, a unit's name, yes or no, days of a fact; nothing where there is none. */
export function changeValue(say: Say, names: Names, input: string, value: string | null): string {
  if (value === null) return say('none');
  const { kind, code } = named(input);
  const list = lists[input];
  if (list) return list(say, names, JSON.parse(value)).join(say('and'));
  if (kind === 'quantities') {
    const unit = names.facts.get(code)?.unit;
    return unit === undefined ? value : `${value} ${say(`pay:factUnit.${unit}`)}`;
  }
  if (isMoney(input)) return money(say, Number(value));
  if (value === 'true' || value === 'false') return say(`is.${value}`);
  if (input === 'unitId') return unitName(say, names, value);
  if (input === 'tax.bonus.choice') return say(`paytax:choice.${value}`, { defaultValue: value });
  const word = wordInputs[input];
  if (value === 'none') return say('none');
  return word ? say(`pay:${word(value)}`, { defaultValue: value }) : value;
}
