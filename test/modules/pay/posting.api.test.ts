import { planAccounts } from '../../../worker/modules/ledger/index.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { giveRole, newPayCity, type Computed, type PayCity } from './month.ts';

interface Plan {
  readonly year: number;
  readonly day: string;
  readonly units: number;
  readonly unmapped: readonly string[];
  readonly sources: readonly {
    readonly accountId: string | null;
    readonly funds: readonly string[];
    readonly grossFen: number;
    readonly employerFen: number;
    readonly shortFen: number;
  }[];
}
interface Transfer {
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountFen: number;
  readonly subjectId: string | null;
}

let city: PayCity;
let run: Computed;
let gridLine: string;
let version = 1;

const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const rows = async <T>(sql: string, ...params: string[]): Promise<T[]> => {
  const answer = await city.world.env.CITY_01?.prepare(sql)
    .bind(...params)
    .all<T>();
  return answer?.results ?? [];
};
const transfersOf = (transactionId: string) =>
  rows<Transfer>(
    `SELECT debit_account_id AS debitAccountId, credit_account_id AS creditAccountId, amount_fen AS amountFen,
      subject_id AS subjectId FROM ledger_transfer WHERE transaction_id = ? ORDER BY line`,
    transactionId,
  );
const transactions = () =>
  rows<{ id: string; day: string; year: number; reversesId: string | null }>(
    `SELECT id, effective_day AS day, fiscal_year AS year, reverses_id AS reversesId FROM ledger_transaction
      WHERE subject_type = 'pay_run' AND subject_id = ? ORDER BY seq`,
    run.id,
  );
const approve = (key?: string) =>
  city.act(`/pay/runs/${run.id}/approve`, { version, fundingAccountId: city.lineId }, city.finance, key);
const plan = () => city.get<Plan>(`/pay/runs/${run.id}/funding?accountId=${city.lineId}`, city.finance);
const fund = (accountId: string, fiscalYear = city.year, more: { code?: string; purposeId?: string } = {}) =>
  city.act('/pay/funds', { code: 'grid', name: '网格经费', fiscalYear, accountId, ...more }, city.finance);

/** What every run of the test must keep: the ledger counts anew to what its accounts say. */
async function bookIsSound(): Promise<void> {
  const sums = await rows<{ total: number }>(`SELECT coalesce(sum(balance_fen), 0) AS total FROM ledger_account`);
  expect(sums[0]?.total).toBe(0);
  const differing = await rows<{ id: string }>(
    `SELECT a.id FROM ledger_account AS a WHERE a.balance_fen <>
      (SELECT coalesce(sum(amount_fen), 0) FROM ledger_transfer WHERE credit_account_id = a.id) -
      (SELECT coalesce(sum(amount_fen), 0) FROM ledger_transfer WHERE debit_account_id = a.id)`,
  );
  expect(differing).toEqual([]);
}

beforeAll(async () => {
  city = await newPayCity();
  gridLine = await city.line('网格经费', 100);
  run = (await city.act<Computed>('/pay/runs', { month: `${city.year}-06` })).body;
  const reason = '李四领取现金';
  await city.act(`/pay/runs/${run.id}/findings/accept`, { version: 1, code: 'no_account', reason });
  version = 2;
  // As lines of an item that two funds share: everybody's performance is paid by the fund of the grid, to the fen.
  const database = city.world.env.CITY_01;
  await database?.prepare('DROP TRIGGER payslip_line_no_update').run();
  await database
    ?.prepare(
      `UPDATE payslip_line SET funds = json_array(json_object('fund', 'grid', 'fen', amount_fen)) WHERE code = 'performance'`,
    )
    .run();
});

describe('which fund pays', () => {
  it('names the funds of the run that have no account, and refuses until they have one', async () => {
    expect(await plan()).toMatchObject({ year: city.year, day: `${city.year}-06-30`, units: 2, unmapped: ['grid'] });
    expect(code(await approve())).toBe('pay_fund_unmapped');
  });

  it('maps a fund only to what can give in that year, by whom the ledger is written', async () => {
    expect(code(await fund(city.sourceId))).toBe('pay_fund_account_unfit');
    expect(code(await fund(gridLine, city.year - 1))).toBe('pay_fund_account_unfit');
    expect(
      (await city.act('/pay/funds', { code: 'grid', name: '网格', fiscalYear: city.year, accountId: gridLine })).status,
    ).toBe(403);
    expect(code(await fund(gridLine, city.year, { purposeId: gridLine }))).toBe('pay_fund_purpose_unfit');
    expect(code(await fund(gridLine, city.year, { purposeId: city.sourceId }))).toBe('pay_fund_purpose_unfit');
    expect((await fund(gridLine)).status).toBe(201);
    const funds = await city.get<{ items: { code: string; accountId: string }[] }>('/pay/funds', city.finance);
    expect(funds.items).toMatchObject([{ code: 'grid', accountId: gridLine }]);
  });

  it('asks of a duty’s account for which line’s purpose it pays', async () => {
    const account = {
      id: 'acc_duty_1',
      kind: 'duty' as const,
      fiscalYear: city.year,
      name: '助餐',
      unitId: city.city.rootUnitId,
    };
    const database = city.world.env.CITY_01;
    const made = planAccounts({ at: new Date().toISOString() }, [{ ...account, subjectId: 'dty_1' }]);
    await database?.batch(made.map(({ sql, params }) => database.prepare(sql).bind(...params)));
    const meals = { code: 'meals', purposeId: city.sourceId };
    expect(code(await fund(account.id, city.year, meals))).toBe('pay_fund_purpose_unfit');
    expect((await fund(account.id, city.year, { ...meals, purposeId: gridLine })).status).toBe(201);
    const funds = await city.get<{ items: object[] }>('/pay/funds', city.finance);
    expect(funds.items).toContainEqual(
      expect.objectContaining({ code: 'meals', purposeId: gridLine, purpose: expect.stringContaining('网格经费') }),
    );
  });

  it('shows what each source would give and lacks', async () => {
    const { sources } = await plan();
    const gross = sources.reduce((total, { grossFen }) => total + grossFen, 0);
    const employer = sources.reduce((total, { employerFen }) => total + employerFen, 0);
    expect([gross, employer]).toEqual([run.totals.grossFen, run.totals.employerFen]);
    const grid = sources.find(({ accountId }) => accountId === gridLine);
    expect(grid?.funds).toEqual(['grid']);
    expect(grid?.shortFen).toBe((grid?.grossFen ?? 0) + (grid?.employerFen ?? 0) - 100);
  });
});

