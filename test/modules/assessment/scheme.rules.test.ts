import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../../worker/core/calendars.ts';
import { day } from '../../../worker/core/day.ts';
import { roundTo, ZERO } from '../../../worker/core/ratio.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { ballotFault } from '../../../worker/modules/assessment/rules/ballot.ts';
import { decideFinal, decideStep, type StepFacts } from '../../../worker/modules/assessment/rules/cycle.ts';
import { excellentPlaces, gradeCycle } from '../../../worker/modules/assessment/rules/grading.ts';
import { scoreTree, type PersonFacts } from '../../../worker/modules/assessment/rules/person.ts';
import { parsePoints, pointsText } from '../../../worker/modules/assessment/rules/points.ts';
import { publicityUntil } from '../../../worker/modules/assessment/rules/publicity.ts';
import type { Scheme } from '../../../worker/modules/assessment/rules/scheme.ts';
import { cycleEvents, cycleStates, cycleSteps } from '../../../worker/modules/assessment/rules/states.ts';
import { SchemeContent } from '../../../worker/modules/assessment/scheme-content.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';
import { textTable } from '../../harness/text-table.ts';

function template(code: string): Scheme {
  const found = schemeTemplates.find((one) => one.code === code);
  if (!found) throw new Error(`no scheme ${code}`);
  return found.scheme;
}
const r = template('representative_r');
const n = template('nanhu_n');
const withShare = (share: string): Scheme => ({ ...r, excellent: { ...r.excellent, share } });

describe('places for excellent: the whole part of headcount × share', () => {
  it.each(
    textTable(`
      headcount | 0.2 | 0.3
      14        | 2   | 4
      10        | 2   | 3
      4         | 0   | 1
      3         | 0   | 0
      0         | 0   | 0`),
  )('$headcount people', ({ headcount, ...places }) => {
    for (const [share, expected] of Object.entries(places)) {
      expect(excellentPlaces(Number(headcount), withShare(share).excellent)).toBe(Number(expected));
    }
  });
});

describe('a ballot: at least 50, of whom ordinary representatives at least 70 per cent (解放街道 2014)', () => {
  it.each(
    textTable(`
      returned | ordinary | fault
      50       | 35       |
      49       | 49       | too_few
      50       | 34       | too_few_ordinary
      10000    | 7000     |
      10000    | 6999     | too_few_ordinary
      0        | 0        | too_few`),
  )('$returned back, $ordinary ordinary', ({ returned, ordinary, fault }) => {
    const count = { sent: 20_000, returned: Number(returned), ordinary: Number(ordinary) };
    expect(ballotFault(count, r.ballot) ?? '').toBe(fault);
  });

  it('that nobody cast is no share at all', () => {
    expect(ballotFault({ sent: 0, returned: 0, ordinary: 0 }, { fewest: 0, ordinaryShare: '0' })).toBe(
      'too_few_ordinary',
    );
  });
});

const person = (workerId: string, over: Partial<PersonFacts> = {}): PersonFacts => ({
  workerId,
  unitId: 'c1',
  pools: { city: 'city', street: 's1', community: 'c1' },
  postType: 'staff',
  servedSince: day('2020-01-01'),
  bonus: 0,
  deduction: 0,
  vetoReason: null,
  notGraded: null,
  places: [],
  marks: {},
  ratings: [],
  regular: [],
  events: [],
  figures: [],
  ...over,
});
const all = (points: number) => ({ street: [points], community: [points], peers: [points], residents: [points] });
const scored = (facts: Partial<PersonFacts>, scheme = r, ballotValid = true) =>
  scoreTree(person('w', facts), scheme, { ballotValid: () => ballotValid, sealed: false });

