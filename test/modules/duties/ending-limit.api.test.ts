import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { insertRow } from '../../../worker/platform/statement.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let communities: readonly string[];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  const units = await book.get<{ items: { id: string; parentId: string }[] }>('/organisation/units?kind=community');
  communities = units.items.filter(({ parentId }) => parentId === hand.streets[0]?.id).map(({ id }) => id);
});
afterAll(() => vi.useRealTimers());

const run = ({ sql, params }: { sql: string; params: readonly unknown[] }) =>
  book.world.env.CITY_01?.prepare(sql)
    .bind(...params)
    .run();
/** Each limit begins a day after the one before, so that the last one written holds today. */
let limits = 0;
const limit = (settlementFen: number) =>
  run(
    insertRow('ledger_limit', {
      id: `lim_${(limits += 1)}`,
      from_day: `2026-05-0${limits}`,
      settlement_fen: settlementFen,
      document_number: '文',
      reason: '示例',
      recorded_at: '2026-05-01T00:00:00.000Z',
      recorded_by: 'test',
      recorded_by_name: 'test',
    }),
  );

/** Packages of 1,200.00 yuan a year, of which one month of twelve is served by the first of June. */
async function packages(count: number): Promise<string> {
  const targets = communities.slice(0, count).map((unitId) => ({ unitId, packageFen: 120_000 }));
  const id = await hand.active({ method: 'package', unitPriceFen: undefined, targets });
  await run({ sql: 'UPDATE duty_assignment SET from_day = ? WHERE duty_id = ?', params: ['2026-05-04', id] });
  return id;
}

/** By the administrator, who handed it down and so promised the money. */
const end = async (id: string) => {
  const body = { version: 4, reason: '职责调整', score: '85' };
  const answer = await book.post<Refused & { paidFen: number }>(`/duties/${id}/withdraw`, body);
  return answer.status === 200 ? answer.body.paidFen : answer.body.error.code;
};

describe('who handed a duty down and ends it early', () => {
  it('pays up to the city’s limit, all units together', async () => {
    expect(communities.length).toBeGreaterThan(1);
    const [one, two] = [await packages(1), await packages(2)];
    // A month of each is 100.00, × 0.95 for 80 to 90 points.
    await limit(9_500);
    expect(await end(two)).toBe('second_person_required');
    expect(await end(one)).toBe(9_500);
    await limit(18_999);
    expect(await end(two)).toBe('second_person_required');
    await limit(19_000);
    expect(await end(two)).toBe(19_000);
  });

  it('with what was paid from the same money before', async () => {
    await run({ sql: 'UPDATE duty_price_rule SET prepaid_share = ?', params: ['0.05'] });
    const id = await packages(1);
    const asked = { unitId: communities[0], month: '2026-06', volume: '1', evidence: '台账', part: 'prepayment' };
    const { body } = await book.post(`/duties/${id}/settlements`, asked, { cookie: hand.street });
    const verdict = { version: 1, volume: '1', score: '95' };
    const advance = await book.post<object>(`/duties/settlements/${body.id}/verify`, verdict, { cookie: hand.leader });
    expect(advance.body).toMatchObject({ dueFen: 6_000 });
    // (100.00 earned − 60.00 in advance) × 0.95 more.
    await limit(9_799);
    expect(await end(id)).toBe('second_person_required');
    await limit(9_800);
    expect(await end(id)).toBe(3_800);
  });
});
