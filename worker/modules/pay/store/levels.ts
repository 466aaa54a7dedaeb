import { monthOfDay, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectThat, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { LevelFilters, LevelQuery } from '../input/levels.ts';
import type { LevelCause, YearGrade } from '../rules/career.ts';
import type { LevelStep } from '../rules/level.ts';
import type { Grade, PostType } from '../rules/scheme.ts';
import { fromDayOf } from './careers.ts';

interface LevelRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly postType: PostType;
  readonly level: number;
  readonly fromMonth: string;
  readonly fromDay: Day;
  readonly cause: LevelCause;
  readonly derivation: string;
}

const orders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, w.id`,
  '-name': sql`w.pinyin DESC, w.id`,
  level: sql`l.level, w.pinyin, w.id`,
  '-level': sql`l.level DESC, w.pinyin, w.id`,
  from: sql`l.from_month, l.day_of_month, w.pinyin, w.id`,
  '-from': sql`l.from_month DESC, l.day_of_month DESC, w.pinyin, w.id`,
};

const latestFirst = sql`e.from_month DESC, e.day_of_month DESC, e.id DESC`;

/** Levels in force today of everybody on post: `w` the worker, `u` the unit, `l` the level. */
function inForce(ctx: CityContext, filters: LevelFilters) {
  const { q, unitId, level, postType, cause, since } = filters;
  const inForceId = sql`(SELECT e.id FROM worker_level AS e WHERE e.worker_id = w.id AND ${fromDayOf('e')} <= ${ctx.today}
    ORDER BY ${latestFirst} LIMIT 1)`;
  const from = sql`worker AS w JOIN unit AS u ON u.id = w.unit_id JOIN worker_level AS l ON l.id = ${inForceId}`;
  const where = allOf([
    inScope(ctx, 'pay.read', sql`w.unit_id`),
    level !== undefined && sql`l.level = CAST(${level} AS INTEGER)`,
    postType !== undefined && sql`w.post_type = ${postType}`,
    cause !== undefined && sql`l.cause = ${cause}`,
    since !== undefined && sql`l.from_month >= ${since}`,
    unitId !== undefined && sql`w.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()}) = 1`,
  ]);
  const order = orders[filters.sort ?? ''] ?? sql`w.pinyin, w.id`;
  return {
    count: sql`SELECT count(*) AS total FROM ${from} WHERE ${where}`,
    rows: (limit: number, offset: number) =>
      sql`SELECT w.id AS workerId, w.name, u.name AS unitName, (SELECT s.name FROM unit_closure AS c JOIN unit AS s
          ON s.id = c.ancestor_id WHERE c.descendant_id = u.id AND s.kind = 'street' LIMIT 1) AS streetName,
        w.post_type AS postType, l.level, l.from_month AS fromMonth, ${fromDayOf('l')} AS fromDay, l.cause, l.derivation
        FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT CAST(${limit} AS INTEGER) OFFSET CAST(${offset} AS INTEGER)`,
  };
}

const stepsOf = (derivation: string) => (JSON.parse(derivation) as LevelStep[]).map((step) => ({ ...step }));
const levelOf = ({ derivation, ...row }: LevelRow) => ({ ...row, steps: stepsOf(derivation) });

/** The level of everybody on post today, with how it came. */
export async function listLevels(ctx: CityContext, query: LevelQuery) {
  const { page, pageSize } = query;
  const { rows, count } = inForce(ctx, query);
  const [levels, counts] = await ctx.db.reads<[LevelRow, { total: number }]>([
    rows(pageSize, (page - 1) * pageSize),
    count,
  ]);
  return { items: levels.map(levelOf), page, pageSize, total: counts[0]?.total ?? 0 };
}

export async function readLevels(ctx: CityContext, filters: LevelFilters) {
  const rows = await ctx.db.all<LevelRow>(inForce(ctx, filters).rows(limits.exportRows, 0));
  return rows.map(levelOf);
}

interface EventRow {
  readonly id: string;
  readonly level: number;
  readonly fromDay: Day;
  readonly cause: LevelCause;
  readonly derivation: string;
  readonly gradeYear: number | null;
  readonly grade: Grade | null;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly reason: string | null;
  readonly documentNumber: string | null;
  readonly cancelsId: string | null;
  readonly cancelledById: string | null;
  readonly recordedAt: string;
  readonly recordedName: string | null;
}

/** Every level of one worker, the latest first. Whether the reader may see the worker is asked beside it. */
export async function readEvents(ctx: CityContext, workerId: string) {
  const rows = await ctx.db.all<EventRow>(
    sql`SELECT e.id, e.level, ${fromDayOf('e')} AS fromDay, e.cause, e.derivation, e.grade_year AS gradeYear, e.grade,
      s.id AS schemeId, s.name || '（第 ' || s.edition || ' 版）' AS schemeName, e.reason,
      e.document_number AS documentNumber, e.cancels_id AS cancelsId,
      (SELECT c.id FROM worker_level AS c WHERE c.cancels_id = e.id) AS cancelledById,
      e.recorded_at AS recordedAt, e.recorded_name AS recordedName
    FROM worker_level AS e JOIN pay_scheme AS s ON s.id = e.scheme_id WHERE e.worker_id = ${workerId}
    ORDER BY ${latestFirst} LIMIT 500`,
  );
  return rows.map(({ derivation, gradeYear, grade, ...row }) => ({
    ...row,
    steps: stepsOf(derivation),
    grade: gradeYear === null ? null : { year: gradeYear, grade },
  }));
}

export interface NewLevel {
  /** Absent, a fresh one. */
  readonly id?: string;
  readonly workerId: string;
  readonly from: Day;
  readonly level: number;
  readonly cause: LevelCause;
  readonly schemeId: string;
  readonly steps: readonly LevelStep[];
  readonly grade?: YearGrade | null;
  readonly reason?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly cancelsId?: string;
}

export const insertLevelEvents = (ctx: CityContext, events: readonly NewLevel[]): Statement[] =>
  insertRows(
    'worker_level',
    events.map((event) => ({
      id: event.id ?? ctx.newId('lvl'),
      worker_id: event.workerId,
      from_month: monthOfDay(event.from),
      day_of_month: Number(event.from.slice(8)),
      level: event.level,
      cause: event.cause,
      scheme_id: event.schemeId,
      derivation: JSON.stringify(event.steps),
      grade_year: event.grade?.year ?? null,
      grade: event.grade?.grade ?? null,
      grade_final_id: event.grade?.finalId ?? null,
      reason: event.reason ?? null,
      document_number: event.documentNumber ?? null,
      cancels_id: event.cancelsId ?? null,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
      recorded_name: ctx.actor.name,
    })),
  );

/** Undoes the batch where somebody recorded a level after the decision was loaded. */
export const levelsStandAt = (lastEventId: string | null): Statement =>
  expectThat('worker_level_meanwhile', sql`(SELECT max(id) FROM worker_level) IS ${lastEventId}`);
