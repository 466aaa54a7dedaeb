import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { listingSources } from '../../../worker/modules/listings/index.ts';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { newPlates, type Plate, type Plates } from './plates.ts';

let at: Plates;
// A Monday; the Dragon Boat Festival is 19 to 21 June.
const today = '2026-06-01';
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T02:00:00Z`) });
  at = await newPlates(today);
});
afterAll(() => vi.useRealTimers());

describe('a plate', () => {
  it('hangs by the city’s terms, typed in or out of a request, once for each', async () => {
    const id = await at.listed();
    // A major safety matter has five working days; the fourth turns yellow.
    expect(await at.plate(id)).toMatchObject({
      number: 'GP2026-0001', state: 'listed', light: 'green', yellowDay: '2026-06-05', dueDay: '2026-06-08', firstDueDay: '2026-06-08',
    }); // prettier-ignore
    const list = (change: object, cookie = at.community) => at.code('/listings', at.listing(change), cookie);
    expect(await list({ kind: 'nothing' })).toBe('422 listing_kind_unknown');
    expect(await list({ unitId: at.departmentId })).toBe('404 not_found');
    expect(await list({ unitId: at.departmentId }, at.city.cookie)).toBe('422 listing_place_unfit');
    expect(await list({ ownerUnitId: at.city.rootUnitId })).toBe('422 listing_place_unfit');
    expect(await list({ publicText: '联系 13912345678' })).toBe('422 listing_public_text_personal');
    expect(await list({ source: { kind: 'case', id: 'cas_never' } })).toBe('404 not_found');
    expect(await list({}, at.grid)).toBe('403 permission_missing');
    const raised = await at.raise();
    const source = { kind: 'case', id: raised.id };
    const from = await at.listed({ source });
    expect((await at.plate(from)).sourceNumber).toBe(raised.number);
    expect(await list({ source })).toBe('409 listing_source_listed');
    const found = await at.get<{ total: number }>(`/listings?source=case&sourceId=${raised.id}`, at.community);
    expect(found.total).toBe(1);
  });

  it('comes down by a second person with photograph and the resident’s word, and hangs again under its number', async () => {
    const id = await at.listed();
    const report = { event: 'report', text: '已加固' };
    expect(await at.owner(id, report)).toBe('422 listing_photo_missing');
    expect(await at.photo('listings.done', id, at.community)).toBe(409);
    expect(await at.photo('listings.done', id, at.hand.officer)).toBe(201);
    expect(await at.photo('listings.listing', id, at.community)).toBe(201);
    expect(await at.owner(id, report, at.community)).toBe('404 not_found');
    expect(await at.owner(id, { ...report, version: 9 })).toBe('409 changed_meanwhile');
    expect(await at.owner(id, report)).toBe('200 ');
    expect(await at.plate(id)).toMatchObject({ state: 'reported', checkDay: '2026-06-04' });
    expect(await at.check(id, { event: 'delist', residentWord: '好' }, at.hand.officer)).toBe('403 permission_missing');
    expect(await at.check(id, { event: 'delist' })).toBe('422 listing_word_missing');
    expect(await at.check(id, { event: 'reject' })).toBe('422 listing_text_required');
    expect(await at.check(id, { event: 'reject', text: '墙面仍有松动' })).toBe('200 ');
    expect(await at.check(id, { event: 'delist', residentWord: '好' })).toBe('409 listing_step_not_allowed');
    // Whoever reports does not check, whatever their roles.
    expect(await at.owner(id, report, at.city.cookie)).toBe('200 ');
    expect(await at.check(id, { event: 'delist', residentWord: '好' }, at.city.cookie)).toBe(
      '409 second_person_required',
    );
    expect(await at.check(id, { event: 'delist', noWordReason: '公共部位，无特定居民' })).toBe('200 ');
    const down = await at.plate(id);
    expect(down).toMatchObject({ state: 'delisted', light: 'off', events: ['relist'] });
    expect(await at.photo('listings.done', id, at.hand.officer)).toBe(409);
    vi.setSystemTime(new Date(`${today}T02:01:00Z`));
    expect(await at.check(id, { event: 'relist', text: '又脱落' })).toBe('200 ');
    const again = await at.plate(id);
    expect(again).toMatchObject({
      number: down.number, state: 'listed', round: 2, firstDueDay: down.firstDueDay, dueDay: down.dueDay, residentWord: null,
    }); // prettier-ignore
    expect(await at.owner(id, report)).toBe('422 listing_photo_missing');
    expect(again.steps.map(({ event }) => event).join(' ')).toBe('list report reject report delist relist');
    expect(again.steps[4]?.text).toBe('公共部位，无特定居民');
  });

  it('has more time only from another person, and another owner with the same deadline', async () => {
    const id = await at.listed();
    expect(await at.owner(id, { event: 'ask', text: '等材料', workdays: 11 })).toBe('422 listing_extension_too_long');
    expect(await at.owner(id, { event: 'ask', text: '等材料', workdays: 5 }, at.city.cookie)).toBe('200 ');
    expect(await at.check(id, { event: 'grant', text: '同意' }, at.city.cookie)).toBe('409 second_person_required');
    expect(await at.check(id, { event: 'grant', text: '同意' })).toBe('200 ');
    // Ten working days in all: the eighth turns yellow.
    const granted = { extensions: 1, firstDueDay: '2026-06-08', dueDay: '2026-06-15', yellowDay: '2026-06-11' };
    expect(await at.plate(id)).toMatchObject(granted);
    const owners = await at.get<{ items: { id: string }[] }>('/listings/owners', at.community);
    expect(owners.items.map((unit) => unit.id)).toEqual(expect.arrayContaining([at.departmentId, at.communityId]));
    const reassign = (body: object, cookie = at.community) =>
      at.code(`/listings/${id}/reassign`, { ownerName: '王五', text: '归社区', ...body }, cookie);
    const { version } = await at.plate(id);
    expect(await reassign({ version, ownerUnitId: 'unt_never' })).toBe('404 not_found');
    expect(await reassign({ version, ownerUnitId: at.communityId })).toBe('200 ');
    expect(await at.plate(id)).toMatchObject({ ownerUnitId: at.communityId, dueDay: '2026-06-15' });
    expect(await at.check(id, { event: 'pause', text: '等鉴定' })).toBe('200 ');
    expect(await at.plate(id)).toMatchObject({ state: 'paused', light: 'still' });
    expect(await at.check(id, { event: 'revoke', text: '重复' })).toBe('409 second_person_required');
    expect(await at.check(id, { event: 'revoke', text: '重复' }, at.hand.street)).toBe('200 ');
    expect((await at.plate(id)).events).toEqual([]);
  });
});

describe('the clock', () => {
  it('raises yellow, red and what goes up to the city once each, however often it ticks and whoever starts anew', async () => {
    const id = await at.listed({ level: 'urgent' });
    const notices = async (of = id) =>
      (await at.plate(of)).notices.map(({ kind, raisedToName }) => `${kind} ${raisedToName ?? '-'}`);
    expect((await at.plate(id)).dueDay).toBe('2026-06-03');
    await at.tick('2026-06-02');
    expect(await notices()).toEqual([]);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-06-03');
    expect(await notices()).toEqual(['yellow -']);
    await Promise.all([at.tick('2026-06-04'), at.tick('2026-06-04')]);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-06-04');
    expect(await notices()).toEqual(['yellow -', 'red 东风街道']);
    await Promise.all([at.tick('2026-06-11'), at.tick('2026-06-11'), at.tick('2026-06-12')]);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-06-12');
    expect(await notices()).toEqual(['yellow -', 'red 东风街道', 'city testcity市']);
    const checked = await at.listed();
    await at.photo('listings.done', checked, at.hand.officer);
    await at.owner(checked, { event: 'report', text: '已修' });
    for (let count = 0; count < 3; count += 1) await at.tick('2026-06-05');
    expect(await notices(checked)).toEqual(['check 东风街道']);
  });
});

describe('boards', () => {
  it('count by light and open their lists; the public’s shows no title, no words, a masked name, until its link ends', async () => {
    await at.listed({ publicText: '外墙存在安全隐患，已设围挡' });
    const board = await at.get<{ items: { unitName: string; green: number; still: number }[]; path: object[] }>(
      '/listings/board',
    );
    const row = board.items.find(({ unitName }) => unitName === '东风街道');
    const green = await at.get<{ total: number }>('/listings?light=green');
    expect([board.path.length, row?.green]).toEqual([1, green.total]);
    const byOwner = await at.get<{ items: { unitName: string }[] }>('/listings/board?by=owner');
    expect(byOwner.items.map(({ unitName }) => unitName)).toContain('市民政局');
    expect((await at.get<{ items: object[] }>('/listings/board', at.grid)).items).toHaveLength(1);
    const streetId = at.hand.streets[0]?.id;
    expect(await at.code('/listings/links', { unitId: streetId, names: 'surname' }, at.community)).toBe(
      '403 permission_missing',
    );
    const first = await at.must('/listings/links', { unitId: streetId, names: 'surname' }, at.hand.street);
    const second = await at.must('/listings/links', { unitId: streetId, names: 'surname' }, at.hand.street);
    const links = await at.get<{ items: { id: string; token: string }[] }>('/listings/links', at.hand.street);
    expect(links.items.map((link) => link.id)).toEqual([second.id]);
    const token = links.items[0]?.token;
    const open = (body: object) =>
      at.visitor<{ items: { number: string; publicText: string | null; ownerName: string }[] } & Refused>(
        '/listings-board/open',
        body,
      );
    const told = await open({ token });
    expect(told.status).toBe(200);
    expect(told.body.items[0]).toMatchObject({ number: expect.stringMatching(/^GP2026-/), ownerName: '李**' });
    const text = JSON.stringify(told.body);
    for (const secret of ['3 号楼外墙脱落', '张某', '李四光', '王五']) expect(text).not.toContain(secret);
    expect(text).toContain('已设围挡');
    expect((await open({ token, light: 'red' })).body.items).toEqual([]);
    expect(await at.code(`/listings/links/${first.id}/end`, { reason: '更换' }, at.hand.street)).toBe('404 not_found');
    expect(await at.code(`/listings/links/${second.id}/end`, { reason: '不再公开' }, at.hand.street)).toBe('200 ');
    expect((await open({ token })).body.error.code).toBe('listing_link_unknown');
    const file = await at.world.fetch('GET', at.city.path('/listings/export?format=csv'), { cookie: at.city.cookie });
    expect(await file.text()).toContain('GP2026-0001');
  });
});

describe('who may', () => {
  it('sees what lies in their place or what is theirs to put right, and nothing else', async () => {
    const id = await at.listed();
    const other = await at.colleague('street_officer', at.hand.streets[1]?.id ?? '', 'otherstreet@test.test');
    for (const path of [`/listings/${id}`, '/listings/lst_never']) {
      expect((await at.world.call('GET', at.city.path(path), { cookie: other })).status).toBe(404);
    }
    expect(await at.check(id, { event: 'pause', text: '等' }, other)).toBe('404 not_found');
    expect((await at.get<{ total: number }>('/listings', other)).total).toBe(0);
    expect(await at.plate(id, at.hand.officer)).toMatchObject({ handles: true, checks: false });
    const waits = await at.get<{ items: Plate[] }>('/listings?waits=handle', at.hand.officer);
    expect(waits.items.map((plate) => plate.id)).toContain(id);
  });

  it('writes all or nothing, once', async () => {
    const faults = withFaults(at.world, 'CITY_01');
    faults.failNextBatch();
    expect((await at.post('/listings', at.listing(), { cookie: at.community })).status).toBe(500);
    faults.loseNextAnswer();
    const key = 'a-lost-answer-of-a-listing';
    const first = await at.post('/listings', at.listing(), { cookie: at.community, key });
    expect(first.status).toBe(201);
    expect((await at.post('/listings', at.listing(), { cookie: at.community, key })).body).toEqual(first.body);
    const reused = await at.post<Refused>('/listings', at.listing({ level: 'urgent' }), { cookie: at.community, key });
    expect(reused.body.error.code).toBe('idempotency_key_reused');
  });

  it('keeps a unit with plates from being closed, takes them along in a merge, and enters terms from a day', async () => {
    const small = await at.must('/organisation/units', {
      kind: 'community', name: '小社区', parentId: at.hand.streets[0]?.id,
    }); // prettier-ignore
    const id = await at.listed({ unitId: small.id, ownerUnitId: small.id }, at.hand.street);
    const lane = await at.must('/organisation/units', { kind: 'grid', name: '第七网格', parentId: at.communityId });
    const revoked = await at.listed({ unitId: lane.id });
    const closing = { version: 1, reason: '撤销' };
    expect(await at.code(`/organisation/units/${lane.id}/close`, closing)).toBe('409 unit_has_listings');
    expect(await at.check(revoked, { event: 'revoke', text: '误挂' }, at.hand.street)).toBe('200 ');
    expect(await at.code(`/organisation/units/${lane.id}/close`, closing)).toBe('200 ');
    const { version } = await at.get<{ version: number }>(`/organisation/units/${at.communityId}`);
    const merge = { version: 1, intoId: at.communityId, intoVersion: version, reason: '合并' };
    expect(await at.code(`/organisation/units/${small.id}/merge`, merge)).toBe('200 ');
    expect(await at.plate(id)).toMatchObject({ unitId: at.communityId, ownerUnitId: at.communityId });
    const { items } = await at.get<{ items: { fromDay: string; inForce: boolean }[] }>('/listings/policies');
    const { fromDay: _, inForce: __, ...terms } = items[0] ?? { fromDay: '', inForce: false };
    expect(await at.code('/listings/policies', { ...terms, fromDay: '2026-07-01' })).toBe('201 ');
    expect(await at.code('/listings/policies', { ...terms, fromDay: '2026-07-01' })).toBe(
      '409 listing_policy_standing',
    );
    expect(await at.code('/listings/policies', { ...terms, fromDay: '2026-08-01' }, at.community)).toBe(
      '403 permission_missing',
    );
  });
});

describe('figures for an assessment', () => {
  it('count what was delisted in time by owner, and open the very plates', async () => {
    const id = await at.listed({ ownerUnitId: at.gridId }, at.community);
    expect(await at.photo('listings.done', id, at.grid)).toBe(201);
    expect(await at.owner(id, { event: 'report', text: '已修' }, at.grid)).toBe('200 ');
    expect(await at.check(id, { event: 'delist', residentWord: '好' })).toBe('200 ');
    const source = listingSources.find(({ code }) => code === 'listings.delisted_on_time');
    const period = { from: day('2026-01-01'), until: day('2026-06-30'), months: [], days: 0, today: day('2026-07-01') };
    const { sql: text, params } = source!.figures(period);
    const { results } = await at.world.env.CITY_01!.prepare(text).bind(...params).all(); // prettier-ignore
    // A grid's plate is its community's: one in time, and one that was merged into it still hangs.
    expect(results).toContainEqual({ subjectId: at.communityId, due: 2, done: 1 });
    expect(source!.link(at.communityId, period)).toBe(
      `listings?ownerUnitId=${at.communityId}&dueFrom=2026-01-01&dueUntil=2026-06-30&counted=true`,
    );
  });
});
