import { monthOfDay, type Day } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { decidePosting, planTransfers } from '../../ledger/index.ts';
import { decideSpending, type SpendingKind } from '../rules/spending.ts';
import { priceRuleOn, type PriceRuleRow } from '../store/facts.ts';
import * as store from '../store/spending.ts';
import { returnTransfers } from './ending.ts';
import { loadWay } from './money-way.ts';

export interface SpendingInput {
  readonly unitId: string;
  readonly kind: SpendingKind;
  readonly day: Day;
  readonly amountFen: Fen;
  readonly usedFor: string;
  readonly payee: string | null;
  readonly evidence: string | null;
  readonly note: string | null;
}

/** A unit spends from what a duty brought it, within its purpose; or gives back what it does not need. */
export function recordSpending(
  ctx: CityContext,
  dutyId: string,
  input: SpendingInput,
): Promise<{ id: string; transactionId: string; leftFen: number }> {
  return commit(ctx, async () => {
    const [spenders, rules] = await ctx.db.reads<[store.SpenderRow, PriceRuleRow]>([
      store.spenderOf(ctx, dutyId, input.unitId),
      priceRuleOn(input.day),
    ]);
    const row = spenders[0];
    if (!row) return platformRefusals.refuse('not_found');
    const uses = JSON.parse(row.uses) as string[];
    const way = await loadWay(ctx, { ...row, carriers: [row] });
    const [unitId, lineId] = [way.unitId(row.unitId), way.lineId];
    if (!unitId || !lineId || !way.spentId) return platformRefusals.refuse('not_found');
    const { amountFen } = input;
    // A day before all records has no terms, and is refused by the book itself.
    const evidenceFromFen = rules[0]?.evidenceFromFen ?? fen(0);
    const isReturn = input.kind === 'returned';
    const transfers = isReturn
      ? returnTransfers(lineId, way.dutyId, unitId, amountFen)
      : [{ debitAccountId: unitId, creditAccountId: way.spentId, amountFen, purposeId: lineId }];
    const effectiveDay = way.bookedOn(input.day);
    const draft = { kind: isReturn ? ('refund' as const) : ('spending' as const), effectiveDay, transfers };
    const refused =
      decideSpending(
        { evidenceFromFen, leftFen: (isReturn ? row.leftFen + row.owedFen : row.leftFen) as Fen, uses },
        input,
      ) ?? decidePosting({ years: way.years, accounts: way.accounts, today: ctx.today }, draft);
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
        ...way.openings(transfers),
        ...planTransfers(
          ctx,
          {
            ...draft,
            id: transactionId,
            memo: `${row.title} ${row.unitName} ${input.usedFor}`.slice(0, 200),
            subject: { type: 'duty', id: dutyId },
          },
          way.accounts,
        ),
        ...store.planSpending(ctx, { ...input, id, assignmentId, transactionId }),
      ],
      answer: { id, transactionId, leftFen: row.leftFen - input.amountFen },
    };
  });
}
