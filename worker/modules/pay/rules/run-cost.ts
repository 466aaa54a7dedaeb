import { lastDay, month as monthOf, monthOfDay, yearOf, type Day, type Month } from '../../../core/day.ts';
import { fen, formatYuan, splitFen, sumFen, type Fen } from '../../../core/fen.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { fromFen } from '../../../core/ratio.ts';
import { accountLabel, isMonthClosed, type AccountFacts, type FiscalYear } from '../../ledger/rules/chart.ts';
import {
  netChange,
  refuseClosed,
  refuseDay,
  refuseMixed,
  refuseNeed,
  type TransferDraft,
} from '../../ledger/rules/posting.ts';
import { refuseSources as refusePurposes } from '../../ledger/rules/sources.ts';
import { fileRefusals } from './files/refusals.ts';
import { payRefusals } from './refusals.ts';

export type CostSide = 'gross' | 'employer';

/** What a run costs at one unit from one fund; fund null is the one chosen at approval. */
export interface CostPart {
  readonly unitId: string;
  readonly side: CostSide;
  readonly fund: string | null;
  readonly amountFen: Fen;
}

/**
 * The cost of a run by unit and fund. Gross pay is split on its lines; what the city contributes beside it follows the
 * unit's gross pay where no line says otherwise: by largest remainder, so that the parts equal the whole.
 */
export function splitCost(rows: readonly CostPart[]): CostPart[] {
  const settled = rows.filter(({ side, fund }) => side === 'gross' || fund !== null);
  const open = rows.filter(({ side, fund }) => side === 'employer' && fund === null);
  const followed = open.flatMap((part) => {
    const gross = rows.filter(
      ({ side, unitId, amountFen }) => side === 'gross' && unitId === part.unitId && amountFen > 0,
    );
    if (gross.length === 0) return [part];
    const shares = splitFen(
      part.amountFen,
      gross.map(({ amountFen }) => fromFen(amountFen)),
    );
    return gross.map(({ fund }, index) => ({ ...part, fund, amountFen: shares[index] ?? fen(0) }));
  });
  const sums = new Map<string, CostPart>();
  for (const part of [...settled, ...followed]) {
    const key = JSON.stringify([part.unitId, part.side, part.fund]);
    sums.set(key, { ...part, amountFen: sumFen([part.amountFen, sums.get(key)?.amountFen ?? 0]) });
  }
  return [...sums.values()].filter(({ amountFen }) => amountFen !== 0);
}

/** Whether the parts come to what the run says that it costs. */
export function refuseCost(
  parts: readonly CostPart[],
  run: { readonly grossFen: number; readonly employerFen: number },
): Refusal | null {
  for (const [side, expected] of [
    ['gross', run.grossFen],
    ['employer', run.employerFen],
  ] as const) {
    const found = sumFen(parts.filter((part) => part.side === side).map(({ amountFen }) => amountFen));
    if (found !== expected) {
      return fileRefusals.refuse('pay_cost_differs', {
        side,
        expectedYuan: formatYuan(fen(expected)),
        foundYuan: formatYuan(found),
      });
    }
  }
  return null;
}

/**
 * The day on which the pay of a month is booked: its last day, or today where that is still to come, as long as the
 * fiscal year and the month of it are open; else today, in the year that is: pay that comes after the closing of its
 * month belongs to the month in which it is booked.
 */
export function bookingDay(month: Month, years: readonly FiscalYear[], today: Day): Day {
  const wanted = lastDay(month) < today ? lastDay(month) : today;
  const open = years.some(
    (year) => year.year === yearOf(wanted) && year.state === 'open' && !isMonthClosed(year, monthOfDay(wanted)),
  );
  return open ? wanted : today;
}

/** A later step of the same book: today, or the last day of that year where it has gone by. */
export function dayInYear(year: number, today: Day): Day {
  if (yearOf(today) <= year) return today;
  return lastDay(monthOf(`${year}-12`));
}

/** The account of a fund in the year of the posting. */
export interface FundAccount {
  readonly code: string;
  readonly fiscalYear: number;
  readonly accountId: string;
  /** The line whose purpose a duty's account serves: what restricted money is asked for. */
  readonly purposeId?: string | null | undefined;
}

export interface FundingFacts {
  readonly years: readonly FiscalYear[];
  readonly today: Day;
  /** Every account that may give, and the payroll accounts that receive. */
  readonly accounts: readonly AccountFacts[];
  readonly funds: readonly FundAccount[];
}

export interface Funding {
  readonly day: Day;
  readonly transfers: readonly TransferDraft[];
}

/** What a transfer of a run is for: the unit whose pay it is, and which side of its cost. */
export const costSubject = ({ unitId, side }: Pick<CostPart, 'unitId' | 'side'>): string => `${unitId}:${side}`;

