import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { Notice, NoticeKind, StandingNotice } from '../rules/notice.ts';

export type StandingNoticeRow = Omit<StandingNotice, 'years'> & { readonly years: string };

const columns = sql`n.worker_id AS workerId, n.kind, n.code, n.zh, n.ko, n.en, n.year, n.grade, n.years, n.final_id AS finalId`;

const stands = sql`n.revokes_id IS NULL AND NOT EXISTS (SELECT 1 FROM worker_notice AS r WHERE r.revokes_id = n.id)`;

/** Notices of some workers that nothing took back. Rows for {@link standingNotice}. */
export const standingNoticesOf = (workerIds: Statement): Statement =>
  sql`SELECT n.id, ${columns} FROM worker_notice AS n WHERE n.worker_id IN (${workerIds}) AND ${stands} ORDER BY n.id`;

export const standingNotice = ({ years, ...row }: StandingNoticeRow): StandingNotice => ({
  ...row,
  years: JSON.parse(years) as number[],
});

export const noticeRows = (ctx: CityContext, notices: readonly Notice[]): Statement[] =>
  insertRows(
    'worker_notice',
    notices.map(({ workerId, revokesId, finalId, years, ...notice }) => ({
      id: ctx.newId('wnt'),
      worker_id: workerId,
      ...notice,
      on_day: ctx.today,
      years: json(years),
      final_id: finalId,
      revokes_id: revokesId,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
      recorded_by_name: ctx.actor.name,
    })),
  );

export interface CardNoticeRow {
  readonly kind: NoticeKind;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly onDay: Day;
  readonly year: number;
  readonly grade: 'excellent' | 'qualified' | 'basic' | 'unqualified' | null;
  readonly finalId: string;
  readonly revokedOn: Day | null;
  readonly revokedByFinalId: string | null;
}

/** A worker's notices with what became of them, the newest first. */
export const noticesOfWorker = (workerId: string): Statement =>
  sql`SELECT n.kind, n.zh, n.ko, n.en, n.on_day AS onDay, n.year, n.grade, n.final_id AS finalId, r.on_day AS revokedOn,
      r.final_id AS revokedByFinalId
    FROM worker_notice AS n LEFT JOIN worker_notice AS r ON r.revokes_id = n.id
    WHERE n.worker_id = ${workerId} AND n.revokes_id IS NULL ORDER BY n.on_day DESC, n.id DESC LIMIT 50`;
