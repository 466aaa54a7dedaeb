import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { admittedDuty } from '../../../worker/modules/duties/index.ts';
import { runSchedule } from '../../../worker/schedule.ts';
import { commandContext } from '../../harness/context.ts';
import { withFaults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let lineId: string;
let community: string;
let communityId: string;

interface Ended {
  readonly freedFen: number;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly owedFen: number;
  readonly exitDay: string | null;
}
interface Duty {
  readonly state: string;
  readonly version: number;
  readonly heldFen: number;
  readonly exitDay: string | null;
  readonly renewsId: string | null;
  readonly renewedById: string | null;
  readonly units: readonly {
    unitId: string;
    heldFen: number;
    leftFen: number;
    owedFen: number;
    amountFen: number;
    weight: string | null;
  }[];
  readonly grants: readonly { endedAt: string | null; untilDay: string }[];
  readonly settlements: readonly { id: string; part: string; late: boolean; mayVerify: boolean; freedFen: number }[];
}

const hour = 3_600_000;
const tick = (on: string) => runSchedule(book.world.env, Math.floor(Date.parse(`${on}T04:00:00Z`) / hour) * hour);

// A Monday in June: no holiday within the next weeks but the Dragon Boat Festival of 19 June.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  lineId = await book.line('基层治理', 100_000_000);
  hand = await newHanding(book, lineId);
  const units = await book.get<{ items: { id: string; parentId: string }[] }>('/organisation/units?kind=community');
  communityId = units.items.find(({ parentId }) => parentId === hand.streets[0]?.id)?.id ?? '';
  community = await book.colleague('community_officer', communityId, 'community@test.test');
});
afterAll(() => vi.useRealTimers());

const duty = (id: string) => book.get<Duty>(`/duties/${id}`);
const act = <T = Refused>(id: string, what: string, body: object, cookie = book.city.cookie, key?: string) =>
  book.post<T>(`/duties/${id}/${what}`, body, key ? { cookie, key } : { cookie });
const known = async (id: string, on: string) => {
  const { db } = await commandContext(book.world, book.city);
  return (await db.all(admittedDuty(id, day(on)))).length;
};
const toCommunity = (change: object = {}) => ({
  method: 'package',
  unitPriceFen: undefined,
  targets: [{ unitId: communityId, packageFen: 120_000 }],
  ...change,
});
const report = async (id: string, body: object, cookie = community) => {
  const answer = await book.post<{ id: string } & Refused>(
    `/duties/${id}/settlements`,
    { unitId: communityId, month: '2026-06', volume: '1', evidence: '台账', ...body },
    { cookie },
  );
  return answer.body;
};
const verify = <T = { dueFen: number; transactionId: string }>(id: string, change: object = {}, cookie = hand.street) =>
  book.post<T>(`/duties/settlements/${id}/verify`, { version: 1, volume: '1', score: '95', ...change }, { cookie });
const prepaid = async (change: object = {}) => {
  const id = await hand.active(toCommunity(change));
  const { id: settlement } = await report(id, { part: 'prepayment' });
  expect((await verify(settlement)).body).toMatchObject({ dueFen: 60_000 });
  return id;
};
/** As if it had been handed down in May: a month of twelve is served by the first of June. */
const sinceMay = (id: string) =>
  book.world.env.CITY_01?.prepare('UPDATE duty_assignment SET from_day = ? WHERE duty_id = ?')
    .bind('2026-05-04', id)
    .all();
const spend = <T = { id: string; leftFen: number } & Refused>(id: string, change: object = {}, cookie = community) =>
  book.post<T>(
    `/duties/${id}/spendings`,
    {
      unitId: communityId,
      kind: 'spent',
      day: '2026-06-01',
      amountFen: 10_000,
      usedFor: '劳务',
      payee: '张某',
      evidence: '发票 01234567',
      ...change,
    },
    { cookie },
  );

