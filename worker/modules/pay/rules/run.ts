import { addDays, daysBetween, firstDay, lastDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { checkRun, type EarlierPay, type Finding } from './check.ts';
import { insurancePolicyOf, type InsuranceDefinition } from './insurance-policy.ts';
import type { Stretch } from './month-facts.ts';
import { payLevel, type LevelRule, type LevelStep } from './level.ts';
import { computePayslip, type Payslip, type PayslipFacts } from './payslip.ts';
import { payRefusals } from './refusals.ts';
import type { Education, PostType, SchemeDefinition } from './scheme.ts';

/** One worker on post in the month, as loaded. */
export interface RunWorker extends Omit<PayslipFacts, 'level' | 'serviceYears' | 'days' | 'monthDays'> {
  readonly education: Education;
  readonly postType: PostType;
  readonly degreeHeld: boolean;
  readonly diplomaHeld: boolean;
  /** First day of service as a community worker. */
  readonly serviceFrom: Day;
  /** In force in the month; null where none was ever derived. */
  readonly level: number | null;
}

/** A rule in force: its id for the record, its content for the computation. */
export interface InForce<T> {
  readonly id: string;
  readonly definition: T;
}

export interface RunRules {
  readonly month: Month;
  readonly scheme: InForce<SchemeDefinition>;
  readonly insurance: InForce<InsuranceDefinition>;
  readonly tax: InForce<IncomeTaxTable>;
}

/** A level that came of itself in this run. */
export interface FirstLevel {
  readonly workerId: string;
  readonly level: number;
  readonly explanation: readonly LevelStep[];
}

export interface RunTotals {
  readonly workers: number;
  readonly grossFen: Fen;
  readonly deductedFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly employerFen: Fen;
}

export interface ComputedRun {
  readonly payslips: readonly Payslip[];
  readonly levels: readonly FirstLevel[];
  readonly findings: readonly Finding[];
  readonly totals: RunTotals;
}

/** The month of everybody: pure, so that the same facts give the same fen whenever and wherever it is run again. */
export function computePayRun(
  rules: RunRules,
  workers: readonly RunWorker[],
  earlier: readonly EarlierPay[] | null,
): ComputedRun | Refusal {
  if (workers.length === 0) return payRefusals.refuse('nobody_on_post', { month: rules.month });
  const scheme = rules.scheme.definition;
  const monthRules = {
    month: rules.month,
    scheme,
    insurance: rules.insurance.definition,
    insurancePolicy: insurancePolicyOf(rules.insurance.definition),
    taxTable: rules.tax.definition,
  };
  const payslips: Payslip[] = [];
  const levels: FirstLevel[] = [];
  const gaps: Finding[] = [];
  for (const worker of workers) {
    const first = worker.level === null ? firstLevel(worker, scheme.levelRule, rules.month) : null;
    if (first) levels.push(first);
    const slip = computePayslip(monthRules, payslipFacts(worker, first?.level ?? worker.level ?? 0, rules.month));
    if ('kind' in slip) {
      const { item, missing, key } = slip;
      const { severities } = scheme.checks;
      const { workerId, name } = worker;
      gaps.push({
        workerId,
        name,
        code: 'uncomputable',
        severity: severities.uncomputable,
        facts: { item, missing, key },
      });
    } else payslips.push(slip);
  }
  const checked = payslips.map(({ facts, figures }) => ({
    ...facts,
    grossFen: figures.grossFen,
    netFen: figures.netFen,
  }));
  const uncomputed = new Set(gaps.map(({ workerId }) => workerId));
  const compared = earlier?.filter(({ workerId }) => !uncomputed.has(workerId)) ?? null;
  return {
    payslips,
    levels,
    findings: [...gaps, ...checkRun(scheme.checks, checked, compared)],
    totals: totalsOf(payslips),
  };
}

/** Whole years of service on a day: an anniversary counts from its own day on. */
export function serviceYearsOn(from: Day, on: Day): number {
  const years = yearOf(on) - yearOf(from);
  return Math.max(0, on.slice(5) < from.slice(5) ? years - 1 : years);
}

/** Post, service and education by the scheme's rule, as of the month's first day. */
export function firstLevel(
  worker: Pick<RunWorker, 'workerId' | 'postType' | 'serviceFrom' | 'education' | 'degreeHeld' | 'diplomaHeld'>,
  rule: LevelRule,
  month: Month,
): FirstLevel {
  const serviceYears = serviceYearsOn(worker.serviceFrom, firstDay(month));
  const { level, explanation } = payLevel({ ...worker, serviceYears }, rule);
  return { workerId: worker.workerId, level, explanation };
}

function payslipFacts(worker: RunWorker, level: number, month: Month): PayslipFacts {
  const { degreeHeld: _degree, diplomaHeld: _diploma, serviceFrom, ...facts } = worker;
  const serviceYears = serviceYearsOn(serviceFrom, firstDay(month));
  return { ...facts, level, serviceYears, ...presenceIn(month, worker.stretches) };
}

/** Days of the month on post, of the days it has. */
export function presenceIn(
  month: Month,
  stretches: readonly Pick<Stretch, 'from' | 'until'>[],
): { days: number; monthDays: number } {
  const [begin, end] = [firstDay(month), addDays(lastDay(month), 1)];
  const days = stretches.map(({ from, until }) => {
    const first = from > begin ? from : begin;
    const after = until !== null && until < end ? until : end;
    return Math.max(0, daysBetween(first, after));
  });
  return { days: days.reduce((sum, each) => sum + each, 0), monthDays: daysBetween(begin, end) };
}

function totalsOf(payslips: readonly Payslip[]): RunTotals {
  const total = (pick: (figures: Payslip['figures']) => number) => sumFen(payslips.map(({ figures }) => pick(figures)));
  return {
    workers: payslips.length,
    grossFen: total(({ grossFen }) => grossFen),
    deductedFen: total(({ insuranceFen, housingFen, taxFen }) => insuranceFen + housingFen + taxFen),
    taxFen: total(({ taxFen }) => taxFen),
    netFen: total(({ netFen }) => netFen),
    employerFen: total(({ employerFen }) => employerFen),
  };
}
