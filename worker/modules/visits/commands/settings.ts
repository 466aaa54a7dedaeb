import { limits } from '../../../core/limits.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { json, sql } from '../../../platform/statement.ts';
import { termsCommand } from '../../../platform/terms.ts';
import { visitRefusals } from '../rules/refusals.ts';
import {
  dueOf,
  live,
  planOn,
  visitPlan,
  visitTerms,
  householdColumns,
  type HouseholdRow,
  type PlanRow,
} from '../store/household.ts';
import { stateOf } from './households.ts';

export const putVisitPolicy = termsCommand(visitTerms, {
  action: 'visits.policy.put',
  standing: (day) => visitRefusals.refuse('visit_policy_standing', { day }),
});

/** Adds a kind of difficulty to the city's list. */
export function addKind(
  ctx: CityContext,
  input: { readonly code: string; readonly name: string; readonly source: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!holdsCityWide(ctx, 'city.settings.write')) return platformRefusals.refuse('not_found');
    const standing = await ctx.db.first(sql`SELECT 1 AS one FROM difficulty_kind WHERE code = ${input.code}`);
    if (standing) return visitRefusals.refuse('difficulty_kind_standing', { code: input.code });
    return {
      audit: { action: 'visits.kind.add', subject: { type: 'difficulty_kind', id: input.code }, payload: input },
      writes: [
        sql`INSERT INTO difficulty_kind (code, name, position, source, from_day)
          SELECT ${input.code}, ${input.name}, 1 + coalesce(max(position), 0), ${input.source}, ${ctx.today} FROM difficulty_kind`,
      ],
      answer: { id: input.code },
    };
  });
}

/** Takes a kind off the list; households that have it keep it until somebody ends it there. */
export function endKind(ctx: CityContext, code: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const standing = await ctx.db.first(
      sql`SELECT code FROM difficulty_kind WHERE code = ${code} AND until_day IS NULL AND ${holdsCityWide(ctx, 'city.settings.write')}`,
    );
    if (!standing) return platformRefusals.refuse('not_found');
    return {
      audit: { action: 'visits.kind.end', subject: { type: 'difficulty_kind', id: code } },
      writes: [
        sql`UPDATE difficulty_kind SET until_day = max(from_day, ${ctx.today}), version = version + 1 WHERE code = ${code}`,
      ],
      answer: { id: code },
    };
  });
}

/** Works out anew when households are due whose rhythm or calendars changed since: some at a time, until none is left. */
export async function replanVisits(ctx: CityContext): Promise<void> {
  const [plans] = await ctx.db.reads<[PlanRow]>([planOn(ctx.today)]);
  const plan = visitPlan(plans);
  const stale = await ctx.db.all<HouseholdRow>(sql`SELECT ${householdColumns} FROM household AS h
    WHERE ${live} AND (h.plan_key < ${plan.key} OR h.plan_key > ${plan.key}) LIMIT CAST(${limits.replanHouseholds} AS INTEGER)`);
  const [first] = stale;
  if (!first) return;
  const rows = stale.map((household) => [household.id, dueOf(plan, stateOf(household)), household.version]);
  const keyed = { ...ctx, claim: { ...ctx.claim, key: `visits.replan.${first.id}.${ctx.now}` } };
  await commit(keyed, () => ({
    audit: {
      action: 'visits.replan',
      subject: { type: 'visit_policy', id: plan.key.slice(0, 10) },
      payload: { households: rows.length },
    },
    writes: [
      sql`UPDATE household SET due_day = v.value ->> 1, plan_key = ${plan.key} FROM json_each(${json(rows)}) AS v
        WHERE household.id = v.value ->> 0 AND household.version = v.value ->> 2`,
    ],
    answer: { households: rows.length },
  }));
}
