import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { standingFiles } from '../../../platform/attachment/index.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { isLate } from '../rules/light.ts';
import { followupSteps, type FollowupEvent, type FollowupState } from '../rules/followup.ts';
import type { Mark, SubjectKind } from '../rules/followup-policy.ts';
import { followupInScope, followupNumber } from './followups.ts';

export interface FollowupFilter {
  readonly state?: FollowupState | undefined;
  readonly found?: 'true' | undefined;
  readonly kind?: SubjectKind | undefined;
  readonly why?: 'random' | Mark | undefined;
  readonly unitId?: string | undefined;
  readonly targetUnitId?: string | undefined;
  readonly drawId?: string | undefined;
  readonly mine?: 'true' | undefined;
  readonly waits?: 'assign' | undefined;
  readonly late?: 'true' | undefined;
  readonly drawnFrom?: Day | undefined;
  readonly drawnUntil?: Day | undefined;
  readonly foundFrom?: Day | undefined;
  readonly foundUntil?: Day | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export interface ListedFollowup {
  readonly id: string;
  readonly number: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  /** Where the record itself is read: a call is read with its whistle. */
  readonly recordId: string;
  readonly subjectNumber: string;
  readonly title: string;
  readonly unitName: string;
  readonly targetUnitId: string;
  readonly targetUnitName: string;
  readonly closedDay: Day;
  readonly why: 'random' | Mark;
  readonly state: FollowupState;
  readonly drawnDay: Day;
  readonly dueDay: Day;
  readonly visitorName: string | null;
  readonly how: 'onsite' | 'phone' | null;
  readonly foundDay: Day | null;
  readonly effect: 'reopened' | 'relisted' | 'open_already' | 'none' | null;
  readonly version: number;
}

const listed = sql`f.id, ${followupNumber} AS number, f.subject_kind AS kind, f.subject_id AS subjectId,
  CASE f.subject_kind WHEN 'whistle' THEN (SELECT c.whistle_id FROM whistle_call AS c WHERE c.id = f.subject_id)
    WHEN 'duty' THEN (SELECT a.duty_id FROM duty_settlement AS s JOIN duty_assignment AS a ON a.id = s.assignment_id
      WHERE s.id = f.subject_id)
    ELSE f.subject_id END AS recordId,
  f.subject_number AS subjectNumber, f.title, u.name AS unitName, f.target_unit_id AS targetUnitId, t.name AS targetUnitName,
  f.closed_day AS closedDay, f.why, f.state, f.drawn_day AS drawnDay, f.due_day AS dueDay, f.visitor_name AS visitorName,
  f.how, f.found_day AS foundDay, f.effect, f.version`;
const from = sql`followup AS f JOIN unit AS u ON u.id = f.unit_id JOIN unit AS t ON t.id = f.target_unit_id`;

const orders: Readonly<Record<string, Statement>> = {
  dueDay: sql`f.due_day, f.id`,
  '-dueDay': sql`f.due_day DESC, f.id`,
  foundDay: sql`f.found_day IS NULL, f.found_day, f.id`,
  '-foundDay': sql`f.found_day DESC, f.id DESC`,
};
const ended = sql`f.state IN ('agreed', 'differs', 'missed')`;

const matching = (ctx: CityContext, filter: FollowupFilter): Statement =>
  allOf([
    followupInScope(ctx, 'followups.read'),
    filter.state !== undefined && sql`f.state = ${filter.state}`,
    filter.found !== undefined && sql`f.state IN ('agreed', 'differs')`,
    filter.kind !== undefined && sql`f.subject_kind = ${filter.kind}`,
    filter.why !== undefined && sql`f.why = ${filter.why}`,
    filter.unitId !== undefined &&
      sql`f.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${filter.unitId})`,
    filter.targetUnitId !== undefined && sql`f.target_unit_id = ${filter.targetUnitId}`,
    filter.drawId !== undefined && sql`f.draw_id = ${filter.drawId}`,
    filter.mine !== undefined && sql`f.state = 'assigned' AND f.visitor_id = ${ctx.actor.id}`,
    filter.waits !== undefined && assignable(ctx),
    filter.late !== undefined && sql`NOT (${ended}) AND f.due_day < ${ctx.today}`,
    filter.drawnFrom !== undefined && sql`f.drawn_day >= ${filter.drawnFrom}`,
    filter.drawnUntil !== undefined && sql`f.drawn_day <= ${filter.drawnUntil}`,
    filter.foundFrom !== undefined && sql`f.found_day >= ${filter.foundFrom}`,
    filter.foundUntil !== undefined && sql`f.found_day <= ${filter.foundUntil}`,
    Boolean(filter.q) &&
      sql`instr(f.title, ${filter.q ?? ''}) OR instr(f.subject_number, ${filter.q ?? ''})
      OR instr(${followupNumber}, ${filter.q ?? ''})`,
  ]);

/** Drawn, and nobody was sent yet, where the actor sends. */
export const assignable = (ctx: CityContext): Statement =>
  grantedUnits(ctx, 'followups.manage').length > 0
    ? sql`f.state = 'drawn' AND ${inScope(ctx, 'followups.manage', sql`f.unit_id`)}`
    : sql`0`;

const shown =
  ({ today }: Pick<CityContext, 'today'>) =>
  (row: ListedFollowup) => ({ ...row, late: isLate(row.dueDay, row.foundDay ?? today) });

/** Follow-ups within the reader's scope, open ones with the nearest deadline first. */
export async function listFollowups(ctx: CityContext, query: FollowupFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`${ended}, f.due_day, f.id DESC`;
  const [items, counts] = await ctx.db.reads<[ListedFollowup, { total: number }]>([
    sql`SELECT ${listed} FROM ${from} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM followup AS f WHERE ${where}`,
  ]);
  return { items: items.map(shown(ctx)), page, pageSize, total: counts[0]?.total ?? 0 };
}

export async function exportFollowups(ctx: CityContext, filter: FollowupFilter) {
  const rows = await ctx.db.all<ListedFollowup>(sql`SELECT ${listed} FROM ${from} WHERE ${matching(ctx, filter)}
    ORDER BY f.year, f.ordinal LIMIT CAST(${limits.exportRows} AS INTEGER)`);
  return rows.map(shown(ctx));
}

interface Whole extends ListedFollowup {
  readonly drawId: string;
  readonly claim: string | null;
  readonly residentWord: string | null;
  readonly noWordReason: string | null;
  readonly files: number;
  readonly mine: number;
  readonly manages: number;
}
interface StepRow {
  readonly seq: number;
  readonly event: FollowupEvent;
  readonly state: FollowupState;
  readonly at: string;
  readonly byName: string;
  readonly text: string | null;
  readonly late: number;
}
interface NoticeRow {
  readonly raisedToName: string;
  readonly deadlineDay: string;
  readonly raisedAt: string;
}

/** One follow-up: what was claimed beside what was found; null outside the reader's scope. */
export async function readFollowup(ctx: CityContext, id: string) {
  const manages =
    grantedUnits(ctx, 'followups.manage').length > 0 ? inScope(ctx, 'followups.manage', sql`f.unit_id`) : sql`0`;
  const [rows, steps, notices] = await ctx.db.reads<[Whole, StepRow, NoticeRow]>([
    sql`SELECT ${listed}, f.draw_id AS drawId, f.claim, f.resident_word AS residentWord, f.no_word_reason AS noWordReason,
        ${standingFiles('listings.followup', sql`f.id`)} AS files, coalesce(f.visitor_id = ${ctx.actor.id}, 0) AS mine,
        ${manages} AS manages
      FROM ${from} WHERE f.id = ${id} AND ${followupInScope(ctx, 'followups.read')}`,
    sql`SELECT seq, event, state, at, by_name AS byName, text, late FROM followup_step WHERE followup_id = ${id} ORDER BY seq`,
    sql`SELECT t.name AS raisedToName, n.deadline_day AS deadlineDay, n.raised_at AS raisedAt FROM followup_notice AS n
      JOIN unit AS t ON t.id = n.raised_to WHERE n.followup_id = ${id}`,
  ]);
  const followup = rows[0];
  if (!followup) return null;
  const { mine, manages: managed, ...row } = followup;
  return {
    ...row,
    ...shown(ctx)(row),
    mine: mine === 1,
    manages: managed === 1,
    events: [...followupSteps.events(row.state)],
    steps: steps.map((step) => ({ ...step, late: step.late === 1 })),
    notices,
  };
}
