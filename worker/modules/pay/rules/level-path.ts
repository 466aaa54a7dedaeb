import {
  addMonths,
  firstDay,
  lastDay,
  monthNumber,
  monthOfDay,
  yearOf,
  type Day,
  type Month,
} from '../../../core/day.ts';
import {
  earnedLevel,
  gradeOf,
  postOn,
  postRank,
  probationOf,
  within,
  type Career,
  type LevelCause,
  type Probation,
  type YearGrade,
} from './career.ts';
import type { GradeRun, LevelRule, LevelStep } from './level.ts';
import type { PostType } from './scheme.ts';

/** Where a career is counted from: a level that was decided, or derived anew from the rule. */
export interface Anchor {
  readonly from: Day;
  readonly cause: 'initial' | 'derived' | 'decided' | 'cancelled';
  /** Null is what the rule gives on that day. */
  readonly level: number | null;
}

/** The rule in force in a month and the edition that holds it; null where none is. */
export type RuleAt = (month: Month) => { readonly id: string; readonly levelRule: LevelRule } | null;

export interface PathEvent {
  readonly from: Day;
  readonly level: number;
  readonly cause: LevelCause;
  readonly steps: readonly LevelStep[];
  readonly schemeId: string;
  /** The year's result that brought it. */
  readonly grade: YearGrade | null;
}

interface State {
  readonly post: PostType;
  /** Without the deduction of probation. */
  readonly full: number;
  /** Steps that grades brought, up or down; they go along to another post. */
  readonly byGrades: number;
  /** What a decision gave beside all that; it ends with the post. */
  readonly byDecision: number;
  readonly probation: Probation | null;
  readonly rule: LevelRule;
  readonly schemeId: string;
}

interface Moved {
  readonly state: State;
  readonly cause: LevelCause;
  readonly grade?: YearGrade | null;
  readonly steps?: readonly LevelStep[];
}

/**
 * The level of one worker day by day, from the first anchor to the end of a month: the same facts give the same path in
 * whatever order they were recorded. `pending` are years whose grades are still to come: nobody rises on them.
 */
export function levelPath(
  career: Career,
  anchors: readonly Anchor[],
  ruleAt: RuleAt,
  until: Month,
  pending: ReadonlySet<number> = new Set(),
): PathEvent[] {
  const sorted = inOrder(career);
  const path: PathEvent[] = [];
  let state: State | null = null;
  for (const { from, kind, anchor } of momentsOf(sorted, anchors, ruleAt, until)) {
    const rule = ruleAt(monthOfDay(from));
    if (!rule) continue;
    const under: State | null = state && underRule(sorted, state, rule, from);
    const moved: Moved | null =
      kind === 'anchor' && anchor
        ? anchored(sorted, under, rule, anchor)
        : under && kind === 'month'
          ? monthBegins(sorted, under, from, pending)
          : under && (kind === 'post' ? posted(sorted, under, from) : probationOver(under));
    if (!moved) continue;
    ({ state } = moved);
    note(path, eventOf(sorted, moved, from), kind === 'anchor');
  }
  return path;
}

/** An event of the same day takes the place of the one before; one that changes nothing is none. */
function note(path: PathEvent[], event: PathEvent, always: boolean): void {
  if (path.at(-1)?.from === event.from) path.pop();
  const before = path.at(-1)?.level ?? null;
  const fell = before !== null && event.level < before && (event.cause === 'rise' || event.cause === 'promotion');
  if (always || before !== event.level) path.push(fell ? { ...event, cause: 'corrected' } : event);
}

const byDay = (a: { readonly from: Day }, b: { readonly from: Day }) =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

const inOrder = (career: Career): Career => ({
  ...career,
  postings: career.postings.toSorted(byDay),
  education: career.education.toSorted(byDay),
  grades: career.grades.toSorted((a, b) => a.year - b.year),
});

interface Moment {
  readonly from: Day;
  readonly kind: 'month' | 'post' | 'probation' | 'anchor';
  readonly anchor?: Anchor;
}

const kindOrder = { month: 0, post: 1, probation: 2, anchor: 3 } as const;

/** Every day on which a level may change; a decision of the same day has the last word. */
function momentsOf(career: Career, anchors: readonly Anchor[], ruleAt: RuleAt, until: Month): Moment[] {
  const first = anchors.toSorted(byDay)[0];
  if (!first || monthOfDay(first.from) > until) return [];
  const moments: Moment[] = anchors.map((anchor) => ({ from: anchor.from, kind: 'anchor', anchor }));
  for (let month = addMonths(monthOfDay(first.from), 1); month <= until; month = addMonths(month, 1)) {
    moments.push({ from: firstDay(month), kind: 'month' });
  }
  for (const { from } of career.postings) if (from > first.from) moments.push({ from, kind: 'post' });
  const rule = ruleAt(monthOfDay(first.from));
  const probation = rule && probationOf(career, rule.levelRule);
  if (probation && probation.until > first.from) moments.push({ from: probation.until, kind: 'probation' });
  const end = lastDay(until);
  return moments
    .filter(({ from }) => from <= end)
    .toSorted((a, b) => byDay(a, b) || kindOrder[a.kind] - kindOrder[b.kind]);
}

const sameScale = (a: LevelRule, b: LevelRule): boolean =>
  a === b || JSON.stringify(scaleOf(a)) === JSON.stringify(scaleOf(b));
const scaleOf = ({ floors, yearsPerLevel, educationLevels, educationYears, educationYearsAlways }: LevelRule) => [
  [floors.staff, floors.deputy, floors.head, yearsPerLevel, educationYearsAlways ?? false],
  Object.entries(educationLevels ?? {}).toSorted(),
  Object.entries(educationYears ?? {}).toSorted(),
];

