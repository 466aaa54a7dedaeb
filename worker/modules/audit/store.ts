import { addDays, type Day } from '../../core/day.ts';
import { limits } from '../../core/limits.ts';
import { auditColumns, type AuditEntry } from '../../platform/audit.ts';
import type { CityDatabase } from '../../platform/city-database.ts';
import { allOf, sql, type Statement } from '../../platform/statement.ts';
import type { EntryFilter } from './input.ts';
import type { ChainHead } from './rules.ts';

/** A day of Asia/Shanghai begins at 16:00 UTC of the day before. */
const startOf = (day: Day): string => `${addDays(day, -1)}T16:00:00.000Z`;

function matching(filter: EntryFilter): Statement {
  const { action, actor, subjectType, subject, from, until } = filter;
  return allOf(
    [
      // A module's prefix `roster.` spans up to `roster/`, the next character: an index range, where LIKE would scan.
      action &&
        (action.endsWith('.')
          ? sql`action >= ${action} AND action < ${`${action.slice(0, -1)}/`}`
          : sql`action = ${action}`),
      actor && sql`actor_id = ${actor}`,
      subjectType && sql`subject_type = ${subjectType}`,
      subject && sql`subject_id = ${subject}`,
      from && sql`at >= ${startOf(from)}`,
      until && sql`at < ${startOf(addDays(until, 1))}`,
    ].map((condition) => condition || null),
  );
}

export interface ListedEntry extends AuditEntry {
  readonly sealed: number;
}

export async function listEntries(db: CityDatabase, filter: EntryFilter, page: number, pageSize: number) {
  const where = matching(filter);
  const order: Statement = { sql: filter.sort === 'seq' ? 'seq' : 'seq DESC', params: [] };
  const sealed = sql`EXISTS (SELECT 1 FROM audit_seal AS s WHERE s.seq = audit_entry.seq) AS sealed`;
  const [items, totals] = await db.reads<[ListedEntry, { total: number }]>([
    sql`SELECT ${{ sql: auditColumns, params: [] }}, ${sealed} FROM audit_entry WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM audit_entry WHERE ${where}`,
  ]);
  return { items, total: totals[0]?.total ?? 0 };
}

/** An entry with its seal, where it has one. */
export interface ChainRow extends AuditEntry {
  readonly previousHash: string | null;
  readonly hash: string | null;
}

/** The next stretch of the chain after a number; empty at its end. */
export const chainAfter = (db: CityDatabase, seq: number): Promise<ChainRow[]> =>
  db.all<ChainRow>(sql`SELECT * FROM (SELECT ${{ sql: auditColumns, params: [] }} FROM audit_entry WHERE seq > CAST(${seq} AS INTEGER)
      ORDER BY seq LIMIT CAST(${limits.auditStretch} AS INTEGER)) AS e
    LEFT JOIN (SELECT seq AS sealedSeq, previous_hash AS previousHash, hash FROM audit_seal) AS s ON s.sealedSeq = e.seq
    ORDER BY e.seq`);

/** The seal at a number, as a place to go on from; null where there is none. */
export async function headAt(db: CityDatabase, seq: number): Promise<ChainHead | null> {
  if (seq === 0) return { seq: 0, hash: '' };
  return db.first<ChainHead>(sql`SELECT seq, hash FROM audit_seal WHERE seq = CAST(${seq} AS INTEGER)`);
}
