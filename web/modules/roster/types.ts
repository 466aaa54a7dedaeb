import type { TimelineEntry, WorkerAnswer, WorkerCard } from '../../../worker/modules/roster/input.ts';

export type Worker = WorkerAnswer;
export type Card = WorkerCard;
export type Entry = TimelineEntry;

/** The answer of every write upon one worker. */
export interface Changed {
  id: string;
  version: number;
}
