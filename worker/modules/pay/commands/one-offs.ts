import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { OneOffCreate } from '../input/month-facts.ts';
import { monthRefusals } from '../rules/month-refusals.ts';
import { oneOffItemsOf } from '../rules/one-off-items.ts';
import { payRefusals } from '../rules/refusals.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { knownWorkers } from '../store/facts.ts';
import { isClosed, monthState, type MonthState } from '../store/month-facts.ts';
import { insertOneOffs, oneOffById, withdrawOneOff, type StandingOneOff } from '../store/one-offs.ts';
import { schemeInForce } from '../store/schemes.ts';

interface Written {
  readonly id: string;
  readonly version: number;
}

/**
 * Records an amount that is paid or taken once, under a one-off item of the scheme of its month. A month that is approved
 * already wants to be told why the entry comes late, and the next run settles it as back pay.
 */
export function recordOneOff(ctx: CityContext, { month, lateReason, ...entry }: OneOffCreate): Promise<Written> {
  return commit(ctx, async () => {
    const { workerId, itemCode } = entry;
    const [schemes, states, known] = await ctx.db.reads<[{ definition: string }, MonthState, { id: string }]>([
      schemeInForce(month),
      monthState(month),
      knownWorkers(ctx, [workerId]),
    ]);
    if (known.length === 0) return payRefusals.refuse('worker_unknown', { workerId });
    const closed = isClosed(states[0]);
    if (closed && lateReason === undefined) return monthRefusals.refuse('month_facts_reason_required', { month });
    const items = oneOffItemsOf(schemes[0] ? (JSON.parse(schemes[0].definition) as SchemeDefinition) : null);
    if (items.every(({ code }) => code !== itemCode))
      return monthRefusals.refuse('one_off_item_unknown', { month, itemCode });
    const id = ctx.newId('pof');
    return {
      audit: {
        action: 'pay.one_off.record',
        subject: { type: 'worker', id: workerId },
        reason: closed ? (lateReason ?? '') : entry.reason,
        payload: { ...entry, month, id, closed },
      },
      writes: insertOneOffs(ctx, month, [{ ...entry, id }]),
      answer: { id, version: 1 },
    };
  });
}

/** Takes a one-off back as if it had never been entered; what an approved month paid for it the next run takes back. */
export function withdrawRecordedOneOff(
  ctx: CityContext,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Written> {
  return commit(ctx, async () => {
    const standing = await ctx.db.first<StandingOneOff>(oneOffById(ctx, id));
    if (!standing) return platformRefusals.refuse('not_found');
    const { month, workerId, itemCode, amountFen, withdrawnAt } = standing;
    if (withdrawnAt !== null) return monthRefusals.refuse('one_off_withdrawn');
    if (standing.version !== version) return changedMeanwhile({ version: standing.version, amountFen });
    return {
      audit: {
        action: 'pay.one_off.withdraw',
        subject: { type: 'worker', id: workerId },
        reason,
        payload: { id, month, itemCode, amountFen },
      },
      writes: withdrawOneOff(ctx, id, version, reason),
      answer: { id, version: version + 1 },
    };
  });
}
