import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { listingSources } from '../../../worker/modules/listings/index.ts';
import { withFaults } from '../../harness/api.ts';
import { newPlates, type Plates } from './plates.ts';

interface Followup {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly subjectNumber: string;
  readonly targetUnitName: string;
  readonly why: string;
  readonly state: string;
  readonly dueDay: string;
  readonly claim: string | null;
  readonly effect: string | null;
  readonly version: number;
  readonly notices: object[];
}
interface Draw {
  readonly id: string;
  readonly month: string | null;
  readonly candidates: number;
  readonly drawn: number;
  readonly seed: string;
  readonly sound: boolean;
}

let at: Plates;
let visitor: string;
let plateId: string;
let partly: string;
// A Monday; the Dragon Boat Festival is 19 to 21 June.
const today = '2026-06-01';
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T02:00:00Z`) });
  at = await newPlates(today);
  visitor = await at.colleague('community_officer', at.communityId, 'visitor@test.test');
  partly = await closed('partly');
  await closed('solved');
  plateId = await at.listed();
  await at.delist(plateId);
});
afterAll(() => vi.useRealTimers());

/** A request that the street handled and the resident rated. */
async function closed(result: 'solved' | 'partly'): Promise<string> {
  const { id, number, code } = await at.raise();
  await at.handle(id);
  const rated = await at.visitor('/requests/rate', { number, code, result });
  if (rated.status !== 201) throw new Error(JSON.stringify(rated.body));
  return id;
}
const draw = (change: object = {}) => ({ from: today, until: '2026-06-30', reason: '六月专项回访', ...change });
const all = async (query = '') => (await at.get<{ items: Followup[] }>(`/follow-ups${query}`)).items;
const read = (id: string, cookie?: string) => at.get<Followup>(`/follow-ups/${id}`, cookie);
const of = async (subjectId: string): Promise<Followup> => {
  const found = (await all()).find((one) => one.subjectId === subjectId);
  if (!found) throw new Error(`nobody visits ${subjectId}`);
  return found;
};
const assign = async (id: string, visitorId: string, cookie = at.hand.street) =>
  at.code(`/follow-ups/${id}/assign`, { version: (await read(id)).version, visitorId }, cookie);
const find = async (id: string, body: object, cookie = visitor) =>
  at.code(`/follow-ups/${id}/find`, { version: (await read(id)).version, text: '到现场看过', ...body }, cookie);

describe('a draw', () => {
  it('takes by rule and at random from what was closed, each once, and can be drawn again from its seed', async () => {
    expect(await at.code('/follow-ups/draws', draw(), at.hand.street)).toBe('404 not_found');
    expect(await at.code('/follow-ups/draws', draw({ from: '2026-07-01', until: '2026-06-30' }))).toBe(
      '422 followup_span_unfit',
    );
    expect(await at.code('/follow-ups/draws', draw({ from: '2026-05-01', until: '2026-05-31' }))).toBe(
      '409 followup_nothing_closed',
    );
    const made = await at.must<{ id: string; drawn: number }>('/follow-ups/draws', draw());
    expect(made.drawn).toBe(3);
    expect((await all()).map(({ kind, why, state }) => `${kind} ${why} ${state}`).toSorted()).toEqual([
      'case partly drawn',
      'case random drawn',
      'listing random drawn',
    ]);
    expect(await of(partly)).toMatchObject({
      number: expect.stringMatching(/^HF2026-0000\d$/), targetUnitName: '东风街道', dueDay: '2026-06-15',
    }); // prettier-ignore
    expect(await read((await of(partly)).id)).toMatchObject({ claim: '路灯已修好，请评价。' });
    const told = await at.get<Draw>(`/follow-ups/draws/${made.id}`, at.hand.street);
    expect(told).toMatchObject({ month: null, candidates: 3, drawn: 3, sound: true });
    expect(told.seed).toMatch(/^[0-9a-f]{32}$/);
    const file = (cookie: string) =>
      at.world.fetch('GET', at.city.path(`/follow-ups/draws/${made.id}/export?format=csv`), { cookie });
    expect((await file(at.hand.street)).status).toBe(404);
    expect(await (await file(at.city.cookie)).text()).toContain(plateId);
    expect(await at.code('/follow-ups/draws', draw())).toBe('409 followup_nothing_closed');
    expect((await at.get<{ total: number }>('/follow-ups/draws', at.grid)).total).toBe(1);
  });
});

describe('a follow-up', () => {
  it('is made by who did not handle the matter, and what differs reopens the request under its first deadline', async () => {
    const { id } = await of(partly);
    const visitors = await at.get<{ items: { id: string; name: string; handled: boolean }[] }>(
      `/follow-ups/${id}/visitors`,
      at.hand.street,
    );
    const named = (name: string) => visitors.items.find((one) => one.name === name);
    expect([named('street@test.test')?.handled, named('visitor@test.test')?.handled]).toEqual([true, false]);
    const me = named('visitor@test.test')?.id ?? '';
    expect(await assign(id, named('street@test.test')?.id ?? '')).toBe('422 followup_visitor_handled');
    expect(await assign(id, 'usr_never')).toBe('404 not_found');
    expect(await assign(id, me, at.community)).toBe('403 permission_missing');
    expect(await find(id, { event: 'agree', how: 'phone', residentWord: '好' })).toBe('409 followup_step_not_allowed');
    expect(await assign(id, me)).toBe('200 ');
    const told = { event: 'differ', how: 'onsite', residentWord: '夜里还是不亮' };
    expect(await find(id, told, at.community)).toBe('403 followup_not_yours');
    expect(await find(id, told)).toBe('422 followup_photo_missing');
    expect(await at.photo('listings.followup', id, at.community)).toBe(409);
    expect(await at.photo('listings.followup', id, visitor)).toBe(201);
    expect(await find(id, { ...told, residentWord: undefined })).toBe('422 followup_word_missing');
    expect(await find(id, { ...told, version: 1 })).toBe('409 changed_meanwhile');
    const before = await at.read(partly);
    expect(await find(id, told)).toBe('200 ');
    expect(await read(id)).toMatchObject({ state: 'differs', effect: 'reopened' });
    const after = await at.read(partly);
    expect(after).toMatchObject({ state: 'reopened', number: before.number, dueDay: before.dueDay, round: 2 });
    expect(after.steps.at(-1)).toMatchObject({ event: 'reopen', byName: 'visitor@test.test', told: null });
    expect(await find(id, told)).toBe('409 followup_step_not_allowed');
  });

  it('hangs a plate again, all or nothing, and confirms what agrees', async () => {
    const ofPlate = await of(plateId);
    const me = 'usr_visitortesttest';
    expect(await assign(ofPlate.id, me)).toBe('200 ');
    const before = await at.plate(plateId);
    const differs = { event: 'differ', how: 'phone', noWordReason: '住户外出', text: '墙面又开裂' };
    withFaults(at.world, 'CITY_01').failNextBatch();
    expect(await find(ofPlate.id, differs)).toBe('500 fault');
    expect([(await read(ofPlate.id)).state, (await at.plate(plateId)).state]).toEqual(['assigned', 'delisted']);
    expect(await find(ofPlate.id, differs)).toBe('200 ');
    expect(await read(ofPlate.id)).toMatchObject({ effect: 'relisted' });
    expect(await at.plate(plateId)).toMatchObject({
      state: 'listed', round: 2, number: before.number, firstDueDay: before.firstDueDay, dueDay: before.dueDay,
    }); // prettier-ignore
    const random = (await all('?kind=case&state=drawn'))[0]!;
    expect(await assign(random.id, me)).toBe('200 ');
    expect((await at.get<{ total: number }>('/follow-ups?mine=true', visitor)).total).toBe(1);
    expect(await find(random.id, { event: 'agree', how: 'phone', residentWord: '修好了' })).toBe('200 ');
    // What a finding shows can be listed by a tap.
    const source = { kind: 'followup', id: random.id };
    const listed = await at.plate(await at.listed({ source }));
    expect(listed.sourceNumber).toBe((await read(random.id)).number);
  });

  it('shows agreement by the unit whose claim it was, with its list, a file and an indicator', async () => {
    const agreement = await at.get<{ items: { unitName: string; unitId: string; rate: string }[]; total: object }>(
      '/follow-ups/agreement',
    );
    expect(agreement.total).toEqual({ open: 0, agreed: 1, differs: 2, missed: 0, rate: '33.33' });
    expect(agreement.items.map(({ unitName, rate }) => `${unitName} ${rate}`)).toEqual([
      '市民政局 0.00',
      '东风街道 50.00',
    ]);
    const [, street] = agreement.items;
    const list = await at.get<{ total: number }>(`/follow-ups?targetUnitId=${street?.unitId}&found=true`);
    expect(list.total).toBe(2);
    const file = await at.world.fetch('GET', at.city.path('/follow-ups/agreement/export?format=csv'), {
      cookie: at.city.cookie,
    });
    expect(await file.text()).toContain('50.00');
    const source = listingSources.find(({ code }) => code === 'followups.agreement');
    const period = { from: day('2026-06-01'), until: day('2026-06-30'), months: [], days: 0, today: day('2026-07-01') };
    const { sql: text, params } = source!.figures(period);
    const { results } = await at.world.env.CITY_01!.prepare(text).bind(...params).all(); // prettier-ignore
    expect(results).toContainEqual({ subjectId: street?.unitId, due: 2, done: 1 });
    const other = await at.colleague('street_officer', at.hand.streets[1]?.id ?? '', 'elsewhere@test.test');
    expect((await at.get<{ total: number }>('/follow-ups', other)).total).toBe(0);
    const { id } = await of(partly);
    expect((await at.world.call('GET', at.city.path(`/follow-ups/${id}`), { cookie: other })).status).toBe(404);
  });
});

describe('the clock', () => {
  it('draws from the month that is over once, and tells of visits that nobody made once', async () => {
    const later = await closed('solved');
    for (let count = 0; count < 3; count += 1) await at.tick('2026-06-30');
    expect(await all('?state=drawn')).toEqual([]);
    await Promise.all([at.tick('2026-07-01'), at.tick('2026-07-01'), at.tick('2026-07-02')]);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-07-02');
    const draws = await at.get<{ items: Draw[] }>('/follow-ups/draws');
    expect(draws.items.map(({ month, drawn }) => `${month} ${drawn}`)).toContain('2026-06 1');
    expect(draws.items).toHaveLength(2);
    const { id, dueDay } = await of(later);
    expect(dueDay).toBe('2026-07-15');
    for (let count = 0; count < 10; count += 1) await at.tick('2026-07-16');
    expect((await read(id)).notices).toHaveLength(1);
    expect(await assign(id, 'usr_visitortesttest')).toBe('200 ');
    expect(await find(id, { event: 'miss', text: '三次未联系上' })).toBe('200 ');
    expect((await read(id)).state).toBe('missed');
  });

  it('follows dated rules, and keeps a unit open that somebody is to visit', async () => {
    const { items } = await at.get<{ items: { fromDay: string; inForce: boolean; rules: object[] }[] }>(
      '/follow-ups/policies',
    );
    const { fromDay: _, inForce: __, ...rules } = items[0] ?? { fromDay: '', inForce: false, rules: [] };
    expect(await at.code('/follow-ups/policies', { ...rules, fromDay: '2026-08-01' })).toBe('201 ');
    expect(await at.code('/follow-ups/policies', { ...rules, fromDay: '2026-08-01' })).toBe(
      '409 followup_policy_standing',
    );
    const twice = { ...rules, rules: [rules.rules[0], rules.rules[0]] };
    expect(await at.code('/follow-ups/policies', { ...twice, fromDay: '2026-09-01' })).toMatch(/^400 /);
    const lane = await at.must('/organisation/units', { kind: 'grid', name: '第八网格', parentId: at.communityId });
    const plate = await at.listed({ unitId: lane.id });
    await at.delist(plate);
    const own = { kind: 'listing', share: '1', atLeast: 1, always: [] };
    expect(await at.code('/follow-ups/draws', draw({ rules: [own] }))).toBe('201 ');
    const closing = { version: 1, reason: '撤销' };
    expect(await at.code(`/organisation/units/${lane.id}/close`, closing)).toBe('409 unit_has_followups');
  });
});
