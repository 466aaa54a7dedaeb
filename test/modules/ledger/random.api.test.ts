import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults, type Faults } from '../../harness/api.ts';
import { newBook, type Book } from './book.ts';

let book: Book;
let faults: Faults;
let approver: string;
let payer: string;

beforeAll(async () => {
  book = await newBook();
  approver = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  payer = await book.colleague('finance_officer', book.city.rootUnitId, 'payer@test.test');
  faults = withFaults(book.world, 'CITY_01');
});

const slots = 3;
type Weather = 'fair' | 'fail' | 'lose' | 'repeat';
type Command = { readonly weather: Weather } & (
  | { readonly verb: 'give'; readonly line: number; readonly fen: number }
  | { readonly verb: 'move'; readonly line: number; readonly to: number; readonly fen: number }
  | { readonly verb: 'hold'; readonly line: number; readonly fen: number }
  | { readonly verb: 'settle'; readonly hold: number; readonly fen: number; readonly rest: 'free' | 'keep' }
  | { readonly verb: 'void'; readonly hold: number }
  | { readonly verb: 'sweep'; readonly line: number }
  | { readonly verb: 'reverse'; readonly voucher: number; readonly force: boolean }
);

const line = fc.nat({ max: slots - 1 });
const hold = fc.nat({ max: 5 });
const amount = fc.integer({ min: 1, max: 1_000 });
const weather = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Weather>('fair') },
  { weight: 1, arbitrary: fc.constant<Weather>('fail') },
  { weight: 1, arbitrary: fc.constant<Weather>('lose') },
  { weight: 1, arbitrary: fc.constant<Weather>('repeat') },
);
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({ verb: fc.constant('give' as const), weather, line, fen: amount }),
    fc.record({ verb: fc.constant('move' as const), weather, line, to: line, fen: amount }),
    fc.record({ verb: fc.constant('hold' as const), weather, line, fen: amount }),
    fc.record({
      verb: fc.constant('settle' as const),
      weather,
      hold,
      fen: amount,
      rest: fc.constantFrom('free' as const, 'keep' as const),
    }),
    fc.record({ verb: fc.constant('void' as const), weather, hold }),
    fc.record({ verb: fc.constant('sweep' as const), weather, line }),
    fc.record({ verb: fc.constant('reverse' as const), weather, voucher: fc.nat({ max: 3 }), force: fc.boolean() }),
  ),
  { minLength: 8, maxLength: 25 },
);

interface Model {
  readonly ids: readonly string[];
  /** What a forced reversal left each line at; it rises with the money that comes in, never above zero. */
  readonly floor: number[];
  readonly balance: number[];
  readonly held: number[];
  readonly holds: { id: string; line: number; fen: number; open: boolean }[];
  /** Appropriations, which may be reversed. */
  readonly given: { id: string; line: number; fen: number; reversed: boolean }[];
}

/** Money that moves raises a floor below zero to what is there, upwards only and never above zero. */
function moved(model: Model, at: number, by: number): void {
  change(model.balance, at, by);
  const floor = model.floor[at] ?? 0;
  if (floor < 0) model.floor[at] = Math.max(floor, Math.min(0, available(model, at)));
}

const available = (model: Model, at: number): number => (model.balance[at] ?? 0) - (model.held[at] ?? 0);
/** What may still be taken: down to the floor. */
const room = (model: Model, at: number): number => available(model, at) - (model.floor[at] ?? 0);
const change = (list: number[], at: number, by: number): void => {
  list[at] = (list[at] ?? 0) + by;
};

