/** The fields of one calculator, by the dotted name they have in the request. */
export type Field =
  | { kind: 'money' | 'integer' | 'decimal' | 'text' | 'day' | 'month' | 'switch'; name: string; optional?: true }
  | { kind: 'select'; name: string; options: readonly string[]; optional?: true }
  | { kind: 'list'; name: string; fields: readonly Field[] };

export interface Section {
  /** Absent for the first, which needs no heading. */
  heading?: SectionName;
  fields: readonly Field[];
}
type SectionName =
  | 'opening'
  | 'months'
  | 'wages'
  | 'items'
  | 'housingFund'
  | 'rule'
  | 'educationLevels'
  | 'educationYears';

export interface Calculator {
  key: CalculatorKey;
  path: string;
  sections: readonly Section[];
  initial?: object;
}

export const calculatorKeys = [
  'withholding',
  'annual',
  'bonus',
  'insurance',
  'level',
  'amount',
  'allocation',
  'deadline',
  'span',
  'isWorkday',
  'checks',
  'capitals',
  'retirement',
] as const;
export type CalculatorKey = (typeof calculatorKeys)[number];

const money = (name: string, optional?: true): Field => ({ kind: 'money', name, ...(optional ? { optional } : {}) });
const decimal = (name: string, optional?: true): Field => ({
  kind: 'decimal',
  name,
  ...(optional ? { optional } : {}),
});
const integer = (name: string, optional?: true): Field => ({
  kind: 'integer',
  name,
  ...(optional ? { optional } : {}),
});
const flag = (name: string): Field => ({ kind: 'switch', name });

const posts = ['staff', 'deputy', 'head'] as const;
const degrees = ['bachelor', 'master', 'doctor'] as const;
const wages = (prefix: string) =>
  ['incomeFen', 'insuranceFen', 'specialAdditionalFen'].map((name) => money(`${prefix}${name}`, true));

const withholding: Calculator = {
  key: 'withholding',
  path: 'income-tax/withholding',
  initial: { startMonth: 1, firstJobOfYear: false, upfront60000: false, months: [{}] },
  sections: [
    { fields: [integer('year'), integer('startMonth'), flag('firstJobOfYear'), flag('upfront60000')] },
    {
      heading: 'months',
      fields: [
        {
          kind: 'list',
          name: 'months',
          fields: [...wages(''), money('otherDeductionFen', true), money('taxExemptFen', true)],
        },
      ],
    },
    {
      heading: 'opening',
      fields: [integer('opening.months', true), ...wages('opening.'), money('opening.taxFen', true)],
    },
  ],
};

const insurance: Calculator = {
  key: 'insurance',
  path: 'social-insurance',
  initial: { policy: { items: [{ code: 'pension' }, { code: 'medical' }, { code: 'unemployment' }] } },
  sections: [
    { fields: [money('wageFen'), money('policy.floorFen'), money('policy.capFen')] },
    {
      heading: 'items',
      fields: [
        {
          kind: 'list',
          name: 'policy.items',
          fields: [
            { kind: 'select', name: 'code', options: ['pension', 'medical', 'unemployment', 'injury', 'maternity'] },
            decimal('employerRate'),
            decimal('employeeRate'),
          ],
        },
      ],
    },
    {
      heading: 'housingFund',
      fields: [
        decimal('policy.housingFund.rate', true),
        { kind: 'select', name: 'policy.housingFund.rounding', options: ['fen', 'yuan'], optional: true },
      ],
    },
  ],
};

const level: Calculator = {
  key: 'level',
  path: 'pay-level',
  initial: { degreeHeld: false, diplomaHeld: false },
  sections: [
    {
      fields: [
        { kind: 'select', name: 'postType', options: posts },
        integer('serviceYears'),
        { kind: 'select', name: 'education', options: ['none', 'secondary', 'college', ...degrees] },
        flag('degreeHeld'),
        flag('diplomaHeld'),
      ],
    },
    {
      heading: 'rule',
      fields: [
        integer('rule.yearsPerLevel'),
        ...posts.map((post) => integer(`rule.floors.${post}`)),
        ...posts.map((post) => integer(`rule.ceilings.${post}`)),
      ],
    },
    { heading: 'educationLevels', fields: degrees.map((degree) => integer(`rule.educationLevels.${degree}`, true)) },
    { heading: 'educationYears', fields: degrees.map((degree) => integer(`rule.educationYears.${degree}`, true)) },
  ],
};

/** In the order of the page. */
export const calculators: readonly Calculator[] = [
  withholding,
  { key: 'annual', path: 'income-tax/annual', sections: [{ fields: [money('taxableFen')] }] },
  {
    key: 'bonus',
    path: 'income-tax/bonus',
    sections: [{ fields: [money('bonusFen')] }, { heading: 'wages', fields: wages('wages.') }],
  },
  insurance,
  level,
  {
    key: 'amount',
    path: 'pay-amount',
    sections: [
      {
        fields: [
          money('baseFen'),
          decimal('factor'),
          decimal('share'),
          decimal('coefficient'),
          decimal('split.basic', true),
        ],
      },
    ],
  },
  {
    key: 'allocation',
    path: 'allocation',
    initial: { weights: [{}, {}] },
    sections: [{ fields: [money('amountFen'), { kind: 'list', name: 'weights', fields: [decimal('weight')] }] }],
  },
  {
    key: 'deadline',
    path: 'workdays',
    initial: { countStart: false },
    sections: [{ fields: [{ kind: 'day', name: 'from' }, integer('add'), flag('countStart')] }],
  },
  {
    key: 'span',
    path: 'workdays',
    sections: [
      {
        fields: [
          { kind: 'day', name: 'from' },
          { kind: 'day', name: 'until' },
        ],
      },
    ],
  },
  { key: 'isWorkday', path: 'workdays', sections: [{ fields: [{ kind: 'day', name: 'day' }] }] },
  {
    key: 'checks',
    path: 'checks',
    sections: [
      {
        fields: (['residentId', 'creditCode', 'bankCard', 'mobile'] as const).map((name) => ({
          kind: 'text',
          name,
          optional: true,
        })),
      },
    ],
  },
  { key: 'capitals', path: 'rmb-capitals', sections: [{ fields: [money('amountFen')] }] },
  {
    key: 'retirement',
    path: 'retirement',
    sections: [
      {
        fields: [
          { kind: 'month', name: 'birthMonth' },
          { kind: 'select', name: 'category', options: ['male', 'female55', 'female50'] },
        ],
      },
    ],
  },
];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function empty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (isRecord(value) && Object.keys(value).length === 0);
}

/** Leaves out whatever was not filled in, and groups that have nothing left. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, filled(inner)] as const)
      .filter(([, inner]) => !empty(inner)),
  );
}

/** From what the form holds to the body of the request: decimals trimmed, weights as plain strings. */
export function bodyOf(key: CalculatorKey, values: Record<string, unknown>): unknown {
  const body = filled(values);
  if (key !== 'allocation' || !isRecord(body) || !Array.isArray(body['weights'])) return body;
  return { ...body, weights: body['weights'].map((entry) => (isRecord(entry) ? entry['weight'] : entry)) };
}
