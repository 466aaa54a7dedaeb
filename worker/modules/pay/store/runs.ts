import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { Finding } from '../rules/check.ts';
import { isOnPost, type Payslip } from '../rules/payslip.ts';
import type { FirstLevel, RunRules, RunTotals } from '../rules/run.ts';
import type { RunFacts } from '../rules/run-steps.ts';
import { within, type Chosen } from './chosen.ts';
import type { AcceptedFinding } from './run-facts.ts';

/** Columns of `RunFacts`. */
export const runColumns = sql`r.id, r.month, r.state, r.version, r.computed_by AS computedBy, r.computed_name AS computedName,
  r.gross_fen AS grossFen, r.net_fen AS netFen, r.employer_fen AS employerFen, r.funding_account_id AS fundingAccountId,
  r.ledger_transaction_id AS ledgerTransactionId, r.computing_job_id AS computingJobId,
  EXISTS (SELECT 1 FROM pay_job AS j WHERE j.id = r.computing_job_id AND j.state = 'running') AS jobRuns`;

export type StoredRun = RunFacts & {
  readonly computedName: string;
  readonly fundingAccountId: string | null;
  readonly ledgerTransactionId: string | null;
};

export const runById = (id: string): Statement => sql`SELECT ${runColumns} FROM pay_run AS r WHERE r.id = ${id}`;

/** Who steps: name and instant are kept beside the id, for the step line. */
type Stamp = Pick<CityContext, 'at'> & { readonly actor: { readonly id: string; readonly name: string } };

export interface RunRecord {
  readonly id: string;
  readonly rules: RunRules;
  readonly snapshotHash: string;
  readonly totals: RunTotals;
  /** The last audit entry that stood when its facts were read. */
  readonly factsSeq: number;
  /** The job that still has slices to compute; null where the run is whole. */
  readonly jobId: string | null;
}

const computedColumns = ({ rules, snapshotHash, totals, factsSeq, jobId }: RunRecord, stamp: Stamp) => ({
  scheme_id: rules.scheme.id,
  insurance_policy_id: rules.insurance.id,
  income_tax_policy_id: rules.tax.id,
  snapshot_hash: snapshotHash,
  workers: totals.workers,
  gross_fen: totals.grossFen,
  deducted_fen: totals.deductedFen,
  tax_fen: totals.taxFen,
  net_fen: totals.netFen,
  employer_fen: totals.employerFen,
  computed_at: stamp.at,
  computed_by: stamp.actor.id,
  computed_name: stamp.actor.name,
  facts_seq: factsSeq,
  computing_job_id: jobId,
});

export const insertRun = (record: RunRecord, stamp: Stamp): Statement =>
  insertRow('pay_run', {
    id: record.id,
    month: record.rules.month,
    state: 'computed',
    ...computedColumns(record, stamp),
  });

/** Puts a new head over the draft of a run. */
export function replaceHead(record: RunRecord, version: number, stamp: Stamp): Statement[] {
  const columns = Object.entries(computedColumns(record, stamp));
  return [
    {
      sql: `UPDATE pay_run SET ${columns.map(([name]) => `${name} = ?`).join(', ')}, version = version + 1
        WHERE id = ? AND version = ? AND state = 'computed'`,
      params: [...columns.map(([, value]) => value), record.id, version],
    },
    expectChanges('pay_run_version'),
  ];
}

/** Takes away what a draft says of some workers; what is computed anew follows. */
export function clearSlice(runId: string, chosen: Chosen): Statement[] {
  const worker = within(chosen, sql`worker_id`);
  return [
    sql`DELETE FROM pay_finding WHERE run_id = ${runId} AND ${worker}`,
    sql`DELETE FROM payslip_line WHERE payslip_id IN (SELECT id FROM payslip WHERE run_id = ${runId} AND ${worker})`,
    sql`DELETE FROM payslip WHERE run_id = ${runId} AND ${worker}`,
  ];
}

/** Payslips with their lines, as few statements as their size allows. */
export function insertPayslips(
  runId: string,
  month: string,
  payslips: readonly Payslip[],
  newId: () => string,
): Statement[] {
  const withId = payslips.map((payslip) => ({ id: newId(), payslip }));
  return [
    ...insertRows(
      'payslip',
      withId.map(({ id, payslip }) => payslipRow(id, runId, month, payslip)),
    ),
    ...insertRows(
      'payslip_line',
      withId.flatMap(({ id, payslip }) =>
        payslip.lines.map((line, index) => ({
          payslip_id: id,
          seq: index + 1,
          side: line.side,
          code: line.code,
          name: line.name,
          amount_fen: line.amountFen,
          formula: line.formula,
          inputs: JSON.stringify(line.inputs),
          source: line.source,
          for_month: line.forMonth,
          taxable: line.taxable ? 1 : 0,
          insurable: line.insurable ? 1 : 0,
          unit_id: line.unitId,
          funds: line.funds && JSON.stringify(line.funds),
        })),
      ),
    ),
  ];
}

