import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newAlliance, type Alliance, type Items } from './alliance.ts';

let alliance: Alliance;
beforeAll(async () => {
  alliance = await newAlliance();
});
afterAll(() => vi.useRealTimers());

describe('a member organisation', () => {
  it('joins with a checked code, changes from a day on, and leaves when it owes nothing', async () => {
    const { book, streets, keeper, second, neighbour, reader, code, joining, lined, make, step } = alliance;
    const post = (change: object, cookie = second) => code('/alliance/organisations', joining(change), cookie);
    expect(await post({ creditCode: '91350100M000100Y4' })).toBe('400 bad_input');
    expect(await post({ creditCode: '91350100M000100Y44' })).toBe('422 member_code_unconfirmed');
    expect(await post({ kind: 'palace' })).toBe('422 member_kind_unknown');
    expect(await post({ unitId: book.departmentId }, book.city.cookie)).toBe('422 member_place_unfit');
    expect(await post({ unitId: streets[1]?.id })).toBe('404 not_found');
    expect(await post({}, reader)).toBe('403 permission_missing');
    expect(await post({})).toBe('201 ok');
    expect(await post({ name: '再次加入' })).toBe('409 member_standing');
    const { items } = await book.get<Items<{ id: string; name: string }>>('/alliance/organisations?q=律师', keeper);
    const id = items[0]?.id ?? '';
    expect(JSON.stringify(items)).not.toContain('13900000001');
    expect((await book.get<Items<unknown>>('/alliance/organisations?q=律师', neighbour)).total).toBe(0);
    expect((await book.world.call('GET', book.city.path(`/alliance/organisations/${id}`), { cookie: neighbour })).status).toBe(404); // prettier-ignore

    const {
      creditCode: _creditCode,
      unitId: _unitId,
      joinedDay: _joinedDay,
      ...described
    } = joining({ name: '市律协', contact: null });
    const change = (body: object, cookie = second) =>
      code(`/alliance/organisations/${id}/editions`, { version: 1, fromDay: '2026-03-01', ...described, ...body }, cookie); // prettier-ignore
    expect(await change({ fromDay: '2026-01-04' })).toBe('422 member_edition_backwards');
    expect(await change({ kind: 'palace' })).toBe('422 member_kind_unknown');
    expect(await change({}, neighbour)).toBe('404 not_found');
    expect(await change({})).toBe('200 ok');
    expect(await change({})).toBe('409 changed_meanwhile');
    expect(await book.get(`/alliance/organisations/${id}`, keeper)).toMatchObject({
      name: '市律协', hasContact: true, editions: [{ name: '市律协' }, { name: '市律师协会' }],
    }); // prettier-ignore

    const reveal = (cookie: string, key?: string) =>
      book.post<{ value?: string | null }>(`/alliance/organisations/${id}/contact`, { reason: '联系活动' }, { cookie, ...(key ? { key } : {}) }); // prettier-ignore
    expect((await reveal(second, 'alliance-contact-1')).body.value).toBe('13900000001');
    expect((await reveal(second, 'alliance-contact-1')).body.value ?? null).toBeNull();
    expect((await reveal(reader)).status).toBe(403);

    const owed = await make({ list: 'resource', organisationId: id, minutes: 60 });
    const leave = (version: number, leftDay = '2026-06-01') =>
      code(`/alliance/organisations/${id}/leave`, { version, leftDay, reason: '单位撤并' }, second);
    expect(await leave(2)).toBe('409 member_bound');
    expect(await step(owed, { event: 'cancel', version: 1, text: '单位撤并' }, second)).toBe('200 ok');
    expect(await leave(1)).toBe('409 changed_meanwhile');
    expect(await leave(2)).toBe('200 ok');
    expect(await leave(3)).toBe('409 member_left');
    expect(await code('/alliance/lines', lined({ list: 'project', organisationId: id }), second)).toBe(
      '409 member_left',
    );
    const file = await book.world.fetch('GET', book.city.path('/alliance/organisations/export?format=csv'), {
      cookie: second,
    });
    expect(await file.text()).toContain('市律协');
  });

  it('follows a faulty store all or nothing, and one key does one thing', async () => {
    const { book, faults, second, code, joining } = alliance;
    const post = (name: string) =>
      code('/alliance/organisations', joining({ name, creditCode: '91222401000009999A', codeConfirmed: true }), second, 'alliance-fault-1'); // prettier-ignore
    faults.failNextBatch();
    expect(await post('未成')).toBe('500 fault');
    expect((await book.get<Items<unknown>>('/alliance/organisations?q=未成', second)).total).toBe(0);
    expect(await post('未成')).toBe('201 ok');
    expect(await post('未成')).toBe('201 ok');
    expect((await book.get<Items<unknown>>('/alliance/organisations?q=未成', second)).total).toBe(1);
    expect(await post('别的')).toBe('422 idempotency_key_reused');
  });
});

