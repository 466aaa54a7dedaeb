import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, expectThat, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { Amounts, LineEvent, LineFacts, LineState } from '../rules/line.ts';
import type { List } from '../rules/policy.ts';
import { inReach } from './reach.ts';

/** States in which a project still holds its need and its resource. */
const live = sql`('open', 'underway', 'done')`;

/** What projects took of a resource and what it gave directly; `l` is the resource. */
export const drawnMinutes = sql`(l.delivered_minutes + (SELECT coalesce(sum(p.promised_minutes), 0) FROM alliance_line AS p
  WHERE p.resource_id = l.id AND p.list = 'project' AND p.state <> 'cancelled'))`;
export const drawnFen = sql`(l.delivered_fen + (SELECT coalesce(sum(p.promised_fen), 0) FROM alliance_line AS p
  WHERE p.resource_id = l.id AND p.list = 'project' AND p.state <> 'cancelled'))`;

export interface LineRow extends LineFacts {
  readonly title: string;
  readonly theme: string;
  readonly unitId: string;
  readonly organisationId: string | null;
  readonly promisedMinutes: number;
  readonly promisedFen: number;
  readonly deliveredMinutes: number;
  readonly deliveredFen: number;
  readonly drawnMinutes: number;
  readonly drawnFen: number;
  readonly needId: string | null;
  readonly resourceId: string | null;
  readonly doneDay: Day | null;
  readonly seq: number;
}

const columns = sql`l.id, l.list, l.state, l.version, l.from_day AS fromDay, l.due_day AS dueDay, l.done_day AS doneDay,
  l.done_by AS doneBy, l.made_by AS madeBy, l.paused_day AS pausedDay, l.title, l.theme, l.unit_id AS unitId, l.organisation_id AS organisationId,
  l.promised_minutes AS promisedMinutes, l.promised_fen AS promisedFen, l.delivered_minutes AS deliveredMinutes,
  l.delivered_fen AS deliveredFen, ${drawnMinutes} AS drawnMinutes, ${drawnFen} AS drawnFen,
  l.need_id AS needId, l.resource_id AS resourceId,
  (SELECT count(*) FROM alliance_step AS s WHERE s.line_id = l.id AND s.event = 'progress') AS progress,
  (SELECT max(s.seq) FROM alliance_step AS s WHERE s.line_id = l.id) AS seq,
  (SELECT count(*) FROM alliance_line AS p WHERE p.list = 'project' AND p.state IN ${live}
    AND (p.need_id = l.id OR p.resource_id = l.id)) AS projects`;

/** Whose lines an actor reads: those of the scope, and what is offered above it. `l` is the line. */
export const lineReach = (ctx: CityContext, permission: Permission): Statement =>
  sql`(${inScope(ctx, permission, sql`l.unit_id`)} OR (l.list = 'resource' AND ${inReach(ctx, permission, sql`l.unit_id`)}))`;

/** A {@link LineRow} within the scope of whoever writes. */
export const lineById = (ctx: CityContext, permission: Permission, id: string): Statement =>
  sql`SELECT ${columns} FROM alliance_line AS l WHERE l.id = ${id} AND ${inScope(ctx, permission, sql`l.unit_id`)}`;

/** A {@link LineRow} of one list that a project may draw on. */
export const lineInReach = (ctx: CityContext, list: List, id: string): Statement => sql`SELECT ${columns}
  FROM alliance_line AS l WHERE l.id = ${id} AND l.list = ${list} AND ${lineReach(ctx, 'alliance.write')}`;

/** A {@link LineRow} that follows from another, whose scope was asked already. */
export const lineBehind = (id: string | null): Statement =>
  sql`SELECT ${columns} FROM alliance_line AS l WHERE l.id = ${id ?? ''}`;

export interface NewLine {
  readonly id: string;
  readonly list: List;
  readonly title: string;
  readonly detail: string | null;
  readonly theme: string;
  readonly unitId: string;
  readonly organisationId: string | null;
  readonly minutes: number;
  readonly fen: number;
  readonly fromDay: Day;
  readonly dueDay: Day;
  readonly needId?: string | null;
  readonly resourceId?: string | null;
}

interface StepRow {
  readonly lineId: string;
  readonly seq: number;
  readonly event: LineEvent | 'make';
  readonly state: LineState;
  readonly text: string | null;
  readonly day: Day;
  readonly minutes: number;
  readonly fen: number;
}

