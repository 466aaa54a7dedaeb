import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

/** A row where the unit lies within the actor's scope, none otherwise. */
export const inScopeOf = (ctx: CityContext, permission: Permission, unitId: string): Statement =>
  sql`SELECT id FROM unit WHERE id = ${unitId} AND ${inScope(ctx, permission, sql`id`)}`;
