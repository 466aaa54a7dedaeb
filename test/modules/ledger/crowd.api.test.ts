import { beforeAll, expect, it } from 'vitest';
import { newBook, type Book } from './book.ts';

let book: Book;

beforeAll(async () => {
  book = await newBook();
});

const officers = 200;

it('two hundred officers post at once on shared lines: no lost and no double effect', async () => {
  const names = ['甲', '乙', '丙', '丁'];
  const ids: string[] = [];
  for (const name of names) ids.push(await book.line(name, 1_000_000));
  const cookies: string[] = [];
  for (const index of Array.from({ length: 10 }, (_, each) => each)) {
    cookies.push(await book.colleague('finance_officer', book.city.rootUnitId, `officer${index}@test.test`));
  }
  // Officer i moves 1 + (i mod 4) fen from line i mod 4 to the next one; every fifth sends the same request twice.
  const sent = Array.from({ length: officers }, (_, index) => ({
    key: crypto.randomUUID(),
    cookie: cookies[index % cookies.length] ?? '',
    times: index % 5 === 0 ? 2 : 1,
    body: {
      kind: 'adjustment',
      memo: `并发${index}`,
      transfers: [
        { debitAccountId: ids[index % 4], creditAccountId: ids[(index + 1) % 4], amountFen: 1 + (index % 4) },
      ],
    },
  }));
  const answers = await Promise.all(
    sent.flatMap(({ times, body, key, cookie }) =>
      Array.from({ length: times }, async () => ({
        key,
        answer: await book.post('/ledger/transactions', body, { key, cookie }),
      })),
    ),
  );
  expect(answers.map(({ answer }) => answer.status)).toEqual(answers.map(() => 201));
  // One key, one voucher, however often it was sent.
  const vouchers = Map.groupBy(answers, ({ key }) => key);
  for (const told of vouchers.values()) expect(new Set(told.map(({ answer }) => answer.body.id)).size).toBe(1);
  expect(new Set(answers.map(({ answer }) => answer.body.id)).size).toBe(officers);
  // Each line gives 50 times its own amount (1, 2, 3, 4 fen) and receives 50 times that of the line before it.
  expect(await Promise.all(ids.map((id) => book.available(id)))).toEqual([1_000_150, 999_950, 999_950, 999_950]);
  expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
});

it('forty officers draw at once on a line that covers thirty of them', async () => {
  const line = await book.line('争用', 3_000);
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => book.post('/ledger/holds', { accountId: line, amountFen: 100, purpose: '争用' })),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(30);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
  expect(await book.account(line)).toMatchObject({ heldFen: 3_000, availableFen: 0 });
});
