import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { readDay } from '../../../worker/core/import/day.ts';
import type { AccountFacts, AccountKind } from '../../../worker/modules/ledger/rules/chart.ts';
import { chartColumns, decideChart } from '../../../worker/modules/ledger/rules/import/chart.ts';
import { codeColumns, decideCodes } from '../../../worker/modules/ledger/rules/import/codes.ts';
import { decideHoldSheet, holdColumns } from '../../../worker/modules/ledger/rules/import/holds.ts';
import { decideMovements, movementColumns } from '../../../worker/modules/ledger/rules/import/movements.ts';
import { decideOpenings, openingColumns } from '../../../worker/modules/ledger/rules/import/openings.ts';
import { decideSettlements, settlementColumns } from '../../../worker/modules/ledger/rules/import/settlements.ts';
import { ledgerRefusals } from '../../../worker/modules/ledger/rules/refusals.ts';
import { accountsAfter } from '../../../worker/modules/ledger/rules/after.ts';
import { said, sheet } from './sheets.ts';

const account = (id: string, kind: AccountKind, code: string, name: string, balance = 0): AccountFacts => ({
  id,
  kind,
  code,
  name,
  fiscalYear: 2026,
  unitId: `unt_${id}`,
  state: 'open',
  floorFen: kind === 'source' ? null : fen(0),
  budgetFen: fen(balance),
  balanceFen: fen(balance),
  heldFen: fen(0),
  version: 1,
  functionCode: kind === 'line' ? '2080208' : null,
  economicCode: null,
});
const accounts = [
  account('s', 'source', '10001', '本级财政'),
  {
    ...account('r', 'source', '10002', '环卫专项'),
    purposes: JSON.stringify({ functionCodes: ['212'], economicCodes: [], departmentIds: [] }),
  },
  account('a', 'line', '20001', '助餐', 100_00),
  account('b', 'line', '20002', '走访', 50_00),
  account('u', 'unit', '40001', '东风街道', 30_00),
  account('x', 'spent', '60001', '已支出'),
];
const today = day('2026-06-30');

describe('a sheet of holds', () => {
  it('counts what its rows take of one account together and names each fault by row', () => {
    const table = sheet(
      holdColumns,
      'account amount purpose documentNumber deadlineDay',
      `
      20001      | 60    | 采购   | 财〔2026〕3号 | 2026年7月1日
      20001 助餐 | 40.00 | 培训   |               |
      20001      | 0.01  | 多一分 |               |
      助餐       | 1     | 同上   |               | 2026-06-29
      60001      | 1     | 支出户 |               |
      29999      | 一元  |        |               | 明天
      走访       | 50    | 走访   |               |
      走访       | 50    | 走访   |               |`,
    );
    const found = decideHoldSheet(table, {
      accounts,
      standing: [{ accountId: 'b', amountFen: 50_00, purpose: '走访' }],
      today,
      documentNumber: '财〔2026〕1号',
    });
    expect(said(found)).toEqual([
      '4 amount funds_short',
      '5 deadlineDay day_past',
      '5 amount funds_short',
      '6 account account_unfit',
      '7 account account_unknown',
      '7 amount amount_unreadable',
      '7 purpose cell_missing',
      '7 deadlineDay day_unreadable',
      '8 amount hold_standing',
      '9 amount funds_short',
      '9 - row_twice',
      '9 amount hold_standing',
    ]);
    expect(found.problems[0]?.says.zh).toBe('20001 助餐 到这一行只剩 0.00 元可用，差 0.01 元');
    expect(
      found.entries.map(({ accountId, amountFen, documentNumber, deadlineDay }) => [
        accountId,
        amountFen,
        documentNumber,
        deadlineDay,
      ]),
    ).toEqual([
      ['a', 60_00, '财〔2026〕3号', '2026-07-01'],
      ['a', 40_00, '财〔2026〕1号', null],
      ['b', 50_00, '财〔2026〕1号', null],
    ]);
    expect(found.totalFen).toBe(150_00);
  });
});

