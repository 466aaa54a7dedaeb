import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { sha256 } from '../../../worker/platform/digest.ts';
import { readSheet, type Sheet } from '../../../worker/platform/sheet/index.ts';
import { bankProfileTemplates } from '../../../worker/modules/pay/templates/bank-profiles.ts';
import { withFaults } from '../../harness/api.ts';
import type { Refused } from '../ledger/book.ts';
import { giveRole, newPayCity, type Computed, type Page, type PayCity } from './month.ts';

interface Choice {
  readonly kind: string;
  readonly profileId: string | null;
  readonly rowCount: number;
  readonly totalFen: number;
  readonly parts: number;
  readonly lacking: readonly string[];
}
interface Choices {
  readonly ready: boolean;
  readonly choices: readonly Choice[];
  readonly elsewhere: { readonly count: number; readonly totalFen: number };
}
interface Slip {
  readonly id: string;
  readonly name: string;
  readonly grossFen: number;
  readonly netFen: number;
}

let city: PayCity;
let run: Computed;
let slips: readonly Slip[];

/** The formats of a new city are examples: each taking says why, unless it is told not to. */
const take = (asked: object, cookie = city.hr, key?: string) => {
  const body = 'profileId' in asked ? { exampleReason: '已与开户行核对', ...asked } : asked;
  return city.world.fetch('POST', city.city.path(`/pay/runs/${run.id}/files`), {
    body,
    cookie,
    ...(key ? { key } : {}),
  });
};
const refusal = async (body: object, cookie = city.hr) => {
  const response = await take(body, cookie);
  return { status: response.status, ...((await response.json()) as Refused).error };
};
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const sheetOf = async (bytes: Uint8Array, sheet: string): Promise<Sheet> => {
  const read = await readSheet(bytes, 'x.xlsx', { sheet });
  if (isRefusal(read)) throw new Error(read.code);
  return read;
};
const textAt = (sheet: Sheet, row: number): string[] => (sheet.rows[row] ?? []).map((cell) => cell?.text ?? '');
const choices = () => city.get<Choices>(`/pay/runs/${run.id}/files`, city.hr);
const profileOf = async (index = 0) => {
  const banks = (await choices()).choices.filter(({ kind }) => kind === 'bank');
  return banks[index]?.profileId ?? '';
};
const database = () => {
  const bound = city.world.env.CITY_01;
  if (!bound) throw new Error('no database');
  return bound;
};

beforeAll(async () => {
  city = await newPayCity();
  run = (await city.act<Computed>('/pay/runs', { month: '2026-06' })).body;
});

describe('files before approval', () => {
  it('are not taken from a draft', async () => {
    expect((await choices()).ready).toBe(false);
    expect(await refusal({ kind: 'summary', part: 1 })).toMatchObject({ status: 409, code: 'file_run_not_approved' });
  });
});