/** A new edition lowers and raises nobody of itself: what it would give otherwise is carried, the range holds at once. */
function underRule(career: Career, state: State, { id, levelRule }: NonNullable<ReturnType<RuleAt>>, on: Day): State {
  const next = { ...state, rule: levelRule, schemeId: id, full: within(levelRule, state.post, state.full) };
  if (sameScale(state.rule, levelRule)) return next;
  const { raw } = earnedLevel(career, levelRule, state.post, on);
  return { ...next, byDecision: next.full - raw - state.byGrades };
}

function anchored(
  career: Career,
  state: State | null,
  { id, levelRule }: NonNullable<ReturnType<RuleAt>>,
  { from, cause, level }: Anchor,
): Moved | null {
  const post = postOn(career, from) ?? state?.post ?? career.postings.at(-1)?.postType;
  if (post === undefined) return null;
  const { raw } = earnedLevel(career, levelRule, post, from);
  const probation = probationOf(career, levelRule);
  const standing = { post, rule: levelRule, schemeId: id };
  if (level === null) {
    const full = within(levelRule, post, raw);
    const lowered = probation && probation.until > from ? probation : null;
    return { state: { ...standing, full, byGrades: 0, byDecision: 0, probation: lowered }, cause };
  }
  const full = within(levelRule, post, level);
  return {
    state: { ...standing, full, byGrades: 0, byDecision: full - raw, probation: null },
    cause,
    steps: [{ step: 'decided', levels: full, level: full }],
  };
}

/** A higher post begins on its day: derived anew, never lower than before. A lower one waits for the month after. */
function posted(career: Career, state: State, from: Day): Moved | null {
  const post = postOn(career, from) ?? state.post;
  if (postRank[post] <= postRank[state.post]) return null;
  const reached = earnedLevel(career, state.rule, post, from).raw + state.byGrades;
  const full = within(state.rule, post, Math.max(state.full, reached));
  return { state: { ...state, post, byDecision: 0, full }, cause: 'promotion' };
}

const probationOver = (state: State): Moved | null => state.probation && { state, cause: 'probation_end' };

function monthBegins(career: Career, state: State, from: Day, pending: ReadonlySet<number>): Moved {
  const post = postOn(career, from) ?? state.post;
  if (postRank[post] < postRank[state.post]) return left(career, state, post, from);
  const year = yearOf(from) - 1;
  const graded = gradeOf(career, year);
  const january = monthNumber(monthOfDay(from)) === 1;
  const delta = january ? gradeSteps(career, state.rule, year) : 0;
  const byGrades = state.byGrades + delta;
  const carried = byGrades + state.byDecision;
  const mayRise = january || state.rule.riseFrom !== 'next_january';
  const heldBack =
    (pending.has(year) && graded === null) ||
    (graded?.grade != null && (state.rule.heldBackGrades ?? []).includes(graded.grade));
  const base = state.full + delta;
  const reached = mayRise && !heldBack ? earnedLevel(career, state.rule, post, from).raw + carried : base;
  const full = within(state.rule, post, Math.max(base, reached));
  const cause = delta < 0 ? 'demotion' : delta > 0 ? 'early_step' : 'rise';
  return { state: { ...state, post, byGrades, full }, cause, grade: january || cause !== 'rise' ? graded : null };
}

/** Leaving a post: derived anew in the range of the lower one. */
const left = (career: Career, state: State, post: PostType, from: Day): Moved => ({
  state: {
    ...state,
    post,
    byDecision: 0,
    full: within(state.rule, post, earnedLevel(career, state.rule, post, from).raw + state.byGrades),
  },
  cause: 'post_change',
});

/** Steps that the grades up to a year bring in the January after it. */
function gradeSteps(career: Career, rule: LevelRule, year: number): number {
  const up = rule.earlyStep && completes(career, rule.earlyStep, year) ? rule.earlyStep.levels : 0;
  const down = (rule.demotions ?? []).filter((run) => completes(career, run, year)).map(({ levels }) => levels);
  // Several rules may fit one year: the heaviest counts, once.
  return up - Math.max(0, ...down);
}

/** Whether a year ends a run: the years in a row at the grade are a whole number of runs. */
function completes(career: Career, { grade, years }: GradeRun, year: number): boolean {
  let inARow = 0;
  while (gradeOf(career, year - inARow)?.grade === grade) inARow += 1;
  return inARow > 0 && inARow % years === 0;
}

function eventOf(career: Career, { state, cause, grade, steps }: Moved, from: Day): PathEvent {
  const { rule, post, full, probation, schemeId } = state;
  const lowered =
    probation && from < probation.until ? Math.max(rule.floors[post], full - probation.levelsLower) : full;
  const told = steps ?? stepsOf(career, state, from);
  return {
    from,
    level: lowered,
    cause,
    schemeId,
    grade: grade ?? null,
    steps: lowered === full ? told : [...told, { step: 'probation', levels: lowered - full, level: lowered }],
  };
}

/** How a level came about: post, years, education, what grades and decisions brought, what the range leaves of it. */
function stepsOf(career: Career, { rule, post, full, byGrades, byDecision }: State, on: Day): LevelStep[] {
  const { raw, steps } = earnedLevel(career, rule, post, on);
  const told: LevelStep[] = [...steps];
  let level = raw;
  const say = (step: LevelStep['step'], reached: number) => {
    if (reached === level) return;
    told.push({ step, levels: reached - level, level: reached });
    level = reached;
  };
  say('grade_steps', raw + byGrades);
  say('decided', raw + byGrades + byDecision);
  const ranged = within(rule, post, level);
  say(ranged < level ? 'post_ceiling' : 'range_floor', ranged);
  say(full > level ? 'kept' : 'held_back', full);
  return told;
}
