import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { decideRefusal, type RefusalFacts } from '../rules/refusal.ts';
import * as store from '../store/refusal.ts';

/** A street or community refuses a task that came without admission; it counts for the department that asked. */
export function refuseTask(ctx: CityContext, input: Omit<store.NewRefusal, 'id'>): Promise<{ id: string }> {
  type Named = { readonly name: string };
  return commit(ctx, async () => {
    const [units, departments, admitted] = await ctx.db.reads<[Named, Named, RefusalFacts['admitted'][number]]>([
      store.speakerFor(ctx, input.unitId),
      store.departmentOf(input.departmentId),
      store.admittedOf(input.departmentId, input.unitId, ctx.today),
    ]);
    const facts = { unit: units[0] ?? null, department: departments[0] ?? null, admitted };
    const refused = decideRefusal(facts, input, ctx.today);
    if (refused) return refused;
    const id = ctx.newId('drf');
    return {
      audit: { action: 'duties.task.refuse', subject: { type: 'duty_refusal', id }, payload: input },
      writes: [store.planRefusal(ctx, { ...input, id })],
      answer: { id },
    };
  });
}
