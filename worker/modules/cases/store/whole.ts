import type { Day } from '../../../core/day.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { offered, type CaseEvent, type CaseState, type Result } from '../rules/case.ts';
import { bookedOf, costsOfCase, type CostLine } from './costs.ts';
import { from, listed, shown, type ListedCase } from './reading.ts';
import { requestInScope } from './requests.ts';

interface WholeCase extends ListedCase {
  readonly content: string;
  readonly spot: string | null;
  readonly originKind: 'visit' | null;
  readonly originId: string | null;
  readonly hasPerson: number;
  readonly ours: number;
  readonly closedDay: Day | null;
  readonly targetId: string | null;
  readonly targetNumber: string | null;
  readonly bodyName: string | null;
  readonly openedByName: string;
  readonly files: number;
}
interface StepRow {
  readonly seq: number;
  readonly round: number;
  readonly event: 'raise' | CaseEvent;
  readonly state: CaseState;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly told: string | null;
  readonly documentNumber: string | null;
  readonly late: number;
  readonly own: number;
  readonly files: number;
}
interface PartRow {
  readonly id: string;
  readonly round: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly dutyId: string | null;
  readonly dutyTitle: string | null;
  readonly leads: number;
  readonly task: string;
  readonly report: string | null;
  readonly costFen: number | null;
  readonly bookedFen: number;
  readonly reportedAt: string | null;
  readonly reportedByName: string | null;
  readonly late: number;
  readonly mine: number;
}
type VoiceRow = { seq: number; name: string; role: string; said: string };
type MeetingRow = {
  seq: number;
  heldDay: string;
  place: string;
  chair: string;
  votesFor: number;
  votesAgainst: number;
  votesAbstained: number;
  decision: string;
  passed: number;
};
type RatingRow = { round: number; result: Result; comment: string | null; ratedAt: string };
type NoticeRow = {
  kind: 'reminder' | 'step' | 'whole';
  seq: number;
  unitName: string;
  raisedToName: string | null;
  deadlineDay: string;
  raisedAt: string;
};

const mine = (ctx: CityContext): Statement =>
  grantedUnits(ctx, 'cases.handle').length > 0 ? inScope(ctx, 'cases.handle', sql`p.unit_id`) : sql`0`;
const ours = (ctx: CityContext): Statement =>
  grantedUnits(ctx, 'cases.write').length > 0 ? inScope(ctx, 'cases.write', sql`m.unit_id`) : sql`0`;

function heldAt(meetings: readonly MeetingRow[], at: number) {
  const found = meetings.find(({ seq }) => seq === at);
  if (!found) return null;
  const { heldDay, place, chair, votesFor, votesAgainst, votesAbstained, decision, passed } = found;
  return { heldDay, place, chair, votesFor, votesAgainst, votesAbstained, decision, passed: passed === 1 };
}

/** One request with everything that happened to it; null outside the reader's scope. */
export async function readCase(ctx: CityContext, id: string) {
  const [rows, steps, voices, meetings, parts, ratings, notices, costs] = await ctx.db.reads<
    [WholeCase, StepRow, VoiceRow, MeetingRow, PartRow, RatingRow, NoticeRow, CostLine]
  >([
    sql`SELECT ${listed}, m.content, m.spot, m.origin_kind AS originKind, m.origin_id AS originId,
        m.person_sealed IS NOT NULL AS hasPerson, ${ours(ctx)} AS ours, m.closed_day AS closedDay, m.target_id AS targetId,
        printf('TS%d-%05d', t.year, t.ordinal) AS targetNumber, m.body_name AS bodyName, m.opened_by_name AS openedByName,
        ${standingFiles('cases.request', sql`m.id`)} AS files
      FROM ${from} LEFT JOIN case_request AS t ON t.id = m.target_id
      WHERE m.id = ${id} AND ${requestInScope(ctx, 'cases.read')}`,
    sql`SELECT seq, round, event, state, at, by_name AS byName, text, told, document_number AS documentNumber, late,
        by_id = ${ctx.actor.id} AS own, ${standingFiles('cases.step', sql`case_id || '_' || seq`)} AS files
      FROM case_step WHERE case_id = ${id} ORDER BY seq`,
    sql`SELECT seq, name, role, said FROM case_voice WHERE case_id = ${id} ORDER BY seq, position`,
    sql`SELECT seq, held_day AS heldDay, place, chair, votes_for AS votesFor, votes_against AS votesAgainst,
      votes_abstained AS votesAbstained, decision, passed FROM case_meeting WHERE case_id = ${id} ORDER BY seq`,
    sql`SELECT p.id, p.round, p.unit_id AS unitId, u.name AS unitName, p.duty_id AS dutyId, d.title AS dutyTitle, p.leads, p.task,
        p.report, p.cost_fen AS costFen, ${bookedOf(sql`p.id`)} AS bookedFen, p.reported_at AS reportedAt, p.reported_by_name AS reportedByName, p.late, ${mine(ctx)} AS mine
      FROM case_part AS p JOIN unit AS u ON u.id = p.unit_id LEFT JOIN duty AS d ON d.id = p.duty_id
      WHERE p.case_id = ${id} ORDER BY p.round, p.position`,
    sql`SELECT round, result, comment, rated_at AS ratedAt FROM case_rating WHERE case_id = ${id} ORDER BY round`,
    sql`SELECT n.kind, n.seq, u.name AS unitName, t.name AS raisedToName, n.deadline_day AS deadlineDay, n.raised_at AS raisedAt
      FROM case_notice AS n JOIN unit AS u ON u.id = n.unit_id LEFT JOIN unit AS t ON t.id = n.raised_to
      WHERE n.case_id = ${id} ORDER BY n.raised_at, n.kind`,
    costsOfCase(id),
  ]);
  const request = rows[0];
  if (!request) return null;
  const { hasPerson, ours: writes, targetId, targetNumber, ...row } = request;
  return {
    ...row,
    ...shown(ctx)(row),
    hasPerson: hasPerson === 1,
    ours: writes === 1,
    target: targetId === null || targetNumber === null ? null : { id: targetId, number: targetNumber },
    events: offered(request),
    steps: steps.map((step) => ({
      ...step,
      late: step.late === 1,
      own: step.own === 1,
      voices: voices.filter(({ seq }) => seq === step.seq).map(({ name, role, said }) => ({ name, role, said })),
      meeting: heldAt(meetings, step.seq),
    })),
    parts: parts.map((part) => ({
      ...part,
      leads: part.leads === 1,
      late: part.late === 1,
      mine: part.mine === 1,
      costs: costs.filter(({ partId }) => partId === part.id),
    })),
    ratings,
    notices,
  };
}
