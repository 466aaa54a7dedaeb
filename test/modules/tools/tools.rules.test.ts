import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { dutyPriceFigures } from '../../../worker/modules/tools/rules/duties.ts';
import { annualTaxFigures, bonusFigures } from '../../../worker/modules/tools/rules/tax.ts';

describe('calculators outside the time of their tables', () => {
  const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'answered');
  const workload = { method: 'workload', days: '1', monthlyFen: fen(1), difficulty: '1' } as const;

  it.each([
    ['tax_table_missing', () => annualTaxFigures(fen(1), day('2018-12-31'))],
    ['answered', () => annualTaxFigures(fen(1), day('2019-01-01'))],
    ['tax_table_missing', () => bonusFigures(fen(1), undefined, day('2018-12-31'))],
    ['answered', () => bonusFigures(fen(1), undefined, day('2027-12-31'))],
    ['bonus_table_missing', () => bonusFigures(fen(1), undefined, day('2028-01-01'))],
    ['paid_days_missing', () => dutyPriceFigures(workload, day('2008-01-02'))],
    ['answered', () => dutyPriceFigures(workload, day('2024-12-31'))],
  ])('%s', (code, ask) => {
    expect(codeOf(ask())).toBe(code);
  });
});
