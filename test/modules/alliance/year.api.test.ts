import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { allianceFollower, allianceSources } from '../../../worker/modules/alliance/index.ts';
import { commandContext } from '../../harness/context.ts';
import type { Refused } from '../ledger/book.ts';
import { newAlliance, type Alliance, type Items } from './alliance.ts';

let alliance: Alliance;
/** The administrator, signed in anew after the clock went on. */
let admin: string;
beforeAll(async () => {
  alliance = await newAlliance();
});
afterAll(() => vi.useRealTimers());

describe('members who check in, and the year', () => {
  it('count by phone once the community has confirmed, and stand in the result with the lines', async () => {
    const { book, streets, community, keeper, second, neighbour, code, join, make, progress, step, verdict } = alliance;
    const owner = await join({ name: '年度单位', kind: 'organ', joinedDay: '2026-01-01' });
    const visit = (change: object = {}) => ({
      communityId: community.id, organisationId: owner, name: '在职党员甲', contact: '13900000009', day: '2026-05-30', minutes: 90, service: '清雪', ...change,
    }); // prettier-ignore
    const arrive = (change: object = {}) =>
      book.world.call<Partial<Refused>>('POST', book.city.path('/check-ins'), { body: visit(change), headers: { 'cf-connecting-ip': '203.0.113.77' } }); // prettier-ignore
    const told = async (change: object) => {
      const { status, body } = await arrive(change);
      return `${status} ${body.error?.code ?? 'ok'}`;
    };
    expect(await told({ day: '2026-06-02' })).toBe('422 check_in_day');
    expect(await told({ communityId: streets[0]?.id })).toBe('404 not_found');
    expect(await told({ minutes: 0 })).toBe('400 bad_input');
    expect(await told({})).toBe('201 ok');
    expect(await told({ day: '2026-05-31', contact: '139 0000 0009' })).toBe('201 ok');
    expect(await code('/alliance/check-ins', visit({ name: '在职党员乙', minutes: 30 }))).toBe('201 ok');
    expect(await code('/alliance/check-ins', visit(), neighbour)).toBe('404 not_found');
    const places = await book.world.call<{ place: { id: string }; organisations: { name: string }[] }>(
      'GET', book.city.path(`/check-ins/places?unitId=${community.id}&q=年度`), { headers: { 'cf-connecting-ip': '203.0.113.77' } },
    ); // prettier-ignore
    expect(places.body).toMatchObject({ place: { id: community.id }, organisations: [{ name: '年度单位' }] });

    type CheckIn = { id: string; memberName: string; way: string; minutes: number };
    const waits = await book.get<Items<CheckIn>>(`/alliance/check-ins?organisationId=${owner}&waits=true`, keeper);
    expect(waits.total).toBe(2);
    const all = await book.get<Items<CheckIn>>(`/alliance/check-ins?organisationId=${owner}&sort=day`, second);
    expect(JSON.stringify(all)).not.toContain('0009');
    const decide = (at: CheckIn | undefined, body: object, cookie: string) =>
      code(`/alliance/check-ins/${at?.id}/verdict`, { version: 1, ...body }, cookie);
    const desk = all.items.find(({ way }) => way === 'desk');
    expect(await decide(desk, { verdict: 'confirmed' }, keeper)).toBe('409 second_person_required');
    expect(await decide(desk, { verdict: 'refused', reason: '未到场' }, second)).toBe('200 ok');
    expect(await decide(desk, { verdict: 'confirmed', version: 2 }, second)).toBe('409 check_in_decided');
    const phones = all.items.filter(({ way }) => way === 'phone');
    expect(await decide(phones[0], { verdict: 'confirmed' }, neighbour)).toBe('404 not_found');
    expect(await decide(phones[0], { verdict: 'confirmed', version: 2 }, keeper)).toBe('409 changed_meanwhile');
    for (const phone of phones) expect(await decide(phone, { verdict: 'confirmed' }, keeper)).toBe('200 ok');

    // Promised: a resource of 180 minutes and a project of its own of 60. Of the resource one project of 120 is late.
    const need = await make({ theme: 'health', title: '义诊', dueDay: '2026-06-30' }, keeper);
    const resource = await make({ list: 'resource', theme: 'health', title: '医师', organisationId: owner, minutes: 180, dueDay: '2026-06-30' }); // prettier-ignore
    const pair = { needId: need, needVersion: 1, resourceId: resource, resourceVersion: 1, title: '义诊日', minutes: 120, fen: 0, dueDay: '2026-06-10' }; // prettier-ignore
    const project = (await book.post<{ id: string }>('/alliance/matches', pair, { cookie: keeper })).body.id;
    const asked = await make({ theme: 'health', title: '体检需求' }, keeper);
    const own = await make({ list: 'project', theme: 'health', title: '体检', organisationId: owner, minutes: 60, fen: 7_000, needId: asked }); // prettier-ignore
    expect(await step(own, progress(1, { minutes: 15 }))).toBe('200 ok');
    expect(await step(own, { event: 'finish', version: 2, text: '已体检' })).toBe('200 ok');
    expect(await verdict(own, 3, second)).toBe('200 ok');
    expect(await step(project, progress(1, { minutes: 45 }))).toBe('200 ok');
    vi.setSystemTime(new Date('2026-06-11T02:00:00Z'));
    const later = await book.colleague('street_officer', streets[0]?.id ?? '', 'later@test.test');
    const result = await book.get<Items<Record<string, unknown>> & { totals: object }>('/alliance/results?year=2026&q=年度', later); // prettier-ignore
    const figures = { promisedMinutes: 240, deliveredMinutes: 60, promisedFen: 7_000, lines: 3, late: 1, checkIns: 2, checkInMinutes: 180, members: 1 }; // prettier-ignore
    expect(result).toMatchObject({ total: 1, items: [figures], totals: figures });
    const drilled = (filter: string) =>
      book.get<Items<{ promisedMinutes: number }>>(`/alliance/lines?organisationId=${owner}&dueFrom=2026-01-01&dueUntil=2026-12-31&${filter}`, later); // prettier-ignore
    expect((await drilled('counted=true')).total).toBe(3);
    expect((await drilled('counted=true&late=true')).total).toBe(1);
    const promised = await drilled('promise=true');
    expect(promised.items.reduce((sum, row) => sum + row.promisedMinutes, 0)).toBe(240);
    expect((await book.get<Items<unknown>>('/alliance/results?year=2025', later)).items).not.toContainEqual(expect.objectContaining({ name: '年度单位' })); // prettier-ignore
    for (const path of ['results/export?year=2026&', 'lines/export?', 'check-ins/export?']) {
      const file = await book.world.fetch('GET', book.city.path(`/alliance/${path}format=csv`), { cookie: later });
      expect(await file.text()).toContain('年度单位');
    }
    const period = { from: day('2026-06-01'), until: day('2026-06-30'), months: [], days: 0, today: day('2026-06-11') };
    const [inTime, met] = allianceSources.map((source) => source.figures(period));
    const database = book.world.env.CITY_01;
    const read = async (statement: { sql: string; params: readonly unknown[] } | undefined) =>
      (await database?.prepare(statement?.sql ?? '').bind(...(statement?.params ?? [])).all<{ subjectId: string; due: number; done: number }>())?.results ?? []; // prettier-ignore
    const mine = async (statement: typeof inTime) => (await read(statement)).find(({ subjectId }) => subjectId === community.id); // prettier-ignore
    // Due: the check-up, done before its day; the medical day, late. Of the needs only the first has come to its end.
    expect(await mine(inTime)).toMatchObject({ due: 2, done: 1 });
    expect(await mine(met)).toMatchObject({ due: 1, done: 1 });
  });
});