function payslipRow(id: string, runId: string, month: string, { facts, figures }: Payslip) {
  const { tax } = figures;
  return {
    id,
    run_id: runId,
    worker_id: facts.workerId,
    month,
    name: facts.name,
    pinyin: facts.pinyin,
    unit_id: facts.unitId,
    post_type: facts.postType,
    level: facts.level,
    grade: facts.grade,
    on_post: isOnPost(facts) ? 1 : 0,
    gross_fen: figures.grossFen,
    back_pay_fen: figures.backPayFen,
    recovery_fen: figures.recoveryFen,
    insurance_fen: figures.insuranceFen,
    housing_fen: figures.housingFen,
    tax_fen: figures.taxFen,
    net_fen: figures.netFen,
    employer_fen: figures.employerFen,
    insurance_wage_fen: figures.insuranceWageFen,
    taxable_income_fen: figures.taxableIncomeFen,
    cumulative_income_fen: tax.cumulativeIncomeFen,
    cumulative_insurance_fen: tax.cumulativeInsuranceFen,
    cumulative_special_fen: tax.cumulativeSpecialFen,
    cumulative_taxable_fen: tax.cumulativeTaxableFen,
    cumulative_withheld_fen: tax.withheldBeforeFen + tax.dueFen,
    over_withheld_fen: tax.overWithheldFen,
    months_counted: tax.monthsCounted,
    fund_wage_fen: figures.fundWageFen,
    insurable_fen: figures.insurableFen,
    whole_month: facts.days >= facts.monthDays ? 1 : 0,
    fund_excess_fen: figures.fundExcessFen,
    bonus_alone_fen: figures.bonusAloneFen,
    bonus_tax_fen: figures.bonusTaxFen,
    facts: JSON.stringify(facts),
  };
}

/** Findings, each accepted as it was where its facts are the same as when somebody accepted it. */
export function insertFindings(
  runId: string,
  findings: readonly Finding[],
  accepted: readonly AcceptedFinding[] = [],
): Statement[] {
  const known = new Map(accepted.map((finding) => [`${finding.code} ${finding.workerId} ${finding.facts}`, finding]));
  return insertRows(
    'pay_finding',
    findings.map(({ workerId, code, severity, name, facts }) => {
      const text = JSON.stringify(facts);
      const same = severity === 'warning' ? known.get(`${code} ${workerId} ${text}`) : undefined;
      return {
        run_id: runId,
        worker_id: workerId,
        code,
        severity,
        name,
        facts: text,
        accepted_at: same?.acceptedAt ?? null,
        accepted_by: same?.acceptedBy ?? null,
        accepted_reason: same?.acceptedReason ?? null,
      };
    }),
  );
}

export interface LevelEvent extends FirstLevel {
  readonly fromMonth: string;
  readonly cause: 'initial' | 'derived' | 'decided';
  readonly schemeId: string;
}

export const insertLevels = (events: readonly LevelEvent[], stamp: Stamp, newId: () => string): Statement[] =>
  insertRows(
    'worker_level',
    events.map(({ workerId, level, explanation, fromMonth, cause, schemeId }) => ({
      id: newId(),
      worker_id: workerId,
      from_month: fromMonth,
      level,
      cause,
      scheme_id: schemeId,
      derivation: JSON.stringify(explanation),
      recorded_at: stamp.at,
      recorded_by: stamp.actor.id,
    })),
  );

/** Findings that stand in the way of approval. */
export const openFindings = (runId: string): Statement =>
  sql`SELECT count(*) FILTER (WHERE severity = 'blocking') AS blocking,
      count(*) FILTER (WHERE severity = 'warning' AND accepted_at IS NULL) AS warnings
    FROM pay_finding WHERE run_id = ${runId}`;

/** Open warnings of a code; `workerIds` as JSON narrows them. */
export interface ChosenWarnings {
  readonly runId: string;
  readonly code: string;
  readonly workerIds: string | null;
}

const chosenWarnings = ({ runId, code, workerIds }: ChosenWarnings): Statement =>
  sql`run_id = ${runId} AND code = ${code} AND severity = 'warning' AND accepted_at IS NULL
    AND (${workerIds} IS NULL OR worker_id IN (SELECT value FROM json_each(${workerIds})))`;

export const openWarnings = (chosen: ChosenWarnings): Statement =>
  sql`SELECT count(*) AS count FROM pay_finding WHERE ${chosenWarnings(chosen)}`;

export const acceptFindings = (chosen: ChosenWarnings, reason: string, stamp: Stamp): Statement =>
  sql`UPDATE pay_finding SET accepted_at = ${stamp.at}, accepted_by = ${stamp.actor.id}, accepted_reason = ${reason}
    WHERE ${chosenWarnings(chosen)}`;

/** Moves a run on, with who and when. */
export function moveRun(id: string, version: number, state: 'approved' | 'paid' | 'closed', stamp: Stamp): Statement[] {
  return [
    {
      sql: `UPDATE pay_run SET state = ?, ${state}_at = ?, ${state}_by = ?, ${state}_name = ?, version = version + 1
        WHERE id = ? AND version = ?`,
      params: [state, stamp.at, stamp.actor.id, stamp.actor.name, id, version],
    },
    expectChanges('pay_run_version'),
  ];
}

export const fundRun = (id: string, fundingAccountId: string, transactionId: string): Statement =>
  sql`UPDATE pay_run SET funding_account_id = ${fundingAccountId}, ledger_transaction_id = ${transactionId} WHERE id = ${id}`;

/** Back to a draft: nobody has approved it any more, and it holds no money. */
export const reopenRun = (id: string, version: number): Statement[] => [
  sql`UPDATE pay_run SET state = 'computed', approved_at = NULL, approved_by = NULL, approved_name = NULL,
      funding_account_id = NULL, ledger_transaction_id = NULL, version = version + 1
    WHERE id = ${id} AND version = ${version} AND state = 'approved'`,
  expectChanges('pay_run_version'),
];

export const touchRun = (id: string, version: number): Statement[] => [
  sql`UPDATE pay_run SET version = version + 1 WHERE id = ${id} AND version = ${version}`,
  expectChanges('pay_run_version'),
];

export const laterRun = (id: string): Statement =>
  sql`SELECT min(month) AS month FROM pay_run WHERE month > (SELECT month FROM pay_run WHERE id = ${id})`;