const planSteps = (ctx: CityContext, steps: readonly StepRow[]): Statement[] =>
  insertRows(
    'alliance_step',
    steps.map((step) => ({
      id: ctx.newId('astp'),
      line_id: step.lineId,
      seq: step.seq,
      event: step.event,
      state: step.state,
      text: step.text,
      day: step.day,
      minutes: step.minutes,
      amount_fen: step.fen,
      at: ctx.at,
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
    })),
  );

const lineRow = (ctx: CityContext, line: NewLine) => ({
  id: line.id,
  list: line.list,
  title: line.title,
  detail: line.detail,
  theme: line.theme,
  unit_id: line.unitId,
  organisation_id: line.organisationId,
  promised_minutes: line.minutes,
  promised_fen: line.fen,
  from_day: line.fromDay,
  due_day: line.dueDay,
  first_due_day: line.dueDay,
  state: 'open',
  need_id: line.needId ?? null,
  resource_id: line.resourceId ?? null,
  made_at: ctx.at,
  made_by: ctx.actor.id,
  made_by_name: ctx.actor.name,
});

const made = (ctx: CityContext, lineId: string): StepRow => ({
  lineId,
  seq: 1,
  event: 'make',
  state: 'open',
  text: null,
  day: ctx.today,
  minutes: 0,
  fen: 0,
});

export const planLines = (ctx: CityContext, lines: readonly NewLine[]): Statement[] => [
  ...insertRows(
    'alliance_line',
    lines.map((line) => lineRow(ctx, line)),
  ),
  ...planSteps(
    ctx,
    lines.map(({ id }) => made(ctx, id)),
  ),
];

export interface Step extends Amounts {
  readonly event: LineEvent;
  readonly text: string | null;
  /** Of progress, of the report that it is done, of a new deadline; today for the rest. */
  readonly day: Day;
}

/** The columns that an event changes beside state and version; a new deadline bears the number of its step. */
function changed(ctx: CityContext, seq: number, { event, day, minutes, fen }: Step): Statement {
  switch (event) {
    case 'progress':
      return sql`, delivered_minutes = delivered_minutes + CAST(${minutes} AS INTEGER), delivered_fen = delivered_fen + CAST(${fen} AS INTEGER)`;
    case 'finish':
    case 'settle':
      return sql`, done_day = ${day}, done_by = ${ctx.actor.id}, paused_day = NULL`;
    case 'return':
      return sql`, done_day = NULL, done_by = NULL`;
    case 'postpone':
      return sql`, due_day = ${day}, due_seq = CAST(${seq} AS INTEGER)`;
    case 'pause':
      return sql`, paused_day = ${ctx.today}`;
    case 'resume':
      return sql`, due_day = ${day}, due_seq = CAST(${seq} AS INTEGER), paused_day = NULL`;
    case 'cancel':
      return sql`, paused_day = NULL`;
    default:
      return sql``;
  }
}

/** One step of a line as it was read. */
export const planStep = (ctx: CityContext, line: LineRow, state: LineState, step: Step): Statement[] => [
  sql`UPDATE alliance_line SET state = ${state}, version = version + 1${changed(ctx, line.seq + 1, step)}
    WHERE id = ${line.id} AND version = CAST(${line.version} AS INTEGER) AND state = ${line.state}`,
  expectChanges('alliance_line_version'),
  ...planSteps(ctx, [{ ...step, lineId: line.id, seq: line.seq + 1, state }]),
];

/** Looked at again in the batch: what several projects take at once never passes what a resource offers. */
export const expectNotOverdrawn = (resourceId: string): Statement =>
  expectThat(
    'alliance_resource_within',
    sql`(SELECT ${drawnMinutes} <= l.promised_minutes AND ${drawnFen} <= l.promised_fen FROM alliance_line AS l WHERE l.id = ${resourceId})`,
  );

/** What came of a project: a line of the results, confirmed as it is made. */
export const planResult = (ctx: CityContext, project: LineRow, id: string, text: string): Statement[] => [
  ...insertRows('alliance_line', [
    {
      ...lineRow(ctx, {
        id,
        list: 'result',
        title: project.title,
        detail: text,
        theme: project.theme,
        unitId: project.unitId,
        organisationId: project.organisationId,
        minutes: project.deliveredMinutes,
        fen: project.deliveredFen,
        fromDay: project.fromDay,
        dueDay: ctx.today,
      }),
      delivered_minutes: project.deliveredMinutes,
      delivered_fen: project.deliveredFen,
      state: 'confirmed',
      done_day: project.doneDay ?? ctx.today,
      done_by: project.doneBy ?? ctx.actor.id,
      project_id: project.id,
    },
  ]),
  ...planSteps(ctx, [{ ...made(ctx, id), state: 'confirmed', text }]),
];
