import type { CityContext } from '../../../platform/context.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { Reach } from '../../../platform/foresight.ts';
import { inScope, reachOf } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountKind } from '../rules/chart.ts';

/** Columns of `AccountFacts`. */
export const accountColumns = sql`a.id, a.kind, a.code, a.name, a.fiscal_year AS fiscalYear, a.unit_id AS unitId, a.state,
  a.floor_fen AS floorFen, a.budget_fen AS budgetFen, a.balance_fen AS balanceFen, a.held_fen AS heldFen, a.version,
  a.function_code AS functionCode, a.economic_code AS economicCode,
  (SELECT y.draw_order FROM fiscal_year AS y WHERE y.year = a.fiscal_year) AS drawOrder,
  (SELECT s.purposes FROM ledger_source AS s WHERE s.account_id = a.id) AS purposes,
  (SELECT json_group_array(json_array(l.source_id, l.tranche_id, l.born_day, l.balance_fen, s.purposes))
    FROM ledger_layer AS l LEFT JOIN ledger_source AS s ON s.account_id = l.source_id
    WHERE l.account_id = a.id AND (l.balance_fen <> 0 OR a.floor_fen < 0)) AS layers`;

/** Columns of `HoldFacts`, and who may see it. */
export const holdColumns = sql`h.id, h.root_id AS rootId, h.account_id AS accountId, h.amount_fen AS amountFen, h.state,
  h.deadline_day AS deadlineDay, h.purpose, h.document_number AS documentNumber, h.subject_type AS subjectType,
  h.subject_id AS subjectId`;

/** `AccountFacts` of the accounts with these ids that are within reach; the others are absent. */
export const accountsInReach = (reach: Reach, permission: Permission, ids: readonly string[]): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a
    WHERE a.id IN (SELECT value FROM json_each(${json(ids)})) AND ${reach(permission, sql`a.unit_id`)}`;

/** The same within the actor's scope. */
export const accountsById = (ctx: CityContext, permission: Permission, ids: readonly string[]): Statement =>
  accountsInReach(reachOf(ctx), permission, ids);

/** `AccountFacts` without regard to scope: for modules that post on others' accounts by their own rules. */
export const anyAccountsById = (ids: readonly string[]): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.id IN (SELECT value FROM json_each(${json(ids)}))`;

/** `AccountFacts` of a year's accounts of some kinds that the actor may write to. */
export const accountsOfYear = (ctx: CityContext, fiscalYear: number, kinds: readonly AccountKind[]): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.fiscal_year = CAST(${fiscalYear} AS INTEGER)
    AND a.kind IN (SELECT value FROM json_each(${json(kinds)})) AND ${inScope(ctx, 'ledger.write', sql`a.unit_id`)}
    ORDER BY a.code`;

/** `AccountFacts` of the accounts that belong to units, e.g. the payees of a settlement. */
export const unitAccounts = (unitIds: readonly string[], fiscalYear: number): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a
    WHERE a.kind = 'unit' AND a.fiscal_year = CAST(${fiscalYear} AS INTEGER)
      AND a.unit_id IN (SELECT value FROM json_each(${json(unitIds)}))`;

/** `AccountFacts` of a hold's account and of who is paid from it. */
export const settlementAccounts = (ctx: CityContext, holdId: string, payeeId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a
    WHERE a.id IN (${payeeId}, (SELECT account_id FROM ledger_hold WHERE id = ${holdId}))
      AND ${inScope(ctx, 'ledger.write', sql`a.unit_id`)}`;

/** `FiscalYear`s with the months that are closed. */
export const fiscalYears = (): Statement =>
  sql`SELECT year, state, (SELECT group_concat(month) FROM ledger_month AS m
      WHERE m.fiscal_year = y.year AND m.state <> 'reopened') AS closedMonths
    FROM fiscal_year AS y ORDER BY year`;

/**
 * Who first opened a hold (alias `h`), and what was paid of it so far: a part that was kept is still what that person
 * promised, and what is paid in parts counts together.
 */
export const chainColumns = sql`(SELECT r.opened_by FROM ledger_hold AS r WHERE r.id = h.root_id) AS openedBy,
  (SELECT sum(p.settled_fen) FROM ledger_hold AS p WHERE p.root_id = h.root_id) AS paidFen`;

export const holdById = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT ${holdColumns}, ${chainColumns} FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
    WHERE h.id = ${id} AND ${inScope(ctx, permission, sql`a.unit_id`)}`;

/** `HoldFacts` of the open holds of these chains, each with who first promised the money. */
export const openHoldsByRoot = (rootIds: readonly string[]): Statement =>
  sql`SELECT ${holdColumns}, (SELECT r.opened_by FROM ledger_hold AS r WHERE r.id = h.root_id) AS openedBy FROM ledger_hold AS h
    WHERE h.root_id IN (SELECT value FROM json_each(${json(rootIds)})) AND h.state = 'open'`;

/** What the closing of an account's year moved on one side of it: by the index of that side and day. */
const closingOf = (side: Statement): Statement => sql`coalesce((SELECT sum(x.amount_fen) FROM ledger_transfer AS x
      JOIN ledger_transaction AS t ON t.id = x.transaction_id AND t.kind = 'close_budget'
      WHERE ${side} = a.id AND x.effective_day = a.fiscal_year || '-12-31'), 0)`;

/** What the closing of its year took from a line (alias `a`), less what it filled up; nothing while the year is open. */
export const closedFen: Statement = sql`CASE WHEN a.kind = 'line'
    AND (SELECT y.state FROM fiscal_year AS y WHERE y.year = a.fiscal_year) = 'closed'
    THEN ${closingOf(sql`x.debit_account_id`)} - ${closingOf(sql`x.credit_account_id`)} ELSE 0 END`;
