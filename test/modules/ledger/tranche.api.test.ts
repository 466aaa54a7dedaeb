import { beforeAll, describe, expect, it } from 'vitest';
import type { TrancheAnswer } from '../../../worker/modules/ledger/routes/tranches.ts';
import { newBook, type Book, type Refused } from './book.ts';
import type { z } from 'zod';

type Tranche = z.output<typeof TrancheAnswer>;

let book: Book;
let leader: string;

beforeAll(async () => {
  book = await newBook({ onePays: true });
  leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
});

const idOf = async (sent: Promise<{ status: number; body: unknown }>): Promise<string> => {
  const { status, body } = await sent;
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
};
const accounts = async (year: number, kind: string) =>
  (await book.get<{ items: { id: string; name: string }[] }>(`/ledger/accounts?year=${year}&kind=${kind}&pageSize=100`))
    .items;
const lineOf = (fiscalYear: number, name: string, functionCode: string) =>
  idOf(book.post('/ledger/lines', { fiscalYear, departmentId: book.departmentId, name, functionCode }));
const give = (sourceId: string, lineId: string, amountFen: number, effectiveDay: string) =>
  idOf(
    book.post('/ledger/appropriations', {
      sourceId,
      lineId,
      amountFen,
      effectiveDay,
      documentNumber: '财预〔2026〕1号',
      memo: '下达',
    }),
  );
const move = (kind: string, from: string, to: string, amountFen: number, effectiveDay?: string) =>
  idOf(
    book.post('/ledger/transactions', {
      kind,
      memo: kind,
      ...(effectiveDay ? { effectiveDay } : {}),
      transfers: [{ debitAccountId: from, creditAccountId: to, amountFen }],
    }),
  );
const trancheOf = (sourceId: string, trancheId: string) =>
  book.get<Tranche>(`/ledger/sources/${sourceId}/tranches/${trancheId}`);
/** `name net/here` of each place, deeper ones after a dot each. */
const tree = ({ rows }: Tranche) =>
  rows.map(({ depth, name, fiscalYear, netFen, hereFen, heldFen }) => {
    const held = heldFen > 0 ? `, ${heldFen} held` : '';
    return `${'.'.repeat(depth - 1)}${name} ${fiscalYear - book.year} ${netFen}/${hereFen}${held}`;
  });
const total = ({ sums: { givenFen, ...parts } }: Tranche) => {
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(givenFen);
  return givenFen;
};

