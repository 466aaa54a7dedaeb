import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { AppealLevel, AppealOutcome } from '../rules/appeal.ts';
import type { Grade } from '../rules/grades.ts';
import type { GradedBecause } from '../rules/grading.ts';
import type { Reranked } from '../rules/rerank.ts';

export const openObjections = (cycleId: string): Statement =>
  sql`SELECT count(*) FROM assessment_objection WHERE cycle_id = ${cycleId} AND outcome IS NULL`;

export const openAppeals = (cycleId: string): Statement =>
  sql`SELECT count(*) FROM assessment_appeal AS a WHERE a.cycle_id = ${cycleId} AND NOT EXISTS
    (SELECT 1 FROM assessment_appeal_answer AS r WHERE r.appeal_id = a.id AND r.decision = 'confirmed')`;

/** An appeal with the answer that stands or waits. */
export interface AppealRow {
  readonly id: string;
  readonly cycleId: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly level: AppealLevel;
  readonly content: string;
  readonly filedOn: Day;
  readonly answerId: string | null;
  readonly outcome: AppealOutcome | null;
  readonly points: number | null;
  readonly answer: string | null;
  readonly document: string | null;
  readonly draftedBy: string | null;
  readonly draftedByName: string | null;
  readonly decision: 'confirmed' | null;
  readonly decidedOn: Day | null;
  readonly decidedByName: string | null;
}

const appeals = sql`SELECT a.id, a.cycle_id AS cycleId, a.worker_id AS workerId, w.name, u.name AS unitName, a.level, a.content,
    a.filed_day AS filedOn, r.id AS answerId, r.outcome, r.points, r.answer, r.document, r.drafted_by AS draftedBy,
    r.drafted_by_name AS draftedByName, r.decision, r.decided_day AS decidedOn, r.decided_by_name AS decidedByName
  FROM assessment_appeal AS a JOIN assessment_person AS p ON p.cycle_id = a.cycle_id AND p.worker_id = a.worker_id
    JOIN worker AS w ON w.id = a.worker_id JOIN unit AS u ON u.id = p.unit_id
    LEFT JOIN assessment_appeal_answer AS r ON r.appeal_id = a.id AND r.decision IS NOT 'declined'`;

export const appealsOfWorker = (workerId: string): Statement =>
  sql`${appeals} WHERE a.worker_id = ${workerId} ORDER BY a.level`;

export const appealIn = (ctx: CityContext, id: string, permission: Permission): Statement =>
  sql`${appeals} WHERE ${allOf([sql`a.id = ${id}`, inScope(ctx, permission, sql`p.unit_id`)])}`;

/** Who moved by an appeal, or by any appeal of a cycle that reached a worker. */
export interface RerankRow {
  readonly appealId: string;
  readonly cycleId: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly fromScore: number | null;
  readonly toScore: number | null;
  readonly fromGrade: Grade | null;
  readonly toGrade: Grade | null;
  readonly fromReason: GradedBecause;
  readonly toReason: GradedBecause;
  readonly onDay: Day;
  /** The appellant's own line. */
  readonly own: number;
}

const reranked = sql`SELECT m.appeal_id AS appealId, m.cycle_id AS cycleId, m.worker_id AS workerId, w.name, u.name AS unitName,
    m.from_score AS fromScore, m.to_score AS toScore, m.from_grade AS fromGrade, m.to_grade AS toGrade,
    m.from_reason AS fromReason, m.to_reason AS toReason, m.on_day AS onDay, a.worker_id = m.worker_id AS own
  FROM assessment_rerank AS m JOIN assessment_appeal AS a ON a.id = m.appeal_id JOIN worker AS w ON w.id = m.worker_id
    JOIN assessment_person AS p ON p.cycle_id = m.cycle_id AND p.worker_id = m.worker_id JOIN unit AS u ON u.id = p.unit_id`;

export const rerankOf = (appealId: string): Statement =>
  sql`${reranked} WHERE m.appeal_id = ${appealId} ORDER BY own DESC, m.to_score DESC, m.worker_id`;

export const reranksOfWorker = (workerId: string): Statement =>
  sql`${reranked} WHERE m.worker_id = ${workerId} ORDER BY m.on_day DESC, m.appeal_id DESC LIMIT 20`;

