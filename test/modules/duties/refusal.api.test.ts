import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  admittedDuties,
  admittedDutiesOf,
  admittedDuty,
  admittedDutyOf,
  dutyReports,
  type AdmittedDuty,
} from '../../../worker/modules/duties/index.ts';
import { readImportTable } from '../../../worker/core/import/table.ts';
import { decideCatalogue } from '../../../worker/modules/duties/rules/import/catalogue.ts';
import { catalogueColumns, partColumns } from '../../../worker/modules/duties/rules/import/sheet.ts';
import { writeSheet } from '../../../worker/platform/sheet/index.ts';
import { day, month } from '../../../worker/core/day.ts';
import { withFaults } from '../../harness/api.ts';
import { commandContext } from '../../harness/context.ts';
import { newBook, type Book, type Refused } from '../ledger/book.ts';
import { newHanding, type Handing } from './handing.ts';

let book: Book;
let hand: Handing;
let community: string;
let communityId: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T02:00:00Z') });
  book = await newBook();
  hand = await newHanding(book, await book.line('基层治理', 10_000_000));
  const units = await book.get<{ items: { id: string; parentId: string }[] }>('/organisation/units?kind=community');
  communityId = units.items.find(({ parentId }) => parentId === hand.streets[0]?.id)?.id ?? '';
  community = await book.colleague('community_officer', communityId, 'community@test.test');
});
afterAll(() => vi.useRealTimers());

const task = (change: object = {}) => ({
  unitId: communityId,
  departmentId: book.departmentId,
  what: '代收商户安全承诺书',
  askedOn: '2026-05-28',
  ...change,
});
const refuse = (change: object = {}, cookie = community, key?: string) =>
  book.post<Refused & { id: string }>('/duties/refusals', task(change), key ? { cookie, key } : { cookie });
const counts = (cookie?: string) =>
  book.get<{ items: { departmentName: string; refused: number; units: number }[] }>('/duties/refusals/counts', cookie);

describe('a task without admission', () => {
  it('is refused in one step, listed and counted for the department, once for one key', async () => {
    expect((await counts()).items).toEqual([]);
    expect((await refuse({}, community, 'refuse-once')).status).toBe(201);
    expect((await refuse({}, community, 'refuse-once')).status).toBe(201);
    expect((await refuse({ unitId: hand.streets[0]?.id, what: '报表', note: '口头交办' }, hand.street)).status).toBe(
      201,
    );
    expect((await counts()).items).toMatchObject([{ departmentName: '市民政局', refused: 2, units: 2 }]);
    expect((await counts(hand.officer)).items).toMatchObject([{ refused: 2 }]);
    // The community sees its own only.
    expect((await counts(community)).items).toMatchObject([{ refused: 1, units: 1 }]);
    const list = await book.get<{ total: number; items: { what: string; note: string | null }[] }>('/duties/refusals');
    expect(list.total).toBe(2);
    expect(new Map(list.items.map(({ what, note }) => [what, note]))).toEqual(
      new Map([
        ['代收商户安全承诺书', null],
        ['报表', '口头交办'],
      ]),
    );
    const file = await book.world.fetch('GET', book.city.path('/duties/refusals/export?format=csv'), {
      cookie: book.city.cookie,
    });
    expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
    const { items } = await book.get<{ items: { name: string }[] }>('/duties/refusals/departments', community);
    expect(items.map(({ name }) => name)).toContain('市民政局');
  });

  it('is refused for nobody else, by nobody without the permission, and not before it was asked', async () => {
    expect((await refuse({ unitId: hand.streets[1]?.id })).status).toBe(404);
    expect((await refuse({ departmentId: hand.streets[0]?.id })).status).toBe(404);
    expect((await refuse({}, hand.officer)).body.error.code).toBe('permission_missing');
    expect((await refuse({ askedOn: '2026-06-02' })).body.error.code).toBe('refused_task_to_come');
  });

  it('is one that was not admitted: what was cannot be refused', async () => {
    const change = { title: '社区助餐', targets: [{ unitId: communityId, monthlyVolume: '1' }] };
    const id = await hand.submitted(change);
    expect((await refuse({ what: '社区助餐' })).status).toBe(201);
    await hand.heard(id);
    await book.post(`/duties/${id}/review`, { version: 2, outcome: 'admit', reason: '同意准入' });
    expect((await refuse({ what: '社区助餐' })).body.error).toMatchObject({ code: 'refused_task_admitted' });
  });

  it('half way through a fault leaves no record', async () => {
    const before = (await counts()).items[0]?.refused ?? 0;
    const faults = withFaults(book.world, 'CITY_01');
    faults.failNextBatch();
    expect((await refuse({ what: '再来一次' })).status).toBe(500);
    expect((await counts()).items[0]?.refused).toBe(before);
  });
});

