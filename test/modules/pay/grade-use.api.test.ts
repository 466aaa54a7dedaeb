import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { form } from '../assessment/cycle-world.ts';
import { linesOf, payMonth } from './closing.ts';
import { bindWorker, identityNumber, newPayCity, type PayCity } from './month.ts';

interface Changed {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}
interface MyGrades {
  readonly items: readonly {
    readonly year: number;
    readonly grade: string | null;
    readonly finalId: string;
    readonly corrected: boolean;
    readonly effectFen: number;
    readonly untold: number;
    readonly lines: readonly { readonly forMonth: string; readonly month: string; readonly kind: string; readonly effectFen: number | null }[];
    readonly levels: readonly { readonly fromDay: string; readonly before: number | null; readonly level: number; readonly cause: string }[];
  }[];
} // prettier-ignore
interface Card {
  readonly notices: readonly {
    readonly kind: string;
    readonly name: string;
    readonly onDay: string;
    readonly year: number;
    readonly grade: string;
    readonly finalId: string;
    readonly revokedOn: string | null;
    readonly revokedByFinalId: string | null;
  }[];
}

/** One street of a pool for the city: of four who are graded a quarter is one place for excellent. */
const content = {
  groups: [{ code: 'street', zh: '街道评分', ko: '가두 평가', en: 'Street', headers: ['街道评分'], trimFrom: null, byBallot: false }],
  sheets: [{ postTypes: ['head', 'deputy', 'staff'], weights: { street: '1' } }],
  missing: 'incomplete',
  bonusCap: '5',
  bands: { excellent: '90', qualified: '75', basic: '60' },
  excellent: { share: '0.25', pool: 'city' },
  tieBreak: [],
  ballot: { fewest: 0, ordinaryShare: '0' },
  notGraded: { probation: true, fewestMonths: 0 },
  vetoes: [],
  publicity: { workdays: 5, countStart: true },
  contractWarning: { unqualifiedYears: 1 },
  eligibility: [{ code: 'head_candidate', zh: '可推荐', ko: '추천 가능', en: 'May be put forward', grades: ['excellent'], years: 1 }],
  appeal: { workdays: 10, answerWorkdays: 15, reviewWorkdays: 10 },
}; // prettier-ignore

let city: PayCity;
let leader: string;
let cycle: Changed;
const own: string[] = [];
const noon = (day: string) => vi.setSystemTime(new Date(`${day}T04:00:00Z`));
const worker = (index: number): string => city.workerIds[index] ?? '';

const step = async (event: string, more: object = {}, cookie?: string): Promise<string> => {
  const { version } = await city.get<Changed>(`/assessment/cycles/${cycle.id}`);
  const at = cookie ? { cookie } : {};
  const done = await city.post<Changed>(`/assessment/cycles/${cycle.id}/${event}`, { version, ...more }, at);
  return done.body.state;
};
const grades = (index: number) => city.get<MyGrades>('/pay/my-grades', own[index]);
const card = async (index: number) => (await city.get<Card>(`/roster/workers/${worker(index)}`)).notices;
const byGrade = async (index: number, month: string) =>
  (await linesOf(city, worker(index), month))
    .filter(({ code, side }) => code === 'performance' && side === 'earning')
    .map((line) => `${line.forMonth} ${line.amountFen} ${line.inputs['cause'] ?? line.inputs['grade']}`);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  noon('2026-01-05');
  city = await newPayCity();
  leader = await city.colleague('city_leader', city.city.rootUnitId, 'leader@pay.test');
  for (const index of [0, 1]) {
    own.push(await city.colleague('worker', city.city.rootUnitId, `own${index}@pay.test`));
    await bindWorker(city, `own${index}@pay.test`, worker(index));
  }
  const scheme = await city.post('/assessment/schemes', { code: 'own', name: '本市方案', source: '本市办法', representative: true, fromDay: '2025-01-01', content }); // prettier-ignore
  if (scheme.status !== 201) throw new Error(JSON.stringify(scheme.body));
  cycle = (await city.post<Changed>('/assessment/cycles', { year: 2025, schemeId: scheme.body.id })).body;
  await step('open');
  // 赵一 95, 钱二 94, 孙三 80, 李四 50.
  const rows = ['赵一', '钱二', '孙三', '李四'].map(
    (name, at) => `${name},${identityNumber(at)},${[95, 94, 80, 50][at]}`,
  );
  const sheet = form(`姓名,身份证号,街道评分\n${rows.join('\n')}\n`, false);
  const path = city.city.path(`/assessment/cycles/${cycle.id}/marks/import`);
  const imported = await city.world.call('POST', path, { form: sheet, cookie: city.city.cookie });
  if (imported.status !== 201) throw new Error(JSON.stringify(imported.body));
  await step('collect');
  await step('calibrate');
  await step('publish', { from: '2026-01-05' });
  // Months pass in this file; nobody signs in again for it.
  await city.world.env.CITY_01?.prepare(`UPDATE "session" SET "expiresAt" = '2027-01-01T00:00:00.000Z'`).run();
  noon('2026-01-12');
  expect(await step('finalise', {}, leader)).toBe('final');
}, 120_000);
afterAll(() => {
  vi.useRealTimers();
});

