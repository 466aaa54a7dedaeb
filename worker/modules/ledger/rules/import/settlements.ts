import { sumFen, type Fen } from '../../../../core/fen.ts';
import { cellText, importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import type { Refusal } from '../../../../core/refusal.ts';
import type { AccountFacts } from '../chart.ts';
import type { HoldFacts } from '../holding.ts';
import { RowReader } from './row.ts';

/** The sheet that ends holds (结算与释放): the list of holds as exported, with what becomes of each. */
export const settlementColumns: readonly ImportColumn[] = [
  importColumn('hold', ['冻结编号', '보류 번호', 'Hold'], '编号', true, 'hld_01ABCDEF'),
  importColumn('act', ['处理', '처리', 'Action'], '处理方式', true, '结算'),
  importColumn('payee', ['收款账户编码', '수취 계정 코드', 'Payee code'], '收款账户', false, '60001'),
  importColumn('amount', ['结算金额', '정산액', 'Amount'], '支付金额', false, '8000.00'),
  importColumn('rest', ['其余', '나머지', 'Rest'], '其余部分', false, '释放'),
  importColumn('memo', ['摘要', '적요', 'Memo'], '原因', false, '首期款'),
];

export const settlementActs = { settle: ['结算', '정산', 'settle'], void: ['释放', '해제', 'free'] } as const;
const rests = { free: ['释放', '해제', 'free'], keep: ['继续冻结', '유지', 'keep'] } as const;

/** What one row asks for: a hold settled in full or in part, or freed. */
export type HoldEnding = { readonly row: number; readonly hold: HoldFacts } & (
  | { readonly act: 'void'; readonly reason: string }
  | {
      readonly act: 'settle';
      readonly payeeAccountId: string;
      readonly amountFen: Fen;
      readonly rest: 'free' | 'keep';
      readonly memo: string;
    }
);

export interface SettlementFacts<H extends HoldFacts> {
  readonly holds: readonly H[];
  readonly accounts: readonly AccountFacts[];
  /** Why a hold cannot be ended so; null where it can. */
  refuse(
    hold: H,
    ending: { readonly act: 'void' } | { readonly act: 'settle'; readonly amountFen: Fen },
  ): Refusal | null;
}

export interface SettlementSheet {
  readonly problems: readonly Problem[];
  readonly endings: readonly HoldEnding[];
  readonly totalFen: Fen;
}

export function decideSettlements<H extends HoldFacts>(table: ImportTable, facts: SettlementFacts<H>): SettlementSheet {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  const endings: HoldEnding[] = [];
  for (const row of table.rows) {
    // The list as it was exported: rows that nobody filled in ask for nothing.
    if (cellText(row.cells, 'act') === null) continue;
    const reader = new RowReader(row);
    const ending = readEnding(reader, row.row, facts);
    if (ending) {
      const related = seen.get(ending.hold.id);
      if (related === undefined) seen.set(ending.hold.id, row.row);
      else reader.say('hold', 'hold_twice', ending.hold.id, { related });
      if (!reader.blocked) endings.push(ending);
    }
    problems.push(...reader.problems);
  }
  const paid = endings.map((each) => (each.act === 'settle' ? each.amountFen : 0));
  return { problems, endings, totalFen: sumFen(paid) };
}

function readEnding<H extends HoldFacts>(
  reader: RowReader,
  row: number,
  { holds, accounts, refuse }: SettlementFacts<H>,
): HoldEnding | null {
  const id = reader.required('hold', 64);
  const hold = holds.find((each) => each.id === id);
  if (id !== null && !hold) reader.say('hold', 'hold_unknown', id);
  const act = reader.choice('act', settlementActs);
  if (act === 'void') {
    const reason = reader.required('memo', 500);
    if (!hold || reason === null) return null;
    reader.refuse(refuse(hold, { act }));
    return { row, hold, act, reason };
  }
  if (act !== 'settle') return null;
  const payee = reader.account('payee', accounts, ['spent', 'unit', 'duty']);
  const amountFen = reader.amount('amount');
  const rest = reader.text('rest', 20) === null ? 'free' : reader.choice('rest', rests);
  const memo = reader.required('memo', 200);
  if (!hold || !payee || amountFen === null || rest === null || memo === null) return null;
  reader.refuse(refuse(hold, { act, amountFen }));
  return { row, hold, act, payeeAccountId: payee.id, amountFen, rest, memo };
}
