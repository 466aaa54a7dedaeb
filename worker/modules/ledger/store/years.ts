import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, expectThat, insertRow, json, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts } from '../rules/chart.ts';
import type { HoldFacts } from '../rules/holding.ts';
import type { YearClosing, YearDecision } from '../rules/year-end.ts';
import { accountColumns, holdColumns } from './facts.ts';

export interface YearAccount extends AccountFacts {
  readonly subjectId: string | null;
  readonly documentNumber: string | null;
  readonly carriesId: string | null;
  readonly receivedDay: string | null;
}

export interface YearHold extends HoldFacts {
  readonly purpose: string;
  readonly documentNumber: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly payeeUnitId: string | null;
}

export interface ClosingRow extends YearClosing {
  readonly decision: string;
  readonly documentNumber: string;
  readonly reason: string;
  readonly askedByName: string;
}

/** `YearAccount`s of a year and of the one after it. */
export const accountsOfYears = (year: number): Statement =>
  sql`SELECT ${accountColumns}, a.subject_id AS subjectId, a.document_number AS documentNumber,
      s.carries_id AS carriesId, s.received_day AS receivedDay
    FROM ledger_account AS a LEFT JOIN ledger_source AS s ON s.account_id = a.id
    WHERE a.fiscal_year IN (CAST(${year} AS INTEGER), CAST(${year + 1} AS INTEGER)) ORDER BY a.fiscal_year, a.code`;

/** `YearHold`s that are open at the end of a year. */
export const openHoldsOfYear = (year: number): Statement =>
  sql`SELECT ${holdColumns}, h.payee_unit_id AS payeeUnitId FROM ledger_hold AS h
    JOIN ledger_account AS a ON a.id = h.account_id
    WHERE h.state = 'open' AND a.fiscal_year = CAST(${year} AS INTEGER) ORDER BY h.id`;

const closingPick = sql`SELECT id, fiscal_year AS fiscalYear, state, document_number AS documentNumber, reason, decision,
  asked_at AS askedAt, asked_by AS askedBy, asked_by_name AS askedByName, decided_at AS decidedAt,
  decided_by_name AS decidedByName, decision_reason AS decisionReason, returned_fen AS returnedFen,
  carried_fen AS carriedFen, version FROM ledger_year_close`;

export const yearClosings = (): Statement => sql`${closingPick} ORDER BY id DESC LIMIT 100`;
export const yearClosingById = (id: string): Statement => sql`${closingPick} WHERE id = ${id}`;
export const standingClosing = (year: number): Statement =>
  sql`${closingPick} WHERE fiscal_year = CAST(${year} AS INTEGER) AND state <> 'declined'`;

export interface ClosingDraft {
  readonly id: string;
  readonly year: number;
  readonly documentNumber: string;
  readonly reason: string;
  readonly decision: YearDecision;
}

export const planYearAsking = (ctx: CityContext, draft: ClosingDraft): Statement =>
  insertRow('ledger_year_close', {
    id: draft.id,
    fiscal_year: draft.year,
    state: 'asked',
    document_number: draft.documentNumber,
    reason: draft.reason,
    decision: json(draft.decision),
    asked_at: ctx.at,
    asked_by: ctx.actor.id,
    asked_by_name: ctx.actor.name,
  });

export interface YearVerdict {
  readonly state: 'posted' | 'declined';
  readonly reason: string;
  readonly returnedFen: number | null;
  readonly carriedFen: number | null;
}

export const planYearVerdict = (ctx: CityContext, closing: YearClosing, verdict: YearVerdict): Statement[] => [
  sql`UPDATE ledger_year_close SET state = ${verdict.state}, decided_at = ${ctx.at}, decided_by = ${ctx.actor.id},
      decided_by_name = ${ctx.actor.name}, decision_reason = ${verdict.reason},
      returned_fen = CAST(${verdict.returnedFen} AS INTEGER), carried_fen = CAST(${verdict.carriedFen} AS INTEGER),
      version = version + 1
    WHERE id = ${closing.id} AND version = CAST(${closing.version} AS INTEGER) AND state = 'asked'`,
  expectChanges('ledger_year_close_version'),
];

/** Ends every open hold of a year; those that are carried are held again in the next with their root. */
export const planHoldsEnd = (ctx: CityContext, year: number, count: number): Statement[] => [
  sql`UPDATE ledger_hold SET state = 'voided', ended_at = ${ctx.at}, ended_by = ${ctx.actor.id} WHERE state = 'open'
    AND account_id IN (SELECT id FROM ledger_account WHERE fiscal_year = CAST(${year} AS INTEGER))`,
  expectChanges('ledger_year_holds', count),
  sql`UPDATE ledger_account SET held_fen = 0 WHERE fiscal_year = CAST(${year} AS INTEGER) AND held_fen > 0`,
];

/** The book is closed only if nothing is left in it: what was posted meanwhile undoes the batch. */
export const planYearClosed = (year: number): Statement[] => [
  expectThat(
    'ledger_year_empty',
    sql`NOT EXISTS (SELECT 1 FROM ledger_account WHERE fiscal_year = CAST(${year} AS INTEGER)
      AND ((kind IN ('line', 'duty', 'unit', 'payroll') AND balance_fen <> 0) OR held_fen <> 0))`,
  ),
  sql`UPDATE fiscal_year SET state = 'closed' WHERE year = CAST(${year} AS INTEGER) AND state = 'open'`,
  expectChanges('fiscal_year_open'),
];

export interface SourceDraft {
  readonly accountId: string;
  readonly receivedDay: Day | string;
  readonly documentNumber: string;
  /** JSON, or null where the source is free. */
  readonly purposes: string | null;
  readonly carriesId?: string | null;
}

export const planSource = (ctx: CityContext, source: SourceDraft): Statement =>
  insertRow('ledger_source', {
    account_id: source.accountId,
    received_day: source.receivedDay,
    document_number: source.documentNumber,
    purposes: source.purposes,
    carries_id: source.carriesId ?? null,
    recorded_at: ctx.at,
    recorded_by: ctx.actor.id,
  });
