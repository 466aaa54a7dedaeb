import { sql, type Statement } from '../../../platform/statement.ts';

/** The days that stand: of each state the newest that was said, unless it was taken back. */
export const deadlinesOf = (cycleId: string): Statement =>
  sql`SELECT d.state, d.due_day AS dueDay FROM assessment_deadline AS d WHERE d.cycle_id = ${cycleId} AND d.due_day IS NOT NULL
    AND d.id = (SELECT max(x.id) FROM assessment_deadline AS x WHERE x.cycle_id = d.cycle_id AND x.state = d.state)`;
