import type { Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import type { LevelStep } from './level.ts';
import { payRefusals } from './refusals.ts';
import { firstLevel, type InForce, type RunWorker } from './run.ts';
import type { SchemeDefinition } from './scheme.ts';

export interface LevelFactsOfMonth {
  readonly scheme: InForce<SchemeDefinition> | null;
  readonly workers: readonly RunWorker[];
  /** Whether the month's pay is approved. */
  readonly approved: boolean;
  readonly runAfter: Month | null;
}

export interface LevelChange {
  readonly workerId: string;
  readonly name: string;
  readonly before: number | null;
  readonly level: number;
  readonly steps: readonly LevelStep[];
}

export interface DecidedLevels {
  readonly schemeId: string;
  readonly changes: readonly LevelChange[];
}

/** Levels by the scheme in force in a month: for who has none (`missing`), or for everybody whose level differs. */
export function decideLevels(
  facts: LevelFactsOfMonth,
  wanted: { readonly fromMonth: Month; readonly who: 'missing' | 'all' },
): DecidedLevels | Refusal {
  const { scheme, workers, approved, runAfter } = facts;
  const month = wanted.fromMonth;
  if (!scheme) return payRefusals.refuse('scheme_missing', { month });
  if (approved) return payRefusals.refuse('month_already_paid', { month });
  if (runAfter !== null) return payRefusals.refuse('later_run_exists', { month: runAfter });
  const changes = workers
    .filter(({ level }) => wanted.who === 'all' || level === null)
    .map((worker) => {
      const { level, explanation } = firstLevel(worker, scheme.definition.levelRule, month);
      return { workerId: worker.workerId, name: worker.name, before: worker.level, level, steps: explanation };
    })
    .filter(({ before, level }) => before !== level);
  return changes.length > 0 ? { schemeId: scheme.id, changes } : payRefusals.refuse('nothing_to_derive');
}
