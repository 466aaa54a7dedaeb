import { day } from '../../../core/day.ts';
import { parseDecimal, ratio } from '../../../core/ratio.ts';
import type { EventFact, EventKind, PersonFacts, RegularFact } from './facts.ts';
import { gradePeople, type Grade, type GradeReason } from './grades.ts';
import { excellentPlaces } from './grading.ts';
import type { ScoreNode } from './node.ts';
import { scoreTree, vetoOf } from './person.ts';
import { parsePoints, type Points } from './points.ts';
import { capOf, indicatorsOf, sheetOf, type PostType, type Scheme } from './scheme.ts';

/** Somebody invented: one mean for each group, the year's regular marks, and what happened. Absent marks were not given. */
export interface SampleWorker {
  readonly postType: PostType;
  /** Means by group; of a group that is records, the share done in per cent. Decimals of at most two places. */
  readonly marks: Readonly<Record<string, string>>;
  readonly daily: string | null;
  readonly quarterly: string | null;
  /** How often each item occurred. */
  readonly bonus: Readonly<Record<string, number>>;
  readonly deductions: Readonly<Record<string, number>>;
  readonly veto: boolean;
  readonly notGraded: boolean;
  readonly ballotValid: boolean;
}

export interface SampleResult {
  readonly root: ScoreNode;
  readonly score: Points | null;
  readonly complete: boolean;
  readonly grade: Grade | null;
  readonly reason: GradeReason | 'incomplete' | 'not_assessed';
}

export interface SchemePreview {
  readonly samples: readonly SampleResult[];
  /** Places for excellent that a pool of so many has. */
  readonly places: number;
}

const sampleDay = day('2000-01-01');

/**
 * What invented workers would score and get under a scheme that nobody has saved, by the very rules of a cycle. They are
 * ranked together, in a pool of so many whose others score less.
 */
export function previewScheme(scheme: Scheme, samples: readonly SampleWorker[], headcount: number): SchemePreview {
  const scored = samples.map((sample, at) => {
    const facts = factsOf(sample, scheme, String(at));
    const tree = scoreTree(facts, scheme, { ballotValid: () => sample.ballotValid, sealed: false });
    return { sample, facts, tree };
  });
  const { excellent, qualified, basic } = scheme.bands;
  const graded = scored.map(({ sample, facts, tree }) => ({
    id: facts.workerId,
    score: tree.score === null ? null : ratio(tree.score, 100),
    veto: vetoOf(facts) !== null,
    notGraded: sample.notGraded || (tree.score === null && !sample.veto),
  }));
  const counted = graded.filter(({ notGraded }) => !notGraded).length;
  const others = Array.from({ length: Math.max(0, headcount - counted) }, (_, at) => ({ id: `other${at}`, score: ratio(0) })); // prettier-ignore
  const cap = capOf(scheme, samples[0]?.postType ?? 'staff');
  const bands = { excellent: parseDecimal(excellent), qualified: parseDecimal(qualified), basic: parseDecimal(basic) };
  const { grades } = gradePeople([...graded, ...others], bands, parseDecimal(cap.share));
  return {
    places: excellentPlaces(Math.max(headcount, counted), cap),
    samples: scored.map(({ sample, tree }, at): SampleResult => {
      const { root, score, complete } = tree;
      const { grade = null, reason = 'not_graded' } = grades[at] ?? {};
      if (!sheetOf(scheme, sample.postType)) return { root, score, complete, grade: null, reason: 'not_assessed' };
      const open = score === null && !sample.veto && !sample.notGraded;
      return { root, score, complete, grade, reason: open ? 'incomplete' : reason };
    }),
  };
}

function factsOf(sample: SampleWorker, scheme: Scheme, workerId: string): PersonFacts {
  const sheet = sheetOf(scheme, sample.postType);
  const systems = scheme.groups.filter(({ system }) => system);
  const given = Object.entries(sample.marks).flatMap(([group, text]) => {
    const points = parsePoints(text);
    return points === null ? [] : [[group, points] as const];
  });
  return {
    workerId,
    unitId: 'place',
    pools: { city: 'city', street: 'street', community: 'place' },
    postType: sample.postType,
    servedSince: sampleDay,
    places: [],
    bonus: 0,
    deduction: 0,
    vetoReason: null,
    notGraded: null,
    marks: Object.fromEntries(given.map(([group, points]) => [group, [points]])),
    ratings: [],
    regular: [...regularOf(sample, scheme, 'months'), ...regularOf(sample, scheme, 'quarters')],
    events: [
      ...eventsOf(sample.bonus, scheme, 'bonus'),
      ...eventsOf(sample.deductions, scheme, 'deduction'),
      ...(sample.veto ? [event('veto', scheme.vetoes[0] ?? 'veto', 1, 0)] : []),
    ],
    figures: given.flatMap(([group, done]) =>
      sheet && systems.some(({ code }) => code === group)
        ? indicatorsOf(sheet, group).map(({ code }) => ({ indicator: code, subjectId: 'place', done, due: 10_000, link: '' }))
        : [],
    ), // prettier-ignore
  };
}

/** As many marked periods as make the part count. */
function regularOf(
  { postType, daily, quarterly }: SampleWorker,
  scheme: Scheme,
  kind: 'months' | 'quarters',
): RegularFact[] {
  const score = parsePoints((kind === 'months' ? daily : quarterly) ?? '');
  const weights = sheetOf(scheme, postType)?.weights ?? {};
  const group = scheme[kind].groups.find((code) => weights[code] !== undefined);
  if (score === null || group === undefined) return [];
  return Array.from({ length: scheme[kind].fewest }, (_, at) => {
    const period = kind === 'months' ? `2000-${String(at + 1).padStart(2, '0')}` : `2000-Q${at + 1}`;
    return { period, group, score, cause: null, by: '' };
  });
}

const event = (kind: EventKind, item: string, times: number, points: Points): EventFact => ({
  id: `${kind} ${item}`, kind, item, times, points, onDay: sampleDay, document: '', cause: '',
}); // prettier-ignore

function eventsOf(often: Readonly<Record<string, number>>, scheme: Scheme, kind: 'bonus' | 'deduction'): EventFact[] {
  const items = kind === 'bonus' ? scheme.bonusItems : scheme.deductionItems;
  return items.flatMap(({ code, points }) =>
    (often[code] ?? 0) > 0 ? [event(kind, code, often[code] ?? 0, parsePoints(points) ?? 0)] : [],
  );
}
