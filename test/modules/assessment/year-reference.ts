import { people, type Invented } from './whole-city.ts';

/** What everybody gives in the invented year, and what it comes to, worked out beside the product in plain fractions. */

type Q = readonly [bigint, bigint];
const q = (n: number, d = 1): Q => [BigInt(n), BigInt(d)];
const plus = (a: Q, b: Q): Q => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const by = (a: Q, b: Q): Q => [a[0] * b[0], a[1] * b[1]];
const over = (a: Q, b: Q): Q => [a[0] * b[1], a[1] * b[0]];
/** Hundredths, half up; nothing here is below zero. */
const hundredths = ([n, d]: Q): number => Number((n * 200n + d) / (2n * d));

export const marks = {
  /** The second officer of a street gives a point more than the first. */
  street: ({ index }: Invented, second: boolean): number => 72 + ((index * 37) % 25) + (second ? 1 : 0),
  /** The head of the place where somebody came to in July gives four points more than the one before. */
  community: ({ index }: Invented, later: boolean): number => 70 + ((index * 53) % 29) + (later ? 4 : 0),
  /** Three colleagues: the lowest and the highest are dropped, and the one in the middle stays. */
  peer: ({ index }: Invented, rater: number): number => 75 + ((index * 11) % 20) + [-3, 0, 1][rater - 3]!,
  residents: ({ index }: Invented): number => 70 + ((index * 17) % 30),
  month: ({ index }: Invented, month: number): number => 75 + ((index + month) % 8),
} as const;

export const isRater = ({ position }: Invented): boolean => position >= 3 && position <= 5;
/** Who moved from the first community to the second in the middle of the year. */
export const moved = people[8]!;
/** The head of the third community leaves, and its first deputy follows. */
export const left = people.find(({ community, position }) => community === 2 && position === 0)!;
export const follows = people.find(({ community, position }) => community === 2 && position === 1)!;
export const vetoed = people[500]!;
export const ungraded = [100, 300, 700].map((index) => people[index]!);
export const awarded = people.filter(({ index }) => index % 70 === 0);
export const late = people.filter(({ index }) => index % 140 === 1);

/** A score in hundredths: 20 months' marks and 80 annual rating by weights of what was given, bonus and deduction. */
export function scoreOf(person: Invented): number {
  const months = Array.from({ length: 12 }, (_, at) => q(marks.month(person, at + 1))).reduce(plus);
  const head = person.position === 0;
  const parts: [number, Q][] = [[head ? 60 : 40, plus(q(marks.street(person, false)), q(1, 2))]];
  if (!head && person !== follows)
    parts.push([30, plus(q(marks.community(person, false)), q(person === moved ? 2 : 0))]);
  // A colleague among the three has two voices, which is fewer than may be told.
  if (!isRater(person)) parts.push([10, q(marks.peer(person, 4))]);
  if (person.community !== 76) parts.push([head ? 30 : 20, q(marks.residents(person))]);
  const whole = parts.reduce((sum, [weight]) => sum + weight, 0);
  const annual = over(parts.map(([weight, mean]) => by(q(weight), mean)).reduce(plus), q(whole));
  const year = plus(by(q(1, 5), over(months, q(12))), by(q(4, 5), annual));
  const extra = (awarded.includes(person) ? 200 : 0) - (late.includes(person) ? 100 : 0);
  return hundredths(plus(year, q(extra, 100)));
}

export type Given = 'excellent' | 'qualified' | 'basic' | 'unqualified' | null;

/** Grades by community: a fifth of who is graded, the residents tell equals apart, and who cannot be told apart is qualified. */
export function gradesOf(community: number): Map<Invented, Given> {
  const pool = people.filter((person) => (person === moved ? 1 : person.community) === community);
  const graded = pool.filter((person) => !ungraded.includes(person));
  const key = (person: Invented): number =>
    scoreOf(person) * 100_000 + (person.community === 76 ? scoreOf(person) : marks.residents(person) * 100);
  const ranked = graded.filter((person) => person !== vetoed && scoreOf(person) >= 8_400).toSorted((a, b) => key(b) - key(a)); // prettier-ignore
  let places = Math.floor(graded.length / 5);
  const top = new Set<Invented>();
  for (const equals of Map.groupBy(ranked, key).values()) {
    if (equals.length > places) break;
    for (const person of equals) top.add(person);
    places -= equals.length;
  }
  const band = (score: number): Given => (score >= 7_500 ? 'qualified' : score >= 6_000 ? 'basic' : 'unqualified');
  return new Map(
    pool.map((person): [Invented, Given] => {
      if (ungraded.includes(person)) return [person, null];
      if (person === vetoed) return [person, 'unqualified'];
      return [person, top.has(person) ? 'excellent' : band(scoreOf(person))];
    }),
  );
}
