import type { Day } from '../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { dutyRefusals } from './refusals.ts';

export const spendingKinds = ['spent', 'returned'] as const;
export type SpendingKind = (typeof spendingKinds)[number];

export interface SpendingFacts {
  /** What the unit received for the duty and has neither spent nor given back. */
  readonly leftFen: Fen;
  /** What the duty's money may be spent on; empty for the duty at large. */
  readonly uses: readonly string[];
  /** From which amount on the city asks for evidence. */
  readonly evidenceFromFen: Fen;
}

export interface SpendingDraft {
  readonly kind: SpendingKind;
  readonly day: Day;
  readonly amountFen: Fen;
  readonly usedFor: string;
  /** The invoice, the contract, the receipt it is seen by. */
  readonly evidence: string | null;
}

/**
 * Whether a unit may spend or give back so much of what a duty brought it: within its purpose, with the evidence that the
 * city asks for, never more than is left. What is given back has its voucher for evidence.
 */
export function decideSpending(
  { leftFen, uses, evidenceFromFen }: SpendingFacts,
  draft: SpendingDraft,
): Refusal | null {
  const within = draft.kind === 'returned' || uses.length === 0 || uses.includes(draft.usedFor);
  if (!within) return dutyRefusals.refuse('spending_outside_purpose', { use: draft.usedFor, uses: uses.join('、') });
  if (draft.kind === 'spent' && draft.evidence === null && draft.amountFen >= evidenceFromFen) {
    return dutyRefusals.refuse('spending_evidence_missing', {
      fromFen: evidenceFromFen,
      fromYuan: formatYuan(evidenceFromFen),
    });
  }
  if (draft.amountFen <= leftFen) return null;
  const shortFen = sumFen([draft.amountFen, -leftFen]);
  return dutyRefusals.refuse('spending_exceeds_received', {
    leftFen,
    leftYuan: formatYuan(leftFen),
    shortYuan: formatYuan(shortFen),
  });
}
