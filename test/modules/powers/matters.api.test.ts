import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runSchedule } from '../../../worker/schedule.ts';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { newStreet, type Street } from './street.ts';

interface Matter {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly version: number;
  readonly waitsFor: string | null;
  readonly deadlineDay: string | null;
  readonly late: boolean;
  readonly events: string[];
  readonly steps: { event: string; state: string; byName: string; late: boolean; text: string | null }[];
  readonly attendance: { branchId: string; attended: boolean | null; score: string | null }[];
  readonly breaches: { seq: number; side: string; deadlineDay: string }[];
}

let at: Street;
// A Monday in June: no holiday within the next thirty days but the Dragon Boat Festival of 19 June.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  at = await newStreet();
});
afterAll(() => vi.useRealTimers());

const common = () => ({ title: '某事', content: '内容', streetId: at.streetId, departmentId: at.departmentId });
const consent = () => ({
  kind: 'consent',
  ...common(),
  personName: '某甲',
  position: '民政所所长',
  branchId: at.branchId,
});
const call = () => ({
  kind: 'mobilisation',
  ...common(),
  happensOn: '2026-06-05',
  happensAt: '河南街道办事处 9:00',
  branches: [at.branchId, at.secondBranchId],
});
const read = (id: string) => at.get<Matter>(`/powers/matters/${id}`);
const open = async (body: object, cookie: string) => (await at.must('/powers/matters', body, cookie)).id;
const code = async (path: string, body: unknown, cookie: string) => {
  const answer = await at.post<Refused>(path, body, { cookie });
  return [answer.status, answer.body.error?.code];
};
const hour = 3_600_000;
const tick = (day: string) => runSchedule(at.world.env, Math.floor(Date.parse(`${day}T04:00:00Z`) / hour) * hour);
const step = (id: string, side: string) => `/powers/matters/${id}/${side}-step`;

describe('consent before an appointment', () => {
  it('is asked by the department, given by the street, and only then followed by the appointment', async () => {
    const id = await open(consent(), at.department);
    // 10 working days after 1 June: 2–5 are 1–4, 8–12 are 5–9, 15 June is 10.
    expect(await read(id)).toMatchObject({ state: 'asked', waitsFor: 'street', deadlineDay: '2026-06-15' });
    expect(await code(step(id, 'department'), { version: 1, event: 'appoint' }, at.department)).toEqual([
      409,
      'power_step_not_allowed',
    ]);
    await at.must(step(id, 'street'), { version: 1, event: 'agree' }, at.street);
    await at.must(
      step(id, 'department'),
      { version: 2, event: 'appoint', documentNumber: '延民发〔2026〕9号' },
      at.department,
    );
    const matter = await read(id);
    expect(matter.state).toBe('appointed');
    expect(matter.steps.map(({ event }) => event)).toEqual(['open', 'agree', 'appoint']);
    expect(matter.deadlineDay).toBeNull();
  });

  it('is refused with a reason, asked again, and taken back', async () => {
    const id = await open(consent(), at.department);
    expect(await code(step(id, 'street'), { version: 1, event: 'refuse' }, at.street)).toEqual([
      422,
      'power_text_required',
    ]);
    await at.must(step(id, 'street'), { version: 1, event: 'refuse', text: '任职年限不足' }, at.street);
    expect(
      await code(step(id, 'department'), { version: 1, event: 'ask_again', text: '补充材料' }, at.department),
    ).toEqual([409, 'changed_meanwhile']);
    await at.must(step(id, 'department'), { version: 2, event: 'ask_again', text: '补充材料' }, at.department);
    await at.must(step(id, 'department'), { version: 3, event: 'withdraw', text: '另行推荐' }, at.department);
    expect((await read(id)).state).toBe('withdrawn');
  });

  it('passes by silence as the city’s terms say, and the silence is raised once however often the clock ticks', async () => {
    const id = await open(consent(), at.department);
    await tick('2026-06-15');
    expect((await read(id)).state).toBe('asked');
    for (let count = 0; count < 10; count += 1) await tick('2026-06-16');
    const matter = await read(id);
    expect(matter).toMatchObject({ state: 'agreed', waitsFor: null });
    expect(matter.steps.map(({ event, late, byName }) => [event, late, byName])).toEqual([
      ['open', false, 'department@test.test'],
      ['silence_agreed', true, '系统'],
    ]);
    expect(matter.breaches).toEqual([{ seq: 1, side: 'street', deadlineDay: '2026-06-15' }]);
  });

  it('goes to the city where the terms say so, which decides with a reason', async () => {
    const terms = {
      fromDay: '2026-06-01',
      source: '市委办文件（测试）',
      workdays: { consent: 2, opinion: 2, answer: 2, proposal: 2, above: 2, record: 2 },
      silence: 'escalated',
      streetShare: '0.4',
    };
    await at.must('/powers/policies', terms, at.city.cookie);
    expect(await code('/powers/policies', terms, at.city.cookie)).toEqual([409, 'power_policy_standing']);
    const id = await open(consent(), at.department);
    await tick('2026-06-04');
    expect(await read(id)).toMatchObject({ state: 'escalated', waitsFor: 'city' });
    expect(await code(step(id, 'city'), { version: 2, event: 'agree_above' }, at.street)).toEqual([
      403,
      'permission_missing',
    ]);
    await at.must(step(id, 'city'), { version: 2, event: 'refuse_above', text: '街道意见成立' }, at.leader);
    expect((await read(id)).state).toBe('refused');
  });
});

