import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { meeting, newNetwork, voices, type Case, type Network } from './network.ts';

let at: Network;
const today = '2026-06-01';
// A Monday; the Dragon Boat Festival is 19 to 21 June.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T02:00:00Z`) });
  at = await newNetwork(today);
});
afterAll(() => vi.useRealTimers());

const filed = (change: object = {}) => ({
  unitId: at.gridId,
  content: '楼道堆放杂物',
  category: 'safety',
  channel: 'doorstep',
  ...change,
});
const raised = async (change: object = {}, cookie = at.grid) =>
  (await at.must<{ id: string; number: string; code: string }>('/cases', filed(change), cookie)).id;
const talk = (version: number) => ({ version, text: '建议清理', voices });
const meet = (version: number, change: object = {}) => ({
  version,
  text: '会议纪要',
  meeting: { ...meeting(today), ...change },
});

/** The smallest picture there is. */
const onePixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
);

describe('five steps', () => {
  it('go from the doorstep to the answer, each with who, when and what was said', async () => {
    const id = await raised({
      origin: { kind: 'visit', id: 'vis_1' },
      urgency: 'urgent',
      name: '某居民',
      contact: '13900000000',
    });
    expect(await at.read(id)).toMatchObject({
      state: 'raised', dueDay: '2026-06-10', deadlineDay: '2026-06-02', originId: 'vis_1', hasPerson: true,
    }); // prettier-ignore
    const parts = [
      { unitId: at.communityId, dutyId: at.dutyId, task: '组织清理', leads: true },
      { unitId: at.departmentId, task: '派人指导', leads: false },
    ];
    expect(await at.code(`/cases/${id}/decide`, meet(1), at.community)).toBe('409 case_step_not_allowed');
    expect(await at.code(`/cases/${id}/assign`, { version: 1, parts }, at.community)).toBe('409 case_step_not_allowed');
    expect(await at.code(`/cases/${id}/finish`, { version: 1, reply: '好了' }, at.community)).toBe(
      '409 case_step_not_allowed',
    );
    await at.must(`/cases/${id}/deliberate`, talk(1), at.grid);
    expect(await at.code(`/cases/${id}/deliberate`, talk(1), at.grid)).toBe('409 changed_meanwhile');
    expect(await at.code(`/cases/${id}/decide`, meet(2), at.grid)).toBe('403 permission_missing');
    const votes = (votesFor: number, votesAgainst: number) => meet(2, { votesFor, votesAgainst });
    expect(await at.code(`/cases/${id}/decide`, votes(0, 0), at.community)).toBe('422 case_votes_missing');
    expect(await at.code(`/cases/${id}/decide`, meet(2, { heldDay: '2026-06-02' }), at.community)).toBe(
      '422 case_meeting_in_future',
    );
    await at.must(`/cases/${id}/decide`, votes(2, 3), at.community);
    expect((await at.read(id)).state).toBe('deliberated');
    await at.must(`/cases/${id}/decide`, meet(3), at.community);

    const assign = (wanted: object[]) => at.code(`/cases/${id}/assign`, { version: 4, parts: wanted }, at.community);
    const alone = { unitId: at.communityId, task: '清理', leads: true };
    expect(await assign([{ ...alone, leads: false }])).toBe('422 case_one_lead');
    expect(await assign([alone])).toBe('422 case_duty_required');
    const drafted = await at.hand.drafted({ targets: [{ unitId: at.communityId, monthlyVolume: '1' }] });
    expect(await assign([{ ...alone, dutyId: drafted }])).toBe('422 case_duty_not_admitted');
    const partners = await at.get<{ units: { id: string }[]; duties: { id: string; unitIds: string[] }[] }>(
      `/cases/${id}/partners`, at.community,
    ); // prettier-ignore
    expect(partners.units.map((unit) => unit.id)).toEqual(expect.arrayContaining([at.departmentId, at.gridId]));
    expect(partners.duties.map((duty) => duty.id)).toEqual([at.dutyId]);
    await at.must(`/cases/${id}/assign`, { version: 4, parts }, at.community);
    const [own, theirs] = (await at.read(id, at.hand.officer)).parts;
    expect([own?.mine, theirs?.mine]).toEqual([false, true]);

    const report = (part: typeof own, body: object, cookie: string) =>
      at.code(`/cases/parts/${part?.id}/report`, { text: '已办', ...body }, cookie);
    expect(await report(own, { version: 5 }, at.hand.officer)).toBe('404 not_found');
    expect(await report(theirs, { version: 5, costFen: 100 }, at.hand.officer)).toBe('422 case_cost_without_duty');
    expect(await at.code(`/cases/${id}/finish`, { version: 5, reply: '好了' }, at.community)).toBe(
      '409 case_parts_open',
    );
    expect(await report(theirs, { version: 5 }, at.hand.officer)).toBe('200 ');
    expect(await report(theirs, { version: 6 }, at.hand.officer)).toBe('409 case_part_reported');
    expect(await report(own, { version: 6, costFen: 35_000 }, at.community)).toBe('200 ');
    await at.must(`/cases/${id}/finish`, { version: 7, reply: '杂物已清理，请您评价。' }, at.community);
    const done = await at.read(id);
    expect(done.steps.map(({ event }) => event)).toEqual([
      'raise', 'deliberate', 'vote_lost', 'decide', 'assign', 'report', 'report', 'finish',
    ]); // prettier-ignore
    expect(done.steps[1]?.voices).toHaveLength(2);
    expect(done.steps.map(({ meeting: held }) => held?.passed)).toEqual([
      undefined,
      undefined,
      false,
      true,
      ...Array<undefined>(4),
    ]);
    expect(done.steps.every(({ byName }) => byName.includes('@test.test'))).toBe(true);
    // Seven working days to rate from 1 June.
    expect(done).toMatchObject({ state: 'handled', deadlineDay: '2026-06-10' });
    expect(done.parts.map(({ costFen }) => costFen)).toEqual([35_000, null]);
    await costs(id, own?.id ?? '', theirs?.id ?? '');
    await evidence(id);
  });

  /** A month of the duty pays 80 × 8.00 = 640.00; the part reported 350.00, which is all that can be booked to it. */
  async function costs(id: string, own: string, theirs: string): Promise<void> {
    const month = { unitId: at.communityId, month: '2026-06', volume: '80', evidence: '台账' };
    const reported = await at.must(`/duties/${at.dutyId}/settlements`, month, at.community);
    const judged = { version: 1, volume: '80', score: '95', rest: 'keep' };
    const path = `/duties/settlements/${reported.id}/verify`;
    const { transactionId } = await at.must<{ transactionId: string }>(path, judged, at.hand.officer);
    const book = (part: string, amountFen: number, cookie = at.community) =>
      at.code(`/cases/parts/${part}/costs`, { transactionId, amountFen, purpose: '清运费' }, cookie);
    const vouchers = await at.get<{ items: { id: string; amountFen: number; claimedFen: number }[] }>(
      `/cases/parts/${own}/vouchers`, at.community,
    ); // prettier-ignore
    expect(vouchers.items).toContainEqual(
      expect.objectContaining({ id: transactionId, amountFen: 64_000, claimedFen: 0 }),
    );
    expect(await book(own, 35_001)).toBe('409 case_cost_over');
    expect(await book(theirs, 1)).toBe('404 not_found');
    expect(await book(theirs, 1, at.hand.officer)).toBe('409 case_cost_not_reported');
    expect(await book(own, 1, at.hand.officer)).toBe('404 not_found');
    expect(await book(own, 0)).toMatch(/^400 /);
    expect(await book(own, 20_000)).toBe('201 ');
    expect(await book(own, 1)).toBe('409 case_cost_standing');
    const [part] = (await at.read(id)).parts;
    expect(part).toMatchObject({ bookedFen: 20_000, costs: [{ amountFen: 20_000, endReason: null }] });
    const ofDuty = await at.get<object>(`/cases/costs?dutyId=${at.dutyId}`);
    expect(ofDuty).toMatchObject({
      total: 1,
      costFen: 35_000,
      bookedFen: 20_000,
      items: [{ caseId: id, partId: own }],
    });
    const end = () => at.code(`/cases/costs/${part?.costs[0]?.id}/end`, { reason: '对应有误' }, at.community);
    expect([await end(), await end()]).toEqual(['200 ', '409 case_cost_ended']);
    expect(await book(own, 35_000)).toBe('201 ');
    await claims(transactionId);
  }

  /** The voucher passes the duty's account and moves 640.00 once; a part booked 350.00 of it, 290.00 are left for all. */
  async function claims(transactionId: string): Promise<void> {
    const facility = async (name: string) => {
      const place = { kind: 'station', unitId: at.communityId, openedDay: today, name, address: '春晓路 1 号' };
      const more = { areaHundredths: 32_050, managerName: '甲某', opening: [], services: [], reason: '社区建设' };
      return `/facilities/${(await at.must('/facilities', { ...place, ...more }, at.city.cookie)).id}`;
    };
    const line = await at.must('/alliance/lines', {
      list: 'need', title: '楼道照明', theme: 'safety', unitId: at.communityId, minutes: 0, fen: 90_000, fromDay: today, dueDay: '2026-06-30',
    }, at.city.cookie); // prettier-ignore
    const claim = (path: string, amountFen: number) =>
      at.post<Refused>(`${path}/spending`, { transactionId, amountFen, purpose: '修缮' });
    const [ofFacility, ofLine] = [await facility('春晓甲站'), `/alliance/lines/${line.id}`];
    const over = (code: string, leftFen: number, held: string) => ({
      error: { code, facts: { leftFen, amountYuan: '640.00', held } },
    });
    expect((await claim(ofFacility, 29_001)).body).toMatchObject(
      over('spending_over_voucher', 29_000, '诉求费用 350.00'),
    );
    const message = (await claim(ofLine, 29_001)).body.error.message;
    expect(message).toBe('超过凭证金额：共 640.00 元，已关联（元）：诉求费用 350.00；还可关联 290.00 元。');
    expect((await claim(ofFacility, 20_000)).status).toBe(201);
    expect((await claim(ofLine, 9_001)).body).toMatchObject(
      over('payment_over_voucher', 9_000, '阵地支出 200.00、诉求费用 350.00'),
    );
    const second = await facility('春晓乙站');
    // Both see 90.00 left; whichever batch comes second finds the other's.
    const both = await Promise.all([claim(second, 9_000), claim(ofLine, 9_000)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const vouchers = await at.get<{ items: { id: string }[] }>('/facilities/vouchers');
    expect(vouchers.items).toContainEqual(
      expect.objectContaining({ id: transactionId, amountFen: 64_000, claimedFen: 64_000 }),
    );
  }

  /** Files of a step: added by whoever took it, seen by who sees the request, nothing to others. */
  async function evidence(id: string): Promise<void> {
    const add = async (seq: number, cookie: string) => {
      const form = new FormData();
      form.set('subjectType', 'cases.step');
      form.set('subjectId', `${id}_${seq}`);
      form.set('file', new File([onePixel], '签到表.png', { type: 'image/png' }));
      return (await at.world.call('POST', at.city.path('/attachments'), { form, cookie })).status;
    };
    expect(await add(4, at.hand.officer)).toBe(409);
    expect(await add(99, at.community)).toBe(404);
    expect(await add(4, at.community)).toBe(201);
    const steps = (await at.read(id, at.community)).steps.map(({ seq, own, files }) => [seq, own, files]);
    expect(steps[3]).toEqual([4, true, 1]);
    expect(steps[0]).toEqual([1, false, 0]);
  }

  it('end early only with a target, a body or the resident’s word', async () => {
    const [first, second, third] = [await raised(), await raised(), await raised()];
    const { number } = await at.read(first);
    const end = (id: string, body: object) =>
      at.code(`/cases/${id}/end`, { version: 1, text: '说明', ...body }, at.grid);
    expect(await end(second, { as: 'duplicate' })).toBe('422 case_target_unfit');
    expect(await end(first, { as: 'duplicate', target: number })).toBe('422 case_target_unfit');
    expect(await end(second, { as: 'duplicate', target: number })).toBe('200 ');
    expect(await end(third, { as: 'duplicate', target: (await at.read(second)).number })).toBe('422 case_target_unfit');
    expect(await end(third, { as: 'refer' })).toBe('422 case_body_missing');
    expect(await end(third, { as: 'refer', bodyUnitId: at.departmentId })).toBe('200 ');
    expect(await end(first, { as: 'withdraw' })).toBe('200 ');
    expect([await at.read(second), await at.read(third), await at.read(first)]).toMatchObject([
      { state: 'duplicate', target: { number } },
      { state: 'referred', bodyName: '市民政局', deadlineDay: null },
      { state: 'withdrawn', events: [] },
    ]);
  });

  it('are filed with a category and a place that there are', async () => {
    expect(await at.code('/cases', filed({ category: 'nothing' }), at.grid)).toBe('422 case_category_unknown');
    expect(await at.code('/cases', filed({ unitId: at.departmentId }))).toBe('422 case_place_unfit');
    expect(await at.code('/cases', filed({ unitId: at.communityId }), at.grid)).toBe('404 not_found');
  });
});

describe('the clock', () => {
  it('reminds and raises each breach once, however often it ticks and whoever starts anew', async () => {
    const id = await raised();
    // Deliberation by 4 June, all by 23 June: 19 June is a holiday.
    expect(await at.read(id)).toMatchObject({ deadlineDay: '2026-06-04', dueDay: '2026-06-23' });
    const notices = async () =>
      (await at.read(id)).notices.map(({ kind, raisedToName }) => `${kind} ${raisedToName ?? '-'}`);
    await at.tick('2026-06-02');
    expect(await notices()).toEqual([]);
    await at.tick('2026-06-03');
    expect(await notices()).toEqual(['reminder -']);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-06-05');
    expect(await notices()).toEqual(['reminder -', 'step 东风街道']);
    await Promise.all([at.tick('2026-06-24'), at.tick('2026-06-24'), at.tick('2026-06-25')]);
    for (let count = 0; count < 10; count += 1) await at.tick('2026-06-26');
    expect(await notices()).toEqual(['reminder -', 'step 东风街道', 'whole testcity市']);
    const waiting = await at.get<{ items: Case[] }>('/cases?waits=deliberate&sort=deadlineDay', at.grid);
    expect(waiting.items.map((one) => one.id)).toContain(id);
    const inbox = await at.get<{ lines: { kind: string; count: number }[] }>('/inbox/summary', at.grid);
    expect(inbox.lines).toMatchObject([{ kind: 'cases.deliberate', count: waiting.items.length }]);
  });

  it('stands still while the resident is asked, and goes on with as many days', async () => {
    const id = await raised();
    expect(await at.code(`/cases/${id}/resume`, { version: 1, text: '继续' }, at.grid)).toBe('409 case_not_paused');
    await at.must(`/cases/${id}/pause`, { version: 1, question: '请问是几号楼？' }, at.grid);
    expect(await at.code(`/cases/${id}/deliberate`, talk(2), at.grid)).toBe('409 case_paused');
    await at.tick('2026-06-30');
    expect((await at.read(id)).notices).toEqual([]);
    // As if it had been asked on Thursday: Friday and today are the two working days waited.
    await at.world.env.CITY_01?.prepare(`UPDATE case_request SET paused_day = '2026-05-28' WHERE id = ?`)
      .bind(id)
      .run();
    await at.must(`/cases/${id}/resume`, { version: 2, text: '电话问清' }, at.grid);
    // Two working days later: the 8th, and over the holiday the 25th.
    expect(await at.read(id)).toMatchObject({ pausedDay: null, deadlineDay: '2026-06-08', dueDay: '2026-06-25' });
  });

  it('closes what nobody rated in time, without a rating', async () => {
    const { id } = await at.raise();
    await at.handle(id);
    await at.tick('2026-06-10');
    expect((await at.read(id)).state).toBe('handled');
    await Promise.all([at.tick('2026-06-11'), at.tick('2026-06-11')]);
    const closed = await at.read(id);
    expect(closed).toMatchObject({ state: 'closed', rating: null, deadlineDay: null });
    expect(closed.steps.filter(({ event }) => event === 'lapse')).toHaveLength(1);
    await at.must(`/cases/${id}/reopen`, { version: closed.version, text: '回访发现未解决' }, at.community);
    expect(await at.read(id)).toMatchObject({ state: 'reopened', round: 2, dueDay: closed.dueDay });
  });
});

describe('who may', () => {
  it('sees what lies in their place or what they have a part in, and nothing else', async () => {
    const id = await raised();
    const other = await at.colleague('community_officer', at.hand.streets[1]?.id ?? '', 'other@test.test');
    for (const cookie of [other, at.hand.officer]) {
      const seen = await at.world.call('GET', at.city.path(`/cases/${id}`), { cookie });
      const never = await at.world.call('GET', at.city.path('/cases/cas_never'), { cookie });
      expect([seen.status, never.status]).toEqual([404, 404]);
    }
    expect(await at.code(`/cases/${id}/deliberate`, talk(1), other)).toBe('404 not_found');
    expect(await at.code(`/cases/${id}/person`, { reason: '联系居民' }, other)).toBe('404 not_found');
    const partners = await at.world.call('GET', at.city.path(`/cases/${id}/partners`), { cookie: other });
    expect(partners.status).toBe(404);
    expect((await at.get<{ total: number }>('/cases', other)).total).toBe(0);
    const own = await at.get<{ items: { unitName: string; raised: number }[] }>('/cases/board', at.grid);
    expect(own.items).toMatchObject([{ unitName: '第一网格' }]);
  });

  it('reads who asked for a reason, once, and leaves nothing of it in the audit', async () => {
    const id = await raised({ name: '某居民', contact: '13912345678', address: '3 号楼' });
    const list = await at.world.fetch('GET', at.city.path('/cases/export?format=csv'), { cookie: at.city.cookie });
    expect(await list.text()).not.toContain('13912345678');
    const key = 'reveal-who-asked';
    const path = `/cases/${id}/person`;
    const told = await at.post<{ person: object }>(path, { reason: '核实地点' }, { cookie: at.community, key });
    expect(told.body.person).toEqual({ name: '某居民', contact: '13912345678', address: '3 号楼' });
    const again = await at.post<{ person: object }>(path, { reason: '核实地点' }, { cookie: at.community, key });
    expect(again.body.person).toBe(null);
    const audit = await at.get<object>(`/audit?subject=${id}`);
    expect(JSON.stringify(audit)).toContain('cases.person.reveal');
    expect(JSON.stringify(audit)).not.toContain('13912345678');
  });

  it('writes all or nothing, once', async () => {
    const id = await raised();
    const faults = withFaults(at.world, 'CITY_01');
    const path = `/cases/${id}/deliberate`;
    faults.failNextBatch();
    expect((await at.post(path, talk(1), { cookie: at.grid })).status).toBe(500);
    expect(await at.read(id)).toMatchObject({ state: 'raised', version: 1 });
    faults.loseNextAnswer();
    const key = 'a-lost-answer-of-deliberation';
    expect((await at.post(path, talk(1), { cookie: at.grid, key })).status).toBe(200);
    expect((await at.post(path, talk(1), { cookie: at.grid, key })).body).toMatchObject({ state: 'deliberated' });
    expect((await at.post<object>(path, talk(2), { cookie: at.grid, key })).status).toBe(422);
    expect((await at.read(id)).steps).toHaveLength(2);
  });

  it('keeps a unit with open requests from being closed, and enters terms from a day', async () => {
    const { version } = await at.get<{ version: number }>(`/organisation/units/${at.gridId}`);
    const close = { version, reason: '撤销网格', day: today };
    expect(await at.code(`/organisation/units/${at.gridId}/close`, close)).toBe('409 unit_has_cases');
    const { items } = await at.get<{ items: { fromDay: string; source: string; inForce: boolean }[] }>(
      '/cases/policies',
    );
    const { fromDay: _, inForce: __, ...terms } = items[0] ?? { fromDay: '', inForce: false };
    expect(await at.code('/cases/policies', { ...terms, fromDay: '2026-07-01' })).toBe('201 ');
    expect(await at.code('/cases/policies', { ...terms, fromDay: '2026-07-01' })).toBe('409 case_policy_standing');
    expect(await at.code('/cases/policies', { ...terms, fromDay: '2026-08-01' }, at.community)).toBe(
      '403 permission_missing',
    );
  });
});
