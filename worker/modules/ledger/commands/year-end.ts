import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { refuseDay, type TransactionKind } from '../rules/posting.ts';
import * as rules from '../rules/year-end.ts';
import { fiscalYears } from '../store/facts.ts';
import { planHolds } from '../store/holding.ts';
import { planTransfers } from '../store/posting.ts';
import * as store from '../store/years.ts';
import { refusePart } from './months.ts';
import { nextBook, type Moving } from './next-book.ts';

export interface YearClosingRequest {
  readonly year: number;
  readonly documentNumber: string;
  readonly reason: string;
  readonly decision: rules.YearDecision;
}

interface YearBook {
  readonly years: readonly FiscalYear[];
  readonly standing: boolean;
  /** Accounts of the year itself. */
  readonly accounts: readonly store.YearAccount[];
  readonly holds: readonly store.YearHold[];
}

/** What a request for the closing of a year is decided on. */
export async function loadYearEnd(ctx: CityContext, year: number): Promise<YearBook> {
  const [years, standing, accounts, holds] = await ctx.db.reads<
    [FiscalYear, rules.YearClosing, store.YearAccount, store.YearHold]
  >([fiscalYears(), store.standingClosing(year), store.accountsOfYears(year), store.openHoldsOfYear(year)]);
  const own = accounts.filter(({ fiscalYear }) => fiscalYear === year);
  return { years, standing: standing.length > 0, accounts: own, holds };
}

/** Whether the closing of a year may be asked for now, whatever is decided of its money. */
export const refuseYearEnd = (ctx: CityContext, { years, standing, accounts }: YearBook, year: number) =>
  rules.decideYearEnd({ years, today: ctx.today, standing }, year) ?? rules.refuseUnsettled(accounts);

/** Records what is to become of a year's money and asks for its closing; another person decides. */
export function askYearEnd(ctx: CityContext, input: YearClosingRequest): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { year, reason } = input;
    const book = await loadYearEnd(ctx, year);
    const foreign = input.decision.exceptions.some(
      ({ accountId }) => !book.accounts.some(({ id }) => id === accountId),
    );
    const refused =
      refusePart(ctx, 'ledger.write') ??
      (foreign ? platformRefusals.refuse('not_found') : null) ??
      refuseYearEnd(ctx, book, year);
    if (refused) return refused;
    const id = ctx.newId('yec');
    return {
      audit: {
        action: 'ledger.year.ask',
        subject: { type: 'fiscal_year', id: String(year) },
        reason,
        payload: { ...input },
      },
      writes: [store.planYearAsking(ctx, { id, ...input })],
      answer: { id },
    };
  });
}

export interface YearVerdict {
  readonly version: number;
  readonly agreed: boolean;
  readonly reason: string;
}

export interface YearClosed {
  readonly id: string;
  readonly returnedFen: Fen;
  readonly carriedFen: Fen;
}

/** Closes the year in one batch: holds, returns, what is carried into the next book; or leaves it open. */
export function decideYear(ctx: CityContext, id: string, input: YearVerdict): Promise<YearClosed> {
  return commit(ctx, async () => {
    const closing = await ctx.db.first<store.ClosingRow>(store.yearClosingById(id));
    if (!closing) return platformRefusals.refuse('not_found');
    const refused =
      refusePart(ctx, 'ledger.reverse.approve') ?? rules.decideOnYear(closing, input.version, ctx.actor.id);
    if (refused) return refused;
    if (input.agreed) return close(ctx, closing, input.reason);
    const verdict = { state: 'declined' as const, reason: input.reason, returnedFen: null, carriedFen: null };
    return {
      audit: {
        action: 'ledger.year.decline',
        subject: { type: 'fiscal_year', id: String(closing.fiscalYear) },
        reason: input.reason,
        payload: { closingId: id },
      },
      writes: store.planYearVerdict(ctx, closing, verdict),
      answer: { id, returnedFen: fen(0), carriedFen: fen(0) },
    };
  });
}

