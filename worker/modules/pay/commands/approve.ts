import type { Month } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { fiscalYears, planTransfers, type AccountFacts, type FiscalYear } from '../../ledger/index.ts';
import { decideFunding, type CostPart, type FundAccount, type Funding } from '../rules/run-cost.ts';
import { decideApproval, decideReopening, type OpenFindings, type RunMoved } from '../rules/run-steps.ts';
import {
  accountsOfRun,
  costRows,
  fundAccountRows,
  fundingAccounts,
  transfersOfRun,
  type PostedTransfer,
} from '../store/funding.ts';
import { fundRun, laterRun, moveRun, openFindings, reopenRun, runById, type StoredRun } from '../store/runs.ts';
import { planReturn, refuseReturn } from './funding.ts';
import { refusePart } from './whole-city.ts';

export interface Approval {
  readonly version: number;
  /** Pays every line that names no fund of its own. */
  readonly fundingAccountId: string;
}

/**
 * Approves a run as a second person and moves its cost in the same batch: from the account of each fund to the payroll
 * account, a transfer a unit. Refused with every shortfall where the money is not there; all or nothing.
 */
export function approveRun(ctx: CityContext, id: string, input: Approval): Promise<RunMoved> {
  return commit(ctx, async () => {
    const { fundingAccountId } = input;
    const [runs, findings, years, accounts, funds, rows] = await ctx.db.reads<
      [StoredRun, OpenFindings, FiscalYear, AccountFacts, FundAccount, CostPart]
    >([
      runById(id),
      openFindings(id),
      fiscalYears(),
      fundingAccounts(fundingAccountId),
      fundAccountRows(),
      costRows(id),
    ]);
    const run = approvable(ctx, runs[0] ?? null, input.version, findings[0] ?? { blocking: 0, warnings: 0 });
    if (isRefusal(run)) return run;
    const funding = decideFunding({ years, today: ctx.today, accounts, funds }, run, rows, fundingAccountId);
    if (isRefusal(funding)) return funding;
    const transactionId = ctx.newId('txn');
    const { month, grossFen, employerFen } = run;
    const from = new Set(funding.transfers.map(({ debitAccountId }) => debitAccountId));
    return {
      audit: {
        action: 'pay.run.approve',
        subject: { type: 'pay_run', id },
        payload: {
          month,
          fundingAccountId,
          transactionId,
          grossFen,
          employerFen,
          effectiveDay: funding.day,
          sources: [...from],
        },
      },
      writes: [
        ...moveRun(id, run.version, 'approved', ctx),
        fundRun(id, fundingAccountId, transactionId),
        ...planCost(ctx, run, transactionId, funding, accounts),
      ],
      answer: { id, state: 'approved', version: run.version + 1 },
    };
  });
}

function approvable(ctx: CityContext, run: StoredRun | null, version: number, open: OpenFindings): StoredRun | Refusal {
  const state = refusePart(ctx, 'pay.run.approve') ?? decideApproval(run, version, ctx.actor.id, open);
  if (isRefusal(state)) return state;
  return run ?? platformRefusals.refuse('not_found');
}

const planCost = (
  ctx: CityContext,
  run: StoredRun,
  id: string,
  { day, transfers }: Funding,
  accounts: readonly AccountFacts[],
): Statement[] =>
  planTransfers(
    ctx,
    {
      id,
      kind: 'payroll',
      effectiveDay: day,
      memo: `${run.month} 社工薪酬`,
      subject: { type: 'pay_run', id: run.id },
      madeBy: { id: run.computedBy, name: run.computedName },
      checkedBy: { id: ctx.actor.id, name: ctx.actor.name },
      transfers,
    },
    accounts,
  );

/** Takes an approval back before payment: every part returns to the account it came from, the run is a draft again. */
export function takeBackApproval(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly reason: string },
): Promise<RunMoved> {
  return commit(ctx, async () => {
    const [runs, later, years, accounts, transfers] = await ctx.db.reads<
      [StoredRun, { month: Month | null }, FiscalYear, AccountFacts, PostedTransfer]
    >([runById(id), laterRun(id), fiscalYears(), accountsOfRun(id), transfersOfRun(id)]);
    const run = runs[0] ?? null;
    const state =
      refusePart(ctx, 'pay.run.approve') ??
      decideReopening(run, input.version, later[0]?.month ?? null) ??
      platformRefusals.refuse('not_found');
    if (isRefusal(state)) return state;
    if (run === null) return platformRefusals.refuse('not_found');
    const book = { years, accounts, transfers, today: ctx.today };
    const refused = refuseReturn(book);
    if (refused) return refused;
    return {
      audit: {
        action: 'pay.run.reopen',
        subject: { type: 'pay_run', id },
        reason: input.reason,
        payload: { month: run.month, ledgerTransactionId: run.ledgerTransactionId },
      },
      writes: [...reopenRun(id, run.version), ...planReturn(ctx, run, book)],
      answer: { id, state, version: run.version + 1 },
    };
  });
}
