import type { NotGraded, PlaceFact } from './facts.ts';
import type { PostType, RaterGroup, Scheme } from './scheme.ts';
import { sheetOf, weightsOf } from './scheme.ts';

/** Who rates: somebody of the roster, or an account without a worker behind it. */
export interface Rater {
  readonly kind: 'worker' | 'user';
  readonly id: string;
  readonly name: string;
}

/** One rater's task: a worker, for a group, as the place that the mark speaks for. */
export interface Task {
  readonly rater: Rater;
  readonly workerId: string;
  readonly group: string;
  readonly unitId: string;
}

export interface RatedPerson {
  readonly workerId: string;
  readonly unitId: string;
  readonly postType: PostType;
  readonly notGraded: NotGraded | null;
  readonly places: readonly PlaceFact[];
}

/** Somebody in service today, where they stand. */
export interface Posted {
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly streetId: string;
  readonly postType: PostType;
}

/** An account that speaks for exactly this unit. */
export interface Officer {
  readonly userId: string;
  readonly workerId: string | null;
  readonly name: string;
  readonly unitId: string;
}

export interface Tree {
  readonly scheme: Scheme;
  readonly cityUnitId: string;
  readonly people: readonly RatedPerson[];
  readonly posted: readonly Posted[];
  readonly officers: readonly Officer[];
  /** The street above each place; the city for what stands right below it. */
  readonly streetOf: ReadonlyMap<string, string>;
}

export type RaterRule = 'officers' | 'head' | 'peers';

/**
 * Who speaks for a group: an anonymous one is the colleagues, one that answers for the community its head, any other
 * the officers of the unit that it answers for. Null where no account rates: residents vote, records are counted.
 */
export function raterRuleOf({ byBallot, system, anonymous, at }: RaterGroup): RaterRule | null {
  if (byBallot || system) return null;
  if (anonymous) return 'peers';
  return at === 'community' ? 'head' : 'officers';
}

/** One group's rating of one person at one place: what somebody, or nobody, stands for. */
export interface Slot {
  readonly workerId: string;
  readonly group: RaterGroup;
  readonly rule: RaterRule;
  readonly unitId: string;
}

/** Where a person is rated: every place served in long enough, or the only one. */
export function ratedPlaces({ places, unitId }: RatedPerson, { transfer }: Scheme): readonly string[] {
  const long = places.filter(({ months }) => months >= transfer.fewestMonths);
  return long.length > 0 ? long.map((place) => place.unitId) : [unitId];
}

/** Everything that raters should say about one person; nothing of whoever is not graded. */
export function slotsOf(person: RatedPerson, scheme: Scheme): Slot[] {
  const weights = weightsOf(scheme, person.postType);
  if (person.notGraded !== null) return [];
  return scheme.groups.flatMap((group) => {
    const rule = raterRuleOf(group);
    if (rule === null || weights[group.code] === undefined) return [];
    return ratedPlaces(person, scheme).map((unitId) => ({ workerId: person.workerId, group, rule, unitId }));
  });
}

/** Every task that follows from the tree, in the order of the people; nobody ever rates themself. */
export function tasksFromTree(tree: Tree): Task[] {
  const raters = ratersBy(tree);
  return tree.people.flatMap((person) =>
    slotsOf(person, tree.scheme).flatMap(({ workerId, group, rule, unitId }) =>
      raters[rule](person, group, unitId)
        .filter(({ id }) => id !== workerId)
        .map((rater): Task => ({ rater, workerId, group: group.code, unitId })),
    ),
  );
}

type FindRaters = (person: RatedPerson, group: RaterGroup, unitId: string) => readonly Rater[];

function ratersBy({ scheme, cityUnitId, posted, officers, streetOf }: Tree): Record<RaterRule, FindRaters> {
  const byUnit = Map.groupBy(posted, ({ unitId }) => unitId);
  const byStreet = Map.groupBy(posted, ({ streetId }) => streetId);
  const speaking = Map.groupBy(officers, ({ unitId }) => unitId);
  const streetAbove = (unitId: string) => streetOf.get(unitId) ?? cityUnitId;
  const samePosts = (postType: PostType) => sheetOf(scheme, postType)?.postTypes ?? [];
  return {
    head: (_, __, unitId) => (byUnit.get(unitId) ?? []).filter(({ postType }) => postType === 'head').map(ofRoster),
    officers: (_, { at }, unitId) => once((speaking.get(at === 'city' ? cityUnitId : streetAbove(unitId)) ?? []).map(ofAccount)),
    peers: (person, { at }, unitId) => {
      if (at === 'community') return (byUnit.get(unitId) ?? []).map(ofRoster);
      // Above the community colleagues are those who are measured by the same sheet: heads by heads.
      const around = at === 'city' ? posted : (byStreet.get(streetAbove(unitId)) ?? []);
      return around.filter(({ postType }) => samePosts(person.postType).includes(postType)).map(ofRoster);
    },
  }; // prettier-ignore
}

const ofRoster = ({ workerId, name }: Posted): Rater => ({ kind: 'worker', id: workerId, name });
const ofAccount = ({ userId, workerId, name }: Officer): Rater =>
  workerId === null ? { kind: 'user', id: userId, name } : { kind: 'worker', id: workerId, name };
const once = (raters: readonly Rater[]): Rater[] => [...new Map(raters.map((rater) => [rater.id, rater])).values()];
