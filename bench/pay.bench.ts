import type { Measure } from '../scripts/bench.ts';
import { monthsOfYear, type Month } from '../worker/core/day.ts';
import { peakBytes, startPeak } from './floor/memory.ts';
import { multiplyWorkers } from './floor/multiply.ts';
import { median, milliseconds } from './floor/sample.ts';
import { confirmed, newCity, rosterOf, storageOf, trips, withFloor, type City, type Floor } from './floor/server.ts';

const size = 840;
/** Cities that are computed in slices. */
const large = [5_000, 100_000];
const year = 2026;
const sliceRows = 2_000;
const mebibyte = 1024 * 1024;
/** What the platform gives an isolate (Cloudflare Workers, limits: 128 MB); beyond it the runtime would end this bench. */
const isolateMiB = 128;

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

interface Job {
  readonly state: string;
  readonly done: number;
  readonly error?: string;
}

/** Milliseconds from the request until every slice stands. */
async function computed(city: City, month: Month, report: (detail: string) => void): Promise<number> {
  return milliseconds(async () => {
    const { jobId } = await city.session.post<{ jobId?: string }>('/pay/runs', { month });
    for (let job: Job = { state: jobId ? 'running' : 'done', done: 0 }; job.state !== 'done';) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      job = await city.session.get<Job>(`/pay/jobs/${jobId}`);
      report(`${month} ${job.done}`);
      if (job.state === 'failed') throw new Error(`pay job: ${job.error}`);
    }
  });
}

/** Bare read of the roster and bare insert of what the month stored, slice by slice, as much as memory takes. */
async function bareMonth(floor: Floor, { binding }: City, month: Month): Promise<number> {
  const database = await floor.database(binding);
  const bounds = await database
    .prepare(`SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM worker) WHERE n % ${sliceRows} = 0`)
    .all<{ id: string }>();
  const edges = ['', ...bounds.results.map(({ id }) => id), '~'];
  let all = 0;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const within = (column: string) => `${column} > '${from}' AND ${column} <= '${edges[index + 1]}'`;
    const read = { worker: within('id'), worker_state: within('worker_id'), posting: within('worker_id') };
    const slips = `month = '${month}' AND ${within('worker_id')}`;
    const tables = {
      payslip: slips,
      payslip_line: `payslip_id IN (SELECT id FROM payslip WHERE ${slips})`,
      worker_level: `from_month = '${month}' AND ${within('worker_id')}`,
      pay_finding: `run_id = (SELECT id FROM pay_run WHERE month = '${month}') AND ${within('worker_id')}`,
    };
    const inserted = await floor.ask<number[]>('insert', { binding, times: 1, tables });
    all += (await floor.ask<number>('select', { binding, tables: read })) + median(inserted);
  }
  return all;
}

/** A city of so many: its second month, computed in slices by the platform's own hands, with the memory it took. */
async function runLarge(floor: Floor, workers: number, report: (detail: string) => void): Promise<Measure[]> {
  const city = await newCity(floor, `payroll-${workers}`);
  const roster = await rosterOf(city, size);
  await city.session.upload('/roster/imports', roster, await confirmed(city, roster));
  await multiplyWorkers(await floor.database(city.binding), workers);
  const [first, second] = monthsOfYear(year) as [Month, Month];
  await computed(city, first, report);
  await close(floor, city, first);
  const before = startPeak();
  const took = await computed(city, second, report);
  const peak = peakBytes() - before;
  const bare = await bareMonth(floor, city, second);
  report(`${workers}: ${(took / workers).toFixed(3)} ms a worker, ${(peak / mebibyte).toFixed(0)} MiB more at most`);
  return [
    {
      name: `pay run of ${workers} in slices, request to end, beside the bare read and insert of its rows`,
      unit: 'ms',
      floor: bare,
      measured: took,
      limit: 4,
    },
    {
      // All isolates and the storage engine in one process, collected when the runtime likes: no bound of one isolate.
      name: `more that the runtime's process held for it at most, beside 512 MiB`,
      unit: 'bytes',
      floor: 512 * mebibyte,
      measured: peak,
      limit: 1,
    },
  ];
}

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(
    async (floor) => {
      const city = await newCity(floor, 'payroll');
      const roster = await rosterOf(city, size);
      await city.session.upload('/roster/imports', roster, await confirmed(city, roster));
      const runs: Run[] = [];
      for (const month of monthsOfYear(year)) {
        report(month);
        runs.push(await runMonth(floor, city, month));
        await close(floor, city, month);
      }
      const scaled: Measure[] = [];
      for (const workers of large) scaled.push(...(await runLarge(floor, workers, report)));
      return [
        ...scaled,
        {
          name: `pay run of ${size}, storage beside the bare read and insert of its rows`,
          unit: 'ms',
          floor: median(runs.map(({ bare }) => bare)),
          measured: median(runs.map(({ storage }) => storage)),
          limit: 3,
        },
      ];
    },
    { heapMiB: isolateMiB },
  );
}
