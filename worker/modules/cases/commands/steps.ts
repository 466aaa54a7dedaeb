import { compareDay } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { sql } from '../../../platform/statement.ts';
import { readNumber } from '../case-code.ts';
import { isLate } from '../rules/deadlines.ts';
import { carried } from '../rules/meeting.ts';
import { refuseFinish, refuseParts, type CarriedDuty, type PartUnit, type WantedPart } from '../rules/parts.ts';
import { caseRefusals } from '../rules/refusals.ts';
import { carriedDuty, openParts, partOf, standingUnits, type PartRow } from '../store/parts.ts';
import type { CalendarRow, PolicyRow } from '../store/policy.ts';
import {
  planMeeting,
  planParts,
  planReport,
  planVoices,
  requestOfPart,
  targetNumbered,
  type Meeting,
  type RequestRow,
  type Voice,
} from '../store/requests.ts';
import { readTerms, stepPlan, takeStep, termsOf, type CaseAnswer } from './step.ts';

export interface Said {
  readonly version: number;
  readonly text: string;
  readonly documentNumber: string | null;
}

/** 网格议事: who took part, what each said, what they came to. */
export const deliberate = (
  ctx: CityContext,
  id: string,
  { voices, ...said }: Said & { readonly voices: readonly Voice[] },
): Promise<CaseAnswer> =>
  takeStep(ctx, 'cases.write', id, ({ request }) => ({
    event: 'deliberate',
    ...said,
    payload: { voices: voices.length },
    writes: (seq) => planVoices(request.id, seq, voices),
  }));

/** 会议定事: minutes and votes; what was not carried is deliberated again. */
export const decideInMeeting = (
  ctx: CityContext,
  id: string,
  { meeting, ...said }: Said & { readonly meeting: Meeting },
): Promise<CaseAnswer> =>
  takeStep(ctx, 'cases.decide', id, ({ request, terms }) => {
    if (compareDay(meeting.heldDay, ctx.today) > 0) return caseRefusals.refuse('case_meeting_in_future');
    const passed = carried(meeting, terms.policy.passShare);
    if (isRefusal(passed)) return passed;
    const { votesFor, votesAgainst, votesAbstained } = meeting;
    return {
      event: passed ? 'decide' : 'vote_lost',
      ...said,
      payload: { votesFor, votesAgainst, votesAbstained },
      writes: (seq) => [planMeeting(request.id, seq, meeting, passed)],
    };
  });

/** 联动办事: gives the parts out, one of which leads. */
export function assignParts(
  ctx: CityContext,
  id: string,
  {
    version,
    parts,
    text,
  }: { readonly version: number; readonly parts: readonly WantedPart[]; readonly text: string | null },
): Promise<CaseAnswer> {
  const unitIds = parts.map(({ unitId }) => unitId);
  const duties = parts.flatMap(({ unitId, dutyId }) =>
    dutyId === null ? [] : [carriedDuty(dutyId, unitId, ctx.today)],
  );
  return takeStep<[PartUnit[], ...CarriedDuty[][]]>(
    ctx,
    'cases.decide',
    id,
    ({ request, terms, rows: [units, ...carriedBy] }) => {
      const refused = refuseParts(parts, units, carriedBy.flat(), terms.policy);
      if (refused) return refused;
      const leadUnitId = parts.find(({ leads }) => leads)?.unitId ?? '';
      const payload = { parts: parts.map(({ unitId, dutyId, leads }) => ({ unitId, dutyId, leads })) };
      return { event: 'assign', version, text, leadUnitId, payload, writes: () => planParts(ctx, request, parts) };
    },
    [standingUnits(unitIds), ...duties],
  );
}

export interface Report {
  readonly version: number;
  readonly text: string;
  readonly documentNumber: string | null;
  readonly costFen: number | null;
}

