import { fen, sumFen } from '../../core/fen.ts';
import type { Table, TableCell } from '../../core/table.ts';
import type { Locale } from '../../platform/context.ts';
import type { WhatIfView } from './commands/what-if.ts';
import type { YearView } from './commands/year.ts';

const words = {
  year: ['年度薪酬成本', '연간 급여 비용', 'Pay cost of the year'],
  whatIf: ['薪酬试算', '급여 시산', 'What-if'],
  unit: ['单位：元', '단위: 위안', 'in yuan'],
  part: ['分类', '구분', 'Part'],
  item: ['项目', '항목', 'Item'],
  closed: ['已发', '지급', 'Paid'],
  forecast: ['预计', '예상', 'Expected'],
  sum: ['合计', '합계', 'Sum'],
  before: ['现行', '현행', 'As it is'],
  after: ['试算', '시산', 'Tried out'],
  difference: ['差额', '차액', 'Difference'],
  month: ['月份', '월', 'Month'],
  street: ['街道', '가도', 'Street'],
  level: ['等级', '등급', 'Level'],
  employer: ['单位缴费', '단위 부담금', "Employer's contributions"],
  none: ['未归街道', '가도 없음', 'No street'],
  rise: ['次年 1 月晋级', '다음 해 1월 승급', 'Rises next January'],
  budget: ['预算', '예산', 'Budget'],
  total: ['总计', '총계', 'Total'],
} as const;
const place: Readonly<Record<Locale, 0 | 1 | 2>> = { 'zh-CN': 0, 'ko-KR': 1, en: 2 };
const yuan = (amount: number): TableCell => ({ fen: amount });

/** Cost of a year as one sheet: by month, street and item, then who rises. */
export function yearTable(view: YearView, city: string, locale: Locale): Table {
  const say = (key: keyof typeof words) => words[key][place[locale]];
  const row = (part: string, name: string, closedFen: number, forecastFen: number): TableCell[] => [
    part,
    name,
    yuan(closedFen),
    yuan(forecastFen),
    yuan(sumFen([closedFen, forecastFen])),
  ];
  return {
    title: `${city} ${view.year} ${say('year')}`,
    note: say('unit'),
    header: [say('part'), say('item'), say('closed'), say('forecast'), say('sum')],
    widths: [18, 28, 18, 18, 18],
    rows: [
      ...view.months.map(({ month, state, grossFen, employerFen }) => {
        const cost = sumFen([grossFen, employerFen]);
        return row(say('month'), month, state === 'closed' ? cost : 0, state === 'closed' ? 0 : cost);
      }),
      ...view.byStreet.map(({ name, closedFen, forecastFen }) =>
        row(say('street'), name === '' ? say('none') : name, closedFen, forecastFen),
      ),
      ...view.byItem.map(({ key, name, closedFen, forecastFen }) =>
        row(say('item'), key === 'employer' ? say('employer') : name, closedFen, forecastFen),
      ),
      row(say('total'), '', view.closedFen, view.forecastFen),
      ...(view.budget ? [[say('budget'), '', '', '', yuan(view.budget.budgetFen)]] : []),
      ...view.rises.items.map((rise) => [
        say('rise'),
        `${rise.streetName} ${rise.unitName} ${rise.name} ${rise.before}→${rise.level}`,
        '',
        yuan(rise.monthlyFen),
        yuan(rise.yearlyFen),
      ]),
    ],
  };
}

/** Two years side by side: by street, level, item and month. */
export function whatIfTable(view: WhatIfView, city: string, locale: Locale): Table {
  const say = (key: keyof typeof words) => words[key][place[locale]];
  const row = (part: string, name: string, beforeFen: number, afterFen: number): TableCell[] => [
    part,
    name,
    yuan(beforeFen),
    yuan(afterFen),
    yuan(fen(afterFen - beforeFen)),
  ];
  const part = (key: 'street' | 'level' | 'item' | 'month', rows: WhatIfView['byStreet']) =>
    rows.map(({ key: code, name, beforeFen, afterFen }) => {
      const label = code === 'employer' ? say('employer') : name === '' ? say('none') : name;
      return row(say(key), label, beforeFen, afterFen);
    });
  return {
    title: `${city} ${view.year} ${say('whatIf')}`,
    note: say('unit'),
    header: [say('part'), say('item'), say('before'), say('after'), say('difference')],
    widths: [18, 28, 18, 18, 18],
    rows: [
      row(say('total'), '', view.before.costFen, view.after.costFen),
      ...(view.budgetFen === null ? [] : [[say('budget'), '', yuan(view.budgetFen), yuan(view.budgetFen), '']]),
      ...part('street', view.byStreet),
      ...part('level', view.byLevel),
      ...part('item', view.byItem),
      ...part('month', view.byMonth),
    ],
  };
}