/** Appeals that wait first, then the newest. */
export async function listAppeals(ctx: CityContext, cycleId: string, page: number, pageSize: number) {
  const where = allOf([sql`a.cycle_id = ${cycleId}`, inScope(ctx, 'assessment.read', sql`p.unit_id`)]);
  const [items, totals] = await ctx.db.reads<[AppealRow, { total: number }]>([
    sql`${appeals} WHERE ${where} ORDER BY r.decision IS NOT NULL, a.filed_day, a.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM assessment_appeal AS a
      JOIN assessment_person AS p ON p.cycle_id = a.cycle_id AND p.worker_id = a.worker_id WHERE ${where}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

export const decideOn = (ctx: CityContext, answerId: string, decision: 'confirmed' | 'declined'): Statement[] => [
  sql`UPDATE assessment_appeal_answer SET decision = ${decision}, decided_day = ${ctx.today}, decided_at = ${ctx.at},
    decided_by = ${ctx.actor.id}, decided_by_name = ${ctx.actor.name} WHERE id = ${answerId} AND decision IS NULL`,
  expectChanges('assessment_appeal_answer_open'),
];

export const rerankRows = (ctx: CityContext, appeal: AppealRow, moved: readonly Reranked[]): Statement[] =>
  insertRows(
    'assessment_rerank',
    moved.map(({ before, after }) => ({
      appeal_id: appeal.id,
      cycle_id: appeal.cycleId,
      worker_id: after.workerId,
      from_score: before.worked?.score ?? null,
      to_score: after.worked?.score ?? null,
      from_grade: before.worked?.grade ?? null,
      to_grade: after.worked?.grade ?? null,
      from_reason: before.worked?.reason ?? 'incomplete',
      to_reason: after.worked?.reason ?? 'incomplete',
      on_day: ctx.today,
    })),
  );

export interface StandingFinal {
  readonly id: string;
  readonly workerId: string;
}

export const standingFinals = (cycleId: string, workerIds: Statement): Statement =>
  sql`SELECT f.id, f.worker_id AS workerId FROM assessment_final AS f WHERE f.cycle_id = ${cycleId} AND f.worker_id IN (${workerIds})
    AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)`;

/** A result that stands in the place of the one that it corrects. */
export interface Correction {
  readonly workerId: string;
  readonly year: number;
  readonly grade: Grade | null;
  readonly reason: GradedBecause;
  readonly score: number | null;
  readonly finalId: string;
  readonly correctsId: string;
}

export const correctionOf = (
  ctx: CityContext,
  year: number,
  { workerId, worked }: Reranked['after'],
  correctsId: string,
): Correction => ({
  workerId,
  year,
  grade: worked?.grade ?? null,
  reason: worked?.reason ?? 'incomplete',
  score: worked?.score ?? null,
  finalId: ctx.newId('fin'),
  correctsId,
});

/** New results in the place of those that an appeal moved. */
export const correctionRows = (ctx: CityContext, cycle: { readonly id: string }, corrected: readonly Correction[]) =>
  insertRows(
    'assessment_final',
    corrected.map(({ workerId, year, grade, reason, score, finalId, correctsId }) => ({
      id: finalId,
      year,
      cycle_id: cycle.id,
      worker_id: workerId,
      grade,
      grade_reason: reason,
      score,
      corrects_id: correctsId,
      finalised_at: ctx.at,
      finalised_by: ctx.actor.id,
    })),
  );

/** The ranked grade, which `writePeople` sets to what was worked out, of whom the panel moved. */
export const panelMoved = (cycleId: string): Statement =>
  sql`SELECT worker_id AS workerId, ranked_grade AS ranked FROM assessment_person
    WHERE cycle_id = ${cycleId} AND grade_reason = 'moved'`;

export const fileRow = (
  ctx: CityContext,
  appeal: { id: string; cycleId: string; workerId: string; level: AppealLevel; content: string },
): Statement =>
  insertRow('assessment_appeal', {
    id: appeal.id,
    cycle_id: appeal.cycleId,
    worker_id: appeal.workerId,
    level: appeal.level,
    content: appeal.content,
    filed_day: ctx.today,
    filed_at: ctx.at,
  });

export const idsOf = (workerIds: readonly string[]): Statement => sql`SELECT value FROM json_each(${json(workerIds)})`;
