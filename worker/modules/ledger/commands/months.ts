import { yearOf, type Month } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import type { FiscalYear } from '../rules/chart.ts';
import { decideClosing, decideOnReopening, decideReopening, type MonthClosing } from '../rules/month.ts';
import { fiscalYears } from '../store/facts.ts';
import { closingById, planAsking, planClosing, planDecision, postedMonths } from '../store/months.ts';

/** A month is everybody's: who keeps a part of the book closes none of it. */
export const refusePart = (ctx: CityContext, permission: Permission): Refusal | null =>
  holdsCityWide(ctx, permission) ? null : platformRefusals.refuse('permission_missing', { permission });

export interface MonthClose {
  readonly month: Month;
  readonly documentNumber?: string | undefined;
}

/** Closes a month: nothing with an effective day in it is posted any more. */
export function closeMonth(ctx: CityContext, input: MonthClose): Promise<{ id: string }> {
  const { month, documentNumber = null } = input;
  return commit(ctx, async () => {
    const [years, posted] = await ctx.db.reads<[FiscalYear, { month: string }]>([
      fiscalYears(),
      postedMonths(yearOf(month)),
    ]);
    const facts = { years, posted: posted.map((each) => each.month), today: ctx.today };
    const refused = refusePart(ctx, 'ledger.write') ?? decideClosing(facts, month);
    if (refused) return refused;
    const id = ctx.newId('mon');
    return {
      audit: {
        action: 'ledger.month.close',
        subject: { type: 'ledger_month', id },
        payload: { month, documentNumber },
      },
      writes: [planClosing(ctx, id, month, documentNumber)],
      answer: { id },
    };
  });
}

/** Asks for a closed month to be opened again; another person decides. */
export function askReopening(ctx: CityContext, id: string, reason: string): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [closings, years] = await ctx.db.reads<[MonthClosing, FiscalYear]>([closingById(id), fiscalYears()]);
    const closing = closings[0];
    if (!closing) return platformRefusals.refuse('not_found');
    return (
      refusePart(ctx, 'ledger.write') ??
      decideReopening(closing, years) ?? {
        audit: {
          action: 'ledger.month.ask',
          subject: { type: 'ledger_month', id },
          reason,
          payload: { month: closing.month },
        },
        writes: planAsking(ctx, closing, reason),
        answer: { id },
      }
    );
  });
}

export interface ReopeningDecision {
  readonly version: number;
  readonly agreed: boolean;
  readonly reason: string;
}

/** Opens it again, or leaves it closed; never by who asked. */
export function decideMonth(ctx: CityContext, id: string, input: ReopeningDecision): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { agreed, reason } = input;
    const [closings, years] = await ctx.db.reads<[MonthClosing, FiscalYear]>([closingById(id), fiscalYears()]);
    const closing = closings[0];
    if (!closing) return platformRefusals.refuse('not_found');
    return (
      refusePart(ctx, 'ledger.reverse.approve') ??
      decideOnReopening(closing, input, years, ctx.actor.id) ?? {
        audit: {
          action: agreed ? 'ledger.month.reopen' : 'ledger.month.keep',
          subject: { type: 'ledger_month', id },
          reason,
          payload: { month: closing.month },
        },
        writes: planDecision(ctx, closing, agreed),
        answer: { id },
      }
    );
  });
}
