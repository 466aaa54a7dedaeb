import { beforeAll, describe, expect, it } from 'vitest';
import { writeSheet } from '../../../worker/platform/sheet/index.ts';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from './book.ts';

interface Report {
  readonly counts: { rows: number; errors: number; warnings: number; new: number; existing: number };
  readonly problems: { row: number; column: string; code: string; message: string }[];
}
interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}
type Line = readonly (string | number | null)[];

/** A sheet as a finance office writes it: title, unit and document above the header, a total below. */
async function budgetFile(lines: readonly Line[]): Promise<File> {
  const rows: Line[] = [
    ['某市2026年度市直部门预算指标'],
    ['单位：元　　文号：市财预〔2026〕1号'],
    ['序号', '部门', '功能分类科目编码', '科目名称', '年初预算数', '资金来源', '备注'],
    ...lines.map((line, index) => [index + 1, ...line]),
    ['合计', null, null, null, 1],
  ];
  const bytes = await writeSheet({
    sheet: '部门预算',
    widths: [8, 20, 20, 30, 16, 16, 16],
    frozenRows: 3,
    rows: rows.map((row) => row.map((value) => ({ value }))),
  });
  return new File([bytes as BlobPart], '预算.xlsx');
}

let book: Book;
let fiscalDay: string;
beforeAll(async () => {
  book = await newBook();
  fiscalDay = `${book.year}-01-05`;
});

function form(file: File, dryRun: boolean, decisions: unknown = {}, documentNumber = '市财预〔2026〕1号'): FormData {
  const fields = new FormData();
  fields.set('file', file);
  fields.set('dryRun', String(dryRun));
  fields.set('decisions', JSON.stringify(decisions));
  fields.set('documentNumber', documentNumber);
  fields.set('effectiveDay', fiscalDay);
  return fields;
}
const bring = async <T>(lines: readonly Line[], dryRun: boolean, decisions: unknown = {}, options: object = {}) =>
  book.world.call<T>('POST', book.city.path('/ledger/budget/import'), {
    form: form(await budgetFile(lines), dryRun, decisions),
    cookie: book.city.cookie,
    ...options,
  });
const lines = () =>
  book.get<{ items: { name: string; unitId: string; budgetFen: number; balanceFen: number }[]; total: number }>(
    '/ledger/accounts?kind=line&pageSize=200',
  );

const good: readonly Line[] = [
  ['市民政局', '2080208', '基层政权建设和社区治理', 140_000, '本级财政', null],
  ['市民政局', '2120199', '其他城乡社区管理事务支出', '216,000.50', '上级补助', null],
];

