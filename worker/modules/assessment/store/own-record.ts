import type { Day } from '../../../core/day.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { Grade } from '../rules/grades.ts';
import { cycleColumns } from './cycle.ts';

/** The cycles in which a worker stands, the newest first. */
export const cyclesOfWorker = (workerId: string): Statement =>
  sql`SELECT ${cycleColumns} FROM assessment_cycle AS c JOIN assessment_scheme AS s ON s.id = c.scheme_id
    JOIN assessment_person AS p ON p.cycle_id = c.id WHERE p.worker_id = ${workerId} ORDER BY c.year DESC LIMIT 20`;

export interface SummaryRow {
  readonly cycleId: string;
  readonly content: string;
}

export const summariesOfWorker = (workerId: string): Statement =>
  sql`SELECT cycle_id AS cycleId, content FROM assessment_summary WHERE worker_id = ${workerId} AND ended_at IS NULL`;

export interface ResultRow {
  readonly year: number;
  readonly grade: Grade | null;
  readonly score: number | null;
  readonly finalisedOn: Day;
  readonly corrected: number;
}

/** Results that stand, each year's, the newest first; the day is China's. */
export const resultsOfWorker = (workerId: string): Statement =>
  sql`SELECT f.year, f.grade, f.score, date(f.finalised_at, '+8 hours') AS finalisedOn, f.corrects_id IS NOT NULL AS corrected
    FROM assessment_final AS f WHERE f.worker_id = ${workerId}
      AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id) ORDER BY f.year DESC LIMIT 50`;
