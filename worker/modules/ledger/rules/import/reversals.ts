import type { Problem } from '../../../../core/import/problems.ts';
import { importColumn, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import { decideAsk, type ReversibleTransaction } from '../reversal.ts';
import { RowReader } from './row.ts';

/** The sheet that asks for vouchers to be taken back (红字冲销申请): one row a voucher. */
export const reversalColumns: readonly ImportColumn[] = [
  importColumn('voucher', ['凭证号', '전표 번호', 'Voucher'], '凭证编号 凭证', true, '记-000012'),
  importColumn('reason', ['冲销原因', '취소 사유', 'Reason'], '原因 申请原因', true, '收款单位有误'),
];

export interface AskableVoucher extends ReversibleTransaction {
  readonly id: string;
  readonly seq: number;
}

export interface ReversalAsking {
  readonly transactionId: string;
  readonly reason: string;
}

/** The number in `记-000012` or `12`; null for anything else. */
export function voucherSeq(text: string): number | null {
  const [, digits] = /^(?:记-?)?0*(\d{1,9})$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Which vouchers are asked to be taken back, and why the others cannot be. */
export function decideReversals(
  table: ImportTable,
  vouchers: readonly AskableVoucher[],
): { readonly problems: readonly Problem[]; readonly asked: readonly ReversalAsking[] } {
  const bySeq = new Map(vouchers.map((voucher) => [voucher.seq, voucher]));
  const seen = new Map<string, number>();
  const read = table.rows.map((row) => {
    const reader = new RowReader(row);
    const voucher = readVoucher(reader, bySeq);
    const reason = reader.required('reason', 500);
    const related = voucher && seen.get(voucher.id);
    if (voucher && related === undefined) reader.refuse(decideAsk(voucher));
    if (related !== undefined && related !== null) reader.say('voucher', 'voucher_twice', null, { related });
    if (voucher) seen.set(voucher.id, related ?? row.row);
    const asked = reader.blocked || !voucher || reason === null ? [] : [{ transactionId: voucher.id, reason }];
    return { problems: reader.problems, asked };
  });
  return { problems: read.flatMap(({ problems }) => problems), asked: read.flatMap(({ asked }) => asked) };
}

function readVoucher(reader: RowReader, bySeq: ReadonlyMap<number, AskableVoucher>): AskableVoucher | null {
  const number = reader.required('voucher', 50);
  if (number === null) return null;
  const voucher = bySeq.get(voucherSeq(number) ?? 0) ?? null;
  if (!voucher) reader.say('voucher', 'voucher_unknown', number);
  return voucher;
}
