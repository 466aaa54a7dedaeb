import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOfInstant } from '../../../worker/core/day.ts';
import { replanVisits } from '../../../worker/modules/visits/index.ts';
import { withFaults } from '../../harness/api.ts';
import { commandContext } from '../../harness/context.ts';
import { newNet, type Net } from '../grids/net.ts';
import { inventedId } from '../roster/sheets.ts';

interface Listed {
  readonly id: string;
  readonly number: string;
  readonly gridId: string;
  readonly risk: string;
  readonly kinds: string[];
  readonly dueDay: string | null;
  readonly lastVisitDay: string | null;
  readonly version: number;
}
interface Whole extends Listed {
  readonly address: string;
  readonly members: {
    id: string;
    name: string;
    identityMasked: string | null;
    contactMasked: string | null;
    untilDay: string | null;
  }[];
  readonly risks: { level: string; cause: string }[];
  readonly visits: { id: string; note: string | null }[];
  readonly needs: { id: string; text: string; closedDay: string | null; visitId: string | null }[];
  readonly merges: { id: string }[];
}

let at: Net;
let grid = '';
let leader = '';
const today = dayOfInstant(Date.now());
beforeAll(async () => {
  at = await newNet();
  [grid] = at.grids;
  leader = at.workers[0].cookie;
  await at.must('/grids/members', {
    fromDay: '2026-01-01',
    reason: '网格队伍',
    items: [{ gridId: grid, role: 'leader', workerId: at.workers[0].id }],
  });
});

let serial = 0;
const household = (changed: object = {}) => {
  serial += 1;
  const head = {
    name: `某户主${serial}`,
    relation: 'head',
    identity: inventedId(`19${40 + serial}-05-06`, 997),
    contact: '13912345678',
  };
  return {
    gridId: grid,
    place: '3号楼',
    address: `春晓路${serial}号`,
    members: [head],
    kinds: ['alone_elder'],
    risk: 'medium',
    cause: '独居且患慢性病',
    ...changed,
  };
};
const register = (changed: object = {}, cookie = leader) => at.must('/visits/households', household(changed), cookie);
const list = (query = '', cookie?: string) =>
  at.get<{ items: Listed[]; total: number }>(`/visits/households?pageSize=200${query}`, cookie);
const opened = async (id: string, cookie = leader) =>
  (await at.must<{ household: Whole }>(`/visits/households/${id}/open`, undefined, cookie)).household;
const change = (id: string, version: number, what: object, cookie = leader) =>
  at.code('POST', `/visits/households/${id}/change`, { version, change: what }, cookie);
const visit = (version: number, changed: object = {}) => ({
  version,
  day: today,
  way: 'home',
  outcome: 'met',
  ...changed,
});

