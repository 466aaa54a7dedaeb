import type { Refusal } from '../../../core/refusal.ts';
import { slotKey, taskKey, type EndedBecause, type RaterPlan, type StandingTask } from './rater-plan.ts';
import { raterRefusals } from './rater-refusals.ts';
import type { Rater, Task } from './raters.ts';

export const orphanCauses = ['rater_left', 'rater_moved'] as const satisfies readonly EndedBecause[];
export type OrphanCause = (typeof orphanCauses)[number];

/** What the tree of today offers for tasks that lost their rater: people who came, others who rate anyway, or nobody. */
export const proposals = ['successor', 'several', 'others', 'nobody'] as const;
export type Proposal = (typeof proposals)[number];

/** Open tasks of one rater, for one group at one place, whose rater left or lost the post. */
export interface Orphan {
  readonly rater: Rater;
  readonly group: string;
  readonly unitId: string;
  readonly why: OrphanCause;
  readonly tasks: readonly StandingTask[];
  readonly proposal: Proposal;
  readonly successors: readonly Rater[];
  /** The tasks that the tree gives in their place. */
  readonly add: readonly Task[];
}

/** A task that takes the place of another. */
export interface Handed extends Task {
  readonly replacesId: string | null;
}

export interface Handover {
  readonly end: readonly StandingTask[];
  readonly add: readonly Handed[];
}

const orphanKey = ({ rater, group, unitId }: Pick<Task, 'rater' | 'group' | 'unitId'>): string =>
  `${rater.id} ${group} ${unitId}`;

/** Who left what open, in the order of the tasks, with what the tree proposes. */
export function orphansOf({ add, end }: RaterPlan, standing: readonly StandingTask[]): Orphan[] {
  const given = Map.groupBy(add, slotKey);
  const ended = new Set(end.map(({ task }) => task.id));
  const spoken = new Set(standing.filter(({ id }) => !ended.has(id)).map(slotKey));
  const orphaned = end.flatMap(({ task, why }) => (why === 'not_rated' ? [] : [{ task, why }]));
  return [...Map.groupBy(orphaned, ({ task }) => orphanKey(task)).values()].flatMap((group): Orphan[] => {
    const [first] = group;
    if (!first) return [];
    const tasks = group.map(({ task }) => task);
    const taken = tasks.flatMap((task) => given.get(slotKey(task)) ?? []);
    const successors = [...new Map(taken.map(({ rater }) => [rater.id, rater])).values()];
    const { rater, group: code, unitId } = first.task;
    // Who follows as a rater is nobody's to rate there any more: a head promoted from among the rated.
    const follows = new Set(successors.map(({ id }) => id));
    const covered = tasks.every((task) => spoken.has(slotKey(task)) || given.has(slotKey(task)) || follows.has(task.workerId)); // prettier-ignore
    const proposal = !covered ? 'nobody' : successors.length === 0 ? 'others' : successors.length === 1 ? 'successor' : 'several'; // prettier-ignore
    return [{ rater, group: code, unitId, why: first.why, tasks, proposal, successors, add: taken }];
  });
}

/** Whether nothing is to be chosen: the tree names one successor, or others rate these people already. */
export const settlesItself = ({ proposal }: Orphan): boolean => proposal === 'successor' || proposal === 'others';

/**
 * Orphaned tasks handed to whom the tree proposes, or to somebody chosen. Nobody rates themself or says the same twice:
 * such a task of a chosen rater ends without a successor. @returns `successor_missing` where nobody is there and none is named
 */
export function handOver(orphan: Orphan, chosen: Rater | null, standing: readonly StandingTask[]): Handover | Refusal {
  const { tasks, add, proposal } = orphan;
  if (chosen === null) {
    if (proposal === 'nobody') return raterRefusals.refuse('successor_missing');
    const waiting = new Map(tasks.map((task) => [slotKey(task), task.id]));
    const handed = add.map((task) => {
      const replacesId = waiting.get(slotKey(task)) ?? null;
      // One task is replaced once: the others who come beside the first replace nobody.
      waiting.delete(slotKey(task));
      return { ...task, replacesId };
    });
    return { end: tasks, add: handed };
  }
  const stands = new Set(standing.map(taskKey));
  const handed = tasks.flatMap((task): Handed[] => {
    const { workerId, group, unitId } = task;
    const next = { rater: chosen, workerId, group, unitId };
    return workerId === chosen.id || stands.has(taskKey(next)) ? [] : [{ ...next, replacesId: task.id }];
  });
  return { end: tasks, add: handed };
}
