import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withFaults, type Faults } from '../../harness/api.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';

let book: Book;
let faults: Faults;
let streets: { id: string; name: string }[];
let community: string;
let keeper: string;
let neighbour: string;
let gridWorker: string;

// A Monday.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook({ onePays: true });
  const units = await book.get<{ items: { id: string; name: string; kind: string; parentId: string }[] }>(
    '/organisation/tree?depth=3',
  );
  streets = units.items.filter(({ kind }) => kind === 'street');
  community = units.items.find(({ kind, parentId }) => kind === 'community' && parentId === streets[0]?.id)?.id ?? '';
  keeper = await book.colleague('community_officer', community, 'keeper@test.test');
  neighbour = await book.colleague('street_officer', streets[1]?.id ?? '', 'neighbour@test.test');
  gridWorker = await book.colleague('grid_worker', community, 'grid@test.test');
  faults = withFaults(book.world, 'CITY_01');
});
afterAll(() => vi.useRealTimers());

const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:30', until: '17:00' }));
const described = (change: object = {}) => ({
  name: '春晓党群服务站',
  address: '春晓路 1 号',
  areaHundredths: 32_050,
  managerName: '甲某',
  opening: hours,
  services: ['meeting', 'service'],
  reason: '社区建设',
  ...change,
});
const opened = (change: object = {}) => ({
  kind: 'station',
  unitId: community,
  openedDay: '2026-06-01',
  ...described(change),
});
const open = async (change: object = {}, cookie = keeper) =>
  (await book.post<{ id: string }>('/facilities', opened(change), { cookie })).body.id;
const code = async (path: string, body: unknown, cookie = keeper, key?: string) => {
  const { status, body: told } = await book.post<Partial<Refused>>(path, body, { cookie, ...(key ? { key } : {}) });
  return `${status} ${told.error?.code ?? 'ok'}`;
};
const booking = (change: object = {}) => ({
  day: '2026-06-03',
  fromTime: '09:00',
  untilTime: '10:00',
  purpose: '议事会',
  organiser: '业委会',
  people: 12,
  ...change,
});

describe('a facility', () => {
  it('is opened, changed from a day on and closed, and every edition stays', async () => {
    const id = await open();
    expect(await book.get(`/facilities/${id}`, keeper)).toMatchObject({
      name: '春晓党群服务站', kind: 'station', services: ['meeting', 'service'], areaHundredths: 32_050, version: 1, spentFen: 0,
    }); // prettier-ignore
    const change = { version: 1, fromDay: '2026-06-01', ...described({ name: '春晓党群会客厅' }) };
    expect(await code(`/facilities/${id}/editions`, change)).toBe('200 ok');
    expect(await code(`/facilities/${id}/editions`, change)).toBe('409 changed_meanwhile');
    const later = { version: 2, fromDay: '2026-07-01', ...described({ name: '七月的名字' }) };
    expect(await code(`/facilities/${id}/editions`, later)).toBe('200 ok');
    const before = { ...later, version: 3, fromDay: '2026-05-31' };
    expect(await code(`/facilities/${id}/editions`, before)).toBe('422 facility_edition_backwards');
    expect(await book.get(`/facilities/${id}`, keeper)).toMatchObject({
      name: '春晓党群会客厅', editions: [{ name: '七月的名字' }, { name: '春晓党群会客厅' }, { name: '春晓党群服务站' }],
    }); // prettier-ignore
    const closing = { version: 3, closedDay: '2026-06-10', reason: '搬迁' };
    const standing = await book.post<{ id: string }>(`/facilities/${id}/bookings`, booking({ day: '2026-06-10' }), {
      cookie: gridWorker,
    });
    expect(await code(`/facilities/${id}/close`, closing)).toBe('409 facility_has_bookings');
    await book.post(
      `/facilities/bookings/${standing.body.id}/cancel`,
      { version: 1, reason: '改期' },
      { cookie: keeper },
    );
    expect(await code(`/facilities/${id}/close`, { ...closing, closedDay: '2026-05-01' })).toBe(
      '422 facility_edition_backwards',
    );
    expect(await code(`/facilities/${id}/close`, { ...closing, version: 2 })).toBe('409 changed_meanwhile');
    expect(await code(`/facilities/${id}/close`, closing)).toBe('200 ok');
    expect(await code(`/facilities/${id}/close`, { ...closing, version: 4 })).toBe('409 facility_closed');
    expect(await code(`/facilities/${id}/editions`, { ...later, version: 4 })).toBe('409 facility_closed');
    expect(await code(`/facilities/${id}/bookings`, booking({ day: '2026-06-10' }))).toBe('409 facility_closed');
  });

  it('stands where facilities stand, is of a kind and offers services that the city knows', async () => {
    expect(await code('/facilities', opened({ kind: 'palace' }))).toBe('422 facility_kind_unknown');
    expect(await code('/facilities', opened({ services: ['casino'] }))).toBe('422 facility_service_unknown');
    expect(await code('/facilities', opened({ unitId: book.departmentId }), book.city.cookie)).toBe(
      '422 facility_place_unfit',
    );
    expect(await code('/facilities', opened({ unitId: streets[1]?.id }))).toBe('404 not_found');
    expect(await code('/facilities', opened(), gridWorker)).toBe('403 permission_missing');
    expect(await code('/facilities', opened({ opening: [{ weekday: 1, from: '10:00', until: '09:00' }] }))).toBe(
      '400 bad_input',
    );
  });

  it('is found within reach only, and follows a faulty store all or nothing', async () => {
    const id = await open({ name: '范围内' });
    const other = await book.world.call('GET', book.city.path(`/facilities/${id}`), { cookie: neighbour });
    expect(other.status).toBe(404);
    expect(
      await code(`/facilities/${id}/close`, { version: 1, closedDay: '2026-06-02', reason: '越权' }, neighbour),
    ).toBe('404 not_found');
    const list = (cookie: string) => book.get<{ items: { id: string }[] }>('/facilities?state=open&q=范围内', cookie);
    expect((await list(keeper)).items).toHaveLength(1);
    expect((await list(neighbour)).items).toHaveLength(0);
    faults.failNextBatch();
    expect(await code('/facilities', opened({ name: '未建成' }), keeper, 'facility-fault-1')).toBe('500 fault');
    expect((await book.get<{ total: number }>('/facilities?q=未建成', keeper)).total).toBe(0);
    expect(await code('/facilities', opened({ name: '未建成' }), keeper, 'facility-fault-1')).toBe('201 ok');
    expect(await code('/facilities', opened({ name: '未建成' }), keeper, 'facility-fault-1')).toBe('201 ok');
    expect((await book.get<{ total: number }>('/facilities?q=未建成', keeper)).total).toBe(1);
    expect(await code('/facilities', opened({ name: '别的' }), keeper, 'facility-fault-1')).toBe(
      '422 idempotency_key_reused',
    );
  });
});

