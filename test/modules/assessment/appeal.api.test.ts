import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administratorPassword, signIn } from '../../harness/api.ts';
import { ownPassword, type Issued, type Refused } from '../access/people.ts';
import { assessingCity, ballotsCsv, form, marksCsv, type Assessing, type Changed } from './cycle-world.ts';

interface Person {
  readonly workerId: string;
  readonly name: string;
  readonly score: string;
  readonly grade: string;
  readonly reason: string;
}
interface Moved {
  readonly name?: string;
  readonly fromGrade: string;
  readonly toGrade: string;
  readonly toReason: string;
  readonly own: boolean;
}
interface Appeal {
  readonly id: string;
  readonly name: string;
  readonly answerUntil: string;
  readonly overdue: boolean;
  readonly answerId: string;
  readonly moved: readonly Moved[];
}
interface Year {
  readonly mayAppeal: number | null;
  readonly appealUntil: string | null;
  readonly appealWorkdaysLeft: number | null;
  readonly summary: string | null;
  readonly appeals: readonly { readonly outcome: string | null; readonly answer: string | null }[];
  readonly moved: readonly Moved[];
}
interface Own {
  readonly years: readonly Year[];
  readonly results: readonly object[];
}

let at: Assessing;
let cycle: Changed;
let street = '';
const cookies = new Map<string, string>();

const noon = (day: string) => vi.setSystemTime(new Date(`${day}T02:00:00Z`));

/** Another day: whoever was signed in signs in again. */
async function on(day: string): Promise<void> {
  noon(day);
  const fresh = (email: string, password: string) => signIn(at.world, at.city, email, password);
  const cookie = await fresh('admin@testcity.test', administratorPassword);
  const leader = await fresh('leader@city.test', ownPassword);
  Object.assign(at.city, { cookie });
  at = { ...at, leader };
  for (const [name, index] of [...cookies.keys()].map((each, order) => [each, order] as const))
    cookies.set(name, await fresh(`w${index}@city.test`, ownPassword));
}
const codeOf = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as Refused).error?.code];

async function everybody(): Promise<Map<string, Person>> {
  const { body } = await at.get<{ items: Person[] }>(`/assessment/cycles/${cycle.id}/people?pageSize=100`);
  return new Map(body.items.map((person) => [person.name, person]));
}
const step = async (event: string, more: object = {}, cookie?: string) => {
  const now = await at.get<Changed>(`/assessment/cycles/${cycle.id}`);
  return at.post<Changed & Partial<Refused>>(
    `/assessment/cycles/${cycle.id}/${event}`,
    { version: now.body.version, ...more },
    cookie,
  );
};

/** A worker with an account of their own, as the office gives it. */
async function account(name: string): Promise<string> {
  const workerId = (await everybody()).get(name)?.workerId;
  const email = `w${cookies.size}@city.test`;
  const { body } = await at.post<Issued>('/access/users', {
    name,
    email,
    workerId,
    role: 'worker',
    unitId: at.city.rootUnitId,
  });
  const cookie = await signIn(at.world, at.city, email, body.oneTimePassword ?? '');
  await at.post('/access/password', { currentPassword: body.oneTimePassword, newPassword: ownPassword }, cookie);
  cookies.set(name, cookie);
  return cookie;
}
const own = async (name: string) => (await at.get<Own>('/assessment/own/record', cookies.get(name))).body;
const file = (name: string, content = '考勤记录有误，请复核') =>
  at.post<{ id: string } & Partial<Refused>>(`/assessment/own/${cycle.id}/appeals`, { content }, cookies.get(name));
const draft = (id: string, outcome: string, score: string | null) =>
  at.post<{ id: string } & Partial<Refused>>(`/assessment/appeals/${id}/answer`, {
    outcome,
    score,
    answer: '经核对原始记录',
    document: '复核1号',
  });
const decide = (id: string, answerId: string, decision = 'confirmed', cookie = at.leader, key?: string) =>
  at.post<{ moved: number } & Partial<Refused>>(
    `/assessment/appeals/${id}/decision`,
    { answerId, decision },
    cookie,
    key,
  );
const visit = <T>(path: string, body: unknown) => at.world.call<T>('POST', at.city.path(path), { body });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  noon('2026-01-02');
  at = await assessingCity();
  cycle = (await at.post('/assessment/cycles', { year: 2025, schemeId: at.schemes['representative_r'] })).body;
  await step('open');
  await at.upload(`/assessment/cycles/${cycle.id}/marks/import`, form(marksCsv(), false));
  await at.upload(`/assessment/cycles/${cycle.id}/ballots/import`, form(ballotsCsv, false));
  for (const name of ['甲二', '甲三', '甲四']) await account(name);
  street = await at.acts.unit('春晓社区');
}, 60_000);
afterAll(() => {
  vi.useRealTimers();
});

