import { divide, parseDecimal, ratio, roundTo, sum, times } from '../../../core/ratio.ts';
import type { BallotCount } from './ballot.ts';
import { pointsOf, type BallotForm } from './ballot-form.ts';
import type { PaperCount } from './ballot-paper.ts';
import { parsePoints, type Points } from './points.ts';

/** How often an answer was given, online or on paper. */
export interface Tally {
  readonly number: number;
  readonly question: string;
  readonly answer: string;
  readonly count: number;
}

/** Links of one kind: how many stand (not revoked, or used before they were), how many voted. */
export interface LinkCount {
  readonly kind: string;
  readonly sent: number;
  readonly used: number;
}

/**
 * One person's mark: the mean of each question over everybody who answered it, and the mean of these, rounded once, half
 * up, to hundredths. Abstentions are left out; null where nobody said anything.
 */
export function ballotMean(form: BallotForm, tallies: readonly Tally[]): Points | null {
  const means = form.questions.flatMap(({ code }) => {
    const said = tallies.flatMap(({ question, answer, count }) => {
      const points = question === code ? pointsOf(form.scale, answer) : undefined;
      return points === undefined || points === null || count === 0 ? [] : [{ points: parseDecimal(points), count }];
    });
    const voices = said.reduce((all, { count }) => all + count, 0);
    return voices === 0
      ? []
      : [divide(sum(said.map(({ points, count }) => times(points, ratio(count)))), ratio(voices))];
  });
  return means.length === 0 ? null : parsePoints(roundTo(divide(sum(means), ratio(means.length)), 2));
}

/** The marks of everybody on the ballot, by number. */
export function ballotMarks(
  form: BallotForm,
  numbers: readonly number[],
  online: readonly Tally[],
  paper: PaperCount | null,
): ReadonlyMap<number, Points> {
  const all = Map.groupBy([...online, ...(paper?.tallies ?? [])], ({ number }) => number);
  return new Map(
    numbers.flatMap((number) => {
      const mean = ballotMean(form, all.get(number) ?? []);
      return mean === null ? [] : [[number, mean] as const];
    }),
  );
}

/** The whole vote of a community: links and papers together. */
export function wholeCount(form: BallotForm, links: readonly LinkCount[], paper: PaperCount | null): BallotCount {
  const ordinary = new Set(form.kinds.filter((kind) => kind.ordinary).map(({ code }) => code));
  const returned = [
    ...links.map(({ kind, used }) => ({ kind, count: used })),
    ...(paper?.kinds ?? []).map(({ kind, returned: count }) => ({ kind, count })),
  ];
  const total = (list: readonly { readonly count: number }[]): number =>
    list.reduce((all, { count }) => all + count, 0);
  return {
    sent: links.reduce((all, { sent }) => all + sent, 0) + (paper?.sent ?? 0),
    returned: total(returned),
    ordinary: total(returned.filter(({ kind }) => ordinary.has(kind))),
  };
}