describe('a budget from Excel', () => {
  it('finds what is wrong by row and column and writes nothing', async () => {
    const spoiled: Line[] = [
      ['市没有局', '2080208', '某科目', 100, '本级财政', null],
      ['市民政局', '20A', '某科目', 100, '本级财政', null],
      ['市民政局', '2080208', '某科目', '一百元', '本级财政', null],
      ['市民政局', '2080299', '某科目', 100, '天上掉下', null],
      ['市民政局', '2120199', null, null, null, null],
      ['市民政局', '9999999', '未见过的科目', 100, '本级财政', null],
      ['市民政局', '9999999', '未见过的科目', 100, '本级财政', null],
    ];
    const report = await bring<Report>(spoiled, true);
    expect(report.body.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '4 department department_unknown',
      '5 functionCode code_unreadable',
      '6 amount amount_unreadable',
      '7 functionCode code_not_in_year',
      '7 source source_unknown',
      '8 name name_missing',
      '8 amount amount_missing',
      '8 source source_missing',
      '9 functionCode code_not_in_year',
      '10 functionCode code_not_in_year',
      '10 functionCode line_twice',
    ]);
    const refused = await bring<Refused>(spoiled, false);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'sheet_problems_open']);
    expect((await lines()).total).toBe(0);
  });

  it('says which columns it looked for', async () => {
    const file = new File(['姓名,金额\n某甲,1\n'], 'other.csv');
    const answer = await book.world.call<Refused>('POST', book.city.path('/ledger/budget/import'), {
      form: form(file, true),
      cookie: book.city.cookie,
    });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'sheet_columns_missing']);
  });

  it('opens the lines and appropriates them in one voucher, or nothing when the storage fails', async () => {
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await bring(good, false)).status).toBe(500);
    expect((await lines()).total).toBe(0);
    const preview = await bring<Report>(good, true);
    expect(preview.body.counts).toMatchObject({ rows: 2, errors: 0, new: 2, existing: 0 });
    const rows = preview.body.problems.filter(({ code }) => code === 'code_not_in_year').map(({ row }) => row);
    const key = 'budget-of-the-year';
    const done = await bring<Outcome>(good, false, { accept: rows }, { key });
    expect([done.status, done.body]).toEqual([201, { created: 2, updated: 0, unchanged: 0, skipped: 0 }]);
    const { items } = await lines();
    expect(items.map(({ name, budgetFen, balanceFen }) => [name, budgetFen, balanceFen]).toSorted()).toEqual([
      ['其他城乡社区管理事务支出', 21_600_050, 21_600_050],
      ['基层政权建设和社区治理', 14_000_000, 14_000_000],
    ]);
    const vouchers = await book.get<{ items: { kind: string; documentNumber: string }[]; total: number }>(
      '/ledger/transactions',
    );
    expect(vouchers.items.map(({ kind, documentNumber }) => [kind, documentNumber])).toEqual([
      ['appropriation', '市财预〔2026〕1号'],
    ]);
    const verified = await book.world.call<{ sound: boolean }>('POST', book.city.path('/ledger/verify'), {
      cookie: book.city.cookie,
      body: {},
    });
    expect(verified.body).toMatchObject({ sound: true });
  });

  it('changes nothing the second time, adds only what is more, and never takes money back', async () => {
    expect((await bring<Outcome>(good, false)).body).toEqual({ created: 0, updated: 0, unchanged: 2, skipped: 0 });
    const more: Line[] = [['市民政局', '2080208', '基层政权建设和社区治理', 150_000, '本级财政', null]];
    const raised = await bring<Report>(more, true);
    expect(raised.body.problems).toMatchObject([{ row: 4, code: 'budget_raised' }]);
    expect(raised.body.problems[0]?.message).toContain('追加 10,000.00 元');
    expect((await bring<Outcome>(more, false, { accept: [4] })).body).toMatchObject({ updated: 1 });
    const found = (await lines()).items.find(({ name }) => name === '基层政权建设和社区治理');
    expect(found).toMatchObject({ budgetFen: 15_000_000 });
    const less: Line[] = [['市民政局', '2080208', '基层政权建设和社区治理', 1, '本级财政', null]];
    expect((await bring<Report>(less, true)).body.problems).toMatchObject([{ code: 'budget_lowered' }]);
  });

  it('tells two lines of one code by their names, and takes no other name for either', async () => {
    const [standing] = (await lines()).items;
    for (const name of ['助餐点', '助浴点']) {
      const line = { fiscalYear: book.year, departmentId: standing?.unitId, name, functionCode: '2120199' };
      expect((await book.post('/ledger/lines', line)).status).toBe(201);
    }
    const named = (name: string, yuan: number): Line => ['市民政局', '2120199', name, yuan, '上级补助', null];
    const both = [named('助浴点', 30), named('助餐点', 20), named('助医点', 10)];
    const { body } = await bring<Report>(both, true);
    const said = body.problems.filter(({ code }) => code !== 'code_not_in_year' && code !== 'budget_raised');
    expect(said.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(['6 name line_ambiguous']);
    expect(said[0]?.message).toContain('助餐点');
    const done = await bring<Outcome>(both.slice(0, 2), false, { accept: body.problems.map(({ row }) => row) });
    expect(done.body).toMatchObject({ created: 0, updated: 2 });
    const found = (await lines()).items.filter(({ name }) => name.startsWith('助'));
    expect(found.map(({ name, budgetFen }) => [name, budgetFen]).toSorted()).toEqual([
      ['助浴点', 3_000],
      ['助餐点', 2_000],
    ]);
  });

  it('is the work of who writes the ledger, under a key', async () => {
    const street = await book.colleague('auditor', book.city.rootUnitId, 'auditor@test.test');
    expect((await bring<Refused>(good, false, {}, { cookie: street })).body.error.code).toBe('permission_missing');
    expect((await bring<Refused>(good, false, {}, { key: null })).body.error.code).toBe('idempotency_key_required');
  });
});
