import { monthOfDay } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { LevelQuery } from '../input/facts.ts';
import type { LevelStep } from '../rules/level.ts';
import type { PostType } from '../rules/scheme.ts';

interface LevelRow {
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly postType: PostType;
  readonly level: number;
  readonly fromMonth: string;
  readonly cause: 'initial' | 'derived' | 'decided';
  readonly derivation: string;
}

const orders: Readonly<Record<string, Statement>> = {
  name: sql`w.pinyin, w.id`,
  '-name': sql`w.pinyin DESC, w.id`,
  level: sql`l.level, w.pinyin, w.id`,
  '-level': sql`l.level DESC, w.pinyin, w.id`,
};

/** The level of everybody on post this month, with how it came. */
export async function listLevels(ctx: CityContext, query: LevelQuery) {
  const { page, pageSize, q, unitId, level, sort } = query;
  const month = monthOfDay(ctx.today);
  const inForce = sql`(SELECT e.id FROM worker_level AS e WHERE e.worker_id = w.id AND e.from_month <= ${month}
    ORDER BY e.from_month DESC, e.id DESC LIMIT 1)`;
  const from = sql`worker AS w JOIN unit AS u ON u.id = w.unit_id JOIN worker_level AS l ON l.id = ${inForce}`;
  const where = allOf([
    inScope(ctx, 'pay.read', sql`w.unit_id`),
    level !== undefined && sql`l.level = CAST(${level} AS INTEGER)`,
    unitId !== undefined && sql`w.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(replace(w.pinyin, ' ', ''), ${(q ?? '').toLowerCase()}) = 1`,
  ]);
  const [rows, counts] = await ctx.db.reads<[LevelRow, { total: number }]>([
    sql`SELECT w.id AS workerId, w.name, u.name AS unitName, w.post_type AS postType, l.level, l.from_month AS fromMonth,
      l.cause, l.derivation FROM ${from} WHERE ${where} ORDER BY ${orders[sort ?? ''] ?? sql`w.pinyin, w.id`}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from} WHERE ${where}`,
  ]);
  const items = rows.map(({ derivation, ...row }) => ({ ...row, steps: stepsOf(derivation) }));
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

const stepsOf = (derivation: string) => (JSON.parse(derivation) as LevelStep[]).map((step) => ({ ...step }));
