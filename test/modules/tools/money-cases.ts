import { MOST, type Calculator } from './calculator.ts';

const wage = { incomeFen: 3_000_000, insuranceFen: 450_000, specialAdditionalFen: 200_000 };
const fullWage = { ...wage, otherDeductionFen: 0, taxExemptFen: 0 };
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

/** Tax, insurance, pay and prices. */
export const moneyCases: readonly Calculator[] = [...tax, ...pay];