describe('bookings', () => {
  it('never overlap, not even two at once', async () => {
    const id = await open({ name: '议事厅' });
    const both = await Promise.all([
      code(`/facilities/${id}/bookings`, booking()),
      code(`/facilities/${id}/bookings`, booking({ organiser: '合唱团', fromTime: '09:30', untilTime: '10:30' })),
    ]);
    expect(both.toSorted()).toEqual(['201 ok', '409 booking_overlaps']);
    expect(await code(`/facilities/${id}/bookings`, booking({ fromTime: '16:30', untilTime: '17:30' }))).toBe(
      '422 booking_outside_hours',
    );
    expect(await code(`/facilities/${id}/bookings`, booking({ day: '2026-05-29' }))).toBe('422 booking_past');
    expect(await code(`/facilities/${id}/bookings`, booking({ untilTime: '09:00' }))).toBe('400 bad_input');
    const { items } = await book.get<{ items: { id: string; mine: boolean; version: number }[] }>(
      `/facilities/bookings?facilityId=${id}&from=2026-06-01&until=2026-06-30`,
      keeper,
    );
    expect(items).toHaveLength(1);
    const cancel = (body: object, cookie = keeper) => code(`/facilities/bookings/${items[0]?.id}/cancel`, body, cookie);
    expect(await cancel({ version: 1, reason: '不是我的' }, gridWorker)).toBe('404 not_found');
    expect(await cancel({ version: 2, reason: '旧版本' })).toBe('409 changed_meanwhile');
    expect(await cancel({ version: 1, reason: '改期' })).toBe('200 ok');
    expect(await cancel({ version: 2, reason: '再取消' })).toBe('409 booking_cancelled');
    expect(await code(`/facilities/${id}/bookings`, booking())).toBe('201 ok');
  });
});

