import { sumFen, type Fen } from '../../../../core/fen.ts';
import { cellText, importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { accountLabel, type AccountFacts } from '../chart.ts';
import { transactionKinds } from '../posting.ts';
import type { TransferDraft } from '../transfer.ts';
import { RowReader, Takings } from './row.ts';

/** What a sheet of movements may be: what is posted by hand besides appropriations, which have the budget's own sheet. */
export const movementKinds = ['adjustment', 'return', 'spending', 'refund'] as const;
export type MovementKind = (typeof movementKinds)[number];

/** The sheet of movements (调剂、收回、支出、退回): one row a transfer; rows of one memo make one voucher. */
export const movementColumns: readonly ImportColumn[] = [
  importColumn(
    'from',
    ['付款账户编码', '지급 계정 코드', 'Payer code'],
    '付款账户 转出账户 调出指标 转出指标',
    true,
    '20001',
  ),
  importColumn(
    'to',
    ['收款账户编码', '수취 계정 코드', 'Payee code'],
    '收款账户 转入账户 调入指标 转入指标',
    true,
    '20002',
  ),
  importColumn('amount', ['金额', '금액', 'Amount'], '调剂金额 支付金额', true, '5000.00'),
  importColumn('memo', ['摘要', '적요', 'Memo'], '事由 用途', true, '上半年调剂'),
  importColumn('purpose', ['用途指标编码', '용도 지표 코드', 'Purpose line'], '服务指标 限定用途指标', false, '20001'),
];

/** Written in the place of an amount: all that is available. */
const wholeWords = ['全部', '余额', '전액', 'all'];

export interface MovementVoucher {
  readonly memo: string;
  readonly row: number;
  readonly transfers: readonly TransferDraft[];
  readonly totalFen: Fen;
}

export interface MovementSheet {
  readonly problems: readonly Problem[];
  readonly vouchers: readonly MovementVoucher[];
  readonly totalFen: Fen;
}

export interface MovementFacts {
  readonly kind: MovementKind;
  readonly accounts: readonly AccountFacts[];
  /** Vouchers of the same kind, day and document that stand: a sheet that comes twice is told. */
  readonly standing: readonly { readonly voucher: string; readonly memo: string; readonly amountFen: number }[];
}

interface Read {
  readonly row: number;
  readonly memo: string;
  readonly transfer: TransferDraft;
}

/** The vouchers of a sheet. Money is counted in the order of the rows, so that a later row may give on what came in. */
export function decideMovements(table: ImportTable, facts: MovementFacts): MovementSheet {
  const takings = new Takings();
  const problems: Problem[] = [];
  const reads: Read[] = [];
  for (const row of table.rows) {
    const reader = new RowReader(row);
    const read = readMovement(reader, row.row, cellText(row.cells, 'amount'), facts, takings);
    problems.push(...reader.problems);
    if (read && !reader.blocked) reads.push(read);
  }
  const vouchers = [...Map.groupBy(reads, ({ memo }) => memo)].map(([memo, members]) => {
    const transfers = members.map(({ transfer }) => transfer);
    const totalFen = sumFen(transfers.map(({ amountFen }) => amountFen));
    return { memo, row: members[0]?.row ?? 0, transfers, totalFen };
  });
  for (const { memo, row, totalFen } of vouchers) {
    const same = facts.standing.find((each) => each.memo === memo && each.amountFen === totalFen);
    if (!same) continue;
    const reader = new RowReader({ row, cells: new Map() });
    reader.say('memo', 'voucher_standing', memo, { voucher: same.voucher });
    problems.push(...reader.problems);
  }
  return {
    problems: problems.toSorted((a, b) => a.row - b.row),
    vouchers,
    totalFen: sumFen(vouchers.map(({ totalFen }) => totalFen)),
  };
}

function readMovement(
  reader: RowReader,
  row: number,
  amountText: string | null,
  { kind, accounts }: MovementFacts,
  takings: Takings,
): Read | null {
  const rule = transactionKinds[kind];
  const from = reader.account('from', accounts, rule.from);
  const to = reader.account('to', accounts, rule.to);
  const whole = amountText !== null && wholeWords.includes(amountText.toLowerCase());
  const amountFen = whole ? (from ? takings.left(from) : null) : reader.amount('amount');
  const memo = reader.required('memo', 200);
  const purpose = reader.text('purpose', 200) === null ? null : reader.account('purpose', accounts, ['line']);
  if (from && to && from.id === to.id) reader.say('to', 'account_same', accountLabel(from));
  if (whole && from && amountFen !== null && amountFen <= 0) reader.say('amount', 'nothing_left', accountLabel(from));
  else if (from && amountFen !== null) takings.take(reader, 'amount', from, amountFen);
  if (!from || !to || amountFen === null || memo === null) return null;
  takings.give(to, amountFen);
  const transfer = { debitAccountId: from.id, creditAccountId: to.id, amountFen };
  return { row, memo, transfer: purpose ? { ...transfer, purposeId: purpose.id } : transfer };
}
