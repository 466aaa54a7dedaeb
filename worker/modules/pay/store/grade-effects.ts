import type { z } from '@hono/zod-openapi';
import { yearOf, type Day, type Month } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import { standingGradesOf, type FinalGrade } from '../../assessment/index.ts';
import type { OwnGradesAnswer } from '../input/grade-effects.ts';
import type { LevelCause } from '../rules/career.ts';
import { gradeEffect, totalEffect } from '../rules/grade-effect.ts';
import type { PayslipLine } from '../rules/line.ts';
import { settlementCode } from '../rules/performance.ts';
import type { PerformanceItem, SchemeDefinition } from '../rules/scheme.ts';
import { fromDayOf } from './careers.ts';

type GradeRow = FinalGrade & { readonly corrected: number };
interface LineRow extends Omit<PayslipLine, 'inputs'> {
  readonly payslipId: string;
  readonly month: Month;
  readonly schemeId: string;
  readonly inputs: string;
}
interface SchemeRow {
  readonly id: string;
  readonly definition: string;
}
interface LevelRow {
  readonly fromDay: Day;
  readonly level: number;
  readonly before: number | null;
  readonly cause: LevelCause;
  readonly gradeYear: number;
}

const isPerformance = (item: { readonly kind: string }): item is PerformanceItem => item.kind === 'performance';

/** Performance items of a scheme by the codes of the lines that they make. */
function itemsByCode({ id, definition }: SchemeRow): [string, ReadonlyMap<string, PerformanceItem>] {
  const { items } = JSON.parse(definition) as SchemeDefinition;
  const known = items.filter(isPerformance).flatMap((item): [string, PerformanceItem][] => [
    [item.code, item],
    [settlementCode(item.code), item],
  ]);
  return [id, new Map(known)];
}

/**
 * What the reader's own grades did to their pay, the newest year first: the lines of approved payslips that rest on
 * them, months of the year after, and the levels that they brought.
 */
export async function ownGrades(ctx: CityContext): Promise<z.input<typeof OwnGradesAnswer>> {
  const workerId = ctx.actor.workerId ?? '';
  const mine = sql`payslip AS p JOIN pay_run AS r ON r.id = p.run_id AND r.state <> 'computed' WHERE p.worker_id = ${workerId}`;
  const level = fromDayOf('e');
  const [grades, lines, schemes, levels] = await ctx.db.reads<[GradeRow, LineRow, SchemeRow, LevelRow]>([
    standingGradesOf(sql`SELECT ${workerId}`),
    sql`SELECT p.id AS payslipId, p.month, r.scheme_id AS schemeId, l.for_month AS forMonth, l.code, l.name,
        l.amount_fen AS amountFen, l.formula, l.inputs, l.source
      FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id AND r.state <> 'computed'
        JOIN payslip_line AS l ON l.payslip_id = p.id AND l.side = 'earning'
      WHERE p.worker_id = ${workerId} AND (json_extract(l.inputs, '$.gradeFrom') = 'assessment'
        OR (l.source = 'back_pay' AND instr(json_extract(l.inputs, '$.cause'), 'grade') > 0))
      ORDER BY p.month DESC, l.for_month DESC, l.seq LIMIT 500`,
    sql`SELECT id, definition FROM pay_scheme WHERE id IN (SELECT r.scheme_id FROM ${mine})`,
    sql`SELECT ${level} AS fromDay, e.level, e.cause, e.grade_year AS gradeYear,
        (SELECT b.level FROM worker_level AS b WHERE b.worker_id = e.worker_id AND (${fromDayOf('b')}, b.id) < (${level}, e.id)
          ORDER BY ${fromDayOf('b')} DESC, b.id DESC LIMIT 1) AS before
      FROM worker_level AS e WHERE e.worker_id = ${workerId} AND e.grade_year IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM worker_level AS c WHERE c.cancels_id = e.id) ORDER BY e.from_month DESC, e.id DESC LIMIT 100`,
  ]);
  const items = new Map(schemes.map(itemsByCode));
  const told = lines.flatMap(({ schemeId, inputs, ...line }) => {
    const item = items.get(schemeId)?.get(line.code);
    const effect = item ? gradeEffect({ ...line, inputs: JSON.parse(inputs) as PayslipLine['inputs'] }, item) : null;
    if (!effect) return [];
    const { payslipId, month, forMonth, code, name, amountFen } = line;
    return [{ of: yearOf(forMonth) - 1, line: { payslipId, month, forMonth, code, name, amountFen, ...effect } }];
  });
  return {
    items: grades
      .toSorted((a, b) => b.year - a.year)
      .map(({ year, grade, finalId, corrected }) => {
        const own = told.filter((line) => line.of === year).map(({ line }) => line);
        return {
          year,
          grade,
          finalId,
          corrected: corrected === 1,
          ...totalEffect(own),
          lines: own,
          levels: levels
            .filter(({ gradeYear }) => gradeYear === year)
            .map(({ fromDay, before, level: to, cause }) => ({ fromDay, before, level: to, cause })),
        };
      }),
  };
}
