import { addDays, daysBetween, firstDay, lastDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import { checkRun, type EarlierPay, type Finding } from './check.ts';
import { insurancePolicyOf, type InsuranceDefinition } from './insurance-policy.ts';
import type { Stretch } from './month-facts.ts';
import { countedFrom, probationOf, within } from './career.ts';
import { payLevel, type LevelRule, type LevelStep } from './level.ts';
import { differenceFen } from './back-pay.ts';
import { correctionsOf, filedIncome } from './files/tax-filing.ts';
import { computePayslip, isOnPost, type Payslip, type PayslipFacts } from './payslip.ts';
import { owedBy, type Settlement } from './recovery.ts';
import { payRefusals } from './refusals.ts';
import type { Education, PostType, SchemeDefinition } from './scheme.ts';

/** One worker of the month, as loaded: on post in it, or gone and still to be settled with. */
export interface RunWorker extends Omit<PayslipFacts, 'level' | 'serviceYears' | 'days' | 'monthDays' | 'settlement'> {
  readonly education: Education;
  readonly postType: PostType;
  readonly degreeHeld: boolean;
  readonly diplomaHeld: boolean;
  /** First day of service as a community worker. */
  readonly serviceFrom: Day;
  /** First day of service here; absent, the same: probation asks for what lies between. */
  readonly hiredOn?: Day | undefined;
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
  readonly calendars?: readonly WorkCalendar[] | undefined;
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

/** A level that a run gives, from the first month it is needed for. */
export interface LevelInRun extends FirstLevel {
  readonly fromMonth: Month;
  readonly schemeId: string;
}

export interface ComputedRun {
  readonly payslips: readonly Payslip[];
  readonly levels: readonly LevelInRun[];
  readonly findings: readonly Finding[];
  readonly totals: RunTotals;
}

/** What earlier months bring into a run, by worker. */
export interface Settlements {
  readonly byWorker: ReadonlyMap<string, Settlement>;
  /** Levels given for months still earlier. */
  readonly levels: readonly LevelInRun[];
  readonly findings: readonly Finding[];
}

export const nothingToSettle: Settlements = { byWorker: new Map(), levels: [], findings: [] };

/** The month of everybody: pure, so that the same facts give the same fen whenever and wherever it is run again. */
export function computePayRun(
  rules: RunRules,
  workers: readonly RunWorker[],
  earlier: readonly EarlierPay[] | null,
  settlements: Settlements = nothingToSettle,
): ComputedRun | Refusal {
  if (workers.length === 0) return payRefusals.refuse('nobody_on_post', { month: rules.month });
  return computeSlice(rules, workers, earlier, settlements);
}

/** The month of some: what is said of each depends on nobody else, so that slices add up to the whole. */
export function computeSlice(
  rules: RunRules,
  workers: readonly RunWorker[],
  earlier: readonly EarlierPay[] | null,
  settlements: Settlements,
): ComputedRun {
  const scheme = rules.scheme.definition;
  const monthRules = {
    month: rules.month,
    scheme,
    insurance: rules.insurance.definition,
    insurancePolicy: insurancePolicyOf(rules.insurance.definition),
    taxTable: rules.tax.definition,
    calendars: rules.calendars,
  };
  const payslips: Payslip[] = [];
  const levels = new Map(settlements.levels.map((level) => [level.workerId, level]));
  const gaps: Finding[] = settlements.findings.filter(({ code }) => code === 'uncomputable');
  for (const worker of workers) {
    const first = worker.level ?? levels.get(worker.workerId)?.level ?? null;
    const level = first ?? firstLevel(worker, scheme.levelRule, rules.month).level;
    if (first === null && isOnPost(worker)) {
      const derived = firstLevel(worker, scheme.levelRule, rules.month);
      levels.set(worker.workerId, { ...derived, fromMonth: rules.month, schemeId: rules.scheme.id });
    }
    const settlement = settlements.byWorker.get(worker.workerId);
    const slip = computePayslip(monthRules, { ...payslipFacts(worker, level, rules.month), settlement });
    if ('kind' in slip) {
      const { item, missing, key } = slip;
      gaps.push(uncomputable(worker, scheme, { item, missing, key }));
    } else if (isOnPost(worker) || slip.lines.length > 0) payslips.push(slip);
  }
  const uncomputed = new Set(gaps.map(({ workerId }) => workerId));
  const compared = earlier?.filter(({ workerId }) => !uncomputed.has(workerId)) ?? null;
  return {
    payslips,
    levels: [...levels.values()],
    findings: [
      ...oncePerWorker(gaps),
      ...checkRun(scheme.checks, payslips.map(checkedPay), compared),
      ...payslips.flatMap(settlementFindings),
      ...settlements.findings.filter(({ code }) => code !== 'uncomputable'),
    ],
    totals: totalsOf(payslips),
  };
}

/** A table has no row for somebody: nothing is guessed, and the run cannot be approved. */
export const uncomputable = (
  { workerId, name }: { readonly workerId: string; readonly name: string },
  scheme: SchemeDefinition,
  facts: Finding['facts'],
): Finding => ({ workerId, name, code: 'uncomputable', severity: scheme.checks.severities.uncomputable, facts });

/** A run tells of each worker at most once what it cannot compute. */
const oncePerWorker = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.toReversed().map((finding) => [finding.workerId, finding])).values(),
];

