import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import type { FilingFacts } from '../rules/appeal.ts';
import { appealsOfWorker, type AppealRow } from './appeals.ts';
import { cycleById, readCycle, type Cycle, type StoredCycle } from './cycle.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';

export interface OwnYear {
  readonly workerId: string;
  readonly cycle: Cycle;
  readonly appeals: readonly AppealRow[];
  readonly filing: FilingFacts;
}

/** What a worker may do in a cycle that they stand in; null for everybody else. */
export async function loadOwnYear(ctx: CityContext, cycleId: string): Promise<OwnYear | null> {
  const { workerId } = ctx.actor;
  if (workerId === null) return null;
  const [cycles, places, appeals, calendars] = await ctx.db.reads<
    [StoredCycle, { found: number }, AppealRow, WorkCalendarRow]
  >([
    cycleById(cycleId),
    sql`SELECT 1 AS found FROM assessment_person WHERE cycle_id = ${cycleId} AND worker_id = ${workerId}`,
    appealsOfWorker(workerId),
    workCalendars(),
  ]);
  if (!cycles[0] || places.length === 0) return null;
  const cycle = readCycle(cycles[0]);
  const ofCycle = appeals.filter((appeal) => appeal.cycleId === cycleId);
  return { workerId, cycle, appeals: ofCycle, filing: filingFacts(ctx, cycle, ofCycle, calendars) };
}

export const filingFacts = (
  ctx: CityContext,
  { state, publicityUntil, scheme }: Cycle,
  appeals: readonly AppealRow[],
  calendars: readonly WorkCalendarRow[],
): FilingFacts => ({
  state,
  publicityUntil,
  terms: scheme.appeal,
  today: ctx.today,
  calendars: calendars.map(workCalendarOf),
  appeals: appeals.map(({ level, decision, decidedOn }) => ({
    level,
    answeredOn: decision === 'confirmed' ? decidedOn : null,
  })),
});