/**
 * From which account each part is paid, all or nothing: refused for a fund without an account, an account that cannot
 * give, and, naming every one of them, for sources that lack the money. A part below zero (what a unit's people gave
 * back) returns to its fund.
 */
export function decideFunding(
  facts: FundingFacts,
  run: { readonly month: Month; readonly grossFen: number; readonly employerFen: number },
  rows: readonly CostPart[],
  chosenId: string,
): Funding | Refusal {
  const day = bookingDay(run.month, facts.years, facts.today);
  const parts = splitCost(rows);
  const chosen = facts.accounts.find(({ id }) => id === chosenId);
  const payroll = payrollOf(facts.accounts, yearOf(day));
  if (!chosen || !givesPay(chosen)) return payRefusals.refuse('funding_account_unknown');
  if (!payroll) return payRefusals.refuse('payroll_account_missing');
  const accountOf = fundAccounts(facts, yearOf(day), chosenId);
  const unmapped = unmappedFunds(parts, accountOf);
  if (unmapped.length > 0) {
    return fileRefusals.refuse('pay_fund_unmapped', { codes: unmapped.join('、'), year: yearOf(day) });
  }
  const purposeOf = (fund: string | null) => fundOf(facts.funds, yearOf(day), fund)?.purposeId ?? null;
  const transfers = parts.map((part) =>
    transferOf(part, accountOf(part.fund) ?? chosenId, payroll.id, purposeOf(part.fund)),
  );
  const sides = new Set(transfers.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]));
  const involved = facts.accounts.filter(({ id }) => sides.has(id) || id === chosenId);
  return (
    refuseCost(parts, run) ??
    refuseDay(facts, day) ??
    refuseMixed(involved, yearOf(day)) ??
    refuseClosed(involved) ??
    refuseSources(involved, transfers) ??
    refusePurposes(facts.accounts, { effectiveDay: day, transfers }) ?? { day, transfers }
  );
}

export const givesPay = ({ kind }: Pick<AccountFacts, 'kind'>): boolean => kind === 'line' || kind === 'duty';

export const payrollOf = (accounts: readonly AccountFacts[], year: number): AccountFacts | undefined =>
  accounts.find(({ kind, fiscalYear, state }) => kind === 'payroll' && fiscalYear === year && state === 'open');

/** Null for a fund that nobody gave an account in the year. */
export const fundAccounts =
  ({ funds }: Pick<FundingFacts, 'funds'>, year: number, chosenId: string) =>
  (fund: string | null): string | null =>
    fund === null ? chosenId : (fundOf(funds, year, fund)?.accountId ?? null);

const fundOf = (funds: readonly FundAccount[], year: number, fund: string | null): FundAccount | undefined =>
  funds.find(({ code, fiscalYear }) => code === fund && fiscalYear === year);

export const unmappedFunds = (
  parts: readonly CostPart[],
  accountOf: (fund: string | null) => string | null,
): string[] => [...new Set(parts.flatMap(({ fund }) => (fund !== null && accountOf(fund) === null ? [fund] : [])))];

function transferOf(part: CostPart, fundId: string, payrollId: string, purposeId: string | null): TransferDraft {
  const back = part.amountFen < 0;
  return {
    debitAccountId: back ? payrollId : fundId,
    creditAccountId: back ? fundId : payrollId,
    amountFen: fen(Math.abs(part.amountFen)),
    subjectId: costSubject(part),
    ...(purposeId && !back ? { purposeId } : {}),
  };
}

/** Every source that cannot give what the run takes from it. One alone is told as the ledger tells it. */
export function refuseSources(accounts: readonly AccountFacts[], transfers: readonly TransferDraft[]): Refusal | null {
  const change = netChange(transfers);
  const short = accounts.flatMap((account) => {
    const neededFen = fen(-(change.get(account.id) ?? 0));
    const refusal = neededFen > 0 ? refuseNeed(account, neededFen) : null;
    return isRefusal(refusal) ? [{ account, refusal }] : [];
  });
  const [first, second] = short;
  if (!first || !second) return first?.refusal ?? null;
  const lacking = short.map(({ account, refusal }) => ({
    account: accountLabel(account),
    shortfallFen: Number(refusal.facts['shortfallFen']),
  }));
  const shortfallFen = sumFen(lacking.map((each) => each.shortfallFen));
  return fileRefusals.refuse('pay_sources_short', {
    count: lacking.length,
    shortfallFen,
    shortfallYuan: formatYuan(shortfallFen),
    sources: lacking.map((each) => `${each.account} ${formatYuan(fen(each.shortfallFen))}`).join('、'),
    lacking,
  });
}
