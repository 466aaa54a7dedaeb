import type { CityContext } from '../../../platform/context.ts';
import { monthOfDay } from '../../../core/day.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { countedYears, postOn, probationOf } from '../rules/career.ts';
import { levelOn } from '../rules/level-events.ts';
import { loadCareers } from '../store/careers.ts';
import { readEvents } from '../store/levels.ts';

/** Every level of one worker and what it rests on. @throws RefusedError `not_found` */
export async function readHistory(ctx: CityContext, workerId: string) {
  const [{ careers, ruleAt }, events] = await Promise.all([
    loadCareers(ctx, { permission: 'pay.read', workerId }),
    readEvents(ctx, workerId),
  ]);
  const career = careers[0];
  if (!career) throw new RefusedError(platformRefusals.refuse('not_found'));
  const rule = ruleAt(monthOfDay(ctx.today))?.levelRule ?? null;
  const counted = rule && countedYears(career, rule, ctx.today);
  const probation = rule && probationOf(career, rule);
  const { name, unitName, streetName, serviceFrom, hiredOn, postings, grades } = career;
  return {
    workerId,
    name,
    unitName,
    streetName,
    serviceFrom,
    hiredOn,
    postType: postOn(career, ctx.today),
    level: levelOn(career.events, ctx.today),
    countedYears: counted?.years ?? null,
    excludedYears: counted?.excluded ?? null,
    probation: probation && probation.until > ctx.today ? { ...probation } : null,
    postings: postings.map((each) => ({ ...each })),
    grades: grades.map(({ year, grade, corrected }) => ({ year, grade, corrected })).toReversed(),
    events,
  };
}
