import { beforeAll, describe, expect, it } from 'vitest';
import { finalGrades } from '../../../worker/modules/assessment/index.ts';
import { commandContext } from '../../harness/context.ts';
import { assessingCity, ballotsCsv, form, marksCsv, people, type Assessing, type Changed } from './cycle-world.ts';

interface Refused {
  readonly error: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> };
}
interface People {
  readonly items: readonly {
    readonly workerId: string;
    readonly name: string;
    readonly score: string | null;
    readonly version: number;
  }[];
  readonly total: number;
}
interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly code: string;
    readonly message: string;
  }[];
}

let at: Assessing;
beforeAll(async () => {
  at = await assessingCity();
});

async function openCycle(year: number, scheme = 'representative_r'): Promise<Changed> {
  const planned = await at.post('/assessment/cycles', { year, schemeId: at.schemes[scheme] });
  return (await at.post(`/assessment/cycles/${planned.body.id}/open`, { version: 1 })).body;
}
const enter = async (id: string, text = marksCsv(), part = 'marks') => {
  const answer = await at.upload<Record<string, number>>(`/assessment/cycles/${id}/${part}/import`, form(text, false));
  expect(answer.status).toBe(201);
  return answer.body;
};
const list = (id: string, query = '', cookie?: string) =>
  at.get<People>(`/assessment/cycles/${id}/people${query}`, cookie);
