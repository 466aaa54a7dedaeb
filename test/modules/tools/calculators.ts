/** What each calculator is asked, and what must come back: answers are worked by hand from the rule named. */
export interface Calculator {
  readonly path: string;
  readonly works: readonly { readonly body: Record<string, unknown>; readonly answer: unknown }[];
  /** The first working body with these fields changed, or a body of its own, and the field to blame. */
  readonly bad: readonly {
    readonly field: string;
    readonly change?: Record<string, unknown>;
    readonly body?: unknown;
  }[];
  readonly refused?: readonly {
    readonly code: string;
    readonly change: Record<string, unknown>;
    readonly facts?: Record<string, unknown>;
  }[];
}

/** The largest amount there is. */
export const MOST = 10_000_000_000_000;

const wage = { incomeFen: 3_000_000, insuranceFen: 450_000, specialAdditionalFen: 200_000 };
const fullWage = { ...wage, otherDeductionFen: 0, taxExemptFen: 0 };
const vote = (id: string, score: string) => ({ id, score });
const rule = {
  floors: { staff: 1, deputy: 4, head: 7 },
  ceilings: { staff: 12, deputy: 15, head: 18 },
  yearsPerLevel: 3,
  educationLevels: { bachelor: 1, master: 2, doctor: 3 },
  educationYears: { bachelor: 1, master: 3, doctor: 5 },
};
const policy = {
  floorFen: 420_000,
  capFen: 2_100_000,
  items: [{ code: 'pension', employerRate: '0.16', employeeRate: '0.08' }],
  housingFund: { rate: '0.08', rounding: 'yuan' },
};

const tax: readonly Calculator[] = [
  {
    path: 'income-tax/withholding',
    works: [
      {
        body: {
          year: 2026,
          startMonth: 1,
          firstJobOfYear: false,
          upfront60000: false,
          opening: {
            months: 6,
            incomeFen: 18_000_000,
            insuranceFen: 2_700_000,
            specialAdditionalFen: 1_200_000,
            taxFen: 858_000,
          },
          months: [fullWage],
        },
        answer: {
          months: [
            {
              month: '2026-07',
              cumulativeTaxableFen: 12_950_000,
              rate: '0.1',
              quickDeductionFen: 252_000,
              cumulativeTaxFen: 1_043_000,
              dueFen: 185_000,
              overWithheldFen: 0,
            },
          ],
          totalDueFen: 185_000,
        },
      },
    ],
    bad: [
      { field: 'months', change: { months: [] } },
      { field: 'months', change: { months: Array.from({ length: 13 }, () => fullWage) } },
      { field: 'months', change: { months: Array.from({ length: 7 }, () => fullWage) } },
      { field: 'startMonth', change: { startMonth: 13 } },
      { field: 'startMonth', change: { startMonth: 0 } },
      { field: 'year', change: { year: '2026' } },
      { field: 'months.0.incomeFen', change: { months: [{ ...fullWage, incomeFen: -1 }] } },
      { field: 'months.0.incomeFen', change: { months: [{ ...fullWage, incomeFen: 0.5 }] } },
      { field: 'months.0.incomeFen', change: { months: [{ ...fullWage, incomeFen: MOST + 1 }] } },
      { field: 'months.0.bonusFen', change: { months: [{ ...fullWage, bonusFen: 1 }] } },
      { field: 'opening.months', change: { opening: { months: 12, incomeFen: 0, taxFen: 0 } } },
    ],
    refused: [
      { code: 'tax_table_missing', change: { year: 2018 }, facts: { year: 2018 } },
      { code: 'withholding_easements_exclude', change: { firstJobOfYear: true, upfront60000: true } },
      {
        code: 'withholding_upfront_start',
        change: { upfront60000: true, startMonth: 3, opening: undefined },
        facts: { startMonth: 3 },
      },
      {
        code: 'withholding_easement_not_in_force',
        change: { upfront60000: true, year: 2019 },
        facts: { month: '2019-07' },
      },
      { code: 'amount_too_large', change: { months: [{ incomeFen: MOST }] } },
    ],
  },
  {
    path: 'income-tax/annual',
    works: [
      { body: { taxableFen: 3_600_100 }, answer: { taxFen: 108_010, rate: '0.1', quickDeductionFen: 252_000 } },
      { body: { taxableFen: 0 }, answer: { taxFen: 0, rate: '0.03', quickDeductionFen: 0 } },
    ],
    bad: [
      { field: 'taxableFen', body: {} },
      { field: 'taxableFen', change: { taxableFen: -1 } },
      { field: 'taxableFen', change: { taxableFen: 1e20 } },
      { field: 'taxableFen', change: { taxableFen: null } },
    ],
  },
  {
    path: 'income-tax/bonus',
    works: [
      {
        body: { bonusFen: 3_600_100 },
        answer: { alone: { bonusTaxFen: 339_010, wageTaxFen: 0, totalFen: 339_010 } },
      },
      {
        body: {
          bonusFen: 2_400_000,
          wages: { incomeFen: 12_000_000, insuranceFen: 2_000_000, specialAdditionalFen: 1_200_000 },
        },
        answer: {
          alone: { bonusTaxFen: 72_000, wageTaxFen: 84_000, totalFen: 156_000 },
          merged: { totalFen: 268_000 },
          cheaper: 'alone',
        },
      },
    ],
    bad: [
      { field: 'bonusFen', change: { bonusFen: -1 } },
      { field: 'wages.incomeFen', change: { wages: { insuranceFen: 0 } } },
    ],
  },
];

