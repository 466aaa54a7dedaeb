import { beforeAll, describe, expect, it } from 'vitest';
import type { NodeView } from '../../../worker/modules/assessment/scheme-input.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';
import { commit } from '../../../worker/platform/commit.ts';
import { insertRow, insertRows } from '../../../worker/platform/statement.ts';
import { commandContext } from '../../harness/context.ts';
import { assessingCity, form, marksCsv, type Assessing, type Changed } from './cycle-world.ts';

interface Failed {
  readonly error: { readonly code: string; readonly fields?: readonly { path: string; message: string }[] };
}
interface Saved {
  readonly id: string;
  readonly edition: number;
}

const found = schemeTemplates.find(({ code }) => code === 'representative_year');
if (!found) throw new Error('the template of a whole year is gone');
const content = structuredClone(found.scheme);
const edition = {
  name: '本市方案',
  source: '市组通〔2026〕1号',
  representative: false,
  fromDay: '2026-01-01',
  content,
};
const sample = (postType: string, marks: object, over: object = {}) => ({
  postType, marks, daily: '80', quarterly: '70', bonus: {}, deductions: {}, veto: false, notGraded: false, ballotValid: true, ...over,
}); // prettier-ignore
const marks = { street: '90', community: '80', peers: '70', residents: '100', records: '100' };

let at: Assessing;
beforeAll(async () => {
  at = await assessingCity();
});
const codeOf = ({ status, body }: { status: number; body: unknown }) => `${status} ${(body as Partial<Failed>).error?.code ?? ''}`; // prettier-ignore

