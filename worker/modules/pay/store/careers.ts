import { yearOf, type Day, type Month } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { gradedYears, standingGradesOf } from '../../assessment/index.ts';
import type { Career, LevelCause, YearGrade } from '../rules/career.ts';
import { effectiveEducation } from '../rules/education.ts';
import { levelRefusals } from '../rules/level-refusals.ts';
import type { RuleAt } from '../rules/level-path.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { within, type Chosen } from './chosen.ts';

/** Whose careers: everybody on post within the scope of a permission, of a unit and all below it, or one worker. */
export interface CareerScope {
  readonly permission: Permission;
  readonly unitId?: string | undefined;
  readonly workerId?: string | undefined;
}

/** Whose careers a run reads: the part of the roster that it computes, which is bounded by the run. */
interface RunScope {
  readonly chosen: Chosen;
}

interface PersonRow {
  readonly workerId: string;
  readonly name: string;
  readonly serviceFrom: Day;
  readonly hiredOn: Day;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetId: string | null;
  readonly streetName: string | null;
  readonly retirementMonth: Month;
}
type PostingRow = Career['postings'][number] & { readonly workerId: string };
interface StateRow {
  readonly workerId: string;
  readonly from: Day;
  readonly education: string | null;
  readonly degree: string | null;
}
type GradeRow = Omit<YearGrade, 'corrected'> & { readonly workerId: string; readonly corrected: number };
interface EventRow {
  readonly id: string;
  readonly workerId: string;
  readonly from: Day;
  readonly level: number;
  readonly cause: LevelCause;
  readonly cancelsId: string | null;
}
interface AdoptionRow {
  readonly fromMonth: Month;
  readonly schemeId: string;
  readonly definition: string;
}

export type PlacedCareer = Career &
  Pick<PersonRow, 'unitId' | 'unitName' | 'streetId' | 'streetName' | 'retirementMonth'>;

export interface Careers {
  readonly careers: readonly PlacedCareer[];
  readonly ruleAt: RuleAt;
  readonly schemeAt: (month: Month) => { readonly id: string; readonly definition: SchemeDefinition } | null;
  /** Last year while no grade of it is final. */
  readonly pending: ReadonlySet<number>;
  /** The last level recorded anywhere: a command stands on it. */
  readonly lastEventId: string | null;
}

export const fromDayOf = (alias: string): Statement => ({
  sql: `(${alias}.from_month || '-' || printf('%02d', ${alias}.day_of_month))`,
  params: [],
});

const streetOf = (unit: Statement, column: 'id' | 'name'): Statement =>
  sql`(SELECT ${{ sql: `s.${column}`, params: [] }} FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
    WHERE c.descendant_id = ${unit} AND s.kind = 'street' LIMIT 1)`;

/** By the open posting, or by the last one of somebody who left. */
const placeOf = sql`coalesce(w.unit_id,
  (SELECT p.unit_id FROM posting AS p WHERE p.worker_id = w.id ORDER BY p.from_day DESC, p.id DESC LIMIT 1))`;

