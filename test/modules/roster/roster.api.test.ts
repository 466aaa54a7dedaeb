import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { readSheet } from '../../../worker/platform/sheet/index.ts';
import { newWorld, signUpCity, type Call, type TestCity, type World } from '../../harness/api.ts';
import { inventedCard, inventedId } from './sheets.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
}

interface Worker {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly identityMasked?: string;
}

let world: World;
let city: TestCity;
let units: Map<string, string>;

beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  const answer = await call<{ items: Unit[] }>('GET', '/organisation/units?pageSize=200');
  units = new Map(answer.body.items.map(({ id, name }) => [name, id]));
});

const call = <T = Record<string, unknown>>(method: string, path: string, options: Call = {}) =>
  world.call<T>(method, city.path(path), { cookie: city.cookie, ...options });

const codeOf = (body: unknown): string => (body as { error: { code: string } }).error.code;

let serial = 0;

async function enter(changed: Record<string, unknown> = {}) {
  serial += 1;
  const body = {
    name: '金哲',
    identityNumber: inventedId(`199${serial % 10}-0${1 + (Math.floor(serial / 10) % 9)}-1${serial % 9}`, 997),
    channel: 'open_recruitment',
    hiredOn: '2021-07-12',
    unitId: units.get('春晓社区'),
    postType: 'staff',
    ...changed,
  };
  return call<Worker>('POST', '/roster/workers', { body });
}

