import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { adoptEntries, csvFile, importForm } from './entries.ts';
import { identityNumber, newPayCity, type Computed, type Page, type PayCity } from './month.ts';

const month = '2026-06';
let city: PayCity;
let officer = '';
let communityId = '';
let otherId = '';

interface Row {
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly cells: Readonly<Record<string, { readonly quantity: string; readonly row: string }>>;
}
interface Grid extends Page<Row> {
  readonly facts: readonly { readonly code: string }[];
  readonly totals: Readonly<Record<string, { readonly quantity: string; readonly workers: number }>>;
  readonly closed: boolean;
}
interface Units extends Page<{ readonly unitId: string; readonly state: string; readonly by: string | null }> {
  readonly counts: { readonly reported: number; readonly entered: number; readonly missing: number };
  readonly lastReport: { readonly by: string; readonly at: string } | null;
}
interface Report {
  readonly unmatched: readonly string[];
  readonly counts: { readonly rows: number; readonly errors: number; readonly warnings: number };
  readonly problems: readonly { readonly row: number; readonly column: string; readonly code: string }[];
}

const codeOf = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const grid = (cookie = city.hr, query = '') => city.get<Grid>(`/pay/month-facts?month=${month}${query}`, cookie);
const put = (body: unknown, cookie = city.hr, key?: string) =>
  city.world.call('PUT', city.city.path('/pay/month-facts'), { body, cookie, ...(key ? { key } : {}) });
const cell = (workerId: string | undefined, code: string, quantity: string, seen: string | null = null) => ({
  workerId: workerId ?? '',
  code,
  quantity,
  seen,
});
const bring = <T = Record<string, unknown>>(file: File, dryRun: boolean, decisions: unknown = {}, cookie = city.hr) =>
  city.world.call<T>('POST', city.city.path('/pay/month-facts/import'), {
    form: importForm(file, { month }, dryRun, decisions),
    cookie,
  });

beforeAll(async () => {
  city = await newPayCity();
  await adoptEntries(city);
  const rows = (await grid()).items;
  communityId = rows.find(({ name }) => name === '赵一')?.unitId ?? '';
  otherId = rows.find(({ name }) => name === '孙三')?.unitId ?? '';
  officer = await city.colleague('community_officer', communityId, 'community@pay.test');
});

