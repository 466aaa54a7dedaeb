import { ratio, roundTo } from '../../../core/ratio.ts';

/** Marks and scores are kept as integers in hundredths of a point: 92.17 is 9217. */
export type Points = number;

const written = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** Points of a decimal with at most two places; null when it is not written so. */
export function parsePoints(text: string): Points | null {
  const [, whole, places = ''] = written.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(places.padEnd(2, '0'));
}

export const pointsText = (points: Points): string => roundTo(ratio(points, 100), 2);

export const mostPoints: Points = 10_000;
