import { beforeAll, describe, expect, it } from 'vitest';
import type { Refused } from '../ledger/book.ts';
import { bindWorker, newPayCity, type Computed, type Page, type PayCity } from './month.ts';

const month = '2026-06';
let city: PayCity;
let worker = '';
let colleague = '';
let approver = '';
let run: Computed;

interface Answers {
  readonly confirmedAt: string | null;
  readonly dueDay: string | null;
  readonly overdue: boolean;
  readonly objections: readonly {
    readonly id: string;
    readonly state: string;
    readonly version: number;
    readonly lineName: string | null;
    readonly messages: readonly { readonly side: string; readonly text: string }[];
  }[];
}
interface Listed extends Page<{ readonly id: string; readonly state: string; readonly text: string }> {
  readonly counts: Readonly<Record<'open' | 'answered' | 'settled', number>>;
}
interface Inbox {
  readonly lines: readonly { readonly kind: string; readonly count: number; readonly label: string }[];
}

const codeOf = (answer: { body: unknown }) => (answer.body as Refused).error.code;
const own = (path: string, cookie = worker) => city.world.call('GET', city.city.path(path), { cookie });
const slipOf = async (cookie: string) =>
  (await city.get<Page<{ id: string }>>('/pay/my-payslips', cookie)).items[0]?.id ?? '';
const waiting = async (kind: string, cookie: string) =>
  (await city.get<Inbox>('/inbox/summary', cookie)).lines.find((item) => item.kind === kind)?.count ?? 0;

beforeAll(async () => {
  city = await newPayCity();
  [worker, colleague] = [
    await city.colleague('worker', city.city.rootUnitId, 'worker@pay.test'),
    await city.colleague('worker', city.city.rootUnitId, 'colleague@pay.test'),
  ];
  await bindWorker(city, 'worker@pay.test', city.workerIds[0] ?? '');
  await bindWorker(city, 'colleague@pay.test', city.workerIds[1] ?? '');
  approver = city.finance;
  run = (await city.act<Computed>('/pay/runs', { month })).body;
  const { findings } = await city.get<{ findings: { code: string; severity: string }[] }>(
    `/pay/runs/${run.id}`,
    city.hr,
  );
  let { version } = run;
  for (const { code } of findings.filter(({ severity }) => severity === 'warning')) {
    const accepted = await city.act(`/pay/runs/${run.id}/findings/accept`, { version, code, reason: '已核对' });
    ({ version } = accepted.body);
  }
  const approved = await city.act(`/pay/runs/${run.id}/approve`, { version, fundingAccountId: city.lineId }, approver);
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
});

