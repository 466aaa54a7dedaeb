import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { decideBallots } from '../../../worker/modules/assessment/rules/import/ballots.ts';
import {
  ballotColumns,
  markColumns,
  saysNothingHere,
} from '../../../worker/modules/assessment/rules/import/columns.ts';
import { decideMarks, type KnownWorker } from '../../../worker/modules/assessment/rules/import/decide-marks.ts';
import { readMarkRow } from '../../../worker/modules/assessment/rules/import/marks.ts';
import { readImportTable, type Decisions } from '../../../worker/core/import/table.ts';
import type { Scheme } from '../../../worker/modules/assessment/rules/scheme.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';
import type { GridCell } from '../../../worker/modules/roster/rules/import/grid.ts';
import { inventedId } from '../roster/sheets.ts';

const scheme = schemeTemplates[0]?.scheme;
if (!scheme) throw new Error('no scheme');
const none: Decisions = { cells: [], skip: [], accept: [] };
const [first, second] = [inventedId('1990-01-01', 998), inventedId('1991-01-01', 998)];

const cell = (value: string | number): GridCell | null =>
  value === ''
    ? null
    : typeof value === 'number'
      ? { kind: 'number', text: String(value) }
      : { kind: 'text', text: value };
const gridOf = (rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.map(cell));

const header = [
  '姓名',
  '身份证号',
  '街道评分',
  '社区评分',
  '同事互评',
  '居民评议',
  '加分',
  '加分事由',
  '扣分',
  '扣分事由',
  '一票否决',
  '否决事由',
  '备注',
  '政治面貌',
];
const known = (over: Partial<KnownWorker> = {}): KnownWorker => ({
  workerId: 'wrk_1',
  name: '甲一',
  unitId: 'c1',
  streetId: 's1',
  postType: 'staff',
  servedSince: day('2020-01-01'),
  ...over,
});

function marks(rows: readonly (readonly (string | number)[])[], decisions = none, worker = known()) {
  const table = readImportTable(
    gridOf([['标题'], header, ...rows]),
    markColumns(scheme as NonNullable<typeof scheme>),
    decisions,
  );
  if (!table) throw new Error('no table');
  const read = table.rows.map((row) => readMarkRow(row, scheme as NonNullable<typeof scheme>));
  const workers = new Map([
    [first, worker],
    [second, known({ workerId: 'wrk_2', name: '甲二' })],
  ]);
  return {
    table,
    plan: decideMarks(read, decisions, { year: 2025, scheme: scheme as NonNullable<typeof scheme>, workers }),
  };
}
/** A line of 甲一 with one cell changed. */
function line(column: string, value: string | number): (string | number)[] {
  const row: (string | number)[] = ['甲一', first, 90, 90, 90, 90, '', '', '', '', '', '', '', ''];
  row[header.indexOf(column)] = value;
  return row;
}
const found = (rows: readonly (readonly (string | number)[])[], worker?: KnownWorker) =>
  marks(rows, none, worker).plan.problems.map(({ row, column, code }) => `${row} ${column} ${code}`);

