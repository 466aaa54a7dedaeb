import type { CityDatabase } from './city-database.ts';
import type { CityContext } from './context.ts';
import { sql, type Statement } from './statement.ts';

/** What was answered the first time a key was used. */
export interface IdempotencyRecord {
  readonly inputHash: string;
  readonly status: number;
  readonly answer: string;
}

export function recordStatement(ctx: CityContext, answer: unknown): Statement {
  return sql`INSERT INTO idempotency (actor_id, key, input_hash, status, answer, recorded_at)
    VALUES (${ctx.actor.id}, ${ctx.claim.key}, ${ctx.claim.inputHash}, ${ctx.claim.status}, ${JSON.stringify(answer ?? null)}, ${ctx.at})`;
}

/** The record under a key of the actor whose id `actorId` selects. */
export function recordOf(actorId: Statement, key: string): Statement {
  return sql`SELECT input_hash AS inputHash, status, answer FROM idempotency WHERE actor_id = (${actorId}) AND key = ${key}`;
}

export function findRecord(db: CityDatabase, actorId: string, key: string): Promise<IdempotencyRecord | null> {
  return db.first<IdempotencyRecord>(recordOf(sql`SELECT ${actorId}`, key));
}
