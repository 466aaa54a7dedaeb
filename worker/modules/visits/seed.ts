import { insertRow, insertRows } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleKinds, exampleVisitPolicy } from './templates/policy.ts';

/** Kinds of difficulty and a rhythm of visits, until the city enters its own. */
export const visitsSeed: CitySeed = ({ at, administrator }) => [
  ...insertRows(
    'difficulty_kind',
    exampleKinds.items.map(([code, name], index) => ({
      code,
      name,
      position: index + 1,
      source: exampleKinds.source,
      from_day: recordsBegin,
    })),
  ),
  insertRow('visit_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleVisitPolicy.content),
    source: exampleVisitPolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
