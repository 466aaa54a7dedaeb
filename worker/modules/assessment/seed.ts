import { insertRows } from '../../platform/statement.ts';
import type { CitySeed } from '../tenancy/index.ts';
import { schemeTemplates } from './templates/schemes.ts';

/** The schemes a new city may choose from, each with the source of its figures. */
export const assessmentSeed: CitySeed = ({ today, at, newId }) =>
  insertRows(
    'assessment_scheme',
    schemeTemplates.map(({ code, name, source, representative, scheme }) => ({
      id: newId('asc'),
      code,
      edition: 1,
      name,
      content: JSON.stringify(scheme),
      source,
      representative: Number(representative),
      from_day: today,
      created_at: at,
      created_by: 'system',
    })),
  );
