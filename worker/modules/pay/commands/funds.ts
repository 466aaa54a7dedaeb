import { yearOf } from '../../../core/day.ts';
import { sumFen } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  accountLabel,
  anyAccountsById,
  availableFen,
  fiscalYears,
  type AccountFacts,
  type FiscalYear,
} from '../../ledger/index.ts';
import type { FundWrite } from '../input/funds.ts';
import { fileRefusals } from '../rules/files/refusals.ts';
import {
  bookingDay,
  fundAccounts,
  givesPay,
  splitCost,
  unmappedFunds,
  type CostPart,
  type FundAccount,
} from '../rules/run-cost.ts';
import {
  costRows,
  fundAccountRows,
  fundingAccounts,
  fundsOfYear,
  insertFund,
  namedFunds,
  type FundRow,
} from '../store/funding.ts';
import { runById, type StoredRun } from '../store/runs.ts';
import { refusePart } from './whole-city.ts';

/** Says which account a fund draws on in a year, from now on; what is posted stays where it was posted. */
export function writeFund(ctx: CityContext, input: FundWrite): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { accountId, fiscalYear, purposeId } = input;
    const accounts = await ctx.db.all<AccountFacts>(anyAccountsById([accountId, ...(purposeId ? [purposeId] : [])]));
    const account = accounts.find((each) => each.id === accountId);
    const barred = refusePart(ctx, 'ledger.write');
    if (barred) return barred;
    const openIn = ({ state, ...each }: AccountFacts) => each.fiscalYear === fiscalYear && state === 'open';
    if (!account || !givesPay(account) || !openIn(account)) {
      const label = account ? accountLabel(account) : accountId;
      return fileRefusals.refuse('pay_fund_account_unfit', { account: label, year: fiscalYear });
    }
    const purpose = accounts.find((each) => each.id === purposeId);
    const serves = purposeId === undefined || (account.kind === 'duty' && purpose?.kind === 'line' && openIn(purpose));
    if (!serves) {
      const label = purpose ? accountLabel(purpose) : purposeId;
      return fileRefusals.refuse('pay_fund_purpose_unfit', { account: label, year: fiscalYear });
    }
    const id = ctx.newId('pfd');
    return {
      audit: { action: 'pay.fund.write', subject: { type: 'pay_fund', id }, payload: { ...input } },
      writes: [insertFund({ id, ...input }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}

/** Funds of a year, and the codes of the schemes in use that nobody gave an account. */
export async function readFunds(ctx: CityContext, year = yearOf(ctx.today)) {
  const [items, named] = await ctx.db.reads<[FundRow, { code: string }]>([fundsOfYear(year), namedFunds()]);
  const known = new Set(items.map(({ code }) => code));
  return { year, items, unmapped: named.map(({ code }) => code).filter((code) => !known.has(code)) };
}

/** What an approval would take from each account; null where there is no such run. */
export async function readFunding(ctx: CityContext, runId: string, chosenId: string) {
  const [runs, years, accounts, funds, rows] = await ctx.db.reads<
    [StoredRun, FiscalYear, AccountFacts, FundAccount, CostPart]
  >([runById(runId), fiscalYears(), fundingAccounts(chosenId), fundAccountRows(), costRows(runId)]);
  const run = runs[0];
  if (!run) return null;
  const day = bookingDay(run.month, years, ctx.today);
  const parts = splitCost(rows);
  const accountOf = fundAccounts({ funds }, yearOf(day), chosenId);
  const bySource = Map.groupBy(parts, ({ fund }) => accountOf(fund) ?? '');
  return {
    year: yearOf(day),
    day,
    units: new Set(parts.map(({ unitId }) => unitId)).size,
    unmapped: unmappedFunds(parts, accountOf),
    sources: [...bySource].map(([id, taken]) => sourceOf(accounts.find((each) => each.id === id) ?? null, taken)),
  };
}

function sourceOf(account: AccountFacts | null, taken: readonly CostPart[]) {
  const sumOf = (wanted: CostPart['side']) =>
    sumFen(taken.filter(({ side }) => side === wanted).map(({ amountFen }) => amountFen));
  const [grossFen, employerFen] = [sumOf('gross'), sumOf('employer')];
  const available = account && availableFen(account);
  return {
    accountId: account?.id ?? null,
    account: account && accountLabel(account),
    funds: [...new Set(taken.flatMap(({ fund }) => fund ?? []))],
    grossFen,
    employerFen,
    availableFen: available,
    shortFen: available === null ? 0 : Math.max(0, sumFen([grossFen, employerFen, -available])),
  };
}