const current = async (id: string) => (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
const step = async (id: string, event: string, more: object = {}, cookie?: string) => {
  const { version } = await current(id);
  return at.post<Changed & Partial<Refused>>(`/assessment/cycles/${id}/${event}`, { version, ...more }, cookie);
};
const bad = marksCsv(people.slice(0, 2)).replace('90,,86', '优,,86').replace('甲二', '甲乙');

describe('a sheet with problems', () => {
  let id = '';
  beforeAll(async () => {
    id = (await openCycle(2019)).id;
  });

  it('is told by row, column, value and reason, and writes nothing', async () => {
    const { status, body } = await at.upload<Report>(`/assessment/cycles/${id}/marks/import`, form(bad, true));
    expect(status).toBe(200);
    expect(body.problems).toMatchObject([
      {
        row: 4,
        column: 'mark:street',
        value: '优',
        severity: 'error',
        code: 'mark_unreadable',
        message: '“优”不是分数',
      },
      {
        row: 5,
        column: 'name',
        value: '甲乙',
        severity: 'warning',
        code: 'name_differs',
        message: '姓名与花名册（甲二）不一致，请确认',
      },
    ]);
    expect(body.counts).toMatchObject({ rows: 2, errors: 1, warnings: 1 });
    const refused = await at.upload<Refused>(`/assessment/cycles/${id}/marks/import`, form(bad, false));
    expect([refused.status, refused.body.error.code, refused.body.error.facts]).toEqual([
      422,
      'sheet_problems_open',
      { errors: 1, warnings: 1, ...body },
    ]);
    expect((await list(id)).body.total).toBe(0);
  });

  it('comes back with its findings in a last column', async () => {
    const path = at.city.path(`/assessment/cycles/${id}/marks/import/marked`);
    const marked = await at.world.fetch('POST', path, { form: form(bad, true), cookie: at.city.cookie });
    const again = await at.upload<Report>(
      `/assessment/cycles/${id}/marks/import`,
      form(new Uint8Array(await marked.arrayBuffer()), true, {}, 'marked.xlsx'),
    );
    expect(again.body).toMatchObject({ unmatched: ['核对结果'], counts: { rows: 2, errors: 1 } });
    const ballots = at.city.path(`/assessment/cycles/${id}/ballots/import/marked`);
    expect(
      (await at.world.fetch('POST', ballots, { form: form(ballotsCsv, true), cookie: at.city.cookie })).status,
    ).toBe(200);
  });

  it('is written once corrected, skipped or confirmed', async () => {
    const decisions = { cells: [{ row: 4, column: 'mark:street', value: '90' }], accept: [5] };
    const done = await at.upload(`/assessment/cycles/${id}/marks/import`, form(bad, false, decisions));
    expect([done.status, done.body]).toEqual([201, { created: 2, updated: 0, unchanged: 0, skipped: 0 }]);
  });

  it.each([
    ['a file without the columns', '甲,乙\n1,2\n', 422, 'sheet_columns_missing'],
    ['an empty file', '', 422, 'sheet_empty'],
  ])('refuses %s', async (_, text, status, code) => {
    const answer = await at.upload<Refused>(`/assessment/cycles/${id}/marks/import`, form(text, true));
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('answers 400 to decisions that are none', async () => {
    const data = form(bad, true);
    data.set('decisions', '[1]');
    expect((await at.upload(`/assessment/cycles/${id}/marks/import`, data)).status).toBe(400);
  });

  it('is not found in a cycle that never was', async () => {
    expect((await at.upload('/assessment/cycles/acy_none/marks/import', form(bad, true))).status).toBe(404);
    expect((await at.upload('/assessment/cycles/acy_none/ballots/import', form(ballotsCsv, true))).status).toBe(404);
  });
});

describe('a sheet that comes again', () => {
  it('changes what differs, ends the old mark and keeps it; an absent column changes nothing', async () => {
    const { id } = await openCycle(2020);
    await enter(id);
    await enter(id, ballotsCsv, 'ballots');
    const narrow = (residents: string) => `姓名,身份证号,居民评议\n甲五,${people[4]?.identityNumber},${residents}\n`;
    expect(await enter(id, narrow('90.25'))).toEqual({ created: 0, updated: 1, unchanged: 0, skipped: 0 });
    // 86.15 + 0.2 × 10
    const [person] = (await list(id, `?q=${encodeURIComponent('甲五')}`)).body.items;
    expect(person?.score).toBe('88.15');
    const raw = at.world.env.CITY_01;
    const marks = await raw
      ?.prepare(
        `SELECT score, ended_at IS NULL AS stands FROM assessment_mark WHERE worker_id = ? AND cycle_id = ? AND group_code = 'residents' ORDER BY id`,
      )
      .bind(person?.workerId, id)
      .all();
    expect(marks?.results).toEqual([
      { score: 8025, stands: 0 },
      { score: 9025, stands: 1 },
    ]);
    expect(await enter(id, narrow(''))).toMatchObject({ updated: 1 });
    // Without the residents' part: (40×85.5 + 30×82 + 10×88) / 80 = 84.5, + 3 − 0.5
    expect((await list(id, `?q=${encodeURIComponent('甲五')}`)).body.items[0]?.score).toBe('87.00');
  });
});

describe('who may do what', () => {
  let id = '';
  let street = '';
  beforeAll(async () => {
    id = (await openCycle(2021)).id;
    await enter(id);
    street = (await at.acts.colleague('street@city.test', 'street_officer', await at.acts.unit('西山街道'))).cookie;
  });

  it('a street sees and enters its own people only', async () => {
    expect((await list(id, '', street)).body.total).toBe(5);
    const report = await at.upload<Report>(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), true), street);
    expect(report.body.counts).toMatchObject({ rows: 16, errors: 11, existing: 5 });
    const ballots = await at.upload<Report>(`/assessment/cycles/${id}/ballots/import`, form(ballotsCsv, true), street);
    expect(ballots.body.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'community_unknown'],
      [4, 'community_unknown'],
    ]);
    const [other] = (await list(id, `?q=${encodeURIComponent('甲一')}`)).body.items;
    expect((await at.get(`/assessment/cycles/${id}/results/${other?.workerId}`, street)).status).toBe(404);
    const move = { workerId: other?.workerId, toGrade: 'basic', reason: '越权', version: other?.version };
    expect((await at.post(`/assessment/cycles/${id}/moves`, move, street)).status).toBe(404);
    expect(
      (await at.get<{ pools: object[] }>(`/assessment/cycles/${id}/distribution`, street)).body.pools,
    ).toHaveLength(1);
  });

  it('a street takes no step for the whole city', async () => {
    const refused = await step(id, 'collect', {}, street);
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'permission_missing']);
    expect((await at.post('/assessment/cycles', { year: 2018, schemeId: at.schemes['nanhu_n'] }, street)).status).toBe(
      403,
    );
  });

  it('who closed the panel does not finalise, whatever the roles', async () => {
    await enter(id, ballotsCsv, 'ballots');
    const both = await at.acts.colleague('both@city.test', 'hr_officer');
    const given = await at.acts.send('POST', `/access/users/${both.id}/assignments`, {
      role: 'city_leader',
      unitId: at.city.rootUnitId,
    });
    expect(given.status).toBe(201);
    expect((await step(id, 'collect')).status).toBe(201);
    const [second] = (await list(id, `?q=${encodeURIComponent('乙三')}`)).body.items;
    const move = await at.post<{ id: string }>(
      `/assessment/cycles/${id}/moves`,
      { workerId: second?.workerId, toGrade: 'basic', reason: '评审组集体研究', version: second?.version },
      both.cookie,
    );
    const own = await at.post<Refused>(
      `/assessment/moves/${move.body.id}/decision`,
      { outcome: 'confirmed', version: 1 },
      both.cookie,
    );
    expect([own.status, own.body.error.code]).toEqual([409, 'second_person_required']);
    expect(
      (await at.post(`/assessment/moves/${move.body.id}/decision`, { outcome: 'declined', version: 1 }, at.leader))
        .status,
    ).toBe(201);
    expect((await step(id, 'calibrate', {}, both.cookie)).status).toBe(201);
    expect((await step(id, 'publish', { from: '2025-06-03' })).status).toBe(201);
    expect((await step(id, 'hear')).body.state).toBe('appeals');
    const same = await step(id, 'finalise', {}, both.cookie);
    expect([same.status, same.body.error?.code]).toEqual([409, 'second_person_required']);
    expect((await step(id, 'finalise', {}, at.leader)).body.state).toBe('final');
  });

  it('the door tells the final grades of a year, and none of a year that is not final', async () => {
    const ctx = await commandContext(at.world, at.city);
    const grades = await finalGrades(ctx, 2021);
    expect(grades.size).toBe(people.length);
    expect([...grades.values()].filter(({ grade }) => grade === 'excellent')).toHaveLength(3);
    expect([...grades.values()].filter(({ grade }) => grade === null)).toHaveLength(1);
    expect((await finalGrades(ctx, 2020)).size).toBe(0);
  });
});

