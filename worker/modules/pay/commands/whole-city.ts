import type { Permission } from '../../../core/permissions.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';

/** Schemes, levels and runs concern the whole city: a grant over a part of it is not enough. */
export const refusePart = (ctx: CityContext, permission: Permission): Refusal | null =>
  holdsCityWide(ctx, permission) ? null : platformRefusals.refuse('permission_missing', { permission });

/** The same for what is only read. Throws RefusedError. */
export function requireWhole(ctx: CityContext, permission: Permission): CityContext {
  const refusal = refusePart(ctx, permission);
  if (refusal) throw new RefusedError(refusal);
  return ctx;
}
