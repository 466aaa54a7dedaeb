import { beforeAll, describe, expect, it } from 'vitest';
import { signUpCity } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Compared {
  readonly key: string;
  readonly name: string;
  readonly beforeFen: number;
  readonly afterFen: number;
}
interface Sides {
  readonly people: number;
  readonly grossFen: number;
  readonly employerFen: number;
  readonly costFen: number;
}
interface WhatIfView {
  readonly before: Sides;
  readonly after: Sides;
  readonly budgetFen: number | null;
  readonly byStreet: readonly Compared[];
  readonly byLevel: readonly Compared[];
  readonly byItem: readonly Compared[];
  readonly byMonth: readonly Compared[];
  readonly gapCount: number;
}
interface YearView {
  readonly months: readonly {
    readonly month: string;
    readonly state: string;
    readonly workers: number;
    readonly grossFen: number;
    readonly employerFen: number;
  }[];
  readonly closedFen: number;
  readonly forecastFen: number;
  readonly totalFen: number;
  readonly byStreet: readonly { readonly closedFen: number; readonly forecastFen: number }[];
  readonly byItem: readonly { readonly key: string; readonly closedFen: number; readonly forecastFen: number }[];
  readonly rises: { readonly total: number; readonly yearlyFen: number; readonly items: readonly object[] };
  readonly budget: { readonly budgetFen: number; readonly leftFen: number } | null;
  readonly gaps: readonly unknown[];
}

let city: PayCity;
let street: string;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const year = 2026;
const tryOut = async (changes: object, cookie = city.hr) => {
  const answer = await city.act<WhatIfView>('/pay/what-if', { year, changes }, cookie);
  expect(answer.status).toBe(200);
  return answer.body;
};
const sumOf = (rows: readonly Compared[], side: 'beforeFen' | 'afterFen') =>
  rows.reduce((sum, row) => sum + row[side], 0);

beforeAll(async () => {
  city = await newPayCity();
  street = await city.colleague('auditor', city.streetId, 'street@pay.test');
});

/**
 * Levels in November 2026 by the scheme of Jilin's shape: head 7 + 11 / 3 + 1 = 11, deputy 4 + 8 / 3 + 1 = 7, staff
 * 1 + 4 / 3 + 1 = 3 and 1 + 2 / 3 + 1 = 2. A month at k 1.50, 1.30, 1.10, 1.05: 4800 × k is 7200, 6240, 5280, 5040, and
 * with certificates of 300, 200, 0, 100: 7500, 6440, 5280, 5140, together 24,360 yuan.
 */
const monthFen = 2_436_000;

