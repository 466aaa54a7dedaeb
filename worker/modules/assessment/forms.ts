import type { z } from '@hono/zod-openapi';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { allOf, sql } from '../../platform/statement.ts';
import { joinedPeople, wantedCycle } from './answers.ts';
import type { FormsAnswer } from './appeal-input.ts';
import { pointsText } from './rules/points.ts';
import { listedColumns, listedOrder, listedTables, type ListedPerson } from './store/people.ts';
import { nameOf } from './tree-view.ts';

interface FormRow extends ListedPerson {
  readonly summary: string | null;
  readonly sex: string;
}

interface Wanted {
  readonly unitId?: string | undefined;
  readonly workerId?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** What 年度考核登记表 says of each person, by community: as many as a page holds, for one batch of prints. */
export async function formsView(
  ctx: CityContext,
  cycleId: string,
  wanted: Wanted,
): Promise<z.input<typeof FormsAnswer>> {
  const { unitId, workerId, page, pageSize } = wanted;
  const cycle = await wantedCycle(ctx, cycleId);
  const where = allOf([
    sql`p.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.read', sql`p.unit_id`),
    unitId ? sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null,
    workerId ? sql`p.worker_id = ${workerId}` : null,
  ]);
  const summary = sql`(SELECT m.content FROM assessment_summary AS m
    WHERE m.cycle_id = p.cycle_id AND m.worker_id = p.worker_id AND m.ended_at IS NULL) AS summary`;
  const [rows, totals, steps] = await ctx.db.reads<[FormRow, { total: number }, { day: string }]>([
    sql`SELECT ${listedColumns}, ${summary}, w.sex FROM ${listedTables} WHERE ${where} ORDER BY ${listedOrder}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${listedTables} WHERE ${where}`,
    sql`SELECT date(at, '+8 hours') AS day FROM assessment_step WHERE cycle_id = ${cycleId} AND state = 'final'`,
  ]);
  const people = await joinedPeople(ctx, cycle, rows);
  const items = people.map(({ row, worked }) => ({
    workerId: row.workerId,
    name: row.name,
    sex: (row as FormRow).sex,
    unitName: row.unitName,
    streetName: row.streetName,
    postType: row.postType,
    servedSince: row.servedSince,
    summary: (row as FormRow).summary,
    parts: worked.parts.map(({ group, weight, mean }) => ({ name: nameOf(group, ctx.locale), weight, mean })),
    bonus: pointsText(worked.bonusCounted),
    deduction: pointsText(worked.deductionCounted),
    score: row.score === null ? null : pointsText(row.score),
    grade: row.grade,
    reason: row.reason,
  }));
  const { year, state } = cycle;
  const finalisedOn = steps[0]?.day ?? null;
  return { items, page, pageSize, total: totals[0]?.total ?? 0, cityName: ctx.city.name, year, state, finalisedOn };
}
