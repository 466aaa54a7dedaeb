import { day, parseDay, parseMonth, type Day } from '../../../../core/day.ts';
import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import type { GridCell } from './grid.ts';

export interface LooseDay {
  /** A month alone means its first day. */
  readonly day: Day;
  readonly precision: 'day' | 'month';
  /** The number 2019.1 may have been typed as 2019.10: the cell lost its zero. */
  readonly ambiguous: boolean;
}

const wholeDay = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号.]?(?:[T ]?\d{1,2}:\d{2}.*)?$/;
const wholeMonth = /^(\d{4})[-/.年](\d{1,2})月?[份.]?$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
const compactMonth = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/;

/** Serial day numbers of 1927 to 2064: a date whose cell lost its format. */
const serial = { least: 10_000, most: 60_000 };

/** Reads a day as officers write it: `2019-07-01`, `2019.7`, `2019年7月`, `20190701`, a date cell, the number 2019.7. */
export function readLooseDay(cell: GridCell): LooseDay | null {
  const text = withoutSpaces(toHalfWidth(cell.text)).replaceAll('。', '.');
  if (cell.kind === 'number') return readNumber(text);
  return readDay(text) ?? readMonth(text);
}

function readNumber(text: string): LooseDay | null {
  const value = Number(text);
  if (Number.isInteger(value) && value >= serial.least && value <= serial.most) {
    const iso = new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toISOString().slice(0, 10);
    return { day: day(iso), precision: 'day', ambiguous: false };
  }
  const read = readDay(text) ?? readMonth(text);
  return read && { ...read, ambiguous: text.endsWith('.1') };
}

function readDay(text: string): LooseDay | null {
  const [, year, month = '', date = ''] = wholeDay.exec(text) ?? compactDay.exec(text) ?? [];
  const read = year ? parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`) : null;
  return read && { day: read, precision: 'day', ambiguous: false };
}

function readMonth(text: string): LooseDay | null {
  const [, year, month = ''] = wholeMonth.exec(text) ?? compactMonth.exec(text) ?? [];
  const read = year ? parseMonth(`${year}-${month.padStart(2, '0')}`) : null;
  return read && { day: day(`${read}-01`), precision: 'month', ambiguous: false };
}

/** True where `a` certainly lies after `b`: with a month on either side, months are compared. */
export function isAfter(a: LooseDay, b: LooseDay): boolean {
  if (a.precision === 'day' && b.precision === 'day') return a.day > b.day;
  return a.day.slice(0, 7) > b.day.slice(0, 7);
}
