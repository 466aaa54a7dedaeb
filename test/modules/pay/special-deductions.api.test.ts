import { beforeAll, describe, expect, it } from 'vitest';
import { readSheet, writeSheet, type Sheet } from '../../../worker/platform/sheet/index.ts';
import type { Refused } from '../ledger/book.ts';
import { signUpCity } from '../../harness/api.ts';
import { csvFile, importForm } from './entries.ts';
import { identityNumber, newPayCity, type Page, type PayCity } from './month.ts';

interface Row {
  readonly id: string;
  readonly workerName: string;
  readonly unitName: string;
  readonly item: string;
  readonly fromMonth: string;
  readonly lastMonth: string | null;
  readonly monthlyFen: number;
  readonly version: number;
}
interface Report {
  readonly unmatched: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { row: number; column: string; code: string; severity: string; message: string }[];
}

let city: PayCity;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const send = (method: string, path: string, body: unknown, cookie = city.hr, key?: string) =>
  city.world.call(method, city.city.path(path), { body, cookie, ...(key ? { key } : {}) });
const list = async () => (await city.get<Page<Row>>('/pay/special-deductions', city.hr)).items;
const told = async () =>
  (await list()).map(
    ({ workerName, item, monthlyFen, fromMonth, lastMonth }) =>
      `${workerName} ${item} ${monthlyFen} ${fromMonth} ${lastMonth}`,
  );

/** The shape of an HR office's sheet: two lines of title, a serial number, an identity number, an item a row. */
const sheetOf = async (rows: readonly (readonly (string | number)[])[]): Promise<File> => {
  const header = ['序号', '姓名', '身份证号', '扣除项目', '每月扣除金额', '起始月份', '终止月份', '扣除方式', '备注'];
  const lines = [
    ['某市社区工作者个人所得税专项附加扣除信息（2026年）'],
    ['单位：元　　大病医疗为全年金额，由本人在年度汇算时扣除'],
    header,
    ...rows.map((row, index) => [index + 1, ...row]),
    ['合计', '', '', '', 1],
  ];
  const bytes = await writeSheet({
    sheet: '明细',
    widths: header.map(() => 12),
    frozenRows: 3,
    rows: lines.map((line) => line.map((value) => ({ value }))),
  });
  return new File([bytes as Uint8Array<ArrayBuffer>], '专项附加扣除.xlsx');
};
const bring = <T = Report>(file: File, dryRun: boolean, decisions: unknown = {}, cookie = city.hr, key?: string) =>
  city.world.call<T>('POST', city.city.path('/pay/special-deductions/import'), {
    form: importForm(file, {}, dryRun, decisions),
    cookie,
    ...(key ? { key } : {}),
  });

const rows = (): (string | number)[][] => [
  ['赵一', identityNumber(0), '住房贷款利息', 1000, '2026-01', '2026-12', '本人100%', ''],
  ['赵一', identityNumber(0), '子女教育', '1,000', '2026年1月', '2026.12', '夫妻各50%', '1个子女'],
  ['钱二', identityNumber(1), '3岁以下婴幼儿照护', 2000, '2026-01', '2026-04', '本人100%', '次月转子女教育'],
  ['钱二', identityNumber(1), '子女教育', 2000, '2026-05', '2026-12', '本人100%', '由婴幼儿照护转入'],
  ['孙三', identityNumber(2), '继续教育', 400, '2026-01', '2026-12', '学历（学位）', ''],
  ['孙三', identityNumber(2), '继续教育', 3600, '2026-06', '2026-06', '职业资格（取证当年一次）', ''],
  ['李四', identityNumber(3), '住房租金', 800, '2026-01', '2026-12', '本人', ''],
  ['李四', identityNumber(3), '大病医疗', 21_780.15, '2026-01', '2026-12', '年度汇算时扣除', ''],
];
/** Row 11 of the sheet is the serious illness: read, and confirmed that it is not taken in. */
const accept = { accept: [11] };

