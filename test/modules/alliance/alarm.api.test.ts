import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSchedule } from '../../../worker/schedule.ts';
import { newAlliance, type Alliance, type Items, type Line } from './alliance.ts';

interface Alarmed extends Line {
  readonly dueDay: string;
  readonly firstDueDay: string;
  readonly pausedDay: string | null;
  readonly notices: { kind: string; raisedToName: string; deadlineDay: string }[];
}
interface Summary {
  readonly alarm: number;
  readonly lines: { kind: string; side: string; count: number }[];
}

let at: Alliance;
// Monday, 2026-06-01.
beforeAll(async () => {
  at = await newAlliance();
});
afterAll(() => vi.useRealTimers());

const hour = 3_600_000;
const tick = async (on = '2026-06-01', times = 1) => {
  const now = Math.floor(Date.parse(`${on}T04:00:00Z`) / hour) * hour;
  for (let count = 0; count < times; count += 1) await runSchedule(at.book.world.env, now);
};
const read = (id: string, cookie = at.keeper) => at.line(id, cookie) as Promise<Alarmed>;
const told = async (id: string) =>
  (await read(id)).notices.map(({ kind, raisedToName, deadlineDay }) => `${kind} ${raisedToName} ${deadlineDay}`);
const alarms = async (cookie: string) => {
  const { alarm, lines } = await at.book.get<Summary>('/inbox/summary', cookie);
  expect(lines.filter(({ side }) => side === 'alarm').reduce((all, { count }) => all + count, 0)).toBe(alarm);
  const listed = await at.book.get<Items<unknown>>('/alliance/lines?alarm=true', cookie);
  expect(listed.total).toBe(alarm);
  return alarm;
};
/** Nobody waits a week in a test: the pause began then. */
const pausedSince = (id: string, day: string) =>
  (at.book.world.env.CITY_01 as D1Database)
    .prepare('UPDATE alliance_line SET paused_day = ? WHERE id = ?')
    .bind(day, id)
    .run();

describe('a line past its deadline', () => {
  it('raises an alarm to its street and then to the city, each once, by working days', async () => {
    const street = at.streets[0]?.name;
    // A Friday: the Monday after must be over.
    const friday = await at.make({ dueDay: '2026-05-29' }, at.keeper);
    const thursday = await at.make({ dueDay: '2026-05-28' }, at.keeper);
    const long = await at.make({ dueDay: '2026-05-15' }, at.keeper);
    const offered = await at.make({ list: 'resource', organisationId: await at.join(), dueDay: '2026-05-15' });
    expect(await alarms(at.second)).toBe(0);
    await tick('2026-06-01', 10);
    await Promise.all([tick(), tick()]);
    expect(await told(friday)).toEqual([]);
    expect(await told(offered)).toEqual([]);
    expect(await told(thursday)).toEqual([`street ${street} 2026-05-28`]);
    expect((await told(long)).toSorted()).toEqual(['city testcity市 2026-05-15', `street ${street} 2026-05-15`]);
    expect([await alarms(at.second), await alarms(at.neighbour), await alarms(at.keeper)]).toEqual([2, 0, 0]);
    expect(await alarms(at.book.city.cookie)).toBe(1);
    await tick('2026-06-02', 10);
    expect(await told(friday)).toHaveLength(1);
    expect((await at.book.get<Items<unknown>>('/alliance/lines?overdue=true', at.keeper)).total).toBe(3);
  });

  it('is quiet once it is in order, and speaks anew of a new deadline', async () => {
    const id = await at.make({ dueDay: '2026-05-20' }, at.keeper);
    await tick();
    const before = await alarms(at.second);
    expect(await at.step(id, { event: 'postpone', version: 1, day: '2026-06-30', text: '等律师档期' })).toBe('200 ok');
    expect(await alarms(at.second)).toBe(before - 1);
    const again = await at.make({ dueDay: '2026-05-20' }, at.keeper);
    await tick();
    expect(await at.step(again, { event: 'postpone', version: 1, day: '2026-05-27', text: '补记' })).toBe('200 ok');
    expect(await alarms(at.second)).toBe(before - 1);
    await tick('2026-06-01', 10);
    expect((await told(again)).map((text) => text.slice(-10))).toEqual(['2026-05-20', '2026-05-27']);
    expect(await alarms(at.second)).toBe(before);
    expect(await at.step(again, { event: 'cancel', version: 2, text: '不再需要' })).toBe('200 ok');
    expect(await alarms(at.second)).toBe(before - 1);
  });

  it('stands still while another person has it paused, and is as many working days later', async () => {
    const id = await at.make({ dueDay: '2026-06-30' }, at.keeper);
    expect(await at.verdict(id, 1, at.keeper, 'pause')).toBe('409 second_person_required');
    expect(await at.verdict(id, 1, at.second, 'resume')).toBe('409 line_not_paused');
    expect(await at.verdict(id, 1, at.reader, 'pause')).toBe('403 permission_missing');
    expect(await at.verdict(id, 1, at.neighbour, 'pause')).toBe('404 not_found');
    expect(await at.verdict(id, 1, at.second, 'pause')).toBe('200 ok');
    expect(await read(id)).toMatchObject({ pausedDay: '2026-06-01', events: ['resume', 'cancel'], late: false });
    expect(await at.step(id, at.progress(2))).toBe('409 line_paused');
    const { code, lined } = at;
    const project = lined({ list: 'project', organisationId: await at.join(), needId: id });
    expect(await code('/alliance/lines', project, at.second)).toBe('409 line_paused');
    await pausedSince(id, '2026-05-25');
    expect(await at.verdict(id, 2, at.second, 'resume')).toBe('200 ok');
    expect(await read(id)).toMatchObject({ pausedDay: null, dueDay: '2026-07-07', firstDueDay: '2026-06-30' });

    const late = await at.make({ dueDay: '2026-05-20' }, at.keeper);
    expect(await at.verdict(late, 1, at.second, 'pause')).toBe('409 line_pause_late');
    await pausedSince(late, '2026-05-18');
    await tick('2026-06-01', 10);
    expect(await told(late)).toEqual([]);
    at.faults.failNextBatch();
    expect(await at.verdict(late, 1, at.second, 'resume')).toBe('500 fault');
    expect((await read(late)).pausedDay).toBe('2026-05-18');
    expect(await at.verdict(late, 1, at.second, 'resume')).toBe('200 ok');
    await tick('2026-06-01', 10);
    expect(await told(late)).toEqual([]);
    expect(await read(late)).toMatchObject({ dueDay: '2026-06-03', late: false });
  });
});
