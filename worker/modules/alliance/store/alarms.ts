import type { Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { within } from '../../../platform/inbox.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { AlarmKind } from '../rules/alarm.ts';
import { streetOf } from './reach.ts';

export interface AlarmRow {
  readonly id: string;
  readonly dueDay: Day;
  readonly dueSeq: number;
  readonly streetId: string;
  /** What is to be raised: 1 or 0. */
  readonly street: number;
  readonly city: number;
}

const raised = (kind: AlarmKind): Statement =>
  sql`EXISTS (SELECT 1 FROM alliance_notice AS n WHERE n.line_id = l.id AND n.kind = ${kind} AND n.seq = l.due_seq)`;
/** Late and not reported done: what somebody must still put in order. */
export const overdueOn = (today: Day): Statement => sql`(l.state IN ('open', 'underway') AND l.paused_day IS NULL
  AND l.list <> 'result' AND NOT (l.list = 'resource' AND l.state = 'open') AND l.due_day < ${today})`;
/** An overdue line of whose present deadline this actor's street was told; who answers for the whole city, the city. */
export const alarmFor = (ctx: CityContext): Statement =>
  sql`(${overdueOn(ctx.today)} AND ${
    holdsCityWide(ctx, 'alliance.confirm')
      ? raised('city')
      : sql`${raised('street')} AND ${within(ctx, 'alliance.confirm', streetOf(sql`l.unit_id`, 'id'))}`
  })`;

/** Lines of which the clock has something to say, the oldest deadline first; a page of them, or the one named. */
export const dueAlarms = (
  { today, city }: Pick<CityContext, 'today' | 'city'>,
  edges: Readonly<Record<AlarmKind, Day>>,
  id?: string,
): Statement => {
  const wanted = (kind: AlarmKind): Statement => sql`(l.due_day <= ${edges[kind]} AND NOT ${raised(kind)})`;
  return sql`SELECT l.id, l.due_day AS dueDay, l.due_seq AS dueSeq,
      coalesce(${streetOf(sql`l.unit_id`, 'id')}, ${city.rootUnitId}) AS streetId,
      ${wanted('street')} AS street, ${wanted('city')} AS city
    FROM alliance_line AS l WHERE ${overdueOn(today)} AND (${wanted('street')} OR ${wanted('city')})
      AND ${id === undefined ? sql`1` : sql`l.id = ${id}`}
    ORDER BY l.due_day, l.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;
};

export const planAlarm = (
  ctx: Pick<CityContext, 'at'>,
  { id, dueDay, dueSeq }: AlarmRow,
  kind: AlarmKind,
  raisedTo: string,
): Statement =>
  insertRow('alliance_notice', {
    line_id: id,
    kind,
    seq: dueSeq,
    raised_to: raisedTo,
    deadline_day: dueDay,
    raised_at: ctx.at,
  });
