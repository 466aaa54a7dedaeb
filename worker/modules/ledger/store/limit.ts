import type { Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

export interface LimitRow {
  readonly fromDay: Day;
  readonly settlementFen: Fen;
}

/** The limit of a day, where the city has set one: `LimitRow`. */
export const limitOn = (day: Day): Statement =>
  sql`SELECT from_day AS fromDay, settlement_fen AS settlementFen FROM ledger_limit WHERE from_day <= ${day}
    ORDER BY from_day DESC LIMIT 1`;

/** Whether an amount takes two people: always where the city has set no limit. */
export const needsTwo = (limit: LimitRow | undefined, amountFen: number): boolean =>
  limit === undefined || amountFen > limit.settlementFen;
