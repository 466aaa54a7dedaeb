import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { voucherClaims } from '../../ledger/index.ts';

/** What went into facilities. */
export const spending = voucherClaims({
  table: 'facility_spending',
  record: 'facility_id',
  called: ['阵地支出', '시설 지출', 'facilities'],
});

/** A `ClaimRow` within the scope of whoever keeps the facility. */
export const spendingById = (ctx: CityContext, id: string): Statement => sql`SELECT s.id, s.ended_at AS endedAt
  FROM facility_spending AS s JOIN facility AS f ON f.id = s.facility_id
  WHERE s.id = ${id} AND ${inScope(ctx, 'facilities.write', sql`f.unit_id`)}`;
