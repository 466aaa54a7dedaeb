import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { RegularFact } from '../rules/facts.ts';
import { decideRegular, type WantedMark } from '../rules/regular-marks.ts';
import type { PersonRecord } from '../rules/record.ts';
import { findCycle, type BallotRow, type MarkRow, type PersonRow } from '../store/cycle.ts';
import { poolReads, reachedWorkers, readPool, writePool } from '../store/pool.ts';
import { standingMarks, writeRegular, type StandingRow } from '../store/regular.ts';

export interface RegularEntry {
  readonly period: string;
  readonly group: string;
  readonly marks: readonly WantedMark[];
}

/** Enters the marks of a month or quarter: all of a page at once, or none. @throws RefusedError of `decideRegular` */
export function enterRegular(ctx: CityContext, cycleId: string, input: RegularEntry): Promise<{ changed: number }> {
  const { period, group } = input;
  const workerIds = input.marks.map(({ workerId }) => workerId);
  return commit(ctx, async () => {
    const cycle = await findCycle(ctx, cycleId);
    const at = cycle?.scheme.groups.find(({ code }) => code === group)?.at ?? 'community';
    if (!cycle) return platformRefusals.refuse('not_found');
    const [rows, marks, ballots, reached, standing] = await ctx.db.reads<
      [PersonRow & { version: number }, MarkRow, BallotRow, { workerId: string }, StandingRow]
    >([
      ...poolReads(ctx, cycle, workerIds),
      reachedWorkers(ctx, cycleId, workerIds, 'assessment.marks.write', at),
      standingMarks(cycleId, period, workerIds),
    ]);
    if (reached.length < new Set(workerIds).size) return platformRefusals.refuse('not_found');
    const pool = readPool(ctx, workerIds, rows, marks, ballots);
    const people = new Map(pool.people.map((person) => [person.workerId, person]));
    const { state, year, scheme } = cycle;
    const facts = { state, year, scheme, today: ctx.today, people, standing, actor: ctx.actor };
    const decided = decideRegular(facts, input);
    if (isRefusal(decided)) return decided;
    const touched = new Set(decided.map(({ workerId }) => workerId));
    const after = pool.people.map((person) => marked(person, period, group, decided, ctx.actor.name));
    return {
      audit: {
        action: 'assessment.regular.enter',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { period, group, marks: decided.length },
      },
      writes:
        decided.length === 0
          ? []
          : [...writeRegular(ctx, cycleId, input, decided), ...writePool(ctx, cycle, pool, after, touched)],
      answer: { changed: decided.length },
    };
  });
}

/** The person with the new mark in the place of the old. */
function marked(
  person: PersonRecord,
  period: string,
  group: string,
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
