import { monthOfDay, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { accountLabel, type AccountFacts } from '../../ledger/rules/chart.ts';
import { decideHolds } from '../../ledger/rules/holding.ts';
import type { PostingFacts } from '../../ledger/rules/posting.ts';
import { decideStep, refuseBlocked, type Blocked, type DutyFacts } from './duty.ts';
import { dutyRefusals } from './refusals.ts';

export const legs = ['duty', 'authority', 'money'] as const;
export type Leg = (typeof legs)[number];

export interface Target {
  readonly unitId: string;
  readonly unitName: string;
  readonly amountFen: Fen;
  readonly monthlyVolume: string | null;
  /** False once the unit has been closed. */
  readonly standing: boolean;
}

export interface AuthorityNeed {
  readonly what: string;
  readonly overWhat: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly standing: boolean;
}

export interface ActivationFacts {
  readonly untilMonth: Month;
  readonly duty: DutyFacts;
  /** What the list in force says of its title, if it is blocked by now. */
  readonly blocked: Blocked | null;
  readonly targets: readonly Target[];
  readonly authorities: readonly AuthorityNeed[];
  readonly line: AccountFacts | null;
  readonly ledger: Omit<PostingFacts, 'accounts'>;
}

/**
 * The legs that cannot stand: somebody to carry it, the power that the work needs from a department that can give it,
 * money named on a line for each unit.
 */
export function missingLegs({
  targets,
  authorities,
  line,
}: Pick<ActivationFacts, 'targets' | 'authorities' | 'line'>): Leg[] {
  const stands: Record<Leg, boolean> = {
    duty: targets.length > 0 && targets.every(({ standing }) => standing),
    authority: authorities.length > 0 && authorities.every(({ standing }) => standing),
    money: line !== null && targets.length > 0 && targets.every(({ amountFen }) => amountFen > 0),
  };
  return legs.filter((leg) => !stands[leg]);
}

/** Whether all three legs can stand now: step, version, legs, and then whether the line has the money. */
export function decideActivation(facts: ActivationFacts, version: number): Refusal | null {
  return (
    decideStep(facts.duty, 'activate', version) ??
    refuseBlocked(facts.blocked) ??
    refuseOver(facts) ??
    refuseLegs(facts) ??
    refuseFunds(facts)
  );
}

function refuseOver({ untilMonth, ledger }: ActivationFacts): Refusal | null {
  const over = untilMonth < monthOfDay(ledger.today);
  return over ? dutyRefusals.refuse('duty_term_over', { month: untilMonth }) : null;
}

function refuseLegs(facts: ActivationFacts): Refusal | null {
  const missing = missingLegs(facts);
  if (missing.length === 0) return null;
  return dutyRefusals.refuse('legs_missing', {
    legs: missing.join(', '),
    ...Object.fromEntries(legs.map((leg) => [leg, !missing.includes(leg)])),
  });
}

export function refuseFunds({
  line,
  targets,
  ledger,
}: Pick<ActivationFacts, 'line' | 'targets' | 'ledger'>): Refusal | null {
  if (!line) return null;
  const holds = targets.map(({ amountFen }) => ({ accountId: line.id, amountFen, deadlineDay: null }));
  return decideHolds({ ...ledger, accounts: [line] }, holds);
}

export const lineLabel = (line: AccountFacts | null): string => (line ? accountLabel(line) : '');
