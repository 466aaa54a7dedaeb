import { beforeAll, describe, expect, it } from 'vitest';
import { jilin } from '../../../worker/modules/pay/templates/index.ts';
import type { Refused } from '../ledger/book.ts';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Scheme {
  readonly id: string;
  readonly schemeCode: string;
  readonly edition: number;
  readonly adoptedFrom: readonly string[];
  readonly latest: boolean;
  readonly used: boolean;
}

let city: PayCity;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const send = (method: string, path: string, body: unknown) =>
  city.world.call(method, city.city.path(path), { body, cookie: city.hr });

beforeAll(async () => {
  city = await newPayCity();
});

describe('a month without rules', () => {
  it('is refused, naming what is missing', async () => {
    expect(code(await city.act('/pay/runs', { month: '2018-01' }))).toBe('scheme_missing');
    expect(code(await city.act('/pay/runs', { month: '2013-12' }))).toBe('scheme_missing');
  });
});

describe('schemes', () => {
  it('are seeded in the shape of Jilin and offered as five templates with source and trust', async () => {
    const schemes = await city.get<Page<Scheme>>('/pay/schemes', city.hr);
    expect(schemes.items).toMatchObject([
      { schemeCode: 'jilin', edition: 1, latest: true, used: false, adoptedFrom: ['2019-01'] },
    ]);
    const templates = await city.get<Page<{ code: string; trust: string }>>('/pay/scheme-templates', city.hr);
    expect(templates.items.map(({ code: name, trust }) => `${name} ${trust}`)).toEqual([
      'jilin press',
      'shandong_z press',
      'xiangan_2013 official',
      'prefecture_u copy',
      'benxi_2022 official',
    ]);
  });

  it('are copied, followed by editions and adopted from a month', async () => {
    const created = await send('POST', '/pay/schemes', { template: 'xiangan_2013', code: 'ours', name: '本市方案' });
    expect(created.status).toBe(201);
    expect(code(await send('POST', '/pay/schemes', { template: 'xiangan_2013', code: 'ours', name: '又一个' }))).toBe(
      'scheme_code_taken',
    );
    expect(code(await send('POST', '/pay/schemes', { template: 'nowhere', code: 'other', name: '无此模板' }))).toBe(
      'scheme_template_unknown',
    );
    const id = String(created.body['id']);
    const { definition } = await city.get<{ definition: typeof jilin.definition }>(`/pay/schemes/${id}`, city.hr);
    const edition = {
      name: '本市方案',
      source: '市人社发〔2026〕1号',
      trust: 'city',
      definition: { ...definition, notes: [] },
    };
    const next = await send('POST', `/pay/schemes/${id}/editions`, edition);
    expect(next.body).toMatchObject({ edition: 2 });
    expect(code(await send('POST', `/pay/schemes/${id}/editions`, edition))).toBe('scheme_edition_superseded');
    expect(code(await send('POST', '/pay/schemes/psc_none/editions', edition))).toBe('not_found');
    const adopted = await send('POST', '/pay/adoptions', {
      schemeId: next.body['id'],
      fromMonth: '2026-09',
      reason: '市政府批准',
    });
    expect(adopted.status).toBe(201);
    expect(
      code(await send('POST', '/pay/adoptions', { schemeId: 'psc_none', fromMonth: '2026-09', reason: '无' + '此' })),
    ).toBe('not_found');
    const pay = await city.act<Computed>('/pay/runs?dryRun=true', { month: '2026-09' });
    const before = await city.act<Computed>('/pay/runs?dryRun=true', { month: '2026-08' });
    expect(pay.body.totals.grossFen).not.toBe(before.body.totals.grossFen);
  });

  it('answer bad definitions field by field', async () => {
    const [scheme] = (await city.get<Page<Scheme>>('/pay/schemes', city.hr)).items;
    const bad = {
      name: 'x',
      source: 'y',
      trust: 'city',
      definition: { ...jilin.definition, items: [...jilin.definition.items, jilin.definition.items[0]] },
    };
    const answer = await send('POST', `/pay/schemes/${scheme?.id}/editions`, bad);
    expect([answer.status, code(answer)]).toEqual([400, 'bad_input']);
    const share = {
      ...bad,
      definition: {
        ...jilin.definition,
        items: [{ ...jilin.definition.items[0], formula: { baseFen: 1, factor: '1', share: '1.5', coefficients: {} } }],
      },
    };
    expect((await send('POST', `/pay/schemes/${scheme?.id}/editions`, share)).status).toBe(400);
  });
});

