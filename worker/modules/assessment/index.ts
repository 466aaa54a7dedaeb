import type { CityContext } from '../../platform/context.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import type { Grade } from './rules/grades.ts';

export { newToken } from './ballot-token.ts';
export { paperCountFiles } from './ballot-files.ts';
export { assessmentConstraints } from './constraints.ts';
export { followRaters } from './commands/handover.ts';
export { ratingFiles } from './rating-files.ts';
export { assessmentSeed } from './seed.ts';
export type { AssessmentSource, SourceFigure, SourcePeriod } from './source.ts';
export type { Grade } from './rules/grades.ts';

/** A worker's result of one year; `grade` null is who was not graded. Corrections already stand in the place of what they correct. */
export interface FinalGrade {
  readonly workerId: string;
  readonly year: number;
  readonly grade: Grade | null;
  readonly finalId: string;
}

/** The standing results of a year as one statement, for a reader's own round trip. */
export const finalGradesOf = (year: number): Statement =>
  sql`SELECT f.worker_id AS workerId, f.year, f.grade, f.id AS finalId FROM assessment_final AS f
    WHERE f.year = CAST(${year} AS INTEGER) AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)`;

/** The standing results of a year by worker. Empty until the year's cycle is final. */
export async function finalGrades(
  ctx: Pick<CityContext, 'db'>,
  year: number,
): Promise<ReadonlyMap<string, FinalGrade>> {
  const rows = await ctx.db.all<FinalGrade>(finalGradesOf(year));
  return new Map(rows.map((row) => [row.workerId, row]));
}

/** Every standing result of some workers as one statement; `corrected` is 1 where it stands in the place of an earlier one. */
export const standingGradesOf = (workerIds: Statement): Statement =>
  sql`SELECT f.worker_id AS workerId, f.year, f.grade, f.id AS finalId, f.corrects_id IS NOT NULL AS corrected
    FROM assessment_final AS f WHERE f.worker_id IN (${workerIds})
      AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id) ORDER BY f.worker_id, f.year`;

/** The years that have results. */
export const gradedYears = (): Statement => sql`SELECT DISTINCT year FROM assessment_final ORDER BY year`;
export { assessmentInbox } from './inbox.ts';
