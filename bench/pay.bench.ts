import type { Measure } from '../scripts/bench.ts';
import { monthsOfYear, type Month } from '../worker/core/day.ts';
import { median } from './floor/sample.ts';
import { confirmed, newCity, rosterOf, storageOf, trips, withFloor, type City, type Floor } from './floor/server.ts';

const size = 840;
const year = 2026;

/** Every row that the run of a month stores. */
const stored = (month: Month) => ({
  payslip: `month = '${month}'`,
  payslip_line: `payslip_id IN (SELECT id FROM payslip WHERE month = '${month}')`,
  worker_level: `from_month = '${month}'`,
  pay_finding: `run_id = (SELECT id FROM pay_run WHERE month = '${month}')`,
});

interface Run {
  readonly storage: number;
  readonly bare: number;
}

/** One month computed, then the bare read and the bare insert of what it read and stored. */
async function runMonth(floor: Floor, city: City, month: Month): Promise<Run> {
  const all = await trips(floor, () => city.session.post('/pay/runs', { month }));
  const { binding } = city;
  const read = await floor.ask<number[]>('read', { binding, times: 3 });
  const insert = await floor.ask<number[]>('insert', { binding, times: 3, tables: stored(month) });
  return { storage: storageOf(all), bare: median(read) + median(insert) };
}

/** Months go in order and each must be closed first; the steps of the second person are not what is measured. */
async function close(floor: Floor, city: City, month: Month): Promise<void> {
  const database = await floor.database(city.binding);
  await database.prepare(`UPDATE pay_run SET state = 'closed' WHERE month = ?`).bind(month).run();
}

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'payroll');
    const roster = await rosterOf(city, size);
    await city.session.upload('/roster/imports', roster, await confirmed(city, roster));
    const runs: Run[] = [];
    for (const month of monthsOfYear(year)) {
      report(month);
      runs.push(await runMonth(floor, city, month));
      await close(floor, city, month);
    }
    return [
      {
        name: `pay run of ${size}, storage beside the bare read and insert of its rows`,
        unit: 'ms',
        floor: median(runs.map(({ bare }) => bare)),
        measured: median(runs.map(({ storage }) => storage)),
        limit: 3,
      },
    ];
  });
}
