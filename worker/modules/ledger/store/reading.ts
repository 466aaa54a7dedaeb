import { addDays } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { closedFen } from './facts.ts';
import { transactionInScope } from './reversal.ts';

export interface Page {
  readonly page: number;
  readonly pageSize: number;
  readonly sort?: string | undefined;
}

export interface AccountFilter {
  readonly year?: number | undefined;
  readonly kind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly q?: string | undefined;
}

export interface AccountRow {
  readonly id: string;
  readonly kind: 'source' | 'line' | 'duty' | 'unit' | 'payroll' | 'spent';
  readonly code: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly functionCode: string | null;
  readonly functionName: string | null;
  readonly economicCode: string | null;
  readonly subjectId: string | null;
  readonly state: 'open' | 'closed';
  readonly floorFen: number | null;
  readonly budgetFen: number;
  readonly balanceFen: number;
  readonly heldFen: number;
  /** Of a line of a closed year: what the closing took. */
  readonly closedFen: number;
  readonly version: number;
}

const pageOf = ({ page, pageSize }: Page): Statement =>
  sql`LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;

/** `ORDER BY` of a closed list of names: `sort=-balanceFen` turns the first key round. */
export function orderBy(
  sort: string | undefined,
  keys: Readonly<Record<string, string>>,
  otherwise: string,
): Statement {
  const key = sort && keys[sort.replace(/^-/, '')];
  return {
    sql: key ? `ORDER BY ${key}${sort.startsWith('-') ? ' DESC' : ''}, ${otherwise}` : `ORDER BY ${otherwise}`,
    params: [],
  };
}

const likeAnywhere = (search: string): string => `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const accountFrom = sql`FROM ledger_account AS a
  JOIN unit AS u ON u.id = a.unit_id
  LEFT JOIN expenditure_code AS f
    ON f.year = a.fiscal_year AND f.classification = 'function' AND f.code = a.function_code`;

const accountPick = sql`SELECT a.id, a.kind, a.code, a.name, a.fiscal_year AS fiscalYear, a.unit_id AS unitId,
  u.name AS unitName, a.function_code AS functionCode, f.name AS functionName, a.economic_code AS economicCode,
  a.subject_id AS subjectId, a.state, a.floor_fen AS floorFen, a.budget_fen AS budgetFen,
  a.balance_fen AS balanceFen, a.held_fen AS heldFen, a.version,
  ${closedFen} AS closedFen`;

function accountWhere(ctx: CityContext, filter: AccountFilter): Statement {
  const like = filter.q ? likeAnywhere(filter.q) : '';
  return allOf([
    inScope(ctx, 'ledger.read', sql`a.unit_id`),
    filter.year !== undefined && sql`a.fiscal_year = CAST(${filter.year} AS INTEGER)`,
    filter.kind !== undefined && sql`a.kind = ${filter.kind}`,
    filter.unitId !== undefined &&
      sql`a.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${filter.unitId})`,
    like !== '' &&
      sql`a.name LIKE ${like} ESCAPE '\\' OR a.code LIKE ${like} ESCAPE '\\' OR u.name LIKE ${like} ESCAPE '\\'
        OR a.function_code LIKE ${like} ESCAPE '\\'`,
  ]);
}

const accountSorts = {
  code: 'a.code',
  name: 'a.name',
  unitName: 'u.pinyin',
  budgetFen: 'a.budget_fen',
  balanceFen: 'a.balance_fen',
  heldFen: 'a.held_fen',
  settledFen: '(a.budget_fen - a.balance_fen)',
  availableFen: '(a.balance_fen - a.held_fen)',
};

export const accountPage = (ctx: CityContext, filter: AccountFilter & Page): [Statement, Statement] => [
  sql`${accountPick} ${accountFrom} WHERE ${accountWhere(ctx, filter)}
    ${orderBy(filter.sort, accountSorts, 'a.fiscal_year DESC, a.code')} ${pageOf(filter)}`,
  sql`SELECT count(*) AS total ${accountFrom} WHERE ${accountWhere(ctx, filter)}`,
];

export const accountById = (ctx: CityContext, id: string): Statement =>
  sql`${accountPick} ${accountFrom} WHERE a.id = ${id} AND ${inScope(ctx, 'ledger.read', sql`a.unit_id`)}`;

export interface SheetFilter {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** An instant; what was recorded later is left out, of the balances too. */
  readonly recordedUntil?: string | undefined;
}

