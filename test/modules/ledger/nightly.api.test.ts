import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOfInstant } from '../../../worker/core/day.ts';
import { openCity } from '../../../worker/modules/tenancy/index.ts';
import { runTimedTasks } from '../../../worker/timed.ts';
import { newBook, type Book } from './book.ts';

let book: Book;
let auditor: string;
const hour = 3_600_000;
/** A tick at which hourly tasks are due; each test takes the next day. */
const firstTick = Math.ceil(Date.now() / hour) * hour;
const dayMs = 24 * hour;

async function tick(now: number): Promise<void> {
  const open = await openCity(book.world.env, book.city.slug, now);
  if (!open) throw new Error('the city is not open');
  await runTimedTasks(book.world.env, open, now, 300_000);
}

const all = async <T>(query: string): Promise<T[]> =>
  (await book.world.env.CITY_01?.prepare(query).all<T>())?.results ?? [];
const audited = (action: string) =>
  all<{ actor_kind: string; payload: string }>(
    `SELECT actor_kind, payload FROM audit_entry WHERE action = '${action}' ORDER BY seq`,
  );

interface Nightly {
  readonly items: readonly {
    readonly day: string;
    readonly sound: boolean;
    readonly problemCount: number;
    readonly problems: object[];
    readonly chainBadSeq: number | null;
    readonly chainFault: string | null;
  }[];
}
const nights = () => book.get<Nightly>('/ledger/verifications');
const alarms = async (cookie: string) =>
  (await book.get<{ lines: { kind: string; label: string }[] }>('/inbox/summary', cookie)).lines.filter(
    ({ kind }) => kind === 'ledger.verification',
  );

beforeAll(async () => {
  book = await newBook();
  auditor = await book.colleague('auditor', book.city.rootUnitId, 'auditor@test.test');
});

describe('the clock', () => {
  it('frees each hold once, the day after its deadline, in the name of the system', async () => {
    const line = await book.line('期限阶梯', 10_000);
    const start = dayOfInstant(firstTick);
    // Deadlines today, tomorrow, the day after, and none: one falls free each night, the last never.
    const deadlines = [start, addDays(start, 1), addDays(start, 2), undefined];
    for (const deadlineDay of deadlines) {
      const held = await book.post('/ledger/holds', {
        accountId: line,
        amountFen: 1_000,
        purpose: '阶梯',
        deadlineDay,
      });
      expect(held.status).toBe(201);
    }
    const heldAfter: number[] = [];
    for (const night of [0, 1, 2, 3, 4]) {
      await tick(firstTick + night * dayMs);
      await tick(firstTick + night * dayMs + hour / 2);
      heldAfter.push((await book.account(line)).heldFen);
    }
    expect(heldAfter).toEqual([4_000, 3_000, 2_000, 1_000, 1_000]);
    const entries = await audited('ledger.hold.expire');
    expect(entries.map(({ actor_kind: by, payload }) => [by, JSON.parse(payload).expired])).toEqual([
      ['system', 1],
      ['system', 1],
      ['system', 1],
    ]);
  });

  it('counts the book and walks the chain once a night, and keeps what it found', async () => {
    const found = await nights();
    expect(found.items.map(({ sound, problemCount, chainBadSeq }) => [sound, problemCount, chainBadSeq])).toEqual(
      Array.from({ length: 5 }, () => [true, 0, null]),
    );
    expect(new Set(found.items.map(({ day }) => day)).size).toBe(5);
    expect(await alarms(auditor)).toEqual([]);
  });

  it('raises an alarm where a balance does not agree, until a night finds it in order', async () => {
    const line = await book.line('篡改', 1_000);
    const change = (by: number) =>
      all(`UPDATE ledger_account SET balance_fen = balance_fen + (${by}) WHERE id = '${line}'`);
    await change(1);
    await tick(firstTick + 5 * dayMs);
    const [latest] = (await nights()).items;
    expect(latest).toMatchObject({ sound: false, chainBadSeq: null });
    expect(latest?.problems).toContainEqual({
      check: 'balance',
      subject: line,
      storedFen: 1_001,
      countedFen: 1_000,
      label: expect.stringContaining('篡改'),
      accountId: null,
    });
    expect(await alarms(auditor)).toEqual([expect.objectContaining({ label: latest?.day })]);
    expect(await alarms(book.city.cookie)).toHaveLength(1);
    await change(-1);
    await tick(firstTick + 6 * dayMs);
    expect(await alarms(auditor)).toEqual([]);
  });

  it('raises an alarm where the audit chain was broken', async () => {
    await all('DROP TRIGGER audit_entry_no_update');
    await all(`UPDATE audit_entry SET reason = 'x' WHERE seq = 2`);
    await tick(firstTick + 7 * dayMs);
    expect((await nights()).items[0]).toMatchObject({
      sound: false,
      problemCount: 0,
      chainBadSeq: 2,
      chainFault: 'entry_changed',
    });
    expect(await alarms(auditor)).toHaveLength(1);
  });
});
