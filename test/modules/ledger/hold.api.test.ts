import { beforeAll, describe, expect, it } from 'vitest';
import { attachment, onePixelPng } from '../assessment/ballot-world.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let payee: string;
let second: string;

interface Hold {
  readonly id: string;
  readonly rootId: string;
  readonly state: string;
  readonly amountFen: number;
  readonly settledFen: number;
  readonly transactionId: string | null;
}

beforeAll(async () => {
  book = await newBook();
  const spent = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent');
  payee = spent.items[0]?.id ?? '';
  second = await book.colleague('finance_officer', book.city.rootUnitId, 'second@test.test');
});

const hold = (accountId: string, amountFen: number, more: object = {}) =>
  book.post('/ledger/holds', { accountId, amountFen, purpose: '采购', ...more });
const settle = <T = { transactionId: string; keptHoldId: string | null }>(
  id: string,
  amountFen: number,
  rest: 'free' | 'keep' = 'free',
  cookie = second,
) => book.post<T>(`/ledger/holds/${id}/settle`, { payeeAccountId: payee, amountFen, rest, memo: '付款' }, { cookie });
const holdsOf = async (accountId: string) =>
  (await book.get<{ items: Hold[] }>(`/ledger/holds?accountId=${accountId}`)).items;

describe('a hold', () => {
  it('counts at once, is settled in part and frees the rest', async () => {
    const line = await book.line('一次结清', 10_000);
    const { body } = await hold(line, 6_000);
    expect(await book.account(line)).toMatchObject({ balanceFen: 10_000, heldFen: 6_000, availableFen: 4_000 });
    const settled = await settle(body.id, 4_500);
    expect(settled.body.keptHoldId).toBeNull();
    expect(await book.account(line)).toMatchObject({
      balanceFen: 5_500,
      heldFen: 0,
      availableFen: 5_500,
      settledFen: 4_500,
      rate: '0.4500',
    });
    expect(await holdsOf(line)).toMatchObject([
      { state: 'settled', amountFen: 6_000, settledFen: 4_500, transactionId: settled.body.transactionId },
    ]);
  });

  it('keeps the rest in a new hold of the same root, and each ends once', async () => {
    const line = await book.line('分期结算', 10_000);
    const { body } = await hold(line, 6_000);
    const first = await settle(body.id, 2_000, 'keep');
    expect(await book.account(line)).toMatchObject({ balanceFen: 8_000, heldFen: 4_000, availableFen: 4_000 });
    const again = await settle<Refused>(body.id, 1);
    expect(again.body.error).toMatchObject({ code: 'hold_ended', facts: { state: 'settled' } });
    expect(again.body.error.message).toBe('这笔冻结已经结算，不能再次处理。');
    const second = await settle(first.body.keptHoldId ?? '', 4_000, 'keep');
    expect(second.body.keptHoldId).toBeNull();
    expect(await book.account(line)).toMatchObject({ balanceFen: 4_000, heldFen: 0, availableFen: 4_000 });
    expect(new Set((await holdsOf(line)).map(({ rootId }) => rootId))).toEqual(new Set([body.id]));
  });

  it('is settled by another person than who opened it, the part that was kept too', async () => {
    const line = await book.line('两人经办', 10_000);
    const { body } = await hold(line, 6_000);
    const own = await settle<Refused>(body.id, 1_000, 'keep', book.city.cookie);
    expect([own.status, own.body.error.code]).toEqual([409, 'second_person_required']);
    const { body: paid } = await settle(body.id, 1_000, 'keep');
    const rest = await settle<Refused>(paid.keptHoldId ?? '', 1_000, 'keep', book.city.cookie);
    expect(rest.body.error.code).toBe('second_person_required');
    expect((await settle(paid.keptHoldId ?? '', 5_000)).status).toBe(201);
  });

  it('is never settled beyond its amount', async () => {
    const line = await book.line('超额结算', 10_000);
    const { body } = await hold(line, 6_000);
    const answer = await settle<Refused>(body.id, 6_001);
    expect(answer.body.error).toMatchObject({
      code: 'hold_exceeded',
      facts: { holdFen: 6_000, neededFen: 6_001, shortfallFen: 1 },
    });
  });

  it('is refused beyond what is available, with the shortfall named', async () => {
    const line = await book.line('超额冻结', 10_000);
    await hold(line, 9_000);
    const answer = await hold(line, 1_001);
    expect(answer.body).toMatchObject({
      error: { code: 'funds_short', facts: { availableFen: 1_000, neededFen: 1_001, shortfallFen: 1 } },
    });
  });

  it('stands on lines and units, not on sources, and not with a deadline gone by', async () => {
    const onSource = await hold(book.sourceId, 1);
    expect(onSource.body).toMatchObject({ error: { code: 'account_unfit' } });
    const line = await book.line('期限', 10_000);
    expect((await hold(line, 1, { deadlineDay: '2020-01-01' })).body).toMatchObject({
      error: { code: 'deadline_past' },
    });
  });

  it('voided, gives everything back', async () => {
    const line = await book.line('释放', 10_000);
    const { body } = await hold(line, 6_000);
    expect(
      (await book.post(`/ledger/holds/${body.id}/void`, { reason: '不再采购', documentNumber: '财函〔2026〕8号' }))
        .status,
    ).toBe(200);
    expect(await holdsOf(line)).toMatchObject([{ state: 'voided', endDocumentNumber: '财函〔2026〕8号' }]);
    expect(await book.account(line)).toMatchObject({ heldFen: 0, availableFen: 10_000 });
    const again = await book.post<Refused>(`/ledger/holds/${body.id}/void`, { reason: '再次释放' });
    expect(again.body.error).toMatchObject({ code: 'hold_ended', facts: { state: 'voided' } });
  });

  it('past its deadline can no longer be settled, and expiry frees it', async () => {
    const line = await book.line('逾期', 10_000);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { body } = await hold(line, 6_000, { deadlineDay: today });
    await book.world.env.CITY_01?.prepare(`UPDATE ledger_hold SET deadline_day = '2020-01-01' WHERE id = ?`)
      .bind(body.id)
      .run();
    expect((await settle<Refused>(body.id, 1)).body.error.code).toBe('hold_overdue');
    expect((await book.get<{ items: Hold[] }>('/ledger/holds?overdue=true')).items.map(({ id }) => id)).toEqual([
      body.id,
    ]);
    expect((await book.post('/ledger/holds/expire', undefined)).body).toEqual({ expired: 1 });
    expect(await book.account(line)).toMatchObject({ heldFen: 0, availableFen: 10_000 });
  });

  it('held in parallel on a line that covers five of six: five stand, one is refused', async () => {
    const line = await book.line('并行冻结', 5_000);
    const answers = await Promise.all(Array.from({ length: 6 }, () => hold(line, 1_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      error: { code: 'funds_short', facts: { availableFen: 0, neededFen: 1_000, shortfallFen: 1_000 } },
    });
    expect(await book.account(line)).toMatchObject({ heldFen: 5_000, availableFen: 0 });
  });
});

describe('the papers of a hold', () => {
  interface Papers {
    readonly items: readonly { readonly name: string }[];
    readonly mayWrite: boolean;
  }
  const papers = (id: string, cookie: string) =>
    book.world.call<Papers>('GET', book.city.path(`/attachments?subjectType=ledger.hold&subjectId=${id}`), { cookie });

  it('lie with its root, so that what is kept of it has them too', async () => {
    const line = await book.line('合同', 10_000);
    const { body } = await hold(line, 6_000);
    const form = attachment(body.id, onePixelPng(), '合同.png', 'ledger.hold');
    const { cookie } = book.city;
    const sent = await book.world.call('POST', book.city.path('/attachments'), { cookie, form, key: 'the-contract' });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    await settle(body.id, 2_000, 'keep');
    const kept = (await holdsOf(line)).find(({ state }) => state === 'open');
    expect(kept?.rootId).toBe(body.id);
    const reader = await book.colleague('auditor', book.city.rootUnitId, 'papers@test.test');
    expect((await papers(body.id, cookie)).body).toMatchObject({ items: [{ name: '合同.png' }], mayWrite: true });
    expect((await papers(body.id, reader)).body).toMatchObject({ items: [{ name: '合同.png' }], mayWrite: false });
    expect((await papers('hld_none', cookie)).status).toBe(404);
  });
});

describe('a sweep', () => {
  it('returns what is available and leaves what is held', async () => {
    const line = await book.line('收回', 10_000);
    await hold(line, 4_000);
    const answer = await book.post(`/ledger/accounts/${line}/sweep`, { toAccountId: book.sourceId, memo: '收回结余' });
    expect(answer.body).toMatchObject({ amountFen: 6_000 });
    expect(await book.account(line)).toMatchObject({ budgetFen: 4_000, balanceFen: 4_000, availableFen: 0 });
    const again = await book.post<Refused>(`/ledger/accounts/${line}/sweep`, {
      toAccountId: book.sourceId,
      memo: '收回结余',
    });
    expect(again.body.error.code).toBe('sweep_nothing');
  });
});
