import { sql, type Statement } from '../../../platform/statement.ts';
import { accountColumns } from '../../ledger/index.ts';

/**
 * The book in which a duty's money stands now: that of its open holds, which the end of a year carries on with their
 * money; without any, the first book from its own year on that is not closed; its own year where all are.
 */
const bookOf = (dutyId: string): Statement => sql`coalesce(
    (SELECT max(a.fiscal_year) FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
      WHERE h.subject_type = 'duty' AND h.subject_id = ${dutyId} AND h.state = 'open'),
    (SELECT min(y.year) FROM fiscal_year AS y JOIN duty AS d ON d.id = ${dutyId} WHERE y.state = 'open' AND y.year >= d.year),
    (SELECT d.year FROM duty AS d WHERE d.id = ${dutyId}))`;

export const moneyBook = (dutyId: string): Statement => sql`SELECT ${bookOf(dutyId)} AS year`;

/** The line that a duty was admitted on: `AccountFacts`. */
export const firstLine = (dutyId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.id = (SELECT d.line_id FROM duty AS d WHERE d.id = ${dutyId})`;

/**
 * `AccountFacts` of what a duty's money passes in that book: the lines with the department, codes and name of the one it
 * was admitted on, the duty's own account, those of its carriers, and where spent money ends. What the book does not
 * have yet is absent.
 */
export const wayAccounts = (dutyId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a
    JOIN duty AS d ON d.id = ${dutyId} LEFT JOIN ledger_account AS l ON l.id = d.line_id
    WHERE a.fiscal_year = ${bookOf(dutyId)} AND (
      a.kind = 'spent'
      OR (a.kind = 'duty' AND a.subject_id = d.id)
      OR (a.kind = 'unit' AND a.unit_id IN (SELECT p.unit_id FROM duty_assignment AS p WHERE p.duty_id = d.id))
      OR (a.kind = 'line' AND (a.id = l.id OR a.id IN (SELECT h.account_id FROM ledger_hold AS h
            WHERE h.subject_type = 'duty' AND h.subject_id = d.id AND h.state = 'open')
        OR (a.fiscal_year <> l.fiscal_year AND a.unit_id = d.department_id AND a.name = l.name
          AND a.function_code IS l.function_code AND a.economic_code IS l.economic_code))))
    ORDER BY a.kind, a.ordinal`;