describe('insurance policies', () => {
  it('hold from a month until the next', async () => {
    const [seeded] = (await city.get<Page<{ trust: string; definition: object }>>('/pay/insurance-policies', city.hr))
      .items;
    expect(seeded).toMatchObject({ trust: 'example', definition: { floorFen: 420_000, capFen: 2_100_000 } });
    const policy = {
      fromMonth: '2026-07',
      name: '2026 年度',
      source: '市医保局文件',
      trust: 'city',
      definition: { floorFen: 450_000, capFen: 2_200_000, resetMonth: 1, joinedBy: 31, leftFrom: 1, items: [] },
    };
    expect((await send('POST', '/pay/insurance-policies', policy)).status).toBe(201);
    const june = await city.act<Computed>('/pay/runs?dryRun=true', { month: '2026-06' });
    const july = await city.act<Computed>('/pay/runs?dryRun=true', { month: '2026-07' });
    expect(june.body.totals.employerFen).toBeGreaterThan(0);
    expect(july.body.totals.employerFen).toBe(0);
    const upside = { ...policy, definition: { ...policy.definition, capFen: 1 } };
    expect((await send('POST', '/pay/insurance-policies', upside)).status).toBe(400);
  });
});

describe('special deductions', () => {
  it('are declared, changed, withdrawn, each once', async () => {
    const workerId = city.workerIds[0] ?? '';
    const rent = { workerId, item: 'rent', fromMonth: '2026-01', lastMonth: null, monthlyFen: 80_000 };
    const declared = await send('POST', '/pay/special-deductions', rent);
    expect(declared.body).toMatchObject({ version: 1 });
    expect(code(await send('POST', '/pay/special-deductions', rent))).toBe('special_deduction_standing');
    expect(code(await send('POST', '/pay/special-deductions', { ...rent, workerId: 'wrk_none' }))).toBe(
      'worker_unknown',
    );
    expect((await send('POST', '/pay/special-deductions', { ...rent, lastMonth: '2025-12' })).status).toBe(400);
    const path = `/pay/special-deductions/${String(declared.body['id'])}`;
    expect(code(await send('PATCH', path, { version: 1, lastMonth: '2025-12', monthlyFen: 1 }))).toBe(
      'special_deduction_backwards',
    );
    expect((await send('PATCH', path, { version: 1, lastMonth: '2026-12', monthlyFen: 110_000 })).body).toMatchObject({
      version: 2,
    });
    expect(code(await send('PATCH', path, { version: 1, lastMonth: null, monthlyFen: 1 }))).toBe('changed_meanwhile');
    const list = await city.get<Page<object>>(`/pay/special-deductions?workerId=${workerId}&month=2026-06`, city.hr);
    expect(list.items).toMatchObject([{ workerName: '赵一', item: 'rent', monthlyFen: 110_000, lastMonth: '2026-12' }]);
    expect((await send('POST', `${path}/withdraw`, { version: 2 })).body).toMatchObject({ version: 3 });
    expect(code(await send('POST', `${path}/withdraw`, { version: 3 }))).toBe('special_deduction_withdrawn');
    expect(code(await send('POST', '/pay/special-deductions/sdd_none/withdraw', { version: 1 }))).toBe('not_found');
    expect((await city.get<Page<object>>('/pay/special-deductions', city.hr)).total).toBe(0);
  });
});

