import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { AlliancePolicy } from '../rules/policy.ts';

export interface PolicyRow {
  readonly fromDay: Day;
  readonly content: string;
  readonly source: string;
}

/** The settings in force on a day. */
export const policyOn = (day: Day): Statement => sql`SELECT from_day AS fromDay, content, source FROM alliance_policy
  WHERE from_day <= ${day} ORDER BY from_day DESC LIMIT 1`;

/** Every city is seeded with settings from the beginning of records. Throws where there are none. */
export function policyOf(rows: readonly PolicyRow[]): AlliancePolicy & { readonly fromDay: Day } {
  const row = rows[0];
  if (!row) throw new Error('no settings of the alliance stand on this day');
  return { ...(JSON.parse(row.content) as AlliancePolicy), fromDay: row.fromDay };
}

/** Every edition of the settings, the newest first. */
export async function listPolicies(ctx: CityContext) {
  const rows = await ctx.db.all<PolicyRow>(
    sql`SELECT from_day AS fromDay, content, source FROM alliance_policy ORDER BY from_day DESC LIMIT 200`,
  );
  const inForce = rows.find(({ fromDay }) => fromDay <= ctx.today)?.fromDay;
  return {
    items: rows.map(({ fromDay, source, content }) => ({
      fromDay,
      source,
      inForce: fromDay === inForce,
      ...(JSON.parse(content) as AlliancePolicy),
    })),
  };
}
