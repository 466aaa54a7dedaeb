import { beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import type { Decisions } from '../../../worker/modules/roster/rules/import/table.ts';
import { readSheet, writeSheet } from '../../../worker/platform/sheet/index.ts';
import { newWorld, signUpCity, withFaults, type TestCity, type World } from '../../harness/api.ts';
import { goodRow, inventedCard, rosterGrid, type Cells } from './sheets.ts';

interface Report {
  readonly headerRows: number[];
  readonly columns: { column: string; header: string }[];
  readonly unmatched: string[];
  readonly counts: Record<string, number>;
  readonly problems: { row: number; column: string; code: string; message: string }[];
}

let world: World;
let city: TestCity;

beforeAll(async () => {
  world = await newWorld();
  city = await signUpCity(world);
});

async function fileOf(rows: readonly Cells[], name = '花名册.xlsx'): Promise<File> {
  const grid = rosterGrid(rows.map((cells, index) => goodRow(index + 1, cells)));
  const bytes = await writeSheet({
    sheet: '花名册',
    widths: [],
    frozenRows: 0,
    rows: grid.rows.map((row, index) =>
      row.map((cell, column) => {
        const area = grid.merges.find(({ top, left }) => top === index && left === column);
        const span = area ? { across: area.right - area.left + 1, down: area.bottom - area.top + 1 } : {};
        return cell ? { value: cell.kind === 'number' ? Number(cell.text) : cell.text, ...span } : null;
      }),
    ),
  });
  return new File([bytes as BlobPart], name);
}

interface Sending {
  readonly dryRun?: boolean;
  readonly decisions?: Partial<Decisions>;
  readonly key?: string;
}

function formOf(file: File, { dryRun = true, decisions }: Sending): FormData {
  const form = new FormData();
  form.set('file', file);
  form.set('dryRun', String(dryRun));
  if (decisions) form.set('decisions', JSON.stringify(decisions));
  return form;
}

const send = <T = Report>(file: File, sending: Sending = {}, path = '/roster/imports') =>
  world.call<T>('POST', city.path(path), {
    cookie: city.cookie,
    form: formOf(file, sending),
    ...(sending.key ? { key: sending.key } : {}),
  });

const total = async () =>
  (await world.call<{ total: number }>('GET', city.path('/roster/workers'), { cookie: city.cookie })).body.total;

const people: readonly Cells[] = [
  { '职务（岗位）': '社区正职' },
  { 社区: '夏荷社区' },
  { 街道: '西山街道', 社区: '冬青社区' },
];
const wrong: readonly Cells[] = [...people, { 身份证号: '990101199003079981' }, { 银行卡号: '6222000000000000001' }];

describe('a roster with errors', () => {
  it('is understood, and every problem named by row, column, value and reason', async () => {
    const { status, body } = await send(await fileOf(wrong));
    expect(status).toBe(200);
    expect(body.headerRows).toEqual([3, 4]);
    expect(body.columns).toHaveLength(19);
    expect(body.counts).toMatchObject({ rows: 5, errors: 1, warnings: 1, new: 4, skipped: 0 });
    expect(body.problems).toEqual([
      expect.objectContaining({ row: 8, column: 'identityNumber', code: 'id_checksum', value: '990101199003079981' }),
      expect.objectContaining({ row: 9, column: 'bankCard', code: 'card_luhn', severity: 'warning' }),
    ]);
  });

  it('writes nothing until they are dealt with', async () => {
    const answer = await send<{ error: { code: string; facts: unknown } }>(await fileOf(wrong), { dryRun: false });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'import_has_problems']);
    const { body: report } = await send(await fileOf(wrong));
    expect(answer.body.error.facts).toEqual({ errors: 1, warnings: 1, ...report });
    expect(await total()).toBe(0);
  });

  it('comes back with a column that says what is wrong', async () => {
    const response = await world.fetch('POST', city.path('/roster/imports/marked'), {
      cookie: city.cookie,
      form: formOf(await fileOf(wrong), {}),
    });
    expect(response.status).toBe(200);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sheet = await readSheet(bytes, 'a.xlsx');
    if (isRefusal(sheet)) throw new Error(sheet.code);
    expect(sheet.rows[3]?.[20]?.text).toBe('检查结果');
    expect([4, 7, 8].map((row) => sheet.rows[row]?.[20]?.text ?? '')).toEqual([
      '',
      expect.stringContaining('身份证号: '),
      expect.stringContaining('银行卡号: '),
    ]);
    const again = await send(new File([bytes as BlobPart], '检查结果.xlsx'));
    expect(again.body.counts).toMatchObject({ rows: 5, errors: 1, warnings: 1 });
    expect(again.body.unmatched).toEqual(['检查结果']);
  });

  it('is written once corrected, skipped and confirmed; lost and repeated sends change nothing', async () => {
    const file = await fileOf(wrong);
    const decisions = { skip: [8], accept: [9] };
    const faults = withFaults(world, 'CITY_01');
    faults.loseNextAnswer();
    const sending = { dryRun: false, decisions, key: 'import-key-1' };
    const first = await send<Record<string, number>>(file, sending);
    expect([first.status, first.body]).toEqual([201, { created: 4, updated: 0, unchanged: 0, skipped: 1 }]);
    const repeated = await send<Record<string, number>>(file, sending);
    expect([repeated.status, repeated.body]).toEqual([201, first.body]);
    expect(await total()).toBe(4);
  });

  it('the same file again creates nobody; a changed cell is a correction', async () => {
    const decisions = { skip: [8], accept: [9] };
    const same = await send<Record<string, number>>(await fileOf(wrong), { dryRun: false, decisions });
    expect(same.body).toEqual({ created: 0, updated: 0, unchanged: 4, skipped: 1 });
    const changed = [{ ...wrong[0], 学历: '硕士', 银行卡号: inventedCard(77) }, ...wrong.slice(1)];
    const again = await send<Record<string, number>>(await fileOf(changed), { dryRun: false, decisions });
    expect(again.body).toEqual({ created: 0, updated: 1, unchanged: 3, skipped: 1 });
    const { body } = await world.call<{ items: { id: string; education: string }[] }>(
      'GET',
      city.path('/roster/workers?postType=head'),
      { cookie: city.cookie },
    );
    expect(body.items).toEqual([expect.objectContaining({ education: 'master' })]);
  });

  it('a name of the bank alone keeps the card', async () => {
    const changed = [{ ...wrong[0], 学历: '硕士', 银行卡号: '', 开户行: '另一银行' }, ...people.slice(1)];
    const answer = await send<Record<string, number>>(await fileOf(changed), { dryRun: false });
    expect(answer.body).toMatchObject({ updated: 1 });
    const list = await world.call<{ items: { id: string }[] }>('GET', city.path('/roster/workers?postType=head'), {
      cookie: city.cookie,
    });
    const id = list.body.items[0]?.id ?? '';
    const revealed = await world.call<{ value: string }>('POST', city.path(`/roster/workers/${id}/bank/reveal`), {
      cookie: city.cookie,
      body: { reason: '核对' },
    });
    expect(revealed.body.value).toBe(inventedCard(77));
  });
});

