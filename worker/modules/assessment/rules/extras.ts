import { parseDecimal, ratio, smaller, sum, times, ZERO, type Ratio } from '../../../core/ratio.ts';
import type { EventFact, PersonFacts } from './facts.ts';
import type { ScoreNode } from './node.ts';
import type { EventItem, Scheme } from './scheme.ts';

const whole = ({ points, times: often }: EventFact): Ratio => times(ratio(points, 100), ratio(often));

const eventNode = (event: EventFact): ScoreNode => ({
  kind: 'event',
  code: event.id,
  label: null,
  state: 'counted',
  value: whole(event),
  count: event.times,
  cause: event.cause,
  document: event.document,
  day: event.onDay,
  children: [],
});

/** An item's events together, bounded by what the item may come to in a year. */
function itemNode(code: string, item: EventItem | null, events: readonly EventFact[]): ScoreNode {
  const given = sum(events.map(whole));
  const most = item?.most ?? null;
  const value = most === null ? given : smaller(given, parseDecimal(most));
  return { kind: 'item', code, label: item, state: 'counted', value, children: events.map(eventNode) };
}

function itemNodes(events: readonly EventFact[], items: readonly EventItem[]): ScoreNode[] {
  const ordered = events.toSorted((a, b) =>
    a.onDay === b.onDay ? (a.id < b.id ? -1 : 1) : a.onDay < b.onDay ? -1 : 1,
  );
  return [...Map.groupBy(ordered, ({ item }) => item)]
    .map(([code, given]) => itemNode(code, items.find((item) => item.code === code) ?? null, given))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const imported = (points: number, cause: string | null): ScoreNode[] =>
  points === 0
    ? []
    : [{ kind: 'imported', code: '', label: null, state: 'counted', value: ratio(points, 100), cause: cause ?? undefined, children: [] }]; // prettier-ignore

const valuesOf = (nodes: readonly ScoreNode[]): Ratio => sum(nodes.map(({ value }) => value ?? ZERO));

/** What is added to the score: every item within its own bound, all of them within the scheme's cap. */
export function bonusNode(person: PersonFacts, scheme: Scheme, reason: string | null = null): ScoreNode {
  const events = person.events.filter(({ kind }) => kind === 'bonus');
  const children = [...imported(person.bonus, reason), ...itemNodes(events, scheme.bonusItems)];
  const value = smaller(valuesOf(children), parseDecimal(scheme.bonusCap));
  return { kind: 'bonus', code: 'bonus', label: null, state: 'counted', value, children };
}

/** What is taken from the score. */
export function deductionNode(person: PersonFacts, scheme: Scheme, reason: string | null = null): ScoreNode {
  const events = person.events.filter(({ kind }) => kind === 'deduction');
  const children = [...imported(person.deduction, reason), ...itemNodes(events, scheme.deductionItems)];
  return { kind: 'deduction', code: 'deduction', label: null, state: 'counted', value: valuesOf(children), children };
}

/** What appeals added, each with the words of its answer; null where there was none. */
export function appealNode({ appeals = [] }: Pick<PersonFacts, 'appeals'>): ScoreNode | null {
  if (appeals.length === 0) return null;
  const children = appeals.map(({ id, points, cause, document }): ScoreNode => ({
    kind: 'event',
    code: id,
    label: null,
    state: 'counted',
    value: ratio(points, 100),
    cause,
    document: document ?? undefined,
    children: [],
  }));
  return { kind: 'appeal', code: 'appeal', label: null, state: 'counted', value: valuesOf(children), children };
}