/** What the book must do, in the plainest arithmetic; null where it must refuse. */
function expected(model: Model, command: Command, spent: string) {
  const id = (at: number) => model.ids[at] ?? '';
  const chosen = 'hold' in command ? model.holds[command.hold] : undefined;
  switch (command.verb) {
    case 'give':
      return {
        path: '/ledger/appropriations',
        body: {
          sourceId: book.sourceId,
          lineId: id(command.line),
          amountFen: command.fen,
          documentNumber: 'x',
          memo: '追加',
        },
        effect: (answer: Record<string, string>) => {
          moved(model, command.line, command.fen);
          model.given.push({ id: answer['id'] ?? '', line: command.line, fen: command.fen, reversed: false });
        },
      };
    case 'move': {
      const body = {
        kind: 'adjustment',
        memo: '调剂',
        transfers: [{ debitAccountId: id(command.line), creditAccountId: id(command.to), amountFen: command.fen }],
      };
      const effect = () => {
        moved(model, command.line, -command.fen);
        moved(model, command.to, command.fen);
      };
      const fits = command.line !== command.to && command.fen <= room(model, command.line);
      return { path: '/ledger/transactions', body, effect: fits ? effect : null };
    }
    case 'hold': {
      const effect = (answer: Record<string, string>) => {
        change(model.held, command.line, command.fen);
        model.holds.push({ id: answer['id'] ?? '', line: command.line, fen: command.fen, open: true });
      };
      const body = { accountId: id(command.line), amountFen: command.fen, purpose: '冻结' };
      return { path: '/ledger/holds', body, effect: command.fen <= room(model, command.line) ? effect : null };
    }
    case 'settle': {
      if (!chosen) return null;
      const effect = (answer: Record<string, string>) => {
        chosen.open = false;
        change(model.held, chosen.line, -chosen.fen);
        const left = chosen.fen - command.fen;
        const keeps = command.rest === 'keep' && left > 0;
        if (keeps) change(model.held, chosen.line, left);
        moved(model, chosen.line, -command.fen);
        if (!keeps) return;
        model.holds.push({ id: answer['keptHoldId'] ?? '', line: chosen.line, fen: left, open: true });
      };
      const body = { payeeAccountId: spent, amountFen: command.fen, rest: command.rest, memo: '结算' };
      return {
        path: `/ledger/holds/${chosen.id}/settle`,
        body,
        effect: chosen.open && command.fen <= chosen.fen ? effect : null,
      };
    }
    case 'void': {
      if (!chosen) return null;
      const effect = () => {
        chosen.open = false;
        change(model.held, chosen.line, -chosen.fen);
      };
      return { path: `/ledger/holds/${chosen.id}/void`, body: { reason: '释放' }, effect: chosen.open ? effect : null };
    }
    case 'sweep': {
      const effect = () => moved(model, command.line, -available(model, command.line));
      const body = { toAccountId: book.sourceId, memo: '收回' };
      return {
        path: `/ledger/accounts/${id(command.line)}/sweep`,
        body,
        effect: available(model, command.line) > 0 ? effect : null,
      };
    }
    case 'reverse': {
      const voucher = model.given[command.voucher];
      if (!voucher || voucher.reversed) return null;
      const short = voucher.fen > room(model, voucher.line);
      const effect = () => {
        voucher.reversed = true;
        if (!short) return moved(model, voucher.line, -voucher.fen);
        change(model.balance, voucher.line, -voucher.fen);
        model.floor[voucher.line] = Math.min(model.floor[voucher.line] ?? 0, available(model, voucher.line));
      };
      return { voucher, body: { version: 1, force: command.force }, effect: command.force || !short ? effect : null };
    }
  }
}

async function play(model: Model, command: Command, spent: string): Promise<void> {
  const wanted = expected(model, command, spent);
  if (!wanted) return;
  const { body, effect } = wanted;
  const path = 'voucher' in wanted ? await asked(wanted.voucher.id) : wanted.path;
  const cookies = { settle: payer, reverse: approver };
  const cookie = command.verb === 'settle' || command.verb === 'reverse' ? cookies[command.verb] : book.city.cookie;
  const options = { key: crypto.randomUUID(), cookie };
  if (effect && command.weather === 'fail') {
    faults.failNextBatch();
    expect((await book.post(path, body, options)).status).toBe(500);
  }
  if (effect && command.weather === 'lose') faults.loseNextAnswer();
  const answer = await book.post<Record<string, string>>(path, body, options);
  expect([path, answer.status < 300]).toEqual([path, effect !== null]);
  if (command.weather === 'repeat' && effect) expect((await book.post(path, body, options)).body).toEqual(answer.body);
  effect?.(answer.body);
  if (!effect && 'voucher' in wanted) {
    const declined = await book.post(path.replace('approve', 'decline'), { version: 1, reason: '款已用' }, { cookie });
    expect(declined.status).toBe(200);
  }
}

