import type { PostQuota, RetirementPolicy } from '../rules/policy.ts';
import { GRADUAL_RETIREMENT } from './retirement.ts';

export interface PolicyTemplate {
  readonly code: 'post_quota' | 'minimum_age' | 'retirement';
  readonly content: unknown;
  readonly source: string;
}

const quota: PostQuota = {
  baseHouseholds: 3000,
  leastPosts: 10,
  mostPosts: 15,
  householdsPerPostAtMost: 300,
  householdsPerPostAtLeast: 500,
};

const retirement: RetirementPolicy = { paths: GRADUAL_RETIREMENT.paths, femaleCategory: 'female55', nearMonths: 12 };

/** What a new city's roster goes by until it decides otherwise. */
export const policyTemplates: readonly PolicyTemplate[] = [
  {
    code: 'post_quota',
    content: quota,
    source: '示例：每社区10至15人，3000户以上每增300至500户增配1人，请按本地文件核定',
  },
  {
    code: 'minimum_age',
    content: { years: 16 },
    source: '中华人民共和国劳动法第十五条：禁止用人单位招用未满十六周岁的未成年人',
  },
  {
    code: 'retirement',
    content: retirement,
    source: `${GRADUAL_RETIREMENT.source}；女性类别与提前提示月数为示例，请按本人身份和本地文件核定`,
  },
];
