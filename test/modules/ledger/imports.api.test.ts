import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from './book.ts';
import { bringSheet, type Row } from './sheets.ts';

interface Report {
  readonly counts: { readonly errors: number; readonly warnings: number; readonly new: number };
  readonly problems: readonly { readonly row: number; readonly code: string; readonly message: string }[];
}
interface Hold {
  readonly id: string;
  readonly amountFen: number;
  readonly state: string;
  readonly purpose: string;
}

const titles = {
  holds: ['账户编码', '冻结金额', '用途', '期限'],
  movements: ['付款账户编码', '收款账户编码', '金额', '摘要'],
  settlements: ['冻结编号', '处理', '收款账户编码', '结算金额', '其余', '摘要'],
  reversals: ['凭证号', '冲销原因'],
  openings: ['账户编码', '承接单位', '资金来源', '期初余额'],
  chart: ['类型', '名称', '部门', '功能分类科目编码', '限定功能科目'],
  codes: ['分类', '科目编码', '科目名称'],
} as const;
type What = keyof typeof titles;

let book: Book;
let second: string;
let day: string;
let lines: { a: string; b: string };

beforeAll(async () => {
  book = await newBook();
  day = `${book.year}-01-05`;
  second = await book.colleague('finance_officer', book.city.rootUnitId, 'second@test.test');
  lines = { a: await book.line('助餐', 100_00), b: await book.line('走访', 0) };
});

async function bring<T>(
  what: What,
  rows: readonly Row[],
  { kind, ...options }: Parameters<typeof bringSheet>[5] & { readonly kind?: string } = {},
) {
  const time = ['holds', 'reversals', 'chart', 'codes'].includes(what)
    ? { fiscalYear: String(book.year) }
    : { effectiveDay: day };
  const fields = { documentNumber: '财〔2026〕7号', ...time, ...(kind ? { kind: String(kind) } : {}) };
  return bringSheet<T>(book, what, titles[what], rows, fields, options);
}
const holds = async () => (await book.get<{ items: Hold[] }>('/ledger/holds?pageSize=200')).items;
const verified = async () =>
  (await book.post<{ sound: boolean; problems: object[] }>('/ledger/verify', undefined)).body;
const codes = ({ body }: { body: unknown }) => (body as Report).problems.map(({ row, code }) => `${row} ${code}`);
const refusal = ({ status, body }: { status: number; body: unknown }) => `${status} ${(body as Refused).error.code}`;

