import { beforeAll, describe, expect, it } from 'vitest';
import { readSheet } from '../../../worker/platform/sheet/index.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let lineId: string;
let spentId: string;
// The year before this one: no day of it is still to come.
let year: number;

beforeAll(async () => {
  book = await newBook();
  year = book.year - 1;
  await book.post('/ledger/years', { year });
  const accounts = await book.get<{ items: { id: string; kind: string }[] }>(`/ledger/accounts?year=${year}`);
  spentId = accounts.items.find(({ kind }) => kind === 'spent')?.id ?? '';
  const sourceId = accounts.items.find(({ kind }) => kind === 'source')?.id ?? '';
  const line = { fiscalYear: year, departmentId: book.departmentId, name: '社区助餐', functionCode: '2120199' };
  lineId = (await book.post('/ledger/lines', line)).body.id;
  const give = (amountFen: number, effectiveDay: string) =>
    book.post('/ledger/appropriations', {
      sourceId,
      lineId,
      amountFen,
      effectiveDay,
      documentNumber: '财预1号',
      memo: '下达',
    });
  await give(1_000, `${year}-01-03`);
  await give(500, `${year}-01-01`);
  const held = await book.post('/ledger/holds', { accountId: lineId, amountFen: 600, purpose: '采购' });
  const cookie = await book.colleague('finance_officer', book.city.rootUnitId, 'second@test.test');
  const payment = {
    payeeAccountId: spentId,
    amountFen: 400,
    rest: 'keep',
    effectiveDay: `${year}-01-04`,
    memo: '付款',
  };
  await book.post(`/ledger/holds/${held.body.id}/settle`, payment, { cookie });
});

