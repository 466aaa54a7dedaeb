import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { bindWorker, giveRole, newPayCity, type Computed, type Page, type PayCity } from './month.ts';

let city: PayCity;
let run: Computed;
let street: string;
let auditor: string;
let own: string;

const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const available = () => city.available(city.lineId);

beforeAll(async () => {
  city = await newPayCity();
  street = await city.colleague('street_officer', city.streetId, 'street@pay.test');
  auditor = await city.colleague('auditor', city.streetId, 'auditor@pay.test');
  own = await city.colleague('worker', city.city.rootUnitId, 'own@pay.test');
});

describe('computing a month', () => {
  it('previews without writing', async () => {
    const preview = await city.act<Computed>('/pay/runs?dryRun=true', { month: '2026-06' });
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ id: null, totals: { workers: 4 }, levelsDerived: 4 });
    expect((await city.get<Page<unknown>>('/pay/runs')).total).toBe(0);
  });

  it('computes everybody, derives levels, and repeats its answer for the same key', async () => {
    const key = 'compute-june-once';
    const first = await city.act<Computed>('/pay/runs', { month: '2026-06' }, city.hr, key);
    expect(first.status).toBe(200);
    run = first.body;
    const again = await city.act<Computed>('/pay/runs', { month: '2026-06' }, city.hr, key);
    expect(again.body).toEqual(run);
    expect(code(await city.act('/pay/runs', { month: '2026-07' }, city.hr, key))).toBe('idempotency_key_reused');
    expect(run).toMatchObject({ version: 1, levelsDerived: 4, findings: { blocking: 0, warning: 1 } });
    // Head 7 + 11 years / 3 = 3 + bachelor 1: level 11, k 1.50. 4800 × 0.7 × 1.5 = 5040; × 0.3 = 2160; senior 300.
    const page = await city.get<Page<{ name: string; level: number; grossFen: number; streetName: string }>>(
      `/pay/runs/${run.id}/payslips?sort=-level`,
      city.hr,
    );
    expect(page.total).toBe(4);
    expect(page.items[0]).toMatchObject({ name: '赵一', level: 11, grossFen: 750_000 });
    expect(page.items.reduce((sum, { grossFen }) => sum + grossFen, 0)).toBe(run.totals.grossFen);
  });

  it('explains every line of a payslip, and adds the year up', async () => {
    const page = await city.get<Page<{ id: string }>>(`/pay/runs/${run.id}/payslips?q=赵`, city.hr);
    const slip = await city.get<
      Record<string, unknown> & { lines: { code: string; formula: string; inputs: object }[] }
    >(`/pay/payslips/${page.items[0]?.id}`, city.hr);
    expect(slip).toMatchObject({
      grossFen: 750_000,
      costFen: 750_000 + (slip['employerFen'] as number),
      yearToDate: { months: 1, grossFen: 750_000 },
    });
    expect(slip['netCapitals']).toMatch(/^人民币/);
    expect(slip.lines.find((line) => line.code === 'basic')).toMatchObject({
      formula: 'level_coefficient',
      inputs: { baseFen: 480_000, factor: '1', share: '0.7', level: 11, coefficient: '1.5' },
    });
    expect(slip['levelDerivation']).toMatchObject({ fromMonth: '2026-06', steps: [{ step: 'post_floor' }, {}, {}] });
    expect(slip['sources']).toMatchObject({ scheme: { trust: 'press' }, insurance: { trust: 'example' } });
  });

  it('replaces a draft and lists what changed before it is taken in', async () => {
    const wage = { fromMonth: '2026-06', items: [{ workerId: city.workerIds[0], wageFen: 2_500_000 }] };
    const declared = await city.world.call('PUT', city.city.path('/pay/declared-wages'), {
      body: wage,
      cookie: city.hr,
    });
    expect(declared.status).toBe(200);
    const dry = await city.act<Computed>(`/pay/runs/${run.id}/compute?dryRun=true`, { version: 1 });
    expect(dry.body).toMatchObject({ differenceCount: 1, differences: [{ name: '赵一' }] });
    const stale = await city.act(`/pay/runs/${run.id}/compute`, { version: 7 });
    expect([stale.status, code(stale)]).toEqual([409, 'changed_meanwhile']);
    expect(code(await city.act('/pay/runs', { month: '2026-06' }))).toBe('changed_meanwhile');
    const again = await city.act<Computed>(`/pay/runs/${run.id}/compute`, { version: 1 });
    expect(again.body).toMatchObject({
      version: 2,
      levelsDerived: 0,
      totals: { workers: 4, grossFen: run.totals.grossFen },
    });
    run = again.body;
    expect((await city.get<Page<unknown>>(`/pay/runs/${run.id}/payslips`, city.hr)).total).toBe(4);
  });

  it('refuses a month without anybody and months out of order', async () => {
    expect(code(await city.act('/pay/runs', { month: '2014-01' }))).toBe('later_run_exists');
    expect(code(await city.act('/pay/runs', { month: '2026-07' }))).toBe('earlier_run_open');
    expect((await city.act('/pay/runs', { month: '2026-13' })).status).toBe(400);
    expect((await city.act('/pay/runs', { month: '2026-08', extra: 1 })).status).toBe(400);
  });
});

