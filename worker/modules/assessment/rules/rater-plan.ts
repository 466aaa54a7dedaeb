import type { RaterGroup, Scheme } from './scheme.ts';
import { slotsOf, type RatedPerson, type Slot, type Task } from './raters.ts';

/** A task that stands, as it is known by. */
export interface StandingTask extends Task {
  readonly id: string;
  readonly origin: 'tree' | 'hand' | 'returned';
  readonly sent: boolean;
}

export const endedBecause = ['rater_left', 'rater_moved', 'not_rated'] as const;
export type EndedBecause = (typeof endedBecause)[number];

export interface RaterPlan {
  readonly add: readonly Task[];
  readonly end: readonly { readonly task: StandingTask; readonly why: EndedBecause }[];
}

export interface PlanFacts {
  readonly scheme: Scheme;
  readonly people: readonly RatedPerson[];
  readonly wanted: readonly Task[];
  readonly standing: readonly StandingTask[];
  /** Tasks that somebody took away by hand: the tree does not bring them back. */
  readonly barred: ReadonlySet<string>;
  /** Workers in service and accounts in use. */
  readonly present: ReadonlySet<string>;
}

export const slotKey = ({ workerId, group, unitId }: Pick<Task, 'workerId' | 'group' | 'unitId'>): string =>
  `${workerId} ${group} ${unitId}`;
export const taskKey = (task: Pick<Task, 'workerId' | 'group' | 'unitId'> & { readonly rater: { readonly id: string } }) =>
  `${slotKey(task)} ${task.rater.id}`; // prettier-ignore

/**
 * What changes so that the tasks follow the tree again: who left or moved gives theirs up, who came in their place
 * takes them over. What was sent stays whatever became of its rater; what was set by hand stays while its rater does.
 */
export function planRaters({ scheme, people, wanted, standing, barred, present }: PlanFacts): RaterPlan {
  const slots = new Map(people.flatMap((person) => slotsOf(person, scheme)).map((slot) => [keyOfSlot(slot), slot]));
  const byTree = new Set(wanted.map(taskKey));
  const why = (task: StandingTask): EndedBecause | null => {
    if (task.sent) return null;
    if (!slots.has(slotKey(task))) return 'not_rated';
    if (!present.has(task.rater.id)) return 'rater_left';
    return task.origin === 'tree' && !byTree.has(taskKey(task)) ? 'rater_moved' : null;
  };
  const end = standing.flatMap((task) => {
    const reason = why(task);
    return reason ? [{ task, why: reason }] : [];
  });
  const ended = new Set(end.map(({ task }) => task.id));
  const kept = standing.filter(({ id }) => !ended.has(id));
  const keys = new Set(kept.map(taskKey));
  const spoken = new Set(kept.filter(({ sent }) => sent).map(slotKey));
  const add = wanted.filter((task) => {
    if (keys.has(taskKey(task)) || barred.has(taskKey(task))) return false;
    // A head speaks for the whole group: what the one before has sent is not said twice.
    return slots.get(slotKey(task))?.rule !== 'head' || !spoken.has(slotKey(task));
  });
  return { add, end };
}

const keyOfSlot = ({ workerId, group, unitId }: Slot): string => slotKey({ workerId, group: group.code, unitId });

export const gapCodes = ['no_officer', 'no_head', 'no_peer', 'few_peers'] as const;
export type GapCode = (typeof gapCodes)[number];

export interface Coverage {
  readonly group: RaterGroup;
  readonly unitId: string;
  readonly raters: number;
  readonly sent: number;
  readonly gap: GapCode | null;
}

/** How many rate one person, by group and place, and where that is too few to count. */
export function coverageOf(
  person: RatedPerson,
  scheme: Scheme,
  counts: ReadonlyMap<string, { readonly raters: number; readonly sent: number }>,
): Coverage[] {
  return slotsOf(person, scheme).map((slot) => {
    const { raters = 0, sent = 0 } = counts.get(keyOfSlot(slot)) ?? {};
    return { group: slot.group, unitId: slot.unitId, raters, sent, gap: gapOf(slot, raters, scheme) };
  });
}

const nobody = { officers: 'no_officer', head: 'no_head', peers: 'no_peer' } as const;

function gapOf({ group, rule }: Slot, raters: number, { anonymity }: Scheme): GapCode | null {
  if (raters === 0) return nobody[rule];
  return group.anonymous && raters < anonymity.fewestRaters ? 'few_peers' : null;
}
