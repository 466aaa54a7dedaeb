import {
  compare,
  divide,
  ONE,
  parseDecimal,
  ratio,
  subtract,
  sum,
  times,
  ZERO,
  type Ratio,
} from '../../../core/ratio.ts';
import { mix, type NodeState, type ScoreNode, type WeighedNode } from './node.ts';
import type { FigureFact, PersonFacts, PlaceFact, RatingFact, Scoring } from './facts.ts';
import { indicatorsOf, sheetOf, type Indicator, type RaterGroup, type Scheme, type WeightSheet } from './scheme.ts';
import { groupMean } from './score.ts';

const percent = ratio(100);

interface Rated {
  readonly rating: RatingFact;
  readonly value: Ratio;
}

/** The annual part: each group that rates the post, with its weight, down to single marks. */
export function annualParts(person: PersonFacts, scheme: Scheme, scoring: Scoring): WeighedNode[] {
  const sheet = sheetOf(scheme, person.postType);
  if (!sheet) return [];
  return scheme.groups.flatMap((group) => {
    const weight = sheet.weights[group.code];
    if (weight === undefined) return [];
    const node = group.system
      ? systemNode(person, group, sheet, scheme)
      : ratedNode(person, group, sheet, scheme, scoring);
    return [{ weight: parseDecimal(weight), node: { ...node, weight } }];
  });
}

/** Where the worker stood long enough to be rated; whoever never moved has one place. */
function placesOf(person: PersonFacts, { transfer }: Scheme): readonly PlaceFact[] {
  const long = person.places.filter(({ months }) => months >= transfer.fewestMonths);
  return long.length > 0 ? long : [{ unitId: person.unitId, months: 1 }];
}

function ratedNode(
  person: PersonFacts,
  group: RaterGroup,
  sheet: WeightSheet,
  scheme: Scheme,
  scoring: Scoring,
): ScoreNode {
  const ratings = person.ratings.filter((rating) => rating.group === group.code);
  if (ratings.length === 0) return importedNode(person, group, scoring);
  const at = ({ unitId }: RatingFact) => unitId ?? person.unitId;
  const rules: PlaceRules = { group, indicators: indicatorsOf(sheet, group.code), scheme, scoring };
  const imported = person.marks[group.code] ?? [];
  const places = placesOf(person, scheme);
  const parts = places.map(({ unitId, months }) => {
    const here = ratings.filter((rating) => at(rating) === unitId);
    const node = here.length > 0 ? placeNode(unitId, here, rules) : importedPlace(unitId, imported);
    return { weight: ratio(months), node: { ...node, weight: String(months) } };
  });
  const elsewhere = ratings.filter((rating) => !places.some(({ unitId }) => unitId === at(rating)));
  const [only] = parts;
  if (parts.length === 1 && only && elsewhere.length === 0)
    return { ...only.node, kind: 'group', code: group.code, label: group };
  const mixed = mix(parts, scheme.missing);
  const short = [...new Set(elsewhere.map(at))].map((unitId): ScoreNode => {
    const { value: _, ...node } = placeNode(unitId, elsewhere.filter((rating) => at(rating) === unitId), rules); // prettier-ignore
    return { ...node, state: 'place_too_short', value: null, children: [] };
  });
  const { value, state } = mixed;
  return { kind: 'group', code: group.code, label: group, state, value, children: [...mixed.children, ...short] };
}

const ballotFaultOf = (unitId: string, { ballotValid, ballotCounted }: Scoring): NodeState | null => {
  if (ballotValid(unitId)) return null;
  return ballotCounted?.(unitId) === false ? 'missing' : 'ballot_invalid';
};

/** A mean that a sheet brought: how many raters stand behind it is not known. */
function importedNode(person: PersonFacts, group: RaterGroup, scoring: Scoring): ScoreNode {
  const marks = person.marks[group.code] ?? [];
  const fault = group.byBallot ? ballotFaultOf(person.pools.community, scoring) : null;
  const state = fault ?? (marks.length === 0 ? 'missing' : 'counted');
  const children = marks.map((mark) => importedMark(mark, fault ?? 'counted'));
  const value = state === 'counted' ? groupMean(marks.map((mark) => ratio(mark, 100)), group.trimFrom ?? undefined) : null; // prettier-ignore
  return { kind: 'group', code: group.code, label: group, state, value, children };
}

const importedMark = (mark: number, state: NodeState): ScoreNode => ({
  kind: 'imported', code: '', label: null, state, value: ratio(mark, 100), children: [],
}); // prettier-ignore

/** What a sheet brought stands for a place where nobody rated by themselves. */
const importedPlace = (unitId: string, marks: readonly number[]): ScoreNode => ({
  kind: 'place',
  code: unitId,
  label: null,
  state: marks.length === 0 ? 'missing' : 'counted',
  value: groupMean(marks.map((mark) => ratio(mark, 100))),
  children: marks.map((mark) => importedMark(mark, 'counted')),
});

interface PlaceRules {
  readonly group: RaterGroup;
  readonly indicators: readonly Indicator[];
  readonly scheme: Scheme;
  readonly scoring: Scoring;
}

