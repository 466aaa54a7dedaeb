import { sql, type Statement } from '../../../platform/statement.ts';
import { standingNotice, standingNoticesOf, type StandingNoticeRow } from '../../roster/index.ts';
import type { UsesFacts, YearResult } from '../rules/uses.ts';
import { SchemeContent } from '../scheme-content.ts';

interface LaterScheme {
  readonly year: number;
  readonly content: string;
}
export type UsesRead = [YearResult, LaterScheme, StandingNoticeRow];

export const everybodyOf = (cycleId: string): Statement =>
  sql`SELECT worker_id FROM assessment_person WHERE cycle_id = ${cycleId}`;

/** What the grades of a cycle's year are used for: the workers' results, later years' schemes, what they were told. */
export const usesReads = (cycleId: string, workerIds: Statement): readonly [Statement, Statement, Statement] => [
  sql`SELECT f.worker_id AS workerId, f.year, f.grade, f.id AS finalId FROM assessment_final AS f
    WHERE f.worker_id IN (${workerIds}) AND f.year > (SELECT year - 5 FROM assessment_cycle WHERE id = ${cycleId})
      AND NOT EXISTS (SELECT 1 FROM assessment_final AS c WHERE c.corrects_id = f.id)`,
  sql`SELECT c.year, s.content FROM assessment_cycle AS c JOIN assessment_scheme AS s ON s.id = c.scheme_id
    WHERE c.state = 'final' AND c.year > (SELECT year FROM assessment_cycle WHERE id = ${cycleId})`,
  standingNoticesOf(workerIds),
];

export const usesFacts = ([results, later, standing]: readonly [
  readonly YearResult[],
  readonly LaterScheme[],
  readonly StandingNoticeRow[],
]): UsesFacts => ({
  results,
  later: later.map(({ year, content }) => ({ ...SchemeContent.parse(JSON.parse(content)), year })),
  standing: standing.map(standingNotice),
});
