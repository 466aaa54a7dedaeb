import { describe, expect, it } from 'vitest';
import { parseDecimal, ratio } from '../../../worker/core/ratio.ts';
import { assessmentScore, weightsAreWhole, type ScoreSheet } from '../../../worker/modules/assessment/rules/score.ts';
import { list, textTable } from '../../harness/text-table.ts';

const group = (code: string, weight: string, scores: string, trimFrom?: number) => ({
  code,
  weight: parseDecimal(weight),
  scores: list(scores).map(parseDecimal),
  trimFrom,
});
const sheet = (groups: ScoreSheet['groups'], rest: Partial<ScoreSheet> = {}): ScoreSheet => ({
  groups,
  missing: 'incomplete',
  ...rest,
});

describe('score', () => {
  it('weighs the means and rounds each figure once', () => {
    // 91.5 × 0.3 = 27.45; 88.333… × 0.1 = 8.8333…; 94.005 × 0.6 = 56.403: together 92.68633…
    const groups = [
      group('street', '0.3', '91.5'),
      group('peers', '0.1', '88,90,87'),
      group('residents', '0.6', '94,94.01'),
    ];
    expect(assessmentScore(sheet(groups))).toEqual({
      score: '92.69',
      groups: [
        { code: 'street', mean: '91.50', contribution: '27.45' },
        { code: 'peers', mean: '88.33', contribution: '8.83' },
        { code: 'residents', mean: '94.01', contribution: '56.40' },
      ],
      complete: true,
    });
  });

  it('is not the sum of rounded contributions', () => {
    // Three thirds by weights .334 .333 .333 of 80.01, 80.01, 80.01: contributions 26.72 + 26.64 + 26.64 = 80.00.
    const groups = ['0.334', '0.333', '0.333'].map((weight, index) => group(`g${index}`, weight, '80.01'));
    const { score, groups: shown } = assessmentScore(sheet(groups));
    expect(shown.map(({ contribution }) => contribution)).toEqual(['26.72', '26.64', '26.64']);
    expect(score).toBe('80.01');
  });

  it.each(
    textTable(`
      scores         | trimFrom | mean  | why
      60,90,90,90,95 | 5        | 90.00 | 60 and 95 are left out
      60,90,90,90    | 5        | 82.50 | four are too few to trim
      70,70,100      | 3        | 70.00 | only one of two lowest goes
      0,0,0          | 3        | 0.00  | a zero that was voted counts
      90.125,90      |          | 90.06 | 90.0625
    `),
  )('$scores trimmed from $trimFrom: $mean', ({ scores = '', trimFrom, mean }) => {
    const one = group('only', '1', scores, trimFrom === '' ? undefined : Number(trimFrom));
    expect(assessmentScore(sheet([one])).groups[0]?.mean).toBe(mean);
  });

  it.each(
    textTable(`
      base  | bonus | bonusCap | deductions | score
      90    | 3     | 5        | 1          | 92.00
      90    | 8     | 5        |            | 95.00
      90    | 8     |          |            | 98.00
      99    | 5     | 5        |            | 104.00
      2     |       |          | 3          | 0.00
      90    |       | 5        | 0.5        | 89.50
    `),
  )('$base + $bonus up to $bonusCap − $deductions: $score', ({ base = '', bonus, bonusCap, deductions, score }) => {
    const decimal = (cell: string | undefined) => (cell === undefined || cell === '' ? undefined : parseDecimal(cell));
    const rest = { bonus: decimal(bonus), bonusCap: decimal(bonusCap), deductions: decimal(deductions) };
    expect(assessmentScore(sheet([group('only', '1', base)], rest)).score).toBe(score);
  });

  it('never counts a missing group as zero', () => {
    const groups = [group('street', '0.3', '90'), group('peers', '0.2', ''), group('residents', '0.5', '82')];
    expect(assessmentScore(sheet(groups))).toEqual({
      score: null,
      groups: [
        { code: 'street', mean: '90.00', contribution: '27.00' },
        { code: 'peers', mean: null, contribution: null },
        { code: 'residents', mean: '82.00', contribution: '41.00' },
      ],
      complete: false,
    });
    // 27 + 41 = 68 over 0.8 is 85; contributions 33.75 and 51.25.
    const scaled = assessmentScore(sheet(groups, { missing: 'renormalise' }));
    expect(scaled).toMatchObject({ score: '85.00', complete: false });
    expect(scaled.groups.map(({ contribution }) => contribution)).toEqual(['33.75', null, '51.25']);
  });

  it('has no score without votes that weigh', () => {
    const nobody = [group('street', '0', '90'), group('residents', '1', '')];
    expect(assessmentScore(sheet(nobody, { missing: 'renormalise' })).score).toBeNull();
    expect(assessmentScore(sheet([group('all', '1', '')], { missing: 'renormalise' })).score).toBeNull();
  });

  it('asks for weights that make one whole, exactly', () => {
    const weights = (...texts: string[]) => texts.map((weight) => ({ weight: parseDecimal(weight) }));
    expect(weightsAreWhole(weights('0.1', '0.2', '0.7'))).toBe(true);
    expect(weightsAreWhole(weights('0.3', '0.6'))).toBe(false);
    expect(weightsAreWhole([{ weight: ratio(1, 3) }, { weight: ratio(2, 3) }])).toBe(true);
  });
});
