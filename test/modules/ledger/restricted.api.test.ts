import { beforeAll, describe, expect, it } from 'vitest';
import { planAccounts } from '../../../worker/modules/ledger/index.ts';
import { newBook, type Book, type Refused } from './book.ts';

let book: Book;
let special: string;
let lines: { elders: string; streets: string };
let unit: string;
let duties: { own: string; other: string };

const of = (body: unknown) => {
  const { error } = body as Partial<Refused>;
  return error ? `${error.code} ${String(error.facts?.['shortfallFen'] ?? '')}`.trim() : 'ok';
};
const lineOf = async (departmentId: string, name: string, functionCode: string) =>
  (await book.post('/ledger/lines', { fiscalYear: book.year, departmentId, name, functionCode })).body.id;
const sourceOf = async (name: string, purposes: object) => {
  const paper = { receivedDay: `${book.year}-01-05`, documentNumber: '省财社〔2026〕8号' };
  return (await book.post('/ledger/sources', { fiscalYear: book.year, name, ...paper, purposes })).body.id;
};
const open = async (place: object, sourceId: string, amountFen: number) => {
  const paper = { effectiveDay: `${book.year}-01-06`, documentNumber: '文', confirmed: true };
  const opened = await book.post('/ledger/openings', { place, sourceId, amountFen, ...paper });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
};
const move = async (kind: string, from: string, to: string, amountFen: number, purposeId?: string) => {
  const transfer = { debitAccountId: from, creditAccountId: to, amountFen, ...(purposeId ? { purposeId } : {}) };
  return of((await book.post('/ledger/transactions', { kind, memo: '支付', transfers: [transfer] })).body);
};
const sweep = async (from: string, toAccountId: string) =>
  of((await book.post(`/ledger/accounts/${from}/sweep`, { toAccountId, memo: '划转' })).body);
const accountOf = async (kind: string) =>
  (await book.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=${kind}`)).items[0]?.id ?? '';

async function dutyAccounts(names: readonly string[]): Promise<string[]> {
  const accounts = names.map((name, at) => ({
    id: `acc_duty_${at}`,
    kind: 'duty' as const,
    fiscalYear: book.year,
    name,
    unitId: book.departmentId,
    subjectId: `dty_${at}`,
  }));
  const database = book.world.env.CITY_01;
  const statements = planAccounts({ at: new Date().toISOString() }, accounts);
  await database?.batch(statements.map(({ sql, params }) => database.prepare(sql).bind(...params)));
  return accounts.map(({ id }) => id);
}

beforeAll(async () => {
  book = await newBook({ onePays: true });
  special = await sourceOf('养老专项', { functionCodes: ['20802'] });
  lines = {
    elders: await lineOf(book.departmentId, '养老', '2080208'),
    streets: await lineOf(book.departmentId, '环卫', '2120199'),
  };
  const [own = '', other = ''] = await dutyAccounts(['助餐', '清扫']);
  duties = { own, other };
  const units = await book.get<{ items: { id: string; kind: string }[] }>('/organisation/tree?depth=3');
  const street = units.items.find(({ kind }) => kind === 'street')?.id ?? '';
  // 100 yuan in fen: 60 that may serve elders only, then 40 that may serve anything.
  await open({ type: 'unit', id: street }, special, 60);
  await open({ type: 'unit', id: street }, book.sourceId, 40);
  unit = await accountOf('unit');
});

describe('restricted money', () => {
  it('leaves a unit for its purpose only, and comes so onto another duty’s account', async () => {
    const spent = await accountOf('spent');
    expect(await move('spending', unit, spent, 41)).toBe('source_restricted 1');
    expect(await move('spending', unit, spent, 41, lines.streets)).toBe('source_restricted 1');
    expect(await move('refund', unit, duties.other, 41)).toBe('source_restricted 1');
    expect(await sweep(unit, duties.other)).toBe('source_restricted 60');
    expect(await move('refund', unit, duties.other, 70, lines.elders)).toBe('ok');
    expect(await book.available(unit)).toBe(30);
  });

  it('is guarded there as well: 10 fen of the other duty’s 70 are free', async () => {
    expect(await move('refund', duties.other, duties.own, 11)).toBe('source_restricted 1');
    expect(await move('refund', duties.other, duties.own, 11, lines.streets)).toBe('source_restricted 1');
    expect(await sweep(duties.other, duties.own)).toBe('source_restricted 60');
    expect(await move('refund', duties.other, lines.streets, 11)).toBe('source_restricted 1');
    expect(await move('refund', duties.other, duties.own, 1)).toBe('ok');
    expect(await move('refund', duties.other, duties.own, 25, lines.elders)).toBe('ok');
    expect(await move('refund', duties.other, lines.elders, 44)).toBe('ok');
    expect(await book.available(duties.other)).toBe(0);
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
  });

  it('takes no other account for the purpose than a line', async () => {
    const spent = await accountOf('spent');
    for (const purpose of [duties.own, spent, special]) {
      expect(await move('spending', unit, spent, 1, purpose)).toBe('account_unfit');
    }
  });

  it('follows the department that it serves when departments merge', async () => {
    const department = async (name: string) =>
      (await book.post('/organisation/units', { kind: 'department', name, parentId: book.city.rootUnitId })).body.id;
    const [from, into] = [await department('市老龄办'), await department('市卫健局')];
    const only = await sourceOf('老龄专项', { functionCodes: ['208'], departmentIds: [from, into] });
    const old = await sourceOf('高龄专项', { departmentIds: [from] });
    const [moved, other] = [await lineOf(from, '高龄津贴', '2080208'), await lineOf(into, '环境', '2120199')];
    const give = async (sourceId: string, lineId: string) => {
      const paper = { documentNumber: '文', memo: '下达' };
      return of((await book.post('/ledger/appropriations', { sourceId, lineId, amountFen: 100, ...paper })).body);
    };
    expect(await give(old, moved)).toBe('ok');
    expect(await give(old, other)).toBe('source_restricted 100');
    const version = async (id: string) => (await book.get<{ version: number }>(`/organisation/units/${id}`)).version;
    const merged = await book.post(`/organisation/units/${from}/merge`, {
      version: await version(from),
      intoId: into,
      intoVersion: await version(into),
      reason: '机构改革',
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    // Once more to the line that moved, on from it to a line of the successor, and to that directly.
    expect([await give(old, moved), await give(old, other), await give(only, other)]).toEqual([
      'ok',
      'ok',
      'source_restricted 100',
    ]);
    expect(await move('adjustment', moved, other, 150)).toBe('ok');
    expect(await move('adjustment', moved, lines.elders, 1)).toBe('source_restricted 1');
    const { items } = await book.get<{
      items: { id: string; purposes: { functionCodes: string[]; departmentIds: string[] } | null }[];
    }>(`/ledger/sources?year=${book.year}`);
    expect(items.filter(({ id }) => [only, old].includes(id)).map(({ purposes }) => purposes)).toMatchObject([
      { functionCodes: ['208'], departmentIds: [into] },
      { departmentIds: [into] },
    ]);
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
  });

  it('changes in nothing else, whoever writes', async () => {
    const write = (set: string) =>
      book.world.env.CITY_01?.prepare(`UPDATE ledger_source SET ${set} WHERE purposes IS NOT NULL`).run();
    for (const set of [
      'purposes = NULL',
      `purposes = json_set(purposes, '$.functionCodes', json('[]'))`,
      `purposes = json_set(purposes, '$.departmentIds', json('[]'))`,
      `received_day = '2020-01-01'`,
    ]) {
      await expect(write(set)).rejects.toThrow('append_only');
    }
  });
});
