import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, json, sql, type Statement } from '../../../platform/statement.ts';
import type { PoolKind, PostType } from '../rules/scheme.ts';
import { mayReach } from './pool.ts';

export interface PlacedWorker {
  readonly workerId: string;
  readonly name: string;
  readonly unitId: string;
  readonly streetId: string;
  readonly postType: PostType;
  readonly servedSince: Day;
}

export interface WorkerRow extends PlacedWorker {
  readonly identityIndex: string;
}

/** The street above a unit, or the city for what stands right below it. */
const streetOf = (ctx: CityContext, unit: Statement): Statement =>
  sql`coalesce((SELECT a.ancestor_id FROM unit_closure AS a JOIN unit AS s ON s.id = a.ancestor_id AND s.kind = 'street'
    WHERE a.descendant_id = ${unit} ORDER BY a.depth LIMIT 1), ${ctx.city.rootUnitId})`;

/** A worker's posting on a day: the last begun by then, else the first that followed. */
const postingOn = (on: Day): Statement => sql`SELECT p.id FROM posting AS p WHERE p.worker_id = w.id
    ORDER BY p.from_day > ${on}, CASE WHEN p.from_day > ${on} THEN p.from_day END, p.from_day DESC LIMIT 1`;

export const placed = (ctx: CityContext, on: Day): Statement => sql`w.id AS workerId, w.name, p.unit_id AS unitId,
      ${streetOf(ctx, sql`p.unit_id`)} AS streetId, p.post_type AS postType, w.hired_on AS servedSince
    FROM worker AS w JOIN posting AS p ON p.id = (${postingOn(on)})`;

/** The workers whom a sheet names, each where they stood on a day; only within the actor's scope. */
export const workersNamed = (ctx: CityContext, named: Statement, on: Day): Statement =>
  sql`SELECT w.identity_index AS identityIndex, ${placed(ctx, on)} WHERE ${allOf([
    named,
    inScope(ctx, 'assessment.write', sql`p.unit_id`),
  ])}`;

/** Of those whom a sheet names, who is in a cycle and within reach of whoever speaks for the unit above them. */
export const assessedNamed = (ctx: CityContext, cycleId: string, named: Statement, at: PoolKind): Statement =>
  sql`SELECT w.id AS workerId, w.name, w.identity_index AS identityIndex FROM assessment_person AS p
    JOIN worker AS w ON w.id = p.worker_id WHERE ${allOf([
      sql`p.cycle_id = ${cycleId}`,
      named,
      mayReach(ctx, 'assessment.marks.write', at),
    ])}`;

/** These workers, each where they stood on a day, wherever that is. */
export const workersById = (ctx: CityContext, ids: readonly string[], on: Day): Statement =>
  sql`SELECT ${placed(ctx, on)} WHERE w.id IN (SELECT value FROM json_each(${json(ids)}))`;

export interface CommunityRow {
  readonly id: string;
  readonly name: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly inScope: number;
}

/** Standing communities with their streets, as sheets name them. */
export const communitiesOf = (ctx: CityContext): Statement =>
  sql`SELECT u.id, u.name, s.id AS streetId, s.name AS streetName, ${inScope(ctx, 'assessment.write', sql`u.id`)} AS inScope
    FROM unit AS u JOIN unit AS s ON s.id = u.parent_id WHERE u.kind = 'community' AND u.until_day IS NULL`;
