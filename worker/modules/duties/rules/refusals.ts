import { refusals } from '../../../core/refusal.ts';

/** Refusals of duties, in order of precedence: the draft, its step, the three legs, the month. */
export const dutyRefusals = refusals('duties', {
  duty_line_unfit: {
    status: 422,
    zh: '预算指标 {account} 不属于主责部门，或不是预算指标。',
    ko: '예산 지표 {account}은(는) 주관 부서의 예산 지표가 아닙니다.',
    en: '{account} is not a budget line of the department.',
  },
  duty_term_unfit: {
    status: 422,
    zh: '起止月份须在 {year} 年度内，且止月不早于起月。',
    ko: '시작·종료 월은 {year} 회계연도 안이어야 하며 종료 월이 빠를 수 없습니다.',
    en: 'The term must lie within {year} and not end before it begins.',
  },
  duty_target_unfit: {
    status: 422,
    zh: '{unit} 不能承接事项：须为现有的街道或社区，且只列一次。',
    ko: '{unit}은(는) 사항을 맡을 수 없습니다. 현존하는 가두나 사회구역이어야 하며 한 번만 기재합니다.',
    en: '{unit} cannot carry a duty: it takes a standing street or community, named once.',
  },
  duty_price_missing: {
    status: 422,
    zh: '协助、临时事项须有计价和预算指标才能提交。',
    ko: '협조·임시 사항은 단가와 예산 지표가 있어야 제출할 수 있습니다.',
    en: 'An assist or temporary duty needs a price and a budget line before it is submitted.',
  },
  duty_volume_missing: {
    status: 422,
    zh: '{unit} 缺少月工作量或金额。',
    ko: '{unit}의 월 작업량 또는 금액이 없습니다.',
    en: '{unit} lacks its monthly volume or amount.',
  },
  duty_step_unfit: {
    status: 409,
    zh: '事项目前为“{state}”，不能进行此项操作。',
    ko: '사항이 현재 “{state}” 상태라 이 작업을 할 수 없습니다.',
    en: 'The duty is {state} and does not take this step.',
  },
  duty_term_over: {
    status: 409,
    zh: '事项的承接期到 {month} 为止，已经结束。',
    ko: '사항의 수행 기간은 {month}까지로 이미 끝났습니다.',
    en: 'The term ended with {month}.',
  },
  legs_missing: {
    status: 409,
    zh: '责、权、费未齐备，不能下放：缺 {legs}。',
    ko: '책임·권한·비용이 모두 갖춰지지 않아 이양할 수 없습니다: {legs} 누락.',
    en: 'Duty, authority and funds do not all stand; missing: {legs}.',
  },
  settlement_open: {
    status: 409,
    zh: '尚有 {settlements} 笔工作量已上报未审定，请先处理再收回事项。',
    ko: '보고되었으나 확정되지 않은 작업량이 {settlements}건 있습니다. 먼저 처리하세요.',
    en: '{settlements} reported months are not decided yet; decide them before withdrawing.',
  },
  month_outside_term: {
    status: 422,
    zh: '{month} 不在事项承接期内。',
    ko: '{month}은(는) 수행 기간 밖입니다.',
    en: '{month} lies outside the term.',
  },
  month_to_come: {
    status: 422,
    zh: '{month} 尚未开始，不能上报。',
    ko: '{month}은(는) 아직 시작되지 않았습니다.',
    en: '{month} has not begun.',
  },
  month_reported: {
    status: 409,
    zh: '{month} 的工作量已经上报。',
    ko: '{month}의 작업량은 이미 보고되었습니다.',
    en: '{month} was already reported.',
  },
  settlement_decided: {
    status: 409,
    zh: '这笔工作量已经处理（{state}）。',
    ko: '이 작업량은 이미 처리되었습니다({state}).',
    en: 'This month was already decided ({state}).',
  },
  duty_calendar_unknown: {
    status: 422,
    zh: '没有 {year} 年的工作日历，不能算出准入期限。',
    ko: '{year}년 근무일 달력이 없어 기한을 계산할 수 없습니다.',
    en: 'There is no working calendar of {year}; the deadlines cannot be told.',
  },
  duty_opinion_given: {
    status: 409,
    zh: '本单位已经答复，或已按逾期未答复处理。',
    ko: '이 단위는 이미 답변했거나 기한 경과로 처리되었습니다.',
    en: 'This unit has already answered, or its silence was taken as an answer.',
  },
  duty_hearing_over: {
    status: 409,
    zh: '征求意见已于 {day} 截止。',
    ko: '의견 수렴은 {day}에 마감되었습니다.',
    en: 'The hearing closed on {day}.',
  },
  duty_opinion_reason: {
    status: 422,
    zh: '提出异议须写明理由。',
    ko: '이의에는 이유를 적어야 합니다.',
    en: 'An objection must say why.',
  },
  duty_hearing_open: {
    status: 409,
    zh: '尚在征求意见：{streets} 未答复，期限未满。',
    ko: '의견 수렴 중입니다. {streets}이(가) 아직 답변하지 않았습니다.',
    en: 'Still being heard: {streets} has not answered and may still do so.',
  },
  duty_conditions_unfit: {
    status: 422,
    zh: '附条件准入须写明条件，其他结论不得附条件。',
    ko: '조건부 승인에는 조건을 적고, 다른 결론에는 조건을 붙일 수 없습니다.',
    en: 'Admission on conditions must name them, and nothing else may.',
  },
  duty_policy_standing: {
    status: 409,
    zh: '自 {day} 起的准入规则已经存在。',
    ko: '{day}부터의 승인 규칙이 이미 있습니다.',
    en: 'Terms of admission from {day} already stand.',
  },
  refused_task_to_come: {
    status: 422,
    zh: '交办日期 {day} 在今天之后。',
    ko: '지시일 {day}이(가) 오늘보다 뒤입니다.',
    en: 'The task cannot have been asked on {day}, which is yet to come.',
  },
  refused_task_admitted: {
    status: 409,
    zh: '{duty} 已经准入，不能按未准入事项拒收；有意见请在承接中反映。',
    ko: '{duty}은(는) 이미 승인되어 미승인 사항으로 거부할 수 없습니다.',
    en: '{duty} was admitted; it cannot be refused as a task without admission.',
  },
  merge_duty_at_both: {
    status: 409,
    zh: '{unit} 与并入的单位都承接着事项 {duty}，请先收回该事项，合并后重新下放。',
    ko: '{unit}와(과) 합병되는 단위가 모두 사항 {duty}을(를) 맡고 있습니다. 먼저 회수하고 합병한 뒤 다시 내려보내세요.',
    en: '{unit} and the unit that joins it both carry {duty}; take it back first, merge, and hand it down again.',
  },
  unit_has_duties: {
    status: 409,
    zh: '{unit} 还有 {duties} 个事项未了结，不能撤销。',
    ko: '{unit}에 끝나지 않은 사항이 {duties}개 있어 폐지할 수 없습니다.',
    en: '{unit} still has {duties} duties; it cannot be closed.',
  },
});