describe('sheets', () => {
  const send = async (path: string, text: string, fields: Record<string, string>) => {
    const form = new FormData();
    form.set('file', new File([text], '表.csv', { type: 'text/csv' }));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return alliance.book.world.call<{
      counts?: { errors: number; warnings: number };
      problems?: { row: number; code: string }[];
      created?: number;
      unchanged?: number;
      error?: { code: string };
    }>('POST', alliance.book.city.path(path), { form, cookie: admin });
  };

  it('bring organisations and lines in after a dry run, with every problem named', async () => {
    const { book, streets, community } = alliance;
    admin = await book.colleague('city_administrator', book.city.rootUnitId, 'sheets@test.test');
    const street = streets[0]?.name;
    const organisations = [
      '单位名称,统一社会信用代码,类别,所在街道社区,党员人数,联系人,联系电话,加入日期',
      `表格小学,91350100M000100Y43,事业单位,${street},31,丙某,13900000002,2026-03-01`,
      `表格医院,91350100M000100Y44,机关,${street},12,丁某,,2026年4月1日`,
      `错误单位,123,宫殿,没有的街道,十,,,`,
    ].join('\n');
    const dry = await send('/alliance/organisations/import', organisations, { dryRun: 'true' });
    expect(dry.status).toBe(200);
    expect(dry.body.problems?.map(({ row, code: what }) => `${row} ${what}`)).toEqual([
      '3 alliance_code_checksum', '4 alliance_code_wrong', '4 alliance_word_unknown', '4 alliance_unit_unknown',
      '4 alliance_number_wrong', '4 alliance_cell_missing',
    ]); // prettier-ignore
    const open = await send('/alliance/organisations/import', organisations, { dryRun: 'false' });
    expect(`${open.status} ${open.body.error?.code}`).toBe('422 sheet_problems_open');
    const decisions = JSON.stringify({ skip: [4], accept: [3] });
    const done = await send('/alliance/organisations/import', organisations, { dryRun: 'false', decisions });
    expect([done.status, done.body.created, done.body.unchanged]).toEqual([201, 2, 0]);
    const again = await send('/alliance/organisations/import', organisations, { dryRun: 'true', decisions });
    expect(again.body.counts).toMatchObject({ warnings: 3 });

    const lines = [
      '清单,事项名称,类别,面向单位,承诺单位,时数,金额,截止日期',
      `需求清单,夜间照明,平安消防,${street}/${community.name},,,,2026-12-31`,
      `资源,读书会,文体活动,${street},表格小学,4.5,"1,200.50",2026-11-30`,
      `成果,无,文体活动,${street},没有的单位,,,`,
      `项目,空项目,文体活动,${street},表格小学,,,2026-01-01`,
    ].join('\n');
    const dryLines = await send('/alliance/lines/import', lines, { dryRun: 'true' });
    expect(dryLines.body.problems?.map(({ row, code: what }) => `${row} ${what}`)).toEqual([
      '4 alliance_word_unknown', '4 alliance_member_unknown', '4 alliance_cell_missing', '4 alliance_cell_missing',
      '5 alliance_promise_missing', '5 alliance_days_backwards',
    ]); // prettier-ignore
    const brought = await send('/alliance/lines/import', lines, { dryRun: 'false', decisions: JSON.stringify({ skip: [4, 5] }) }); // prettier-ignore
    expect([brought.status, brought.body.created]).toEqual([201, 2]);
    expect(await book.get('/alliance/lines?q=读书会', admin)).toMatchObject({
      items: [{ list: 'resource', promisedMinutes: 270, promisedFen: 120_050, dueDay: '2026-11-30' }],
    });
    const form = new FormData();
    form.set('file', new File([lines], '表.csv', { type: 'text/csv' }));
    const marked = await book.world.fetch('POST', book.city.path('/alliance/lines/import/marked'), { form, cookie: admin }); // prettier-ignore
    expect(marked.status).toBe(200);
  });
});

