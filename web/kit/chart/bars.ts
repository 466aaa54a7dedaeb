/** Geometry of a bar chart: pure, in its own units; the component only draws it. */

export interface BarGroup {
  readonly key: string;
  /** From the ground up, in the order of the series; none below zero. */
  readonly values: readonly number[];
}
export interface BarBox {
  readonly group: number;
  readonly series: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface BarLayout {
  readonly boxes: readonly BarBox[];
  /** Values of the lines across, from zero up. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Height of a value, for a line across the chart. */
  readonly yOf: (value: number) => number;
  readonly centres: readonly number[];
}

export interface BarFrame {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
}

const tickCount = 4;

/** The smallest of 1, 2 or 5 times a power of ten that is not below a value. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((each) => each * power >= value) ?? 10;
  return factor * power;
}

/** Bars on a scale from zero to a round value above the highest; `reach` is drawn within it too. */
export function layoutBars(groups: readonly BarGroup[], frame: BarFrame, reach = 0): BarLayout {
  const { width, height, stacked } = frame;
  const heights = groups.map(({ values }) =>
    stacked ? values.reduce((sum, value) => sum + Math.max(0, value), 0) : Math.max(0, ...values),
  );
  const step = roundUp(Math.max(reach, ...heights, 0) / tickCount);
  const top = step * tickCount;
  const yOf = (value: number) => height - (Math.max(0, value) / top) * height;
  const slot = groups.length > 0 ? width / groups.length : width;
  const wide = slot * (stacked ? 0.62 : 0.72);
  const boxes = groups.flatMap(({ values }, group) => {
    const left = group * slot + (slot - wide) / 2;
    let ground = 0;
    return values.map((value, series): BarBox => {
      const from = stacked ? ground : 0;
      ground += Math.max(0, value);
      const each = stacked ? wide : wide / values.length;
      const y = yOf(from + Math.max(0, value));
      return { group, series, x: stacked ? left : left + series * each, y, width: each, height: yOf(from) - y };
    });
  });
  return {
    boxes,
    ticks: Array.from({ length: tickCount + 1 }, (_, index) => ({ value: index * step, y: yOf(index * step) })),
    yOf,
    centres: groups.map((_, group) => (group + 0.5) * slot),
  };
}
