import { beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { monthlyLimit } from '../../../worker/modules/pay/rules/recovery.ts';
import { adoptBase, closeMonth, linesOf, payMonth } from './closing.ts';
import { giveRole, newPayCity, type Page, type PayCity } from './month.ts';

interface Recovery {
  readonly workerId: string;
  readonly left: boolean;
  readonly owedFen: number;
  readonly draftFen: number;
  readonly monthlyFen: number;
  readonly instalmentFen: number | null;
  readonly claims: readonly { readonly month: string; readonly taxable: boolean; readonly fen: number }[];
  readonly instalments: readonly { readonly month: string; readonly fen: number }[];
  readonly restFen: number;
  readonly waivers: readonly { readonly id: string; readonly version: number; readonly own: boolean }[];
}
type Recoveries = Page<Recovery> & {
  readonly draftMonth: string | null;
  readonly owedFen: number;
  readonly terms: { readonly floorFen: number };
};

let city: PayCity;
const worker = (index: number): string => city.workerIds[index] ?? '';
const code = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;
const plans = () => city.get<Recoveries>('/pay/recoveries', city.hr);
const planOf = async (id: string) => (await plans()).items.find(({ workerId }) => workerId === id);
const recovered = async (id: string, month: string) =>
  (await linesOf(city, id, month))
    .filter(({ source }) => source === 'recovery')
    .map(({ forMonth, amountFen }) => `${forMonth} ${amountFen}`);
const slipOf = (id: string, month: string) =>
  city.world.env.CITY_01?.prepare(
    'SELECT net_fen AS netFen, gross_fen AS grossFen FROM payslip WHERE worker_id = ? AND month = ?',
  )
    .bind(id, month)
    .first<{ netFen: number; grossFen: number }>();

const findingsOf = async (runId: string, told: string) =>
  (
    await city.get<Page<{ workerId: string; facts: Record<string, unknown> }>>(
      `/pay/runs/${runId}/findings?code=${told}&pageSize=200`,
      city.hr,
    )
  ).items;

beforeAll(async () => {
  city = await newPayCity();
  for (const month of ['2025-11', '2025-12', '2026-01']) await payMonth(city, month);
  // Half the base from December on: two months were paid too much.
  await adoptBase(city, 240_000, '2025-12');
}, 120_000);

describe('a draft that takes back', () => {
  it('shows the plan before anybody approves it, and the same after', async () => {
    const run = await city.act<{ id: string }>('/pay/runs', { month: '2026-02' });
    const approved = await plans();
    expect([approved.total, approved.draftMonth]).toEqual([0, '2026-02']);
    const draft = await city.get<Recoveries>('/pay/recoveries?draft=true', city.hr);
    expect(draft.total).toBe(city.workerIds.length);
    const open = await findingsOf(run.body.id, 'recovery_open');
    for (const { workerId, owedFen, draftFen, instalments } of draft.items) {
      const lines = await linesOf(city, workerId, '2026-02');
      const tooMuch = lines.filter(({ source, side }) => source === 'back_pay' && side === 'earning');
      const takenFen = -tooMuch.reduce((all, { amountFen }) => all + amountFen, 0) - owedFen;
      expect(open.find((told) => told.workerId === workerId)?.facts).toEqual({ owedFen, takenFen });
      expect(takenFen).toBeGreaterThan(0);
      expect(draftFen).toBe(owedFen);
      expect(instalments[0]?.month).toBe('2026-03');
    }
    await closeMonth(city, '2026-02');
    const after = await plans();
    const planned = ({ items }: Recoveries) =>
      items.map(({ workerId, owedFen, instalments }) => [workerId, owedFen, instalments]);
    expect(planned(after)).toEqual(planned(draft));
  });
});

describe('a cut that reaches back', () => {
  it('takes a fifth of the month, never below the floor, and defers the rest by month of origin', async () => {
    const { terms } = await plans();
    for (const id of city.workerIds) {
      const lines = await linesOf(city, id, '2026-02');
      const sum = (source: (line: (typeof lines)[number]) => boolean) =>
        lines
          .filter((line) => line.side === 'earning' && source(line))
          .reduce((all, { amountFen }) => all + amountFen, 0);
      const own = sum(({ source }) => source !== 'back_pay' && source !== 'recovery');
      const tooMuch = -sum(({ source }) => source === 'back_pay');
      const deferred = sum(({ source }) => source === 'recovery');
      const slip = await slipOf(id, '2026-02');
      expect(tooMuch).toBeGreaterThan(0);
      const limit = monthlyLimit(fen(own), { floorFen: fen(0), maxShare: '0.2', instalmentFen: null, source: '' });
      expect(tooMuch - deferred).toBeLessThanOrEqual(limit);
      expect(slip?.netFen).toBeGreaterThanOrEqual(terms.floorFen);
      expect((await planOf(id))?.owedFen).toBe(deferred);
    }
    const [first] = (await planOf(worker(0)))?.claims ?? [];
    expect(first?.month).toBe('2025-12');
  });

  it('says when it will have come back, and every month takes what was said', async () => {
    const before = await planOf(worker(0));
    expect(before?.restFen).toBe(0);
    expect(before?.instalments.reduce((all, each) => all + each.fen, 0)).toBe(before?.owedFen);
    await payMonth(city, '2026-03');
    const after = await planOf(worker(0));
    expect((before?.owedFen ?? 0) - (after?.owedFen ?? 0)).toBe(before?.instalments[0]?.fen);
  });

  it('takes a smaller instalment where HR set one with a reason', async () => {
    const path = `/pay/recoveries/${worker(1)}/instalment`;
    expect((await city.act(path, { monthlyFen: 100, reason: '' })).status).toBe(400);
    expect((await city.act(path, { monthlyFen: 1_234, reason: '家庭困难' })).status).toBe(200);
    expect(await planOf(worker(1))).toMatchObject({ instalmentFen: 1_234, monthlyFen: 1_234 });
    await payMonth(city, '2026-04');
    expect(await recovered(worker(1), '2026-04')).toEqual(['2025-12 -1234']);
    const unknown = await city.act('/pay/recoveries/wrk_nobody/instalment', { monthlyFen: 1, reason: '测试' });
    expect(unknown.status).toBe(404);
  });

  it('gives a claim up only where a second person agrees', async () => {
    const claim = (await planOf(worker(1)))?.claims[0];
    const path = `/pay/recoveries/${worker(1)}/waivers`;
    const ask = { month: claim?.month, taxable: claim?.taxable, amountFen: claim?.fen, reason: '确有困难' };
    expect(code(await city.act(path, { ...ask, amountFen: (claim?.fen ?? 0) + 1 }))).toBe('waiver_above_claim');
    expect(code(await city.act(path, { ...ask, month: '2025-01' }))).toBe('nothing_owed');
    const asked = await city.act<{ id: string; state: string }>(path, ask);
    expect([asked.status, asked.body.state]).toEqual([201, 'asked']);
    expect(code(await city.act(path, ask))).toBe('waiver_standing');
    const decision = `/pay/waivers/${asked.body.id}/decision`;
    await giveRole(city, 'hr@pay.test', 'finance_officer');
    expect(code(await city.act(decision, { version: 1, grant: true }))).toBe('second_person_required');
    const granted = await city.act<{ state: string }>(decision, { version: 1, grant: true }, city.finance);
    expect(granted.body.state).toBe('granted');
    expect(code(await city.act(decision, { version: 2, grant: true }, city.finance))).toBe('waiver_decided');
    expect((await planOf(worker(1)))?.claims.map(({ month }) => month)).not.toContain(claim?.month);
    expect(code(await city.act(`/pay/recoveries/${worker(1)}x/waivers`, ask))).toBe('not_found');
  });

  it('settles with who has left by a payslip of differences only, and keeps the rest as a claim', async () => {
    const roster = await city.get<{ version: number }>(`/roster/workers/${worker(2)}`, city.city.cookie);
    const leave = { version: roster.version, day: '2026-04-01', reason: '辞职' };
    const left = await city.act(`/roster/workers/${worker(2)}/leave`, leave, city.city.cookie);
    expect([left.status, left.body]).toMatchObject([200, {}]);
    const run = await payMonth(city, '2026-05');
    // April was paid in full to somebody who, as is known now, had gone: all of it comes back as a claim.
    const lines = await linesOf(city, worker(2), '2026-05');
    expect([...new Set(lines.map(({ source }) => source))].toSorted()).toEqual(['back_pay', 'recovery']);
    const slip = await slipOf(worker(2), '2026-05');
    expect(slip?.netFen).toBe(0);
    const told = await findingsOf(run.id, 'tax_correction');
    expect(told.map(({ workerId, facts }) => [workerId, facts['months']])).toEqual([[worker(2), '2026-04']]);
    const plan = await planOf(worker(2));
    expect(plan).toMatchObject({ left: true, monthlyFen: 0, instalments: [] });
    expect(plan?.restFen).toBe(plan?.owedFen);
    expect(plan?.claims.map(({ month }) => month)).toContain('2026-04');
  });

  it('owes nothing and sets nothing where nothing is owed', async () => {
    await adoptBase(city, 480_000, '2025-12');
    await payMonth(city, '2026-06');
    expect(await planOf(worker(0))).toBeUndefined();
    const path = `/pay/recoveries/${worker(0)}/instalment`;
    expect(code(await city.act(path, { monthlyFen: 5, reason: '测试' }))).toBe('nothing_owed');
    expect(
      code(
        await city.act(`/pay/recoveries/${worker(0)}/waivers`, {
          month: '2025-12',
          taxable: true,
          amountFen: 1,
          reason: '测试',
        }),
      ),
    ).toBe('nothing_owed');
  });

  it('goes by the policy that the city decides', async () => {
    const policy = {
      fromMonth: '2026-07',
      reachMonths: 12,
      floorFen: 210_000,
      maxShare: '0.1',
      source: '市人社局通知',
    };
    expect((await city.act('/pay/settlement-policies', policy, city.city.cookie)).status).toBe(201);
    expect((await city.act('/pay/settlement-policies', { ...policy, maxShare: '1.1' }, city.city.cookie)).status).toBe(
      400,
    );
    const list = await city.get<{ items: { reachMonths: number; maxShare: string; trust: string }[] }>(
      '/pay/settlement-policies',
      city.hr,
    );
    expect(list.items.map(({ reachMonths, maxShare, trust }) => [reachMonths, maxShare, trust])).toEqual([
      [12, '0.1', 'city'],
      [24, '0.2', 'example'],
    ]);
  });
});
