import type { Day } from '../../../core/day.ts';
import type { PostType } from './vocabulary.ts';

/** One thing that happened to a worker, or became known. */
export interface TimelineEntry {
  readonly day: string;
  readonly kind: 'birth' | 'community_work' | 'posting' | 'left' | 'state' | 'account' | 'contract' | 'retirement';
  readonly manner: string | null;
  readonly untilDay: string | null;
  readonly unitName: string | null;
  readonly postType: PostType | null;
  readonly changes: { field: string; before: string | null; after: string | null }[];
  readonly reason: string | null;
  readonly recordedAt: string | null;
  readonly recordedBy: string | null;
}

export interface PostingFact {
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly unitName: string;
  readonly postType: PostType;
  readonly begunBy: string;
  readonly reason: string | null;
  readonly endReason: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A row of `worker_state`: what was known, with its bookkeeping. */
export interface StateFact {
  readonly kind: string;
  readonly fromDay: Day;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** By field; only fields that may be shown. */
  readonly known: Readonly<Record<string, string | null>>;
}

export interface PeriodFact {
  readonly fromDay: Day;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly known: Readonly<Record<string, string | null>>;
}

export interface TimelineFacts {
  readonly birthDay: Day;
  readonly communityWorkSince: Day | null;
  readonly retirementMonth: string;
  readonly leftOn: Day | null;
  readonly postings: readonly PostingFact[];
  readonly states: readonly StateFact[];
  readonly accounts: readonly PeriodFact[];
  readonly contracts: readonly PeriodFact[];
}

const bare = {
  manner: null,
  untilDay: null,
  unitName: null,
  postType: null,
  changes: [],
  reason: null,
  recordedAt: null,
  recordedBy: null,
};

/** Everything about a worker in order of time. A state that repeats the one before it says nothing and is left out. */
export function timelineOf(facts: TimelineFacts): TimelineEntry[] {
  const { birthDay, communityWorkSince, leftOn, retirementMonth } = facts;
  const entries: TimelineEntry[] = [
    { ...bare, kind: 'birth', day: birthDay },
    ...(communityWorkSince ? [{ ...bare, kind: 'community_work' as const, day: communityWorkSince }] : []),
    ...facts.postings.flatMap(ofPosting),
    ...inOrder(facts.states).flatMap((state, index, all) => ofState(all[index - 1], state)),
    ...facts.accounts.map((account, index, all) => ofPeriod('account', all[index - 1], account)),
    ...facts.contracts.map((contract, index, all) => ofPeriod('contract', all[index - 1], contract)),
    ...(leftOn ? [] : [{ ...bare, kind: 'retirement' as const, day: retirementMonth }]),
  ];
  return entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const inOrder = (states: readonly StateFact[]): readonly StateFact[] =>
  states.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));

function ofPosting(posting: PostingFact, index: number, all: readonly PostingFact[]): TimelineEntry[] {
  const { fromDay, untilDay, unitName, postType, begunBy, endReason, reason, recordedAt, recordedBy } = posting;
  const begun = {
    ...bare,
    kind: 'posting' as const,
    day: fromDay,
    untilDay,
    unitName,
    postType,
    manner: begunBy,
    reason,
    recordedAt,
    recordedBy,
  };
  const gap = untilDay !== null && all[index + 1]?.fromDay !== untilDay;
  return gap ? [begun, { ...bare, kind: 'left', day: untilDay, unitName, postType, reason: endReason }] : [begun];
}

function ofState(before: StateFact | undefined, state: StateFact): TimelineEntry[] {
  const changes = before ? changed(before.known, state.known) : [];
  if (before && changes.length === 0) return [];
  const { kind: manner, fromDay: day, reason, recordedAt, recordedBy } = state;
  return [{ ...bare, kind: 'state', day, manner, changes, reason, recordedAt, recordedBy }];
}

const ofPeriod = (
  kind: 'account' | 'contract',
  before: PeriodFact | undefined,
  { fromDay: day, known, recordedAt, recordedBy }: PeriodFact,
): TimelineEntry => ({ ...bare, kind, day, changes: changed(before?.known ?? {}, known), recordedAt, recordedBy });

function changed(before: Readonly<Record<string, string | null>>, after: Readonly<Record<string, string | null>>) {
  return Object.entries(after)
    .filter(([field, value]) => (before[field] ?? null) !== value)
    .map(([field, value]) => ({ field, before: before[field] ?? null, after: value }));
}