describe('a scheme in which nothing stands for a missing part', () => {
  it('does not close while somebody has no score', async () => {
    const { id } = await openCycle(2022, 'nanhu_n');
    const report = await at.upload<Report>(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), true));
    expect(report.body).toMatchObject({ unmatched: ['社区评分'], problems: [] });
    await enter(id);
    await enter(id, ballotsCsv, 'ballots');
    expect((await list(id, '?state=incomplete')).body.total).toBe(5);
    const refused = await step(id, 'collect');
    expect([refused.status, refused.body.error?.code, refused.body.error?.facts]).toEqual([
      409,
      'scores_incomplete',
      { count: 5 },
    ]);
  });
});

describe('a worker', () => {
  it('sees their own marks, and the grade once it is public', async () => {
    const [mine] = (await list((await openCycle(2023)).id)).body.items;
    expect(mine).toBeUndefined();
    const cycles = await at.get<{ items: { id: string; year: number }[] }>('/assessment/cycles');
    const final = cycles.body.items.find(({ year }) => year === 2021);
    const [worker] = (await list(final?.id ?? '', `?q=${encodeURIComponent('甲二')}`)).body.items;
    const account = await at.acts.colleague('worker@city.test', 'worker');
    await at.world.env.CITY_01?.prepare('UPDATE "user" SET "workerId" = ? WHERE id = ?')
      .bind(worker?.workerId, account.id)
      .run();
    const { status, body } = await at.get<{ items: { year: number; grade: string | null; score: string }[] }>(
      '/assessment/own',
      account.cookie,
    );
    expect(status).toBe(200);
    expect(body.items.map(({ year, grade }) => [year, grade])).toEqual([
      [2022, null],
      [2021, 'excellent'],
      [2020, null],
      [2019, null],
    ]);
    expect((await list(final?.id ?? '', '', account.cookie)).status).toBe(403);
    expect((await at.get('/assessment/own')).body).toEqual({ items: [] });
  });
});
