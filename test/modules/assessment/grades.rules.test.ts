import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, ratio } from '../../../worker/core/ratio.ts';
import { gradePeople, type GradedPerson } from '../../../worker/modules/assessment/rules/grades.ts';
import { textTable } from '../../harness/text-table.ts';

const bands = { excellent: ratio(90), qualified: ratio(75), basic: ratio(60) };

/** One line a person: id, score, mark (veto, notGraded), tie-breaks by spaces, then the expected grade and reason. */
function check(cap: string, excellentMax: number, text: string): void {
  const rows = textTable(`id | score | mark | tieBreak | grade | reason\n${text}`);
  const people: GradedPerson[] = rows.map(({ id = '', score = '', mark, tieBreak }) => ({
    id,
    score: score === '' ? null : parseDecimal(score),
    veto: mark?.includes('veto'),
    notGraded: mark?.includes('notGraded'),
    tieBreak: tieBreak === '' ? undefined : tieBreak?.split(' ').map(parseDecimal),
  }));
  expect(gradePeople(people, bands, parseDecimal(cap))).toEqual({
    excellentMax,
    grades: rows.map(({ id, grade, reason }) => ({ id, grade: grade === 'none' ? null : grade, reason })),
  });
}

describe('grades', () => {
  it('go by band, excellent within the cap', () => {
    check(
      '0.4',
      2,
      `a | 89.99 |  |  | qualified   | by_score
       b | 95    |  |  | excellent   | within_cap
       c | 90    |  |  | qualified   | over_cap
       d | 74.99 |  |  | basic       | by_score
       e | 92    |  |  | excellent   | within_cap`,
    );
    check(
      '1',
      4,
      `a | 90    |  |  | excellent   | within_cap
       b | 75    |  |  | qualified   | by_score
       c | 60    |  |  | basic       | by_score
       d | 59.99 |  |  | unqualified | by_score`,
    );
  });

  it('give a small unit none, as floor(4 × 0.2) says', () => {
    check(
      '0.2',
      0,
      `a | 99 |  |  | qualified | over_cap
       b | 80 |  |  | qualified | by_score
       c | 80 |  |  | qualified | by_score
       d | 80 |  |  | qualified | by_score`,
    );
  });

  it('count a veto in the headcount and leave out who is not graded', () => {
    check(
      '0.5',
      1,
      `a | 99 | veto           |  | unqualified | veto
       b | 91 |                |  | excellent   | within_cap
       c |    | notGraded      |  | none        | not_graded
       d | 98 | notGraded veto |  | none        | not_graded`,
    );
  });

  it('tell equal scores at the cap apart by their tie-breaks, in order', () => {
    check(
      '0.5',
      2,
      `a | 93 |  | 93.2 40    | qualified | over_cap
       b | 93 |  | 93.2 46.25 | excellent | within_cap
       c | 93 |  | 94 1       | excellent | within_cap
       d | 80 |  |            | qualified | by_score`,
    );
  });

  it('need no tie-break where everybody fits', () => {
    check(
      '0.5',
      2,
      `a | 93 |  |  | excellent | within_cap
       b | 93 |  |  | excellent | within_cap
       c | 92 |  |  | qualified | over_cap
       d | 80 |  |  | qualified | by_score`,
    );
  });

  it('leave a tie that cannot be broken to people, and pass nobody below it', () => {
    check(
      '0.5',
      2,
      `a | 95 |  |    | excellent | within_cap
       b | 93 |  |    | qualified | tie_at_cap
       c | 93 |  | 99 | qualified | tie_at_cap
       d | 92 |  |    | qualified | over_cap`,
    );
    check(
      '0.5',
      2,
      `a | 93 |  | 50 | qualified | tie_at_cap
       b | 93 |  | 50 | qualified | tie_at_cap
       c | 93 |  | 60 | excellent | within_cap
       d | 93 |  | 40 | qualified | over_cap`,
    );
  });

  it('compute the cap exactly', () => {
    // 0.29 × 100 is 28.999999999999996 in floating point.
    const people = Array.from({ length: 100 }, (_, index) => ({ id: `p${index}`, score: ratio(80) }));
    expect(gradePeople(people, bands, parseDecimal('0.29')).excellentMax).toBe(29);
    expect(gradePeople([], bands, parseDecimal('0.2'))).toEqual({ excellentMax: 0, grades: [] });
  });

  const person = fc.record({ score: fc.integer({ min: 85, max: 95 }), veto: fc.boolean(), notGraded: fc.boolean() });

  it('never pass the cap, never pass over a better score, never depend on the order of the list', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), fc.integer({ min: 0, max: 100 }), (drawn, percent) => {
        const people = drawn.map((one, index) => ({ ...one, id: `p${index}`, score: ratio(one.score) }));
        const { excellentMax, grades } = gradePeople(people, bands, ratio(percent, 100));
        const gradeById = new Map(grades.map(({ id, grade }) => [id, grade]));
        const top = people.filter(({ id }) => gradeById.get(id) === 'excellent');
        expect(top.length).toBeLessThanOrEqual(excellentMax);
        const lowest = top.reduce((least, { score }) => (score.n < least ? score.n : least), 1000n);
        const passedOver = people.filter(
          ({ id, score, veto, notGraded }) =>
            !veto && !notGraded && gradeById.get(id) !== 'excellent' && score.n > lowest,
        );
        expect(passedOver).toEqual([]);
        const reversed = gradePeople(people.toReversed(), bands, ratio(percent, 100));
        expect(reversed.grades.toReversed()).toEqual(grades);
      }),
    );
  });
});
