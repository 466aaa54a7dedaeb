import {
  byLevel,
  exampleChecks,
  exampleGradeCoefficients,
  twelveLevels,
  yuan,
  type SchemeTemplate,
} from './template.ts';

const levelPay = Array.from({ length: 12 }, (_, index) => 50 + 60 * index);

/** Scheme U: fixed amounts by post with twelve small levels; the page it was read on is a copy of unknown hands. */
export const prefectureU: SchemeTemplate = {
  code: 'prefecture_u',
  name: '某地级市社区工作者薪酬（定额型）',
  source:
    '某地级市社区工作者薪酬办法，第三方网站转载，出处不可考：岗位工资 2800 / 2500 / 2300 元，十二级等级工资，证书与绩效定额。',
  trust: 'copy',
  definition: {
    levelRule: { ...twelveLevels, yearsPerLevel: 3 },
    postClasses: {},
    items: [
      {
        kind: 'post_table',
        code: 'post_pay',
        name: '岗位工资',
        taxable: true,
        insurable: true,
        amountsFen: { head: yuan(2800), deputy: yuan(2500), staff: yuan(2300) },
      },
      {
        kind: 'level_table',
        code: 'level_pay',
        name: '等级工资',
        taxable: true,
        insurable: true,
        amountsFen: byLevel(levelPay),
      },
      {
        kind: 'qualification',
        code: 'certificate',
        name: '证书工资',
        taxable: true,
        insurable: true,
        amountsFen: { assistant: yuan(300), intermediate: yuan(500), senior: yuan(800) },
      },
      {
        kind: 'fixed',
        code: 'basic_performance',
        name: '基础绩效',
        taxable: true,
        insurable: true,
        amountFen: yuan(200),
      },
      {
        kind: 'performance',
        code: 'award_performance',
        name: '奖励绩效',
        taxable: true,
        insurable: true,
        standard: yuan(100),
        gradeCoefficients: exampleGradeCoefficients,
        defaultGrade: 'qualified',
        rhythm: 'yearly',
        settle: { month: 1, ungraded: 'wait' },
      },
    ],
    partMonth: 'calendar_days',
    checks: exampleChecks,
    notes: [
      '转载原文：1 级（3 年以内）50 元，每级加 60 元；以后各级年限未见，示例为 3 年。',
      '转载原文：书记主任一肩挑另加 300 元，未列入，可按需添加薪酬项目。',
      '转载原文：奖励绩效每年按等次发放一次，不合格者不发；金额未见，每月 100 元的标准与等次系数为示例，次年 1 月发放。',
    ],
  },
};
