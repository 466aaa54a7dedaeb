import { firstDay, lastDay, type Day, type Month } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { postOn, type Career } from './career.ts';
import { levelOn } from './level-events.ts';
import type { LevelStep } from './level.ts';
import { levelPath, type RuleAt } from './level-path.ts';
import { payRefusals } from './refusals.ts';

export interface LevelChange {
  readonly workerId: string;
  readonly name: string;
  readonly before: number | null;
  readonly level: number;
  readonly from: Day;
  readonly steps: readonly LevelStep[];
}

export interface DecidedLevels {
  readonly schemeId: string;
  readonly changes: readonly LevelChange[];
}

/**
 * Levels anew by the rule in force in a month: for who has none (`missing`), or for everybody whose level differs. What
 * grades and decisions brought before is left behind; who begins inside the month begins on that day.
 */
export function decideLevels(
  careers: readonly Career[],
  ruleAt: RuleAt,
  wanted: { readonly fromMonth: Month; readonly who: 'missing' | 'all' },
): DecidedLevels | Refusal {
  const month = wanted.fromMonth;
  const rule = ruleAt(month);
  if (!rule) return payRefusals.refuse('scheme_missing', { month });
  const changes = careers.flatMap((career) => {
    const from = onPostFrom(career, month);
    if (from === null) return [];
    const before = levelOn(career.events, from);
    if (wanted.who === 'missing' && before !== null) return [];
    const [first] = levelPath(career, [{ from, cause: 'derived', level: null }], ruleAt, month);
    if (!first || first.level === before) return [];
    const { workerId, name } = career;
    return [{ workerId, name, before, level: first.level, from, steps: first.steps }];
  });
  return changes.length > 0 ? { schemeId: rule.id, changes } : payRefusals.refuse('nothing_to_derive');
}

/** The first day of a month that somebody is on post; null where there is none. */
function onPostFrom(career: Career, month: Month): Day | null {
  const begin = firstDay(month);
  if (postOn(career, begin) !== null) return begin;
  const later = career.postings.map(({ from }) => from).filter((from) => from > begin && from <= lastDay(month));
  return later.toSorted()[0] ?? null;
}
