import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { readTerms, stepPlan, termsOf } from './commands/step.ts';
import type { CalendarRow, PolicyRow } from './store/policy.ts';
import { requestInScope, requestWhere, type RequestRow } from './store/requests.ts';

/** What {@link reopeningReads} answers. */
export type ReopeningRows = [RequestRow, PolicyRow, CalendarRow];

/** What it takes to reopen the request of an id, for a reader's own round trip; no scope is asked. */
export const reopeningReads = (ctx: Pick<CityContext, 'today'>, id: Statement): [Statement, Statement, Statement] => [
  requestWhere(sql`m.id = ${id}`),
  ...termsOf(ctx),
];

/**
 * Statements that reopen a closed request under its number and first deadline, for a module above that has found it
 * unsolved; null where it is not closed any more, so that there is nothing to reopen.
 */
export function planReopening(
  ctx: CityContext,
  [requests, policies, years]: readonly [readonly RequestRow[], readonly PolicyRow[], readonly CalendarRow[]],
  text: string,
): readonly Statement[] | Refusal | null {
  const request = requests[0];
  if (request?.state !== 'closed') return null;
  const plan = stepPlan(ctx, request, readTerms(policies, years), { event: 'reopen', version: null, text });
  return isRefusal(plan) ? plan : plan.writes;
}

/** The number of a request that the actor sees, for what is listed out of it. */
export const caseInSight = (ctx: CityContext, id: string): Statement =>
  sql`SELECT printf('TS%d-%05d', m.year, m.ordinal) AS number FROM case_request AS m
    WHERE m.id = ${id} AND ${ctx.actor.grants.has('cases.read')} AND ${requestInScope(ctx, 'cases.read')}`;
