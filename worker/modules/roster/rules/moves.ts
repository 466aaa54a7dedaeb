import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { rosterRefusals } from './refusals.ts';
import type { PostType } from './vocabulary.ts';

/** A worker as a move sees one; only workers within the actor's scope are loaded. */
export interface MovingWorker {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly unitId: string | null;
  readonly postType: PostType | null;
  readonly postedFrom: Day | null;
  readonly leftOn: Day | null;
}

/** The unit a worker is to stand in, and its head as it is. */
export interface PostUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly open: boolean;
  readonly headId: string | null;
}

export interface Posting {
  readonly unitId: string;
  readonly postType: PostType;
  readonly day: Day;
}

const { refuse } = rosterRefusals;

/** A street keeps posts of its own; a head belongs to a community. */
export function refuseUnit(unit: PostUnit | undefined, postType: PostType, workerId: string | null): Refusal | null {
  if (!unit) return platformRefusals.refuse('not_found');
  const fits = unit.kind === 'community' || (unit.kind === 'street' && postType !== 'head');
  if (!unit.open || !fits) return refuse('unit_takes_no_posts', { unit: unit.name });
  const taken = postType === 'head' && unit.headId !== null && unit.headId !== workerId;
  return taken ? refuse('community_has_head') : null;
}

export function refuseWorker(worker: MovingWorker | undefined, version: number): Refusal | null {
  if (!worker) return platformRefusals.refuse('not_found');
  return worker.version === version ? null : changedMeanwhile(worker);
}

export const refuseDay = (day: Day, since: Day, today: Day): Refusal | null => {
  if (day > today) return refuse('posting_in_future');
  return day <= since ? refuse('posting_too_early', { since }) : null;
};

/** Whether a worker who is here may stand elsewhere, or otherwise, from a day on. */
export function refuseMove(worker: MovingWorker, unit: PostUnit | undefined, to: Posting, today: Day): Refusal | null {
  if (worker.leftOn !== null) return refuse('worker_left', { leftOn: worker.leftOn });
  const refusal = refuseUnit(unit, to.postType, worker.id) ?? refuseDay(to.day, worker.postedFrom ?? to.day, today);
  if (refusal) return refusal;
  return worker.unitId === to.unitId && worker.postType === to.postType ? refuse('nothing_changes') : null;
}

export function refuseLeaving(worker: MovingWorker, day: Day, today: Day): Refusal | null {
  if (worker.leftOn !== null) return refuse('worker_left', { leftOn: worker.leftOn });
  return refuseDay(day, worker.postedFrom ?? day, today);
}

/** Whether somebody who left may come back from a day on: the day of leaving itself will do. */
export function refuseReturn(
  worker: MovingWorker,
  unit: PostUnit | undefined,
  to: Posting,
  today: Day,
): Refusal | null {
  if (worker.leftOn === null) return refuse('worker_still_here');
  const refusal = refuseUnit(unit, to.postType, worker.id);
  if (refusal) return refusal;
  if (to.day > today) return refuse('posting_in_future');
  return to.day < worker.leftOn ? refuse('posting_too_early', { since: worker.leftOn }) : null;
}
