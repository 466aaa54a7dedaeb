import { beforeAll, describe, expect, it } from 'vitest';
import { attachment, onePixelPng, votingCity, type Refusing, type Sheet, type Voting } from './ballot-world.ts';
import { form, ballotsCsv, marksCsv } from './cycle-world.ts';

let here: Voting;
let second: string;
let boxId = '';
const refusal = ({ status, body }: { status: number; body: unknown }) => [status, (body as Refusing).error?.code];

beforeAll(async () => {
  here = await votingCity();
  second = (await here.at.acts.colleague('second@city.test', 'hr_officer')).cookie;
});

const enter = async (count: object, cookie?: string, unit = '春晓社区') =>
  here.at.post<{ id: string; boxId: string }>(
    `/assessment/cycles/${here.cycle.id}/paper-counts`,
    { unitId: await here.unit(unit), ...count },
    cookie,
  );
const picture = (entryId: string, cookie?: string) =>
  here.at.upload<{ id: string } & Refusing>('/attachments', attachment(entryId, onePixelPng(), '票箱.png'), cookie);
/** Everybody of four people gets the same answers from so many papers. */
const papers = (ordinary: number, leader: number, excellent: number) => ({
  sent: 60,
  kinds: [
    { kind: 'ordinary', returned: ordinary },
    { kind: 'leader', returned: leader },
  ],
  tallies: [1, 2, 3, 4].flatMap((number) => [
    { number, question: 'overall', answer: 'excellent', count: excellent },
    { number, question: 'overall', answer: 'qualified', count: ordinary + leader - excellent },
  ]),
});
const progress = async (query = '') =>
  (
    await here.at.get<{ items: Record<string, unknown>[]; total: number }>(
      `/assessment/cycles/${here.cycle.id}/ballot-progress${query}`,
    )
  ).body;
const personOf = async (name: string) =>
  (
    await here.at.get<{ items: Record<string, unknown>[] }>(
      `/assessment/cycles/${here.cycle.id}/people?q=${encodeURIComponent(name)}`,
    )
  ).body.items[0];

describe('papers and links of one community', () => {
  it('a count that cannot be is refused', async () => {
    expect(refusal(await enter({ ...papers(40, 5, 10), sent: 44 }))).toEqual([422, 'paper_over_sent']);
    const over = papers(40, 5, 45);
    expect(
      refusal(
        await enter({
          ...over,
          tallies: [...over.tallies.slice(2), { number: 1, question: 'overall', answer: 'excellent', count: 46 }],
        }),
      ),
    ).toEqual([422, 'paper_tally_over_returned']);
  });

  it('one enters, and may neither confirm nor count alone', async () => {
    const { issue, vote, count } = here;
    const { body } = await issue('春晓社区', [{ kind: 'ordinary', links: 5 }]);
    const [sheet] = body.sheets as Sheet[];
    boxId = sheet!.boxId;
    for (const link of sheet!.links.slice(0, 4)) expect((await vote(link, 'excellent')).status).toBe(201);
    const first = await enter(papers(40, 6, 20));
    expect([first.status, first.body.boxId]).toEqual([201, boxId]);
    expect(refusal(await here.at.post(`/assessment/paper-counts/${first.body.id}/confirm`, undefined))).toEqual([
      409,
      'second_person_required',
    ]);
    expect(refusal(await count(boxId))).toEqual([409, 'paper_not_agreed']);
    const [place] = (await progress('?state=voting')).items;
    // 4 + 46 = 50 votes, 44 of them ordinary: valid already, but the papers are one person's word.
    expect(place).toMatchObject({
      communityName: '春晓社区',
      counted: false,
      paper: 'waiting',
      returned: 50,
      ordinary: 44,
      invalid: null,
      votesToValid: 0,
    });
  });

  it('a second person who counts otherwise is shown where', async () => {
    const entered = await enter(papers(40, 6, 21), second);
    expect(entered.status).toBe(201);
    const box = await here.box(boxId);
    expect(box.paper).toBe('differ');
    expect(box.differences).toHaveLength(8);
    expect(box.differences[0]).toEqual({
      what: 'answer',
      number: 1,
      question: 'overall',
      answer: 'excellent',
      first: 20,
      second: 21,
    });
    expect(refusal(await here.count(boxId))).toEqual([409, 'paper_not_agreed']);
  });

  it('an entry that its author corrected cannot be confirmed any more', async () => {
    const box = await here.box(boxId);
    const own = box.papers.find((entry) => entry.own)!;
    const corrected = await enter(papers(40, 6, 23));
    expect(corrected.status).toBe(201);
    expect(refusal(await here.at.post(`/assessment/paper-counts/${own.id}/confirm`, undefined, second))).toEqual([
      409,
      'paper_superseded',
    ]);
    const agreed = await here.at.post<{ id: string }>(
      `/assessment/paper-counts/${corrected.body.id}/confirm`,
      undefined,
      second,
    );
    expect(agreed.status).toBe(201);
    expect((await here.box(boxId)).paper).toBe('agreed');
  });

  it('is not counted without its photograph, and then once', async () => {
    expect(refusal(await here.count(boxId))).toEqual([409, 'paper_evidence_missing']);
    const [entry] = (await here.box(boxId)).papers.filter(({ own }) => own);
    expect((await picture(entry!.id)).status).toBe(201);
    const counted = await here.count(boxId);
    // 4 links and 46 papers; 4 + 40 ordinary are 88 %.
    expect([counted.status, counted.body]).toMatchObject([
      201,
      { sent: 65, returned: 50, ordinary: 44, invalid: null },
    ]);
    expect(refusal(await here.count(boxId))).toEqual([409, 'ballot_closed']);
    expect(refusal(await picture(entry!.id))).toEqual([409, 'attachments_closed']);
    expect(refusal(await enter(papers(1, 0, 1)))).toEqual([409, 'ballot_closed']);
    expect(refusal(await here.issue('春晓社区', [{ kind: 'ordinary', links: 1 }]))).toEqual([409, 'ballot_closed']);
  });

  it('gives everybody on the ballot the mean as the mark of the group: (27×100 + 23×85)/50 = 93.10', async () => {
    for (const name of ['甲一', '甲二', '甲三', '甲四']) {
      const person = await personOf(name);
      expect(person?.['parts']).toContainEqual({ group: 'residents', mean: '93.10' });
    }
    const [place] = (await progress('?state=counted')).items;
    expect(place).toMatchObject({
      communityName: '春晓社区',
      counted: true,
      sent: 65,
      returned: 50,
      ordinary: 44,
      ordinaryShare: '0.8800',
    });
  });
});

