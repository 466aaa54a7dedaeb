import { compareDay, day, firstDay, month, yearOf, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile } from '../../../platform/refused.ts';
import type { Points } from './points.ts';
import { parsePoints } from './points.ts';
import { regularKindOf, regularKinds, type RegularKind } from './regular.ts';
import type { PersonRecord } from './record.ts';
import { weightsOf, type Scheme } from './scheme.ts';
import type { CycleState } from './states.ts';
import { yearRefusals } from './year-refusals.ts';

/** A mark that stands, as it is known by. */
export interface StandingMark {
  readonly id: string;
  readonly workerId: string;
  readonly group: string;
  readonly score: Points;
  readonly cause: string | null;
  readonly by: string;
}

/** What somebody enters of one worker; null ends the standing mark. `replaces` is the mark that was seen. */
export interface WantedMark {
  readonly workerId: string;
  readonly score: Points | null;
  readonly cause: string | null;
  readonly replaces: string | null;
}

export interface RegularFacts {
  readonly state: CycleState;
  readonly year: number;
  readonly scheme: Scheme;
  readonly today: Day;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly standing: readonly StandingMark[];
  readonly actor: { readonly id: string; readonly workerId: string | null };
}

/** The first day of a month (2026-03) or quarter (2026-Q2). */
export function periodBegins(period: string): Day {
  const [year = '', quarter] = period.split('-Q');
  return quarter === undefined
    ? firstDay(month(period))
    : day(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`);
}

/** Every period of a year that a scheme has marks for and that has begun. */
export function periodsOf(year: number, scheme: Scheme, today: Day): string[] {
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  const quarters = [1, 2, 3, 4].map((at) => `${year}-Q${at}`);
  const marked: Readonly<Record<RegularKind, readonly string[]>> = { months, quarters };
  return regularKinds
    .filter((kind) => scheme[kind].groups.length > 0)
    .flatMap((kind) => marked[kind])
    .filter((period) => compareDay(periodBegins(period), today) <= 0);
}

/** The marks that change, or why nothing does. Who gives them lies within the actor's scope already. */
export function decideRegular(
  facts: RegularFacts,
  input: { readonly period: string; readonly group: string; readonly marks: readonly WantedMark[] },
): readonly WantedMark[] | Refusal {
  const { group } = input;
  const unfit = mayEnter(facts, input);
  if (unfit) return unfit;
  const changed: WantedMark[] = [];
  for (const wanted of input.marks) {
    const stands = facts.standing.find((mark) => mark.workerId === wanted.workerId && mark.group === group) ?? null;
    const refusal = mayMark(facts, group, wanted, stands);
    if (refusal) return refusal;
    if (!sameAsStands(stands, wanted)) changed.push(wanted);
  }
  return changed;
}

/** Whether the marks of a period may be entered for a group at all. */
export function mayEnter(
  { state, scheme, year, today }: Pick<RegularFacts, 'state' | 'scheme' | 'year' | 'today'>,
  { period, group }: { readonly period: string; readonly group: string },
): Refusal | null {
  if (state !== 'open') return yearRefusals.refuse('cycle_not_open', { state });
  const begins = periodBegins(period);
  if (yearOf(begins) !== year || compareDay(begins, today) > 0)
    return yearRefusals.refuse('period_unfit', { period, year });
  return scheme[regularKindOf(period)].groups.includes(group)
    ? null
    : yearRefusals.refuse('group_marks_not', { group });
}

export const sameAsStands = (stands: StandingMark | null, { score, cause }: Pick<WantedMark, 'score' | 'cause'>): boolean =>
  (stands?.score ?? null) === score && (stands?.cause ?? null) === cause; // prettier-ignore

/** Why one worker's mark may not be entered; what it replaces is compared with what stands. */
export function mayMark(
  { scheme, people, standing, actor }: RegularFacts,
  group: string,
  wanted: WantedMark,
  stands: StandingMark | null,
): Refusal | null {
  const { workerId, score, cause } = wanted;
  const person = people.get(workerId);
  if (!person || weightsOf(scheme, person.postType)[group] === undefined)
    return yearRefusals.refuse('group_rates_not', { workerId });
  if (actor.workerId === workerId) return yearRefusals.refuse('own_mark');
  // One person speaks for one group: the other's mark is another's to give.
  if (standing.some((mark) => mark.workerId === workerId && mark.group !== group && mark.by === actor.id))
    return yearRefusals.refuse('one_voice', { workerId });
  if ((stands?.id ?? null) !== wanted.replaces) return changedMeanwhile({ version: 1, workerId, ...current(stands) });
  return score !== null && cause === null && needsCause(score, scheme)
    ? yearRefusals.refuse('cause_missing', { workerId })
    : null;
}

const current = (stands: StandingMark | null) => ({ standing: stands?.id ?? null, score: stands?.score ?? null });

/** A mark that by itself would be excellent, or not be qualified, says why. */
export function needsCause(score: Points, { bands }: Pick<Scheme, 'bands'>): boolean {
  return score >= (parsePoints(bands.excellent) ?? 0) || score < (parsePoints(bands.qualified) ?? 0);
}