describe('a final grade', () => {
  it('goes to the roster as dated events that name it', async () => {
    expect(await card(0)).toMatchObject([
      { kind: 'eligibility', name: '可推荐', onDay: '2026-01-12', year: 2025, grade: 'excellent', revokedOn: null },
    ]);
    expect(await card(1)).toEqual([]);
    expect(await card(3)).toMatchObject([{ kind: 'contract_warning', year: 2025, grade: 'unqualified' }]);
    const warned = await city.get<{ items: { name: string; years: number[] }[] }>('/assessment/contract-warnings');
    expect(warned.items).toMatchObject([{ name: '李四', years: [2025] }]);
  });

  it('pays by its coefficient, and the worker sees what it did', async () => {
    noon('2026-03-02');
    for (const month of ['2026-01', '2026-02']) await payMonth(city, month);
    const [paid = ''] = await byGrade(0, '2026-02');
    const amount = Number(paid.split(' ')[1]);
    expect(paid.endsWith('excellent')).toBe(true);
    const { items } = await grades(0);
    // 1.2 where the default grade has 1: a sixth of what is paid, twice.
    expect(items).toMatchObject([{ year: 2025, grade: 'excellent', corrected: false, effectFen: 2 * Math.round(amount / 6), untold: 0 }]);
    expect(items[0]?.lines.map(({ forMonth, kind }) => `${forMonth} ${kind}`)).toEqual(['2026-02 regular', '2026-01 regular']);
    expect((await grades(1)).items).toMatchObject([{ grade: 'qualified', effectFen: 0 }]);
  }); // prettier-ignore
});

describe('a grade that an appeal corrects after it was paid', () => {
  it('ranks the pool anew: who was first gives the place up, and the events follow', async () => {
    noon('2026-01-16');
    const filed = await city.post(`/assessment/own/${cycle.id}/appeals`, { content: '表彰未计' }, { cookie: own[1] ?? '' });
    const drafted = await city.post(`/assessment/appeals/${filed.body.id}/answer`, { outcome: 'changed', score: '96', answer: '补计表彰', document: '复核1号' });
    noon('2026-03-03');
    const decided = await city.post<{ moved: number }>(`/assessment/appeals/${filed.body.id}/decision`, { answerId: drafted.body.id, decision: 'confirmed' }, { cookie: leader });
    expect([decided.status, decided.body]).toEqual([201, { moved: 2 }]);
    const [lost] = await card(0);
    const [won] = await card(1);
    expect(lost).toMatchObject({ kind: 'eligibility', grade: 'excellent', revokedOn: '2026-03-03' });
    expect(won).toMatchObject({ kind: 'eligibility', grade: 'excellent', onDay: '2026-03-03', revokedOn: null });
    expect(lost?.revokedByFinalId).toBe((await grades(0)).items[0]?.finalId);
    expect(won?.finalId).toBe((await grades(1)).items[0]?.finalId);
  }); // prettier-ignore

  it('gives back pay by itself in the next month, and takes what was too much', async () => {
    noon('2026-03-20');
    const before = await byGrade(0, '2026-02');
    const extra = Math.round(Number(before[0]?.split(' ')[1]) / 6);
    await payMonth(city, '2026-03');
    const taken = await byGrade(0, '2026-03');
    expect(taken.slice(1)).toEqual([`2026-01 ${-extra} grade`, `2026-02 ${-extra} grade`]);
    expect(taken[0]?.endsWith('qualified')).toBe(true);
    const given = await byGrade(1, '2026-03');
    const now = Number(given[0]?.split(' ')[1]);
    expect(given.slice(1)).toEqual(['2026-01', '2026-02'].map((month) => `${month} ${Math.round(now / 6)} grade`));
    // What the excellent grade brought is gone to the fen; the corrected one brought a sixth for three months.
    expect((await grades(0)).items).toMatchObject([{ grade: 'qualified', corrected: true, effectFen: 0, untold: 0 }]);
    expect((await grades(1)).items).toMatchObject([
      { grade: 'excellent', corrected: true, effectFen: 3 * Math.round(now / 6), untold: 0 },
    ]);
  });

  it('shows nobody else’s', async () => {
    expect((await grades(1)).items).toHaveLength(1);
    const hr = await city.get<MyGrades>('/pay/my-grades');
    expect(hr.items).toEqual([]);
  });
});
