import type { Month } from '../../../core/day.ts';
import { fen, formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { expectedInstalments, monthlyLimit, type Claim, type Instalment, type RecoveryTerms } from './recovery.ts';
import { recoveryRefusals } from './recovery-refusals.ts';

/** A claim that somebody asked the city to give up. */
export interface Waiver {
  readonly id: string;
  readonly workerId: string;
  readonly month: Month;
  readonly taxable: boolean;
  readonly amountFen: Fen;
  readonly state: 'asked' | 'granted' | 'refused';
  readonly version: number;
  readonly askedBy: string;
}

const owedFor = (claims: readonly Claim[], { month, taxable }: Pick<Claim, 'month' | 'taxable'>): Fen =>
  sumFen(claims.filter((claim) => claim.month === month && claim.taxable === taxable).map(({ fen: owed }) => owed));

/** A waiver gives up at most what is owed for its month. */
export function decideWaiver(
  claims: readonly Claim[],
  wanted: Pick<Waiver, 'month' | 'taxable' | 'amountFen'>,
  standing: number,
): Refusal | null {
  const owedFen = owedFor(claims, wanted);
  if (owedFen <= 0) return recoveryRefusals.refuse('nothing_owed');
  if (wanted.amountFen > owedFen) {
    return recoveryRefusals.refuse('waiver_above_claim', { month: wanted.month, owedYuan: formatYuan(owedFen) });
  }
  return standing > 0 ? recoveryRefusals.refuse('waiver_standing') : null;
}

/** Another person than who asked decides, on what is still owed then. */
export function decideWaived(
  waiver: Waiver | null,
  claims: readonly Claim[],
  decision: { readonly version: number; readonly grant: boolean },
  actorId: string,
): Refusal | null {
  if (waiver === null) return platformRefusals.refuse('not_found');
  if (waiver.askedBy === actorId) return platformRefusals.refuse('second_person_required');
  if (waiver.state !== 'asked') return recoveryRefusals.refuse('waiver_decided');
  if (waiver.version !== decision.version) return changedMeanwhile({ version: waiver.version, state: waiver.state });
  return decision.grant ? decideWaiver(claims, waiver, 0) : null;
}

/** The last month that somebody was paid while on post, for what a month of theirs can bear. */
export interface LastPay {
  readonly grossFen: Fen;
  readonly backPayFen: Fen;
  readonly recoveryFen: Fen;
  readonly netFen: Fen;
}

export interface RecoveryPlan {
  readonly owedFen: Fen;
  /** What a month is expected to take; zero for who is not on post: the rest stays a claim. */
  readonly monthlyFen: Fen;
  readonly instalments: readonly Instalment[];
  readonly restFen: Fen;
}

/** The plan as far as it can be seen: every month as the last one was, by the policy and instalment of now. */
export function planRecovery(
  claims: readonly Claim[],
  terms: RecoveryTerms,
  last: LastPay | null,
  from: Month,
  most: number,
): RecoveryPlan {
  const owedFen = sumFen(claims.map(({ fen: owed }) => owed));
  const ownFen = last ? sumFen([last.grossFen, -last.backPayFen, -last.recoveryFen]) : fen(0);
  const bearsFen = last ? sumFen([last.netFen, -last.recoveryFen, -last.backPayFen, -terms.floorFen]) : 0;
  const monthlyFen = fen(Math.max(0, Math.min(monthlyLimit(ownFen, terms), bearsFen)));
  return { owedFen, monthlyFen, ...expectedInstalments(owedFen, monthlyFen, from, most) };
}