describe('a ballot that is not valid', () => {
  it('is counted as such; the part is missing and the others stand for it, as the scheme says', async () => {
    expect(
      (
        await here.at.upload(
          `/assessment/cycles/${here.cycle.id}/marks/import`,
          form(marksCsv().replaceAll(',居民评议', ',无'), false),
        )
      ).status,
    ).toBe(201);
    const { body } = await here.issue('冬青社区', [{ kind: 'ordinary', links: 3 }]);
    const [sheet] = body.sheets as Sheet[];
    for (const link of sheet!.links.slice(0, 2)) await here.vote(link, 'unqualified');
    expect((await progress('?state=voting')).items[0]).toMatchObject({
      returned: 2,
      invalid: 'too_few',
      votesToValid: 48,
    });
    const counted = await here.count(sheet!.boxId);
    expect([counted.status, counted.body]).toMatchObject([201, { returned: 2, invalid: 'too_few' }]);
    expect(refusal(await here.open(sheet!.links[2]!))).toEqual([409, 'ballot_closed']);
    // Two votes of 50 points would be told by their mean: none is written.
    expect((await personOf('乙一'))?.['parts']).toContainEqual({ group: 'residents', mean: null });
    // 乙一 without residents: (40×90 + 30×80 + 10×70)/80 = 83.75, whatever the two said.
    expect((await personOf('乙一'))?.['score']).toBe('83.75');
    expect((await progress('?state=invalid')).total).toBe(1);
  });
});

describe('the way on', () => {
  it('a sheet of counts does not overrule a box that is open, and the cycle does not close over it', async () => {
    const { body } = await here.issue('夏荷社区', [{ kind: 'ordinary', links: 1 }]);
    const [sheet] = body.sheets as Sheet[];
    await here.vote(sheet!.links[0]!);
    const imported = await here.at.upload<{ problems: { code: string; row: number }[] }>(
      `/assessment/cycles/${here.cycle.id}/ballots/import`,
      form(ballotsCsv, true),
    );
    expect(imported.body.problems.map(({ code, row }) => [row, code])).toEqual([[4, 'ballot_running']]);
    const { version } = (await here.at.get<{ version: number }>(`/assessment/cycles/${here.cycle.id}`)).body;
    const closing = await here.at.post<Refusing>(`/assessment/cycles/${here.cycle.id}/collect`, { version });
    expect([...refusal(closing), closing.body.error.facts]).toEqual([409, 'ballots_uncounted', { count: 1 }]);
    expect(refusal(await here.at.post(`/assessment/ballot-boxes/${sheet!.boxId}/count`, { version: 99 }))).toEqual([
      409,
      'changed_meanwhile',
    ]);
    expect((await here.count(sheet!.boxId)).status).toBe(201);
    const now = (await here.at.get<{ version: number }>(`/assessment/cycles/${here.cycle.id}`)).body;
    expect(
      refusal(await here.at.post(`/assessment/cycles/${here.cycle.id}/collect`, { version: now.version })),
    ).not.toContain('ballots_uncounted');
  });

  it('a box that never was is not found, and nothing is made where the cycle has moved on', async () => {
    expect(refusal(await here.at.post('/assessment/ballot-boxes/abx_none/count', { version: 1 }))).toEqual([
      404,
      'not_found',
    ]);
    expect((await here.at.get<{ state: string }>(`/assessment/cycles/${here.cycle.id}`)).body.state).toBe('collected');
    expect(refusal(await enter(papers(1, 0, 1), undefined, '夏荷社区'))).toEqual([409, 'step_not_next']);
    expect(refusal(await here.issue('夏荷社区', [{ kind: 'ordinary', links: 1 }]))).toEqual([409, 'step_not_next']);
  });
});
