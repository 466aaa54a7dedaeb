import { formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Facts } from '../../../core/refusal.ts';

export interface TransferDraft {
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountFen: Fen;
  /** What it is for, where that is finer than the transaction's own subject: a payslip, a unit's month. */
  readonly subjectId?: string | null;
  /** The line for whose purpose a unit spends: only so is money of a restricted source drawn from a unit's account. */
  readonly purposeId?: string | null | undefined;
  /** Of which source and voucher the money must be: a reversal takes back what was given. */
  readonly sourceId?: string | null;
  readonly trancheId?: string | null;
  readonly bornDay?: string | null;
}

/** The facts of every refusal over money. */
export function shortfall(account: string, available: Fen, neededFen: Fen): Facts {
  const shortfallFen = sumFen([neededFen, -available]);
  return {
    account,
    availableFen: available,
    neededFen,
    shortfallFen,
    availableYuan: formatYuan(available),
    neededYuan: formatYuan(neededFen),
    shortfallYuan: formatYuan(shortfallFen),
  };
}