describe('a part in planning', () => {
  it('takes the street’s opinion late, marks it, and must be answered with reasons', async () => {
    const id = await open({ kind: 'planning', ...common() }, at.department);
    await tick('2026-06-10');
    expect((await read(id)).state).toBe('lapsed');
    await at.must(step(id, 'street'), { version: 2, event: 'opine', text: '增设电动车充电位' }, at.street);
    expect(await code(step(id, 'department'), { version: 3, event: 'decline' }, at.department)).toEqual([
      422,
      'power_text_required',
    ]);
    await at.must(step(id, 'department'), { version: 3, event: 'adopt_partly', text: '采纳东区部分' }, at.department);
    expect((await read(id)).state).toBe('partly');
  });
});

describe('a call on branches', () => {
  it('says of each branch whether it came, and what came of it', async () => {
    const id = await open(call(), at.street);
    const one = { branchId: at.branchId, attended: true, score: '95' };
    const gather = (attendance: object[]) => ({ version: 1, event: 'gather', attendance });
    expect(await code(step(id, 'street'), gather([one]), at.street)).toEqual([422, 'attendance_incomplete']);
    const strange = [
      one,
      { branchId: at.secondBranchId, attended: false },
      { branchId: at.departmentId, attended: true },
    ];
    expect(await code(step(id, 'street'), gather(strange), at.street)).toEqual([404, 'not_found']);
    await at.must(
      step(id, 'street'),
      gather([one, { branchId: at.secondBranchId, attended: false, note: '未请假' }]),
      at.street,
    );
    await at.must(step(id, 'street'), { version: 2, event: 'conclude', text: '占道经营清理完毕' }, at.street);
    const matter = await read(id);
    expect(matter.state).toBe('concluded');
    expect(matter.attendance.map(({ attended, score }) => [attended, score])).toEqual([
      [false, null],
      [true, '95.00'],
    ]);
  });

  it('calls nothing but branches', async () => {
    expect(await code('/powers/matters', { ...call(), branches: [at.otherStreetId] }, at.street)).toEqual([
      422,
      'branch_unfit',
    ]);
  });
});

