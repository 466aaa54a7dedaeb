import { compareDay, type Day } from '../../../core/day.ts';
import { compareText } from '../../../core/text.ts';
import type { Amounts } from './line.ts';
import type { MatchWeights } from './policy.ts';

interface Side {
  readonly id: string;
  readonly theme: string;
  readonly unitId: string;
  readonly unitKind: string;
  /** The street that the unit is or lies in; null for the whole city. */
  readonly streetId: string | null;
  readonly fromDay: Day;
  readonly dueDay: Day;
}

/** What is asked for; nothing in hours and money where only a kind of help is named. */
export interface MatchNeed extends Side, Amounts {}

/** What is offered, with what is left of it. */
export interface MatchResource extends Side {
  readonly left: Amounts;
}

export type MatchReason =
  | 'theme'
  | 'same_unit'
  | 'covers'
  | 'same_street'
  | 'time_whole'
  | 'time_part'
  | 'enough'
  | 'not_enough';

export interface Match {
  readonly needId: string;
  readonly resourceId: string;
  readonly score: number;
  /** Each with its points, so that whoever decides sees why. */
  readonly reasons: readonly { readonly code: MatchReason; readonly points: number }[];
  /** What a project of the two would take: no more than is asked, no more than is left. */
  readonly suggested: Amounts;
}

/** The nearest relation of the two places; null where they have nothing in common. */
function placeOf(need: MatchNeed, resource: MatchResource, weights: MatchWeights): Match['reasons'][number] | null {
  if (need.unitId === resource.unitId) return { code: 'same_unit', points: weights.sameUnit };
  const above = resource.unitKind === 'city' || (resource.unitKind === 'street' && resource.unitId === need.streetId);
  if (above) return { code: 'covers', points: weights.covers };
  const sameStreet = need.streetId !== null && need.streetId === resource.streetId;
  return sameStreet ? { code: 'same_street', points: weights.sameStreet } : null;
}

/** How a resource stands to what is asked: null where it offers nothing of what is asked for. */
function amountsOf(need: MatchNeed, { left }: MatchResource) {
  const wants = { minutes: need.minutes > 0, fen: need.fen > 0 };
  if (!wants.minutes && !wants.fen) return left.minutes + left.fen > 0 ? { whole: true, suggested: left } : null;
  const suggested = { minutes: Math.min(need.minutes, left.minutes), fen: Math.min(need.fen, left.fen) };
  if (suggested.minutes + suggested.fen === 0) return null;
  return { whole: suggested.minutes === need.minutes && suggested.fen === need.fen, suggested };
}

/**
 * How well a resource meets a need from a day on, by theme, place, time and amount; null where it cannot: another time,
 * nothing left, or hours where money is asked for.
 */
export function matchOf(need: MatchNeed, resource: MatchResource, weights: MatchWeights, today: Day): Match | null {
  const begins = compareDay(need.fromDay, today) > 0 ? need.fromDay : today;
  if (compareDay(resource.fromDay, need.dueDay) > 0 || compareDay(resource.dueDay, begins) < 0) return null;
  const amounts = amountsOf(need, resource);
  if (amounts === null) return null;
  const whole = compareDay(resource.fromDay, begins) <= 0 && compareDay(resource.dueDay, need.dueDay) >= 0;
  const place = placeOf(need, resource, weights);
  const reasons: Match['reasons'] = [
    ...(need.theme === resource.theme ? [{ code: 'theme' as const, points: weights.theme }] : []),
    ...(place ? [place] : []),
    whole ? { code: 'time_whole', points: weights.timeWhole } : { code: 'time_part', points: weights.timePart },
    amounts.whole ? { code: 'enough', points: weights.enough } : { code: 'not_enough', points: 0 },
  ];
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { needId: need.id, resourceId: resource.id, score, reasons, suggested: amounts.suggested };
}

/** The pairs worth a look, the best first; among equals the need whose deadline is nearest, then the older ids. */
export function suggestMatches(
  needs: readonly MatchNeed[],
  resources: readonly MatchResource[],
  weights: MatchWeights,
  { today, most }: { readonly today: Day; readonly most: number },
): Match[] {
  const due = new Map(needs.map(({ id, dueDay }) => [id, dueDay]));
  return needs
    .flatMap((need) => resources.flatMap((resource) => matchOf(need, resource, weights, today) ?? []))
    .filter(({ score }) => score >= weights.atLeast)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        compareText(due.get(a.needId) ?? '', due.get(b.needId) ?? '') ||
        compareText(a.needId, b.needId) ||
        compareText(a.resourceId, b.resourceId),
    )
    .slice(0, most);
}
