import { beforeAll, describe, expect, it } from 'vitest';
import { signUpCity } from '../../harness/api.ts';
import { lastDay, votingCity, type Refusing, type Sheet, type Voting } from './ballot-world.ts';

let here: Voting;
beforeAll(async () => {
  here = await votingCity(2025, 2);
});

const refusal = ({ status, body }: { status: number; body: unknown }) => [status, (body as Refusing).error?.code];
const sheetOf = async (unit: string, kind = 'ordinary', links = 1): Promise<Sheet> => {
  const { status, body } = await here.issue(unit, [{ kind, links }]);
  expect(status).toBe(201);
  return body.sheets[0]!;
};
const rows = async <T>(query: string): Promise<T[]> =>
  (await here.at.world.env.CITY_01!.prepare(query).all<T>()).results;

describe('links', () => {
  it('are made by community and kind, and stored as keyed hashes only', async () => {
    const { status, body } = await here.issue('春晓社区', [
      { kind: 'ordinary', links: 3 },
      { kind: 'leader', links: 1 },
    ]);
    expect(status).toBe(201);
    expect(
      body.sheets.map(({ communityName, kind, count, links }) => [communityName, kind, count, links.length]),
    ).toEqual([
      ['春晓社区', 'ordinary', 3, 3],
      ['春晓社区', 'leader', 1, 1],
    ]);
    const links = body.sheets.flatMap((sheet) => sheet.links);
    expect(new Set(links).size).toBe(4);
    for (const link of links) expect(link).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const everything = await wholeDatabase();
    for (const link of links) expect(everything).not.toContain(link);
  });

  it('are told once: the same request again answers the same sheets without them', async () => {
    const first = await here.issue('春晓社区', [{ kind: 'party', links: 2 }], undefined, 'issue-party-1');
    const again = await here.issue('春晓社区', [{ kind: 'party', links: 2 }], undefined, 'issue-party-1');
    expect(again.status).toBe(201);
    const told = JSON.stringify(again.body);
    for (const link of first.body.sheets[0]!.links) expect(told).not.toContain(link);
    expect(told).toContain(first.body.sheets[0]!.id);
  });

  it('open the ballot of their community, however they are typed', async () => {
    const [token = ''] = (await sheetOf('春晓社区')).links;
    const { status, body } = await here.open(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      communityName: '春晓社区',
      year: 2025,
      kind: { code: 'ordinary' },
      scale: { type: 'choices' },
    });
    expect(body.people.map(({ name }) => name)).toEqual(['甲一', '甲二', '甲三', '甲四']);
    expect(JSON.stringify(body)).not.toContain('wrk_');
    const typed = `${token.slice(0, 4)}-${token.slice(4).toLowerCase()}`.replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await here.open(typed)).status).toBe(200);
  });

  it('are refused where nothing of the kind can be made', async () => {
    expect(refusal(await here.issue('春晓社区', [{ kind: 'mayor', links: 1 }]))).toEqual([422, 'ballot_kind_unknown']);
    expect(refusal(await here.issue('秋实社区', [{ kind: 'ordinary', links: 1 }]))).toEqual([422, 'ballot_nobody']);
    const path = `/assessment/cycles/${here.cycle.id}/ballot-sheets`;
    const unitIds = [await here.unit('春晓社区')];
    const kinds = [{ kind: 'ordinary', links: 1 }];
    expect(refusal(await here.at.post(path, { unitIds, kinds, until: '2020-01-01' }))).toEqual([
      422,
      'ballot_until_past',
    ]);
    const many = Array.from({ length: 5 }, () => ({ kind: 'ordinary', links: 500 }));
    expect(refusal(await here.at.post(path, { unitIds, kinds: many, until: lastDay }))).toEqual([
      422,
      'ballot_too_many_links',
    ]);
    expect(refusal(await here.at.post(path, { unitIds: ['unt_nowhere'], kinds, until: lastDay }))).toEqual([
      404,
      'not_found',
    ]);
    const planned = await here.at.post('/assessment/cycles', {
      year: 2024,
      schemeId: here.at.schemes['representative_r'],
    });
    const early = `/assessment/cycles/${planned.body.id}/ballot-sheets`;
    expect(refusal(await here.at.post(early, { unitIds, kinds, until: lastDay }))).toEqual([409, 'step_not_next']);
  });

  it('belong to a scheme that says what is asked', async () => {
    const database = here.at.world.env.CITY_01!;
    await database
      .prepare(
        `INSERT INTO assessment_scheme SELECT 'asc_bare', 'bare', 1, name, json_remove(content, '$.ballot.form'), source, representative, from_day, created_at, created_by
         FROM assessment_scheme WHERE code = 'representative_r' AND edition = 1`,
      )
      .run();
    const planned = await here.at.post('/assessment/cycles', { year: 2023, schemeId: 'asc_bare' });
    await here.at.post(`/assessment/cycles/${planned.body.id}/open`, { version: 1 });
    const wanted = { unitIds: [await here.unit('春晓社区')], kinds: [{ kind: 'ordinary', links: 1 }], until: lastDay };
    expect(refusal(await here.at.post(`/assessment/cycles/${planned.body.id}/ballot-sheets`, wanted))).toEqual([
      422,
      'ballot_form_missing',
    ]);
  });
});