describe('a sheet of movements', () => {
  const move = (
    kind: 'adjustment' | 'spending',
    text: string,
    standing: { voucher: string; memo: string; amountFen: number }[] = [],
  ) => decideMovements(sheet(movementColumns, 'from to amount memo', text), { kind, accounts, standing });

  it('makes one voucher of the rows of a memo, and lets a row give on what came in', () => {
    const found = move(
      'adjustment',
      `
      20001 | 20002 | 100  | 一调
      20002 | 20001 | 全部 | 二调
      20001 | 20002 | 1    | 一调`,
    );
    expect(said(found)).toEqual([]);
    // The second row gives the 50 that were there and the 100 that came; of those the third gives one on.
    expect(found.vouchers.map(({ memo, totalFen, transfers }) => [memo, totalFen, transfers.length])).toEqual([
      ['一调', 101_00, 2],
      ['二调', 150_00, 1],
    ]);
  });

  it.each`
    kind            | row                             | says
    ${'adjustment'} | ${'20001 | 20001 | 1    | 同'}  | ${['2 to account_same']}
    ${'adjustment'} | ${'20001 | 60001 | 1    | 支'}  | ${['2 to account_unfit']}
    ${'spending'}   | ${'40001 | 60001 | 30.01 | 支'} | ${['2 amount funds_short']}
    ${'spending'}   | ${'40001 | 60001 | 0    | 支'}  | ${['2 amount amount_unreadable']}
    ${'spending'}   | ${'40001 | 60001 | 1    |'}     | ${['2 memo cell_missing']}
    ${'spending'}   | ${'40001 | 60001 | 全部 | 支'}  | ${[]}
    ${'spending'}   | ${'40001 | 60001 | 12   | 旧'}  | ${['2 memo voucher_standing']}
  `('$kind $row', ({ kind, row, says }) => {
    const standing = [{ voucher: '记-000007', memo: '旧', amountFen: 12_00 }];
    expect(said(move(kind as 'spending', row as string, standing))).toEqual(says);
  });
});

describe('a sheet that ends holds', () => {
  const hold = (id: string) => ({
    id,
    rootId: id,
    accountId: 'a',
    amountFen: fen(50_00),
    state: 'open' as const,
    deadlineDay: null,
  });
  it('settles or frees each once, and says what the command itself would refuse', () => {
    const table = sheet(
      settlementColumns,
      'hold act payee amount rest memo',
      `
      hld_1 | 结算 | 60001 | 20 | 继续冻结 | 首款
      hld_2 | 释放 |       |    |          | 不再需要
      hld_1 | 释放 |       |    |          | 又一次
      hld_3 | 结算 | 60001 | 99 |          | 超额
      hld_9 | 结算 | 20001 |    | 也许     |
      hld_2 | 推迟 |       |    |          |`,
    );
    const found = decideSettlements(table, {
      holds: [hold('hld_1'), hold('hld_2'), hold('hld_3')],
      accounts,
      refuse: (_, ending) =>
        ending.act === 'settle' && ending.amountFen > 50_00
          ? ledgerRefusals.refuse('hold_exceeded', { shortfallYuan: '49.00' })
          : null,
    });
    expect(said(found)).toEqual([
      '4 hold hold_twice',
      '5 - refused',
      '6 hold hold_unknown',
      '6 payee account_unfit',
      '6 amount cell_missing',
      '6 rest choice_unknown',
      '6 memo cell_missing',
      '7 act choice_unknown',
    ]);
    expect(found.problems[1]?.says.zh).toBe('结算金额超过冻结金额，差 49.00 元。');
    expect(found.endings.map(({ hold: { id }, act }) => [id, act])).toEqual([
      ['hld_1', 'settle'],
      ['hld_2', 'void'],
    ]);
    expect(found.totalFen).toBe(20_00);
  });
});

describe('a sheet of opening balances', () => {
  it('opens lines, and units that may have no account yet', () => {
    const table = sheet(
      openingColumns,
      'account unit source amount',
      `
      20001 |          | 本级财政 | 10
            | 西山社区 | 10001    | 5
            | 东风街道 | 本级财政 | 2
      20002 |          | 环卫专项 | 1
            | 无此社区 | 天上     | 1
            | 西山社区 | 本级财政 | 1`,
    );
    const units = [
      { id: 'unt_west', name: '西山社区' },
      { id: 'unt_u', name: '东风街道' },
    ];
    const found = decideOpenings(table, { accounts, units });
    expect(said(found)).toEqual([
      '2 amount opening_standing',
      '4 amount opening_standing',
      '5 source account_unfit',
      '5 amount opening_standing',
      '6 unit unit_unknown',
      '6 source source_unknown',
      '7 amount line_twice',
    ]);
    expect(found.entries.map(({ kind, accountId, unitId, amountFen }) => [kind, accountId, unitId, amountFen])).toEqual(
      [
        ['open_budget', 'a', null, 10_00],
        ['open_balance', null, 'unt_west', 5_00],
        ['open_balance', 'u', 'unt_u', 2_00],
      ],
    );
  });
});

