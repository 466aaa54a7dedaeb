import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Adoption, EditionCreate, SchemeCreate } from '../input/scheme.ts';
import type { InsurancePolicyCreate } from '../input/facts.ts';
import { decideEdition, decideScheme, type Chain } from '../rules/scheme-decisions.ts';
import { insertInsurancePolicy } from '../store/policies.ts';
import { chainOf, insertAdoption, insertScheme, schemesUnderCode } from '../store/schemes.ts';
import { schemeTemplates } from '../templates/index.ts';
import { refusePart } from './whole-city.ts';

/** Copies a template into a scheme of the city's own: edition 1 under a code of its own. */
export function createScheme(ctx: CityContext, input: SchemeCreate): Promise<{ id: string; edition: number }> {
  return commit(ctx, async () => {
    const standing = await ctx.db.first<{ count: number }>(schemesUnderCode(input.code));
    const template = refusePart(ctx, 'pay.scheme.write') ?? decideScheme(schemeTemplates, input, standing?.count ?? 0);
    if (isRefusal(template)) return template;
    const { source, trust, definition } = template;
    const id = ctx.newId('psc');
    const scheme = {
      id,
      schemeCode: input.code,
      edition: 1,
      name: input.name,
      templateCode: template.code,
      source,
      trust,
      definition,
    };
    return {
      audit: {
        action: 'pay.scheme.create',
        subject: { type: 'pay_scheme', id },
        payload: { template: template.code, code: input.code },
      },
      writes: [insertScheme(scheme, ctx.at, ctx.actor.id)],
      answer: { id, edition: 1 },
    };
  });
}

/** Writes the edition that follows the newest of a chain. What was is never changed. */
export function createEdition(
  ctx: CityContext,
  schemeId: string,
  input: EditionCreate,
): Promise<{ id: string; edition: number }> {
  return commit(ctx, async () => {
    const next = refusePart(ctx, 'pay.scheme.write') ?? decideEdition(await ctx.db.first<Chain>(chainOf(schemeId)));
    if (isRefusal(next)) return next;
    const id = ctx.newId('psc');
    return {
      audit: {
        action: 'pay.scheme.edition',
        subject: { type: 'pay_scheme', id },
        payload: { follows: schemeId, ...next },
      },
      writes: [insertScheme({ id, ...next, ...input, templateCode: null }, ctx.at, ctx.actor.id)],
      answer: { id, edition: next.edition },
    };
  });
}

/** Decides that the city pays by an edition from a month on; months already paid are settled by the next run. */
export function adoptScheme(ctx: CityContext, input: Adoption): Promise<{ id: string }> {
  return commit(ctx, async () => {
    if (!(await ctx.db.first<Chain>(chainOf(input.schemeId)))) return platformRefusals.refuse('not_found');
    const refusal = refusePart(ctx, 'pay.scheme.write');
    if (refusal) return refusal;
    const id = ctx.newId('pad');
    return {
      audit: {
        action: 'pay.scheme.adopt',
        subject: { type: 'pay_scheme', id: input.schemeId },
        reason: input.reason,
        payload: { fromMonth: input.fromMonth },
      },
      writes: [insertAdoption({ id, ...input }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}

/** Enters contribution rules from a month on; they hold until the next begin, and the next run settles paid months. */
export function createInsurancePolicy(ctx: CityContext, input: InsurancePolicyCreate): Promise<{ id: string }> {
  return commit(ctx, () => {
    const refusal = refusePart(ctx, 'pay.scheme.write');
    if (refusal) return refusal;
    const id = ctx.newId('inp');
    const { fromMonth, name, definition } = input;
    return {
      audit: {
        action: 'pay.insurance_policy.create',
        subject: { type: 'insurance_policy', id },
        payload: { fromMonth, name, definition },
      },
      writes: [insertInsurancePolicy({ id, ...input }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}