describe('the public list', () => {
  it('has a link only while it is up', async () => {
    const early = await at.post(`/assessment/cycles/${cycle.id}/public-list`, { names: 'surname' });
    expect(codeOf(early)).toEqual([409, 'not_in_publicity']);
    expect(codeOf(await file('甲四'))).toEqual([409, 'appeal_not_announced']);
    await step('collect');
    await step('calibrate');
    expect((await step('publish', { from: '2026-01-02' })).body.state).toBe('publicity');
    expect((await at.post(`/assessment/cycles/${cycle.id}/public-list`, { names: 'surname' })).status).toBe(201);
  });

  it('shows grades with masked names to whoever has the link, and to nobody without', async () => {
    const { body } = await at.get<{ token: string; until: string }>(`/assessment/cycles/${cycle.id}/public-list`);
    // Friday the 2nd is a holiday, Sunday the 4th is worked: 4 to 8 January.
    expect(body.until).toBe('2026-01-08');
    const list = await visit<{ items: object[]; total: number }>('/publicity/open', { token: body.token });
    expect([list.status, list.body.total]).toEqual([200, 15]);
    expect(JSON.stringify(list.body)).not.toMatch(/甲二|wrk_/);
    expect(list.body.items).toContainEqual({
      name: '甲*',
      unitName: '春晓社区',
      streetName: '东风街道',
      postType: 'head',
      grade: 'qualified',
    });
    const wrong = await visit<Refused>('/publicity/open', { token: 'ABCDEFGHJKMNPQRS' });
    expect(codeOf(wrong)).toEqual([404, 'public_list_unknown']);
  });

  it('takes an objection without account, keeps who sent it sealed, and wants it answered before the end', async () => {
    const { body } = await at.get<{ token: string }>(`/assessment/cycles/${cycle.id}/public-list`);
    const objection = { name: '王某', contact: '13912345678', about: '甲*', content: '与实际不符' };
    const sent = await visit('/publicity/objections', { token: body.token, ...objection });
    expect([sent.status, sent.body]).toEqual([201, { received: true }]);
    const raw = await at.world.env.CITY_01?.prepare('SELECT * FROM assessment_objection').all();
    expect(JSON.stringify(raw?.results)).not.toMatch(/王某|13912345678/);
    const office = { ...objection, document: '来信1号', receivedOn: '2026-01-02' };
    const path = `/assessment/cycles/${cycle.id}/objections`;
    expect(codeOf(await at.post(path, { ...office, receivedOn: '2026-01-03' }))).toEqual([422, 'objection_day_unfit']);
    expect((await at.post(path, office)).status).toBe(201);
    const { body: list } = await at.get<{ items: { id: string; name: string; contact: string; source: string }[] }>(path);
    const bySource = list.items.toSorted((a, b) => (a.source < b.source ? -1 : 1));
    expect(bySource).toMatchObject([{ name: '王某', source: 'office' }, { contact: '13912345678', source: 'public' }]);
    expect((await at.get(path, cookies.get('甲二'))).status).toBe(403);
    await on('2026-01-09');
    const late = await visit<Refused>('/publicity/objections', { token: body.token, ...objection });
    expect(codeOf(late)).toEqual([409, 'public_list_over']);
    expect(codeOf(await step('finalise', {}, at.leader))).toEqual([409, 'objections_unanswered']);
    for (const { id } of list.items) {
      const answer = { outcome: 'unfounded', answer: '经核查不属实' };
      expect((await at.post(`/assessment/objections/${id}/answer`, answer)).status).toBe(201);
      expect(codeOf(await at.post(`/assessment/objections/${id}/answer`, answer))).toEqual([409, 'objection_answered']);
    }
  }); // prettier-ignore
});

