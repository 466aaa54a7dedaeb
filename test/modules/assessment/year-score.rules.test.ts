import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { ratio, roundTo } from '../../../worker/core/ratio.ts';
import type { EventFact, PersonFacts, RatingFact } from '../../../worker/modules/assessment/rules/facts.ts';
import { gradeCycle } from '../../../worker/modules/assessment/rules/grading.ts';
import type { ScoreNode } from '../../../worker/modules/assessment/rules/node.ts';
import { scoreTree, type Scoring } from '../../../worker/modules/assessment/rules/person.ts';
import { placesServed } from '../../../worker/modules/assessment/rules/places.ts';
import { pointsText } from '../../../worker/modules/assessment/rules/points.ts';
import type { Scheme } from '../../../worker/modules/assessment/rules/scheme.ts';
import { assessmentScore } from '../../../worker/modules/assessment/rules/score.ts';
import { raterSpreads } from '../../../worker/modules/assessment/rules/spread.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';
import { textTable } from '../../harness/text-table.ts';

const template = (code: string): Scheme => {
  const found = schemeTemplates.find((one) => one.code === code);
  if (!found) throw new Error(`no scheme ${code}`);
  return found.scheme;
};
const annual = template('representative_r');
const year = template('representative_year');
const valid: Scoring = { ballotValid: () => true, sealed: false };

const person = (over: Partial<PersonFacts> = {}): PersonFacts => ({
  workerId: 'w',
  unitId: 'c1',
  pools: { city: 'city', street: 's1', community: 'c1' },
  postType: 'staff',
  servedSince: day('2020-01-01'),
  places: [],
  bonus: 0,
  deduction: 0,
  vetoReason: null,
  notGraded: null,
  marks: {},
  ratings: [],
  regular: [],
  events: [],
  figures: [],
  ...over,
});
const rating = (group: string, raterId: string, score: number, over: Partial<RatingFact> = {}): RatingFact => ({
  group, raterId, raterName: `评分人${raterId}`, unitId: null, score, parts: null, ...over,
}); // prettier-ignore
const event = (kind: EventFact['kind'], item: string, points: number, times = 1, id = `${item}${times}`): EventFact => ({
  id, kind, item, times, points, onDay: day('2025-05-01'), document: '文', cause: '事由',
}); // prettier-ignore
const scoreOf = (over: Partial<PersonFacts>, scheme = annual, scoring = valid) =>
  scoreTree(person(over), scheme, scoring);
const texted = (points: number | null) => (points === null ? '' : pointsText(points));
const nodesOf = (node: ScoreNode): ScoreNode[] => [node, ...node.children.flatMap(nodesOf)];
const find = (root: ScoreNode, code: string) => nodesOf(root).find((node) => node.code === code);

const means = { street: [9000], community: [8000], peers: [7000], residents: [10_000] };
// 0.4×90 + 0.3×80 + 0.1×70 + 0.2×100 = 87

