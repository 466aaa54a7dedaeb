import { beforeAll, describe, expect, it } from 'vitest';
import type { NodeView } from '../../../worker/modules/assessment/scheme-input.ts';
import { assessingCity, people, type Assessing, type Changed } from './cycle-world.ts';

interface Refused {
  readonly error: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> };
}
interface Person {
  readonly workerId: string;
  readonly name: string;
  readonly score: string | null;
  readonly grade: string | null;
  readonly bonus: string;
  readonly veto: boolean;
}
interface Grid {
  readonly items: readonly { workerId: string; name: string; markId: string | null; score: string | null; cause: string | null }[]; // prettier-ignore
  readonly total: number;
  readonly given: number;
}

const year = 2025;
let at: Assessing;
let id = '';
let street = '';
let community = '';
let person: (name: string) => Promise<Person>;

beforeAll(async () => {
  at = await assessingCity();
  const planned = await at.post('/assessment/cycles', { year, schemeId: at.schemes['representative_year'] });
  id = planned.body.id;
  const colleague = async (email: string, role: string, unit: string) =>
    (await at.acts.colleague(email, role, await at.acts.unit(unit))).cookie;
  street = await colleague('street@city.test', 'street_officer', '东风街道');
  const head = await at.acts.colleague('head@city.test', 'community_officer', await at.acts.unit('春晓社区'));
  community = head.cookie;
  person = async (name) => {
    const list = await at.get<{ items: Person[] }>(`/assessment/cycles/${id}/people?q=${encodeURIComponent(name)}`);
    const [found] = list.body.items;
    if (!found) throw new Error(`nobody called ${name}`);
    return found;
  };
});

const enrol = () => at.post<{ created: number; updated: number } & Refused>(`/assessment/cycles/${id}/enrol`, {});
const grid = (period: string, group: string, cookie?: string) =>
  at.get<Grid>(`/assessment/cycles/${id}/regular-marks?period=${period}&group=${group}`, cookie);
const mark = async (name: string, score: string | null, over: object = {}) => ({
  workerId: (await person(name)).workerId,
  score,
  cause: null,
  replaces: null,
  ...over,
});
const enter = (period: string, group: string, marks: readonly object[], cookie?: string, key?: string) =>
  at.post<{ changed: number } & Refused>(
    `/assessment/cycles/${id}/regular-marks`,
    { period, group, marks },
    cookie,
    key,
  );
const codeOf = ({ status, body }: { status: number; body: Partial<Refused> }) => `${status} ${body.error?.code ?? ''}`;
const treeOf = async (name: string, cookie?: string) =>
  (await at.get<{ tree: NodeView }>(`/assessment/cycles/${id}/results/${(await person(name)).workerId}`, cookie)).body
    .tree;
const nodes = (node: NodeView): NodeView[] => [node, ...node.children.flatMap(nodes)];

