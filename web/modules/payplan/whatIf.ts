import type { SchemeDefinition } from '../pay/types.ts';
import { grades, posts, type Draft } from './WhatIfFields.tsx';

/** What is asked of the server: only what differs from today. */
export function changesOf(draft: Draft, definition: SchemeDefinition | null): object {
  const coefficients = Object.fromEntries(
    Object.entries(draft.coefficients).filter(([, value]) => value.trim() !== ''),
  );
  const headcount = Object.fromEntries(
    posts.map((post) => [post, draft.headcount[post]] as const).filter(([, count]) => count !== 0),
  );
  return {
    ...(definition ? { definition } : {}),
    ...(draft.levels === 'derive' ? { levels: 'derive' } : {}),
    ...(draft.baseFen === null ? {} : { baseFen: draft.baseFen }),
    ...(draft.factor.trim() === '' ? {} : { factor: draft.factor.trim() }),
    ...(Object.keys(coefficients).length > 0 ? { coefficients } : {}),
    ...(Object.keys(headcount).length > 0 ? { headcount } : {}),
    ...(draft.mixed
      ? { gradeShares: Object.fromEntries(grades.map((grade) => [grade, decimalOf(draft.percents[grade])])) }
      : {}),
  };
}

/** A whole percent as a decimal: 75 → `0.75`. */
const decimalOf = (percent: number): string =>
  percent >= 100 ? '1' : `0.${String(Math.max(0, percent)).padStart(2, '0')}`;
