import type { Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { IncomeTaxTable } from '../templates/income-tax.ts';
import type { InsuranceDefinition } from './insurance-policy.ts';
import { payRefusals } from './refusals.ts';
import type { InForce, RunRules } from './run.ts';
import { runSteps, type RunFacts } from './run-steps.ts';
import type { SchemeDefinition } from './scheme.ts';

/** What it depends on whether a month may be computed at all. */
export interface ComputeFacts {
  readonly scheme: InForce<SchemeDefinition> | null;
  readonly insurance: InForce<InsuranceDefinition> | null;
  readonly tax: InForce<IncomeTaxTable> | null;
  readonly calendars?: readonly WorkCalendar[] | undefined;
  /** On post in the month. */
  readonly workers: number;
  readonly run: RunFacts | null;
  readonly openBefore: Month | null;
  readonly runAfter: Month | null;
}

/**
 * Whether the month may be computed, and by which rules. `version` is that of the draft it replaces, null for a month
 * never run; months go in order, because cumulative tax reads the ones before.
 */
export function decideCompute(facts: ComputeFacts, month: Month, version: number | null): RunRules | Refusal {
  const refusal = refuseOrder(facts, month, version);
  if (refusal) return refusal;
  const { scheme, insurance, tax, calendars } = facts;
  if (!scheme) return payRefusals.refuse('scheme_missing', { month });
  if (!insurance) return payRefusals.refuse('insurance_policy_missing', { month });
  if (!tax) return payRefusals.refuse('income_tax_policy_missing', { month });
  if (facts.workers === 0) return payRefusals.refuse('nobody_on_post', { month });
  return { month, scheme, insurance, tax, calendars };
}

function refuseOrder(
  { run, openBefore, runAfter }: ComputeFacts,
  month: Month,
  version: number | null,
): Refusal | null {
  if (run && runSteps.next(run.state, 'compute') === null) return payRefusals.refuse('run_already_approved', { month });
  if (run?.computingJobId && run.jobRuns === 1)
    return payRefusals.refuse('run_computing', { month, jobId: run.computingJobId });
  if (openBefore !== null) return payRefusals.refuse('earlier_run_open', { month: openBefore });
  if (runAfter !== null) return payRefusals.refuse('later_run_exists', { month: runAfter });
  if (run ? run.version !== version : version !== null) {
    return run
      ? changedMeanwhile({ version: run.version, state: run.state })
      : platformRefusals.refuse('changed_meanwhile', { version: null });
  }
  return null;
}

/** How one worker's pay differs between the standing draft and a new computation. */
export interface PayDifference {
  readonly workerId: string;
  readonly name: string;
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
}

interface NetPay {
  readonly workerId: string;
  readonly name: string;
  readonly netFen: number;
}

/** Whose net pay a new computation would change, and by how much; who appears or goes has no before or after. */
export function differences(before: readonly NetPay[], after: readonly NetPay[]): PayDifference[] {
  const old = new Map(before.map((pay) => [pay.workerId, pay]));
  const fresh = new Set(after.map(({ workerId }) => workerId));
  return [
    ...after.flatMap(({ workerId, name, netFen }) => {
      const beforeFen = old.get(workerId)?.netFen ?? null;
      return beforeFen === netFen ? [] : [{ workerId, name, beforeFen, afterFen: netFen }];
    }),
    ...before.flatMap(({ workerId, name, netFen }) =>
      fresh.has(workerId) ? [] : [{ workerId, name, beforeFen: netFen, afterFen: null }],
    ),
  ];
}