describe('approving a month', () => {
  it('stops at open warnings, accepts them with a reason', async () => {
    const open = await city.act(
      `/pay/runs/${run.id}/approve`,
      { version: 2, fundingAccountId: city.lineId },
      city.finance,
    );
    expect(code(open)).toBe('run_findings_open');
    expect(
      code(await city.act(`/pay/runs/${run.id}/findings/accept`, { version: 2, code: 'zero', reason: '已核实' })),
    ).toBe('finding_not_acceptable');
    const accepted = await city.act(`/pay/runs/${run.id}/findings/accept`, {
      version: 2,
      code: 'no_account',
      reason: '现金发放',
    });
    expect(accepted.body).toEqual({ id: run.id, state: 'computed', version: 3 });
    const found = await city.get<Page<{ code: string; acceptedReason: string }>>(
      `/pay/runs/${run.id}/findings`,
      city.hr,
    );
    expect(found.items).toMatchObject([{ code: 'no_account', acceptedReason: '现金发放' }]);
  });

  it('refuses who computed it, who may not, an unknown account and a line without money', async () => {
    const approve = (cookie: string, fundingAccountId = city.lineId, version = 3) =>
      city.act(`/pay/runs/${run.id}/approve`, { version, fundingAccountId }, cookie);
    expect((await approve(city.hr)).status).toBe(403);
    await giveRole(city, 'hr@pay.test', 'finance_officer');
    expect(code(await approve(city.hr))).toBe('second_person_required');
    expect(code(await approve(city.finance, city.sourceId))).toBe('funding_account_unknown');
    expect(code(await approve(city.finance, city.lineId, 2))).toBe('changed_meanwhile');
    const poor = await city.line('空指标', 100);
    const short = await approve(city.finance, poor);
    expect((short.body as unknown as Refused).error).toMatchObject({
      code: 'funds_short',
      facts: { availableFen: 100, neededFen: run.totals.grossFen + run.totals.employerFen },
    });
    const path = city.city.path(`/pay/runs/${run.id}/approve`);
    const bare = await city.world.call('POST', path, {
      body: { version: 3, fundingAccountId: city.lineId },
      cookie: city.finance,
      key: null,
    });
    expect(code(bare)).toBe('idempotency_key_required');
  });

  it('needs the payroll account of the year', async () => {
    const set = (state: string) =>
      city.world.env.CITY_01?.prepare("UPDATE ledger_account SET state = ? WHERE kind = 'payroll'").bind(state).run();
    await set('closed');
    const body = { version: 3, fundingAccountId: city.lineId };
    expect(code(await city.act(`/pay/runs/${run.id}/approve`, body, city.finance))).toBe('payroll_account_missing');
    await set('open');
  });

  it('moves the cost in the same batch, once, even when the storage fails half way', async () => {
    const before = await available();
    const faults = withFaults(city.world, 'CITY_01');
    const body = { version: 3, fundingAccountId: city.lineId };
    const approve = () => city.act(`/pay/runs/${run.id}/approve`, body, city.finance, 'approve-june');
    faults.failNextBatch();
    expect((await approve()).status).toBe(500);
    expect(await available()).toBe(before);
    faults.loseNextAnswer();
    const approved = await approve();
    expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    expect((await approve()).body).toEqual(approved.body);
    expect(await available()).toBe(before - run.totals.grossFen - run.totals.employerFen);
  });

  it('keeps an approved run as it is', async () => {
    expect(code(await city.act(`/pay/runs/${run.id}/compute`, { version: 4 }))).toBe('run_already_approved');
    const database = city.world.env.CITY_01;
    for (const sql of [
      "UPDATE payslip SET net_fen = 1 WHERE month = '2026-06'",
      'DELETE FROM payslip_line',
      'DELETE FROM payslip',
      'UPDATE payslip_line SET amount_fen = 1',
      'DELETE FROM pay_run',
    ]) {
      await expect(database?.prepare(sql).run(), sql).rejects.toThrow('append_only');
    }
  });

  it('reopens before payment and gives the money back', async () => {
    const before = await available();
    const reason = '等次更正';
    expect(code(await city.act(`/pay/runs/${run.id}/reopen`, { version: 3, reason }, city.finance))).toBe(
      'changed_meanwhile',
    );
    const reopened = await city.act(`/pay/runs/${run.id}/reopen`, { version: 4, reason }, city.finance);
    expect(reopened.body).toMatchObject({ state: 'computed', version: 5 });
    expect(await available()).toBe(before + run.totals.grossFen + run.totals.employerFen);
    const body = { version: 5, fundingAccountId: city.lineId };
    expect((await city.act(`/pay/runs/${run.id}/approve`, body, city.finance)).body.state).toBe('approved');
  });

  it('pays and closes, and does not go back', async () => {
    expect(code(await city.act(`/pay/runs/${run.id}/close`, { version: 6 }, city.finance))).toBe(
      'run_step_not_allowed',
    );
    expect((await city.act(`/pay/runs/${run.id}/pay`, { version: 6 }, city.finance)).body.state).toBe('paid');
    expect(code(await city.act(`/pay/runs/${run.id}/reopen`, { version: 7, reason: '重算' }, city.finance))).toBe(
      'run_step_not_allowed',
    );
    expect((await city.act(`/pay/runs/${run.id}/close`, { version: 7 }, city.finance)).body.state).toBe('closed');
    const detail = await city.get(`/pay/runs/${run.id}`, city.hr);
    expect(detail).toMatchObject({
      state: 'closed',
      approved: { name: 'finance@pay.test' },
      streets: [{}, {}],
      before: null,
    });
  });

  it('withholds cumulatively and compares in the month after', async () => {
    const july = await city.act<Computed>('/pay/runs', { month: '2026-07' });
    expect(july.body.findings).toMatchObject({ blocking: 0, warning: 1, notice: 0 });
    const page = await city.get<Page<{ id: string; taxFen: number; beforeFen: number }>>(
      `/pay/runs/${july.body.id}/payslips?q=赵一`,
      city.hr,
    );
    const slip = await city.get<{ lines: { code: string; inputs: Record<string, number> }[] }>(
      `/pay/payslips/${page.items[0]?.id}`,
      city.hr,
    );
    expect(slip.lines.find((line) => line.code === 'income_tax')).toBeUndefined();
    expect(slip).toMatchObject({ yearToDate: { months: 2, grossFen: 1_500_000 } });
  });
});