describe('a sheet of marks', () => {
  it('is found below its title, lists what it does not know, and passes over sums', () => {
    const { table, plan } = marks([line('备注', ''), ['小计', '', 90], ['', '', '', '']]);
    expect(table.headerRow).toBe(2);
    expect(table.unmatched.filter((header) => !saysNothingHere(header))).toEqual(['政治面貌']);
    expect(plan.problems).toEqual([]);
    expect(plan.entries.map(({ draft }) => draft.row)).toEqual([3]);
  });

  it('has no header without name and number', () => {
    expect(
      readImportTable(
        gridOf([
          ['姓名', '街道评分'],
          ['甲一', 90],
        ]),
        markColumns(scheme),
        none,
      ),
    ).toBeNull();
  });

  it.each([
    ['身份证号', '', '3 identityNumber identity_missing'],
    ['身份证号', '123', '3 identityNumber identity_invalid'],
    ['身份证号', inventedId('1992-01-01', 998), '3 identityNumber worker_unknown'],
    ['姓名', '乙', '3 name name_differs'],
    ['街道评分', '优', '3 mark:street mark_unreadable'],
    ['街道评分', '92.171', '3 mark:street mark_too_fine'],
    ['街道评分', 100.01, '3 mark:street mark_out_of_range'],
    ['街道评分', -1, '3 mark:street mark_out_of_range'],
    ['加分', 3, '3 bonus bonus_without_reason'],
    ['扣分', 3, '3 deduction deduction_without_reason'],
    ['一票否决', '也许', '3 veto veto_unreadable'],
    ['一票否决', '是', '3 veto veto_without_reason'],
    ['备注', '长'.repeat(2001), '3 remark text_too_long'],
  ])('tells of %s “%s”', (column, value, expected) => {
    expect(found([line(column, value)])).toEqual([expected]);
  });

  it.each([
    ['full-width digits', '９２．５', 9250],
    ['a unit', '92.5分', 9250],
    ['the nearest binary fraction of a number cell', 85.849999999999994, 8585],
    ['spaces', ' 92.5　', 9250],
  ])('reads %s', (_, value, points) => {
    expect(marks([line('街道评分', value)]).plan.entries[0]?.draft.marks['street']).toBe(points);
  });

  it('takes a person once', () => {
    expect(found([line('备注', ''), line('备注', '')])).toEqual(['4 identityNumber identity_twice']);
  });

  it('warns of a mark by a group that does not rate the post, and leaves it out', () => {
    const head = known({ postType: 'head' });
    expect(found([line('备注', '')], head)).toEqual(['3 mark:community group_does_not_rate']);
    expect(marks([line('备注', '')], { ...none, accept: [3] }, head).plan).toMatchObject({
      open: { errors: 0, warnings: 0 },
      entries: [{ draft: { marks: { street: 9000, peers: 9000, residents: 9000 } } }],
    });
  });

  it.each([
    ['2025-07-01', '', null, []],
    ['2025-07-02', '', 'too_few_months', ['3 remark served_too_short']],
    ['2025-07-02', '试用期，不定等次', 'probation', []],
    ['2026-01-01', '2026年聘用，不参加2025年度考核', 'not_in_service', []],
    ['2026-01-01', '', 'not_in_service', ['3 remark served_too_short']],
    ['2020-01-01', '病假，不定等次', 'other', []],
  ])('who serves since %s with “%s” is %s', (since, remark, notGraded, problems) => {
    const { plan } = marks([line('备注', remark)], none, known({ servedSince: day(since) }));
    expect(plan.entries[0]?.draft.notGraded).toBe(notGraded);
    expect(plan.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(problems);
  });

  it('takes corrections, skips and confirmations of the officer', () => {
    const rows = [line('街道评分', '优'), ['甲二', second, 80, 80, 80, 80]];
    expect(marks(rows).plan.open).toEqual({ errors: 1, warnings: 0 });
    const corrected = marks(rows, { ...none, cells: [{ row: 3, column: 'mark:street', value: '91' }] }).plan;
    expect(corrected.entries.map(({ draft }) => draft.marks['street'])).toEqual([9100, 8000]);
    const skipped = marks(rows, { ...none, skip: [3] });
    expect([skipped.plan.open.errors, skipped.plan.entries.length, skipped.table.skipped]).toEqual([0, 1, [3]]);
  });

  it('says what is wrong in three languages', () => {
    const [problem] = marks([line('街道评分', '优')]).plan.problems;
    if (!problem) throw new Error('no problem');
    expect((['zh', 'ko', 'en'] as const).map((language) => problem.says[language])).toEqual([
      '“优”不是分数',
      '"优"은(는) 점수가 아닙니다',
      '“优” is not a number of points',
    ]);
  });

  it('does not take a post that the scheme does not assess', () => {
    const narrow = {
      ...scheme,
      sheets: [{ ...scheme.sheets[0], postTypes: ['head' as const], weights: { street: '1' } }],
    } as Scheme;
    const table = readImportTable(gridOf([header, line('备注', '')]), markColumns(narrow), none);
    const read = (table?.rows ?? []).map((row) => readMarkRow(row, narrow));
    expect(
      decideMarks(read, none, { year: 2025, scheme: narrow, workers: new Map([[first, known()]]) }).problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['post_not_assessed']);
  });
});

describe('a sheet of ballots', () => {
  const communities = [
    { id: 'c1', name: '春晓社区', streetId: 's1', streetName: '东风街道', inScope: true },
    { id: 'c2', name: '新民社区', streetId: 's1', streetName: '东风街道', inScope: true },
    { id: 'c3', name: '新民社区', streetId: 's2', streetName: '西山街道', inScope: true },
    { id: 'c4', name: '冬青社区', streetId: 's2', streetName: '西山街道', inScope: false },
  ];
  const ballots = (...rows: (string | number)[][]) => {
    const table = readImportTable(
      gridOf([['街道', '社区', '发出票数', '收回票数', '居民小组长', '党员代表', '普通居民代表'], ...rows]),
      ballotColumns,
      none,
    );
    if (!table) throw new Error('no table');
    return decideBallots(table, none, { scheme, communities, running: new Set<string>() });
  };

  it.each([
    [['东风街道', '春晓社区', 60, 50, 8, 7, 35], []],
    [['', '', 60, 50, 8, 7, 35], ['community community_missing']],
    [['东风街道', '无名社区', 60, 50, 8, 7, 35], ['community community_unknown']],
    [['无名街道', '春晓社区', 60, 50, 8, 7, 35], ['street street_unknown']],
    [['西山街道', '冬青社区', 60, 50, 8, 7, 35], ['community community_unknown']],
    [['西山街道', '春晓社区', 60, 50, 8, 7, 35], ['community community_in_other_street']],
    [['', '新民社区', 60, 50, 8, 7, 35], ['community community_in_several_streets']],
    [['', '春晓社区', 60, '', 8, 7, 35], ['returned count_missing']],
    [['', '春晓社区', 60, '五十', 8, 7, 35], ['returned count_unreadable']],
    [['', '春晓社区', 40, 50, 8, 7, 35], ['returned returned_over_sent']],
    [['', '春晓社区', 60, 50, 0, 0, 51], ['ordinary ordinary_over_returned']],
    [['', '春晓社区', 60, 50, 8, 8, 35], ['returned parts_differ']],
  ])('%j', (row, expected) => {
    expect(ballots(row).problems.map(({ column, code }) => `${column} ${code}`)).toEqual(expected);
  });

  it('takes a community once and judges its ballot by the scheme', () => {
    const row = ['东风街道', '春晓社区', 60, 49, 0, 0, 49];
    const plan = ballots(row, row);
    expect(plan.problems.map(({ row: at, code }) => [at, code])).toEqual([[3, 'community_twice']]);
    expect(plan.entries).toEqual([{ communityId: 'c1', sent: 60, returned: 49, ordinary: 49, invalid: 'too_few' }]);
  });
});
