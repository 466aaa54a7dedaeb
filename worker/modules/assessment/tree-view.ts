import { roundTo, type Ratio } from '../../core/ratio.ts';
import type { Locale } from '../../platform/context.ts';
import type { ScoreNode } from './rules/node.ts';
import type { Named } from './rules/scheme.ts';
import type { NodeView } from './scheme-input.ts';

export const nameOf = ({ zh, ko, en }: Named, locale: Locale): string => ({ 'zh-CN': zh, 'ko-KR': ko, en })[locale];

const shown = (value: Ratio | null): string | null => (value === null ? null : roundTo(value, 2));

/** A node in one language; `units` names the places. */
export function nodeView(node: ScoreNode, locale: Locale, units: ReadonlyMap<string, string>): NodeView {
  const { label, value, share, contribution, children, ...rest } = node;
  return {
    ...rest,
    name: label ? nameOf(label, locale) : (units.get(node.code) ?? null),
    value: shown(value),
    ...(share === undefined ? {} : { share: roundTo(share, 4) }),
    ...(contribution === undefined ? {} : { contribution: shown(contribution) }),
    children: children.map((child) => nodeView(child, locale, units)),
  };
}
