import type { CityContext } from '../../../platform/context.ts';
import { admittedToday, partnersOf, type DutyChoice, type PartnerRow } from './parts.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';

/** Units and admitted duties that parts of a request may be given to; null where the request is not theirs to decide. */
export async function readPartners(ctx: CityContext, caseId: string) {
  const [units, duties, policies] = await ctx.db.reads<[PartnerRow, DutyChoice, PolicyRow]>([
    partnersOf(ctx, caseId),
    admittedToday(ctx.today),
    policyOn(ctx.today),
  ]);
  if (units.length === 0) return null;
  const { dutyRequired } = policyOf(policies);
  const choices = duties.map((duty) => ({ ...duty, unitIds: JSON.parse(duty.unitIds) as string[] }));
  return { units, duties: choices, dutyRequired: [...dutyRequired] };
}