describe('approval posts by fund and unit', () => {
  it('names every source that is short and moves nothing', async () => {
    const one = await approve();
    expect(code(one)).toBe('funds_short');
    const poor = await city.line('空指标', 50);
    const both = await city.act(`/pay/runs/${run.id}/approve`, { version, fundingAccountId: poor }, city.finance);
    expect(both.body as unknown as Refused).toMatchObject({
      error: { code: 'pay_sources_short', facts: { count: 2 } },
    });
    expect(await transactions()).toEqual([]);
    await bookIsSound();
  });

  it('is all or nothing when the storage fails, and then books each part on the last day of the month', async () => {
    await giveRole(city, 'finance@pay.test', 'hr_officer');
    const richer = await city.line('网格经费二', 2_000_000);
    expect((await fund(richer)).status).toBe(201);
    gridLine = richer;
    const faults = withFaults(city.world, 'CITY_01');
    faults.failNextBatch();
    expect((await approve('approve-by-fund')).status).toBe(500);
    expect(await transactions()).toEqual([]);
    expect(await city.available(gridLine)).toBe(2_000_000);
    expect((await approve('approve-by-fund')).body.state).toBe('approved');
    version += 1;
    const [posted] = await transactions();
    expect(posted).toMatchObject({ day: `${city.year}-06-30`, year: city.year });
    const transfers = await transfersOf(posted?.id ?? '');
    const sumWhere = (keep: (each: Transfer) => boolean) =>
      transfers.filter(keep).reduce((total, { amountFen }) => total + amountFen, 0);
    expect(sumWhere(({ subjectId }) => subjectId?.endsWith(':gross') === true)).toBe(run.totals.grossFen);
    expect(sumWhere(({ subjectId }) => subjectId?.endsWith(':employer') === true)).toBe(run.totals.employerFen);
    const performance = await rows<{ fen: number }>(
      `SELECT sum(l.amount_fen) AS fen FROM payslip_line AS l JOIN payslip AS p ON p.id = l.payslip_id
        WHERE p.run_id = ? AND l.code = 'performance'`,
      run.id,
    );
    expect(sumWhere((each) => each.debitAccountId === gridLine && each.subjectId?.endsWith(':gross') === true)).toBe(
      performance[0]?.fen,
    );
    const units = await rows<{ unitId: string; fen: number }>(
      'SELECT unit_id AS unitId, sum(gross_fen) AS fen FROM payslip WHERE run_id = ? GROUP BY unit_id',
      run.id,
    );
    for (const { unitId, fen } of units) {
      expect(sumWhere(({ subjectId }) => subjectId === `${unitId}:gross`)).toBe(fen);
    }
    await bookIsSound();
  });

  it('returns each part to its own account on reopening, in the same book', async () => {
    const before = [await city.available(city.lineId), await city.available(gridLine)];
    const reopened = await city.act(`/pay/runs/${run.id}/reopen`, { version, reason: '分摊更正' }, city.finance);
    expect(reopened.body.state).toBe('computed');
    version += 1;
    const [posted, back] = await transactions();
    expect(back?.reversesId).toBe(posted?.id);
    const given = await transfersOf(posted?.id ?? '');
    const returned = await transfersOf(back?.id ?? '');
    const turned = given.map((each) => ({
      ...each,
      debitAccountId: each.creditAccountId,
      creditAccountId: each.debitAccountId,
    }));
    expect(returned).toEqual(turned);
    const sums = [city.lineId, gridLine].map((id) =>
      given
        .filter(({ debitAccountId }) => debitAccountId === id)
        .reduce((total, { amountFen }) => total + amountFen, 0),
    );
    expect([await city.available(city.lineId), await city.available(gridLine)]).toEqual([
      (before[0] ?? 0) + (sums[0] ?? 0),
      (before[1] ?? 0) + (sums[1] ?? 0),
    ]);
    await bookIsSound();
  });

  it('pays out what was approved, and the journal for hledger still balances', async () => {
    expect((await approve()).body.state).toBe('approved');
    version += 1;
    expect((await city.act(`/pay/runs/${run.id}/pay`, { version }, city.finance)).body.state).toBe('paid');
    await bookIsSound();
    const journal = await city.world.fetch('GET', city.city.path(`/ledger/journal?year=${city.year}`), {
      cookie: city.finance,
    });
    const text = await journal.text();
    const posted = [...text.matchAll(/ {2}(-?[\d,]+\.\d\d) CNY/g)].map(([, amount = '']) =>
      Math.round(Number(amount.replaceAll(',', '')) * 100),
    );
    expect(posted.length).toBeGreaterThan(10);
    expect(posted.reduce((total, amount) => total + amount, 0)).toBe(0);
    expect(text).toContain(`${city.year}-06-30`);
  });
});
