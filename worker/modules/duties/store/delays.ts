import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { filedDay } from './admitted.ts';
import { dutyInScope } from './scope.ts';

/** What is counted against a department; all derived from days that rows carry. */
export interface DelayRow {
  readonly departmentId: string;
  readonly departmentName: string;
  /** Reports decided after their day, and such as wait beyond it. */
  readonly settledLate: number;
  readonly waitingLate: number;
  /** Emergencies that were filed late or not at all though their day is over. */
  readonly filedLate: number;
  /** Tasks without admission that units refused. */
  readonly refused: number;
}

export const delaysOf = (ctx: CityContext): Statement => {
  const settlements = (more: Statement): Statement =>
    sql`(SELECT count(*) FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
      JOIN duty AS d ON d.id = a.duty_id WHERE d.department_id = u.id AND ${more})`;
  return sql`SELECT * FROM (SELECT u.id AS departmentId, u.name AS departmentName, u.pinyin,
      ${settlements(sql`date(s.decided_at, '+8 hours') > s.verify_by`)} AS settledLate,
      ${settlements(sql`s.decided_at IS NULL AND s.verify_by < ${ctx.today}`)} AS waitingLate,
      (SELECT count(*) FROM duty AS d WHERE d.department_id = u.id AND d.file_by IS NOT NULL
        AND coalesce(${filedDay}, ${ctx.today}) > d.file_by) AS filedLate,
      (SELECT count(*) FROM duty_refusal AS r WHERE r.department_id = u.id) AS refused
    FROM unit AS u WHERE u.kind = 'department' AND ${inScope(ctx, 'duties.read', sql`u.id`)})
    WHERE settledLate + waitingLate + filedLate + refused > 0
    ORDER BY settledLate + waitingLate + filedLate + refused DESC, pinyin LIMIT 500`;
};

interface PeopleCost {
  readonly month: string;
  readonly unitName: string;
  /** The fund source that the money came from. */
  readonly sourceName: string;
  readonly amountFen: number;
}

/**
 * What the pay runs charged to a duty's budget line within its term for people of the units that carry it, by month,
 * unit and fund source; what came back counts less, a run that was taken back not at all. A run's transfers name
 * `unit:side of the cost`.
 */
const peopleCosts = (dutyId: string): Statement =>
  sql`SELECT substr(x.effective_day, 1, 7) AS month, u.name AS unitName, coalesce(o.name, '') AS sourceName,
      sum(CASE WHEN f.debit_account_id = d.line_id THEN f.amount_fen ELSE -f.amount_fen END) AS amountFen
    FROM duty AS d JOIN ledger_transfer AS f ON d.line_id IN (f.debit_account_id, f.credit_account_id)
    JOIN ledger_transaction AS x ON x.id = f.transaction_id AND x.kind = 'payroll' AND x.reverses_id IS NULL
    JOIN unit AS u ON u.id = substr(f.subject_id, 1, instr(f.subject_id, ':') - 1)
    LEFT JOIN ledger_account AS o ON o.id = f.source_id
    WHERE d.id = ${dutyId} AND substr(x.effective_day, 1, 7) BETWEEN d.from_month AND d.until_month
      AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS r WHERE r.reverses_id = x.id)
      AND EXISTS (SELECT 1 FROM duty_assignment AS t JOIN unit_closure AS c ON c.ancestor_id = t.unit_id
        WHERE t.duty_id = d.id AND c.descendant_id = u.id)
    GROUP BY 1, u.id, o.id ORDER BY 1 DESC, u.pinyin, o.code LIMIT 500`;

/** @throws RefusedError `not_found` for a duty out of reach */
export async function readPeopleCosts(ctx: CityContext, dutyId: string): Promise<PeopleCost[]> {
  const [duties, rows] = await ctx.db.reads<[{ id: string }, PeopleCost]>([
    sql`SELECT d.id FROM duty AS d WHERE d.id = ${dutyId} AND ${dutyInScope(ctx, 'duties.read')}`,
    peopleCosts(dutyId),
  ]);
  if (!duties[0]) throw new RefusedError(platformRefusals.refuse('not_found'));
  return rows;
}
