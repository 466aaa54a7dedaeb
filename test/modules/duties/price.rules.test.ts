import { describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { parseDecimal } from '../../../worker/core/ratio.ts';
import { packagePrice, qualityRatioOf, unitPrice, workloadPrice } from '../../../worker/modules/duties/rules/price.ts';
import { QUALITY_BANDS } from '../../../worker/modules/duties/templates/quality-ratio.ts';
import { textTable } from '../../harness/text-table.ts';

const decimal = (cell: string | undefined) => (cell === undefined || cell === '' ? undefined : parseDecimal(cell));
const given = (cell: string | undefined) => parseDecimal(cell ?? '');

describe('price by unit', () => {
  it.each(
    textTable(`
      price | volume | admitted | quality | due    | why
      1550  | 412    | 265      |         | 410750 | 265 admitted × 15.50
      1550  | 212    | 265      |         | 328600 | less than admitted was done
      1550  | 412    | 265      | 0.95    | 390213 | 390212.5 half up
      1550  | 412    | 0        |         | 0      | nothing was admitted
      333   | 1.5    |          |         | 500    | 499.5 half up
      0     | 412    |          |         | 0      |
    `),
  )('$volume at $price, $admitted admitted: $due', ({ price, volume, admitted, quality, due }) => {
    const line = { unitPriceFen: fen(Number(price)), volume: given(volume), admittedVolume: decimal(admitted) };
    expect(unitPrice([line], decimal(quality))).toBe(Number(due));
  });

  it('rounds the sum, not the lines', () => {
    const line = { unitPriceFen: fen(1), volume: parseDecimal('0.4') };
    expect(unitPrice([line, line, line])).toBe(1);
  });
});

describe('price by package', () => {
  it.each(
    textTable(`
      total    | prepaid | quality | due     | balance | why
      10000000 | 0.5     | 0.92    | 9600000 | 4600000 | 50000 + 50000 × 0.92
      10000000 | 0.5     | 0       | 5000000 | 0       | failed: no balance
      10000000 | 0       | 0.92    | 9200000 | 9200000 |
      10000000 | 1       | 0.92    | 10000000 | 0      | all was paid in advance
      101      | 0.5     | 1       | 101     | 50      | 50.5 in advance is 51
      0        | 0.5     | 1       | 0       | 0       |
    `),
  )('$total, $prepaid in advance × $quality: $due', ({ total, prepaid, quality, due, balance }) => {
    expect(packagePrice(fen(Number(total)), given(prepaid), given(quality))).toEqual({
      dueFen: Number(due),
      balanceFen: Number(balance),
    });
  });
});

describe('price by workload', () => {
  it.each(
    textTable(`
      days | monthly | difficulty | due    | why
      18   | 435000  | 1.25       | 450000 | 200 yuan a day
      18   | 500000  | 1.25       | 517241 | 517241.379
      0.5  | 435000  | 1          | 10000  |
      0    | 435000  | 1          | 0      |
    `),
  )('$days days at $monthly × $difficulty: $due', ({ days, monthly, difficulty, due }) => {
    expect(workloadPrice(given(days), fen(Number(monthly)), parseDecimal('21.75'), given(difficulty))).toBe(
      Number(due),
    );
  });
});

describe('quality ratio', () => {
  const bands = QUALITY_BANDS.bands.map(({ fromScore, ratio }) => ({
    fromScore: parseDecimal(fromScore),
    ratio: parseDecimal(ratio),
  }));

  it.each(
    textTable(`
      score | ratio
      100   | 1
      90    | 1
      89.99 | 0.95
      80    | 0.95
      70    | 0.9
      60    | 0.8
      59.99 | 0
      0     | 0
    `),
  )('of $score is $ratio', ({ score, ratio }) => {
    expect(qualityRatioOf(given(score), bands)).toEqual(given(ratio));
    expect(qualityRatioOf(given(score), bands.toReversed())).toEqual(given(ratio));
  });

  it('is nothing below every step', () => {
    expect(qualityRatioOf(given('5'), [])).toEqual(given('0'));
  });
});