describe('the roster comes into a cycle', () => {
  it('before it collects, and again without a change', async () => {
    expect((await enrol()).body).toEqual({ created: people.length, updated: 0 });
    expect(codeOf(await enter('2025-03', 'community', [await mark('甲二', '88')]))).toBe('409 cycle_not_open');
    const { version } = (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
    expect((await at.post(`/assessment/cycles/${id}/open`, { version })).status).toBe(201);
    expect((await enrol()).body).toEqual({ created: 0, updated: 0 });
    const counts = await at.get<{ counts: { people: number; incomplete: number } }>(`/assessment/cycles/${id}`);
    expect(counts.body.counts).toMatchObject({ people: people.length, incomplete: people.length });
  });

  it('for the whole city only, and not into what never was', async () => {
    expect(codeOf(await at.post<Refused>(`/assessment/cycles/${id}/enrol`, {}, street))).toBe('403 permission_missing');
    expect(codeOf(await at.post<Refused>('/assessment/cycles/acy_none/enrol', {}))).toBe('404 not_found');
  });
});

describe('marks through the year', () => {
  it('tell the periods that have begun and who is marked', async () => {
    const { body } = await at.get<{ periods: { period: string; groups: { code: string }[] }[] }>(
      `/assessment/cycles/${id}/regular-periods`,
      community,
    );
    expect(body.periods).toHaveLength(16);
    expect(body.periods[0]).toMatchObject({ period: '2025-01', groups: [{ code: 'street' }, { code: 'community' }] });
    // The head is not marked by the community; the street sees both its communities, the head of one its own.
    expect((await grid('2025-03', 'community', community)).body.items.map(({ name }) => name)).not.toContain('甲一');
    expect((await grid('2025-03', 'community', community)).body.total).toBe(3);
    expect((await grid('2025-03', 'street', street)).body.total).toBe(11);
    expect((await grid('2025-03', 'street', community)).body.total).toBe(0);
    expect(codeOf(await at.get<Refused>(`/assessment/cycles/${id}/regular-marks?period=2025-03&group=peers`))).toBe('422 group_marks_not'); // prettier-ignore
  });

  it('are entered a page at a time, and the same key enters once', async () => {
    const marks = [
      await mark('甲二', '88'),
      await mark('甲三', '95', { cause: '连续加班' }),
      await mark('甲四', '80.5'),
    ];
    const first = await enter('2025-03', 'community', marks, community, 'regular-marks-1');
    expect([first.status, first.body]).toEqual([201, { changed: 3 }]);
    expect((await enter('2025-03', 'community', marks, community, 'regular-marks-1')).body).toEqual({ changed: 3 });
    expect((await grid('2025-03', 'community', community)).body).toMatchObject({ total: 3, given: 3 });
  });

  it.each([
    ['of another year', '2024-03', 'community', '甲二', '80', {}, '422 period_unfit'],
    ['by a group that gives none', '2025-03', 'residents', '甲二', '80', {}, '422 group_marks_not'],
    ['by a group that does not rate the post', '2025-03', 'community', '甲一', '80', {}, '422 group_rates_not'],
    ['that would be excellent without a cause', '2025-04', 'community', '甲二', '90', {}, '422 cause_missing'],
    ['below qualified without a cause', '2025-04', 'community', '甲二', '74.99', {}, '422 cause_missing'],
    ['over a mark that was not seen', '2025-03', 'community', '甲二', '81', {}, '409 changed_meanwhile'],
    ['of another community', '2025-03', 'community', '甲五', '81', {}, '404 not_found'],
    ['out of range', '2025-03', 'community', '甲二', '100.01', {}, '400 bad_input'],
  ])('refuse one %s', async (_, period, group, name, score, over, code) => {
    expect(codeOf(await enter(period, group, [await mark(name, score, over)], community))).toBe(code);
  });

  it('refuse the street’s mark by whoever answers for a community only', async () => {
    expect(codeOf(await enter('2025-03', 'street', [await mark('甲二', '80')], community))).toBe('404 not_found');
  });

  it('take one voice for one group from one person', async () => {
    expect((await enter('2025-03', 'street', [await mark('甲二', '80')], street)).body).toEqual({ changed: 1 });
    const items = (await grid('2025-03', 'community', street)).body.items;
    const replaces = items.find(({ name }) => name === '甲五')?.markId ?? null;
    expect((await enter('2025-03', 'community', [await mark('甲五', '80', { replaces })], street)).status).toBe(201);
    expect(codeOf(await enter('2025-03', 'street', [await mark('甲五', '80')], street))).toBe('409 one_voice');
  });

  it('are corrected by a mark that ends the other, which stays', async () => {
    const stands = (await grid('2025-03', 'community', community)).body.items.find(({ name }) => name === '甲二');
    const correction = [await mark('甲二', '86', { replaces: stands?.markId })];
    expect((await enter('2025-03', 'community', correction, community)).body).toEqual({ changed: 1 });
    const rows = await at.world.env.CITY_01?.prepare(
      'SELECT score, ended_at IS NULL AS stands FROM assessment_regular_mark WHERE worker_id = ? AND group_code = ? ORDER BY score',
    )
      .bind(stands?.workerId, 'community')
      .all();
    expect(rows?.results).toEqual([{ score: 8600, stands: 1 }, { score: 8800, stands: 0 }]); // prettier-ignore
  });

  it('make the daily part once there are enough, and each opens to its cause', async () => {
    for (const month of ['01', '02', '04', '05', '06']) {
      expect((await enter(`2025-${month}`, 'community', [await mark('甲三', '85')], community)).status).toBe(201);
    }
    // Five at 85 and March at 95: (5×85 + 95) / 6 = 86.666…; nothing else is there, so the daily part stands for all.
    expect(await person('甲三')).toMatchObject({ score: '86.67', grade: 'qualified' });
    const marks = nodes(await treeOf('甲三')).filter(({ kind }) => kind === 'mark');
    expect(marks.map(({ value }) => value)).toEqual(['85.00', '85.00', '95.00', '85.00', '85.00', '85.00']);
    expect(marks[2]).toMatchObject({ cause: '连续加班', by: 'head@city.test' });
  });

  it('nobody gives themself', async () => {
    const account = await at.acts.colleague('both@city.test', 'street_officer', await at.acts.unit('西山街道'));
    const { workerId } = await person('乙二');
    await at.world.env.CITY_01?.prepare('UPDATE "user" SET "workerId" = ? WHERE id = ?')
      .bind(workerId, account.id)
      .run();
    expect((await grid('2025-03', 'street', account.cookie)).body.items.map(({ name }) => name)).not.toContain('乙二');
    expect(codeOf(await enter('2025-03', 'street', [await mark('乙二', '80')], account.cookie))).toBe('409 own_mark');
    const own = { workerId, kind: 'bonus', item: 'city_award', times: 1, onDay: '2025-05-01', document: '市发〔2025〕3号', cause: '市级表彰' }; // prettier-ignore
    expect(codeOf(await at.post<Refused>(`/assessment/cycles/${id}/events`, own, account.cookie))).toBe('409 own_mark');
  });
});

describe('events', () => {
  const event = async (name: string, over: object = {}) => ({
    workerId: (await person(name)).workerId,
    kind: 'bonus',
    item: 'city_award',
    times: 1,
    onDay: '2025-05-01',
    document: '市发〔2025〕3号',
    cause: '市级表彰',
    ...over,
  });
  const propose = async (name: string, over: object = {}, cookie?: string) =>
    at.post<{ id: string; version: number } & Refused>(
      `/assessment/cycles/${id}/events`,
      await event(name, over),
      cookie,
    );
  const decide = (eventId: string, cookie?: string, outcome = 'confirmed', version = 1) =>
    at.post<Refused>(
      `/assessment/events/${eventId}/decision`,
      { outcome, version },
      cookie,
      `decide-${eventId}-${outcome}`,
    );
  let bonus = '';

  it.each([
    ['an item that the scheme has not', { item: 'none' }, '422 event_item_unknown'],
    ['a day of another year', { onDay: '2024-12-31' }, '422 event_day_unfit'],
    ['no document', { document: '' }, '400 bad_input'],
  ])('refuse %s', async (_, over, code) => {
    expect(codeOf(await propose('甲三', over))).toBe(code);
  });

  it('of another street are not found', async () => {
    expect(codeOf(await propose('乙一', {}, street))).toBe('404 not_found');
  });

  it('count for nothing until a second person confirms them', async () => {
    bonus = (await propose('甲三')).body.id;
    expect((await person('甲三')).score).toBe('86.67');
    expect(codeOf(await decide(bonus))).toBe('409 second_person_required');
    expect(codeOf(await decide(bonus, street, 'confirmed', 7))).toBe('409 changed_meanwhile');
    const key = `decide-${bonus}-again`;
    const confirm = () => at.post<Refused>(`/assessment/events/${bonus}/decision`, { outcome: 'confirmed', version: 1 }, street, key); // prettier-ignore
    expect((await confirm()).status).toBe(201);
    expect((await confirm()).status).toBe(201);
    expect(codeOf(await decide(bonus, street, 'declined', 2))).toBe('409 event_decided');
    expect(await person('甲三')).toMatchObject({ score: '88.67', bonus: '2.00' });
    const [line] = nodes(await treeOf('甲三')).filter(({ kind }) => kind === 'event');
    expect(line).toMatchObject({ value: '2.00', document: '市发〔2025〕3号', cause: '市级表彰', day: '2025-05-01' });
  });

  it('are cancelled by another two, once', async () => {
    const cancel = (cookie?: string) =>
      at.post<{ id: string } & Refused>(
        `/assessment/events/${bonus}/cancel`,
        { document: '更正通知', cause: '重复登记' },
        cookie,
      );
    const cancelled = await cancel();
    expect(cancelled.status).toBe(201);
    expect(codeOf(await cancel(street))).toBe('409 event_not_standing');
    expect((await decide(cancelled.body.id, street)).status).toBe(201);
    expect((await person('甲三')).score).toBe('86.67');
    expect(codeOf(await cancel())).toBe('409 event_not_standing');
  });

  it('of a veto make unqualified, and wait for nobody when the collecting ends', async () => {
    const veto = await propose('甲三', { kind: 'veto', item: '套取、虚报资金', cause: '审计认定' });
    const { version } = (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
    await at.world.env.CITY_01?.prepare(`UPDATE assessment_person SET not_graded = 'other' WHERE cycle_id = ? AND score IS NULL`).bind(id).run(); // prettier-ignore
    expect(codeOf(await at.post<Refused>(`/assessment/cycles/${id}/collect`, { version }))).toBe(
      '409 events_undecided',
    );
    expect((await decide(veto.body.id, street)).status).toBe(201);
    expect(await person('甲三')).toMatchObject({ grade: 'unqualified', veto: true });
    expect((await at.get<{ total: number }>(`/assessment/cycles/${id}/people?state=veto`)).body.total).toBe(1);
    const list = await at.get<{ total: number }>(`/assessment/cycles/${id}/events?state=confirmed`, street);
    expect(list.body.total).toBe(3);
  });
});
