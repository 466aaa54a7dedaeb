import { yearOf, type Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  fiscalYears,
  openedAccount,
  openHoldsByRoot,
  planAccounts,
  type AccountFacts,
  type FiscalYear,
  type HoldFacts,
  type NewAccount,
  type TransferDraft,
} from '../../ledger/index.ts';
import { bookingDay } from '../rules/settlement.ts';
import { firstLine, moneyBook, wayAccounts } from '../store/way.ts';

interface Carrier {
  readonly unitId: string;
  readonly unitName: string;
  /** The first hold of what is promised to it. */
  readonly rootId: string;
}

export interface WayOf {
  readonly dutyId: string;
  readonly title: string;
  readonly departmentId: string;
  readonly carriers: readonly Carrier[];
}

/** A hold with who first promised the money. */
export type OpenHold = HoldFacts & { readonly openedBy: string };

/**
 * Where a duty's money stands and passes: line, the duty's own account, units, spent, all of one book. A year's end
 * carries open holds with their money into the next book; what is paid, spent or given back after it is booked there.
 */
export interface MoneyWay {
  readonly year: number;
  readonly years: readonly FiscalYear[];
  readonly holds: readonly OpenHold[];
  readonly accounts: readonly AccountFacts[];
  /** The line on which its holds lie, or on which its money lay; absent where a duty has no line. */
  readonly lineId: string | undefined;
  readonly dutyId: string;
  readonly spentId: string | undefined;
  unitId(unitId: string): string | undefined;
  /** The day on which what happened on a day is booked: after the year's end on its last day, while its book is open. */
  bookedOn(day: Day): Day;
  /** Opens those accounts of a voucher that the book does not have yet. */
  openings(transfers: readonly TransferDraft[]): Statement[];
}

export async function loadWay(ctx: CityContext, duty: WayOf): Promise<MoneyWay> {
  const [books, lines, found, holds, years] = await ctx.db.reads<
    [{ year: number }, AccountFacts, AccountFacts, OpenHold, FiscalYear]
  >([
    moneyBook(duty.dutyId),
    firstLine(duty.dutyId),
    wayAccounts(duty.dutyId),
    openHoldsByRoot(duty.carriers.map(({ rootId }) => rootId)),
    fiscalYears(),
  ]);
  const year = books[0]?.year ?? yearOf(ctx.today);
  const fresh: NewAccount[] = [];
  const open = (account: Omit<NewAccount, 'id' | 'fiscalYear'>): string => {
    const id = ctx.newId('acc');
    fresh.push({ ...account, id, fiscalYear: year });
    return id;
  };
  const lineId = linesOf(lines[0], duty.departmentId, found, open);
  const own = found.find(({ kind }) => kind === 'duty')?.id;
  const dutyId = own ?? open({ kind: 'duty', name: duty.title, unitId: duty.departmentId, subjectId: duty.dutyId });
  const units = new Map(
    duty.carriers.map(({ unitId, unitName }) => {
      const standing = found.find((each) => each.kind === 'unit' && each.unitId === unitId);
      return [unitId, standing?.id ?? open({ kind: 'unit', name: unitName, unitId })];
    }),
  );
  return {
    year,
    years,
    holds,
    accounts: [...found, ...fresh.map(openedAccount)],
    lineId: holds[0]?.accountId ?? lineId,
    dutyId,
    spentId: found.find(({ kind }) => kind === 'spent')?.id,
    unitId: (unitId) => units.get(unitId),
    bookedOn: (day) => bookingDay(year, day),
    openings(transfers) {
      const used = new Set(transfers.flatMap((each) => [each.debitAccountId, each.creditAccountId]));
      return planAccounts(
        ctx,
        fresh.filter(({ id }) => used.has(id)),
      );
    },
  };
}

/** Money that comes back after a year's end belongs to the same line of the new book, which is opened for it. */
function linesOf(
  first: AccountFacts | undefined,
  departmentId: string,
  found: readonly AccountFacts[],
  open: (account: Omit<NewAccount, 'id' | 'fiscalYear'>) => string,
): string | undefined {
  if (!first) return undefined;
  const lines = found.filter(({ kind }) => kind === 'line');
  const standing = lines.find(({ id }) => id === first.id) ?? lines[0];
  if (standing) return standing.id;
  const { name, functionCode, economicCode } = first;
  const codes = { functionCode: functionCode ?? null, economicCode: economicCode ?? null };
  return open({ kind: 'line', name, unitId: departmentId, ...codes });
}
