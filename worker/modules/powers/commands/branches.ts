import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { powerRefusals } from '../rules/refusals.ts';
import { decideReview, toCents, type ReviewFacts } from '../rules/review.ts';
import * as store from '../store/branches.ts';
import { isBranch } from './matters.ts';
import { inScopeOf } from './scope.ts';

/** Says from a day on whose a branch is, who manages it, who uses it. */
export function relateBranch(ctx: CityContext, input: store.NewRelation): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [units, scopes, standing] = await ctx.db.reads<[store.UnitRow, { id: string }, { count: number }]>([
      store.standingUnits([input.branchId, input.unitId]),
      inScopeOf(ctx, 'powers.branches.write', input.branchId),
      store.standingRelation(input.branchId, input.relation, input.unitId),
    ]);
    const refused =
      scopes.length === 0
        ? platformRefusals.refuse('not_found')
        : refuseRelation(units, input, standing[0]?.count ?? 0);
    if (refused) return refused;
    const id = ctx.newId('url');
    return {
      audit: {
        action: 'powers.relation.begin',
        subject: { type: 'unit', id: input.branchId },
        reason: input.reason,
        payload: input,
      },
      writes: [store.planRelation(ctx, id, input)],
      answer: { id },
    };
  });
}

function refuseRelation(units: readonly store.UnitRow[], input: store.NewRelation, standing: number): Refusal | null {
  const branch = units.find(({ id }) => id === input.branchId);
  const other = units.find(({ id }) => id === input.unitId);
  if (!branch || !other) return platformRefusals.refuse('not_found');
  if (!isBranch(branch)) return powerRefusals.refuse('branch_unfit', { unit: branch.name });
  const wanted = input.relation === 'owned' ? 'department' : 'street';
  if (other.kind !== wanted) return powerRefusals.refuse('relation_unfit');
  return standing > 0 ? powerRefusals.refuse('relation_standing') : null;
}

/** Ends a relation on a day (exclusive). */
export function endRelation(
  ctx: CityContext,
  id: string,
  input: { readonly untilDay: Day; readonly reason: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<store.RelationRow>(store.relationById(ctx, id));
    if (!row) return platformRefusals.refuse('not_found');
    if (row.untilDay !== null) return powerRefusals.refuse('relation_ended', { day: row.untilDay });
    if (compareDay(input.untilDay, row.fromDay) < 0) {
      return powerRefusals.refuse('relation_backwards', { from: row.fromDay });
    }
    return {
      audit: {
        action: 'powers.relation.end',
        subject: { type: 'unit_relation', id },
        reason: input.reason,
        payload: input,
      },
      writes: store.planRelationEnd(id, input.untilDay, input.reason),
      answer: { id },
    };
  });
}

export interface Review {
  readonly year: number;
  readonly streetId: string;
  readonly branchId: string;
  readonly score: string;
  readonly headName: string;
  readonly headScore: string;
  readonly opinion: string;
  readonly submit: boolean;
  /** Of the draft that was read; null for the first. */
  readonly version: number | null;
}

/** A street's score of a branch and its head in a year; once submitted it stands. */
export function reviewBranch(ctx: CityContext, input: Review): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const { year, branchId, streetId, version } = input;
    const [scopes, related, reviews] = await ctx.db.reads<[{ id: string }, { count: number }, ReviewFacts]>([
      inScopeOf(ctx, 'powers.use', streetId),
      store.relatedTo(branchId, streetId, year),
      store.reviewOf(year, branchId, streetId),
    ]);
    if (scopes.length === 0) return platformRefusals.refuse('not_found');
    const standing = reviews[0] ?? null;
    const refused = decideReview({ related: (related[0]?.count ?? 0) > 0, standing }, version);
    if (refused) return refused;
    const id = standing?.id ?? ctx.newId('brv');
    const review = { ...input, scoreCents: toCents(input.score), headScoreCents: toCents(input.headScore) };
    return {
      audit: {
        action: input.submit ? 'powers.review.submit' : 'powers.review.draft',
        subject: { type: 'branch_review', id },
        payload: input,
      },
      writes: store.planReview(ctx, id, standing, review),
      answer: { id, version: (standing?.version ?? 0) + 1 },
    };
  });
}