describe('settings and the tree', () => {
  it('are dated, and a unit with an alliance is not closed but may merge', async () => {
    const { book, streets, community, code, join, make, line } = alliance;
    const { items } = await book.get<{ items: Record<string, unknown>[] }>('/alliance/policies', admin);
    const { inForce: _, fromDay: __, ...content } = items[0] ?? {};
    const put = (change: object, cookie = admin) => code('/alliance/policies', { ...content, fromDay: '2026-06-11', ...change }, cookie); // prettier-ignore
    expect(await put({ kinds: [] })).toBe('400 bad_input');
    expect(await put({})).toBe('201 ok');
    expect(await put({})).toBe('409 alliance_policy_standing');
    const small = await book.post<{ id: string; version: number }>('/organisation/units', { kind: 'community', name: '小社区', parentId: streets[0]?.id }, { cookie: admin }); // prettier-ignore
    const unitId = small.body.id;
    const member = await join({ name: '小单位', unitId }, admin);
    await book.post('/alliance/committees', { unitId, setDay: '2026-02-01' }, { cookie: admin });
    const need = await make({ unitId, title: '小需求', dueDay: '2026-07-31' }, admin);
    const ctx = await commandContext(book.world, book.city);
    const closing = (id: string) => allianceFollower.close?.(ctx, { id, name: '小社区', day: day('2026-06-11') });
    expect(await closing(unitId)).toMatchObject({ code: 'unit_has_alliance', facts: { organisations: 1, lines: 1, committees: 1 } }); // prettier-ignore
    expect(await closing(streets[1]?.id ?? '')).toBeNull();
    const merge = { version: 1, intoId: community.id, intoVersion: 1, reason: '合并社区' };
    expect(await code(`/organisation/units/${unitId}/merge`, merge, admin)).toBe('200 ok');
    expect(await book.get(`/alliance/organisations/${member}`, admin)).toMatchObject({ unitId: community.id });
    expect(await line(need, admin)).toMatchObject({ unitId: community.id, version: 2 });
    const ended = await book.get<Items<{ unitId: string; endedDay: string }>>(
      '/alliance/committees?state=ended',
      admin,
    );
    expect(ended.items).toContainEqual(expect.objectContaining({ unitId, endedDay: '2026-06-11' }));
  });
});
