import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { BonusChoiceQuery, BonusChoicesPut } from '../input/tax.ts';
import type { BonusChoice } from '../rules/bonus.ts';
import { lastUnitOf } from './facts.ts';

interface BonusRow {
  readonly workerId: string;
  readonly workerName: string;
  readonly unitName: string | null;
  readonly year: number;
  readonly choice: BonusChoice | null;
  readonly bonusFen: number;
  readonly bonusTaxFen: number;
}

const usedIn = (year: number, column: Statement): Statement => sql`
  (SELECT coalesce(sum(${column}), 0) FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id AND r.state <> 'computed'
    WHERE p.worker_id = w.id AND p.month BETWEEN ${`${year}-01`} AND ${`${year}-12`})`;
const chosenIn = (year: number): Statement => sql`
  (SELECT b.choice FROM bonus_choice AS b WHERE b.worker_id = w.id AND b.year = CAST(${year} AS INTEGER)
    ORDER BY b.id DESC LIMIT 1)`;

/** Who chose how the bonus of a year is taxed, or had one taxed alone in it, within the actor's scope. */
export async function listBonusChoices(ctx: CityContext, query: BonusChoiceQuery) {
  const { page, pageSize, year, q, sort } = query;
  const where = allOf([
    inScope(ctx, 'pay.read', lastUnitOf(sql`w.id`)),
    Boolean(q) && sql`instr(w.name, ${q ?? ''}) OR instr(w.pinyin, ${(q ?? '').toLowerCase()})`,
    sql`w.id IN (SELECT worker_id FROM bonus_choice WHERE year = CAST(${year} AS INTEGER) UNION
      SELECT p.worker_id FROM pay_run AS r CROSS JOIN payslip AS p ON p.run_id = r.id
      WHERE r.month BETWEEN ${`${year}-01`} AND ${`${year}-12`} AND r.state <> 'computed' AND p.bonus_alone_fen > 0)`,
  ]);
  const order = sort === '-name' ? sql`w.pinyin DESC, w.id` : sql`w.pinyin, w.id`;
  const [items, counts] = await ctx.db.reads<[BonusRow, { total: number }]>([
    sql`SELECT w.id AS workerId, w.name AS workerName, (SELECT name FROM unit WHERE id = ${lastUnitOf(sql`w.id`)}) AS unitName,
      CAST(${year} AS INTEGER) AS year, ${chosenIn(year)} AS choice, ${usedIn(year, sql`p.bonus_alone_fen`)} AS bonusFen,
      ${usedIn(year, sql`p.bonus_tax_fen`)} AS bonusTaxFen
      FROM worker AS w WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM worker AS w WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Of some workers, those who had a bonus taxed alone in an approved month of the year. */
export const bonusTaxed = (year: number, workerIds: readonly string[]): Statement =>
  sql`SELECT w.id AS workerId, w.name FROM worker AS w WHERE w.id IN (SELECT value FROM json_each(${json(workerIds)}))
    AND ${usedIn(year, sql`p.bonus_alone_fen`)} > 0`;

export const insertBonusChoices = (ctx: CityContext, { year, items }: BonusChoicesPut): Statement[] =>
  insertRows(
    'bonus_choice',
    items.map(({ workerId, choice }) => ({
      id: ctx.newId('bch'),
      worker_id: workerId,
      year,
      choice,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );
