import { sql, type Statement } from '../../../platform/statement.ts';

export interface PartnerRow {
  readonly id: string;
  readonly kind: 'street' | 'department' | 'branch';
  readonly name: string;
  readonly parentId: string;
}

/** Streets, departments and their branches by name only: whom one may write to, wherever one's own scope ends. */
export const partners = (): Statement => sql`
  SELECT u.id, CASE WHEN p.kind = 'department' THEN 'branch' ELSE u.kind END AS kind, u.name, u.parent_id AS parentId
  FROM unit AS u JOIN unit AS p ON p.id = u.parent_id
  WHERE u.until_day IS NULL AND (u.kind IN ('street', 'department') OR (u.kind = 'office' AND p.kind = 'department'))
  ORDER BY u.kind, u.code, u.name, u.id`;
