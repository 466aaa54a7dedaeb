import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf, payMonth } from './closing.ts';
import { newPayCity, type PayCity } from './month.ts';

/**
 * A wage that becomes known after a reset must end as if it had been known on time: contributions of every month since,
 * the open one too. The example policy resets insurance in January and the fund in July, and takes 8 % on either side.
 */
const months = ['2026-05', '2026-06', '2026-07', '2026-08'];

/** Before which month each worker's 7,000.00 is entered; the first is on time. */
const entered = ['2026-05', '2026-07', '2026-08'];
const onTime = { '2026-05': 56_000, '2026-06': 56_000, '2026-07': 56_000, '2026-08': 56_000 };

let city: PayCity;

async function declare(worker: number, wageFen: number): Promise<void> {
  const body = { fromMonth: '2026-01', kind: 'both', items: [{ workerId: city.workerIds[worker], wageFen }] };
  const answer = await city.world.call('PUT', city.city.path('/pay/declared-wages'), { body, cookie: city.hr });
  expect(answer.status).toBe(200);
}

/** The fund's share of each month as it was settled in the end, whenever it was paid. */
async function fundByMonth(worker: number): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const month of months) {
    for (const { forMonth, side, code, amountFen } of await linesOf(city, city.workerIds[worker], month)) {
      if (side === 'deduction' && code === 'housing_fund') sums[forMonth] = (sums[forMonth] ?? 0) + amountFen;
    }
  }
  return sums;
}

describe('a wage that is known late', () => {
  beforeAll(async () => {
    city = await newPayCity();
    for (const worker of entered.keys()) await declare(worker, 644_000);
    for (const month of months) {
      for (const [worker, before] of entered.entries()) if (before === month) await declare(worker, 700_000);
      await payMonth(city, month);
    }
  }, 120_000);

  it('is carried over the reset where nothing new was declared: 8 % of 7,000.00', async () => {
    expect(await fundByMonth(0)).toEqual(onTime);
  });

  it.each([1, 2])('ends as on time, before and after the reset (worker %i)', async (worker) => {
    expect(await fundByMonth(worker)).toEqual(onTime);
  });
});
