import type { Refusal } from '../../../core/refusal.ts';
import { compareText } from '../../../core/text.ts';
import { pointsOf, type BallotForm } from './ballot-form.ts';
import { ballotRefusals } from './ballot-refusals.ts';
import type { Tally } from './ballot-count.ts';

/** Paper ballots of one community: handed out, back by kind of voter, and how often each answer was given. */
export interface PaperCount {
  readonly sent: number;
  readonly kinds: readonly { readonly kind: string; readonly returned: number }[];
  readonly tallies: readonly Tally[];
}

/** A count in one order and without zeros: two entries that say the same are the same text. */
export const orderedCount = ({ sent, kinds, tallies }: PaperCount): PaperCount => ({
  sent,
  kinds: kinds
    .filter(({ returned }) => returned > 0)
    .map(({ kind, returned }) => ({ kind, returned }))
    .toSorted((a, b) => compareText(a.kind, b.kind)),
  tallies: tallies
    .filter(({ count }) => count > 0)
    .map(({ number, question, answer, count }) => ({ number, question, answer, count }))
    .toSorted((a, b) => a.number - b.number || compareText(a.question, b.question) || compareText(a.answer, b.answer)),
});

/** Why a count cannot be so, or null: more papers than were handed out, more answers than papers, strange answers. */
export function paperFault(form: BallotForm, numbers: readonly number[], count: PaperCount): Refusal | null {
  const kinds = count.kinds.map(({ kind }) => kind);
  const strange = kinds.find((kind, at) => kinds.indexOf(kind) !== at || !form.kinds.some(({ code }) => code === kind));
  if (strange !== undefined) return ballotRefusals.refuse('ballot_kind_unknown', { kind: strange });
  const places = count.tallies.map(({ number, question, answer }) => `${number} ${question} ${answer}`);
  const fits = ({ number, question, answer }: Tally): boolean =>
    numbers.includes(number) &&
    form.questions.some(({ code }) => code === question) &&
    pointsOf(form.scale, answer) !== undefined;
  if (new Set(places).size < places.length || !count.tallies.every(fits))
    return ballotRefusals.refuse('ballot_answer_unknown');
  const returned = count.kinds.reduce((all, kind) => all + kind.returned, 0);
  if (returned > count.sent) return ballotRefusals.refuse('paper_over_sent', { returned, sent: count.sent });
  for (const [, tallies] of Map.groupBy(count.tallies, ({ number, question }) => `${number} ${question}`)) {
    const sum = tallies.reduce((all, tally) => all + tally.count, 0);
    const number = tallies[0]?.number ?? 0;
    if (sum > returned) return ballotRefusals.refuse('paper_tally_over_returned', { number, sum, returned });
  }
  return null;
}

export interface PaperEntry {
  readonly id: string;
  readonly count: PaperCount;
  readonly enteredBy: string;
}

/** Where two entries differ, and what each says. */
export interface PaperDifference {
  readonly what: 'sent' | 'kind' | 'answer';
  readonly kind?: string;
  readonly number?: number;
  readonly question?: string;
  readonly answer?: string;
  readonly first: number;
  readonly second: number;
}

export type PaperStanding<Entry extends PaperEntry> =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly latest: Entry }
  | {
      readonly state: 'differ';
      readonly latest: Entry;
      readonly other: Entry;
      readonly differences: readonly PaperDifference[];
    }
  | { readonly state: 'agreed'; readonly latest: Entry; readonly other: Entry };

/**
 * How the entries of a community stand. Each person's latest entry speaks; the newest of all is agreed as soon as any
 * other person's says the same. Entries come in the order of their making.
 */
export function paperStanding<Entry extends PaperEntry>(entries: readonly Entry[]): PaperStanding<Entry> {
  const speaking = latestOfEach(entries);
  const latest = speaking.at(-1);
  if (!latest) return { state: 'none' };
  const others = speaking.slice(0, -1);
  const same = others.findLast(({ count }) => textOf(count) === textOf(latest.count));
  if (same) return { state: 'agreed', latest, other: same };
  const other = others.at(-1);
  if (!other) return { state: 'waiting', latest };
  return { state: 'differ', latest, other, differences: paperDifferences(other.count, latest.count) };
}

/** The latest entry of each person, the newest last. */
export function latestOfEach<Entry extends PaperEntry>(entries: readonly Entry[]): Entry[] {
  const last = new Map(entries.map((entry) => [entry.enteredBy, entry.id]));
  return entries.filter(({ id, enteredBy }) => last.get(enteredBy) === id);
}

const textOf = (count: PaperCount): string => JSON.stringify(orderedCount(count));

export function paperDifferences(first: PaperCount, second: PaperCount): PaperDifference[] {
  const sent = first.sent === second.sent ? [] : [{ what: 'sent' as const, first: first.sent, second: second.sent }];
  const kinds = differing(
    first.kinds.map(({ kind, returned }) => [kind, returned] as const),
    second.kinds.map(({ kind, returned }) => [kind, returned] as const),
  ).map(({ place, ...counts }) => ({ what: 'kind' as const, kind: place, ...counts }));
  const answers = differing(first.tallies.map(placed), second.tallies.map(placed)).map(({ place, ...counts }) => {
    const [number = '', question = '', answer = ''] = place.split(' ');
    return { what: 'answer' as const, number: Number(number), question, answer, ...counts };
  });
  return [...sent, ...kinds, ...answers];
}

const placed = ({ number, question, answer, count }: Tally) => [`${number} ${question} ${answer}`, count] as const;

function differing(first: readonly (readonly [string, number])[], second: readonly (readonly [string, number])[]) {
  const [a, b] = [new Map(first), new Map(second)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((place) => ({ place, first: a.get(place) ?? 0, second: b.get(place) ?? 0 }))
    .filter((one) => one.first !== one.second);
}
