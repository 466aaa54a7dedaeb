import { beforeAll, describe, expect, it } from 'vitest';
import { jilin } from '../../../worker/modules/pay/templates/index.ts';
import { insertAdoption, insertScheme } from '../../../worker/modules/pay/store/schemes.ts';
import { month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import type { Refused } from '../ledger/book.ts';
import { signUpCity } from '../../harness/api.ts';
import { linesOf, payMonth } from './closing.ts';
import { csvFile, importForm, runSql } from './entries.ts';
import { identityNumber, newPayCity, type Page, type PayCity } from './month.ts';

interface Wage {
  readonly workerName: string;
  readonly kind: string;
  readonly fromMonth: string;
  readonly effectiveMonth: string;
  readonly wageFen: number;
}
interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { row: number; code: string }[];
}

let city: PayCity;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const send = (method: string, path: string, body: unknown, cookie = city.hr) =>
  city.world.call(method, city.city.path(path), { body, cookie });
const declare = (fromMonth: string, wageFen: number, kind = 'both', workerId = city.workerIds[0]) =>
  send('PUT', '/pay/declared-wages', { fromMonth, kind, items: [{ workerId, wageFen }] });
const told = async (query = '') =>
  (await city.get<Page<Wage>>(`/pay/declared-wages?sort=fromMonth${query}`, city.hr)).items.map(
    ({ workerName, kind, effectiveMonth, wageFen }) => `${workerName} ${kind} ${effectiveMonth} ${wageFen}`,
  );
const line = async (workerId: string | undefined, at: string, code_: string) =>
  (await linesOf(city, workerId, at)).find((each) => each.code === code_ && each.side === 'deduction');

beforeAll(async () => {
  city = await newPayCity();
});

describe('declared wages', () => {
  it('count from their month, or wait for the reset of their kind', async () => {
    // The insurance begins its year in January, the fund in July.
    expect((await declare('2025-01', 600_000)).body).toEqual({ count: 1, waiting: 0 });
    expect((await declare('2025-07', 700_000)).body).toEqual({ count: 1, waiting: 1 });
    expect(await told()).toEqual([
      '赵一 both 2025-01 600000',
      '赵一 fund 2025-07 700000',
      '赵一 insurance 2026-01 700000',
    ]);
    expect(await told('&month=2025-08')).toEqual(['赵一 both 2025-01 600000', '赵一 fund 2025-07 700000']);
    expect(await told('&kind=insurance&month=2026-02')).toEqual(['赵一 insurance 2026-01 700000']);
  });

  it('are refused for who is not there, and before any policy', async () => {
    expect(code(await declare('2025-01', 1, 'both', 'wrk_none'))).toBe('worker_unknown');
    expect(code(await declare('2018-01', 1))).toBe('insurance_policy_missing');
    const stranger = await signUpCity(city.world, 'othercity');
    expect((await send('PUT', '/pay/declared-wages', {}, stranger.cookie)).status).toBe(401);
    const reader = await city.colleague('auditor', city.city.rootUnitId, 'auditor@pay.test');
    const body = { fromMonth: '2025-01', items: [{ workerId: city.workerIds[0], wageFen: 1 }] };
    expect((await send('PUT', '/pay/declared-wages', body, reader)).status).toBe(403);
  });

  it('come from a sheet: checked, told, confirmed, and nothing the second time', async () => {
    const bring = <T = Report>(lines: readonly string[], dryRun: boolean, decisions: unknown = {}) =>
      city.world.call<T>('POST', city.city.path('/pay/declared-wages/import'), {
        form: importForm(csvFile(lines), { fromMonth: '2025-01', kind: 'insurance' }, dryRun, decisions),
        cookie: city.hr,
      });
    const header = '姓名,身份证号,月缴费工资';
    const good = [header, `钱二,${identityNumber(1)}\t,"5,800.50"`, `赵一,${identityNumber(0)}\t,6000`];
    const dry = await bring(good, true);
    expect(dry.body.counts).toMatchObject({ new: 1, existing: 1, errors: 0, warnings: 0 });
    expect((await bring<object>(good, false)).body).toEqual({ created: 1, updated: 0, unchanged: 1, skipped: 0 });
    expect((await bring<object>(good, false)).body).toEqual({ created: 0, updated: 0, unchanged: 2, skipped: 0 });
    const bad = [
      header,
      `钱二,${identityNumber(1)}\t,5900`,
      `钱二,${identityNumber(1)}\t,5900`,
      `孙三,${identityNumber(2)}\t,面议`,
      `孙四,${identityNumber(2)}\t,6100`,
    ];
    const found = await bring(bad, true);
    expect(found.body.problems.map(({ row, code: name }) => `${row} ${name}`)).toEqual([
      '2 wage_changes',
      '3 wage_twice',
      '4 wage_unreadable',
      '5 name_differs',
    ]);
    expect(code(await bring(bad, false))).toBe('sheet_problems_open');
    expect((await bring<object>(bad, false, { skip: [3, 4], accept: [2, 5] })).body).toEqual({
      created: 1,
      updated: 1,
      unchanged: 0,
      skipped: 2,
    });
    expect(await told('&q=钱二')).toEqual(['钱二 insurance 2025-01 590000']);
  });
});