describe('months weigh the places of a year', () => {
  const placed = (months: readonly [number, number]) => [
    { unitId: 'c0', months: months[0] },
    { unitId: 'c1', months: months[1] },
  ];
  // Community: 90 for a months at the old place, 60 for b at the new: (90a + 60b) / (a + b).
  it.each(
    textTable(`
      old | new | community
      6   | 6   | 75.00
      8   | 4   | 80.00
      1   | 11  | 62.50
      7   | 5   | 77.50`),
  )('$old months there, $new here', ({ old, new: here, community }) => {
    const ratings = [
      rating('community', 'a', 9000, { unitId: 'c0' }),
      rating('community', 'b', 6000, { unitId: 'c1' }),
    ];
    const { root, score } = scoreOf({ marks: { ...means, community: [] }, ratings, places: placed([Number(old), Number(here)]) }); // prettier-ignore
    const value = find(root, 'community')?.value ?? ratio(0);
    expect(roundTo(value, 2)).toBe(community);
    // 0.4×90 + 0.1×70 + 0.2×100 = 63, and three tenths of the community's.
    expect(score).toBe(Math.round(6300 + 30 * Number(community)));
  });

  it('a place that did not rate is missing, never zero: the other stands for it, or there is no score', () => {
    const facts = { marks: { ...means, community: [] }, ratings: [rating('community', 'a', 9000, { unitId: 'c0' })], places: placed([6, 6]) }; // prettier-ignore
    expect(scoreOf(facts).score).toBe(9000); // 63 + 0.3×90
    // Incomplete: without the community's part there is no score at all.
    expect(scoreOf(facts, { ...annual, missing: 'incomplete' }).score).toBe(null);
  });

  it('an imported mean speaks for a place that nobody rated by themselves', () => {
    const facts = { marks: means, ratings: [rating('community', 'a', 9000, { unitId: 'c0' })], places: placed([6, 6]) };
    // Community (90 + 80) / 2 = 85, so 63 + 25.5
    expect(scoreOf(facts).score).toBe(8850);
  });

  it('a place below the fewest months does not rate', () => {
    const scheme = { ...annual, transfer: { fewestMonths: 3 } };
    const ratings = [
      rating('community', 'a', 9000, { unitId: 'c0' }),
      rating('community', 'b', 6000, { unitId: 'c1' }),
    ];
    const { score, root } = scoreOf({ marks: { ...means, community: [] }, ratings, places: placed([2, 10]) }, scheme);
    expect(score).toBe(8100); // 63 + 0.3×60
    expect(find(root, 'c0')).toMatchObject({ state: 'place_too_short', value: null });
  });

  it.each(
    textTable(`
      moved      | first | second
      2025-07-01 | 6     | 6
      2025-06-15 | 5     | 7
      2025-06-16 | 5     | 7
      2025-06-17 | 6     | 6
      2025-02-15 | 1     | 11
      2025-01-01 |       | 12`),
  )('moved on $moved: $first and $second', ({ moved = '', first, second }) => {
    // June has 30 days: moved on the 15th it goes 14 to 16, on the 16th 15 to 15 and so to the later.
    const places = placesServed(
      [
        { unitId: 'a', from: day('2015-01-01'), until: day(moved) },
        { unitId: 'b', from: day(moved), until: null },
      ],
      2025,
      day('2026-02-01'),
    );
    const months = (unitId: string) => String(places.find((place) => place.unitId === unitId)?.months ?? '');
    expect([months('a'), months('b')]).toEqual([first, second]);
  });

  it('counts only whole months that are over', () => {
    const stretches = [{ unitId: 'a', from: day('2025-03-02'), until: null }];
    expect(placesServed(stretches, 2025, day('2025-07-31'))).toEqual([{ unitId: 'a', months: 3 }]);
    expect(placesServed(stretches, 2025, day('2025-08-01'))).toEqual([{ unitId: 'a', months: 4 }]);
  });
});

describe('trimming and indicators', () => {
  const peers = (...scores: number[]) => scores.map((score, at) => rating('peers', `p${at}`, score));
  it.each([
    // Five: 100 and 60 fall away, (88 + 90 + 92) / 3. Four: all stay, (100 + 88 + 90 + 60) / 4 = 84.5. Two are too few.
    ['five', peers(10_000, 8800, 9000, 9200, 6000), '90.00'],
    ['four', peers(10_000, 8800, 9000, 6000), '84.50'],
    ['two, below the threshold of anonymity', peers(9000, 9000), null],
  ])('of %s', (_, ratings, mean) => {
    const { root } = scoreOf({ marks: { ...means, peers: [] }, ratings });
    const value = find(root, 'peers')?.value ?? null;
    expect(value === null ? null : roundTo(value, 2)).toBe(mean);
  });

  it('a sheet of indicators counts by what was given of what it can give', () => {
    // Community of the staff sheet: ability 5+5+5, diligence 8+4 = 27 points. 4+4+5+8+2 = 23 → 85.18…
    const parts = { policy_knowledge: 400, grid_tools: 400, mediation: 500, attendance: 800, duty_shifts: 200 }; // prettier-ignore
    const { root } = scoreOf({ ratings: [rating('community', 'h', 8519, { parts })] }, year);
    const node = find(root, 'community');
    expect(node?.value).toEqual(ratio(2300, 27));
    expect(node?.children.filter(({ kind }) => kind === 'indicator')).toHaveLength(5);
    // An indicator that was left open is no zero: 23 − 2 of 23.
    const { duty_shifts: _, ...open } = parts;
    expect(find(scoreOf({ ratings: [rating('community', 'h', 0, { parts: open })] }, year).root, 'community')?.value).toEqual(ratio(2100, 23)); // prettier-ignore
  });

  // Points rise from none at half to all twenty at the whole: 9 of 12 is 0.75, half way, so 50 out of a hundred.
  it.each(
    textTable(`
      done | due | value
      12   | 12  | 100.00
      9    | 12  | 50.00
      6    | 12  | 0.00
      2    | 12  | 0.00
      0    | 0   |`),
  )('records: $done of $due', ({ done, due, value }) => {
    const figures = [{ indicator: 'duties_on_time', subjectId: 'c1', done: Number(done), due: Number(due), link: 'x' }];
    const node = find(scoreOf({ figures }, year).root, 'records');
    expect(node?.value ? roundTo(node.value, 2) : '').toBe(value);
    expect(node?.state).toBe(value === '' ? 'missing' : 'counted');
  });
});

