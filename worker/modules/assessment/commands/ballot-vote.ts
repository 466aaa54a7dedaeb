import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { recordOf, type IdempotencyRecord } from '../../../platform/idempotency.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { expectChanges, expectThat, insertRow, sql } from '../../../platform/statement.ts';
import { tokenHash } from '../ballot-token.ts';
import { formOf, linkFault, wholeBallot, type BallotAnswer, type LinkFacts } from '../rules/ballot-form.ts';
import type { PostType } from '../rules/scheme.ts';
import { SchemeContent } from '../scheme-content.ts';
import { boxOpen } from '../store/ballot-box.ts';
import { boxOfLink, linkByHash, peopleOfLink, spendLink, type LinkRow } from '../store/ballot-vote.ts';

interface OnBallot {
  readonly number: number;
  readonly name: string;
  readonly postType: PostType;
}

const factsOf = (row: LinkRow | undefined): LinkFacts | null =>
  row
    ? {
        used: row.used === 1,
        revoked: row.revoked === 1,
        until: row.until,
        counted: row.counted === 1,
        cycleOpen: row.state === 'open',
      }
    : null;

/** A link and who stands on its ballot, with what was answered before under this request's key: one round trip. */
async function loadLink(ctx: CityContext, token: string) {
  const hash = await tokenHash(ctx.keyring, token);
  const [links, people, records] = await ctx.db.reads<[LinkRow, OnBallot, IdempotencyRecord]>([
    linkByHash(hash),
    peopleOfLink(hash),
    recordOf(sql`SELECT ${ctx.actor.id}`, ctx.claim.key),
  ]);
  return { hash, row: links[0], people, repeated: records.length > 0 };
}

/** The ballot behind a link. @throws RefusedError saying why the link does not vote */
export async function openBallot(ctx: CityContext, token: string) {
  const { row, people } = await loadLink(ctx, token);
  const fault = linkFault(factsOf(row), ctx.today);
  if (fault || !row) throw new RefusedError(fault ?? platformRefusals.refuse('not_found'));
  const form = formOf(SchemeContent.parse(JSON.parse(row.content)));
  if (isRefusal(form)) throw new RefusedError(form);
  const { questions, scale, kinds } = form;
  return {
    cityName: ctx.city.name,
    communityName: row.communityName,
    year: row.year,
    until: row.until,
    kind: kinds.find(({ code }) => code === row.kind) ?? null,
    questions: [...questions],
    scale: scale.type === 'choices' ? { ...scale, choices: [...scale.choices] } : scale,
    people,
  };
}

/**
 * Puts an anonymous ballot into its community's box and spends the link, both or neither. Beside the ballot nothing is
 * kept of it: the audit entry says that a vote came in, the record under the request's key that this route was called;
 * neither holds link, kind of voter or answers.
 * @throws RefusedError saying why the link does not vote, or what the ballot lacks
 */
export async function castBallot(
  ctx: CityContext,
  { token, answers }: { readonly token: string; readonly answers: readonly BallotAnswer[] },
): Promise<{ readonly done: true }> {
  let loaded: Awaited<ReturnType<typeof loadLink>> | null = await loadLink(ctx, token);
  if (loaded.repeated) {
    // All voters are one actor: only a link that is spent may be told that its vote was counted.
    if (loaded.row?.used !== 1) throw new RefusedError(platformRefusals.refuse('idempotency_key_reused'));
    return { done: true };
  }
  return commit(ctx, async () => {
    const { hash, row: link, people } = loaded ?? (await loadLink(ctx, token));
    loaded = null;
    const fault = linkFault(factsOf(link), ctx.today);
    if (fault || !link) return fault ?? platformRefusals.refuse('not_found');
    const form = formOf(SchemeContent.parse(JSON.parse(link.content)));
    if (isRefusal(form)) return form;
    const whole = wholeBallot(
      form,
      people.map(({ number }) => number),
      answers,
    );
    if (isRefusal(whole)) return whole;
    return {
      audit: { action: 'assessment.ballot.cast', subject: { type: 'assessment_ballot_box', id: link.boxId } },
      writes: [
        spendLink(hash),
        expectChanges('assessment_ballot_link_unused'),
        expectThat('assessment_ballot_open', boxOpen(boxOfLink(hash))),
        insertRow('assessment_ballot_vote', {
          id: crypto.randomUUID(),
          box_id: link.boxId,
          answers: JSON.stringify(whole.map(({ number, question, answer }) => [number, question, answer])),
        }),
      ],
      answer: { done: true } as const,
    };
  });
}