describe('a scheme', () => {
  it('shows while it is written what invented workers would score and get', async () => {
    const samples = [
      sample('staff', marks),
      sample('staff', { ...marks, residents: '50' }, { ballotValid: false, bonus: { city_award: 1 }, deductions: { missed_deadline: 3 } }), // prettier-ignore
      sample('head', {}, { daily: null, quarterly: null, veto: true }),
    ];
    const { status, body } = await at.post<{
      places: number;
      samples: { score: string; grade: string; reason: string; tree: NodeView }[];
    }>('/assessment/schemes/preview', { content, samples, headcount: 14 });
    expect([status, body.places]).toEqual([200, 2]);
    // First: 0.4×80 + 0.3×70 + 0.3×89.1666… = 79.75. Second: annual without residents (40×90 + 30×80 + 10×70 + 20×100) / 100 = 87,
    // 0.4×80 + 0.3×70 + 0.3×87 = 79.1, + 2 − 1.5 = 79.6.
    expect(body.samples.map(({ score, grade, reason }) => [score, grade, reason])).toEqual([
      ['79.75', 'qualified', 'by_score'],
      ['79.60', 'qualified', 'by_score'],
      [null, 'unqualified', 'veto'],
    ]);
    expect(body.samples[0]?.tree.children.map(({ kind, contribution }) => [kind, contribution])).toEqual([
      ['annual', '26.75'],
      ['daily', '32.00'],
      ['quarterly', '21.00'],
      ['bonus', undefined],
      ['deduction', undefined],
    ]);
  });

  it.each([
    [
      'parts that are not one',
      { sheets: content.sheets.map((one) => ({ ...one, mix: { ...one.mix, annual: '0.2' } })) },
      'content.sheets.0.mix.annual',
    ],
    ['a tie-break that is nothing', { tieBreak: ['nobody'] }, 'content.tieBreak.0'],
    ['bands that rise', { bands: { excellent: '70', qualified: '75', basic: '60' } }, 'content.bands.excellent'],
    ['a ballot for a group that is not rated by ballot', { ballot: { ...content.ballot, form: { ...content.ballot.form, group: 'street' } } }, 'content.ballot.form.group'], // prettier-ignore
    ['a group twice', { groups: [...content.groups, content.groups[0]] }, 'content.groups.5.code'],
    ['ballots that mark months', { months: { groups: ['residents'], fewest: 1 } }, 'content.months.groups'],
    [
      'a post on two sheets',
      { sheets: [content.sheets[0], { ...content.sheets[1], postTypes: ['head', 'staff'] }] },
      'content.sheets.1.postTypes',
    ],
    ['a share of more than one', { excellent: { share: '1.2', pool: 'city' } }, 'content.excellent.share'],
  ])('with %s is told at its field', async (_, over, path) => {
    const answer = await at.post<Failed>('/assessment/schemes', { code: 'faulty', ...edition, content: { ...content, ...over } }); // prettier-ignore
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields?.map((field) => field.path)).toContain(path);
  });

  it('is the city’s own, then followed by editions, and never changed', async () => {
    const made = await at.post<Saved>('/assessment/schemes', { code: 'own', ...edition });
    expect([made.status, made.body.edition]).toEqual([201, 1]);
    expect(codeOf(await at.post('/assessment/schemes', { code: 'own', ...edition }))).toBe(
      '409 assessment_scheme_code_taken',
    );
    const path = `/assessment/schemes/${made.body.id}/editions`;
    const next = await at.post<Saved>(path, { ...edition, fromDay: '2027-01-01' }, undefined, 'next-edition');
    expect(next.body.edition).toBe(2);
    expect((await at.post<Saved>(path, { ...edition, fromDay: '2027-01-01' }, undefined, 'next-edition')).body).toEqual(next.body); // prettier-ignore
    expect(codeOf(await at.post(path, edition))).toBe('409 assessment_edition_superseded');
    expect(codeOf(await at.post('/assessment/schemes/asc_none/editions', edition))).toBe('404 not_found');
    expect(codeOf(await at.post(path, edition, at.leader))).toBe('403 permission_missing');
    const [first, ...others] = content.sheets[0]?.dimensions ?? [];
    const unknown = content.sheets.map((sheet) => ({
      ...sheet,
      dimensions: [...others, { ...first, indicators: [{ ...first?.indicators[0], group: 'records', source: { code: 'nothing', zero: '0', full: '1', days: 0 } }] }],
    })); // prettier-ignore
    expect(codeOf(await at.post('/assessment/schemes', { code: 'other', ...edition, content: { ...content, sheets: unknown.slice(0, 1), months: { groups: ['street'], fewest: 1 } } }))).toBe('422 assessment_source_unknown'); // prettier-ignore
    const raw = at.world.env.CITY_01;
    await expect(raw?.prepare(`UPDATE assessment_scheme SET name = 'x' WHERE id = ?`).bind(made.body.id).run()).rejects.toThrow('append_only'); // prettier-ignore
  });

  it('that was written before there were indicators means what it meant', async () => {
    const [street, , peers, residents] = content.groups.map((group) => {
      const { anonymous: _, at: __, system: ___, ...before } = group;
      return before;
    });
    const { bonusCap, bands, missing, vetoes, publicity, appeal } = content;
    const old = {
      groups: [street, peers, residents], missing, bonusCap, bands, vetoes, publicity, appeal, tieBreak: ['residents'],
      sheets: [{ postTypes: ['head', 'deputy', 'staff'], weights: { street: '30', peers: '10', residents: '60' } }],
      excellent: { share: '0.2', pool: 'city' }, ballot: { fewest: 50, ordinaryShare: '0.7' }, notGraded: { probation: true, fewestMonths: 6 },
    }; // prettier-ignore
    const ctx = await commandContext(at.world, at.city);
    const row = { id: 'asc_OLD', code: 'old', edition: 1, name: '旧方案', content: JSON.stringify(old), source: '旧', representative: 1, from_day: '2020-01-01', created_at: ctx.at, created_by: 'x' }; // prettier-ignore
    await commit(ctx, () => ({ audit: { action: 'test', subject: { type: 'x', id: 'x' } }, writes: [insertRow('assessment_scheme', row)], answer: {} })); // prettier-ignore
    const cycle = await at.post('/assessment/cycles', { year: 2019, schemeId: 'asc_OLD' });
    await at.post(`/assessment/cycles/${cycle.body.id}/open`, { version: 1 });
    expect((await at.upload(`/assessment/cycles/${cycle.body.id}/marks/import`, form(marksCsv(), false))).status).toBe(201); // prettier-ignore
    const list = await at.get<{ items: { score: string; complete: boolean }[] }>(`/assessment/cycles/${cycle.body.id}/people?q=${encodeURIComponent('甲二')}`); // prettier-ignore
    expect(list.body.items[0]).toMatchObject({ score: '95.00', complete: false });
  });
});