/** All transfers of an account in order of day and record, each with the balance after it. */
export function sheetPage(accountId: string, filter: Page & SheetFilter): [Statement, Statement] {
  const recorded = filter.recordedUntil ? sql`x.recorded_at <= ${filter.recordedUntil}` : sql`1`;
  const rows = sql`SELECT t.seq, t.id AS transactionId, x.line, t.kind, x.effective_day AS effectiveDay,
      x.recorded_at AS recordedAt, t.memo, t.document_number AS documentNumber,
      CASE WHEN x.debit_account_id = ${accountId} THEN x.credit_account_id ELSE x.debit_account_id END AS otherAccountId,
      CASE WHEN x.credit_account_id = ${accountId} THEN x.amount_fen ELSE 0 END AS inFen,
      CASE WHEN x.debit_account_id = ${accountId} THEN x.amount_fen ELSE 0 END AS outFen,
      sum(CASE WHEN x.credit_account_id = ${accountId} THEN x.amount_fen ELSE -x.amount_fen END)
        OVER (ORDER BY x.effective_day, t.seq, x.line) AS balanceFen,
      EXISTS (SELECT 1 FROM ledger_transaction AS r WHERE r.reverses_id = t.id) AS reversed
    FROM ledger_transfer AS x JOIN ledger_transaction AS t ON t.id = x.transaction_id
    WHERE (x.debit_account_id = ${accountId} OR x.credit_account_id = ${accountId}) AND ${recorded}`;
  const within = allOf([
    filter.from !== undefined && sql`effectiveDay >= ${filter.from}`,
    filter.until !== undefined && sql`effectiveDay <= ${filter.until}`,
  ]);
  return [
    sql`SELECT s.*, o.code AS otherCode, o.name AS otherName
      FROM (${rows}) AS s JOIN ledger_account AS o ON o.id = s.otherAccountId
      WHERE ${within} ORDER BY s.effectiveDay, s.seq, s.line ${pageOf(filter)}`,
    sql`SELECT count(*) AS total FROM (
        SELECT x.effective_day AS effectiveDay FROM ledger_transfer AS x
        WHERE (x.debit_account_id = ${accountId} OR x.credit_account_id = ${accountId}) AND ${recorded}) WHERE ${within}`,
  ];
}

export interface TransactionFilter {
  readonly year?: number | undefined;
  readonly kind?: string | undefined;
  readonly accountId?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly q?: string | undefined;
}

/** What a voucher (alias `t`) moves on balance: money that only passes through an account counts once. */
export const movedOnBalance = sql`(SELECT coalesce(sum(fen), 0) FROM (SELECT sum(fen) AS fen FROM (
    SELECT x.credit_account_id AS account_id, x.amount_fen AS fen FROM ledger_transfer AS x WHERE x.transaction_id = t.id
    UNION ALL
    SELECT x.debit_account_id, -x.amount_fen FROM ledger_transfer AS x WHERE x.transaction_id = t.id
  ) GROUP BY account_id) WHERE fen > 0)`;

const transactionPick = sql`SELECT t.id, t.seq, t.kind, t.effective_day AS effectiveDay, t.recorded_at AS recordedAt,
  t.memo, t.document_number AS documentNumber, t.subject_type AS subjectType, t.subject_id AS subjectId,
  t.made_by_name AS madeByName, t.checked_by_name AS checkedByName, t.reverses_id AS reversesId,
  (SELECT r.id FROM ledger_transaction AS r WHERE r.reverses_id = t.id) AS reversedById, t.forced,
  (SELECT count(*) FROM ledger_transfer AS x WHERE x.transaction_id = t.id) AS transfers,
  ${movedOnBalance} AS amountFen
  FROM ledger_transaction AS t`;

function transactionWhere(ctx: CityContext, filter: TransactionFilter): Statement {
  const like = filter.q ? likeAnywhere(filter.q) : '';
  return allOf([
    transactionInScope(ctx, 'ledger.read', sql`t.id`),
    filter.year !== undefined && sql`t.fiscal_year = CAST(${filter.year} AS INTEGER)`,
    filter.kind !== undefined && sql`t.kind = ${filter.kind}`,
    filter.subjectId !== undefined && sql`t.subject_id = ${filter.subjectId}`,
    filter.accountId !== undefined &&
      sql`EXISTS (SELECT 1 FROM ledger_transfer AS x WHERE x.transaction_id = t.id
        AND ${filter.accountId} IN (x.debit_account_id, x.credit_account_id))`,
    like !== '' && sql`t.memo LIKE ${like} ESCAPE '\\' OR t.document_number LIKE ${like} ESCAPE '\\'`,
  ]);
}

export const transactionPage = (ctx: CityContext, filter: TransactionFilter & Page): [Statement, Statement] => [
  sql`${transactionPick} WHERE ${transactionWhere(ctx, filter)}
    ${orderBy(filter.sort, { effectiveDay: 't.effective_day' }, 't.seq DESC')} ${pageOf(filter)}`,
  sql`SELECT count(*) AS total FROM ledger_transaction AS t WHERE ${transactionWhere(ctx, filter)}`,
];

