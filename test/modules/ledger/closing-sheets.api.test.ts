import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from './book.ts';
import { bringSheet, said, type Row } from './sheets.ts';

interface Report {
  readonly counts: { readonly new: number; readonly existing: number; readonly errors: number };
  readonly problems: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly effect: string | null;
}
type Options = Parameters<typeof bringSheet>[5];

let book: Book;
let leader: string;
/** A year that is over, with money on two lines and a hold. */
let before: number;
let lines: { kept: string; plain: string };

beforeAll(async () => {
  book = await newBook();
  before = book.year - 1;
  leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  await book.post('/ledger/years', { year: before });
  const sources = await book.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=source&year=${before}`);
  const line = async (name: string, amountFen: number, effectiveDay: string) => {
    const { departmentId } = book;
    const opened = await book.post('/ledger/lines', {
      fiscalYear: before,
      departmentId,
      name,
      functionCode: '2120199',
    });
    const paper = { documentNumber: '文', memo: '下达', effectiveDay };
    const given = { sourceId: sources.items[0]?.id, lineId: opened.body.id, amountFen, ...paper };
    expect((await book.post('/ledger/appropriations', given)).status).toBe(201);
    return opened.body.id;
  };
  lines = {
    kept: await line('跨年工程', 100_00, `${before}-01-10`),
    plain: await line('助餐', 30_00, `${before}-02-10`),
  };
  await book.post('/ledger/holds', { accountId: lines.kept, amountFen: 40_00, purpose: '合同尾款' });
});

const months = <T>(rows: readonly Row[], options: Options = {}, year = before) =>
  bringSheet<T>(
    book,
    'months',
    ['月份', '处理', '文号', '原因'],
    rows,
    { documentNumber: '财库〔2026〕3号', fiscalYear: String(year) },
    options,
  );
const yearEnd = <T>(rows: readonly Row[], options: Options = {}, year = before) =>
  bringSheet<T>(
    book,
    'year-closings',
    ['对象', '处理'],
    rows,
    { documentNumber: '延财〔2026〕3号', fiscalYear: String(year), reason: '年度决算' },
    options,
  );
const refusal = ({ status, body }: { status: number; body: unknown }) => `${status} ${(body as Refused).error.code}`;
const states = async () => {
  const { items } = await book.get<{ items: { state: string; closing: { documentNumber: string } | null }[] }>(
    `/ledger/months?year=${before}`,
  );
  return items.slice(0, 3).map(({ state, closing }) => `${state} ${closing?.documentNumber ?? '-'}`);
};
const actions = async () =>
  (await book.get<{ items: { action: string }[] }>('/audit?pageSize=50')).items
    .map(({ action }) => action)
    .filter((action) => action.endsWith('.import'));

describe('a sheet that closes months', () => {
  const closing = (): Row[] => [
    [`${before}-02`, '结账', '财库〔2026〕4号', null],
    [`${before}年1月`, '结账', null, null],
  ];

  it('is looked at first, then closes all of them or none, once for a key', async () => {
    const late = await months<Report>([[`${before}-02`, '结账', null, null]], { dryRun: true });
    expect(said(late.body)).toEqual(['2 - refused']);
    expect(late.body.problems[0]?.message).toContain(`${before}-01`);
    const dry = await months<Report>(closing(), { dryRun: true });
    expect([dry.status, dry.body.counts.new, dry.body.problems]).toEqual([200, 2, []]);
    expect(dry.body.effect).toContain(`将结账：${before}-01、${before}-02`);
    const spoiled: Row[] = [...closing(), ['去年', '结账', null, null]];
    expect(refusal(await months(spoiled))).toBe('422 sheet_problems_open');
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await months(closing())).status).toBe(500);
    expect(await states()).toEqual(['open -', 'open -', 'open -']);
    const key = 'months-of-the-year';
    for (const _ of [1, 2]) expect((await months(closing(), { key })).body).toMatchObject({ created: 2, updated: 0 });
    expect(await states()).toEqual(['closed 财库〔2026〕3号', 'closed 财库〔2026〕4号', 'open -']);
    expect(await actions()).toEqual(['ledger.month.import']);
  });

  it('says by row that a month is closed already, and asks it open again for another to decide', async () => {
    expect(said((await months<Report>(closing(), { dryRun: true })).body)).toEqual(['2 - refused', '3 - refused']);
    const again: Row[] = [[`${before}-02`, '重新开账', null, '补记凭证']];
    expect((await months(again)).body).toMatchObject({ created: 0, updated: 1 });
    expect(await states()).toMatchObject(['closed 财库〔2026〕3号', 'asked 财库〔2026〕4号', 'open -']);
    expect(said((await months<Report>(again, { dryRun: true })).body)).toEqual(['2 - refused']);
  });

  it('is for who keeps the whole book', async () => {
    const part = await book.colleague('finance_officer', book.departmentId, 'part@test.test');
    const row: Row[] = [[`${before}-03`, '结账', null, null]];
    expect(refusal(await months(row, { cookie: part }))).toBe('403 permission_missing');
    expect(refusal(await months(row, { cookie: leader }))).toBe('403 permission_missing');
    expect(refusal(await months(row, { key: null }))).toBe('400 idempotency_key_required');
  });
});

describe('a sheet of a year’s end', () => {
  const decision: Row[] = [
    ['预算指标余额', '收回'],
    ['承接单位与事项余额', '结转'],
    ['未了结的冻结', '结转'],
  ];

  it('shows what would come of it and asks for it once; another person decides', async () => {
    const dry = await yearEnd<Report>(decision, { dryRun: true });
    expect([dry.status, dry.body.counts.new, dry.body.problems]).toEqual([200, 1, []]);
    // 100 and 30 yuan: the hold of 40 goes on with its money, the other 90 return.
    expect(dry.body.effect).toBe('2 个账户有余额：收回 90.00 元，结转 40.00 元；1 笔冻结随款结转');
    const spoiled: Row[] = [...decision.slice(0, 2), ['20099', '结转']];
    expect(said((await yearEnd<Report>(spoiled, { dryRun: true })).body)).toEqual([
      '1 - decision_missing',
      '4 what account_unknown',
    ]);
    expect(refusal(await yearEnd(spoiled))).toBe('422 sheet_problems_open');
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    const whole: Row[] = [...decision, ['助餐', '结转']];
    expect((await yearEnd(whole)).status).toBe(500);
    const key = 'end-of-the-year';
    for (const _ of [1, 2]) expect((await yearEnd(whole, { key })).body).toMatchObject({ created: 1 });
    expect(refusal(await yearEnd(whole, { dryRun: true }))).toBe('409 year_closing_standing');
    const { items } = await book.get<{ items: { id: string; documentNumber: string; decision: object }[] }>(
      '/ledger/year-closings',
    );
    expect(items).toMatchObject([
      {
        documentNumber: '延财〔2026〕3号',
        reason: '年度决算',
        decision: { lines: 'return', units: 'carry', exceptions: [{ accountId: lines.plain, treatment: 'carry' }] },
      },
    ]);
    const verdict = { version: 1, agreed: true, reason: '同意' };
    const path = `/ledger/year-closings/${items[0]?.id}/decision`;
    const closed = await book.post(path, verdict, { cookie: leader });
    expect(closed.body).toMatchObject({ returnedFen: 60_00, carriedFen: 70_00 });
    expect(refusal(await yearEnd(whole, { dryRun: true }))).toBe('409 fiscal_year_closed');
    expect(said((await months<Report>([[`${before}-03`, '结账', null, null]], { dryRun: true })).body)).toEqual([
      '2 - refused',
    ]);
  });

  it('is for who keeps the whole book, of a year that is over', async () => {
    const part = await book.colleague('finance_officer', book.departmentId, 'partly@test.test');
    await book.post('/ledger/years', { year: book.year + 1 });
    expect(refusal(await yearEnd(decision, { cookie: part }, book.year))).toBe('403 permission_missing');
    expect(refusal(await yearEnd(decision, { cookie: leader }, book.year))).toBe('403 permission_missing');
    expect(refusal(await yearEnd(decision, { dryRun: true }, book.year))).toBe('422 year_not_over');
  });
});
