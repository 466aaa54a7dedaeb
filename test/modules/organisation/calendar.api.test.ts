import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, day } from '../../../worker/core/day.ts';
import { addWorkdays, isMissingYear } from '../../../worker/core/workday.ts';
import {
  workCalendarOf,
  workCalendars,
  workdayAfterSql,
  type WorkCalendarRow,
} from '../../../worker/modules/organisation/index.ts';
import { json, sql } from '../../../worker/platform/statement.ts';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';
import { commandContext } from '../../harness/context.ts';

let world: World;
let city: TestCity;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});

describe('working days in a list', () => {
  it.each([1, 5, 12])('%i after any day of a year are the same as in a command', async (workdays) => {
    const { db } = await commandContext(world, city);
    const calendars = (await db.all<WorkCalendarRow>(workCalendars())).map(workCalendarOf);
    const year = Math.max(...calendars.map((calendar) => calendar.year));
    const from = Array.from({ length: 366 }, (_, at) => addDays(day(`${year}-01-01`), at));
    const told = await db.all<{ day: string; after: string | null }>(
      sql`SELECT f.value AS day, ${workdayAfterSql(sql`f.value`, sql`CAST(${workdays} AS INTEGER)`)} AS after
        FROM json_each(${json(from)}) AS f`,
    );
    const known = from.map((start) => {
      const after = addWorkdays(start, workdays, calendars, false);
      return { day: start, after: isMissingYear(after) ? null : after };
    });
    // The last days of the last known year run out of calendar: nothing is guessed.
    expect(known.some(({ after }) => after === null)).toBe(true);
    expect(told).toEqual(known);
  });
});
