import type { Day } from '../../../../core/day.ts';
import { sumFen, type Fen } from '../../../../core/fen.ts';
import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import type { AccountFacts } from '../chart.ts';
import { holdable } from '../holding.ts';
import { RowReader, Takings } from './row.ts';

/** The sheet of what is to be held (冻结申请): one row a hold. */
export const holdColumns: readonly ImportColumn[] = [
  importColumn('account', ['账户编码', '계정 코드', 'Account code'], '账户 指标编码 预算指标', true, '20001'),
  importColumn('amount', ['冻结金额', '보류액', 'Amount'], '金额 冻结数', true, '12000.00'),
  importColumn('purpose', ['用途', '용도', 'Purpose'], '事由 摘要', true, '社区服务站设备采购'),
  importColumn('documentNumber', ['文号', '문서번호', 'Document'], '依据文号', false, '财预〔2026〕1号'),
  importColumn('deadlineDay', ['期限', '기한', 'Deadline'], '到期日 截止日期 冻结期限', false, '2026-12-31'),
];

export interface HoldEntry {
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly purpose: string;
  readonly documentNumber: string;
  readonly deadlineDay: Day | null;
}

export interface HoldSheetFacts {
  readonly accounts: readonly AccountFacts[];
  /** Open holds of these accounts. */
  readonly standing: readonly { readonly accountId: string; readonly amountFen: number; readonly purpose: string }[];
  readonly today: Day;
  /** The document of rows that name none of their own. */
  readonly documentNumber: string;
}

export interface HoldSheet {
  readonly problems: readonly Problem[];
  readonly entries: readonly HoldEntry[];
  readonly totalFen: Fen;
}

/** The holds that a sheet asks for. What several rows take of one account counts together, row by row. */
export function decideHoldSheet(table: ImportTable, facts: HoldSheetFacts): HoldSheet {
  const takings = new Takings();
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const entries: HoldEntry[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const account = reader.account('account', facts.accounts, holdable);
    const amountFen = reader.amount('amount');
    const purpose = reader.required('purpose', 200);
    const documentNumber = reader.text('documentNumber', 100) ?? facts.documentNumber;
    const deadlineDay = reader.day('deadlineDay');
    if (deadlineDay !== null && deadlineDay < facts.today) reader.say('deadlineDay', 'day_past', deadlineDay);
    if (account && amountFen !== null) takings.take(reader, 'amount', account, amountFen);
    if (account && amountFen !== null && purpose !== null) {
      const key = `${account.id} ${amountFen} ${purpose} ${deadlineDay}`;
      const related = seen.get(key);
      if (related !== undefined) reader.say(null, 'row_twice', null, { related });
      else seen.set(key, row.row);
      const stands = facts.standing.some(
        (hold) => hold.accountId === account.id && hold.amountFen === amountFen && hold.purpose === purpose,
      );
      if (stands) reader.say('amount', 'hold_standing', null);
      if (!reader.blocked) {
        entries.push({ accountId: account.id, amountFen, purpose, documentNumber, deadlineDay });
      }
    }
    problems.push(...reader.problems);
  }
  return { problems, entries, totalFen: sumFen(entries.map((entry) => entry.amountFen)) };
}
