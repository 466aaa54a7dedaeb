import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  admittedDutiesOf,
  admittedDuty,
  admittedDutyOf,
  type AdmittedDuty,
} from '../../../worker/modules/duties/index.ts';
import { day } from '../../../worker/core/day.ts';
import { withFaults } from '../../harness/api.ts';
import { commandContext } from '../../harness/context.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let community: string;
let communityId: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  const units = await book.get<{ items: { id: string; parentId: string }[] }>('/organisation/units?kind=community');
  communityId = units.items.find(({ parentId }) => parentId === hand.streets[0]?.id)?.id ?? '';
  community = await book.colleague('community_officer', communityId, 'community@test.test');
});
afterAll(() => vi.useRealTimers());

const task = (change: object = {}) => ({
  unitId: communityId,
  departmentId: book.departmentId,
  what: '代收商户安全承诺书',
  askedOn: '2026-05-28',
  ...change,
});
const refuse = (change: object = {}, cookie = community, key?: string) =>
  book.post<Refused & { id: string }>('/duties/refusals', task(change), key ? { cookie, key } : { cookie });
const counts = (cookie?: string) =>
  book.get<{ items: { departmentName: string; refused: number; units: number }[] }>('/duties/refusals/counts', cookie);

describe('a task without admission', () => {
  it('is refused in one step, listed and counted for the department, once for one key', async () => {
    expect((await counts()).items).toEqual([]);
    expect((await refuse({}, community, 'refuse-once')).status).toBe(201);
    expect((await refuse({}, community, 'refuse-once')).status).toBe(201);
    expect((await refuse({ unitId: hand.streets[0]?.id, what: '报表', note: '口头交办' }, hand.street)).status).toBe(
      201,
    );
    expect((await counts()).items).toMatchObject([{ departmentName: '市民政局', refused: 2, units: 2 }]);
    expect((await counts(hand.officer)).items).toMatchObject([{ refused: 2 }]);
    // The community sees its own only.
    expect((await counts(community)).items).toMatchObject([{ refused: 1, units: 1 }]);
    const list = await book.get<{ total: number; items: { what: string; note: string | null }[] }>('/duties/refusals');
    expect(list.total).toBe(2);
    expect(new Map(list.items.map(({ what, note }) => [what, note]))).toEqual(
      new Map([
        ['代收商户安全承诺书', null],
        ['报表', '口头交办'],
      ]),
    );
    const file = await book.world.fetch('GET', book.city.path('/duties/refusals/export?format=csv'), {
      cookie: book.city.cookie,
    });
    expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
    const { items } = await book.get<{ items: { name: string }[] }>('/duties/refusals/departments', community);
    expect(items.map(({ name }) => name)).toContain('市民政局');
  });

  it('is refused for nobody else, by nobody without the permission, and not before it was asked', async () => {
    expect((await refuse({ unitId: hand.streets[1]?.id })).status).toBe(404);
    expect((await refuse({ departmentId: hand.streets[0]?.id })).status).toBe(404);
    expect((await refuse({}, hand.officer)).body.error.code).toBe('permission_missing');
    expect((await refuse({ askedOn: '2026-06-02' })).body.error.code).toBe('refused_task_to_come');
  });

  it('is one that was not admitted: what was cannot be refused', async () => {
    const change = { title: '社区助餐', targets: [{ unitId: communityId, monthlyVolume: '1' }] };
    const id = await hand.submitted(change);
    expect((await refuse({ what: '社区助餐' })).status).toBe(201);
    await hand.heard(id);
    await book.post(`/duties/${id}/review`, { version: 2, outcome: 'admit', reason: '同意准入' });
    expect((await refuse({ what: '社区助餐' })).body.error).toMatchObject({ code: 'refused_task_admitted' });
  });

  it('half way through a fault leaves no record', async () => {
    const before = (await counts()).items[0]?.refused ?? 0;
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await refuse({ what: '再来一次' })).status).toBe(500);
    expect((await counts()).items[0]?.refused).toBe(before);
  });
});

describe('the door for other modules', () => {
  it('knows a duty from its admission until it is taken back or over', async () => {
    const { db } = await commandContext(book.world, book.city);
    const known = async (id: string, today = '2026-06-01') => (await db.all(admittedDuty(id, day(today)))).length;
    const drafted = await hand.drafted();
    const admitted = await hand.admitted();
    const active = await hand.active();
    expect([await known(drafted), await known(admitted), await known(active)]).toEqual([0, 1, 1]);
    expect(await known(active, '2027-01-01')).toBe(0);
    await book.post(`/duties/${active}/withdraw`, { version: 4, reason: '职责调整' });
    expect(await known(active)).toBe(0);
  });

  it('tells a unit’s admitted duties as they stood on a day, and no other unit’s', async () => {
    const { db } = await commandContext(book.world, book.city);
    const [first, second] = hand.streets.map(({ id }) => id);
    const of = (unitId = '', on = '2026-06-01') => db.all<AdmittedDuty>(admittedDutiesOf(unitId, day(on)));
    const only = { title: '单街事项', targets: [{ unitId: first, monthlyVolume: '1' }] };
    const active = await hand.active(only);
    const submitted = await hand.submitted(only);
    expect((await of(first)).map(({ id, live }) => [id, live])).toContainEqual([active, 1]);
    expect((await of(first)).map(({ id }) => id)).not.toContain(submitted);
    expect((await of(second)).map(({ id }) => id)).not.toContain(active);
    expect(await of(first, '2026-05-31')).toEqual([]);
    expect(await db.all(admittedDutyOf(active, first ?? '', day('2026-06-01')))).toHaveLength(1);
    expect(await db.all(admittedDutyOf(active, second ?? '', day('2026-06-01')))).toEqual([]);
  });
});
