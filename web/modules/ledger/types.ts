import type { z } from 'zod';
import type * as closing from '../../../worker/modules/ledger/routes/closing.ts';
import type { FlowAnswer } from '../../../worker/modules/ledger/routes/flow.ts';
import type * as answers from '../../../worker/modules/ledger/answers.ts';
import type { VerifiedAnswer } from '../../../worker/modules/ledger/verify-answers.ts';
import type { ExecutionAnswer } from '../../../worker/modules/ledger/execution-answers.ts';

export type Account = z.output<typeof answers.AccountAnswer>;
export type SheetLine = z.output<typeof answers.SheetRow>;
export type Voucher = z.output<typeof answers.TransactionAnswer>;
export type VoucherRow = z.output<typeof answers.TransactionList>['items'][number];
export type Hold = z.output<typeof answers.HoldRow>;
export type Reversal = z.output<typeof answers.ReversalList>['items'][number];
export type TrialBalance = z.output<typeof answers.TrialBalanceAnswer>;
export type Execution = z.output<typeof ExecutionAnswer>;
export type ExecutionRow = Execution['rows'][number];
export type Verification = z.output<typeof VerifiedAnswer>;
export type Codes = z.output<typeof answers.CodesAnswer>;
export type Years = z.output<typeof answers.YearsAnswer>;

export interface Accounts {
  items: Account[];
  total: number;
}
export type Flow = z.output<typeof FlowAnswer>;
export type BookMonth = z.output<typeof closing.MonthRow>;
export interface BookMonths {
  items: BookMonth[];
}
export type Nightly = z.output<typeof closing.NightlyRow>;