const pay: readonly Calculator[] = [
  {
    path: 'social-insurance',
    works: [
      {
        body: { wageFen: 533_333, policy },
        answer: {
          baseFen: 533_333,
          items: [{ code: 'pension', employerFen: 85_333, employeeFen: 42_667 }],
          employeeTotalFen: 42_667,
          employerTotalFen: 85_333,
          housingFund: { baseFen: 533_333, employeeFen: 42_700, employerFen: 42_700 },
        },
      },
    ],
    bad: [
      { field: 'wageFen', change: { wageFen: -1 } },
      { field: 'policy.capFen', change: { policy: { ...policy, capFen: 1 } } },
      { field: 'policy.items', change: { policy: { ...policy, items: [] } } },
      { field: 'policy.items.1.code', change: { policy: { ...policy, items: [...policy.items, ...policy.items] } } },
      {
        field: 'policy.housingFund.rate',
        change: { policy: { ...policy, housingFund: { rate: '1.1', rounding: 'fen' } } },
      },
      {
        field: 'policy.housingFund.rounding',
        change: { policy: { ...policy, housingFund: { rate: '0', rounding: 'jiao' } } },
      },
    ],
  },
  {
    path: 'pay-level',
    works: [
      {
        body: { postType: 'staff', serviceYears: 7, education: 'bachelor', degreeHeld: true, diplomaHeld: true, rule },
        answer: {
          level: 4,
          explanation: [
            { step: 'post_floor', levels: 1, level: 1 },
            { step: 'service_years', years: 7, educationYears: 0, levels: 2, level: 3 },
            { step: 'education_levels', levels: 1, level: 4 },
          ],
        },
      },
    ],
    bad: [
      { field: 'serviceYears', change: { serviceYears: 7.5 } },
      { field: 'serviceYears', change: { serviceYears: -1 } },
      { field: 'education', change: { education: 'phd' } },
      { field: 'rule.yearsPerLevel', change: { rule: { ...rule, yearsPerLevel: 0 } } },
      { field: 'rule.ceilings.staff', change: { rule: { ...rule, floors: { ...rule.floors, staff: 13 } } } },
      { field: 'rule.floors.head', change: { rule: { ...rule, floors: { staff: 1, deputy: 4 } } } },
    ],
  },
  {
    path: 'pay-amount',
    works: [
      {
        body: { baseFen: 500_001, factor: '0.9', share: '0.7', coefficient: '1.15', split: { basic: '0.7' } },
        answer: { totalFen: 362_251, basicFen: 253_576, performanceFen: 108_675 },
      },
      { body: { baseFen: 500_000, factor: '0.9', share: '0.7', coefficient: '1.15' }, answer: { totalFen: 362_250 } },
    ],
    bad: [
      { field: 'factor', change: { factor: 0.9 } },
      { field: 'factor', change: { factor: '-0.9' } },
      { field: 'coefficient', change: { coefficient: '1e3' } },
      { field: 'split.basic', change: { split: { basic: '1.01' } } },
    ],
    refused: [{ code: 'amount_too_large', change: { baseFen: MOST, factor: '999999999999' } }],
  },
  {
    path: 'day-rate',
    works: [
      {
        body: { monthlyFen: 435_000, days: '3', paidDaysPerMonth: '21.75', coefficient: '1.25' },
        answer: { amountFen: 75_000, remainingFen: 360_000 },
      },
      {
        body: { monthlyFen: 500_000, days: '1', paidDaysPerMonth: '21.75' },
        answer: { amountFen: 22_989, remainingFen: 477_011 },
      },
    ],
    bad: [
      { field: 'paidDaysPerMonth', change: { paidDaysPerMonth: '0' } },
      { field: 'days', change: { days: '-3' } },
      { field: 'monthlyFen', change: { monthlyFen: undefined } },
    ],
    refused: [{ code: 'amount_too_large', change: { monthlyFen: MOST, days: '100' } }],
  },
  {
    path: 'allocation',
    works: [
      {
        body: { amountFen: 1_000_000, weights: ['14', '12', '10'] },
        answer: { partsFen: [388_889, 333_333, 277_778] },
      },
      { body: { amountFen: 100, weights: ['1', '1', '1'] }, answer: { partsFen: [34, 33, 33] } },
    ],
    bad: [
      { field: 'weights', change: { weights: [] } },
      { field: 'weights', change: { weights: ['0', '0.0'] } },
      { field: 'weights.1', change: { weights: ['1', '-1'] } },
      { field: 'weights.0', change: { weights: [14] } },
      { field: 'amountFen', change: { amountFen: MOST + 1 } },
    ],
  },
  {
    path: 'duty-price',
    works: [
      {
        body: {
          method: 'unit',
          lines: [{ unitPriceFen: 1550, volume: '412', admittedVolume: '265' }],
          qualityRatio: '0.95',
        },
        answer: { dueFen: 390_213 },
      },
      {
        body: { method: 'package', totalFen: 10_000_000, prepaidShare: '0.5', qualityRatio: '0.92' },
        answer: { dueFen: 9_600_000, balanceFen: 4_600_000 },
      },
      {
        body: { method: 'workload', days: '18', monthlyFen: 435_000, difficulty: '1.25' },
        answer: { dueFen: 450_000 },
      },
    ],
    bad: [
      { field: 'method', change: { method: 'guess' } },
      { field: 'lines', change: { lines: [] } },
      { field: 'lines.0.volume', change: { lines: [{ unitPriceFen: 1, volume: '-1' }] } },
      { field: 'prepaidShare', body: { method: 'package', totalFen: 1, prepaidShare: '2', qualityRatio: '1' } },
      { field: 'totalFen', change: { totalFen: 1 } },
    ],
    refused: [{ code: 'amount_too_large', change: { lines: [{ unitPriceFen: MOST, volume: '2' }] } }],
  },
];

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

export const calculators: readonly Calculator[] = [...tax, ...pay, ...people, ...everyday];
