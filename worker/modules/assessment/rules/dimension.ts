import { divide, parseDecimal, ratio, sum, times, type Ratio } from '../../../core/ratio.ts';
import type { ScoreNode } from './node.ts';
import { sheetOf, type PostType, type Scheme } from './scheme.ts';
import { groupMean } from './score.ts';

/** A dimension out of a hundred, over those of its indicators that have a figure; null where none has. */
export function dimensionMean(root: ScoreNode, scheme: Scheme, postType: PostType, code: string): Ratio | null {
  const dimension = sheetOf(scheme, postType)?.dimensions.find((one) => one.code === code);
  const known = new Map<string, Ratio[]>();
  collect(root, known);
  const given = (dimension?.indicators ?? []).flatMap((indicator) => {
    const mean = groupMean(known.get(indicator.code) ?? []);
    return mean === null ? [] : [{ mean, points: parseDecimal(indicator.points) }];
  });
  if (given.length === 0) return null;
  return times(divide(sum(given.map(({ mean }) => mean)), sum(given.map(({ points }) => points))), ratio(100));
}

/** An indicator that several places gave is the mean of what they gave. */
function collect(node: ScoreNode, into: Map<string, Ratio[]>): void {
  if (node.kind === 'indicator' && node.value !== null) {
    into.set(node.code, [...(into.get(node.code) ?? []), node.value]);
  }
  for (const child of node.children) collect(child, into);
}
