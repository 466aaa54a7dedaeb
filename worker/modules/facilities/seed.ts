import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleFacilityPolicy } from './templates/policy.ts';

/** Kinds, services and coverage, until the city enters its own. */
export const facilitiesSeed: CitySeed = ({ at, administrator }) => [
  insertRow('facility_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleFacilityPolicy.content),
    source: exampleFacilityPolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
