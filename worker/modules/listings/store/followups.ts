import { yearOf, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import { holdersOf } from '../../access/index.ts';
import type { Drawn } from '../rules/draw.ts';
import type { FollowupEvent, FollowupFacts, FollowupState } from '../rules/followup.ts';
import type { SubjectKind } from '../rules/followup-policy.ts';
import type { Stamp } from './listings.ts';
import type { PopulationRow, Span } from './population.ts';

export interface FollowupRow extends Omit<FollowupFacts, 'handlers'> {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly unitId: string;
  readonly dueDay: Day;
  /** JSON list of who took a step of what was closed. */
  readonly handlers: string;
  readonly steps: number;
}

const takers = (steps: Statement): Statement => sql`(SELECT json_group_array(DISTINCT s.by_id) FROM ${steps})`;
const handlers = sql`CASE f.subject_kind
  WHEN 'case' THEN ${takers(sql`case_step AS s WHERE s.case_id = f.subject_id`)}
  WHEN 'listing' THEN ${takers(sql`listing_step AS s WHERE s.listing_id = f.subject_id`)}
  WHEN 'duty' THEN (SELECT json_array(s.reported_by, s.decided_by) FROM duty_settlement AS s WHERE s.id = f.subject_id)
  ELSE ${takers(sql`whistle_step AS s JOIN whistle_call AS c ON c.whistle_id = s.whistle_id WHERE c.id = f.subject_id`)} END`;
const photos = sql`(SELECT count(*) FROM attachment AS a WHERE a.subject_type = 'listings.followup' AND a.subject_id = f.id
  AND a.withdrawn_at IS NULL AND a.type IN ('jpeg', 'png', 'webp'))`;
const columns = sql`f.id, f.subject_kind AS kind, f.subject_id AS subjectId, f.unit_id AS unitId, f.state, f.version,
  f.visitor_id AS visitorId, f.due_day AS dueDay, ${handlers} AS handlers, ${photos} AS photos,
  (SELECT count(*) FROM followup_step AS s WHERE s.followup_id = f.id) AS steps`;

export const followupNumber = sql`printf('HF%d-%05d', f.year, f.ordinal)`;

/** A follow-up is seen where it lies, by whose claim it is, and by the visitor it was given to. */
export const followupInScope = (ctx: CityContext, permission: Permission): Statement =>
  sql`(${inScope(ctx, permission, sql`f.unit_id`)} OR ${inScope(ctx, permission, sql`f.target_unit_id`)}
    OR f.visitor_id = ${ctx.actor.id})`;

/** The number of a follow-up that the actor sees, for what is listed out of it. */
export const followupInSight = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${followupNumber} AS number FROM followup AS f
    WHERE f.id = ${id} AND ${ctx.actor.grants.has('followups.read')} AND ${followupInScope(ctx, 'followups.read')}`;

/** The follow-up where the actor manages it. */
export const managedFollowup = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${columns} FROM followup AS f WHERE f.id = ${id} AND ${inScope(ctx, 'followups.manage', sql`f.unit_id`)}`;
/** The follow-up where the actor may see it: whose finding it is, the rule decides. */
export const visitedFollowup = (ctx: CityContext, id: string): Statement =>
  sql`SELECT ${columns} FROM followup AS f WHERE f.id = ${id} AND ${followupInScope(ctx, 'followups.visit')}`;

export const factsOf = (row: FollowupRow): FollowupFacts => ({
  ...row,
  handlers: JSON.parse(row.handlers) as string[],
});

export interface Visitor {
  readonly id: string;
  readonly name: string;
}
/** Who may be sent to a follow-up's place. */
export const visitorsFor = (followupId: string): Statement =>
  sql`SELECT DISTINCT h.userId AS id, h.name FROM (${holdersOf('followups.visit')}) AS h
    JOIN unit_closure AS c ON c.ancestor_id = h.unitId JOIN followup AS f ON f.unit_id = c.descendant_id
    WHERE f.id = ${followupId} ORDER BY h.name, h.userId LIMIT 500`;

export interface NewDraw {
  readonly id: string;
  readonly month: string | null;
  readonly span: Span;
  readonly seed: string;
  readonly rules: string;
  readonly population: string;
  readonly count: number;
  readonly digest: string;
  readonly reason: string | null;
}

export const ordinalsOf = (year: number): Statement =>
  sql`SELECT coalesce(max(ordinal), 0) AS last FROM followup WHERE year = CAST(${year} AS INTEGER)`;

/** A draw with its follow-ups, numbered on from the last of the year. */
export const planDraw = (
  ctx: Stamp & Pick<CityContext, 'newId'>,
  draw: NewDraw,
  drawn: readonly (Drawn & { readonly row: PopulationRow })[],
  { last, dueDay }: { readonly last: number; readonly dueDay: Day },
): Statement[] => {
  const made = drawn.map(({ why, row }, at) => ({
    id: ctx.newId('fup'),
    year: yearOf(ctx.today),
    ordinal: last + at + 1,
    draw_id: draw.id,
    subject_kind: row.kind,
    subject_id: row.id,
    subject_round: row.round,
    subject_number: row.number,
    title: row.title,
    unit_id: row.unitId,
    target_unit_id: row.targetUnitId,
    claim: row.claim,
    closed_day: row.closedDay,
    why,
    state: 'drawn',
    drawn_day: ctx.today,
    due_day: dueDay,
  }));
  return [
    insertRow('followup_draw', {
      id: draw.id,
      month: draw.month,
      from_day: draw.span.from,
      until_day: draw.span.until,
      seed: draw.seed,
      rules: draw.rules,
      population: draw.population,
      population_count: draw.count,
      population_digest: draw.digest,
      drawn_count: made.length,
      reason: draw.reason,
      drawn_at: ctx.at,
      drawn_by_name: ctx.actor.name,
    }),
    ...insertRows('followup', made),
  ];
};

export const monthDrawn = (month: string): Statement => sql`SELECT id FROM followup_draw WHERE month = ${month}`;

export interface Finding {
  readonly how: 'onsite' | 'phone' | null;
  readonly residentWord: string | null;
  readonly noWordReason: string | null;
  readonly effect: 'reopened' | 'relisted' | 'open_already' | 'none' | null;
}

export interface FollowupTaken {
  readonly event: FollowupEvent;
  readonly state: FollowupState;
  readonly text: string | null;
  readonly late: boolean;
}

const stepRow = (ctx: Stamp, row: FollowupRow, step: FollowupTaken): Statement =>
  insertRow('followup_step', {
    followup_id: row.id,
    seq: row.steps + 1,
    event: step.event,
    state: step.state,
    at: ctx.at,
    by_id: ctx.actor.id,
    by_name: ctx.actor.name,
    text: step.text,
    late: step.late ? 1 : 0,
  });

export const planAssign = (ctx: Stamp, row: FollowupRow, visitor: Visitor, step: FollowupTaken): Statement[] => [
  sql`UPDATE followup SET state = ${step.state}, visitor_id = ${visitor.id}, visitor_name = ${visitor.name},
      version = version + 1 WHERE id = ${row.id} AND version = CAST(${row.version} AS INTEGER)`,
  expectChanges('followup_version'),
  stepRow(ctx, row, step),
];

export const planFinding = (ctx: Stamp, row: FollowupRow, step: FollowupTaken, found: Finding): Statement[] => [
  sql`UPDATE followup SET state = ${step.state}, how = ${found.how}, resident_word = ${found.residentWord},
      no_word_reason = ${found.noWordReason}, effect = ${found.effect}, found_day = ${ctx.today}, version = version + 1
    WHERE id = ${row.id} AND version = CAST(${row.version} AS INTEGER)`,
  expectChanges('followup_version'),
  stepRow(ctx, row, step),
];

const overdue = (today: Day): Statement => sql`f.state IN ('drawn', 'assigned') AND f.due_day < ${today}
  AND NOT EXISTS (SELECT 1 FROM followup_notice AS n WHERE n.followup_id = f.id)`;

export interface OverdueRow {
  readonly id: string;
  readonly dueDay: Day;
  readonly raisedTo: string;
}
/** Visits that nobody made in time and of which nothing was said yet; a page of them. */
export const overdueFollowups = ({ today, city }: Pick<CityContext, 'today' | 'city'>, id?: string): Statement =>
  sql`SELECT f.id, f.due_day AS dueDay, coalesce((SELECT u.id FROM unit_closure AS c JOIN unit AS u ON u.id = c.ancestor_id
      AND u.kind = 'street' WHERE c.descendant_id = f.unit_id LIMIT 1), ${city.rootUnitId}) AS raisedTo
    FROM followup AS f WHERE ${overdue(today)} AND ${id === undefined ? sql`1` : sql`f.id = ${id}`}
    ORDER BY f.due_day, f.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

export const planOverdue = (ctx: Stamp, { id, dueDay, raisedTo }: OverdueRow): Statement =>
  insertRow('followup_notice', { followup_id: id, raised_to: raisedTo, deadline_day: dueDay, raised_at: ctx.at });