describe('an emergency', () => {
  it('is acted on at once, stands until it must be filed, and counts for the department when it was filed late', async () => {
    const id = await hand.drafted({ kind: 'emergency', title: '防汛转移' });
    const plain = await hand.drafted();
    expect((await act(plain, 'act', { version: 1 }, hand.officer)).body.error.code).toBe('duty_not_emergency');
    expect((await act(id, 'act', { version: 9 }, hand.officer)).body.error.code).toBe('changed_meanwhile');
    expect((await act(id, 'act', { version: 1 }, hand.street)).body.error.code).toBe('permission_missing');
    const acted = await act<object>(id, 'act', { version: 1 }, hand.officer);
    expect(acted.body).toEqual({ id, version: 2, fileBy: '2026-06-04' });
    expect([await known(id, '2026-06-04'), await known(id, '2026-06-05')]).toEqual([1, 0]);
    await book.world.env.CITY_01?.prepare('UPDATE duty SET file_by = ? WHERE id = ?').bind('2026-05-28', id).all();
    const delays = await book.get<{ items: { filedLate: number }[] }>('/duties/delays');
    expect(delays.items).toMatchObject([{ filedLate: 1 }]);
    expect((await act(id, 'submit', { version: 2 }, hand.officer)).status).toBe(200);
    expect(await known(id, '2026-06-01')).toBe(0);
    const filed = await hand.drafted({ kind: 'emergency', title: '抢险' });
    await act(filed, 'act', { version: 1 }, hand.officer);
    await act(filed, 'submit', { version: 2 }, hand.officer);
    expect(await known(filed, '2026-06-20')).toBe(1);
  });

  it('is acted on once: sent back, its late filing stays and no new days begin', async () => {
    const late = async () =>
      (await book.get<{ items: { filedLate: number }[] }>('/duties/delays')).items[0]?.filedLate ?? 0;
    const id = await hand.drafted({ kind: 'emergency', title: '除雪' });
    await act(id, 'act', { version: 1 }, hand.officer);
    await book.world.env.CITY_01?.prepare('UPDATE duty SET file_by = ? WHERE id = ?').bind('2026-05-28', id).all();
    await act(id, 'submit', { version: 2 }, hand.officer);
    const before = await late();
    await hand.heard(id);
    await act(id, 'review', { version: 3, outcome: 'return', reason: '补充依据' });
    const again = await act(id, 'act', { version: 4 }, hand.officer);
    expect(again.body.error).toMatchObject({ code: 'duty_acted_before', facts: { day: '2026-06-01' } });
    expect((await book.get<{ events: string[] }>(`/duties/${id}`)).events).toEqual(['revise', 'submit']);
    expect(await late()).toBe(before);
  });
});

describe('a month from before a duty was handed down', () => {
  it('does not stand in the matrix for one that is due', async () => {
    const id = await hand.active(
      toCommunity({ method: 'unit', unitPriceFen: 800, targets: [{ unitId: communityId, monthlyVolume: '10' }] }),
    );
    const cell = async () => {
      type Matrix = { duties: { id: string; cells: { money: string; reason: string | null }[] }[] };
      const { duties } = await book.get<Matrix>('/duties/matrix?day=2026-07-20');
      return duties.find((each) => each.id === id)?.cells[0];
    };
    expect(await cell()).toMatchObject({ money: 'amber', reason: 'report_late' });
    const { id: settlement } = await report(id, { month: '2026-05', volume: '10' });
    await verify(settlement, { volume: '10' });
    expect(await cell()).toMatchObject({ money: 'amber', reason: 'report_late' });
  });
});