beforeAll(async () => {
  city = await newPayCity();
});

describe('an import of special deductions', () => {
  it('is checked first and writes nothing then', async () => {
    const dry = await bring(await sheetOf(rows()), true);
    expect(dry.status).toBe(200);
    expect(dry.body.unmatched).toEqual([]);
    expect(dry.body.counts).toMatchObject({ rows: 8, errors: 0, warnings: 1, new: 7, existing: 0 });
    expect(dry.body.problems).toMatchObject([{ row: 11, column: 'item', code: 'deduction_annual_only' }]);
    expect(await list()).toEqual([]);
  });

  it('waits for a word about what it will not do, then takes the rest in; the same again changes nothing', async () => {
    expect(code(await bring(await sheetOf(rows()), false))).toBe('sheet_problems_open');
    const done = await bring<object>(await sheetOf(rows()), false, accept);
    expect([done.status, done.body]).toEqual([201, { created: 7, updated: 0, unchanged: 0, skipped: 0 }]);
    expect(await told()).toContain('孙三 continuing_education 360000 2026-06 2026-06');
    const again = await bring<object>(await sheetOf(rows()), false, accept);
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 7, skipped: 0 });
  });

  it('answers a repeated key once', async () => {
    const sheet = await sheetOf([['赵一', identityNumber(0), '赡养老人', 3000, '2026-01', '', '独生子女', '']]);
    const [one, two] = [
      await bring(sheet, false, {}, city.hr, 'deductions-1'),
      await bring(sheet, false, {}, city.hr, 'deductions-1'),
    ];
    expect(one.body).toEqual(two.body);
    expect((await told()).filter((text) => text.includes('elderly'))).toHaveLength(1);
  });

  it('tells of a change and of what ends, and does both once confirmed', async () => {
    const changed = [
      ['李四', identityNumber(3), '住房租金', 1100, '2026-07', '', '本人', ''],
      ['赵一', identityNumber(0), '住房贷款利息', 500, '2026-01', '2026-12', '夫妻各50%', ''],
      ['钱二', identityNumber(1), '子女教育', 1000, '2026-06', '', '夫妻各50%', '第二个子女'],
    ];
    const dry = await bring(await sheetOf(changed), true);
    expect(dry.body.problems.map(({ row, code: name }) => `${row} ${name}`)).toEqual([
      '4 deduction_ends_standing',
      '5 deduction_changes',
      '6 deduction_adds',
    ]);
    const done = await bring<object>(await sheetOf(changed), false, { accept: [4, 5, 6] });
    expect(done.body).toEqual({ created: 2, updated: 2, unchanged: 0, skipped: 0 });
    const now = await told();
    expect(now).toContain('李四 rent 80000 2026-01 2026-06');
    expect(now).toContain('李四 rent 110000 2026-07 null');
    expect(now).toContain('赵一 housing_loan 50000 2026-01 2026-12');
  });

  it('names every problem by its row', async () => {
    const bad = [
      ['赵一', identityNumber(0), '住房租金', 800, '2026-03', '', '', ''],
      ['钱二', identityNumber(1), '赡养老人', 3100, '2026-01', '', '', ''],
      ['钱二', identityNumber(1), '子女教育', 1500, '2027-01', '', '', ''],
      ['孙三', identityNumber(2), '养老', 100, '2026-01', '', '', ''],
      ['孙三', identityNumber(2), '住房租金', '八百', '2026.1', '2025-12', '', ''],
      ['李四', identityNumber(3), '赡养老人', 1500, '2026-05', '2026-04', '', ''],
      ['李四', identityNumber(3), '赡养老人', 1500, '2026-01', '', '', ''],
      ['李四', identityNumber(3), '赡养老人', 1000, '2026-01', '', '', ''],
      ['无此人', identityNumber(9), '赡养老人', 1000, '2026-01', '', '', ''],
      ['孙三', identityNumber(2), '子女教育', 8000, '2027-01', '', '', ''],
      ['孙三', identityNumber(2), '婴幼儿照护', 1000, '2021-01', '2021-12', '', ''],
      ['孙三', identityNumber(2), '继续教育', 400, '2027-01', '2031-01', '', ''],
      ['孙三', identityNumber(2), '继续教育', 3600, '2026-09', '2026-09', '', ''],
      ['赵一', identityNumber(0), '赡养老人', 1500, '2025-06', '', '', ''],
    ];
    const { body } = await bring(await sheetOf(bad), true);
    expect(body.problems.map(({ row, code: name }) => `${row} ${name}`)).toEqual([
      '4 special_deduction_excluded',
      '5 special_deduction_over_limit',
      '6 special_deduction_not_permitted',
      '7 deduction_item_unknown',
      '8 amount_unreadable',
      '8 month_unreadable',
      '9 months_backwards',
      '11 deduction_twice',
      '12 identity_invalid',
      '13 deduction_large',
      '14 special_deduction_not_in_force',
      '15 special_deduction_too_long',
      '16 special_deduction_year_over',
      '17 special_deduction_overlaps',
    ]);
    expect(body.problems[1]?.message).toContain('3,000.00');
  });

  it('finds people by name and unit where the sheet has no number, and marks what is wrong', async () => {
    const { unitName = '' } = (await list()).find(({ workerName }) => workerName === '钱二') ?? {};
    const lines = [
      '姓名,单位,扣除项目,每月金额,起始月份',
      `钱二,${unitName},赡养老人,1500,2026-01`,
      '钱二,不知道的社区,赡养老人,1500,2026-01',
    ];
    const { body } = await bring(csvFile(lines), true);
    expect(body.problems).toMatchObject([{ row: 3, code: 'name_unknown' }]);
    expect(body.counts).toMatchObject({ new: 1 });
    const marked = await city.world.fetch('POST', city.city.path('/pay/special-deductions/import/marked'), {
      form: importForm(csvFile(lines), {}, true),
      cookie: city.hr,
    });
    expect(marked.status).toBe(200);
    const sheet = (await readSheet(new Uint8Array(await marked.arrayBuffer()), 'marked.xlsx')) as Sheet;
    expect(sheet.rows[2]?.at(-1)?.text).toContain('花名册');
  });

  it('takes back its own export', async () => {
    const file = await city.world.fetch('GET', city.city.path('/pay/special-deductions/export?format=xlsx'), {
      cookie: city.hr,
    });
    expect(file.status).toBe(200);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const back = await bring(new File([bytes], '专项附加扣除.xlsx'), true);
    const total = (await list()).length;
    expect(back.body.counts).toMatchObject({ errors: 0, warnings: 0, new: 0, existing: total });
  });
});