describe('a committee', () => {
  it('is set up by the template of the day; seats are given, handed over and left', async () => {
    const { book, streets, second, neighbour, code, join } = alliance;
    const member = await join({ name: '市医院' });
    const gone = await join({ name: '已退单位' });
    await book.post(`/alliance/organisations/${gone}/leave`, { version: 1, leftDay: '2026-05-01', reason: '搬离' }, { cookie: second }); // prettier-ignore
    const setUp = (unitId: unknown, cookie = second) =>
      code('/alliance/committees', { unitId, setDay: '2026-02-01' }, cookie);
    expect(await setUp(book.departmentId, book.city.cookie)).toBe('422 committee_place_unfit');
    expect(await setUp(streets[1]?.id)).toBe('404 not_found');
    expect(await setUp(streets[0]?.id)).toBe('201 ok');
    expect(await setUp(streets[0]?.id)).toBe('409 committee_standing');
    const list = () => book.get<Items<{ id: string; held: number; seats: number }> & { missing: object }>('/alliance/committees?vacant=true', second); // prettier-ignore
    expect(await list()).toMatchObject({ total: 1, items: [{ held: 0, seats: 5 }], missing: { street: 0 } });
    const id = (await list()).items[0]?.id ?? '';
    const seat = (body: object, cookie = second) => code(`/alliance/committees/${id}/seats`, { number: 2, reason: '推选', ...body }, cookie); // prettier-ignore
    const holder = { organisationId: member, personName: '甲某' };
    const appoint = { act: 'appoint', version: 1, day: '2026-02-01', holder };
    expect(await seat({ ...appoint, holder: {} })).toBe('400 bad_input');
    expect(await seat({ ...appoint, day: '2026-01-31' })).toBe('422 committee_backwards');
    expect(await seat({ ...appoint, holder: { organisationId: gone } })).toBe('409 member_left');
    expect(await seat({ ...appoint, number: 9 })).toBe('404 not_found');
    expect(await seat(appoint, neighbour)).toBe('404 not_found');
    expect(await seat(appoint)).toBe('200 ok');
    expect(await seat({ ...appoint, version: 2 })).toBe('409 seat_held');
    expect(await seat({ act: 'leave', number: 3, version: 2, day: '2026-05-01' })).toBe('409 seat_vacant');
    const over = { act: 'hand_over', version: 2, day: '2026-05-01', holder: { personName: '乙某' }, handedOver: '议题与台账' }; // prettier-ignore
    expect(await seat({ ...over, version: 1 })).toBe('409 changed_meanwhile');
    expect(await seat(over)).toBe('200 ok');
    expect(await book.get(`/alliance/committees/${id}`, second)).toMatchObject({
      held: 1,
      holdings: [
        { personName: '乙某', untilDay: null },
        { organisationName: '市医院', personName: '甲某', untilDay: '2026-05-01', handedOver: '议题与台账' },
      ],
    });
    const end = (version: number, day = '2026-06-01') => code(`/alliance/committees/${id}/end`, { version, day, reason: '换届' }, second); // prettier-ignore
    expect(await end(3, '2026-01-31')).toBe('422 committee_backwards');
    expect(await end(2)).toBe('409 changed_meanwhile');
    expect(await end(3)).toBe('200 ok');
    expect(await end(4)).toBe('409 committee_ended');
    expect(await seat({ ...appoint, version: 4 })).toBe('409 committee_ended');
    expect(await book.get(`/alliance/committees/${id}`, second)).toMatchObject({ held: 0, endedDay: '2026-06-01' });
  });
});

