import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let lineId: string;
let month: string;
let street: string;

interface Matrix {
  readonly whole: string | null;
  readonly duties: readonly {
    readonly id: string;
    readonly cells: readonly {
      unitId: string;
      duty: string;
      authority: string;
      money: string;
      reason: string | null;
    }[];
  }[];
}

beforeAll(async () => {
  book = await newBook();
  lineId = await book.line('基层治理', 100_000_000);
  hand = await newHanding(book, lineId);
  street = hand.streets[0]?.id ?? '';
  month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
});

const report = <T = { id: string }>(dutyId: string, change: object = {}) =>
  book.post<T>(
    `/duties/${dutyId}/settlements`,
    { unitId: street, month, volume: '80', evidence: '台账', ...change },
    { cookie: hand.street },
  );
const verify = <T = { dueFen: number; transactionId: string | null }>(
  id: string,
  change: object = {},
  cookie = hand.leader,
) => book.post<T>(`/duties/settlements/${id}/verify`, { version: 1, volume: '80', score: '95', ...change }, { cookie });

describe('a month', () => {
  it('is reported by the street, verified by another, and paid from the hold to the street', async () => {
    const dutyId = await hand.active();
    const available = await book.available(lineId);
    for (const evidence of [undefined, ' ']) expect((await report(dutyId, { evidence })).status).toBe(400);
    const { body } = await report(dutyId);
    const preview = await book.post(
      `/duties/settlements/${body.id}/preview`,
      { volume: '80', score: '85' },
      { cookie: hand.leader },
    );
    // 8.00 yuan × 80 × 0.95 for 80 to 90 points; 8.00 × 100 × 12 is held.
    expect(preview.body).toEqual({
      quality: '0.95',
      dueFen: 60_800,
      heldFen: 960_000,
      freedFen: 0,
      leftFen: 899_200,
      rework: false,
    });
    const paid = await verify(body.id);
    expect(paid.body).toMatchObject({ dueFen: 64_000 });
    const voucher = await book.get<{ lines: object[]; madeByName: string; checkedByName: string }>(
      `/ledger/transactions/${paid.body.transactionId}`,
    );
    expect(voucher).toMatchObject({
      amountFen: 64_000,
      madeByName: 'street@test.test',
      checkedByName: 'leader@test.test',
    });
    expect(voucher.lines).toMatchObject([
      { debitAccountId: lineId, creditName: '高龄津贴认证', amountFen: 64_000 },
      { debitName: '高龄津贴认证', creditName: hand.streets[0]?.name, amountFen: 64_000 },
    ]);
    const duty = await book.get<{ units: { heldFen: number; settledFen: number }[] }>(`/duties/${dutyId}`);
    expect(duty.units[0]).toMatchObject({ heldFen: 896_000, settledFen: 64_000 });
    expect(await book.available(lineId)).toBe(available);
    const byDuty = await book.get<{ rows: object[] }>(`/ledger/execution?year=${book.year}&by=duty`);
    expect(byDuty.rows).toContainEqual(
      expect.objectContaining({ key: dutyId, settledFen: 64_000, heldFen: 1_376_000, budgetFen: 1_440_000 }),
    );
    const byStreet = await book.get<{ rows: object[] }>(`/ledger/execution?year=${book.year}&by=street`);
    expect(byStreet.rows).toContainEqual(expect.objectContaining({ key: street, settledFen: 64_000 }));
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true });
  });

  it('is capped by what was admitted, and unpaid below the lowest band', async () => {
    const dutyId = await hand.active();
    const { body } = await report(dutyId, { volume: '300' });
    expect((await verify(body.id, { volume: '300' })).body.dueFen).toBe(80_000);
    const other = await hand.active();
    const poor = await report(other);
    expect((await verify(poor.body.id, { score: '59.9' })).body).toMatchObject({ dueFen: 0, transactionId: null });
  });

  it('that earned nothing is redone while its money is kept, and is over once that is freed', async () => {
    const dutyId = await hand.active();
    const poor = await report(dutyId);
    expect((await verify(poor.body.id, { score: '40' })).body).toMatchObject({ dueFen: 0 });
    const redone = await report(dutyId);
    expect(redone.status).toBe(201);
    expect((await report<Refused>(dutyId)).body.error.code).toBe('month_reported');
    expect((await verify(redone.body.id, { score: '92' })).body.dueFen).toBe(64_000);
    const other = await hand.active();
    const freed = await report(other);
    await verify(freed.body.id, { score: '40', rest: 'free' });
    expect((await report<Refused>(other)).body.error.code).toBe('month_reported');
  });

  it('is scored within the scale: a slip of the hand is not paid in full', async () => {
    const { body } = await report(await hand.active());
    const judged = { volume: '80', score: '925' };
    expect((await verify<Refused>(body.id, judged)).status).toBe(400);
    const preview = await book.post(`/duties/settlements/${body.id}/preview`, judged, { cookie: hand.leader });
    expect(preview.status).toBe(400);
  });

  it('is never verified by who reported it', async () => {
    const dutyId = await hand.active();
    const finance = await book.colleague('finance_officer', book.city.rootUnitId, 'finance@test.test');
    const told = { unitId: street, month, volume: '1', evidence: '台账' };
    const reported = await book.post(`/duties/${dutyId}/settlements`, told, { cookie: finance });
    const own = await verify<Refused>(reported.body.id, {}, finance);
    expect(own.body.error.code).toBe('second_person_required');
    // A street's officer verifies for the communities below, not for the street.
    expect((await verify<Refused>(reported.body.id, {}, hand.street)).status).toBe(404);
    expect((await verify<Refused>(reported.body.id, { version: 2 })).body.error.code).toBe('changed_meanwhile');
  });

  it('is reported once, within the term, when it has begun; returned, it may be reported again', async () => {
    const dutyId = await hand.active();
    const first = await report(dutyId);
    expect((await report<Refused>(dutyId)).body.error.code).toBe('month_reported');
    expect((await report<Refused>(dutyId, { month: `${book.year + 1}-01` })).body.error.code).toBe(
      'month_outside_term',
    );
    const back = await book.post(
      `/duties/settlements/${first.body.id}/return`,
      { version: 1, reason: '缺少签字' },
      { cookie: hand.leader },
    );
    expect(back.status).toBe(200);
    expect((await report(dutyId)).status).toBe(201);
    expect((await verify<Refused>(first.body.id, { version: 2 })).body.error.code).toBe('settlement_decided');
  });

  it('reported and undecided keeps the duty from being withdrawn', async () => {
    const dutyId = await hand.active();
    const { body } = await report(dutyId);
    const kept = await book.post<Refused>(`/duties/${dutyId}/withdraw`, { version: 4, reason: '调整' });
    expect(kept.body.error).toMatchObject({ code: 'settlement_open', facts: { settlements: 1 } });
    await verify(body.id);
    const freed = await book.post<{ freedFen: number }>(`/duties/${dutyId}/withdraw`, { version: 4, reason: '调整' });
    expect(freed.body.freedFen).toBe(1_440_000 - 64_000);
    expect((await report<Refused>(dutyId)).body.error.code).toBe('duty_step_unfit');
  });

  it('a repeated key pays once', async () => {
    const dutyId = await hand.active();
    const { body } = await report(dutyId);
    const path = `/duties/settlements/${body.id}/verify`;
    const verdict = { version: 1, volume: '80', score: '95' };
    const first = await book.post(path, verdict, { cookie: hand.leader, key: 'verify-once-only' });
    const again = await book.post(path, verdict, { cookie: hand.leader, key: 'verify-once-only' });
    expect(again.body).toEqual(first.body);
    const duty = await book.get<{ units: { settledFen: number }[] }>(`/duties/${dutyId}`);
    expect(duty.units[0]?.settledFen).toBe(64_000);
  });

  it('the hold of a duty is not settled or freed behind its back', async () => {
    const holds = await book.get<{ items: { id: string; subjectType: string | null }[] }>('/ledger/holds?state=open');
    const held = holds.items.find(({ subjectType }) => subjectType === 'duty');
    const freed = await book.post<Refused>(`/ledger/holds/${held?.id}/void`, { reason: '绕过' });
    expect(freed.body.error.code).toBe('hold_elsewhere');
  });
});

