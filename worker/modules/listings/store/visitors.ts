import type { CityContext } from '../../../platform/context.ts';
import { factsOf, managedFollowup, visitorsFor, type FollowupRow, type Visitor } from './followups.ts';

/** Who may be sent, those who handled the matter marked; null where the follow-up is not the actor's to give. */
export async function readVisitors(ctx: CityContext, id: string) {
  const [rows, visitors] = await ctx.db.reads<[FollowupRow, Visitor]>([managedFollowup(ctx, id), visitorsFor(id)]);
  const row = rows[0];
  if (!row) return null;
  const { handlers } = factsOf(row);
  return { items: visitors.map((one) => ({ ...one, handled: handlers.includes(one.id) })) };
}
