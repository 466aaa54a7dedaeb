import type { CasePolicy } from '../rules/policy.ts';

const named = (code: string, zh: string, ko: string, en: string) => ({ code, zh, ko, en });

/** 示例: terms in the order of published ones (ordinary matters 15 working days, key matters 7); a city enters its own. */
export const exampleCasePolicy: { readonly content: CasePolicy; readonly source: string } = {
  content: {
    categories: [
      named('sanitation', '环境卫生', '환경 위생', 'Sanitation'),
      named('facilities', '公共设施', '공공시설', 'Public facilities'),
      named('property', '物业管理', '관리사무', 'Property management'),
      named('disputes', '邻里纠纷', '이웃 분쟁', 'Disputes of neighbours'),
      named('welfare', '民生救助', '생활 지원', 'Welfare'),
      named('safety', '安全隐患', '안전 위험', 'Safety'),
      named('other', '其他', '기타', 'Other'),
    ],
    terms: {
      ordinary: { deliberate: 3, decide: 3, assign: 1, handle: 8, whole: 15 },
      urgent: { deliberate: 1, decide: 1, assign: 1, handle: 4, whole: 7 },
    },
    rateWorkdays: 7,
    remindWorkdays: 1,
    passShare: '0.5',
    dutyRequired: ['community', 'grid'],
    points: { solved: 2, partly: 1, unsolved: 0 },
  },
  source:
    '示例：五步工作法各环节时限、类别与评价计分，参照公开的诉求办理时限（一般事项 15 个工作日、重点事项 7 个工作日）拟定，请按本地文件填写。',
};
