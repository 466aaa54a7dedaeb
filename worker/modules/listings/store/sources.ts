import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { caseInSight } from '../../cases/index.ts';
import { whistleInSight } from '../../whistles/index.ts';
import { followupInSight } from './followups.ts';

export interface SourceRow {
  readonly number: string;
}

/** The number of what a problem comes from, where the actor sees it; no row for what is typed in. */
export function sourceInSight(
  ctx: CityContext,
  source: { readonly kind: 'case' | 'whistle' | 'followup'; readonly id: string } | null,
): Statement {
  if (source === null) return sql`SELECT '' AS number WHERE 0`;
  const of = { case: caseInSight, whistle: whistleInSight, followup: followupInSight };
  return of[source.kind](ctx, source.id);
}
