import { firstDay, lastDay, monthOfDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { postOn, type Career, type LevelCause, type RecordedLevel, type YearGrade } from './career.ts';
import type { LevelStep } from './level.ts';
import { levelPath, type Anchor, type PathEvent, type RuleAt } from './level-path.ts';
import { levelRefusals } from './level-refusals.ts';

/** A level that should be recorded: who, from what to what, from when and why. */
export interface LevelProposal {
  readonly workerId: string;
  readonly name: string;
  readonly before: number | null;
  readonly level: number;
  readonly from: Day;
  readonly cause: LevelCause;
  readonly steps: readonly LevelStep[];
  readonly schemeId: string;
  readonly grade: YearGrade | null;
}

export interface Asked {
  /** Levels up to the end of this month. */
  readonly until: Month;
  readonly ruleAt: RuleAt;
  /** Years whose grades are still to come. */
  readonly pending: ReadonlySet<number>;
}

const byRecord = (a: RecordedLevel, b: RecordedLevel): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const isCountedFrom = (cause: LevelCause): cause is Anchor['cause'] =>
  cause === 'initial' || cause === 'derived' || cause === 'decided' || cause === 'cancelled';

/** What a career is counted from: a decision that was taken back is none, and neither is what took it back. */
export function anchorsOf(events: readonly RecordedLevel[]): Anchor[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const undone = new Set<string>();
  for (const { id, cancelsId } of events) {
    const target = cancelsId === null ? undefined : byId.get(cancelsId);
    if (target && isCountedFrom(target.cause)) undone.add(id).add(target.id);
  }
  const lastOfDay = new Map<Day, Anchor>();
  for (const { id, from, cause, level } of events.toSorted(byRecord)) {
    if (undone.has(id) || !isCountedFrom(cause)) continue;
    const given = cause === 'decided' || cause === 'cancelled';
    lastOfDay.set(from, { from, cause, level: given ? level : null });
  }
  return [...lastOfDay.values()];
}

/** The level in force on a day by what is recorded: the last recorded for the latest day holds. */
export const levelOn = (events: readonly RecordedLevel[], on: Day): number | null =>
  events.toSorted(byRecord).findLast(({ from }) => from <= on)?.level ?? null;

/** Where a worker who never had a level begins: with the month asked for, or with the first day on post in it. */
function firstAnchor(career: Career, until: Month): Anchor | null {
  const begins = career.postings.map(({ from }) => from).toSorted()[0];
  if (begins === undefined || begins > lastDay(until)) return null;
  const from = begins > firstDay(until) ? begins : firstDay(until);
  return { from, cause: 'initial', level: null };
}

/**
 * What must be recorded so that the record says what the facts come to, in order of days. Who is not on post at the end
 * is left alone.
 */
export function proposalsOf(career: Career, { until, ruleAt, pending }: Asked): LevelProposal[] {
  if (postOn({ postings: career.postings.toSorted(byFrom) }, lastDay(until)) === null) return [];
  const anchors = anchorsOf(career.events);
  const first = anchors.length > 0 ? null : firstAnchor(career, until);
  const path = levelPath(career, first ? [first] : anchors, ruleAt, until, pending);
  const recorded = new Map(career.events.toSorted(byRecord).map((event) => [event.from, event]));
  const start = path[0]?.from;
  if (start === undefined) return [];
  const days = new Set([...path.map(({ from }) => from), ...recorded.keys()]);
  const proposals: LevelProposal[] = [];
  let standing = levelOn(
    career.events.filter(({ from }) => from < start),
    start,
  );
  for (const from of [...days].toSorted().filter((day) => day >= start && day <= lastDay(until))) {
    const due = path.findLast((event) => event.from <= from);
    if (!due) continue;
    const there = recorded.get(from);
    const before = there?.level ?? standing;
    if (before !== due.level) proposals.push(proposal(career, due, from, before, there));
    standing = due.level;
  }
  return proposals;
}

const byFrom = (a: { readonly from: Day }, b: { readonly from: Day }) =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

/** What overrides a record of the same day is a correction; the rest has the cause that its day brought. */
function proposal(
  career: Career,
  due: PathEvent,
  from: Day,
  before: number | null,
  there: RecordedLevel | undefined,
): LevelProposal {
  const { workerId, name, grades } = career;
  const { level, steps, schemeId } = due;
  const corrected = grades.findLast((each) => each.corrected && each.year < yearOf(from)) ?? null;
  const grade = due.from === from ? due.grade : null;
  const about = { workerId, name, before, level, from, steps, schemeId };
  if (!there && due.from === from) return { ...about, cause: due.cause, grade };
  return { ...about, cause: corrected ? 'grade_corrected' : 'corrected', grade: grade ?? corrected };
}

export interface DecidedLevel {
  readonly level: number;
  readonly from: Day;
}

/** Whether a level may be given by hand: somebody on post that day, within the range of the post. */
export function decideLevel(
  career: Career | null,
  ruleAt: RuleAt,
  { level, from }: DecidedLevel,
): { readonly before: number | null; readonly schemeId: string } | Refusal {
  if (!career) return platformRefusals.refuse('not_found');
  const rule = ruleAt(monthOfDay(from));
  if (!rule) return levelRefusals.refuse('level_rule_missing', { month: monthOfDay(from) });
  const post = postOn({ postings: career.postings.toSorted(byFrom) }, from);
  if (post === null) return levelRefusals.refuse('level_not_on_post', { day: from });
  const [floor, ceiling] = [rule.levelRule.floors[post], rule.levelRule.ceilings[post]];
  if (level < floor || level > ceiling) return levelRefusals.refuse('level_out_of_range', { floor, ceiling });
  const before = levelOn(career.events, from);
  if (before === level) return levelRefusals.refuse('level_unchanged', { level });
  return { before, schemeId: rule.id };
}

/** Whether an event may be taken back, and what holds from its day then: the level that stood before it. */
export function decideCancel(
  career: Career | null,
  ruleAt: RuleAt,
  eventId: string,
): { readonly event: RecordedLevel; readonly level: number; readonly schemeId: string } | Refusal {
  const event = career?.events.find(({ id }) => id === eventId);
  if (!career || !event) return platformRefusals.refuse('not_found');
  if (event.cancelsId !== null) return levelRefusals.refuse('level_cancels_itself');
  if (career.events.some(({ cancelsId }) => cancelsId === eventId)) return levelRefusals.refuse('level_cancelled');
  const others = career.events.filter(({ id }) => id !== eventId);
  const level = levelOn(others, event.from);
  if (level === null) return levelRefusals.refuse('level_is_first');
  const later = others.filter(({ from, id }) => from === event.from && id > eventId);
  if (later.length > 0) return levelRefusals.refuse('level_superseded');
  const rule = ruleAt(monthOfDay(event.from));
  if (!rule) return levelRefusals.refuse('level_rule_missing', { month: monthOfDay(event.from) });
  return { event, level, schemeId: rule.id };
}
