import { beforeAll, describe, expect, it } from 'vitest';
import { newPayCity, type Computed, type Page, type PayCity } from './month.ts';

let city: PayCity;

interface Finding {
  readonly name: string;
  readonly code: string;
  readonly severity: string;
  readonly facts: { readonly with?: string };
}

const found = async (runId: string) =>
  (await city.get<Page<Finding>>(`/pay/runs/${runId}/findings?code=duplicate_account`, city.hr)).items;

beforeAll(async () => {
  city = await newPayCity();
});

describe('pay that would go to the card of somebody else', () => {
  it('is told of neither while every card is its owner’s own', async () => {
    const run = (await city.act<Computed>('/pay/runs', { month: '2026-05' })).body;
    expect(await found(run.id)).toEqual([]);
  });

  it('is told of both, by name, and must be accepted with a reason', async () => {
    const [first, second] = city.workerIds;
    await city.world.env.CITY_01?.prepare(
      `UPDATE bank_account SET card_index = (SELECT card_index FROM bank_account WHERE worker_id = ? AND until_day IS NULL)
       WHERE worker_id = ? AND until_day IS NULL`,
    )
      .bind(first, second)
      .run();
    const again = await city.act<Computed>(`/pay/runs/${await runOf('2026-05')}/compute`, { version: 1 });
    const findings = await found(again.body.id);
    expect(findings.map(({ name, severity, facts }) => `${name} ${severity} ${facts.with ?? ''}`).toSorted()).toEqual([
      '赵一 warning 钱二',
      '钱二 warning 赵一',
    ]);
    const accepted = await city.act(`/pay/runs/${again.body.id}/findings/accept`, {
      version: again.body.version,
      code: 'duplicate_account',
      reason: '夫妻共用一卡，已附书面说明',
    });
    expect(accepted.status).toBe(200);
  });
});

const runOf = async (month: string) =>
  (await city.get<Page<{ id: string; month: string }>>('/pay/runs', city.hr)).items.find((run) => run.month === month)
    ?.id ?? '';