describe('one declaration', () => {
  const declare = (item: string, monthlyFen: number, fromMonth: string, lastMonth: string | null = null) =>
    send('POST', '/pay/special-deductions', { workerId: city.workerIds[2], item, monthlyFen, fromMonth, lastMonth });

  it('is held to the limits in force, each refused by name', async () => {
    expect(code(await declare('rent', 90_000, '2027-01'))).toBe('special_deduction_not_permitted');
    expect(code(await declare('elderly_support', 310_000, '2026-01'))).toBe('special_deduction_over_limit');
    expect(code(await declare('infant_care', 100_000, '2021-01', '2021-12'))).toBe('special_deduction_not_in_force');
    expect(code(await declare('continuing_education', 40_000, '2027-01', '2031-01'))).toBe(
      'special_deduction_too_long',
    );
    expect(code(await declare('continuing_education', 360_000, '2026-08', '2026-08'))).toBe(
      'special_deduction_year_over',
    );
    expect(code(await declare('continuing_education', 40_000, '2026-08'))).toBe('special_deduction_overlaps');
    expect((await declare('rent', 80_000, '2027-01')).status).toBe(201);
    expect(code(await declare('housing_loan', 100_000, '2027-03'))).toBe('special_deduction_excluded');
  });

  it('never stays open where the rule ends it', async () => {
    expect((await declare('housing_loan', 50_000, '2020-01', '2020-12')).status).toBe(201);
    expect((await declare('continuing_education', 40_000, '2027-01')).status).toBe(201);
    expect(await told()).toContain('孙三 continuing_education 40000 2027-01 2030-12');
  });

  it('is changed within the limits, by its version', async () => {
    const rent = (await list()).find(({ item, workerName }) => item === 'rent' && workerName === '孙三');
    const path = `/pay/special-deductions/${rent?.id}`;
    expect(code(await send('PATCH', path, { version: 1, lastMonth: null, monthlyFen: 90_000 }))).toBe(
      'special_deduction_not_permitted',
    );
    expect((await send('PATCH', path, { version: 1, lastMonth: null, monthlyFen: 110_000 })).status).toBe(200);
    expect(code(await send('PATCH', path, { version: 1, lastMonth: null, monthlyFen: 80_000 }))).toBe(
      'changed_meanwhile',
    );
  });
});

