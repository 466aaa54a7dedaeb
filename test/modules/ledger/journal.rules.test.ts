import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fen, sumFen } from '../../../worker/core/fen.ts';
import { journal, type JournalAccount, type JournalTransaction } from '../../../worker/modules/ledger/rules/journal.ts';
import { replay } from '../../../worker/modules/ledger/rules/replay.ts';

const accounts: readonly JournalAccount[] = [
  { id: 's', kind: 'source', code: '10001', name: '本级财政', unitName: '甲市' },
  { id: 'l', kind: 'line', code: '20001', name: '社区助餐；含  配送: 一期', unitName: '市民政局' },
  { id: 'd', kind: 'duty', code: '30001', name: '高龄津贴认证', unitName: '市民政局' },
  { id: 'u', kind: 'unit', code: '40001', name: '东风街道', unitName: '东风街道' },
  { id: 'x', kind: 'spent', code: '60001', name: '已支出', unitName: '甲市' },
];

const entry = (
  seq: number,
  transfers: readonly [string, string, number][],
  more: Partial<JournalTransaction> = {},
) => ({
  seq,
  id: `txn_${seq}`,
  kind: 'settlement',
  effectiveDay: '2026-03-31',
  recordedAt: '2026-04-01T01:02:03.000Z',
  memo: '一季度',
  documentNumber: null,
  reversesId: null,
  transfers: transfers.map(([debitAccountId, creditAccountId, amount]) => ({
    debitAccountId,
    creditAccountId,
    amountFen: fen(amount),
  })),
  ...more,
});

const book: readonly JournalTransaction[] = [
  entry(1, [['s', 'l', 123_456_789_01]], {
    kind: 'appropriation',
    memo: '年初预算; 首批',
    documentNumber: '财预〔2026〕1号, 附件',
  }),
  entry(2, [
    ['l', 'd', 1_000_05],
    ['d', 'u', 1_000_05],
  ]),
  entry(3, [['u', 'x', 5]], { effectiveDay: '2026-04-02', memo: '笔' }),
  entry(4, [['x', 'u', 5]], { effectiveDay: '2026-04-02', memo: '红字冲销：笔', reversesId: 'txn_3' }),
];

/** What `hledger bal` makes of a journal that passes its strict checks: fen by account code; null where it is not installed. */
function countedBy(input: string): Map<string | undefined, number> | null {
  if (spawnSync('hledger', ['--version']).status !== 0) return null;
  const hledger = (...args: string[]) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' };
    return execFileSync('hledger', ['-f', '-', ...args], { input, env, encoding: 'utf8' });
  };
  hledger('check', '--strict');
  return new Map(
    hledger('bal', '--flat', '--empty', '--no-total', '-O', 'csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => /^"(.*)","(.*)"$/.exec(line) ?? [])
      .map(([, name = '', amount = '']) => [/\d{5}/.exec(name)?.[0], Number(amount.replaceAll(/[^\d-]/g, ''))]),
  );
}

const text = [...journal(accounts, book)].join('');

