import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { AddTemplate, EndTemplate } from '../input.ts';
import { refuseEndTemplate, refuseTemplate } from '../rules/template.ts';
import { readTemplates } from '../store.ts';
import { closeTemplate, insertTemplate } from '../writes-settings.ts';
import type { Changed } from './change.ts';

/** Adds what new units of a kind start with from now on; units that stand already keep what they have. */
export function addTemplate(ctx: CityContext, input: AddTemplate): Promise<Changed> {
  return commit(ctx, async () => {
    const { items } = await readTemplates(ctx);
    const refusal = refuseTemplate(items, input);
    if (refusal) return refusal;
    const id = ctx.newId('utp');
    const position = Math.max(0, ...items.map((item) => item.position)) + 1;
    return {
      audit: { action: 'organisation.template.add', subject: { type: 'unit_template', id }, payload: input },
      writes: [insertTemplate(id, input, position, ctx.today)],
      answer: { id, version: 1 },
    };
  });
}

export function endTemplate(ctx: CityContext, id: string, input: EndTemplate): Promise<Changed> {
  const { version, reason } = input;
  return commit(ctx, async () => {
    const template = (await readTemplates(ctx)).items.find((item) => item.id === id);
    if (!template) return platformRefusals.refuse('not_found');
    const refusal = refuseEndTemplate(template, version);
    if (refusal) return refusal;
    return {
      audit: { action: 'organisation.template.end', subject: { type: 'unit_template', id }, reason, payload: template },
      writes: closeTemplate(id, version, ctx.today),
      answer: { id, version: version + 1 },
    };
  });
}
