import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withFaults, type Faults } from '../../harness/api.ts';
import { newBook, type Book } from './book.ts';

let book: Book;
let faults: Faults;
let approver: string;
let payer: string;

// Far in the future, so that there are years enough which are over, whatever is closed.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2190-06-15T02:00:00Z') });
  book = await newBook();
  approver = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  payer = await book.colleague('finance_officer', book.city.rootUnitId, 'payer@test.test');
  faults = withFaults(book.world, 'CITY_01');
});
afterAll(() => vi.useRealTimers());

/** The last line alone may be served by the restricted source, the last of three. */
const codes = ['2120199', '2120199', '2080208'];
const restricted = 2;
type Weather = 'fair' | 'fail' | 'lose' | 'repeat';
type Treatment = 'return' | 'carry';
type Command = { readonly weather: Weather } & (
  | { readonly verb: 'give'; readonly line: number; readonly source: number; readonly fen: number }
  | { readonly verb: 'move'; readonly line: number; readonly to: number; readonly fen: number }
  | { readonly verb: 'return'; readonly line: number; readonly source: number; readonly fen: number }
  | { readonly verb: 'hold'; readonly line: number; readonly fen: number }
  | { readonly verb: 'settle'; readonly hold: number; readonly fen: number; readonly rest: 'free' | 'keep' }
  | { readonly verb: 'void'; readonly hold: number }
  | { readonly verb: 'sweep'; readonly line: number; readonly source: number }
  | { readonly verb: 'reverse'; readonly voucher: number; readonly force: boolean }
  | { readonly verb: 'draw'; readonly how: 'oldest' | 'proportional' }
  | { readonly verb: 'close'; readonly lines: Treatment; readonly holds: 'carry' | 'free' }
);

const line = fc.nat({ max: codes.length - 1 });
const source = fc.nat({ max: restricted });
const hold = fc.nat({ max: 5 });
const amount = fc.integer({ min: 1, max: 1_000 });
const weather = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Weather>('fair') },
  { weight: 1, arbitrary: fc.constant<Weather>('fail') },
  { weight: 1, arbitrary: fc.constant<Weather>('lose') },
  { weight: 1, arbitrary: fc.constant<Weather>('repeat') },
);
const verb = <V extends Command['verb']>(name: V) => ({ verb: fc.constant(name), weather });
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ ...verb('give'), line, source, fen: amount }) },
    { weight: 2, arbitrary: fc.record({ ...verb('move'), line, to: line, fen: amount }) },
    { weight: 1, arbitrary: fc.record({ ...verb('return'), line, source, fen: amount }) },
    { weight: 2, arbitrary: fc.record({ ...verb('hold'), line, fen: amount }) },
    {
      weight: 2,
      arbitrary: fc.record({
        ...verb('settle'),
        hold,
        fen: amount,
        rest: fc.constantFrom('free' as const, 'keep' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ ...verb('void'), hold }) },
    { weight: 1, arbitrary: fc.record({ ...verb('sweep'), line, source }) },
    { weight: 2, arbitrary: fc.record({ ...verb('reverse'), voucher: fc.nat({ max: 3 }), force: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ ...verb('draw'), how: fc.constantFrom('oldest' as const, 'proportional' as const) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...verb('close'),
        lines: fc.constantFrom<Treatment>('return', 'carry'),
        holds: fc.constantFrom('carry' as const, 'free' as const),
      }),
    },
  ),
  { minLength: 8, maxLength: 25 },
);

