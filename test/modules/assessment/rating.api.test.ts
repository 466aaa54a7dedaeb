import { beforeAll, describe, expect, it } from 'vitest';
import { signUpCity } from '../../harness/api.ts';
import { form } from './cycle-world.ts';
import { ratingCity, type Listed, type RatingCity, type RatingSheet } from './rating-world.ts';

type Refused = { error: { code: string; facts?: Record<string, unknown> } };
const codeOf = (answer: { body: unknown }): string | undefined => (answer.body as Partial<Refused>).error?.code;

interface Coverage extends Listed<{ name: string; groups: { group: string; raters: number; gap: string | null }[] }> {
  readonly people: number;
  readonly withGaps: number;
  readonly tasks: number;
}

let at: RatingCity;
let head: string;
let peer: string;
const cyclePath = (rest: string) => `/assessment/cycles/${at.cycle.id}${rest}`;

beforeAll(async () => {
  at = await ratingCity(2);
  head = await at.account('甲一');
  peer = await at.account('甲二');
});

describe('who rates whom', () => {
  it('is worked out before the cycle opens, and the second time changes nothing', async () => {
    // All sixteen have served since 2015: everybody is rated.
    expect((await at.enrol()).body.created).toBe(16);
    const { body: shown } = await at.get<{ added: number; total: number }>(cyclePath('/raters/plan'));
    const { status, body } = await at.plan();
    expect(status).toBe(201);
    /*
     * 春晓 (head + 3 staff): officers 4×2, head 3×1, peers 4×3 = 23. 夏荷 (7 staff, no head): 7×2 + 0 + 7×6 = 56.
     * 冬青 (5 staff, no head, one officer): 5×1 + 0 + 5×4 = 25. Together 104.
     */
    expect(body).toEqual({ added: 104, ended: 0 });
    expect(shown).toMatchObject({ added: 104, total: 104 });
    expect((await at.plan()).body).toEqual({ added: 0, ended: 0 });
  });

  it('tells the gaps: nobody speaks for a community without a head', async () => {
    const { body } = await at.get<Coverage>(cyclePath('/raters/coverage?gaps=only&pageSize=50'));
    expect([body.people, body.withGaps, body.total, body.tasks]).toEqual([16, 12, 12, 104]);
    expect(body.items[0]?.groups.filter(({ gap }) => gap !== null)).toEqual([
      expect.objectContaining({ group: 'community', raters: 0, gap: 'no_head' }),
    ]);
  });

  it('is corrected by hand with a reason, within the scope of who corrects', async () => {
    const [gap] = await at.tasks(`workerId=${at.workerOf.get('甲五')}&group=peers`);
    const { workerId = '', unitId = '' } = gap ?? {};
    const input = (rater: object, group = 'community') => ({
      workerId,
      group,
      unitId,
      rater,
      reason: '该社区正职空缺',
    });
    const worker = (name: string) => ({ kind: 'worker', id: at.workerOf.get(name) });
    const add = (body: object, cookie?: string) => at.post(cyclePath('/raters'), body, cookie);
    expect(codeOf(await add(input(worker('甲五'))))).toBe('rater_is_rated');
    expect(codeOf(await add(input({ kind: 'user', id: 'usr_NOBODY' })))).toBe('rater_unknown');
    expect(codeOf(await add(input(worker('甲一'), 'residents')))).toBe('rater_barred');
    expect(codeOf(await add({ ...input(worker('甲一')), unitId: at.streets.西山 }))).toBe('group_rates_not');
    // An officer of another street finds neither the person nor the place.
    expect(codeOf(await add(input(worker('甲一')), at.officers.west.cookie))).toBe('not_found');
    expect((await add(input(worker('甲一')), at.officers.one.cookie)).status).toBe(201);
    expect(codeOf(await add(input(worker('甲一'))))).toBe('rater_stands');
    // The tree does not take away what was set by hand.
    expect((await at.plan()).body).toEqual({ added: 0, ended: 0 });
  });

  it('does not bring back whom somebody took away, and lets another take over', async () => {
    const [task] = await at.tasks('q=甲六&group=street');
    const id = task?.id ?? '';
    expect(codeOf(await at.post(`/assessment/raters/${id}/remove`, { reason: '回避亲属' }, at.officers.west.cookie))).toBe('not_found'); // prettier-ignore
    expect((await at.post(`/assessment/raters/${id}/remove`, { reason: '回避亲属' })).status).toBe(201);
    expect(codeOf(await at.post(`/assessment/raters/${id}/remove`, { reason: '回避亲属' }))).toBe('not_found');
    expect((await at.plan()).body).toEqual({ added: 0, ended: 0 });
    const [other] = await at.tasks('q=甲七&group=street');
    const rater = { kind: 'worker', id: at.workerOf.get('甲一') };
    const { status, body } = await at.post<{ id: string }>(`/assessment/raters/${other?.id}/replace`, { rater, reason: '分工调整' }); // prettier-ignore
    expect(status).toBe(201);
    expect((await at.tasks('q=甲七&group=street')).find((one) => one.id === body.id)).toMatchObject({
      raterName: '甲一',
      origin: 'hand',
    });
  });

  it('shows pairs to whoever runs the assessment, and to nobody who may only see results', async () => {
    for (const path of ['/raters', '/raters/coverage', '/raters/plan', '/reminders', '/rating-progress?by=group'])
      expect([path, codeOf(await at.get(cyclePath(path), at.leader))]).toEqual([path, 'permission_missing']);
    const { body } = await at.get<Listed<{ name: string }>>('/assessment/rater-candidates?q=甲');
    expect(body.total).toBe(11);
  });
});

