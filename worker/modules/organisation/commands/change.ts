import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { loadBesides, loadMerge, loadMove, loadUnits } from '../facts.ts';
import { followClose, followMerge, type UnitFollower } from '../followers.ts';
import type { CloseUnit, HouseholdsBulk, MergeUnit, MoveUnit, RenameUnit } from '../input.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { refuseClose, refuseCounts, refuseMove, refuseRename } from '../rules/decide.ts';
import { planMerge, refuseMerge } from '../rules/merge.ts';
import * as write from '../writes.ts';

export interface Changed {
  readonly id: string;
  readonly version: number;
}

const notFound = () => platformRefusals.refuse('not_found');

const auditOf = (verb: string, id: string, reason: string, payload: object) => ({
  action: `organisation.unit.${verb}`,
  subject: { type: 'unit', id },
  reason,
  payload,
});

/** Gives a unit another name, and another code where one is sent; the old ones stay in its history. */
export function renameUnit(ctx: CityContext, id: string, input: RenameUnit): Promise<Changed> {
  const { version, name, reason, day = ctx.today } = input;
  return commit(ctx, async () => {
    const { units, taken } = await loadBesides(ctx, id, input.code);
    const unit = units.get(id);
    if (!unit) return notFound();
    const refusal = refuseRename(unit, { ...input, day }, ctx.today, taken);
    if (refusal) return refusal;
    const code = input.code === undefined ? unit.code : input.code;
    return {
      audit: auditOf('rename', id, reason, { before: unit.name, name, code, day }),
      writes: [...write.nameUnit(id, version, name, code), ...write.turnStates(ctx, [id], { day, reason })],
      answer: { id, version: version + 1 },
    };
  });
}

/** Puts a unit, and all below it, below another. */
export function moveUnit(ctx: CityContext, id: string, input: MoveUnit): Promise<Changed> {
  const { version, parentId, reason, day = ctx.today } = input;
  return commit(ctx, async () => {
    const { unit, parent, below, taken } = await loadMove(ctx, id, parentId);
    if (!unit || !parent) return notFound();
    const refusal = refuseMove(unit, parent, below, { version, day }, ctx.today, taken);
    if (refusal) return refusal;
    return {
      audit: auditOf('move', id, reason, { before: unit.parentId, parentId, day }),
      writes: [...write.moveUnit(id, version, parentId), ...write.turnStates(ctx, [id], { day, reason })],
      answer: { id, version: version + 1 },
    };
  });
}

/** Closes a unit that nothing stands below and no follower still needs. */
export function closeUnit(
  ctx: CityContext,
  id: string,
  input: CloseUnit,
  followers: readonly UnitFollower[],
): Promise<Changed> {
  const { version, reason, day = ctx.today } = input;
  return commit(ctx, async () => {
    const unit = (await loadUnits(ctx, [id])).units.get(id);
    if (!unit) return notFound();
    const refusal =
      refuseClose(unit, { version, day }, ctx.today) ??
      (await followClose(ctx, followers, { id, name: unit.name, day }));
    if (refusal) return refusal;
    return {
      audit: auditOf('close', id, reason, { name: unit.name, day }),
      writes: write.closeUnit(id, version, day),
      answer: { id, version: version + 1 },
    };
  });
}

/**
 * Merges a unit into its neighbour: what stands below moves over, open records of the modules above follow, and the old
 * id resolves to the successor from now on.
 */
export function mergeUnit(ctx: CityContext, id: string, input: MergeUnit, followers: readonly UnitFollower[]) {
  const { version, intoId, intoVersion, reason, day = ctx.today } = input;
  return commit(ctx, async () => {
    const { unit, into, children } = await loadMerge(ctx, id, intoId);
    if (!unit || !into) return notFound();
    const refusal = refuseMerge(unit, into, { version, intoVersion, day }, ctx.today, children);
    if (refusal) return refusal;
    const plan = planMerge(unit, into, children);
    const following = await followMerge(ctx, followers, { pairs: plan.merged, day, reason });
    if (isRefusal(following)) return following;
    const parties = { unit: { id, version }, into: { id: intoId, version: intoVersion } };
    return {
      audit: auditOf('merge', id, reason, { intoId, day, ...plan }),
      writes: [...write.mergeUnits(ctx, parties, plan, { day, reason }), ...following],
      answer: { id: intoId, version: intoVersion + 1, moved: plan.moved.length, merged: plan.merged.length },
    };
  });
}

/** Takes down how many households each community has from a day on. */
export function countHouseholds(ctx: CityContext, input: HouseholdsBulk): Promise<{ count: number }> {
  const { items, day = ctx.today } = input;
  const ids = items.map(({ id }) => id);
  return commit(ctx, async () => {
    const { units } = await loadUnits(ctx, ids);
    const refusal = refuseCounts(units, items, day, ctx.today);
    if (refusal) return refusal;
    return {
      audit: {
        action: 'organisation.households.count',
        subject: { type: 'unit', id: ctx.city.rootUnitId },
        payload: { day, items },
      },
      writes: [...write.countHouseholds(items), ...write.turnStates(ctx, ids, { day, reason: null })],
      answer: { count: items.length },
    };
  });
}
