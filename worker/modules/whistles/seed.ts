import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleWhistlePolicy } from './templates/policy.ts';

/** Terms of whistles, until the city enters its own. */
export const whistlesSeed: CitySeed = ({ at, administrator }) => [
  insertRow('whistle_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleWhistlePolicy.content),
    source: exampleWhistlePolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
