import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { noticeRows } from '../../roster/index.ts';
import { decideAnswer, decideFiling, decideOnAnswer, type AppealOutcome } from '../rules/appeal.ts';
import { appealRefusals } from '../rules/appeal-refusals.ts';
import { parsePoints } from '../rules/points.ts';
import type { Reranked } from '../rules/rerank.ts';
import { planNotices } from '../rules/uses.ts';
import { loadHandling, movedBy, type Handling } from '../store/appeal-facts.ts';
import {
  correctionOf,
  correctionRows,
  decideOn,
  fileRow,
  idsOf,
  rerankRows,
  standingFinals,
  type StandingFinal,
} from '../store/appeals.ts';
import { loadOwnYear } from '../store/own-year.ts';
import type { Cycle } from '../store/cycle.ts';
import { usesFacts, usesReads, type UsesRead } from '../store/uses.ts';
import { holdCycle, writePeople } from '../store/writes.ts';

interface Done {
  readonly id: string;
}

/** Files the signed-in worker's own appeal. @throws RefusedError saying why it is not taken */
export function fileAppeal(ctx: CityContext, cycleId: string, { content }: { content: string }): Promise<Done> {
  const id = ctx.newId('aap');
  return commit(ctx, async () => {
    const own = await loadOwnYear(ctx, cycleId);
    if (!own) return platformRefusals.refuse('not_found');
    const decided = decideFiling(own.filing);
    if (isRefusal(decided)) return decided;
    const { level } = decided;
    return {
      audit: {
        action: 'assessment.appeal.file',
        subject: { type: 'worker', id: own.workerId },
        payload: { appealId: id, cycleId, level },
      },
      writes: [fileRow(ctx, { id, cycleId, workerId: own.workerId, level, content })],
      answer: { id },
    };
  });
}

/** Keeps what a worker says of their own year; the words before stay in the history. */
export function writeSummary(ctx: CityContext, cycleId: string, { content }: { content: string }): Promise<Done> {
  const id = ctx.newId('asu');
  return commit(ctx, async () => {
    const own = await loadOwnYear(ctx, cycleId);
    if (!own) return platformRefusals.refuse('not_found');
    const { workerId, cycle } = own;
    if (cycle.state === 'final') return appealRefusals.refuse('summary_closed');
    return {
      audit: {
        action: 'assessment.summary.write',
        subject: { type: 'worker', id: workerId },
        payload: { cycleId, characters: content.length },
      },
      writes: [
        sql`UPDATE assessment_summary SET ended_at = ${ctx.at}
          WHERE cycle_id = ${cycleId} AND worker_id = ${workerId} AND ended_at IS NULL`,
        insertRow('assessment_summary', { id, cycle_id: cycleId, worker_id: workerId, content, written_at: ctx.at }),
      ],
      answer: { id },
    };
  });
}

export interface AnswerInput {
  readonly outcome: AppealOutcome;
  /** The score as it should be, where it changes. */
  readonly score: string | null;
  readonly answer: string;
  readonly document: string | null;
}

/** Drafts an answer to an appeal; nothing moves until a second person confirms it. */
export function draftAnswer(ctx: CityContext, appealId: string, input: AnswerInput): Promise<Done> {
  const id = ctx.newId('aan');
  return commit(ctx, async () => {
    const handling = await loadHandling(ctx, appealId, 'assessment.write');
    if (!handling) return platformRefusals.refuse('not_found');
    const { appeal, facts } = handling;
    const score = input.score === null ? null : parsePoints(input.score);
    const decided = decideAnswer(facts, { outcome: input.outcome, score });
    if (isRefusal(decided)) return decided;
    return {
      audit: {
        action: 'assessment.appeal.answer',
        subject: { type: 'worker', id: appeal.workerId },
        reason: input.answer,
        payload: { appealId, outcome: input.outcome, ...decided },
      },
      writes: [
        insertRow('assessment_appeal_answer', {
          id,
          appeal_id: appealId,
          outcome: input.outcome,
          points: decided.points,
          answer: input.answer,
          document: input.document,
          drafted_at: ctx.at,
          drafted_by: ctx.actor.id,
          drafted_by_name: ctx.actor.name,
        }),
      ],
      answer: { id },
    };
  });
}

