import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book } from './book.ts';

/** What somebody with the database in hand could change, and what the count of the book says to it. */
let book: Book;

const all = async <T>(query: string): Promise<T[]> =>
  (await book.world.env.CITY_01?.prepare(query).all<T>())?.results ?? [];
const found = async () => {
  const { body } = await book.post<{ sound: boolean; problems: { check: string }[] }>('/ledger/verify', undefined);
  return [...new Set(body.problems.map(({ check }) => check))].toSorted().join(' ') || 'sound';
};

beforeAll(async () => {
  book = await newBook();
  const second = await book.colleague('finance_officer', book.city.rootUnitId, 'second@test.test');
  const leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  const spent = (await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent')).items[0]?.id;
  const line = await book.line('养老', 0);
  const elder = await book.post('/ledger/sources', {
    fiscalYear: book.year,
    name: '专项',
    receivedDay: `${book.year}-01-01`,
    documentNumber: '文',
    purposes: { functionCodes: ['21201'] },
  });
  const given = { sourceId: elder.body.id, lineId: line, amountFen: 1_000, documentNumber: '文', memo: '下达' };
  const voucher = await book.post('/ledger/appropriations', given);
  await book.post('/ledger/appropriations', { ...given, amountFen: 400 });
  const hold = await book.post('/ledger/holds', { accountId: line, amountFen: 400, purpose: '采购' });
  const payment = { payeeAccountId: spent, amountFen: 300, rest: 'keep', memo: '首付' };
  await book.post(`/ledger/holds/${hold.body.id}/settle`, payment, { cookie: second });
  const wrong = await book.post('/ledger/appropriations', { ...given, amountFen: 50 });
  const asked = await book.post(`/ledger/transactions/${wrong.body.id}/reversals`, { reason: '有误' });
  const reversed = await book.post(
    `/ledger/reversals/${asked.body.id}/approve`,
    { version: 1, force: false },
    { cookie: leader },
  );
  expect([voucher.status, reversed.status]).toEqual([201, 201]);
  for (const { name } of await all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger_%'`,
  )) {
    await all(`DROP TRIGGER ${name}`);
  }
});

const first = `(SELECT id FROM ledger_transaction WHERE kind = 'appropriation' ORDER BY seq LIMIT 1)`;
const settled = `(SELECT id FROM ledger_hold WHERE state = 'settled')`;

