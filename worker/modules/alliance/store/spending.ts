import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { voucherClaims } from '../../ledger/index.ts';

/** What paid for lines of the four lists. */
export const payments = voucherClaims({
  table: 'alliance_spending',
  record: 'line_id',
  called: ['共建清单', '공동건설 목록', 'the alliance'],
});

/** A `ClaimRow` within the scope of whoever keeps the line. */
export const paymentById = (ctx: CityContext, id: string): Statement => sql`SELECT s.id, s.ended_at AS endedAt
  FROM alliance_spending AS s JOIN alliance_line AS l ON l.id = s.line_id
  WHERE s.id = ${id} AND ${inScope(ctx, 'alliance.write', sql`l.unit_id`)}`;
