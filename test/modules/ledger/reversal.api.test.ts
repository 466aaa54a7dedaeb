import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let approver: string;

beforeAll(async () => {
  book = await newBook();
  approver = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
});

async function appropriated(amountFen: number) {
  const line = await book.line('冲销', 0);
  const body = { sourceId: book.sourceId, lineId: line, amountFen, documentNumber: '财预〔2026〕9号', memo: '追加' };
  const { body: posted } = await book.post('/ledger/appropriations', body);
  return { line, transactionId: posted.id };
}

const ask = <T = { id: string }>(transactionId: string) =>
  book.post<T>(`/ledger/transactions/${transactionId}/reversals`, { reason: '文号有误' });
const approve = <T = { id: string }>(id: string, body: object = {}, cookie = approver) =>
  book.post<T>(`/ledger/reversals/${id}/approve`, { version: 1, ...body }, { cookie });

describe('a reversal', () => {
  it('asked by one and approved by another mirrors the voucher, linked both ways', async () => {
    const { line, transactionId } = await appropriated(5_000);
    const request = await ask(transactionId);
    const posted = await approve(request.body.id);
    expect(posted.status).toBe(201);
    expect(await book.account(line)).toMatchObject({ budgetFen: 0, balanceFen: 0, availableFen: 0 });
    const original = await book.get(`/ledger/transactions/${transactionId}`);
    const mirror = await book.get(`/ledger/transactions/${posted.body.id}`);
    expect(original).toMatchObject({ reversedById: posted.body.id });
    expect(mirror).toMatchObject({
      reversesId: transactionId,
      forced: false,
      madeByName: '测试管理员',
      checkedByName: 'leader@test.test',
    });
    expect((await ask<Refused>(transactionId)).body.error.code).toBe('reversal_standing');
    expect((await ask<Refused>(posted.body.id)).body.error.code).toBe('reversal_of_reversal');
    expect((await approve<Refused>(request.body.id, { version: 2 })).body.error.code).toBe('reversal_decided');
  });

  it('is ordered by its own paper where it has one, else by that of the voucher', async () => {
    const paper = async (documentNumber: string | undefined) => {
      const { transactionId } = await appropriated(5_000);
      const input = { reason: '文号有误', ...(documentNumber ? { documentNumber } : {}) };
      const asked = await book.post(`/ledger/transactions/${transactionId}/reversals`, input);
      const posted = await approve(asked.body.id);
      return book.get<{ documentNumber: string | null }>(`/ledger/transactions/${posted.body.id}`);
    };
    expect(await paper('财预〔2026〕10号')).toMatchObject({ documentNumber: '财预〔2026〕10号' });
    expect(await paper(undefined)).toMatchObject({ documentNumber: '财预〔2026〕9号' });
  });

  it('is never approved by who asked', async () => {
    const { transactionId } = await appropriated(5_000);
    const asked = await book.post(`/ledger/transactions/${transactionId}/reversals`, { reason: '自己申请' });
    const lacking = await approve<Refused>(asked.body.id, {}, book.city.cookie);
    expect(lacking.body.error.code).toBe('permission_missing');
    await book.world.env.CITY_01?.prepare(
      `UPDATE role SET permissions = json_insert(permissions, '$[#]', 'ledger.reverse.approve') WHERE code = 'city_administrator'`,
    ).run();
    const same = await approve<Refused>(asked.body.id, {}, book.city.cookie);
    expect(same.body.error.code).toBe('second_person_required');
    const stale = await approve<Refused>(asked.body.id, { version: 9 });
    expect(stale.body.error.code).toBe('changed_meanwhile');
    const declined = await book.post(
      `/ledger/reversals/${asked.body.id}/decline`,
      { version: 1, reason: '无误' },
      { cookie: approver },
    );
    expect(declined.status).toBe(200);
    expect((await ask(transactionId)).status).toBe(201);
  });

  it('of money already used is refused with the shortfall, and forced leaves a debt that the next money repays', async () => {
    const { line, transactionId } = await appropriated(5_000);
    await book.post('/ledger/holds', { accountId: line, amountFen: 2_000, purpose: '已用' });
    const request = await ask(transactionId);
    const refused = await approve<Refused>(request.body.id);
    expect(refused.body.error).toMatchObject({
      code: 'reversal_money_used',
      facts: { availableFen: 3_000, neededFen: 5_000, shortfallFen: 2_000 },
    });
    expect((await approve(request.body.id, { force: true })).status).toBe(201);
    expect(await book.account(line)).toMatchObject({
      balanceFen: 0,
      heldFen: 2_000,
      availableFen: -2_000,
      floorFen: -2_000,
    });
    const short = await book.post<Refused>('/ledger/holds', { accountId: line, amountFen: 1, purpose: '再用' });
    expect(short.body.error).toMatchObject({
      code: 'funds_short',
      facts: { availableFen: -2_000, shortfallFen: 2_001 },
    });
    const more = { sourceId: book.sourceId, lineId: line, documentNumber: '财预〔2026〕10号', memo: '补足' };
    await book.post('/ledger/appropriations', { ...more, amountFen: 500 });
    expect(await book.account(line)).toMatchObject({ availableFen: -1_500, floorFen: -1_500 });
    await book.post('/ledger/appropriations', { ...more, amountFen: 4_000 });
    expect(await book.account(line)).toMatchObject({ availableFen: 2_500, floorFen: 0 });
  });

  it('forced under an open hold, still lets the hold be settled part by part', async () => {
    const { line, transactionId } = await appropriated(5_000);
    const held = await book.post('/ledger/holds', { accountId: line, amountFen: 5_000, purpose: '已许诺' });
    const request = await ask(transactionId);
    expect((await approve(request.body.id, { force: true })).status).toBe(201);
    // Balance 0 with 5,000 held: 5,000 short. 1,000 are paid and 4,000 stay held, so it is 5,000 short as before.
    expect(await book.account(line)).toMatchObject({ availableFen: -5_000, floorFen: -5_000 });
    const payer = await book.colleague('finance_officer', book.city.rootUnitId, 'payer@test.test');
    const spent = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent');
    const settle = { payeeAccountId: spent.items[0]?.id, amountFen: 1_000, rest: 'keep', memo: '首期' };
    expect((await book.post(`/ledger/holds/${held.body.id}/settle`, settle, { cookie: payer })).status).toBe(201);
    expect(await book.account(line)).toMatchObject({
      balanceFen: -1_000,
      heldFen: 4_000,
      availableFen: -5_000,
      floorFen: -5_000,
    });
  });
});