describe('the count of the book', () => {
  it('finds it sound', async () => {
    expect(await found()).toBe('sound');
  });

  it.each`
    what                                             | change                                                                                                             | back                                                                                                                     | says
    ${'a balance'}                                   | ${`UPDATE ledger_account SET balance_fen = balance_fen + 1 WHERE kind = 'line'`}                                   | ${`UPDATE ledger_account SET balance_fen = balance_fen - 1 WHERE kind = 'line'`}                                         | ${'balance layers sum'}
    ${'the day of a transfer'}                       | ${`UPDATE ledger_transfer SET effective_day = '2000-01-01' WHERE transaction_id = ${first}`}                       | ${`UPDATE ledger_transfer SET effective_day = (SELECT effective_day FROM ledger_transaction WHERE id = transaction_id)`} | ${'day'}
    ${'the instant of a transfer'}                   | ${`UPDATE ledger_transfer SET recorded_at = '2000-01-01T00:00:00.000Z' WHERE transaction_id = ${first}`}           | ${`UPDATE ledger_transfer SET recorded_at = (SELECT recorded_at FROM ledger_transaction WHERE id = transaction_id)`}     | ${'day'}
    ${'the kind of a voucher'}                       | ${`UPDATE ledger_transaction SET kind = 'spending' WHERE id = ${first}`}                                           | ${`UPDATE ledger_transaction SET kind = 'appropriation' WHERE kind = 'spending'`}                                        | ${'nature'}
    ${'what a hold paid'}                            | ${`UPDATE ledger_hold SET settled_fen = settled_fen - 1 WHERE id = ${settled}`}                                    | ${`UPDATE ledger_hold SET settled_fen = settled_fen + 1 WHERE id = ${settled}`}                                          | ${'hold'}
    ${'a payment where nothing was paid'}            | ${`UPDATE ledger_hold SET settled_fen = 1 WHERE state = 'open'`}                                                   | ${`UPDATE ledger_hold SET settled_fen = 0 WHERE state = 'open'`}                                                         | ${'hold'}
    ${'a chain that pays more than was promised'}    | ${`UPDATE ledger_hold SET amount_fen = amount_fen - 1 WHERE id = ${settled}`}                                      | ${`UPDATE ledger_hold SET amount_fen = amount_fen + 1 WHERE id = ${settled}`}                                            | ${'hold'}
    ${'the link of a reversal'}                      | ${`UPDATE ledger_transaction SET document_number = reverses_id, reverses_id = NULL WHERE reverses_id IS NOT NULL`} | ${`UPDATE ledger_transaction SET reverses_id = document_number WHERE memo LIKE '红字%'`}                                 | ${'reversal'}
    ${'the purpose of a source whose money is gone'} | ${`UPDATE ledger_source SET purposes = replace(purposes, '21201', '20802')`}                                       | ${`UPDATE ledger_source SET purposes = replace(purposes, '20802', '21201')`}                                             | ${'restricted'}
  `('tells $what that was changed', async ({ change, back, says }: Record<string, string>) => {
    await all(change ?? '');
    expect(await found()).toBe(says);
    await all(back ?? '');
    expect(await found()).toBe('sound');
  });

  it('names what does not agree as a reader knows it, and says how much was counted', async () => {
    type Named = { accounts: number; problems: { check: string; label?: string; accountId?: string | null }[] };
    const named = async (change: string, back: string) => {
      await all(change);
      const { body } = await book.post<Named>('/ledger/verify', undefined);
      await all(back);
      return body;
    };
    const line = (by: string) => `UPDATE ledger_account SET balance_fen = balance_fen ${by} 1 WHERE kind = 'line'`;
    const balance = await named(line('+'), line('-'));
    expect(balance.accounts).toBe((await all('SELECT id FROM ledger_account')).length);
    expect(balance.problems.map(({ check, label }) => [check, label])).toEqual([
      ['balance', `${book.year} · 20001 养老`],
      ['sum', undefined],
      ['layers', `${book.year} · 20001 养老`],
    ]);
    const kind = await named(
      `UPDATE ledger_transaction SET kind = 'spending' WHERE id = ${first}`,
      `UPDATE ledger_transaction SET kind = 'appropriation' WHERE kind = 'spending'`,
    );
    expect(kind.problems).toMatchObject([{ check: 'nature', label: '记-000001 下达' }]);
    const paid = (by: string) => `UPDATE ledger_hold SET settled_fen = settled_fen ${by} 1 WHERE id = ${settled}`;
    const [account] = await all<{ id: string }>(`SELECT id FROM ledger_account WHERE kind = 'line'`);
    expect((await named(paid('-'), paid('+'))).problems).toMatchObject([
      { check: 'hold', label: '20001 养老 · 采购', accountId: account?.id },
    ]);
  });

  it('walks the audit chain with it', async () => {
    const verified = async () => (await book.post<{ sound: boolean; chain: object }>('/ledger/verify', undefined)).body;
    expect(await verified()).toMatchObject({ sound: true, chain: { intact: true, complete: true, firstBad: null } });
    await all('DROP TRIGGER audit_entry_no_update');
    await all(`UPDATE audit_entry SET action = action || 'x' WHERE seq = 2`);
    const broken = { intact: false, firstBad: { seq: 2, fault: 'entry_changed' } };
    expect(await verified()).toMatchObject({ sound: false, chain: broken });
    await all(`UPDATE audit_entry SET action = rtrim(action, 'x') WHERE seq = 2`);
    expect(await verified()).toMatchObject({ sound: true });
  });

  it('tells where restricted money passed a line that it may not serve, though none of it is left', async () => {
    await all(
      `UPDATE ledger_layer SET balance_fen = 0 WHERE account_id IN (SELECT id FROM ledger_account WHERE kind = 'line')`,
    );
    await all(`UPDATE ledger_source SET purposes = replace(purposes, '21201', '20802')`);
    expect(await found()).toContain('restricted');
  });
});
