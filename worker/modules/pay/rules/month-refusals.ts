import { refusals } from '../../../core/refusal.ts';

/** Refusals of what is entered for a month and of what workers answer to their payslips, in order of precedence. */
export const monthRefusals = refusals('pay', {
  month_fact_unknown: {
    status: 422,
    zh: '本月方案没有事实“{code}”。',
    ko: '이번 달 방안에 항목 "{code}"이(가) 없습니다.',
    en: 'The scheme of the month asks for no fact “{code}”.',
  },
  month_fact_quantity: {
    status: 422,
    zh: '{fact}“{value}”无效：须为不超过 {max}、至多三位小数的数量。',
    ko: '{fact} "{value}"이(가) 올바르지 않습니다. {max} 이하, 소수점 셋째 자리까지입니다.',
    en: '{fact} “{value}” is not valid: at most {max} and three decimal places.',
  },
  month_facts_reason_required: {
    status: 422,
    zh: '{month} 已审批，更正须说明原因；差额将在下次发薪时补发或扣回。',
    ko: '{month}은(는) 승인되었으므로 정정 사유가 필요합니다. 차액은 다음 급여에서 정산합니다.',
    en: '{month} is approved: a correction needs a reason, and the difference is settled in the next run.',
  },
  month_facts_conflict: {
    status: 409,
    zh: '有 {count} 个单元格刚被他人改动，本次未保存；请核对后再存。',
    ko: '셀 {count}개가 방금 다른 사람에 의해 바뀌어 저장하지 않았습니다. 확인 후 다시 저장하세요.',
    en: '{count} cells were changed by somebody else meanwhile; nothing was saved. Look and save again.',
  },
  month_facts_unit_unknown: {
    status: 422,
    zh: '单位 {unitId} 本月没有在岗人员，或不在您的管辖范围内。',
    ko: '단위 {unitId}은(는) 이번 달 근무자가 없거나 관할 범위 밖입니다.',
    en: 'Unit {unitId} has nobody on post in the month, or is outside your scope.',
  },
  one_off_item_unknown: {
    status: 422,
    zh: '{month} 的方案没有一次性项目“{itemCode}”。',
    ko: '{month} 방안에 일회성 항목 "{itemCode}"이(가) 없습니다.',
    en: 'The scheme of {month} has no one-off item “{itemCode}”.',
  },
  one_off_withdrawn: {
    status: 409,
    zh: '该项一次性金额已经撤销。',
    ko: '이 일회성 금액은 이미 철회되었습니다.',
    en: 'This one-off was already withdrawn.',
  },
  payslip_confirmed: {
    status: 409,
    zh: '这张工资条已经确认。',
    ko: '이 급여명세는 이미 확인되었습니다.',
    en: 'This payslip is confirmed already.',
  },
  objection_standing: {
    status: 409,
    zh: '该月已有一件未办结的异议，请在其中继续留言。',
    ko: '이 달에 처리 중인 이의가 있습니다. 그 안에서 이어서 적어 주세요.',
    en: 'There is an unsettled objection to this month; go on there.',
  },
  objection_settled: {
    status: 409,
    zh: '该异议已经办结。',
    ko: '이 이의는 이미 종결되었습니다.',
    en: 'This objection is settled.',
  },
});
