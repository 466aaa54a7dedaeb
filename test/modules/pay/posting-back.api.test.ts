import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { linesOf } from './closing.ts';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Item {
  readonly code: string;
  readonly funds?: readonly { readonly fund: string; readonly share: string }[];
}
interface Definition {
  readonly items: readonly Item[];
}
interface Transfer {
  readonly debit: string;
  readonly credit: string;
  readonly fen: number;
  readonly subject: string;
}

let city: PayCity;
let gridLine: string;
let streetLine: string;
const of = (month: string) => `${city.year}-${month}`;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const rows = async <T>(sql: string, ...params: string[]): Promise<T[]> =>
  (
    await city.world.env.CITY_01?.prepare(sql)
      .bind(...params)
      .all<T>()
  )?.results ?? [];

/** An edition whose performance pay is paid by these funds, adopted from a month on. */
async function adoptFunds(funds: Item['funds'], fromMonth: string): Promise<void> {
  const schemes = await city.get<{ items: { id: string; latest: boolean }[] }>('/pay/schemes', city.hr);
  const latest = schemes.items.find((scheme) => scheme.latest)?.id;
  const { definition, name, source } = await city.get<{ definition: Definition; name: string; source: string }>(
    `/pay/schemes/${latest}`,
    city.hr,
  );
  const items = definition.items.map((item) => (item.code === 'performance' ? { ...item, funds } : item));
  const edition = { name, source, trust: 'city', definition: { ...definition, items } };
  const written = await city.act<{ id: string }>(`/pay/schemes/${latest}/editions`, edition, city.city.cookie);
  expect(written.status).toBe(201);
  const adopted = { schemeId: written.body.id, fromMonth, reason: '经费调整' };
  expect((await city.act('/pay/adoptions', adopted, city.city.cookie)).status).toBe(201);
}

/** Computes a month and takes its warnings, ready to be approved. */
async function ready(month: string): Promise<Computed> {
  const run = (await city.act<Computed>('/pay/runs', { month })).body;
  const { items } = await city.get<Page<{ code: string; severity: string; acceptedReason: string | null }>>(
    `/pay/runs/${run.id}/findings?pageSize=200`,
    city.hr,
  );
  let { version } = run;
  for (const each of new Set(items.filter(({ severity }) => severity === 'warning').map((found) => found.code))) {
    const accepted = await city.act(`/pay/runs/${run.id}/findings/accept`, { version, code: each, reason: '已核实' });
    expect(accepted.status).toBe(200);
    version += 1;
  }
  return { ...run, version };
}
const approve = (run: Computed, fundingAccountId = city.lineId) =>
  city.act(`/pay/runs/${run.id}/approve`, { version: run.version, fundingAccountId }, city.finance);
const pay = (run: Computed) => city.act(`/pay/runs/${run.id}/pay`, { version: run.version + 1 }, city.finance);
const close = (run: Computed) => city.act(`/pay/runs/${run.id}/close`, { version: run.version + 2 }, city.finance);

const posted = (run: Computed) =>
  rows<Transfer & { day: string }>(
    `SELECT x.debit_account_id AS debit, x.credit_account_id AS credit, x.amount_fen AS fen, x.subject_id AS subject
      FROM ledger_transaction AS t JOIN ledger_transfer AS x ON x.transaction_id = t.id
      WHERE t.subject_type = 'pay_run' AND t.subject_id = ? ORDER BY t.seq, x.line`,
    run.id,
  );
/** What an account gave in transfers of a kind, what it got back taken off. */
const gave = (transfers: readonly Transfer[], account: string, ending: string): number =>
  transfers
    .filter(({ subject }) => subject.endsWith(ending))
    .reduce((sum, { debit, credit, fen }) => sum + (debit === account ? fen : 0) - (credit === account ? fen : 0), 0);

async function bookIsSound(): Promise<void> {
  const [sum] = await rows<{ total: number }>('SELECT sum(balance_fen) AS total FROM ledger_account');
  expect(sum?.total).toBe(0);
  const payroll = await rows<{ fen: number }>("SELECT balance_fen AS fen FROM ledger_account WHERE kind = 'payroll'");
  expect(payroll.filter(({ fen }) => fen < 0)).toEqual([]);
}

