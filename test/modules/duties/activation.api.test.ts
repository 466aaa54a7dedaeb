import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let lineId: string;

interface Duty {
  readonly state: string;
  readonly version: number;
  readonly heldFen: number;
  readonly amountFen: number;
  readonly units: readonly {
    unitId: string;
    assignedFrom: string | null;
    assignedUntil: string | null;
    heldFen: number;
    amountFen: number;
  }[];
  readonly grants: readonly { unitId: string; what: string; endedAt: string | null }[];
  readonly steps: readonly { event: string; byName: string }[];
  readonly events: readonly string[];
}

beforeAll(async () => {
  book = await newBook();
  lineId = await book.line('基层治理', 10_000_000);
  hand = await newHanding(book, lineId);
});

const duty = (id: string) => book.get<Duty>(`/duties/${id}`);
const step = <T = Refused>(id: string, event: string, body: object, cookie = book.city.cookie) =>
  book.post<T>(`/duties/${id}/${event}`, body, { cookie });

describe('admission', () => {
  it('goes from a department’s draft through another person’s admission', async () => {
    const id = await hand.drafted();
    expect(await duty(id)).toMatchObject({ state: 'draft', events: ['revise', 'submit'], amountFen: 1_440_000 });
    const revised = await step<{ version: number }>(
      id,
      'revise',
      { ...hand.draft({ title: '改名' }), version: 1 },
      hand.officer,
    );
    expect(revised.body).toMatchObject({ version: 2 });
    expect((await step(id, 'submit', { version: 2 }, hand.officer)).status).toBe(200);
    await hand.heard(id);
    expect((await step(id, 'review', { version: 3, outcome: 'admit', reason: '同意准入' })).status).toBe(200);
    const admitted = await duty(id);
    expect(admitted.steps.map(({ event }) => event)).toEqual(['draft', 'revise', 'submit', 'admit']);
    const back = await step(id, 'return', { version: 4, reason: '补充依据' });
    expect(back.status).toBe(200);
    expect((await duty(id)).state).toBe('draft');
  });

  it('is never the drafter’s own', async () => {
    const own = await book.post('/duties', hand.draft());
    await step(own.body.id, 'submit', { version: 1 });
    await hand.heard(own.body.id);
    expect((await step(own.body.id, 'review', { version: 2, outcome: 'admit', reason: '自己' })).body.error.code).toBe(
      'second_person_required',
    );
  });

  it('refuses steps that the state does not take, and stale versions', async () => {
    const id = await hand.drafted();
    expect((await step(id, 'activate', { version: 1 })).body.error).toMatchObject({
      code: 'duty_step_unfit',
      facts: { state: 'draft' },
    });
    expect((await step(id, 'submit', { version: 9 }, hand.officer)).body.error.code).toBe('changed_meanwhile');
  });

  it.each([
    ['a line that is not the department’s', () => ({ lineId: book.sourceId }), 'duty_line_unfit'],
    ['a term across years', () => ({ untilMonth: `${book.year + 1}-01` }), 'duty_term_unfit'],
    [
      'a carrier that is no street or community',
      () => ({ targets: [{ unitId: book.city.rootUnitId, monthlyVolume: '1' }] }),
      'duty_target_unfit',
    ],
    ['a carrier without volume', () => ({ targets: [{ unitId: hand.streets[0]?.id }] }), 'duty_volume_missing'],
    ['a carrier nobody knows', () => ({ targets: [{ unitId: 'unt_NOBODY', monthlyVolume: '1' }] }), 'not_found'],
    [
      'a giver of authority that is no department',
      () => ({ authorities: [{ what: 'x', overWhat: 'y', departmentId: book.city.rootUnitId }] }),
      'not_found',
    ],
  ])('refuses a draft with %s', async (_, change, code) => {
    expect((await book.post<Refused>('/duties', hand.draft(change()))).body.error.code).toBe(code);
  });

  it('asks for price and line before an assist is submitted', async () => {
    const id = await hand.drafted({ method: 'none', targets: [] });
    expect((await step(id, 'submit', { version: 1 }, hand.officer)).body.error.code).toBe('duty_price_missing');
  });

  it('keeps departments and streets to their own', async () => {
    const id = await hand.drafted();
    const other = hand.streets[1];
    const stranger = await book.colleague('street_officer', other?.id ?? '', `other${id}@test.test`.toLowerCase());
    await hand.drafted({ title: '只给第一个', targets: [{ unitId: hand.streets[0]?.id, monthlyVolume: '1' }] });
    const seen = await book.get<{ items: { title: string }[] }>('/duties?pageSize=100', stranger);
    expect(seen.items.length).toBeGreaterThan(0);
    expect(seen.items.map(({ title }) => title)).not.toContain('只给第一个');
    expect((await book.post<Refused>('/duties', hand.draft(), { cookie: stranger })).body.error.code).toBe(
      'permission_missing',
    );
  });
});