/** What was asked for and decided before a voucher was posted, as a subject of papers: a reversal, the end of a year. */
const orderOf = (id: string): Statement => sql`SELECT 'ledger.reversal' AS subjectType, q.id AS subjectId
    FROM ledger_reversal AS q JOIN ledger_transaction AS t ON t.id = ${id} AND q.transaction_id = t.reverses_id
    WHERE q.posted_transaction_id = t.id
  UNION ALL SELECT 'ledger.year', c.id FROM ledger_year_close AS c JOIN ledger_transaction AS t ON t.id = ${id}
    WHERE t.subject_type = 'fiscal_year' AND t.subject_id = CAST(c.fiscal_year AS TEXT) AND c.state = 'posted'`;

export const transactionWithLines = (ctx: CityContext, id: string): [Statement, Statement, Statement] => [
  sql`${transactionPick} WHERE t.id = ${id} AND ${transactionInScope(ctx, 'ledger.read', sql`t.id`)}`,
  sql`SELECT x.line, x.debit_account_id AS debitAccountId, d.code AS debitCode, d.name AS debitName,
      x.credit_account_id AS creditAccountId, c.code AS creditCode, c.name AS creditName, x.amount_fen AS amountFen
    FROM ledger_transfer AS x
    JOIN ledger_account AS d ON d.id = x.debit_account_id
    JOIN ledger_account AS c ON c.id = x.credit_account_id
    WHERE x.transaction_id = ${id} ORDER BY x.line`,
  orderOf(id),
];

export interface HoldFilter {
  readonly state?: string | undefined;
  readonly accountId?: string | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  /** Open for so many days without a fen of it, or of the hold that it goes back to, being paid. */
  readonly idleDays?: number | undefined;
}

export function holdPage(ctx: CityContext, filter: HoldFilter & Page): [Statement, Statement] {
  const overdue = sql`h.state = 'open' AND h.deadline_day IS NOT NULL AND h.deadline_day < ${ctx.today}`;
  const from = sql`FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
    LEFT JOIN unit AS p ON p.id = h.payee_unit_id`;
  const where = allOf([
    inScope(ctx, 'ledger.read', sql`a.unit_id`),
    filter.state !== undefined && sql`h.state = ${filter.state}`,
    filter.accountId !== undefined && sql`h.account_id = ${filter.accountId}`,
    filter.overdue === 'true' && overdue,
    filter.idleDays !== undefined &&
      sql`h.state = 'open' AND h.opened_day <= ${addDays(ctx.today, -filter.idleDays)} AND NOT EXISTS (
        SELECT 1 FROM ledger_hold AS part WHERE part.root_id = h.root_id AND part.settled_fen > 0)`,
  ]);
  return [
    sql`SELECT h.id, h.root_id AS rootId, h.account_id AS accountId, a.code AS accountCode, a.name AS accountName,
        a.fiscal_year AS fiscalYear, h.amount_fen AS amountFen, h.settled_fen AS settledFen, h.state, h.purpose, h.document_number AS documentNumber,
        h.subject_type AS subjectType, h.subject_id AS subjectId, p.name AS payeeUnitName, h.deadline_day AS deadlineDay, (${overdue}) AS overdue,
        h.opened_day AS openedDay, h.opened_at AS openedAt, h.opened_by_name AS openedByName, h.ended_at AS endedAt, h.end_document_number AS endDocumentNumber, h.transaction_id AS transactionId
      ${from} WHERE ${where} ${orderBy(filter.sort, { amountFen: 'h.amount_fen', deadlineDay: 'h.deadline_day' }, 'h.id DESC')}
      ${pageOf(filter)}`,
    sql`SELECT count(*) AS total ${from} WHERE ${where}`,
  ];
}

export function reversalPage(ctx: CityContext, filter: Page & { state?: string | undefined }): [Statement, Statement] {
  const from = sql`FROM ledger_reversal AS q JOIN ledger_transaction AS t ON t.id = q.transaction_id`;
  const where = allOf([
    transactionInScope(ctx, 'ledger.read', sql`t.id`),
    filter.state !== undefined && sql`q.state = ${filter.state}`,
  ]);
  return [
    sql`SELECT q.id, q.transaction_id AS transactionId, t.seq, t.memo,
        ${movedOnBalance} AS amountFen,
        q.reason, q.document_number AS documentNumber, q.state, q.asked_at AS askedAt, q.asked_by AS askedBy, q.asked_by_name AS askedByName,
        q.decided_at AS decidedAt, q.decided_by_name AS decidedByName, q.decision_reason AS decisionReason,
        q.posted_transaction_id AS postedTransactionId, q.version
      ${from} WHERE ${where} ORDER BY q.id DESC ${pageOf(filter)}`,
    sql`SELECT count(*) AS total ${from} WHERE ${where}`,
  ];
}
