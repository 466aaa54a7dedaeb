import type { z } from '@hono/zod-openapi';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Scheme } from '../rules/scheme.ts';
import { yearRefusals } from '../rules/year-refusals.ts';
import type { NewSchemeInput, SchemeEditionInput } from '../scheme-input.ts';
import type { AssessmentSource } from '../source.ts';
import { chainOf, insertEdition, schemesUnder, type Chain } from '../store/schemes.ts';
import { cityWide } from './whole-cycle.ts';

interface Saved {
  readonly id: string;
  readonly code: string;
  readonly edition: number;
}

/** The first source that an indicator names and the house does not have. */
function unknownSource({ sheets }: Pick<Scheme, 'sheets'>, sources: readonly AssessmentSource[]): Refusal | null {
  const named = sheets.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ indicators }) => indicators.flatMap(({ source }) => source?.code ?? [])),
  );
  const unknown = named.find((code) => sources.every((source) => source.code !== code));
  return unknown === undefined ? null : yearRefusals.refuse('assessment_source_unknown', { source: unknown });
}

/** Writes a scheme of the city's own under a code that nobody has. */
export function createScheme(
  ctx: CityContext,
  input: z.output<typeof NewSchemeInput>,
  sources: readonly AssessmentSource[],
): Promise<Saved> {
  cityWide(ctx, 'assessment.scheme.write');
  const id = ctx.newId('asc');
  const { code, name } = input;
  return commit(ctx, async () => {
    const refusal = unknownSource(input.content, sources);
    if (refusal) return refusal;
    const taken = await ctx.db.first<{ count: number }>(schemesUnder(code));
    if (taken && taken.count > 0) return yearRefusals.refuse('assessment_scheme_code_taken', { code });
    return {
      audit: {
        action: 'assessment.scheme.create',
        subject: { type: 'assessment_scheme', id },
        payload: { code, name },
      },
      writes: [insertEdition(ctx, { ...input, id, edition: 1 })],
      answer: { id, code, edition: 1 },
    };
  });
}

/** Writes the edition that follows the newest of a chain. What a year was assessed by is never changed. */
export function createEdition(
  ctx: CityContext,
  schemeId: string,
  input: z.output<typeof SchemeEditionInput>,
  sources: readonly AssessmentSource[],
): Promise<Saved> {
  cityWide(ctx, 'assessment.scheme.write');
  const id = ctx.newId('asc');
  return commit(ctx, async () => {
    const refusal = unknownSource(input.content, sources);
    if (refusal) return refusal;
    const chain = await ctx.db.first<Chain>(chainOf(schemeId));
    if (!chain) return platformRefusals.refuse('not_found');
    const { code, edition, latest } = chain;
    if (edition !== latest) return yearRefusals.refuse('assessment_edition_superseded', { edition: latest });
    const next = edition + 1;
    return {
      audit: {
        action: 'assessment.scheme.edition',
        subject: { type: 'assessment_scheme', id },
        payload: { code, edition: next, follows: schemeId, name: input.name },
      },
      writes: [insertEdition(ctx, { ...input, id, code, edition: next })],
      answer: { id, code, edition: next },
    };
  });
}
