import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { SchemeContent } from '../scheme-content.ts';
import type { BallotFault } from '../rules/ballot.ts';
import type { Grade } from '../rules/grades.ts';
import type { GradedBecause } from '../rules/grading.ts';
import type { AppealFact, EventFact, FigureFact, NotGraded, PlaceFact, RegularFact } from '../rules/facts.ts';
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

export const cycleColumns = sql`c.id, c.year, c.state, c.publicity_from_day AS publicityFrom, c.publicity_until_day AS publicityUntil,
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
  /** Lists in JSON: what stands through the year beside the marks. */
  readonly places: string | null;
  readonly regular: string;
  readonly events: string;
  readonly figures: string;
  readonly appeals: string;
}

export interface MarkRow {
  readonly workerId: string;
  readonly groupCode: string;
  readonly score: number;
  readonly raterId: string | null;
  readonly raterName: string | null;
  readonly unitId: string | null;
  readonly parts: string | null;
}

export interface BallotRow {
  readonly communityId: string;
  readonly sent: number;
  readonly returned: number;
  readonly ordinary: number;
  readonly invalid: BallotFault | null;
}

/** Confirmed events that no other confirmed event cancels. */
export const standingEvent = sql`e.outcome = 'confirmed' AND e.cancels_id IS NULL AND NOT EXISTS
  (SELECT 1 FROM assessment_event AS c WHERE c.cancels_id = e.id AND c.outcome = 'confirmed')`;

const regularMarks = sql`(SELECT json_group_array(json_array(r.period, r.group_code, r.score, r.cause, r.given_by_name))
  FROM assessment_regular_mark AS r WHERE r.cycle_id = p.cycle_id AND r.worker_id = p.worker_id AND r.ended_at IS NULL)`;
const events = sql`(SELECT json_group_array(json_array(e.id, e.kind, e.item, e.times, e.points, e.on_day, e.document, e.cause))
  FROM assessment_event AS e WHERE e.cycle_id = p.cycle_id AND e.worker_id = p.worker_id AND ${standingEvent})`;
const figures = sql`(SELECT json_group_array(json_array(f.indicator, f.subject_id, f.done, f.due, f.link))
  FROM assessment_figure AS f WHERE f.cycle_id = p.cycle_id AND f.ended_at IS NULL
    AND (f.subject_id IN (p.worker_id, p.unit_id) OR f.subject_id IN (SELECT value ->> 0 FROM json_each(p.places))))`;

const appeals = sql`(SELECT json_group_array(json_array(r.id, r.points, r.answer, r.document)) FROM assessment_appeal AS a
  JOIN assessment_appeal_answer AS r ON r.appeal_id = a.id AND r.decision = 'confirmed' AND r.outcome = 'changed'
  WHERE a.cycle_id = p.cycle_id AND a.worker_id = p.worker_id)`;

export const personColumns = sql`p.worker_id AS workerId, p.unit_id AS unitId, p.street_id AS streetId, p.post_type AS postType,
  p.served_since_day AS servedSince, p.bonus, p.bonus_reason AS bonusReason, p.deduction, p.deduction_reason AS deductionReason,
  p.veto_reason AS vetoReason, p.not_graded AS notGraded, p.remark, p.score, p.complete, p.grade, p.grade_reason AS reason,
  p.places, ${regularMarks} AS regular, ${events} AS events, ${figures} AS figures,
  ${appeals} AS appeals`;

/** A confirmed veto, by a sheet or an event. */
export const isVetoed = sql`(p.veto_reason IS NOT NULL OR EXISTS (SELECT 1 FROM assessment_event AS e
  WHERE e.cycle_id = p.cycle_id AND e.worker_id = p.worker_id AND e.kind = 'veto' AND ${standingEvent}))`;

export const peopleOf = (cycleId: string): Statement =>
  sql`SELECT ${personColumns} FROM assessment_person AS p WHERE p.cycle_id = ${cycleId}`;

export const markColumns = sql`worker_id AS workerId, group_code AS groupCode, score, rater_id AS raterId, rater_name AS raterName,
  unit_id AS unitId, parts`;

export const marksOf = (cycleId: string): Statement =>
  sql`SELECT ${markColumns} FROM assessment_mark WHERE cycle_id = ${cycleId} AND ended_at IS NULL ORDER BY id`;

export const ballotsOf = (cycleId: string): Statement =>
  sql`SELECT community_id AS communityId, sent, returned, ordinary, invalid_reason AS invalid
    FROM assessment_ballot WHERE cycle_id = ${cycleId}`;

const list = <Item extends readonly unknown[]>(text: string | null): Item[] =>
  text === null ? [] : (JSON.parse(text) as Item[]);

const placesIn = (text: string | null): PlaceFact[] =>
  list<[string, number]>(text).map(([unitId, months]) => ({ unitId, months }));
const regularIn = (text: string): RegularFact[] =>
  list<[string, string, number, string | null, string]>(text).map(([period, group, score, cause, by]) => ({
    period, group, score, cause, by,
  })); // prettier-ignore
const eventsIn = (text: string): EventFact[] =>
  list<[string, EventFact['kind'], string, number, number, Day, string, string]>(text).map(
    ([id, kind, item, times, points, onDay, document, cause]) => ({
      id, kind, item, times, points, onDay, document, cause,
    }),
  ); // prettier-ignore
const figuresIn = (text: string): FigureFact[] =>
  list<[string, string, number, number, string]>(text).map(([indicator, subjectId, done, due, link]) => ({
    indicator, subjectId, done, due, link,
  })); // prettier-ignore

const appealsIn = (text: string): AppealFact[] =>
  list<[string, number, string, string | null]>(text).map(([id, points, cause, document]) => ({
    id, points, cause, document,
  })); // prettier-ignore

/** Joins rows and marks into what the rules know as people. */
export function recordsOf(people: readonly PersonRow[], marks: readonly MarkRow[], cityUnitId: string): PersonRecord[] {
  const byWorker = Map.groupBy(marks, ({ workerId }) => workerId);
  return people.map(
    ({
      streetId,
      score,
      complete,
      grade,
      reason,
      places,
      regular,
      events: happened,
      figures: taken,
      appeals: heard,
      ...row
    }) => {
      const given = byWorker.get(row.workerId) ?? [];
      return {
        ...row,
        pools: { city: cityUnitId, street: streetId, community: row.unitId },
        places: placesIn(places),
        marks: meansIn(given),
        ratings: given.flatMap(({ groupCode, raterId, raterName, unitId, score: mark, parts }) =>
        raterId === null
          ? []
          : [{ group: groupCode, raterId, raterName: raterName ?? '', unitId, score: mark, parts: parts === null ? null : (JSON.parse(parts) as Record<string, number>) }],
      ), // prettier-ignore
        regular: regularIn(regular),
        events: eventsIn(happened),
        figures: figuresIn(taken),
        ...(heard === '[]' ? {} : { appeals: appealsIn(heard) }),
        worked: { score, complete: complete === 1, grade, reason },
      };
    },
  );
}

/** What sheets and counts brought for a whole group, by group. */
const meansIn = (marks: readonly MarkRow[]): Record<string, number[]> =>
  Object.fromEntries(
    [...Map.groupBy(marks.filter(({ raterId }) => raterId === null), ({ groupCode }) => groupCode)].map(
      ([code, given]) => [code, given.map(({ score }) => score)],
    ),
  ); // prettier-ignore

/** Whether raters may still rate: what anonymous groups gave is closed until then. */
export const isSealed = ({ state }: Pick<Cycle, 'state'>): boolean => state === 'planned' || state === 'open';

export const gradedBy = (cycle: Cycle) => ({ scheme: cycle.scheme, sealed: isSealed(cycle) });
