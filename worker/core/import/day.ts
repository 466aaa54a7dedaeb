import { toHalfWidth, withoutSpaces } from '../text.ts';
import { parseDay, type Day } from '../day.ts';

/** A whole day as people write it (`2026-3-1`, `2026/03/01`, `2026年3月1日`, `20260301`); null for anything else. */
export function readDay(text: string): Day | null {
  const plain = withoutSpaces(toHalfWidth(text));
  const [, year = '', month = '', date = ''] =
    /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/
      .exec(plain)
      ?.filter((part) => part !== undefined) ?? [];
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
