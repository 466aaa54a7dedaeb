import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectThat, json, sql, type Statement } from '../../../platform/statement.ts';
import { changedPeople, type PersonRecord } from '../rules/record.ts';
import type { PoolKind, Scheme } from '../rules/scheme.ts';
import {
  ballotsOf, gradedBy, markColumns, personColumns, recordsOf,
  type BallotRow, type Cycle, type MarkRow, type PersonRow,
} from './cycle.ts'; // prettier-ignore
import { poolColumns } from './moves.ts';
import { writePeople } from './writes.ts';

/** Everybody who is ranked with these workers: a change to one of them may move any of the others. */
function rankedWith(
  ctx: CityContext,
  { id, scheme }: { id: string; scheme: Scheme },
  workerIds: readonly string[],
): Statement {
  const { unit, apart } = poolColumns(ctx, scheme);
  return sql`p.cycle_id = ${id} AND (${unit}, ${apart}) IN (SELECT ${unit}, ${apart} FROM assessment_person AS p
    WHERE p.cycle_id = ${id} AND p.worker_id IN (SELECT value FROM json_each(${json(workerIds)})))`;
}

/** The column that a group's speaker must have in scope: the worker's unit, its street, or the city. */
const answersFor = (ctx: CityContext, at: PoolKind): Statement =>
  ({ city: sql`${ctx.city.rootUnitId}`, street: sql`p.street_id`, community: sql`p.unit_id` })[at];

/** These workers, as far as the actor may speak for the unit above them. */
export const reachedWorkers = (
  ctx: CityContext,
  cycleId: string,
  workerIds: readonly string[],
  permission: Permission,
  at: PoolKind,
): Statement =>
  sql`SELECT p.worker_id AS workerId FROM assessment_person AS p WHERE ${allOf([
    sql`p.cycle_id = ${cycleId}`,
    sql`p.worker_id IN (SELECT value FROM json_each(${json(workerIds)}))`,
    inScope(ctx, permission, answersFor(ctx, at)),
  ])}`;

export const mayReach = (ctx: CityContext, permission: Permission, at: PoolKind): Statement =>
  inScope(ctx, permission, answersFor(ctx, at));

/** The people ranked with these workers, their marks and ballots: three statements of one round trip. */
export const poolReads = (
  ctx: CityContext,
  cycle: Cycle,
  workerIds: readonly string[],
): readonly [Statement, Statement, Statement] => {
  const where = rankedWith(ctx, cycle, workerIds);
  return [
    sql`SELECT ${personColumns}, p.version FROM assessment_person AS p WHERE ${where}`,
    sql`SELECT ${markColumns} FROM assessment_mark WHERE cycle_id = ${cycle.id} AND ended_at IS NULL
      AND worker_id IN (SELECT p.worker_id FROM assessment_person AS p WHERE ${where}) ORDER BY id`,
    ballotsOf(cycle.id),
  ];
};

export interface LoadedPool {
  /** For whose sake it was read. */
  readonly of: readonly string[];
  readonly people: readonly PersonRecord[];
  readonly ballots: readonly BallotRow[];
  /** What the versions of everybody in the pool add up to: any other write moves it. */
  readonly versions: number;
}

export function readPool(
  ctx: CityContext,
  of: readonly string[],
  rows: readonly (PersonRow & { readonly version: number })[],
  marks: readonly MarkRow[],
  ballots: readonly BallotRow[],
): LoadedPool {
  const versions = rows.reduce((sum, { version }) => sum + version, 0);
  const people = recordsOf(rows, marks, ctx.city.rootUnitId);
  return { of, people, ballots, versions };
}

/**
 * The people after a change, worked out and written, while the pool stands as it was read and the cycle is open: two
 * communities that enter at once cannot rank each other on what is no longer so.
 */
export function writePool(
  ctx: CityContext,
  cycle: Cycle,
  pool: LoadedPool,
  after: readonly PersonRecord[],
  touched: ReadonlySet<string>,
): Statement[] {
  const where = rankedWith(ctx, cycle, pool.of);
  return [
    expectThat(
      'assessment_cycle_state',
      sql`(SELECT state FROM assessment_cycle WHERE id = ${cycle.id}) = ${cycle.state}`,
    ),
    expectThat(
      'assessment_pool_version',
      sql`(SELECT total(p.version) FROM assessment_person AS p WHERE ${where}) = CAST(${pool.versions} AS INTEGER)`,
    ),
    ...writePeople(cycle.id, changedPeople(after, touched, gradedBy(cycle), pool.ballots)),
  ];
}
