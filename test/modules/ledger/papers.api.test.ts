import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book } from './book.ts';

let book: Book;
let leader: string;
let part: string;
let outsider: string;
let before: number;

const documentNumber = '延财〔2026〕21号';
const files = async (subjectType: string, subjectId: string, cookie = book.city.cookie) => {
  const path = book.city.path(`/attachments?subjectType=${subjectType}&subjectId=${subjectId}`);
  const { status, body } = await book.world.call<{ mayWrite: boolean }>('GET', path, { cookie });
  return status === 200 ? (body.mayWrite ? 'adds' : 'sees') : `${status}`;
};
/** Who keeps the whole book, who decides, who keeps a part of it, and who has nothing to do with it. */
const reach = async (subjectType: string, subjectId: string) =>
  (await Promise.all([book.city.cookie, leader, part, outsider].map((who) => files(subjectType, subjectId, who)))).join(
    ' ',
  );

beforeAll(async () => {
  book = await newBook();
  before = book.year - 1;
  const other = await book.post('/organisation/units', {
    kind: 'department',
    name: '市住建局',
    parentId: book.city.rootUnitId,
  });
  leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  part = await book.colleague('finance_officer', other.body.id, 'part@test.test');
  const units = await book.get<{ items: { id: string; kind: string }[] }>('/organisation/tree?depth=3');
  const community = units.items.find(({ kind }) => kind === 'community')?.id ?? '';
  outsider = await book.colleague('worker', community, 'worker@test.test');
  await book.post('/ledger/years', { year: before });
});

describe('the paper of what is done to the book, and its files', () => {
  it('of a reversal: asked for with both, and found again from the voucher that takes back', async () => {
    const line = await book.line('冲销', 100_00);
    const vouchers = await book.get<{ items: { id: string }[] }>(`/ledger/transactions?accountId=${line}`);
    const given = vouchers.items[0]?.id ?? '';
    const reason = '下达有误';
    const asked = await book.post(`/ledger/transactions/${given}/reversals`, { reason, documentNumber });
    expect(await reach('ledger.reversal', asked.body.id)).toBe('adds sees 404 404');
    const approval = { version: 1, force: false };
    const posted = await book.post(`/ledger/reversals/${asked.body.id}/approve`, approval, { cookie: leader });
    expect(await book.get(`/ledger/transactions/${posted.body.id}`)).toMatchObject({
      documentNumber,
      order: { subjectType: 'ledger.reversal', subjectId: asked.body.id },
    });
    expect(await book.get(`/ledger/transactions/${given}`)).toMatchObject({ order: null });
    expect(await reach('ledger.voucher', posted.body.id)).toBe('adds sees 404 404');
  });

  it('of a month’s closing and of a year’s, with what is returned and carried', async () => {
    const month = await book.post('/ledger/months', { month: `${before}-01`, documentNumber });
    expect(await reach('ledger.month', month.body.id)).toBe('adds sees sees 404');
    const sources = await book.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=source&year=${before}`);
    const { departmentId } = book;
    const line = { fiscalYear: before, departmentId, name: '跨年', functionCode: '2120199' };
    const lineId = (await book.post('/ledger/lines', line)).body.id;
    const given = { sourceId: sources.items[0]?.id, lineId, amountFen: 50_00, effectiveDay: `${before}-02-01` };
    await book.post('/ledger/appropriations', { ...given, documentNumber: '文', memo: '下达' });
    const decision = { lines: 'carry', units: 'carry', holds: 'carry', exceptions: [] };
    const asked = await book.post('/ledger/year-closings', { year: before, documentNumber, reason: '决算', decision });
    expect(await reach('ledger.year', asked.body.id)).toBe('adds sees sees 404');
    const verdict = { version: 1, agreed: true, reason: '同意' };
    await book.post(`/ledger/year-closings/${asked.body.id}/decision`, verdict, { cookie: leader });
    for (const kind of ['close_budget', 'open_budget']) {
      const { items } = await book.get<{ items: { id: string; documentNumber: string }[] }>(
        `/ledger/transactions?kind=${kind}`,
      );
      expect(items).toMatchObject([{ documentNumber }]);
      expect(await book.get(`/ledger/transactions/${items[0]?.id}`)).toMatchObject({
        order: { subjectType: 'ledger.year', subjectId: asked.body.id },
      });
    }
  });

  it('of holds that an officer frees at their deadline, with a paper or without', async () => {
    const accountId = await book.line('冻结', 100_00);
    const late = async (purpose: string) => {
      const held = await book.post('/ledger/holds', { accountId, amountFen: 10_00, purpose });
      await book.world.env.CITY_01?.prepare(`UPDATE ledger_hold SET deadline_day = '2020-01-01' WHERE id = ?`)
        .bind(held.body.id)
        .run();
      return held.body.id;
    };
    const papered = await late('有文');
    expect((await book.post('/ledger/holds/expire', { documentNumber })).body).toEqual({ expired: 1 });
    const plain = await late('无文');
    expect((await book.post('/ledger/holds/expire', undefined)).body).toEqual({ expired: 1 });
    const { items } = await book.get<{ items: { id: string; endDocumentNumber: string | null }[] }>(
      `/ledger/holds?accountId=${accountId}`,
    );
    const ended = new Map(items.map(({ id, endDocumentNumber }) => [id, endDocumentNumber]));
    expect([ended.get(papered), ended.get(plain)]).toEqual([documentNumber, null]);
    expect(await reach('ledger.hold', papered)).toBe('adds sees 404 404');
    expect(await files('ledger.month', 'mon_none')).toBe('404');
    expect(await files('ledger.year', 'yec_none')).toBe('404');
    expect(await files('ledger.reversal', 'rev_none')).toBe('404');
  });
});
