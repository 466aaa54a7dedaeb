import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import type { BallotFault } from '../rules/ballot.ts';
import type { CycleState } from '../rules/states.ts';
import type { Scheme } from '../rules/scheme.ts';
import { cycleById, isVetoed, type StoredCycle } from './cycle.ts';
import { uncountedBoxes } from './ballot-box.ts';
import { openAppeals, openObjections } from './appeals.ts';
import { deadlinesOf } from './deadlines.ts';
import { waitingEvents } from './events.ts';
import { isGraded, poolColumns } from './moves.ts';

export interface SchemeRow {
  readonly id: string;
  readonly code: string;
  readonly edition: number;
  readonly name: string;
  readonly source: string;
  readonly representative: number;
  readonly fromDay: string;
  readonly content: string;
}

/** The newest edition of every scheme first, then the older ones. */
export const listSchemes = (ctx: CityContext): Promise<SchemeRow[]> =>
  ctx.db.all<SchemeRow>(sql`SELECT id, code, edition, name, source, representative, from_day AS fromDay, content
    FROM assessment_scheme ORDER BY edition DESC, representative DESC, code LIMIT 200`);

export async function listCycles(ctx: CityContext, page: number, pageSize: number) {
  const [items, totals] = await ctx.db.reads<
    [Omit<StoredCycle, 'content' | 'schemeSource' | 'representative'>, { total: number }]
  >([
    sql`SELECT c.id, c.year, c.state, c.publicity_from_day AS publicityFrom, c.publicity_until_day AS publicityUntil, c.version,
        s.id AS schemeId, s.name AS schemeName FROM assessment_cycle AS c JOIN assessment_scheme AS s ON s.id = c.scheme_id
      ORDER BY c.year DESC LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM assessment_cycle`,
  ]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}

interface PeopleCounts {
  readonly people: number;
  readonly incomplete: number;
  readonly notGraded: number;
  readonly vetoed: number;
  readonly excellent: number;
  readonly qualified: number;
  readonly basic: number;
  readonly unqualified: number;
}

interface OtherCounts {
  readonly ballots: number;
  readonly ballotsInvalid: number;
  readonly movesOpen: number;
  readonly ballotsOpen: number;
  readonly eventsOpen: number;
  readonly ratings: number;
  readonly ratingsSent: number;
  readonly raters: number;
  readonly ratersWaiting: number;
  readonly objectionsOpen: number;
  readonly appealsOpen: number;
}

/** A cycle, the steps it has taken, and how many stand where within the actor's scope; null where there is none. */
export async function cycleOverview(ctx: CityContext, id: string) {
  const seen = allOf([sql`p.cycle_id = ${id}`, inScope(ctx, 'assessment.read', sql`p.unit_id`)]);
  const [cycles, steps, people, others, deadlines] = await ctx.db.reads<
    [
      StoredCycle,
      { state: CycleState; at: string; actorName: string },
      PeopleCounts,
      OtherCounts,
      { state: CycleState; dueDay: string },
    ]
  >([
    cycleById(id),
    sql`SELECT state, at, actor_name AS actorName FROM assessment_step WHERE cycle_id = ${id} ORDER BY at`,
    sql`SELECT count(*) AS people, count(*) FILTER (WHERE p.grade_reason = 'incomplete') AS incomplete,
        count(p.not_graded) AS notGraded, count(*) FILTER (WHERE ${isVetoed}) AS vetoed,
        count(*) FILTER (WHERE p.grade = 'excellent') AS excellent, count(*) FILTER (WHERE p.grade = 'qualified') AS qualified,
        count(*) FILTER (WHERE p.grade = 'basic') AS basic, count(*) FILTER (WHERE p.grade = 'unqualified') AS unqualified
      FROM assessment_person AS p WHERE ${seen}`,
    sql`SELECT (SELECT count(*) FROM assessment_ballot WHERE cycle_id = ${id}) AS ballots,
        (SELECT count(invalid_reason) FROM assessment_ballot WHERE cycle_id = ${id}) AS ballotsInvalid,
        (SELECT count(*) FROM assessment_move WHERE cycle_id = ${id} AND outcome IS NULL) AS movesOpen,
        (SELECT open FROM (${uncountedBoxes(id)})) AS ballotsOpen, (SELECT open FROM (${waitingEvents(id)})) AS eventsOpen,
        (${openObjections(id)}) AS objectionsOpen, (${openAppeals(id)}) AS appealsOpen,
        t.ratings, t.ratingsSent, t.raters, t.ratersWaiting
      FROM (SELECT count(*) AS ratings, count(sent_at) AS ratingsSent, count(DISTINCT rater_id) AS raters,
          count(DISTINCT CASE WHEN sent_at IS NULL THEN rater_id END) AS ratersWaiting
        FROM assessment_assignment WHERE cycle_id = ${id} AND ended_at IS NULL) AS t`,
    deadlinesOf(id),
  ]);
  const [cycle, counted, other] = [cycles[0], people[0], others[0]];
  return cycle && counted && other ? { cycle, steps, counts: { ...counted, ...other }, deadlines } : null;
}

interface StreetRow {
  readonly unitId: string;
  readonly name: string;
  readonly excellent: number;
  readonly qualified: number;
  readonly basic: number;
  readonly unqualified: number;
  readonly none: number;
  /** Hundredths, rounded by the database; null where nobody has a score. */
  readonly mean: number | null;
}

interface PoolRow {
  readonly unitId: string;
  readonly name: string;
  /** The sheet whose posts are ranked by themselves; -1: all others together. */
  readonly apart: number;
  readonly headcount: number;
  readonly excellentTaken: number;
  readonly reaching: number;
  readonly line: number | null;
}

/** Grades by street, and the standing of every pool against its cap. `band` is the least score of excellent. */
export async function distributionOf(ctx: CityContext, cycleId: string, scheme: Scheme, band: number) {
  const seen = allOf([sql`p.cycle_id = ${cycleId}`, inScope(ctx, 'assessment.read', sql`p.unit_id`)]);
  const { unit, apart } = poolColumns(ctx, scheme);
  const [streets, pools] = await ctx.db.reads<[StreetRow, PoolRow]>([
    sql`SELECT p.street_id AS unitId, u.name, count(*) FILTER (WHERE p.grade = 'excellent') AS excellent,
        count(*) FILTER (WHERE p.grade = 'qualified') AS qualified, count(*) FILTER (WHERE p.grade = 'basic') AS basic,
        count(*) FILTER (WHERE p.grade = 'unqualified') AS unqualified, count(*) FILTER (WHERE p.grade IS NULL) AS none,
        CAST(round(avg(CASE WHEN p.not_graded IS NULL THEN p.score END)) AS INTEGER) AS mean
      FROM assessment_person AS p JOIN unit AS u ON u.id = p.street_id WHERE ${seen} GROUP BY p.street_id ORDER BY u.code, u.pinyin`,
    sql`SELECT u.id AS unitId, u.name, ${apart} AS apart, count(*) AS headcount, count(*) FILTER (WHERE p.grade = 'excellent') AS excellentTaken,
        count(*) FILTER (WHERE p.score >= CAST(${band} AS INTEGER) AND NOT ${isVetoed}) AS reaching,
        min(CASE WHEN p.grade = 'excellent' THEN p.score END) AS line
      FROM assessment_person AS p JOIN unit AS u ON u.id = ${unit} WHERE ${seen} AND ${isGraded}
      GROUP BY u.id, 3 ORDER BY 3, u.code, u.pinyin`,
  ]);
  return { streets, pools };
}

export interface ListedBallot {
  readonly communityId: string;
  readonly communityName: string;
  readonly streetName: string;
  readonly sent: number;
  readonly returned: number;
  readonly ordinary: number;
  readonly invalid: BallotFault | null;
}

export async function listBallots(
  ctx: CityContext,
  cycleId: string,
  valid: 'yes' | 'no' | undefined,
  page: number,
  pageSize: number,
) {
  const where = allOf([
    sql`b.cycle_id = ${cycleId}`,
    inScope(ctx, 'assessment.read', sql`b.community_id`),
    valid === 'yes' ? sql`b.invalid_reason IS NULL` : valid === 'no' ? sql`b.invalid_reason IS NOT NULL` : null,
  ]);
  const tables = sql`assessment_ballot AS b JOIN unit AS u ON u.id = b.community_id JOIN unit AS s ON s.id = u.parent_id`;
  const [items, totals] = await ctx.db.reads<[ListedBallot, { total: number }]>([
    sql`SELECT b.community_id AS communityId, u.name AS communityName, s.name AS streetName, b.sent, b.returned, b.ordinary,
        b.invalid_reason AS invalid FROM ${tables} WHERE ${where} ORDER BY s.code, s.pinyin, u.code, u.pinyin
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${tables} WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: totals[0]?.total ?? 0 };
}
