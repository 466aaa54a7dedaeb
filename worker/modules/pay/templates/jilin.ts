import { entrySource, exampleEntryItems, exampleFacts } from './entry-items.ts';
import {
  eighteenLevels,
  exampleChecks,
  exampleCoefficients,
  exampleGradeCoefficients,
  exampleLevelChanges,
  yuan,
  type SchemeTemplate,
} from './template.ts';

const standard = { baseFen: yuan(4800), factor: '1', coefficients: exampleCoefficients } as const;

/** The scheme that a new city starts with: Jilin's formula, with example amounts where the document is not public. */
export const jilin: SchemeTemplate = {
  code: 'jilin',
  name: '吉林省社工岗薪酬（吉林型）',
  source:
    '吉办发〔2020〕18号及其征求意见稿所附薪酬办法（2020-03，专业网站转载）：基本薪酬 = 本地事业单位管理岗平均月薪 × 本地系数 × 70% × 等级系数；三类岗位、十八个等级。等级系数表与平均月薪未公开，此处为示例。',
  trust: 'press',
  definition: {
    levelRule: {
      ...eighteenLevels,
      yearsPerLevel: 3,
      educationLevels: { bachelor: 1, master: 2, doctor: 3 },
      educationYears: { bachelor: 1, master: 3, doctor: 5 },
      riseFrom: 'next_january',
      ...exampleLevelChanges,
      probation: { months: 3, experienceYears: 1, levelsLower: 1 },
    },
    postClasses: {},
    facts: exampleFacts,
    items: [
      {
        kind: 'level_coefficient',
        code: 'basic',
        name: '基本薪酬',
        taxable: true,
        insurable: true,
        formula: { ...standard, share: '0.7' },
      },
      {
        kind: 'performance',
        code: 'performance',
        name: '绩效薪酬',
        taxable: true,
        insurable: true,
        standard: { ...standard, share: '0.3' },
        gradeCoefficients: exampleGradeCoefficients,
        defaultGrade: 'qualified',
      },
      {
        kind: 'qualification',
        code: 'certificate',
        name: '职业资格补贴',
        taxable: true,
        insurable: true,
        amountsFen: { assistant: yuan(100), intermediate: yuan(200), senior: yuan(300) },
      },
      ...exampleEntryItems(['basic']),
    ],
    partMonth: 'calendar_days',
    probation: { months: 3, item: 'basic', meanBaseFen: yuan(4000), share: '0.8' },
    checks: exampleChecks,
    notes: [
      '原文：年度考核优秀或合格且年限达到的，自次年 1 月起升 1 级；有工作经历的新录用人员试用期低定 1 级。',
      '示例：试用期 3 个月；不合格当年不计年限并降 1 级，连续 2 年基本合格降 1 级，连续 3 年优秀多升 1 级。',
      '示例：平均月薪 4800 元、本地系数 1，请按本地文件填写。',
      '示例：等级系数 k(L) = 1.00 + 0.05 × (L − 1)；未见公开的十八级全表。',
      '示例：每满 3 年升 1 级，学历加级与加年按山东某市办法。',
      '推断：其余 30% 为绩效部分，按上年度考核等次系数发放；未定等次者按合格。等次系数为示例。',
      '征求意见稿：无工作经历的新入职人员试用期按本地社工岗平均基本薪酬的 80% 发放；试用 3 个月、平均基本薪酬 4000 元为示例。',
      `加班 150% / 200% / 300% 与月计薪天数：${entrySource}；示例：以基本薪酬为准，病假发六成、事假不发，各项每月上限。`,
      '示例：职业资格补贴 100 / 200 / 300 元按山东某市办法的下限。',
    ],
  },
};
