import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exampleFollowupPolicy } from '../../../worker/modules/listings/templates/followup-policy.ts';
import { newPlates, type Plates } from './plates.ts';

interface Followup {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly subjectNumber: string;
  readonly recordId: string;
  readonly targetUnitId: string;
  readonly why: string;
  readonly claim: string;
  readonly effect: string | null;
  readonly version: number;
}

let at: Plates;
let visitor: string;
let settled: string;
// A Monday.
const today = '2026-06-01';
const rule = { kind: 'duty', share: '0', atLeast: 0, always: ['reduced', 'returned'] };
const draw = (change: object = {}) => ({ from: today, until: today, reason: '六月结算回访', rules: [rule], ...change });
const report = async (month: string, volume: string): Promise<string> => {
  const body = { unitId: at.communityId, month, volume, evidence: '逐户核验台账' };
  return (await at.must(`/duties/${at.dutyId}/settlements`, body, at.community)).id;
};
const verify = (id: string, volume: string) =>
  at.must(`/duties/settlements/${id}/verify`, { version: 1, volume, score: '95' }, at.hand.officer);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T02:00:00Z`) });
  at = await newPlates(today);
  visitor = await at.colleague('community_officer', at.communityId, 'visitor@test.test');
  settled = await report('2026-06', '80');
});
afterAll(() => vi.useRealTimers());

describe('a settled month of a duty', () => {
  it('is drawn once it is verified, by its marks, and not before', async () => {
    expect(exampleFollowupPolicy.content.rules.map(({ kind }) => kind)).toContain('duty');
    expect(await at.code('/follow-ups/draws', draw())).toBe('409 followup_nothing_closed');
    await verify(settled, '60');
    expect(await at.code('/follow-ups/draws', draw({ rules: [{ ...rule, always: ['partly'] }] }))).toMatch(/^400 /);
    expect((await at.must<{ drawn: number }>('/follow-ups/draws', draw())).drawn).toBe(1);
    expect(await at.code('/follow-ups/draws', draw())).toBe('409 followup_nothing_closed');
    const [one] = (await at.get<{ items: Followup[] }>('/follow-ups?kind=duty')).items;
    expect(one).toMatchObject({
      subjectId: settled, recordId: at.dutyId, targetUnitId: at.communityId, why: 'reduced',
      subjectNumber: expect.stringMatching(/ 2026-06$/),
    }); // prettier-ignore
    expect((await at.get<Followup>(`/follow-ups/${one?.id}`)).claim).toBe('80 人次 · 逐户核验台账');
  });

  it('is visited by who neither reported nor verified it, and stands whatever is found', async () => {
    const [one] = (await at.get<{ items: Followup[] }>('/follow-ups?kind=duty')).items;
    const path = `/follow-ups/${one?.id}`;
    const people = await at.get<{ items: { id: string; name: string; handled: boolean }[] }>(
      `${path}/visitors`,
      at.hand.street,
    );
    const handled = (name: string) => people.items.find((person) => person.name === name);
    const [reporter, other] = [handled('community@test.test'), handled('visitor@test.test')];
    expect([reporter?.handled, other?.handled]).toEqual([true, false]);
    const assign = (visitorId = '') => at.code(`${path}/assign`, { version: 1, visitorId }, at.hand.street);
    expect(await assign(reporter?.id)).toBe('422 followup_visitor_handled');
    expect(await assign(other?.id)).toBe('200 ');
    const found = { version: 2, event: 'differ', how: 'phone', text: '抽查三户，一户未认证', residentWord: '没人来过' };
    expect(await at.code(`${path}/find`, found, visitor)).toBe('200 ');
    expect(await at.get<Followup>(path)).toMatchObject({ state: 'differs', effect: 'none' });
    const settlement = await at.get<{ items: { state: string; id: string }[] }>(
      `/duties/settlements?dutyId=${at.dutyId}`,
    );
    expect(settlement.items).toMatchObject([{ id: settled, state: 'verified' }]);
    const { items } = await at.get<{ items: { unitId: string; rate: string }[] }>('/follow-ups/agreement?kind=duty');
    expect(items).toMatchObject([{ unitId: at.communityId, rate: '0.00' }]);
    const plate = await at.plate(await at.listed({ source: { kind: 'followup', id: one?.id } }));
    expect(plate.sourceNumber).toMatch(/^HF2026-/);
  });
});
