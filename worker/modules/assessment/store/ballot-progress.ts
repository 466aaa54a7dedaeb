import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, json, sql } from '../../../platform/statement.ts';
import type { BallotFault } from '../rules/ballot.ts';
import { papersOf, readPaper, sheetsOf, type PaperRow, type SheetRow } from './ballot-box.ts';
import { cycleById, readCycle, type StoredCycle } from './cycle.ts';

interface ProgressRow {
  readonly communityId: string;
  readonly communityName: string;
  readonly streetName: string;
  readonly boxId: string | null;
  readonly sent: number | null;
  readonly returned: number | null;
  readonly ordinary: number | null;
  readonly invalid: BallotFault | null;
}

export interface ProgressFilter {
  readonly state?: 'none' | 'voting' | 'counted' | 'invalid' | undefined;
  readonly unitId?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

const states = {
  none: sql`x.id IS NULL AND b.community_id IS NULL`,
  voting: sql`x.id IS NOT NULL AND x.counted_at IS NULL`,
  counted: sql`b.community_id IS NOT NULL`,
  invalid: sql`b.invalid_reason IS NOT NULL`,
} as const;

/** Every community within the actor's scope with what stands of its ballot; null where there is no such cycle. */
export async function ballotProgress(
  ctx: CityContext,
  cycleId: string,
  { state, unitId, page, pageSize }: ProgressFilter,
) {
  const tables = sql`unit AS u JOIN unit AS s ON s.id = u.parent_id
    LEFT JOIN assessment_ballot_box AS x ON x.cycle_id = ${cycleId} AND x.community_id = u.id
    LEFT JOIN assessment_ballot AS b ON b.cycle_id = ${cycleId} AND b.community_id = u.id`;
  const where = allOf([
    sql`u.kind = 'community' AND (u.until_day IS NULL OR b.community_id IS NOT NULL)`,
    inScope(ctx, 'assessment.read', sql`u.id`),
    unitId ? sql`u.id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})` : null,
    state ? states[state] : null,
  ]);
  const [cycles, items, totals] = await ctx.db.reads<[StoredCycle, ProgressRow, { total: number }]>([
    cycleById(cycleId),
    sql`SELECT u.id AS communityId, u.name AS communityName, s.name AS streetName, x.id AS boxId,
        b.sent, b.returned, b.ordinary, b.invalid_reason AS invalid FROM ${tables} WHERE ${where}
      ORDER BY s.code, s.pinyin, u.code, u.pinyin LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
  ]);
  const stored = cycles[0];
  if (!stored) return null;
  const boxIds = sql`SELECT value FROM json_each(${json(items.flatMap(({ boxId }) => boxId ?? []))})`;
  const [sheets, papers] = await ctx.db.reads<[SheetRow, PaperRow]>([sheetsOf(boxIds), papersOf(boxIds)]);
  return {
    cycle: readCycle(stored),
    items,
    total: totals[0]?.total ?? 0,
    sheets: Map.groupBy(sheets, ({ boxId }) => boxId),
    papers: Map.groupBy(papers.map(readPaper), ({ boxId }) => boxId),
  };
}
