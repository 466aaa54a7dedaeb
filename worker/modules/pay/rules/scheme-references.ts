import { compare, ONE, parseDecimal, sum } from '../../../core/ratio.ts';
import { settlementCode } from './performance.ts';
import type { PayItem, SchemeDefinition } from './scheme.ts';

/** What is wrong with how the parts of a definition refer to each other, in three languages. */
export const schemeProblemTexts = {
  item_repeated: ['薪酬项目代码重复', '급여 항목 코드가 중복됩니다', 'this item code is used twice'],
  fact_repeated: ['月度事实代码重复', '월별 사실 코드가 중복됩니다', 'this fact code is used twice'],
  fact_unknown: ['方案没有这项月度事实', '방안에 없는 월별 사실입니다', 'the scheme has no such fact'],
  item_unknown: [
    '方案没有这个按月发放的项目',
    '방안에 없는 월 지급 항목입니다',
    'the scheme has no such item that is paid every month',
  ],
  listed_twice: ['重复列出', '중복되어 있습니다', 'listed twice'],
  hours_missing: [
    '按小时计的事实须填每日小时数',
    '시간 단위 사실에는 1일 시간을 입력해야 합니다',
    'a fact counted in hours needs the hours of a day',
  ],
  hours_needless: [
    '不按小时计的事实不填每日小时数',
    '시간 단위가 아닌 사실에는 1일 시간을 입력하지 않습니다',
    'a fact not counted in hours takes no hours of a day',
  ],
  days_only: ['缺勤须按天计', '결근은 일 단위여야 합니다', 'absence is counted in days'],
  shares_not_one: [
    '各资金来源份额之和须为 1',
    '재원별 비율의 합은 1이어야 합니다',
    'the shares of the funds must add up to 1',
  ],
  fund_repeated: ['资金来源重复', '재원이 중복됩니다', 'this fund is named twice'],
  yearly_unsettled: [
    '按年发放须填结算月份',
    '연간 지급은 정산 월이 필요합니다',
    'what is paid by the year needs the month it is settled in',
  ],
  advance_monthly: [
    '按月发放的绩效没有预发',
    '매월 지급하는 성과급에는 선지급이 없습니다',
    'what is paid every month has no advance',
  ],
  paid_days_unused: [
    '只有按计薪天数计发时才填写',
    '유급일수로 계산할 때만 입력합니다',
    'only where parts of a month are paid by paid days',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>;

export type SchemeProblem = keyof typeof schemeProblemTexts;

export interface ReferenceProblem {
  readonly path: readonly (string | number)[];
  readonly says: SchemeProblem;
}

type Checked = Pick<SchemeDefinition, 'facts' | 'items' | 'partMonth' | 'paidDays' | 'probation'>;

/** Everything of a definition that names something it does not have, or says what cannot both be. */
export function referenceProblems(definition: Checked): ReferenceProblem[] {
  const { facts = [], items, probation } = definition;
  const monthly = new Set(items.filter(isMonthly).map(({ code }) => code));
  const found: ReferenceProblem[] = [
    ...repeated(facts.map(({ code }) => code)).map((at) => problem(['facts', at, 'code'], 'fact_repeated')),
    ...repeated(items.flatMap(codesOf).map(({ code }) => code)).flatMap((at) => {
      const index = items.flatMap((item, place) => codesOf(item).map(() => place))[at] ?? 0;
      return [problem(['items', index, 'code'], 'item_repeated')];
    }),
    ...items.flatMap((item, at) => itemProblems(item, monthly, definition).map(under(['items', at]))),
  ];
  if (definition.paidDays !== undefined && definition.partMonth !== 'paid_days') {
    found.push(problem(['paidDays'], 'paid_days_unused'));
  }
  if (probation) {
    const paid = items.find(({ code }) => code === probation.item);
    if (!paid || !isMonthly(paid) || paid.kind === 'performance') {
      found.push(problem(['probation', 'item'], 'item_unknown'));
    }
    found.push(...namesOf(probation.unpaid ?? [], monthly).map(under(['probation', 'unpaid'])));
  }
  return found;
}

const problem = (path: ReferenceProblem['path'], says: SchemeProblem): ReferenceProblem => ({ path, says });
const under =
  (path: ReferenceProblem['path']) =>
  (inner: ReferenceProblem): ReferenceProblem => ({ ...inner, path: [...path, ...inner.path] });

/** Whether an item is pay of every month, which facts and absences can be measured by. */
const isMonthly = (item: PayItem): boolean =>
  item.kind !== 'fact_unit' && item.kind !== 'absence' && item.kind !== 'one_off';

/** The codes that lines of an item carry. */
const codesOf = (item: PayItem): { readonly code: string }[] =>
  item.kind === 'performance' ? [item, { code: settlementCode(item.code) }] : [item];

/** Places of what was there before. */
const repeated = (codes: readonly string[]): number[] =>
  codes.flatMap((code, at) => (codes.indexOf(code) < at ? [at] : []));

const namesOf = (codes: readonly string[], known: ReadonlySet<string>): ReferenceProblem[] => [
  ...codes.flatMap((code, at) => (known.has(code) ? [] : [problem([at], 'item_unknown')])),
  ...repeated(codes).map((at) => problem([at], 'listed_twice')),
];

function itemProblems(item: PayItem, monthly: ReadonlySet<string>, { facts = [] }: Checked): ReferenceProblem[] {
  const funds = fundProblems(item);
  switch (item.kind) {
    case 'performance':
      return [...funds, ...performanceProblems(item)];
    case 'fact_unit': {
      const fact = facts.find(({ code }) => code === item.fact);
      const unknown = fact ? [] : [problem(['fact'], 'fact_unknown')];
      if (typeof item.price === 'number') return [...funds, ...unknown];
      const hours = item.price.hoursPerDay !== undefined;
      return [
        ...funds,
        ...unknown,
        ...namesOf(item.price.items, monthly).map(under(['price', 'items'])),
        ...(fact?.unit === 'hour' && !hours ? [problem(['price', 'hoursPerDay'], 'hours_missing')] : []),
        ...(fact && fact.unit !== 'hour' && hours ? [problem(['price', 'hoursPerDay'], 'hours_needless')] : []),
      ];
    }
    case 'absence': {
      const fact = facts.find(({ code }) => code === item.fact);
      return [
        ...funds,
        ...(fact ? [] : [problem(['fact'], 'fact_unknown')]),
        ...(fact && fact.unit !== 'day' ? [problem(['fact'], 'days_only')] : []),
        ...namesOf(item.items, monthly).map(under(['items'])),
      ];
    }
    default:
      return funds;
  }
}

function performanceProblems(item: Extract<PayItem, { kind: 'performance' }>): ReferenceProblem[] {
  const { rhythm = 'monthly', advance, settle } = item;
  return [
    ...(rhythm === 'yearly' && !settle ? [problem(['settle'], 'yearly_unsettled')] : []),
    ...(rhythm === 'monthly' && advance ? [problem(['advance'], 'advance_monthly')] : []),
  ];
}

function fundProblems({ funds }: PayItem): ReferenceProblem[] {
  if (!funds) return [];
  const whole = compare(sum(funds.map(({ share }) => parseDecimal(share))), ONE) === 0;
  return [
    ...(whole ? [] : [problem(['funds'], 'shares_not_one')]),
    ...repeated(funds.map(({ fund }) => fund)).map((at) => problem(['funds', at, 'fund'], 'fund_repeated')),
  ];
}
