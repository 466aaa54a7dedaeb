import { addDays, compareDay, day, yearOf, type Day } from '../../worker/core/day.ts';
import { makeName, type Sex } from './names.ts';
import { bankCard, banks, mobileNumber, residentIds } from './numbers.ts';
import { citySize, type Community, type Place } from './places.ts';
import { random, type Random } from './random.ts';

export type PostType = 'head' | 'deputy' | 'staff';
export type Channel = 'elected' | 'merit' | 'open';
export type Education = 'secondary' | 'college' | 'bachelor' | 'master';
export type Qualification = 'none' | 'assistant' | 'worker' | 'senior';

/** An invented community worker; nothing about one points at a living person. */
export interface Person {
  readonly community: Community;
  readonly name: string;
  readonly koreanName: string | null;
  readonly sex: Sex;
  readonly ethnicity: string;
  readonly residentId: string;
  readonly birthDay: Day;
  readonly political: string;
  readonly education: Education;
  readonly degreeHeld: boolean;
  readonly postType: PostType;
  readonly channel: Channel;
  /** First day of community work. */
  readonly joinedOn: Day;
  /** First day on a funded post. */
  readonly hiredOn: Day;
  readonly qualification: Qualification;
  readonly mobile: string;
  readonly bank: string;
  readonly bankCard: string;
}

interface Post {
  readonly community: Community;
  readonly postType: PostType;
  readonly channel: Channel;
}

/** The home city's figures: one head a community, 138 other committee members; 194, 155 and 491 by channel. */
const shape = { deputies: 138, elected: 194, merit: 155 } as const;

/** The reform's two starting days: committee members moved over, then candidates were hired on merit. */
const electedStart = day('2019-07-01');
const meritStart = day('2019-09-01');
const openDays = ['09-02', '08-03', '07-12', '09-01', '08-21', '07-15', '03-10', '03-02'] as const;

function makePosts(random: Random, places: readonly Place<Community>[]): Post[] {
  const heads = places.map(({ community }) => ({ community, postType: 'head' as const, channel: 'elected' as const }));
  const others = random.shuffle(
    places.flatMap(({ community, workers }) => Array<Community>(workers - 2).fill(community)),
  );
  const certain = places.map(({ community }) => community);
  const deputies = [...certain, ...others.slice(0, shape.deputies - certain.length)];
  const staff = others.slice(shape.deputies - certain.length);
  const electedDeputies = shape.elected - heads.length;
  return [
    ...heads,
    ...deputies.map((community, index) => ({
      community,
      postType: 'deputy' as const,
      channel: index < electedDeputies ? ('elected' as const) : ('open' as const),
    })),
    ...staff.map((community, index) => ({
      community,
      postType: 'staff' as const,
      channel: index < shape.merit ? ('merit' as const) : ('open' as const),
    })),
  ];
}

/** Recruitments of the years since the reform, the last of them in the year of `asOf` if it has been held. */
const openRounds = (asOf: Day): Day[] =>
  openDays.map((monthDay, index) => day(`${2019 + index}-${monthDay}`)).filter((round) => compareDay(round, asOf) <= 0);

function hiringDays(random: Random, channel: Channel, asOf: Day): { joinedOn: Day; hiredOn: Day } {
  if (channel === 'open') {
    const rounds = openRounds(asOf);
    // The newest round is small, so that a few people are still on probation.
    const hiredOn = random.chance(0.03) ? (rounds.at(-1) ?? electedStart) : random.pick(rounds.slice(0, -1));
    return { joinedOn: hiredOn, hiredOn };
  }
  const hiredOn = channel === 'elected' ? electedStart : meritStart;
  return { joinedOn: addDays(hiredOn, -random.int(60, 2_600)), hiredOn };
}

/** Old enough to have been hired on that day, young enough to be at work on `asOf`. */
function birthYear(random: Random, postType: PostType, sex: Sex, joinedOn: Day, asOf: Day): number {
  const [youngest, oldest] = postType === 'head' ? [36, 54] : postType === 'deputy' ? [30, 50] : [23, 45];
  const age = random.int(youngest, sex === 'female' ? Math.min(oldest, 50) : oldest);
  return Math.min(yearOf(asOf) - age, yearOf(joinedOn) - 20);
}

function educationOf(random: Random, channel: Channel, year: number): { education: Education; degreeHeld: boolean } {
  const young = year >= 1988;
  const education = random.weighted<Education>(
    channel === 'open'
      ? { secondary: 1, college: young ? 30 : 50, bachelor: young ? 65 : 47, master: 4 }
      : { secondary: 18, college: 55, bachelor: 27, master: 0 },
  );
  return { education, degreeHeld: education === 'master' || (education === 'bachelor' && random.chance(0.78)) };
}

const ethnicityOf = (random: Random, korean: boolean): string =>
  korean ? '朝鲜族' : random.weighted({ 汉族: 955, 满族: 30, 蒙古族: 8, 回族: 7 });

const politicalOf = (random: Random, postType: PostType, year: number): string => {
  if (postType === 'head') return '中共党员';
  if (postType === 'deputy') return random.weighted({ 中共党员: 88, 中共预备党员: 4, 群众: 8 });
  return random.weighted({ 中共党员: 36, 中共预备党员: 4, 共青团员: year >= 1999 ? 30 : 0, 群众: 54, 无党派人士: 0.5 });
};

function identity(random: Random, nextId: ReturnType<typeof residentIds>, year: number, sex: Sex) {
  for (;;) {
    const birthDay = addDays(day(`${year}-01-01`), random.int(0, 364));
    const residentId = nextId(birthDay, sex);
    if (residentId) return { birthDay, residentId };
  }
}

function account(random: Random, index: number): { bank: string; bankCard: string } {
  const bank = random.pick(banks);
  return { bank: bank.name, bankCard: bankCard(bank.prefix, bank.length, index + 1) };
}

function makePerson(random: Random, post: Post, index: number, context: Context): Person {
  const sex: Sex = random.chance(0.77) ? 'female' : 'male';
  const korean = random.chance(0.1);
  const days = hiringDays(random, post.channel, context.asOf);
  const year = birthYear(random, post.postType, sex, days.joinedOn, context.asOf);
  return {
    ...post,
    ...makeName(random, sex, korean),
    sex,
    ethnicity: ethnicityOf(random, korean),
    ...identity(random, context.nextId, year, sex),
    political: politicalOf(random, post.postType, year),
    ...educationOf(random, post.channel, year),
    ...days,
    qualification: random.weighted<Qualification>({ none: 62, assistant: 26, worker: 11.5, senior: 0.5 }),
    mobile: mobileNumber(index),
    ...account(random, index),
  };
}

interface Context {
  readonly asOf: Day;
  readonly nextId: ReturnType<typeof residentIds>;
}

export interface PeopleOptions {
  readonly places: readonly Place<Community>[];
  readonly areaCode: string;
  /** The day on which all of them are at work. */
  readonly asOf: Day;
  readonly seed: number;
}

/** The city's 840 workers, in the order of their communities, heads first. */
export function makePeople({ places, areaCode, asOf, seed }: PeopleOptions): Person[] {
  const source = random(seed);
  const context = { asOf, nextId: residentIds(areaCode) };
  const posts = makePosts(source, places);
  const people = posts.map((post, index) => makePerson(source, post, index, context));
  if (people.length !== citySize.workers) throw new RangeError(`${people.length} people`);
  const place = new Map(places.map(({ community }, index) => [community, index]));
  return people.toSorted((a, b) => (place.get(a.community) ?? 0) - (place.get(b.community) ?? 0));
}
