import { beforeAll, describe, expect, it } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import { assessingCity, ballotsCsv, form, marksCsv, people, type Assessing, type Changed } from './cycle-world.ts';

interface Person {
  readonly workerId: string;
  readonly name: string;
  readonly score: string | null;
  readonly grade: string | null;
  readonly rankedGrade: string | null;
  readonly reason: string;
  readonly complete: boolean;
  readonly version: number;
}
interface Node {
  readonly kind: string;
  readonly code: string;
  readonly name: string | null;
  readonly weight?: string;
  readonly share?: string;
  readonly state: string;
  readonly value: string | null;
  readonly contribution?: string | null;
  readonly children: readonly Node[];
}
interface Refused {
  readonly error: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> };
}

let at: Assessing;
let cycle: Changed;
let id = '';

beforeAll(async () => {
  at = await assessingCity();
});

const step = async (event: string, more: object = {}, cookie?: string) => {
  const answer = await at.post(`/assessment/cycles/${id}/${event}`, { version: cycle.version, ...more }, cookie);
  if (answer.status === 201) cycle = answer.body;
  return answer as typeof answer & { body: Changed & Partial<Refused> };
};
const everybody = async () =>
  new Map(
    (await at.get<{ items: Person[] }>(`/assessment/cycles/${id}/people?pageSize=200`)).body.items.map((one) => [
      one.name,
      one,
    ]),
  );
