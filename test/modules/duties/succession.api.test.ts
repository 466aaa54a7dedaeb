import { beforeAll, describe, expect, it } from 'vitest';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}
interface Duty {
  readonly units: readonly { unitId: string; unitName: string; heldFen: number; settledFen: number }[];
}

let book: Book;
let hand: Handing;
let units: ReadonlyMap<string, Unit>;

beforeAll(async () => {
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 100_000_000));
  const { items } = await book.get<{ items: Unit[] }>('/organisation/units?kind=community');
  units = new Map(items.map((unit) => [unit.name, unit]));
});

const unit = (name: string): Unit => {
  const found = units.get(name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
};
const at = (...names: string[]) => ({ targets: names.map((name) => ({ unitId: unit(name).id, monthlyVolume: '10' })) });
const merge = <T = object>(from: string, into: string) =>
  book.post<T>(`/organisation/units/${unit(from).id}/merge`, {
    version: unit(from).version,
    intoId: unit(into).id,
    intoVersion: unit(into).version,
    reason: '合并设置',
  });
const close = (name: string) =>
  book.post<Refused>(`/organisation/units/${unit(name).id}/close`, { version: unit(name).version, reason: '撤销' });

const lights = async (dutyId: string, name: string) => {
  const { duties } = await book.get<{ duties: { id: string; cells: { unitId: string }[] }[] }>('/duties/matrix');
  const cell = duties.find(({ id }) => id === dutyId)?.cells.find(({ unitId }) => unitId === unit(name).id);
  if (!cell) throw new Error(`${name} has no cell`);
  return { ...cell, unitId: null };
};

describe('a unit that carries a duty', () => {
  it('is not merged with one that carries the same', async () => {
    const id = await hand.active(at('冬青社区', '明月社区'));
    const refused = await merge<Refused>('明月社区', '冬青社区');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'merge_duty_at_both']);
    expect((await book.get<Duty>(`/duties/${id}`)).units).toHaveLength(2);
  });

  it('is not closed', async () => {
    const stations = await book.get<{ items: Unit[] }>(`/organisation/units?parentId=${unit('冬青社区').id}`);
    for (const { id, version } of stations.items) {
      await book.post(`/organisation/units/${id}/close`, { version, reason: '撤销' });
    }
    expect((await close('冬青社区')).body.error).toMatchObject({ code: 'unit_has_duties', facts: { duties: 1 } });
  });

  it('is closed once the admission of what it carried was revoked', async () => {
    const id = await hand.active(at('冬青社区'));
    expect((await close('冬青社区')).body.error.facts).toMatchObject({ duties: 2 });
    const revoked = await book.post(`/duties/${id}/revoke`, { version: 4, reason: '取消' });
    expect(revoked.status).toBe(200);
    expect((await close('冬青社区')).body.error.facts).toMatchObject({ duties: 1 });
  });

  it('hands it to its successor: assignment, authority, hold and the account that is paid', async () => {
    const id = await hand.active(at('春晓社区'));
    const before = await book.get<Duty>(`/duties/${id}`);
    const lightsBefore = await lights(id, '春晓社区');
    expect((await merge('春晓社区', '夏荷社区')).status).toBe(200);
    const after = await book.get<Duty>(`/duties/${id}`);
    expect(after.units).toMatchObject([{ ...before.units[0], unitId: unit('夏荷社区').id, unitName: '夏荷社区' }]);
    expect(await lights(id, '夏荷社区')).toEqual(lightsBefore);

    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const body = { unitId: unit('夏荷社区').id, month, volume: '10', evidence: '台账' };
    const report = await book.post(`/duties/${id}/settlements`, body, { cookie: hand.street });
    const verdict = { version: 1, volume: '10', score: '95' };
    const paid = await book.post<{ transactionId: string }>(`/duties/settlements/${report.body.id}/verify`, verdict, {
      cookie: hand.leader,
    });
    const voucher = await book.get<{ lines: { creditName: string }[] }>(
      `/ledger/transactions/${paid.body.transactionId}`,
    );
    expect(voucher.lines.at(-1)).toMatchObject({ creditName: '夏荷社区', amountFen: 8_000 });
    expect((await book.post<{ sound: boolean }>('/ledger/verify', {})).body.sound).toBe(true);
  });
});

describe('a unit with money', () => {
  it('is not closed before it is moved', async () => {
    const department = await book.get<Unit>(`/organisation/units/${book.departmentId}`);
    const refused = await book.post<Refused>(`/organisation/units/${department.id}/close`, {
      version: department.version,
      reason: '撤销',
    });
    expect(refused.body.error).toMatchObject({ code: 'unit_has_money', facts: { balanceYuan: '999,920.00' } });
  });
});
