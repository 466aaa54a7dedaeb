import { month, type Month } from '../../../core/day.ts';
import type { TaxFilingForm } from '../rules/files/filing-form.ts';

export interface TaxFilingTemplate {
  readonly fromMonth: Month;
  readonly source: string;
  readonly definition: TaxFilingForm;
}

/** Forms of the withholding client, the newest last; a city's own form of the same or a later month goes before them. */
export const taxFilingForms: readonly TaxFilingTemplate[] = [
  {
    fromMonth: month('2019-01'),
    source:
      '示例列序：按自然人电子税务局（扣缴端）“人员信息采集”“正常工资薪金所得”两表整理，客户端升级后须与所下载的模板逐列核对。',
    definition: {
      people: {
        sheet: '人员信息采集',
        columns: [
          { field: 'text', title: '工号', width: 8, text: '' },
          { field: 'name', title: '*姓名', width: 12 },
          { field: 'text', title: '*证件类型', width: 12, text: '居民身份证' },
          { field: 'identity', title: '*证件号码', width: 22 },
          { field: 'text', title: '*国籍(地区)', width: 12, text: '中国' },
          { field: 'sex', title: '*性别', width: 6 },
          { field: 'birth_day', title: '*出生日期', width: 12 },
          { field: 'status', title: '*人员状态', width: 10 },
          { field: 'text', title: '*任职受雇从业类型', width: 18, text: '雇员' },
          { field: 'mobile', title: '手机号码', width: 14 },
          { field: 'hired_on', title: '任职受雇从业日期', width: 18 },
          { field: 'left_on', title: '离职日期', width: 12 },
        ],
      },
      wages: {
        sheet: '正常工资薪金所得',
        columns: [
          { field: 'text', title: '工号', width: 8, text: '' },
          { field: 'name', title: '*姓名', width: 12 },
          { field: 'text', title: '*证件类型', width: 12, text: '居民身份证' },
          { field: 'identity', title: '*证件号码', width: 22 },
          { field: 'income', title: '本期收入', width: 13 },
          { field: 'exempt', title: '本期免税收入', width: 13 },
          { field: 'line', title: '基本养老保险费', width: 15, code: 'pension' },
          { field: 'line', title: '基本医疗保险费', width: 15, code: 'medical' },
          { field: 'line', title: '失业保险费', width: 13, code: 'unemployment' },
          { field: 'line', title: '住房公积金', width: 13, code: 'housing_fund' },
          { field: 'special', title: '累计子女教育', width: 14, code: 'children_education' },
          { field: 'special', title: '累计继续教育', width: 14, code: 'continuing_education' },
          { field: 'special', title: '累计住房贷款利息', width: 17, code: 'housing_loan' },
          { field: 'special', title: '累计住房租金', width: 14, code: 'rent' },
          { field: 'special', title: '累计赡养老人', width: 14, code: 'elderly_support' },
          { field: 'special', title: '累计3岁以下婴幼儿照护', width: 22, code: 'infant_care' },
          { field: 'special', title: '累计个人养老金', width: 15, code: 'private_pension' },
          { field: 'none', title: '企业(职业)年金', width: 15 },
          { field: 'none', title: '商业健康保险', width: 14 },
          { field: 'none', title: '税延养老保险', width: 14 },
          { field: 'none', title: '其他', width: 10 },
          { field: 'none', title: '准予扣除的捐赠额', width: 17 },
          { field: 'none', title: '减免税额', width: 12 },
          { field: 'text', title: '备注', width: 14, text: '' },
        ],
      },
      bonus: {
        sheet: '全年一次性奖金收入',
        columns: [
          { field: 'text', title: '工号', width: 8, text: '' },
          { field: 'name', title: '*姓名', width: 12 },
          { field: 'text', title: '*证件类型', width: 12, text: '居民身份证' },
          { field: 'identity', title: '*证件号码', width: 22 },
          { field: 'bonus', title: '*全年一次性奖金额', width: 18 },
          { field: 'none', title: '免税收入', width: 12 },
          { field: 'none', title: '其他', width: 10 },
          { field: 'none', title: '准予扣除的捐赠额', width: 17 },
          { field: 'none', title: '减免税额', width: 12 },
          { field: 'text', title: '备注', width: 14, text: '' },
        ],
      },
    },
  },
];