describe('files of an approved month', () => {
  beforeAll(async () => {
    const reason = '李四领取现金';
    await city.act(`/pay/runs/${run.id}/findings/accept`, { version: 1, code: 'no_account', reason });
    const body = { version: 2, fundingAccountId: city.lineId };
    const approved = await city.act(`/pay/runs/${run.id}/approve`, body, city.finance);
    expect(approved.body.state).toBe('approved');
    slips = (await city.get<Page<Slip>>(`/pay/runs/${run.id}/payslips`, city.hr)).items;
  });

  it('offers each with its count and total: who is paid in cash is told apart from the bank’s', async () => {
    const { choices: offered, elsewhere, ready } = await choices();
    const cash = slips.find(({ name }) => name === '李四');
    expect(ready).toBe(true);
    expect(elsewhere).toEqual({ count: 1, totalFen: cash?.netFen });
    const totals = offered.map(({ kind, rowCount, totalFen, parts }) => [kind, rowCount, totalFen, parts]);
    const { grossFen, netFen, employerFen } = run.totals;
    const bank = netFen - (cash?.netFen ?? 0);
    expect(totals.slice(0, 2)).toEqual([
      ['bank', 3, bank, 1],
      ['bank', 3, bank, 1],
    ]);
    expect(totals.slice(2).map(([kind, rows, total]) => [kind, rows, total])).toEqual([
      ['income_tax', 4, grossFen],
      ['insurance', 4, totals[3]?.[2]],
      ['summary', 4, grossFen + employerFen],
      ['signature', 4, netFen],
    ]);
  });

  it('hands out the bank’s file, the same bytes each time, and keeps who took them', async () => {
    const profileId = await profileOf(1);
    const first = await take({ kind: 'bank', profileId, part: 1 });
    expect(first.status).toBe(200);
    const bytes = await bytesOf(first);
    const text = new TextDecoder('gb18030').decode(bytes);
    expect(text.split('\r\n')[0]).toBe('序号,账号,户名,金额,摘要');
    expect(text).not.toContain('李四');
    for (const { name, netFen } of slips.filter((slip) => slip.name !== '李四')) {
      const yuan = `${Math.floor(netFen / 100)}.${String(netFen % 100).padStart(2, '0')}`;
      expect(text).toMatch(
        new RegExp(`,62220000000000\\d\\d,${name},${yuan.replace('.', String.raw`\.`)},工资202606\r\n`),
      );
    }
    expect(await bytesOf(await take({ kind: 'bank', profileId, part: 1 }))).toEqual(bytes);
    const taken = await city.get<Page<Record<string, unknown>>>(`/pay/runs/${run.id}/downloads`, city.hr);
    expect(taken.total).toBe(2);
    expect(taken.items[0]).toMatchObject({
      kind: 'bank',
      rowCount: 3,
      sha256: await sha256(bytes),
      sizeBytes: bytes.length,
      by: 'hr@pay.test',
    });
    const unconfirmed = await refusal({ kind: 'bank', profileId, part: 1, exampleReason: undefined });
    expect(unconfirmed).toMatchObject({ status: 409, code: 'bank_profile_example' });
    const entries = await database()
      .prepare("SELECT actor_name AS by, reason, payload FROM audit_entry WHERE action = 'pay.file.take' ORDER BY seq")
      .all<{ by: string; reason: string; payload: string }>();
    expect(entries.results.map(({ by, reason }) => [by, reason])).toEqual([
      ['hr@pay.test', '已与开户行核对'],
      ['hr@pay.test', '已与开户行核对'],
    ]);
    expect(JSON.parse(entries.results[0]?.payload ?? '{}')).toMatchObject({
      kind: 'bank',
      rowCount: 3,
      sha256: await sha256(bytes),
      totalFen: taken.items[0]?.['totalFen'],
    });
    expect(entries.results[0]?.payload).not.toMatch(/6222\d{12}/);
  });

  it('tells who repeats a request that it was taken, without the file, and records nothing more', async () => {
    const body = { kind: 'summary', part: 1 };
    expect((await take(body, city.hr, 'summary-once')).headers.get('content-type')).toContain('spreadsheetml');
    const again = await take(body, city.hr, 'summary-once');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toMatchObject({ rowCount: 4 });
    const taken = await city.get<Page<unknown>>(`/pay/runs/${run.id}/downloads`, city.hr);
    expect(taken.total).toBe(3);
  });

  it('hands nothing out where the record could not be kept', async () => {
    const faults = withFaults(city.world, 'CITY_01');
    faults.failNextBatch();
    const failed = await take({ kind: 'signature', part: 1 }, city.hr, 'signature-fails');
    expect(failed.status).toBe(500);
    expect((await city.get<Page<unknown>>(`/pay/runs/${run.id}/downloads`, city.hr)).total).toBe(3);
    expect((await take({ kind: 'signature', part: 1 }, city.hr, 'signature-fails')).status).toBe(200);
  });

  it('splits what is more than the bank takes, and each row is in one file', async () => {
    const definition = { ...bankProfileTemplates[0]?.definition, maxRows: 2 };
    const body = {
      code: 'two_rows',
      fromDay: '2026-01-01',
      name: '两行',
      source: '开户行说明',
      trust: 'city',
      definition,
    };
    const written = await city.act<{ id: string }>('/pay/bank-profiles', body);
    expect(written.status).toBe(201);
    const profileId = written.body.id;
    const parts = await Promise.all(
      [1, 2].map(async (part) =>
        new TextDecoder('gb18030').decode(await bytesOf(await take({ kind: 'bank', profileId, part }))),
      ),
    );
    const names = parts.flatMap((text) =>
      text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[2]),
    );
    expect(names.toSorted()).toEqual(['孙三', '赵一', '钱二'].toSorted());
    expect(parts[1]).toContain('\r\n3,');
    expect(await refusal({ kind: 'bank', profileId, part: 3 })).toMatchObject({ code: 'file_part_unknown' });
    const ended = await city.act('/pay/bank-profiles', { ...body, inUse: false });
    expect(ended.status).toBe(201);
    expect(await refusal({ kind: 'bank', profileId, part: 1 })).toMatchObject({ code: 'bank_profile_unknown' });
  });

  it('writes the two sheets of the withholding client with full numbers, header first', async () => {
    const bytes = await bytesOf(await take({ kind: 'income_tax', part: 1 }));
    const people = await sheetOf(bytes, '人员信息采集');
    expect(people.names).toEqual(['人员信息采集', '正常工资薪金所得']);
    expect(textAt(people, 0).slice(0, 4)).toEqual(['工号', '*姓名', '*证件类型', '*证件号码']);
    expect(people.rows.length).toBe(5);
    expect(textAt(people, 1)[3]).toMatch(/^99010119900101\d{3}[\dX]$/);
    const wages = await sheetOf(bytes, '正常工资薪金所得');
    const at = (title: string) => textAt(wages, 0).indexOf(title);
    const sum = (title: string) =>
      wages.rows.slice(1).reduce((total, row) => total + Math.round(Number(row[at(title)]?.text ?? 0) * 100), 0);
    expect(sum('本期收入')).toBe(run.totals.grossFen);
    expect(sum('本期免税收入')).toBe(0);
    const detail = await city.get<{ lines: { side: string; code: string; amountFen: number }[] }>(
      `/pay/payslips/${slips[0]?.id}`,
      city.hr,
    );
    const row = wages.rows.findIndex((_, index) => textAt(wages, index)[1] === slips[0]?.name);
    const pension = detail.lines.find(({ side, code }) => side === 'deduction' && code === 'pension');
    expect(Math.round(Number(textAt(wages, row)[at('基本养老保险费')]) * 100)).toBe(pension?.amountFen);
  });

  it('lists contributions, sums up and gives a sheet to sign, each to the fen of the run', async () => {
    const insurance = await sheetOf(
      await bytesOf(await take({ kind: 'insurance', part: 1 })),
      '2026-06 五险一金缴费明细',
    );
    expect(textAt(insurance, 2).slice(0, 6)).toEqual(['序号', '姓名', '证件号码', '街道', '单位', '缴费基数']);
    const employer = textAt(insurance, 2).indexOf('单位合计');
    expect(Math.round(Number(textAt(insurance, 7)[employer]) * 100)).toBe(run.totals.employerFen);
    const summary = await bytesOf(await take({ kind: 'summary', part: 1 }));
    const streets = await sheetOf(summary, '按街道');
    expect(streets.names).toEqual(['按街道', '按单位', '按岗位', '按项目']);
    const last = textAt(streets, streets.rows.length - 1);
    expect([last[0], last[1], Math.round(Number(last[2]) * 100)]).toEqual(['合计', '4', run.totals.grossFen]);
    const signature = await sheetOf(
      await bytesOf(await take({ kind: 'signature', part: 1 })),
      '2026-06 社工薪酬发放表',
    );
    expect(textAt(signature, 1)[0]).toMatch(/人民币.*制表人.*审核人.*负责人/);
    expect(textAt(signature, 2).at(-1)).toBe('签字');
  });

  it('asks for the numbers’ own permissions and for the whole city', async () => {
    const street = await city.colleague('hr_officer', city.streetId, 'street-hr@pay.test');
    expect(await refusal({ kind: 'summary', part: 1 }, street)).toMatchObject({
      status: 403,
      code: 'permission_missing',
    });
    const auditor = await city.colleague('auditor', city.city.rootUnitId, 'auditor@files.test');
    expect((await take({ kind: 'summary', part: 1 }, auditor)).status).toBe(403);
    await database()
      .prepare('UPDATE role SET permissions = json(\'["pay.read","pay.files"]\') WHERE code = \'community_officer\'')
      .run();
    const files = await city.colleague('community_officer', city.city.rootUnitId, 'files@pay.test');
    const profileId = await profileOf();
    for (const [body, permission] of [
      [{ kind: 'bank', profileId, part: 1 }, 'roster.bank.read'],
      [{ kind: 'income_tax', part: 1 }, 'roster.identity.read'],
      [{ kind: 'insurance', part: 1 }, 'roster.identity.read'],
    ] as const) {
      expect(await refusal(body, files)).toMatchObject({ code: 'permission_missing', facts: { permission } });
    }
    expect((await take({ kind: 'summary', part: 1 }, files)).status).toBe(200);
    await giveRole(city, 'auditor@files.test', 'finance_officer');
    expect((await take({ kind: 'bank', profileId, part: 1 }, auditor)).status).toBe(200);
  });

  it('refuses when the stored payslips are not what the run says, whoever changed them', async () => {
    await database()
      .prepare('UPDATE pay_run SET net_fen = net_fen + 1, gross_fen = gross_fen + 1 WHERE id = ?')
      .bind(run.id)
      .run();
    for (const body of [
      { kind: 'bank', profileId: await profileOf(), part: 1 },
      { kind: 'income_tax', part: 1 },
      { kind: 'insurance', part: 1 },
      { kind: 'summary', part: 1 },
      { kind: 'signature', part: 1 },
    ]) {
      expect(await refusal(body), body.kind).toMatchObject({ status: 409, code: 'file_totals_differ' });
    }
    await database()
      .prepare('UPDATE pay_run SET net_fen = net_fen - 1, gross_fen = gross_fen - 1 WHERE id = ?')
      .bind(run.id)
      .run();
  });

  it('refuses a worker whose account was taken away, and a form without a column for what was deducted', async () => {
    const wid = city.workerIds[0];
    await database().prepare("UPDATE bank_account SET until_day = '2099-12-31' WHERE worker_id = ?").bind(wid).run();
    const missing = await refusal({ kind: 'bank', profileId: await profileOf(), part: 1 });
    expect(missing).toMatchObject({ code: 'file_number_missing', facts: { names: '赵一', count: 1 } });
    await database().prepare('UPDATE bank_account SET until_day = NULL WHERE worker_id = ?').bind(wid).run();
    const forms = await city.get<{
      items: { definition: { people: unknown; wages: { sheet: string; columns: { code?: string }[] } } }[];
    }>('/pay/tax-forms', city.hr);
    const house = forms.items[0]?.definition;
    if (!house) throw new Error('no form');
    const columns = house.wages.columns.filter((column) => column.code !== 'medical');
    const short = {
      fromMonth: '2026-01',
      source: '本市税务局通知',
      trust: 'city',
      definition: { ...house, wages: { ...house.wages, columns } },
    };
    expect((await city.act('/pay/tax-forms', short)).status).toBe(201);
    expect(await refusal({ kind: 'income_tax', part: 1 })).toMatchObject({
      code: 'file_form_incomplete',
      facts: { count: 4 },
    });
    expect((await city.act('/pay/tax-forms', { ...short, definition: house })).status).toBe(201);
    expect((await take({ kind: 'income_tax', part: 1 })).status).toBe(200);
  });

  it('makes no file for a bank that has nobody to pay', async () => {
    const profileId = await profileOf();
    await database()
      .prepare(
        `INSERT INTO pay_finding (run_id, worker_id, code, severity, name, facts, accepted_at)
          SELECT run_id, worker_id, 'no_account', 'warning', name, '{}', '2026-07-01' FROM payslip AS p WHERE run_id = ?
            AND NOT EXISTS (SELECT 1 FROM pay_finding AS f WHERE f.run_id = p.run_id AND f.worker_id = p.worker_id
              AND f.code = 'no_account')`,
      )
      .bind(run.id)
      .run();
    expect(await refusal({ kind: 'bank', profileId, part: 1 })).toMatchObject({ code: 'file_empty' });
  });

  it('keeps what was taken: no row is changed or removed', async () => {
    for (const sql of [
      'DELETE FROM pay_file',
      'UPDATE pay_file SET total_fen = 1',
      'DELETE FROM pay_bank_profile',
      "UPDATE pay_filing_form SET source = 'x'",
    ]) {
      await expect(database().prepare(sql).run(), sql).rejects.toThrow('append_only');
    }
  });
});