describe('a household', () => {
  it('is registered, listed without its people, and opened with a trace', async () => {
    const made = await register({ need: '想换轮椅' });
    const { items } = await list('', leader);
    expect(items).toMatchObject([{ id: made.id, number: 'H000001', risk: 'medium', kinds: ['alone_elder'] }]);
    const everything = JSON.stringify([
      items,
      await at.database('SELECT * FROM household'),
      await at.database('SELECT * FROM household_member'),
    ]);
    for (const secret of ['某户主', '春晓路', '13912345678', '轮椅', '慢性病'])
      expect(everything).not.toContain(secret);
    const whole = await opened(made.id);
    expect(whole).toMatchObject({
      address: '春晓路1号',
      risks: [{ level: 'medium', cause: '独居且患慢性病' }],
      needs: [{ text: '想换轮椅' }],
    });
    expect(whole.members[0]).toMatchObject({ name: '某户主1', contactMasked: '139****5678' });
    const trace = JSON.stringify(await at.database("SELECT * FROM audit_entry WHERE action = 'visits.household.open'"));
    expect(trace).toContain(made.id);
    expect(trace).not.toContain('某户主');
    const records = JSON.stringify(await at.database('SELECT answer FROM idempotency'));
    expect(records).not.toContain('某户主');
    const path = `/visits/members/${whole.members[0]?.id}/reveal`;
    expect((await at.code('POST', path, { what: 'contact', reason: '联系走访' }, leader))[0]).toBe(403);
    expect(await at.must(path, { what: 'contact', reason: '联系走访' }, at.street)).toMatchObject({
      value: '13912345678',
    });
    expect(await at.code('POST', path, { what: 'contact', reason: '联系走访' }, at.otherStreet)).toEqual([
      404,
      'not_found',
    ]);
  });

  it('is refused with an unknown kind, in a grid of others, and at an address that is known', async () => {
    const refused = (changed: object, cookie = leader) =>
      at.code('POST', '/visits/households', household(changed), cookie);
    expect(await refused({ kinds: ['nothing'] })).toEqual([422, 'household_kind_unknown']);
    expect(await refused({ gridId: at.grids[1] })).toEqual([404, 'not_found']);
    expect(await refused({ address: '春晓路 1号' })).toEqual([409, 'household_known']);
  });

  it('changes as it was read: people, kinds, risk, needs, place', async () => {
    const { id } = await register();
    const member = { name: '某配偶', relation: 'spouse' };
    expect(await change(id, 1, { type: 'member_add', member })).toEqual([200, undefined]);
    expect(await change(id, 1, { type: 'member_add', member })).toEqual([409, 'changed_meanwhile']);
    const spouse = (await opened(id)).members.find(({ name }) => name === '某配偶');
    expect(await change(id, 2, { type: 'member_end', memberId: spouse?.id })).toEqual([200, undefined]);
    expect(await change(id, 3, { type: 'kinds', kinds: ['ill'] })).toEqual([200, undefined]);
    expect(await change(id, 4, { type: 'risk', level: 'high', cause: '病情加重' })).toEqual([200, undefined]);
    expect(await change(id, 5, { type: 'need_add', text: '申请临时救助' })).toEqual([200, undefined]);
    const need = (await opened(id)).needs[0];
    expect(await change(id, 6, { type: 'need_close', needId: need?.id, outcome: '已发放' })).toEqual([200, undefined]);
    expect(await change(id, 7, { type: 'place', gridId: at.communityId, place: '5号楼' })).toEqual([
      422,
      'household_grid_unfit',
    ]);
    expect(await change(id, 7, { type: 'place', gridId: grid, place: '5号楼', address: '春晓路99号' })).toEqual([
      200,
      undefined,
    ]);
    const whole = await opened(id);
    expect(whole).toMatchObject({ address: '春晓路99号', kinds: ['ill'], risk: 'high' });
    expect(whole.risks.map(({ level }) => level)).toEqual(['high', 'medium']);
    expect(whole.needs[0]?.closedDay).toBe(today);
    expect(await change(id, 8, { type: 'leave', day: today })).toEqual([200, undefined]);
    expect(await change(id, 9, { type: 'kinds', kinds: [] })).toEqual([409, 'household_left']);
  });
});

describe('sight', () => {
  it('follows the service of the grid and ends with it, at that minute', async () => {
    const { id } = await register();
    const other = at.workers[1].cookie;
    const open = (cookie: string) => at.code('POST', `/visits/households/${id}/open`, undefined, cookie);
    expect(await open(other)).toEqual([404, 'not_found']);
    expect(await open(at.otherStreet)).toEqual([404, 'not_found']);
    expect(await open(at.street)).toEqual([200, undefined]);
    const { ids } = await at.must<{ ids: string[] }>('/grids/members', {
      fromDay: today,
      reason: '增派网格员',
      items: [{ gridId: grid, role: 'worker', workerId: at.workers[1].id }],
    });
    expect(await open(other)).toEqual([200, undefined]);
    expect((await list('', other)).total).toBeGreaterThan(0);
    await at.must(`/grids/members/${ids[0]}/end`, { version: 1, untilDay: today, reason: '撤回' });
    expect(await open(other)).toEqual([404, 'not_found']);
    expect((await list('', other)).total).toBe(0);
    expect((await at.code('POST', `/visits/households/${id}/visits`, visit(1), other))[0]).toBe(404);
  });
});