describe('a proposal', () => {
  it('is answered with reasons, raised, and settled above', async () => {
    const id = await open({ kind: 'proposal', ...common() }, at.street);
    await tick('2026-06-09');
    const late = await read(id);
    expect(late).toMatchObject({ state: 'lapsed', waitsFor: 'department', breaches: [{ seq: 1, side: 'department' }] });
    await at.must(step(id, 'department'), { version: 2, event: 'decline', text: '资金未落实' }, at.department);
    expect((await read(id)).steps.at(-1)).toMatchObject({ event: 'decline', late: false });
    await at.must(step(id, 'street'), { version: 3, event: 'raise', text: '群众反映集中' }, at.street);
    await at.must(step(id, 'city'), { version: 4, event: 'adopt_above', text: '列入明年项目' }, at.leader);
    expect((await read(id)).state).toBe('adopted');
  });

  it('goes above a department that answers nothing, and not before its day is past', async () => {
    const id = await open({ kind: 'proposal', ...common() }, at.street);
    const above = { version: 1, event: 'raise', text: '逾期未答复' };
    expect(await code(step(id, 'street'), above, at.street)).toEqual([409, 'power_step_not_allowed']);
    await tick('2026-06-09');
    const waiting = await at.get<{ lines: { kind: string; to: string }[] }>('/inbox/summary', at.street);
    expect(waiting.lines).toContainEqual(expect.objectContaining({ kind: 'powers.unanswered', to: `powers/${id}` }));
    await at.must(step(id, 'street'), { ...above, version: 2 }, at.street);
    await at.must(step(id, 'city'), { version: 3, event: 'decline_above', text: '已另有安排' }, at.leader);
    expect((await read(id)).state).toBe('settled');
  });
});

describe('who may', () => {
  it('speaks for one’s own side and place only', async () => {
    const id = await open(consent(), at.department);
    const stranger = await at.colleague('street_officer', at.otherStreetId, 'stranger@test.test');
    expect(await code(step(id, 'street'), { version: 1, event: 'agree' }, stranger)).toEqual([404, 'not_found']);
    expect(await code(step(id, 'street'), { version: 1, event: 'agree' }, at.department)).toEqual([
      403,
      'permission_missing',
    ]);
    expect(await code('/powers/matters', consent(), at.street)).toEqual([404, 'not_found']);
    expect(await code('/powers/matters', { ...call(), streetId: at.otherStreetId }, at.street)).toEqual([
      404,
      'not_found',
    ]);
    const seen = await at.world.call('GET', at.city.path(`/powers/matters/${id}`), { cookie: stranger });
    const never = await at.world.call('GET', at.city.path('/powers/matters/pwm_never'), { cookie: stranger });
    expect([seen.status, never.status]).toEqual([404, 404]);
  });

  it('writes all or nothing, once', async () => {
    const id = await open(consent(), at.department);
    const faults = withFaults(at.world, 'CITY_01');
    faults.failNextBatch();
    const body = { version: 1, event: 'agree' };
    expect((await at.post(step(id, 'street'), body, { cookie: at.street })).status).toBe(500);
    expect(await read(id)).toMatchObject({ state: 'asked', version: 1 });
    faults.loseNextAnswer();
    const key = 'a-lost-answer-of-consent';
    expect((await at.post(step(id, 'street'), body, { cookie: at.street, key })).status).toBe(200);
    expect((await at.post(step(id, 'street'), body, { cookie: at.street, key })).body).toMatchObject({
      state: 'agreed',
    });
    expect((await read(id)).steps).toHaveLength(2);
  });

  it('lists by kind, side and lateness, and hands out a file', async () => {
    const list = await at.get<{ items: Matter[]; total: number }>('/powers/matters?kind=mobilisation');
    expect(list.total).toBe(1);
    const waiting = await at.get<{ items: Matter[] }>('/powers/matters?waitsFor=street&sort=deadlineDay');
    expect(waiting.items.every((matter) => matter.waitsFor === 'street')).toBe(true);
    const file = await at.world.fetch('GET', at.city.path('/powers/matters/export?format=csv'), {
      cookie: at.city.cookie,
    });
    const text = await file.text();
    expect(text).toContain('综合管理调度');
    expect(text.trim().split('\n').length).toBeGreaterThan(8);
  });
});
