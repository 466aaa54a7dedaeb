import { limits } from '../core/limits.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { auditStatement, sealAudit, type AuditDraft } from './audit.ts';
import { rawDatabase } from './city-database.ts';
import type { CityContext } from './context.ts';
import { findRecord, recordStatement } from './idempotency.ts';
import { RefusedError, platformRefusals } from './refused.ts';
import type { Statement } from './statement.ts';

/** What a command decided: every write it needs, the trace it leaves, and what its caller is told. */
export interface Plan<Answer> {
  readonly audit: AuditDraft;
  readonly writes: readonly Statement[];
  /** Kept with the idempotency key and told again to whoever repeats the request: keep it small. */
  readonly answer: Answer;
}

/**
 * The only writer of a city's database. Runs `decide` (load, then a pure decision), then sends guards, rows, audit
 * entry and idempotency record as one batch: all of it stands, or none.
 *
 * - A guard or constraint that fails means the facts were stale: decide again on fresh ones, at most three times; what
 *   still fails is told as the refusal that `constraints` names for it.
 * - A fault during the batch may hide a commit: the idempotency record tells, and the command never acts twice.
 *
 * @throws RefusedError when `decide` answers a refusal or a constraint stands for one
 */
export async function commit<Answer>(
  ctx: CityContext,
  decide: () => Promise<Plan<Answer> | Refusal> | Plan<Answer> | Refusal,
): Promise<Answer> {
  let violated = '';
  for (let attempt = 1; attempt <= limits.commitAttempts; attempt += 1) {
    const plan = await decide();
    if (isRefusal(plan)) throw new RefusedError(plan);
    const outcome = await send(ctx, plan);
    if (outcome.done) {
      ctx.defer(sealAudit(ctx));
      return outcome.answer as Answer;
    }
    violated = outcome.violated;
  }
  const refusal = ctx.constraints[violated]?.() ?? platformRefusals.refuse('changed_meanwhile');
  throw new RefusedError(refusal);
}

type Outcome = { readonly done: true; readonly answer: unknown } | { readonly done: false; readonly violated: string };

async function send<Answer>(ctx: CityContext, plan: Plan<Answer>): Promise<Outcome> {
  const statements = [...plan.writes, await auditStatement(ctx, plan.audit), recordStatement(ctx, plan.answer)];
  const raw = rawDatabase(ctx.db);
  try {
    await withinDeadline(
      raw.batch(statements.map((statement) => raw.prepare(statement.sql).bind(...statement.params))),
    );
    return { done: true, answer: plan.answer };
  } catch (error) {
    const violated = violatedConstraint(error);
    const earlier = await findRecord(ctx.db, ctx.actor.id, ctx.claim.key);
    if (earlier) {
      if (earlier.inputHash !== ctx.claim.inputHash)
        throw new RefusedError(platformRefusals.refuse('idempotency_key_reused'));
      return { done: true, answer: JSON.parse(earlier.answer) };
    }
    if (violated === null) throw error;
    return { done: false, violated };
  }
}

function withinDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer from the database within ${limits.commitTimeoutMs} ms`)),
      limits.commitTimeoutMs,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The name D1 gives of a violated constraint (`account_available`, `worker.identity_index`), or null for another fault. */
export function violatedConstraint(error: unknown): string | null {
  const message = error instanceof Error ? error.message : String(error);
  const named = /(?:CHECK|UNIQUE) constraint failed: (?:index ')?([A-Za-z0-9_.]+)/.exec(message);
  if (named) return named[1] ?? '';
  if (message.includes('FOREIGN KEY constraint failed')) return 'foreign_key';
  const appendOnly = /append_only: ([a-z_]+)/.exec(message);
  return appendOnly ? `append_only.${appendOnly[1]}` : null;
}
