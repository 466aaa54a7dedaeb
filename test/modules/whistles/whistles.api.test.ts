import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSchedule } from '../../../worker/schedule.ts';
import { exampleWhistlePolicy } from '../../../worker/modules/whistles/templates/policy.ts';
import { withFaults } from '../../harness/api.ts';
import { newHanding } from '../duties/handing.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';

interface Whistle {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly late: boolean;
  readonly events: string[];
  readonly bodies: {
    id: string;
    unitId: string;
    unitName: string;
    state: string;
    version: number;
    dueAt: string | null;
    waitsFor: string | null;
    late: boolean;
    score: string | null;
    points: string;
    returns: number;
    arrivedPlace: string | null;
    events: string[];
  }[];
  readonly steps: { event: string; late: boolean; byName: string }[];
  readonly alerts: { tier: number; side: string; told: string; dueAt: string }[];
}

let book: Book;
let people: { street: string; head: string; officer: string; other: string; stranger: string; leader: string };
let places: { street: string; otherStreet: string; other: string; duty: string; otherDuty: string };

// A Monday in June, ten in the morning in Shanghai.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  const handing = await newHanding(book, await book.line('高龄服务', 10_000_000));
  const [first, second] = handing.streets;
  const other = await book.post('/organisation/units', {
    kind: 'department',
    name: '市城管局',
    parentId: book.city.rootUnitId,
  });
  places = {
    street: first?.id ?? '',
    otherStreet: second?.id ?? '',
    other: other.body.id,
    duty: await handing.admitted(),
    otherDuty: '',
  };
  people = {
    street: handing.street,
    head: await book.colleague('street_officer', places.street, 'head@test.test'),
    officer: handing.officer,
    other: await book.colleague('department_officer', places.other, 'other@test.test'),
    stranger: await book.colleague('street_officer', places.otherStreet, 'stranger@test.test'),
    leader: handing.leader,
  };
});
afterAll(() => vi.useRealTimers());