describe('the matrix', () => {
  it('shows three lights for each unit of each live duty', async () => {
    const dutyId = await hand.active({ title: '矩阵' });
    const matrix = await book.get<Matrix>('/duties/matrix');
    const row = matrix.duties.find(({ id }) => id === dutyId);
    expect(row?.cells).toMatchObject([
      { duty: 'green', authority: 'green', money: 'green', reason: null },
      { duty: 'green', authority: 'green', money: 'green', reason: null },
    ]);
    expect(matrix.whole).toBe('1.0000');
    await book.world.env.CITY_01?.prepare(
      `UPDATE authority_grant SET until_day = from_day WHERE duty_id = ? AND unit_id = ?`,
    )
      .bind(dutyId, street)
      .all();
    const after = await book.get<Matrix>(`/duties/matrix?departmentId=${book.departmentId}`);
    const cell = after.duties.find(({ id }) => id === dutyId)?.cells.find(({ unitId }) => unitId === street);
    expect(cell).toMatchObject({ authority: 'red', reason: 'no_authority' });
    expect(Number(after.whole)).toBeLessThan(1);
    const past = await book.get<Matrix>('/duties/matrix?day=2020-01-01');
    expect(past).toMatchObject({ duties: [], whole: null });
  });

  it('lists and exports what the reader may see', async () => {
    const settlements = await book.get<{ items: object[] }>('/duties/settlements?state=verified');
    expect(settlements.items.length).toBeGreaterThan(0);
    const months = await book.world.fetch(
      'GET',
      book.city.path('/duties/settlements/export?format=csv&state=verified'),
      {
        cookie: book.city.cookie,
      },
    );
    const lines = (await months.text()).trim().split('\n');
    expect(lines).toHaveLength(settlements.items.length + 1);
    expect(lines.slice(1).every((line) => line.includes('已审定'))).toBe(true);
    const csv = await book.world.fetch('GET', book.city.path('/duties/export?format=csv&q=矩阵'), {
      cookie: book.city.cookie,
    });
    expect(await csv.text()).toContain('矩阵,市民政局');
  });
});
