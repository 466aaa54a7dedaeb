import { day, yearOf, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { ballotSheet, markSheet } from './assessment-sheet.ts';
import { importSheet } from './import.ts';
import type { Person } from './people.ts';
import type { Community } from './places.ts';

interface Cycle {
  readonly id: string;
  readonly version: number;
}

export interface AssessmentOptions {
  readonly city: string;
  readonly people: readonly Person[];
  readonly communities: readonly Community[];
  readonly today: Day;
  readonly seed: number;
}

/** Publicity of a year's grades begins on this day of the next one. */
const publicityDay = '01-12';

/** The last year whose publicity has surely ended by now. */
const assessedYear = (today: Day): number => yearOf(today) - (today.slice(5) > '02-15' ? 1 : 2);

/** One year's assessment from two sheets to final grades, the last step by a second person. */
export async function assess(officer: Session, second: Session, options: AssessmentOptions): Promise<number> {
  const { city, seed, people, communities, today } = options;
  const year = assessedYear(today);
  const schemes = await officer.get<{ items: { id: string }[] }>('/assessment/schemes');
  const cycle = await officer.post<Cycle>('/assessment/cycles', { year, schemeId: schemes.items[0]?.id });
  const path = `/assessment/cycles/${cycle.id}`;
  let { version } = cycle;
  const step = async (name: string, body: Record<string, unknown> = {}, who = officer): Promise<void> => {
    ({ version } = await who.post<Cycle>(`${path}/${name}`, { version, ...body }));
  };
  await step('open');
  const sheet = { city, year, seed };
  await importSheet(officer, `${path}/ballots/import`, await ballotSheet(communities, sheet), '居民评议票数.xlsx');
  await importSheet(officer, `${path}/marks/import`, await markSheet(people, sheet), `${year}年度考核评分.xlsx`);
  ({ version } = await officer.get<Cycle>(path));
  await step('collect');
  await step('calibrate');
  await step('publish', { from: day(`${year + 1}-${publicityDay}`) });
  await step('finalise', {}, second);
  return year;
}