async function entered(changed: Record<string, unknown> = {}): Promise<Worker> {
  const { status, body } = await enter(changed);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

describe('entering', () => {
  it('enters a person, and the same number never twice', async () => {
    const identityNumber = inventedId('1990-03-07', 998);
    const first = await enter({ identityNumber });
    expect(first.status).toBe(201);
    const again = await enter({ identityNumber: identityNumber.toLowerCase(), name: '别名' });
    expect([again.status, codeOf(again.body)]).toEqual([409, 'worker_known']);
  });

  it.each([
    ['a day still to come', { hiredOn: '2099-01-01' }, 'posting_in_future'],
    [
      'fifteen years of age',
      { identityNumber: inventedId('2005-07-13', 999), hiredOn: '2021-07-12' },
      'hired_too_young',
    ],
    ['a head of a street', { unitId: '东风街道', postType: 'head' }, 'unit_takes_no_posts'],
    [
      'a contract that ends first',
      { contractFrom: '2024-01-01', contractUntil: '2023-12-31' },
      'contract_term_reversed',
    ],
  ])('declines %s', async (_, changed, code) => {
    const unitId = units.get(String((changed as { unitId?: string }).unitId ?? '春晓社区'));
    const answer = await enter({ ...changed, unitId });
    expect(codeOf(answer.body)).toBe(code);
  });

  it('says which field of the input is wrong', async () => {
    const answer = await enter({ identityNumber: '990101199003079981', mobile: '123' });
    const { fields } = (answer.body as unknown as { error: { fields: { path: string }[] } }).error;
    expect([answer.status, fields.map(({ path }) => path).sort()]).toEqual([400, ['identityNumber', 'mobile']]);
  });

  it('a community has one head', async () => {
    await entered({ unitId: units.get('秋实社区'), postType: 'head' });
    const second = await enter({ unitId: units.get('秋实社区'), postType: 'head' });
    expect([second.status, codeOf(second.body)]).toEqual([409, 'community_has_head']);
  });
});

describe('finding', () => {
  beforeAll(async () => {
    await entered({
      name: '单雄信',
      identityNumber: inventedId('1988-08-08', 998),
      mobile: '16400001234',
      education: 'master',
    });
  });
  const found = async (query: string) =>
    (await call<{ items: Worker[] }>('GET', `/roster/workers?${query}`)).body.items.map(({ name }) => name);

  it('by name, pinyin, initials, mobile and the ends of a number', async () => {
    const number = inventedId('1988-08-08', 998);
    for (const q of ['雄信', 'shanxiong', 'sxx', '0001234', number, number.slice(-4), number.slice(-6)]) {
      expect(await found(`q=${encodeURIComponent(q)}`)).toContain('单雄信');
    }
    expect(await found('q=nobody')).toEqual([]);
  });

  it('by filters, unit and below, sorted by pinyin', async () => {
    expect(await found('education=master,doctor')).toEqual(['单雄信']);
    expect(await found(`unitId=${units.get('西山街道')}`)).toEqual([]);
    const names = await found('pageSize=200');
    expect(names.indexOf('金哲')).toBeLessThan(names.indexOf('单雄信'));
    expect(codeOf((await call('GET', '/roster/workers?education=phd')).body)).toBe('bad_input');
  });

  it('exports what is found as xlsx and as CSV, numbers masked', async () => {
    const csv = await world.fetch('GET', city.path('/roster/workers/export?format=csv&education=master'), {
      cookie: city.cookie,
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const text = await csv.text();
    expect(text.split('\r\n').length).toBe(3);
    expect(text).toContain('单雄信');
    expect(text).not.toContain(inventedId('1988-08-08', 998));
    const xlsx = await world.fetch('GET', city.path('/roster/workers/export?education=master'), {
      cookie: city.cookie,
    });
    const sheet = await readSheet(new Uint8Array(await xlsx.arrayBuffer()), 'a.xlsx');
    expect(isRefusal(sheet) ? sheet.code : sheet.rows[2]?.map((cell) => cell?.text)).toContain('单雄信');
  });
});

interface Card extends Worker {
  readonly unitName: string | null;
  readonly leftOn: string | null;
  readonly bankCardMasked?: string | null;
  readonly timeline: {
    day: string;
    kind: string;
    manner: string | null;
    changes: { field: string; after: string | null }[];
  }[];
}

const card = async (id: string): Promise<Card> => (await call<Card>('GET', `/roster/workers/${id}`)).body;

describe('a working life', () => {
  it('is told in order of time', async () => {
    const { id } = await entered({
      communityWorkSince: '2019-07-01',
      bankCard: inventedCard(12),
      bankName: '示例银行',
    });
    const act = async (path: string, version: number, changed: Record<string, unknown>) =>
      call<Worker>('POST', `/roster/workers/${id}/${path}`, { body: { version, reason: '组织安排', ...changed } });
    expect((await act('transfer', 1, { day: '2022-03-01', unitId: units.get('冬青社区') })).status).toBe(200);
    expect((await act('post', 2, { day: '2023-01-01', postType: 'head' })).status).toBe(200);
    expect((await act('leave', 3, { day: '2024-06-30' })).status).toBe(200);
    expect((await card(id)).leftOn).toBe('2024-06-30');
    expect(
      (await act('return', 4, { day: '2025-01-01', unitId: units.get('明月社区'), postType: 'deputy' })).status,
    ).toBe(200);
    const change = {
      version: 5,
      kind: 'change',
      reason: '取得证书',
      qualification: 'assistant',
      mobile: '16400009999',
    };
    expect((await call('PATCH', `/roster/workers/${id}`, { body: change })).status).toBe(200);
    const { timeline, unitName, bankCardMasked } = await card(id);
    expect(unitName).toBe('明月社区');
    expect(bankCardMasked).toMatch(/^\*+\d{4}$/);
    const told = timeline.map(({ day, kind, manner }) => `${day} ${kind} ${manner ?? ''}`.trim());
    expect(told.slice(1, 7)).toEqual([
      '2019-07-01 community_work',
      '2021-07-12 posting hire',
      '2022-03-01 posting transfer',
      '2023-01-01 posting post_change',
      '2024-06-30 left',
      '2025-01-01 posting return',
    ]);
    const changed = timeline.find(({ manner }) => manner === 'change');
    expect(changed?.changes.map(({ field }) => field).sort()).toEqual(['mobile', 'qualification']);
  });

  it('refuses what cannot be', async () => {
    const { id } = await entered();
    const act = async (path: string, version: number, changed: Record<string, unknown>) =>
      codeOf(
        (await call('POST', `/roster/workers/${id}/${path}`, { body: { version, reason: '组织安排', ...changed } }))
          .body,
      );
    const elsewhere = { unitId: units.get('冬青社区') };
    expect(await act('transfer', 7, { day: '2022-03-01', ...elsewhere })).toBe('changed_meanwhile');
    expect(await act('transfer', 1, { day: '2021-07-12', ...elsewhere })).toBe('posting_too_early');
    expect(await act('transfer', 1, { day: '2099-01-01', ...elsewhere })).toBe('posting_in_future');
    expect(await act('transfer', 1, { day: '2022-03-01', unitId: 'unt_never' })).toBe('not_found');
    expect(await act('post', 1, { day: '2022-03-01', postType: 'staff' })).toBe('nothing_changes');
    expect(await act('return', 1, { day: '2022-03-01', postType: 'staff', ...elsewhere })).toBe('worker_still_here');
    expect(
      (
        await call('POST', `/roster/workers/${id}/leave`, {
          body: { version: 1, reason: '个人原因', day: '2022-03-01' },
        })
      ).status,
    ).toBe(200);
    expect(await act('leave', 2, { day: '2022-04-01' })).toBe('worker_left');
    expect(
      codeOf(
        (
          await call('PATCH', `/roster/workers/${id}`, {
            body: { version: 2, kind: 'correction', reason: '核对', name: '金哲' },
          })
        ).body,
      ),
    ).toBe('nothing_changes');
  });

  it('of two officers who save one record, one is told that it changed', async () => {
    const { id } = await entered();
    const save = (remark: string) =>
      call('PATCH', `/roster/workers/${id}`, { body: { version: 1, kind: 'change', reason: '补充', remark } });
    const answers = await Promise.all([save('甲'), save('乙')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of two heads at once, one finds the post taken', async () => {
    const unitId = units.get('夏荷社区');
    const answers = await Promise.all([enter({ unitId, postType: 'head' }), enter({ unitId, postType: 'head' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('numbers', () => {
  it('come masked, and in full only for a reason that the audit keeps', async () => {
    const identityNumber = inventedId('1993-05-05', 996);
    const { id } = await entered({ identityNumber, bankCard: inventedCard(31) });
    expect((await card(id)).identityMasked).toBe(`990101********${identityNumber.slice(-4)}`);
    const reveal = (what: string, reason: string, key?: string) =>
      call<{ value: string | null }>('POST', `/roster/workers/${id}/${what}/reveal`, {
        body: { reason },
        ...(key ? { key } : {}),
      });
    expect((await reveal('identity', '办理社保登记', 'reveal-key-1')).body.value).toBe(identityNumber);
    expect((await reveal('identity', '办理社保登记', 'reveal-key-1')).body.value).toBeNull();
    expect((await reveal('bank', '核对工资账户')).body.value).toBe(inventedCard(31));
    expect((await reveal('bank', '')).status).toBe(400);
    const { body } = await call<{ items: { action: string; reason: string }[] }>('GET', '/audit?pageSize=5');
    if (body.items) expect(JSON.stringify(body.items)).not.toContain(identityNumber);
  });
});

describe('planning', () => {
  it('lists who is near retirement, and how posts stand to the quota', async () => {
    await entered({ name: '老金', identityNumber: inventedId('1966-02-02', 997), hiredOn: '2019-07-01' });
    const near = await call<{ items: { name: string; retirementMonth: string }[] }>(
      'GET',
      '/roster/retirements?until=2028-12',
    );
    // Born in February 1966: 12 full months after January 1965 and one more, so 60 years and 4 months.
    expect(near.body.items).toMatchObject([{ name: '老金', retirementMonth: '2026-06' }]);
    const quota = await call<{ items: { unitName: string; posts: number; finding: string | null }[]; total: number }>(
      'GET',
      '/roster/quota',
    );
    expect(quota.body.total).toBe(5);
    expect(quota.body.items.every(({ finding }) => finding === null)).toBe(true);
  });
});

describe('the rules of a city', () => {
  interface Policies {
    readonly items: { code: string; fromDay: string; untilDay: string | null; version: number; source: string }[];
  }
  const policies = async () =>
    (await call<Policies>('GET', '/roster/policies')).body.items.filter(({ code }) => code === 'post_quota');
  const content = {
    baseHouseholds: 2000,
    leastPosts: 1,
    mostPosts: 2,
    householdsPerPostAtMost: 300,
    householdsPerPostAtLeast: 500,
  };
  const set = (changed: Record<string, unknown>) =>
    call('POST', '/roster/policies', {
      body: {
        code: 'post_quota',
        content,
        source: '示例文件',
        fromDay: '2026-01-01',
        version: 1,
        reason: '新文件',
        ...changed,
      },
    });

  it('change from a day on, and the old one stays to be read', async () => {
    expect((await policies())[0]?.source).toContain('示例');
    expect(codeOf((await set({ version: 9 })).body)).toBe('changed_meanwhile');
    expect(codeOf((await set({ fromDay: '1900-01-01' })).body)).toBe('posting_too_early');
    expect((await set({})).status).toBe(201);
    expect((await policies()).map(({ fromDay, untilDay, version }) => [fromDay, untilDay, version])).toEqual([
      ['2026-01-01', null, 2],
      ['1900-01-01', '2026-01-01', 1],
    ]);
  });
});

describe('when units change', () => {
  interface UnitRow {
    readonly id: string;
    readonly version: number;
  }
  const unit = async (name: string): Promise<UnitRow> =>
    (await call<UnitRow>('GET', `/organisation/units/${units.get(name)}`)).body;
  const merge = async (from: string, into: string) => {
    const [one, other] = [await unit(from), await unit(into)];
    const body = { intoId: other.id, intoVersion: other.version, version: one.version, reason: '区划调整' };
    return call('POST', `/organisation/units/${one.id}/merge`, { body });
  };

  it('a unit with people in it is not closed, and two heads are not merged', async () => {
    const founded = { kind: 'community', name: '新设社区', parentId: units.get('东风街道'), withTemplate: false };
    const { body } = await call<UnitRow>('POST', '/organisation/units', { body: founded });
    await entered({ unitId: body.id });
    const closing = { version: body.version, reason: '撤销' };
    const closed = await call('POST', `/organisation/units/${body.id}/close`, { body: closing });
    expect([closed.status, codeOf(closed.body)]).toEqual([409, 'unit_has_workers']);
    const merged = await merge('秋实社区', '夏荷社区');
    expect([merged.status, codeOf(merged.body)]).toEqual([409, 'merge_two_heads']);
  });

  it('people follow their community into its successor', async () => {
    const { id } = await entered({ unitId: units.get('冬青社区') });
    expect((await merge('冬青社区', '明月社区')).status).toBe(200);
    const { unitName, version, timeline } = await card(id);
    expect([unitName, version]).toEqual(['明月社区', 2]);
    expect(timeline.filter(({ kind }) => kind === 'posting').map(({ manner }) => manner)).toEqual(['hire', 'merge']);
  });
});