describe('whoever rates without a name', () => {
  const secrets = ['匿名甲', '匿名乙', '匿名丙', 'wrk_rater'];
  let id = '';
  let few = '';
  let enough = '';

  /** Peers' sheets as raters send them: two for one worker, three for another, who marks far below the rest. */
  beforeAll(async () => {
    const planned = await at.post('/assessment/cycles', { year: 2018, schemeId: at.schemes['representative_r'] });
    id = planned.body.id;
    await at.post(`/assessment/cycles/${id}/open`, { version: 1 });
    await at.upload(`/assessment/cycles/${id}/marks/import`, form(marksCsv().replace('同事互评', '未用列'), false));
    const list = await at.get<{ items: { workerId: string; name: string }[] }>(
      `/assessment/cycles/${id}/people?pageSize=200`,
    );
    few = list.body.items.find(({ name }) => name === '甲二')?.workerId ?? '';
    enough = list.body.items.find(({ name }) => name === '甲三')?.workerId ?? '';
    const ctx = await commandContext(at.world, at.city);
    const row = (workerId: string, rater: number, score: number) => ({
      cycle_id: id, worker_id: workerId, group_code: 'peers', rater_id: `wrk_rater${rater}`, rater_name: secrets[rater] ?? '', score,
      given_at: ctx.at, given_by: `wrk_rater${rater}`,
    }); // prettier-ignore
    const sent = [
      row(few, 0, 3131),
      row(few, 1, 9797),
      row(enough, 0, 4141),
      row(enough, 1, 9292),
      row(enough, 2, 9696),
    ];
    await commit(ctx, () => ({ audit: { action: 'test', subject: { type: 'x', id: 'x' } }, writes: insertRows('assessment_mark', sent), answer: {} })); // prettier-ignore
  });

  /** Everything that the API tells of a cycle to whoever may see results. */
  async function everything(): Promise<string> {
    const paths = [
      '', '/people?pageSize=200', `/results/${few}`, `/results/${enough}`, '/distribution', '/ballots', '/moves', '/events',
      '/spread?by=street', '/spread?by=community', '/spread?by=rater', `/ranking?poolId=${await at.acts.unit('东风街道')}`,
    ]; // prettier-ignore
    const answers = await Promise.all(paths.map((path) => at.get(`/assessment/cycles/${id}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    const exported = await at.world.fetch('GET', at.city.path(`/assessment/cycles/${id}/people/export?format=csv`), { cookie: at.city.cookie }); // prettier-ignore
    return JSON.stringify(answers.map(({ body }) => body)) + (await exported.text());
  }
  const peersOf = async (workerId: string): Promise<NodeView | undefined> => {
    const { body } = await at.get<{ tree: NodeView }>(`/assessment/cycles/${id}/results/${workerId}`);
    return body.tree.children[0]?.children.find(({ code }) => code === 'peers');
  };
  /** A mark, or what two marks come to: neither may be read or worked out. (31.31 + 97.97) / 2 = 64.64 */
  const told = ['31.31', '97.97', '64.64', '3131', '9797', ...secrets];

  it('stays closed while others may still rate: no mark, no mean, and no score that moves by it', async () => {
    const text = await everything();
    expect([...told, '41.41', '92.92', '96.96', '76.76'].filter((secret) => text.includes(secret))).toEqual([]);
    expect(await peersOf(few)).toMatchObject({ state: 'sealed', value: null, children: [] });
    expect((await peersOf(few))?.count).toBeUndefined();
    const [person] = (await at.get<{ items: { score: string }[] }>(`/assessment/cycles/${id}/people?q=${encodeURIComponent('甲二')}`)).body.items; // prettier-ignore
    expect(person?.score).toBe('95.00');
  });

  it('below the threshold is not told and not counted, so that nothing can be worked out of the score', async () => {
    const { version } = (await at.get<Changed>(`/assessment/cycles/${id}`)).body;
    expect((await at.post(`/assessment/cycles/${id}/collect`, { version })).status).toBe(201);
    const text = await everything();
    expect(told.filter((secret) => text.includes(secret))).toEqual([]);
    expect(await peersOf(few)).toMatchObject({
      state: 'too_few_raters',
      value: null,
      contribution: null,
      children: [],
    });
    const [person] = (await at.get<{ items: { score: string }[] }>(`/assessment/cycles/${id}/people?q=${encodeURIComponent('甲二')}`)).body.items; // prettier-ignore
    expect(person?.score).toBe('95.00');
  });

  it('from the threshold on opens to marks by size, and to nobody', async () => {
    // (41.41 + 92.92 + 96.96) / 3 = 77.096…
    const peers = await peersOf(enough);
    expect(peers).toMatchObject({ state: 'counted', value: '77.10', count: 3 });
    expect(peers?.children.map(({ value, by }) => [value, by])).toEqual([['41.41', undefined], ['92.92', undefined], ['96.96', undefined]]); // prettier-ignore
    expect(secrets.filter((secret) => JSON.stringify(peers).includes(secret))).toEqual([]);
    const spread = await at.get<{ items: object[]; hidden: object[] }>(`/assessment/cycles/${id}/spread?by=rater`);
    expect(spread.body).toMatchObject({ items: [], hidden: [{ group: '同事互评', far: 0 }] });
  });

  it('leaves the pool in order, with the line where its places end', async () => {
    const poolId = await at.acts.unit('东风街道');
    const { body } = await at.get<{ pool: object; total: number; items: { place: number; name: string; score: string }[] }>(`/assessment/cycles/${id}/ranking?poolId=${poolId}`); // prettier-ignore
    expect([body.pool, body.total]).toMatchObject([{ headcount: 10, excellentMax: 2, taken: 2, band: '90' }, 10]);
    expect(body.items.slice(0, 3).map(({ place, name }) => `${place} ${name}`)).toEqual(['1 甲二', '2 甲四', '3 甲三']);
    expect(codeOf(await at.get(`/assessment/cycles/${id}/ranking?poolId=unt_none`))).toBe('404 not_found');
    const streets = await at.get<{ items: { name: string; count: number; bins: number[] }[] }>(`/assessment/cycles/${id}/spread?by=street`); // prettier-ignore
    expect(streets.body.items.map(({ name, count, bins }) => [name, count, bins.reduce((a, b) => a + b, 0)])).toEqual([['东风街道', 10, 10], ['西山街道', 5, 5]]); // prettier-ignore
  });
});
