import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { MonthClosing } from '../rules/month.ts';

/** Months of a year in which something was posted. */
export const postedMonths = (year: number): Statement =>
  sql`SELECT substr(effective_day, 1, 7) AS month, count(*) AS vouchers FROM ledger_transaction
    WHERE fiscal_year = CAST(${year} AS INTEGER) GROUP BY 1`;

/** `MonthClosing` by its id. */
export const closingById = (id: string): Statement =>
  sql`SELECT id, month, state, asked_by AS askedBy, version FROM ledger_month WHERE id = ${id}`;

/** What stands of the closing of each month of a year. */
export const closingsOf = (year: number): Statement =>
  sql`SELECT id, month, state, closed_at AS closedAt, closed_by_name AS closedByName, document_number AS documentNumber, asked_by AS askedBy,
      asked_by_name AS askedByName, reason, version
    FROM ledger_month WHERE fiscal_year = CAST(${year} AS INTEGER) AND state <> 'reopened'`;

export const planClosing = (ctx: CityContext, id: string, month: Month, documentNumber: string | null): Statement =>
  insertRow('ledger_month', {
    id,
    month,
    fiscal_year: Number(month.slice(0, 4)),
    state: 'closed',
    closed_at: ctx.at,
    closed_by: ctx.actor.id,
    closed_by_name: ctx.actor.name,
    document_number: documentNumber,
  });

export const planAsking = (ctx: CityContext, closing: MonthClosing, reason: string): Statement[] => [
  sql`UPDATE ledger_month SET state = 'asked', reason = ${reason}, asked_at = ${ctx.at}, asked_by = ${ctx.actor.id},
      asked_by_name = ${ctx.actor.name}, version = version + 1
    WHERE id = ${closing.id} AND version = CAST(${closing.version} AS INTEGER)`,
  expectChanges('ledger_month_version'),
];

/** A request that is not agreed to leaves the month closed as it was. */
export const planDecision = (ctx: CityContext, closing: MonthClosing, agreed: boolean): Statement[] => [
  sql`UPDATE ledger_month SET state = ${agreed ? 'reopened' : 'closed'}, decided_at = ${ctx.at},
      decided_by = ${ctx.actor.id}, decided_by_name = ${ctx.actor.name}, version = version + 1
    WHERE id = ${closing.id} AND version = CAST(${closing.version} AS INTEGER) AND state = 'asked'`,
  expectChanges('ledger_month_version'),
];
