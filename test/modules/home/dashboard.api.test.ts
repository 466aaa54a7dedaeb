import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { meeting, voices } from '../cases/network.ts';
import { newPlates, type Plates } from '../listings/plates.ts';

interface Figure {
  readonly code: string;
  readonly value: number;
  readonly to: string;
}
interface Dashboard {
  readonly unit: { readonly id: string; readonly kind: string };
  readonly panels: readonly { readonly code: string; readonly figures: readonly Figure[] }[];
  readonly below: readonly { readonly id: string; readonly kind: string; readonly figures: readonly Figure[] }[];
  readonly trends: readonly { readonly code: string; readonly weeks: readonly { count: number; to: string }[] }[];
}

let at: Plates;
// A Monday.
const today = '2026-06-01';
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T02:00:00Z`) });
  at = await newPlates(today);
  await at.listed();
  await at.delist(await at.listed());
  await at.listed({ ownerUnitId: at.communityId });
  await part();
  await part();
  const whistle = {
    kind: 'emergency',
    title: '燃气泄漏',
    content: '多户闻到异味',
    place: '3 号楼',
    streetId: at.hand.streets[0]?.id,
    calls: [{ unitId: at.departmentId }],
  };
  await at.must('/whistles', whistle, at.hand.street);
  await at.hand.submitted();
});
afterAll(() => vi.useRealTimers());

/** A request of which the department has a part to report. */
async function part(): Promise<void> {
  const { id } = await at.raise();
  const version = async () => (await at.read(id)).version;
  const { street } = at.hand;
  await at.must(`/cases/${id}/deliberate`, { version: await version(), text: '建议维修', voices }, street);
  const decided = { version: await version(), text: '会议纪要', meeting: meeting(today) };
  await at.must(`/cases/${id}/decide`, decided, street);
  const parts = [{ unitId: at.departmentId, dutyId: at.dutyId, task: '核查', leads: true }];
  await at.must(`/cases/${id}/assign`, { version: await version(), parts }, street);
}

const dashboard = (unitId: string | null, cookie: string) =>
  at.get<Dashboard>(`/dashboard${unitId === null ? '' : `?unitId=${unitId}`}`, cookie);
const figuresOf = ({ panels }: Dashboard) => panels.flatMap(({ figures }) => figures);
const values = (figures: readonly Figure[], panel: string) =>
  Object.fromEntries(
    figures
      .filter(({ code }) => code.startsWith(`${panel}.`))
      .map(({ code, value }) => [code.slice(panel.length + 1), value]),
  );

/** Pages whose list has another address below the API, or none that counts. */
const listOf = (to: string): string | null => {
  if (/^(grids|duties\/matrix)($|\?)/.test(to)) return null;
  return `/${to.replace(/^visits(?=$|\?)/, 'visits/households').replace(/^powers(?=$|\?)/, 'powers/matters')}`;
};
async function expectLists(figures: readonly { value: number; to: string }[], cookie: string): Promise<void> {
  const lists = figures.flatMap(({ to, value }) => {
    const path = listOf(to);
    return path === null ? [] : [{ path, value }];
  });
  const totals = await Promise.all(lists.map(({ path }) => at.get<{ total: number }>(path, cookie)));
  expect(lists.map(({ path }, index) => [path, totals[index]?.total])).toEqual(
    lists.map(({ path, value }) => [path, value]),
  );
}

describe('the dashboards', () => {
  it('show a department what waits for it, each number as many as its list', async () => {
    const { officer } = at.hand;
    const own = await dashboard(null, officer);
    expect(own.unit).toMatchObject({ id: at.departmentId, kind: 'department' });
    const figures = figuresOf(own);
    expect(values(figures, 'owned_listings')).toEqual({
      open: 1, yellow: 0, red: 0, still: 0, reported: 0, down: 1,
    }); // prettier-ignore
    expect(values(figures, 'case_parts')).toMatchObject({ open: 2, late: 0 });
    expect(values(figures, 'whistle_calls')).toEqual({ mine: 1, street: 0, late: 0 });
    expect(values(figures, 'department_duties')).toMatchObject({ active: 1, submitted: 1, reported: 0 });
    expect(values(figures, 'department_matters')).toEqual({ department: 0, street: 0, late: 0 });
    expect(own.panels.map(({ code }) => code)).not.toContain('listings');
    await expectLists(figures, officer);
  });

  it('count plates where they hang, add up, and lead from every number and week to its list', async () => {
    const { street } = at.hand;
    const own = await dashboard(null, street);
    const plates = { open: 2, down: 1, reported: 0 };
    expect(values(figuresOf(own), 'listings')).toMatchObject(plates);
    const community = own.below.find(({ id }) => id === at.communityId);
    expect(values(community?.figures ?? [], 'listings')).toMatchObject({ open: 2 });
    for (const unitId of [at.communityId, at.gridId])
      expect(values(figuresOf(await dashboard(unitId, street)), 'listings')).toMatchObject(plates);
    await expectLists([...figuresOf(own), ...own.below.flatMap(({ figures }) => figures)], street);
    const weeks = own.trends.flatMap((trend) => trend.weeks.map(({ count, to }) => ({ value: count, to })));
    expect(weeks.filter(({ value }) => value > 0).length).toBeGreaterThan(1);
    await expectLists(
      weeks.filter(({ value }) => value > 0),
      street,
    );
  });

  it('name departments beside the streets of the city, by numbers of their own', async () => {
    const whole = await dashboard(null, at.city.cookie);
    expect(whole.panels.map(({ code }) => code)).not.toContain('owned_listings');
    const department = whole.below.find(({ id }) => id === at.departmentId);
    expect(department?.kind).toBe('department');
    expect(values(department?.figures ?? [], 'owned_listings')).toEqual({ open: 1, red: 0 });
    expect(values(department?.figures ?? [], 'case_parts')).toEqual({ open: 2, late: 0 });
    await expectLists([...figuresOf(whole), ...(department?.figures ?? [])], at.city.cookie);
  });

  it('stand beside the board of grids, which counts plates and requests', async () => {
    interface Board {
      readonly measures: readonly { code: string }[];
      readonly items: readonly { id: string; loads: readonly number[] }[];
    }
    const { measures, items } = await at.get<Board>('/grids/board', at.hand.street);
    const loads = items.find(({ id }) => id === at.gridId)?.loads ?? [];
    const seen = Object.fromEntries(measures.map(({ code }, index) => [code, loads[index]]));
    expect(seen).toMatchObject({ 'cases.open': 2, 'cases.late': 0, 'listings.open': 2, 'listings.red': 0 });
  });

  it('tell a department what is late with it', async () => {
    const { officer } = at.hand;
    const database = at.world.env.CITY_01 as D1Database;
    await database.batch([
      database.prepare(
        "UPDATE case_request SET remind_day = '2026-05-27', deadline_day = '2026-05-28' WHERE state = 'handling'",
      ),
      database.prepare("UPDATE listing SET yellow_day = '2026-05-27', due_day = '2026-05-28' WHERE state = 'listed'"),
      database.prepare("UPDATE whistle_call SET due_at = '2026-05-31T00:00:00.000Z' WHERE due_at IS NOT NULL"),
    ]);
    const late = figuresOf(await dashboard(at.departmentId, officer));
    expect(values(late, 'owned_listings')).toMatchObject({ open: 1, red: 1 });
    expect(values(late, 'case_parts')).toMatchObject({ open: 2, soon: 0, late: 2 });
    expect(values(late, 'whistle_calls')).toEqual({ mine: 1, street: 0, late: 1 });
    await expectLists(late, officer);
  });
});
