import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { decideStep, type DutyFacts } from '../rules/duty.ts';
import { dutyOfDepartment } from '../store/facts.ts';
import { planStep } from '../store/writes.ts';

/** Gives an admitted duty that is not live back to its department, to be drafted and heard again. */
export function returnDuty(
  ctx: CityContext,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const duty = await ctx.db.first<DutyFacts>(dutyOfDepartment(ctx, 'duties.activate', id));
    if (!duty) return platformRefusals.refuse('not_found');
    return (
      decideStep(duty, 'return', version) ?? {
        audit: { action: 'duties.duty.return', subject: { type: 'duty', id }, reason },
        writes: planStep(ctx, duty, 'return', reason),
        answer: { id, version: version + 1 },
      }
    );
  });
}
