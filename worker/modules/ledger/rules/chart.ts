import type { Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';

/** Where money can be: it flows source → line → duty → unit → payroll or spent. */
export const accountKinds = ['source', 'line', 'duty', 'unit', 'payroll', 'spent'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What a posting decision needs to know of an account. */
export interface AccountFacts {
  readonly id: string;
  readonly kind: AccountKind;
  readonly code: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly unitId: string;
  readonly state: 'open' | 'closed';
  /** Lowest available balance; null for a source, which has none; below zero only after a forced reversal. */
  readonly floorFen: Fen | null;
  readonly budgetFen: Fen;
  readonly balanceFen: Fen;
  readonly heldFen: Fen;
  readonly version: number;
  /** What its money is for: of a line; absent where an account has no codes. */
  readonly functionCode?: string | null;
  readonly economicCode?: string | null;
  /** Of which sources its money is, as the store reads it; see `layersOf`. */
  readonly layers?: string | null;
  /** Of a source: what it may be used for, as JSON; null where it is free. */
  readonly purposes?: string | null;
  /** How the city draws on several sources in this account's year. */
  readonly drawOrder?: DrawOrder;
}

export const drawOrders = ['oldest', 'proportional'] as const;
export type DrawOrder = (typeof drawOrders)[number];

export interface FiscalYear {
  readonly year: number;
  readonly state: 'open' | 'closed';
  /** Months of it that take no posting, `2026-01,2026-02`, as the store reads them; absent where none is closed. */
  readonly closedMonths?: string | null;
}

/** Whether the book of a month is closed. */
export const isMonthClosed = ({ closedMonths }: FiscalYear, month: Month): boolean =>
  closedMonths?.split(',').includes(month) ?? false;

export const availableFen = (account: Pick<AccountFacts, 'balanceFen' | 'heldFen'>): Fen =>
  (account.balanceFen - account.heldFen) as Fen;

/** First digit of a code; the account's number among its kind in the year follows: 20014 is the 14th line. */
export const codePrefix: Readonly<Record<AccountKind, string>> = {
  source: '1',
  line: '2',
  duty: '3',
  unit: '4',
  payroll: '5',
  spent: '6',
};

/** How accounts appear to a reader: code and name. */
export const accountLabel = (account: Pick<AccountFacts, 'code' | 'name'>): string => `${account.code} ${account.name}`;