/** Twenty times the coefficient of a worker's level, k = 1 + 0.05 (level - 1): performance is 1,440.00 × k. */
async function twentieths(month: string): Promise<number[]> {
  const all = await Promise.all(city.workerIds.map((id) => linesOf(city, id, month)));
  return all.map((lines) => 19 + Number(lines.find(({ code: each }) => each === 'basic')?.inputs['level']));
}

beforeAll(async () => {
  city = await newPayCity();
  gridLine = await city.line('网格经费', 5_000_000);
  streetLine = await city.line('街道经费', 5_000_000);
  for (const [fund, accountId] of [
    ['grid', gridLine],
    ['street', streetLine],
  ]) {
    const body = { code: fund, name: fund, fiscalYear: city.year, accountId };
    expect((await city.act('/pay/funds', body, city.finance)).status).toBe(201);
  }
}, 120_000);

describe('a run that two funds pay by share', () => {
  it('is posted as the rules split each line', async () => {
    const funds = [
      { fund: 'grid', share: '0.7' },
      { fund: 'street', share: '0.3' },
    ];
    await adoptFunds(funds, '2020-01');
    const run = await ready(of('05'));
    expect((await approve(run)).body.state).toBe('approved');
    const transfers = await posted(run);
    // 1,440.00 k is 7,200 fen a twentieth: 5,040 of it from the one fund and 2,160 from the other, never a part of a fen.
    const k20 = (await twentieths(of('05'))).reduce((sum, each) => sum + each, 0);
    expect(gave(transfers, gridLine, ':gross')).toBe(5_040 * k20);
    expect(gave(transfers, streetLine, ':gross')).toBe(2_160 * k20);
    const [from, to] = [city.lineId, gridLine, streetLine].reduce(
      ([gross, employer], account) => [
        gross + gave(transfers, account, ':gross'),
        employer + gave(transfers, account, ':employer'),
      ],
      [0, 0] as [number, number],
    );
    expect([from, to]).toEqual([run.totals.grossFen, run.totals.employerFen]);
    expect((await pay(run)).body.state).toBe('paid');
    expect((await close(run)).body.state).toBe('closed');
    await bookIsSound();
  });
});

