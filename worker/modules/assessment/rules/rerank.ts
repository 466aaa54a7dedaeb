import { gradeWithin, excellentPlaces } from './grading.ts';
import type { AppealFact } from './facts.ts';
import type { Grade } from './grades.ts';
import type { PersonRecord } from './record.ts';
import { capOf, type Scheme } from './scheme.ts';

export interface PoolFacts {
  readonly scheme: Scheme;
  /** Everybody ranked together, as they stand. */
  readonly people: readonly PersonRecord[];
  readonly validBallots: ReadonlySet<string>;
  /** Of those whom the panel moved, what the ranking had given. */
  readonly rankedGrades: ReadonlyMap<string, Grade | null>;
}

export interface Reranked {
  readonly before: PersonRecord;
  readonly after: PersonRecord;
}

/**
 * Ranks a pool anew after an appeal changed one score. Whom the panel moved stays where the panel put them, with the
 * place they took or left; the appellant's own move ends with the score it rested on. Everybody else is ranked for the
 * places that remain, so that the cap holds whatever changed.
 * @returns who gets another score, grade or reason, the appellant among them
 */
export function rerank(facts: PoolFacts, appellantId: string, appeal: AppealFact): Reranked[] {
  const people = facts.people.map((person) =>
    person.workerId === appellantId ? { ...person, appeals: [...(person.appeals ?? []), appeal] } : person,
  );
  const isHeld = ({ workerId, worked }: PersonRecord): boolean =>
    worked?.reason === 'moved' && workerId !== appellantId;
  const held = people.filter(isHeld);
  const free = people.filter((person) => !isHeld(person));
  const { scheme, validBallots } = facts;
  const places = Math.max(0, placesOf(facts) - takenBy(held, facts.rankedGrades));
  const worked = gradeWithin({ scheme, people: free, validBallots, sealed: false }, places);
  return free.flatMap((person, index) => {
    const before = facts.people.find(({ workerId }) => workerId === person.workerId);
    const now = worked[index];
    if (!before || !now) return [];
    const { workerId: _, ...fresh } = now;
    const same = (['score', 'grade', 'reason'] as const).every((key) => before.worked?.[key] === fresh[key]);
    return same ? [] : [{ before, after: { ...person, worked: fresh } }];
  });
}

function placesOf({ people, scheme }: PoolFacts): number {
  const [first] = people;
  if (!first) return 0;
  const counted = people.filter(({ notGraded, worked }) => notGraded === null && worked?.reason !== 'incomplete');
  return excellentPlaces(counted.length, capOf(scheme, first.postType));
}

/** A place that the panel emptied is not given to whoever comes next; one that it filled is taken. */
const takenBy = (held: readonly PersonRecord[], ranked: ReadonlyMap<string, Grade | null>): number =>
  Math.max(
    held.filter(({ worked }) => worked?.grade === 'excellent').length,
    held.filter(({ workerId }) => ranked.get(workerId) === 'excellent').length,
  );
