import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { SchemeContent } from '../scheme-content.ts';
import type { BallotFault } from '../rules/ballot.ts';
import type { Grade } from '../rules/grades.ts';
import type { GradedBecause } from '../rules/grading.ts';
import type { NotGraded } from '../rules/person.ts';
import type { PersonRecord } from '../rules/record.ts';
import type { PostType, Scheme } from '../rules/scheme.ts';
import type { CycleState } from '../rules/states.ts';

interface CycleRow {
  readonly id: string;
  readonly year: number;
  readonly state: CycleState;
  readonly publicityFrom: Day | null;
  readonly publicityUntil: Day | null;
  readonly version: number;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly schemeSource: string;
  readonly representative: number;
}

export interface Cycle extends CycleRow {
  readonly scheme: Scheme;
}

const cycleColumns = sql`c.id, c.year, c.state, c.publicity_from_day AS publicityFrom, c.publicity_until_day AS publicityUntil,
  c.version, s.id AS schemeId, s.name AS schemeName, s.source AS schemeSource, s.representative, s.content`;

export const cycleById = (id: string | Statement): Statement =>
  sql`SELECT ${cycleColumns} FROM assessment_cycle AS c JOIN assessment_scheme AS s ON s.id = c.scheme_id WHERE c.id = ${id}`;

export type StoredCycle = CycleRow & { readonly content: string };

export function readCycle({ content, ...row }: StoredCycle): Cycle {
  return { ...row, scheme: SchemeContent.parse(JSON.parse(content)) };
}

/** A cycle with its scheme; null when there is none of that id. */
export async function findCycle(ctx: CityContext, id: string): Promise<Cycle | null> {
  const row = await ctx.db.first<StoredCycle>(cycleById(id));
  return row && readCycle(row);
}

export interface PersonRow {
  readonly workerId: string;
  readonly unitId: string;
  readonly streetId: string;
  readonly postType: PostType;
  readonly servedSince: Day;
  readonly bonus: number;
  readonly bonusReason: string | null;
  readonly deduction: number;
  readonly deductionReason: string | null;
  readonly vetoReason: string | null;
  readonly notGraded: NotGraded | null;
  readonly remark: string | null;
  readonly score: number | null;
  readonly complete: number;
  readonly grade: Grade | null;
  readonly reason: GradedBecause;
}

export interface MarkRow {
  readonly workerId: string;
  readonly groupCode: string;
  readonly score: number;
}

export interface BallotRow {
  readonly communityId: string;
  readonly sent: number;
  readonly returned: number;
  readonly ordinary: number;
  readonly invalid: BallotFault | null;
}

export const personColumns = sql`p.worker_id AS workerId, p.unit_id AS unitId, p.street_id AS streetId, p.post_type AS postType,
  p.served_since_day AS servedSince, p.bonus, p.bonus_reason AS bonusReason, p.deduction, p.deduction_reason AS deductionReason,
  p.veto_reason AS vetoReason, p.not_graded AS notGraded, p.remark, p.score, p.complete, p.grade, p.grade_reason AS reason`;

export const peopleOf = (cycleId: string): Statement =>
  sql`SELECT ${personColumns} FROM assessment_person AS p WHERE p.cycle_id = ${cycleId}`;

export const marksOf = (cycleId: string): Statement =>
  sql`SELECT worker_id AS workerId, group_code AS groupCode, score FROM assessment_mark
    WHERE cycle_id = ${cycleId} AND ended_at IS NULL ORDER BY id`;

export const ballotsOf = (cycleId: string): Statement =>
  sql`SELECT community_id AS communityId, sent, returned, ordinary, invalid_reason AS invalid
    FROM assessment_ballot WHERE cycle_id = ${cycleId}`;

/** Joins rows and marks into what the rules know as people. */
export function recordsOf(people: readonly PersonRow[], marks: readonly MarkRow[], cityUnitId: string): PersonRecord[] {
  const byWorker = Map.groupBy(marks, ({ workerId }) => workerId);
  return people.map(({ streetId, score, complete, grade, reason, ...row }) => ({
    ...row,
    pools: { city: cityUnitId, street: streetId, community: row.unitId },
    marks: Object.fromEntries(
      [...Map.groupBy(byWorker.get(row.workerId) ?? [], ({ groupCode }) => groupCode)].map(([code, given]) => [
        code,
        given.map((mark) => mark.score),
      ]),
    ),
    worked: { score, complete: complete === 1, grade, reason },
  }));
}