function whoIn(ctx: CityContext, scope: CareerScope | RunScope): Statement {
  if ('chosen' in scope) return allOf([sql`w.unit_id IS NOT NULL`, within(scope.chosen, sql`w.id`)]);
  const { permission, unitId, workerId } = scope;
  return allOf([
    workerId === undefined ? sql`w.unit_id IS NOT NULL` : sql`w.id = ${workerId}`,
    inScope(ctx, permission, placeOf),
    unitId !== undefined && sql`w.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
  ]);
}

/** Everything that levels follow from, in one round trip. @throws RefusedError `too_many_workers` */
export async function loadCareers(ctx: CityContext, scope: CareerScope | RunScope): Promise<Careers> {
  const where = whoIn(ctx, scope);
  const max = 'chosen' in scope ? Infinity : limits.forecastWorkers;
  const most = Number.isFinite(max) ? sql`LIMIT ${max}` : sql``;
  const ids = sql`SELECT w.id FROM worker AS w WHERE ${where} ORDER BY w.id ${most}`;
  const [people, postings, states, grades, events, years, adoptions, last, counts] = await ctx.db.reads<
    [
      PersonRow,
      PostingRow,
      StateRow,
      GradeRow,
      EventRow,
      { year: number },
      AdoptionRow,
      { id: string | null },
      { count: number },
    ]
  >([
    sql`SELECT w.id AS workerId, w.name, coalesce(w.community_work_since, w.hired_on) AS serviceFrom, w.hired_on AS hiredOn,
      u.id AS unitId, u.name AS unitName, ${streetOf(sql`u.id`, 'id')} AS streetId,
      ${streetOf(sql`u.id`, 'name')} AS streetName, w.retirement_month AS retirementMonth
      FROM worker AS w JOIN unit AS u ON u.id = ${placeOf} WHERE w.id IN (${ids}) ORDER BY w.pinyin, w.id`,
    sql`SELECT worker_id AS workerId, from_day AS "from", until_day AS until, post_type AS postType FROM posting
      WHERE worker_id IN (${ids}) AND (until_day IS NULL OR until_day > from_day) ORDER BY worker_id, from_day`,
    sql`SELECT worker_id AS workerId, from_day AS "from", education, degree FROM worker_state
      WHERE worker_id IN (${ids}) AND (until_day IS NULL OR until_day > from_day) ORDER BY worker_id, from_day, id`,
    standingGradesOf(ids),
    sql`SELECT e.id, e.worker_id AS workerId, ${fromDayOf('e')} AS "from", e.level, e.cause, e.cancels_id AS cancelsId
      FROM worker_level AS e WHERE e.worker_id IN (${ids}) ORDER BY e.worker_id, e.id`,
    gradedYears(),
    sql`SELECT a.from_month AS fromMonth, s.id AS schemeId, s.definition FROM pay_adoption AS a
      JOIN pay_scheme AS s ON s.id = a.scheme_id ORDER BY a.from_month, a.id`,
    sql`SELECT max(id) AS id FROM worker_level`,
    sql`SELECT count(*) AS count FROM worker AS w WHERE ${where}`,
  ]);
  const count = counts[0]?.count ?? 0;
  if (count > max) throw new RefusedError(levelRefusals.refuse('too_many_workers', { count, max }));
  const schemeAt = schemesBy(adoptions);
  return {
    careers: careersOf(people, postings, states, grades, events),
    schemeAt,
    ruleAt: (month) => {
      const scheme = schemeAt(month);
      return scheme && { id: scheme.id, levelRule: scheme.definition.levelRule };
    },
    pending: pendingYears(ctx.today, years),
    lastEventId: last[0]?.id ?? null,
  };
}

/** Last year and this one, until their grades are final; a city that never graded anybody waits for nothing. */
function pendingYears(today: Day, graded: readonly { readonly year: number }[]): ReadonlySet<number> {
  const known = new Set(graded.map(({ year }) => year));
  const now = yearOf(today);
  return new Set(known.size === 0 ? [] : [now - 1, now].filter((year) => !known.has(year)));
}

function schemesBy(rows: readonly AdoptionRow[]): Careers['schemeAt'] {
  const parsed = new Map<string, SchemeDefinition>();
  const adopted = rows.map(({ fromMonth, schemeId, definition }) => {
    const known = parsed.get(schemeId) ?? (JSON.parse(definition) as SchemeDefinition);
    parsed.set(schemeId, known);
    return { fromMonth, id: schemeId, definition: known };
  });
  return (month) => adopted.findLast(({ fromMonth }) => fromMonth <= month) ?? null;
}

function careersOf(
  people: readonly PersonRow[],
  postings: readonly PostingRow[],
  states: readonly StateRow[],
  grades: readonly GradeRow[],
  events: readonly EventRow[],
): PlacedCareer[] {
  const by = <T extends { readonly workerId: string }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ workerId }) => workerId);
  const [posted, known, graded, recorded] = [by(postings), by(states), by(grades), by(events)];
  return people.map((person) => ({
    ...person,
    postings: (posted.get(person.workerId) ?? []).map(({ from, until, postType }) => ({ from, until, postType })),
    education: (known.get(person.workerId) ?? []).map(({ from, education, degree }) => ({
      from,
      ...effectiveEducation(education, degree),
    })),
    grades: (graded.get(person.workerId) ?? []).map(({ year, grade, finalId, corrected }) => ({
      year,
      grade,
      finalId,
      corrected: corrected === 1,
    })),
    events: (recorded.get(person.workerId) ?? []).map(({ id, from, level, cause, cancelsId }) => ({
      id,
      from,
      level,
      cause,
      cancelsId,
    })),
  }));
}