const checkedPay = ({ facts, figures }: Payslip) => ({
  ...facts,
  grossFen: sumFen([figures.grossFen, -figures.backPayFen, -figures.recoveryFen]),
  settledFen: sumFen([figures.backPayFen, figures.recoveryFen]),
  netFen: figures.netFen,
  onPost: isOnPost(facts),
});

/** What a payslip settles of earlier months, what stays owed, and what the tax office must hear of as a correction. */
function settlementFindings({ facts, figures, lines }: Payslip): Finding[] {
  const { settlement, workerId, name } = facts;
  if (!settlement) return [];
  const told = (code: 'back_pay' | 'recovery_open' | 'tax_correction', about: Finding['facts']): Finding => ({
    workerId,
    name,
    code,
    severity: 'notice',
    facts: about,
  });
  const { differences, outstanding } = settlement;
  const months = [...new Set(differences.map(({ month }) => month))].toSorted();
  const earned = differences.filter(({ side }) => side === 'earning').map(differenceFen);
  const moved = lines.filter(({ source }) => source === 'recovery').map(({ amountFen }) => amountFen);
  const owedFen = sumFen([...outstanding.map((claim) => claim.fen), ...moved]);
  return [
    ...(months.length > 0
      ? [
          told('back_pay', {
            amountFen: sumFen(earned),
            months: months.length,
            from: months[0] ?? '',
            until: months.at(-1) ?? '',
          }),
        ]
      : []),
    ...correctionsOf({
      ...filedIncome({ ...figures, taxableFen: figures.taxableIncomeFen }),
      linesFen: ownByCode(lines),
    })
      .slice(0, 1)
      .map(() => told('tax_correction', { months: settledMonths(lines) })),
    ...(owedFen > 0
      ? [told('recovery_open', { owedFen, takenFen: fen(Math.max(0, owedBy(settlement).totalFen - owedFen)) })]
      : []),
  ];
}

/** The worker's own contributions by code, as the tax office hears of them. */
function ownByCode(lines: Payslip['lines']): Record<string, Fen> {
  const own = lines.filter(({ side, source }) => side === 'deduction' && source !== 'tax');
  return Object.fromEntries(
    [...Map.groupBy(own, ({ code }) => code)].map(([code, all]) => [code, sumFen(all.map((line) => line.amountFen))]),
  );
}

const settledMonths = (lines: Payslip['lines']): string =>
  [...new Set(lines.filter(({ source }) => source === 'back_pay').map(({ forMonth }) => forMonth))]
    .toSorted()
    .join('、');

/** Whole years of service on a day: an anniversary counts from its own day on. */
export function serviceYearsOn(from: Day, on: Day): number {
  const years = yearOf(on) - yearOf(from);
  return Math.max(0, on.slice(5) < from.slice(5) ? years - 1 : years);
}

/** Post, service and education by the scheme's rule, as of the month's first day. */
export function firstLevel(
  worker: Pick<
    RunWorker,
    'workerId' | 'postType' | 'serviceFrom' | 'hiredOn' | 'education' | 'degreeHeld' | 'diplomaHeld'
  >,
  rule: LevelRule,
  month: Month,
): FirstLevel {
  const serviceYears = serviceYearsOn(countedFrom(worker.serviceFrom, rule), firstDay(month));
  const { level, explanation } = payLevel({ ...worker, serviceYears }, rule);
  const { workerId, serviceFrom, hiredOn = serviceFrom, postType } = worker;
  const probation = probationOf({ serviceFrom, hiredOn }, rule);
  if (!probation || firstDay(month) >= probation.until) return { workerId, level, explanation };
  const lowered = within(rule, postType, level - probation.levelsLower);
  if (lowered === level) return { workerId, level, explanation };
  return {
    workerId,
    level: lowered,
    explanation: [...explanation, { step: 'probation', levels: lowered - level, level: lowered }],
  };
}

/** What a payslip needs to know of a worker in a month. */
export function payslipFacts(worker: RunWorker, level: number, month: Month): PayslipFacts {
  const { degreeHeld: _degree, diplomaHeld: _diploma, hiredOn: _hired, serviceFrom, ...facts } = worker;
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
