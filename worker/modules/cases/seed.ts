import { insertRow } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { exampleCasePolicy } from './templates/policy.ts';

/** Terms of residents' requests, until the city enters its own. */
export const casesSeed: CitySeed = ({ at, administrator }) => [
  insertRow('case_policy', {
    from_day: recordsBegin,
    content: JSON.stringify(exampleCasePolicy.content),
    source: exampleCasePolicy.source,
    recorded_at: at,
    recorded_by: administrator.id,
  }),
];
