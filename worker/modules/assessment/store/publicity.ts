import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { Grade } from '../rules/grades.ts';
import type { NameMask } from '../rules/masking.ts';
import type { PostType } from '../rules/scheme.ts';
import type { CycleState } from '../rules/states.ts';

export interface PublicListRow {
  readonly cycleId: string;
  readonly names: NameMask;
  readonly year: number;
  readonly state: CycleState;
  readonly from: Day;
  readonly until: Day;
}

export const listByToken = (token: string): Statement =>
  sql`SELECT l.cycle_id AS cycleId, l.names, c.year, c.state, c.publicity_from_day AS "from", c.publicity_until_day AS until
    FROM assessment_public_list AS l JOIN assessment_cycle AS c ON c.id = l.cycle_id WHERE l.token = ${token} AND l.ended_at IS NULL`;

export interface PublicPerson {
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string;
  readonly postType: PostType;
  readonly grade: Grade | null;
}

/** Whom the list shows: everybody who has a grade, in the order of the tree. */
export const listedPeople = (cycleId: Statement, page: number, pageSize: number): Statement =>
  sql`SELECT w.name, u.name AS unitName, s.name AS streetName, p.post_type AS postType, p.grade FROM assessment_person AS p
    JOIN worker AS w ON w.id = p.worker_id JOIN unit AS u ON u.id = p.unit_id JOIN unit AS s ON s.id = p.street_id
    WHERE p.cycle_id = (${cycleId}) AND p.grade IS NOT NULL ORDER BY s.code, s.pinyin, u.code, u.pinyin, w.pinyin, w.id
    LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`;

export const listedCount = (cycleId: Statement): Statement =>
  sql`SELECT count(*) AS total FROM assessment_person AS p WHERE p.cycle_id = (${cycleId}) AND p.grade IS NOT NULL`;

export const standingList = (cycleId: string): Statement =>
  sql`SELECT token, names FROM assessment_public_list WHERE cycle_id = ${cycleId} AND ended_at IS NULL`;

export interface ObjectionRow {
  readonly id: string;
  readonly source: 'office' | 'public';
  readonly sealed: string;
  readonly about: string;
  readonly content: string;
  readonly document: string | null;
  readonly receivedOn: Day;
  readonly outcome: 'founded' | 'unfounded' | null;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly answeredByName: string | null;
}

/** Who waits for an answer first, then the newest. */
export async function listObjections(ctx: CityContext, cycleId: string, page: number, pageSize: number) {
  const [items, totals] = await ctx.db.reads<[ObjectionRow, { total: number }]>([
    sql`SELECT id, source, sealed_person AS sealed, about, content, document, received_day AS receivedOn, outcome, answer,
        answered_at AS answeredAt, answered_by_name AS answeredByName FROM assessment_objection WHERE cycle_id = ${cycleId}
      ORDER BY outcome IS NOT NULL, id DESC LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM assessment_objection WHERE cycle_id = ${cycleId}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}