describe('sheets of the ledger', () => {
  it('hold, settle and free: looked at first, all or nothing, each settlement by another person', async () => {
    const rows: Row[] = [
      ['20001', 30, '采购', null],
      ['20001', 40, '培训', null],
      ['20001', 20, '印刷', null],
    ];
    const over = await bring<Report>('holds', [...rows, ['20001', 11, '超额', null]], { dryRun: true });
    expect([over.body.counts.new, codes(over)]).toEqual([3, ['5 funds_short']]);
    expect(refusal(await bring('holds', [...rows, ['20001', 11, '超额', null]]))).toBe('422 sheet_problems_open');
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await bring('holds', rows)).status).toBe(500);
    expect(await holds()).toEqual([]);
    const key = 'holds-of-the-year';
    expect((await bring('holds', rows, { key })).body).toMatchObject({ created: 3 });
    expect(await book.account(lines.a)).toMatchObject({ heldFen: 90_00, availableFen: 10_00 });
    expect(
      codes(
        await bring<Report>(
          'holds',
          [
            ['20001', 1, '采购', null],
            ['20001', 10, '采购', null],
          ],
          { dryRun: true },
        ),
      ),
    ).toEqual(['3 funds_short']);
    const open = new Map((await holds()).map(({ purpose, id }) => [purpose, id]));
    const ends: Row[] = [
      [open.get('采购') ?? '', '结算', '60001', 10, '继续冻结', '首款'],
      [open.get('培训') ?? '', '结算', '60001', 40, null, '全款'],
      [open.get('印刷') ?? '', '释放', null, null, null, '不再印刷'],
    ];
    const own = await bring<Report>('settlements', ends, { dryRun: true });
    expect(codes(own)).toEqual(['2 refused', '3 refused']);
    expect(own.body.problems[0]?.message).toContain('另一人');
    expect((await bring('settlements', ends, { cookie: second })).body).toMatchObject({ updated: 3 });
    expect(await book.account(lines.a)).toMatchObject({ balanceFen: 50_00, heldFen: 20_00, availableFen: 30_00 });
    expect(codes(await bring<Report>('settlements', ends, { dryRun: true, cookie: second }))).toEqual([
      '2 refused',
      '3 refused',
      '4 refused',
    ]);
    expect(await verified()).toMatchObject({ sound: true });
  });

  it('move money in vouchers by memo, each deciding on what the one before left', async () => {
    const rows: Row[] = [
      ['20001', '20002', 20, '一调'],
      ['20002', '20001', '全部', '二调'],
    ];
    const kind = 'adjustment';
    expect((await bring('movements', rows, { kind })).body).toMatchObject({ created: 2 });
    expect(await book.account(lines.b)).toMatchObject({ balanceFen: 0, budgetFen: 0 });
    const again = await bring<Report>('movements', rows, { kind, dryRun: true });
    expect(codes(again)).toEqual(['2 voucher_standing', '3 voucher_standing']);
    const paid: Row[] = [['20001', '60001', 31, '超支']];
    expect(codes(await bring<Report>('movements', paid, { kind: 'spending', dryRun: true }))).toEqual([
      '2 funds_short',
    ]);
    const alone: Row[] = [['20001', '60001', 1, '直接付款']];
    const refused = await bring<Report>('movements', alone, { kind: 'spending', dryRun: true });
    expect(codes(refused)).toEqual(['2 refused']);
    expect(refused.body.problems[0]?.message).toContain('尚未设定结算限额');
    const vouchers = await book.get<{ items: { memo: string; documentNumber: string }[] }>(
      '/ledger/transactions?kind=adjustment',
    );
    expect(vouchers.items.map(({ memo, documentNumber }) => [memo, documentNumber])).toEqual([
      ['二调', '财〔2026〕7号'],
      ['一调', '财〔2026〕7号'],
    ]);
    expect(await verified()).toMatchObject({ sound: true });
  });

  it('open the chart, enter codes and bring opening balances of units that had no account', async () => {
    const chart: Row[] = [
      ['资金来源', '养老专项', null, null, '20802'],
      ['预算指标', '养老服务', '民政局', '2080208', null],
    ];
    expect((await bring('chart', chart)).body).toMatchObject({ created: 2, unchanged: 0 });
    expect((await bring('chart', chart)).body).toMatchObject({ created: 0, unchanged: 2 });
    const code: Row[] = [['功能分类', '2080208', '基层政权建设和社区治理']];
    expect((await bring('codes', code)).body).toMatchObject({ updated: 1 });
    const known = await book.get<{ items: { code: string; checked: boolean; source: string }[] }>(
      `/ledger/codes?year=${book.year}`,
    );
    expect(known.items.find((each) => each.code === '2080208')).toMatchObject({
      checked: true,
      source: '财〔2026〕7号',
    });
    const units = await book.get<{ items: { name: string; kind: string }[] }>('/organisation/tree?depth=3');
    const street = units.items.find(({ kind }) => kind === 'street')?.name ?? '';
    const openings: Row[] = [
      ['20003', null, '养老专项', 70],
      ['20001', null, '养老专项', 1],
      [null, street, '本级财政', 25],
    ];
    expect(codes(await bring<Report>('openings', openings, { dryRun: true }))).toEqual([
      '3 account_unfit',
      '3 opening_standing',
    ]);
    const fit = openings.filter((_, at) => at !== 1);
    expect((await bring('openings', fit)).body).toMatchObject({ created: 2 });
    const unit = await book.get<{ items: { name: string; balanceFen: number; budgetFen: number }[] }>(
      '/ledger/accounts?kind=unit',
    );
    expect(unit.items).toMatchObject([{ name: street, balanceFen: 25_00, budgetFen: 0 }]);
    expect(await verified()).toMatchObject({ sound: true });
  });

  it('are the work of who writes the ledger, and what is the whole city’s takes the whole city', async () => {
    const rows: Row[] = [['20001', 1, '采购', null]];
    const auditor = await book.colleague('auditor', book.city.rootUnitId, 'auditor@test.test');
    expect(refusal(await bring('holds', rows, { cookie: auditor }))).toBe('403 permission_missing');
    expect(refusal(await bring('holds', rows, { key: null }))).toBe('400 idempotency_key_required');
    const part = await book.colleague('finance_officer', book.departmentId, 'part@test.test');
    expect(codes(await bring<Report>('holds', [['10001', 1, '来源', null]], { dryRun: true, cookie: part }))).toEqual([
      '2 account_unknown',
    ]);
    expect(refusal(await bring('chart', [['资金来源', '某', null, null, null]], { cookie: part }))).toBe(
      '403 permission_missing',
    );
    expect(refusal(await bring('movements', [['20001', '20002', 1, '无种类']]))).toBe('400 bad_input');
  });

  it('leave vouchers and holds that take papers from who keeps their accounts', async () => {
    const vouchers = await book.get<{ items: { id: string }[] }>('/ledger/transactions');
    const subjectId = vouchers.items[0]?.id ?? '';
    const files = (cookie: string, id = subjectId) =>
      book.world.call<{ items: object[]; mayWrite: boolean }>(
        'GET',
        book.city.path(`/attachments?subjectType=ledger.voucher&subjectId=${id}`),
        { cookie },
      );
    expect((await files(second)).body).toEqual({ items: [], mayWrite: true });
    const leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
    expect((await files(leader)).body).toMatchObject({ mayWrite: false });
    expect((await files(second, 'txn_none')).status).toBe(404);
  });

  it('ask for vouchers to be taken back, each once, and leave the decision to another', async () => {
    const line = await book.line('冲销', 50_00);
    const { items } = await book.get<{ items: { id: string; voucher: string; memo: string }[] }>(
      `/ledger/transactions?accountId=${line}`,
    );
    const voucher = items[0]?.voucher ?? '';
    const spoiled: Row[] = [
      [voucher, '下达有误'],
      [String(Number(voucher.slice(2))), '同一张'],
      ['记-999999', '没有这张'],
      ['凭证', null],
    ];
    const looked = await bring<Report>('reversals', spoiled, { dryRun: true });
    expect(codes(looked)).toEqual(['3 voucher_twice', '4 voucher_unknown', '5 voucher_unknown', '5 cell_missing']);
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    const rows = spoiled.slice(0, 1);
    expect((await bring('reversals', rows)).status).toBe(500);
    const key = 'reversals-of-the-year';
    for (const _ of [1, 2]) expect((await bring('reversals', rows, { key })).body).toMatchObject({ created: 1 });
    const asked = await book.get<{ items: object[] }>('/ledger/reversals?state=asked');
    expect(asked.items).toMatchObject([
      { transactionId: items[0]?.id, reason: '下达有误', documentNumber: '财〔2026〕7号' },
    ]);
    expect(codes(await bring<Report>('reversals', rows, { dryRun: true }))).toEqual(['2 refused']);
    expect(await book.account(line)).toMatchObject({ budgetFen: 50_00 });
  });
});
