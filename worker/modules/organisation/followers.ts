import type { Day } from '../../core/day.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Statement } from '../../platform/statement.ts';

/** A merge as the modules above see it: whatever is open at `fromId` goes on at `intoId` from the day. */
export interface UnitMerge {
  readonly pairs: readonly { readonly fromId: string; readonly intoId: string }[];
  readonly day: Day;
  readonly reason: string;
}

/** A unit that is about to be closed. */
export interface UnitClosing {
  readonly id: string;
  readonly name: string;
  readonly day: Day;
}

/**
 * What a module above the tree has to say when units merge or close. The tree knows no people and no money; whoever
 * keeps them by unit registers in `worker/unit-followers.ts`. Both may load, and both may refuse.
 */
export interface UnitFollower {
  /** What must be written for the module's open records to follow, in the same batch. */
  merge?(ctx: CityContext, merge: UnitMerge): Promise<readonly Statement[] | Refusal>;
  /** A refusal while something open still stands in the unit. */
  close?(ctx: CityContext, closing: UnitClosing): Promise<Refusal | null>;
}

/** All followers' statements, or the first refusal. */
export async function followMerge(
  ctx: CityContext,
  followers: readonly UnitFollower[],
  merge: UnitMerge,
): Promise<readonly Statement[] | Refusal> {
  const writes: Statement[] = [];
  for (const follower of followers) {
    const answer = await follower.merge?.(ctx, merge);
    if (answer && 'kind' in answer) return answer;
    writes.push(...(answer ?? []));
  }
  return writes;
}

export async function followClose(
  ctx: CityContext,
  followers: readonly UnitFollower[],
  closing: UnitClosing,
): Promise<Refusal | null> {
  for (const follower of followers) {
    const refusal = await follower.close?.(ctx, closing);
    if (refusal) return refusal;
  }
  return null;
}
