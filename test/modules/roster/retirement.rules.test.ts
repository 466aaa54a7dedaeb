import { describe, expect, it } from 'vitest';
import { month } from '../../../worker/core/day.ts';
import { retirementOf } from '../../../worker/modules/roster/rules/retirement.ts';
import { GRADUAL_RETIREMENT, type RetirementCategory } from '../../../worker/modules/roster/templates/retirement.ts';
import { textTable } from '../../harness/text-table.ts';

describe('retirement', () => {
  // Rows of the tables annexed to the decision of 2024-09-13, and the months on both sides of each edge.
  it.each(
    textTable(`
      category | birth   | retires | years | months | why
      male     | 1964-12 | 2024-12 | 60    | 0      | the last of the old rule
      male     | 1965-01 | 2025-02 | 60    | 1      | the first step
      male     | 1965-04 | 2025-05 | 60    | 1      |
      male     | 1965-05 | 2025-07 | 60    | 2      | the second step
      male     | 1976-08 | 2039-07 | 62    | 11     | the last below the cap
      male     | 1976-09 | 2039-09 | 63    | 0      | the cap
      male     | 1990-06 | 2053-06 | 63    | 0      |
      female55 | 1969-12 | 2024-12 | 55    | 0      |
      female55 | 1970-01 | 2025-02 | 55    | 1      |
      female55 | 1981-08 | 2039-07 | 57    | 11     |
      female55 | 1981-09 | 2039-09 | 58    | 0      |
      female55 | 1995-01 | 2053-01 | 58    | 0      |
      female50 | 1974-12 | 2024-12 | 50    | 0      |
      female50 | 1975-01 | 2025-02 | 50    | 1      |
      female50 | 1975-02 | 2025-03 | 50    | 1      |
      female50 | 1975-03 | 2025-05 | 50    | 2      |
      female50 | 1984-10 | 2039-09 | 54    | 11     |
      female50 | 1984-11 | 2039-11 | 55    | 0      |
      female50 | 2000-01 | 2055-01 | 55    | 0      |
    `),
  )('$category born $birth: $retires', ({ category, birth = '', retires, years, months }) => {
    expect(retirementOf(month(birth), category as RetirementCategory, GRADUAL_RETIREMENT)).toEqual({
      retirementMonth: retires,
      years: Number(years),
      months: Number(months),
    });
  });
});
