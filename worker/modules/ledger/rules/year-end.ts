import { day, yearOf, type Day } from '../../../core/day.ts';
import { fen, formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { accountLabel, availableFen, type AccountFacts, type FiscalYear } from './chart.ts';
import { drawFrom, layersOf, type Layer } from './layers.ts';
import { ledgerRefusals } from './refusals.ts';
import type { TransferDraft } from './transfer.ts';

export const treatments = ['return', 'carry'] as const;
export type Treatment = (typeof treatments)[number];

/** What becomes of the money that a year leaves, as recorded: by rule, and for single accounts otherwise. */
export interface YearDecision {
  readonly lines: Treatment;
  readonly units: Treatment;
  /** Open holds go on in the next year with their money, or end. */
  readonly holds: 'carry' | 'free';
  readonly exceptions: readonly { readonly accountId: string; readonly treatment: Treatment }[];
}

export interface YearClosing {
  readonly id: string;
  readonly fiscalYear: number;
  readonly state: 'asked' | 'posted' | 'declined';
  readonly askedBy: string;
  readonly version: number;
}

export const lastOfYear = (year: number): Day => day(`${year}-12-31`);
export const firstOfYear = (year: number): Day => day(`${year}-01-01`);

/** Whether the closing of a year may be asked for: it is over, open, and the next one's book is there. */
export function decideYearEnd(
  {
    years,
    today,
    standing,
  }: { readonly years: readonly FiscalYear[]; readonly today: Day; readonly standing: boolean },
  year: number,
): Refusal | null {
  const fiscal = years.find((each) => each.year === year);
  if (!fiscal) return ledgerRefusals.refuse('fiscal_year_unknown', { year });
  if (fiscal.state === 'closed') return ledgerRefusals.refuse('fiscal_year_closed', { year });
  const next = years.find((each) => each.year === year + 1);
  if (!next) return ledgerRefusals.refuse('fiscal_year_unknown', { year: year + 1 });
  if (next.state === 'closed') return ledgerRefusals.refuse('fiscal_year_closed', { year: year + 1 });
  if (yearOf(today) <= year) return ledgerRefusals.refuse('year_not_over', { year });
  return standing ? ledgerRefusals.refuse('year_closing_standing', { year }) : null;
}

export function decideOnYear(closing: YearClosing, version: number, actorId: string): Refusal | null {
  const { state, fiscalYear: year, askedBy } = closing;
  if (state !== 'asked') return ledgerRefusals.refuse('year_closing_decided', { year });
  if (askedBy === actorId) return platformRefusals.refuse('second_person_required');
  return closing.version === version ? null : changedMeanwhile({ version: closing.version, state });
}

/** Pay that was approved and not paid, or a debt that a forced reversal left, must be settled before the book ends. */
export function refuseUnsettled(accounts: readonly AccountFacts[]): Refusal | null {
  const open = accounts.find((account) => {
    if (account.kind === 'payroll') return account.balanceFen !== 0;
    return account.kind !== 'source' && (availableFen(account) < 0 || owesSource(account));
  });
  if (!open) return null;
  const balanceYuan = formatYuan(open.balanceFen);
  return ledgerRefusals.refuse('year_unsettled', {
    account: accountLabel(open),
    balanceFen: open.balanceFen,
    balanceYuan,
  });
}

/** Whether an account owes a source more than it has of it: later money of that source covers what was taken back. */
function owesSource(account: AccountFacts): boolean {
  const bySource = new Map<string, number>();
  for (const { sourceId, balanceFen } of layersOf(account)) {
    bySource.set(sourceId, (bySource.get(sourceId) ?? 0) + balanceFen);
  }
  return [...bySource.values()].some((fenOfSource) => fenOfSource < 0);
}

export interface Ending {
  readonly account: AccountFacts;
  readonly returnedFen: Fen;
  readonly carriedFen: Fen;
  /** Of which layers the carried part is; drawn as the city draws. */
  readonly carried: readonly { readonly layer: Layer; readonly amountFen: Fen }[];
}

const left = new Set(['line', 'duty', 'unit']);

/** What of each account's money is returned and what is carried; a carried hold takes its money along. */
export function endings(accounts: readonly AccountFacts[], decision: YearDecision): Ending[] {
  const exceptions = new Map(decision.exceptions.map(({ accountId, treatment }) => [accountId, treatment]));
  return accounts
    .filter((account) => left.has(account.kind) && layersOf(account).some(({ balanceFen }) => balanceFen !== 0))
    .map((account) => {
      const byRule = account.kind === 'line' ? decision.lines : decision.units;
      const carries = (exceptions.get(account.id) ?? byRule) === 'carry';
      const heldFen = decision.holds === 'carry' ? account.heldFen : (0 as Fen);
      const freeFen = decision.holds === 'carry' ? availableFen(account) : account.balanceFen;
      const carriedFen = sumFen([heldFen, carries ? freeFen : 0]);
      const carried = drawFrom(layersOf(account), carriedFen, account.drawOrder ?? 'oldest') ?? [];
      return { account, carriedFen, returnedFen: sumFen([account.balanceFen, -carriedFen]), carried };
    });
}

/**
 * All that an account has goes back to its sources in the book that ends: the book ends empty. A layer that a forced
 * reversal left below zero is filled by its source, out of what the source's later money returns.
 */
export const closingTransfers = (account: AccountFacts): TransferDraft[] =>
  layersOf(account)
    .filter(({ balanceFen }) => balanceFen !== 0)
    .map(({ sourceId, trancheId, balanceFen }) => ({
      debitAccountId: balanceFen > 0 ? account.id : sourceId,
      creditAccountId: balanceFen > 0 ? sourceId : account.id,
      amountFen: fen(Math.abs(balanceFen)),
      trancheId,
    }));

/** What is carried comes from the sources of the next book, each yuan as old as it was. */
export const openingTransfers = (
  { carried }: Ending,
  nextAccountId: string,
  nextSource: ReadonlyMap<string, string>,
): TransferDraft[] =>
  carried.map(({ layer, amountFen }) => ({
    debitAccountId: nextSource.get(layer.sourceId) ?? layer.sourceId,
    creditAccountId: nextAccountId,
    amountFen,
    trancheId: layer.trancheId,
    bornDay: layer.bornDay,
  }));