describe('a contribution year', () => {
  it("goes on with a newcomer's first wage until the reset, then takes the year's mean", async () => {
    const [, , , lisi] = city.workerIds;
    for (let at = 1; at <= 12; at += 1) await payMonth(city, `2025-${String(at).padStart(2, '0')}`);
    const first = await line(lisi, '2025-01', 'pension');
    expect(first?.inputs).toMatchObject({ wageFrom: 'first_month' });
    expect((await line(lisi, '2025-06', 'pension'))?.inputs).toMatchObject({
      wageFrom: 'last_month',
      wageFen: first?.inputs['wageFen'],
    });
    // Half a year was paid here when the fund's year began: not all of the year before, so the last wage stands.
    expect((await line(lisi, '2025-07', 'housing_fund'))?.inputs).toMatchObject({ wageFrom: 'last_year' });
    expect((await line(lisi, '2025-07', 'pension'))?.inputs).toMatchObject({ wageFrom: 'last_month' });
    await payMonth(city, '2026-01');
    const paid = (await linesOf(city, lisi)).filter(
      ({ month: at, side, code: name }) => at < '2026-01' && side === 'earning' && name !== 'bonus',
    );
    const total = paid.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const reset = await line(lisi, '2026-01', 'pension');
    expect(reset?.inputs).toMatchObject({ wageFrom: 'previous_year', yearMonths: 12, yearWagesFen: total });
    expect(reset?.inputs['wageFen']).toBe(Math.floor((total + 6) / 12));
    // Whoever declared is based on that; the fund's year goes on meanwhile.
    expect((await line(city.workerIds[0], '2026-01', 'pension'))?.inputs).toMatchObject({
      wageFrom: 'declared',
      wageFen: 700_000,
    });
    expect((await line(lisi, '2026-01', 'housing_fund'))?.inputs).toMatchObject({ wageFrom: 'last_month' });
  });
});