describe('limits of special deductions', () => {
  it('are seeded with their documents, and a new edition holds from its month on', async () => {
    const policies = () =>
      city.get<Page<{ fromMonth: string; source: string; definition: { items: { item: string }[] } }>>(
        '/pay/special-deduction-policies',
        city.hr,
      );
    const { items } = await policies();
    expect(items.map(({ fromMonth }) => fromMonth)).toEqual(['2023-01', '2022-01', '2019-01']);
    expect(items[0]?.source).toContain('国发〔2023〕13号');
    const raised = {
      fromMonth: '2028-01',
      name: '示例：提高租金标准',
      source: '测试文件',
      trust: 'example',
      definition: { items: [{ item: 'rent', fixedFen: [200_000], excludes: 'housing_loan' }] },
    };
    expect((await send('POST', '/pay/special-deduction-policies', raised)).status).toBe(201);
    const rent = (fromMonth: string) => ({
      workerId: city.workerIds[1],
      item: 'rent',
      monthlyFen: 200_000,
      fromMonth,
      lastMonth: null,
    });
    expect(code(await send('POST', '/pay/special-deductions', rent('2027-12')))).toBe('special_deduction_over_limit');
    expect((await send('POST', '/pay/special-deductions', rent('2028-01'))).status).toBe(201);
    const twice = { ...raised, definition: { items: [raised.definition.items[0], raised.definition.items[0]] } };
    expect((await send('POST', '/pay/special-deduction-policies', twice)).status).toBe(400);
  });
});

describe('whose business it is', () => {
  it('is refused without the permission and in another city', async () => {
    const reader = await city.colleague('auditor', city.city.rootUnitId, 'auditor@pay.test');
    const sheet = await sheetOf(rows());
    expect((await bring(sheet, true, {}, reader)).status).toBe(403);
    expect((await bring(sheet, false, {}, reader)).status).toBe(403);
    expect(
      (await send('PUT', '/pay/bonus-choices', { year: 2026, items: [{ workerId: 'x', choice: 'alone' }] }, reader))
        .status,
    ).toBe(403);
    const stranger = await signUpCity(city.world, 'othercity');
    expect((await bring(sheet, true, {}, stranger.cookie)).status).toBe(401);
    // Its own sheet finds nobody of ours.
    const theirs = await city.world.call<Report>('POST', stranger.path('/pay/special-deductions/import'), {
      form: importForm(sheet, {}, true),
      cookie: stranger.cookie,
    });
    expect(
      new Set(theirs.body.problems.filter(({ severity }) => severity === 'error').map((each) => each.code)),
    ).toEqual(new Set(['person_unknown']));
  });
});
