import { yearOf, type Day } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import {
  decideOpening,
  refuseStanding,
  type Opening,
  type OpeningPlace,
  type OpeningUnit,
} from '../rules/opening-balance.ts';
import { decidePosting } from '../rules/posting.ts';
import { planAccounts } from '../store/chart.ts';
import { accountsOfYear, fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import { refusePart } from './months.ts';

interface OpeningBook {
  readonly years: readonly FiscalYear[];
  /** Sources, lines, duties and units of the year that the actor writes to. */
  readonly accounts: readonly AccountFacts[];
  readonly units: readonly OpeningUnit[];
}

export async function loadOpenings(ctx: CityContext, year: number): Promise<OpeningBook> {
  const [years, accounts, units] = await ctx.db.reads<[FiscalYear, AccountFacts, OpeningUnit]>([
    fiscalYears(),
    accountsOfYear(ctx, year, ['source', 'line', 'duty', 'unit']),
    sql`SELECT id, name FROM unit WHERE kind IN ('street', 'community') AND until_day IS NULL`,
  ]);
  return { years, accounts, units };
}

interface Paper {
  readonly effectiveDay: Day;
  readonly memo: string;
  readonly documentNumber: string;
}

export interface OpeningPlan<O extends Opening> {
  readonly writes: readonly Statement[];
  readonly vouchers: readonly { readonly id: string; readonly first: O }[];
  readonly refused: readonly { readonly first: O; readonly refusal: Refusal }[];
}

/** Accounts for units that have none, and a voucher for each kind; each voucher is decided as any posting is. */
export function planOpenings<O extends Opening>(
  ctx: CityContext,
  { years, accounts }: OpeningBook,
  entries: readonly O[],
  paper: Paper,
): OpeningPlan<O> {
  const year = yearOf(paper.effectiveDay);
  const fresh = freshUnits(entries, year, () => ctx.newId('acc'));
  const known = [...accounts, ...fresh];
  const { documentNumber } = paper;
  const writes: Statement[] = planAccounts(
    ctx,
    fresh.map(({ id, name, unitId }) => ({
      id,
      kind: 'unit' as const,
      fiscalYear: year,
      name,
      unitId,
      documentNumber,
    })),
  );
  const vouchers: { id: string; first: O }[] = [];
  const refused: { first: O; refusal: Refusal }[] = [];
  for (const kind of ['open_budget', 'open_balance'] as const) {
    const members = entries.filter((entry) => entry.kind === kind);
    const [first] = members;
    if (!first) continue;
    const transfers = members.map(({ accountId, unitId, sourceId, amountFen }) => ({
      debitAccountId: sourceId,
      creditAccountId: accountId ?? fresh.find((account) => account.unitId === unitId)?.id ?? '',
      amountFen,
    }));
    const draft = { ...paper, id: ctx.newId('txn'), kind, transfers };
    const refusal = decidePosting({ years, today: ctx.today, accounts: known }, draft);
    if (refusal) refused.push({ first, refusal });
    else {
      writes.push(...planTransfers(ctx, draft, known));
      vouchers.push({ id: draft.id, first });
    }
  }
  return { writes, vouchers, refused };
}

/** The accounts of units that have none in the year yet, as they stand the moment they are opened. */
function freshUnits(entries: readonly Opening[], year: number, newId: () => string): AccountFacts[] {
  const units = new Map(
    entries.flatMap(({ accountId, unitId, unitName }) =>
      accountId === null && unitId !== null ? [[unitId, unitName] as const] : [],
    ),
  );
  return [...units].map(([unitId, name]) => ({
    id: newId(),
    kind: 'unit',
    code: '',
    name,
    fiscalYear: year,
    unitId,
    state: 'open',
    floorFen: fen(0),
    budgetFen: fen(0),
    balanceFen: fen(0),
    heldFen: fen(0),
    version: 1,
    layers: null,
  }));
}

export interface OpeningBalance {
  readonly place: OpeningPlace;
  readonly sourceId: string;
  readonly amountFen: Fen;
  readonly effectiveDay: Day;
  readonly documentNumber: string;
  readonly memo?: string | undefined;
  /** The account has money already, and this is meant to come on top. */
  readonly confirmed: boolean;
}

/** Brings what one account had before the book began; the account of a unit is opened where it has none. */
export function openBalance(ctx: CityContext, input: OpeningBalance): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { place, sourceId, amountFen, effectiveDay, documentNumber, memo = '期初余额', confirmed } = input;
    const book = await loadOpenings(ctx, yearOf(effectiveDay));
    const part = refusePart(ctx, 'ledger.write');
    if (part) return part;
    const opening = decideOpening({ ...book, today: ctx.today }, { place, sourceId, amountFen, effectiveDay });
    if (isRefusal(opening)) return opening;
    const { writes, vouchers, refused } = planOpenings(ctx, book, [opening], { effectiveDay, memo, documentNumber });
    const [voucher] = vouchers;
    const no = refused[0]?.refusal ?? (confirmed ? null : refuseStanding(opening, book.accounts));
    if (no) return no;
    if (!voucher) throw new RangeError('an opening without a voucher');
    return {
      audit: {
        action: 'ledger.opening.post',
        subject: { type: 'ledger_transaction', id: voucher.id },
        payload: { place, sourceId, amountFen, effectiveDay, documentNumber, memo },
      },
      writes,
      answer: { id: voucher.id },
    };
  });
}
