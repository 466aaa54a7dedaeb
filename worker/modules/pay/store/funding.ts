import type { Fen } from '../../../core/fen.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { accountColumns } from '../../ledger/index.ts';

/** What a run's lines come to by unit, side and fund: `CostPart`s. */
export const costRows = (runId: string): Statement => sql`
  WITH cost AS (
    SELECT coalesce(l.unit_id, p.unit_id) AS unitId, CASE l.side WHEN 'earning' THEN 'gross' ELSE 'employer' END AS side,
      l.amount_fen AS fen, l.funds
    FROM payslip AS p JOIN payslip_line AS l ON l.payslip_id = p.id
    WHERE p.run_id = ${runId} AND l.side <> 'deduction'
  )
  SELECT unitId, side, fund, sum(fen) AS amountFen FROM (
    SELECT unitId, side, NULL AS fund, fen FROM cost WHERE funds IS NULL
    UNION ALL
    SELECT unitId, side, f.value ->> 'fund', f.value ->> 'fen' FROM cost, json_each(cost.funds) AS f
  ) GROUP BY unitId, side, fund ORDER BY unitId, side DESC, fund`;

const latestFund = sql`f.id = (SELECT n.id FROM pay_fund AS n WHERE n.code = f.code AND n.fiscal_year = f.fiscal_year
  ORDER BY n.id DESC LIMIT 1)`;

/** The accounts of fund codes as last decided, in every year. */
export const fundAccountRows = (): Statement =>
  sql`SELECT f.code, f.fiscal_year AS fiscalYear, f.account_id AS accountId, f.purpose_id AS purposeId
    FROM pay_fund AS f WHERE ${latestFund}`;

/** `AccountFacts` of all that may take part: the chosen one, every fund's with the line of its purpose, the payroll accounts. */
export const fundingAccounts = (chosenId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.id = ${chosenId} OR a.kind = 'payroll'
    OR a.id IN (SELECT f.account_id FROM pay_fund AS f WHERE ${latestFund}
      UNION SELECT f.purpose_id FROM pay_fund AS f WHERE ${latestFund}) ORDER BY a.fiscal_year, a.code`;

export interface PostedTransfer {
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountFen: Fen;
  readonly subjectId: string | null;
  readonly sourceId: string | null;
  readonly trancheId: string | null;
}

const postedBy = (runId: string): Statement => sql`(SELECT ledger_transaction_id FROM pay_run WHERE id = ${runId})`;

/** What a run's approval moved, transfer by transfer. */
export const transfersOfRun = (runId: string): Statement =>
  sql`SELECT debit_account_id AS debitAccountId, credit_account_id AS creditAccountId, amount_fen AS amountFen,
    subject_id AS subjectId, source_id AS sourceId, tranche_id AS trancheId FROM ledger_transfer WHERE transaction_id = ${postedBy(runId)} ORDER BY line`;

/** `AccountFacts` of all that a run's approval moved, and the payroll and spent accounts of the same year. */
export const accountsOfRun = (runId: string): Statement =>
  sql`SELECT ${accountColumns} FROM ledger_account AS a WHERE a.id IN (
      SELECT debit_account_id FROM ledger_transfer WHERE transaction_id = ${postedBy(runId)}
      UNION SELECT credit_account_id FROM ledger_transfer WHERE transaction_id = ${postedBy(runId)})
    OR (a.kind = 'spent' AND a.fiscal_year =
      (SELECT t.fiscal_year FROM ledger_transaction AS t WHERE t.id = ${postedBy(runId)}))
    ORDER BY a.ordinal`;

export interface FundRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly accountId: string;
  readonly account: string;
  readonly purposeId: string | null;
  readonly purpose: string | null;
  readonly availableFen: Fen;
  readonly recordedAt: string;
}

/** Funds of a year with their accounts, as last decided. */
export const fundsOfYear = (year: number): Statement =>
  sql`SELECT f.id, f.code, f.name, f.fiscal_year AS fiscalYear, f.account_id AS accountId,
      a.code || ' ' || a.name AS account, f.purpose_id AS purposeId, p.code || ' ' || p.name AS purpose, a.balance_fen - a.held_fen AS availableFen, f.recorded_at AS recordedAt
    FROM pay_fund AS f JOIN ledger_account AS a ON a.id = f.account_id
    LEFT JOIN ledger_account AS p ON p.id = f.purpose_id
    WHERE f.fiscal_year = CAST(${year} AS INTEGER) AND ${latestFund} ORDER BY f.code LIMIT 500`;

/** Codes that the schemes in use name, whether or not they have an account. */
export const namedFunds = (): Statement =>
  sql`SELECT DISTINCT f.value ->> 'fund' AS code FROM pay_adoption AS d JOIN pay_scheme AS s ON s.id = d.scheme_id,
      json_each(s.definition, '$.items') AS i, json_each(i.value, '$.funds') AS f
    WHERE f.value ->> 'fund' IS NOT NULL ORDER BY code LIMIT 500`;

export interface NewFund {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly accountId: string;
  readonly purposeId?: string | undefined;
}

export const insertFund = (fund: NewFund, at: string, by: string): Statement =>
  insertRow('pay_fund', {
    id: fund.id,
    code: fund.code,
    fiscal_year: fund.fiscalYear,
    name: fund.name,
    account_id: fund.accountId,
    purpose_id: fund.purposeId ?? null,
    recorded_at: at,
    recorded_by: by,
  });
