import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { EnteredBallot } from '../rules/import/ballots.ts';
import type { MarkChange, PersonRecord } from '../rules/record.ts';
import type { CycleState } from '../rules/states.ts';
import type { Cycle, PersonRow } from './cycle.ts';

/** Holds the cycle where the plan found it; what only enters data bumps its version without moving it. */
export function holdCycle(cycle: Pick<Cycle, 'id' | 'version'>, to?: { readonly state: CycleState }): Statement[] {
  const state = to ? sql`, state = ${to.state}` : sql``;
  return [
    sql`UPDATE assessment_cycle SET version = version + 1${state} WHERE id = ${cycle.id} AND version = CAST(${cycle.version} AS INTEGER)`,
    expectChanges('assessment_cycle_version'),
  ];
}

/** Who took the cycle to a state. */
export const stepRow = (ctx: CityContext, cycleId: string, state: CycleState): Statement =>
  insertRow('assessment_step', {
    cycle_id: cycleId,
    state,
    at: ctx.at,
    actor_id: ctx.actor.id,
    actor_name: ctx.actor.name,
  });

const renewed = `ON CONFLICT (cycle_id, worker_id) DO UPDATE SET unit_id = excluded.unit_id, street_id = excluded.street_id,
  post_type = excluded.post_type, served_since_day = excluded.served_since_day, bonus = excluded.bonus,
  bonus_reason = excluded.bonus_reason, deduction = excluded.deduction, deduction_reason = excluded.deduction_reason,
  veto_reason = excluded.veto_reason, not_graded = excluded.not_graded, remark = excluded.remark, places = excluded.places, score = excluded.score,
  complete = excluded.complete, ranked_grade = excluded.ranked_grade, grade = excluded.grade,
  grade_reason = excluded.grade_reason, version = version + 1`;

export const writePeople = (cycleId: string, people: readonly PersonRecord[]): Statement[] =>
  insertRows(
    'assessment_person',
    people.map((person) => personRow(cycleId, person)),
    renewed,
  );

function personRow(cycleId: string, person: PersonRecord) {
  return {
    cycle_id: cycleId,
    worker_id: person.workerId,
    unit_id: person.unitId,
    street_id: person.pools.street,
    post_type: person.postType,
    served_since_day: person.servedSince,
    bonus: person.bonus,
    bonus_reason: person.bonusReason,
    deduction: person.deduction,
    deduction_reason: person.deductionReason,
    veto_reason: person.vetoReason,
    not_graded: person.notGraded,
    remark: person.remark,
    places: person.places.length === 0 ? null : json(person.places.map(({ unitId, months }) => [unitId, months])),
    score: person.worked?.score ?? null,
    complete: Number(person.worked?.complete ?? false),
    ranked_grade: person.worked?.grade ?? null,
    grade: person.worked?.grade ?? null,
    grade_reason: person.worked?.reason ?? null,
  };
}

/** Ends the standing marks that change and writes what stands in their place. */
export function writeMarks(ctx: CityContext, cycleId: string, changes: readonly MarkChange[]): Statement[] {
  if (changes.length === 0) return [];
  const places = json(changes.map(({ workerId, groupCode }) => [workerId, groupCode]));
  return [
    sql`UPDATE assessment_mark SET ended_at = ${ctx.at} WHERE cycle_id = ${cycleId} AND ended_at IS NULL AND rater_id IS NULL
      AND (worker_id, group_code) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${places}))`,
    ...insertRows(
      'assessment_mark',
      changes
        .filter(({ score }) => score !== null)
        .map(({ workerId, groupCode, score }) => ({
          cycle_id: cycleId,
          worker_id: workerId,
          group_code: groupCode,
          score,
          given_at: ctx.at,
          given_by: ctx.actor.id,
        })),
    ),
  ];
}

export const writeBallots = (cycleId: string, ballots: readonly EnteredBallot[]): Statement[] =>
  insertRows(
    'assessment_ballot',
    ballots.map(({ communityId, sent, returned, ordinary, invalid }) => ({
      cycle_id: cycleId,
      community_id: communityId,
      sent,
      returned,
      ordinary,
      invalid_reason: invalid,
    })),
    `ON CONFLICT (cycle_id, community_id) DO UPDATE SET sent = excluded.sent, returned = excluded.returned,
      ordinary = excluded.ordinary, invalid_reason = excluded.invalid_reason, version = version + 1`,
  );

/** The year's results, one for each person, graded or not, under the ids given. */
export const finalRows = (
  ctx: CityContext,
  cycle: Cycle,
  people: readonly (PersonRow & { readonly finalId: string })[],
): Statement[] =>
  insertRows(
    'assessment_final',
    people.map(({ finalId, workerId, grade, reason, score }) => ({
      id: finalId,
      year: cycle.year,
      cycle_id: cycle.id,
      worker_id: workerId,
      grade,
      grade_reason: reason,
      score,
      finalised_at: ctx.at,
      finalised_by: ctx.actor.id,
    })),
  );
