import type { ListingPolicy } from '../rules/policy.ts';

const kind = (code: string, zh: string, ko: string, en: string, ordinary: number, major: number, urgent: number) => ({
  code,
  zh,
  ko,
  en,
  workdays: { ordinary, major, urgent },
});

/** 示例: representative kinds and working days; yellow at three quarters of the time. A city enters its own. */
export const exampleListingPolicy: { readonly content: ListingPolicy; readonly source: string } = {
  content: {
    kinds: [
      kind('livelihood', '民生实事', '민생 현안', 'Livelihood', 20, 15, 7),
      kind('environment', '环境整治', '환경 정비', 'Environment', 15, 10, 5),
      kind('safety', '安全隐患', '안전 위험', 'Safety', 10, 5, 2),
      kind('dispute', '矛盾纠纷', '분쟁', 'Disputes', 15, 10, 5),
      kind('service', '作风服务', '업무 태도·서비스', 'Conduct and service', 15, 10, 5),
      kind('other', '其他', '기타', 'Other', 20, 15, 7),
    ],
    yellowShare: '0.75',
    checkWorkdays: 3,
    cityAfterWorkdays: 5,
    maxExtensions: 2,
    maxExtensionWorkdays: 10,
    boardDays: 90,
  },
  source: '示例：挂牌销号的问题类别、整改时限、核验与延期，黄灯为时限过四分之三，请按本地文件填写。',
};
