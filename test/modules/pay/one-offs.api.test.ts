import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { dumpUntil, linesOf, payMonth } from './closing.ts';
import { adoptEntries, csvFile, importForm } from './entries.ts';
import { identityNumber, newPayCity, type Page, type PayCity } from './month.ts';

const month = '2026-06';
let city: PayCity;

interface Row {
  readonly id: string;
  readonly workerName: string;
  readonly itemName: string;
  readonly deducts: boolean;
  readonly amountFen: number;
  readonly version: number;
  readonly withdrawnReason: string | null;
}
interface Report {
  readonly problems: readonly { readonly row: number; readonly column: string; readonly code: string }[];
}

const codeOf = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const listed = (query = '') => city.get<Page<Row>>(`/pay/one-offs?month=${month}${query}`, city.hr);
const heating = () => ({
  month,
  workerId: city.workerIds[0],
  itemCode: 'heating',
  amountFen: 120_000,
  reason: '2026年取暖补贴',
  documentNumber: '市财〔2026〕8号',
});
const bring = <T = Record<string, unknown>>(file: File, dryRun: boolean, decisions: unknown = {}) =>
  city.world.call<T>('POST', city.city.path('/pay/one-offs/import'), {
    form: importForm(file, { month }, dryRun, decisions),
    cookie: city.hr,
  });

beforeAll(async () => {
  city = await newPayCity();
  await adoptEntries(city);
});

describe('one-off amounts', () => {
  it('are entered only under one-off items of the scheme in force', async () => {
    const items = await city.get<{ items: object[] }>(`/pay/one-offs/items?month=${month}`, city.hr);
    expect(items.items).toEqual([
      { code: 'heating', name: '取暖补贴', deducts: false },
      { code: 'overpaid', name: '扣回多发', deducts: true },
    ]);
    expect((await city.act('/pay/one-offs', heating())).status).toBe(201);
    expect(codeOf(await city.act('/pay/one-offs', { ...heating(), itemCode: 'duty_pay' }))).toBe(
      'one_off_item_unknown',
    );
    expect(codeOf(await city.act('/pay/one-offs', { ...heating(), workerId: 'wrk_none' }))).toBe('worker_unknown');
    expect((await city.act('/pay/one-offs', { ...heating(), amountFen: 0 })).status).toBe(400);
    expect((await city.act('/pay/one-offs', { ...heating(), reason: '' })).status).toBe(400);
    expect((await city.act('/pay/one-offs', heating(), city.finance)).status).toBe(403);
    const keyless = await city.world.call('POST', city.city.path('/pay/one-offs'), {
      body: heating(),
      cookie: city.hr,
      key: null,
    });
    expect(codeOf(keyless)).toBe('idempotency_key_required');
    expect((await listed()).items).toMatchObject([
      { workerName: '赵一', itemName: '取暖补贴', deducts: false, amountFen: 120_000 },
    ]);
  });

  it('are entered once under one key', async () => {
    const body = { ...heating(), amountFen: 100, reason: '同一笔' };
    const [first, again] = [
      await city.act('/pay/one-offs', body, city.hr, 'the-very-same-entry'),
      await city.act('/pay/one-offs', body, city.hr, 'the-very-same-entry'),
    ];
    expect(again.body).toEqual(first.body);
    expect((await listed('&q=赵一')).total).toBe(2);
  });

  it('are withdrawn with a reason, once', async () => {
    const row = (await listed()).items.find(({ amountFen }) => amountFen === 100);
    const path = `/pay/one-offs/${row?.id ?? ''}/withdraw`;
    expect((await city.act(path, { version: 1, reason: '重' })).status).toBe(400);
    expect(codeOf(await city.act(path, { version: 7, reason: '重复登记' }))).toBe('changed_meanwhile');
    expect((await city.act(path, { version: 1, reason: '重复登记' })).body).toMatchObject({ version: 2 });
    expect(codeOf(await city.act(path, { version: 2, reason: '重复登记' }))).toBe('one_off_withdrawn');
    expect(codeOf(await city.act('/pay/one-offs/pof_none/withdraw', { version: 1, reason: '不存在' }))).toBe(
      'not_found',
    );
    expect((await listed('&state=standing')).total).toBe(1);
    expect((await listed('&state=withdrawn')).items[0]?.withdrawnReason).toBe('重复登记');
  });
});