/** Asks for a reversal; answers the path on which a second person approves it. */
async function asked(voucherId: string): Promise<string> {
  const { body } = await book.post(`/ledger/transactions/${voucherId}/reversals`, { reason: '下达有误' });
  return `/ledger/reversals/${body.id}/approve`;
}

describe('whatever officers do, in whatever weather', () => {
  it('balances are what plain arithmetic says, sums are zero, nothing falls below its floor', async () => {
    const accounts = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent');
    const spent = accounts.items[0]?.id ?? '';
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        const ids = await Promise.all(Array.from({ length: slots }, (_, index) => book.line(`线${index}`, 0)));
        const none = () => ids.map(() => 0);
        const model: Model = { ids, floor: none(), balance: none(), held: none(), holds: [], given: [] };
        for (const command of list) await play(model, command, spent);
        for (const [at, id] of ids.entries()) {
          const account = await book.account(id);
          expect(account).toMatchObject({
            balanceFen: model.balance[at],
            heldFen: model.held[at],
            availableFen: available(model, at),
            floorFen: model.floor[at],
          });
          expect(account.availableFen).toBeGreaterThanOrEqual(model.floor[at] ?? 0);
        }
        expect(await book.get(`/ledger/trial-balance?year=${book.year}`)).toMatchObject({
          balanced: true,
          totals: { balanceFen: 0 },
        });
        expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
        expect((await book.post('/audit/verify', {})).body).toMatchObject({ intact: true, complete: true });
      }),
      { numRuns: 10 },
    );
  });

  it('many at once on shared lines: no lost and no double effect', async () => {
    const ids = await Promise.all([book.line('甲', 100_000), book.line('乙', 100_000), book.line('丙', 100_000)]);
    const moves = Array.from({ length: 60 }, (_, index) => ({
      kind: 'adjustment',
      memo: '并发',
      transfers: [
        { debitAccountId: ids[index % 3], creditAccountId: ids[(index + 1) % 3], amountFen: 1 + (index % 3) },
      ],
    }));
    const answers = await Promise.all(moves.map((body) => book.post('/ledger/transactions', body)));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    // Each line gives 20 times its own amount and receives 20 times that of the line before it: 1, 2 and 3 fen.
    expect(await Promise.all(ids.map((id) => book.available(id)))).toEqual([100_040, 99_980, 99_980]);
  });

  it('verification names what was changed behind the book’s back', async () => {
    const id = await book.line('篡改', 1_000);
    await book.world.env.CITY_01?.prepare('UPDATE ledger_account SET balance_fen = balance_fen + 1 WHERE id = ?')
      .bind(id)
      .all();
    const { body } = await book.post<{ sound: boolean; problems: object[] }>('/ledger/verify', undefined);
    expect(body).toMatchObject({ sound: false });
    expect(body.problems).toContainEqual({ check: 'balance', subject: id, storedFen: 1_001, countedFen: 1_000 });
    expect(body.problems).toContainEqual(expect.objectContaining({ check: 'sum', storedFen: 1 }));
    const forbidden = await book.post('/ledger/verify', undefined, { cookie: approver });
    expect(forbidden.status).toBe(403);
  });

  it('what is posted cannot be changed or taken out', async () => {
    const database = book.world.env.CITY_01;
    const lineId = await book.line('存证', 1_000);
    expect((await book.post('/ledger/holds', { accountId: lineId, amountFen: 1, purpose: '存证' })).status).toBe(201);
    for (const statement of [
      'UPDATE ledger_transfer SET amount_fen = 1',
      'DELETE FROM ledger_transaction',
      'DELETE FROM ledger_hold',
    ]) {
      await expect(database?.prepare(statement).all()).rejects.toThrow(/append_only/);
    }
  });
});
