import { compareDay, type Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { newToken } from '../ballot-token.ts';
import { appealRefusals } from '../rules/appeal-refusals.ts';
import type { NameMask } from '../rules/masking.ts';
import { findCycle } from '../store/cycle.ts';
import { listByToken, type PublicListRow } from '../store/publicity.ts';
import { cityWide } from './whole-cycle.ts';

/** Seals who objects; the purpose keeps the value in its column. */
export const objectorPurpose = 'assessment-objection';

/** Makes the link under which the list stands for the public; a link made before ends. */
export function makePublicList(
  ctx: CityContext,
  cycleId: string,
  { names }: { names: NameMask },
): Promise<{ id: string }> {
  cityWide(ctx, 'assessment.write');
  const token = newToken();
  return commit(ctx, async () => {
    const cycle = await findCycle(ctx, cycleId);
    if (!cycle) return platformRefusals.refuse('not_found');
    if (cycle.state !== 'publicity') return appealRefusals.refuse('not_in_publicity', { state: cycle.state });
    return {
      audit: {
        action: 'assessment.publicity.link',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { year: cycle.year, names },
      },
      writes: [
        sql`UPDATE assessment_public_list SET ended_at = ${ctx.at} WHERE cycle_id = ${cycleId} AND ended_at IS NULL`,
        insertRow('assessment_public_list', {
          token,
          cycle_id: cycleId,
          names,
          created_at: ctx.at,
          created_by: ctx.actor.id,
        }),
      ],
      answer: { id: cycleId },
    };
  });
}

interface Objection {
  readonly name: string;
  readonly contact: string;
  readonly about: string;
  readonly content: string;
}

interface Received extends Objection {
  readonly source: 'office' | 'public';
  readonly document: string | null;
  readonly receivedOn: Day;
}

async function objectionRow(ctx: CityContext, id: string, cycleId: string, objection: Received): Promise<Statement> {
  const { name, contact, source, about, content, document, receivedOn } = objection;
  return insertRow('assessment_objection', {
    id,
    cycle_id: cycleId,
    source,
    sealed_person: await ctx.keyring.seal(objectorPurpose, JSON.stringify({ name, contact })),
    about,
    content,
    document,
    received_day: receivedOn,
    entered_at: ctx.at,
    entered_by: ctx.actor.id,
  });
}

/** The list is not final in this batch: what comes in at the last moment is answered, or not taken. */
const stillHeard = (cycleId: string): Statement =>
  expectThat('assessment_cycle_heard', sql`(SELECT state FROM assessment_cycle WHERE id = ${cycleId}) <> 'final'`);

/** Enters an objection that reached the office on paper or by telephone. */
export function enterObjection(
  ctx: CityContext,
  cycleId: string,
  input: Objection & { readonly document: string | null; readonly receivedOn: Day },
): Promise<{ id: string }> {
  cityWide(ctx, 'assessment.write');
  const id = ctx.newId('aob');
  return commit(ctx, async () => {
    const cycle = await findCycle(ctx, cycleId);
    if (!cycle) return platformRefusals.refuse('not_found');
    const { state, publicityFrom: from, publicityUntil: until } = cycle;
    if (from === null || until === null || !['publicity', 'appeals'].includes(state))
      return appealRefusals.refuse('not_in_publicity', { state });
    const { receivedOn } = input;
    const outside = receivedOn < from || receivedOn > until || compareDay(receivedOn, ctx.today) > 0;
    if (outside) return appealRefusals.refuse('objection_day_unfit', { from, until });
    return {
      audit: {
        action: 'assessment.objection.enter',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { objectionId: id, document: input.document, receivedOn },
      },
      writes: [stillHeard(cycleId), await objectionRow(ctx, id, cycleId, { ...input, source: 'office' })],
      answer: { id },
    };
  });
}

/** Why a list is not to be read: no such link, or its days are over. */
export function listFault(list: PublicListRow | undefined, today: Day) {
  if (!list) return appealRefusals.refuse('public_list_unknown');
  const over = list.state !== 'publicity' || compareDay(today, list.until) > 0;
  return over ? appealRefusals.refuse('public_list_over', { until: list.until }) : null;
}

/** Takes an objection from the public page. Audit entry and answer hold nothing of who sent it. */
export function sendObjection(
  ctx: CityContext,
  input: Objection & { readonly token: string },
): Promise<{ received: true }> {
  const id = ctx.newId('aob');
  return commit(ctx, async () => {
    const list = await ctx.db.first<PublicListRow>(listByToken(input.token));
    const fault = listFault(list ?? undefined, ctx.today);
    if (fault || !list) return fault ?? platformRefusals.refuse('not_found');
    const { cycleId } = list;
    const objection = { ...input, source: 'public' as const, document: null, receivedOn: ctx.today };
    return {
      audit: {
        action: 'assessment.objection.receive',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { objectionId: id },
      },
      writes: [stillHeard(cycleId), await objectionRow(ctx, id, cycleId, objection)],
      answer: { received: true } as const,
    };
  });
}