describe('levels', () => {
  const derive = (who: string, dry = false, fromMonth = '2026-05') =>
    send('POST', `/pay/levels/derive${dry ? '?dryRun=true' : ''}`, { fromMonth, who });

  it('are previewed, derived with their steps, and listed', async () => {
    expect((await derive('missing', true)).body).toMatchObject({ total: 4 });
    expect((await city.get<Page<object>>('/pay/levels', city.hr)).total).toBe(0);
    expect((await derive('missing')).body).toMatchObject({ total: 4, changes: [{ before: null }, {}, {}, {}] });
    expect(code(await derive('missing'))).toBe('nothing_to_derive');
    const levels = await city.get<Page<{ name: string; level: number; steps: object[] }>>(
      '/pay/levels?sort=-level',
      city.hr,
    );
    // Deputy 4 + 8 years / 3 = 2 + bachelor 1 = 7; staff 1 + 4 / 3 = 1 + 1 = 3; staff 1 + 0 + 1 = 2.
    expect(levels.items.map(({ name, level }) => `${name} ${level}`)).toEqual([
      '赵一 11',
      '钱二 7',
      '孙三 3',
      '李四 2',
    ]);
    expect(levels.items[0]?.steps).toHaveLength(3);
  });

  it('follow the rule of the scheme in force', async () => {
    // From September the city pays by Xiang'an's steps: 12 years / 2 = 6 and 9 / 2 = 4 above step 1; 5 / 2 and 3 / 2 stay.
    expect((await derive('all', true, '2027-03')).body).toMatchObject({
      total: 2,
      changes: [
        { name: '钱二', before: 7, level: 5 },
        { name: '赵一', before: 11, level: 7 },
      ],
    });
  });
});

describe('what came before', () => {
  it('is brought in mid-year and read by cumulative tax', async () => {
    const [workerId = ''] = city.workerIds;
    const opening = {
      workerId,
      months: 5,
      incomeFen: 15_000_000,
      insuranceFen: 2_250_000,
      specialFen: 0,
      taxFen: 607_500,
      firstJob: false,
      upfront: false,
    };
    expect((await send('PUT', '/pay/tax-openings', { year: 2026, items: [opening] })).body).toEqual({ count: 1 });
    expect(
      code(await send('PUT', '/pay/tax-openings', { year: 2026, items: [{ ...opening, workerId: 'wrk_none' }] })),
    ).toBe('worker_unknown');
    const june = await city.act<Computed>('/pay/runs', { month: '2026-06' });
    const page = await city.get<Page<{ id: string }>>(`/pay/runs/${june.body.id}/payslips?q=赵一`, city.hr);
    const slip = await city.get<{ lines: { code: string; inputs: object }[] }>(
      `/pay/payslips/${page.items[0]?.id}`,
      city.hr,
    );
    expect(slip.lines.find((line) => line.code === 'income_tax')?.inputs).toMatchObject({
      cumulativeIncomeFen: 15_750_000,
      livingFen: 3_000_000,
      monthsCounted: 6,
      withheldBeforeFen: 607_500,
    });
  });

  it('cannot be changed below a month that is approved', async () => {
    const runs = await city.get<Page<{ id: string; version: number }>>('/pay/runs', city.hr);
    const run = runs.items[0];
    const accepted = await city.act<{ version: number }>(`/pay/runs/${run?.id}/findings/accept`, {
      version: 1,
      code: 'no_account',
      reason: '现金发放',
    });
    const body = { version: accepted.body.version, fundingAccountId: city.lineId };
    expect((await city.act(`/pay/runs/${run?.id}/approve`, body, city.finance)).body.state).toBe('approved');
    const [workerId = ''] = city.workerIds;
    const wage = { fromMonth: '2026-06', items: [{ workerId, wageFen: 1 }] };
    // A wage may be declared below it: the next run settles the difference.
    expect((await send('PUT', '/pay/declared-wages', wage)).body).toEqual({ count: 1, waiting: 0 });
    const opening = {
      workerId,
      months: 5,
      incomeFen: 1,
      insuranceFen: 1,
      specialFen: 0,
      taxFen: 0,
      firstJob: false,
      upfront: false,
    };
    expect(code(await send('PUT', '/pay/tax-openings', { year: 2026, items: [opening] }))).toBe('tax_opening_counted');
    const [scheme] = (await city.get<Page<Scheme>>('/pay/schemes', city.hr)).items;
    const late = { schemeId: scheme?.id, fromMonth: '2026-06', reason: '补做决定' };
    expect((await send('POST', '/pay/adoptions', late)).status).toBe(201);
    // A level may begin below it: the next run settles the difference.
    expect(code(await send('POST', '/pay/levels/derive', { fromMonth: '2026-06', who: 'all' }))).toBe(
      'nothing_to_derive',
    );
  });
});
