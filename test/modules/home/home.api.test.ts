import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';
import { actsIn } from '../access/people.ts';

interface Home {
  readonly counts: Record<string, number | null>;
  readonly payRun: { readonly month: string; readonly grossFen: number } | null;
}
interface Line {
  readonly kind: string;
  readonly side: string;
  readonly count: number;
  readonly late: number;
  readonly label: string;
  readonly to: string;
}
interface Summary {
  readonly mine: number;
  readonly awaited: number;
  readonly late: number;
  readonly alarm: number;
  readonly lines: readonly Line[];
}
interface Inbox {
  readonly total: number;
  readonly items: readonly { kind: string; label: string; deadline: string | null; late: boolean; to: string }[];
}

let world: World;
let city: TestCity;
let acts: ReturnType<typeof actsIn>;
let today: string;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  acts = actsIn(world, city);
  today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
});

const home = async (cookie = city.cookie) => (await acts.send<Home>('GET', '/home', undefined, cookie)).body;
const summary = async (cookie = city.cookie) =>
  (await acts.send<Summary>('GET', '/inbox/summary', undefined, cookie)).body;
const inbox = (query: string, cookie = city.cookie) => acts.send<Inbox>('GET', `/inbox?${query}`, undefined, cookie);

describe('the first page', () => {
  it('counts the city, and is empty where nothing was begun', async () => {
    expect(await home()).toEqual({
      counts: { streets: 2, communities: 5, grids: 0, workers: 0 },
      payRun: null,
      cycle: null,
      budget: null,
    });
    expect(await summary()).toEqual({ mine: 0, awaited: 0, late: 0, alarm: 0, lines: [] });
    expect((await inbox('')).body).toMatchObject({ items: [], total: 0 });
  });

  it('keeps to the scope, and to what the roles may read', async () => {
    const officer = await acts.colleague('street@testcity.test', 'street_officer', await acts.unit('西山街道'));
    expect((await home(officer.cookie)).counts).toEqual({ streets: 1, communities: 2, grids: 0, workers: 0 });
    const own = await acts.colleague('worker@testcity.test', 'worker');
    expect((await home(own.cookie)).counts).toEqual({ streets: 0, communities: 0, grids: 0, workers: null });
    expect(await summary(own.cookie)).toMatchObject({ mine: 0, lines: [] });
  });
});

describe('the inbox', () => {
  it('tells who may approve that a run waits, and who computed it that another must', async () => {
    const hr = await acts.colleague('hr@testcity.test', 'hr_officer');
    const leader = await acts.colleague('leader@testcity.test', 'city_leader');
    await insertRun(hr.id);
    const seen = await summary(leader.cookie);
    expect(seen).toMatchObject({ mine: 1, awaited: 0, late: 0, alarm: 0 });
    expect(seen.lines).toMatchObject([{ kind: 'pay.run.approve', count: 1, label: '2026-10', to: 'pay/runs/run_1' }]);
    const waits = await summary(hr.cookie);
    expect(waits).toMatchObject({ mine: 0, awaited: 1 });
    expect(waits.lines).toMatchObject([{ kind: 'pay.run.awaited', side: 'awaited', to: 'pay/runs/run_1' }]);
    expect((await inbox('view=awaited', hr.cookie)).body.items).toMatchObject([{ kind: 'pay.run.awaited' }]);
    expect((await inbox('view=mine', hr.cookie)).body.total).toBe(0);
  });

  it('puts the nearest deadline of every kind first, within the street alone, and tells what is late', async () => {
    const west = await acts.unit('西山街道');
    const officer = await acts.colleague('west@testcity.test', 'street_officer', west);
    const east = await acts.colleague('east@testcity.test', 'street_officer', await acts.unit('东风街道'));
    await insertRequest('r1', 1, west, '楼道灯不亮', '2020-01-02');
    await insertRequest('r2', 2, west, '井盖松动', '2099-01-02');
    await insertRequest('r3', 3, west, '噪声扰民', today);
    await insertMatter('m1', west, '街区更新规划', '2020-01-01');
    const seen = await summary(officer.cookie);
    expect(seen).toMatchObject({ mine: 4, late: 2, alarm: 0 });
    expect(seen.lines).toMatchObject([
      { kind: 'cases.deliberate', count: 3, late: 1, label: '楼道灯不亮', to: 'cases?waits=deliberate' },
      { kind: 'powers.street', count: 1, late: 1, label: '街区更新规划', to: 'powers/m1' },
    ]);
    const all = (await inbox('', officer.cookie)).body;
    expect(all.total).toBe(4);
    expect(all.items.map(({ label, late }) => [label, late])).toEqual([
      ['街区更新规划', true],
      ['楼道灯不亮', true],
      ['噪声扰民', false],
      ['井盖松动', false],
    ]);
    expect(all.items[1]?.to).toBe('cases/r1');
    expect((await summary(east.cookie)).mine).toBe(0);
    expect((await inbox('', east.cookie)).body.total).toBe(0);

    const labels = async (query: string) => (await inbox(query, officer.cookie)).body.items.map(({ label }) => label);
    expect(await labels('view=late')).toEqual(['街区更新规划', '楼道灯不亮']);
    expect(await labels('kind=powers.street')).toEqual(['街区更新规划']);
    expect(await labels(`until=${today}`)).toEqual(['街区更新规划', '楼道灯不亮', '噪声扰民']);
    expect(await labels('q=井盖')).toEqual(['井盖松动']);
    expect(await labels('page=2&pageSize=3')).toEqual(['井盖松动']);
    expect(await labels('view=alarm')).toEqual([]);
  });

  it('refuses what no inbox has, and a page deeper than it reads', async () => {
    expect((await inbox('view=all')).status).toBe(400);
    expect((await inbox('kind=%27--')).status).toBe(400);
    expect((await inbox('until=yesterday')).status).toBe(400);
    expect((await inbox('page=41&pageSize=50')).status).toBe(400);
    expect((await inbox('kind=nobody.knows')).body.total).toBe(0);
  });
});