async function close(ctx: CityContext, closing: store.ClosingRow, reason: string): Promise<Plan<YearClosed> | Refusal> {
  const year = closing.fiscalYear;
  const [years, all, holds] = await ctx.db.reads<[FiscalYear, store.YearAccount, store.YearHold]>([
    fiscalYears(),
    store.accountsOfYears(year),
    store.openHoldsOfYear(year),
  ]);
  const accounts = all.filter(({ fiscalYear }) => fiscalYear === year);
  const day = rules.firstOfYear(year + 1);
  const refused =
    rules.decideYearEnd({ years, today: ctx.today, standing: false }, year) ??
    rules.refuseUnsettled(accounts) ??
    refuseDay({ years, today: ctx.today }, day);
  if (refused) return refused;
  const decision = JSON.parse(closing.decision) as rules.YearDecision;
  const ends = rules.endings(accounts, decision);
  const next = nextBook(ctx, closing, all, ends);
  const carriedHolds = decision.holds === 'carry' ? holds : [];
  const returnedFen = sumFen(ends.map((each) => each.returnedFen));
  const carriedFen = sumFen(ends.map((each) => each.carriedFen));
  const out = vouchers(
    ctx,
    closing,
    accounts,
    ends.map(({ account }) => ({ account, transfers: rules.closingTransfers(account) })),
    false,
  );
  const into = vouchers(ctx, closing, next.accounts, next.openings, true);
  return {
    audit: {
      action: 'ledger.year.close',
      subject: { type: 'fiscal_year', id: String(year) },
      reason,
      payload: {
        closingId: closing.id,
        returnedFen,
        carriedFen,
        holds: holds.length,
        carriedHolds: carriedHolds.length,
      },
    },
    writes: [
      ...store.planHoldsEnd(ctx, year, holds.length),
      ...out,
      ...store.planYearClosed(year),
      ...next.writes,
      ...into,
      ...planHolds(
        ctx,
        carriedHolds.map((hold) => ({
          id: ctx.newId('hld'),
          rootId: hold.rootId,
          accountId: next.accountOf(hold.accountId),
          amountFen: hold.amountFen,
          purpose: hold.purpose,
          documentNumber: hold.documentNumber,
          subject: hold.subjectType && hold.subjectId ? { type: hold.subjectType, id: hold.subjectId } : null,
          payeeUnitId: hold.payeeUnitId,
          deadlineDay: hold.deadlineDay,
          openedDay: day,
        })),
      ),
      ...store.planYearVerdict(ctx, closing, { state: 'posted', reason, returnedFen, carriedFen }),
    ],
    answer: { id: closing.id, returnedFen, carriedFen },
  };
}

/** Two vouchers at most: what shapes the budget of lines, and what units and duties had. */
function vouchers(
  ctx: CityContext,
  closing: store.ClosingRow,
  accounts: readonly AccountFacts[],
  moving: readonly Moving[],
  opens: boolean,
): Statement[] {
  const year = closing.fiscalYear;
  const effectiveDay = opens ? rules.firstOfYear(year + 1) : rules.lastOfYear(year);
  const kinds: readonly [TransactionKind, boolean][] = opens
    ? [
        ['open_budget', true],
        ['open_balance', false],
      ]
    : [
        ['close_budget', true],
        ['close_balance', false],
      ];
  return kinds.flatMap(([kind, ofLines]) =>
    planTransfers(
      ctx,
      {
        id: ctx.newId('txn'),
        kind,
        effectiveDay,
        memo: opens ? `${year} 年度结转` : `${year} 年度终了清理`,
        documentNumber: closing.documentNumber,
        subject: { type: 'fiscal_year', id: String(year) },
        madeBy: { id: closing.askedBy, name: closing.askedByName },
        checkedBy: { id: ctx.actor.id, name: ctx.actor.name },
        transfers: moving
          .filter(({ account }) => (account.kind === 'line') === ofLines)
          .flatMap(({ transfers }) => transfers),
      },
      accounts,
    ),
  );
}

/** What the closing would return and carry as things stand; writes nothing. @throws RefusedError to who sees only a part */
export async function previewYearEnd(ctx: CityContext, year: number, decision: rules.YearDecision) {
  const partial = refusePart(ctx, 'ledger.read');
  if (partial) throw new RefusedError(partial);
  const { accounts, holds } = await loadYearEnd(ctx, year);
  const ends = rules.endings(accounts, decision);
  const unsettled = rules.refuseUnsettled(accounts);
  return {
    year,
    openHolds: holds.length,
    heldFen: sumFen(holds.map(({ amountFen }) => amountFen)),
    returnedFen: sumFen(ends.map(({ returnedFen }) => returnedFen)),
    carriedFen: sumFen(ends.map(({ carriedFen }) => carriedFen)),
    unsettled: unsettled ? String(unsettled.facts['account']) : null,
    items: ends.map(({ account, returnedFen, carriedFen }) => ({
      accountId: account.id,
      kind: account.kind,
      code: account.code,
      name: account.name,
      balanceFen: account.balanceFen,
      heldFen: account.heldFen,
      returnedFen,
      carriedFen,
    })),
  };
}