describe('sheets of the chart and of the classification', () => {
  const facts = {
    year: 2026,
    today,
    departments: [{ id: 'unt_civil', name: '市民政局' }],
    codes: [{ classification: 'function' as const, code: '2080208' }],
    lines: [{ departmentId: 'unt_civil', functionCode: '2080208', economicCode: null, name: '治理' }],
    sources: [{ name: '本级财政', purposes: null }],
  };
  it('opens what is not there, leaves what stands, and refuses what differs', () => {
    const table = sheet(
      chartColumns,
      'kind name department functionCode receivedDay onlyFunction',
      `
      预算指标 | 助餐     | 民政局   | 2080208 |            |
      预算指标 | 治理     | 市民政局 | 2080208 |            |
      预算指标 | 助餐     | 市民政局 | 2080208 |            |
      预算指标 | 新项     | 市农业局 | 2120199 |            |
      资金来源 | 本级财政 |          |         |            |
      资金来源 | 本级财政 |          |         |            | 208
      资金来源 | 养老专项 |          |         | 2026/3/1   | 20802、20805
      资金来源 | 坏专项   |          |         |            | 208A
      账户     | 其他     |          |         |            |`,
    );
    const found = decideChart(table, facts);
    expect(said(found)).toEqual([
      '4 name line_twice',
      '5 department unit_unknown',
      '5 functionCode code_unknown',
      '7 name line_twice',
      '7 name source_differs',
      '9 onlyFunction code_unreadable',
      '10 kind choice_unknown',
    ]);
    expect([found.entries.length, found.unchanged]).toEqual([2, 2]);
    expect(found.entries[1]).toMatchObject({
      name: '养老专项',
      receivedDay: '2026-03-01',
      purposes: { functionCodes: ['20802', '20805'], economicCodes: [], departmentIds: [] },
    });
  });

  it('checks codes against the document: new, renamed, the same', () => {
    const table = sheet(
      codeColumns,
      'classification code name',
      `
      功能分类 | 2080208 | 基层政权建设和社区治理
      功能     | 2080209 | 老名称
      经济分类 | 30227   | 委托业务费
      经济分类 | 30227   | 委托业务费
      功能分类 | 20A     | 坏
      功能分类 | 2120199 | 新名称`,
    );
    const known = [
      { classification: 'function' as const, code: '2080208', name: '基层政权建设和社区治理', checked: 1 },
      { classification: 'function' as const, code: '2080209', name: '老名称', checked: 0 },
      { classification: 'function' as const, code: '2120199', name: '旧名称', checked: 1 },
    ];
    const found = decideCodes(table, known);
    expect(said(found)).toEqual(['5 code code_twice', '6 code code_unreadable', '7 name code_renamed']);
    expect([found.unchanged, found.entries.map(({ code, fresh }) => [code, fresh])]).toEqual([
      1,
      [
        ['2080209', false],
        ['30227', true],
        ['2120199', false],
      ],
    ]);
  });
});

it.each`
  text                    | read
  ${'2026-06-30'}         | ${'2026-06-30'}
  ${'2026/6/3'}           | ${'2026-06-03'}
  ${'2026.06.3'}          | ${'2026-06-03'}
  ${'２０２６年６月３日'} | ${'2026-06-03'}
  ${'20260603'}           | ${'2026-06-03'}
  ${'2026-02-30'}         | ${null}
  ${'6月3日'}             | ${null}
`('reads the day $text', ({ text, read }) => {
  expect(readDay(text as string)).toBe(read);
});

describe('accounts after a posting', () => {
  it('have what the next voucher of the batch is decided on: balances and layers', () => {
    const layers = JSON.stringify([
      ['s', 't1', '2026-01-05', 30, null],
      ['r', 't2', '2026-02-01', 20, null],
    ]);
    const before = [
      { ...account('a', 'line', '20001', '助餐', 50), layers },
      { ...account('b', 'line', '20002', '走访'), layers: '[]' },
    ];
    const transfers = [{ debitAccountId: 'a', creditAccountId: 'b', amountFen: fen(40) }];
    const after = accountsAfter(before, { id: 't3', kind: 'adjustment', effectiveDay: today, transfers });
    expect(after.map(({ balanceFen, layers: text }) => [balanceFen, JSON.parse(text ?? '')])).toEqual([
      [10, [['r', 't2', '2026-02-01', 10, null]]],
      [
        40,
        [
          ['s', 't1', '2026-01-05', 30, null],
          ['r', 't2', '2026-02-01', 10, null],
        ],
      ],
    ]);
  });
});
