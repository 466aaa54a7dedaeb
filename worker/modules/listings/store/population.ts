import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { Candidate } from '../rules/draw.ts';
import type { Mark, SubjectKind } from '../rules/followup-policy.ts';
import { numberText } from './listings.ts';

/** Something closed, with all that a follow-up of it keeps. */
export interface PopulationRow {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly round: number;
  readonly number: string;
  readonly title: string;
  readonly unitId: string;
  readonly targetUnitId: string;
  readonly claim: string | null;
  readonly closedDay: Day;
  /** Marks, each with a space behind it. */
  readonly marks: string;
}

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

const mark = (name: Mark, condition: Statement): Statement =>
  sql`CASE WHEN ${condition} THEN ${`${name} `} ELSE '' END`;
const marked = (...all: readonly Statement[]): Statement => all.reduce((a, b) => sql`${a} || ${b}`);
/** Whose claim it is: a grid's is its community's. */
const target = (
  unit: Statement,
): Statement => sql`(SELECT a.id FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
  AND a.kind <> 'grid' WHERE c.descendant_id = ${unit} ORDER BY c.depth LIMIT 1)`;
const fresh = (
  kind: SubjectKind,
  id: Statement,
  round: Statement,
): Statement => sql`NOT EXISTS (SELECT 1 FROM followup AS f
  WHERE f.subject_kind = ${kind} AND f.subject_id = ${id} AND f.subject_round = ${round})`;

const cases = ({ from, until }: Span): Statement => sql`SELECT 'case' AS kind, m.id, m.round,
    printf('TS%d-%05d', m.year, m.ordinal) AS number, m.title, m.unit_id AS unitId,
    ${target(sql`coalesce(m.lead_unit_id, m.unit_id)`)} AS targetUnitId,
    (SELECT s.told FROM case_step AS s WHERE s.case_id = m.id AND s.event = 'finish' ORDER BY s.seq DESC LIMIT 1) AS claim,
    m.closed_day AS closedDay, ${marked(
      mark('partly', sql`m.rating = 'partly'`),
      mark('unrated', sql`m.rating IS NULL`),
      mark('reopened', sql`m.round > 1`),
      mark('late', sql`m.handled_day > m.due_day`),
    )} AS marks
  FROM case_request AS m WHERE m.state = 'closed' AND m.closed_day BETWEEN ${from} AND ${until}
    AND ${fresh('case', sql`m.id`, sql`m.round`)}`;

const scoredDay = sql`(SELECT date(max(s.at), '+8 hours') FROM whistle_step AS s WHERE s.whistle_id = c.whistle_id
  AND s.call_id = c.id AND s.event = 'score')`;
const whistles = ({ from, until }: Span): Statement => sql`SELECT 'whistle' AS kind, c.id, 1 AS round,
    'CS' || w.year || '-' || substr('000' || w.ordinal, -4) AS number, w.title, w.street_id AS unitId,
    ${target(sql`c.unit_id`)} AS targetUnitId,
    (SELECT s.text FROM whistle_step AS s WHERE s.whistle_id = c.whistle_id AND s.call_id = c.id AND s.event = 'handle'
      ORDER BY s.seq DESC LIMIT 1) AS claim,
    ${scoredDay} AS closedDay, ${marked(
      mark('returned', sql`c.returns > 0`),
      mark('late', sql`c.answered_late = 1`),
    )} AS marks
  FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id
  WHERE c.state = 'scored' AND c.called_day <= ${until} AND ${scoredDay} BETWEEN ${from} AND ${until}
    AND ${fresh('whistle', sql`c.id`, sql`1`)}`;

const listings = ({
  from,
  until,
}: Span): Statement => sql`SELECT 'listing' AS kind, l.id, l.round, ${numberText} AS number,
    l.title, l.unit_id AS unitId, ${target(sql`l.owner_unit_id`)} AS targetUnitId,
    (SELECT s.text FROM listing_step AS s WHERE s.listing_id = l.id AND s.event = 'report' ORDER BY s.seq DESC LIMIT 1) AS claim,
    l.delisted_day AS closedDay, ${marked(
      mark('relisted', sql`l.round > 1`),
      mark('extended', sql`l.extensions > 0`),
      mark('unheard', sql`l.resident_word IS NULL`),
      mark('late', sql`l.reported_day > l.due_day`),
    )} AS marks
  FROM listing AS l WHERE l.state = 'delisted' AND l.delisted_day BETWEEN ${from} AND ${until}
    AND ${fresh('listing', sql`l.id`, sql`l.round`)}`;

const settledDay = sql`date(s.decided_at, '+8 hours')`;
/** Months and packages that were paid as done; what is paid in advance claims nothing yet. */
const settlements = ({
  from,
  until,
}: Span): Statement => sql`SELECT 'duty' AS kind, s.id, 1 AS round, d.code || ' ' || s.month AS number, d.title,
    a.unit_id AS unitId, ${target(sql`a.unit_id`)} AS targetUnitId,
    s.reported_volume || coalesce(' ' || d.measure, '') || ' · ' || s.evidence AS claim,
    ${settledDay} AS closedDay, ${marked(
      mark(
        'returned',
        sql`EXISTS (SELECT 1 FROM duty_settlement AS b WHERE b.assignment_id = s.assignment_id AND b.month = s.month
          AND b.part = s.part AND b.state = 'returned')`,
      ),
      mark('reduced', sql`CAST(s.verified_volume AS REAL) < CAST(s.reported_volume AS REAL)`),
    )} AS marks
  FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id JOIN duty AS d ON d.id = a.duty_id
  WHERE s.state = 'verified' AND s.part <> 'prepayment' AND ${settledDay} BETWEEN ${from} AND ${until}
    AND ${fresh('duty', sql`s.id`, sql`1`)}`;

const of = { case: cases, whistle: whistles, listing: listings, duty: settlements } as const;

/** Everything of a kind that was closed in these days and has no follow-up yet, one more than a draw takes. */
export const populationOf = (kind: SubjectKind, span: Span): Statement =>
  sql`${of[kind](span)} ORDER BY 2 LIMIT CAST(${limits.followupPopulation + 1} AS INTEGER)`;

export const candidateOf = ({ kind, id, round, marks }: PopulationRow): Candidate => ({
  kind,
  id,
  round,
  marks: marks.split(' ').filter((one) => one !== '') as Mark[],
});