describe('a worker and their payslip', () => {
  it('is asked to confirm, until a day', async () => {
    expect(await waiting('pay.payslip.confirm', worker)).toBe(1);
    const answers = (await own(`/pay/my-payslips/${await slipOf(worker)}/answers`)).body as unknown as Answers;
    expect(answers).toMatchObject({ confirmedAt: null, overdue: false, objections: [] });
    // Seven days after today's approval, by the example that a new city starts with.
    const due = new Date(Date.now() + 8 * 3_600_000 + 7 * 86_400_000).toISOString().slice(0, 10);
    expect(answers.dueDay).toBe(due);
  });

  it('objects, is answered, goes on, and is content', async () => {
    const slip = await slipOf(worker);
    const objected = await city.act(
      `/pay/my-payslips/${slip}/objections`,
      { text: '值班少计一次', lineName: '岗位等级工资' },
      worker,
    );
    expect([objected.status, objected.body]).toMatchObject([201, { state: 'open', version: 1 }]);
    const { id } = objected.body;
    expect(
      codeOf(await city.act(`/pay/my-payslips/${slip}/objections`, { text: '再问', lineName: null }, worker)),
    ).toBe('objection_standing');
    expect(await waiting('pay.objection.answer', city.hr)).toBe(1);
    const list = await city.get<Listed>(`/pay/objections?month=${month}`, city.hr);
    expect(list.counts).toEqual({ open: 1, answered: 0, settled: 0 });
    expect(list.items[0]).toMatchObject({ id, text: '值班少计一次' });
    const reply = { version: 1, text: '已核对排班表，下月补发', settle: false };
    expect((await city.act(`/pay/objections/${id}/answer`, reply)).body).toMatchObject({
      state: 'answered',
      version: 2,
    });
    expect(codeOf(await city.act(`/pay/objections/${id}/answer`, reply))).toBe('changed_meanwhile');
    expect(await waiting('pay.objection.answer', city.hr)).toBe(0);
    const more = await city.act(`/pay/my-objections/${id}/messages`, { version: 2, text: '请附排班表' }, worker);
    expect(more.body).toMatchObject({ state: 'open', version: 3 });
    await city.act(`/pay/objections/${id}/answer`, { version: 3, text: '已附', settle: false });
    expect((await city.act(`/pay/my-objections/${id}/settle`, { version: 4 }, worker)).body).toMatchObject({
      state: 'settled',
    });
    expect(codeOf(await city.act(`/pay/my-objections/${id}/messages`, { version: 5, text: '还有' }, worker))).toBe(
      'objection_settled',
    );
    const answers = (await own(`/pay/my-payslips/${slip}/answers`)).body as unknown as Answers;
    expect(answers.objections[0]?.messages.map(({ side, text }) => `${side} ${text}`)).toEqual([
      'worker 值班少计一次',
      'office 已核对排班表，下月补发',
      'worker 请附排班表',
      'office 已附',
    ]);
  });

  it('confirms once, which settles what still stands', async () => {
    const slip = await slipOf(worker);
    const again = await city.act(`/pay/my-payslips/${slip}/objections`, { text: '补贴呢', lineName: null }, worker);
    expect(again.status).toBe(201);
    expect((await city.act(`/pay/my-payslips/${slip}/confirm`, {}, worker)).status).toBe(201);
    expect(codeOf(await city.act(`/pay/my-payslips/${slip}/confirm`, {}, worker))).toBe('payslip_confirmed');
    expect(await waiting('pay.payslip.confirm', worker)).toBe(0);
    const counts = await city.get<Record<string, unknown>>(`/pay/runs/${run.id}/answers`, city.hr);
    expect(counts).toMatchObject({ confirmed: 1, waiting: 3, open: 0, answered: 0, settled: 2 });
  });

  it('acts once under a repeated key', async () => {
    const slip = await slipOf(colleague);
    const [first, again] = [
      await city.act(`/pay/my-payslips/${slip}/confirm`, {}, colleague, 'confirm-my-payslip'),
      await city.act(`/pay/my-payslips/${slip}/confirm`, {}, colleague, 'confirm-my-payslip'),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });
});

describe('other people’s payslips', () => {
  it('are not there, whatever one asks of them', async () => {
    const slip = await slipOf(worker);
    const list = await city.get<Listed>('/pay/objections', city.hr);
    const id = list.items[0]?.id ?? '';
    const asked = await Promise.all([
      own(`/pay/my-payslips/${slip}/answers`, colleague),
      city.act(`/pay/my-payslips/${slip}/confirm`, {}, colleague),
      city.act(`/pay/my-payslips/${slip}/objections`, { text: '不是我的', lineName: null }, colleague),
      city.act(`/pay/my-objections/${id}/messages`, { version: 5, text: '不是我的' }, colleague),
      city.act(`/pay/my-objections/${id}/settle`, { version: 5 }, colleague),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect((await own(`/pay/objections/${id}`, colleague)).status).toBe(403);
    expect((await own(`/pay/objections/${id}`, city.finance)).status).toBe(200);
    expect(
      (await city.act(`/pay/objections/${id}/answer`, { version: 5, text: '代答', settle: true }, city.finance)).status,
    ).toBe(403);
    expect((await own('/pay/objections/obj_none', city.hr)).status).toBe(404);
    expect((await own('/pay/runs/run_none/answers', city.hr)).status).toBe(404);
  });

  it('of a draft are not the worker’s to see yet', async () => {
    const draft = (await city.act<Computed>('/pay/runs', { month: '2026-07' })).body;
    expect(draft.id).toBeTruthy();
    expect((await city.get<Page<object>>('/pay/my-payslips', worker)).total).toBe(1);
  });

  it('take no empty word and no unknown field', async () => {
    const slip = await slipOf(colleague);
    expect(
      (await city.act(`/pay/my-payslips/${slip}/objections`, { text: ' ', lineName: null }, colleague)).status,
    ).toBe(400);
    expect((await city.act(`/pay/my-payslips/${slip}/confirm`, { now: true }, colleague)).status).toBe(400);
  });
});

describe('days for confirming', () => {
  it('are the city’s own, from a month on', async () => {
    const policy = { fromMonth: month, confirmDays: 3, source: '市民政局通知' };
    expect((await city.act('/pay/payslip-policies', policy, city.finance)).status).toBe(403);
    expect((await city.act('/pay/payslip-policies', { ...policy, confirmDays: 0 })).status).toBe(400);
    expect((await city.act('/pay/payslip-policies', policy)).status).toBe(201);
    const { items } = await city.get<{ items: { confirmDays: number; source: string }[] }>(
      '/pay/payslip-policies',
      city.hr,
    );
    expect(items.map(({ confirmDays }) => confirmDays)).toEqual([3, 7]);
    expect(items[1]?.source).toContain('示例');
    const answers = (await own(`/pay/my-payslips/${await slipOf(worker)}/answers`)).body as unknown as Answers;
    const due = new Date(Date.now() + 8 * 3_600_000 + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(answers.dueDay).toBe(due);
  });
});
