/** 示例: no text of the state fixes how long a worker has to confirm a payslip; a city sets its own number of days. */
export const examplePayslipPolicy = { confirmDays: 7, source: '示例：工资条发布后的确认天数，由本市自定' } as const;
