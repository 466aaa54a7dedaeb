import { yearOf, type Month } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  anyAccountsById,
  decidePosting,
  fiscalYears,
  planTransfers,
  type AccountFacts,
  type FiscalYear,
  type TransferDraft,
} from '../../ledger/index.ts';
import { payRefusals } from '../rules/refusals.ts';
import { decideApproval, decideReopening, type OpenFindings, type RunMoved } from '../rules/run-steps.ts';
import {
  fundRun,
  laterRun,
  moveRun,
  openFindings,
  payrollAccounts,
  payrollOfRun,
  reopenRun,
  runById,
  type PayrollAccount,
  type StoredRun,
} from '../store/runs.ts';
import { costTransfers, planReturn, refuseUsed } from './funding.ts';
import { refusePart } from './whole-city.ts';

export interface Approval {
  readonly version: number;
  readonly fundingAccountId: string;
}

/**
 * Approves a run as a second person and moves its cost from the funding account to the payroll account in the same
 * batch: refused with the shortfall where the money is not there.
 */
export function approveRun(ctx: CityContext, id: string, input: Approval): Promise<RunMoved> {
  return commit(ctx, async () => {
    const run = await approvable(ctx, id, input.version);
    if (isRefusal(run)) return run;
    const transfers = await fundable(ctx, run, input.fundingAccountId);
    if (isRefusal(transfers)) return transfers;
    const transactionId = ctx.newId('txn');
    const { month, grossFen, employerFen } = run;
    const { fundingAccountId } = input;
    return {
      audit: {
        action: 'pay.run.approve',
        subject: { type: 'pay_run', id },
        payload: { month, fundingAccountId, transactionId, grossFen, employerFen },
      },
      writes: [
        ...moveRun(id, run.version, 'approved', ctx),
        fundRun(id, fundingAccountId, transactionId),
        ...planCost(ctx, run, transactionId, transfers),
      ],
      answer: { id, state: 'approved', version: run.version + 1 },
    };
  });
}

async function approvable(ctx: CityContext, id: string, version: number): Promise<StoredRun | Refusal> {
  const [runs, findings] = await ctx.db.reads<[StoredRun, OpenFindings]>([runById(id), openFindings(id)]);
  const run = runs[0] ?? null;
  const open = findings[0] ?? { blocking: 0, warnings: 0 };
  const state = refusePart(ctx, 'pay.run.approve') ?? decideApproval(run, version, ctx.actor.id, open);
  if (isRefusal(state)) return state;
  return run ?? platformRefusals.refuse('not_found');
}

async function fundable(
  ctx: CityContext,
  run: StoredRun,
  fundingAccountId: string,
): Promise<TransferDraft[] | Refusal> {
  const [accounts, payrolls, years] = await ctx.db.reads<[AccountFacts, PayrollAccount, FiscalYear]>([
    anyAccountsById([fundingAccountId]),
    payrollAccounts(yearOf(ctx.today)),
    fiscalYears(),
  ]);
  if (accounts[0]?.kind !== 'line') return payRefusals.refuse('funding_account_unknown');
  const payroll = payrolls.find(({ kind }) => kind === 'payroll');
  if (!payroll) return payRefusals.refuse('payroll_account_missing');
  const transfers = costTransfers(run, fundingAccountId, payroll.id);
  const posting = { kind: 'payroll' as const, effectiveDay: ctx.today, transfers };
  return decidePosting({ years, accounts: [...accounts, payroll], today: ctx.today }, posting) ?? transfers;
}

const planCost = (ctx: CityContext, run: StoredRun, id: string, transfers: readonly TransferDraft[]): Statement[] =>
  planTransfers(ctx, {
    id,
    kind: 'payroll',
    effectiveDay: ctx.today,
    memo: `${run.month} 社工薪酬`,
    subject: { type: 'pay_run', id: run.id },
    madeBy: { id: run.computedBy, name: run.computedName },
    checkedBy: { id: ctx.actor.id, name: ctx.actor.name },
    transfers,
  });

/** Takes an approval back before payment: the money returns to where it came from, the run is a draft again. */
export function takeBackApproval(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly reason: string },
): Promise<RunMoved> {
  return commit(ctx, async () => {
    const [runs, later, payrolls] = await ctx.db.reads<[StoredRun, { month: Month | null }, PayrollAccount]>([
      runById(id),
      laterRun(id),
      payrollOfRun(id),
    ]);
    const [run, payroll] = [runs[0] ?? null, payrolls[0] ?? null];
    const state =
      refusePart(ctx, 'pay.run.approve') ??
      decideReopening(run, input.version, later[0]?.month ?? null) ??
      platformRefusals.refuse('not_found');
    if (isRefusal(state)) return state;
    if (run === null) return platformRefusals.refuse('not_found');
    const used = payroll ? refuseUsed(payroll, run) : null;
    if (used) return used;
    return {
      audit: {
        action: 'pay.run.reopen',
        subject: { type: 'pay_run', id },
        reason: input.reason,
        payload: { month: run.month, ledgerTransactionId: run.ledgerTransactionId },
      },
      writes: [...reopenRun(id, run.version), ...planReturn(ctx, run, payroll?.id ?? null)],
      answer: { id, state, version: run.version + 1 },
    };
  });
}
