import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { examplePowerPolicy } from './templates/policy.ts';

/** Terms of the five powers, until the city enters its own. */
export const powersSeed: CitySeed = ({ at, administrator }) => [
  insertRow('power_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(examplePowerPolicy.content),
    source: examplePowerPolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
