import { beforeAll, describe, expect, it } from 'vitest';
import { assessingCity, ballotsCsv, form, marksCsv, people, type Assessing, type Changed } from './cycle-world.ts';

interface Report {
  readonly counts: Readonly<Record<'rows' | 'errors' | 'warnings' | 'new' | 'existing', number>>;
  readonly unmatched: readonly string[];
  readonly problems: readonly { readonly row: number; readonly code: string }[];
  readonly error?: { readonly code: string };
}
type Bytes = Uint8Array<ArrayBuffer>;

let at: Assessing;
/** A cycle of imported marks, and one of marks and events through the year; both collect. */
let whole = '';
let year = '';
let street = '';
let community = '';

beforeAll(async () => {
  at = await assessingCity();
  const opened = async (of: number, scheme: string) => {
    const { body } = await at.post('/assessment/cycles', { year: of, schemeId: at.schemes[scheme] });
    await at.post(`/assessment/cycles/${body.id}/enrol`, {});
    const { version } = (await at.get<Changed>(`/assessment/cycles/${body.id}`)).body;
    await at.post(`/assessment/cycles/${body.id}/open`, { version });
    return `/assessment/cycles/${body.id}`;
  };
  whole = await opened(2024, 'representative_r');
  year = await opened(2025, 'representative_year');
  const colleague = async (email: string, role: string, unit: string) =>
    (await at.acts.colleague(email, role, await at.acts.unit(unit))).cookie;
  street = await colleague('street@city.test', 'street_officer', '东风街道');
  community = await colleague('head@city.test', 'community_officer', '春晓社区');
});

async function download(path: string, cookie = at.city.cookie): Promise<Bytes> {
  const answer = await at.world.fetch('GET', at.city.path(path), { cookie });
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer()) as Bytes;
}

const sheet = (body: Bytes | string, dryRun: boolean, more: Readonly<Record<string, string>> = {}) => {
  const data = form(body, dryRun, {}, typeof body === 'string' ? 'sheet.csv' : 'sheet.xlsx');
  for (const [key, value] of Object.entries(more)) data.set(key, value);
  return data;
};

/** What went out comes back in: every row is known, nothing would change, nothing is wrong or unread. */
async function comesBack(path: string, body: Bytes, rows: number, more = {}, cookie?: string) {
  const looked = await at.upload<Report>(`${path}/import`, sheet(body, true, more), cookie);
  expect([looked.status, looked.body.unmatched, looked.body.problems]).toEqual([200, [], []]);
  expect(looked.body.counts).toEqual({ rows, errors: 0, warnings: 0, new: 0, existing: rows, skipped: 0 });
  const done = await at.upload(`${path}/import`, sheet(body, false, more), cookie);
  expect([done.status, done.body]).toEqual([201, { created: 0, updated: 0, unchanged: rows, skipped: 0 }]);
}

const codeOf = ({ body }: { body: Partial<Report> }) => body.error?.code;

describe('a sheet of marks', () => {
  it('goes out without identity numbers and comes back in unchanged', async () => {
    const first = await at.upload(`${whole}/marks/import`, form(marksCsv(), false, { accept: [12] }));
    expect(first.status).toBe(201);
    const body = await download(`${whole}/marks/export`);
    await comesBack(`${whole}/marks`, body, people.length);
    expect((await at.get<{ items: object[] }>(`${whole}/people?q=甲甲`)).body.items[0]).toMatchObject({
      notGraded: 'probation',
    });
  });

  it('of ballots too, and only for who runs the assessment', async () => {
    expect((await at.upload(`${whole}/ballots/import`, form(ballotsCsv, false))).status).toBe(201);
    await comesBack(`${whole}/ballots`, await download(`${whole}/ballots/export`), 3);
    for (const part of ['marks', 'ballots'])
      expect(codeOf(await at.get<Report>(`${whole}/${part}/export`, community))).toBe('permission_missing');
  });
});