describe('a package', () => {
  it('is prepaid, then accepted by quality, verified by the street, and what is not earned is freed', async () => {
    const available = await book.available(lineId);
    const id = await prepaid({ untilMonth: '2026-06' });
    expect((await report(id, { part: 'month' })).error.code).toBe('settlement_part_unfit');
    expect((await duty(id)).units[0]).toMatchObject({ heldFen: 60_000, leftFen: 60_000 });
    const { id: balance } = await report(id, { part: 'balance' });
    const judged = { volume: '1', score: '85', rest: 'free' };
    const preview = await book.post(`/duties/settlements/${balance}/preview`, judged, { cookie: hand.street });
    // (1,200.00 − 600.00) × 0.95 for 80 to 90 points.
    expect(preview.body).toMatchObject({ dueFen: 57_000, freedFen: 3_000, leftFen: 0 });
    expect((await verify(balance, { score: '85', rest: 'free' })).body.dueFen).toBe(57_000);
    const done = await duty(id);
    expect(done.heldFen).toBe(0);
    expect(done.settlements[0]).toMatchObject({ part: 'balance', freedFen: 3_000 });
    expect(await book.available(lineId)).toBe(available - 117_000);
    const matrix = await book.get<{ duties: { id: string; cells: { money: string }[] }[] }>('/duties/matrix');
    expect(matrix.duties.find((row) => row.id === id)?.cells[0]?.money).toBe('green');
  });

  it('ended within its term pays what it earned by acceptance', async () => {
    const id = await hand.active(toCommunity());
    await sinceMay(id);
    expect((await report(id, { part: 'balance' })).error.code).toBe('settlement_part_unfit');
    expect((await act(id, 'withdraw', { version: 4, reason: '职责调整' })).body.error.code).toBe(
      'ending_score_missing',
    );
    const body = { version: 4, reason: '职责调整', score: '85' };
    // Who handed it down promised the money, and does not pay from it alone.
    expect((await act(id, 'withdraw', body)).body.error.code).toBe('second_person_required');
    const finance = await book.colleague('finance_officer', book.city.rootUnitId, 'finance@test.test');
    const ended = await act<Ended>(id, 'withdraw', body, finance, `end-${id}`);
    // One month of twelve: 10,000 of 120,000, × 0.95 for 80 to 90 points.
    expect(ended.body).toMatchObject({ freedFen: 110_500, paidFen: 9_500, returnedFen: 0 });
    expect((await act<Ended>(id, 'withdraw', body, finance, `end-${id}`)).body).toEqual(ended.body);
    expect((await duty(id)).units[0]).toMatchObject({ leftFen: 9_500, heldFen: 0 });
  });

  it('gives back what its advance did not earn, and owes what is spent already', async () => {
    const whole = await prepaid();
    const spent = await prepaid();
    await sinceMay(whole);
    await sinceMay(spent);
    expect((await spend(spent, { amountFen: 45_000 })).status).toBe(201);
    const back = await act<Ended>(whole, 'withdraw', { version: 4, reason: '职责调整' });
    // One month of twelve is earned: 10,000 of 120,000; 60,000 were paid.
    expect(back.body).toMatchObject({ freedFen: 60_000, paidFen: 0, returnedFen: 50_000, owedFen: 0 });
    const owing = await act<Ended>(spent, 'withdraw', { version: 4, reason: '职责调整' });
    expect(owing.body).toMatchObject({ freedFen: 60_000, returnedFen: 15_000, owedFen: 35_000 });
    expect((await duty(spent)).units[0]).toMatchObject({ leftFen: 0, owedFen: 35_000, heldFen: 0 });
    expect((await book.post('/ledger/verify', undefined)).body).toMatchObject({ sound: true });
  });
});

describe('what a unit received', () => {
  it('is spent within purpose and never beyond, by the unit alone; the unused goes back to the line', async () => {
    const id = await prepaid({ uses: ['劳务', '耗材'] });
    const available = await book.available(lineId);
    expect((await spend(id, { usedFor: '餐费' })).body.error.code).toBe('spending_outside_purpose');
    expect((await spend(id, { amountFen: 60_001 })).body.error.code).toBe('spending_exceeds_received');
    const bare = await spend(id, { evidence: undefined, amountFen: 1 });
    expect(bare.body.error).toMatchObject({ code: 'spending_evidence_missing', facts: { fromFen: 0 } });
    expect((await spend(id, { evidence: ' ' })).status).toBe(400);
    expect((await spend(id, {}, hand.officer)).status).toBe(404);
    expect((await spend(id, { unitId: hand.streets[1]?.id })).status).toBe(404);
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await spend(id)).status).toBe(500);
    expect((await spend(id)).body.leftFen).toBe(50_000);
    expect((await spend(id, { kind: 'returned', usedFor: '未用退回', amountFen: 20_000 })).body.leftFen).toBe(30_000);
    expect(await book.available(lineId)).toBe(available + 20_000);
    const two = await Promise.all([spend(id, { amountFen: 30_000 }), spend(id, { amountFen: 30_000 })]);
    expect(two.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const { items } = await book.get<{ items: { kind: string; id: string }[] }>(
      `/duties/spendings?dutyId=${id}`,
      community,
    );
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['returned', 'spent', 'spent']);
    const csv = await book.world.fetch('GET', book.city.path(`/duties/spendings/export?format=csv&dutyId=${id}`), {
      cookie: community,
    });
    expect(await csv.text()).toMatch(/发票 01234567[\s\S]*未用退回|未用退回[\s\S]*发票 01234567/);
    const receipts = await book.get<{ mayWrite: boolean }>(
      `/attachments?subjectType=duties.spending&subjectId=${items[0]?.id}`,
      community,
    );
    expect(receipts.mayWrite).toBe(true);
  });
});