describe('the grid of a month', () => {
  it('lists who is on post with the facts that the scheme asks for', async () => {
    const answer = await grid();
    expect(answer.total).toBe(4);
    expect(answer.facts.map(({ code }) => code)).toEqual(['duty_shift', 'overtime_hour', 'sick_day']);
    expect(answer.items.every(({ cells }) => Object.keys(cells).length === 0)).toBe(true);
    expect(answer.closed).toBe(false);
  });

  it('is saved in one write and shows what holds, with totals', async () => {
    const [first, second] = city.workerIds;
    const saved = await put({ month, cells: [cell(first, 'duty_shift', '3'), cell(second, 'duty_shift', '2.5 班')] });
    expect([saved.status, saved.body]).toEqual([200, { changed: 2, unchanged: 0 }]);
    const answer = await grid();
    expect(answer.totals).toEqual({ duty_shift: { quantity: '5.5', workers: 2 } });
    expect(answer.items.find(({ workerId }) => workerId === first)?.cells['duty_shift']?.quantity).toBe('3');
    expect((await grid(city.hr, '&entered=none')).total).toBe(2);
    expect((await grid(city.hr, `&entered=some&unitId=${communityId}`)).total).toBe(2);
  });

  it('does not overwrite unseen what somebody else saved, and names it', async () => {
    const [first] = city.workerIds;
    const row = (await grid()).items.find(({ workerId }) => workerId === first)?.cells['duty_shift']?.row ?? null;
    expect((await put({ month, cells: [cell(first, 'duty_shift', '4', row)] }, officer)).status).toBe(200);
    const stale = await put({ month, cells: [cell(first, 'duty_shift', '9', row), cell(first, 'sick_day', '1')] });
    expect([stale.status, codeOf(stale)]).toEqual([409, 'month_facts_conflict']);
    expect((stale.body as unknown as Refused).error.facts).toMatchObject({
      count: 1,
      cells: [{ workerId: first, quantity: '4', by: 'community@pay.test' }],
    });
    expect((await grid()).totals['sick_day']).toBeUndefined();
  });

  it('keeps one of two saves at once', async () => {
    const [, , third] = city.workerIds;
    const both = await Promise.all([
      put({ month, cells: [cell(third, 'overtime_hour', '1')] }),
      put({ month, cells: [cell(third, 'overtime_hour', '2')] }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('acts once under a repeated key', async () => {
    const [, , , fourth] = city.workerIds;
    const body = { month, cells: [cell(fourth, 'sick_day', '1.5')] };
    const first = await put(body, city.hr, 'a-key-for-one-save');
    const again = await put(body, city.hr, 'a-key-for-one-save');
    expect([first.body, again.body]).toEqual([
      { changed: 1, unchanged: 0 },
      { changed: 1, unchanged: 0 },
    ]);
    expect((await grid()).totals['sick_day']).toEqual({ quantity: '1.5', workers: 1 });
  });

  it('refuses facts that the scheme does not ask for and quantities beyond its limits', async () => {
    const [first] = city.workerIds;
    expect(codeOf(await put({ month, cells: [cell(first, 'flights', '1')] }))).toBe('month_fact_unknown');
    for (const [quantity, fault] of [
      ['32', 'over_max'],
      ['1.2345', 'too_fine'],
      ['-1', 'unreadable'],
      ['三', 'unreadable'],
      ['1e3', 'unreadable'],
    ] as const) {
      const answer = await put({ month, cells: [cell(first, 'duty_shift', quantity)] });
      expect([codeOf(answer), (answer.body as unknown as Refused).error.facts?.['fault']]).toEqual([
        'month_fact_quantity',
        fault,
      ]);
    }
    expect((await put({ month, cells: [] })).status).toBe(400);
    expect((await put({ month: '2026-13', cells: [cell(first, 'duty_shift', '1')] })).status).toBe(400);
    expect((await put({ month, cells: [{ ...cell(first, 'duty_shift', '1'), extra: 1 }] })).status).toBe(400);
  });
});

describe('who may enter', () => {
  it('a community sees and enters its own and nobody else’s', async () => {
    expect((await grid(officer)).items.map(({ name }) => name).toSorted()).toEqual(['赵一', '钱二']);
    const foreign = await put({ month, cells: [cell(city.workerIds[2], 'duty_shift', '1')] }, officer);
    expect([foreign.status, codeOf(foreign)]).toEqual([422, 'worker_unknown']);
    const nowhere = await put({ month, cells: [cell('wrk_none', 'duty_shift', '1')] });
    expect(codeOf(nowhere)).toBe('worker_unknown');
  });

  it('finance sees and does not enter; a department sees nothing; another city neither', async () => {
    expect((await grid(city.finance)).total).toBe(4);
    expect((await put({ month, cells: [cell(city.workerIds[0], 'duty_shift', '1')] }, city.finance)).status).toBe(403);
    const department = await city.colleague('department_officer', city.departmentId, 'dep@pay.test');
    const seen = await city.world.call('GET', city.city.path(`/pay/month-facts?month=${month}`), {
      cookie: department,
    });
    expect(seen.status).toBe(403);
    const other = await city.world.call('GET', `/api/cities/elsewhere/pay/month-facts?month=${month}`, {
      cookie: city.hr,
    });
    expect(other.status).toBe(404);
  });
});

describe('handing in', () => {
  it('tells which units are missing, with counts, until each gives its word', async () => {
    const units = () => city.get<Units>(`/pay/month-facts/units?month=${month}`, city.hr);
    expect((await units()).counts).toEqual({ reported: 0, entered: 2, missing: 0 });
    const none = await city.get<Units>('/pay/month-facts/units?month=2026-05', city.hr);
    expect(none).toMatchObject({ counts: { reported: 0, entered: 0, missing: 2 }, lastReport: null });
    const report = (unitIds: readonly string[], cookie: string) =>
      city.act('/pay/month-facts/reports', { month, unitIds }, cookie);
    expect(codeOf(await report([otherId], officer))).toBe('month_facts_unit_unknown');
    expect((await report([communityId], officer)).body).toEqual({ units: 1 });
    const now = await units();
    expect(now.counts).toEqual({ reported: 1, entered: 1, missing: 0 });
    expect(now.items.map(({ unitId, state }) => [unitId, state])).toEqual([
      [otherId, 'entered'],
      [communityId, 'reported'],
    ]);
    expect(now.items[1]?.by).toBe('community@pay.test');
    expect(now.lastReport?.by).toBe('community@pay.test');
    expect((await city.get<Units>(`/pay/month-facts/units?month=${month}`, officer)).total).toBe(1);
  });
});

describe('an attendance sheet', () => {
  const header = '身份证号,姓名,出勤天数,病假天数,值班次数,加班小时';
  const clean = [
    header,
    `${identityNumber(0)}\t,赵一,21,,1,8`,
    `${identityNumber(1)}\t,钱二,18,3,1,4`,
    `${identityNumber(2)}\t,孙三,21,,3,`,
  ];

  it.each(['gb18030', 'utf-8'] as const)('in %s is looked at first and says what it did not read', async (encoding) => {
    const answer = await bring<Report>(csvFile(clean, encoding), true);
    expect(answer.status).toBe(200);
    expect(answer.body.unmatched).toEqual(['出勤天数']);
    // 孙三 has overtime recorded and the sheet leaves it empty: a word of confirmation.
    expect(answer.body.problems.map(({ row, code }) => [row, code])).toEqual([[4, 'quantity_cleared']]);
    expect(answer.body.counts).toMatchObject({ rows: 3, errors: 0, warnings: 1 });
  });

  it('is written once its warnings are accepted, and changes nothing the second time', async () => {
    const refused = await bring(csvFile(clean), false);
    expect([refused.status, codeOf(refused)]).toEqual([422, 'sheet_problems_open']);
    const written = await bring(csvFile(clean), false, { accept: [4] });
    expect([written.status, written.body]).toEqual([201, { created: 0, updated: 3, unchanged: 0, skipped: 0 }]);
    expect((await grid()).totals).toEqual({
      duty_shift: { quantity: '5', workers: 3 },
      overtime_hour: { quantity: '12', workers: 2 },
      sick_day: { quantity: '4.5', workers: 2 },
    });
    const again = await bring(csvFile(clean), false);
    expect([again.status, again.body]).toEqual([201, { created: 0, updated: 0, unchanged: 3, skipped: 0 }]);
  });

  it('spoiled, tells every mistake by row and column and writes nothing', async () => {
    const before = await grid();
    const spoiled = csvFile([
      '2026年6月考勤表,,,,,',
      header,
      `${identityNumber(0)},赵壹,21,,1,8`,
      `${identityNumber(0)},赵一,21,,1,8`,
      `99010119900101996X,钱二,21,,1,8`,
      `${identityNumber(2)},孙三,21,40,三,1.2345`,
      ',李四,21,,1,8',
      '合计,,81,,4,32',
    ]);
    const answer = await bring<Report>(spoiled, true);
    expect(answer.body.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 name name_differs',
      '4 name person_twice',
      '5 identityNumber identity_invalid',
      '6 fact:duty_shift quantity_unreadable',
      '6 fact:overtime_hour quantity_too_fine',
      '6 fact:sick_day quantity_over_max',
      '7 identityNumber identity_missing',
    ]);
    expect((await bring(spoiled, false)).status).toBe(422);
    expect((await grid()).totals).toEqual(before.totals);
    const marked = await city.world.fetch('POST', city.city.path('/pay/month-facts/import/marked'), {
      form: importForm(spoiled, { month }, true),
      cookie: city.hr,
    });
    expect(marked.headers.get('content-disposition')).toContain('marked.xlsx');
    expect((await marked.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });

  it('takes decisions on single cells and rows', async () => {
    const file = csvFile([header, `${identityNumber(0)},赵一,21,40,1,8`, `,无名氏,1,,,`]);
    const decisions = { cells: [{ row: 2, column: 'fact:sick_day', value: '2' }], skip: [3] };
    const written = await bring(file, false, decisions);
    expect([written.status, written.body]).toEqual([201, { created: 0, updated: 1, unchanged: 0, skipped: 1 }]);
  });

  it('of people outside the scope, or of another table, is refused', async () => {
    const foreign = await bring<Report>(csvFile([header, `${identityNumber(2)},孙三,21,,1,8`]), true, {}, officer);
    expect(foreign.body.problems.map(({ code }) => code)).toEqual(['person_unknown']);
    expect(codeOf(await bring(csvFile(['科目,金额', '办公费,3']), true))).toBe('sheet_columns_missing');
    expect((await bring(csvFile([header]), true, { cells: 'x' })).status).toBe(400);
  });

  it('comes out as a workbook, and goes in again without a change', async () => {
    const file = await city.world.fetch('GET', city.city.path(`/pay/month-facts/export?month=${month}`), {
      cookie: officer,
    });
    const bytes = await file.arrayBuffer();
    expect(file.headers.get('content-disposition')).toContain('xlsx');
    const again = await bring(new File([bytes], '导出.xlsx'), false);
    expect([again.status, again.body]).toEqual([201, { created: 0, updated: 0, unchanged: 2, skipped: 0 }]);
    const csv = await city.world.fetch('GET', city.city.path(`/pay/month-facts/export?month=${month}&format=csv`), {
      cookie: officer,
    });
    expect(await csv.text()).toContain('值班次数（班）');
  });
});

describe('an approved month', () => {
  it('is corrected with a reason only', async () => {
    const run = (await city.act<Computed>('/pay/runs', { month })).body;
    await city.world.env.CITY_01?.prepare(`UPDATE pay_run SET state = 'approved', approved_by = 'x', approved_name = 'x',
      approved_at = computed_at WHERE id = ?`)
      .bind(run.id)
      .run();
    expect((await grid()).closed).toBe(true);
    const [first] = city.workerIds;
    const row = (await grid()).items.find(({ workerId }) => workerId === first)?.cells['duty_shift']?.row ?? null;
    const correction = { month, cells: [cell(first, 'duty_shift', '6', row)] };
    expect(codeOf(await put(correction))).toBe('month_facts_reason_required');
    const refused = await bring(csvFile(['身份证号,姓名,值班次数', `${identityNumber(0)},赵一,7`]), true);
    expect(codeOf(refused)).toBe('month_facts_reason_required');
    expect((await put({ ...correction, reason: '补登一次夜间值班' })).body).toEqual({ changed: 1, unchanged: 0 });
  });
});
