import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, signUpCity, type TestCity, type World } from '../../harness/api.ts';
import { actsIn } from '../access/people.ts';

interface Home {
  readonly counts: Record<string, number | null>;
  readonly payRun: { readonly month: string; readonly grossFen: number } | null;
  readonly cycle: unknown;
  readonly budget: unknown;
  readonly waiting: readonly { readonly kind: string; readonly count: number; readonly label: string }[];
}

let world: World;
let city: TestCity;
let acts: ReturnType<typeof actsIn>;
beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
  acts = actsIn(world, city);
});

const home = async (cookie = city.cookie) => (await acts.send<Home>('GET', '/home', undefined, cookie)).body;

describe('the first page', () => {
  it('counts the city, and is empty where nothing was begun', async () => {
    expect(await home()).toEqual({
      counts: { streets: 2, communities: 5, grids: 0, workers: 0 },
      payRun: null,
      cycle: null,
      budget: null,
      waiting: [],
    });
  });

  it('keeps to the scope, and to what the roles may read', async () => {
    const officer = await acts.colleague('street@testcity.test', 'street_officer', await acts.unit('西山街道'));
    expect((await home(officer.cookie)).counts).toEqual({ streets: 1, communities: 2, grids: 0, workers: 0 });
    const own = await acts.colleague('worker@testcity.test', 'worker');
    expect((await home(own.cookie)).counts).toEqual({ streets: 0, communities: 0, grids: 0, workers: null });
  });

  it('tells who may approve that a run waits, and not who computed it', async () => {
    const finance = await acts.colleague('finance@testcity.test', 'finance_officer');
    const leader = await acts.colleague('leader@testcity.test', 'city_leader');
    await insertRun(finance.id);
    const seen = await home(leader.cookie);
    expect(seen.payRun).toMatchObject({ month: '2026-10', grossFen: 1000 });
    expect(seen.waiting).toMatchObject([{ kind: 'pay.run.approve', count: 1, label: '2026-10' }]);
    expect((await home(finance.cookie)).waiting).toEqual([]);
  });
});

/** A computed run over whichever scheme and policies the city was seeded with; its people do not matter here. */
async function insertRun(computedBy: string): Promise<void> {
  const database = world.env.CITY_01 as D1Database;
  await database
    .prepare(
      `INSERT INTO pay_run (id, month, state, scheme_id, insurance_policy_id, income_tax_policy_id, snapshot_hash, workers,
        gross_fen, deducted_fen, tax_fen, net_fen, employer_fen, computed_at, computed_by, computed_name)
      SELECT 'run_1', '2026-10', 'computed', (SELECT id FROM pay_scheme LIMIT 1), (SELECT id FROM insurance_policy LIMIT 1),
        (SELECT id FROM income_tax_policy LIMIT 1), '', 0, 1000, 100, 0, 900, 0, '2026-11-01', ?, ''`,
    )
    .bind(computedBy)
    .run();
}
