import { fen, formatYuan, sumFen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Statement } from '../../../platform/statement.ts';
import { availableFen, planTransfers, type AccountFacts, type TransferDraft } from '../../ledger/index.ts';
import { payRefusals } from '../rules/refusals.ts';
import type { RunFacts } from '../rules/run-steps.ts';
import type { StoredRun } from '../store/runs.ts';

/** Gross pay and the employer's contributions, apart: what the month costs, from one account to another. */
export const costTransfers = (run: RunFacts, debitAccountId: string, creditAccountId: string): TransferDraft[] =>
  [
    { amountFen: fen(run.grossFen), subjectId: 'gross' },
    { amountFen: fen(run.employerFen), subjectId: 'employer' },
  ]
    .filter(({ amountFen }) => amountFen > 0)
    .map((part) => ({ ...part, debitAccountId, creditAccountId }));

/** Whether the payroll account still holds what a run brought into it. */
export function refuseUsed(payroll: Pick<AccountFacts, 'balanceFen' | 'heldFen'>, run: RunFacts): Refusal | null {
  const shortfallFen = sumFen([run.grossFen, run.employerFen, -availableFen(payroll)]);
  if (shortfallFen <= 0) return null;
  return payRefusals.refuse('payroll_money_used', { shortfallFen, shortfallYuan: formatYuan(shortfallFen) });
}

/** The money of a run back to where it came from: a mirrored transaction that points to the first. */
export function planReturn(ctx: CityContext, run: StoredRun, payrollId: string | null): Statement[] {
  if (run.fundingAccountId === null || run.ledgerTransactionId === null || payrollId === null) return [];
  return planTransfers(ctx, {
    id: ctx.newId('txn'),
    kind: 'payroll',
    effectiveDay: ctx.today,
    memo: `${run.month} 社工薪酬退回`,
    subject: { type: 'pay_run', id: run.id },
    reverses: { id: run.ledgerTransactionId, forced: false },
    transfers: costTransfers(run, payrollId, run.fundingAccountId),
  });
}
