/** 示例: how many days a month's pay stands for when work is priced by staff days; for a city to replace. */
export const PAID_DAYS_PER_MONTH = {
  source: '月计薪天数 21.75 天（365－104）÷12，劳社部发〔2008〕3号；通用常识，待核',
  days: '21.75',
};