describe('a month', () => {
  it('decided after its day counts against the department; its unearned part is kept or freed', async () => {
    const id = await hand.active({ targets: [{ unitId: communityId, monthlyVolume: '100' }] });
    const { id: settlement } = await report(id, { volume: '80' });
    const files = `/attachments?subjectType=duties.settlement&subjectId=${settlement}`;
    expect(await book.get<object>(files, community)).toMatchObject({ mayWrite: true });
    expect(await book.get<object>(files, hand.officer)).toMatchObject({ mayWrite: false });
    await book.world.env.CITY_01?.prepare('UPDATE duty_settlement SET verify_by = ? WHERE id = ?')
      .bind('2026-05-20', settlement)
      .all();
    expect((await book.get<{ items: object[] }>('/duties/settlements?late=true')).items).toHaveLength(1);
    expect((await verify(settlement, { volume: '80', rest: 'free' })).body.dueFen).toBe(64_000);
    expect((await duty(id)).units[0]?.heldFen).toBe(960_000 - 80_000);
    expect((await duty(id)).settlements[0]).toMatchObject({ late: true, freedFen: 16_000 });
    const delays = await book.get<{ items: { settledLate: number }[] }>('/duties/delays');
    expect(delays.items[0]?.settledLate).toBe(1);
    const { id: july } = await report(id, { month: '2026-05', volume: '0' });
    expect((await verify(july, { volume: '0', rest: 'free', score: '10' })).body).toMatchObject({ dueFen: 0 });
    expect((await duty(id)).units[0]?.heldFen).toBe(800_000);
  });

  it('of a pool brings an even part of the unit’s share by households', async () => {
    const [first, second] = hand.streets.map((street) => street.id);
    const share = {
      method: 'allocation',
      unitPriceFen: undefined,
      poolFen: 100_000,
      basis: 'people',
      targets: [{ unitId: first }, { unitId: second, weight: '1' }],
    };
    const lacking = await book.post<Refused>('/duties', hand.draft(share), { cookie: hand.officer });
    expect(lacking.body.error.code).toBe('duty_volume_missing');
    const id = await hand.active({
      ...share,
      targets: [
        { unitId: first, weight: '2' },
        { unitId: second, weight: '1' },
      ],
    });
    expect((await duty(id)).units.map(({ amountFen }) => amountFen)).toEqual([66_667, 33_333]);
    const { id: settlement } = await report(id, { unitId: first }, hand.street);
    // 66,667 in twelve parts: the first seven have one fen more.
    expect((await verify(settlement, {}, hand.leader)).body.dueFen).toBe(5_556);
  });
});

