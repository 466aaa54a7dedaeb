import type { Month } from '../../../core/day.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { Fen } from '../../../core/fen.ts';
import { ownCauses } from './back-causes.ts';
import { differencesOf, type Cause, type Difference, type SettledLine } from './back-pay.ts';
import type { PayGap } from './earnings.ts';
import { insurancePolicyOf, type InsuranceDefinition } from './insurance-policy.ts';
import { withBasesHandedOn, type BasesHandedOn } from './insurance-wage.ts';
import { isOnPost, ownPay } from './payslip.ts';
import { firstLevel, payslipFacts, type InForce, type LevelInRun, type RunWorker } from './run.ts';
import type { SchemeDefinition } from './scheme.ts';

/** The rules in force for a month that is paid, as they are known now. */
export interface BackRules {
  readonly month: Month;
  readonly scheme: InForce<SchemeDefinition>;
  readonly insurance: InForce<InsuranceDefinition>;
  readonly calendars?: readonly WorkCalendar[] | undefined;
}

/** One worker's month that is paid, with what is known of it now and all that was ever paid for it. */
export interface BackWorker {
  /** Without stretches where the worker, as is known now, was not on post. */
  readonly worker: RunWorker;
  readonly settled: readonly SettledLine[];
  /** The wage that insurance was based on when the month was paid; null where it was not. */
  readonly paidWageFen: Fen | null;
  /** The same of the housing fund. */
  readonly paidFundWageFen?: Fen | null | undefined;
  readonly causes: readonly Cause[];
}

export interface BackGap extends PayGap {
  readonly workerId: string;
  readonly name: string;
  readonly month: Month;
}

export interface BackMonth {
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
  readonly levels: readonly LevelInRun[];
  readonly gaps: readonly BackGap[];
}

/**
 * What one paid month should have come to against what was paid for it. `derived` holds levels that this run gave
 * for months still earlier, `bases` the wages of contributions that it corrected there; what is found here goes into both.
 */
export function backMonth(
  rules: BackRules,
  workers: readonly BackWorker[],
  derived: Map<string, number>,
  bases: Map<string, BasesHandedOn> = new Map(),
): BackMonth {
  const { month, scheme } = rules;
  const monthRules = {
    month,
    scheme: scheme.definition,
    insurance: rules.insurance.definition,
    insurancePolicy: insurancePolicyOf(rules.insurance.definition),
    calendars: rules.calendars,
  };
  const differences = new Map<string, readonly Difference[]>();
  const levels: LevelInRun[] = [];
  const gaps: BackGap[] = [];
  for (const back of workers) {
    const { worker } = back;
    const { workerId, name } = worker;
    const known = worker.level ?? derived.get(workerId) ?? null;
    const level = known ?? firstLevel(worker, scheme.definition.levelRule, month).level;
    if (known === null && isOnPost(worker)) {
      const first = firstLevel(worker, scheme.definition.levelRule, month);
      levels.push({ ...first, fromMonth: month, schemeId: scheme.id });
      derived.set(workerId, first.level);
    }
    const entitled = entitledOf(monthRules, back, level, bases);
    if ('kind' in entitled) gaps.push({ ...entitled, workerId, name, month });
    else {
      const found = differencesOf(month, entitled, back.settled, (line) =>
        ownCauses(scheme.definition, line, back.causes),
      );
      if (found.length > 0) differences.set(workerId, found);
    }
  }
  return { differences, levels, gaps };
}

/** Contributions stand as they were paid, unless a wage or policy changed or the worker came onto or off the month. */
function entitledOf(
  rules: Parameters<typeof ownPay>[0],
  { worker, settled, paidWageFen, paidFundWageFen, causes }: BackWorker,
  level: number,
  bases: Map<string, BasesHandedOn>,
): readonly SettledLine[] | PayGap {
  const contributed = settled.filter(({ side }) => side !== 'earning');
  const corrected =
    contributed.length === 0 ||
    !isOnPost(worker) ||
    causes.some(({ kind }) => kind === 'declared_wage' || kind === 'insurance_policy');
  const paid = { ...worker, lastWageFen: paidWageFen ?? worker.lastWageFen };
  const facts = payslipFacts(
    corrected ? withBasesHandedOn(paid, bases.get(worker.workerId)) : paid,
    level,
    rules.month,
  );
  const own = ownPay(rules, facts);
  if ('kind' in own) return own;
  if (corrected && isOnPost(worker)) {
    bases.set(worker.workerId, {
      insurance: { paidFen: paid.lastWageFen, rightFen: own.insuranceWageFen },
      fund: { paidFen: paidFundWageFen ?? paid.fund?.lastWageFen ?? null, rightFen: own.fundWageFen },
    });
  }
  const lines = own.lines.map((line) => ({ ...line, unitId: line.unitId ?? worker.unitId }));
  return corrected ? lines : [...lines.filter(({ side }) => side === 'earning'), ...contributed];
}
