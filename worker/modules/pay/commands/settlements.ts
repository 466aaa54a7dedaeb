import { compareMonth, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { backMonth, type BackRules, type BackWorker } from '../rules/back-month.ts';
import { touches, type Cause, type Difference } from '../rules/back-pay.ts';
import type { Finding } from '../rules/check.ts';
import { accrualsOf, type PaidMonth } from '../rules/accruals.ts';
import type { Stretch } from '../rules/month-facts.ts';
import { performanceDue, spanOf } from '../rules/performance.ts';
import type { Claim, Settlement } from '../rules/recovery.ts';
import { isOnPost } from '../rules/payslip.ts';
import { uncomputable, type LevelInRun, type RunWorker, type Settlements } from '../rules/run.ts';
import type { SchemeDefinition } from '../rules/scheme.ts';
import { loadPaidMonth, type WorkerCause } from '../store/back-facts.ts';
import type { Chosen } from '../store/chosen.ts';
import type { RunHead } from '../store/run-head.ts';
import { workersOf, type WorkerRow } from '../store/run-workers.ts';

/** What was read of a slice's workers that reaches back. */
export interface Reaching {
  readonly causes: readonly WorkerCause[];
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly instalments: ReadonlyMap<string, Fen>;
}

/** Earnings that this run finds for paid months, by worker: what a settlement of a period counts as paid. */
type Found = ReadonlyMap<string, readonly Difference[]>;

export interface BackPay extends Settlements {
  /** Levels given for earlier months. */
  readonly derived: ReadonlyMap<string, number>;
}

/**
 * Differences of every paid month that something recorded since reaches, month by month from the oldest: one read a
 * month, so that no more than one month of one slice is ever held in memory.
 */
export async function settleBack(
  ctx: CityContext,
  head: RunHead,
  chosen: Chosen,
  reaching: Reaching,
): Promise<BackPay> {
  const derived = new Map<string, number>();
  const found = new Map<string, Difference[]>();
  const levels: LevelInRun[] = [];
  const findings: Finding[] = [];
  for (const rules of head.paid) {
    if (compareMonth(rules.month, head.reachFrom) < 0) continue;
    const touched = await touchedIn(ctx, head, rules, chosen, reaching.causes);
    if (touched.length === 0) continue;
    const workers = await withAccruals(ctx, head, rules, touched, derived);
    const back = backMonth(rules, workers, derived);
    levels.push(...back.levels);
    for (const { workerId, name, month, item, missing, key } of back.gaps) {
      findings.push(uncomputable({ workerId, name }, rules.scheme.definition, { item, missing, key, forMonth: month }));
    }
    for (const [workerId, differences] of back.differences) {
      found.set(workerId, [...(found.get(workerId) ?? []), ...differences]);
    }
  }
  const byWorker = settlementsOf(head, reaching, found);
  return { byWorker, levels, findings, derived };
}

async function touchedIn(
  ctx: CityContext,
  head: RunHead,
  rules: BackRules,
  chosen: Chosen,
  causes: readonly WorkerCause[],
): Promise<BackWorker[]> {
  const { month } = rules;
  const city = head.cityCauses.filter((cause) => touches(cause, month));
  const own = Map.groupBy(
    causes.filter((cause) => touches(cause, month)),
    ({ workerId }) => workerId,
  );
  if (city.length === 0 && own.size === 0) return [];
  const who = city.length > 0 ? chosen : { ids: [...own.keys()] };
  const workers = await loadPaidMonth(ctx, rules, head.month, who);
  return workers.map((back) => ({ ...back, causes: [...city, ...(own.get(back.worker.workerId) ?? []).map(causeOf)] }));
}

const causeOf = ({ workerId: _, ...cause }: WorkerCause): Cause => cause;

function settlementsOf(head: RunHead, { claims, instalments }: Reaching, found: Found): Map<string, Settlement> {
  const ids = new Set([...found.keys(), ...claims.keys()]);
  return new Map(
    [...ids].map((workerId) => [
      workerId,
      {
        differences: found.get(workerId) ?? [],
        outstanding: claims.get(workerId) ?? [],
        terms: { ...head.terms, instalmentFen: instalments.get(workerId) ?? null },
      },
    ]),
  );
}

/** Whether a month settles performance at all, for everybody or for who leaves in it. */
function settlesIn(scheme: SchemeDefinition, month: Month): 'all' | 'leavers' | 'none' {
  const due = (leaves: boolean) =>
    scheme.items.some((item) => item.kind === 'performance' && performanceDue(item, month, leaves).settled.length > 0);
  return due(false) ? 'all' : due(true) ? 'leavers' : 'none';
}

async function withAccruals(
  ctx: CityContext,
  head: RunHead,
  rules: Pick<BackRules, 'month' | 'scheme'>,
  workers: readonly BackWorker[],
  derived: ReadonlyMap<string, number>,
): Promise<BackWorker[]> {
  const known = workers.map(({ worker }) => worker);
  const accrued = await accrualsFor(ctx, head, rules, known, derived);
  return workers.map((back, index) => ({ ...back, worker: accrued[index] ?? back.worker }));
}

/**
 * Gives workers what a settlement of performance in a month looks back on: the paid months of its spans as they are
 * known now, one read a month. Reads nothing where the month settles nothing. `derived` are levels this run gave.
 */
export async function accrualsFor(
  ctx: CityContext,
  head: RunHead,
  { month, scheme }: Pick<BackRules, 'month' | 'scheme'>,
  workers: readonly RunWorker[],
  derived: ReadonlyMap<string, number>,
): Promise<readonly RunWorker[]> {
  const settles = settlesIn(scheme.definition, month);
  const due = workers.filter((worker) => isOnPost(worker) && (settles === 'all' || worker.leaves === true));
  if (settles === 'none' || due.length === 0) return workers;
  const ids = due.map(({ workerId }) => workerId);
  const earlier = new Map<string, PaidMonth[]>();
  for (const rules of head.paid.filter((each) => isLookedAt(scheme.definition, month, each.month))) {
    for (const row of await ctx.db.all<WorkerRow>(workersOf(rules.month, { ids }))) {
      const { workerId } = row;
      const paid = paidMonthOf(rules, row, derived.get(workerId) ?? 0);
      earlier.set(workerId, [...(earlier.get(workerId) ?? []), paid]);
    }
  }
  const chosen = new Set(ids);
  return workers.map((worker) => {
    if (!chosen.has(worker.workerId)) return worker;
    const paid = earlier.get(worker.workerId) ?? [];
    const accrued = accrualsOf(scheme.definition, month, worker.leaves ?? false, paid, head.calendars);
    return { ...worker, accrued };
  });
}

/** Whether a paid month lies in a span that some item settles in `month`, for who leaves or for everybody. */
const isLookedAt = (scheme: SchemeDefinition, month: Month, paid: Month): boolean =>
  scheme.items.some((item) => {
    if (item.kind !== 'performance') return false;
    const spans = [true, false].flatMap((leaves) => performanceDue(item, month, leaves).settled);
    return spans.some((span) => {
      const { from, until } = spanOf(span, item, month);
      return paid >= from && paid < until;
    });
  });

const paidMonthOf = ({ month, scheme }: BackRules, row: WorkerRow, level: number): PaidMonth => ({
  month,
  scheme: scheme.definition,
  grade: row.grade,
  level: row.level ?? level,
  stretches: JSON.parse(row.stretches) as Stretch[],
  newcomerFrom: row.newcomerFrom,
});
