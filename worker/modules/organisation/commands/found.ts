import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { loadFounding, loadUnits } from '../facts.ts';
import type { CreateUnit, Grids } from '../input.ts';
import { refuseCreate, refuseGrids } from '../rules/decide.ts';
import { foundUnits, type NewUnit } from '../writes.ts';

/** Founds a unit and, where its kind has templates, the offices or stations that it starts with. */
export function createUnit(ctx: CityContext, input: CreateUnit): Promise<{ id: string; version: number }> {
  const { kind, name, parentId, code = null, households = null, day = ctx.today } = input;
  return commit(ctx, async () => {
    const { parent, taken, templates } = await loadFounding(ctx, parentId, input);
    if (!parent) return platformRefusals.refuse('not_found');
    const refusal = refuseCreate(parent, input, day, ctx.today, taken);
    if (refusal) return refusal;
    const unit: NewUnit = { id: ctx.newId('unt'), kind, parentId, name, code, households };
    const below = (input.withTemplate ? templates : []).map((template) => plainUnit(ctx, unit.id, template));
    const starting = below.map((child) => child.name);
    return {
      audit: {
        action: 'organisation.unit.create',
        subject: { type: 'unit', id: unit.id },
        payload: { kind, name, parentId, code, households, day, starting },
      },
      writes: foundUnits(ctx, [unit, ...below], { day, reason: null }),
      answer: { id: unit.id, version: 1 },
    };
  });
}

/** Founds grids by the list, all or none: how a city of many grids starts. */
export function createGrids(ctx: CityContext, input: Grids): Promise<{ count: number }> {
  const { items, day = ctx.today } = input;
  return commit(ctx, async () => {
    const { units, taken } = await loadUnits(ctx, [...new Set(items.map(({ communityId }) => communityId))], {
      places: items.map(({ communityId, name }) => ({ parentId: communityId, name })),
      codes: items.flatMap(({ code }) => code ?? []),
    });
    const refusal = refuseGrids(units, items, day, ctx.today, taken);
    if (refusal) return refusal;
    const grids = items.map(({ communityId, name, code }) => plainUnit(ctx, communityId, { kind: 'grid', name, code }));
    return {
      audit: {
        action: 'organisation.grids.create',
        subject: { type: 'unit', id: ctx.city.rootUnitId },
        payload: { day, count: grids.length, items },
      },
      writes: foundUnits(ctx, grids, { day, reason: null }),
      answer: { count: grids.length },
    };
  });
}

const plainUnit = (
  ctx: CityContext,
  parentId: string,
  unit: { readonly kind: NewUnit['kind']; readonly name: string; readonly code?: string | undefined },
): NewUnit => ({
  id: ctx.newId('unt'),
  kind: unit.kind,
  parentId,
  name: unit.name,
  code: unit.code ?? null,
  households: null,
});
