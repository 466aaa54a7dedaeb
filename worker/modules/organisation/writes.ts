import type { Day } from '../../core/day.ts';
import type { CityContext } from '../../platform/context.ts';
import { expectChanges, expectThat, insertRows, json, sql, type Statement } from '../../platform/statement.ts';
import { pinyinKey } from './pinyin.ts';
import type { UnitKind } from './rules/kinds.ts';
import type { MergePlan } from './rules/merge.ts';

/** Statements that change the tree. Every change of a unit's row is followed by `turnStates`, which keeps its history. */

export interface NewUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly parentId: string;
  readonly name: string;
  readonly code: string | null;
  readonly households: number | null;
}

/** From which day a change holds, and why. */
export interface Since {
  readonly day: Day;
  readonly reason: string | null;
}

const listed = (ids: readonly string[]): Statement => sql`(SELECT value FROM json_each(${json(ids)}))`;

/** Parents come before the units below them. */
export function foundUnits(ctx: CityContext, units: readonly NewUnit[], since: Since): Statement[] {
  const pairs = json(units.map(({ id, parentId }) => [id, parentId]));
  return [
    ...insertRows(
      'unit',
      units.map(({ id, kind, parentId, name, code, households }) => ({
        id,
        kind,
        code,
        name,
        pinyin: pinyinKey(name),
        parent_id: parentId,
        households,
        from_day: since.day,
      })),
    ),
    sql`INSERT INTO unit_closure (ancestor_id, descendant_id, depth)
      SELECT value ->> 0, value ->> 0, 0 FROM json_each(${pairs})`,
    ...placeBelow(units),
    ...turnStates(
      ctx,
      units.map(({ id }) => id),
      since,
    ),
  ];
}

/** One statement for each parent that is new itself, so that what stands below it finds its place above. */
function placeBelow(units: readonly NewUnit[]): Statement[] {
  const ids = new Set(units.map(({ id }) => id));
  const [first, rest] = [units.filter((u) => !ids.has(u.parentId)), units.filter((u) => ids.has(u.parentId))];
  return [first, rest]
    .filter((level) => level.length > 0)
    .map(
      (level) => sql`INSERT INTO unit_closure (ancestor_id, descendant_id, depth)
        SELECT up.ancestor_id, value ->> 0, up.depth + 1
        FROM json_each(${json(level.map(({ id, parentId }) => [id, parentId]))})
        JOIN unit_closure AS up ON up.descendant_id = value ->> 1`,
    );
}

/** Ends what held of each unit and records what its row says now. A unit that is new has nothing to end. */
export const turnStates = (ctx: CityContext, ids: readonly string[], since: Since): Statement[] => [
  ...endStates(ids, since.day),
  sql`INSERT INTO unit_state
      (unit_id, code, name, pinyin, parent_id, households, from_day, reason, recorded_at, recorded_by)
    SELECT id, code, name, pinyin, parent_id, households, ${since.day}, ${since.reason}, ${ctx.at}, ${ctx.actor.id}
    FROM unit WHERE id IN ${listed(ids)}`,
];

const endStates = (ids: readonly string[], day: Day): Statement[] => [
  sql`UPDATE unit_state SET until_day = ${day} WHERE until_day IS NULL AND unit_id IN ${listed(ids)}`,
];

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const versioned = (id: string, version: number): Statement =>
  sql`id = ${id} AND version = CAST(${version} AS INTEGER) AND until_day IS NULL`;

export const nameUnit = (id: string, version: number, name: string, code: string | null): Statement[] => [
  sql`UPDATE unit SET name = ${name}, pinyin = ${pinyinKey(name)}, code = ${code}, version = version + 1
    WHERE ${versioned(id, version)}`,
  expectChanges('unit_version'),
];

export const moveUnit = (id: string, version: number, parentId: string): Statement[] => [
  expectThat('unit_open', sql`EXISTS (SELECT 1 FROM unit WHERE id = ${parentId} AND until_day IS NULL)`),
  sql`UPDATE unit SET parent_id = ${parentId}, version = version + 1 WHERE ${versioned(id, version)}`,
  expectChanges('unit_version'),
  ...moveClosure([id], parentId),
];

