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
const own = (branchId: string | null = at.branchId, ownScore = '88') => ({ branchId, ownScore, headOwnScore: '86' });
const proposal = (change: object = {}) => ({
  year: 2026,
  departmentId: at.departmentId,
  scores: [own()],
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
    const proposed = await put('/powers/results', proposal({ year: 2027 }), at.hr);
    expect(proposed.body).toMatchObject({ error: { code: 'street_score_missing' } });
    await put('/powers/reviews', review({ year: 2027, submit: true }), at.street);
    const again = await put('/powers/results', proposal({ year: 2027 }), at.hr);
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
    expect(await refused('PUT', '/powers/results', proposal({ year: 2028 }), at.hr)).toEqual([
      422,
      'branch_scores_differ',
    ]);
    // 88 × 0.7 + 91.5 × 0.3 = 89.05, 70 × 0.7 + 27.45 = 76.45, 91 × 0.7 + 27.45 = 91.15; their mean 85.55
    const scores = [own(), own(at.secondBranchId, '70'), own(third.id, '91')];
    const made = await put('/powers/results', proposal({ year: 2028, scores }), at.hr);
    expect(made.body.total).toBe('85.55');
    const branches = await at.get<{ items: { branchId: string; total: string; state: string }[] }>(
      `/powers/results/branches?year=2028&departmentId=${at.departmentId}`,
    );
    const totals = new Map(branches.items.map(({ branchId, total, state }) => [branchId, [total, state]]));
    expect(totals).toEqual(
      new Map([
        [at.branchId, ['89.05', 'proposed']],
        [at.secondBranchId, ['76.45', 'proposed']],
        [third.id, ['91.15', 'proposed']],
      ]),
    );
    // Worked out anew, the branches take each other's place.
    const better = [own(), own(at.secondBranchId, '80'), own(third.id, '91')];
    const again = await put('/powers/results', proposal({ year: 2028, scores: better, version: 1 }), at.hr);
    // 80 × 0.7 + 27.45 = 83.45; (89.05 + 83.45 + 91.15) ÷ 3 = 87.8833…
    expect(again.body).toMatchObject({ version: 2, total: '87.88' });
    await at.must(`/powers/results/${again.body.id}/finalise`, { version: 2 }, at.leader);
  });

  it('is not asked for where no street has a branch: the department’s own score stands alone', async () => {
    const alone = await at.must(
      '/organisation/units',
      { kind: 'department', name: '示例局', parentId: at.city.rootUnitId },
      at.city.cookie,
    );
    const asked = (scores: unknown) => proposal({ departmentId: alone.id, scores });
    expect(await refused('PUT', '/powers/results', asked([own()]), at.hr)).toEqual([422, 'branches_none']);
    expect((await put('/powers/results', asked([own(null, '77.5')]), at.hr)).body.total).toBe('77.50');
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

  it('shows each branch with its streets, on the page and in a file, to its own side only', async () => {
    const path = `/powers/results/branches?year=2026&departmentId=${at.departmentId}`;
    const { items } = await at.get<{ items: unknown[] }>(path);
    expect(items).toContainEqual({
      departmentName: expect.any(String),
      branchId: at.branchId,
      branchName: '河南民政所',
      state: 'final',
      headName: '某乙',
      own: '88.00',
      streets: '91.50',
      total: '89.05',
      headOwn: '86.00',
      headStreets: '90.00',
      // 86 × 0.7 + 90 × 0.3 = 60.2 + 27
      headTotal: '87.20',
      scores: [{ streetName: expect.any(String), score: '91.50', headName: '某乙', headScore: '90.00' }],
    });
    const seen = await at.world.call<{ items: unknown[] }>('GET', at.city.path(path), { cookie: at.street });
    expect(seen.body.items).toEqual([]);
    const file = await at.world.fetch('GET', at.city.path('/powers/results/export?year=2026&format=csv'), {
      cookie: at.department,
    });
    expect(file.status).toBe(200);
    const text = await file.text();
    expect(text).toContain('河南民政所');
    expect(text).toContain('89.05');
  });
});
