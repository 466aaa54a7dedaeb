import { add, parseDecimal, ratio, roundHalfUp, subtract, times, ONE, type Ratio } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { powerRefusals } from './refusals.ts';

/** What one street gave a branch that it managed or used in the year. Scores in hundredths: "92.5" is 9250. */
export interface StreetScore {
  readonly branchId: string;
  readonly branchName: string;
  readonly streetName: string;
  /** Null where the street has not submitted; so are the two of the head. */
  readonly scoreCents: number | null;
  readonly headName: string | null;
  readonly headScoreCents: number | null;
}

/** What the department itself gives a branch and its head; without a branch: what it has itself, where no street has one. */
export interface OwnScore {
  readonly branchId: string | null;
  readonly ownCents: number;
  readonly headOwnCents: number;
}

/** Own score, mean of the streets' and the total of both, of a branch and of its head; no street, no mean. */
export interface Scored {
  readonly ownCents: number;
  readonly streetsCents: number | null;
  readonly totalCents: number;
  readonly headOwnCents: number;
  readonly headStreetsCents: number | null;
  readonly headTotalCents: number;
}

export interface BranchResult extends Scored {
  readonly branchId: string;
  /** As the streets wrote it; several names where they knew several in the year. */
  readonly headName: string;
  readonly streetsCents: number;
  readonly headStreetsCents: number;
}

export interface YearResult {
  readonly branches: readonly BranchResult[];
  /** Of the whole: each figure is the mean of the branches' figures. */
  readonly department: Scored;
}

/** The branches of a department in the year, each with the scores of its streets. */
export function byBranch<Row extends StreetScore>(scores: readonly Row[]): Map<string, Row[]> {
  const branches = new Map<string, Row[]>();
  for (const score of scores) branches.set(score.branchId, [...(branches.get(score.branchId) ?? []), score]);
  return branches;
}

/**
 * The year of a department: of every branch and of its head own × (1 − share) + mean of the streets' scores × share.
 * Every figure is rounded once, half up, to two places; the department's are means of the rounded ones, as a reader
 * of the sheet works them out. Without a branch at any street, its own score alone.
 * @returns `street_score_missing` naming the branches that no street has scored; `branch_scores_differ` where the own
 * scores are not one for each branch; `branches_none` where scores came for branches that no street has
 */
export function yearResult(
  own: readonly OwnScore[],
  streets: readonly StreetScore[],
  streetShare: string,
): YearResult | Refusal {
  const unscored = missingScores(streets);
  if (unscored) return unscored;
  const branches = byBranch(streets);
  const [alone] = own;
  if (branches.size === 0) {
    if (own.length !== 1 || alone?.branchId !== null) return powerRefusals.refuse('branches_none');
    const { ownCents, headOwnCents } = alone;
    const department = { ownCents, streetsCents: null, totalCents: ownCents };
    return {
      branches: [],
      department: { ...department, headOwnCents, headStreetsCents: null, headTotalCents: headOwnCents },
    };
  }
  const given = new Map(own.map((score) => [score.branchId, score]));
  if (own.length !== branches.size || [...branches.keys()].some((id) => !given.has(id))) {
    const names = [...branches.values()].map(([first]) => first?.branchName ?? '').join('、');
    return powerRefusals.refuse('branch_scores_differ', { branches: names, count: branches.size });
  }
  const share = parseDecimal(streetShare);
  const results = [...branches].map(([id, scores]) => branchResult(id, given.get(id) as OwnScore, scores, share));
  return { branches: results, department: meansOf(results) };
}

/** The first of a result's refusals: a street's score is missing, and counts as nothing else. */
export function missingScores(streets: readonly StreetScore[]): Refusal | null {
  const missing = streets.filter(({ scoreCents }) => scoreCents === null);
  if (missing.length === 0) return null;
  const names = missing.map(({ branchName, streetName }) => `${branchName}（${streetName}）`).join('、');
  return powerRefusals.refuse('street_score_missing', { branches: names, count: missing.length });
}

const mean = (cents: readonly number[]): Ratio =>
  ratio(
    cents.reduce((sum, each) => sum + each, 0),
    cents.length,
  );
const rounded = (value: Ratio): number => Number(roundHalfUp(value));
const blended = (own: number, streets: Ratio, share: Ratio): number =>
  rounded(add(times(ratio(own), subtract(ONE, share)), times(streets, share)));

function branchResult(branchId: string, own: OwnScore, scores: readonly StreetScore[], share: Ratio): BranchResult {
  const streets = mean(scores.map(({ scoreCents }) => scoreCents ?? 0));
  const heads = mean(scores.map(({ headScoreCents }) => headScoreCents ?? 0));
  const { ownCents, headOwnCents } = own;
  return {
    branchId,
    headName: [...new Set(scores.map(({ headName }) => headName ?? ''))].join('、'),
    ownCents,
    streetsCents: rounded(streets),
    totalCents: blended(ownCents, streets, share),
    headOwnCents,
    headStreetsCents: rounded(heads),
    headTotalCents: blended(headOwnCents, heads, share),
  };
}

function meansOf(results: readonly BranchResult[]): Scored {
  const of = (figure: (result: BranchResult) => number): number => rounded(mean(results.map(figure)));
  return {
    ownCents: of(({ ownCents }) => ownCents),
    streetsCents: of(({ streetsCents }) => streetsCents),
    totalCents: of(({ totalCents }) => totalCents),
    headOwnCents: of(({ headOwnCents }) => headOwnCents),
    headStreetsCents: of(({ headStreetsCents }) => headStreetsCents),
    headTotalCents: of(({ headTotalCents }) => headTotalCents),
  };
}

export interface ResultFacts {
  readonly id: string;
  readonly state: 'proposed' | 'final';
  readonly version: number;
  readonly proposedBy: string;
}

/** A result becomes final by another person than who proposed it. */
export function decideFinal(result: ResultFacts | null, version: number, actorId: string): Refusal | null {
  if (result === null) return platformRefusals.refuse('not_found');
  if (result.state === 'final') return powerRefusals.refuse('result_final');
  if (result.version !== version) return changedMeanwhile({ version: result.version });
  return result.proposedBy === actorId ? platformRefusals.refuse('second_person_required') : null;
}

/** Whether a proposal covers what stands now: the same branches, each at as many streets. */
export function stillCovers(
  result: { readonly version: number; readonly reviews: number },
  proposed: readonly string[],
  streets: readonly StreetScore[],
): Refusal | null {
  const branches = byBranch(streets);
  const same = proposed.length === branches.size && proposed.every((id) => branches.has(id));
  return same && streets.length === result.reviews
    ? null
    : changedMeanwhile({ version: result.version, reviews: streets.length });
}