describe('who may see pay', () => {
  it('is not the street officer, and a scoped reader sees only the scope', async () => {
    expect((await city.world.call('GET', city.city.path('/pay/runs'), { cookie: street })).status).toBe(403);
    const page = await city.get<Page<{ id: string; name: string }>>(`/pay/runs/${run.id}/payslips`, auditor);
    expect(page.total).toBe(2);
    const runs = await city.get<Page<{ month: string; workers: number; grossFen: number }>>('/pay/runs', auditor);
    expect(runs.items.map(({ workers }) => workers)).toEqual([2, 2]);
    const all = await city.get<Page<{ id: string; name: string }>>(`/pay/runs/${run.id}/payslips`, city.hr);
    const hidden = all.items.find(({ name }) => name === '李四');
    expect(
      (await city.world.call('GET', city.city.path(`/pay/payslips/${hidden?.id}`), { cookie: auditor })).status,
    ).toBe(404);
    expect((await city.world.call('GET', city.city.path('/pay/payslips/psl_none'), { cookie: auditor })).status).toBe(
      404,
    );
  });

  it('shows a worker their own approved payslips and nobody else', async () => {
    await bindWorker(city, 'own@pay.test', city.workerIds[0] ?? '');
    const mine = await city.get<Page<{ id: string; month: string }>>('/pay/my-payslips', own);
    expect(mine.items.map(({ month }) => month)).toEqual(['2026-06']);
    const slip = await city.world.call('GET', city.city.path(`/pay/my-payslips/${mine.items[0]?.id}`), { cookie: own });
    expect(slip.body).toMatchObject({ name: '赵一', runState: 'closed' });
    const all = await city.get<Page<{ id: string; name: string }>>(`/pay/runs/${run.id}/payslips`, city.hr);
    const other = all.items.find(({ name }) => name === '钱二');
    expect(
      (await city.world.call('GET', city.city.path(`/pay/my-payslips/${other?.id}`), { cookie: own })).status,
    ).toBe(404);
    expect((await city.world.call('GET', city.city.path(`/pay/payslips/${other?.id}`), { cookie: own })).status).toBe(
      403,
    );
  });

  it('hands out the pay sheet as a workbook and as CSV', async () => {
    const csv = await city.world.fetch('GET', city.city.path(`/pay/runs/${run.id}/export?format=csv`), {
      cookie: city.hr,
    });
    const text = await csv.text();
    expect(text.split('\r\n')[0]).toContain('序号,姓名,街道,单位,岗位,等级,基本薪酬,绩效薪酬,职业资格补贴,应发合计');
    expect(text).toContain('7500.00');
    const xlsx = await city.world.fetch('GET', city.city.path(`/pay/runs/${run.id}/export`), { cookie: city.hr });
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
});
