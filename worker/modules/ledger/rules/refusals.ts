import { refusals } from '../../../core/refusal.ts';

/** Refusals of the ledger, in order of precedence: shape of the year, of the accounts, of the hold, then money. */
export const ledgerRefusals = refusals('ledger', {
  fiscal_year_unknown: {
    status: 422,
    zh: '{year} 年度账套尚未建立。',
    ko: '{year} 회계연도 장부가 아직 없습니다.',
    en: 'The fiscal year {year} has not been opened.',
  },
  fiscal_year_standing: {
    status: 409,
    zh: '{year} 年度账套已经建立。',
    ko: '{year} 회계연도 장부가 이미 있습니다.',
    en: 'The fiscal year {year} is already open.',
  },
  fiscal_year_closed: {
    status: 409,
    zh: '{year} 年度已经结账，不能再记账。',
    ko: '{year} 회계연도는 마감되어 기장할 수 없습니다.',
    en: 'The fiscal year {year} is closed.',
  },
  day_in_future: {
    status: 422,
    zh: '记账日期 {day} 晚于今天。',
    ko: '기장일 {day}이(가) 오늘보다 늦습니다.',
    en: 'The day {day} is in the future.',
  },
  fiscal_year_mixed: {
    status: 422,
    zh: '账户 {account} 属于 {accountYear} 年度，与本笔 {year} 年度不一致。',
    ko: '계정 {account}은(는) {accountYear} 회계연도로, 이 거래의 {year} 회계연도와 다릅니다.',
    en: 'Account {account} belongs to {accountYear}, this posting to {year}.',
  },
  deadline_past: {
    status: 422,
    zh: '冻结期限 {day} 已过。',
    ko: '보류 기한 {day}이(가) 지났습니다.',
    en: 'The deadline {day} is past.',
  },
  department_unfit: {
    status: 422,
    zh: '预算指标须落到市直部门，{unit} 不是部门。',
    ko: '예산 지표는 시 직속 부서에 속해야 합니다. {unit}은(는) 부서가 아닙니다.',
    en: 'A budget line belongs to a department; {unit} is none.',
  },
  code_unknown: {
    status: 422,
    zh: '{year} 年度支出分类中没有科目 {code}。',
    ko: '{year} 지출 분류에 과목 {code}이(가) 없습니다.',
    en: 'The classification of {year} has no code {code}.',
  },
  account_unfit: {
    status: 422,
    zh: '账户 {account} 的类型不能用于此项业务。',
    ko: '계정 {account}의 유형은 이 업무에 쓸 수 없습니다.',
    en: 'Account {account} is not of a kind that this takes.',
  },
  account_same: {
    status: 422,
    zh: '付款与收款账户相同：{account}。',
    ko: '지급 계정과 수취 계정이 같습니다: {account}.',
    en: 'Payer and payee are one account: {account}.',
  },
  account_closed: {
    status: 409,
    zh: '账户 {account} 已经销户。',
    ko: '계정 {account}은(는) 폐쇄되었습니다.',
    en: 'Account {account} is closed.',
  },
  hold_elsewhere: {
    status: 409,
    zh: '这笔冻结属于其他业务（{subjectType}），请在该业务中结算或释放。',
    ko: '이 보류는 다른 업무({subjectType})에 속합니다. 해당 업무에서 처리하세요.',
    en: 'This hold belongs to another record ({subjectType}); settle or free it there.',
  },
  hold_ended: {
    status: 409,
    zh: '这笔冻结已经了结（{state}），不能再次处理。',
    ko: '이 보류는 이미 종료되었습니다({state}).',
    en: 'This hold has already ended ({state}).',
  },
  hold_overdue: {
    status: 409,
    zh: '这笔冻结已过期限 {day}，不能结算。',
    ko: '이 보류는 기한 {day}이(가) 지나 정산할 수 없습니다.',
    en: 'This hold passed its deadline {day} and cannot be settled.',
  },
  hold_exceeded: {
    status: 409,
    zh: '结算金额超过冻结金额，差 {shortfallYuan} 元。',
    ko: '정산액이 보류액을 초과합니다. 부족액 {shortfallYuan}위안.',
    en: 'The settlement exceeds the hold by {shortfallYuan} yuan.',
  },
  sweep_nothing: {
    status: 409,
    zh: '账户 {account} 没有可以划转的余额。',
    ko: '계정 {account}에 이체할 잔액이 없습니다.',
    en: 'Account {account} has nothing left to sweep.',
  },
  reversal_of_reversal: {
    status: 409,
    zh: '红字冲销凭证不能再冲销。',
    ko: '적자 취소 전표는 다시 취소할 수 없습니다.',
    en: 'A reversal is not reversed again.',
  },
  reversal_standing: {
    status: 409,
    zh: '这张凭证已经冲销或已在申请冲销。',
    ko: '이 전표는 이미 취소되었거나 취소 신청 중입니다.',
    en: 'This voucher is reversed already, or its reversal is asked for.',
  },
  reversal_decided: {
    status: 409,
    zh: '这项冲销申请已经处理。',
    ko: '이 취소 신청은 이미 처리되었습니다.',
    en: 'This reversal was already decided.',
  },
  reversal_money_used: {
    status: 409,
    zh: '{account} 收到的款项已经使用：可用 {availableYuan} 元，需要 {neededYuan} 元，差 {shortfallYuan} 元。可由第二人强制冲销。',
    ko: '{account}이(가) 받은 돈은 이미 사용되었습니다: 사용 가능 {availableYuan}위안, 필요 {neededYuan}위안, 부족 {shortfallYuan}위안. 두 번째 사람이 강제로 취소할 수 있습니다.',
    en: 'What {account} received is used: {availableYuan} yuan available, {neededYuan} needed, {shortfallYuan} short. A second person may force it.',
  },
  funds_short: {
    status: 409,
    zh: '{account} 可用余额不足：可用 {availableYuan} 元，需要 {neededYuan} 元，差 {shortfallYuan} 元。',
    ko: '{account}의 사용 가능 잔액이 부족합니다: 사용 가능 {availableYuan}위안, 필요 {neededYuan}위안, 부족 {shortfallYuan}위안.',
    en: '{account} is short of funds: {availableYuan} yuan available, {neededYuan} needed, {shortfallYuan} short.',
  },
  unit_has_money: {
    status: 409,
    zh: '{unit} 的账户上还有 {balanceYuan} 元，请先划转，再撤销单位。',
    ko: '{unit}의 계정에 {balanceYuan}위안이 남아 있습니다. 먼저 이체한 뒤 폐지하세요.',
    en: '{unit} still has {balanceYuan} yuan on its accounts; move them before it is closed.',
  },
});
