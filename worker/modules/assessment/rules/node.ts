import { compare, divide, ONE, sum, times, ZERO, type Ratio } from '../../../core/ratio.ts';
import type { Named } from './scheme.ts';
import { weightScale, type ScoreSheet } from './score.ts';

export const nodeKinds = [
  'score', 'annual', 'daily', 'quarterly', 'group', 'place', 'indicator', 'period', 'mark', 'bonus', 'deduction', 'item', 'event', 'imported', 'appeal',
] as const; // prettier-ignore
export type NodeKind = (typeof nodeKinds)[number];

/**
 * Why a node counts or not. `sealed`: given, and opened when the collecting ends; `too_few_raters`: an anonymous group
 * under the threshold; `trimmed`: the highest or lowest; `place_too_short`: from a place that does not rate.
 */
export const nodeStates = [
  'counted', 'missing', 'ballot_invalid', 'too_few_raters', 'too_few_periods', 'sealed', 'trimmed', 'place_too_short',
] as const; // prettier-ignore
export type NodeState = (typeof nodeStates)[number];

/** One part of a score with what it is made of. Values are exact; whoever shows them rounds once. */
export interface ScoreNode {
  readonly kind: NodeKind;
  readonly code: string;
  /** What the scheme calls it; null where the kind says it all. */
  readonly label: Named | null;
  readonly state: NodeState;
  readonly value: Ratio | null;
  /** As the scheme gives it, and its share among its siblings. */
  readonly weight?: string | undefined;
  readonly share?: Ratio | undefined;
  /** What it brings into the whole score. */
  readonly contribution?: Ratio | null | undefined;
  /** How many raters or periods stand behind it. */
  readonly count?: number | undefined;
  /** Who gave it, where that may be known. */
  readonly by?: string | undefined;
  readonly cause?: string | undefined;
  readonly document?: string | undefined;
  readonly day?: string | undefined;
  readonly figure?: { readonly done: number; readonly due: number } | undefined;
  readonly link?: string | undefined;
  readonly children: readonly ScoreNode[];
}

export interface WeighedNode {
  readonly weight: Ratio;
  readonly node: ScoreNode;
}

export interface Mixed {
  readonly value: Ratio | null;
  readonly state: NodeState;
  /** Nothing is missing; what is sealed was given. */
  readonly complete: boolean;
  readonly children: readonly ScoreNode[];
}

/**
 * The weighted mean of parts. A part without a value never counts as zero: there is no value, or the others stand for
 * it. What is sealed is known to have been given, so the others stand for it meanwhile, whatever the scheme says.
 */
export function mix(parts: readonly WeighedNode[], missing: ScoreSheet['missing']): Mixed {
  const whole = sum(parts.map(({ weight }) => weight));
  if (compare(whole, ZERO) === 0) return { value: null, state: 'missing', complete: false, children: [] };
  const shared = parts.map(({ weight, node }) => ({ ...node, share: divide(weight, whole) }));
  const open = shared.filter(({ state }) => state !== 'sealed');
  const complete = open.every(({ value }) => value !== null);
  const sealed = open.length < shared.length;
  const lenient = sealed && complete ? 'renormalise' : missing;
  const shares = shared.map(({ share }) => share);
  const scale = weightScale(shares, shared.map(({ value }) => value), lenient); // prettier-ignore
  const children = shared.map((node) => ({ ...node, contribution: brought(node, scale) }));
  if (scale === null) return { value: null, state: sealed && complete ? 'sealed' : 'missing', complete, children };
  return { value: sum(children.map(({ contribution }) => contribution ?? ZERO)), state: 'counted', complete, children };
}

/** Even where the whole cannot be told, a part shows what it alone would bring. */
const brought = ({ value, share }: ScoreNode & { share: Ratio }, scale: Ratio | null): Ratio | null =>
  value === null ? null : times(times(share, scale ?? ONE), value);

/** The node with what it and all below it bring into the whole, of which it is this factor. */
export function within(node: ScoreNode, factor: Ratio): ScoreNode {
  const { contribution, value, share } = node;
  if (contribution === undefined) return node;
  const own = contribution === null ? null : times(contribution, factor);
  // What brings nothing, or cannot be told, still shows its parts in their proportion.
  const known = contribution !== null && value !== null && compare(value, ZERO) !== 0;
  const below = times(factor, known ? divide(contribution, value) : (share ?? ONE));
  return { ...node, contribution: own, children: node.children.map((child) => within(child, below)) };
}