/** Puts whole branches below another unit: their old places above end, the new ones begin. */
export function moveClosure(ids: readonly string[], parentId: string): Statement[] {
  const branch = sql`SELECT descendant_id FROM unit_closure WHERE ancestor_id IN ${listed(ids)}`;
  return [
    expectThat('unit_above', sql`${parentId} NOT IN (${branch})`),
    sql`DELETE FROM unit_closure WHERE descendant_id IN (${branch}) AND ancestor_id NOT IN (${branch})`,
    sql`INSERT INTO unit_closure (ancestor_id, descendant_id, depth)
      SELECT up.ancestor_id, down.descendant_id, up.depth + down.depth + 1
      FROM unit_closure AS up JOIN unit_closure AS down ON down.ancestor_id IN ${listed(ids)}
      WHERE up.descendant_id = ${parentId}`,
  ];
}

export const closeUnit = (id: string, version: number, day: Day): Statement[] => [
  sql`UPDATE unit SET until_day = ${day}, version = version + 1 WHERE ${versioned(id, version)}
    AND NOT EXISTS (SELECT 1 FROM unit AS c WHERE c.parent_id = ${id} AND c.until_day IS NULL)`,
  expectChanges('unit_version'),
  ...endStates([id], day),
];

/** Households by unit: `items` carry the versions that were read. */
export const countHouseholds = (
  items: readonly { readonly id: string; readonly households: number; readonly version: number }[],
): Statement[] => [
  sql`UPDATE unit SET households = counted.value ->> 1, version = version + 1
    FROM json_each(${json(items.map(({ id, households, version }) => [id, households, version]))}) AS counted
    WHERE unit.id = counted.value ->> 0 AND unit.version = counted.value ->> 2 AND unit.until_day IS NULL`,
  expectChanges('unit_version', items.length),
];

/**
 * Merges: branches move with the names they keep, what ceases is closed and points to its successor, and whatever
 * pointed to it points on, so that an old id resolves in one step.
 */
export function mergeUnits(
  ctx: CityContext,
  { unit, into }: { readonly unit: Versioned; readonly into: Versioned },
  plan: MergePlan,
  since: Since,
): Statement[] {
  const movedIds = plan.moved.map(({ id }) => id);
  const moves = json(plan.moved.map(({ id, name }) => [id, name, pinyinKey(name)]));
  const pairs = json(plan.merged.map(({ fromId, intoId }) => [fromId, intoId]));
  const ended = plan.merged.map(({ fromId }) => fromId);
  return [
    sql`UPDATE unit SET households = CAST(${plan.households} AS INTEGER), version = version + 1
      WHERE ${versioned(into.id, into.version)}`,
    expectChanges('unit_version'),
    sql`UPDATE unit SET parent_id = ${into.id}, name = moved.value ->> 1, pinyin = moved.value ->> 2, version = version + 1
      FROM json_each(${moves}) AS moved
      WHERE unit.id = moved.value ->> 0 AND unit.parent_id = ${unit.id} AND unit.until_day IS NULL`,
    expectChanges('unit_children', movedIds.length),
    ...(movedIds.length > 0 ? moveClosure(movedIds, into.id) : []),
    sql`UPDATE unit SET until_day = ${since.day}, merged_into_id = pair.value ->> 1, version = version + 1
      FROM json_each(${pairs}) AS pair WHERE unit.id = pair.value ->> 0 AND unit.until_day IS NULL
      AND (unit.id <> ${unit.id} OR unit.version = CAST(${unit.version} AS INTEGER))`,
    expectChanges('unit_version', plan.merged.length),
    expectThat(
      'unit_children',
      sql`NOT EXISTS (SELECT 1 FROM unit WHERE parent_id IN ${listed(ended)} AND until_day IS NULL)`,
    ),
    ...plan.merged.flatMap(({ fromId, intoId }) => [
      ...moveClosure([fromId], intoId),
      sql`UPDATE unit SET merged_into_id = ${intoId} WHERE merged_into_id = ${fromId}`,
    ]),
    ...endStates(ended, since.day),
    ...turnStates(ctx, [into.id, ...movedIds], since),
  ];
}