describe('a dashboard', () => {
  interface Dashboard {
    readonly unit: { readonly id: string; readonly kind: string };
    readonly path: readonly { readonly name: string }[];
    readonly panels: readonly {
      readonly code: string;
      readonly figures: readonly { readonly code: string; readonly value: number; readonly to: string }[];
    }[];
    readonly below: readonly {
      readonly id: string;
      readonly figures: readonly { readonly code: string; readonly value: number }[];
    }[];
    readonly trends: readonly { readonly code: string; readonly weeks: readonly { readonly count: number }[] }[];
  }
  const dashboard = (unitId: string | null, cookie = city.cookie) =>
    acts.send<Dashboard>('GET', `/dashboard${unitId === null ? '' : `?unitId=${unitId}`}`, undefined, cookie);
  const figure = ({ panels }: Dashboard, code: string) =>
    panels.flatMap(({ figures }) => figures).find((one) => one.code === code);

  it('adds up what lies below, leads to the list that holds as many, and keeps to the scope', async () => {
    const west = await acts.unit('西山街道');
    const whole = (await dashboard(null)).body;
    expect(whole.unit.kind).toBe('city');
    expect(figure(whole, 'cases.open')).toMatchObject({ value: 3, to: 'cases?open=true' });
    expect(figure(whole, 'cases.late')).toMatchObject({ value: 1 });
    expect(figure(whole, 'cases.today')).toMatchObject({ value: 1, to: 'cases?due=today' });
    expect(figure(whole, 'powers.late')).toMatchObject({ value: 1 });
    const row = whole.below.find(({ id }) => id === west);
    expect(row?.figures).toContainEqual(expect.objectContaining({ code: 'cases.open', value: 3 }));
    expect(whole.trends.find(({ code }) => code === 'cases.opened')?.weeks).toHaveLength(8);
    const listed = await acts.send<{ total: number }>('GET', '/cases?due=today', undefined, city.cookie);
    expect(listed.body.total).toBe(1);

    const officer = await acts.colleague('board@testcity.test', 'street_officer', west);
    const own = (await dashboard(null, officer.cookie)).body;
    expect(own.unit).toMatchObject({ id: west, kind: 'street' });
    expect(own.path.map(({ name }) => name)).toEqual(['西山街道']);
    expect(figure(own, 'cases.late')).toMatchObject({ value: 1, to: `cases?due=late&unitId=${west}` });
    expect((await dashboard(await acts.unit('东风街道'), officer.cookie)).status).toBe(404);
    expect((await dashboard('unt_none')).status).toBe(404);
    expect((await dashboard("a'b")).status).toBe(400);
  });
});

const database = () => world.env.CITY_01 as D1Database;

/** A computed run over whichever scheme and policies the city was seeded with; its people do not matter here. */
async function insertRun(computedBy: string): Promise<void> {
  await database()
    .prepare(
      `INSERT INTO pay_run (id, month, state, scheme_id, insurance_policy_id, income_tax_policy_id, snapshot_hash, workers,
        gross_fen, deducted_fen, tax_fen, net_fen, employer_fen, computed_at, computed_by, computed_name)
      SELECT 'run_1', '2026-10', 'computed', (SELECT id FROM pay_scheme LIMIT 1), (SELECT id FROM insurance_policy LIMIT 1),
        (SELECT id FROM income_tax_policy LIMIT 1), '', 0, 1000, 100, 0, 900, 0, '2026-11-01', ?, ''`,
    )
    .bind(computedBy)
    .run();
}

async function insertRequest(
  id: string,
  ordinal: number,
  unitId: string,
  title: string,
  deadline: string,
): Promise<void> {
  await database()
    .prepare(
      `INSERT INTO case_request (id, year, ordinal, title, content, category, urgency, unit_id, channel, state, due_day,
        deadline_day, opened_day, opened_by, opened_by_name)
      VALUES (?1, 2020, ?2, ?4, ?4, 'other', 'ordinary', ?3, 'phone', 'raised', ?5, ?5, '2020-01-01', 'usr_gone', '')`,
    )
    .bind(id, ordinal, unitId, title, deadline)
    .run();
}

async function insertMatter(id: string, streetId: string, title: string, deadline: string): Promise<void> {
  await database()
    .prepare(
      `INSERT INTO power_matter (id, kind, year, ordinal, title, content, street_id, department_id, state, waits_for, deadline_day,
        opened_day, opened_by, opened_by_name)
      SELECT ?1, 'planning', 2020, 1, ?3, '', ?2, id, 'invited', 'street', ?4, '2020-01-01', 'usr_gone', '' FROM unit WHERE kind = 'city'`,
    )
    .bind(id, streetId, title, deadline)
    .run();
}