describe('a score', () => {
  it('is the weighted mean: 0.4×85.5 + 0.3×82 + 0.1×88 + 0.2×80.25 = 83.65', () => {
    const tree = scored({ marks: { street: [8550], community: [8200], peers: [8800], residents: [8025] } });
    expect(tree.score).toBe(8365);
    const [annual] = tree.root.children;
    const brought = annual?.children.map(({ contribution }) => roundTo(contribution ?? ZERO, 2));
    expect(brought).toEqual(['34.20', '24.60', '8.80', '16.05']);
  });

  it('of a head has no part of the community, and the others keep their proportion: (40×90 + 10×86 + 20×91) / 70', () => {
    expect(scored({ postType: 'head', marks: { street: [9000], peers: [8600], residents: [9100] } }).score).toBe(8971);
  });

  it('drops the highest and the lowest of five peers: (88 + 90 + 92) / 3 = 90', () => {
    const tree = scored({ marks: { ...all(9000), peers: [10_000, 8800, 9000, 9200, 1000] } });
    expect(tree.parts[2]?.mean).toBe('90.00');
  });

  it('keeps all of four peers: (100 + 90 + 90 + 80) / 4 = 90', () => {
    expect(scored({ marks: { ...all(9000), peers: [10_000, 9000, 9000, 8000] } }).parts[2]?.mean).toBe('90.00');
  });

  it('caps the bonus and never falls below zero', () => {
    expect(scored({ marks: all(8000), bonus: 800 })).toMatchObject({ score: 8500, bonusCounted: 500 });
    expect(scored({ marks: all(100), deduction: 900 }).score).toBe(0);
  });

  it('without a part: the others stand for it, or there is none, as the scheme says', () => {
    const marks = { street: [9000], peers: [8000], residents: [10_000] };
    // R without the community's part: (40×90 + 10×80 + 20×100) / 70 = 91.428…
    expect(scored({ marks })).toMatchObject({ score: 9143, complete: false });
    // N without a valid ballot: incomplete.
    expect(scored({ marks }, n, false)).toMatchObject({ score: null, complete: false });
    expect(scored({ marks: {} })).toMatchObject({ score: null });
  });

  it('has shares that make one whole for every post of every template', () => {
    for (const { scheme } of schemeTemplates) {
      for (const { postTypes } of scheme.sheets) {
        const shares = scored({ postType: postTypes[0] ?? 'staff' }, scheme).parts.map(
          ({ share }) => Number(share.n) / Number(share.d),
        );
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }
    }
  });
});

describe('grading a cycle', () => {
  const five = (scores: readonly number[], over: Partial<PersonFacts>[] = []) =>
    scores.map((score, index) => person(`w${index}`, { marks: all(score), ...over[index] }));
  const graded = (people: readonly PersonFacts[], scheme = r) =>
    gradeCycle({ scheme, people, validBallots: new Set(['c1']), sealed: false }).map(
      ({ grade, reason }) => `${grade} ${reason}`,
    );

  it('ranks each pool by itself', () => {
    const there = { pools: { city: 'city', street: 's2', community: 'c1' } };
    const people = [
      ...five([9000, 9100, 9200, 8000, 8000]),
      ...five([9050, 8000, 8000, 8000, 8000], Array(5).fill(there)).map((one) => ({
        ...one,
        workerId: `x${one.workerId}`,
      })),
    ];
    expect(graded(people).filter((one) => one.startsWith('excellent'))).toHaveLength(2);
    const city = { ...r, excellent: { share: '0.2', pool: 'city' as const } };
    expect(graded(people, city).slice(0, 3)).toEqual([
      'qualified over_cap',
      'excellent within_cap',
      'excellent within_cap',
    ]);
  });

  it('tells a tie at the cap by the residents, then by longer service', () => {
    const residents = [
      { marks: { street: [9400], community: [9400], peers: [9400], residents: [9400] } },
      { marks: { street: [9500], community: [9400], peers: [9400], residents: [9200] } },
    ];
    // 0.4×95 + 0.3×94 + 0.1×94 + 0.2×92 = 94: equal scores, the residents' 94 stands before their 92.
    expect(graded(five([9400, 9400, 8000, 8000, 8000], residents)).slice(0, 2)).toEqual([
      'excellent within_cap',
      'qualified over_cap',
    ]);
    const service = [{ servedSince: day('2021-01-01') }, { servedSince: day('2019-01-01') }];
    expect(graded(five([9400, 9400, 8000, 8000, 8000], service)).slice(0, 2)).toEqual([
      'qualified over_cap',
      'excellent within_cap',
    ]);
    expect(graded(five([9400, 9400, 8000, 8000, 8000])).slice(0, 2)).toEqual([
      'qualified tie_at_cap',
      'qualified tie_at_cap',
    ]);
  });

  it('neither grades nor counts who is not graded; a veto is counted; nothing is said of who is incomplete', () => {
    const over = [{}, {}, {}, {}, { notGraded: 'probation' as const }];
    expect(graded(five([9400, 8000, 8000, 8000, 9900], over))).toEqual([
      'qualified over_cap',
      ...Array(3).fill('qualified by_score'),
      'null not_graded',
    ]);
    expect(graded(five([9400, 8000, 8000, 8000, 9900], [{}, {}, {}, {}, { vetoReason: '虚报资金' }]))).toEqual([
      'excellent within_cap',
      ...Array(3).fill('qualified by_score'),
      'unqualified veto',
    ]);
    expect(graded([person('a', { marks: {} })])).toEqual(['null incomplete']);
  });
});

