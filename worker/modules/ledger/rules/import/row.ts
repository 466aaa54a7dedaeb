import type { Day } from '../../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../../core/fen.ts';
import { readYuan } from '../../../../core/import/amount.ts';
import { readDay } from '../../../../core/import/day.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { cellText, type ImportRow } from '../../../../core/import/table.ts';
import type { Refusal } from '../../../../core/refusal.ts';
import { accountLabel, type AccountFacts, type AccountKind } from '../chart.ts';
import { ledgerProblem, refusedAt, type LedgerProblem } from './problems.ts';

/** Reads one row of a sheet of the ledger and keeps what is wrong with it. */
export class RowReader {
  readonly problems: Problem[] = [];
  private readonly row: ImportRow;

  constructor(row: ImportRow) {
    this.row = row;
  }

  say(column: string | null, code: LedgerProblem, value: string | null, more: Record<string, string | number> = {}) {
    this.problems.push(ledgerProblem(this.row.row, column, code, value, more));
  }

  /** The command that the row stands for would refuse. */
  refuse(refusal: Refusal | null): void {
    if (refusal) this.problems.push(refusedAt(this.row.row, refusal));
  }

  get blocked(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  /** The text of a cell, or null where it is empty; longer than `most` is a problem. */
  text(column: string, most: number): string | null {
    const text = cellText(this.row.cells, column);
    if (text !== null && text.length > most) this.say(column, 'text_too_long', text, { most });
    return text;
  }

  /** The same of a cell that must be filled in. */
  required(column: string, most: number): string | null {
    const text = this.text(column, most);
    if (text === null) this.say(column, 'cell_missing', null);
    return text;
  }

  /** Yuan above zero. */
  amount(column: string): Fen | null {
    const text = cellText(this.row.cells, column);
    if (text === null) {
      this.say(column, 'cell_missing', null);
      return null;
    }
    const fen = readYuan(text);
    if (fen !== null && fen > 0) return fen;
    this.say(column, 'amount_unreadable', text);
    return null;
  }

  day(column: string): Day | null {
    const text = cellText(this.row.cells, column);
    if (text === null) return null;
    const read = readDay(text);
    if (read === null) this.say(column, 'day_unreadable', text);
    return read;
  }

  /** One of a closed list of words; null where the cell is empty or says something else. */
  choice<T extends string>(column: string, words: Readonly<Record<T, readonly string[]>>): T | null {
    const text = this.required(column, 50);
    if (text === null) return null;
    const found = (Object.keys(words) as T[]).find((key) => words[key].includes(text.toLowerCase()));
    if (found) return found;
    const known = (Object.values(words) as readonly string[][]).map(([first = '']) => first).join('、');
    this.say(column, 'choice_unknown', text, { known });
    return null;
  }

  /** An account by its code (a name after it is left aside) or by a name that only one has, of a kind that fits. */
  account(column: string, accounts: readonly AccountFacts[], kinds: readonly AccountKind[]): AccountFacts | null {
    const text = this.required(column, 200);
    return text === null ? null : this.accountOf(column, text, accounts, kinds);
  }

  private accountOf(
    column: string,
    text: string,
    accounts: readonly AccountFacts[],
    kinds: readonly AccountKind[],
  ): AccountFacts | null {
    const [code = ''] = text.split(' ');
    const named = accounts.filter(({ name, kind }) => name === text && kinds.includes(kind));
    const found = accounts.find((account) => account.code === code) ?? (named.length === 1 ? named[0] : undefined);
    if (!found) this.say(column, named.length > 1 ? 'account_ambiguous' : 'account_unknown', text);
    else if (!kinds.includes(found.kind)) this.say(column, 'account_unfit', accountLabel(found));
    else return found;
    return null;
  }
}

/** What rows take of accounts, one after another: says by row where an account can give no more. */
export class Takings {
  private readonly taken = new Map<string, Fen>();

  left(account: AccountFacts): Fen {
    return sumFen([account.balanceFen, -account.heldFen, -(account.floorFen ?? 0), -(this.taken.get(account.id) ?? 0)]);
  }

  /** Money that comes to an account within the sheet may be given on. */
  give(account: AccountFacts, amountFen: Fen): void {
    this.taken.set(account.id, sumFen([this.taken.get(account.id) ?? 0, -amountFen]));
  }

  take(reader: RowReader, column: string, account: AccountFacts, amountFen: Fen): void {
    const leftFen = this.left(account);
    this.taken.set(account.id, sumFen([this.taken.get(account.id) ?? 0, amountFen]));
    if (account.floorFen === null || amountFen <= leftFen) return;
    reader.say(column, 'funds_short', formatYuan(amountFen), {
      account: accountLabel(account),
      left: formatYuan(leftFen),
      short: formatYuan(sumFen([amountFen, -leftFen])),
    });
  }
}
