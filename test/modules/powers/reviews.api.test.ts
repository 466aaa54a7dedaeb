import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { newStreet, type Street } from './street.ts';

let at: Street;
beforeAll(async () => {
  at = await newStreet();
});

const refused = async (method: string, path: string, body: unknown, cookie: string) => {
  const answer = await at.world.call<Refused>(method, at.city.path(path), { body, cookie });
  return [answer.status, answer.body.error?.code];
};
const put = <T = { id: string; version: number; total: string }>(path: string, body: unknown, cookie: string) =>
  at.world.call<T>('PUT', at.city.path(path), { body, cookie });
const relation = (branchId: string, kind: string, unitId: string) => ({
  branchId,
  relation: kind,
  unitId,
  fromDay: '2026-01-01',
  reason: '体制改革',
});
const review = (change: object = {}) => ({
  year: 2026,
  streetId: at.streetId,
  branchId: at.branchId,
  score: '91.5',
  headName: '某乙',
  headScore: '90',
  opinion: '响应及时',
  submit: false,
  version: null,
  ...change,
});
const proposal = (change: object = {}) => ({
  year: 2026,
  departmentId: at.departmentId,
  ownScore: '88',
  headOwnScore: '86',
  version: null,
  ...change,
});

describe('whose a branch is', () => {
  it('is said by three dated relations, one owner and one manager at a time', async () => {
    await at.must('/powers/relations', relation(at.branchId, 'owned', at.departmentId), at.hr);
    await at.must('/powers/relations', relation(at.branchId, 'managed', at.streetId), at.hr);
    const used = await at.must('/powers/relations', relation(at.branchId, 'used', at.streetId), at.hr);
    expect(
      await refused('POST', '/powers/relations', relation(at.branchId, 'managed', at.otherStreetId), at.hr),
    ).toEqual([409, 'relation_standing']);
    expect(await refused('POST', '/powers/relations', relation(at.branchId, 'owned', at.streetId), at.hr)).toEqual([
      422,
      'relation_unfit',
    ]);
    expect(await refused('POST', '/powers/relations', relation(at.streetId, 'used', at.streetId), at.hr)).toEqual([
      422,
      'branch_unfit',
    ]);
    const end = { untilDay: '2025-12-31', reason: '写错了' };
    expect(await refused('POST', `/powers/relations/${used.id}/end`, end, at.hr)).toEqual([422, 'relation_backwards']);
    await at.must(`/powers/relations/${used.id}/end`, { untilDay: '2026-06-30', reason: '调整' }, at.hr);
    expect(
      await refused('POST', `/powers/relations/${used.id}/end`, { untilDay: '2026-07-01', reason: '再来' }, at.hr),
    ).toEqual([409, 'relation_ended']);
    const list = await at.get<{ total: number }>(`/powers/relations?unitId=${at.branchId}`);
    expect(list.total).toBe(3);
  });
});

describe('the street’s score', () => {
  it('is needed before a department’s result, stands once submitted, and weighs by the city’s share', async () => {
    expect(await refused('PUT', '/powers/results', proposal(), at.hr)).toEqual([409, 'street_score_missing']);
    expect(await refused('PUT', '/powers/reviews', review({ streetId: at.otherStreetId }), at.street)).toEqual([
      404,
      'not_found',
    ]);
    expect(await refused('PUT', '/powers/reviews', review({ branchId: at.secondBranchId }), at.street)).toEqual([
      422,
      'branch_not_of_street',
    ]);
    const drafted = await put('/powers/reviews', review(), at.street);
    expect(drafted.status).toBe(200);
    expect(await refused('PUT', '/powers/results', proposal(), at.hr)).toEqual([409, 'street_score_missing']);
    const seen = await at.world.call<{ items: { score: string | null }[] }>(
      'GET',
      at.city.path('/powers/reviews?year=2026'),
      {
        cookie: at.department,
      },
    );
    expect(seen.body.items.map(({ score }) => score)).toEqual([null]);
    expect(await refused('PUT', '/powers/reviews', review({ submit: true }), at.street)).toEqual([
      409,
      'changed_meanwhile',
    ]);
    await put('/powers/reviews', review({ submit: true, version: 1 }), at.street);
    expect(await refused('PUT', '/powers/reviews', review({ version: 2 }), at.street)).toEqual([
      409,
      'review_submitted',
    ]);

    // 88 × 0.7 + 91.5 × 0.3 = 61.6 + 27.45
    const proposed = await put('/powers/results', proposal(), at.hr);
    expect(proposed.body.total).toBe('89.05');
    const path = `/powers/results/${proposed.body.id}/finalise`;
    expect(await refused('POST', path, { version: 2 }, at.leader)).toEqual([409, 'changed_meanwhile']);
    await at.must(path, { version: 1 }, at.leader);
    expect(await refused('PUT', '/powers/results', proposal({ version: 2 }), at.hr)).toEqual([409, 'result_final']);
  });

  it('is looked at once more when the result becomes final', async () => {
    const proposed = await put('/powers/results', proposal({ year: 2027, ownScore: '80' }), at.hr);
    expect(proposed.body).toMatchObject({ error: { code: 'street_score_missing' } });
    await put('/powers/reviews', review({ year: 2027, submit: true }), at.street);
    const again = await put('/powers/results', proposal({ year: 2027, ownScore: '80' }), at.hr);
    await at.must('/powers/relations', relation(at.secondBranchId, 'owned', at.departmentId), at.hr);
    await at.must('/powers/relations', relation(at.secondBranchId, 'managed', at.streetId), at.hr);
    const path = `/powers/results/${again.body.id}/finalise`;
    expect(await refused('POST', path, { version: 1 }, at.leader)).toEqual([409, 'street_score_missing']);
  });

  it('is needed for a branch whose owner nobody wrote down: it stands under its department', async () => {
    const branch = { kind: 'office', name: '建工民政所', parentId: at.departmentId };
    const third = await at.must('/organisation/units', branch, at.city.cookie);
    await at.must('/powers/relations', { ...relation(third.id, 'managed', at.streetId), fromDay: '2028-01-01' }, at.hr);
    for (const branchId of [at.branchId, at.secondBranchId])
      await put('/powers/reviews', review({ year: 2028, branchId, submit: true }), at.street);
    expect(await refused('PUT', '/powers/results', proposal({ year: 2028 }), at.hr)).toEqual([
      409,
      'street_score_missing',
    ]);
    await put('/powers/reviews', review({ year: 2028, branchId: third.id, submit: true }), at.street);
    // 88 × 0.7 + 91.5 × 0.3, thrice the same score.
    expect((await put('/powers/results', proposal({ year: 2028 }), at.hr)).body.total).toBe('89.05');
  });

  it('lists departments with what is missing', async () => {
    const list = await at.get<{
      items: {
        departmentId: string;
        branches: number;
        scored: number;
        state: string | null;
        headTotal: string | null;
      }[];
    }>('/powers/results?year=2026&pageSize=200');
    expect(list.items.find(({ departmentId }) => departmentId === at.departmentId)).toMatchObject({
      branches: 2,
      scored: 1,
      state: 'final',
      // 86 × 0.7 + 90 × 0.3 = 60.2 + 27
      headOwn: '86.00',
      headStreets: '90.00',
      headTotal: '87.20',
    });
  });
});