const draft = (change: object = {}) => ({
  kind: 'resident',
  title: '楼道堆物堵塞消防通道',
  content: '居民多次反映，社区无执法权。',
  place: '某小区 3 号楼',
  streetId: places.street,
  calls: [{ unitId: book.departmentId, dutyId: places.duty }],
  ...change,
});
const emergency = (calls: object[] = [{ unitId: book.departmentId }]) => draft({ kind: 'emergency', calls });
const read = (id: string, cookie?: string) => book.get<Whistle>(`/whistles/${id}`, cookie);
const must = async (path: string, body: unknown, cookie: string) => {
  const answer = await book.post<{ id: string; state: string; version: number }>(path, body, { cookie });
  if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const code = async (path: string, body: unknown, cookie: string) => {
  const answer = await book.post<Refused>(path, body, { cookie });
  return [answer.status, answer.body.error?.code];
};
/** The one call of a whistle. */
const only = async (id: string) => {
  const [call] = (await read(id)).bodies;
  if (!call) throw new Error('no body was called');
  return call;
};
const act = async (id: string, side: string, step: object, cookie: string) => {
  const call = await only(id);
  return must(`/whistles/calls/${call.id}/${side}-step`, { version: call.version, ...step }, cookie);
};
const five = 300_000;
const tick = (at: string) => runSchedule(book.world.env, Math.floor(Date.parse(at) / five) * five);
const scores = { response: '90', solution: '85.5', satisfaction: '100' };

describe('a whistle from the draft to the score', () => {
  it('is signed by another, accepted, reported on the spot, handled, and scored', async () => {
    const { id } = await must('/whistles', draft(), people.street);
    expect(await read(id)).toMatchObject({ state: 'drafted', bodies: [{ state: 'planned', dueAt: null }] });
    const sign = `/whistles/${id}/head-step`;
    expect(await code(sign, { version: 1, event: 'sign' }, people.street)).toEqual([409, 'second_person_required']);
    await must(sign, { version: 1, event: 'send_back', text: '写明楼栋' }, people.head);
    await must(
      `/whistles/${id}/draft-step`,
      { version: 2, event: 'resubmit', text: '已补充', content: '3 号楼 2 单元' },
      people.street,
    );
    await must(sign, { version: 3, event: 'sign' }, people.head);
    const out = await read(id);
    // One working day: until the end of Tuesday.
    expect(out).toMatchObject({ state: 'out', bodies: [{ state: 'called', dueAt: '2026-06-02T15:59:59.999Z' }] });
    await act(id, 'department', { event: 'accept' }, people.officer);
    const call = await only(id);
    const department = `/whistles/calls/${call.id}/department-step`;
    expect(await code(department, { version: call.version, event: 'arrive' }, people.officer)).toEqual([
      422,
      'whistle_place_required',
    ]);
    await act(id, 'department', { event: 'arrive', place: '3 号楼门口' }, people.officer);
    await act(id, 'department', { event: 'handle', text: '已清理' }, people.officer);
    const street = `/whistles/calls/${call.id}/street-step`;
    const { version } = await only(id);
    expect(await code(street, { version, event: 'score' }, people.street)).toEqual([422, 'whistle_score_required']);
    await act(id, 'street', { event: 'score', scores }, people.street);
    const whistle = await read(id);
    // 0.3 × 90 + 0.4 × 85.5 + 0.3 × 100
    expect(whistle).toMatchObject({
      state: 'closed',
      bodies: [{ state: 'scored', score: '91.20', points: '0.00', arrivedPlace: '3 号楼门口' }],
    });
    expect(whistle.steps.map(({ event }) => event)).toEqual(
      'draft send_back resubmit sign go accept arrive handle score close'.split(' '),
    );
  });

  it('counts two returns, and shows the figures of the department, in powers too', async () => {
    const { id } = await must('/whistles', emergency(), people.street);
    await act(id, 'department', { event: 'accept' }, people.officer);
    await act(id, 'department', { event: 'arrive', place: '现场' }, people.officer);
    for (const text of ['初步处置', '再次处置', '彻底处置']) {
      await act(id, 'department', { event: 'handle', text }, people.officer);
      if (text !== '彻底处置') await act(id, 'street', { event: 'return', text: '未解决' }, people.street);
    }
    await act(id, 'street', { event: 'score', scores: { ...scores, solution: '60.5' } }, people.street);
    expect(await only(id)).toMatchObject({ score: '81.20', points: '2.00', returns: 2 });
    const { items } = await book.get<{ items: object[] }>('/whistles/figures?year=2026', people.street);
    // (91.20 + 81.20) / 2 − 2
    expect(items).toEqual([
      expect.objectContaining({
        calls: 2,
        scored: 2,
        returnedTwice: 1,
        mean: '86.20',
        points: '2.00',
        result: '84.20',
      }),
    ]);
    const results = await book.get<{ items: { departmentName: string; figures: object[] }[] }>('/powers/results');
    expect(results.items.find(({ departmentName }) => departmentName === '市民政局')?.figures).toEqual([
      { code: 'whistles', calls: 2, scored: 2, points: '2.00', result: '84.20' },
    ]);
  });

  it('goes on to the body that a declining one names, which is called at once', async () => {
    const { id } = await must('/whistles', emergency(), people.street);
    const call = await only(id);
    const path = `/whistles/calls/${call.id}/department-step`;
    const decline = { version: call.version, event: 'decline', text: '属城管职责' };
    expect(await code(path, decline, people.officer)).toEqual([422, 'whistle_body_required']);
    expect(await code(path, { ...decline, named: { unitId: places.street } }, people.officer)).toEqual([
      422,
      'whistle_unit_unfit',
    ]);
    expect(await code(path, { ...decline, named: { unitId: book.departmentId } }, people.officer)).toEqual([
      409,
      'whistle_already_called',
    ]);
    await must(path, { ...decline, named: { unitId: places.other } }, people.officer);
    const whistle = await read(id);
    expect(whistle.state).toBe('out');
    expect(whistle.bodies.map(({ unitName, state }) => [unitName, state])).toEqual([
      ['市民政局', 'declined'],
      ['市城管局', 'called'],
    ]);
    const added = { version: whistle.version, unitId: places.other };
    expect(await code(`/whistles/${id}/calls`, added, people.street)).toEqual([409, 'whistle_already_called']);
    await must(
      `/whistles/${id}/draft-step`,
      { version: whistle.version, event: 'cancel', text: '险情解除' },
      people.street,
    );
    expect((await read(id)).bodies.map(({ state }) => state)).toEqual(['declined', 'cancelled']);
    expect(await code(`/whistles/${id}/calls`, added, people.street)).toEqual([409, 'whistle_step_not_allowed']);
  });
});

describe('what is not admitted', () => {
  it('cannot be whistled, but for an emergency', async () => {
    const calls = [{ unitId: book.departmentId }];
    expect(await code('/whistles', draft({ calls }), people.street)).toEqual([422, 'duty_not_admitted']);
    const wrong = [{ unitId: places.other, dutyId: places.duty }];
    expect(await code('/whistles', draft({ calls: wrong }), people.street)).toEqual([422, 'duty_not_admitted']);
    const both = [...draft().calls, ...draft().calls];
    expect(await code('/whistles', draft({ calls: both }), people.street)).toEqual([409, 'whistle_already_called']);
  });
});

describe('the clock', () => {
  it('reminds, tells tier by tier, each once however often it ticks, and takes no answer down', async () => {
    vi.setSystemTime(new Date('2026-06-01T05:00:00Z'));
    const { id } = await must('/whistles', emergency(), people.street);
    const call = await only(id);
    expect(call.dueAt).toBe('2026-06-01T05:10:00.000Z');
    const street = `/whistles/calls/${call.id}/street-step`;
    const giveUp = { version: call.version, event: 'give_up', text: '无人应答' };
    expect(await code(street, giveUp, people.street)).toEqual([409, 'whistle_not_late']);
    vi.setSystemTime(new Date('2026-06-01T05:10:00.001Z'));
    await tick('2026-06-01T05:10:00Z');
    expect((await read(id)).alerts.map(({ tier }) => tier)).toEqual([0, 1]);
    for (let count = 0; count < 10; count += 1) await tick('2026-06-01T05:45:00Z');
    // A restart knows nothing but the database: another isolate's tick at the same instant.
    await Promise.all([tick('2026-06-01T05:45:00Z'), tick('2026-06-01T05:45:00Z')]);
    const { alerts } = await read(id);
    expect(alerts.map(({ tier, side, told }) => [tier, side, told])).toEqual([
      [0, 'department', 'side'],
      [1, 'department', 'side'],
      [2, 'department', 'city'],
    ]);
    vi.setSystemTime(new Date('2026-06-01T05:46:00Z'));
    expect(await code(street, { ...giveUp, event: 'pause' }, people.street)).toEqual([409, 'whistle_late_no_pause']);
    const { lines } = await book.get<{ lines: { kind: string }[] }>('/inbox/summary', people.leader);
    expect(lines.map(({ kind }) => kind)).toContain('whistles.city');
    await act(id, 'city', { event: 'urge', text: '立即到场' }, people.leader);
    await act(id, 'street', { event: 'give_up', text: '无人应答' }, people.street);
    expect(await only(id)).toMatchObject({ state: 'unanswered', points: '3.00' });
    expect((await read(id)).state).toBe('closed');
  });

  it('stands still in a pause and goes on with what was left', async () => {
    vi.setSystemTime(new Date('2026-06-01T06:00:00Z'));
    const { id } = await must('/whistles', emergency(), people.street);
    vi.setSystemTime(new Date('2026-06-01T06:04:00Z'));
    await act(id, 'street', { event: 'pause', text: '等待产权人到场' }, people.street);
    await tick('2026-06-01T07:00:00Z');
    const paused = await only(id);
    expect([paused.late, (await read(id)).alerts, paused.events]).toEqual([false, [], ['resume']]);
    const path = `/whistles/calls/${paused.id}/department-step`;
    expect(await code(path, { version: paused.version, event: 'accept' }, people.officer)).toEqual([
      409,
      'whistle_paused',
    ]);
    vi.setSystemTime(new Date('2026-06-01T07:04:00Z'));
    await act(id, 'street', { event: 'resume' }, people.street);
    expect((await only(id)).dueAt).toBe('2026-06-01T07:10:00.000Z');
    vi.setSystemTime(new Date('2026-06-01T07:12:00Z'));
    await act(id, 'department', { event: 'accept' }, people.officer);
    expect((await read(id)).steps.at(-1)).toMatchObject({ event: 'accept', late: true });
  });
});

describe('terms', () => {
  it('are dated, whole, and of a year that has a calendar', async () => {
    const { resident } = exampleWhistlePolicy.content.kinds;
    const slow = { ...resident, answer: { unit: 'workdays', count: 250 } };
    const kinds = { ...exampleWhistlePolicy.content.kinds, resident: slow };
    const terms = { fromDay: '2026-06-01', source: '测试文件', ...exampleWhistlePolicy.content, kinds };
    const crooked = { ...terms, weights: { ...terms.weights, response: '0.5' } };
    expect(await code('/whistles/policies', crooked, book.city.cookie)).toEqual([422, 'whistle_weights_unfit']);
    await must('/whistles/policies', terms, book.city.cookie);
    expect(await code('/whistles/policies', terms, book.city.cookie)).toEqual([409, 'whistle_policy_standing']);
    const signed = await must('/whistles', draft(), people.street);
    const sign = { version: 1, event: 'sign' };
    expect(await code(`/whistles/${signed.id}/head-step`, sign, people.head)).toEqual([
      422,
      'whistle_calendar_unknown',
    ]);
    expect(await code(`/whistles/${signed.id}/draft-step`, { version: 1, event: 'withdraw' }, people.street)).toEqual([
      422,
      'whistle_text_required',
    ]);
  });
});

describe('who may', () => {
  it('speaks for one’s own side and place only', async () => {
    const { id } = await must('/whistles', emergency(), people.street);
    const call = await only(id);
    const accept = { version: call.version, event: 'accept' };
    expect(await code(`/whistles/calls/${call.id}/department-step`, accept, people.other)).toEqual([404, 'not_found']);
    expect(await code(`/whistles/calls/${call.id}/department-step`, accept, people.street)).toEqual([
      403,
      'permission_missing',
    ]);
    expect(await code('/whistles', emergency(), people.stranger)).toEqual([404, 'not_found']);
    const seen = await book.world.call('GET', book.city.path(`/whistles/${id}`), { cookie: people.stranger });
    expect(seen.status).toBe(404);
    expect((await read(id, people.officer)).id).toBe(id);
    const stale = { version: 9, event: 'accept' };
    expect(await code(`/whistles/calls/${call.id}/department-step`, stale, people.officer)).toEqual([
      409,
      'changed_meanwhile',
    ]);
  });

  it('writes all or nothing, once', async () => {
    const { id } = await must('/whistles', emergency(), people.street);
    const call = await only(id);
    const path = `/whistles/calls/${call.id}/department-step`;
    const body = { version: call.version, event: 'accept' };
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await book.post(path, body, { cookie: people.officer })).status).toBe(500);
    expect((await only(id)).state).toBe('called');
    faults.loseNextAnswer();
    const key = 'a-lost-answer-of-a-whistle';
    expect((await book.post(path, body, { cookie: people.officer, key })).status).toBe(200);
    expect((await book.post(path, body, { cookie: people.officer, key })).body).toMatchObject({ state: 'accepted' });
    const reused = await book.post<Refused>(path, { ...body, text: '另' }, { cookie: people.officer, key });
    expect([reused.status, reused.body.error.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('lists by kind and lateness, weighs the streets against one another, and hands out a file', async () => {
    const list = await book.get<{ total: number }>('/whistles?kind=resident&sort=-draftedDay', people.street);
    expect(list.total).toBe(2);
    const calls = await book.get<{ items: { waitsFor: string }[] }>(
      '/whistles/calls?waitsFor=department',
      people.officer,
    );
    expect(calls.items.length).toBeGreaterThan(0);
    const bodies = await book.get<{ duties: { id: string }[] }>('/whistles/bodies', people.street);
    expect(bodies.duties.map(({ id }) => id)).toEqual([places.duty]);
    const balance = await book.get<{ items: { streetId: string; whistles: number; sign: string | null }[] }>(
      '/whistles/balance?year=2026',
    );
    // One street calls seven times, the other never: the median is 3.5.
    expect(balance.items.map(({ whistles, sign }) => [whistles, sign])).toEqual([
      [7, 'many'],
      [0, 'few'],
    ]);
    const file = await book.world.fetch('GET', book.city.path('/whistles/export?format=csv'), {
      cookie: book.city.cookie,
    });
    expect(await file.text()).toContain('应急处置');
  });
});

describe('when units merge or close', () => {
  it('goes on at the successor, and keeps a unit with open whistles from being closed', async () => {
    const body = async (name: string) =>
      (
        await must(
          '/organisation/units',
          { kind: 'department', name, parentId: book.city.rootUnitId },
          book.city.cookie,
        )
      ).id;
    const [from, into] = [await body('市容局'), await body('市政局')];
    const alone = await must('/whistles', emergency([{ unitId: from }]), people.street);
    const both = await must('/whistles', emergency([{ unitId: from }, { unitId: into }]), people.street);
    const version = async (id: string) => (await book.get<{ version: number }>(`/organisation/units/${id}`)).version;
    const close = { version: await version(from), reason: '机构改革' };
    expect(await code(`/organisation/units/${from}/close`, close, book.city.cookie)).toEqual([
      409,
      'unit_has_whistles',
    ]);
    const merge = { version: await version(from), intoId: into, intoVersion: await version(into), reason: '机构改革' };
    await must(`/organisation/units/${from}/merge`, merge, book.city.cookie);
    expect((await read(alone.id)).bodies.map(({ unitId, state }) => [unitId, state])).toEqual([[into, 'called']]);
    // Called twice under the two names, it has one call of its own and the old one, which the street ends.
    expect((await read(both.id)).bodies.map(({ unitId }) => unitId)).toEqual([from, into]);
  });
});