describe('what if', () => {
  it('nothing changes: both years are the same, and every way of adding them up too', async () => {
    const { before, after, byStreet, byLevel, byItem, byMonth, gapCount } = await tryOut({});
    expect(before).toMatchObject({ people: 4, grossFen: monthFen * 12 });
    expect(after).toEqual(before);
    expect(gapCount).toBe(0);
    for (const rows of [byStreet, byLevel, byItem, byMonth]) {
      expect([sumOf(rows, 'beforeFen'), sumOf(rows, 'afterFen')]).toEqual([before.costFen, before.costFen]);
    }
    expect(byLevel.map(({ key }) => key)).toEqual(['2', '3', '7', '11']);
    expect(byMonth).toHaveLength(12);
  });

  it('the base rises by a tenth: everything by level does, certificates do not', async () => {
    const { before, after, byItem } = await tryOut({ baseFen: 528_000 });
    // Certificates come to 600 yuan a month.
    expect(after.grossFen).toBe(((monthFen - 60_000) * 12 * 11) / 10 + 60_000 * 12);
    expect(after.grossFen - before.grossFen).toBe(((monthFen - 60_000) * 12) / 10);
    const certificate = byItem.find(({ key }) => key === 'certificate');
    expect([certificate?.beforeFen, certificate?.afterFen]).toEqual([720_000, 720_000]);
  });

  it('a factor and one coefficient change', async () => {
    expect((await tryOut({ factor: '0.5' })).after.grossFen).toBe((monthFen - 60_000) * 6 + 60_000 * 12);
    // Level 3 from 1.10 to 1.20: 480 yuan a month.
    const { before, after, byLevel } = await tryOut({ coefficients: { 3: '1.2' } });
    expect(after.grossFen - before.grossFen).toBe(48_000 * 12);
    expect(byLevel.filter((row) => row.beforeFen !== row.afterFen).map(({ key }) => key)).toEqual(['3']);
  });

  it('posts come at the floor and go at their mean', async () => {
    const more = await tryOut({ headcount: { staff: 2 } });
    // Level 1, k 1.00, no certificate: 4800 yuan a month each.
    expect(more.after.people).toBe(6);
    expect(more.after.grossFen - more.before.grossFen).toBe(2 * 480_000 * 12);
    expect(more.byStreet.find(({ key }) => key === '')).toMatchObject({ beforeFen: 0 });
    const fewer = await tryOut({ headcount: { staff: -1 } });
    // The mean of 5280 and 5140.
    expect(fewer.before.grossFen - fewer.after.grossFen).toBe(521_000 * 12);
    const none = await city.act('/pay/what-if', { year, changes: { headcount: { head: -2 } } });
    expect([none.status, code(none)]).toEqual([422, 'what_if_too_few']);
  });

  it('grades are mixed, and must add up', async () => {
    const mixed = { excellent: '0.2', qualified: '0.6', basic: '0.1', unqualified: '0.1' };
    const { before, after } = await tryOut({ gradeShares: mixed });
    // 0.2 × 1.2 + 0.6 + 0.1 × 0.6 = 0.9 of the performance of 4800 × 0.3 × (1.5 + 1.3 + 1.1 + 1.05) = 7128 yuan a month.
    expect(before.grossFen - after.grossFen).toBe(71_280 * 12);
    const short = { ...mixed, qualified: '0.5' };
    expect(code(await city.act('/pay/what-if', { year, changes: { gradeShares: short } }))).toBe('what_if_shares');
  });

  it('a whole scheme takes the place of the one in force, with levels kept or derived anew', async () => {
    const templates = await city.get<{ items: { code: string; definition: object }[] }>(
      '/pay/scheme-templates',
      city.hr,
    );
    const definition = templates.items.find(({ code: each }) => each === 'xiangan_2013')?.definition;
    // Steps by years / 2 above 1: 11 → 6, 8 → 5, 4 → 3, 2 → 2; 1380 + 1900, 1340 + 1500, 1260 + 1100, 1230 + 1100.
    const { after } = await tryOut({ definition, levels: 'derive' });
    expect(after.grossFen).toBe((328_000 + 284_000 + 236_000 + 233_000) * 12);
    const kept = await tryOut({ definition });
    // Steps 11, 7, 3, 2: 1670, 1430, 1260, 1230.
    expect(kept.after.grossFen).toBe((357_000 + 293_000 + 236_000 + 233_000) * 12);
  });

  it('writes nothing, and refuses what it does not know', async () => {
    const count = async () =>
      (await city.world.env.CITY_01?.prepare('SELECT count(*) AS n FROM audit_entry').first<{ n: number }>())?.n;
    const before = await count();
    await tryOut({ baseFen: 1 });
    expect(await count()).toBe(before);
    const bad = (changes: object) => city.act('/pay/what-if', { year, changes });
    expect((await bad({ baseFen: -1 })).status).toBe(400);
    expect((await bad({ share: '0.7' })).status).toBe(400);
    expect((await bad({ gradeShares: { excellent: '1' } })).status).toBe(400);
    const csv = await city.world.fetch('POST', city.city.path('/pay/what-if/export?format=csv'), {
      body: { year, changes: { baseFen: 528_000 } },
      cookie: city.hr,
    });
    expect(await csv.text()).toContain('职业资格补贴,7200.00,7200.00,0.00');
  });
});

