import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { columns } from '../../../worker/modules/roster/rules/import/columns.ts';
import {
  decideImport,
  readRows,
  type ExistingWorker,
  type ImportFacts,
} from '../../../worker/modules/roster/rules/import/decide.ts';
import type { Grid, GridCell } from '../../../worker/modules/roster/rules/import/grid.ts';
import { noDecisions, readTable, type Decisions } from '../../../worker/modules/roster/rules/import/table.ts';
import { textTable } from '../../harness/text-table.ts';
import { communities, firstRow, goodRow, inventedCard, inventedId, rosterGrid, textRow, type Cells } from './sheets.ts';

const facts: ImportFacts = {
  today: day('2026-06-30'),
  minimumAge: 16,
  communities,
  heads: new Map(),
  existing: new Map(),
};

function decide(grid: Grid, given: Partial<ImportFacts> = {}, decisions: Decisions = noDecisions) {
  const table = readTable(grid, decisions);
  if (!table) throw new Error('no header found');
  return decideImport(table, readRows(table, decisions, facts.today), decisions, { ...facts, ...given });
}

const found = (cells: Cells) =>
  decide(rosterGrid([goodRow(1, cells)])).problems.map(
    ({ column, severity, code }) => `${severity} ${code} @ ${columns[column].zh}`,
  );

/** Row 1 of the good rows is born on 1971-02-11: 16 years later is 1987-02-11. */
const identity = inventedId('1971-02-11', 998);
const wrongCheck = identity.slice(0, 17) + (identity.endsWith('1') ? '2' : '1');
const fullWidth = [...identity].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
const impossible = inventedId('1971-02-30', 998);

const defects = textTable(`
  column           | cell                       | found
  -----------------|----------------------------|---------------------------------------
  姓名             |                            | error name_missing @ 姓名
  姓名             | 杨晓梅2                    | warning name_unusual @ 姓名
  性别             | 男                         | error sex_contradicts_id @ 性别
  性别             | 不详                       | error sex_unknown @ 性别
  民族             | 星                         | warning ethnicity_unknown @ 民族
  身份证号         |                            | error id_missing @ 身份证号
  身份证号         | 无                         | error id_missing @ 身份证号
  身份证号         | ${wrongCheck}              | error id_checksum @ 身份证号
  身份证号         | ${impossible}              | error id_birth_impossible @ 身份证号
  身份证号         | ${identity.slice(0, 17)}   | error id_length @ 身份证号
  身份证号         | O${identity.slice(1)}      | error id_bad_character @ 身份证号
  身份证号         | 990101710211998            | error id_15_digits @ 身份证号
  身份证号         | 9.90101E+17                | error id_as_number @ 身份证号
  身份证号         | ${fullWidth}               | warning id_full_width_digits @ 身份证号
  出生年月         | 1973.02                    | warning birth_contradicts_id @ 出生年月
  出生年月         | 1971-02-12                 | warning birth_contradicts_id @ 出生年月
  出生年月         | 属猪                       | error date_unreadable @ 出生年月
  政治面貌         | 积极分子                   | error political_status_unknown @ 政治面貌
  学历             | 师范                       | error education_unknown @ 学历
  学位             | 双学位                     | error degree_unknown @ 学位
  社会工作职业资格 | 心理咨询师                 | error qualification_unknown @ 社会工作职业资格
  职务（岗位）     |                            | error post_missing @ 职务（岗位）
  职务（岗位）     | 楼道长                     | error post_unknown @ 职务（岗位）
  进入渠道         |                            | error channel_missing @ 进入渠道
  进入渠道         | 劳务派遣                   | error channel_unknown @ 进入渠道
  参加社区工作时间 | 一九年夏天                 | error date_unreadable @ 参加社区工作时间
  参加社区工作时间 | 2021-01-01                 | error hire_before_start @ 参加社区工作时间
  参加社区工作时间 | 1987.1                     | error hired_under_16 @ 参加社区工作时间
  社工岗聘用时间   |                            | error hire_missing @ 社工岗聘用时间
  社工岗聘用时间   | 2019-02-29                 | error date_unreadable @ 社工岗聘用时间
  社工岗聘用时间   | 2062-07-01                 | error hire_in_future @ 社工岗聘用时间
  手机号           | 1640000000                 | error mobile_format @ 手机号
  手机号           | 12800000000                | error mobile_format @ 手机号
  银行卡号         | 622200000000l000010        | error card_format @ 银行卡号
  银行卡号         | 622200000                  | error card_format @ 银行卡号
  银行卡号         | 6.2222E+18                 | error card_as_number @ 银行卡号
  银行卡号         | 6222000000000000001        | warning card_luhn @ 银行卡号
  社区             |                            | error community_missing @ 社区
  社区             | 白云社区                   | error unknown_community @ 社区
  社区             | 冬青社区                   | error community_not_in_street @ 社区
  街道             | 南天街道                   | error unknown_street @ 街道
  备注             |                            |
`);