describe('files that are no roster', () => {
  const refused = async (file: File) => {
    const { status, body } = await send<{ error: { code: string } }>(file);
    return [status, body.error.code];
  };

  it.each([
    ['an empty file', '', 'a.xlsx', 422, 'sheet_empty'],
    ['text renamed', '姓名,性别', 'a.xlsx', 422, 'sheet_not_a_table'],
    ['another table', '年,月\n2026,6', 'a.csv', 422, 'import_header_missing'],
    ['a roster without its numbers', '姓名,社区,性别\n金哲,春晓社区,男', 'a.csv', 422, 'import_header_missing'],
    ['a header and nothing below', '姓名,身份证号,社区,职务,进入渠道,聘用时间\n', 'a.csv', 422, 'import_without_rows'],
    ['100,000 rows', '姓名,身份证号\n'.repeat(100_000), 'a.csv', 422, 'sheet_too_many_rows'],
  ])('%s', async (_, text, name, status, code) => {
    expect(await refused(new File([text], name))).toEqual([status, code]);
  });

  it('a form without a file, with unknown decisions, with unknown keys', async () => {
    const post = async (form: FormData) => {
      const { status, body } = await world.call<{ error: { fields: { path: string }[] } }>(
        'POST',
        city.path('/roster/imports'),
        { cookie: city.cookie, form },
      );
      return [status, body.error.fields.map(({ path }) => path)];
    };
    const empty = new FormData();
    empty.set('dryRun', 'true');
    expect(await post(empty)).toEqual([400, ['file']]);
    const file = await fileOf(people);
    const torn = formOf(file, {});
    torn.set('decisions', '{"skip":');
    expect(await post(torn)).toEqual([400, ['decisions']]);
    const strange = formOf(file, {});
    strange.set('city', 'other');
    expect(await post(strange)).toEqual([400, ['city']]);
  });
});
