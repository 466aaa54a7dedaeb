import { fen, formatYuan, sumFen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Statement } from '../../../platform/statement.ts';
import { mirrored, planTransfers, type TransferDraft } from '../../ledger/index.ts';
import { payRefusals } from '../rules/refusals.ts';
import { decideReturn, returnDay, type PostedBook } from '../rules/run-return.ts';
import type { RunFacts } from '../rules/run-steps.ts';
import type { StoredRun } from '../store/runs.ts';

/**
 * Gross pay and the employer's contributions, apart: what the month costs, from one account to another. Where one of them
 * is below zero (contributions of earlier months given back) the cost goes in one sum: nothing is spent below zero.
 */
export function costTransfers(run: RunFacts, debitAccountId: string, creditAccountId: string): TransferDraft[] {
  const { grossFen, employerFen } = run;
  const apart = grossFen >= 0 && employerFen >= 0;
  const parts = apart
    ? [
        { amountFen: fen(grossFen), subjectId: 'gross' },
        { amountFen: fen(employerFen), subjectId: 'employer' },
      ]
    : [{ amountFen: sumFen([fen(grossFen), fen(employerFen)]), subjectId: 'cost' }];
  const moved = parts.filter(({ amountFen }) => amountFen !== 0);
  return moved.map(({ amountFen, subjectId }) => ({
    subjectId,
    amountFen: fen(Math.abs(amountFen)),
    debitAccountId: amountFen < 0 ? creditAccountId : debitAccountId,
    creditAccountId: amountFen < 0 ? debitAccountId : creditAccountId,
  }));
}

/** Whether what a run moved may go back: the payroll account still holds it, its year is open. */
export function refuseReturn(book: PostedBook): Refusal | null {
  const refused = decideReturn(book);
  if (refused?.code !== 'reversal_money_used') return refused;
  const shortfallFen = Number(refused.facts['shortfallFen']);
  return payRefusals.refuse('payroll_money_used', { shortfallFen, shortfallYuan: formatYuan(fen(shortfallFen)) });
}

/** The money of a run back to where each part came from: a mirrored transaction that points to the first. */
export function planReturn(ctx: CityContext, run: StoredRun, book: PostedBook): Statement[] {
  if (run.ledgerTransactionId === null || book.transfers.length === 0) return [];
  return planTransfers(
    ctx,
    {
      id: ctx.newId('txn'),
      kind: 'payroll',
      effectiveDay: returnDay(book),
      memo: `${run.month} 社工薪酬退回`,
      subject: { type: 'pay_run', id: run.id },
      reverses: { id: run.ledgerTransactionId, forced: false },
      transfers: mirrored(book.transfers),
    },
    book.accounts,
  );
}