describe('each defect is found where it stands', () => {
  it.each(defects)('$column = $cell → $found', ({ column, cell, found: expected }) => {
    expect(found({ [column ?? '']: cell ?? '' } as Cells).join()).toBe(expected);
  });

  it('a formula is taken by its result and must be confirmed; one that failed is an error', () => {
    expect(found({ 身份证号: { kind: 'text', text: identity, formula: 'A1&B1' } })).toEqual([
      'warning formula_cell @ 身份证号',
    ]);
    expect(found({ 社工岗聘用时间: { kind: 'error', text: '#N/A', formula: 'VLOOKUP(1)' } })).toEqual([
      'error formula_error @ 社工岗聘用时间',
    ]);
  });

  it('a long number in a number cell has lost its last digits', () => {
    expect(found({ 身份证号: { kind: 'number', text: `${identity.slice(0, 15)}000` } })).toEqual([
      'error id_as_number @ 身份证号',
    ]);
    expect(found({ 银行卡号: { kind: 'number', text: '6222000000000000000' } })).toEqual([
      'error card_as_number @ 银行卡号',
    ]);
  });

  it('hired on the eve of the sixteenth birthday is too young, on the birthday is not', () => {
    const young = { 参加社区工作时间: '' };
    expect(found({ ...young, 社工岗聘用时间: '1987-02-10' })).toEqual(['error hired_under_16 @ 社工岗聘用时间']);
    expect(found({ ...young, 社工岗聘用时间: '1987-02-11' })).toEqual([]);
  });

  it('a number that may be January or October is asked about', () => {
    expect(found({ 参加社区工作时间: { kind: 'number', text: '2019.1' } })).toEqual([
      'warning date_ambiguous @ 参加社区工作时间',
    ]);
  });

  it('a community outside the scope of the officer, and one that two streets have', () => {
    expect(found({ 街道: '西山街道', 社区: '明月社区' })).toEqual(['error outside_scope @ 社区']);
    expect(found({ 街道: '', 社区: '同名社区' })).toEqual(['error community_ambiguous @ 社区']);
    expect(found({ 街道: '西山街道', 社区: '同名社区' })).toEqual([]);
  });
});

describe('what is only written in another way is no defect', () => {
  const spellings = textTable(`
    column           | cell
    -----------------|--------------------
    姓名             | 杨　梅
    姓名             | 阿依古丽·买买提
    姓名             | 𬱟晓梅
    民族             | 朝鲜
    身份证号         | ${identity.toLowerCase()}
    身份证号         |  ${identity.slice(0, 6)} ${identity.slice(6)}
    出生年月         | 1971年2月
    出生年月         | 1971-02-11
    参加社区工作时间 | 2019年7月
    参加社区工作时间 | 2019.07.01
    参加社区工作时间 | 20190701
    参加社区工作时间 | ２０１９．７
    参加社区工作时间 | 2020.8
    学历             | 大学
    学历             | 硕士研究生
    学位             | —
    学位             | 管理学学士
    社会工作职业资格 | 无
    手机号           | 164-0000-0000
    银行卡号         | ${inventedCard(5).replaceAll(/.{4}/g, '$& ')}
    社区             | 春 晓 社区
    社区             | 春晓社区居委会
    街道             | 东风
    街道             |
  `);
  it.each(spellings)('$column = $cell', ({ column, cell }) => {
    expect(found({ [column ?? '']: cell ?? '' } as Cells)).toEqual([]);
  });

  it('number cells and date cells read like text', () => {
    const cells: Record<string, GridCell> = {
      手机号: { kind: 'number', text: '16400000000' },
      参加社区工作时间: { kind: 'number', text: '2019.7' },
      社工岗聘用时间: { kind: 'date', text: '2020-08-03' },
    };
    const { creates, problems } = decide(rosterGrid([goodRow(1, cells as Cells)]));
    expect(problems).toEqual([]);
    expect(creates[0]?.record).toMatchObject({
      mobile: '16400000000',
      communityWorkSince: '2019-07-01',
      hiredOn: '2020-08-03',
      education: 'bachelor',
      ethnicity: '汉族',
      qualification: null,
    });
  });
});

