import type { InsuranceDefinition } from '../rules/insurance-policy.ts';
import { yuan } from './template.ts';

/**
 * 示例 parameters for a city that has not entered its own: floor and ceiling are 60% and 300% of an invented mean wage
 * of 7000 yuan; pension 16/8 is national, the other rates are placeholders that each city must replace.
 */
export const exampleInsurance: {
  readonly name: string;
  readonly source: string;
  readonly definition: InsuranceDefinition;
} = {
  name: '五险一金（示例）',
  source:
    '示例参数，不是政策：以社会平均工资 7000 元的 60% 与 300% 为基数下限和上限。养老单位 16%、个人 8% 为 2019-05 起全国标准；医疗（含生育）7% / 2%、失业 0.7% / 0.3%、工伤 0.2%、公积金各 8% 均须按本地文件填写。',
  definition: {
    floorFen: yuan(4200),
    capFen: yuan(21_000),
    items: [
      { code: 'pension', name: '基本养老保险', employerRate: '0.16', employeeRate: '0.08' },
      { code: 'medical', name: '基本医疗保险（含生育）', employerRate: '0.07', employeeRate: '0.02' },
      { code: 'unemployment', name: '失业保险', employerRate: '0.007', employeeRate: '0.003' },
      { code: 'injury', name: '工伤保险', employerRate: '0.002', employeeRate: '0' },
    ],
    housingFund: { rate: '0.08', rounding: 'yuan' },
  },
};
