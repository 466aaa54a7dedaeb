import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { inSight } from '../sight.ts';
import { riskRank, type Risk } from '../rules/cadence.ts';
import { visitRefusals } from '../rules/refusals.ts';
import { seal } from '../sealing.ts';
import * as store from '../store/household.ts';
import { refuseHousehold, stateOf, type Versioned } from './households.ts';

export interface Merge {
  readonly fromId: string;
  readonly fromVersion: number;
  readonly intoId: string;
  readonly intoVersion: number;
  readonly reason: string;
}

const higher = (a: Risk, b: Risk): Risk => (riskRank(a) <= riskRank(b) ? a : b);
const later = <T extends string>(a: T | null, b: T | null): T | null => ((a ?? '') > (b ?? '') ? a : b);

/** Two records turn out to be one household: the first points to the second from now on, and can be taken apart again. */
export function mergeHouseholds(ctx: CityContext, input: Merge): Promise<Versioned & { mergeId: string }> {
  return commit(ctx, async () => {
    if (input.fromId === input.intoId) return visitRefusals.refuse('household_merge_itself');
    const [froms, intos, plans] = await ctx.db.reads<[store.HouseholdRow, store.HouseholdRow, store.PlanRow]>([
      store.householdById(ctx, input.fromId, 'visits.manage'),
      store.householdById(ctx, input.intoId, 'visits.manage'),
      store.planOn(ctx.today),
    ]);
    const [from, into] = [froms[0], intos[0]];
    const refused = refuseHousehold(from, input.fromVersion) ?? refuseHousehold(into, input.intoVersion);
    if (refused) return refused;
    if (!from || !into) return platformRefusals.refuse('not_found');
    const [one, other] = [stateOf(from), stateOf(into)];
    const state = {
      ...other,
      risk: higher(one.risk, other.risk),
      lastVisitDay: later(one.lastVisitDay, other.lastVisitDay),
    };
    const mergeId = ctx.newId('hmg');
    return {
      audit: {
        action: 'visits.household.merge',
        subject: { type: 'household', id: into.id },
        reason: input.reason,
        payload: { mergeId, fromId: from.id },
      },
      writes: [
        sql`UPDATE household SET merged_into_id = ${into.id}, version = version + 1
          WHERE id = ${from.id} AND version = CAST(${from.version} AS INTEGER) AND merged_into_id IS NULL`,
        expectChanges('household_version'),
        // Who had been merged into the first belongs to the second too, and goes back with the first.
        sql`UPDATE household SET merged_into_id = ${into.id} WHERE merged_into_id = ${from.id}`,
        ...store.planState(into, state, store.visitPlan(plans)),
        insertRow('household_merge', {
          id: mergeId,
          from_id: from.id,
          into_id: into.id,
          risk_before: other.risk,
          reason: input.reason,
          merged_at: ctx.at,
          merged_by: ctx.actor.id,
          merged_by_name: ctx.actor.name,
        }),
        ...(await riskWrites(ctx, into, state.risk, mergeId, `合并自 ${from.number}`)),
      ],
      answer: { id: into.id, version: into.version + 1, mergeId },
    };
  });
}

async function riskWrites(
  ctx: CityContext,
  household: store.HouseholdRow,
  level: Risk,
  mergeId: string,
  cause: string,
): Promise<Statement[]> {
  if (household.risk === level) return [];
  const causeSealed = await seal(ctx.keyring, 'text', cause);
  return store.planRisks(ctx, [{ id: ctx.newId('hrk'), householdId: household.id, level, causeSealed, mergeId }]);
}

interface MergeRow {
  readonly id: string;
  readonly fromId: string;
  readonly intoId: string;
  readonly riskBefore: Risk;
  readonly undoneAt: string | null;
  /** Whether the level of risk that stands is the merge's own. */
  readonly riskByMerge: number;
  readonly otherVisitDay: string | null;
}

/** Takes a merge apart: both records stand again, each with what was always its own. */
export function undoMerge(ctx: CityContext, mergeId: string, reason: string): Promise<Versioned> {
  return commit(ctx, async () => {
    const loaded = await loadUndo(ctx, mergeId);
    if (isRefusal(loaded)) return loaded;
    const { merge, from, into, plan } = loaded;
    const risk = merge.riskByMerge === 1 ? merge.riskBefore : into.risk;
    const ownVisit = merge.otherVisitDay as store.HouseholdState['lastVisitDay'];
    return {
      audit: {
        action: 'visits.household.unmerge',
        subject: { type: 'household', id: into.id },
        reason,
        payload: { mergeId, fromId: from.id },
      },
      writes: [
        sql`UPDATE household_merge SET undone_at = ${ctx.at}, undone_by_name = ${ctx.actor.name}, undone_reason = ${reason}
          WHERE id = ${mergeId} AND undone_at IS NULL`,
        expectChanges('household_merge_open'),
        sql`UPDATE household SET merged_into_id = NULL, version = version + 1 WHERE id = ${from.id}`,
        sql`UPDATE household SET merged_into_id = ${from.id} WHERE merged_into_id = ${into.id}
          AND id IN (SELECT from_id FROM household_merge WHERE into_id = ${from.id} AND undone_at IS NULL)`,
        ...store.planState(into, { ...stateOf(into), risk, lastVisitDay: ownVisit }, plan),
        ...(await riskWrites(ctx, into, risk, mergeId, `撤销合并 ${from.number}`)),
      ],
      answer: { id: into.id, version: into.version + 1 },
    };
  });
}

async function loadUndo(ctx: CityContext, mergeId: string) {
  const [merges, froms, intos, plans] = await ctx.db.reads<
    [MergeRow, store.HouseholdRow, store.HouseholdRow, store.PlanRow]
  >([
    sql`SELECT m.id, m.from_id AS fromId, m.into_id AS intoId, m.risk_before AS riskBefore, m.undone_at AS undoneAt,
        (SELECT r.merge_id FROM household_risk AS r WHERE r.household_id = m.into_id ORDER BY r.id DESC LIMIT 1) IS m.id AS riskByMerge,
        (SELECT max(v.day) FROM household_visit AS v WHERE v.outcome = 'met' AND v.household_id IN (SELECT f.id FROM household AS f
          WHERE (f.id = m.into_id OR f.merged_into_id = m.into_id) AND f.id <> m.from_id)) AS otherVisitDay
      FROM household_merge AS m WHERE m.id = ${mergeId}`,
    sql`SELECT ${store.householdColumns} FROM household AS h WHERE h.id = (SELECT from_id FROM household_merge WHERE id = ${mergeId})
      AND ${inSight(ctx, 'visits.manage')}`,
    sql`SELECT ${store.householdColumns} FROM household AS h WHERE h.id = (SELECT into_id FROM household_merge WHERE id = ${mergeId})
      AND ${inSight(ctx, 'visits.manage')}`,
    store.planOn(ctx.today),
  ]);
  const [merge, from, into] = [merges[0], froms[0], intos[0]];
  if (!merge || !from || !into) return platformRefusals.refuse('not_found') as Refusal;
  if (merge.undoneAt !== null) return visitRefusals.refuse('household_merge_undone') as Refusal;
  if (into.mergedNumber !== null)
    return visitRefusals.refuse('household_merged', { number: into.mergedNumber }) as Refusal;
  return { merge, from, into, plan: store.visitPlan(plans) };
}
