import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { Taken, UnitFacts } from './rules/change.ts';
import type { Newcomer } from './rules/decide.ts';
import type { Child } from './rules/merge.ts';
import type { UnitTemplate } from './templates/units.ts';
import { unitColumns } from './store.ts';

/** What decisions need to know, loaded in one round trip for each command. */

const unitsToChange = (ctx: CityContext, ids: readonly string[]): Statement => sql`
  SELECT ${unitColumns}, s.from_day AS since,
    (SELECT count(*) FROM unit AS c WHERE c.parent_id = u.id AND c.until_day IS NULL) AS openChildren,
    (SELECT max(depth) FROM unit_closure WHERE descendant_id = u.id) AS depth,
    (SELECT max(depth) FROM unit_closure WHERE ancestor_id = u.id) AS height
  FROM unit AS u LEFT JOIN unit_state AS s ON s.unit_id = u.id AND s.until_day IS NULL
  WHERE u.id IN (SELECT value FROM json_each(${json(ids)})) AND ${inScope(ctx, 'organisation.write', sql`u.id`)}`;

const sameNames = (places: readonly { readonly parentId: string; readonly name: string }[]): Statement => sql`
  SELECT u.id, u.parent_id AS parentId, u.name
  FROM json_each(${json(places.map(({ parentId, name }) => [parentId, name]))}) AS wanted
  JOIN unit AS u ON u.parent_id = wanted.value ->> 0 AND u.name = wanted.value ->> 1 AND u.until_day IS NULL`;

const sameCodes = (codes: readonly string[]): Statement => sql`
  SELECT u.id, u.code FROM unit AS u
  WHERE u.code IN (SELECT value FROM json_each(${json(codes)})) AND u.until_day IS NULL`;

export interface Facts {
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly taken: Taken;
}

/** Units by id, and who else has the wanted names and codes. */
export async function loadUnits(
  ctx: CityContext,
  ids: readonly string[],
  wanted: { readonly places?: readonly { parentId: string; name: string }[]; readonly codes?: readonly string[] } = {},
): Promise<Facts> {
  const [units, names, codes] = await ctx.db.reads<[UnitFacts, Taken['names'][number], Taken['codes'][number]]>([
    unitsToChange(ctx, ids),
    sameNames(wanted.places ?? []),
    sameCodes(wanted.codes ?? []),
  ]);
  return { units: new Map(units.map((unit) => [unit.id, unit])), taken: { names, codes } };
}

export type TemplateRow = Pick<UnitTemplate, 'kind' | 'name'>;

/** The parent of a newcomer, who else has its name or code, and the templates in force for its kind. */
export async function loadFounding(ctx: CityContext, parentId: string, unit: Newcomer) {
  const [units, names, codes, templates] = await ctx.db.reads<
    [UnitFacts, Taken['names'][number], Taken['codes'][number], TemplateRow]
  >([
    unitsToChange(ctx, [parentId]),
    sameNames([{ parentId, name: unit.name }]),
    sameCodes(unit.code ? [unit.code] : []),
    sql`SELECT kind, name FROM unit_template WHERE parent_kind = ${unit.kind} AND until_day IS NULL ORDER BY position, name`,
  ]);
  return { parent: units[0], taken: { names, codes }, templates };
}

/** As `loadUnits`, with everybody beside the unit: for a name that may collide with a sibling's. */
export async function loadBesides(ctx: CityContext, id: string, code: string | null | undefined): Promise<Facts> {
  const [units, names, codes] = await ctx.db.reads<[UnitFacts, Taken['names'][number], Taken['codes'][number]]>([
    unitsToChange(ctx, [id]),
    sql`SELECT u.id, u.parent_id AS parentId, u.name FROM unit AS u
      WHERE u.until_day IS NULL AND u.parent_id = (SELECT parent_id FROM unit WHERE id = ${id})`,
    sameCodes(code ? [code] : []),
  ]);
  return { units: new Map(units.map((unit) => [unit.id, unit])), taken: { names, codes } };
}

export async function loadMove(ctx: CityContext, id: string, parentId: string) {
  const [units, names, below] = await ctx.db.reads<[UnitFacts, Taken['names'][number], { below: number }]>([
    unitsToChange(ctx, [id, parentId]),
    sql`SELECT u.id, u.parent_id AS parentId, u.name FROM unit AS u
      WHERE u.until_day IS NULL AND u.parent_id = ${parentId} AND u.name = (SELECT name FROM unit WHERE id = ${id})`,
    sql`SELECT EXISTS (SELECT 1 FROM unit_closure WHERE ancestor_id = ${id} AND descendant_id = ${parentId}) AS below`,
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    unit: byId.get(id),
    parent: byId.get(parentId),
    below: below[0]?.below === 1,
    taken: { names, codes: [] } satisfies Taken,
  };
}

export async function loadMerge(ctx: CityContext, id: string, intoId: string) {
  const [units, children] = await ctx.db.reads<[UnitFacts, Child]>([
    unitsToChange(ctx, [id, intoId]),
    sql`SELECT u.id, u.parent_id AS parentId, u.kind, u.name, s.from_day AS since
      FROM unit AS u JOIN unit_state AS s ON s.unit_id = u.id AND s.until_day IS NULL
      WHERE u.parent_id IN (${id}, ${intoId}) AND u.until_day IS NULL
      ORDER BY u.code IS NULL, u.code, u.pinyin, u.id`,
  ]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return { unit: byId.get(id), into: byId.get(intoId), children };
}