describe('the end of a duty', () => {
  it('by its department comes with the notice, and by the clock on its day', async () => {
    const id = await hand.active();
    const leave = (body: object) =>
      act<Ended & Refused>(id, 'exit', { version: 4, reason: '职能调整', ...body }, hand.officer);
    expect((await leave({ onDay: '2026-06-12' })).body.error).toMatchObject({
      code: 'duty_exit_too_soon',
      facts: { day: '2026-06-15' },
    });
    expect((await leave({ onDay: '2026-06-15' })).body).toMatchObject({ exitDay: '2026-06-15', freedFen: 0 });
    const cell = async (on: string) => {
      const matrix = await book.get<{ duties: { id: string; cells: { duty: string; reason: string | null }[] }[] }>(
        `/duties/matrix?day=${on}`,
      );
      return matrix.duties.find((row) => row.id === id)?.cells[0];
    };
    expect(await cell('2026-06-01')).toMatchObject({ duty: 'amber', reason: 'leaving' });
    await tick('2026-06-14');
    expect((await duty(id)).state).toBe('active');
    await tick('2026-06-15');
    expect(await duty(id)).toMatchObject({ state: 'withdrawn', heldFen: 0 });
    expect(await cell('2026-06-15')).toBeUndefined();
    expect(await cell('2026-06-14')).toMatchObject({ duty: 'amber' });
  });

  it('by revocation takes all three legs and is published; an admitted one is revoked too', async () => {
    const id = await hand.active({ title: '被撤销' });
    const admitted = await hand.admitted({ title: '也被撤销' });
    expect((await act<Ended>(id, 'revoke', { version: 4, reason: '经费长期不到位' })).body.freedFen).toBe(1_440_000);
    expect((await act(admitted, 'revoke', { version: 3, reason: '依据废止' })).status).toBe(200);
    expect((await act(admitted, 'revoke', { version: 4, reason: '依据废止' })).body.error.code).toBe('duty_step_unfit');
    const gone = await duty(id);
    expect(gone.grants.every(({ endedAt, untilDay }) => endedAt !== null && untilDay === '2026-06-01')).toBe(true);
    expect(await known(id, '2026-06-01')).toBe(0);
    const published = await book.get<{ items: { state: string }[] }>('/duties/decisions?q=被撤销', community);
    expect(published.items.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  });

  it('by its term frees what is held once the days for the last settlements are over; it may go on for another term', async () => {
    const id = await hand.active({ untilMonth: '2026-06' });
    const line = await book.line('下年', 0);
    const term = { fromMonth: '2026-07', untilMonth: '2026-12', lineId: line };
    expect((await act(await hand.drafted(), 'renew', term, hand.officer)).body.error.code).toBe('duty_step_unfit');
    const early = { ...term, fromMonth: '2026-06' };
    expect((await act(id, 'renew', early, hand.officer)).body.error.code).toBe('renewal_overlaps');
    const renewal = await act<{ id: string }>(id, 'renew', term, hand.officer);
    expect((await act(id, 'renew', term, hand.officer)).body.error.code).toBe('duty_renewed');
    expect(await duty(renewal.body.id)).toMatchObject({ state: 'draft', renewsId: id });
    expect(await duty(id)).toMatchObject({ renewedById: renewal.body.id });
    // Twenty working days after 30 June: 28 July.
    await tick('2026-07-28');
    expect((await duty(id)).state).toBe('active');
    await tick('2026-07-29');
    expect(await duty(id)).toMatchObject({ state: 'expired', heldFen: 0 });
  });
});

describe('the matrix', () => {
  it('sums by department and street, is exported, and stands for a day', async () => {
    const id = await hand.active({ title: '矩阵导出' });
    const query = `departmentId=${book.departmentId}&streetId=${hand.streets[0]?.id}`;
    const matrix = await book.get<{
      fromDay: string;
      byDepartment: { id: string; cells: number }[];
      byStreet: { id: string }[];
      units: object[];
    }>(`/duties/matrix?${query}`);
    expect(matrix.byDepartment.map((group) => group.id)).toEqual([book.departmentId]);
    expect(matrix.byStreet.map((group) => group.id)).toEqual([hand.streets[0]?.id]);
    expect(matrix.fromDay).toBe('2026-05-04');
    // A street sees its own cells of a duty that others carry too.
    const own = await book.get<{ duties: { id: string; cells: { unitId: string }[] }[] }>(
      '/duties/matrix',
      hand.street,
    );
    expect(own.duties.find((row) => row.id === id)?.cells.map(({ unitId }) => unitId)).toEqual([hand.streets[0]?.id]);
    const csv = await book.world.fetch('GET', book.city.path(`/duties/matrix/export?format=csv&${query}`), {
      cookie: book.city.cookie,
    });
    expect(await csv.text()).toContain('矩阵导出');
    expect(await book.get<object>(`/duties/${id}/people-costs`)).toEqual({ items: [] });
    expect(
      (await book.world.call('GET', book.city.path('/duties/dty_NOBODY/people-costs'), { cookie: book.city.cookie }))
        .status,
    ).toBe(404);
  });
});
