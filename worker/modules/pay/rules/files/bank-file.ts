import type { Day, Month } from '../../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../../core/fen.ts';
import { encodeChinese } from '../../../../core/gb18030.ts';
import type { BankProfile, Column, Encoding, EndField, RowField } from './bank-profile.ts';

/** One payment of a bank file; account and identity in full, read for this file only. */
export interface BankRow {
  readonly workerId: string;
  readonly name: string;
  readonly account: string;
  readonly bankName: string | null;
  readonly identity: string | null;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly netFen: Fen;
}

export interface BankFileFacts {
  readonly profileName: string;
  readonly month: Month;
  readonly day: Day;
  readonly part: number;
  /** Number of the first row, from 1: the rows of several files count on. */
  readonly firstSequence: number;
  readonly rows: readonly BankRow[];
}

/** A value that the bank's program could not read back. Who it belongs to is named; what it is need not be. */
export interface BankProblem {
  readonly code: 'character' | 'too_long' | 'separator';
  /** Null where it stands in the header, the trailer or the titles. */
  readonly worker: { readonly id: string; readonly name: string } | null;
  readonly title: string;
  readonly character: string | null;
}

export interface BankFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly totalFen: Fen;
}

/** Writes the file a bank reads; every value that it could not carry is a problem, and then there is no file. */
export function bankFile(profile: BankProfile, facts: BankFileFacts): BankFile | readonly BankProblem[] {
  const problems: BankProblem[] = [];
  const lines: Uint8Array[] = [];
  const totalFen = sumFen(facts.rows.map(({ netFen }) => netFen));
  const write = <F extends string>(
    columns: readonly Column<F>[],
    valueOf: (column: Column<F>) => string,
    worker: BankProblem['worker'],
  ) => {
    if (columns.length > 0) lines.push(lineOf(profile, columns, valueOf, worker, problems));
  };
  const ends = (column: Column<EndField>) => endValue(profile, facts, totalFen, column);
  write(profile.header, ends, null);
  if (profile.titles) write(profile.columns, ({ title }) => title, null);
  facts.rows.forEach((row, index) => {
    const sequence = facts.firstSequence + index;
    const value = (column: Column<RowField>) => rowValue(profile, facts, row, sequence, column);
    write(profile.columns, value, { id: row.workerId, name: row.name });
  });
  write(profile.trailer, ends, null);
  if (problems.length > 0) return problems;
  return { name: fileName(profile, facts), bytes: joined(lines), count: facts.rows.length, totalFen };
}

function rowValue(
  profile: BankProfile,
  facts: BankFileFacts,
  row: BankRow,
  sequence: number,
  { field, text }: Column<RowField>,
): string {
  switch (field) {
    case 'sequence':
      return String(sequence);
    case 'worker_name':
      return row.name;
    case 'account':
      return row.account;
    case 'bank_name':
      return row.bankName ?? '';
    case 'identity':
      return row.identity ?? '';
    case 'amount':
      return amountText(profile, row.netFen);
    case 'unit_name':
      return row.unitName;
    case 'street_name':
      return row.streetName ?? '';
    case 'text':
      return filled(text ?? '', facts);
  }
}

function endValue(
  profile: BankProfile,
  facts: BankFileFacts,
  totalFen: Fen,
  { field, text }: Column<EndField>,
): string {
  switch (field) {
    case 'count':
      return String(facts.rows.length);
    case 'total':
      return amountText(profile, totalFen);
    case 'day':
      return digits(facts.day);
    case 'month':
      return digits(facts.month);
    case 'part':
      return twoDigits(facts.part);
    case 'payer_account':
      return profile.payer.account;
    case 'payer_name':
      return profile.payer.name;
    case 'agreement':
      return profile.payer.agreement;
    case 'text':
      return filled(text ?? '', facts);
  }
}

/** "12345.60" or "1234560": without separators, as programs read it. */
const amountText = ({ amountUnit }: BankProfile, amount: Fen): string =>
  amountUnit === 'fen' ? String(amount) : formatYuan(amount).replaceAll(',', '');

const digits = (date: string): string => date.replaceAll('-', '');
const twoDigits = (n: number): string => String(n).padStart(2, '0');

const filled = (pattern: string, { month, day }: Pick<BankFileFacts, 'month' | 'day'>): string =>
  pattern.replaceAll('{month}', digits(month)).replaceAll('{day}', digits(day));

const fileName = ({ fileName: pattern }: BankProfile, facts: BankFileFacts): string =>
  filled(pattern, facts)
    .replaceAll('{part}', twoDigits(facts.part))
    .replaceAll('{count}', String(facts.rows.length))
    .replaceAll('{profile}', facts.profileName)
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');

function lineOf<F extends string>(
  profile: BankProfile,
  columns: readonly Column<F>[],
  valueOf: (column: Column<F>) => string,
  worker: BankProblem['worker'],
  problems: BankProblem[],
): Uint8Array {
  const separator = profile.format === 'separated' ? ascii(profile.separator) : ascii('');
  const parts: Uint8Array[] = [];
  columns.forEach((column, index) => {
    if (index > 0) parts.push(separator);
    const cell = cellOf(profile, column, valueOf(column));
    if (cell instanceof Uint8Array) parts.push(cell);
    else problems.push({ ...cell, worker, title: column.title });
  });
  parts.push(ascii(profile.lineEnd === 'crlf' ? '\r\n' : '\n'));
  return joined(parts);
}

type Unwritable = Pick<BankProblem, 'code' | 'character'>;

function cellOf(profile: BankProfile, column: Column<string>, value: string): Uint8Array | Unwritable {
  const control = /\p{Cc}/u.exec(value);
  if (control) return { code: 'character', character: control[0] };
  const bytes = encoded(value, profile.encoding);
  if (!(bytes instanceof Uint8Array)) return { code: 'character', character: bytes.character };
  if (profile.format === 'separated') {
    const torn = value.includes(profile.separator);
    return torn ? { code: 'separator', character: profile.separator } : bytes;
  }
  return padded(column, bytes);
}

/** Banks count a fixed width in bytes: a Chinese character takes two of GB18030, three of UTF-8. */
function padded({ width = 0, align = 'left', fill = ' ' }: Column<string>, bytes: Uint8Array): Uint8Array | Unwritable {
  if (bytes.length > width) return { code: 'too_long', character: null };
  const cell = new Uint8Array(width).fill(fill.charCodeAt(0));
  cell.set(bytes, align === 'left' ? 0 : width - bytes.length);
  return cell;
}

function encoded(text: string, encoding: Encoding): Uint8Array | { readonly character: string } {
  if (encoding !== 'utf-8') return encodeChinese(text, encoding);
  return text.isWellFormed() ? new TextEncoder().encode(text) : { character: '�' };
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
