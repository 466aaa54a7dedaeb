import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { membersOn } from './members.ts';
import { inReach } from './reach.ts';

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly parentName: string | null;
}
/** Streets and communities that the actor may enter something for. */
export const namedUnits = (ctx: CityContext): Statement => sql`SELECT u.id, u.name, p.name AS parentName FROM unit AS u
  LEFT JOIN unit AS p ON p.id = u.parent_id WHERE u.kind IN ('street', 'community') AND u.until_day IS NULL
    AND ${inScope(ctx, 'alliance.write', sql`u.id`)} ORDER BY u.code, u.id LIMIT CAST(${limits.treeUnits} AS INTEGER)`;

export interface NamedMember {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
}
/** Members of today that a line may be owed by. */
export const namedMembers = (ctx: CityContext): Statement => sql`SELECT o.id, e.name, o.credit_code AS creditCode
  FROM ${membersOn(ctx.today)} WHERE o.left_day IS NULL AND ${inReach(ctx, 'alliance.write', sql`o.unit_id`)}
  ORDER BY o.id LIMIT CAST(${limits.importRows} AS INTEGER)`;