describe('the door for other modules', () => {
  it('knows a duty from its admission until it is taken back or over', async () => {
    const { db } = await commandContext(book.world, book.city);
    const known = async (id: string, today = '2026-06-01') => (await db.all(admittedDuty(id, day(today)))).length;
    const drafted = await hand.drafted();
    const admitted = await hand.admitted();
    const active = await hand.active();
    expect([await known(drafted), await known(admitted), await known(active)]).toEqual([0, 1, 1]);
    expect(await known(active, '2027-01-01')).toBe(0);
    await book.post(`/duties/${active}/withdraw`, { version: 4, reason: '职责调整' });
    expect(await known(active)).toBe(0);
  });

  it('tells a unit’s admitted duties as they stood on a day, and no other unit’s', async () => {
    const { db } = await commandContext(book.world, book.city);
    const [first, second] = hand.streets.map(({ id }) => id);
    const of = (unitId = '', on = '2026-06-01') => db.all<AdmittedDuty>(admittedDutiesOf(unitId, day(on)));
    const only = { title: '单街事项', targets: [{ unitId: first, monthlyVolume: '1' }] };
    const active = await hand.active(only);
    const submitted = await hand.submitted(only);
    expect((await of(first)).map(({ id, live }) => [id, live])).toContainEqual([active, 1]);
    expect((await of(first)).map(({ id }) => id)).not.toContain(submitted);
    expect((await of(second)).map(({ id }) => id)).not.toContain(active);
    expect(await of(first, '2026-05-31')).toEqual([]);
    expect(await db.all(admittedDutyOf(active, first ?? '', day('2026-06-01')))).toHaveLength(1);
    expect(await db.all(admittedDutyOf(active, second ?? '', day('2026-06-01')))).toEqual([]);
  });
});

