import { divide, parseDecimal, ratio, sum, times } from '../../../core/ratio.ts';
import type { PersonFacts, RegularFact } from './facts.ts';
import { mix, type ScoreNode } from './node.ts';
import { weightsOf, type Scheme } from './scheme.ts';

export const regularKinds = ['months', 'quarters'] as const;
export type RegularKind = (typeof regularKinds)[number];

const isQuarter = /^\d{4}-Q[1-4]$/;

/** A month is written 2026-03, a quarter 2026-Q1. */
export const regularKindOf = (period: string): RegularKind => (isQuarter.test(period) ? 'quarters' : 'months');

const kinds = { months: 'daily', quarters: 'quarterly' } as const;

/**
 * The mean of the periods that were marked: a period that was not counts as nothing, never as zero. Within a period the
 * groups keep the proportion of their weights; from the scheme's fewest periods on the part counts.
 */
export function regularNode(person: PersonFacts, scheme: Scheme, kind: RegularKind): ScoreNode {
  const { groups, fewest } = scheme[kind];
  const weights = weightsOf(scheme, person.postType);
  const marks = person.regular.filter(
    ({ period, group }) =>
      regularKindOf(period) === kind && groups.includes(group) && weights[group] !== undefined,
  ); // prettier-ignore
  const byPeriod = [...Map.groupBy(marks, ({ period }) => period)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const periods = byPeriod.map(([period, given]) => periodNode(period, given, scheme, weights));
  const values = periods.flatMap(({ value }) => value ?? []);
  const enough = values.length > 0 && values.length >= fewest;
  const share = ratio(1, Math.max(values.length, 1));
  return {
    kind: kinds[kind],
    code: kinds[kind],
    label: null,
    state: enough ? 'counted' : values.length === 0 ? 'missing' : 'too_few_periods',
    value: enough ? divide(sum(values), ratio(values.length)) : null,
    count: values.length,
    children: periods.map((node) => ({
      ...node,
      share,
      contribution: enough && node.value !== null ? times(share, node.value) : null,
    })),
  };
}

function periodNode(
  period: string,
  given: readonly RegularFact[],
  { groups }: Scheme,
  weights: Readonly<Record<string, string>>,
): ScoreNode {
  const parts = groups.flatMap((group) => {
    const mark = given.find((one) => one.group === group.code);
    const weight = weights[group.code];
    if (!mark || weight === undefined) return [];
    const { score, cause, by } = mark;
    const node: ScoreNode = {
      kind: 'mark', code: group.code, label: group, state: 'counted', value: ratio(score, 100), weight, by, cause: cause ?? undefined, children: [],
    }; // prettier-ignore
    return [{ weight: parseDecimal(weight), node }];
  });
  const { value, state, children } = mix(parts, 'renormalise');
  return { kind: 'period', code: period, label: null, state, value, children };
}
