import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

/** A duty (alias `d`) is seen by its department and by whoever it names as a carrier, was asked about it or sits in its review. */
export function dutyInScope(ctx: CityContext, permission: Permission): Statement {
  if (holdsCityWide(ctx, permission)) return sql`1`;
  return sql`(${inScope(ctx, permission, sql`d.department_id`)} OR EXISTS (
    SELECT 1 FROM duty_target AS seen WHERE seen.duty_id = d.id AND ${inScope(ctx, permission, sql`seen.unit_id`)})
    OR EXISTS (SELECT 1 FROM duty_hearing AS asked WHERE asked.duty_id = d.id AND ${inScope(ctx, permission, sql`asked.unit_id`)})
    OR EXISTS (SELECT 1 FROM duty_review_seat AS sits WHERE sits.duty_id = d.id AND ${inScope(ctx, permission, sql`sits.unit_id`)}))`;
}

/** A part of a duty: alias `d` for the duty and `a` for the assignment to one unit. */
export const partInScope = (ctx: CityContext, permission: Permission): Statement =>
  sql`(${inScope(ctx, permission, sql`d.department_id`)} OR ${inScope(ctx, permission, sql`a.unit_id`)})`;
