import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { json, sql, type Statement } from '../../../platform/statement.ts';
import type { PostType } from '../rules/vocabulary.ts';
import { knownColumns, knownTables, type KnownWorker } from './facts.ts';
import { workerInScope } from './list.ts';

export interface CommunityRow {
  readonly id: string;
  readonly name: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly within: number;
}

export interface HeadRow {
  readonly unitId: string;
  readonly name: string;
  readonly identityIndex: string;
}

export interface StandingWorker extends KnownWorker {
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly postType: PostType | null;
  /** Lies in the scope of who imports: what is told of others elsewhere is only that they are known. */
  readonly within: number;
}

/** Open communities, each with whether the actor may import there. */
export const communitiesForImport = (ctx: CityContext): Statement => sql`
  SELECT u.id, u.name, s.id AS streetId, s.name AS streetName, (${inScope(ctx, 'roster.import', sql`u.id`)}) AS within
  FROM unit AS u JOIN unit AS s ON s.id = u.parent_id
  WHERE u.kind = 'community' AND u.until_day IS NULL`;

export const standingHeads = (): Statement => sql`
  SELECT unit_id AS unitId, name, identity_index AS identityIndex FROM worker WHERE post_type = 'head'`;

/** The workers whom the city knows by these indexes. */
export const workersByIdentity = (ctx: CityContext, indexes: readonly string[]): Statement => sql`
  SELECT ${knownColumns}, w.unit_id AS unitId, u.name AS unitName, w.post_type AS postType,
    (${holdsCityWide(ctx, 'roster.import') ? sql`1` : workerInScope(ctx, 'roster.import')}) AS within
  FROM ${knownTables} LEFT JOIN unit AS u ON u.id = w.unit_id
  WHERE w.identity_index IN (SELECT value FROM json_each(${json(indexes)}))`;