describe('the journal', () => {
  it('has commodity, accounts and vouchers in the shape that hledger and Ledger read', () => {
    expect(text).toBe(
      `commodity CNY
    format 1,000.00 CNY

account 资金来源:甲市:10001 本级财政
    ; code: 10001, type: Equity
account 预算指标:市民政局:20001 社区助餐；含 配送： 一期
    ; code: 20001, type: Asset
account 事项:市民政局:30001 高龄津贴认证
    ; code: 30001, type: Asset
account 承接单位:东风街道:40001 东风街道
    ; code: 40001, type: Asset
account 支出:甲市:60001 已支出
    ; code: 60001, type: Expense

2026-03-31 * (记-000001) 年初预算； 首批
    ; id: txn_1
    ; kind: appropriation
    ; recorded: 2026-04-01T01:02:03.000Z
    ; document: 财预〔2026〕1号， 附件
    资金来源:甲市:10001 本级财政  -123,456,789.01 CNY
    预算指标:市民政局:20001 社区助餐；含 配送： 一期  123,456,789.01 CNY

2026-03-31 * (记-000002) 一季度
    ; id: txn_2
    ; kind: settlement
    ; recorded: 2026-04-01T01:02:03.000Z
    预算指标:市民政局:20001 社区助餐；含 配送： 一期  -1,000.05 CNY
    事项:市民政局:30001 高龄津贴认证  1,000.05 CNY
    事项:市民政局:30001 高龄津贴认证  -1,000.05 CNY
    承接单位:东风街道:40001 东风街道  1,000.05 CNY

2026-04-02 * (记-000003) 笔
    ; id: txn_3
    ; kind: settlement
    ; recorded: 2026-04-01T01:02:03.000Z
    承接单位:东风街道:40001 东风街道  -0.05 CNY
    支出:甲市:60001 已支出  0.05 CNY

2026-04-02 * (记-000004) 红字冲销：笔
    ; id: txn_4
    ; kind: settlement
    ; recorded: 2026-04-01T01:02:03.000Z
    ; reverses: txn_3
    支出:甲市:60001 已支出  -0.05 CNY
    承接单位:东风街道:40001 东风街道  0.05 CNY

`,
    );
  });

  it('refuses a transfer of an account that it does not hold', () => {
    expect(() => [...journal([], book)]).toThrow(RangeError);
  });

  it('where hledger is installed, passes its checks and has our balances to the fen', () => {
    const positions = replay(
      book.map(({ transfers }) => ({ nature: 'execution', transfers })),
      [],
    );
    expect(sumFen([...positions.values()].map(({ balanceFen }) => balanceFen))).toBe(0);
    const counted = countedBy(text);
    if (!counted) return;
    expect(accounts.map(({ code }) => counted.get(code))).toEqual(
      accounts.map(({ id }) => positions.get(id)?.balanceFen),
    );
  });
});

describe('the journals of a year that ends and of the one after it', () => {
  const more: readonly JournalAccount[] = [
    ...accounts,
    { id: 'r', kind: 'source', code: '10004', name: '省级补助（限定：20802、20805）| 二批', unitName: '甲市' },
    { id: 'p', kind: 'payroll', code: '50001', name: '应付社工薪酬', unitName: '甲市' },
  ];
  /** Restricted money beside free money, split by tranche; what is left goes back on the last day. */
  const ending: readonly JournalTransaction[] = [
    entry(1, [['s', 'l', 100_00]], { kind: 'open_budget', effectiveDay: '2026-01-01', memo: '2025 年度结转' }),
    entry(2, [['r', 'l', 50_00]], { kind: 'appropriation', effectiveDay: '2026-01-05' }),
    entry(3, [['s', 'u', 7_00]], { kind: 'open_balance', effectiveDay: '2026-01-01', memo: '期初余额：单位.xlsx' }),
    entry(
      4,
      [
        ['l', 'p', 60_00],
        ['l', 'p', 5_01],
      ],
      { kind: 'payroll' },
    ),
    entry(5, [['p', 'x', 65_01]], { kind: 'payroll' }),
    entry(
      6,
      [
        ['l', 's', 40_00],
        ['l', 'r', 44_99],
      ],
      { kind: 'close_budget', effectiveDay: '2026-12-31', memo: '2026 年度终了清理' },
    ),
    entry(7, [['u', 's', 7_00]], { kind: 'close_balance', effectiveDay: '2026-12-31' }),
  ];
  const carried: readonly JournalTransaction[] = [
    entry(
      8,
      [
        ['s', 'l', 40_00],
        ['r', 'l', 44_99],
      ],
      { kind: 'open_budget', effectiveDay: '2027-01-01', memo: '2026 年度结转' },
    ),
    entry(9, [['s', 'u', 7_00]], { kind: 'open_balance', effectiveDay: '2027-01-01' }),
  ];

  it.each`
    year      | vouchers   | balances
    ${'2026'} | ${ending}  | ${{ s: -60_00, r: -5_01, l: 0, u: 0, p: 0, x: 65_01 }}
    ${'2027'} | ${carried} | ${{ s: -47_00, r: -44_99, l: 84_99, u: 7_00 }}
  `('of $year pass the checks of hledger and have our balances', ({ vouchers, balances }) => {
    const book = vouchers as readonly JournalTransaction[];
    const positions = replay(
      book.map(({ transfers }) => ({ nature: 'execution', transfers })),
      [],
    );
    const ours = Object.entries(balances as Record<string, number>);
    expect(ours.map(([id]) => [id, positions.get(id)?.balanceFen])).toEqual(ours);
    const counted = countedBy([...journal(more, book)].join(''));
    if (!counted) return;
    const codeOf = (id: string) => more.find((account) => account.id === id)?.code;
    expect(ours.map(([id]) => [id, counted.get(codeOf(id))])).toEqual(ours);
  });
});