const refreshed = async () => {
  cycle = (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
};

describe('a year from plan to final', () => {
  it('is planned once, under a scheme that exists', async () => {
    const made = await at.post('/assessment/cycles', { year: 2025, schemeId: at.schemes['representative_r'] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'planned', version: 1 });
    cycle = made.body;
    id = cycle.id;
    const again = await at.post<Refused>('/assessment/cycles', { year: 2025, schemeId: at.schemes['nanhu_n'] });
    expect([again.status, again.body.error.code]).toEqual([409, 'year_taken']);
    const unknown = await at.post<Refused>('/assessment/cycles', { year: 2024, schemeId: 'asc_none' });
    expect([unknown.status, unknown.body.error.code]).toEqual([422, 'scheme_unknown']);
    expect((await at.post('/assessment/cycles', { year: 1990, schemeId: 'x' })).status).toBe(400);
  });

  it('takes no marks before it is open, and no step that is not next', async () => {
    const early = await at.upload<Refused>(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), true));
    expect([early.status, early.body.error.code]).toEqual([409, 'step_not_next']);
    expect((await step('collect')).body.error?.code).toBe('step_not_next');
    expect((await step('open')).body.state).toBe('open');
    const stale = await at.post<Refused>(`/assessment/cycles/${id}/collect`, { version: 1 });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'changed_meanwhile']);
    expect((await step('collect')).body.error?.code).toBe('nobody_assessed');
  });

  it('looks at a sheet without writing anything', async () => {
    const { status, body } = await at.upload<{ counts: object; problems: object[]; headerRows: number[] }>(
      `/assessment/cycles/${id}/marks/import`,
      form(marksCsv(), true),
    );
    expect(status).toBe(200);
    expect(body.problems).toEqual([]);
    expect(body.counts).toEqual({ rows: 16, errors: 0, warnings: 0, new: 16, existing: 0, skipped: 0 });
    expect(body.headerRows).toEqual([3]);
    expect((await everybody()).size).toBe(0);
  });

  it('writes all rows in one batch or none, and the same file changes nothing', async () => {
    const binding = 'CITY_01' as const;
    withFaults(at.world, binding).failNextBatch();
    expect((await at.upload(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), false))).status).toBe(500);
    expect((await everybody()).size).toBe(0);
    const first = await at.upload(
      `/assessment/cycles/${id}/marks/import`,
      form(marksCsv(), false),
      undefined,
      'import-marks-1',
    );
    expect([first.status, first.body]).toEqual([201, { created: 16, updated: 0, unchanged: 0, skipped: 0 }]);
    const repeated = await at.upload(
      `/assessment/cycles/${id}/marks/import`,
      form(marksCsv(), false),
      undefined,
      'import-marks-1',
    );
    expect([repeated.status, repeated.body]).toEqual([201, first.body]);
    const again = await at.upload(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), false));
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 16, skipped: 0 });
  });

  it('counts ballots by the scheme: 50 and 70 per cent are valid, 49 are not', async () => {
    const { status, body } = await at.upload(`/assessment/cycles/${id}/ballots/import`, form(ballotsCsv, false));
    expect([status, body]).toEqual([201, { created: 3, updated: 0, unchanged: 0, skipped: 0 }]);
    const ballots = await at.get<{ items: object[] }>(`/assessment/cycles/${id}/ballots`);
    expect(ballots.body.items).toMatchObject([
      { communityName: '春晓社区', ordinaryShare: '0.7000', invalid: null },
      { communityName: '夏荷社区', ordinaryShare: '0.7000', invalid: null },
      { communityName: '冬青社区', ordinaryShare: '1.0000', invalid: 'too_few' },
    ]);
    expect((await at.get<{ total: number }>(`/assessment/cycles/${id}/ballots?valid=no`)).body.total).toBe(1);
    expect((await at.upload(`/assessment/cycles/${id}/ballots/import`, form(ballotsCsv, false))).body).toMatchObject({
      created: 0,
      unchanged: 3,
    });
  });

  // 甲一 (head, weights 40:10:20): (40×90 + 10×86 + 20×91) / 70 = 89.714… → 89.71
  // 甲五: 0.4×85.5 + 0.3×82 + 0.1×88 + 0.2×80.25 = 83.65, + 3 − 0.5 = 86.15; 甲九: 80 + min(8, 5) = 85
  // 冬青's ballot does not count: 乙一 (40×90 + 30×80 + 10×70) / 80 = 83.75, and 乙二 is 92 whatever its 10 says.
  it.each([
    ['甲一', '89.71', 'qualified', 'by_score'],
    ['甲二', '95.00', 'excellent', 'within_cap'],
    ['甲三', '94.00', 'excellent', 'within_cap'],
    ['甲四', '93.00', 'qualified', 'over_cap'],
    ['甲五', '86.15', 'qualified', 'by_score'],
    ['甲六', '74.99', 'basic', 'by_score'],
    ['甲七', '59.99', 'unqualified', 'by_score'],
    ['甲八', '99.00', 'unqualified', 'veto'],
    ['甲九', '85.00', 'qualified', 'by_score'],
    ['甲甲', '96.00', null, 'not_graded'],
    ['乙一', '83.75', 'qualified', 'by_score'],
    ['乙二', '92.00', 'excellent', 'within_cap'],
    ['乙三', '91.00', 'qualified', 'over_cap'],
    ['乙五', '70.00', 'basic', 'by_score'],
  ])('scores and grades %s: %s %s (%s)', async (name, score, grade, reason) => {
    expect((await everybody()).get(name)).toMatchObject({ score, grade, reason });
  });

  it('shows the cap of every pool and the grades of every street', async () => {
    const { body } = await at.get<{ streets: object[]; pools: object[] }>(`/assessment/cycles/${id}/distribution`);
    expect(body.streets).toMatchObject([
      { name: '东风街道', excellent: 2, qualified: 5, basic: 1, unqualified: 2, none: 1 },
      { name: '西山街道', excellent: 1, qualified: 3, basic: 1, unqualified: 0, none: 0 },
    ]);
    expect(body.pools).toMatchObject([
      { name: '东风街道', headcount: 10, excellentMax: 2, excellentTaken: 2, reaching: 3, line: '94.00' },
      { name: '西山街道', headcount: 5, excellentMax: 1, excellentTaken: 1, reaching: 2, line: '92.00' },
    ]);
  });

  it('opens a score to its parts', async () => {
    const worker = (await everybody()).get('乙一')?.workerId;
    const { body } = await at.get<{ tree: Node }>(`/assessment/cycles/${id}/results/${worker}`);
    expect(body.tree).toMatchObject({ kind: 'score', value: '83.75' });
    const [annual, bonus, deduction] = body.tree.children;
    expect([bonus, deduction]).toMatchObject([
      { kind: 'bonus', value: '0.00' },
      { kind: 'deduction', value: '0.00' },
    ]);
    const line = ({ code, name, weight, share, state, value, contribution, children }: Node) =>
      [code, name, weight, share, state, value, contribution, children.map((mark) => mark.value).join()].join(' ');
    expect(annual?.children.map(line)).toEqual([
      'street 街道评分 40 0.4000 counted 90.00 45.00 90.00',
      'community 社区评分 30 0.3000 counted 80.00 30.00 80.00',
      'peers 同事互评 10 0.1000 counted 70.00 8.75 70.00',
      'residents 居民评议 20 0.2000 ballot_invalid   100.00',
    ]);
    expect((await at.get(`/assessment/cycles/${id}/results/wrk_none`)).status).toBe(404);
  });

  it('filters, sorts and exports', async () => {
    const total = async (query: string) =>
      (await at.get<{ total: number }>(`/assessment/cycles/${id}/people${query}`)).body.total;
    expect(await total('?grade=excellent')).toBe(3);
    expect(await total('?grade=none')).toBe(1);
    expect(await total('?state=veto')).toBe(1);
    expect(await total('?state=bonus')).toBe(2);
    expect(await total(`?q=${encodeURIComponent('乙')}`)).toBe(5);
    expect(await total('?postType=head')).toBe(1);
    const best = await at.get<{ items: Person[] }>(`/assessment/cycles/${id}/people?sort=-score&pageSize=1`);
    expect(best.body.items[0]?.name).toBe('甲八');
    const file = await at.world.fetch(
      'GET',
      at.city.path(`/assessment/cycles/${id}/people/export?format=csv&grade=excellent&sort=-score`),
      { cookie: at.city.cookie },
    );
    const lines = new TextDecoder().decode(await file.arrayBuffer()).split('\r\n');
    expect(lines[0]).toBe('街道,社区,姓名,岗位,街道评分,社区评分,同事互评,居民评议,加分,扣分,得分,等次,说明');
    expect(lines[1]).toBe('东风街道,春晓社区,甲二,普通工作人员,95.00,95.00,95.00,95.00,0.00,0.00,95.00,优秀,');
    const xlsx = await at.world.fetch('GET', at.city.path(`/assessment/cycles/${id}/people/export`), {
      cookie: at.city.cookie,
    });
    expect(new Uint8Array(await xlsx.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it('lets nobody into excellent above the cap, and moves only with reason and a second person', async () => {
    expect((await step('calibrate')).body.error?.code).toBe('step_not_next');
    await refreshed();
    expect((await step('collect')).body.state).toBe('collected');
    const all = await everybody();
    const move = (name: string, toGrade: string, version = all.get(name)?.version) =>
      at.post<Refused & { id: string; version: number }>(`/assessment/cycles/${id}/moves`, {
        workerId: all.get(name)?.workerId,
        toGrade,
        reason: '评审组集体研究',
        version,
      });
    expect((await move('甲四', 'excellent')).body.error).toMatchObject({
      code: 'excellent_cap_reached',
      facts: { pool: '东风街道', most: 2 },
    });
    expect((await move('甲八', 'qualified')).body.error.code).toBe('veto_stands');
    expect((await move('甲甲', 'qualified')).body.error.code).toBe('not_graded_stands');
    expect((await move('甲三', 'excellent')).body.error.code).toBe('grade_same');
    expect((await move('甲三', 'qualified', 99)).body.error.code).toBe('changed_meanwhile');
    const down = await move('甲三', 'qualified');
    expect(down.status).toBe(201);
    expect((await move('甲三', 'basic')).body.error.code).toBe('move_standing');
    await refreshed();
    expect((await step('calibrate')).body.error?.code).toBe('moves_undecided');
    const decide = (moveId: string, outcome: string, cookie = at.leader, version = 1) =>
      at.post<Refused>(`/assessment/moves/${moveId}/decision`, { outcome, version }, cookie);
    expect((await decide(down.body.id, 'confirmed', at.city.cookie)).status).toBe(403);
    expect((await decide(down.body.id, 'confirmed', at.leader, 7)).body.error.code).toBe('changed_meanwhile');
    expect((await decide(down.body.id, 'confirmed')).status).toBe(201);
    expect((await decide(down.body.id, 'confirmed', at.leader, 2)).body.error.code).toBe('move_decided');
    expect((await everybody()).get('甲三')).toMatchObject({
      grade: 'qualified',
      rankedGrade: 'excellent',
      reason: 'moved',
    });
    const up = await move('甲四', 'excellent');
    expect((await decide(up.body.id, 'declined')).status).toBe(201);
    expect((await everybody()).get('甲四')).toMatchObject({ grade: 'qualified', reason: 'over_cap' });
    const list = await at.get<{ items: object[] }>(`/assessment/cycles/${id}/moves`);
    expect(list.body.items).toMatchObject([
      { name: '甲四', outcome: 'declined' },
      {
        name: '甲三',
        fromGrade: 'excellent',
        toGrade: 'qualified',
        outcome: 'confirmed',
        reason: '评审组集体研究',
        decidedByName: 'leader@city.test',
      },
    ]);
  });

  it('is put up for five working days, make-up days counted', async () => {
    await refreshed();
    expect((await step('calibrate')).body.state).toBe('calibrated');
    expect((await step('publish', { from: '2025-12-31' })).body.error?.code).toBe('publicity_too_early');
    expect((await step('publish', { from: '2999-01-01' })).body.error?.code).toBe('publicity_too_late');
    // Friday 2026-01-02 is a holiday; Sunday the 4th is worked: the five days are the 4th to the 8th.
    expect((await step('publish', { from: '2026-01-02' })).body.state).toBe('publicity');
    const { body } = await at.get(`/assessment/cycles/${id}`);
    expect(body).toMatchObject({
      publicityFrom: '2026-01-02',
      publicityUntil: '2026-01-08',
      events: ['hear', 'finalise'],
      next: [
        { event: 'hear', to: 'appeals', permission: 'assessment.write', dueDay: null, missing: [] },
        { event: 'finalise', to: 'final', permission: 'assessment.finalise', dueDay: null, missing: [] },
      ],
    });
  });

  it('becomes final by a second person, with a key, and never changes again', async () => {
    const path = `/assessment/cycles/${id}/finalise`;
    const input = { version: cycle.version };
    expect((await at.post(path, input)).status).toBe(403);
    const keyless = await at.world.call<Refused>('POST', at.city.path(path), {
      body: input,
      cookie: at.leader,
      key: null,
    });
    expect([keyless.status, keyless.body.error.code]).toEqual([400, 'idempotency_key_required']);
    const done = await at.post(path, input, at.leader, 'finalise-2025');
    expect([done.status, done.body.state]).toEqual([201, 'final']);
    expect((await at.post(path, input, at.leader, 'finalise-2025')).body).toEqual(done.body);
    expect((await at.post(path, { version: 99 }, at.leader, 'finalise-2025')).status).toBe(422);
    expect((await at.post<Refused>(path, { version: done.body.version }, at.leader)).body.error.code).toBe(
      'step_not_next',
    );
    const raw = at.world.env.CITY_01;
    const rows = await raw
      ?.prepare('SELECT count(*) AS rows, count(grade) AS graded FROM assessment_final WHERE year = 2025')
      .first();
    expect(rows).toEqual({ rows: people.length, graded: people.length - 1 });
    await expect(raw?.prepare(`UPDATE assessment_final SET grade = 'excellent'`).run()).rejects.toThrow(
      'append_only: assessment_final',
    );
    const late = await at.upload<Refused>(`/assessment/cycles/${id}/marks/import`, form(marksCsv(), false));
    expect(late.body.error.code).toBe('step_not_next');
  });

  it('tells its steps and counts', async () => {
    const { body } = await at.get<{ steps: { state: string; actorName: string }[]; counts: object }>(
      `/assessment/cycles/${id}`,
    );
    expect(body.steps.map(({ state }) => state)).toEqual([
      'planned',
      'open',
      'collected',
      'calibrated',
      'publicity',
      'final',
    ]);
    expect(body.counts).toMatchObject({
      people: 16,
      incomplete: 0,
      notGraded: 1,
      vetoed: 1,
      excellent: 2,
      qualified: 9,
      ballots: 3,
      ballotsInvalid: 1,
      movesOpen: 0,
    });
    expect((await at.get<{ items: object[] }>('/assessment/cycles')).body.items).toMatchObject([
      { id, year: 2025, state: 'final' },
    ]);
  });
});