describe('a sheet of monthly marks', () => {
  const march = { period: '2025-03', group: 'community' };
  const path = () => `${year}/regular-marks`;
  const out = (cookie?: string) => download(`${path()}/export?period=2025-03&group=community`, cookie);

  it('goes out empty, is filled in, and comes back in unchanged', async () => {
    const listed = await at.get<{ items: { workerId: string; name: string }[] }>(
      `${path()}?period=2025-03&group=community`,
      community,
    );
    const idOf = new Map(listed.body.items.map(({ name, workerId }) => [name, workerId]));
    await comesBack(path(), await out(community), 3, march, community);
    const csv = `社区,人员编号,姓名,月份或季度,评分,评分事由\n春晓社区,${idOf.get('甲二')},甲二,2025-03,88,\n春晓社区,${idOf.get('甲三')},甲三,2025-03,95,连续加班\n`;
    const entered = await at.upload(`${path()}/import`, sheet(csv, false, march), community, 'regular-sheet-1');
    expect([entered.status, entered.body]).toEqual([201, { created: 2, updated: 0, unchanged: 0, skipped: 0 }]);
    await comesBack(path(), await out(community), 3, march, community);
    // 甲四 was never marked; 甲三's mark is taken back by an emptied cell, 甲二's corrected.
    const later = `人员编号,姓名,评分,评分事由\n${idOf.get('甲二')},甲二,87.5,\n${idOf.get('甲三')},甲三,,\n`;
    expect((await at.upload(`${path()}/import`, sheet(later, false, march), community)).body).toEqual({ created: 0, updated: 2, unchanged: 0, skipped: 0 }); // prettier-ignore
    const after = await at.get<{ given: number; items: { name: string; score: string | null }[] }>(`${path()}?period=2025-03&group=community`, community); // prettier-ignore
    expect([after.body.given, after.body.items.find(({ name }) => name === '甲二')?.score]).toEqual([1, '87.50']);
  });

  it('names each row that may not be entered, and gives the sheet back with what was found', async () => {
    const numbers = new Map(people.map(({ name, identityNumber }) => [name, identityNumber]));
    const csv = [
      '身份证号,姓名,月份,评分,评分事由',
      `${numbers.get('甲二')},甲二,2025-04,88,`,
      `${numbers.get('甲三')},甲三,,95,`,
      `${numbers.get('甲四')},甲四,,八十,`,
      `${numbers.get('甲五')},甲五,,88,`,
      `${numbers.get('甲四')},甲四,,80,`,
    ].join('\n');
    const looked = await at.upload<Report>(`${path()}/import`, sheet(csv, true, march), community);
    expect(looked.body.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 period_other', '3 cause_missing', '4 mark_unreadable', '5 person_unknown', '6 person_twice',
    ]); // prettier-ignore
    expect(codeOf(await at.upload<Report>(`${path()}/import`, sheet(csv, false, march), community))).toBe('sheet_problems_open'); // prettier-ignore
    const marked = await at.world.fetch('POST', at.city.path(`${path()}/import/marked`), { cookie: community, form: sheet(csv, true, march) }); // prettier-ignore
    expect(marked.status).toBe(200);
    // The street's marks are not a community's to bring in; a month to come is nobody's.
    const strange = sheet(csv, true, { period: '2025-03', group: 'street' });
    expect((await at.upload<Report>(`${path()}/import`, strange, community)).body.problems.map(({ code }) => code)).toContain('person_unknown'); // prettier-ignore
    expect(codeOf(await at.upload<Report>(`${path()}/import`, sheet(csv, true, { period: '2099-01', group: 'community' }), community))).toBe('period_unfit'); // prettier-ignore
  });
});

describe('a sheet of events', () => {
  it('proposes what is new, once, and comes back in unchanged whatever became of it', async () => {
    const numbers = new Map(people.map(({ name, identityNumber }) => [name, identityNumber]));
    const { body: cycle } = await at.get<{ scheme: { bonusItems: { zh: string }[]; vetoes: string[] } }>(year);
    const [bonus, veto] = [cycle.scheme.bonusItems[0]?.zh, cycle.scheme.vetoes[0]];
    const csv = [
      '身份证号,姓名,类别,事项,次数,发生日期,文件,事由',
      `${numbers.get('甲二')},甲二,加分,${bonus},2,2025-05-08,市表〔2025〕1号,市级表彰`,
      `${numbers.get('甲三')},甲三,一票否决,${veto},,2025年6月1日,处分决定,违反纪律`,
      `${numbers.get('甲二')},甲二,加分,${bonus},2,2025-05-08,市表〔2025〕1号,市级表彰`,
      `${numbers.get('甲四')},甲四,加分,没有这一项,1,2025-05-08,文件,事由说明`,
      `${numbers.get('甲四')},甲四,奖励,${bonus},零,2024,,一`,
      `${numbers.get('乙一')},乙一,加分,${bonus},1,2025-05-08,文件,事由说明`,
    ].join('\n');
    const looked = await at.upload<Report>(`${year}/events/import`, sheet(csv, true), street);
    expect(looked.body.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '4 event_twice', '5 event_item_unknown', '6 event_kind_unknown', '6 event_times_unreadable', '6 event_day_unreadable',
      '6 event_document_missing', '6 event_cause_missing', '7 person_unknown',
    ]); // prettier-ignore
    const good = csv.split('\n').slice(0, 3).join('\n');
    const proposed = await at.upload(`${year}/events/import`, sheet(good, false), street, 'event-sheet-1');
    expect([proposed.status, proposed.body]).toEqual([201, { created: 2, updated: 0, unchanged: 0, skipped: 0 }]);
    expect((await at.upload(`${year}/events/import`, sheet(good, false), street)).body).toMatchObject({
      created: 0,
      unchanged: 2,
    });
    const { body } = await at.get<{ items: { id: string; kind: string; total: string; version: number }[] }>(`${year}/events`); // prettier-ignore
    expect(body.items.map(({ kind, total }) => `${kind} ${total}`).sort()).toEqual([`bonus ${body.items.find(({ kind }) => kind === 'bonus')?.total}`, 'veto 0.00']); // prettier-ignore
    const [declined] = body.items.filter(({ kind }) => kind === 'veto');
    await at.post(`/assessment/events/${declined?.id}/decision`, { outcome: 'declined', version: 1 });
    await comesBack(`${year}/events`, await download(`${year}/events/export`, street), 2, {}, street);
    const marked = await at.world.fetch('POST', at.city.path(`${year}/events/import/marked`), { cookie: street, form: sheet(csv, true) }); // prettier-ignore
    expect(marked.status).toBe(200);
  });
});

describe('when the collecting has ended', () => {
  it('sheets still go out, and none comes in', async () => {
    const body = await download(`${whole}/marks/export`);
    const { version } = (await at.get<Changed>(whole)).body;
    const ended = await at.post(`${whole}/collect`, { version });
    expect(ended.status).toBe(201);
    expect((await download(`${whole}/marks/export`)).byteLength).toBeGreaterThan(1000);
    await download(`${whole}/events/export`);
    expect(codeOf(await at.upload<Report>(`${whole}/marks/import`, sheet(body, true)))).toBe('step_not_next');
    expect(codeOf(await at.upload<Report>(`${whole}/events/import`, sheet(body, true)))).toBe('cycle_not_open');
  });
});
