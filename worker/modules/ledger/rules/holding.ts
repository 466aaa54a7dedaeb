import type { Day } from '../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { AccountFacts, AccountKind } from './chart.ts';
import { refuseClosed, refuseNeed, type PostingFacts } from './posting.ts';
import { ledgerRefusals } from './refusals.ts';
import { steps } from '../../../core/steps.ts';

export type HoldState = 'open' | 'settled' | 'voided' | 'expired';

/** A hold ends once. */
export const holdSteps = steps<HoldState, 'settle' | 'void' | 'expire'>({
  initial: 'open',
  transitions: {
    open: { settle: 'settled', void: 'voided', expire: 'expired' },
    settled: {},
    voided: {},
    expired: {},
  },
});

export interface HoldDraft {
  readonly accountId: string;
  readonly amountFen: Fen;
  /** Last day on which it may be settled; null stands until it is ended. */
  readonly deadlineDay: Day | null;
}

export interface HoldFacts {
  readonly id: string;
  readonly rootId: string;
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly state: HoldState;
  readonly deadlineDay: Day | null;
}

/** Kinds of accounts on which money can be promised. */
export const holdable: readonly AccountKind[] = ['line', 'unit'];

/** Whether these holds may be opened, all of them: what one account must carry counts together. */
export function decideHolds(facts: PostingFacts, drafts: readonly HoldDraft[]): Refusal | null {
  const needed = new Map<string, number>();
  for (const { accountId, amountFen } of drafts) needed.set(accountId, (needed.get(accountId) ?? 0) + amountFen);
  const accounts = [...needed.keys()].map((id) => facts.accounts.find((account) => account.id === id));
  if (accounts.some((account) => account === undefined)) return platformRefusals.refuse('not_found');
  const known = accounts.filter((account) => account !== undefined);
  return (
    refuseYears(facts, known) ??
    refuseDeadlines(facts.today, drafts) ??
    refuseUnholdable(known) ??
    refuseClosed(known) ??
    first(known, (account) => refuseNeed(account, sumFen([needed.get(account.id) ?? 0])))
  );
}

function refuseYears(facts: PostingFacts, accounts: readonly AccountFacts[]): Refusal | null {
  return first(accounts, ({ fiscalYear }) => {
    const year = facts.years.find((each) => each.year === fiscalYear);
    if (year?.state === 'open') return null;
    return ledgerRefusals.refuse(year ? 'fiscal_year_closed' : 'fiscal_year_unknown', { year: fiscalYear });
  });
}

function refuseDeadlines(today: Day, drafts: readonly HoldDraft[]): Refusal | null {
  const past = drafts.find(({ deadlineDay }) => deadlineDay !== null && deadlineDay < today);
  return past ? ledgerRefusals.refuse('deadline_past', { day: past.deadlineDay }) : null;
}

function refuseUnholdable(accounts: readonly AccountFacts[]): Refusal | null {
  const unfit = accounts.find(({ kind }) => !holdable.includes(kind));
  if (!unfit) return null;
  return ledgerRefusals.refuse('account_unfit', { account: `${unfit.code} ${unfit.name}`, accountKind: unfit.kind });
}

/** What a hold must be to end in a settlement of `amountFen`; whether the payee may receive is `decidePosting`'s. */
export function decideSettle(hold: HoldFacts, amountFen: Fen, today: Day): Refusal | null {
  const ended = decideEnd(hold, 'settle');
  if (ended) return ended;
  if (hold.deadlineDay !== null && hold.deadlineDay < today) {
    return ledgerRefusals.refuse('hold_overdue', { day: hold.deadlineDay });
  }
  if (amountFen <= hold.amountFen) return null;
  const shortfallFen = sumFen([amountFen, -hold.amountFen]);
  return ledgerRefusals.refuse('hold_exceeded', {
    holdFen: hold.amountFen,
    neededFen: amountFen,
    shortfallFen,
    shortfallYuan: formatYuan(shortfallFen),
  });
}

export function decideEnd(hold: HoldFacts, event: 'settle' | 'void'): Refusal | null {
  if (holdSteps.next(hold.state, event) !== null) return null;
  return ledgerRefusals.refuse('hold_ended', { state: hold.state });
}

/** What belongs to a duty or another record is settled and freed there, with its own proofs. */
export const refuseElsewhere = (subjectType: string | null): Refusal | null =>
  subjectType === null ? null : ledgerRefusals.refuse('hold_elsewhere', { subjectType });

/** The account as it stands once a hold on it is lifted: what a settlement may count on. */
export const withoutHold = (account: AccountFacts, hold: HoldFacts): AccountFacts =>
  account.id === hold.accountId ? { ...account, heldFen: sumFen([account.heldFen, -hold.amountFen]) } : account;

function first<T>(list: readonly T[], ask: (item: T) => Refusal | null): Refusal | null {
  for (const item of list) {
    const refusal = ask(item);
    if (refusal) return refusal;
  }
  return null;
}
