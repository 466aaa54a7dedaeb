import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';

interface Template {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly untilDay: string | null;
  readonly version: number;
}

let world: World;
let city: TestCity;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});

const send = <T>(method: string, path: string, body?: unknown) =>
  world.call<T>(method, city.path(`/organisation${path}`), { cookie: city.cookie, body });
const templates = async () => (await send<{ items: Template[] }>('GET', '/templates')).body.items;
const code = async (method: string, path: string, body: unknown) =>
  (await send<{ error: { code: string } }>(method, path, body)).body.error.code;

describe('templates', () => {
  const added = { parentKind: 'street', kind: 'office', name: '应急服务中心', source: '本市机构改革方案' };

  it('are dated rows with a source, and a new street starts with what is in force', async () => {
    expect((await templates()).every(({ source }) => source.length > 0)).toBe(true);
    expect((await send('POST', '/templates', added)).status).toBe(201);
    const dropped = (await templates()).find(({ name }) => name === '综合办公室');
    const end = { version: dropped?.version, reason: '七办一中心' };
    expect((await send('POST', `/templates/${dropped?.id}/end`, end)).status).toBe(200);
    const made = await send<{ id: string }>('POST', '/units', {
      kind: 'street',
      name: '南岗街道',
      parentId: city.rootUnitId,
    });
    const below = await send<{ items: { name: string }[] }>('GET', `/units?parentId=${made.body.id}`);
    const names = below.body.items.map(({ name }) => name);
    expect([names.includes('应急服务中心'), names.includes('综合办公室'), names.length]).toEqual([true, false, 6]);
  });

  it('are refused twice, out of place, ended again, stale, unknown', async () => {
    expect(await code('POST', '/templates', added)).toBe('template_taken');
    expect(await code('POST', '/templates', { ...added, kind: 'station' })).toBe('unit_placement');
    const ended = (await templates()).find(({ untilDay }) => untilDay !== null);
    expect(await code('POST', `/templates/${ended?.id}/end`, { version: ended?.version, reason: '再次' })).toBe(
      'template_ended',
    );
    const open = (await templates())[0];
    expect(await code('POST', `/templates/${open?.id}/end`, { version: 9, reason: '过期' })).toBe('changed_meanwhile');
    expect(await code('POST', '/templates/utp_nowhere/end', { version: 1, reason: '没有' })).toBe('not_found');
  });
});

describe('calendars', () => {
  const next = { holidays: ['2027-01-01'], makeUpDays: [], source: '国务院办公厅通知', version: 0 };

  it('start with the national years, take the next, and are corrected', async () => {
    const years = async () =>
      (await send<{ items: { year: number; holidays: string[] }[] }>('GET', '/calendars')).body.items;
    expect((await years()).map(({ year }) => year)).toEqual([2025, 2026]);
    expect(await send('PUT', '/calendars/2027', next)).toMatchObject({ status: 200, body: { year: 2027, version: 1 } });
    const corrected = { ...next, holidays: ['2027-01-01', '2027-01-02'], version: 1 };
    expect(await send('PUT', '/calendars/2027', corrected)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await years()).at(-1)?.holidays).toEqual(['2027-01-01', '2027-01-02']);
  });

  it('are refused when stale or with a day of another year', async () => {
    expect(await code('PUT', '/calendars/2027', next)).toBe('changed_meanwhile');
    expect(await code('PUT', '/calendars/2028', next)).toBe('calendar_day_elsewhere');
  });
});