describe('a run in which something comes out below zero', () => {
  it('gives a fund back what another should have paid, and refuses where that other lacks it', async () => {
    await adoptFunds([{ fund: 'street', share: '1' }], of('05'));
    const run = await ready(of('06'));
    const k20 = (await twentieths(of('05'))).reduce((sum, each) => sum + each, 0);
    const poor = await city.line('街道空指标', 100);
    const map = (accountId: string) =>
      city.act('/pay/funds', { code: 'street', name: '街道', fiscalYear: city.year, accountId }, city.finance);
    expect((await map(poor)).status).toBe(201);
    const before = await rows<{ total: number }>('SELECT count(*) AS total FROM ledger_transfer');
    expect(code(await approve(run))).toBe('funds_short');
    expect(await rows<{ total: number }>('SELECT count(*) AS total FROM ledger_transfer')).toEqual(before);
    expect((await map(streetLine)).status).toBe(201);
    expect((await approve(run)).body.state).toBe('approved');
    const transfers = await posted(run);
    // Grid pays nothing of June and has May's seven tenths back; street pays June and those seven tenths of May.
    expect(gave(transfers, gridLine, ':gross')).toBe(-5_040 * k20);
    expect(gave(transfers, streetLine, ':gross')).toBe(7_200 * k20 + 5_040 * k20);
    expect((await pay(run)).body.state).toBe('paid');
    expect((await close(run)).body.state).toBe('closed');
    await bookIsSound();
  });

  it('posts, pays and takes back a run whose employer’s side is negative, to the fen', async () => {
    const policy = {
      fromMonth: of('05'),
      name: '停缴',
      source: '测试文件',
      trust: 'city',
      definition: { floorFen: 1, capFen: 2_100_000, resetMonth: 1, joinedBy: 31, leftFrom: 1, items: [] },
    };
    const entered = await city.world.call('POST', city.city.path('/pay/insurance-policies'), {
      body: policy,
      cookie: city.city.cookie,
    });
    expect(entered.status).toBe(201);
    const [earlier] = await rows<{ fen: number }>(
      'SELECT sum(employer_fen) AS fen FROM pay_run WHERE month IN (?, ?)',
      of('05'),
      of('06'),
    );
    const run = await ready(of('07'));
    // July itself costs the employer nothing; May and June come back whole.
    expect(run.totals.employerFen).toBe(-(earlier?.fen ?? 0));
    expect(run.totals.employerFen).toBeLessThan(0);
    const start = await city.available(city.lineId);
    expect((await approve(run)).body.state).toBe('approved');
    await bookIsSound();
    const reopened = await city.act(
      `/pay/runs/${run.id}/reopen`,
      { version: run.version + 1, reason: '再核对' },
      city.finance,
    );
    expect(reopened.body.state).toBe('computed');
    expect(await city.available(city.lineId)).toBe(start);
    const again = { ...run, version: run.version + 2 };
    expect((await approve(again)).body.state).toBe('approved');
    expect((await pay(again)).body.state).toBe('paid');
    const transfers = await posted(run);
    const [spent] = await rows<{ id: string }>(
      "SELECT id FROM ledger_account WHERE kind = 'spent' AND fiscal_year = CAST(? AS INTEGER)",
      String(city.year),
    );
    // One sum: what July's people earned, less what came back.
    expect(gave(transfers, spent?.id ?? '', 'cost')).toBe(-(run.totals.grossFen + run.totals.employerFen));
    const [payroll] = await rows<{ fen: number }>(
      "SELECT balance_fen AS fen FROM ledger_account WHERE kind = 'payroll' AND fiscal_year = CAST(? AS INTEGER)",
      String(city.year),
    );
    expect(payroll?.fen).toBe(0);
    expect((await close(again)).body.state).toBe('closed');
    await bookIsSound();
  });
});

describe('a unit that gives back', () => {
  it('returns what people who had moved away were paid there, and the other unit pays it', async () => {
    const [first, second] = city.workerIds;
    const [unit] = await rows<{ id: string }>('SELECT unit_id AS id FROM posting WHERE worker_id = ?', first ?? '');
    const [other] = await rows<{ id: string }>(
      'SELECT unit_id AS id FROM posting WHERE worker_id = ?',
      city.workerIds[2] ?? '',
    );
    for (const id of [first, second]) {
      const { version } = await city.get<{ version: number }>(`/roster/workers/${id}`, city.city.cookie);
      const move = {
        version,
        day: of('06-01'),
        unitId: other?.id,
        postType: id === first ? 'head' : 'deputy',
        reason: '调动',
      };
      const moved = await city.act(`/roster/workers/${id}/transfer`, move, city.city.cookie);
      expect([moved.status, moved.body]).toMatchObject([200, {}]);
    }
    const [paid] = await rows<{ fen: number }>(
      `SELECT sum(gross_fen) AS fen FROM payslip WHERE worker_id IN (?, ?) AND month IN (?, ?)`,
      first ?? '',
      second ?? '',
      of('06'),
      of('07'),
    );
    const run = await ready(of('08'));
    expect((await approve(run)).body.state).toBe('approved');
    const transfers = await posted(run);
    const back = transfers.filter(({ subject }) => subject === `${unit?.id}:gross`);
    expect(back.length).toBeGreaterThan(0);
    // Nobody is left at the unit: of June and July everything that was earned there comes back, and nothing is paid.
    const total = [city.lineId, gridLine, streetLine].reduce((sum, account) => sum + gave(back, account, ':gross'), 0);
    expect(total).toBe(-(paid?.fen ?? 0));
    expect((await pay(run)).body.state).toBe('paid');
    await bookIsSound();
  });
});
