import { compareMonth } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { CityContext } from '../../../platform/context.ts';
import { canonicalJson, sha256 } from '../../../platform/digest.ts';
import type { Statement } from '../../../platform/statement.ts';
import { touches } from '../rules/back-pay.ts';
import type { Finding } from '../rules/check.ts';
import { differences, type PayDifference } from '../rules/compute-run.ts';
import { inputChanges, type WorkerChanges } from '../rules/input-changes.ts';
import { withBasesHandedOn } from '../rules/insurance-wage.ts';
import { levelsDue } from '../rules/level-due.ts';
import type { PayslipFacts } from '../rules/payslip.ts';
import { computeSlice, type ComputedRun, type RunRules } from '../rules/run.ts';
import { loadCareers } from '../store/careers.ts';
import type { Chosen } from '../store/chosen.ts';
import { loadGone, loadSlice, type SliceFacts } from '../store/run-facts.ts';
import type { RunHead } from '../store/run-head.ts';
import { clearSlice, insertFindings, insertLevels, insertPayslips } from '../store/runs.ts';
import { settleBack } from './settlements.ts';

/** Some of a run, computed and not yet stored. */
export interface SliceComputed {
  readonly computed: ComputedRun;
  readonly accepted: SliceFacts['accepted'];
  readonly told: SliceTold;
  /** SHA-256 over every worker's inputs. */
  readonly hash: string;
}

/** What a slice tells of itself; slices of a run are put together by {@link together}. */
export interface SliceTold {
  readonly totals: ComputedRun['totals'];
  readonly findings: { readonly blocking: number; readonly warning: number; readonly notice: number };
  readonly levelsDerived: number;
  /** Against the draft that stood before, at most a page of them; empty where there was none. */
  readonly differences: readonly PayDifference[];
  readonly differenceCount: number;
  /** Inputs that are not what the draft was computed from, at most a page of workers. */
  readonly changes: readonly WorkerChanges[];
  readonly changeCount: number;
}

/**
 * Reads and computes some workers of a month: the same for a whole small city and for a slice of a large one. Two reads
 * at once for the month and the careers, one for each paid month that something reaches, none of them larger than the slice.
 */
export async function sliceOf(
  ctx: CityContext,
  head: RunHead,
  rules: RunRules,
  chosen: Chosen,
): Promise<SliceComputed> {
  const [facts, levels] = await Promise.all([loadSlice(ctx, head, chosen), loadCareers(ctx, { chosen })]);
  const back = await settleBack(ctx, head, chosen, facts);
  const present = new Set(facts.workers.map(({ workerId }) => workerId));
  const owing = [...back.byWorker].filter(([, { differences: found }]) => found.length > 0).map(([id]) => id);
  const goneIds = [...new Set([...facts.oneOffIds, ...owing])].filter((id) => !present.has(id));
  const gone = await loadGone(ctx, head.month, goneIds, facts.beside);
  const due = levelsDue(levels.careers, { ...levels, until: head.month }, rules.scheme.definition.checks);
  const findings = [...back.findings, ...beyondReach(head, facts), ...due];
  const workers = facts.workers.map((worker) => withBasesHandedOn(worker, back.bases.get(worker.workerId)));
  const computed = computeSlice(rules, [...workers, ...gone], facts.earlier, { ...back, findings });
  const slips = computed.payslips.map(({ facts: snapshot }) => snapshot);
  return {
    computed,
    accepted: facts.accepted,
    told: toldOf(head, facts, computed),
    hash: await sha256(canonicalJson(slips)),
  };
}

/** What was recorded about months so long paid that they are not settled any more: told, so that somebody decides. */
function beyondReach({ reachFrom, firstPaid, cityCauses }: RunHead, { causes, workers }: SliceFacts): Finding[] {
  if (firstPaid === null || compareMonth(firstPaid, reachFrom) >= 0) return [];
  const before = workers.filter(({ serviceFrom }) => serviceFrom.slice(0, 7) < reachFrom);
  const names = new Map(workers.map(({ workerId, name }) => [workerId, name]));
  const everybody = cityCauses.flatMap((cause) => before.map(({ workerId }) => ({ ...cause, workerId })));
  const late = [...causes, ...everybody].filter(
    (cause) =>
      compareMonth(cause.from, reachFrom) < 0 &&
      (touches(cause, firstPaid) || compareMonth(cause.from, firstPaid) >= 0),
  );
  const first = new Map(late.toReversed().map((cause) => [cause.workerId, cause]));
  return [...first].map(([workerId, { kind, at, from }]) => ({
    workerId,
    name: names.get(workerId) ?? '',
    code: 'beyond_reach' as const,
    severity: 'notice' as const,
    facts: { cause: kind, causeAt: at, from, reachFrom },
  }));
}

function toldOf(head: RunHead, facts: SliceFacts, { payslips, findings, levels, totals }: ComputedRun): SliceTold {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const net = payslips.map(({ facts: { workerId, name }, figures: { netFen } }) => ({ workerId, name, netFen }));
  const moved = head.drafted ? differences(facts.draft, net) : [];
  const stored = new Map(facts.draft.map((slip) => [slip.workerId, slip.facts]));
  const changes = payslips.flatMap(({ facts: { workerId, name }, facts: now }) => {
    const text = stored.get(workerId);
    if (text === undefined || text === JSON.stringify(now)) return [];
    const inputs = inputChanges(JSON.parse(text) as PayslipFacts, now);
    return inputs.length > 0 ? [{ workerId, name, inputs }] : [];
  });
  return {
    totals,
    findings: { blocking: count('blocking'), warning: count('warning'), notice: count('notice') },
    levelsDerived: levels.length,
    differences: moved.slice(0, limits.pageSize),
    differenceCount: moved.length,
    changes: changes.slice(0, limits.pageSize),
    changeCount: changes.length,
  };
}

/** Puts a slice in the place of what stood there. `at` is the instant of the run, which levels given by it carry too. */
export function sliceWrites(
  ctx: CityContext,
  run: { readonly id: string; readonly month: RunRules['month']; readonly at: string },
  chosen: Chosen | null,
  { computed, accepted }: SliceComputed,
): Statement[] {
  const stamp = { at: run.at, actor: ctx.actor };
  const events = computed.levels.map((level) => ({ ...level, cause: 'initial' as const }));
  return [
    ...(chosen === null ? [] : clearSlice(run.id, chosen)),
    ...insertLevels(events, stamp, () => ctx.newId('lvl')),
    ...insertPayslips(run.id, run.month, computed.payslips, () => ctx.newId('psl')),
    ...insertFindings(run.id, computed.findings, accepted),
  ];
}
