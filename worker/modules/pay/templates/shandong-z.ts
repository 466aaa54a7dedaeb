import {
  eighteenLevels,
  exampleChecks,
  exampleCoefficients,
  exampleGradeCoefficients,
  yuan,
  type SchemeTemplate,
} from './template.ts';

const standard = { baseFen: yuan(5000), factor: '1', coefficients: exampleCoefficients } as const;

const performance = {
  kind: 'performance',
  taxable: true,
  insurable: true,
  standard: { ...standard, share: '0.3' },
  gradeCoefficients: exampleGradeCoefficients,
  defaultGrade: 'qualified',
} as const;

/** Scheme Z: the fullest rule text that could be read; its amounts and coefficients could not. */
export const shandongZ: SchemeTemplate = {
  code: 'shandong_z',
  name: '山东某市社区工作者薪酬（70/30）',
  source:
    '山东某市（据载体推断为淄博）社区工作者管理办法第 18–23 条，专业网站转载：起薪基数 × 1 × 等级系数，基本 70% 按月、绩效 30% 按考核；证书补贴每月不低于 100 / 200 / 300 元。等级系数与起薪基数未公开，此处为示例。',
  trust: 'press',
  definition: {
    levelRule: {
      ...eighteenLevels,
      yearsPerLevel: 3,
      educationLevels: { bachelor: 1, master: 2, doctor: 3 },
      educationYears: { bachelor: 1, master: 3, doctor: 5 },
    },
    postClasses: {},
    items: [
      {
        kind: 'level_coefficient',
        code: 'basic',
        name: '基本薪酬',
        taxable: true,
        insurable: true,
        formula: { ...standard, share: '0.7' },
      },
      { ...performance, code: 'performance', name: '月度绩效', share: '0.4', paidAt: 'qualified' },
      {
        ...performance,
        code: 'performance_quarter',
        name: '季度绩效',
        share: '0.3',
        rhythm: 'quarterly',
        paidAt: 'qualified',
      },
      {
        ...performance,
        code: 'performance_year',
        name: '年度绩效',
        share: '0.3',
        rhythm: 'yearly',
        settle: { month: 1, ungraded: 'wait' },
      },
      {
        kind: 'qualification',
        code: 'certificate',
        name: '证书补贴',
        taxable: true,
        insurable: true,
        amountsFen: { assistant: yuan(100), intermediate: yuan(200), senior: yuan(300) },
      },
    ],
    partMonth: 'calendar_days',
    checks: exampleChecks,
    notes: [
      '示例：起薪基数 5000 元；原文为街道事业单位新录用人员转正后平均工资的 1 倍，随事业单位调整。',
      '示例：等级系数 k(L) = 1.00 + 0.05 × (L − 1)、每满 3 年升 1 级、等次系数。',
      '原文：绩效 30% 按月、季、年结合考核发放；四三三的划分为示例，月度与季度按合格发放，年度部分次年 1 月按等次发放。',
      '原文：证书须登记方可享受补贴。',
    ],
  },
};