describe('a visit', () => {
  it('is recorded once however often it is sent, and puts the next one off', async () => {
    const { id } = await register({ risk: 'high' });
    expect((await list('', leader)).items.find((row) => row.id === id)?.dueDay).not.toBeNull();
    const path = `/visits/households/${id}/visits`;
    const body = visit(1, { note: '精神尚好', need: '需要代购药品', risk: { level: 'low', cause: '子女返乡同住' } });
    const faults = withFaults(at.world, 'CITY_01');
    const key = 'an-offline-visit-sent-twice';
    faults.loseNextAnswer();
    const first = await at.post<{ visitId: string }>(path, body, { cookie: leader, key });
    const again = await at.post<{ visitId: string }>(path, body, { cookie: leader, key });
    expect([first.status, again.status, again.body.visitId]).toEqual([201, 201, first.body.visitId]);
    expect((await at.post(path, { ...body, note: '另一内容' }, { cookie: leader, key })).status).toBe(422);
    const whole = await opened(id);
    expect(whole.visits).toMatchObject([{ note: '精神尚好' }]);
    expect(whole.needs).toMatchObject([{ text: '需要代购药品', visitId: first.body.visitId }]);
    expect(whole).toMatchObject({ risk: 'low', lastVisitDay: today, version: 2 });
    faults.failNextBatch();
    expect((await at.post(path, visit(2), { cookie: leader })).status).toBe(500);
    expect((await opened(id)).visits).toHaveLength(1);
    // Somebody changed the household while this one waited on a phone.
    expect(await at.code('POST', path, visit(1), leader)).toEqual([409, 'changed_meanwhile']);
    const late = { day: addDays(today, -400) };
    expect(await at.code('POST', path, visit(2, late), leader)).toEqual([422, 'visit_day_unfit']);
    expect(await at.code('POST', path, visit(2, { outcome: 'absent' }), leader)).toEqual([201, undefined]);
    const log = await at.get<{ total: number }>('/visits/visits', leader);
    expect(log.total).toBe(2);
    const files = `/attachments?subjectType=visits.visit&subjectId=${first.body.visitId}`;
    expect(await at.get(files, leader)).toMatchObject({ items: [], mayWrite: true });
    expect(await at.get(files, at.street)).toMatchObject({ mayWrite: false });
    expect((await at.world.call('GET', at.city.path(files), { cookie: at.otherStreet })).status).toBe(404);
  });
});

describe('two records of one household', () => {
  it('merge and come apart again, and nothing is lost', async () => {
    const [one, two] = [await register({ risk: 'high' }), await register({ risk: 'low', kinds: [] })];
    await at.must(`/visits/households/${one.id}/visits`, visit(1, { note: '初次走访' }), leader);
    const body = { fromId: one.id, fromVersion: 2, intoId: two.id, intoVersion: 1, reason: '重复建档' };
    expect((await at.code('POST', '/visits/merges', body, leader))[0]).toBe(403);
    expect(await at.code('POST', '/visits/merges', body, at.otherStreet)).toEqual([404, 'not_found']);
    expect(await at.code('POST', '/visits/merges', { ...body, intoId: one.id }, at.street)).toEqual([
      422,
      'household_merge_itself',
    ]);
    expect(await at.code('POST', '/visits/merges', { ...body, intoVersion: 9 }, at.street)).toEqual([
      409,
      'changed_meanwhile',
    ]);
    const merged = await at.must<{ mergeId: string }>('/visits/merges', body, at.street);
    const whole = await opened(two.id);
    expect(whole).toMatchObject({ risk: 'high', lastVisitDay: today, visits: [{ note: '初次走访' }] });
    expect(whole.members).toHaveLength(2);
    expect((await list('', leader)).items.map(({ id }) => id)).not.toContain(one.id);
    expect(await at.code('POST', `/visits/households/${one.id}/visits`, visit(3), leader)).toEqual([
      409,
      'household_merged',
    ]);
    const undo = `/visits/merges/${merged.mergeId}/undo`;
    expect(await at.code('POST', undo, { reason: '并非同户' }, at.otherStreet)).toEqual([404, 'not_found']);
    expect(await at.code('POST', undo, { reason: '并非同户' }, at.street)).toEqual([200, undefined]);
    expect(await at.code('POST', undo, { reason: '并非同户' }, at.street)).toEqual([409, 'household_merge_undone']);
    expect(await opened(two.id)).toMatchObject({ risk: 'low', lastVisitDay: null, visits: [] });
    expect(await opened(one.id)).toMatchObject({ risk: 'high', lastVisitDay: today, visits: [{ note: '初次走访' }] });
  });
});

