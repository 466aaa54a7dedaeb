import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile } from '../../../platform/refused.ts';
import type { CalendarChange } from '../input.ts';
import { refuseCalendar } from '../rules/template.ts';
import { readCalendars } from '../store.ts';
import { addCalendar, changeCalendar } from '../writes-settings.ts';

/** Enters a year's official holidays and make-up days, or corrects them: version 0 says that the year is new. */
export function setCalendar(
  ctx: CityContext,
  year: number,
  input: CalendarChange,
): Promise<{ year: number; version: number }> {
  const { holidays, makeUpDays, version } = input;
  return commit(ctx, async () => {
    const current = (await readCalendars(ctx.db)).find((calendar) => calendar.year === year);
    const standing = current?.version ?? 0;
    if (standing !== version) return changedMeanwhile({ version: standing, ...current });
    const refusal = refuseCalendar(year, [...holidays, ...makeUpDays]);
    if (refusal) return refusal;
    return {
      audit: {
        action: 'organisation.calendar.set',
        subject: { type: 'work_calendar', id: String(year) },
        payload: { before: current ?? null, ...input },
      },
      writes: current ? changeCalendar(year, input) : [addCalendar(year, input)],
      answer: { year, version: version + 1 },
    };
  });
}
