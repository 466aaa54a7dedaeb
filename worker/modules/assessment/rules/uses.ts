import type { Notice, StandingNotice } from '../../roster/rules/notice.ts';
import type { Grade } from './grades.ts';
import type { Eligibility, Scheme } from './scheme.ts';

/** A result that stands. */
export interface YearResult {
  readonly workerId: string;
  readonly year: number;
  readonly grade: Grade | null;
  readonly finalId: string;
}

type Uses = Pick<Scheme, 'contractWarning' | 'eligibility'>;

export interface UsesFacts {
  /** Results of the workers' other years, and those of this one that are now replaced. */
  readonly results: readonly YearResult[];
  /** What the schemes of later final years say. */
  readonly later: readonly (Uses & { readonly year: number })[];
  readonly standing: readonly StandingNotice[];
}

interface Use extends Eligibility {
  readonly kind: Notice['kind'];
}

function usesOf({ contractWarning, eligibility = [] }: Uses): Use[] {
  const warning: Use[] = contractWarning
    ? [{
        kind: 'contract_warning', code: 'contract_warning', zh: '连续不合格，核查合同', ko: '연속 불합격, 계약 검토',
        en: 'Unqualified in a row: look at the contract', grades: ['unqualified'], years: contractWarning.unqualifiedYears,
      }]
    : []; // prettier-ignore
  return [...warning, ...eligibility.map((one): Use => ({ kind: 'eligibility', ...one }))];
}

/**
 * What new results of a year bring and take back, that year and every later one that rests on it too. Each notice names
 * the result that completes its years; one that rests on a result which is corrected is taken back, and given anew by
 * the result in its place where it is still due.
 */
export function planNotices(
  { results, later, standing }: UsesFacts,
  { year, scheme }: { readonly year: number; readonly scheme: Uses },
  fresh: readonly YearResult[],
): Notice[] {
  const years = [{ year, ...scheme }, ...later.filter((one) => one.year > year)];
  const before = Map.groupBy(
    results.filter((one) => one.year !== year),
    ({ workerId }) => workerId,
  );
  const stood = Map.groupBy(
    standing.filter((notice) => notice.year >= year),
    ({ workerId }) => workerId,
  );
  return fresh.flatMap((result) => {
    const byYear = new Map([...(before.get(result.workerId) ?? []), result].map((one) => [one.year, one]));
    const due = years.flatMap((one) => usesOf(one).flatMap((use) => noticeOf(use, one.year, byYear)));
    const own = stood.get(result.workerId) ?? [];
    const same = (a: Named, b: Named) => a.kind === b.kind && a.code === b.code && a.finalId === b.finalId;
    const ended = own.filter((notice) => !due.some((one) => same(one, notice)));
    return [
      ...ended.map(({ id, ...notice }) => ({ ...notice, ...standingIn(byYear, notice.year, result), revokesId: id })),
      ...due.filter((one) => !own.some((notice) => same(one, notice))),
    ];
  });
}

type Named = Pick<Notice, 'kind' | 'code' | 'finalId'>;

/** The result that takes a notice back: of the notice's own year, or the corrected one that it rested on. */
function standingIn(byYear: ReadonlyMap<number, YearResult>, year: number, fresh: YearResult) {
  const { grade, finalId } = byYear.get(year) ?? fresh;
  return { grade, finalId };
}

function noticeOf(use: Use, year: number, byYear: ReadonlyMap<number, YearResult>): Notice[] {
  const last = byYear.get(year);
  const years = Array.from({ length: use.years }, (_, back) => year - back);
  const met = years.every((one) => {
    const grade = byYear.get(one)?.grade;
    return grade !== undefined && grade !== null && use.grades.includes(grade);
  });
  if (!last || !met) return [];
  const { kind, code, zh, ko, en } = use;
  const { workerId, grade, finalId } = last;
  return [{ workerId, kind, code, zh, ko, en, year, grade, years, finalId, revokesId: null }];
}
