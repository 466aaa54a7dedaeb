import { monthOfDay, type Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import {
  anyAccountsById,
  decidePosting,
  dutyAccounts,
  fiscalYears,
  planTransfers,
  spentAccounts,
  unitAccounts,
  type AccountFacts,
  type FiscalYear,
} from '../../ledger/index.ts';
import { decideSpending, type SpendingKind } from '../rules/spending.ts';
import * as store from '../store/spending.ts';
import { returnTransfers } from './ending.ts';

export interface SpendingInput {
  readonly unitId: string;
  readonly kind: SpendingKind;
  readonly day: Day;
  readonly amountFen: Fen;
  readonly usedFor: string;
  readonly payee: string | null;
  readonly note: string | null;
}

interface Accounts {
  readonly unit: AccountFacts | undefined;
  readonly duty: AccountFacts | undefined;
  readonly spent: AccountFacts | undefined;
  readonly line: AccountFacts | undefined;
  readonly years: readonly FiscalYear[];
}

async function loadAccounts(ctx: CityContext, row: store.SpenderRow): Promise<Accounts> {
  const [units, duties, spent, lines, years] = await ctx.db.reads<
    [AccountFacts, AccountFacts, AccountFacts, AccountFacts, FiscalYear]
  >([
    unitAccounts([row.unitId], row.year),
    dutyAccounts([row.dutyId], row.year),
    spentAccounts(row.year),
    anyAccountsById([row.lineId]),
    fiscalYears(),
  ]);
  return { unit: units[0], duty: duties[0], spent: spent[0], line: lines[0], years };
}

/** A unit spends from what a duty brought it, within its purpose; or gives back what it does not need. */
export function recordSpending(
  ctx: CityContext,
  dutyId: string,
  input: SpendingInput,
): Promise<{ id: string; transactionId: string; leftFen: number }> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<store.SpenderRow>(store.spenderOf(ctx, dutyId, input.unitId));
    if (!row) return platformRefusals.refuse('not_found');
    const uses = JSON.parse(row.uses) as string[];
    const { unit, duty, spent, line, years } = await loadAccounts(ctx, row);
    if (!unit || !duty || !spent || !line) return platformRefusals.refuse('not_found');
    const isReturn = input.kind === 'returned';
    const transfers = isReturn
      ? returnTransfers(line.id, duty.id, unit.id, input.amountFen)
      : [{ debitAccountId: unit.id, creditAccountId: spent.id, amountFen: input.amountFen }];
    const draft = { kind: isReturn ? ('refund' as const) : ('spending' as const), effectiveDay: input.day, transfers };
    const refused =
      decideSpending({ leftFen: (isReturn ? row.leftFen + row.owedFen : row.leftFen) as Fen, uses }, input) ??
      decidePosting({ years, accounts: [unit, duty, spent, line], today: ctx.today }, draft);
    if (refused) return refused;
    const [id, transactionId] = [ctx.newId('dsp'), ctx.newId('txn')];
    const { assignmentId } = row;
    return {
      audit: {
        action: isReturn ? 'duties.money.return' : 'duties.money.spend',
        subject: { type: 'duty', id: dutyId },
        payload: { spendingId: id, ...input, transactionId, month: monthOfDay(input.day) },
      },
      writes: [
        ...planTransfers(
          ctx,
          {
            ...draft,
            id: transactionId,
            memo: `${row.title} ${row.unitName} ${input.usedFor}`.slice(0, 200),
            subject: { type: 'duty', id: dutyId },
          },
          [unit, duty, spent, line],
        ),
        ...store.planSpending(ctx, { ...input, id, assignmentId, transactionId }),
      ],
      answer: { id, transactionId, leftFen: row.leftFen - input.amountFen },
    };
  });
}
