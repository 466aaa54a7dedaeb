import { signIn, type Answer } from '../../harness/api.ts';
import { ownPassword, type Issued } from '../access/people.ts';
import { assessingCity, people, type Assessing, type Changed } from './cycle-world.ts';

export interface Task {
  readonly id: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly group: string;
  readonly raterId: string;
  readonly raterName: string;
  readonly origin: string;
  readonly sent: boolean;
}
export interface RatingSheet {
  readonly stamp: string;
  readonly state: string;
  readonly forms: readonly { readonly fields: readonly { readonly code: string; readonly most: string }[] }[];
  readonly items: readonly {
    readonly assignmentId: string;
    readonly name: string;
    readonly marks: Readonly<Record<string, string>>;
    readonly version: number;
    readonly sentAt: string | null;
    readonly returned: string | null;
  }[];
}
export interface Listed<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface Kept {
  readonly stamp: string;
  readonly items: readonly { readonly assignmentId: string; readonly version: number }[];
}

/**
 * A cycle of 2025 with the roster brought in, and the people who rate: two officers of 东风街道, one of 西山街道, and
 * accounts for the workers that a test names.
 */
export async function ratingCity(slots = 1) {
  const at: Assessing = await assessingCity(slots);
  const cycle = (await at.post('/assessment/cycles', { year: 2025, schemeId: at.schemes['representative_r'] })).body;
  const { body: roster } = await at.get<Listed<{ id: string; name: string }>>('/roster/workers?pageSize=100');
  const workerOf = new Map(roster.items.map(({ id, name }) => [name, id]));
  const streets = { 东风: await at.acts.unit('东风街道'), 西山: await at.acts.unit('西山街道') };
  const officer = (name: string, street: keyof typeof streets) =>
    at.acts.colleague(`${name}@street.test`, 'street_officer', streets[street]);
  const officers = {
    one: await officer('one', '东风'),
    two: await officer('two', '东风'),
    west: await officer('west', '西山'),
  };
  /** An account for a worker, signed in. */
  const account = async (name: string): Promise<string> => {
    const email = `w${people.findIndex((person) => person.name === name)}@city.test`;
    const workerId = workerOf.get(name);
    const place = people.find((person) => person.name === name)?.unit ?? '';
    const user = { name, email, role: 'worker', unitId: await at.acts.unit(place), workerId };
    const { body } = await at.acts.send<Issued>('POST', '/access/users', user);
    const cookie = await signIn(at.world, at.city, email, body.oneTimePassword ?? '');
    await at.acts.send('POST', '/access/password', { currentPassword: body.oneTimePassword, newPassword: ownPassword }, cookie);
    return cookie;
  }; // prettier-ignore
  const enrol = () => at.post<{ created: number }>(`/assessment/cycles/${cycle.id}/enrol`, {});
  const plan = () => at.post<{ added: number; ended: number }>(`/assessment/cycles/${cycle.id}/raters/plan`, {});
  const version = async () => (await at.get<{ version: number }>(`/assessment/cycles/${cycle.id}`)).body.version;
  const open = async () => at.post<Changed>(`/assessment/cycles/${cycle.id}/open`, { version: await version() });
  const tasks = async (query = ''): Promise<readonly Task[]> =>
    (await at.get<Listed<Task>>(`/assessment/cycles/${cycle.id}/raters?pageSize=200&${query}`)).body.items;
  const sheet = (group: string, cookie: string) =>
    at.get<RatingSheet>(`/assessment/rating/${cycle.id}/${group}`, cookie);
  const draft = (group: string, items: readonly object[], cookie: string, key?: string): Promise<Answer<Kept>> =>
    at.acts.send<Kept>('PUT', `/assessment/rating/${cycle.id}/${group}/draft`, { items }, cookie, key);
  const send = (group: string, stamp: string, cookie: string, key?: string) =>
    at.post<{ sent: number }>(`/assessment/rating/${cycle.id}/${group}/send`, { stamp }, cookie, key);
  /** Fills a whole sheet in with one mark for each person. */
  const fill = async (group: string, cookie: string, score: (name: string) => string) => {
    const { items } = (await sheet(group, cookie)).body;
    const open = items.filter(({ sentAt }) => sentAt === null);
    const wanted = open.map(({ assignmentId, version: seen, name }) => ({ assignmentId, version: seen, marks: { score: score(name) } })); // prettier-ignore
    return (await draft(group, wanted, cookie)).body.stamp;
  };
  return {
    ...at,
    cycle,
    workerOf,
    streets,
    officers,
    account,
    enrol,
    plan,
    open,
    version,
    tasks,
    sheet,
    draft,
    send,
    fill,
  };
}

export type RatingCity = Awaited<ReturnType<typeof ratingCity>>;
