import { yearOf, type Day } from '../../../core/day.ts';
import { sumFen } from '../../../core/fen.ts';
import { cellText } from '../../../core/import/table.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { decideEnd, decideSettle, refuseElsewhere, withoutHold } from '../rules/holding.ts';
import { refusedAt } from '../rules/import/problems.ts';
import { decideSettlements, settlementColumns, type HoldEnding } from '../rules/import/settlements.ts';
import { decidePosting, refuseDay } from '../rules/posting.ts';
import { accountsAfter } from '../rules/after.ts';
import { accountsOfYear, chainColumns, fiscalYears, holdColumns } from '../store/facts.ts';
import { planVoid } from '../store/holding.ts';
import { planPayment, refuseOpenerAbove, type HoldRow } from './hold.ts';
import type { SheetKind } from './sheets.ts';
import { limitOn, type LimitRow } from '../store/limit.ts';

export interface SettlementUpload extends Upload {
  readonly documentNumber: string;
  readonly effectiveDay: Day;
}

type Settling = Extract<HoldEnding, { readonly act: 'settle' }>;

/** Settles and frees the holds of a sheet, all of them or none; each settlement is a voucher of its own. */
export const settlementSheet: SheetKind<SettlementUpload> = {
  action: 'ledger.hold.settle.import',
  columns: settlementColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, settlementColumns);
    if (isRefusal(opened)) return opened;
    const { documentNumber, effectiveDay } = upload;
    const ids = opened.table.rows.flatMap(({ cells }) => cellText(cells, 'hold') ?? []);
    const year = yearOf(effectiveDay);
    const [years, accounts, holds, limits] = await ctx.db.reads<[FiscalYear, AccountFacts, HoldRow, LimitRow]>([
      fiscalYears(),
      accountsOfYear(ctx, year, ['line', 'unit', 'duty', 'spent']),
      sql`SELECT ${holdColumns}, ${chainColumns}
        FROM ledger_hold AS h JOIN ledger_account AS a ON a.id = h.account_id
        WHERE h.id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, 'ledger.write', sql`a.unit_id`)}`,
      limitOn(ctx.today),
    ]);
    const refused = refuseDay({ years, today: ctx.today }, effectiveDay);
    if (refused) return refused;
    const { problems, endings, totalFen } = decideSettlements(opened.table, {
      holds,
      accounts,
      refuse: (hold, ending) =>
        refuseElsewhere(hold.subjectType) ??
        (ending.act === 'void'
          ? decideEnd(hold, 'void')
          : (refuseOpenerAbove(limits[0], hold, ending.amountFen, ctx.actor.id) ??
            decideSettle(hold, ending.amountFen, ctx.today))),
    });
    const found = [...problems];
    const writes: Statement[] = [];
    let after: readonly AccountFacts[] = accounts;
    for (const ending of endings) {
      const hold = holds.find(({ id }) => id === ending.hold.id);
      if (!hold) continue;
      const lifted = after.map((account) => withoutHold(account, hold));
      if (ending.act === 'void') {
        writes.push(...planVoid(ctx, [hold], documentNumber));
        after = lifted;
        continue;
      }
      const transfers = [
        { debitAccountId: hold.accountId, creditAccountId: ending.payeeAccountId, amountFen: ending.amountFen },
      ];
      const draft = { kind: 'settlement' as const, effectiveDay, transfers };
      const no = decidePosting({ years, accounts: lifted, today: ctx.today }, draft);
      if (no) {
        found.push(refusedAt(ending.row, no));
        continue;
      }
      const payment = planPayment(ctx, hold, { ...ending, effectiveDay, documentNumber }, transfers, after);
      writes.push(...payment.writes);
      after = afterPayment(lifted, hold, ending, { ...draft, id: payment.answer.transactionId });
    }
    return {
      opened,
      problems: found.toSorted((a, b) => a.row - b.row),
      outcome: { created: 0, updated: endings.length, unchanged: 0, skipped: opened.table.skipped.length },
      subject: { type: 'fiscal_year', id: String(year) },
      payload: { documentNumber, effectiveDay, totalFen, holds: endings.map(traceOf) },
      writes,
    };
  },
};

/** What the audit entry keeps of each row: a hold that is freed says why. */
const traceOf = (ending: HoldEnding) =>
  ending.act === 'void'
    ? { id: ending.hold.id, act: ending.act, reason: ending.reason }
    : { id: ending.hold.id, act: ending.act, amountFen: ending.amountFen, rest: ending.rest };

/** What is kept is held again before the next row is decided. */
function afterPayment(
  lifted: readonly AccountFacts[],
  hold: HoldRow,
  { amountFen, rest }: Settling,
  draft: Parameters<typeof accountsAfter>[1],
): readonly AccountFacts[] {
  const keptFen = rest === 'keep' ? sumFen([hold.amountFen, -amountFen]) : 0;
  return accountsAfter(lifted, draft).map((account) =>
    account.id === hold.accountId ? { ...account, heldFen: sumFen([account.heldFen, keptFen]) } : account,
  );
}