describe('a sheet of one-offs', () => {
  const header = '身份证号,姓名,项目,金额（元）,事由,文号';
  const clean = [
    header,
    `${identityNumber(1)},钱二,取暖补贴,"1,200.00",2026年取暖补贴,市财〔2026〕8号`,
    `${identityNumber(2)},孙三,overpaid,35.5,五月多发扣回,`,
  ];

  it('is looked at, written, and changes nothing the second time', async () => {
    expect((await bring<Report>(csvFile(clean), true)).body.problems).toEqual([]);
    expect((await bring(csvFile(clean), false)).body).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0 });
    expect((await bring(csvFile(clean, 'utf-8'), false)).body).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
      skipped: 0,
    });
    expect((await listed('&state=standing')).items.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual(
      [3_550, 120_000, 120_000],
    );
  });

  it('spoiled, tells each mistake and writes nothing', async () => {
    const spoiled = csvFile([
      header,
      `${identityNumber(1)},钱二,高温补贴,12.345,,`,
      `${identityNumber(1)},钱二,,-5,理由,`,
      `${identityNumber(1)},钱二,取暖补贴,3,重复,`,
      `${identityNumber(1)},钱二,取暖补贴,3,重复,`,
    ]);
    const report = await bring<Report>(spoiled, true);
    expect(report.body.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 item item_unknown',
      '2 amount amount_unreadable',
      '2 reason reason_missing',
      '3 item item_missing',
      '3 amount amount_unreadable',
      '5 amount one_off_twice',
    ]);
    expect(codeOf(await bring(spoiled, false))).toBe('sheet_problems_open');
    const decided = await bring(spoiled, false, { skip: [2, 3], accept: [5] });
    expect(decided.body).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 2 });
  });

  it('leaves as a file with signed amounts', async () => {
    const file = await city.world.fetch('GET', city.city.path(`/pay/one-offs/export?month=${month}&format=csv`), {
      cookie: city.hr,
    });
    const text = await file.text();
    expect(text).toContain('-35.50');
    expect(text).toContain('已撤销：重复登记');
  });
});

describe('an approved month', () => {
  const next = '2026-07';
  const settledFor = async (index: number) =>
    (await linesOf(city, city.workerIds[index], next))
      .filter(({ source }) => source === 'back_pay')
      .map(({ forMonth, code, amountFen, inputs }) => `${forMonth} ${code} ${amountFen} ${inputs['cause']}`);
  const late = () => csvFile(['姓名,项目,金额,事由,身份证号', `钱二,取暖补贴,1,迟到,${identityNumber(1)}`]);
  const brought = (dryRun: boolean, fields: Readonly<Record<string, string>> = {}) =>
    city.world.call<Report>('POST', city.city.path('/pay/one-offs/import'), {
      form: importForm(late(), { month, ...fields }, dryRun),
      cookie: city.hr,
    });

  it('takes an entry more only with the reason that it comes late', async () => {
    await payMonth(city, month);
    const items = await city.get<{ closed: boolean }>(`/pay/one-offs/items?month=${month}`, city.hr);
    expect(items.closed).toBe(true);
    expect(codeOf(await city.act('/pay/one-offs', heating()))).toBe('month_facts_reason_required');
    expect(codeOf(await brought(true))).toBe('month_facts_reason_required');
    expect(codeOf(await brought(false))).toBe('month_facts_reason_required');
  });

  it('keeps its payslips byte for byte; the next run pays what came and takes what was withdrawn', async () => {
    const before = await dumpUntil(city, month);
    // 孙三: a deduction of 35.50 was taken twice over by mistake: it is given back.
    const own = (await listed('&q=孙三&state=standing')).items.find(({ amountFen }) => amountFen === 3_550);
    const withdrawn = await city.act(`/pay/one-offs/${own?.id ?? ''}/withdraw`, { version: 1, reason: '误扣退回' });
    expect(withdrawn.status).toBe(200);
    // 赵一: 80.00 more; 钱二: 1.00 more, from a sheet; 李四 left before the month and is paid 250.00 for it all the same.
    const entry = { ...heating(), amountFen: 8_000, lateReason: '六月补发通知迟到' };
    expect((await city.act('/pay/one-offs', entry)).status).toBe(201);
    expect((await brought(false, { reason: '街道迟报' })).status).toBe(201);
    const roster = await city.get<{ version: number }>(`/roster/workers/${city.workerIds[3]}`, city.city.cookie);
    const leave = { version: roster.version, day: '2026-07-01', reason: '辞职' };
    const left = await city.act(`/roster/workers/${city.workerIds[3]}/leave`, leave, city.city.cookie);
    expect(left.status).toBe(200);
    const gone = { ...entry, workerId: city.workerIds[3], amountFen: 25_000 };
    expect((await city.act('/pay/one-offs', gone)).status).toBe(201);
    await payMonth(city, next);
    expect(await settledFor(0)).toEqual(['2026-06 heating 8000 one_off']);
    expect(await settledFor(1)).toEqual(['2026-06 heating 100 one_off']);
    expect(await settledFor(2)).toEqual(['2026-06 overpaid 3550 one_off']);
    // Of somebody who has left the payslip holds the difference alone; the tax of it is the month's that pays it.
    expect(await settledFor(3)).toEqual(['2026-06 heating 25000 one_off']);
    const lines = await linesOf(city, city.workerIds[3], next);
    expect(lines.map(({ source }) => source)).toEqual(['back_pay']);
    expect(await dumpUntil(city, month)).toBe(before);
  });

  it('says in the trail why it came late', async () => {
    const told = await city.world.env.CITY_01?.prepare(
      `SELECT reason FROM audit_entry WHERE action = 'pay.one_off.record' ORDER BY seq DESC LIMIT 1`,
    ).first<string>('reason');
    expect(told).toBe('六月补发通知迟到');
  });

  it('is settled once: the month after finds nothing left', async () => {
    await payMonth(city, '2026-08');
    for (const id of city.workerIds) {
      expect((await linesOf(city, id, '2026-08')).filter(({ source }) => source === 'back_pay')).toEqual([]);
    }
  });
});
