import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleAlliancePolicy } from './templates/policy.ts';

/** Names of the lists, kinds, committees and points of matching, until the city enters its own. */
export const allianceSeed: CitySeed = ({ at, administrator }) => [
  insertRow('alliance_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleAlliancePolicy.content),
    source: exampleAlliancePolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