describe('the mix of daily, quarterly and annual parts', () => {
  const months = (count: number, score: number) =>
    Array.from({ length: count }, (_, at) => ({ period: `2025-${String(at + 1).padStart(2, '0')}`, group: 'street', score, cause: null, by: '甲' })); // prettier-ignore
  const quarters = (count: number, score: number) =>
    Array.from({ length: count }, (_, at) => ({ period: `2025-Q${at + 1}`, group: 'street', score, cause: null, by: '甲' })); // prettier-ignore
  const records = [{ indicator: 'duties_on_time', subjectId: 'c1', done: 1, due: 1, link: 'x' }];

  it('is 40 : 30 : 30', () => {
    // Annual: (40×90 + 30×80 + 10×70 + 20×100 + 20×100) / 120 = 89.1666…; 0.4×80 + 0.3×70 + 0.3×89.1666… = 79.75
    const facts = { marks: means, figures: records, regular: [...months(6, 8000), ...quarters(2, 7000)] };
    expect(scoreOf(facts, year)).toMatchObject({ score: 7975, complete: true });
  });

  it('without enough months the other parts stand for them', () => {
    // (0.3×70 + 0.3×89.1666…) / 0.6 = 79.58333…
    const facts = { marks: means, figures: records, regular: [...months(5, 0), ...quarters(2, 7000)] };
    expect(scoreOf(facts, year)).toMatchObject({ score: 7958, complete: false });
    expect(scoreOf(facts, { ...year, missing: 'incomplete' }).score).toBe(null);
  });

  it('within a month the groups keep the proportion of their weights', () => {
    // Community 30 and street 40: (30×60 + 40×95) / 70 = 80
    const both = [...months(6, 9500), ...months(6, 6000).map((mark) => ({ ...mark, group: 'community' }))];
    expect(find(scoreOf({ regular: both }, year).root, 'daily')?.value).toEqual(ratio(80));
  });

  it('contributions of the parts are the score less bonus, and those of groups their part', () => {
    const facts = { marks: means, figures: records, regular: [...months(6, 8000), ...quarters(2, 7000)] };
    const { root } = scoreOf(facts, year);
    const [rated] = root.children;
    const sumOf = (nodes: readonly ScoreNode[]) =>
      nodes.reduce(
        (sum, { contribution }) => sum + (contribution ? Number(contribution.n) / Number(contribution.d) : 0),
        0,
      );
    expect(sumOf(root.children.slice(0, 3))).toBeCloseTo(79.75, 10);
    expect(sumOf(rated?.children ?? [])).toBeCloseTo((0.3 * 1070) / 12, 10);
  });
});

describe('events', () => {
  const bonus = (...events: EventFact[]) => scoreOf({ marks: means, events });
  it('caps each item, then all of them together, and takes each time', () => {
    expect(bonus(event('bonus', 'city_award', 200)).score).toBe(8900);
    // Two of the province are bounded at 3 by their item; with two of the city (4) the scheme's cap of 5 holds.
    expect(bonus(event('bonus', 'province_award', 300, 2)).score).toBe(9000);
    expect(bonus(event('bonus', 'province_award', 300, 2), event('bonus', 'city_award', 200, 2)).score).toBe(9200);
    // Twelve deadlines at half a point are bounded at 5; the complaint's 2 has no bound.
    expect(
      bonus(event('deduction', 'missed_deadline', 50, 12), event('deduction', 'upheld_complaint', 200)).score,
    ).toBe(8000);
    expect(scoreOf({ marks: { street: [300] }, events: [event('deduction', 'false_record', 1000)] }).score).toBe(0);
  });

  it('a veto is unqualified whatever the score, and counted for the cap', () => {
    const people = [
      person({ workerId: 'v', marks: { ...means, street: [10_000] }, events: [event('veto', '套取、虚报资金', 0)] }),
    ];
    const [graded] = gradeCycle({ scheme: annual, people, validBallots: new Set(['c1']), sealed: false });
    expect(graded).toMatchObject({ grade: 'unqualified', reason: 'veto' });
  });
});

describe('posts that are ranked by themselves', () => {
  it('have places of their own', () => {
    const [head, rest] = annual.sheets;
    const apart = { ...annual, sheets: [{ ...head!, excellent: { share: '0.3', pool: 'city' as const } }, rest!] };
    const all = (workerId: string, postType: 'head' | 'staff', score: number) =>
      person({
        workerId,
        postType,
        marks: { street: [score], community: [score], peers: [score], residents: [score] },
      });
    // Four heads at 30% have one place, five others at 20% one.
    const people = [
      ...[9900, 9800, 9700, 9600].map((score, at) => all(`h${at}`, 'head', score)),
      ...[9100, 9000, 8000, 8000, 8000].map((score, at) => all(`s${at}`, 'staff', score)),
    ];
    const grades = (scheme: Scheme) =>
      gradeCycle({ scheme, people, validBallots: new Set(['c1']), sealed: false }).filter(({ grade }) => grade === 'excellent').map(({ workerId }) => workerId); // prettier-ignore
    expect(grades(apart)).toEqual(['h0', 's0']);
    expect(grades(annual)).toEqual(['h0']);
  });
});