describe('an appeal', () => {
  let id = '';
  it('is filed by the worker within the working days, with the days left told', async () => {
    // Ten working days after Thursday 8 January: 9, 12–16, 19–22.
    expect((await own('甲四')).years[0]).toMatchObject({ mayAppeal: 1, appealUntil: '2026-01-22', appealWorkdaysLeft: 10 });
    const summary = { content: '本年度完成走访一百二十户。' };
    expect((await at.post(`/assessment/own/${cycle.id}/summary`, summary, cookies.get('甲四'))).status).toBe(201);
    expect(codeOf(await at.post(`/assessment/own/${cycle.id}/summary`, summary))[0]).toBe(404);
    const filed = await file('甲四');
    expect(filed.status).toBe(201);
    id = filed.body.id;
    expect(codeOf(await file('甲四'))).toEqual([409, 'appeal_waiting']);
    expect(codeOf(await step('finalise', {}, at.leader))).toEqual([409, 'appeals_unanswered']);
    // Fifteen after Friday 9 January: 12–16, 19–23, 26–30.
    expect((await at.get(`/assessment/appeals/${id}`)).body).toMatchObject({ answerUntil: '2026-01-30', overdue: false });
  }); // prettier-ignore

  it('shows who would move before a second person confirms', async () => {
    expect(codeOf(await draft(id, 'changed', '93'))).toEqual([422, 'appeal_score_missing']);
    const first = await draft(id, 'changed', '94.5');
    expect(first.status).toBe(201);
    expect(codeOf(await draft(id, 'upheld', null))).toEqual([409, 'appeal_answer_waiting']);
    const { body } = await at.get<Appeal>(`/assessment/appeals/${id}`);
    expect(body.moved).toMatchObject([
      { name: '甲三', fromGrade: 'excellent', toGrade: 'qualified', toReason: 'over_cap', own: false },
      { name: '甲四', fromGrade: 'qualified', toGrade: 'excellent', toReason: 'within_cap', own: true },
    ]);
    expect((await own('甲四')).years[0]?.appeals).toMatchObject([{ outcome: null, answer: null }]);
    expect((await decide(id, first.body.id, 'confirmed', at.city.cookie)).status).toBe(403);
    expect((await decide(id, first.body.id, 'declined')).body).toEqual({ moved: 0 });
    expect((await everybody()).get('甲四')?.score).toBe('93.00');
  });

  it('moves the pool in the same batch, never above the cap, and tells whoever moved down why', async () => {
    const again = await draft(id, 'changed', '94.5');
    const done = await decide(id, again.body.id, 'confirmed', at.leader, 'appeal-decision-1');
    expect([done.status, done.body]).toEqual([201, { moved: 2 }]);
    expect((await decide(id, again.body.id, 'confirmed', at.leader, 'appeal-decision-1')).body).toEqual({ moved: 2 });
    expect(codeOf(await decide(id, again.body.id))).toEqual([409, 'appeal_decided']);
    const now = await everybody();
    expect(now.get('甲四')).toMatchObject({ score: '94.50', grade: 'excellent' });
    expect(now.get('甲三')).toMatchObject({ score: '94.00', grade: 'qualified', reason: 'over_cap' });
    const excellent = [...now.values()].filter(({ grade }) => grade === 'excellent').map(({ name }) => name);
    expect(excellent.toSorted()).toEqual(['乙二', '甲二', '甲四']);
    const told = await own('甲三');
    expect(told.years[0]?.moved).toMatchObject([{ fromGrade: 'excellent', toGrade: 'qualified', toReason: 'over_cap' }]);
    expect(JSON.stringify(told)).not.toContain('甲四');
    const tree = await at.get<{ tree: { children: { kind: string; value: string }[] } }>(
      `/assessment/cycles/${cycle.id}/results/${now.get('甲四')?.workerId}`,
    );
    expect(tree.body.tree.children.at(-1)).toMatchObject({ kind: 'appeal', value: '1.50' });
  }); // prettier-ignore

  it('corrects results that are final already, by rows that point to them', async () => {
    expect((await step('finalise', {}, at.leader)).body.state).toBe('final');
    expect(codeOf(await at.post(`/assessment/own/${cycle.id}/summary`, { content: '补充' }, cookies.get('甲四')))).toEqual([409, 'summary_closed']);
    const { body } = await file('甲三');
    const answer = await draft(body.id, 'changed', '95.5');
    expect((await decide(body.id, answer.body.id)).body).toEqual({ moved: 2 });
    const rows = await at.world.env.CITY_01?.prepare(
      `SELECT w.name, o.grade AS was, f.grade FROM assessment_final AS f JOIN assessment_final AS o ON o.id = f.corrects_id
        JOIN worker AS w ON w.id = f.worker_id ORDER BY w.name`,
    ).all();
    expect(rows?.results).toEqual([
      { name: '甲三', was: 'qualified', grade: 'excellent' },
      { name: '甲四', was: 'excellent', grade: 'qualified' },
    ]);
    expect((await own('甲四')).results).toMatchObject([{ year: 2025, grade: 'qualified', score: '94.50', corrected: true }]);
  }); // prettier-ignore

  it('goes to the city once more, and no further', async () => {
    await on('2026-01-23');
    expect((await own('甲四')).years[0]).toMatchObject({ mayAppeal: 2, appealUntil: '2026-01-23', appealWorkdaysLeft: 1 });
    expect(codeOf(await file('甲二'))).toEqual([409, 'appeal_too_late']);
    const { body } = await file('甲四', '不同意重排结果');
    const answer = await draft(body.id, 'upheld', null);
    expect((await decide(body.id, answer.body.id)).body).toEqual({ moved: 0 });
    expect(codeOf(await file('甲四'))).toEqual([409, 'appeal_second_used']);
    const list = await at.get<{ total: number }>(`/assessment/cycles/${cycle.id}/appeals`);
    expect(list.body.total).toBe(3);
  }); // prettier-ignore
});

describe('the printed form', () => {
  it('holds what the year came to, by community, and finds nothing for who may not read', async () => {
    const path = `/assessment/cycles/${cycle.id}/forms?unitId=${street}`;
    const { body } = await at.get<{ items: Person[]; finalisedOn: string }>(path);
    expect(body.finalisedOn).toBe('2026-01-09');
    expect(body.items.map(({ name }) => name)).toEqual(['甲一', '甲二', '甲三', '甲四']);
    expect(body.items[3]).toMatchObject({ summary: '本年度完成走访一百二十户。', score: '94.50', grade: 'qualified' });
    expect((await at.get(path, cookies.get('甲二'))).status).toBe(403);
  });

  it('points out nobody who was unqualified only once', async () => {
    expect((await at.get('/assessment/contract-warnings')).body).toMatchObject({ items: [], total: 0 });
  });
});
