import { beforeAll, describe, expect, it } from 'vitest';
import { commit } from '../../../worker/platform/commit.ts';
import { insertRows } from '../../../worker/platform/statement.ts';
import { signIn } from '../../harness/api.ts';
import { commandContext } from '../../harness/context.ts';
import { routes } from '../../hostile/document.ts';
import { ownPassword, type Issued } from '../access/people.ts';
import { assessingCity, form, marksCsv, type Assessing, type Changed } from './cycle-world.ts';

/**
 * Two years that differ in nothing but who gave which mark, and in what too few gave: whoever may see results must find
 * the same in both. What is the same whoever said it tells nobody who said it.
 */
type Marks = Readonly<Record<'few' | 'enough', readonly (readonly [rater: number, score: number])[]>>;
const years: Readonly<Record<number, Marks>> = {
  2017: { few: [[0, 3131], [1, 9797]], enough: [[0, 4141], [1, 9292], [2, 9696]] },
  2018: { few: [[0, 8888], [1, 7272]], enough: [[2, 4141], [0, 9292], [1, 9696]] },
}; // prettier-ignore
const raterNames = ['匿名甲', '匿名乙', '匿名丙'];
const underThreshold = ['31.31', '97.97', '64.64', '88.88', '72.72', '80.80'];

let at: Assessing;
let street = '';
let rated = '';
const cycles = new Map<number, string>();
const workers: Record<'few' | 'enough', string> = { few: '', enough: '' };

/** Every route that reads results, as the contract has them: one that is added is read here without anybody's help. */
const readable = routes.filter(
  ({ method, permission }) => method === 'GET' && (permission === 'assessment.read' || permission === 'assessment.read.own'),
); // prettier-ignore

const fillers: Readonly<Record<string, readonly string[]>> = { by: ['street', 'community', 'rater'], format: ['csv'] };

/** All addresses of a route: each person, each way to look at them. */
function addressesOf({ path, query }: (typeof readable)[number], cycleId: string): string[] {
  const base = path.replace(/^.*?(?=\/assessment)/, '').replace('{id}', cycleId);
  const people = base.includes('{workerId}') ? [workers.few, workers.enough] : [''];
  const wanted = query.flatMap(({ name, required }) =>
    name === 'poolId' ? [[`poolId=${street}`]] : fillers[name] ? [fillers[name].map((value) => `${name}=${value}`)] : required ? [[`${name}=`]] : [],
  ); // prettier-ignore
  const all = query.some(({ name }) => name === 'pageSize') ? 'pageSize=200' : '';
  const queries = wanted.reduce<string[]>((done, choices) => done.flatMap((one) => choices.map((choice) => `${one}&${choice}`)), [all]); // prettier-ignore
  return people.flatMap((workerId) => queries.map((text) => `${base.replace('{workerId}', workerId)}?${text}`));
}

/** Everything that the API tells of a year, without what differs between any two: ids of the cycle, times, the year. */
async function everything(year: number): Promise<Map<string, string>> {
  const cycleId = cycles.get(year) ?? '';
  const told = new Map<string, string>();
  for (const route of readable)
    for (const address of addressesOf(route, cycleId)) {
      const own = route.permission === 'assessment.read.own';
      const response = await at.world.fetch('GET', at.city.path(address), { cookie: own ? rated : at.leader });
      const text = `${response.status} ${await response.text()}`;
      // A worker's own page and lists of years tell both at once: they are looked through for names and marks below.
      told.set(
        address.replaceAll(cycleId, 'CYCLE'),
        own || !address.includes(cycleId) ? '' : withoutTimes(text.replaceAll(cycleId, 'CYCLE'), year),
      );
      texts.push(text);
    }
  return told;
}
const texts: string[] = [];
const withoutTimes = (text: string, year: number): string =>
  text
    .replaceAll(/"requestId":"\w+"/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(String(year), 'YEAR');

async function ratedYear(year: number, { few, enough }: Marks): Promise<void> {
  const { id } = (await at.post('/assessment/cycles', { year, schemeId: at.schemes['representative_r'] })).body;
  cycles.set(year, id);
  await at.post(`/assessment/cycles/${id}/open`, { version: 1 });
  await at.upload(`/assessment/cycles/${id}/marks/import`, form(marksCsv().replace('同事互评', '未用列'), false));
  const { body } = await at.get<{ items: { workerId: string; name: string }[] }>(`/assessment/cycles/${id}/people?pageSize=200`); // prettier-ignore
  workers.few = body.items.find(({ name }) => name === '甲二')?.workerId ?? '';
  workers.enough = body.items.find(({ name }) => name === '甲三')?.workerId ?? '';
  const ctx = await commandContext(at.world, at.city);
  const rows = (workerId: string, marks: Marks['few']) =>
    marks.map(([rater, score]) => ({
      cycle_id: id, worker_id: workerId, group_code: 'peers', rater_id: `wrk_rater${rater}`, rater_name: raterNames[rater] ?? '',
      score, given_at: ctx.at, given_by: `wrk_rater${rater}`,
    })); // prettier-ignore
  const writes = insertRows('assessment_mark', [...rows(workers.few, few), ...rows(workers.enough, enough)]);
  await commit(ctx, () => ({ audit: { action: 'test', subject: { type: 'x', id: 'x' } }, writes, answer: {} }));
}

beforeAll(async () => {
  at = await assessingCity();
  street = await at.acts.unit('东风街道');
  for (const [year, marks] of Object.entries(years)) await ratedYear(Number(year), marks);
  const user = {
    name: '甲二',
    email: 'own@city.test',
    role: 'worker',
    unitId: at.city.rootUnitId,
    workerId: workers.few,
  };
  const { body } = await at.post<Issued>('/access/users', user);
  rated = await signIn(at.world, at.city, user.email, body.oneTimePassword ?? '');
  await at.post('/access/password', { currentPassword: body.oneTimePassword, newPassword: ownPassword }, rated);
}, 120_000);

const same = async (): Promise<void> => {
  const [first, second] = [await everything(2017), await everything(2018)];
  expect([...first.keys()]).toEqual([...second.keys()]);
  const differing = [...first].filter(([address, text]) => second.get(address) !== text).map(([address]) => address);
  expect(differing).toEqual([]);
};

describe('from everything that may be read of results', () => {
  it('nobody learns who gave which mark while others may still rate', async () => {
    expect(readable.length).toBeGreaterThan(10);
    await same();
  });

  it('nor when the collecting has ended, whatever too few have given', async () => {
    for (const id of cycles.values()) {
      const { version } = (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
      expect((await at.post(`/assessment/cycles/${id}/collect`, { version })).status).toBe(201);
    }
    await same();
  });

  it('and no answer holds a rater’s name, id, or a mark of too few', () => {
    const secrets = [...raterNames, 'wrk_rater', ...underThreshold];
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
    // The crawl did read: results, ranking and distribution answered.
    expect(texts.filter((text) => text.startsWith('200')).length).toBeGreaterThan(20);
    // From the threshold on marks are told by size.
    expect(texts.some((text) => text.includes('41.41'))).toBe(true);
  });
});
