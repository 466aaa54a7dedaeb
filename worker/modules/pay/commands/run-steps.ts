import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { json } from '../../../platform/statement.ts';
import { decidePosting, fiscalYears, planTransfers, type AccountFacts, type FiscalYear } from '../../ledger/index.ts';
import { payRefusals } from '../rules/refusals.ts';
import { returnDay } from '../rules/run-return.ts';
import { decideStep, type RunEvent, type RunMoved } from '../rules/run-steps.ts';
import type { FindingCode } from '../rules/scheme.ts';
import { accountsOfRun, transfersOfRun, type PostedTransfer } from '../store/funding.ts';
import { acceptFindings, moveRun, openWarnings, runById, touchRun, type StoredRun } from '../store/runs.ts';
import { costTransfers } from './funding.ts';
import { refusePart } from './whole-city.ts';

/** The run, where its state takes the event, the version is fresh and the actor may do it for the whole city. */
function stepping(
  ctx: CityContext,
  permission: Permission,
  run: StoredRun | null,
  event: RunEvent,
  version: number,
): StoredRun | Refusal {
  const state = refusePart(ctx, permission) ?? decideStep(run, event, version);
  if (isRefusal(state)) return state;
  return run ?? platformRefusals.refuse('not_found');
}

/** Marks an approved run as paid: its money leaves the payroll account, in the book in which it was approved. */
export function payRun(ctx: CityContext, id: string, version: number): Promise<RunMoved> {
  return commit(ctx, async () => {
    const [runs, years, accounts, transfers] = await ctx.db.reads<
      [StoredRun, FiscalYear, AccountFacts, PostedTransfer]
    >([runById(id), fiscalYears(), accountsOfRun(id), transfersOfRun(id)]);
    const run = stepping(ctx, 'pay.run.approve', runs[0] ?? null, 'pay', version);
    if (isRefusal(run)) return run;
    const payroll = accounts.find(({ kind }) => kind === 'payroll');
    const spent = accounts.find(({ kind }) => kind === 'spent');
    const costless = transfers.length === 0 && run.grossFen === 0 && run.employerFen === 0;
    if (!costless && (!payroll || !spent)) return payRefusals.refuse('payroll_account_missing');
    const effectiveDay = returnDay({ years, accounts, transfers, today: ctx.today });
    const paid = payroll && spent ? costTransfers(run, payroll.id, spent.id) : [];
    const refused = decidePosting(
      { years, accounts, today: ctx.today },
      { kind: 'payroll', effectiveDay, transfers: paid },
    );
    if (refused) return refused;
    const transactionId = ctx.newId('txn');
    const { month, netFen } = run;
    return {
      audit: { action: 'pay.run.pay', subject: { type: 'pay_run', id }, payload: { month, netFen, transactionId } },
      writes: [
        ...moveRun(id, version, 'paid', ctx),
        ...planTransfers(
          ctx,
          {
            id: transactionId,
            kind: 'payroll',
            effectiveDay,
            memo: `${month} 社工薪酬发放`,
            subject: { type: 'pay_run', id },
            transfers: paid,
          },
          accounts,
        ),
      ],
      answer: { id, state: 'paid', version: version + 1 },
    };
  });
}

/** Closes a paid run: nothing about it will change again. */
export function closeRun(ctx: CityContext, id: string, version: number): Promise<RunMoved> {
  return commit(ctx, async () => {
    const run = stepping(ctx, 'pay.run.approve', await ctx.db.first<StoredRun>(runById(id)), 'close', version);
    if (isRefusal(run)) return run;
    return {
      audit: { action: 'pay.run.close', subject: { type: 'pay_run', id }, payload: { month: run.month } },
      writes: moveRun(id, version, 'closed', ctx),
      answer: { id, state: 'closed', version: version + 1 },
    };
  });
}

export interface Acceptance {
  readonly version: number;
  readonly code: FindingCode;
  /** Only the findings of these workers; all of the code otherwise. */
  readonly workerIds?: readonly string[] | undefined;
  readonly reason: string;
}

/** Accepts open warnings of one kind with a reason; what blocks cannot be accepted. */
export function acceptWarnings(ctx: CityContext, id: string, input: Acceptance): Promise<RunMoved> {
  return commit(ctx, async () => {
    const { version, code, reason } = input;
    const chosen = { runId: id, code, workerIds: input.workerIds ? json(input.workerIds) : null };
    const [runs, open] = await ctx.db.reads<[StoredRun, { count: number }]>([runById(id), openWarnings(chosen)]);
    const run = stepping(ctx, 'pay.run.compute', runs[0] ?? null, 'compute', version);
    if (isRefusal(run)) return run;
    const count = open[0]?.count ?? 0;
    if (count === 0) return payRefusals.refuse('finding_not_acceptable');
    return {
      audit: {
        action: 'pay.finding.accept',
        subject: { type: 'pay_run', id },
        reason,
        payload: { month: run.month, code, count },
      },
      writes: [...touchRun(id, version), acceptFindings(chosen, reason, ctx)],
      answer: { id, state: 'computed', version: version + 1 },
    };
  });
}
