import { limits } from '../../../core/limits.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { attach, type CityFiles } from '../../../platform/attachment/index.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/digest.ts';
import { findRecord } from '../../../platform/idempotency.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { codeOf, plainCode, readNumber } from '../case-code.ts';
import { ratingEvent, type Result } from '../rules/case.ts';
import { caseRefusals } from '../rules/refusals.ts';
import type { CalendarRow, PolicyRow } from '../store/policy.ts';
import { planRating, requestNumbered, type RequestRow } from '../store/requests.ts';
import { readTerms, stepPlan, termsOf, type CaseAnswer, type Step } from './step.ts';

/** What a resident holds of a request. */
export interface Key {
  readonly number: string;
  readonly code: string;
}

/** The request, where number and code belong together; what never was and what is not theirs look alike. */
async function opened(ctx: CityContext, key: Key, rows: readonly RequestRow[]): Promise<RequestRow | Refusal> {
  const request = rows[0];
  if (!request) return platformRefusals.refuse('not_found');
  const code = await codeOf(ctx.keyring, request.id, request.codeRound);
  return code === plainCode(key.code) ? request : platformRefusals.refuse('not_found');
}

const byNumber = (key: Key): Statement => {
  const number = readNumber(key.number);
  return requestNumbered(number?.year ?? 0, number?.ordinal ?? 0);
};

/** @throws RefusedError `not_found` */
export async function openedRequest(ctx: CityContext, key: Key): Promise<RequestRow> {
  const request = await opened(ctx, key, await ctx.db.all<RequestRow>(byNumber(key)));
  if (isRefusal(request)) throw new RefusedError(request);
  return request;
}

/**
 * All residents are one actor: a repetition is told from another's call by all that was sent, code included. `told` is
 * what was answered the first time.
 * @throws RefusedError `idempotency_key_reused`
 */
async function ownClaim<Answer>(ctx: CityContext, input: unknown): Promise<{ own: CityContext; told: Answer | null }> {
  const inputHash = await ctx.keyring.index('case-resident', JSON.stringify(input));
  const earlier = await findRecord(ctx.db, ctx.actor.id, ctx.claim.key);
  if (earlier && earlier.inputHash !== inputHash) {
    throw new RefusedError(platformRefusals.refuse('idempotency_key_reused'));
  }
  const told = earlier ? (JSON.parse(earlier.answer) as Answer) : null;
  return { own: { ...ctx, claim: { ...ctx.claim, inputHash } }, told };
}

async function residentStep(
  ctx: CityContext,
  key: Key,
  input: unknown,
  decide: (request: RequestRow, terms: ReturnType<typeof readTerms>) => Step | Refusal,
): Promise<CaseAnswer> {
  const { own, told } = await ownClaim<CaseAnswer>(ctx, input);
  if (told) return told;
  return commit(own, async () => {
    const [rows, policies, years] = await ctx.db.reads<[RequestRow, PolicyRow, CalendarRow]>([
      byNumber(key),
      ...termsOf(ctx),
    ]);
    const request = await opened(ctx, key, rows);
    if (isRefusal(request)) return request;
    const terms = readTerms(policies, years);
    const step = decide(request, terms);
    return isRefusal(step) ? step : stepPlan(own, request, terms, step);
  });
}

/** The resident answers what was asked; the deadlines run again. */
export const answerQuestion = (ctx: CityContext, input: Key & { readonly text: string }): Promise<CaseAnswer> =>
  residentStep(ctx, input, { what: 'answer', ...input }, () => ({
    event: 'resume',
    version: null,
    text: input.text,
    told: input.text,
  }));

/** 群众评事: what was not solved begins again under its number, its first deadline kept. */
export const rateRequest = (
  ctx: CityContext,
  input: Key & { readonly result: Result; readonly comment: string | null },
): Promise<CaseAnswer> =>
  residentStep(ctx, input, { what: 'rate', ...input }, (request, { policy }) => {
    const { result, comment } = input;
    const points = policy.points[result];
    const pointsMost = Math.max(...Object.values(policy.points));
    return {
      event: ratingEvent[result],
      version: null,
      text: comment,
      told: comment,
      rating: result,
      payload: { result, points },
      writes: () => [planRating(ctx, request, { result, points, pointsMost, comment })],
    };
  });

/** The resident takes it back. */
export const withdrawRequest = (ctx: CityContext, input: Key & { readonly text: string }): Promise<CaseAnswer> =>
  residentStep(ctx, input, { what: 'withdraw', ...input }, () => ({
    event: 'withdraw',
    version: null,
    text: input.text,
    told: input.text,
  }));

const early: ReadonlySet<string> = new Set(['raised', 'reopened']);

/** One photograph of what it is about: images only, a few of them, and only until it is deliberated. */
export async function addPhoto(
  ctx: CityContext,
  files: CityFiles,
  { file, ...key }: Key & { readonly file: File },
): Promise<{ readonly id: string }> {
  const digest = await sha256(await file.arrayBuffer());
  const { own, told } = await ownClaim<{ id: string }>(ctx, { what: 'photo', ...key, digest });
  if (told) return { id: told.id };
  const request = await openedRequest(ctx, key);
  if (!early.has(request.state) && request.pausedDay === null) {
    throw new RefusedError(caseRefusals.refuse('case_photos_closed'));
  }
  const most = limits.casePhotos;
  const sent = await ctx.db.first<{ count: number }>(sql`SELECT count(*) AS count FROM attachment
    WHERE subject_type = 'cases.request' AND subject_id = ${request.id} AND uploaded_by = ${ctx.actor.id}`);
  if ((sent?.count ?? 0) >= most) throw new RefusedError(caseRefusals.refuse('case_photos_full', { most }));
  const subject = { type: 'cases.request', id: request.id };
  const { id } = await attach(
    own,
    files,
    { 'cases.request': () => Promise.resolve('write') },
    {
      subject,
      file,
      kinds: ['jpeg', 'png', 'webp'],
    },
  );
  return { id };
}
