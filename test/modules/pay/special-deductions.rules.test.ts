import { describe, expect, it } from 'vitest';
import { month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import {
  askAbove,
  deductionProblem,
  withEnd,
  type DeclaredDeduction,
  type DeductionItem,
  type StandingDeduction,
} from '../../../worker/modules/pay/rules/deduction-limits.ts';
import { readMonth } from '../../../worker/core/import/month.ts';
import { deductionRulesTemplates as rules } from '../../../worker/modules/pay/templates/special-deductions.ts';
import { textTable } from '../../harness/text-table.ts';

const declared = (text: string): DeclaredDeduction => {
  const [item, yuan, from = '', last] = text.split(' ');
  return {
    item: item as DeductionItem,
    monthlyFen: fen(Number(yuan) * 100),
    fromMonth: month(from),
    lastMonth: last === undefined ? null : month(last),
  };
};
const standing = (text: string): StandingDeduction[] =>
  text
    .split(',')
    .filter((each) => each.trim() !== '')
    .map((each, index) => ({ ...declared(each.trim()), id: `sdd_${index}`, version: 1 }));

describe('limits of special deductions', () => {
  // 国发〔2018〕41号, 国发〔2022〕8号, 国发〔2023〕13号: amounts a month, and which months know which item.
  it.each(
    textTable(`
      declared                                    | standing                                     | problem
      children_education 2000 2026-01             |                                              | none
      children_education 4000 2026-01             |                                              | none
      children_education 1500 2026-01             |                                              | not_permitted
      children_education 2000 2026-05             | children_education 2000 2026-01              | none
      children_education 1000 2022-06             |                                              | none
      children_education 500 2022-06 2022-12      |                                              | none
      children_education 500 2022-06              |                                              | not_permitted
      infant_care 2000 2026-01                    |                                              | none
      infant_care 1000 2021-12                    |                                              | not_in_force
      continuing_education 400 2026-01 2026-06    |                                              | none
      continuing_education 500 2026-01 2026-06    |                                              | over_limit
      continuing_education 400 2026-01 2029-12    |                                              | none
      continuing_education 400 2026-01 2030-01    |                                              | too_long
      continuing_education 3600 2026-06 2026-06   | continuing_education 400 2026-01 2026-12     | none
      continuing_education 3600 2026-06 2026-07   |                                              | over_limit
      continuing_education 3600 2026-09 2026-09   | continuing_education 3600 2026-06 2026-06    | year_over
      continuing_education 3600 2027-09 2027-09   | continuing_education 3600 2026-06 2026-06    | none
      housing_loan 1000 2026-01                   |                                              | none
      housing_loan 1001 2026-01                   |                                              | over_limit
      housing_loan 1000 2026-01                   | rent 800 2025-01 2025-12                     | none
      housing_loan 1000 2026-01                   | rent 800 2025-01 2026-01                     | excluded
      rent 800 2026-01                            | housing_loan 500 2020-01                     | excluded
      rent 1100 2026-01                           |                                              | none
      rent 900 2026-01                            |                                              | not_permitted
      rent 2000 2026-01                           |                                              | over_limit
      rent 800 2026-06                            | rent 800 2026-01                             | overlaps
      rent 800 2026-06                            | rent 800 2026-01 2026-05                     | none
      elderly_support 3000 2026-01                |                                              | none
      elderly_support 1500 2026-01                |                                              | none
      elderly_support 1600 2026-01                |                                              | not_permitted
      elderly_support 3100 2026-01                |                                              | over_limit
      elderly_support 3000 2022-12                |                                              | over_limit
      elderly_support 1000 2022-12                |                                              | none
      private_pension 1000 2026-01                |                                              | none
      private_pension 12000 2026-12 2026-12       |                                              | none
      private_pension 12000 2026-12 2026-12       | private_pension 1000 2026-01 2026-03         | year_over
      private_pension 1000 2021-01                |                                              | not_in_force
      rent 800 2018-12                            |                                              | not_in_force
    `),
  )('$declared beside $standing: $problem', (row) => {
    const found = deductionProblem(rules, declared(row['declared'] ?? ''), standing(row['standing'] ?? ''));
    expect(found?.kind ?? 'none').toBe(row['problem']);
  });

  it('ends what may not stay open: 48 months of a degree, 240 of a loan', () => {
    expect(withEnd(rules, declared('continuing_education 400 2026-09')).lastMonth).toBe('2030-08');
    expect(withEnd(rules, declared('housing_loan 1000 2026-01')).lastMonth).toBe('2045-12');
    expect(withEnd(rules, declared('rent 800 2026-01')).lastMonth).toBeNull();
    expect(withEnd(rules, declared('housing_loan 1000 2026-01 2026-12')).lastMonth).toBe('2026-12');
  });

  it('asks about more than three children', () => {
    expect(askAbove(rules, declared('children_education 6000 2026-01'))).toBeNull();
    expect(askAbove(rules, declared('children_education 8000 2026-01'))).toBe(600_000);
  });
});

describe('a month as people write it', () => {
  it.each(
    textTable(`
      text       | month
      2026-01    | 2026-01
      2026-1     | 2026-01
      2026/10    | 2026-10
      2026.10    | 2026-10
      2026.3     | 2026-03
      2026.1     |
      202612     | 2026-12
      20261231   | 2026-12
      2026年1月  | 2026-01
      2026-03-01 | 2026-03
      ２０２６年３月 | 2026-03
      2026-13    |
      26-01      |
      长期       |
    `),
  )('$text', ({ text = '', month: expected }) => {
    expect(readMonth(text) ?? '').toBe(expected);
  });
});
