import type { Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { ppmToDecimal, toPpm } from '../../../core/ratio.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { Trust } from '../rules/scheme.ts';

export interface NewSettlementPolicy {
  readonly id: string;
  readonly fromMonth: string;
  readonly reachMonths: number;
  readonly floorFen: Fen;
  readonly maxShare: string;
  readonly source: string;
  readonly trust: Trust;
}

export const insertSettlementPolicy = (policy: NewSettlementPolicy, at: string, by: string): Statement =>
  insertRow('pay_settlement_policy', {
    id: policy.id,
    from_month: policy.fromMonth,
    reach_months: policy.reachMonths,
    floor_fen: policy.floorFen,
    max_share_ppm: toPpm(policy.maxShare),
    source: policy.source,
    trust: policy.trust,
    decided_at: at,
    decided_by: by,
  });

interface PolicyRow extends Omit<NewSettlementPolicy, 'maxShare'> {
  readonly fromMonth: Month;
  readonly maxSharePpm: number;
  readonly decidedAt: string;
}

/** The city's settlement policies, the newest first; each holds until the next begins. */
export async function listSettlementPolicies(ctx: CityContext) {
  const rows = await ctx.db.all<PolicyRow>(
    sql`SELECT id, from_month AS fromMonth, reach_months AS reachMonths, floor_fen AS floorFen, max_share_ppm AS maxSharePpm,
      source, trust, decided_at AS decidedAt FROM pay_settlement_policy ORDER BY from_month DESC, id DESC LIMIT 500`,
  );
  return { items: rows.map(({ maxSharePpm, ...row }) => ({ ...row, maxShare: ppmToDecimal(maxSharePpm) })) };
}