describe('reports', () => {
  it('an account sheet runs in order of day, however late a posting came', async () => {
    const sheet = await book.get<{ items: object[]; total: number }>(`/ledger/accounts/${lineId}/sheet`);
    expect(sheet.items).toMatchObject([
      { effectiveDay: `${year}-01-01`, inFen: 500, balanceFen: 500 },
      { effectiveDay: `${year}-01-03`, inFen: 1_000, balanceFen: 1_500 },
      { effectiveDay: `${year}-01-04`, outFen: 400, balanceFen: 1_100, memo: '付款' },
    ]);
    const part = await book.get<{ items: object[]; total: number }>(
      `/ledger/accounts/${lineId}/sheet?from=${year}-01-02`,
    );
    expect(part).toMatchObject({ total: 2, items: [{ balanceFen: 1_500 }, { balanceFen: 1_100 }] });
  });

  it('the trial balance answers on both axes of time', async () => {
    type Trial = { rows: { accountId: string; balanceFen: number }[]; balanced: boolean };
    const of = (trial: Trial) => trial.rows.find(({ accountId }) => accountId === lineId)?.balanceFen;
    const now = await book.get<Trial>(`/ledger/trial-balance?year=${year}`);
    const early = await book.get<Trial>(`/ledger/trial-balance?year=${year}&asOfDay=${year}-01-02`);
    const unknown = await book.get<Trial>(`/ledger/trial-balance?year=${year}&recordedUntil=2020-01-01T00:00:00Z`);
    expect([of(now), of(early), of(unknown)]).toEqual([1_100, 500, 0]);
    expect([now.balanced, early.balanced, unknown.balanced]).toEqual([true, true, true]);
  });

  it('budget execution adds up by department, line and code', async () => {
    const money = { budgetFen: 1_500, heldFen: 200, settledFen: 400, availableFen: 900, rate: '0.2667' };
    for (const by of ['department', 'line', 'code']) {
      const report = await book.get(`/ledger/execution?year=${year}&by=${by}`);
      expect(report).toMatchObject({ totals: money, rows: [{ ...money, lines: 1 }] });
    }
    expect(await book.get(`/ledger/execution?year=${year}&by=duty`)).toMatchObject({ rows: [] });
    expect(await book.get(`/ledger/execution?year=${year}&by=community`)).toMatchObject({ totals: { heldFen: 0 } });
    expect(await book.get(`/ledger/execution?year=${year}&by=street`)).toMatchObject({
      rows: [{ heldFen: 0 }, { heldFen: 0 }],
    });
  });

  it('budget execution and an account sheet answer on both axes of time, beside the year before', async () => {
    type Report = { rows: { name: string; lastYear: object | null }[]; totals: object; beforeDay: string };
    const of = (query: string, of = year) => book.get<Report>(`/ledger/execution?year=${of}&by=line&${query}`);
    const early = await of(`asOfDay=${year}-01-02`);
    // The hold was opened today: of that day nothing was held yet.
    expect(early.totals).toMatchObject({ budgetFen: 500, heldFen: 0, settledFen: 0, availableFen: 500 });
    const whole = await of(`recordedUntil=${new Date(Date.now() + 60_000).toISOString()}`);
    expect(whole.totals).toMatchObject({ budgetFen: 1_500, heldFen: 200, settledFen: 400, availableFen: 900 });
    expect((await of('recordedUntil=2020-01-01')).totals).toMatchObject({ budgetFen: 0, heldFen: 0, availableFen: 0 });
    const line = { fiscalYear: year + 1, departmentId: book.departmentId, name: '社区助餐', functionCode: '2120199' };
    await book.post('/ledger/lines', line);
    const next = await of(`asOfDay=${year + 1}-01-03`, year + 1);
    expect(next).toMatchObject({
      beforeDay: `${year}-01-03`,
      rows: [{ budgetFen: 0, lastYear: { budgetFen: 1_500, settledFen: 0, rate: '0.0000' } }],
    });
    expect(early.rows).toMatchObject([{ lastYear: null }]);
    const unknown = await book.get(`/ledger/accounts/${lineId}/sheet?recordedUntil=2020-01-01`);
    expect(unknown).toMatchObject({ total: 0, items: [] });
    const bad = await book.world.call('GET', book.city.path(`/ledger/execution?year=${year}&recordedUntil=gestern`), {
      cookie: book.city.cookie,
    });
    expect(bad.status).toBe(400);
  });

  it('names holds of which nothing was ever paid, and gives them as a list to fill in', async () => {
    const fresh = await book.get<{ total: number }>('/ledger/holds?idleDays=1');
    expect(fresh.total).toBe(0);
    const csv = await book.world.fetch('GET', book.city.path('/ledger/holds/export?format=csv&state=open'), {
      cookie: book.city.cookie,
    });
    expect(await csv.text()).toMatch(/冻结编号,.*处理,收款账户编码,结算金额,其余,摘要\r?\nhld_/s);
  });

  it('lists vouchers, holds, years and codes', async () => {
    const vouchers = await book.get<{ items: object[] }>(`/ledger/transactions?accountId=${lineId}&q=付款`);
    expect(vouchers.items).toMatchObject([
      { kind: 'settlement', amountFen: 400, voucher: expect.stringMatching(/^记-\d{6}$/) },
    ]);
    const none = await book.get<{ items: object[] }>('/ledger/transactions?q=%25');
    expect(none.items).toEqual([]);
    const codes = await book.get<{ items: { code: string; checked: boolean }[] }>(`/ledger/codes?year=${year}`);
    expect(codes.items.find(({ code }) => code === '2120199')).toMatchObject({ checked: false });
    const reversals = await book.get<{ total: number }>('/ledger/reversals');
    expect(reversals.total).toBe(0);
  });

  it.each([
    '/ledger/accounts/export',
    '/ledger/trial-balance/export',
    '/ledger/execution/export',
    '/ledger/sources/export',
  ])('%s gives CSV and xlsx', async (path) => {
    const query = path.includes('accounts') ? '?' : `?year=${year}&`;
    const csv = await book.world.fetch('GET', book.city.path(`${path}${query}format=csv`), {
      cookie: book.city.cookie,
    });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await csv.text()).toContain('社区助餐'.slice(0, /execution|sources/.test(path) ? 0 : 4));
    const xlsx = await book.world.fetch('GET', book.city.path(`${path}${query}format=xlsx`), {
      cookie: book.city.cookie,
    });
    const read = await readSheet(new Uint8Array(await xlsx.arrayBuffer()), 'report.xlsx');
    expect(read).toHaveProperty('rows');
  });

  it('gives the vouchers of a list as a file, by the filters in force, which its note names', async () => {
    const file = async (query: string) => {
      const { cookie } = book.city;
      return book.world.fetch('GET', book.city.path(`/ledger/transactions/export?${query}`), { cookie });
    };
    const lines = async (query: string) => (await (await file(`format=csv&${query}`)).text()).trim().split(/\r?\n/);
    expect(await lines('')).toHaveLength(4);
    const [header, ...paid] = await lines(`year=${year}&kind=settlement&q=付款`);
    expect(header).toContain('凭证号,记账日期,类型,摘要,文号,金额,分录数,冲销,经办,审核');
    expect(paid).toHaveLength(1);
    expect(paid[0]).toContain(`记-000003,${year}-01-04,结算,付款,`);
    expect(paid[0]).toContain(',4.00,1,,');
    const xlsx = await file(`format=xlsx&kind=appropriation&sort=effectiveDay`);
    const read = await readSheet(new Uint8Array(await xlsx.arrayBuffer()), 'vouchers.xlsx');
    expect(JSON.stringify(read)).toContain('单位：元　下达预算');
    expect((await file('format=pdf')).status).toBe(400);
  });

  it.each(['trial-balance', 'execution', 'flow'])(
    'a file of %s says up to which day and which record it counts',
    async (of) => {
      const query = `year=${year}&asOfDay=${year}-02-01&recordedUntil=${year + 1}-01-31&format=xlsx`;
      const file = await book.world.fetch('GET', book.city.path(`/ledger/${of}/export?${query}`), {
        cookie: book.city.cookie,
      });
      const read = await readSheet(new Uint8Array(await file.arrayBuffer()), 'report.xlsx');
      const text = JSON.stringify(read);
      expect(text).toContain(`截至 ${year}-02-01`);
      expect(text).toContain(`入账截至 ${year + 1}-01-31 23:59`);
    },
  );

  it('a hold says of which book it is, so that its payee is looked for there', async () => {
    const holds = await book.get<{ items: { fiscalYear: number }[] }>(`/ledger/holds?accountId=${lineId}`);
    expect(new Set(holds.items.map(({ fiscalYear }) => fiscalYear))).toEqual(new Set([year]));
  });

  it('exports an account sheet and the whole book as a journal', async () => {
    const sheet = await book.world.fetch('GET', book.city.path(`/ledger/accounts/${lineId}/sheet/export?format=csv`), {
      cookie: book.city.cookie,
    });
    expect(await sheet.text()).toContain(`${year}-01-04,记-000003,付款,60001 已支出,0.00,4.00,11.00`);
    const journal = await book.world.fetch('GET', book.city.path(`/ledger/journal?year=${year}`), {
      cookie: book.city.cookie,
    });
    expect(await journal.text()).toContain('预算指标:市民政局:20001 社区助餐  10.00 CNY');
    const officer = await book.colleague('department_officer', book.departmentId, 'officer@test.test');
    const half = await book.world.call<Refused>('GET', book.city.path(`/ledger/journal?year=${year}`), {
      cookie: officer,
    });
    expect(half.body.error.code).toBe('permission_missing');
  });
});
