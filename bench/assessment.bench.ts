import type { Measure } from '../scripts/bench.ts';
import { milliseconds, median } from './floor/sample.ts';
import { multiplyWorkers } from './floor/multiply.ts';
import { confirmed, newCity, rosterOf, storageOf, trips, withFloor, type City, type Floor } from './floor/server.ts';

const entered = 840;
/** Some came after a year was over, so that about 5,200 stand in each. */
const size = 5_800;
const cycles = 3;
/** Who rates each person: two officers, the head, five colleagues. */
const voices = ['street', 'street', 'community', 'peers', 'peers', 'peers', 'peers', 'peers'];

interface Cycle {
  readonly id: string;
  readonly version: number;
}

/** A year that collects, everybody in it rated by eight: as many sheets as that, sent one by one, are not what is measured. */
async function ratedYear(floor: Floor, { session, binding }: City, schemeId: string, year: number): Promise<Cycle> {
  const { id } = await session.post<Cycle>('/assessment/cycles', { year, schemeId });
  await session.post(`/assessment/cycles/${id}/enrol`, {});
  const opened = await session.post<Cycle>(`/assessment/cycles/${id}/open`, { version: 2 });
  const database = await floor.database(binding);
  for (const [at, group] of voices.entries())
    await database
      .prepare(
        `INSERT INTO assessment_mark (cycle_id, worker_id, group_code, rater_id, rater_name, unit_id, score, given_at, given_by)
        SELECT cycle_id, worker_id, ?2, ?3, ?3, unit_id, 7000 + abs(random()) % 3000, ?4, ?3 FROM assessment_person WHERE cycle_id = ?1`,
      )
      .bind(id, group, `wrk_${at}`, new Date().toISOString())
      .run();
  return opened;
}

interface Closing {
  readonly request: number;
  readonly storage: number;
  readonly bare: number;
}

/** Ends the collecting: everybody worked out from every mark and ranked, beside the bare read and write of those rows. */
async function close(floor: Floor, city: City, { id, version }: Cycle): Promise<Closing> {
  let request = 0;
  const all = await trips(floor, async () => {
    request = await milliseconds(() => city.session.post(`/assessment/cycles/${id}/collect`, { version }));
  });
  const { binding } = city;
  const read = await floor.ask<number[]>('read', { binding, times: 3 });
  const tables = { assessment_person: `cycle_id = '${id}'` };
  const insert = await floor.ask<number[]>('insert', { binding, times: 3, tables });
  return { request, storage: storageOf(all), bare: median(read) + median(insert) };
}

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'assessed');
    const roster = await rosterOf(city, entered);
    await city.session.upload('/roster/imports', roster, await confirmed(city, roster));
    const database = await floor.database(city.binding);
    await multiplyWorkers(database, size);
    const { items } = await city.session.get<{ items: { id: string; code: string }[] }>('/assessment/schemes');
    const schemeId = items.find(({ code }) => code === 'representative_r')?.id ?? '';
    const closings: Closing[] = [];
    for (let year = 2025; year > 2025 - cycles; year -= 1) {
      closings.push(await close(floor, city, await ratedYear(floor, city, schemeId, year)));
      report(`${year}: ${closings.at(-1)?.request.toFixed(0)} ms, bare ${closings.at(-1)?.bare.toFixed(0)} ms`);
    }
    const people = await database.prepare('SELECT count(*) AS n FROM assessment_person').first<number>('n');
    const marks = await database.prepare('SELECT count(*) AS n FROM assessment_mark').first<number>('n');
    const name = `closing a cycle of ${Math.round((people ?? 0) / cycles)} people with ${Math.round((marks ?? 0) / cycles)} marks`;
    const floorMs = median(closings.map(({ bare }) => bare));
    const line = (beside: string, pick: (each: Closing) => number): Measure => ({
      name: `${name}, ${beside} beside the bare read and write of its rows`,
      unit: 'ms',
      floor: floorMs,
      measured: median(closings.map(pick)),
      limit: 4,
    });
    return [line('request', ({ request }) => request), line('storage', ({ storage }) => storage)];
  });
}