/** A unit reports its part back, with what it cost. */
export function reportPart(ctx: CityContext, partId: string, report: Report): Promise<CaseAnswer> {
  return commit(ctx, async () => {
    const [parts, requests, policies, years] = await ctx.db.reads<[PartRow, RequestRow, PolicyRow, CalendarRow]>([
      partOf(ctx, partId),
      requestOfPart(partId),
      ...termsOf(ctx),
    ]);
    const part = parts[0];
    const request = requests[0];
    if (!part || !request) return platformRefusals.refuse('not_found');
    if (part.reported === 1) return caseRefusals.refuse('case_part_reported');
    if (part.round !== request.round) return caseRefusals.refuse('case_step_not_allowed', { state: request.state });
    if (report.costFen !== null && part.dutyId === null) return caseRefusals.refuse('case_cost_without_duty');
    const late = request.pausedDay === null && isLate(request.deadlineDay, ctx.today);
    const { version, text, documentNumber, costFen } = report;
    return stepPlan(ctx, request, readTerms(policies, years), {
      event: 'report',
      version,
      text,
      documentNumber,
      payload: { partId, costFen },
      writes: () => planReport(ctx, partId, { report: text, costFen, late }),
    });
  });
}

/** Whoever answers for the place says that it is handled, in words for the resident; every part has come back. */
export const finishHandling = (
  ctx: CityContext,
  id: string,
  {
    version,
    reply,
    documentNumber,
  }: { readonly version: number; readonly reply: string; readonly documentNumber: string | null },
): Promise<CaseAnswer> =>
  takeStep<[{ count: number }[]]>(
    ctx,
    'cases.decide',
    id,
    ({ request, rows: [open] }) =>
      (request.state === 'handling' ? refuseFinish(open[0]?.count ?? 0) : null) ?? {
        event: 'finish',
        version,
        text: null,
        told: reply,
        documentNumber,
      },
    [openParts(id)],
  );

/** Asks the resident something; no deadline runs until they answer, or somebody lets it go on. */
export const pauseRequest = (
  ctx: CityContext,
  id: string,
  { version, question }: { readonly version: number; readonly question: string },
): Promise<CaseAnswer> =>
  takeStep(ctx, 'cases.write', id, () => ({ event: 'pause', version, text: null, told: question }));

export const resumeRequest = (
  ctx: CityContext,
  id: string,
  { version, text }: { readonly version: number; readonly text: string },
): Promise<CaseAnswer> => takeStep(ctx, 'cases.write', id, () => ({ event: 'resume', version, text }));

/** What a follow-up found unsolved begins again under its own number and first deadline. */
export const reopenRequest = (
  ctx: CityContext,
  id: string,
  { version, text }: { readonly version: number; readonly text: string },
): Promise<CaseAnswer> => takeStep(ctx, 'cases.decide', id, () => ({ event: 'reopen', version, text, told: text }));

export type Ending = { readonly version: number; readonly text: string } & (
  | { readonly as: 'duplicate'; readonly target: string }
  | { readonly as: 'refer'; readonly bodyUnitId: string | null; readonly bodyName: string | null }
  | { readonly as: 'withdraw' }
);

/** Ends what another request holds already, what another body is responsible for, or what the resident took back. */
export function endRequest(ctx: CityContext, id: string, ending: Ending): Promise<CaseAnswer> {
  const number = ending.as === 'duplicate' ? readNumber(ending.target) : null;
  const bodyUnitId = ending.as === 'refer' ? ending.bodyUnitId : null;
  return takeStep<[{ id: string; state: string }[], { id: string; name: string }[]]>(
    ctx,
    'cases.write',
    id,
    ({ rows: [targets, bodies] }) => {
      const { as: event, version, text } = ending;
      const step = { event, version, text, told: text };
      if (ending.as === 'withdraw') return step;
      if (ending.as === 'duplicate') {
        const target = targets[0];
        const fits = target && target.id !== id && target.state !== 'duplicate' && target.state !== 'withdrawn';
        if (!fits) return caseRefusals.refuse('case_target_unfit');
        return { ...step, targetId: target.id, payload: { targetId: target.id } };
      }
      const body = { unitId: bodies[0]?.id ?? null, name: ending.bodyName ?? bodies[0]?.name ?? null };
      if (body.name === null) return caseRefusals.refuse('case_body_missing');
      return { ...step, body, payload: { body } };
    },
    [
      targetNumbered(ctx, number?.year ?? 0, number?.ordinal ?? 0),
      sql`SELECT id, name FROM unit WHERE id = ${bodyUnitId} AND until_day IS NULL`,
    ],
  );
}
