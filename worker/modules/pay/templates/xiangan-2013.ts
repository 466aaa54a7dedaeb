import { day } from '../../../core/day.ts';
import { byLevel, exampleChecks, twelveLevels, yuan, type SchemeTemplate } from './template.ts';

/** The only scheme whose whole table of amounts could be read. */
export const xiangan2013: SchemeTemplate = {
  code: 'xiangan_2013',
  name: '厦门市翔安区社区工作者薪酬（2013）',
  source: '厦翔民〔2013〕46号，厦门市翔安区政府信息公开，索引号 XM06106-02-02-2013-002：等级工资、岗位工资与津贴全表。',
  trust: 'official',
  definition: {
    levelRule: {
      ...twelveLevels,
      yearsPerLevel: 2,
      countFrom: day('2008-03-01'),
      excludedGrades: ['basic', 'unqualified'],
    },
    postClasses: { head: 'head', deputy: 'deputy', staff: 'worker' },
    items: [
      {
        kind: 'level_table',
        code: 'step_pay',
        name: '等级工资',
        taxable: true,
        insurable: true,
        amountsFen: byLevel([1200, 1230, 1260, 1300, 1340, 1380, 1430, 1480, 1540, 1600, 1670, 1740]),
      },
      {
        kind: 'post_table',
        code: 'post_pay',
        name: '岗位工资',
        taxable: true,
        insurable: true,
        amountsFen: {
          head: yuan(1100),
          deputy: yuan(900),
          member: yuan(800),
          worker: yuan(700),
          station: yuan(500),
        },
      },
      {
        kind: 'post_table',
        code: 'allowance',
        name: '津贴',
        taxable: true,
        insurable: true,
        amountsFen: {
          head: yuan(800),
          deputy: yuan(600),
          member: yuan(500),
          worker: yuan(400),
          station: yuan(300),
        },
      },
    ],
    partMonth: 'calendar_days',
    checks: exampleChecks,
    notes: [
      '原文：每满 2 年且各年考核均合格以上升 1 级，自 2008-03-01 起计。',
      '示例：考核未达合格的年份不计入年限；原文未写明其后如何续计。',
      '原文分五类岗位：正职、副职、专职委员、普通专职工作人员、工作站人员；三类岗位对应其中的正职、副职、普通专职工作人员，可改。',
      '原文的参照基数为 2011 年全市城镇单位月平均工资 3842 元。',
    ],
  },
};
