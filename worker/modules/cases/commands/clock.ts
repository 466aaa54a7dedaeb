import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { clockAnswer, type NoticeKind } from '../rules/deadlines.ts';
import { dueRequest, dueRequests, planNotice, type DueRow } from '../store/requests.ts';
import type { CalendarRow, PolicyRow } from '../store/policy.ts';
import { readTerms, stepPlan, termsOf } from './step.ts';

const answerOf = (row: DueRow, ctx: Pick<CityContext, 'today'>) =>
  clockAnswer({ ...row, raised: JSON.parse(row.raised) as NoticeKind[] }, ctx.today);

/**
 * Reminds of deadlines that come, raises those that passed, each once, and closes what a resident did not rate in time.
 * Bounded to a page a time; one request that cannot be settled does not keep the others waiting.
 * @returns how many requests it spoke of
 */
export async function raiseCaseDeadlines(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<DueRow>(dueRequests(ctx.today));
  let raised = 0;
  for (const row of due) {
    const { notices } = answerOf(row, ctx);
    const key = `case-clock:${row.id}:${row.waitSeq}:${notices.map(({ kind }) => kind).join('+') || 'lapse'}`;
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
    const [rows, policies, years] = await ctx.db.reads<[DueRow, PolicyRow, CalendarRow]>([
      dueRequest(id, ctx.today),
      ...termsOf(ctx),
    ]);
    const request = rows[0];
    if (!request) return platformRefusals.refuse('changed_meanwhile');
    const { notices, lapses } = answerOf(request, ctx);
    if (lapses) {
      const closed = stepPlan(ctx, request, readTerms(policies, years), { event: 'lapse', version: null, text: null });
      return isRefusal(closed) ? closed : { ...closed, answer: {} };
    }
    return {
      audit: {
        action: 'cases.deadline',
        subject: { type: 'case_request', id },
        payload: { notices: notices.map(({ kind, deadlineDay }) => ({ kind, deadlineDay })) },
      },
      writes: notices.map((notice) => planNotice(ctx, request, notice)),
      answer: {},
    };
  });
}
