import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile } from '../../../platform/refused.ts';
import { raterRefusals } from './rater-refusals.ts';
import { cycleStates, type CycleState } from './states.ts';

export interface Deadline {
  readonly state: CycleState;
  readonly dueDay: Day | null;
}

/** The days that change, or why none does: nothing lies before today, and no state ends before an earlier one. */
export function decideDeadlines(
  facts: {
    readonly cycle: { readonly state: CycleState; readonly version: number };
    readonly standing: readonly Deadline[];
    readonly today: Day;
  },
  input: { readonly version: number; readonly deadlines: readonly Deadline[] },
): readonly Deadline[] | Refusal {
  const { cycle, standing, today } = facts;
  if (cycle.version !== input.version) return changedMeanwhile({ version: cycle.version, state: cycle.state });
  const before = new Map(standing.map(({ state, dueDay }) => [state, dueDay]));
  const changed = input.deadlines.filter(({ state, dueDay }) => (before.get(state) ?? null) !== dueDay);
  const early = changed.some(({ dueDay }) => dueDay !== null && compareDay(dueDay, today) < 0);
  const after = new Map([...before, ...changed.map(({ state, dueDay }) => [state, dueDay] as const)]);
  const days = cycleStates.flatMap((state) => after.get(state) ?? []);
  const unordered = days.some((day, at) => at > 0 && compareDay(days[at - 1] ?? day, day) > 0);
  return early || unordered ? raterRefusals.refuse('deadline_early') : changed;
}
