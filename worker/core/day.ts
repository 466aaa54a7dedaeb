declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;

/** A calendar day 'YYYY-MM-DD' of Asia/Shanghai; sorts as text. */
export type Day = string & { readonly [dayBrand]: 'day' };
/** A calendar month 'YYYY-MM'; sorts as text. */
export type Month = string & { readonly [monthBrand]: 'month' };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
// China keeps one zone and has had no summer time since 1991, so an offset is the whole rule.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day a text names, or null when it is not written so or does not exist. */
export function parseDay(text: string): Day | null {
  const [, year, month, date] = (DAY.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const exists = year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
  return exists ? (text as Day) : null;
}

/** As {@link parseDay}; throws RangeError instead of null. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/** What has no known first day, or holds since before anything was recorded, begins here. */
export const recordsBegin: Day = day('1900-01-01');

export function addDays(from: Day, days: number): Day {
  return dayOfSerial(serialOf(from) + days);
}

/** Days from a to b: one for tomorrow, negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return serialOf(b) - serialOf(a);
}

export function compareDay(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(of: Day): number {
  return (((serialOf(of) + 4) % 7) + 7) % 7;
}

/** The day in Asia/Shanghai at an instant, in milliseconds since 1970 UTC. */
export function dayOfInstant(ms: number): Day {
  return dayOfSerial(Math.floor((ms + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

export function yearOf(of: Day | Month): number {
  return Number(of.slice(0, 4));
}

/** The month a text names, or null. */
export function parseMonth(text: string): Month | null {
  const [, year, month] = (MONTH.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined) return null;
  return year >= 1 && month >= 1 && month <= 12 ? (text as Month) : null;
}

/** As {@link parseMonth}; throws RangeError instead of null. */
export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new RangeError(`not a month: ${text}`);
  return parsed;
}

export function addMonths(from: Month, months: number): Month {
  return monthOfSerial(serialOfMonth(from) + months);
}

/** Months from a to b: one for the next month, negative when b is earlier. */
export function monthsBetween(a: Month, b: Month): number {
  return serialOfMonth(b) - serialOfMonth(a);
}

export function compareMonth(a: Month, b: Month): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function firstDay(of: Month): Day {
  return day(`${of}-01`);
}

export function lastDay(of: Month): Day {
  return day(`${of}-${pad(daysInMonth(yearOf(of), monthNumber(of)), 2)}`);
}

export function monthOfDay(of: Day): Month {
  return of.slice(0, 7) as Month;
}

/** 1 for January to 12 for December. */
export function monthNumber(of: Month): number {
  return Number(of.slice(5, 7));
}

export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => month(`${pad(year, 4)}-${pad(index + 1, 2)}`));
}

function daysInMonth(year: number, monthOfYear: number): number {
  if (monthOfYear === 2) return isLeap(year) ? 29 : 28;
  return monthOfYear === 4 || monthOfYear === 6 || monthOfYear === 9 || monthOfYear === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar. Years are counted from March, which puts the leap day
// last, and in eras of 400 years, which all have 146,097 days.
function serialOf(of: Day): number {
  const monthOfYear = Number(of.slice(5, 7));
  const year = yearOf(of) - (monthOfYear <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((monthOfYear + 9) % 12) + 2) / 5) + Number(of.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function dayOfSerial(serial: number): Day {
  const shifted = serial + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const monthOfYear = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0);
  return day(`${pad(year, 4)}-${pad(monthOfYear, 2)}-${pad(date, 2)}`);
}

function serialOfMonth(of: Month): number {
  return yearOf(of) * 12 + monthNumber(of) - 1;
}

function monthOfSerial(serial: number): Month {
  return month(`${pad(Math.floor(serial / 12), 4)}-${pad((((serial % 12) + 12) % 12) + 1, 2)}`);
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