describe('lists, files and the rhythm', () => {
  it('imports a sheet after a dry run, and the same sheet changes nothing', async () => {
    const sheet = (rows: string[]) =>
      new File([['网格,楼栋,住址,户主姓名,身份证号,困难类别,风险等级', ...rows].join('\n')], 'households.csv');
    const send = async (rows: string[], fields: Record<string, string> = {}) => {
      const form = new FormData();
      form.set('file', sheet(rows));
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return at.world.call<{
        counts: { errors: number; warnings: number };
        created: number;
        unchanged: number;
        error: { code: string };
      }>('POST', at.city.path('/visits/households/import'), { form, cookie: at.street });
    };
    const good = [
      `春晓第2网格,1号楼,夏荷巷1号,张某,${inventedId('1950-01-02', 998)},独居老人,高`,
      '春晓第2网格,2号楼,夏荷巷2号,李某,,残疾人家庭、重病患者家庭,中',
    ];
    const bad = await send(['冬青第1网格,1号楼,某巷1号,王某,123,不存在,极高', ...good]);
    expect([bad.status, bad.body.counts.errors]).toEqual([200, 4]);
    expect((await send(good)).body.counts).toMatchObject({ errors: 0, warnings: 0 });
    const written = await send(good, { dryRun: 'false' });
    expect([written.status, written.body.created]).toEqual([201, 2]);
    const again = await send(good, { dryRun: 'false' });
    expect([again.status, again.body.error.code]).toEqual([422, 'sheet_problems_open']);
    const accepted = await send(good, {
      dryRun: 'false',
      decisions: JSON.stringify({ cells: [], skip: [], accept: [2, 3] }),
    });
    expect(accepted.body).toMatchObject({ created: 0, unchanged: 2 });
    expect((await list(`&gridId=${at.grids[1]}&kind=ill`, at.street)).total).toBe(1);
    const found = await at.must<{ items: Listed[] }>('/visits/households/find', { name: '张某' }, at.street);
    expect(found.items).toHaveLength(1);
    const file = await at.world.fetch('GET', at.city.path('/visits/households/export?format=csv'), {
      cookie: at.street,
    });
    const text = await file.text();
    expect(text).toContain('独居老人');
    expect(text).not.toContain('张某');
  });

  it('plans anew when the rhythm changes, and keeps the kinds that households have', async () => {
    const settings = await at.get<{ policies: { fromDay: string; byRisk: object }[]; kinds: { code: string }[] }>(
      '/visits/settings',
    );
    const always = { every: 1, unit: 'day' };
    const policy = {
      fromDay: today,
      source: '市文件',
      byRisk: { high: always, medium: always, low: always, none: always },
      byKind: {},
      shift: 'none',
      counts: ['home'],
    };
    expect(settings.kinds.map(({ code }) => code)).toContain('alone_elder');
    await at.must('/visits/policies', policy);
    expect(await at.code('POST', '/visits/policies', policy)).toEqual([409, 'visit_policy_standing']);
    expect((await at.code('POST', '/visits/policies', policy, at.street))[0]).toBe(403);
    await replanVisits(await commandContext(at.world, at.city));
    const { items } = await list();
    expect(items.every(({ dueDay }) => dueDay === addDays(today, 1))).toBe(true);
    await at.must('/visits/kinds', { code: 'flood', name: '受灾家庭', source: '市文件' });
    const kind = { code: 'flood', name: '受灾家庭', source: '市文件' };
    expect(await at.code('POST', '/visits/kinds', kind)).toEqual([409, 'difficulty_kind_standing']);
    await at.must('/visits/kinds/flood/end', undefined);
    expect(await at.code('POST', '/visits/kinds/flood/end', undefined)).toEqual([404, 'not_found']);
  });

  it('keeps a grid open while households belong to it, and counts them on the board', async () => {
    const board = await at.get<{ measures: { code: string }[]; items: { id: string; loads: number[] }[] }>(
      '/grids/board',
      at.street,
    );
    const column = board.measures.findIndex(({ code }) => code === 'visits.households');
    expect(board.items.find(({ id }) => id === at.grids[1])?.loads[column]).toBe(2);
    const { version } = await at.get<{ version: number }>(`/organisation/units/${at.grids[1]}`);
    expect(await at.code('POST', `/organisation/units/${at.grids[1]}/close`, { version, reason: '撤销网格' })).toEqual([
      409,
      'grid_has_households',
    ]);
  });
});
