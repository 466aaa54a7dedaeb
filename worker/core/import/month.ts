import { parseMonth, type Month } from '../day.ts';
import { toHalfWidth, withoutSpaces } from '../text.ts';

/**
 * A month as people write it: 2026-01, 2026/1, 2026.01, 202601, 2026年1月, or any day of it. Null for anything else, and for
 * `2026.1`, which a number cell makes of both January and October.
 */
export function readMonth(text: string): Month | null {
  const plain = withoutSpaces(toHalfWidth(text));
  const [, year, month] =
    /^(\d{4})(\d{2})(?:\d{2})?$/.exec(plain) ??
    /^(\d{4})\.(\d{2})(?:\.\d{1,2})?$/.exec(plain) ??
    /^(\d{4})\.([2-9])$/.exec(plain) ??
    /^(\d{4})[-/年](\d{1,2})月?(?:[-/]?\d{1,2}日?)?$/.exec(plain) ??
    [];
  return year === undefined || month === undefined ? null : parseMonth(`${year}-${month.padStart(2, '0')}`);
}