describe('raters far off the rest', () => {
  const rule = { deviations: '2', points: '5', fewestRaters: 4 };
  // Others 80, 82, 84: mean 82, variance (4 + 0 + 4) / 3, deviation 1.63; 70 lies 12 off.
  it.each([
    [
      [8000, 8200, 8400, 7000],
      [false, false, false, true],
    ],
    [
      [8000, 8200, 8400, 7800],
      [false, false, false, false],
    ],
    [
      [8000, 8200, 7000],
      [false, false, false],
    ],
  ])('%j', (marks, far) => {
    const raters = marks.map((mark, at) => ({ raterId: `r${at}`, group: 'street', marks: [mark] }));
    expect(raterSpreads(raters, rule).map((one) => one.far)).toEqual(far);
  });
});

describe('for any marks', () => {
  const mark = fc.integer({ min: 0, max: 10_000 });
  const sheet = fc.record({ street: mark, community: mark, peers: mark, residents: mark });

  it('an annual rating is exactly what the calculator says', () => {
    fc.assert(
      fc.property(
        sheet,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 2000 }),
        (marks, bonus, deduction) => {
          const worked = scoreOf({ marks: Object.fromEntries(Object.entries(marks).map(([code, one]) => [code, [one]])), bonus, deduction }); // prettier-ignore
          const weights = {
            street: ratio(4, 10),
            community: ratio(3, 10),
            peers: ratio(1, 10),
            residents: ratio(2, 10),
          };
          const calculated = assessmentScore({
            groups: Object.entries(weights).map(([code, weight]) => ({
              code,
              weight,
              scores: [ratio(marks[code as 'street'], 100)],
            })),
            bonus: ratio(bonus, 100),
            bonusCap: ratio(5),
            deductions: ratio(deduction, 100),
            missing: 'renormalise',
          });
          expect(texted(worked.score)).toBe(calculated.score);
        },
      ),
    );
  });

  it('the order of marks never matters', () => {
    const ratings = fc.array(mark, { minLength: 3, maxLength: 12 }).map((scores) => scores.map((score, at) => rating('peers', `p${at}`, score))); // prettier-ignore
    fc.assert(
      fc.property(
        ratings.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(scoreOf({ ratings: shuffled }).root).toEqual(scoreOf({ ratings: list }).root);
        },
      ),
    );
  });

  it('the cap is never exceeded, the rank is stable, and who leaves a pool first does not matter', () => {
    const list = fc.array(fc.tuple(mark, fc.constantFrom('s1', 's2', 's3')), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, fc.constantFrom('0.2', '0.3', '0.15'), (drawn, share) => {
        const scheme = { ...annual, excellent: { share, pool: 'street' as const } };
        const people = drawn.map(([score, street], at) =>
          person({ workerId: `w${at}`, pools: { city: 'city', street, community: 'c1' }, marks: { street: [score], community: [score], peers: [score], residents: [score] } }),
        ); // prettier-ignore
        const grade = (all: readonly PersonFacts[]) =>
          new Map(
            gradeCycle({ scheme, people: all, validBallots: new Set(['c1']), sealed: false }).map((one) => [
              one.workerId,
              one,
            ]),
          );
        const graded = grade(people);
        for (const [street, pool] of Map.groupBy(people, ({ pools }) => pools.street)) {
          const excellent = pool.filter(({ workerId }) => graded.get(workerId)?.grade === 'excellent');
          expect(excellent.length, street).toBeLessThanOrEqual(
            Math.floor((pool.length * Math.round(Number(share) * 100)) / 100),
          );
        }
        expect(new Map([...grade(people.toReversed())].toSorted())).toEqual(new Map([...graded].toSorted()));
      }),
    );
  });

  it('the parts that are shown sum to one', () => {
    const weights = fc
      .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }))
      .filter(([a, b]) => a + b <= 10);
    fc.assert(
      fc.property(weights, sheet, ([daily, quarterly], marks) => {
        const mixed = {
          daily: String(daily / 10),
          quarterly: String(quarterly / 10),
          annual: String((10 - daily - quarterly) / 10),
        };
        const scheme = { ...year, sheets: year.sheets.map((one) => ({ ...one, mix: mixed })) };
        const { root } = scoreOf({ marks: Object.fromEntries(Object.entries(marks).map(([code, one]) => [code, [one]])) }, scheme); // prettier-ignore
        const shares = root.children.flatMap(({ share }) => (share ? [Number(share.n) / Number(share.d)] : []));
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