describe('the four lists', () => {
  it('lead from a need and a resource by a suggested pair to a project and its result', async () => {
    const { book, streets, keeper, second, neighbour, reader, code, join, lined, make, line, progress, step, verdict } =
      alliance;
    const owner = await join({ name: '法律服务所' });
    expect(await code('/alliance/lines', lined({ theme: 'palace' }))).toBe('422 line_theme_unknown');
    expect(await code('/alliance/lines', lined({ list: 'resource', organisationId: owner, minutes: 0 }))).toBe('400 bad_input'); // prettier-ignore
    expect(await code('/alliance/lines', lined({ dueDay: '2026-04-30' }))).toBe('400 bad_input');
    expect(await code('/alliance/lines', lined({ unitId: streets[1]?.id }))).toBe('404 not_found');
    expect(await code('/alliance/lines', lined(), reader)).toBe('403 permission_missing');
    expect(await code('/alliance/lines', lined({ unitId: book.city.rootUnitId }), book.city.cookie)).toBe('422 line_place_unfit'); // prettier-ignore
    const need = await make({}, keeper);
    const resource = await make({ list: 'resource', title: '律师志愿服务', organisationId: owner, unitId: streets[0]?.id, minutes: 180, dueDay: '2026-12-31' }); // prettier-ignore
    type Pairs = {
      items: { score: number; suggestedMinutes: number; need: { id: string }; reasons: { code: string }[] }[];
    };
    const pairs = await book.get<Pairs>(`/alliance/matches?needId=${need}`, keeper);
    expect(pairs.items).toMatchObject([{ score: 90, suggestedMinutes: 120, need: { id: need } }]);
    expect(pairs.items[0]?.reasons.map((reason) => reason.code)).toEqual(['theme', 'covers', 'time_whole', 'enough']);
    expect((await book.get<Pairs>('/alliance/matches', neighbour)).items).toEqual([]);

    const pair = (change: object = {}, cookie = keeper) =>
      code('/alliance/matches', { needId: need, needVersion: 1, resourceId: resource, resourceVersion: 1, title: '楼道调解室', minutes: 120, fen: 0, dueDay: '2026-05-31', ...change }, cookie); // prettier-ignore
    expect(await pair({ dueDay: '2026-06-15', minutes: 181 })).toBe('422 resource_overdrawn');
    expect(await pair({ dueDay: '2026-06-15', needVersion: 2 })).toBe('409 changed_meanwhile');
    expect(await pair({ dueDay: '2026-06-15' }, neighbour)).toBe('404 not_found');
    expect(await pair({ dueDay: '2026-06-15' })).toBe('201 ok');
    expect(await pair({ dueDay: '2026-06-15' })).toBe('409 need_taken');
    const project = (await book.get<Items<{ id: string }>>('/alliance/lines?list=project&q=调解室', keeper)).items[0]?.id ?? ''; // prettier-ignore
    expect(await line(need)).toMatchObject({ state: 'underway', events: ['progress', 'postpone', 'pause'] });
    expect(await line(resource)).toMatchObject({ state: 'underway', drawnMinutes: 120 });
    expect(await step(resource, { event: 'finish', version: 2, text: '完成' }, second)).toBe('409 line_has_projects');

    expect(await step(project, { event: 'finish', version: 1, text: '完成' })).toBe('409 line_step_not_allowed');
    expect(await step(project, progress(1, { day: '2026-06-02' }))).toBe('422 line_progress_day');
    expect(await step(project, progress(1), reader)).toBe('403 permission_missing');
    expect(await step(project, progress(1), neighbour)).toBe('404 not_found');
    expect(await step(project, progress(1))).toBe('200 ok');
    expect(await step(project, progress(1))).toBe('409 changed_meanwhile');
    expect(await step(project, progress(2, { minutes: 70, fen: 3_000 }))).toBe('200 ok');
    expect(await step(project, { event: 'postpone', version: 3, day: '2026-06-15', text: '材料未齐' })).toBe('422 line_postponed_backwards'); // prettier-ignore
    expect(await step(project, { event: 'postpone', version: 3, day: '2026-06-20', text: '材料未齐' })).toBe('200 ok');
    expect(await step(project, { event: 'finish', version: 4, text: '已办结' })).toBe('200 ok');
    expect(await verdict(project, 5, keeper)).toBe('409 second_person_required');
    expect(await verdict(project, 5, reader)).toBe('403 permission_missing');
    expect(await verdict(project, 5, second, 'return')).toBe('200 ok');
    expect(await step(project, { event: 'finish', version: 6, text: '补齐后办结' })).toBe('200 ok');
    expect(await verdict(project, 7, second)).toBe('200 ok');
    const done = await line(project);
    expect(done).toMatchObject({ state: 'confirmed', deliveredMinutes: 130, deliveredFen: 3_000, late: false, events: [] }); // prettier-ignore
    expect(done.related.map(({ list, state }) => `${list} ${state}`).toSorted()).toEqual([
      'need confirmed', 'resource underway', 'result confirmed',
    ]); // prettier-ignore
    const evidence = done.steps.find(({ event }) => event === 'progress')?.id ?? '';
    const files = `/attachments?subjectType=alliance.progress&subjectId=${evidence}`;
    expect(await book.get(files, reader)).toMatchObject({ items: [], mayWrite: false });
    expect((await book.world.call('GET', book.city.path(files), { cookie: neighbour })).status).toBe(404);
  });

  it('lets a need go when its project is cancelled, and takes a need up without a resource', async () => {
    const { book, keeper, second, code, join, lined, make, line, progress, step } = alliance;
    const owner = await join({ name: '环卫公司', kind: 'state_firm' });
    const need = await make({ theme: 'environment', title: '绿地清理', minutes: 0, fen: 100_000 }, keeper);
    const adopt = (change: object = {}) =>
      code('/alliance/lines', lined({ list: 'project', title: '清理绿地', theme: 'environment', organisationId: owner, minutes: 0, fen: 50_000, needId: need, ...change })); // prettier-ignore
    expect(await adopt()).toBe('201 ok');
    expect(await adopt()).toBe('409 need_taken');
    const project = (await book.get<Items<{ id: string }>>('/alliance/lines?list=project&q=清理绿地', keeper)).items[0]?.id ?? ''; // prettier-ignore
    expect(await step(project, { event: 'cancel', version: 1, text: '设备故障' })).toBe('200 ok');
    expect(await step(project, progress(2))).toBe('409 line_step_not_allowed');
    expect(await line(need)).toMatchObject({ state: 'open', related: [{ list: 'project', state: 'cancelled' }] });

    const resource = await make({ list: 'resource', title: '清扫车', theme: 'environment', organisationId: owner, minutes: 0, fen: 80_000 }); // prettier-ignore
    const version = (await line(need)).version;
    const pair = { needId: need, needVersion: version, resourceId: resource, resourceVersion: 1, title: '清扫', minutes: 0, fen: 80_000, dueDay: '2026-06-30' }; // prettier-ignore
    expect(await code('/alliance/matches', pair)).toBe('201 ok');
    const other = await make({ theme: 'environment', title: '楼顶清理', minutes: 0, fen: 1_000 }, keeper);
    expect(await code('/alliance/matches', { ...pair, needId: other, needVersion: 1, resourceVersion: 2, fen: 1 })).toBe('422 resource_overdrawn'); // prettier-ignore
    const sweeping = (await book.get<Items<{ id: string }>>('/alliance/lines?list=project&q=清扫&state=open', keeper)).items[0]?.id ?? ''; // prettier-ignore
    expect(await step(sweeping, { event: 'cancel', version: 1, text: '改由市政' })).toBe('200 ok');
    expect(await line(resource)).toMatchObject({ state: 'open' });
    expect(await step(resource, progress(3, { minutes: 0, fen: 1_000 }), second)).toBe('200 ok');
    expect(await step(resource, { event: 'finish', version: 4, text: '用完' }, second)).toBe('200 ok');
    expect(await code('/alliance/matches', { ...pair, needId: other, needVersion: 1, resourceVersion: 5, fen: 1 })).toBe('409 resource_over'); // prettier-ignore
  });

  it('links money to vouchers of the ledger, no more than they hold', async () => {
    const { book, keeper, code, join, make, line } = alliance;
    const owner = await join({ name: '建设银行', kind: 'state_firm' });
    const made = (title: string) => make({ list: 'project', title, organisationId: owner, minutes: 0, fen: 20_000 });
    const [one, two] = [await made('共建支出甲'), await made('共建支出乙')];
    const account = await book.line('共建经费', 100_000);
    const spent = (await book.get<Items<{ id: string }>>('/ledger/accounts?kind=spent')).items[0]?.id;
    const paid = async (amountFen: number) =>
      (await book.post('/ledger/transactions', { kind: 'spending', memo: '共建活动款', documentNumber: '共建〔2026〕1号', transfers: [{ debitAccountId: account, creditAccountId: spent, amountFen }] })).body.id; // prettier-ignore
    const voucher = await paid(10_000);
    const link = (id: string, amountFen: number, transactionId = voucher, cookie = book.city.cookie) =>
      code(`/alliance/lines/${id}/spending`, { transactionId, amountFen, purpose: '活动' }, cookie);
    expect(await link(one, 1, voucher, keeper)).toBe('404 not_found');
    expect(await link(one, 6_000)).toBe('201 ok');
    expect(await link(one, 1)).toBe('409 payment_standing');
    expect(await link(two, 4_001)).toBe('422 payment_over_voucher');
    expect(await link(two, 4_000)).toBe('201 ok');
    const vouchers = await book.get<Items<{ id: string; claimedFen: number }>>('/alliance/vouchers?q=共建');
    expect(vouchers.items).toMatchObject([{ id: voucher, claimedFen: 10_000 }]);
    const payment = (await line(two)).spending[0]?.id;
    const end = () => code(`/alliance/spending/${payment}/end`, { reason: '关联有误' }, book.city.cookie);
    expect(await end()).toBe('200 ok');
    expect(await end()).toBe('409 payment_ended');
    const wrong = await paid(5_000);
    const asked = await book.post(`/ledger/transactions/${wrong}/reversals`, { reason: '记账有误' });
    const approver = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
    await book.post(`/ledger/reversals/${asked.body.id}/approve`, { version: 1 }, { cookie: approver });
    expect(await link(one, 100, wrong)).toBe('409 payment_voucher_reversed');
  });
});
