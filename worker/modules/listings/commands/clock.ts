import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { noticesOf, type NoticeKind } from '../rules/light.ts';
import { dueListing, dueListings, planNotice, type DueRow } from '../store/listings.ts';

const answerOf = (row: DueRow, ctx: Pick<CityContext, 'today'>) =>
  noticesOf({ ...row, raised: JSON.parse(row.raised) as NoticeKind[] }, ctx.today);

/**
 * Raises yellow, red, what goes up to the city, and checks that nobody made: each once for its deadline. Bounded to a
 * page a time; one plate that cannot be told of does not keep the others waiting.
 * @returns how many plates it spoke of
 */
export async function raiseListings(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<DueRow>(dueListings(ctx.today));
  let raised = 0;
  for (const row of due) {
    const kinds = answerOf(row, ctx).map(({ kind }) => kind);
    const key = `listing-clock:${row.id}:${row.dueSeq}:${row.checkSeq}:${kinds.join('+')}`;
    try {
      await raise({ ...ctx, claim: { key, inputHash: key, status: 200 } }, row.id);
      raised += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return raised;
}

function raise(ctx: CityContext, id: string): Promise<unknown> {
  return commit(ctx, async () => {
    const [row] = await ctx.db.all<DueRow>(dueListing(id, ctx.today));
    if (!row) return platformRefusals.refuse('changed_meanwhile');
    const notices = answerOf(row, ctx);
    return {
      audit: {
        action: 'listings.deadline',
        subject: { type: 'listing', id },
        payload: { notices: notices.map(({ kind, deadlineDay }) => ({ kind, deadlineDay })) },
      },
      writes: notices.map((notice) => planNotice(ctx, row, notice)),
      answer: {},
    };
  });
}