describe('a rater', () => {
  it('finds nothing to rate before the cycle opens', async () => {
    expect((await at.get<Listed<object>>('/assessment/rating', peer)).body.items).toEqual([]);
    expect((await at.sheet('peers', peer)).status).toBe(404);
    expect((await at.open()).status).toBe(201);
  });

  it('finds their own sheets, never themself, and nobody else’s', async () => {
    const { body } = await at.get<Listed<{ group: string; total: number }>>('/assessment/rating', peer);
    expect(body.items).toMatchObject([{ group: 'peers', total: 3, sent: 0, anonymous: true }]);
    const own = (await at.sheet('peers', peer)).body;
    expect(own.items.map(({ name }) => name).sort()).toEqual(['甲一', '甲三', '甲四']);
    expect(own.forms[0]?.fields).toMatchObject([{ code: 'score', most: '100.00' }]);
    expect((await at.sheet('community', peer)).status).toBe(404);
    expect((await at.get<Listed<{ group: string; total: number }>>('/assessment/rating', head)).body.items.map(({ group, total }) => [group, total])).toEqual([['community', 4], ['peers', 3], ['street', 1]]); // prettier-ignore
    const [first] = own.items;
    const wanted = [{ assignmentId: first?.assignmentId, version: 0, marks: { score: '80' } }];
    // The same ids in the hands of somebody else are ids that never were.
    expect(codeOf(await at.draft('peers', wanted, head))).toBe('not_found');
  });

  it('keeps drafts as they are typed, each where it was read', async () => {
    const { items } = (await at.sheet('peers', peer)).body;
    const row = (index: number, marks: object, version = 0) => ({ assignmentId: items[index]?.assignmentId, version, marks }); // prettier-ignore
    const kept = await at.draft('peers', [row(0, { score: '88.5' }), row(1, { score: '90' })], peer, 'draft-0001');
    expect([kept.status, kept.body.items.map(({ version }) => version)]).toEqual([200, [1, 1]]);
    expect((await at.draft('peers', [row(0, { score: '88.5' }), row(1, { score: '90' })], peer, 'draft-0001')).body).toEqual(kept.body); // prettier-ignore
    expect(codeOf(await at.draft('peers', [row(0, { score: '70' })], peer))).toBe('changed_meanwhile');
    expect(codeOf(await at.draft('peers', [row(0, { nothing: '70' }, 1)], peer))).toBe('rating_indicator_unknown');
    expect((await at.draft('peers', [row(0, { score: '100.01' }, 1)], peer)).status).toBe(400);
    expect((await at.draft('peers', [row(0, { score: null }, 1)], peer)).status).toBe(200);
    expect((await at.sheet('peers', peer)).body.items.map(({ marks }) => marks)).toEqual([{}, { score: '90.00' }, {}]);
  });

  it('sends once and whole, exactly what was seen', async () => {
    const before = (await at.sheet('peers', peer)).body.stamp;
    expect(codeOf(await at.send('peers', before, peer))).toBe('rating_incomplete');
    const stamp = await at.fill('peers', peer, () => '90');
    expect(codeOf(await at.send('peers', before, peer))).toBe('changed_meanwhile');
    const missing = await at.world.call<Refused>('POST', at.city.path(`/assessment/rating/${at.cycle.id}/peers/send`), { cookie: peer, body: { stamp }, key: null }); // prettier-ignore
    expect(codeOf(missing)).toBe('idempotency_key_required');
    const sent = await at.send('peers', stamp, peer, 'send-peers-1');
    expect([sent.status, sent.body]).toEqual([201, { sent: 3 }]);
    expect((await at.send('peers', stamp, peer, 'send-peers-1')).body).toEqual({ sent: 3 });
    expect(codeOf(await at.send('peers', stamp, peer))).toBe('rating_nothing_left');
    const { items } = (await at.sheet('peers', peer)).body;
    expect(items.map(({ marks }) => marks)).toEqual([{ score: '90.00' }, { score: '90.00' }, { score: '90.00' }]);
    const again = [{ assignmentId: items[0]?.assignmentId, version: items[0]?.version, marks: { score: '10' } }];
    expect(codeOf(await at.draft('peers', again, peer))).toBe('rating_sent');
  });

  it('is given a rating back with a reason, and only what was sent', async () => {
    const mine = await at.tasks(`q=甲二&group=peers&state=sent`);
    const own = mine.filter(({ raterName }) => raterName === '甲二');
    const [task] = own;
    const [open] = await at.tasks('state=waiting&group=peers');
    const back = (id: string | undefined, cookie?: string) =>
      at.post<{ id: string }>(`/assessment/raters/${id}/return`, { reason: '分数录错' }, cookie);
    expect(codeOf(await back(open?.id))).toBe('rating_not_sent');
    expect(codeOf(await at.post(`/assessment/raters/${task?.id}/remove`, { reason: '已提交的' }))).toBe('rating_sent');
    expect(codeOf(await back(task?.id, at.officers.west.cookie))).toBe('not_found');
    expect((await back(task?.id)).status).toBe(201);
    const row = (await at.sheet('peers', peer)).body.items.find(({ returned }) => returned !== null);
    expect(row).toMatchObject({ name: task?.name, returned: '分数录错', marks: { score: '90.00' }, sentAt: null });
    expect((await at.send('peers', await at.fill('peers', peer, () => '85'), peer)).body).toEqual({ sent: 1 });
  });

  it('takes their whole sheet out and in as a workbook, looked at first', async () => {
    const path = `/assessment/rating/${at.cycle.id}/community`;
    const out = await at.world.fetch('GET', at.city.path(`${path}/export`), { cookie: head });
    expect([out.status, out.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']); // prettier-ignore
    const sheet = form(new Uint8Array(await out.arrayBuffer()), true, {}, '评分表.xlsx');
    const { body } = await at.upload<{ counts: object; problems: object[] }>(`${path}/import`, sheet, head);
    expect([body.counts, body.problems]).toEqual([{ rows: 4, errors: 0, warnings: 0, new: 0, existing: 4, skipped: 0 }, []]); // prettier-ignore
    const csv = '单位,姓名,评分\n春晓社区,甲二,93\n春晓社区,甲三,94\n夏荷社区,甲五,88.5\n';
    expect((await at.upload(`${path}/import`, form(csv, true), head)).status).toBe(200);
    expect((await at.sheet('community', head)).body.items.every(({ marks }) => marks['score'] === undefined)).toBe(
      true,
    );
    expect((await at.upload(`${path}/import`, form(csv, false), head)).body).toEqual({ created: 3, updated: 0, unchanged: 0, skipped: 0 }); // prettier-ignore
    expect((await at.upload(`${path}/import`, form(csv, false), head)).body).toMatchObject({
      created: 0,
      unchanged: 3,
    });
    const wrong = await at.upload(`${path}/import`, form('单位,姓名,评分\n春晓社区,甲一,93\n', false), head);
    expect(codeOf(wrong)).toBe('sheet_problems_open');
    const marked = await at.world.fetch('POST', at.city.path(`${path}/import/marked`), { cookie: head, form: form('单位,姓名,评分\n春晓社区,甲一,93\n', true) }); // prettier-ignore
    expect(marked.status).toBe(200);
  });
});

describe('files beside a rating', () => {
  const attach = (id: string | undefined, cookie: string) => {
    const data = new FormData();
    data.set('subjectType', 'assessment.rating');
    data.set('subjectId', id ?? '');
    data.set('file', new File([new TextEncoder().encode('%PDF-1.4\n%%EOF\n')], '走访记录.pdf', { type: 'application/pdf' }));
    return at.world.call('POST', at.city.path('/attachments'), { form: data, cookie });
  }; // prettier-ignore

  it('are taken from their rater while it is open, and from nobody for an anonymous group', async () => {
    const [named] = (await at.sheet('community', head)).body.items;
    const [hidden] = (await at.sheet('peers', head)).body.items;
    expect((await attach(named?.assignmentId, head)).status).toBe(201);
    expect((await attach(hidden?.assignmentId, head)).status).toBe(404);
    expect((await attach(named?.assignmentId, peer)).status).toBe(404);
    const list = (cookie: string, id = named?.assignmentId) =>
      at.get<Listed<object>>(`/attachments?subjectType=assessment.rating&subjectId=${id}`, cookie);
    expect((await list(at.leader)).body.items).toHaveLength(1);
    expect((await list(peer)).status).toBe(404);
  });
});

describe('the end of collecting', () => {
  it('reminds of who has not sent, by rater and by place, and as a workbook', async () => {
    const { body } = await at.get<Listed<{ raterName: string; account: boolean }> & Record<string, number>>(cyclePath('/reminders?state=waiting&pageSize=200')); // prettier-ignore
    expect(body['tasks']).toBe((body['waitingTasks'] ?? 0) + 3);
    expect(body.items.some(({ raterName }) => raterName === '甲二')).toBe(false);
    expect(body.items.find(({ raterName }) => raterName === '甲三')?.account).toBe(false);
    const { body: west } = await at.get<Listed<object>>(cyclePath('/reminders'), at.officers.west.cookie);
    expect(west.total).toBe(6);
    const by = async (key: string) =>
      (await at.get<Listed<{ name: string; tasks: number; sent: number }>>(cyclePath(`/rating-progress?by=${key}`))).body.items; // prettier-ignore
    expect((await by('street')).map(({ name, sent }) => [name, sent])).toEqual(expect.arrayContaining([['东风街道', 3], ['西山街道', 0]])); // prettier-ignore
    expect((await by('group')).map(({ name }) => name).sort()).toEqual(['同事互评', '社区评分', '街道评分'].sort());
    expect((await by('community')).length).toBe(3);
    const file = await at.world.fetch('GET', at.city.path(cyclePath('/reminders/export?state=waiting&format=csv')), { cookie: at.city.cookie }); // prettier-ignore
    const text = await file.text();
    expect([text.includes('甲三'), text.includes('甲二')]).toEqual([true, false]);
  });

  it('counts in the cycle, and waits in the inbox of whoever has something to rate', async () => {
    const { body } = await at.get<{ counts: Record<string, number> }>(cyclePath(''));
    expect(body.counts).toMatchObject({ ratings: 104, ratingsSent: 3, eventsOpen: 0, ballotsOpen: 0 });
    const inbox = (cookie: string) => at.get<{ lines: { kind: string; count: number }[] }>('/inbox/summary', cookie);
    expect((await inbox(head)).body.lines).toContainEqual(expect.objectContaining({ kind: 'assessment.rate', count: 8 })); // prettier-ignore
    expect((await inbox(peer)).body.lines).toEqual([]);
  });

  it('tells no rater by the tree of a score while few have spoken', async () => {
    for (const name of ['甲一', '甲三', '甲四']) {
      const path = cyclePath(`/results/${at.workerOf.get(name)}`);
      for (const cookie of [at.city.cookie, at.leader, at.officers.one.cookie]) {
        const text = JSON.stringify((await at.get(path, cookie)).body);
        expect([text.includes('甲二'), text.includes('85.00'), text.includes('90.00')]).toEqual([false, false, false]);
      }
    }
  });

  it('gives cycles their days, in order', async () => {
    const version = await at.version();
    const put = (deadlines: object[], seen = version) =>
      at.acts.send<{ version: number }>('PUT', cyclePath('/deadlines'), { version: seen, deadlines });
    expect(codeOf(await put([{ state: 'open', dueDay: '2020-01-01' }]))).toBe('deadline_early');
    const set = await put([{ state: 'open', dueDay: '2099-01-10' }, { state: 'collected', dueDay: '2099-01-20' }]); // prettier-ignore
    expect([set.status, set.body.version]).toEqual([200, version + 1]);
    expect(codeOf(await put([{ state: 'open', dueDay: '2099-01-11' }]))).toBe('changed_meanwhile');
    const { body } = await at.get<{ deadlines: object[] }>(cyclePath(''));
    expect(body.deadlines).toHaveLength(2);
    expect((await at.get<Listed<object>>('/assessment/rating', head)).body.items[0]).toMatchObject({ dueDay: '2099-01-10' }); // prettier-ignore
  });

  it('needs a word about what was never sent; afterwards nothing is taken', async () => {
    const collect = (body: object) => at.post(cyclePath('/collect'), body);
    const short = await collect({ version: await at.version() });
    // Some have no mark at all yet: the scheme lets other parts stand only where there is one.
    expect(codeOf(short)).toBe('scores_incomplete');
    for (const officer of [at.officers.one, at.officers.two, at.officers.west])
      expect((await at.send('street', await at.fill('street', officer.cookie, () => '88'), officer.cookie)).status).toBe(201); // prettier-ignore
    const refused = await collect({ version: await at.version() });
    expect(codeOf(refused)).toBe('raters_unsent');
    const done = await collect({ version: await at.version(), unsent: { reason: '截止后仍未提交' } });
    expect([done.status, done.body.state]).toEqual([201, 'collected']);
    expect((await at.tasks('state=waiting')).length).toBe(0);
    expect((await at.sheet('community', head)).status).toBe(404);
    const sheet = (await at.sheet('peers', peer)).body as RatingSheet;
    const [row] = sheet.items;
    expect(codeOf(await at.draft('peers', [{ assignmentId: row?.assignmentId, version: 0, marks: { score: '1' } }], peer))).toBe('cycle_not_open'); // prettier-ignore
    expect(codeOf(await at.post(`/assessment/raters/${row?.assignmentId}/return`, { reason: '太迟了' }))).toBe('raters_settled'); // prettier-ignore
    expect(codeOf(await at.plan())).toBe('raters_settled');
  });

  it('and another city finds nothing of it', async () => {
    const other = await signUpCity(at.world, 'othercity', '990102');
    const paths = ['/raters', '/raters/coverage', '/raters/plan', '/reminders', '/rating-progress?by=group'];
    for (const path of paths) {
      const answer = await at.world.call('GET', other.path(cyclePath(path)), { cookie: other.cookie });
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const sheet = await at.world.call('GET', other.path(`/assessment/rating/${at.cycle.id}/peers`), { cookie: other.cookie }); // prettier-ignore
    expect(sheet.status).toBe(404);
  });
});