describe('a vote', () => {
  it('counts once, however often and at once it is sent', async () => {
    const { boxId, links } = await sheetOf('夏荷社区');
    const [token = ''] = links;
    const answers = here.answersOf((await here.open(token)).body, 'qualified');
    const sent = await Promise.all(Array.from({ length: 8 }, () => here.cast(token, answers)));
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect(sent.filter(({ status }) => status === 409).map(refusal)).toEqual(Array(7).fill([409, 'ballot_link_used']));
    expect(refusal(await here.open(token))).toEqual([409, 'ballot_link_used']);
    expect(await here.box(boxId)).toMatchObject({ returned: 1 });
  });

  it('is told done again under its own key, and another link under that key is not', async () => {
    const { links } = await sheetOf('夏荷社区', 'ordinary', 2);
    const [mine = '', other = ''] = links;
    const answers = here.answersOf((await here.open(mine)).body, 'basic');
    expect((await here.cast(mine, answers, 'one-key-of-a-phone')).status).toBe(201);
    expect((await here.cast(mine, answers, 'one-key-of-a-phone')).body).toEqual({ done: true });
    expect(refusal(await here.cast(other, answers, 'one-key-of-a-phone'))).toEqual([422, 'idempotency_key_reused']);
    expect((await here.cast(other, answers)).status).toBe(201);
  });

  it('must be whole, and say only what the ballot offers', async () => {
    const [token = ''] = (await sheetOf('夏荷社区')).links;
    const answers = here.answersOf((await here.open(token)).body, 'excellent');
    const incomplete = await here.cast(token, answers.slice(1));
    expect([...refusal(incomplete), incomplete.body.error?.facts]).toEqual([
      422,
      'ballot_answers_incomplete',
      { missing: 1 },
    ]);
    for (const wrong of [
      [...answers, { ...answers[0]!, number: 99 }],
      [...answers, answers[0]!],
      [{ ...answers[0]!, answer: 'brilliant' }, ...answers.slice(1)],
    ])
      expect(refusal(await here.cast(token, wrong))).toEqual([422, 'ballot_answer_unknown']);
    expect((await here.cast(token, answers)).status).toBe(201);
  });

  it('is refused with the reason where its link does not vote', async () => {
    expect(refusal(await here.open('0000000000000000'))).toEqual([404, 'ballot_link_unknown']);
    const revoked = await sheetOf('夏荷社区');
    expect(
      (await here.at.post(`/assessment/ballot-sheets/${revoked.id}/revoke`, { reason: '张贴时遗失' })).status,
    ).toBe(201);
    expect(refusal(await here.open(revoked.links[0]!))).toEqual([409, 'ballot_link_revoked']);
    expect(refusal(await here.at.post(`/assessment/ballot-sheets/${revoked.id}/revoke`, { reason: '再次' }))).toEqual([
      409,
      'ballot_sheet_revoked',
    ]);
    const expired = await sheetOf('夏荷社区');
    const database = here.at.world.env.CITY_01!;
    await database.prepare('DROP TRIGGER assessment_ballot_sheet_no_update').run();
    await database
      .prepare(`UPDATE assessment_ballot_sheet SET until_day = '2020-01-01' WHERE id = ?`)
      .bind(expired.id)
      .run();
    expect(refusal(await here.open(expired.links[0]!))).toEqual([409, 'ballot_link_expired']);
    expect(
      refusal(await here.cast(expired.links[0]!, [{ number: 1, question: 'overall', answer: 'excellent' }])),
    ).toEqual([409, 'ballot_link_expired']);
  });

  it('is of one city: elsewhere the link is unknown', async () => {
    const [token = ''] = (await sheetOf('夏荷社区')).links;
    const other = await here.visit('/ballot/open', { token }, { slug: 'nowhere' });
    expect(refusal(other)).toEqual([404, 'not_found']);
  });
});

