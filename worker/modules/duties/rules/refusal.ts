import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { plainTitle } from './duty.ts';
import { dutyRefusals } from './refusals.ts';

export interface RefusedTask {
  readonly what: string;
  readonly askedOn: Day;
}

export interface RefusalFacts {
  /** A standing street or community that the actor speaks for. */
  readonly unit: { readonly name: string } | null;
  /** A standing department of the city. */
  readonly department: { readonly name: string } | null;
  /** Duties of that department that were admitted and name this unit, by title. */
  readonly admitted: readonly { readonly code: string; readonly title: string }[];
}

/** Whether a unit may refuse a task: nobody may refuse what was admitted, nor what was not asked yet. */
export function decideRefusal(facts: RefusalFacts, task: RefusedTask, today: Day): Refusal | null {
  if (!facts.unit || !facts.department) return platformRefusals.refuse('not_found');
  if (compareDay(task.askedOn, today) > 0) return dutyRefusals.refuse('refused_task_to_come', { day: task.askedOn });
  const same = facts.admitted.find(({ title }) => plainTitle(title) === plainTitle(task.what));
  return same ? dutyRefusals.refuse('refused_task_admitted', { duty: `${same.code} ${same.title}` }) : null;
}