/** All that one place's raters said. Where they may not be known, nothing that could tell one of them is kept. */
function placeNode(unitId: string, ratings: readonly RatingFact[], rules: PlaceRules): ScoreNode {
  const { group, indicators, scheme, scoring } = rules;
  const head = { kind: 'place', code: unitId, label: null } as const;
  if (group.anonymous && scoring.sealed) return { ...head, state: 'sealed', value: null, children: [] };
  const count = ratings.length;
  if (group.anonymous && count < scheme.anonymity.fewestRaters)
    return { ...head, state: 'too_few_raters', value: null, children: [] };
  const fault = group.byBallot ? ballotFaultOf(unitId, scoring) : null;
  if (fault !== null) return { ...head, state: fault, value: null, count, children: [] };
  const rated = ratings.map((rating) => ({ rating, value: ratingValue(rating, indicators) })).toSorted(byValue);
  const trims = group.trimFrom !== null && count >= group.trimFrom;
  const kept = trims ? rated.slice(1, -1) : rated;
  const marks = rated.map(({ rating, value }): ScoreNode => {
    const state = kept.some((one) => one.rating === rating) ? 'counted' : 'trimmed';
    const by = group.anonymous ? undefined : rating.raterName;
    return { kind: 'mark', code: '', label: null, state, value, by, children: [] };
  });
  return {
    ...head,
    state: 'counted',
    value: groupMean(rated.map(({ value }) => value), group.trimFrom ?? undefined), // prettier-ignore
    count,
    children: [...indicatorMeans(kept, indicators), ...marks],
  };
}

/** Lowest first. Among equals the rater decides, so that the order of coming never does. */
const byValue = (a: Rated, b: Rated): number =>
  compare(a.value, b.value) || (a.rating.raterId < b.rating.raterId ? -1 : 1);

/** A rater's whole sheet out of a hundred: what was given of what the marked indicators can give. */
function ratingValue({ score, parts }: RatingFact, indicators: readonly Indicator[]): Ratio {
  const given = indicators.filter(({ code }) => parts?.[code] !== undefined);
  if (!parts || given.length === 0) return ratio(score, 100);
  const points = sum(given.map(({ code }) => ratio(parts[code] ?? 0, 100)));
  return times(divide(points, sum(given.map((one) => parseDecimal(one.points)))), percent);
}

function indicatorMeans(kept: readonly Rated[], indicators: readonly Indicator[]): ScoreNode[] {
  return indicators.flatMap((indicator): ScoreNode[] => {
    const given = kept.flatMap(({ rating }) => rating.parts?.[indicator.code] ?? []);
    const value = groupMean(given.map((points) => ratio(points, 100)));
    const { code, points: weight } = indicator;
    return value === null ? [] : [{ kind: 'indicator', code, label: indicator, state: 'counted', value, weight, children: [] }]; // prettier-ignore
  });
}

/** A group that is the product's own records: each indicator from its figure, place by place. */
function systemNode(person: PersonFacts, group: RaterGroup, sheet: WeightSheet, scheme: Scheme): ScoreNode {
  const indicators = indicatorsOf(sheet, group.code);
  const parts = placesOf(person, scheme).map(({ unitId, months }) => {
    const subjects = [person.workerId, unitId];
    const children = indicators.map((one) => indicatorNode(one, figureOf(person.figures, one.code, subjects)));
    const counted = children.filter(({ value }) => value !== null);
    const possible = sum(counted.map(({ weight }) => parseDecimal(weight ?? '0')));
    const got = sum(counted.map(({ value }) => value ?? ZERO));
    const value = counted.length === 0 ? null : times(divide(got, possible), percent);
    const state = value === null ? ('missing' as const) : ('counted' as const);
    const node: ScoreNode = {
      kind: 'place',
      code: unitId,
      label: null,
      state,
      value,
      weight: String(months),
      children,
    };
    return { weight: ratio(months), node };
  });
  const [only] = parts;
  if (parts.length === 1 && only) return { ...only.node, kind: 'group', code: group.code, label: group };
  const { value, state, children } = mix(parts, scheme.missing);
  return { kind: 'group', code: group.code, label: group, state, value, children };
}

/** The worker's own figure before that of the place. */
function figureOf(figures: readonly FigureFact[], indicator: string, subjects: readonly string[]): FigureFact | null {
  for (const subject of subjects) {
    const found = figures.find((figure) => figure.indicator === indicator && figure.subjectId === subject);
    if (found) return found;
  }
  return null;
}

/** Points rise evenly from the share that brings none to the share that brings all; nothing due brings no figure. */
function indicatorNode(indicator: Indicator, figure: FigureFact | null): ScoreNode {
  const { code, points: weight, source } = indicator;
  const head = { kind: 'indicator', code, label: indicator, weight, children: [] } as const;
  if (!source || !figure) return { ...head, state: 'missing', value: null };
  const { done, due, link } = figure;
  if (due === 0) return { ...head, state: 'missing', value: null, figure: { done, due }, link };
  const zero = parseDecimal(source.zero);
  const risen = divide(subtract(ratio(done, due), zero), subtract(parseDecimal(source.full), zero));
  const share = compare(risen, ZERO) < 0 ? ZERO : compare(risen, ONE) > 0 ? ONE : risen;
  return { ...head, state: 'counted', value: times(share, parseDecimal(weight)), figure: { done, due }, link };
}
