import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Finding {
  readonly name: string;
  readonly severity: string;
  readonly facts: Readonly<Record<string, string | number>>;
}
interface Told {
  readonly version: number;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly open: number }[];
}

const month = '2026-07';
let city: PayCity;
let run: Computed;
const due = async () =>
  (await city.get<Page<Finding>>(`/pay/runs/${run.id}/findings?code=level_due`, city.hr)).items.map(
    ({ name, severity, facts }) => ({ name, severity, facts }),
  );
const again = async () => {
  const { version } = await city.get<Told>(`/pay/runs/${run.id}`, city.hr);
  return (await city.act<Computed>(`/pay/runs/${run.id}/compute`, { version })).body;
};
const accept = async (code: string) => {
  const { version } = await city.get<Told>(`/pay/runs/${run.id}`, city.hr);
  return city.act(`/pay/runs/${run.id}/findings/accept`, { version, code, reason: '已逐人核对' });
};
const approve = async () => {
  const { version } = await city.get<Told>(`/pay/runs/${run.id}`, city.hr);
  return city.act(`/pay/runs/${run.id}/approve`, { version, fundingAccountId: city.lineId }, city.finance);
};

beforeAll(async () => {
  city = await newPayCity();
});

describe('levels that should have changed and were not confirmed', () => {
  it('are none where nobody has a level yet: the run gives the first ones', async () => {
    run = (await city.act<Computed>('/pay/runs', { month })).body;
    expect(run.levelsDerived).toBe(4);
    expect(await due()).toEqual([]);
    run = await again();
    expect(await due()).toEqual([]);
  });

  it('are told of the worker, with both levels, the month and the cause', async () => {
    const { version } = await city.get<{ version: number }>(`/roster/workers/${city.workerIds[2]}`);
    const moved = await city.post(`/roster/workers/${city.workerIds[2]}/post`, {
      version,
      day: '2026-07-15',
      reason: '任命为副主任',
      postType: 'deputy',
    });
    expect(moved.status).toBe(200);
    run = await again();
    // Staff of four whole years: 1 + 1 + 1; a deputy: 4 + 1 + 1.
    expect(await due()).toEqual([
      { name: '孙三', severity: 'warning', facts: { before: 3, level: 6, fromMonth: month, cause: 'promotion' } },
    ]);
  });

  it('stop the approval until they are accepted with a reason', async () => {
    const { findings } = await city.get<Told>(`/pay/runs/${run.id}`, city.hr);
    for (const { code, severity, open } of findings) {
      if (code !== 'level_due' && severity === 'warning' && open > 0) expect((await accept(code)).status).toBe(200);
    }
    const refused = await approve();
    expect([refused.status, (refused.body as unknown as Refused).error.code]).toEqual([409, 'run_findings_open']);
    expect((await city.get<Told>(`/pay/runs/${run.id}`, city.hr)).findings).toContainEqual(
      expect.objectContaining({ code: 'level_due', severity: 'warning', open: 1 }),
    );
  });

  it('are gone when they are confirmed and the month is computed again, and the pay follows', async () => {
    const { digest } = (await city.act<{ digest: string }>('/pay/levels/proposals', { until: month })).body;
    const confirmed = await city.act('/pay/levels/proposals/confirm', { until: month, digest, reason: '任职定级' });
    expect(confirmed.status).toBe(200);
    run = await again();
    expect(await due()).toEqual([]);
    expect(run.differences).toMatchObject([{ name: '孙三' }]);
    expect((await approve()).status).toBe(200);
  });
});
