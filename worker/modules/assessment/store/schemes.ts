import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';

export interface Chain {
  readonly code: string;
  readonly edition: number;
  readonly latest: number;
}

/** An edition with the newest of its chain. */
export const chainOf = (id: string): Statement =>
  sql`SELECT s.code, s.edition, (SELECT max(edition) FROM assessment_scheme WHERE code = s.code) AS latest
    FROM assessment_scheme AS s WHERE s.id = ${id}`;

export const schemesUnder = (code: string): Statement =>
  sql`SELECT count(*) AS count FROM assessment_scheme WHERE code = ${code}`;

export interface NewEdition {
  readonly id: string;
  readonly code: string;
  readonly edition: number;
  readonly name: string;
  readonly content: unknown;
  readonly source: string;
  readonly representative: boolean;
  readonly fromDay: Day;
}

export const insertEdition = (ctx: CityContext, scheme: NewEdition): Statement =>
  insertRow('assessment_scheme', {
    id: scheme.id,
    code: scheme.code,
    edition: scheme.edition,
    name: scheme.name,
    content: JSON.stringify(scheme.content),
    source: scheme.source,
    representative: Number(scheme.representative),
    from_day: scheme.fromDay,
    created_at: ctx.at,
    created_by: ctx.actor.id,
  });
