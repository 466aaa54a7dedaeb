import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

/** Whom a problem may be given to, by name only: departments and their offices, and what lies in the actor's streets. */
export const ownersFor = (ctx: CityContext): Statement => sql`
  SELECT u.id, u.kind, u.name, u.parent_id AS parentId FROM unit AS u LEFT JOIN unit AS p ON p.id = u.parent_id
  WHERE u.until_day IS NULL AND u.kind NOT IN ('city', 'grid') AND (u.kind IN ('street', 'department')
    OR (u.kind = 'office' AND p.kind = 'department') OR u.id IN (SELECT down.descendant_id FROM unit AS m
      JOIN unit_closure AS up ON up.descendant_id = m.id JOIN unit AS s ON s.id = up.ancestor_id AND s.kind = 'street'
      JOIN unit_closure AS down ON down.ancestor_id = s.id WHERE ${inScope(ctx, 'listings.write', sql`m.id`)}))
  ORDER BY CASE u.kind WHEN 'department' THEN 1 WHEN 'street' THEN 3 WHEN 'community' THEN 5 ELSE 6 END, u.code, u.name, u.id
  LIMIT 5000`;
