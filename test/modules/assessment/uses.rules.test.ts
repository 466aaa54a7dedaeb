import { describe, expect, it } from 'vitest';
import type { Grade } from '../../../worker/modules/assessment/rules/grades.ts';
import { planNotices, type UsesFacts, type YearResult } from '../../../worker/modules/assessment/rules/uses.ts';

const result = (year: number, grade: Grade | null, finalId = `fin_${year}`): YearResult => ({
  workerId: 'w',
  year,
  grade,
  finalId,
});
const named = { zh: '资格', ko: '자격', en: 'Eligible' };
const scheme = {
  contractWarning: { unqualifiedYears: 2 },
  eligibility: [{ ...named, code: 'good', grades: ['excellent', 'qualified'] as const, years: 2 }],
};
const facts = (results: readonly YearResult[], more: Partial<UsesFacts> = {}): UsesFacts => ({
  results,
  later: [],
  standing: [],
  ...more,
});
const told = (plan: ReturnType<typeof planNotices>) =>
  plan.map(({ code, year, years, finalId, revokesId }) => `${code} ${year} ${years.join('+')} ${finalId} ${revokesId}`);

describe('what results bring', () => {
  it.each<[string, (Grade | null)[], string[]]>([
    ['one year alone brings nothing that needs two', ['unqualified'], []],
    ['two in a row', ['unqualified', 'unqualified'], ['contract_warning 2025 2025+2024 fin_2025 null']],
    ['a year between ends the row', ['unqualified', 'basic', 'unqualified'], []],
    ['a year without a grade ends it too', ['qualified', null, 'qualified'], []],
    ['any of the grades named', ['excellent', 'qualified'], ['good 2025 2025+2024 fin_2025 null']],
  ])('%s', (_, grades, expected) => {
    const all = grades.map((grade, at) => result(2026 - grades.length + at, grade));
    const last = all.slice(-1);
    expect(told(planNotices(facts(all.slice(0, -1)), { year: 2025, scheme }, last))).toEqual(expected);
  });

  it('a corrected year takes back what rested on it, a later year’s too, and gives what is due instead', () => {
    const [was, later] = [result(2024, 'unqualified', 'old'), result(2025, 'unqualified')];
    const [first] = planNotices(facts([was]), { year: 2025, scheme }, [later]);
    if (!first) throw new Error('two years in a row are a warning');
    const { revokesId: _, ...notice } = first;
    const standing = [{ ...notice, id: 'wnt_1' }];
    const corrected = result(2024, 'qualified', 'new');
    const plan = planNotices(
      facts([was, later, result(2023, 'excellent')], { standing, later: [{ year: 2025, ...scheme }] }),
      { year: 2024, scheme },
      [corrected],
    );
    expect(told(plan)).toEqual(['contract_warning 2025 2025+2024 fin_2025 wnt_1', 'good 2024 2024+2023 new null']);
    expect(plan[0]).toMatchObject({ grade: 'unqualified' });
  });

  it('the same again changes nothing', () => {
    const years = [result(2024, 'unqualified')];
    const [one] = planNotices(facts(years), { year: 2025, scheme }, [result(2025, 'unqualified')]);
    const standing = one ? [{ ...one, id: 'wnt_1' }] : [];
    expect(planNotices(facts(years, { standing }), { year: 2025, scheme }, [result(2025, 'unqualified')])).toEqual([]);
  });
});