describe('the sheet around the rows', () => {
  const subtotal = textRow('东风街道小计', '', '', '2');
  const signature = textRow('单位负责人：　　审核人：　　填表人：');

  it('titles, subtotals, signatures, blanks and repeated headers are passed over, and told', () => {
    const repeated = rosterGrid([]).rows[3] as (GridCell | null)[];
    const grid = rosterGrid([
      goodRow(1),
      [],
      subtotal,
      repeated,
      goodRow(2),
      textRow('合　　计', '', '', '2'),
      signature,
    ]);
    const table = readTable(grid);
    expect(table?.header.rows).toEqual([3, 4]);
    expect(table?.rows.map(({ row }) => row)).toEqual([5, 9]);
    expect(table?.passedOver).toEqual([
      { row: 7, kind: 'subtotal' },
      { row: 8, kind: 'header' },
      { row: 10, kind: 'subtotal' },
      { row: 11, kind: 'note' },
    ]);
  });

  it('a row that lacks its name or number is still a person', () => {
    expect(decide(rosterGrid([goodRow(1, { 姓名: '', 身份证号: '' })])).problems.map(({ code }) => code)).toEqual([
      'name_missing',
      'id_missing',
    ]);
  });

  it('a street merged down the side belongs to all its rows', () => {
    const merges = [
      { top: 4, left: 1, bottom: 5, right: 1 },
      { top: 4, left: 2, bottom: 5, right: 2 },
    ];
    const plan = decide(rosterGrid([goodRow(1), goodRow(2, { 街道: '', 社区: '' })], merges));
    expect(plan.problems).toEqual([]);
    expect(plan.creates.map(({ communityId }) => communityId)).toEqual(['unt_1', 'unt_1']);
  });

  it('finds a plain header with other names, notes in brackets and a stranger', () => {
    const header = textRow(
      '编号',
      '姓 名',
      '身份证号码',
      '所属社区',
      '岗位',
      '招聘渠道',
      '入职时间',
      '手机号（必填）',
      '血型',
    );
    const row = textRow('1', '金哲', identity, '冬青', '工作人员', '公招', '2020年8月3日', '16400000000', 'O');
    const table = readTable({ rows: [header, row], merges: [] });
    expect(table?.header.unmatched).toEqual([{ index: 8, header: '血型' }]);
    const plan = decide({ rows: [header, row], merges: [] });
    expect(plan.problems).toEqual([]);
    expect(plan.creates[0]).toMatchObject({ communityId: 'unt_3', postType: 'staff', from: '2020-08-03' });
  });

  it('a sheet without a header is no roster', () => {
    expect(readTable({ rows: [textRow('填表说明'), textRow('1. 一人一行')], merges: [] })).toBeNull();
  });
});

