import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { RegularFact } from '../rules/facts.ts';
import { decideRegular, type RegularFacts, type WantedMark } from '../rules/regular-marks.ts';
import type { Statement } from '../../../platform/statement.ts';
import type { PoolKind } from '../rules/scheme.ts';
import type { PersonRecord } from '../rules/record.ts';
import { findCycle, type BallotRow, type Cycle, type MarkRow, type PersonRow } from '../store/cycle.ts';
import { poolReads, reachedWorkers, readPool, writePool, type LoadedPool } from '../store/pool.ts';
import { standingMarks, writeRegular, type StandingRow } from '../store/regular.ts';

export interface RegularEntry {
  readonly period: string;
  readonly group: string;
  readonly marks: readonly WantedMark[];
}

interface LoadedRegular {
  readonly cycle: Cycle;
  readonly pool: LoadedPool;
  readonly facts: RegularFacts;
}

/** What a decision on these workers' marks of a period rests on; nobody whom the group's speaker does not answer for. */
export async function loadRegular(
  ctx: CityContext,
  cycle: Cycle,
  { period, group }: Pick<RegularEntry, 'period' | 'group'>,
  workerIds: readonly string[],
): Promise<LoadedRegular | Refusal> {
  const [rows, marks, ballots, reached, standing] = await ctx.db.reads<
    [PersonRow & { version: number }, MarkRow, BallotRow, { workerId: string }, StandingRow]
  >([
    ...poolReads(ctx, cycle, workerIds),
    reachedWorkers(ctx, cycle.id, workerIds, 'assessment.marks.write', placeOfGroup(cycle, group)),
    standingMarks(cycle.id, period, workerIds),
  ]);
  if (reached.length < new Set(workerIds).size) return platformRefusals.refuse('not_found');
  const pool = readPool(ctx, workerIds, rows, marks, ballots);
  const people = new Map(pool.people.map((person) => [person.workerId, person]));
  const { state, year, scheme } = cycle;
  return { cycle, pool, facts: { state, year, scheme, today: ctx.today, people, standing, actor: ctx.actor } };
}

/** The unit that a group's speaker answers for. */
export const placeOfGroup = ({ scheme }: Cycle, group: string): PoolKind =>
  scheme.groups.find(({ code }) => code === group)?.at ?? 'community';

/** The marks that change and everybody whom they rank anew. */
export function regularWrites(
  ctx: CityContext,
  { cycle, pool }: LoadedRegular,
  entry: Pick<RegularEntry, 'period' | 'group'>,
  changed: readonly WantedMark[],
): Statement[] {
  if (changed.length === 0) return [];
  const touched = new Set(changed.map(({ workerId }) => workerId));
  const after = pool.people.map((person) => marked(person, entry, changed, ctx.actor.name));
  return [...writeRegular(ctx, cycle.id, entry, changed), ...writePool(ctx, cycle, pool, after, touched)];
}

/** Enters the marks of a month or quarter: all of a page at once, or none. @throws RefusedError of `decideRegular` */
export function enterRegular(ctx: CityContext, cycleId: string, input: RegularEntry): Promise<{ changed: number }> {
  const { period, group } = input;
  const workerIds = input.marks.map(({ workerId }) => workerId);
  return commit(ctx, async () => {
    const cycle = await findCycle(ctx, cycleId);
    if (!cycle) return platformRefusals.refuse('not_found');
    const loaded = await loadRegular(ctx, cycle, input, workerIds);
    if (isRefusal(loaded)) return loaded;
    const decided = decideRegular(loaded.facts, input);
    if (isRefusal(decided)) return decided;
    return {
      audit: {
        action: 'assessment.regular.enter',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { period, group, marks: decided.length },
      },
      writes: regularWrites(ctx, loaded, input, decided),
      answer: { changed: decided.length },
    };
  });
}

/** The person with the new mark in the place of the old. */
function marked(
  person: PersonRecord,
  { period, group }: Pick<RegularEntry, 'period' | 'group'>,
  marks: readonly WantedMark[],
  by: string,
): PersonRecord {
  const wanted = marks.find(({ workerId }) => workerId === person.workerId);
  if (!wanted) return person;
  const others = person.regular.filter((mark) => mark.period !== period || mark.group !== group);
  const { score, cause } = wanted;
  const given: RegularFact[] = score === null ? [] : [{ period, group, score, cause, by }];
  return { ...person, regular: [...others, ...given] };
}