describe('activation', () => {
  it('stands on three legs in one step, and withdrawal takes all three away', async () => {
    const before = await book.available(lineId);
    const id = await hand.admitted();
    const preview = await book.post(`/duties/${id}/activation/preview`, undefined);
    // 8.00 yuan × 100 × 12 and 8.00 × 50 × 12.
    expect(preview.body).toMatchObject({
      neededFen: 1_440_000,
      enough: true,
      units: 2,
      grants: 2,
      leftFen: before - 1_440_000,
    });
    const activated = await step<object>(id, 'activate', { version: 3 });
    expect(activated.body).toEqual({ id, version: 4, assignments: 2, grants: 2, heldFen: 1_440_000 });
    const live = await duty(id);
    expect(live.units.map(({ heldFen }) => heldFen)).toEqual([960_000, 480_000]);
    expect(live.grants).toMatchObject([
      { what: '入户核查', endedAt: null },
      { what: '入户核查', endedAt: null },
    ]);
    expect(await book.available(lineId)).toBe(before - 1_440_000);

    const withdrawn = await step<object>(id, 'withdraw', { version: 4, reason: '职责调整' });
    expect(withdrawn.body).toEqual({
      id,
      version: 5,
      freedFen: 1_440_000,
      paidFen: 0,
      returnedFen: 0,
      owedFen: 0,
      exitDay: null,
    });
    const gone = await duty(id);
    expect(gone).toMatchObject({ state: 'withdrawn', heldFen: 0, events: [] });
    expect(gone.units.every(({ assignedUntil }) => assignedUntil !== null)).toBe(true);
    expect(gone.grants.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(await book.available(lineId)).toBe(before);
    expect((await step(id, 'withdraw', { version: 5, reason: '再次' })).body.error.code).toBe('duty_step_unfit');
  });

  it.each([
    ['nobody to carry it', { kind: 'duty', targets: [] }, 'duty, money'],
    ['no authority', { authorities: [] }, 'authority'],
    ['no line', { kind: 'duty', lineId: undefined }, 'money'],
    [
      'nothing but a name',
      { kind: 'duty', targets: [], authorities: [], lineId: undefined, method: 'none' },
      'duty, authority, money',
    ],
  ])('with %s is refused, naming the legs', async (_, change, legs) => {
    const id = await hand.admitted(change);
    const refused = await step(id, 'activate', { version: 3 });
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'legs_missing', facts: { legs } });
    expect(await duty(id)).toMatchObject({ state: 'admitted', heldFen: 0, grants: [] });
  });

  it('beyond the line’s money is refused with the shortfall, and nothing stands', async () => {
    const poor = await book.line('紧张', 1_000_000);
    const id = await hand.admitted({ lineId: poor });
    const refused = await step(id, 'activate', { version: 3 });
    expect(refused.body.error).toMatchObject({
      code: 'funds_short',
      facts: { availableFen: 1_000_000, neededFen: 1_440_000, shortfallFen: 440_000 },
    });
    expect(await duty(id)).toMatchObject({ state: 'admitted', heldFen: 0, grants: [] });
  });

  it('six at once on a line that covers five: one is refused, whole', async () => {
    const tight = await book.line('并行下放', 5_000);
    const change = {
      lineId: tight,
      method: 'package',
      unitPriceFen: undefined,
      targets: [{ unitId: hand.streets[0]?.id, packageFen: 1_000 }],
    };
    const ids = await Promise.all(Array.from({ length: 6 }, () => hand.admitted(change)));
    const answers = await Promise.all(ids.map((id) => step(id, 'activate', { version: 3 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.find(({ status }) => status === 409)?.body.error).toMatchObject({
      code: 'funds_short',
      facts: { shortfallFen: 1_000 },
    });
    const states = await Promise.all(ids.map(async (id) => (await duty(id)).state));
    expect(states.filter((state) => state === 'active')).toHaveLength(5);
    expect(await book.available(tight)).toBe(0);
  });

  it('of a term that is over is refused', async () => {
    const id = await hand.admitted();
    await book.world.env.CITY_01?.prepare('UPDATE duty SET from_month = ?, until_month = ? WHERE id = ?')
      .bind('2020-01', '2020-02', id)
      .all();
    expect((await step(id, 'activate', { version: 3 })).body.error).toMatchObject({
      code: 'duty_term_over',
      facts: { month: '2020-02' },
    });
  });

  it('half way through a fault leaves no leg; a lost answer leaves one set of legs', async () => {
    const id = await hand.admitted();
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await step(id, 'activate', { version: 3 })).status).toBe(500);
    expect(await duty(id)).toMatchObject({ state: 'admitted', grants: [], heldFen: 0 });
    faults.loseNextAnswer();
    expect((await step(id, 'activate', { version: 3 })).status).toBe(200);
    expect((await duty(id)).grants).toHaveLength(2);
    const sound = await book.post('/ledger/verify', undefined);
    expect(sound.body).toMatchObject({ sound: true });
  });
});