describe('rows against each other and against the city', () => {
  it('the later of two rows with one identity number or one card bears the finding', () => {
    const plan = decide(
      rosterGrid([goodRow(1), goodRow(1, { 银行卡号: inventedCard(7) }), goodRow(3, { 银行卡号: inventedCard(7) })]),
    );
    expect(plan.problems.map(({ row, code, facts: about }) => [row, code, about['related']])).toEqual([
      [6, 'id_duplicate', 5],
      [7, 'card_duplicate', 6],
    ]);
  });

  it('one head for a community: of two rows the later, and any row beside a standing head', () => {
    const head = { '职务（岗位）': '社区正职' };
    const grid = rosterGrid([goodRow(1, head), goodRow(2, head), goodRow(3, { ...head, 社区: '夏荷社区' })]);
    const heads = new Map([['unt_2', { identityNumber: inventedId('1980-01-01', 999), name: '崔明' }]]);
    expect(decide(grid, { heads }).problems.map(({ row, code, facts: about }) => [row, code, about['head']])).toEqual([
      [6, 'two_heads', '杨晓梅 #5'],
      [7, 'two_heads', '崔明'],
    ]);
  });

  const known = (changed: Partial<ExistingWorker> = {}): Pick<ImportFacts, 'existing'> => {
    const [created] = decide(rosterGrid([goodRow(1)])).creates;
    if (!created) throw new Error('the good row was not accepted');
    const worker: ExistingWorker = {
      workerId: 'wrk_1',
      version: 3,
      posting: { communityId: 'unt_1', postType: 'staff', shown: '春晓社区' },
      record: created.record,
      ...changed,
    };
    return { existing: new Map([[created.identityNumber, worker]]) };
  };

  it('a person who is known and unchanged is left alone', () => {
    const plan = decide(rosterGrid([goodRow(1)]), known());
    expect([plan.creates.length, plan.updates.length, plan.unchangedRows]).toEqual([0, 0, [firstRow]]);
  });

  it('a person who is known and changed is updated, never entered twice; an empty cell erases nothing', () => {
    const plan = decide(rosterGrid([goodRow(1, { 学历: '硕士', 开户行: '' })]), known());
    expect(plan.creates).toEqual([]);
    expect(plan.updates).toEqual([
      {
        row: firstRow,
        workerId: 'wrk_1',
        version: 3,
        changes: [
          { field: 'education', before: 'bachelor', after: 'master' },
          { field: 'educationName', before: '本科', after: '硕士研究生' },
        ],
      },
    ]);
  });

  it('an import moves nobody and takes nobody back', () => {
    const codes = (grid: Grid, given: Partial<ImportFacts>) => decide(grid, given).problems.map(({ code }) => code);
    expect(codes(rosterGrid([goodRow(1, { 社区: '夏荷社区' })]), known())).toEqual(['posting_differs']);
    expect(codes(rosterGrid([goodRow(1)]), known({ posting: null }))).toEqual(['worker_has_left']);
  });
});

describe('decisions', () => {
  const grid = rosterGrid([
    goodRow(1, { 身份证号: wrongCheck }),
    goodRow(2),
    goodRow(3, { 银行卡号: '6222000000000000001' }),
  ]);
  const decisions = (given: Partial<Decisions>): Decisions => ({ ...noDecisions, ...given });

  it('errors and unconfirmed warnings keep an import from being ready', () => {
    expect(decide(grid).ready).toBe(false);
    expect(decide(grid, {}, decisions({ skip: [5] })).ready).toBe(false);
    expect(decide(grid, {}, decisions({ accept: [5, 7] })).ready).toBe(false);
    const plan = decide(grid, {}, decisions({ skip: [5], accept: [7] }));
    expect([plan.ready, plan.creates.length, plan.skippedRows]).toEqual([true, 2, [5]]);
  });

  it('a corrected cell counts as if the file had held it', () => {
    const cells = [{ row: 5, column: 'identityNumber', value: identity }] as const;
    const plan = decide(grid, {}, decisions({ cells, accept: [7] }));
    expect([plan.ready, plan.creates.length]).toEqual([true, 3]);
  });

  it('skipping the first of two heads frees the second', () => {
    const head = { '职务（岗位）': '社区正职' };
    const two = rosterGrid([goodRow(1, head), goodRow(2, head)]);
    expect(decide(two, {}, decisions({ skip: [5] })).ready).toBe(true);
  });
});
