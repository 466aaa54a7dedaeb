import { MOST, type Calculator } from './calculator.ts';

const vote = (id: string, score: string) => ({ id, score });

const people: readonly Calculator[] = [
  {
    path: 'assessment/score',
    works: [
      {
        body: {
          groups: [
            { code: 'street', weight: '0.3', scores: ['91.5'] },
            { code: 'peers', weight: '0.1', scores: ['60', '90', '90', '90', '95'], trimFrom: 5 },
            { code: 'residents', weight: '0.6', scores: ['94', '94.01'] },
          ],
          bonus: '8',
          bonusCap: '5',
          deductions: '1',
          missing: 'incomplete',
        },
        // 27.45 + 9 + 56.403 + 5 − 1 = 96.853
        answer: {
          score: '96.85',
          groups: [
            { code: 'street', mean: '91.50', contribution: '27.45' },
            { code: 'peers', mean: '90.00', contribution: '9.00' },
            { code: 'residents', mean: '94.01', contribution: '56.40' },
          ],
          complete: true,
        },
      },
      {
        body: { groups: [{ code: 'all', weight: '1', scores: [] }], missing: 'renormalise' },
        answer: { score: null, groups: [{ code: 'all', mean: null, contribution: null }], complete: false },
      },
    ],
    bad: [
      { field: 'groups', change: { groups: [] } },
      { field: 'groups.0.scores.0', change: { groups: [{ code: 'all', weight: '1', scores: ['90.001'] }] } },
      { field: 'groups.0.scores.0', change: { groups: [{ code: 'all', weight: '1', scores: ['100.01'] }] } },
      { field: 'groups.0.trimFrom', change: { groups: [{ code: 'all', weight: '1', scores: ['90'], trimFrom: 2 }] } },
      {
        field: 'groups.1.code',
        change: { groups: ['0.5', '0.5'].map((weight) => ({ code: 'same', weight, scores: ['90'] })) },
      },
      { field: 'missing', change: { missing: 'zero' } },
    ],
    refused: [
      {
        code: 'score_weights_not_whole',
        change: { groups: [{ code: 'all', weight: '0.9', scores: ['90'] }] },
        facts: { sum: '0.9' },
      },
    ],
  },
  {
    path: 'assessment/grades',
    works: [
      {
        body: {
          cap: '0.25',
          bands: { excellent: '90', qualified: '75', basic: '60' },
          people: [
            { ...vote('a', '93'), tieBreak: ['93.2', '40'] },
            { ...vote('b', '93'), tieBreak: ['93.2', '46.25'] },
            { ...vote('c', '99'), veto: true },
            { id: 'd', notGraded: true },
            vote('e', '59.99'),
          ],
        },
        answer: {
          excellentMax: 1,
          grades: [
            { id: 'a', grade: 'qualified', reason: 'over_cap' },
            { id: 'b', grade: 'excellent', reason: 'within_cap' },
            { id: 'c', grade: 'unqualified', reason: 'veto' },
            { id: 'd', grade: null, reason: 'not_graded' },
            { id: 'e', grade: 'unqualified', reason: 'by_score' },
          ],
        },
      },
    ],
    bad: [
      { field: 'people', change: { people: [] } },
      { field: 'people.1.id', change: { people: [vote('a', '90'), vote('a', '80')] } },
      { field: 'people.0.score', change: { people: [{ id: 'a' }] } },
      { field: 'people.0.score', change: { people: [vote('a', '-1')] } },
      { field: 'cap', change: { cap: '1.2' } },
      { field: 'bands.basic', change: { bands: { excellent: '90', qualified: '75', basic: '75' } } },
    ],
  },
  {
    path: 'retirement',
    works: [
      {
        body: { birthMonth: '1965-05', category: 'male' },
        answer: { retirementMonth: '2025-07', years: 60, months: 2 },
      },
      {
        body: { birthMonth: '1984-11', category: 'female50' },
        answer: { retirementMonth: '2039-11', years: 55, months: 0 },
      },
    ],
    bad: [
      { field: 'birthMonth', change: { birthMonth: '1965-13' } },
      { field: 'birthMonth', change: { birthMonth: '9990-01' } },
      { field: 'birthMonth', change: { birthMonth: '1965-05-01' } },
      { field: 'category', change: { category: 'female' } },
    ],
  },
];

const everyday: readonly Calculator[] = [
  {
    path: 'workdays',
    works: [
      { body: { from: '2026-09-24', add: 7, countStart: false }, answer: { day: '2026-10-12' } },
      { body: { from: '2026-09-24', add: 7, countStart: true }, answer: { day: '2026-10-10' } },
      { body: { from: '2026-01-01', until: '2026-12-31' }, answer: { count: 248 } },
      { body: { day: '2026-09-20' }, answer: { isWorkday: true } },
    ],
    bad: [
      { field: 'day', body: {} },
      { field: 'from', body: { add: 3 } },
      { field: 'add', body: { from: '2026-09-24' } },
      { field: 'add', change: { add: 0 } },
      { field: 'add', change: { add: -1 } },
      { field: 'from', body: { day: '2026-09-24', from: '2026-09-24' } },
      { field: 'until', body: { from: '2026-09-24', until: '2026-09-23' } },
      { field: 'until', body: { from: '2026-09-24', add: 1, until: '2026-09-25' } },
      { field: 'countStart', body: { from: '2026-09-24', until: '2026-09-25', countStart: true } },
      { field: 'day', body: { day: '2026-02-29' } },
    ],
    refused: [
      { code: 'calendar_missing', change: { add: 300 }, facts: { year: 2027 } },
      { code: 'calendar_missing', change: { from: '2024-12-31' }, facts: { year: 2024 } },
    ],
  },
  {
    path: 'checks',
    works: [
      {
        body: {
          residentId: '11010519491231002x',
          creditCode: '91350100M000100Y43',
          bankCard: '4111 1111 1111 1111',
          mobile: '+86 13800000000',
        },
        answer: {
          residentId: { valid: true, normalised: '11010519491231002X', birthDay: '1949-12-31', sex: 'female' },
          creditCode: { valid: true, normalised: '91350100M000100Y43' },
          bankCard: { valid: true, normalised: '4111111111111111' },
          mobile: { valid: true, normalised: '13800000000' },
        },
      },
      {
        body: { residentId: '110105491231002' },
        answer: { residentId: { valid: false, normalised: '110105491231002', reason: 'fifteen_digits' } },
      },
    ],
    bad: [
      { field: 'residentId', body: {} },
      { field: 'mobile', change: { mobile: 13_800_000_000 } },
      { field: 'bankCard', change: { bankCard: '1'.repeat(65) } },
    ],
  },
  {
    path: 'rmb-capitals',
    works: [
      { body: { amountFen: 140_950 }, answer: { text: '人民币壹仟肆佰零玖元伍角' } },
      { body: { amountFen: 0 }, answer: { text: '人民币零元整' } },
      { body: { amountFen: -1_640_902 }, answer: { text: '人民币负壹万陆仟肆佰零玖元零贰分' } },
    ],
    bad: [
      { field: 'amountFen', change: { amountFen: 0.5 } },
      { field: 'amountFen', change: { amountFen: MOST + 1 } },
      { field: 'amountFen', change: { amountFen: '140950' } },
    ],
  },
];

/** Assessment, retirement, days, numbers and words. */
export const peopleCases: readonly Calculator[] = [...people, ...everyday];
