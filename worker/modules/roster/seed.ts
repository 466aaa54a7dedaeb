import { insertRows } from '../../platform/statement.ts';
import { recordsBegin } from '../../core/day.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { policyTemplates } from './templates/policy.ts';

/** The rules a new city's roster starts with; they hold for all its records until it decides otherwise. */
export const rosterSeed: CitySeed = ({ newId }) =>
  insertRows(
    'roster_policy',
    policyTemplates.map(({ code, content, source }) => ({
      id: newId('rpo'),
      code,
      content: JSON.stringify(content),
      source,
      from_day: recordsBegin,
    })),
  );
