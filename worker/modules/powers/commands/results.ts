import { toPpm } from '../../../core/ratio.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { powerRefusals } from '../rules/refusals.ts';
import {
  decideFinal,
  missingScores,
  stillCovers,
  yearResult,
  type OwnScore,
  type StreetScore,
} from '../rules/result.ts';
import { staleReading, toCents } from '../rules/review.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import * as store from '../store/results.ts';

export interface Proposal {
  readonly year: number;
  readonly departmentId: string;
  readonly scores: readonly {
    readonly branchId: string | null;
    readonly ownScore: string;
    readonly headOwnScore: string;
  }[];
  /** Of the result that was read; null for the first. */
  readonly version: number | null;
}

/** Works out the year of a department's branches and of their heads: refused while a street has not scored one of them. */
export function proposeResult(
  ctx: CityContext,
  input: Proposal,
): Promise<{ id: string; version: number; total: number }> {
  return commit(ctx, async () => {
    const { year, departmentId } = input;
    const [departments, results, streets, policies] = await ctx.db.reads<
      [{ id: string }, store.ResultRow, StreetScore, PolicyRow]
    >([
      store.departmentNamed(departmentId),
      store.resultOf(year, departmentId),
      store.branchScores(departmentId, year),
      policyOn(ctx.today),
    ]);
    if (departments.length === 0 || !holdsCityWide(ctx, 'powers.results.write'))
      return platformRefusals.refuse('not_found');
    const standing = results[0] ?? null;
    if (standing?.state === 'final') return powerRefusals.refuse('result_final');
    if ((standing?.version ?? null) !== input.version) return staleReading(standing);
    const { streetShare } = policyOf(policies);
    const worked = yearResult(input.scores.map(ownScore), streets, streetShare);
    if (isRefusal(worked)) return worked;
    const id = standing?.id ?? ctx.newId('dpr');
    const result = { id, year, departmentId, ...worked, sharePpm: toPpm(streetShare), reviews: streets.length };
    return {
      audit: { action: 'powers.result.propose', subject: { type: 'department_result', id }, payload: result },
      writes: store.planResult(ctx, standing, result),
      answer: { id, version: (standing?.version ?? 0) + 1, total: worked.department.totalCents },
    };
  });
}

const ownScore = ({ branchId, ownScore: own, headOwnScore }: Proposal['scores'][number]): OwnScore => ({
  branchId,
  ownCents: toCents(own),
  headOwnCents: toCents(headOwnScore),
});

/** Makes a result final, as a second person; the streets' scores are looked at once more. */
export function finaliseResult(
  ctx: CityContext,
  id: string,
  version: number,
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const [results, proposed] = holdsCityWide(ctx, 'powers.results.finalise')
      ? await ctx.db.reads<[store.ResultRow, { branchId: string }]>([store.resultById(id), store.branchesOfResult(id)])
      : [[], []];
    const result = results[0] ?? null;
    const refused = decideFinal(result, version, ctx.actor.id);
    if (refused) return refused;
    if (!result) return platformRefusals.refuse('not_found');
    const streets = await ctx.db.all<StreetScore>(store.branchScores(result.departmentId, result.year));
    const branchIds = proposed.map(({ branchId }) => branchId);
    const changed = missingScores(streets) ?? stillCovers(result, branchIds, streets);
    if (changed) return changed;
    return {
      audit: {
        action: 'powers.result.finalise',
        subject: { type: 'department_result', id },
        payload: { year: result.year },
      },
      writes: store.planFinal(ctx, result),
      answer: { id, version: version + 1 },
    };
  });
}
