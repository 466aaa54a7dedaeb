import { sumFen } from '../../../core/fen.ts';
import { differenceFen } from './back-pay.ts';
import type { PayslipFacts } from './payslip.ts';

/** One input of a worker's pay that is not what the draft was computed from; null where there was or is none. */
export interface InputChange {
  /** Where it stands in the snapshot: `level`, `quantities.overtime`, `tax.deductions`. */
  readonly input: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface WorkerChanges {
  readonly workerId: string;
  readonly name: string;
  readonly inputs: readonly InputChange[];
}

/** Inputs by their place, each as text; lists are one input, what is absent or null is none. */
function flat(value: unknown, at: string, into: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) flat(member, at === '' ? key : `${at}.${key}`, into);
  } else if (!Array.isArray(value)) into.set(at, typeof value === 'string' ? value : JSON.stringify(value));
  else if (value.length > 0) into.set(at, JSON.stringify(value));
}

/** What earlier months bring is told by its sums: its lines are on the payslip. */
function told({ settlement, ...facts }: PayslipFacts): Map<string, string> {
  const inputs = new Map<string, string>();
  flat(facts, '', inputs);
  if (!settlement) return inputs;
  const { differences, outstanding, terms } = settlement;
  const earned = differences.filter(({ side }) => side === 'earning').map(differenceFen);
  flat(
    { backPayFen: sumFen(earned), owedFen: sumFen(outstanding.map((claim) => claim.fen)), terms },
    'settlement',
    inputs,
  );
  return inputs;
}

/** Which inputs of a worker changed since a payslip was computed; empty where it would be computed from the same. */
export function inputChanges(before: PayslipFacts, after: PayslipFacts): InputChange[] {
  const [old, fresh] = [told(before), told(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].toSorted().flatMap((input) => {
    const [from, to] = [old.get(input) ?? null, fresh.get(input) ?? null];
    return from === to ? [] : [{ input, from, to }];
  });
}
