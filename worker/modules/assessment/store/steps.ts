import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import type { StepFacts } from '../rules/cycle.ts';
import { openAppeals, openObjections } from './appeals.ts';
import { uncountedBoxes } from './ballot-box.ts';
import {
  ballotsOf, cycleById, marksOf, peopleOf, type BallotRow, type MarkRow, type PersonRow, type StoredCycle,
} from './cycle.ts'; // prettier-ignore
import { waitingEvents } from './events.ts';
import { unsentTasks } from './raters.ts';
import { everybodyOf, usesFacts, usesReads, type UsesRead } from './uses.ts';

/** How much of the people a step needs: their grades to make final, or everything to work them out. */
export type StepReach = 'counts' | 'people' | 'marks';

/** What a step looks at, in one round trip. */
export async function loadStep(ctx: CityContext, cycleId: string, reach: StepReach) {
  const none = sql`SELECT 1 WHERE 0`;
  const [cycles, counts, moves, boxes, calendars, makers, events, unsent, voices, people, marks, ballots, ...uses] =
    await ctx.db.reads<
      [
        StoredCycle,
        { people: number; incomplete: number; versions: number },
        { open: number },
        { open: number },
        WorkCalendarRow,
        { actorId: string },
        { open: number },
        { count: number; raters: number },
        { objections: number; appeals: number },
        PersonRow,
        MarkRow,
        BallotRow,
        ...UsesRead,
      ]
    >([
      cycleById(cycleId),
      sql`SELECT count(*) AS people, count(*) FILTER (WHERE grade_reason = 'incomplete') AS incomplete,
        total(version) AS versions FROM assessment_person WHERE cycle_id = ${cycleId}`,
      sql`SELECT count(*) AS open FROM assessment_move WHERE cycle_id = ${cycleId} AND outcome IS NULL`,
      uncountedBoxes(cycleId),
      workCalendars(),
      sql`SELECT actor_id AS actorId FROM assessment_step WHERE cycle_id = ${cycleId} AND state IN ('calibrated', 'publicity')`,
      waitingEvents(cycleId),
      unsentTasks(cycleId),
      sql`SELECT (${openObjections(cycleId)}) AS objections, (${openAppeals(cycleId)}) AS appeals`,
      reach === 'counts' ? none : peopleOf(cycleId),
      reach === 'marks' ? marksOf(cycleId) : none,
      reach === 'marks' ? ballotsOf(cycleId) : none,
      ...(reach === 'people' ? usesReads(cycleId, everybodyOf(cycleId)) : ([none, none, none] as const)),
    ]);
  const cycle = cycles[0];
  if (!cycle) return null;
  const facts: Omit<StepFacts, 'state' | 'version' | 'publicityUntil' | 'today'> = {
    people: counts[0]?.people ?? 0,
    incomplete: counts[0]?.incomplete ?? 0,
    movesOpen: moves[0]?.open ?? 0,
    ballotsOpen: boxes[0]?.open ?? 0,
    eventsOpen: events[0]?.open ?? 0,
    objectionsOpen: voices[0]?.objections ?? 0,
    appealsOpen: voices[0]?.appeals ?? 0,
    calendars: calendars.map(workCalendarOf),
    makers: makers.map(({ actorId }) => actorId),
  };
  const waiting = { count: unsent[0]?.count ?? 0, raters: unsent[0]?.raters ?? 0 };
  return { cycle, facts, people, marks, ballots, versions: counts[0]?.versions ?? 0, waiting, uses: usesFacts(uses) };
}