describe('the city’s list', () => {
  type Line = readonly (string | number | null)[];
  const header = [
    '事项编号',
    '事项名称',
    '类别',
    '主责部门',
    '科目编码',
    '计价方式',
    '单价',
    '起始月份',
    '终止月份',
    '全年金额',
    '承接单位',
  ];
  const partHeader = ['事项编号', '承接单位代码', '承接单位', '月工作量', '全年金额'];
  const sheet = (name: string, lines: readonly Line[]) => ({
    sheet: name,
    widths: [14],
    frozenRows: 1,
    rows: lines.map((line) => line.map((value) => ({ value }))),
  });
  const bring = async <T>(lines: readonly Line[], dryRun: boolean, more: object = {}) => {
    const form = new FormData();
    const bytes = await writeSheet(sheet('下放事项', [['下放街道（社区）事项清单'], header, ...lines]));
    form.set('file', new File([bytes as BlobPart], '清单.xlsx'));
    for (const [key, value] of Object.entries({
      fromDay: '2026-06-01',
      source: '市文件',
      dryRun: String(dryRun),
      ...more,
    }))
      form.set(key, value);
    return book.world.call<T>('POST', book.city.path('/duties/catalogue/import'), {
      form,
      cookie: book.city.cookie,
      key: `cat-${Math.random()}`,
    });
  };
  const good = (): Line[] => [
    ['SX-1', '高龄认证', '职责', '民政局', null, '单价', 8, '2026-01', '2026-12', 78720, hand.streets[0]?.name ?? ''],
    ['SX-2', '摊派订阅', '负面', null, null, null, null, null, null, null, null],
  ];

  it('is checked cell by cell and written by edition; what it blocks is nobody’s to hand down', async () => {
    type Report = {
      counts: { errors: number; new: number };
      problems: { row: number; column: string; code: string }[];
    };
    const spoiled = await bring<Report>(
      [
        [null, '无编号', '职责', '民政局', null, null, null, null, null, null, null],
        ['A', null, '职责', '没有局', null, null, null, null, null, null, null],
        ['B', '甲', '别的', '民政局', null, '估价', '八元', '一月', null, null, '没有街道'],
        ['C', '乙', '职责', null, null, null, null, null, null, null, null],
        ['C', '丙', '职责', '民政局', '2120199', null, null, null, null, null, null],
      ],
      true,
    );
    expect(spoiled.body.problems.map(({ column, code }) => `${column} ${code}`).toSorted()).toEqual([
      'code code_missing',
      'code code_twice',
      'department department_missing',
      'department department_unknown',
      'fromMonth month_unreadable',
      'functionCode line_unknown',
      'kind kind_unknown',
      'method method_unknown',
      'price amount_unreadable',
      'title title_missing',
      'units unit_unknown',
    ]);
    expect((await bring<Refused>([['A', '甲', '别的', '民政局']], false)).body.error.code).toBe('sheet_problems_open');
    expect((await bring<Report>(good(), true)).body.counts).toMatchObject({ errors: 0, new: 2 });
    expect((await book.get<{ edition: number | null }>('/duties/catalogue')).edition).toBeNull();
    expect((await bring<object>(good(), false)).body).toMatchObject({ created: 2, updated: 0 });
    expect((await bring<Refused>(good(), false)).body.error.code).toBe('catalogue_unchanged');
    const [first] = good();
    expect((await bring<object>(first ? [first] : [], false)).body).toMatchObject({ created: 0, unchanged: 1 });
    const list = await book.get<{
      editions: object[];
      items: { code: string; unitPriceFen: number; parts: object[] }[];
    }>('/duties/catalogue?edition=1', community);
    expect(list.editions).toMatchObject([
      { edition: 2, inForce: true },
      { edition: 1, inForce: false },
    ]);
    expect(list.items).toMatchObject([
      { code: 'SX-1', unitPriceFen: 800, parts: [{ unitId: hand.streets[0]?.id }] },
      { code: 'SX-2' },
    ]);
    await bring(good(), false);
    const blocked = await book.post<Refused>('/duties', hand.draft({ title: '“摊派 订阅”' }), { cookie: hand.officer });
    expect(blocked.body.error).toMatchObject({ code: 'duty_blocked', facts: { item: 'SX-2 摊派订阅' } });
  });

  it('blocks what was begun before it became negative: to act, to submit, to admit, to hand down', async () => {
    const emergency = await hand.drafted({ title: '年终评比迎检', kind: 'emergency' });
    const drafted = await hand.drafted({ title: '年终评比迎检' });
    const submitted = await hand.submitted({ title: '年终评比迎检' });
    await hand.heard(submitted);
    const admitted = await hand.admitted({ title: '年终评比迎检' });
    await bring([...good(), ['SX-3', '年终评比迎检', '负面', null, null, null, null, null, null, null, null]], false);
    const refused = async (id: string, what: string, body: object, cookie = book.city.cookie) =>
      (await book.post<Refused>(`/duties/${id}/${what}`, body, { cookie })).body.error.code;
    expect(await refused(emergency, 'act', { version: 1 }, hand.officer)).toBe('duty_blocked');
    expect(await refused(drafted, 'submit', { version: 1 }, hand.officer)).toBe('duty_blocked');
    const review = { version: 2, outcome: 'admit', reason: '责权费齐备' };
    expect(await refused(submitted, 'review', review)).toBe('duty_blocked');
    expect(await refused(admitted, 'activate', { version: 3 })).toBe('duty_blocked');
    const turned = await book.post(`/duties/${submitted}/review`, { ...review, outcome: 'reject' });
    expect(turned.status).toBe(200);
    await bring(good(), false);
    expect((await book.post(`/duties/${admitted}/activate`, { version: 3 })).status).toBe(200);
  });

  it('takes what was let through off its feet from the edition’s day: nobody is given it, scored or called by it', async () => {
    const title = '“创建”达标 评比';
    const negative = [...good(), ['SX-4', '创建达标评比', '负面', ...Array.from({ length: 8 }, () => null)]];
    const [first = '', second = ''] = hand.streets.map(({ id }) => id);
    const ids = [await hand.active({ title }), await hand.admitted({ title })];
    const { db } = await commandContext(book.world, book.city);
    const stands = async (on: string) => {
      const all = await db.all<AdmittedDuty>(admittedDuties(day(on)));
      const one = await Promise.all(
        ids.flatMap((id) => [
          db.all(admittedDuty(id, day(on))),
          db.all(admittedDutyOf(id, first, day(on))),
          db.all<AdmittedDuty>(admittedDutiesOf(first, day(on))).then((rows) => rows.filter((row) => row.id === id)),
        ]),
      );
      return [all.filter(({ id }) => ids.includes(id)).length, ...one.map((rows) => rows.length)];
    };
    const cell = async (on: string) => {
      type Matrix = { duties: { id: string; cells: { unitId: string; duty: string; reason: string | null }[] }[] };
      const { duties } = await book.get<Matrix>(`/duties/matrix?day=${on}`);
      const found = duties.find(({ id }) => id === ids[0])?.cells.find(({ unitId }) => unitId === second);
      return [found?.duty, found?.reason];
    };
    const scored = async () => {
      const period = { from: day('2026-06-01'), until: day('2026-07-31'), days: 5, today: day('2026-08-31') };
      const figures = dutyReports.figures({ ...period, months: [month('2026-06'), month('2026-07')] });
      return (await db.all<{ subjectId: string; due: number }>(figures)).find(({ subjectId }) => subjectId === first)
        ?.due;
    };
    const waits = async (kind: string, cookie?: string) => {
      const { items } = await book.get<{ items: { id: string }[] }>(`/inbox?kind=${kind}&pageSize=100`, cookie);
      return items.filter(({ id }) => ids.includes(id)).length;
    };
    const before = (await scored()) ?? 0;
    await bring(negative, false, { fromDay: '2026-07-02' });
    expect(await stands('2026-07-01')).toEqual([2, 1, 1, 1, 1, 1, 1]);
    expect(await stands('2026-07-02')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await cell('2026-07-01')).toEqual(['green', null]);
    expect(await cell('2026-07-02')).toEqual(['red', 'listed_negative']);
    // June ended before the edition's day, July within it.
    expect(await scored()).toBe(before - 1);
    expect([await waits('duties.revoke'), await waits('duties.blocked', hand.officer)]).toEqual([0, 0]);
    await bring(negative, false);
    expect([await waits('duties.revoke'), await waits('duties.blocked', hand.officer)]).toEqual([2, 2]);
    expect((await book.get<{ blockedBy: string | null }>(`/duties/${ids[0]}`)).blockedBy).toBe('SX-4 创建达标评比');
    const revoke = (id = '', version = 4) => book.post(`/duties/${id}/revoke`, { version, reason: '列入负面清单' });
    expect([(await revoke(ids[0])).status, (await revoke(ids[1], 3)).status]).toEqual([200, 200]);
    expect([await waits('duties.revoke'), await waits('duties.blocked', hand.officer)]).toEqual([0, 0]);
    await bring(good(), false);
  });

  it('takes parts from the sheet of parts in the same file, and only where they come to the whole', () => {
    const table = (columns: typeof catalogueColumns, lines: readonly Line[]) => {
      const cells = lines.map((line) => line.map((value) => (value === null ? null : { text: String(value) })));
      const read = readImportTable(cells, columns, { cells: [], skip: [], accept: [] });
      if (!read) throw new Error('no table');
      return read;
    };
    const items = table(catalogueColumns, [
      header,
      ['P', '助餐', '协助', '民政局', null, '打包', null, '2026-01', '2026-12', 300, null],
    ]);
    const facts = {
      defaultKind: 'assist' as const,
      departments: [{ id: 'd', name: '市民政局' }],
      carriers: [
        { id: 'a', name: '甲社区', code: '001' },
        { id: 'b', name: '乙社区', code: '002' },
      ],
      lines: [],
      standing: [],
    };
    const parts = (second: Line) => table(partColumns, [partHeader, ['P', '001', '甲社区', null, 100.5], second]);
    const whole = decideCatalogue(items, parts(['P', '002', '乙社区', null, 199.5]), facts);
    expect(whole.problems).toEqual([]);
    expect(whole.entries[0]?.content.parts).toEqual([
      { unitId: 'a', monthlyVolume: null, packageFen: 10_050 },
      { unitId: 'b', monthlyVolume: null, packageFen: 19_950 },
    ]);
    const codes = (second: Line) => decideCatalogue(items, parts(second), facts).problems.map(({ code }) => code);
    expect(codes(['P', '002', '乙社区', null, 199])).toEqual(['parts_differ']);
    expect(codes(['P', '009', '丙社区', null, 199.5])).toEqual(['part_unit_unknown']);
    expect(codes(['P', '002', '乙社区', 'x', 199.5])).toEqual(['part_unreadable']);
  });
});
