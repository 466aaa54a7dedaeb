import type { Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { SchemeDefinition, Trust } from '../rules/scheme.ts';

export interface SchemeRow {
  readonly id: string;
  readonly schemeCode: string;
  readonly edition: number;
  readonly name: string;
  readonly templateCode: string | null;
  readonly source: string;
  readonly trust: Trust;
  readonly createdAt: string;
  readonly definition: string;
  readonly latestEdition: number;
  readonly adoptedFrom: string;
  readonly used: number;
}

const schemeColumns = sql`s.id, s.scheme_code AS schemeCode, s.edition, s.name, s.template_code AS templateCode, s.source,
  s.trust, s.created_at AS createdAt, s.definition,
  (SELECT max(edition) FROM pay_scheme WHERE scheme_code = s.scheme_code) AS latestEdition,
  (SELECT json_group_array(from_month) FROM (SELECT DISTINCT from_month FROM pay_adoption WHERE scheme_id = s.id ORDER BY 1)) AS adoptedFrom,
  EXISTS (SELECT 1 FROM pay_run WHERE scheme_id = s.id) AS used`;

const withoutDefinition = (row: SchemeRow) => {
  const { definition: _, latestEdition, adoptedFrom, used, ...rest } = row;
  return {
    ...rest,
    latest: row.edition === latestEdition,
    adoptedFrom: JSON.parse(adoptedFrom) as string[],
    used: used === 1,
  };
};

/** Every edition of every scheme, the newest of each chain first. */
export async function listSchemes(ctx: CityContext) {
  const rows = await ctx.db.all<SchemeRow>(
    sql`SELECT ${schemeColumns} FROM pay_scheme AS s ORDER BY s.scheme_code, s.edition DESC LIMIT 500`,
  );
  return { items: rows.map(withoutDefinition) };
}

export async function readScheme(ctx: CityContext, id: string) {
  const row = await ctx.db.first<SchemeRow>(sql`SELECT ${schemeColumns} FROM pay_scheme AS s WHERE s.id = ${id}`);
  return row && { ...withoutDefinition(row), definition: JSON.parse(row.definition) as SchemeDefinition };
}

/** What a decision on an edition needs: the edition and the newest of its chain. */
export const chainOf = (schemeId: string): Statement =>
  sql`SELECT s.scheme_code AS schemeCode, s.edition, (SELECT max(edition) FROM pay_scheme WHERE scheme_code = s.scheme_code) AS latestEdition
    FROM pay_scheme AS s WHERE s.id = ${schemeId}`;

export const schemesUnderCode = (code: string): Statement =>
  sql`SELECT count(*) AS count FROM pay_scheme WHERE scheme_code = ${code}`;

export interface NewScheme {
  readonly id: string;
  readonly schemeCode: string;
  readonly edition: number;
  readonly name: string;
  readonly templateCode: string | null;
  readonly source: string;
  readonly trust: Trust;
  readonly definition: SchemeDefinition;
}

export const insertScheme = (scheme: NewScheme, at: string, by: string): Statement =>
  insertRow('pay_scheme', {
    id: scheme.id,
    scheme_code: scheme.schemeCode,
    edition: scheme.edition,
    name: scheme.name,
    template_code: scheme.templateCode,
    source: scheme.source,
    trust: scheme.trust,
    definition: JSON.stringify(scheme.definition),
    created_at: at,
    created_by: by,
  });

export interface NewAdoption {
  readonly id: string;
  readonly schemeId: string;
  readonly fromMonth: string;
  readonly reason: string;
}

export const insertAdoption = (adoption: NewAdoption, at: string, by: string): Statement =>
  insertRow('pay_adoption', {
    id: adoption.id,
    scheme_id: adoption.schemeId,
    from_month: adoption.fromMonth,
    reason: adoption.reason,
    decided_at: at,
    decided_by: by,
  });

/** The edition that the city pays by in a month. */
export const schemeInForce = (month: Month): Statement =>
  sql`SELECT s.id, s.definition FROM pay_adoption AS a JOIN pay_scheme AS s ON s.id = a.scheme_id
    WHERE a.from_month <= ${month} ORDER BY a.from_month DESC, a.id DESC LIMIT 1`;