describe('the year', () => {
  const read = (of: number, cookie = city.hr) => city.get<YearView>(`/pay/year?year=${of}`, cookie);

  it('before any run is all expected, against the budget where a line is known', async () => {
    const view = await read(year);
    expect(view.months.every(({ state }) => state === 'forecast')).toBe(true);
    expect(view.months[5]).toMatchObject({ month: '2026-06', workers: 4, grossFen: monthFen });
    expect(view.closedFen).toBe(0);
    expect(view.totalFen).toBe(view.forecastFen);
    expect(view.budget).toBeNull();
    // Nobody completes three years before January 2027: 11, 8, 4 and 2 whole years.
    expect(view.rises.total).toBe(0);
  });

  it('takes what was paid from the runs, and adds up by month, street and item', async () => {
    const run = await city.act<Computed>('/pay/runs', { month: '2026-01' });
    const drafted = await read(year);
    const cost = run.body.totals.grossFen + run.body.totals.employerFen;
    expect(drafted.months[0]).toMatchObject({ state: 'draft', workers: 4, grossFen: run.body.totals.grossFen });
    // What is computed is expected, at its own figures, until somebody approves it.
    expect([drafted.closedFen, drafted.totalFen]).toEqual([0, drafted.forecastFen]);
    const ahead = drafted.months.slice(1).reduce((sum, each) => sum + each.grossFen + each.employerFen, 0);
    expect(drafted.forecastFen).toBe(cost + ahead);
    const accepted = await city.act(`/pay/runs/${run.body.id}/findings/accept`, {
      version: run.body.version,
      code: 'no_account',
      reason: '现金发放',
    });
    const approved = await city.act(
      `/pay/runs/${run.body.id}/approve`,
      { version: accepted.body.version, fundingAccountId: city.lineId },
      city.finance,
    );
    expect(approved.status).toBe(200);
    const view = await read(year);
    const { grossFen, employerFen } = run.body.totals;
    expect(view.months[0]).toMatchObject({ month: '2026-01', state: 'closed', workers: 4, grossFen, employerFen });
    expect(view.closedFen).toBe(grossFen + employerFen);
    for (const parts of [view.byStreet, view.byItem]) {
      expect(parts.reduce((sum, { closedFen }) => sum + closedFen, 0)).toBe(view.closedFen);
      expect(parts.reduce((sum, { forecastFen }) => sum + forecastFen, 0)).toBe(view.forecastFen);
    }
    expect(view.budget).toMatchObject({ budgetFen: 20_000_000, leftFen: 20_000_000 - view.totalFen });
  });

  it('names who rises next January and what it brings', async () => {
    // On 1 January 2028: twelve, nine, five and three whole years.
    const next = await read(year + 1);
    // 赵一 11 → 12, 钱二 7 → 8, 李四 2 → 3: 4800 × 0.05 = 240 a month each; 孙三 has five whole years.
    expect(next.rises).toMatchObject({ total: 3, yearlyFen: 3 * 24_000 * 12 });
    expect(next.rises.items[0]).toMatchObject({ monthlyFen: 24_000, yearlyFen: 288_000 });
  });

  it('is bounded, and a street sees its own', async () => {
    const out = await city.world.call('GET', city.city.path('/pay/year?year=2018'), { cookie: city.hr });
    expect([out.status, code(out)]).toEqual([422, 'forecast_year_out_of_range']);
    expect((await city.world.call('GET', city.city.path('/pay/year?year=2030'), { cookie: city.hr })).status).toBe(422);
    const own = await read(year, street);
    expect(own.months[6]).toMatchObject({ workers: 2, grossFen: 750_000 + 644_000 });
    expect(own.budget).toBeNull();
    const csv = await city.world.fetch('GET', city.city.path(`/pay/year/export?year=${year}&format=csv`), {
      cookie: city.hr,
    });
    expect(await csv.text()).toContain('月份,2026-07,0.00,');
  });

  it('another city has a year of its own', async () => {
    const other = await signUpCity(city.world, 'othercity', '990102');
    const foreign = await city.world.call('POST', other.path('/pay/what-if'), {
      body: { year, unitId: city.streetId, changes: {} },
      cookie: other.cookie,
    });
    expect(foreign.body).toMatchObject({ before: { people: 0, costFen: 0 } });
    expect((await city.world.call('GET', other.path('/pay/year?year=2026'), { cookie: city.hr })).status).toBe(401);
  });
});

describe('an edition before it is adopted', () => {
  it('shows who would earn how much more or less, by worker, street and item', async () => {
    const created = await city.act('/pay/schemes', { template: 'shandong_z', code: 'next_scheme', name: '下一方案' });
    const ask = (over: object = {}, cookie = city.hr) =>
      city.act<{
        total: number;
        unmoved: number;
        gapCount: number;
        paidMonths: string[];
        before: Sides;
        after: Sides;
        items: { name: string; beforeFen: number; afterFen: number; differenceFen: number }[];
        byItem: Compared[];
      }>('/pay/adoptions/preview', { schemeId: created.body.id, fromMonth: '2026-01', ...over }, cookie);
    const { body } = await ask();
    // 5000 in the place of 4800 at the same coefficients; certificates 100, 200, 300 alike: 200 × k more.
    expect(body.items.map(({ name, differenceFen }) => `${name} ${differenceFen}`)).toEqual([
      '赵一 30000',
      '钱二 26000',
      '孙三 22000',
      '李四 21000',
    ]);
    expect(body).toMatchObject({ total: 4, unmoved: 0, gapCount: 0, paidMonths: ['2026-01'] });
    expect(body.after.grossFen - body.before.grossFen).toBe(99_000 * 12);
    expect(sumOf(body.byItem, 'afterFen')).toBe(body.after.costFen);
    expect(code(await ask({ schemeId: 'psc_none' }))).toBe('not_found');
    expect((await ask({ fromMonth: '2026-1' })).status).toBe(400);
    const adopted = await city.act('/pay/adoptions', {
      schemeId: created.body.id,
      fromMonth: '2026-12',
      reason: '市文件',
    });
    expect(adopted.status).toBe(201);
    const same = await ask({ fromMonth: '2026-12' });
    expect(same.body).toMatchObject({ total: 0, unmoved: 4 });
    expect((await city.get<Page<unknown>>('/pay/runs', city.hr)).total).toBe(1);
  });
});
