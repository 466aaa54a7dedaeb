import { parseDecimal, roundTo, shortest, sum } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { gradePeople, type Grading } from '../../assessment/rules/grades.ts';
import { assessmentScore, weightsAreWhole, type AssessmentScore } from '../../assessment/rules/score.ts';
import type { GradesGiven, ScoreGiven } from '../input.ts';
import { toolsRefusals } from './refusals.ts';

/** A score by weights that must make one whole: otherwise it would be on another scale than the grades. */
export function scoreFigures(given: ScoreGiven): AssessmentScore | Refusal {
  const groups = given.groups.map(({ weight, scores, ...group }) => ({
    ...group,
    weight: parseDecimal(weight),
    scores: scores.map(parseDecimal),
  }));
  if (!weightsAreWhole(groups)) {
    const total = sum(groups.map(({ weight }) => weight));
    return toolsRefusals.refuse('score_weights_not_whole', { sum: shortest(roundTo(total, 9)) });
  }
  const [bonus, bonusCap, deductions] = [exact(given.bonus), exact(given.bonusCap), exact(given.deductions)];
  return assessmentScore({ groups, bonus, bonusCap, deductions, missing: given.missing });
}

export function gradeFigures({ cap, bands, people }: GradesGiven): Grading {
  const exactBands = {
    excellent: parseDecimal(bands.excellent),
    qualified: parseDecimal(bands.qualified),
    basic: parseDecimal(bands.basic),
  };
  const exactPeople = people.map(({ score, tieBreak, ...person }) => ({
    ...person,
    score: exact(score) ?? null,
    tieBreak: tieBreak?.map(parseDecimal),
  }));
  return gradePeople(exactPeople, exactBands, parseDecimal(cap));
}

function exact(decimal: string | null | undefined) {
  return decimal === undefined || decimal === null ? undefined : parseDecimal(decimal);
}