interface Model {
  /** The book in which it plays: of a year long over, so that it may be closed at any time. */
  year: number;
  readonly ids: string[];
  sources: readonly string[];
  spent: string;
  /** What a forced reversal left each line at; it rises with the money that comes in, never above zero. */
  readonly floor: number[];
  readonly balance: number[];
  readonly held: number[];
  holds: { id: string; root: string; line: number; fen: number; open: boolean }[];
  /** Appropriations, which may be reversed. */
  given: { id: string; line: number; fen: number; reversed: boolean }[];
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

type Told = Record<string, string>;
interface Wanted {
  readonly path: string;
  readonly body: object;
  readonly cookie?: string;
  /** What it does; null where the book must refuse. */
  readonly effect: ((told: Told) => void) | null;
  /** Of which source the money is decides: the book may refuse, and then nothing has changed. */
  readonly maybe?: boolean;
}

/** What the book must do, in the plainest arithmetic; null for what there is nothing of. */
function expected(model: Model, command: Command): Wanted | null {
  const id = (at: number) => model.ids[at] ?? '';
  const effectiveDay = `${model.year}-12-31`;
  const chosen = 'hold' in command ? model.holds[command.hold] : undefined;
  const sourceId = 'source' in command ? (model.sources[command.source] ?? '') : '';
  switch (command.verb) {
    case 'give': {
      const effect = (told: Told) => {
        moved(model, command.line, command.fen);
        model.given.push({ id: told['id'] ?? '', line: command.line, fen: command.fen, reversed: false });
      };
      const given = { sourceId, lineId: id(command.line), amountFen: command.fen, effectiveDay };
      const serves = command.source !== restricted || command.line === restricted;
      return {
        path: '/ledger/appropriations',
        body: { ...given, documentNumber: 'x', memo: '追加' },
        effect: serves ? effect : null,
      };
    }
    case 'move': {
      const transfers = [{ debitAccountId: id(command.line), creditAccountId: id(command.to), amountFen: command.fen }];
      const effect = () => {
        moved(model, command.line, -command.fen);
        moved(model, command.to, command.fen);
      };
      const fits = command.line !== command.to && command.fen <= room(model, command.line);
      return {
        path: '/ledger/transactions',
        body: { kind: 'adjustment', memo: '调剂', effectiveDay, transfers },
        effect: fits ? effect : null,
        maybe: command.line === restricted,
      };
    }
    case 'return': {
      const transfers = [{ debitAccountId: id(command.line), creditAccountId: sourceId, amountFen: command.fen }];
      return {
        path: '/ledger/transactions',
        body: { kind: 'return', memo: '退回', effectiveDay, transfers },
        effect: command.fen <= room(model, command.line) ? () => moved(model, command.line, -command.fen) : null,
        maybe: true,
      };
    }
    case 'hold': {
      const effect = (told: Told) => {
        change(model.held, command.line, command.fen);
        const opened = told['id'] ?? '';
        model.holds.push({ id: opened, root: opened, line: command.line, fen: command.fen, open: true });
      };
      const body = { accountId: id(command.line), amountFen: command.fen, purpose: '冻结' };
      return { path: '/ledger/holds', body, effect: command.fen <= room(model, command.line) ? effect : null };
    }
    case 'settle': {
      if (!chosen) return null;
      const effect = (told: Told) => {
        chosen.open = false;
        change(model.held, chosen.line, -chosen.fen);
        const left = chosen.fen - command.fen;
        const keeps = command.rest === 'keep' && left > 0;
        if (keeps) change(model.held, chosen.line, left);
        moved(model, chosen.line, -command.fen);
        if (!keeps) return;
        model.holds.push({ ...chosen, id: told['keptHoldId'] ?? '', fen: left, open: true });
      };
      return {
        path: `/ledger/holds/${chosen.id}/settle`,
        body: { payeeAccountId: model.spent, amountFen: command.fen, rest: command.rest, memo: '结算', effectiveDay },
        cookie: payer,
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
    case 'sweep':
      return {
        path: `/ledger/accounts/${id(command.line)}/sweep`,
        body: { toAccountId: sourceId, memo: '收回', effectiveDay },
        effect:
          available(model, command.line) > 0 ? (told) => moved(model, command.line, -Number(told['amountFen'])) : null,
        maybe: true,
      };
    case 'draw':
      return {
        path: '/ledger/draw-order',
        body: { year: model.year, drawOrder: command.how, reason: '市里选定' },
        cookie: approver,
        effect: () => undefined,
      };
    default:
      return null;
  }
}

/** Sends a request in its weather and takes its effect over; whether it was done. */
async function send(command: Command, wanted: Wanted): Promise<boolean> {
  const { path, body, effect, maybe = false, cookie = book.city.cookie } = wanted;
  const options = { key: crypto.randomUUID(), cookie };
  const certain = effect !== null && !maybe;
  if (certain && command.weather === 'fail') {
    faults.failNextBatch();
    expect((await book.post(path, body, options)).status).toBe(500);
  }
  if (certain && command.weather === 'lose') faults.loseNextAnswer();
  const answer = await book.post<Told>(path, body, options);
  const done = answer.status < 300;
  const fault = answer.status >= 500 || (certain && !done) || (done && effect === null);
  expect(fault ? { path, body: answer.body, certain } : null).toBeNull();
  if (done && command.weather === 'repeat') expect((await book.post(path, body, options)).body).toEqual(answer.body);
  if (done) effect?.(answer.body);
  return done;
}

async function play(model: Model, command: Command): Promise<void> {
  if (command.verb === 'reverse') return reverse(model, command);
  if (command.verb === 'close') return close(model, command);
  const wanted = expected(model, command);
  if (wanted) await send(command, wanted);
}

/** Asks for the reversal of an appropriation; a second person approves it, by force or not, or declines what is refused. */
async function reverse(model: Model, command: Command & { verb: 'reverse' }): Promise<void> {
  const voucher = model.given[command.voucher];
  if (!voucher || voucher.reversed) return;
  const { body } = await book.post(`/ledger/transactions/${voucher.id}/reversals`, { reason: '下达有误' });
  const path = `/ledger/reversals/${body.id}`;
  const before = model.floor[voucher.line] ?? 0;
  const short = voucher.fen > room(model, voucher.line);
  const done = await send(command, {
    path: `${path}/approve`,
    body: { version: 1, force: command.force, effectiveDay: `${model.year}-12-31` },
    cookie: approver,
    maybe: !command.force,
    effect:
      short && !command.force
        ? null
        : () => {
            voucher.reversed = true;
            change(model.balance, voucher.line, -voucher.fen);
          },
  });
  if (!done) {
    const declined = await book.post(`${path}/decline`, { version: 1, reason: '款已用' }, { cookie: approver });
    expect(declined.status).toBe(200);
    return;
  }
  // Only force lowers a floor, and never further than to what is left.
  const { floorFen } = await book.account(model.ids[voucher.line] ?? '');
  expect(floorFen).toBeGreaterThanOrEqual(command.force ? Math.min(before, available(model, voucher.line)) : before);
  model.floor[voucher.line] = floorFen ?? 0;
}

/** Closes the book, if nothing is owed in it, and plays on in the next one with what was carried. */
async function close(model: Model, command: Command & { verb: 'close' }): Promise<void> {
  const { year } = model;
  await book.post('/ledger/years', { year: year + 1 });
  const decision = { lines: command.lines, units: 'carry', holds: command.holds, exceptions: [] };
  const asked = await book.post('/ledger/year-closings', { year, documentNumber: 'x', reason: '决算', decision });
  const owing = model.ids.some((_, at) => available(model, at) < 0);
  if (asked.status >= 300) return expect(asked.body).toMatchObject({ error: { code: 'year_unsettled' } });
  expect(owing).toBe(false);
  const wanted = { path: `/ledger/year-closings/${asked.body.id}/decision`, cookie: approver, effect: () => undefined };
  await send(command, { ...wanted, body: { version: 1, agreed: true, reason: '同意' } });
  for (const at of model.ids.keys()) {
    const carried = command.holds === 'carry' ? (model.held[at] ?? 0) : 0;
    const free = (model.balance[at] ?? 0) - carried;
    model.balance[at] = carried + (command.lines === 'carry' ? free : 0);
    model.held[at] = carried;
    model.floor[at] = 0;
  }
  model.given = [];
  await enter(model, year + 1);
  const lists = await Promise.all(
    model.ids.map((id) =>
      book.get<{ items: { id: string; rootId: string }[] }>(`/ledger/holds?state=open&accountId=${id}&pageSize=200`),
    ),
  );
  const standing = new Map(lists.flatMap(({ items }) => items.map((each) => [each.rootId, each.id])));
  for (const each of model.holds) {
    const carried = each.open && command.holds === 'carry';
    if (carried) expect(standing.has(each.root)).toBe(true);
    if (each.open) Object.assign(each, { open: carried, id: standing.get(each.root) ?? each.id });
  }
}

/** Finds the accounts of a book by their names, and opens those it does not have. */
async function enter(model: Model, year: number): Promise<void> {
  type Named = { id: string; name: string };
  const of = async (kind: string) =>
    (await book.get<{ items: Named[] }>(`/ledger/accounts?year=${year}&kind=${kind}&pageSize=200`)).items;
  model.year = year;
  model.spent = (await of('spent'))[0]?.id ?? '';
  const open = async (path: string, body: object) => (await book.post(path, { fiscalYear: year, ...body })).body.id;
  const [lines, sources] = [await of('line'), await of('source')];
  for (const [at, functionCode] of codes.entries()) {
    const standing = lines.find(({ name }) => name === `线${at}`)?.id;
    const line_ = { departmentId: book.departmentId, name: `线${at}`, functionCode };
    model.ids[at] = standing ?? (await open('/ledger/lines', line_));
  }
  const received = { receivedDay: `${year}-01-01`, documentNumber: 'x' };
  const find = (name: string) => sources.find((each) => each.name === name)?.id;
  const free = find('捐赠') ?? (await open('/ledger/sources', { name: '捐赠', ...received }));
  const bound = { name: '专项', ...received, purposes: { functionCodes: ['208'] } };
  const own = find('专项') ?? (await open('/ledger/sources', bound));
  const treasury = sources.find(({ name }) => name !== '捐赠' && name !== '专项')?.id ?? '';
  model.sources = [treasury, free, own];
}

describe('whatever officers do, in whatever weather', () => {
  it('balances are what plain arithmetic says, sums are zero, nothing falls below its floor, across the ends of years', async () => {
    // Each run begins in a book of its own.
    let base = 2_000;
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        await book.post('/ledger/years', { year: base });
        const none = () => codes.map(() => 0);
        const lists = { ids: [], sources: [], holds: [], given: [] };
        const model: Model = { year: base, spent: '', ...lists, floor: none(), balance: none(), held: none() };
        await enter(model, base);
        for (const command of list) await play(model, command);
        for (const [at, id] of model.ids.entries()) {
          const account = await book.account(id);
          expect(account).toMatchObject({
            balanceFen: model.balance[at],
            heldFen: model.held[at],
            availableFen: available(model, at),
            floorFen: model.floor[at],
          });
          expect(account.availableFen).toBeGreaterThanOrEqual(model.floor[at] ?? 0);
        }
        for (let year = base; year <= model.year; year += 1) {
          const trial = await book.get(`/ledger/trial-balance?year=${year}`);
          expect(trial).toMatchObject({ balanced: true, totals: { balanceFen: 0 } });
        }
        expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true, problems: [] });
        expect((await book.post('/audit/verify', {})).body).toMatchObject({ intact: true, complete: true });
        base = model.year + 1;
      }),
      { numRuns: 10 },
    );
  });

  it('verification names what was changed behind the book’s back', async () => {
    const id = await book.line('篡改', 1_000);
    await book.world.env.CITY_01?.prepare('UPDATE ledger_account SET balance_fen = balance_fen + 1 WHERE id = ?')
      .bind(id)
      .all();
    const { body } = await book.post<{ sound: boolean; problems: object[] }>('/ledger/verify', undefined);
    expect(body).toMatchObject({ sound: false });
    expect(body.problems).toContainEqual(
      expect.objectContaining({ check: 'balance', subject: id, storedFen: 1_001, countedFen: 1_000 }),
    );
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
