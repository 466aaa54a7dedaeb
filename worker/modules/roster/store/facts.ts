import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import type { MovingWorker, PostUnit } from '../rules/moves.ts';
import type { WorkerRecord } from '../rules/record.ts';
import type { RetirementCategory } from '../templates/retirement.ts';
import { workerInScope } from './list.ts';

/** What decisions need to know. */

export interface KnownWorker extends Omit<WorkerRecord, 'bankCard'> {
  readonly id: string;
  readonly version: number;
  readonly cardIndex: string | null;
  readonly cardSealed: string | null;
  readonly identityIndex: string;
  readonly retirementCategory: RetirementCategory;
}

export const knownColumns = sql`w.id, w.version, w.identity_index AS identityIndex, w.name, w.sex,
  w.birth_day AS birthDay, w.file_birth_day AS fileBirthDay, w.ethnicity, w.political_status AS politicalStatus,
  w.education, w.education_name AS educationName, w.degree, w.school, w.major, w.qualification, w.channel,
  w.community_work_since AS communityWorkSince, w.hired_on AS hiredOn, w.mobile, w.remark,
  w.retirement_category AS retirementCategory, c.begins_on AS contractFrom, c.ends_on AS contractUntil,
  b.bank_name AS bankName, b.card_index AS cardIndex, b.card_sealed AS cardSealed`;

export const knownTables = sql`worker AS w
  LEFT JOIN bank_account AS b ON b.worker_id = w.id AND b.until_day IS NULL
  LEFT JOIN contract AS c ON c.worker_id = w.id AND c.until_day IS NULL`;

/** The record of one worker within the scope of `roster.write`. */
export const workerToChange = (ctx: CityContext, id: string): Statement => sql`
  SELECT ${knownColumns} FROM ${knownTables} WHERE w.id = ${id} AND ${workerInScope(ctx, 'roster.write')}`;

export const workerToMove = (ctx: CityContext, id: string): Statement => sql`
  SELECT w.id, w.name, w.version, w.unit_id AS unitId, w.post_type AS postType, w.posted_from AS postedFrom,
    w.left_on AS leftOn
  FROM worker AS w WHERE w.id = ${id} AND ${workerInScope(ctx, 'roster.write')}`;

/** A unit that somebody is to be posted to, within the scope of a permission. */
export const unitToPost = (ctx: CityContext, id: string, permission: Permission = 'roster.write'): Statement => sql`
  SELECT u.id, u.name, u.kind, u.until_day IS NULL AS open,
    (SELECT w.id FROM worker AS w WHERE w.unit_id = u.id AND w.post_type = 'head') AS headId
  FROM unit AS u WHERE u.id = ${id} AND ${inScope(ctx, permission, sql`u.id`)}`;

export type UnitRow = Omit<PostUnit, 'open'> & { readonly open: number };

export const postUnit = (row: UnitRow | undefined): PostUnit | undefined => row && { ...row, open: row.open === 1 };

export const workerByIdentity = (index: string): Statement =>
  sql`SELECT id FROM worker WHERE identity_index = ${index}`;

export type { MovingWorker };
