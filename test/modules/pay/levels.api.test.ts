import { beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../../worker/platform/statement.ts';
import { signUpCity } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { bindWorker, newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Proposals {
  readonly total: number;
  readonly workers: number;
  readonly digest: string;
  readonly byCause: readonly { readonly cause: string; readonly count: number }[];
  readonly pendingYears: readonly number[];
  readonly items: readonly {
    readonly name: string;
    readonly before: number | null;
    readonly level: number;
    readonly fromDay: string;
    readonly cause: string;
    readonly grade: { readonly year: number; readonly grade: string } | null;
  }[];
}
interface History {
  readonly level: number;
  readonly countedYears: number;
  readonly excludedYears: number;
  readonly events: readonly {
    readonly id: string;
    readonly level: number;
    readonly fromDay: string;
    readonly cause: string;
    readonly reason: string | null;
    readonly cancelledById: string | null;
    readonly recordedName: string | null;
  }[];
}

let city: PayCity;
let street: string;
const code = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const look = async (until: string, cookie = city.hr) =>
  (await city.act<Proposals>('/pay/levels/proposals', { until }, cookie)).body;
const told = ({ items }: Proposals) =>
  items.map((each) => `${each.name} ${each.before}→${each.level} ${each.fromDay} ${each.cause}`);
const history = (index: number, cookie = city.hr) =>
  city.get<History>(`/pay/levels/workers/${city.workerIds[index]}`, cookie);
const confirm = (until: string, digest: string, key?: string) =>
  city.act('/pay/levels/proposals/confirm', { until, digest, reason: '年度等级调整' }, city.hr, key);

async function store(table: string, row: Parameters<typeof insertRow>[1]): Promise<void> {
  const { sql, params } = insertRow(table, row);
  await city.world.env.CITY_01?.prepare(sql)
    .bind(...params)
    .run();
}

/** A final grade straight in the database: how a cycle comes to it is the assessment's matter. */
async function grade(index: number, year: number, given: string, corrects: string | null = null): Promise<string> {
  const id = `asf_${index}_${year}_${given}`;
  await store('assessment_final', {
    id,
    year,
    cycle_id: `cyc_${year}`,
    worker_id: city.workerIds[index] ?? '',
    grade: given,
    grade_reason: 'test',
    corrects_id: corrects,
    finalised_at: '2026-01-20T00:00:00.000Z',
    finalised_by: 'test',
  });
  return id;
}

beforeAll(async () => {
  city = await newPayCity();
  street = await city.colleague('auditor', city.streetId, 'street@pay.test');
  const scheme = await city.world.env.CITY_01?.prepare('SELECT id FROM assessment_scheme LIMIT 1').first<{
    id: string;
  }>();
  for (const year of [2022, 2023, 2024, 2025]) {
    await store('assessment_cycle', {
      id: `cyc_${year}`,
      year,
      scheme_id: scheme?.id ?? '',
      state: 'final',
    });
  }
});

describe('levels that follow from the facts', () => {
  it('are proposed for who has none, confirmed at once, and stand then', async () => {
    // 10 years of a head: 7 + 3 + 1; 7 of a deputy: 4 + 2 + 1; 3 of staff: 1 + 1 + 1; one year: 1 + 0 + 1.
    const found = await look('2025-12');
    expect(told(found)).toEqual([
      '李四 null→2 2025-12-01 initial',
      '钱二 null→7 2025-12-01 initial',
      '孙三 null→3 2025-12-01 initial',
      '赵一 null→11 2025-12-01 initial',
    ]);
    expect(found).toMatchObject({ total: 4, workers: 4, byCause: [{ cause: 'initial', count: 4 }] });
    expect((await city.get<Page<unknown>>('/pay/levels', city.hr)).total).toBe(0);
    const first = await confirm('2025-12', found.digest, 'confirm-initial-levels');
    expect([first.status, first.body]).toEqual([200, { count: 4, workers: 4 }]);
    expect((await confirm('2025-12', found.digest, 'confirm-initial-levels')).body).toEqual(first.body);
    expect(code(await confirm('2025-12', found.digest))).toBe('levels_stand');
    expect((await city.get<Page<{ level: number }>>('/pay/levels?sort=-level', city.hr)).items[0]?.level).toBe(11);
  });

  it('wait for grades, hold back, lower and raise by them', async () => {
    await grade(0, 2022, 'excellent');
    await grade(0, 2023, 'excellent');
    await grade(0, 2024, 'excellent');
    // 2025 is not final for anybody: its January is still to come.
    expect(await look('2026-06')).toMatchObject({ total: 0, pendingYears: [2025, 2026] });
    await grade(0, 2025, 'qualified');
    await grade(2, 2025, 'unqualified');
    const found = await look('2026-06');
    // Excellent until 2024 was due in January 2025, before the first level here; staff loses a step and the year.
    expect(told(found)).toEqual(['孙三 3→2 2026-01-01 demotion']);
    expect(found.items[0]?.grade).toEqual({ year: 2025, grade: 'unqualified' });
    expect((await confirm('2026-06', found.digest)).status).toBe(200);
    expect(await history(2)).toMatchObject({ level: 2, countedYears: 3, excludedYears: 1 });
  });

  it('are derived again when a grade is corrected', async () => {
    await grade(2, 2025, 'qualified', 'asf_2_2025_unqualified');
    const found = await look('2026-06');
    expect(told(found)).toEqual(['孙三 2→3 2026-01-01 grade_corrected']);
    expect((await confirm('2026-06', found.digest)).status).toBe(200);
    const { events } = await history(2);
    expect(events.map(({ level, cause, fromDay }) => `${fromDay} ${level} ${cause}`)).toEqual([
      '2026-01-01 3 grade_corrected',
      '2026-01-01 2 demotion',
      '2025-12-01 3 initial',
    ]);
    expect(events[0]?.recordedName).toBe('hr@pay.test');
  });

  it('follow a change of post from its day', async () => {
    const worker = await city.get<{ version: number }>(`/roster/workers/${city.workerIds[2]}`);
    const moved = await city.post(`/roster/workers/${city.workerIds[2]}/post`, {
      version: worker.version,
      day: '2026-07-15',
      reason: '任命为副主任',
      postType: 'deputy',
    });
    expect(moved.status).toBe(200);
    const found = await look('2026-07');
    // Four years: 4 + 1 + 1.
    expect(told(found)).toEqual(['孙三 3→6 2026-07-15 promotion']);
    expect((await confirm('2026-07', found.digest)).status).toBe(200);
    const { items } = await city.get<Page<object>>(
      '/pay/levels?cause=promotion&postType=deputy&since=2026-07',
      city.hr,
    );
    expect(items).toMatchObject([{ name: '孙三', level: 6, fromDay: '2026-07-15' }]);
    expect((await city.get<Page<object>>('/pay/levels?cause=promotion&since=2026-08', city.hr)).total).toBe(0);
  });
});

describe('decisions by hand', () => {
  const decision = { fromDay: '2026-03-01', level: 5, reason: '市委会议决定', documentNumber: '延人社〔2026〕3号' };
  const decide = (over: object = {}, cookie = city.hr, key?: string) =>
    city.act('/pay/levels/decide', { ...decision, workerId: city.workerIds[3], ...over }, cookie, key);
  const cancel = (id: string, index = 3) =>
    city.act(`/pay/levels/events/${id}/cancel`, { workerId: city.workerIds[index], reason: '决定有误' });
  let decided = '';

  it('hold from their day, within the range of the post, also in months that are paid', async () => {
    expect(code(await decide({ level: 13 }))).toBe('level_out_of_range');
    expect(code(await decide({ fromDay: '2024-02-29' }))).toBe('level_not_on_post');
    expect(code(await decide({ level: 2 }))).toBe('level_unchanged');
    expect(code(await decide({ fromDay: '2018-12-31' }))).toBe('level_rule_missing');
    expect(code(await decide({ workerId: 'wrk_none' }))).toBe('not_found');
    const { documentNumber: _, ...bare } = { ...decision, workerId: city.workerIds[3] };
    expect((await city.act('/pay/levels/decide', bare)).status).toBe(400);
    const given = await decide({}, city.hr, 'decide-level-once');
    expect([given.status, given.body]).toMatchObject([201, { level: 5 }]);
    expect((await decide({}, city.hr, 'decide-level-once')).body).toEqual(given.body);
    expect(code(await decide({ level: 6 }, city.hr, 'decide-level-once'))).toBe('idempotency_key_reused');
    decided = given.body.id;
    expect((await history(3)).events[0]).toMatchObject({ level: 5, cause: 'decided', reason: '市委会议决定' });
    // What grades, years and posts come to counts on from it: nothing else is due.
    expect((await look('2026-07')).total).toBe(0);
  });

  it('are taken back by a later event, once', async () => {
    expect(code(await cancel('lvl_none'))).toBe('not_found');
    const back = await cancel(decided);
    expect(back.body).toMatchObject({ level: 2 });
    expect(code(await cancel(decided))).toBe('level_cancelled');
    expect(code(await cancel(back.body.id))).toBe('level_cancels_itself');
    const { events, level } = await history(3);
    expect(level).toBe(2);
    expect(events.map(({ cause, cancelledById }) => [cause, cancelledById !== null])).toEqual([
      ['cancelled', false],
      ['decided', true],
      ['initial', false],
    ]);
    expect((await look('2026-07')).total).toBe(0);
    expect(code(await cancel(events[2]?.id ?? ''))).toBe('level_is_first');
    const demotion = (await history(2)).events.find(({ cause }) => cause === 'demotion');
    expect(code(await cancel(demotion?.id ?? '', 2))).toBe('level_superseded');
  });

  it('refuse what was previewed before the facts moved', async () => {
    await grade(1, 2025, 'unqualified');
    const { digest } = await look('2026-07');
    await grade(1, 2025, 'qualified', 'asf_1_2025_unqualified');
    await grade(3, 2025, 'unqualified');
    expect(code(await confirm('2026-07', digest))).toBe('levels_changed_meanwhile');
  });
});

describe('who may do what', () => {
  it('a street sees its own and decides nothing', async () => {
    const own = await city.get<Page<{ name: string }>>('/pay/levels', street);
    expect(own.items.map(({ name }) => name)).toEqual(['钱二', '赵一']);
    expect(await history(0, street)).toMatchObject({ level: 11 });
    const path = city.city.path(`/pay/levels/workers/${city.workerIds[2]}`);
    expect((await city.world.call('GET', path, { cookie: street })).status).toBe(404);
    const body = {
      workerId: city.workerIds[0],
      fromDay: '2026-03-01',
      level: 12,
      reason: '试一试',
      documentNumber: '无',
    };
    expect((await city.act('/pay/levels/decide', body, street)).status).toBe(403);
    const bare = await city.world.call('POST', city.city.path('/pay/levels/decide'), {
      body,
      cookie: city.hr,
      key: null,
    });
    expect(code(bare)).toBe('idempotency_key_required');
  });

  it('another city has other levels, and who has no role sees none', async () => {
    const other = await signUpCity(city.world, 'othercity', '990102');
    const foreign = await city.world.call('GET', other.path(`/pay/levels/workers/${city.workerIds[0]}`), {
      cookie: other.cookie,
    });
    expect(foreign.status).toBe(404);
    expect((await city.world.call('GET', other.path('/pay/levels'), { cookie: city.hr })).status).toBe(401);
    const worker = await city.colleague('worker', city.city.rootUnitId, 'own@pay.test');
    await bindWorker(city, 'own@pay.test', city.workerIds[0] ?? '');
    expect((await city.world.call('GET', city.city.path('/pay/levels'), { cookie: worker })).status).toBe(403);
  });

  it('is exported with its filters, levels and proposals alike', async () => {
    const csv = async (path: string) =>
      (await city.world.fetch('GET', city.city.path(path), { cookie: city.hr })).text();
    expect(await csv('/pay/levels/export?format=csv&postType=head')).toContain('赵一,社区正职,11,2025-12-01,首次核定');
    expect(await csv('/pay/levels/proposals/export?format=csv&until=2026-07')).toContain(
      '李四,2,1,2026-01-01,考核降级',
    );
  });

  it('a month that is computed pays by the level in force', async () => {
    const run = await city.act<Computed>('/pay/runs', { month: '2026-08' });
    expect(run.body).toMatchObject({ levelsDerived: 0, totals: { workers: 4 } });
    const slips = await city.get<Page<{ name: string; level: number }>>(
      `/pay/runs/${run.body.id}/payslips?q=孙三`,
      city.hr,
    );
    expect(slips.items[0]).toMatchObject({ level: 6 });
  });

  it('a city too large for one request is asked street by street', async () => {
    const columns = `identity_sealed, identity_tail4_index, identity_tail6_index, name, pinyin, initials, sex, birth_day, channel,
      hired_on, retirement_category, retirement_month, unit_id, post_type, posted_from, created_at`;
    await city.world.env.CITY_01?.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
       INSERT INTO worker (id, identity_index, ${columns}) SELECT 'wrk_many' || i, 'many' || i, ${columns}
       FROM n, worker WHERE worker.id = ?`,
    )
      .bind(city.workerIds[2] ?? '')
      .run();
    const all = await city.act('/pay/levels/proposals', { until: '2026-07' });
    expect([all.status, code(all)]).toEqual([422, 'too_many_workers']);
    const one = await city.act<Proposals>('/pay/levels/proposals', { until: '2026-07', unitId: city.streetId });
    expect(one.status).toBe(200);
  });
});