describe('a year-end bonus', () => {
  const choose = (choice: string, workerId = city.workerIds[2]) =>
    send('PUT', '/pay/bonus-choices', { year: 2026, items: [{ workerId, choice }] });

  it('is taxed as each worker chose, alone where nobody did, and once a year', async () => {
    const definition = {
      ...jilin.definition,
      items: [
        ...jilin.definition.items,
        {
          kind: 'fixed' as const,
          code: 'award',
          name: '年终奖',
          taxable: true,
          insurable: false,
          bonus: true,
          amountFen: fen(2_400_000),
        },
      ],
    };
    const scheme = { schemeCode: 'award', edition: 1, name: '带年终奖', templateCode: null, source: '测试' };
    const at = new Date().toISOString();
    const adoption = (id: string, schemeId: string, from: string) =>
      insertAdoption({ id, schemeId, fromMonth: month(from), reason: '测试' }, at, 'test');
    const [seeded] = (await city.get<Page<{ id: string }>>('/pay/schemes', city.hr)).items;
    await runSql(city, [
      insertScheme({ id: 'psc_award', ...scheme, trust: 'city', definition }, at, 'test'),
      adoption('pad_award', 'psc_award', '2026-02'),
      adoption('pad_back', seeded?.id ?? '', '2026-03'),
      adoption('pad_again', 'psc_award', '2026-04'),
    ]);
    expect((await choose('merged')).body).toEqual({ count: 1 });
    expect(code(await choose('merged', 'wrk_none'))).toBe('worker_unknown');
    await payMonth(city, '2026-02');
    const [zhaoyi, , sunsan] = city.workerIds;
    // 24000 / 12 = 2000: 3%.
    expect(await line(zhaoyi, '2026-02', 'bonus_tax')).toMatchObject({
      amountFen: 72_000,
      inputs: { bonusReason: 'default', rate: '0.03' },
    });
    expect(await line(sunsan, '2026-02', 'bonus_tax')).toBeUndefined();
    expect((await line(sunsan, '2026-02', 'income_tax'))?.inputs).toMatchObject({
      bonusMergedFen: 2_400_000,
      bonusReason: 'chosen',
    });
    const listed = await city.get<Page<{ workerName: string; choice: string | null; bonusTaxFen: number }>>(
      '/pay/bonus-choices?year=2026',
      city.hr,
    );
    expect(listed.items).toMatchObject([
      { workerName: '李四', choice: null, bonusTaxFen: 72_000 },
      { workerName: '钱二', choice: null, bonusTaxFen: 72_000 },
      { workerName: '孙三', choice: 'merged', bonusTaxFen: 0 },
      { workerName: '赵一', choice: null, bonusTaxFen: 72_000 },
    ]);
    expect(code(await choose('merged', zhaoyi))).toBe('bonus_already_taxed');
    await payMonth(city, '2026-03');
    await payMonth(city, '2026-04');
    expect(await line(zhaoyi, '2026-04', 'bonus_tax')).toBeUndefined();
    expect((await line(zhaoyi, '2026-04', 'income_tax'))?.inputs).toMatchObject({ bonusReason: 'used' });
    // What was taxed alone is no part of the year's income or of what was withheld on it.
    const rows = await city.world.env.CITY_01?.prepare(
      `SELECT sum(taxable_income_fen) AS income, sum(tax_fen - bonus_tax_fen) AS tax, sum(bonus_tax_fen) AS bonus FROM payslip
        WHERE worker_id = ? AND month BETWEEN '2026-01' AND '2026-04'`,
    )
      .bind(zhaoyi)
      .first<{ income: number; tax: number; bonus: number }>();
    const april = (await line(zhaoyi, '2026-04', 'income_tax'))?.inputs;
    expect(april?.['cumulativeIncomeFen']).toBe(rows?.income);
    expect(Number(april?.['withheldBeforeFen']) + ((await line(zhaoyi, '2026-04', 'income_tax'))?.amountFen ?? 0)).toBe(
      rows?.tax,
    );
    expect(rows?.bonus).toBe(72_000);
  });
});

describe('the special rules of withholding', () => {
  const opening = (change: object) => ({
    workerId: city.workerIds[3],
    months: 0,
    incomeFen: 0,
    insuranceFen: 0,
    specialFen: 0,
    taxFen: 0,
    firstJob: false,
    upfront: false,
    ...change,
  });
  const put = (change: object) => send('PUT', '/pay/tax-openings', { year: 2026, items: [opening(change)] });

  it('exclude each other', async () => {
    expect(code(await put({ firstJob: true, upfront: true }))).toBe('withholding_easements_both');
  });

  it('may come after months were paid; figures may not', async () => {
    expect((await put({ upfront: true })).status).toBe(200);
    expect(code(await put({ months: 3, incomeFen: 1 }))).toBe('tax_opening_counted');
    await payMonth(city, '2026-05');
    const living = await city.world.env.CITY_01?.prepare(
      `SELECT cumulative_income_fen - cumulative_insurance_fen - cumulative_special_fen - cumulative_taxable_fen AS fen
        FROM payslip WHERE worker_id = ? AND month = '2026-05'`,
    )
      .bind(city.workerIds[3])
      .first<{ fen: number }>();
    expect(living?.fen).toBe(6_000_000);
  });
});
