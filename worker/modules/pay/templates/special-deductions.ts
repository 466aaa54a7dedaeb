import { month, type Month } from '../../../core/day.ts';
import type { DeductionRules } from '../rules/deduction-limits.ts';
import { yuan } from './template.ts';

/** The limits of special additional deductions from a month on, whole, with the documents that set them. */
export interface DeductionRulesTemplate {
  readonly fromMonth: Month;
  readonly name: string;
  readonly source: string;
  readonly definition: DeductionRules;
}

/** 国发〔2018〕41号: 1000 a child, 1000 of loan interest, three classes of rent, 2000 for the elderly (shared: 1000). */
const since2019: DeductionRules = {
  items: [
    { item: 'children_education', stepFen: yuan(500), askAboveFen: yuan(3000) },
    { item: 'continuing_education', mostFen: yuan(400), mostMonths: 48, singleFen: yuan(3600) },
    { item: 'housing_loan', mostFen: yuan(1000), mostMonths: 240, excludes: 'rent' },
    { item: 'rent', fixedFen: [yuan(1500), yuan(1100), yuan(800)], excludes: 'housing_loan' },
    { item: 'elderly_support', mostFen: yuan(1000), fixedFen: [yuan(2000)] },
  ],
};

/** 国发〔2022〕8号 adds the care of infants from January 2022; the private pension follows by 财政部 税务总局公告2022年第34号. */
const since2022: DeductionRules = {
  items: [
    ...since2019.items,
    { item: 'infant_care', stepFen: yuan(500), askAboveFen: yuan(3000) },
    { item: 'private_pension', mostFen: yuan(1000), singleFen: yuan(12_000), yearFen: yuan(12_000) },
  ],
};

/** 国发〔2023〕13号 raises children to 2000 each and the elderly to 3000 (shared: 1500). */
const since2023: DeductionRules = {
  items: [
    { item: 'children_education', stepFen: yuan(1000), askAboveFen: yuan(6000) },
    { item: 'infant_care', stepFen: yuan(1000), askAboveFen: yuan(6000) },
    ...since2022.items.filter(({ item }) => item === 'continuing_education'),
    ...since2022.items.filter(({ item }) => item === 'housing_loan' || item === 'rent'),
    { item: 'elderly_support', mostFen: yuan(1500), fixedFen: [yuan(3000)] },
    ...since2022.items.filter(({ item }) => item === 'private_pension'),
  ],
};

export const deductionRulesTemplates: readonly DeductionRulesTemplate[] = [
  {
    fromMonth: month('2019-01'),
    name: '专项附加扣除标准（2019）',
    source:
      '国发〔2018〕41号：子女教育每孩 1000 元、继续教育 400 元或 3600 元、住房贷款利息 1000 元、住房租金 1500/1100/800 元、赡养老人 2000 元（分摊每人不超过 1000 元）',
    definition: since2019,
  },
  {
    fromMonth: month('2022-01'),
    name: '专项附加扣除标准（2022）',
    source:
      '国发〔2022〕8号：增加 3 岁以下婴幼儿照护每孩 1000 元；个人养老金每年 12000 元，财政部 税务总局公告2022年第34号',
    definition: since2022,
  },
  {
    fromMonth: month('2023-01'),
    name: '专项附加扣除标准（2023）',
    source:
      '国发〔2023〕13号：子女教育、婴幼儿照护每孩 2000 元，赡养老人 3000 元（分摊每人不超过 1500 元）；其余同国发〔2018〕41号；个人养老金见财政部 税务总局公告2022年第34号',
    definition: since2023,
  },
];
