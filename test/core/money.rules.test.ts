import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, formatYuan, isFen, MAX_FEN, splitFen, sumFen } from '../../worker/core/fen.ts';
import {
  add,
  compare,
  divide,
  floorOf,
  parseDecimal,
  ppmToDecimal,
  ratio,
  roundHalfUp,
  roundTo,
  shortest,
  subtract,
  times,
  toFenHalfUp,
  toPpm,
} from '../../worker/core/ratio.ts';
import { rmbCapitals } from '../../worker/core/rmb.ts';
import { list, textTable } from '../harness/text-table.ts';

describe('fen', () => {
  it('is whole and within the limit', () => {
    expect(fen(MAX_FEN)).toBe(MAX_FEN);
    expect(Object.is(fen(-0), 0)).toBe(true);
    for (const bad of [0.5, Number.NaN, Infinity, MAX_FEN + 1, -MAX_FEN - 1]) {
      expect(isFen(bad)).toBe(false);
      expect(() => fen(bad)).toThrow(RangeError);
    }
    expect(() => sumFen([MAX_FEN, 1])).toThrow(RangeError);
  });

  it.each(
    textTable(`
      fen            | text
      0              | 0.00
      5              | 0.05
      140950         | 1,409.50
      -140950        | -1,409.50
      100000         | 1,000.00
      10000000000000 | 100,000,000,000.00
    `),
  )('$fen prints as $text', ({ fen: amount, text }) => {
    expect(formatYuan(fen(Number(amount)))).toBe(text);
  });
});

describe('splitFen', () => {
  it.each(
    textTable(`
      total   | weights   | parts                | why
      100     | 1,1,1     | 34,33,33             | tie goes to the earlier
      -100    | 1,1,1     | -34,-33,-33          | a reversal mirrors
      10      | 0,1,0     | 0,10,0               | nothing for no weight
      1000000 | 14,12,10  | 388889,333333,277778 | remainders .889 .333 .778
      5       | 0.1,0.2   | 2,3                  | 1.667 and 3.333
      0       | 1,2       | 0,0                  |
      1       | 1,1       | 1,0                  |
    `),
  )('$total by $weights is $parts', ({ total, weights, parts }) => {
    expect(splitFen(fen(Number(total)), list(weights).map(parseDecimal))).toEqual(list(parts).map(Number));
  });

  it('refuses weights that share nothing', () => {
    expect(() => splitFen(fen(1), [])).toThrow(RangeError);
    expect(() => splitFen(fen(1), [ratio(0)])).toThrow(RangeError);
    expect(() => splitFen(fen(1), [ratio(2), ratio(-1)])).toThrow(RangeError);
  });

  it('gives parts that equal the whole, each within one fen of its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), weights, (total, shares) => {
        fc.pre(shares.some((share) => share > 0));
        const parts = splitFen(
          fen(total),
          shares.map((share) => ratio(share, 1000)),
        );
        expect(sumFen(parts)).toBe(fen(total));
        const whole = shares.reduce((a, b) => a + b, 0);
        for (const [index, part] of parts.entries()) {
          const off = subtract(ratio(part), ratio(BigInt(total) * BigInt(shares[index] ?? 0), whole));
          expect(compare(off, ratio(1)) < 0 && compare(off, ratio(-1)) > 0).toBe(true);
        }
      }),
    );
  });
});

const smallRatio = fc
  .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1_000_000n }))
  .map(([n, d]) => ratio(n, d));

describe('ratio', () => {
  it('keeps the laws of fractions', () => {
    fc.assert(
      fc.property(smallRatio, smallRatio, smallRatio, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(times(a, add(b, c))).toEqual(add(times(a, b), times(a, c)));
        if (b.n !== 0n) expect(times(divide(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
    );
  });

  it('rounds to the nearest, a half away from zero', () => {
    fc.assert(
      fc.property(smallRatio, (r) => {
        const off = subtract(ratio(roundHalfUp(r)), r);
        expect(compare(off, ratio(1, 2)) <= 0 && compare(off, ratio(-1, 2)) >= 0).toBe(true);
        expect(roundHalfUp(ratio(-r.n, r.d))).toBe(-roundHalfUp(r));
        expect(compare(ratio(floorOf(r)), r)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it.each(
    textTable(`
      n    | d    | places | text
      1    | 2    | 0      | 1
      -1   | 2    | 0      | -1
      2    | 3    | 2      | 0.67
      -2   | 3    | 2      | -0.67
      9217 | 100  | 2      | 92.17
      1005 | 1000 | 2      | 1.01
      -1   | 1000 | 2      | 0.00
      90   | 1    | 2      | 90.00
    `),
  )('$n/$d to $places places is $text', ({ n, d, places, text }) => {
    expect(roundTo(ratio(Number(n), Number(d)), Number(places))).toBe(text);
  });

  it('reads plain decimals and nothing else', () => {
    expect(parseDecimal('1.15')).toEqual(ratio(115, 100));
    expect(parseDecimal('-0.50')).toEqual(ratio(-1, 2));
    for (const bad of [
      '',
      '.5',
      '1.',
      '+1',
      '1e3',
      '１',
      ' 1',
      '1,000',
      '0x1',
      '1'.repeat(16),
      `0.${'1'.repeat(13)}`,
    ]) {
      expect(() => parseDecimal(bad), bad).toThrow(RangeError);
    }
  });

  it('keeps rates as parts per million', () => {
    expect(toPpm('0.08')).toBe(80_000);
    expect(ppmToDecimal(80_000)).toBe('0.08');
    expect(ppmToDecimal(1_150_000)).toBe('1.15');
    expect(ppmToDecimal(0)).toBe('0');
    expect(() => toPpm('0.0000001')).toThrow(RangeError);
    expect(shortest('100')).toBe('100');
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), (n) => toPpm(ppmToDecimal(n)) === n));
  });

  it('refuses a zero denominator and money beyond the limit', () => {
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(() => divide(ratio(1), ratio(0))).toThrow(RangeError);
    expect(() => toFenHalfUp(ratio(MAX_FEN * 2))).toThrow(RangeError);
    expect(toFenHalfUp(ratio(5, 2))).toBe(3);
  });
});

describe('RMB capitals', () => {
  it.each(
    textTable(`
      fen            | text
      140950         | 壹仟肆佰零玖元伍角
      600714         | 陆仟零柒元壹角肆分
      1640902        | 壹万陆仟肆佰零玖元零贰分
      32504          | 叁佰贰拾伍元零肆分
      168032         | 壹仟陆佰捌拾元零叁角贰分
      10700053       | 壹拾万柒仟元零伍角叁分
      0              | 零元整
      5              | 伍分
      50             | 伍角
      55             | 伍角伍分
      100            | 壹元整
      110            | 壹元壹角
      101            | 壹元零壹分
      1000           | 壹拾元整
      1001           | 壹拾元零壹分
      1000000        | 壹万元整
      1000100        | 壹万零壹元整
      100000000      | 壹佰万元整
      100010000      | 壹佰万零壹佰元整
      10000000000    | 壹亿元整
      10000000100    | 壹亿零壹元整
      10001000000    | 壹亿零壹万元整
      10010000000    | 壹亿零壹拾万元整
      10000000000000 | 壹仟亿元整
      1234567890123  | 壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分
      -140950        | 负壹仟肆佰零玖元伍角
    `),
  )('$fen is $text', ({ fen: amount, text }) => {
    expect(rmbCapitals(fen(Number(amount)))).toBe(`人民币${text}`);
  });
});
