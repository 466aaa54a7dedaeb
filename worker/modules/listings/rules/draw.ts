import { toPpm } from '../../../core/ratio.ts';
import { compareText } from '../../../core/text.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { followupRefusals } from './followup-refusals.ts';
import type { FollowupRule, Mark, SubjectKind } from './followup-policy.ts';

/** Something closed that could be drawn. */
export interface Candidate {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly round: number;
  readonly marks: readonly Mark[];
}
export interface RankedCandidate extends Candidate {
  /** SHA-256 of {@link rankedText}, hex. */
  readonly rank: string;
}
export interface Drawn {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly round: number;
  readonly why: 'random' | Mark;
}

/** What a candidate's rank is the digest of: whoever holds the seed works the order out anew. */
export const rankedText = (seed: string, { kind, id, round }: Omit<Candidate, 'marks'>): string =>
  `${seed}:${kind}:${id}:${round}`;

const million = 1_000_000;

/**
 * By each rule: first what is always visited, then of the rest the first by rank, the share of all that was closed
 * rounded up and no fewer than the rule's least. What has no rule is not drawn.
 */
export function drawFrom(candidates: readonly RankedCandidate[], rules: readonly FollowupRule[]): Drawn[] {
  return rules.flatMap((rule) => {
    const closed = candidates
      .filter(({ kind }) => kind === rule.kind)
      .toSorted((a, b) => compareText(a.rank, b.rank) || compareText(a.id, b.id));
    const reason = ({ marks }: Candidate): Mark | undefined => rule.always.find((mark) => marks.includes(mark));
    const random = Math.max(rule.atLeast, Math.ceil((closed.length * toPpm(rule.share)) / million));
    const always = closed.flatMap((one) => {
      const why = reason(one);
      return why === undefined ? [] : [{ ...keyOf(one), why }];
    });
    const rest = closed.filter((one) => reason(one) === undefined).slice(0, random);
    return [...always, ...rest.map((one) => ({ ...keyOf(one), why: 'random' as const }))];
  });
}

const keyOf = ({ kind, id, round }: Candidate) => ({ kind, id, round });

/** Whether there is something to draw from, and no more of a kind than one draw takes. */
export function refusePopulation(closed: readonly Pick<Candidate, 'kind'>[], most: number): Refusal | null {
  const counts = new Map<SubjectKind, number>();
  for (const { kind } of closed) counts.set(kind, 1 + (counts.get(kind) ?? 0));
  if ([...counts.values()].some((count) => count > most)) return followupRefusals.refuse('followup_too_many', { most });
  return closed.length === 0 ? followupRefusals.refuse('followup_nothing_closed') : null;
}

/** Whether two draws drew the same, in whatever order they stand. */
export function sameDraw(a: readonly Drawn[], b: readonly Drawn[]): boolean {
  const text = (drawn: readonly Drawn[]): string =>
    drawn
      .map(({ kind, id, round, why }) => `${kind}:${id}:${round}:${why}`)
      .toSorted()
      .join('\n');
  return text(a) === text(b);
}
