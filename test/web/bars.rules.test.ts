import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutBars, roundUp } from '../../web/kit/chart/bars.ts';

const frame = { width: 600, height: 200, stacked: true };

describe('a bar chart', () => {
  it('has a scale of round steps that holds the highest bar and the line across', () => {
    expect([roundUp(0), roundUp(7), roundUp(20), roundUp(21), roundUp(600_000)]).toEqual([1, 10, 20, 50, 1_000_000]);
    const { ticks, yOf } = layoutBars([{ key: 'a', values: [30, 10] }], frame, 70);
    // 70 / 4 = 17.5, a step of 20.
    expect(ticks.map(({ value }) => value)).toEqual([0, 20, 40, 60, 80]);
    expect([yOf(0), yOf(80)]).toEqual([200, 0]);
  });

  it('stacks or sets side by side, each bar as tall as its value', () => {
    const groups = [{ key: 'a', values: [20, 60] }];
    const [low, high] = layoutBars(groups, frame).boxes;
    expect([low?.height, high?.height, (high?.y ?? 0) + (high?.height ?? 0)]).toEqual([50, 150, low?.y]);
    const [left, right] = layoutBars(groups, { ...frame, stacked: false }).boxes;
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBe(right?.x);
    expect((right?.y ?? 0) + (right?.height ?? 0)).toBe(200);
  });

  it('stays within its frame whatever the values', () => {
    const values = fc.array(fc.integer({ min: -1_000, max: 1_000_000_000 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 12 }), fc.boolean(), (list, stacked) => {
        const groups = list.map((each, index) => ({ key: String(index), values: each }));
        for (const { x, y, width, height } of layoutBars(groups, { ...frame, stacked }).boxes) {
          expect(x >= 0 && x + width <= 600.001 && y >= -0.001 && height >= 0 && y + height <= 200.001).toBe(true);
        }
      }),
    );
  });
});
