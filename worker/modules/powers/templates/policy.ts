import type { PowerPolicy } from '../rules/policy.ts';

/** 示例: no document with these numbers was found; a city enters its own. */
export const examplePowerPolicy: { readonly content: PowerPolicy; readonly source: string } = {
  content: {
    workdays: { consent: 10, opinion: 10, answer: 15, proposal: 20, above: 10, record: 3 },
    silence: 'agreed',
    streetShare: '0.3',
  },
  source: '示例：街道“五权”的时限、逾期未答复的处理与街道评分占比，请按本地文件填写。',
};
