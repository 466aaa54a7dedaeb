import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../../worker/platform/http/answers.ts';
import { SchemeDefinitionInput } from '../../../worker/modules/pay/input/scheme.ts';
import { schemeProblemTexts } from '../../../worker/modules/pay/rules/scheme-references.ts';
import type { SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { schemeTemplates } from '../../../worker/modules/pay/templates/index.ts';
import { basic, byPost, performance, schemeOf } from './scheme-facts.ts';

const counts = { taxable: true, insurable: true } as const;
const facts = [
  { code: 'extra', name: '加班', unit: 'hour', max: '36' },
  { code: 'leave', name: '事假', unit: 'day', max: '31' },
] as const;
const extra = {
  kind: 'fact_unit',
  code: 'extra_pay',
  name: '加班费',
  ...counts,
  fact: 'extra',
  price: { items: ['basic'], paidDays: '21.75', hoursPerDay: '8', factor: '1.5' },
} as const;
const leave = {
  kind: 'absence',
  code: 'leave_cut',
  name: '事假',
  ...counts,
  fact: 'leave',
  items: ['basic'],
  basis: { by: 'calendar_days' },
  share: '1',
} as const;
const good = schemeOf([basic, performance(), extra, leave], { facts });

const problems = (definition: unknown, locale: 'zh-CN' | 'ko-KR' | 'en' = 'en') => {
  const checked = SchemeDefinitionInput.safeParse(definition);
  return checked.success ? [] : fieldProblems(checked.error, locale).map(({ path, message }) => `${path}: ${message}`);
};

describe('a definition that refers to itself', () => {
  it('is taken as it is', () => {
    expect(problems(good)).toEqual([]);
    expect(SchemeDefinitionInput.parse(JSON.parse(JSON.stringify(good)))).toEqual(JSON.parse(JSON.stringify(good)));
  });

  it('may be an older one, without any of the fields that came later', () => {
    const older = schemeOf([basic, performance()]);
    expect(Object.keys(older)).not.toContain('facts');
    expect(problems(older)).toEqual([]);
  });

  it('is taken from every template', () => {
    for (const { code, definition } of schemeTemplates) expect(problems(definition), code).toEqual([]);
  });

  const text = (says: keyof typeof schemeProblemTexts) => schemeProblemTexts[says][2];
  const half = [{ fund: 'a', share: '0.5' }];
  const cases: readonly (readonly [string, Partial<SchemeDefinition>, readonly string[]])[] = [
    [
      'an item code twice',
      { items: [basic, { ...byPost, code: 'basic' }] },
      [`items.1.code: ${text('item_repeated')}`],
    ],
    [
      'an item named as the settlement of another',
      { items: [basic, performance(), { ...byPost, code: 'performance_settled' }] },
      [`items.2.code: ${text('item_repeated')}`],
    ],
    ['a fact code twice', { facts: [...facts, facts[0]] }, [`facts.2.code: ${text('fact_repeated')}`]],
    [
      'facts that are not asked for',
      { facts: [] },
      [`items.2.fact: ${text('fact_unknown')}`, `items.3.fact: ${text('fact_unknown')}`],
    ],
    [
      'items that are not there, or rest on entries themselves',
      { items: [basic, extra, { ...leave, items: ['gone', 'basic', 'extra_pay', 'basic'] }] },
      [
        `items.2.items.0: ${text('item_unknown')}`,
        `items.2.items.2: ${text('item_unknown')}`,
        `items.2.items.3: ${text('listed_twice')}`,
      ],
    ],
    [
      'a price by the hour without the hours of a day',
      { items: [basic, { ...extra, price: { items: ['basic'], paidDays: '21.75', factor: '2' } }, leave] },
      [`items.1.price.hoursPerDay: ${text('hours_missing')}`],
    ],
    [
      'hours of a day for what is counted in days',
      { items: [basic, { ...extra, fact: 'leave' }, leave] },
      [`items.1.price.hoursPerDay: ${text('hours_needless')}`],
    ],
    [
      'absence by the hour',
      { items: [basic, extra, { ...leave, fact: 'extra' }] },
      [`items.2.fact: ${text('days_only')}`],
    ],
    ['funds that do not add up', { items: [{ ...basic, funds: half }] }, [`items.0.funds: ${text('shares_not_one')}`]],
    [
      'a fund twice',
      { items: [{ ...basic, funds: [...half, ...half] }] },
      [`items.0.funds.1.fund: ${text('fund_repeated')}`],
    ],
    [
      'a year that is never settled',
      { items: [performance({ rhythm: 'yearly' })] },
      [`items.0.settle: ${text('yearly_unsettled')}`],
    ],
    [
      'an advance of what is paid monthly',
      { items: [performance({ advance: { share: '0.5' } })] },
      [`items.0.advance: ${text('advance_monthly')}`],
    ],
    ['paid days that nothing is paid by', { paidDays: '21.75' }, [`paidDays: ${text('paid_days_unused')}`]],
    [
      'probation of items that are not there',
      { probation: { months: 3, item: 'performance', meanBaseFen: 400_000 as never, share: '0.8', unpaid: ['gone'] } },
      [`probation.item: ${text('item_unknown')}`, `probation.unpaid.0: ${text('item_unknown')}`],
    ],
  ];
  it.each(cases)('is refused for %s', (_, change, expected) => {
    expect(problems({ ...good, ...change })).toEqual(expected);
  });

  it('says so in the language of the reader', () => {
    const bad = { ...good, facts: [facts[0]] };
    expect(problems(bad, 'zh-CN')).toEqual(['items.3.fact: 方案没有这项月度事实']);
    expect(problems(bad, 'ko-KR')).toEqual(['items.3.fact: 방안에 없는 월별 사실입니다']);
    for (const texts of Object.values(schemeProblemTexts)) expect(new Set(texts).size).toBe(3);
  });
});

describe('figures of a definition', () => {
  const first = (item: object) => problems({ ...good, items: [item] }).map((problem) => problem.split(':')[0]);
  it.each([
    ['a share above one', { ...leave, items: ['basic'], share: '1.01' }, 'items.0.share'],
    ['a share of nothing', performance({ share: '0' }), 'items.0.share'],
    ['a month thirteen', performance({ settle: { month: 13, ungraded: 'wait' } }), 'items.0.settle.month'],
    ['no paid days', { ...leave, basis: { by: 'paid_days', paidDays: '0' } }, 'items.0.basis.paidDays'],
    [
      'calendar days with paid days',
      { ...leave, basis: { by: 'calendar_days', paidDays: '21.75' } },
      'items.0.basis.paidDays',
    ],
    ['a negative price', { ...extra, price: -1 }, 'items.0.price'],
    [
      'a direction of its own',
      { kind: 'one_off', code: 'once', name: '一次性', ...counts, direction: 'up' },
      'items.0.direction',
    ],
    ['a kind nobody knows', { ...basic, kind: 'bribe' }, 'items.0.kind'],
    ['a fund without a share', { ...basic, funds: [{ fund: 'a' }] }, 'items.0.funds.0.share'],
  ])('are refused: %s', (_, item, path) => {
    expect(first(item)).toContain(path);
  });

  it('of a fact are a unit of the list and a maximum above nothing', () => {
    const fact = (change: object) => problems({ ...good, facts: [facts[0], { ...facts[1], ...change }] });
    expect(fact({ unit: 'week' })[0]).toMatch(/^facts\.1\.unit: /);
    expect(fact({ max: '0' })).toEqual(['facts.1.max: must be above 0']);
    expect(fact({ code: '事假' })[0]).toMatch(/^facts\.1\.code: /);
  });
});
