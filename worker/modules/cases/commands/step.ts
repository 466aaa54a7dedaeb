import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { beginsWait, decideEvent, type CaseEvent, type CaseState, type Result } from '../rules/case.ts';
import { isLate, resumed, stepDeadline, type StepDeadline } from '../rules/deadlines.ts';
import type { CasePolicy } from '../rules/policy.ts';
import { calendarOf, calendars, policyOf, policyOn, type CalendarRow, type PolicyRow } from '../store/policy.ts';
import { planStep, requestOf, type Moved, type RequestRow } from '../store/requests.ts';

export interface CaseAnswer {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
}

/** The city's terms and calendars of today, for the reads of one round trip. */
export const termsOf = (ctx: Pick<CityContext, 'today'>): [Statement, Statement] => [policyOn(ctx.today), calendars()];

export interface Terms {
  readonly policy: CasePolicy;
  readonly calendars: readonly WorkCalendar[];
}

export const readTerms = (rows: readonly PolicyRow[], years: readonly CalendarRow[]): Terms => ({
  policy: policyOf(rows),
  calendars: years.map(calendarOf),
});

export interface Step {
  readonly event: CaseEvent;
  /** The version that was read; null where nobody reads one. */
  readonly version: number | null;
  readonly text: string | null;
  readonly told?: string | null;
  readonly documentNumber?: string | null;
  readonly leadUnitId?: string;
  readonly targetId?: string;
  readonly body?: { readonly unitId: string | null; readonly name: string | null };
  readonly rating?: Result;
  /** Rows beside the step itself, given its number. */
  readonly writes?: (seq: number) => readonly Statement[];
  /** What the audit says besides; never words of the resident. */
  readonly payload?: object;
}

/** Decides a step and everything that follows from it: state, deadlines, round; a refusal where it does not follow. */
export function stepPlan(
  ctx: CityContext,
  request: RequestRow | undefined,
  terms: Terms,
  step: Step,
): Plan<CaseAnswer> | Refusal {
  const state = decideEvent(request ?? null, step.event, step.version);
  if (isRefusal(state)) return state;
  if (!request) return platformRefusals.refuse('not_found');
  const to = movedTo(ctx, request, terms, step, state);
  const seq = request.steps + 1;
  const late = request.pausedDay === null && isLate(request.deadlineDay, ctx.today);
  const taken = {
    event: step.event,
    state,
    text: step.text,
    told: step.told ?? null,
    documentNumber: step.documentNumber ?? null,
    late,
  };
  return {
    audit: {
      action: `cases.${step.event}`,
      subject: { type: 'case_request', id: request.id },
      payload: { seq, state, late, deadlineDay: to.deadlineDay, ...step.payload },
    },
    writes: [...planStep(ctx, request, taken, to), ...(step.writes?.(seq) ?? [])],
    answer: { id: request.id, state, version: request.version + 1 },
  };
}

function movedTo(ctx: CityContext, request: RequestRow, terms: Terms, step: Step, state: CaseState): Moved {
  const fresh = beginsWait(step.event);
  const deadlines: StepDeadline & { dueDay: RequestRow['dueDay'] } = fresh
    ? { ...stepDeadline(state, ctx.today, request.urgency, terms.policy, terms.calendars), dueDay: request.dueDay }
    : step.event === 'resume' && request.pausedDay !== null
      ? resumed(request, request.pausedDay, ctx.today, terms.policy, terms.calendars)
      : request;
  const again = state === 'reopened' && fresh;
  return {
    state,
    deadlineDay: deadlines.deadlineDay,
    remindDay: deadlines.remindDay,
    dueDay: deadlines.dueDay,
    round: again ? request.round + 1 : request.round,
    waitSeq: fresh ? request.steps + 1 : request.waitSeq,
    pausedDay: step.event === 'pause' ? ctx.today : step.event === 'report' ? request.pausedDay : null,
    leadUnitId: again ? null : (step.leadUnitId ?? request.leadUnitId),
    handledDay: again ? null : step.event === 'finish' ? ctx.today : request.handledDay,
    closedDay: again ? null : state === 'closed' ? ctx.today : request.closedDay,
    rating: step.rating ?? request.rating,
    targetId: step.targetId ?? null,
    bodyUnitId: step.body?.unitId ?? null,
    bodyName: step.body?.name ?? null,
  };
}

type Extra = readonly unknown[];

/**
 * Takes a step for who speaks for the place of the request: one round trip of facts, a decision, one batch.
 * `decide` sees whatever `more` read.
 */
export function takeStep<Rows extends Extra = []>(
  ctx: CityContext,
  permission: Permission,
  id: string,
  decide: (facts: { readonly request: RequestRow; readonly terms: Terms; readonly rows: Rows }) => Step | Refusal,
  more: readonly Statement[] = [],
): Promise<CaseAnswer> {
  return commit(ctx, async () => {
    const [rows, policies, years, ...extra] = (await ctx.db.reads([
      requestOf(ctx, permission, id),
      ...termsOf(ctx),
      ...more,
    ])) as unknown as [RequestRow[], PolicyRow[], CalendarRow[], ...unknown[][]];
    const request = rows[0];
    if (!request) return platformRefusals.refuse('not_found');
    const terms = readTerms(policies, years);
    const step = decide({ request, terms, rows: extra as unknown as Rows });
    return isRefusal(step) ? step : stepPlan(ctx, request, terms, step);
  });
}
