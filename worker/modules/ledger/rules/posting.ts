import type { Day } from '../../../core/day.ts';
import { monthOfDay, yearOf } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import {
  accountLabel,
  availableFen,
  isMonthClosed,
  type AccountFacts,
  type AccountKind,
  type FiscalYear,
} from './chart.ts';
import { ledgerRefusals } from './refusals.ts';
import { refuseSources } from './sources.ts';
import { shortfall, type TransferDraft } from './transfer.ts';

export type { TransferDraft } from './transfer.ts';

/** What kinds of accounts a kind of transaction takes from and gives to, and whether it shapes or executes a budget. */
export const transactionKinds = {
  appropriation: { nature: 'budget', from: ['source'], to: ['line'] },
  adjustment: { nature: 'budget', from: ['line'], to: ['line'] },
  return: { nature: 'budget', from: ['line'], to: ['source'] },
  settlement: { nature: 'execution', from: ['line', 'duty'], to: ['duty', 'unit', 'spent'] },
  payroll: { nature: 'execution', from: ['line', 'duty', 'unit', 'payroll'], to: ['payroll', 'spent'] },
  spending: { nature: 'execution', from: ['unit', 'line'], to: ['spent'] },
  refund: { nature: 'execution', from: ['unit', 'duty'], to: ['line', 'duty'] },
  open_budget: { nature: 'budget', from: ['source'], to: ['line'] },
  open_balance: { nature: 'execution', from: ['source'], to: ['unit', 'duty'] },
  close_budget: { nature: 'budget', from: ['line'], to: ['source'] },
  close_balance: { nature: 'execution', from: ['unit', 'duty'], to: ['source'] },
} as const satisfies Record<string, KindRule>;

interface KindRule {
  readonly nature: 'budget' | 'execution';
  readonly from: readonly AccountKind[];
  readonly to: readonly AccountKind[];
}

export type TransactionKind = keyof typeof transactionKinds;
export const transactionKindNames = Object.keys(transactionKinds) as [TransactionKind, ...TransactionKind[]];

export interface PostingDraft {
  readonly kind: TransactionKind;
  readonly effectiveDay: Day;
  readonly transfers: readonly TransferDraft[];
}

export interface PostingFacts {
  readonly years: readonly FiscalYear[];
  readonly accounts: readonly AccountFacts[];
  readonly today: Day;
}

/**
 * Whether a linked group may be posted, all of it; the first reason in the table's order if not. Money is checked on
 * the net effect for each account, so that a group may pass through an account.
 */
export function decidePosting(facts: PostingFacts, draft: PostingDraft): Refusal | null {
  const accounts = new Map(facts.accounts.map((account) => [account.id, account]));
  const sides = draft.transfers.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]);
  const involved = [...new Set(sides)].map((id) => accounts.get(id));
  const purposes = [...new Set(draft.transfers.flatMap(({ purposeId }) => purposeId ?? []))];
  if (purposes.some((id) => !accounts.has(id))) return platformRefusals.refuse('not_found');
  if (involved.some((account) => account === undefined)) return platformRefusals.refuse('not_found');
  const known = involved.filter((account) => account !== undefined);
  return (
    refuseDay(facts, draft.effectiveDay) ??
    refuseMixed([...known, ...purposes.flatMap((id) => accounts.get(id) ?? [])], yearOf(draft.effectiveDay)) ??
    refuseKinds(accounts, draft) ??
    refuseSame(accounts, draft.transfers) ??
    refuseClosed(known) ??
    refuseShort(known, draft.transfers) ??
    refuseSources(facts.accounts, draft)
  );
}

/** A day that may be posted on: of an open year and month, not after today. */
export function refuseDay({ years, today }: Pick<PostingFacts, 'years' | 'today'>, day: Day): Refusal | null {
  const year = yearOf(day);
  const fiscal = years.find((each) => each.year === year);
  if (!fiscal) return ledgerRefusals.refuse('fiscal_year_unknown', { year });
  if (fiscal.state === 'closed') return ledgerRefusals.refuse('fiscal_year_closed', { year });
  const month = monthOfDay(day);
  if (isMonthClosed(fiscal, month)) return ledgerRefusals.refuse('month_closed', { month });
  return day > today ? ledgerRefusals.refuse('day_in_future', { day }) : null;
}

/** A year's book is closed in itself: no transfer crosses from one to another. */
export function refuseMixed(accounts: readonly AccountFacts[], year: number): Refusal | null {
  const other = accounts.find((account) => account.fiscalYear !== year);
  if (!other) return null;
  return ledgerRefusals.refuse('fiscal_year_mixed', {
    account: accountLabel(other),
    accountYear: other.fiscalYear,
    year,
  });
}

function refuseKinds(accounts: ReadonlyMap<string, AccountFacts>, draft: PostingDraft): Refusal | null {
  const rule: KindRule = transactionKinds[draft.kind];
  const unfitFor = (id: string | null | undefined, kinds: readonly AccountKind[]) => {
    const account = accounts.get(id ?? '');
    return account && !kinds.includes(account.kind) ? account : null;
  };
  for (const { debitAccountId, creditAccountId, purposeId } of draft.transfers) {
    const unfit =
      unfitFor(debitAccountId, rule.from) ?? unfitFor(creditAccountId, rule.to) ?? unfitFor(purposeId, ['line']);
    if (unfit) return ledgerRefusals.refuse('account_unfit', { account: accountLabel(unfit), accountKind: unfit.kind });
  }
  return null;
}

function refuseSame(accounts: ReadonlyMap<string, AccountFacts>, transfers: readonly TransferDraft[]): Refusal | null {
  const same = transfers.find(({ debitAccountId, creditAccountId }) => debitAccountId === creditAccountId);
  const account = same && accounts.get(same.debitAccountId);
  return account ? ledgerRefusals.refuse('account_same', { account: accountLabel(account) }) : null;
}

export function refuseClosed(accounts: readonly AccountFacts[]): Refusal | null {
  const closed = accounts.find(({ state }) => state === 'closed');
  return closed ? ledgerRefusals.refuse('account_closed', { account: accountLabel(closed) }) : null;
}

function refuseShort(accounts: readonly AccountFacts[], transfers: readonly TransferDraft[]): Refusal | null {
  const change = netChange(transfers);
  for (const account of accounts) {
    const neededFen = -(change.get(account.id) ?? 0);
    const refusal = neededFen > 0 ? refuseNeed(account, neededFen as Fen) : null;
    if (refusal) return refusal;
  }
  return null;
}

/** What each account gains (or, negative, gives) from a group of transfers. */
export function netChange(transfers: readonly TransferDraft[]): Map<string, number> {
  const change = new Map<string, number>();
  for (const { debitAccountId, creditAccountId, amountFen } of transfers) {
    change.set(debitAccountId, (change.get(debitAccountId) ?? 0) - amountFen);
    change.set(creditAccountId, (change.get(creditAccountId) ?? 0) + amountFen);
  }
  return change;
}

/** Overspending, with the shortfall named; null where the account can give so much or has no floor. */
export function refuseNeed(
  account: AccountFacts,
  neededFen: Fen,
  code: 'funds_short' | 'reversal_money_used' = 'funds_short',
): Refusal | null {
  const available = availableFen(account);
  if (account.floorFen === null || available - neededFen >= account.floorFen) return null;
  return ledgerRefusals.refuse(code, shortfall(accountLabel(account), available, neededFen));
}
