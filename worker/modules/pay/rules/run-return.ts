import { yearOf, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { AccountFacts, FiscalYear } from '../../ledger/rules/chart.ts';
import type { TransferDraft } from '../../ledger/rules/posting.ts';
import { decideReversal, mirrored } from '../../ledger/rules/reversal.ts';
import { dayInYear } from './run-cost.ts';

/** What a run's approval moved, and the accounts as they stand now. */
export interface PostedBook {
  readonly years: readonly FiscalYear[];
  readonly accounts: readonly AccountFacts[];
  readonly transfers: readonly TransferDraft[];
  readonly today: Day;
}

const yearOfBook = ({ accounts, transfers, today }: PostedBook): number => {
  const [first] = transfers;
  return accounts.find(({ id }) => id === first?.debitAccountId)?.fiscalYear ?? yearOf(today);
};

/** A book is closed in itself: what was posted in a year that has gone by is undone on that year's last day. */
export const returnDay = (book: PostedBook): Day => dayInYear(yearOfBook(book), book.today);

/** Whether every part may go back where it came from. */
export function decideReturn(book: PostedBook): Refusal | null {
  const sides = new Set(book.transfers.flatMap((each) => [each.debitAccountId, each.creditAccountId]));
  const accounts = book.accounts.filter(({ id }) => sides.has(id));
  return decideReversal({ ...book, accounts }, returnDay(book), mirrored(book.transfers), false);
}
