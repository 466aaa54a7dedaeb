import { formatYuan, type Fen } from '../../../core/fen.ts';
import { tidy } from '../../../core/text.ts';
import type { AccountKind } from './chart.ts';

export interface JournalAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly code: string;
  readonly name: string;
  /** The department, street or community that it belongs to. */
  readonly unitName: string;
}

export interface JournalTransaction {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly effectiveDay: string;
  readonly recordedAt: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly reversesId: string | null;
  readonly transfers: readonly JournalTransfer[];
}

export interface JournalTransfer {
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amountFen: Fen;
}

const root: Readonly<Record<AccountKind, string>> = {
  source: '资金来源',
  line: '预算指标',
  duty: '事项',
  unit: '承接单位',
  payroll: '薪酬',
  spent: '支出',
};

/** hledger's notion of each kind: money comes from equity, is kept as assets, ends as expenses. */
const ledgerType: Readonly<Record<AccountKind, string>> = {
  source: 'Equity',
  line: 'Asset',
  duty: 'Asset',
  unit: 'Asset',
  payroll: 'Expense',
  spent: 'Expense',
};

/**
 * A year's book as one plain-text journal that hledger and Ledger both read: commodity, accounts, then each voucher
 * with two postings a transfer, what gives with a minus. `hledger bal` of it equals the trial balance to the fen.
 */
export function* journal(
  accounts: readonly JournalAccount[],
  transactions: readonly JournalTransaction[],
): Generator<string> {
  yield journalHead(accounts);
  const names = journalNames(accounts);
  for (const transaction of transactions) yield journalEntry(names, transaction);
}

export const journalNames = (accounts: readonly JournalAccount[]): ReadonlyMap<string, string> =>
  new Map(accounts.map((account) => [account.id, journalName(account)]));

/** `预算指标:市民政局:20001 社区助餐`: colons part levels, two spaces end a name, so neither stays inside one. */
export function journalName({ kind, code, name, unitName }: JournalAccount): string {
  return [root[kind], plain(unitName), `${code} ${plain(name)}`].join(':');
}

export function journalHead(accounts: readonly JournalAccount[]): string {
  const declared = accounts.map(
    (account) => `account ${journalName(account)}\n    ; code: ${account.code}, type: ${ledgerType[account.kind]}\n`,
  );
  return `commodity CNY\n    format 1,000.00 CNY\n\n${declared.join('')}\n`;
}

/** One voucher. Throws RangeError when a transfer names an account that the names do not hold. */
export function journalEntry(names: ReadonlyMap<string, string>, transaction: JournalTransaction): string {
  const { seq, id, kind, effectiveDay, recordedAt, memo, documentNumber, reversesId, transfers } = transaction;
  const tags = [
    `id: ${id}`,
    `kind: ${kind}`,
    `recorded: ${recordedAt}`,
    ...(documentNumber ? [`document: ${tagValue(documentNumber)}`] : []),
    ...(reversesId ? [`reverses: ${reversesId}`] : []),
  ];
  const postings = transfers.flatMap(({ debitAccountId, creditAccountId, amountFen }) => [
    posting(names, debitAccountId, -amountFen),
    posting(names, creditAccountId, amountFen),
  ]);
  return `${effectiveDay} * (${voucherNumber(seq)}) ${plain(memo)}\n${tags.map((tag) => `    ; ${tag}\n`).join('')}${postings.join('')}\n`;
}

export const voucherNumber = (seq: number): string => `记-${String(seq).padStart(6, '0')}`;

function posting(names: ReadonlyMap<string, string>, accountId: string, amount: number): string {
  const name = names.get(accountId);
  if (name === undefined) throw new RangeError(`the journal has no account ${accountId}`);
  return `    ${name}  ${formatYuan(amount as Fen)} CNY\n`;
}

/** Free text on one line without the signs that a journal gives a meaning. */
const plain = (text: string): string =>
  tidy(text).replaceAll(/[:;|]/g, (sign) => ({ ':': '：', ';': '；' })[sign] ?? '｜');

const tagValue = (text: string): string => plain(text).replaceAll(',', '，');