describe('publicity', () => {
  const until = (from: string, today = '2026-12-01', over: Partial<Scheme['publicity']> = {}) =>
    publicityUntil(
      { year: 2025, from: day(from), today: day(today), calendars: NATIONAL_CALENDARS },
      { ...r.publicity, ...over },
    );
  it.each(
    textTable(`
      from       | until
      2026-01-05 | 2026-01-09
      2026-01-01 | 2026-01-08
      2026-02-13 | 2026-02-26
      2026-09-21 | 2026-09-28`),
  )('of five working days from $from ends $until', ({ from, until: expected }) => {
    expect(until(from ?? '')).toBe(expected);
  });

  it('that does not count its first day ends a day later', () => {
    expect(until('2026-01-05', '2026-12-01', { countStart: false })).toBe('2026-01-12');
  });

  it('needs the calendar of its year, and begins after the year assessed and not after today', () => {
    const code = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);
    expect(code(until('2027-01-04', '2027-02-01'))).toBe('calendar_unknown');
    expect(code(until('2025-12-31'))).toBe('publicity_too_early');
    expect(code(until('2026-01-05', '2026-01-04'))).toBe('publicity_too_late');
  });
});

describe('steps', () => {
  const facts: StepFacts = {
    state: 'publicity',
    version: 3,
    people: 1,
    incomplete: 0,
    movesOpen: 0,
    ballotsOpen: 0,
    eventsOpen: 0,
    calendars: [],
    publicityUntil: day('2026-01-09'),
    today: day('2026-01-10'),
    makers: ['usr_1'],
  };
  const codeOf = (answer: ReturnType<typeof decideStep>) => (isRefusal(answer) ? answer.code : answer);
  const final = (today: string, actorId: string) => codeOf(decideFinal({ ...facts, today: day(today) }, actorId, 3));

  it('lead forward only, to final', () => {
    const order = (state: (typeof cycleStates)[number]) => cycleStates.indexOf(state);
    for (const state of cycleStates) {
      for (const event of cycleEvents) {
        const next = cycleSteps.next(state, event);
        if (next !== null) expect(order(next)).toBeGreaterThan(order(state));
      }
    }
    expect(cycleStates.filter(cycleSteps.isFinal)).toEqual(['final']);
  });

  it('finalise after the last day of publicity, by another person', () => {
    expect(final('2026-01-09', 'usr_2')).toBe('publicity_running');
    expect(final('2026-01-10', 'usr_1')).toBe('second_person_required');
    expect(final('2026-01-10', 'usr_2')).toBe('final');
  });

  it('hear appeals when publicity is over, not before', () => {
    expect(codeOf(decideStep({ ...facts, today: day('2026-01-09') }, 'hear', 3))).toBe('publicity_running');
    expect(codeOf(decideStep(facts, 'hear', 3))).toBe('appeals');
  });

  it('do not close what is incomplete', () => {
    const answer = decideStep({ ...facts, state: 'open', incomplete: 2 }, 'collect', 3);
    expect(isRefusal(answer) && answer.code).toBe('scores_incomplete');
  });
});

describe('points', () => {
  it.each([
    ['92.17', 9217],
    ['92.1', 9210],
    ['92', 9200],
    ['0', 0],
    ['100', 10_000],
    ['92.171', null],
    ['', null],
    ['9e1', null],
    ['-1', null],
  ])('%s', (text, points) => {
    expect(parsePoints(text)).toBe(points);
  });
  it('are written with two places', () => {
    expect([9217, 9210, 5, 0].map(pointsText)).toEqual(['92.17', '92.10', '0.05', '0.00']);
  });
});

describe('templates', () => {
  it.each(schemeTemplates.map((one) => [one.code, one] as const))(
    '%s satisfies the schema and names its source',
    (_, one) => {
      expect(SchemeContent.safeParse(structuredClone(one.scheme)).error).toBeUndefined();
      expect(one.source.length).toBeGreaterThan(20);
      expect(one.representative === one.source.startsWith('示例')).toBe(true);
    },
  );
});
