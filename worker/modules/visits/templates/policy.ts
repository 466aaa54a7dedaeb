import type { VisitPolicy } from '../rules/cadence.ts';

/** 示例: no document with these numbers was found; a city enters its own. */
export const exampleVisitPolicy: { readonly content: VisitPolicy; readonly source: string } = {
  content: {
    byRisk: {
      high: { every: 5, unit: 'workday' },
      medium: { every: 1, unit: 'month' },
      low: { every: 3, unit: 'month' },
      none: { every: 12, unit: 'month' },
    },
    byKind: { alone_elder: { every: 7, unit: 'day' } },
    shift: 'before',
    counts: ['home', 'elsewhere'],
  },
  source: '示例：走访频次，请按本地文件填写。',
};

export const exampleKinds = {
  items: [
    ['alone_elder', '独居老人'],
    ['disabled', '残疾人家庭'],
    ['low_income', '低保或低收入家庭'],
    ['ill', '重病患者家庭'],
    ['left_child', '困境或留守儿童'],
    ['lost_family', '失独家庭'],
    ['mental', '精神障碍患者家庭'],
    ['jobless', '就业困难家庭'],
  ],
  source: '示例：困难类别，请按本地文件增减。',
} as const;