/**
 * Confirms the answer to an appeal, or declines it, which opens the appeal again. A confirmed change of the score ranks
 * the pool anew in the same batch; after the year is final, whoever moved gets a result that corrects theirs.
 */
export function confirmAnswer(
  ctx: CityContext,
  appealId: string,
  input: { readonly answerId: string; readonly decision: 'confirmed' | 'declined' },
): Promise<{ readonly moved: number }> {
  return commit(ctx, async () => {
    const handling = await loadHandling(ctx, appealId, 'assessment.finalise');
    if (!handling || handling.appeal.answerId !== input.answerId) return platformRefusals.refuse('not_found');
    const { appeal, facts } = handling;
    const answer = { decision: appeal.decision, draftedBy: appeal.draftedBy ?? '' };
    const refusal = decideOnAnswer(facts, answer, ctx.actor.id);
    if (refusal) return refusal;
    const changes = input.decision === 'confirmed' && appeal.outcome === 'changed';
    const moved = changes ? movedBy(handling) : [];
    return {
      audit: {
        action: 'assessment.appeal.decide',
        subject: { type: 'worker', id: appeal.workerId },
        payload: { appealId, decision: input.decision, outcome: appeal.outcome, moved: moved.map(traceOf) },
      },
      writes: [
        ...decideOn(ctx, input.answerId, input.decision),
        ...(changes ? await effects(ctx, handling, moved) : []),
      ],
      answer: { moved: moved.length },
    };
  });
}

const traceOf = ({ before, after }: Reranked) => ({
  workerId: after.workerId,
  fromGrade: before.worked?.grade ?? null,
  toGrade: after.worked?.grade ?? null,
});

async function effects(
  ctx: CityContext,
  { cycle, appeal }: Handling,
  moved: readonly Reranked[],
): Promise<Statement[]> {
  const rows = [
    ...holdCycle(cycle),
    ...writePeople(cycle.id, moved.map(({ after }) => after)),
    ...rerankRows(ctx, appeal, moved),
  ]; // prettier-ignore
  return cycle.state === 'final' ? [...rows, ...(await corrections(ctx, cycle, moved))] : rows;
}

/** New results of a year that is final already, and what they bring or take back. */
async function corrections(ctx: CityContext, cycle: Cycle, moved: readonly Reranked[]): Promise<Statement[]> {
  const ids = idsOf(moved.map(({ after }) => after.workerId));
  const [finals, ...uses] = await ctx.db.reads<[StandingFinal, ...UsesRead]>([
    standingFinals(cycle.id, ids),
    ...usesReads(cycle.id, ids),
  ]);
  const standing = new Map(finals.map(({ id, workerId }) => [workerId, id]));
  const corrected = moved.flatMap(({ after }) => {
    const correctsId = standing.get(after.workerId);
    return correctsId ? [correctionOf(ctx, cycle.year, after, correctsId)] : [];
  });
  return [...correctionRows(ctx, cycle, corrected), ...noticeRows(ctx, planNotices(usesFacts(uses), cycle, corrected))];
}

export interface ObjectionAnswer {
  readonly outcome: 'founded' | 'unfounded';
  readonly answer: string;
}

/** Answers an objection to the public list, once. */
export function answerObjection(ctx: CityContext, id: string, { outcome, answer }: ObjectionAnswer): Promise<Done> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<{ cycleId: string; outcome: string | null }>(
      sql`SELECT cycle_id AS cycleId, outcome FROM assessment_objection WHERE id = ${id}`,
    );
    if (!row) return platformRefusals.refuse('not_found');
    if (row.outcome !== null) return appealRefusals.refuse('objection_answered');
    return {
      audit: {
        action: 'assessment.objection.answer',
        subject: { type: 'assessment_cycle', id: row.cycleId },
        reason: answer,
        payload: { objectionId: id, outcome },
      },
      writes: [
        sql`UPDATE assessment_objection SET outcome = ${outcome}, answer = ${answer}, answered_at = ${ctx.at},
          answered_by = ${ctx.actor.id}, answered_by_name = ${ctx.actor.name} WHERE id = ${id} AND outcome IS NULL`,
        expectChanges('assessment_objection_open'),
      ],
      answer: { id },
    };
  });
}
