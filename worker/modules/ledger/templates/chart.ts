import type { AccountKind } from '../rules/chart.ts';

/** An account that every fiscal year of a city opens with. */
export interface AccountTemplate {
  readonly kind: AccountKind;
  readonly name: string;
  readonly source: string;
}

const form = '示例：参照民政系统社区经费表的资金来源分类（财政拨款、上级补助、捐赠）';

/** Sources, the payroll and what is spent; lines, duty and unit accounts come with their own commands. */
export const yearChart: readonly AccountTemplate[] = [
  { kind: 'source', name: '本级财政', source: form },
  { kind: 'source', name: '上级补助', source: form },
  { kind: 'source', name: '社会捐赠', source: form },
  { kind: 'payroll', name: '应付社工薪酬', source: form },
  { kind: 'spent', name: '已支出', source: form },
];
