import { compareMonth } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { backMonth, type BackRules, type BackWorker } from '../rules/back-month.ts';
import { touches, type Cause, type Difference } from '../rules/back-pay.ts';
import type { Finding } from '../rules/check.ts';
import type { BasesHandedOn } from '../rules/insurance-wage.ts';
import type { Claim, Settlement } from '../rules/recovery.ts';
import { uncomputable, type LevelInRun, type Settlements } from '../rules/run.ts';
import { loadPaidMonth, type WorkerCause } from '../store/back-facts.ts';
import type { Chosen } from '../store/chosen.ts';
import type { RunHead } from '../store/run-head.ts';

/** What was read of a slice's workers that reaches back. */
export interface Reaching {
  readonly causes: readonly WorkerCause[];
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly instalments: ReadonlyMap<string, Fen>;
}

/** With the bases of contributions that were corrected: the open month goes on from them. */
export type SettledBack = Settlements & { readonly bases: ReadonlyMap<string, BasesHandedOn> };

/** What this run finds for paid months, by worker. */
type Found = ReadonlyMap<string, readonly Difference[]>;

/**
 * Differences of every paid month that something recorded since reaches, month by month from the oldest: one read a
 * month, so that no more than one month of one slice is ever held in memory.
 */
export async function settleBack(
  ctx: CityContext,
  head: RunHead,
  chosen: Chosen,
  reaching: Reaching,
): Promise<SettledBack> {
  const bases = new Map<string, BasesHandedOn>();
  const derived = new Map<string, number>();
  const found = new Map<string, Difference[]>();
  const levels: LevelInRun[] = [];
  const findings: Finding[] = [];
  for (const rules of head.paid) {
    if (compareMonth(rules.month, head.reachFrom) < 0) continue;
    const touched = await touchedIn(ctx, head, rules, chosen, reaching.causes);
    if (touched.length === 0) continue;
    const back = backMonth(rules, touched, derived, bases);
    levels.push(...back.levels);
    for (const { workerId, name, month, item, missing, key } of back.gaps) {
      findings.push(uncomputable({ workerId, name }, rules.scheme.definition, { item, missing, key, forMonth: month }));
    }
    for (const [workerId, differences] of back.differences) {
      found.set(workerId, [...(found.get(workerId) ?? []), ...differences]);
    }
  }
  const byWorker = settlementsOf(head, reaching, found);
  return { byWorker, levels, findings, bases };
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

const causeOf = ({ kind, id, at, from, until, about }: WorkerCause): Cause => ({
  kind,
  id,
  at,
  from,
  until,
  ...(about === null ? {} : { about }),
});

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
