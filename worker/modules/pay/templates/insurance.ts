import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { yuan } from './template.ts';

/**
 * 示例 parameters for a city that has not entered its own: floor and ceiling are 60% and 300% of an invented mean wage
 * of 7000 yuan; pension 16/8 is national, the other rates are placeholders that each city must replace. The fund's
 * floor stands for a minimum wage. Its tax-free limit of 12% and of three mean wages is 财税〔2006〕10号.
 */
export const exampleInsurance: {
  readonly name: string;
  readonly source: string;
  readonly definition: InsuranceDefinition;
} = {
  name: '五险一金（示例）',
  source:
    '示例参数，不是政策：以社会平均工资 7000 元的 60% 与 300% 为基数下限和上限。养老单位 16%、个人 8% 为 2019-05 起全国标准；医疗（含生育）7% / 2%、失业 0.7% / 0.3%、工伤 0.2%、公积金各 8% 均须按本地文件填写；社保年度自 1 月、公积金年度自 7 月起，公积金下限 2000 元代表最低工资，亦为示例。公积金免税限额 12%、月均工资 3 倍见财税〔2006〕10号。',
  definition: {
    floorFen: yuan(4200),
    capFen: yuan(21_000),
    resetMonth: 1,
    joinedBy: 31,
    leftFrom: 1,
    items: [
      { code: 'pension', name: '基本养老保险', employerRate: '0.16', employeeRate: '0.08' },
      { code: 'medical', name: '基本医疗保险（含生育）', employerRate: '0.07', employeeRate: '0.02' },
      { code: 'unemployment', name: '失业保险', employerRate: '0.007', employeeRate: '0.003' },
      { code: 'injury', name: '工伤保险', employerRate: '0.002', employeeRate: '0' },
    ],
    housingFund: {
      rate: '0.08',
      rounding: 'yuan',
      floorFen: yuan(2000),
      capFen: yuan(21_000),
      resetMonth: 7,
      taxFree: { rate: '0.12', wageCapFen: yuan(21_000) },
    },
  },
};