describe('the flow of one yuan', () => {
  it('is oldest first, names what is held, and goes on into the next book', async () => {
    const before = book.year - 1;
    expect((await book.post('/ledger/years', { year: before })).status).toBe(201);
    const [treasury] = await accounts(before, 'source');
    const [spent] = await accounts(before, 'spent');
    const sourceId = treasury?.id ?? '';
    const line = await lineOf(before, '跨年', '2120199');
    const first = await give(sourceId, line, 100, `${before}-03-01`);
    const second = await give(sourceId, line, 50, `${before}-04-01`);
    await move('spending', line, spent?.id ?? '', 120, `${before}-05-01`);
    const spentName = spent?.name;
    expect(tree(await trancheOf(sourceId, first))).toEqual(['跨年 -1 100/0', `.${spentName} -1 100/100`]);
    await idOf(book.post('/ledger/holds', { accountId: line, amountFen: 10, purpose: '跨年合同' }));
    const standing = await trancheOf(sourceId, second);
    expect(tree(standing)).toEqual(['跨年 -1 50/30, 10 held', `.${spentName} -1 20/20`]);
    expect(standing.rows[0]?.holds).toMatchObject([{ purpose: '跨年合同', amountFen: 10 }]);
    expect(standing.sums).toMatchObject({ givenFen: 50, lineFen: 20, heldFen: 10, spentFen: 20, returnedFen: 0 });
    expect(total(standing)).toBe(50);
    // Of 30, 5 go back for good; at the end of the year the other 25 go back and are given again in the next book.
    await move('return', line, sourceId, 5, `${before}-06-01`);
    const closing = await idOf(
      book.post('/ledger/year-closings', {
        year: before,
        documentNumber: '延财〔2026〕3号',
        reason: '年度决算',
        decision: { lines: 'carry', units: 'carry', holds: 'carry', exceptions: [] },
      }),
    );
    const verdict = { version: 1, agreed: true, reason: '同意' };
    await idOf(book.post(`/ledger/year-closings/${closing}/decision`, verdict, { cookie: leader }));
    const carried = await trancheOf(sourceId, second);
    expect(tree(carried)).toEqual(['跨年 -1 20/0', `.${spentName} -1 20/20`, '跨年 0 25/25, 10 held']);
    expect(carried.rows[0]?.moves.map(({ kind, amountFen }) => `${kind} ${amountFen}`)).toEqual([
      'appropriation 50',
      'return -5',
      'close_budget -25',
    ]);
    expect(total(carried)).toBe(50);
    expect(carried.sums.returnedFen).toBe(5);
    // The source of the next book tells the same story.
    const next = (await accounts(book.year, 'source')).find(({ name }) => name === treasury?.name);
    expect(tree(await trancheOf(next?.id ?? '', second))).toEqual(tree(carried));
    const list = await book.get<{ items: object[]; total: number }>(`/ledger/sources/${sourceId}/tranches`);
    expect(list).toMatchObject({
      total: 2,
      items: [
        { trancheId: second, givenFen: 50, returnedFen: 30, restFen: 0 },
        { trancheId: first, givenFen: 100, returnedFen: 0, restFen: 0 },
      ],
    });
  });

  it('is in proportion where the city chose so, follows a restricted source and a reversal, and goes backwards', async () => {
    const choice = { year: book.year, drawOrder: 'proportional', reason: '按比例核算' };
    expect((await book.post('/ledger/draw-order', choice, { cookie: leader })).status).toBe(201);
    const elder = await idOf(
      book.post('/ledger/sources', {
        fiscalYear: book.year,
        name: '养老专项',
        receivedDay: `${book.year}-01-05`,
        documentNumber: '省财社〔2026〕8号',
        purposes: { functionCodes: ['20802'] },
      }),
    );
    const [own, other] = [await lineOf(book.year, '养老', '2080208'), await lineOf(book.year, '环卫', '2120199')];
    const [spent] = await accounts(book.year, 'spent');
    const special = await give(elder, own, 60, `${book.year}-01-10`);
    const free = await give(book.sourceId, own, 40, `${book.year}-01-11`);
    const payment = await move('spending', own, spent?.id ?? '', 50);
    expect(tree(await trancheOf(elder, special))).toEqual(['养老 0 60/30', `.${spent?.name} 0 30/30`]);
    expect(tree(await trancheOf(book.sourceId, free))).toEqual(['养老 0 40/20', `.${spent?.name} 0 20/20`]);
    const origins = await book.get<{ items: object[] }>(`/ledger/transactions/${payment}/origins`);
    expect(origins).toMatchObject({ totalFen: 50 });
    expect(origins.items).toHaveLength(2);
    expect(origins.items).toContainEqual(
      expect.objectContaining({ sourceId: elder, trancheId: special, accountName: '养老', amountFen: 30 }),
    );
    expect(origins.items).toContainEqual(
      expect.objectContaining({ sourceId: book.sourceId, trancheId: free, amountFen: 20 }),
    );
    // A restricted source does not move to another line: what moves is of the free one alone.
    await move('adjustment', own, other, 5);
    expect(tree(await trancheOf(elder, special))[0]).toBe('养老 0 60/30');
    expect(tree(await trancheOf(book.sourceId, free))).toEqual([
      '养老 0 40/15',
      '.环卫 0 5/5',
      `.${spent?.name} 0 20/20`,
    ]);
    const asked = await idOf(book.post(`/ledger/transactions/${payment}/reversals`, { reason: '付错' }));
    await idOf(book.post(`/ledger/reversals/${asked}/approve`, { version: 1 }, { cookie: leader }));
    const reversed = await trancheOf(elder, special);
    expect(tree(reversed)).toEqual(['养老 0 60/60', `.${spent?.name} 0 0/0`]);
    expect(reversed.rows[1]?.moves.map(({ amountFen }) => amountFen)).toEqual([30, -30]);
    expect(total(reversed)).toBe(60);
  });

  it('leaves as a table and is for whoever may read the whole book', async () => {
    const { items } = await book.get<{ items: { trancheId: string; givenFen: number }[] }>(
      `/ledger/sources/${book.sourceId}/tranches`,
    );
    const trancheId = items[0]?.trancheId ?? '';
    const path = `/ledger/sources/${book.sourceId}/tranches/${trancheId}`;
    const { world, city } = book;
    const file = async (of: string) => {
      const answer = await world.fetch('GET', city.path(`${of}/export?format=csv`), { cookie: city.cookie });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    const csv = await file(path);
    expect(csv).toContain('合计');
    expect(csv).toContain((Number(items[0]?.givenFen) / 100).toFixed(2));
    expect(await file(`/ledger/transactions/${trancheId}/origins`)).toContain('资金来源');
    const finance = await book.colleague('department_officer', book.departmentId, 'part@test.test');
    const refused = await world.call<Refused>('GET', city.path(path), { cookie: finance });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'permission_missing']);
    const own = await world.call('GET', city.path(`/ledger/transactions/${trancheId}/origins`), { cookie: finance });
    expect(own.status).toBe(200);
    const none = await world.call<Refused>('GET', city.path(`/ledger/sources/${book.sourceId}/tranches/txn_none`), {
      cookie: city.cookie,
    });
    expect(none.body.error.code).toBe('not_found');
  });
});