describe('formats and paper', () => {
  it('shows what a format writes, and what it cannot, before it is kept', async () => {
    const definition = bankProfileTemplates[1]?.definition;
    const shown = await city.act<{ lines: string[]; problems: unknown[] }>('/pay/bank-profiles/preview', {
      definition,
    });
    expect(shown.body.lines).toHaveLength(5);
    expect(shown.body.lines[0]).toContain('00000003');
    const narrow = { ...definition, columns: definition?.columns.map((column) => ({ ...column, width: 4 })) };
    const cut = await city.act<{ lines: string[]; problems: { code: string }[] }>('/pay/bank-profiles/preview', {
      definition: narrow,
    });
    expect(cut.body.lines).toEqual([]);
    expect(cut.body.problems.every(({ code }) => code === 'too_long')).toBe(true);
    const bare = {
      ...definition,
      columns: [
        { field: 'amount', title: '金额' },
        { field: 'text', title: '空' },
      ],
    };
    const wrong = await city.act('/pay/bank-profiles/preview', { definition: bare });
    expect(wrong.status).toBe(400);
  });

  it('prints a unit’s payslips, a page at a time, with sums in capitals', async () => {
    const all = await city.get<{
      total: number;
      items: { name: string; netFen: number; netCapitals: string }[];
      totalNetFen: number;
      totalCapitals: string;
      city: string;
      draft: boolean;
    }>(`/pay/runs/${run.id}/print?pageSize=3`, city.hr);
    const { state } = await city.get<{ state: string }>(`/pay/runs/${run.id}`, city.hr);
    expect(all.draft).toBe(state === 'computed');
    expect([all.total, all.items.length, all.totalNetFen]).toEqual([4, 3, run.totals.netFen]);
    expect(all.totalCapitals).toMatch(/^人民币/);
    expect(all.city).toBe('testcity市');
    const one = await city.get<{ total: number }>(`/pay/runs/${run.id}/print?unitId=${city.streetId}`, city.hr);
    expect(one.total).toBe(2);
    expect(
      (await city.world.call('GET', city.city.path(`/pay/runs/${run.id}/print?pageSize=201`), { cookie: city.hr }))
        .status,
    ).toBe(400);
  });
});