describe('spending', () => {
  it('claims no more of a voucher than it holds, and not what was reversed', async () => {
    const [one, two] = [await open({ name: '甲站' }), await open({ name: '乙站' })];
    const line = await book.line('阵地建设', 100_000);
    const accounts = await book.get<{ items: { id: string }[] }>('/ledger/accounts?kind=spent');
    const spent = accounts.items[0]?.id;
    const paid = async (amountFen: number) =>
      (
        await book.post('/ledger/transactions', {
          kind: 'spending',
          memo: '阵地维修款',
          documentNumber: '维修〔2026〕3号',
          transfers: [{ debitAccountId: line, creditAccountId: spent, amountFen }],
        })
      ).body.id;
    const voucher = await paid(10_000);
    const link = (id: string, amountFen: number, transactionId = voucher, cookie = book.city.cookie) =>
      code(`/facilities/${id}/spending`, { transactionId, amountFen, purpose: '修缮' }, cookie);
    expect(await link(one, 1, voucher, keeper)).toBe('404 not_found');
    expect(await link(one, 6_000)).toBe('201 ok');
    expect(await link(one, 1)).toBe('409 spending_standing');
    expect(await link(two, 4_001)).toBe('422 spending_over_voucher');
    expect(await link(two, 4_000)).toBe('201 ok');
    const shown = await book.get<{ spentFen: number; spending: { id: string }[] }>(`/facilities/${two}`);
    expect(shown.spentFen).toBe(4_000);
    const vouchers = await book.get<{ items: { id: string; claimedFen: number; amountFen: number }[] }>(
      '/facilities/vouchers?q=维修',
    );
    expect(vouchers.items).toMatchObject([{ id: voucher, amountFen: 10_000, claimedFen: 10_000 }]);
    const end = () => code(`/facilities/spending/${shown.spending[0]?.id}/end`, { reason: '关联有误' });
    expect(await end()).toBe('200 ok');
    expect(await end()).toBe('409 spending_ended');
    expect((await book.get<{ spentFen: number }>(`/facilities/${two}`)).spentFen).toBe(0);
    const wrong = await paid(5_000);
    const asked = await book.post(`/ledger/transactions/${wrong}/reversals`, { reason: '记账有误' });
    const approver = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
    await book.post(`/ledger/reversals/${asked.body.id}/approve`, { version: 1 }, { cookie: approver });
    expect(await link(one, 100, wrong)).toBe('409 spending_voucher_reversed');
  });
});

describe('the city’s standard', () => {
  it('is dated, and each street is held against it', async () => {
    const { items } = await book.get<{ items: Record<string, unknown>[] }>('/facilities/policies');
    const { inForce: _, fromDay: __, ...content } = items[0] ?? {};
    const put = (change: object) =>
      code('/facilities/policies', { ...content, fromDay: '2026-06-01', ...change }, book.city.cookie);
    expect(await put({ coverage: [{ kind: 'palace', atLeast: 1 }] })).toBe('400 bad_input');
    expect(await put({ coverage: [{ kind: 'station', atLeast: 2 }] })).toBe('201 ok');
    expect(await put({})).toBe('409 facility_policy_standing');
    const coverage = await book.get<{ met: number; of: number; streets: { streetId: string; met: boolean }[] }>(
      '/facilities/coverage',
    );
    expect(coverage).toMatchObject({ met: 1, of: 2 });
    expect(coverage.streets.find(({ met }) => met)?.streetId).toBe(streets[0]?.id);
  });

  it('leaves as a file in the city’s words', async () => {
    const file = await book.world.fetch('GET', book.city.path('/facilities/export?format=csv&kind=station'), {
      cookie: book.city.cookie,
    });
    expect(await file.text()).toContain('党群服务站');
  });
});

describe('the tree', () => {
  it('closes no unit that has a facility, and a merge takes it along', async () => {
    const small = await book.post<{ id: string; version: number }>('/organisation/units', {
      kind: 'community', name: '小社区', parentId: streets[0]?.id,
    }); // prettier-ignore
    const id = await open({ name: '小站', unitId: small.body.id }, book.city.cookie);
    const grid = await book.post<{ id: string }>('/organisation/units', {
      kind: 'grid', name: '第九网格', parentId: community,
    }); // prettier-ignore
    await open({ name: '楼道驿站', unitId: grid.body.id });
    const closing = { version: 1, reason: '撤销网格' };
    expect(await code(`/organisation/units/${grid.body.id}/close`, closing, book.city.cookie)).toBe(
      '409 unit_has_facilities',
    );
    const merge = { version: 1, intoId: community, intoVersion: 1, reason: '合并社区' };
    expect(await code(`/organisation/units/${small.body.id}/merge`, merge, book.city.cookie)).toBe('200 ok');
    expect(await book.get(`/facilities/${id}`, keeper)).toMatchObject({ unitId: community, version: 2 });
  });
});

describe('what is over', () => {
  it('is not cancelled any more', async () => {
    const id = await open({ name: '明日之约' });
    const made = await book.post(`/facilities/${id}/bookings`, booking({ day: '2026-06-02' }), { cookie: keeper });
    // Sessions end with the day: who comes back signs in anew.
    vi.setSystemTime(new Date('2026-06-04T02:00:00Z'));
    const later = await book.colleague('community_officer', community, 'later@test.test');
    expect(await code(`/facilities/bookings/${made.body.id}/cancel`, { version: 1, reason: '已过' }, later)).toBe(
      '409 booking_over',
    );
  });
});