/** Every value of every table, as one text. */
async function wholeDatabase(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
  );
  const contents = await Promise.all(
    tables.map(async ({ name }) => JSON.stringify(await rows(`SELECT * FROM "${name}"`))),
  );
  return contents.join('\n');
}

describe('nothing ties a ballot to a link or a voter', () => {
  it('no table holds both, and what one request leaves behind names neither', async () => {
    const { boxId, links } = await sheetOf('冬青社区', 'leader', 2);
    const [token = ''] = links;
    const before = new Set(
      (await wholeDatabase())
        .split('\n')
        .flatMap((table) => JSON.parse(table).map((row: unknown) => JSON.stringify(row))),
    );
    // An answer that nobody else gives: its trace would be seen anywhere.
    const answers = here.answersOf((await here.open(token)).body, (number) => (number % 2 ? 'unqualified' : 'unknown'));
    expect((await here.cast(token, answers, 'the-key-of-this-voter')).status).toBe(201);
    const left = (await wholeDatabase())
      .split('\n')
      .flatMap((table) => JSON.parse(table).map((row: unknown) => JSON.stringify(row)) as string[])
      .filter((row) => !before.has(row));
    const hash = (
      await rows<{ hash: string }>(
        `SELECT l.token_hash AS hash FROM assessment_ballot_link AS l JOIN assessment_ballot_sheet AS s ON s.id = l.sheet_id WHERE s.box_id = '${boxId}' AND l.used = 1`,
      )
    )[0]!.hash;
    const vote = (
      await rows<{ id: string; answers: string }>(
        `SELECT id, answers FROM assessment_ballot_vote WHERE box_id = '${boxId}'`,
      )
    )[0]!;
    const about = (text: string) => left.filter((row) => row.includes(text));
    // The spent link, the vote, the audit entry with its seal, the record under the key: no row speaks of two of them.
    expect(about(hash)).toEqual([
      expect.stringMatching(/^\{"token_hash":"[0-9a-f]{64}","sheet_id":"abs_\w+","used":1\}$/),
    ]);
    expect(about(vote.id)).toHaveLength(1);
    expect(about('unqualified')).toEqual(about(vote.id));
    expect(Object.keys(JSON.parse(about(vote.id)[0]!)).sort()).toEqual(['answers', 'box_id', 'id']);
    for (const row of left.filter((one) => one !== about(hash)[0] && one !== about(vote.id)[0])) {
      for (const secret of [token, hash, hash.slice(0, 16), vote.id, 'leader', 'unqualified'])
        expect(row).not.toContain(secret);
    }
    const [record] = await rows<{ input_hash: string; answer: string }>(
      `SELECT input_hash, answer FROM idempotency WHERE key = 'the-key-of-this-voter'`,
    );
    expect(record).toEqual({ input_hash: 'post /ballot/cast', answer: '{"done":true}' });
    const [entry] = await rows<{ payload: string; actor_id: string }>(
      `SELECT payload, actor_id FROM audit_entry WHERE action = 'assessment.ballot.cast' ORDER BY seq DESC LIMIT 1`,
    );
    expect(entry).toEqual({ payload: '{}', actor_id: 'visitor' });
  });

  it('the order in which votes came is not kept', async () => {
    const { boxId, links } = await sheetOf('冬青社区', 'ordinary', 12);
    const number = (await here.open(links[0]!)).body.people.length;
    const came: string[] = [];
    for (const [index, token] of links.entries()) {
      const answer = (at: number) => ((index >> (at % 4)) & 1 ? 'basic' : 'excellent');
      expect((await here.vote(token, answer)).status).toBe(201);
      came.push(JSON.stringify(Array.from({ length: number }, (_, at) => [at + 1, 'overall', answer(at + 1)])));
    }
    const stored = (
      await rows<{ answers: string }>(`SELECT answers FROM assessment_ballot_vote WHERE box_id = '${boxId}'`)
    )
      .map(({ answers }) => answers)
      .filter((answers) => came.includes(answers));
    expect(stored.toSorted()).toEqual(came.toSorted());
    expect(stored).not.toEqual(came);
    const ids = await rows<{ id: string }>(`SELECT id FROM assessment_ballot_vote`);
    for (const { id } of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    await expect(rows('SELECT rowid FROM assessment_ballot_vote')).rejects.toThrow(/no such column/);
    await expect(rows('SELECT rowid FROM assessment_ballot_link')).rejects.toThrow(/no such column/);
  });

  it('a spent link stays spent and a vote stays as it is, whoever writes to the tables', async () => {
    await expect(rows('UPDATE assessment_ballot_link SET used = 0 WHERE used = 1')).rejects.toThrow(/append_only/);
    await expect(rows(`UPDATE assessment_ballot_vote SET answers = '[]'`)).rejects.toThrow(/append_only/);
    await expect(rows('DELETE FROM assessment_ballot_vote')).rejects.toThrow(/append_only/);
  });
});

describe('printing again', () => {
  it('gives as many new links as were unused, and the old ones die', async () => {
    const sheet = await sheetOf('春晓社区', 'ordinary', 3);
    expect((await here.vote(sheet.links[0]!)).status).toBe(201);
    const again = await here.at.post<{ sheets: Sheet[] }>(`/assessment/ballot-sheets/${sheet.id}/reprint`, {
      reason: '打印机卡纸',
    });
    expect(again.status).toBe(201);
    const [fresh] = again.body.sheets;
    expect([fresh?.count, fresh?.links.length]).toEqual([2, 2]);
    expect(refusal(await here.open(sheet.links[1]!))).toEqual([409, 'ballot_link_revoked']);
    for (const link of fresh!.links) expect((await here.vote(link)).status).toBe(201);
    expect(
      refusal(await here.at.post(`/assessment/ballot-sheets/${fresh!.id}/reprint`, { reason: '全部用完' })),
    ).toEqual([409, 'ballot_sheet_spent']);
    const sheets = (await here.box(sheet.boxId)).sheets.filter(({ id }) => id === sheet.id || id === fresh!.id);
    expect(sheets.map(({ links, used, revokedAt }) => [links, used, revokedAt !== null])).toEqual([
      [3, 1, true],
      [2, 2, false],
    ]);
  });
});

describe('scope', () => {
  it('a street makes and sees ballots of its own communities only', async () => {
    const street = (await here.at.acts.colleague('west@city.test', 'street_officer', await here.unit('西山街道')))
      .cookie;
    expect(refusal(await here.issue('春晓社区', [{ kind: 'ordinary', links: 1 }], street))).toEqual([404, 'not_found']);
    const sheet = await sheetOf('春晓社区');
    expect(
      refusal(await here.at.post(`/assessment/ballot-sheets/${sheet.id}/revoke`, { reason: '越权' }, street)),
    ).toEqual([404, 'not_found']);
    expect((await here.at.get(`/assessment/ballot-boxes/${sheet.boxId}`, street)).status).toBe(404);
    const { body } = await here.at.get<{ items: { communityName: string }[] }>(
      `/assessment/cycles/${here.cycle.id}/ballot-progress`,
      street,
    );
    expect(body.items.map(({ communityName }) => communityName)).toEqual(['冬青社区', '明月社区']);
  });

  it('another city knows neither box nor sheet nor link', async () => {
    const stranger = await signUpCity(here.at.world, 'stranger', '990102');
    const sheet = await sheetOf('春晓社区');
    const token = sheet.links[0]!;
    expect(refusal(await here.visit('/ballot/open', { token }, { slug: 'stranger' }))).toEqual([
      404,
      'ballot_link_unknown',
    ]);
    const answers = [{ number: 1, question: 'overall', answer: 'excellent' }];
    expect(refusal(await here.visit('/ballot/cast', { token, answers }, { slug: 'stranger' }))).toEqual([
      404,
      'ballot_link_unknown',
    ]);
    const asked = await here.at.world.call('GET', stranger.path(`/assessment/ballot-boxes/${sheet.boxId}`), {
      cookie: stranger.cookie,
    });
    expect(asked.status).toBe(404);
    expect((await here.vote(token)).status).toBe(201);
  });
});
