import { limits } from '../core/limits.ts';
import { rawDatabase } from './city-database.ts';
import type { CityContext } from './context.ts';
import { canonicalJson, sha256 } from './digest.ts';
import { insertRow, insertRows, sql, type Statement } from './statement.ts';

/** What a command says of itself. Never put an ID number, a card or a password into `payload`. */
export interface AuditDraft {
  /** `module.subject.verb`, e.g. `roster.worker.transfer`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Why, in the actor's words, where the command asks for a reason. */
  readonly reason?: string | undefined;
  readonly payload?: unknown;
}

/** A stored entry, as a proof exports it. `digest` is SHA-256 over the canonical JSON of all other members but `seq`. */
export interface AuditEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly requestId: string;
  readonly payload: string;
  readonly digest: string;
}

export const auditColumns = `seq, id, at, actor_kind AS actorKind, actor_id AS actorId, actor_name AS actorName, action,
  subject_type AS subjectType, subject_id AS subjectId, reason, request_id AS requestId, payload, digest`;

export function entryDigest(entry: Omit<AuditEntry, 'seq' | 'digest'>): Promise<string> {
  const { id, at, actorKind, actorId, actorName, action, subjectType, subjectId, reason, requestId, payload } = entry;
  return sha256(
    canonicalJson({
      id,
      at,
      actorKind,
      actorId,
      actorName,
      action,
      subjectType,
      subjectId,
      reason,
      requestId,
      payload,
    }),
  );
}

/** One link of the chain: what follows from the link before, the place, and the entry. */
export const sealHash = (previousHash: string, seq: number, digest: string): Promise<string> =>
  sha256(`${previousHash}\n${seq}\n${digest}`);

export async function auditStatement(ctx: CityContext, draft: AuditDraft): Promise<Statement> {
  const entry = {
    id: ctx.newId('aud'),
    at: ctx.at,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    action: draft.action,
    subjectType: draft.subject.type,
    subjectId: draft.subject.id,
    reason: draft.reason ?? null,
    requestId: ctx.requestId,
    payload: canonicalJson(draft.payload ?? {}),
  };
  return insertRow('audit_entry', {
    id: entry.id,
    at: entry.at,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    actor_name: entry.actorName,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    reason: entry.reason,
    request_id: entry.requestId,
    payload: entry.payload,
    digest: await entryDigest(entry),
  });
}

type Sealing = Pick<CityContext, 'db' | 'anchor' | 'sealGatherMs'>;

/** Who seals a database in this isolate now, since when, and whether entries came that it has not read. */
const sealers = new WeakMap<object, { since: number; more: boolean }>();
/** A sealer that has not come back for so long was ended with its request. */
const sealerGoneMs = 5_000;
/** Passes of one sealer; the next write, or the clock, goes on from there. */
const sealerPasses = 50;

/**
 * Chains every entry that has no seal yet, in sequence, and anchors the head outside this database. One sealer at a time
 * for a database in an isolate: who comes meanwhile leaves its entries to it. Before each pass entries gather: in a
 * stream of writes a seal for each would cost as much as the writes.
 */
export async function sealAudit(ctx: Sealing): Promise<void> {
  const raw = rawDatabase(ctx.db);
  const standing = sealers.get(raw);
  if (standing && Math.abs(Date.now() - standing.since) < sealerGoneMs) {
    standing.more = true;
    return;
  }
  const own = { since: Date.now(), more: true };
  sealers.set(raw, own);
  try {
    for (let pass = 0; own.more && pass < sealerPasses; pass += 1) {
      if (ctx.sealGatherMs > 0) await new Promise((resolve) => setTimeout(resolve, ctx.sealGatherMs));
      own.more = false;
      own.since = Date.now();
      await sealOnce(ctx);
    }
  } finally {
    if (sealers.get(raw) === own) sealers.delete(raw);
  }
}

/** Sealers of two isolates cannot fork the chain: the second one's insert meets the primary key and is undone whole. */
async function sealOnce(ctx: Sealing): Promise<void> {
  const [heads, open] = await ctx.db.reads<[{ seq: number; hash: string }, { seq: number; digest: string }]>([
    sql`SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
    sql`SELECT seq, digest FROM audit_entry WHERE seq > coalesce((SELECT max(seq) FROM audit_seal), 0)
      ORDER BY seq LIMIT CAST(${limits.auditSealBatch} AS INTEGER)`,
  ]);
  let previous = heads[0]?.hash ?? '';
  // Not the instant of whoever began: entries sealed along with its own are younger.
  const sealedAt = new Date().toISOString();
  const seals: { seq: number; previous_hash: string; hash: string; sealed_at: string }[] = [];
  for (const { seq, digest } of open) {
    const hash = await sealHash(previous, seq, digest);
    seals.push({ seq, previous_hash: previous, hash, sealed_at: sealedAt });
    previous = hash;
  }
  const last = seals.at(-1);
  if (!last) return;
  const raw = rawDatabase(ctx.db);
  try {
    await raw.batch(insertRows('audit_seal', seals).map((seal) => raw.prepare(seal.sql).bind(...seal.params)));
  } catch (error) {
    if (String(error).includes('UNIQUE constraint failed: audit_seal')) return;
    throw error;
  }
  await ctx.anchor({ seq: last.seq, hash: last.hash });
}
