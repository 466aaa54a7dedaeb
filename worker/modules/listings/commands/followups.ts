import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { planReopening, reopeningReads, type ReopeningRows } from '../../cases/index.ts';
import type { WorkCalendarRow } from '../../organisation/index.ts';
import { isLate } from '../rules/light.ts';
import { decideFollowupStep, type findEvents, type FollowupState } from '../rules/followup.ts';
import * as store from '../store/followups.ts';
import { listingById, type ListingRow } from '../store/listings.ts';
import { rulesOf, rulesOn, type PolicyRow, type RulesRow } from '../store/policy.ts';
import { listingStepPlan, readTerms, termsOf } from './steps.ts';

export interface FollowupMoved {
  readonly id: string;
  readonly state: FollowupState;
  readonly version: number;
}

/** Gives a follow-up to a visitor, or to another one. */
export function assignVisitor(
  ctx: CityContext,
  id: string,
  { version, visitorId, text }: { readonly version: number; readonly visitorId: string; readonly text: string | null },
): Promise<FollowupMoved> {
  return commit(ctx, async () => {
    const [rows, visitors, rules] = await ctx.db.reads<[store.FollowupRow, store.Visitor, RulesRow]>([
      store.managedFollowup(ctx, id),
      store.visitorsFor(id),
      rulesOn(ctx.today),
    ]);
    const row = rows[0];
    const visitor = visitors.find((one) => one.id === visitorId);
    if (!row || !visitor) return platformRefusals.refuse('not_found');
    const step = { event: 'assign', version, text, visitorId, by: ctx.actor.id } as const;
    const state = decideFollowupStep(store.factsOf(row), step, rulesOf(rules));
    if (isRefusal(state)) return state;
    const taken = { event: 'assign', state, text, late: isLate(row.dueDay, ctx.today) } as const;
    return {
      audit: { action: 'followups.assign', subject: { type: 'followup', id }, payload: { visitorId } },
      writes: store.planAssign(ctx, row, visitor, taken),
      answer: { id, state, version: version + 1 },
    };
  });
}

export interface Found extends Omit<store.Finding, 'effect'> {
  readonly event: (typeof findEvents)[number];
  readonly version: number;
  readonly text: string;
}

interface Effect {
  readonly writes: readonly Statement[];
  readonly effect: store.Finding['effect'];
}

/**
 * Writes down what the visitor found. What differs reopens the record under its own number and first deadline: a request
 * begins its steps anew, a plate hangs again; of a whistle what has ended stands, and the finding may be listed.
 */
export function recordFinding(ctx: CityContext, id: string, found: Found): Promise<FollowupMoved> {
  const subject = (kind: string): Statement =>
    sql`(SELECT subject_id FROM followup WHERE id = ${id} AND subject_kind = ${kind})`;
  return commit(ctx, async () => {
    const [rows, rules, plates, policies, years, ...request] = await ctx.db.reads<
      [store.FollowupRow, RulesRow, ListingRow, PolicyRow, WorkCalendarRow, ...ReopeningRows]
    >([
      store.visitedFollowup(ctx, id),
      rulesOn(ctx.today),
      listingById(subject('listing')),
      ...termsOf(ctx),
      ...reopeningReads(ctx, subject('case')),
    ]);
    const row = rows[0];
    if (!row) return platformRefusals.refuse('not_found');
    const state = decideFollowupStep(store.factsOf(row), { ...found, by: ctx.actor.id }, rulesOf(rules));
    if (isRefusal(state)) return state;
    const effect = found.event === 'differ' ? effectOf() : ({ writes: [], effect: null } as Effect);
    if (isRefusal(effect)) return effect;
    const late = isLate(row.dueDay, ctx.today);
    return {
      audit: {
        action: `followups.${found.event}`,
        subject: { type: 'followup', id },
        payload: { kind: row.kind, subjectId: row.subjectId, how: found.how, effect: effect.effect, late },
      },
      writes: [
        ...store.planFinding(
          ctx,
          row,
          { event: found.event, state, text: found.text, late },
          { ...found, effect: effect.effect },
        ),
        ...effect.writes,
      ],
      answer: { id, state, version: row.version + 1 },
    };

    function effectOf(): Effect | Refusal {
      if (row?.kind === 'case') {
        const writes = planReopening(ctx, request, found.text);
        if (writes === null) return { writes: [], effect: 'open_already' };
        return isRefusal(writes) ? writes : { writes, effect: 'reopened' };
      }
      const plate = plates[0];
      if (row?.kind !== 'listing' || !plate) return { writes: [], effect: 'none' };
      if (plate.state !== 'delisted') return { writes: [], effect: 'open_already' };
      const { version } = plate;
      const nothing = { workdays: null, residentWord: null, noWordReason: null };
      const step = { event: 'relist', version, text: found.text, ...nothing } as const;
      const plan = listingStepPlan(ctx, plate, readTerms(policies, years), step);
      return isRefusal(plan) ? plan : { writes: plan.writes, effect: 'relisted' };
    }
  });
}

/**
 * Tells of visits that nobody made in time, each once. Bounded to a page a time.
 * @returns how many it told of
 */
export async function raiseFollowups(ctx: CityContext): Promise<number> {
  const due = await ctx.db.all<store.OverdueRow>(store.overdueFollowups(ctx));
  let raised = 0;
  for (const { id } of due) {
    const key = `followup-overdue:${id}`;
    try {
      await raise({ ...ctx, claim: { key, inputHash: key, status: 200 } }, id);
      raised += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return raised;
}

function raise(ctx: CityContext, id: string): Promise<unknown> {
  return commit(ctx, async () => {
    const [row] = await ctx.db.all<store.OverdueRow>(store.overdueFollowups(ctx, id));
    if (!row) return platformRefusals.refuse('changed_meanwhile');
    return {
      audit: { action: 'followups.overdue', subject: { type: 'followup', id }, payload: { dueDay: row.dueDay } },
      writes: [store.planOverdue(ctx, row)],
      answer: {},
    };
  });
}
