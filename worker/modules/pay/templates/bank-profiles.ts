import type { BankProfile } from '../rules/files/bank-profile.ts';

export interface BankProfileTemplate {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly definition: BankProfile;
}

const source = '示例格式，不是任何银行的规范：照开户行代发工资业务的文件说明改列、宽度、编码与付款账户后再使用。';
const payer = { name: '示例市民政局', account: '0000000000000000', agreement: '示例协议001' };

/** Two shapes that banks ask for: separated text with titles, and fixed columns between a header and a trailer. */
export const bankProfileTemplates: readonly BankProfileTemplate[] = [
  {
    code: 'example_separated',
    name: '代发文件·逗号分隔（示例）',
    source,
    definition: {
      format: 'separated',
      separator: ',',
      encoding: 'gb18030',
      lineEnd: 'crlf',
      amountUnit: 'yuan',
      titles: true,
      header: [],
      columns: [
        { field: 'sequence', title: '序号' },
        { field: 'account', title: '账号' },
        { field: 'worker_name', title: '户名' },
        { field: 'amount', title: '金额' },
        { field: 'text', title: '摘要', text: '工资{month}' },
      ],
      trailer: [],
      maxRows: 5000,
      fileName: '代发工资_{month}_{part}.csv',
      payer,
    },
  },
  {
    code: 'example_fixed',
    name: '代发文件·定长（示例）',
    source,
    definition: {
      format: 'fixed',
      separator: '',
      encoding: 'gb18030',
      lineEnd: 'crlf',
      amountUnit: 'fen',
      titles: false,
      header: [
        { field: 'text', title: '标识', text: 'H', width: 1 },
        { field: 'payer_account', title: '付款账号', width: 32 },
        { field: 'day', title: '日期', width: 8 },
        { field: 'count', title: '笔数', width: 8, align: 'right', fill: '0' },
        { field: 'total', title: '总金额', width: 15, align: 'right', fill: '0' },
      ],
      columns: [
        { field: 'text', title: '标识', text: 'D', width: 1 },
        { field: 'sequence', title: '序号', width: 8, align: 'right', fill: '0' },
        { field: 'account', title: '账号', width: 32 },
        { field: 'worker_name', title: '户名', width: 60 },
        { field: 'amount', title: '金额', width: 15, align: 'right', fill: '0' },
      ],
      trailer: [
        { field: 'text', title: '标识', text: 'T', width: 1 },
        { field: 'count', title: '笔数', width: 8, align: 'right', fill: '0' },
        { field: 'total', title: '总金额', width: 15, align: 'right', fill: '0' },
      ],
      maxRows: null,
      fileName: 'PAY{month}{part}.txt',
      payer,
    },
  },
  {
    code: 'example_pipe',
    name: '代发文件·竖线分隔带汇总（示例）',
    source,
    definition: {
      format: 'separated',
      separator: '|',
      encoding: 'utf-8',
      lineEnd: 'lf',
      amountUnit: 'yuan',
      titles: false,
      header: [
        { field: 'agreement', title: '协议号' },
        { field: 'day', title: '日期' },
        { field: 'count', title: '笔数' },
        { field: 'total', title: '总金额' },
      ],
      columns: [
        { field: 'sequence', title: '序号' },
        { field: 'worker_name', title: '户名' },
        { field: 'account', title: '账号' },
        { field: 'bank_name', title: '开户行' },
        { field: 'amount', title: '金额' },
        { field: 'text', title: '用途', text: '薪酬' },
      ],
      trailer: [],
      maxRows: 1000,
      fileName: '{profile}_{month}_{part}.txt',
      payer,
    },
  },
];
