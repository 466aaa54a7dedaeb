import type { CityContext } from '../../../platform/context.ts';
import { termsIn, type TermsRow } from '../../../platform/terms.ts';
import type { AlliancePolicy } from '../rules/policy.ts';

export type PolicyRow = TermsRow;
export const allianceTerms = termsIn<AlliancePolicy>('alliance_policy');
export const { on: policyOn, of: policyOf } = allianceTerms;

/** Every edition of the settings, the newest first. */
export async function listPolicies(ctx: CityContext) {
  const rows = await ctx.db.all<PolicyRow>(allianceTerms.all());
  const inForce = rows.find(({ fromDay }) => fromDay <= ctx.today)?.fromDay;
  return {
    items: rows.map((row) => ({
      fromDay: row.fromDay,
      source: row.source,
      inForce: row.fromDay === inForce,
      ...policyOf([row]),
    })),
  };
}
