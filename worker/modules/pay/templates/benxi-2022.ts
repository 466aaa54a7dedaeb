import {
  eighteenLevels,
  exampleChecks,
  exampleCoefficients,
  exampleGradeCoefficients,
  yuan,
  type SchemeTemplate,
} from './template.ts';

const standard = { baseFen: yuan(3400), factor: '1', coefficients: exampleCoefficients } as const;

/** Benxi's standard of 3400 yuan times a coefficient, split 90/10 as its Mingshan district does. */
export const benxi2022: SchemeTemplate = {
  code: 'benxi_2022',
  name: '本溪市社区工作者薪酬（90/10）',
  source:
    '本民发〔2022〕41/43号（2023-01-01 起施行），本溪市政府网站答复：标准 = 3400 元 × 系数，全市基本约 80%、绩效约 20%，明山区按 90/10；年度不合格者当年无绩效。系数表未公开，此处为示例。',
  trust: 'official',
  definition: {
    levelRule: { ...eighteenLevels, yearsPerLevel: 3, excludedGrades: ['unqualified'] },
    postClasses: {},
    items: [
      {
        kind: 'level_coefficient',
        code: 'basic',
        name: '基本工资',
        taxable: true,
        insurable: true,
        formula: { ...standard, share: '0.9' },
      },
      {
        kind: 'performance',
        code: 'performance',
        name: '绩效工资',
        taxable: true,
        insurable: true,
        standard: { ...standard, share: '0.1' },
        gradeCoefficients: { ...exampleGradeCoefficients, excellent: '1' },
        defaultGrade: 'qualified',
        rhythm: 'half_yearly',
        paidAt: 'qualified',
        settle: { month: 1, ungraded: 'wait' },
      },
    ],
    partMonth: 'calendar_days',
    checks: exampleChecks,
    notes: [
      '示例：系数 k(L) = 1.00 + 0.05 × (L − 1)、十八级与每级 3 年。',
      '原文：年度考核不合格者当年无绩效，且该年不计入年限；基本合格的系数 0.6 为示例。',
      '原文：明山区基本工资按月发放，绩效每半年按半年与年度考核发放；此模板 6 月、12 月按合格发放，次年 1 月按年度等次多退少补，清算月份为示例。',
    ],
  },
};
