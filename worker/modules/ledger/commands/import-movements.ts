import { yearOf, type Day } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { openSheet, type Upload } from '../../../platform/http/import.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { AccountFacts, FiscalYear } from '../rules/chart.ts';
import { decideMovements, movementColumns, type MovementKind } from '../rules/import/movements.ts';
import { refusedAt } from '../rules/import/problems.ts';
import { voucherNumber } from '../rules/journal.ts';
import { decidePosting, refuseDay } from '../rules/posting.ts';
import { accountsAfter } from '../rules/after.ts';
import { accountsOfYear, fiscalYears } from '../store/facts.ts';
import { planTransfers } from '../store/posting.ts';
import type { SheetKind } from './sheets.ts';
import { limitOn, type LimitRow } from '../store/limit.ts';
import { refuseAboveLimit } from './sources.ts';

export interface MovementUpload extends Upload {
  readonly kind: MovementKind;
  readonly documentNumber: string;
  readonly effectiveDay: Day;
}

interface Standing {
  readonly seq: number;
  readonly memo: string;
  readonly amountFen: number;
}

/** Posts every voucher of a sheet, or none: rows of one memo are one linked group. */
export const movementSheet: SheetKind<MovementUpload> = {
  action: 'ledger.movements.import',
  columns: movementColumns,
  async plan(ctx, upload) {
    const opened = await openSheet(upload, movementColumns);
    if (isRefusal(opened)) return opened;
    const { kind, documentNumber, effectiveDay } = upload;
    const year = yearOf(effectiveDay);
    const [years, accounts, limits, standing] = await ctx.db.reads<[FiscalYear, AccountFacts, LimitRow, Standing]>([
      fiscalYears(),
      accountsOfYear(ctx, year, ['source', 'line', 'duty', 'unit', 'spent']),
      limitOn(ctx.today),
      sql`SELECT t.seq, t.memo, (SELECT sum(x.amount_fen) FROM ledger_transfer AS x WHERE x.transaction_id = t.id) AS amountFen
        FROM ledger_transaction AS t WHERE t.effective_day = ${effectiveDay} AND t.kind = ${kind}
          AND t.document_number = ${documentNumber} AND t.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM ledger_transaction AS r WHERE r.reverses_id = t.id) LIMIT 1000`,
    ]);
    const facts = { years, today: ctx.today };
    const refused = refuseDay(facts, effectiveDay);
    if (refused) return refused;
    const known = standing.map(({ seq, ...each }) => ({ ...each, voucher: voucherNumber(seq) }));
    const { problems, vouchers, totalFen } = decideMovements(opened.table, { kind, accounts, standing: known });
    const found = [...problems];
    const writes: Statement[] = [];
    let after: readonly AccountFacts[] = accounts;
    for (const { memo, row, transfers } of vouchers) {
      const draft = { id: ctx.newId('txn'), kind, effectiveDay, memo, documentNumber, transfers };
      const no = decidePosting({ ...facts, accounts: after }, draft) ?? refuseAboveLimit(limits[0], draft, accounts);
      if (no) {
        found.push(refusedAt(row, no));
        continue;
      }
      writes.push(...planTransfers(ctx, draft, after));
      after = accountsAfter(after, draft);
    }
    return {
      opened,
      problems: found.toSorted((a, b) => a.row - b.row),
      outcome: {
        created: vouchers.reduce((rows, { transfers }) => rows + transfers.length, 0),
        updated: 0,
        unchanged: 0,
        skipped: opened.table.skipped.length,
      },
      subject: { type: 'fiscal_year', id: String(year) },
      payload: { kind, documentNumber, effectiveDay, vouchers: vouchers.length, totalFen },
      writes,
    };
  },
};
