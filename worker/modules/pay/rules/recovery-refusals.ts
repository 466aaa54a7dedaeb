import { refusals } from '../../../core/refusal.ts';

/** Refusals of recoveries, in order of precedence. */
export const recoveryRefusals = refusals('pay', {
  nothing_owed: {
    status: 422,
    zh: '此人没有待扣回的金额。',
    ko: '회수할 금액이 없습니다.',
    en: 'Nothing is owed by this worker.',
  },
  waiver_above_claim: {
    status: 422,
    zh: '减免金额不能超过 {month} 尚欠的 {owedYuan} 元。',
    ko: '면제 금액은 {month}에 남은 {owedYuan}위안을 넘을 수 없습니다.',
    en: 'No more than the {owedYuan} yuan still owed for {month} can be waived.',
  },
  waiver_standing: {
    status: 409,
    zh: '该月已有减免申请等待决定。',
    ko: '해당 월의 면제 신청이 이미 결정을 기다리고 있습니다.',
    en: 'A waiver for this month already waits for a decision.',
  },
  waiver_decided: {
    status: 409,
    zh: '该减免申请已作决定。',
    ko: '이 면제 신청은 이미 결정되었습니다.',
    en: 'This waiver is already decided.',
  },
});
