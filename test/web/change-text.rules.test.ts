import { describe, expect, it } from 'vitest';
import { causesOf, toldInputs } from '../../web/modules/pay/derivation.ts';
import pay from '../../web/modules/pay/locale/zh-CN.ts';
import payback from '../../web/modules/payback/locale/zh-CN.ts';
import paytax from '../../web/modules/paytax/locale/zh-CN.ts';
import { changeLabel, changeValue, type Names, type Say } from '../../web/modules/payback/changeText.ts';

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { pay, payback, paytax };

/** The Chinese catalogues, as the page's `t` finds and fills them. */
const say: Say = (key, options = {}) => {
  const [last = '', namespace = 'payback'] = key.split(':').toReversed();
  const text = catalogues[namespace]?.[last] ?? String(options['defaultValue'] ?? key);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(options[name]));
};

const names: Names = {
  units: new Map([
    ['unt_1', '红旗社区'],
    ['unt_2', '南湖社区'],
  ]),
  items: new Map([
    ['performance', '绩效工资'],
    ['prize', '一次性奖励'],
  ]),
  facts: new Map([['overtime', { name: '加班', unit: 'hour' }]]),
};
const stretch = (from: string, until: string | null, unitId: string, postType = 'staff') => ({
  from,
  until,
  unitId,
  postType,
});
const told = (input: string, value: unknown) =>
  `${changeLabel(say, names, input)}：${changeValue(say, names, input, typeof value === 'string' ? value : JSON.stringify(value))}`;

describe('postings of a month', () => {
  const begin = stretch('2018-03-01', '2026-09-16', 'unt_1');
  it.each([
    ['one', [stretch('2018-03-01', null, 'unt_1')], '2018-03-01 起在 红旗社区（普通工作人员）'],
    [
      'a transfer',
      [begin, stretch('2026-09-16', null, 'unt_2')],
      '2018-03-01 起在 红旗社区（普通工作人员）、2026-09-16 起由 红旗社区 调 南湖社区',
    ],
    [
      'another post at the same unit',
      [begin, stretch('2026-09-16', null, 'unt_1', 'head')],
      '2018-03-01 起在 红旗社区（普通工作人员）、2026-09-16 起任社区正职',
    ],
    [
      'both at once',
      [begin, stretch('2026-09-16', null, 'unt_2', 'head')],
      '2018-03-01 起在 红旗社区（普通工作人员）、2026-09-16 起由 红旗社区 调 南湖社区，任社区正职',
    ],
    [
      'off post between and at the end, at a unit that is no more',
      [begin, stretch('2026-09-20', '2026-09-25', 'unt_gone')],
      '2018-03-01 起在 红旗社区（普通工作人员）、2026-09-16 起离岗、2026-09-20 起在 其他单位（普通工作人员）、2026-09-25 起离岗',
    ],
  ])('%s', (_, stretches, text) => {
    expect(told('stretches', stretches)).toBe(`任职：${text}`);
  });
});

describe('other inputs', () => {
  it.each([
    ['quantities.overtime', '12.5', '加班：12.5 小时'],
    ['quantities.dropped', '3', '月度事实：3'],
    ['declaredWageFen', 480_000, '申报的缴费工资：4,800.00 元'],
    ['fund.declaredWageFen', 480_000, '公积金：申报的缴费工资：4,800.00 元'],
    ['accrued.performance.year.standardFen', 1_200_050, '绩效工资 标准合计：12,000.50 元'],
    ['settlement.backPayFen', -10_000, '往月差额合计：-100.00 元'],
    ['hasAccount', true, '有银行账户：是'],
    ['tax.opening.firstJob', false, '首次就业：否'],
    ['unitId', 'unt_2', '单位：南湖社区'],
    ['postType', 'head', '岗位：社区正职'],
    ['grade', 'excellent', '考核等次：优秀'],
    ['qualification', 'senior', '职业资格：高级社会工作师'],
    ['qualification', 'none', '职业资格：无'],
    ['level', '5', '等级：5'],
    ['tax.bonus.choice', 'alone', '年终奖计税方式：单独计税'],
    ['tax.earlier.months', ['2026-01', '2026-02'], '本年已发月份：2026-01、2026-02'],
    ['levels', [{ from: '2026-09-16', level: 6 }], '月内等级变动：2026-09-16 起 6 级'],
    [
      'oneOffs',
      [{ id: 'pox_1', itemCode: 'prize', amountFen: 50_000, reason: '防汛', documentNumber: null }],
      '一次性项目：一次性奖励 500.00 元（防汛）',
    ],
    [
      'tax.deductions',
      [{ item: 'rent', fromMonth: '2026-01', lastMonth: null, monthlyFen: 150_000 }],
      '专项附加扣除：住房租金 每月 1,500.00 元，2026-01 起',
    ],
    ['something.new', 'unknown', '其他依据：unknown'],
  ])('%s', (input, value, text) => {
    expect(told(input, value)).toBe(text);
  });

  it('says nothing where there was nothing', () => {
    expect(changeValue(say, names, 'stretches', null)).toBe('无');
  });
});

describe('causes on a line of back pay', () => {
  it('tells every event once with the day of Shanghai, and no id', () => {
    // 16:30 UTC is half past midnight of the next day in Shanghai.
    const inputs = {
      afterFen: 5,
      cause: 'adoption,fact,fact',
      causeAt: '2026-07-15T16:30:00.000Z,2026-07-16T01:00:00.000Z,2026-07-16T02:00:00.000Z',
      causeId: 'adp_1,pft_1,pft_2',
    };
    expect(causesOf(inputs)).toEqual([
      { kind: 'adoption', day: '2026-07-16' },
      { kind: 'fact', day: '2026-07-16' },
    ]);
    expect(toldInputs(inputs)).toEqual([['afterFen', 5]]);
    expect(causesOf({ afterFen: 5 })).toEqual([]);
  });
});
