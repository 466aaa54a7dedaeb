/** 示例: from which amount on a spending names its evidence; from nothing at all, until a city sets its own. */
export const SPENDING_EVIDENCE = {
  source: '示例：每笔支出均须注明凭据（票据、合同号等）',
  fromFen: 0,
} as const;

/** 示例: how many days a month's pay stands for when work is priced by staff days; for a city to replace. */
export const PAID_DAYS_PER_MONTH = {
  source: '月计薪天数 21.75 天（365－104）÷12，劳社部发〔2008〕3号；通用常识，待核',
  days: '21.75',
};

/** 示例: what of a package is paid in advance, and how one that ends within its year is earned; for a city to replace. */
export const PACKAGE_TERMS = {
  source: '示例（代表值）：打包事项预付一半；提前退出按服务月数折算',
  prepaidShare: '0.5',
  proration: 'months',
  yearDays: 365,
} as const;
