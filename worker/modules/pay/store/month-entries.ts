import type { Month } from '../../../core/day.ts';
import { milliToDecimal } from '../../../core/ratio.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { noEntries, type MonthEntries, type OneOff } from '../rules/month-facts.ts';

export interface QuantityRow {
  readonly workerId: string;
  readonly code: string;
  readonly quantityMilli: number;
}
export type OneOffRow = OneOff & { readonly workerId: string };

/** The quantities that hold for a month: of each worker and fact the row recorded last. */
export const quantitiesOf = (month: Month, within: Statement = sql`1`): Statement => sql`
  SELECT f.worker_id AS workerId, f.code, f.quantity_milli AS quantityMilli FROM pay_fact AS f
  WHERE f.month = ${month} AND ${within} AND f.quantity_milli > 0 AND f.id = (SELECT max(l.id) FROM pay_fact AS l
    WHERE l.month = f.month AND l.worker_id = f.worker_id AND l.code = f.code)`;

/** One-off amounts that stand in a month. */
export const oneOffsOf = (month: Month, within: Statement = sql`1`): Statement => sql`
  SELECT worker_id AS workerId, id, item_code AS itemCode, amount_fen AS amountFen, reason, document_number AS documentNumber
  FROM pay_one_off WHERE month = ${month} AND ${within} AND withdrawn_at IS NULL ORDER BY worker_id, id`;

/** What was entered, by worker; who is absent has nothing. */
export function entriesOf(
  quantities: readonly QuantityRow[],
  oneOffs: readonly OneOffRow[],
): ReadonlyMap<string, MonthEntries> {
  const entries = new Map<string, { quantities: Record<string, string>; oneOffs: OneOff[] }>();
  const of = (workerId: string) => {
    const known = entries.get(workerId) ?? { quantities: { ...noEntries.quantities }, oneOffs: [...noEntries.oneOffs] };
    entries.set(workerId, known);
    return known;
  };
  for (const { workerId, code, quantityMilli } of quantities)
    of(workerId).quantities[code] = milliToDecimal(quantityMilli);
  for (const { workerId, ...oneOff } of oneOffs) of(workerId).oneOffs.push(oneOff);
  return entries;
}
