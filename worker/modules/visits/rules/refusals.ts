import { refusals } from '../../../core/refusal.ts';

/** Refusals of households and visits, in order of precedence. */
export const visitRefusals = refusals('visits', {
  household_merged: {
    status: 409,
    zh: '该户已并入 {number}，请在该户下操作。',
    ko: '이 가구는 {number}에 병합되었습니다. 그 가구에서 진행하세요.',
    en: 'This household was merged into {number}; go on there.',
  },
  household_left: {
    status: 409,
    zh: '该户已于 {day} 迁出。',
    ko: '이 가구는 {day}에 이사했습니다.',
    en: 'This household moved away on {day}.',
  },
  household_grid_unfit: {
    status: 422,
    zh: '须选择在用的网格。',
    ko: '사용 중인 격자를 골라야 합니다.',
    en: 'Choose a standing grid.',
  },
  household_kind_unknown: {
    status: 422,
    zh: '困难类别“{kind}”不在现行清单内。',
    ko: '어려움 유형 “{kind}”은(는) 현재 목록에 없습니다.',
    en: 'The kind {kind} is not on the list in force.',
  },
  household_known: {
    status: 409,
    zh: '本网格已有同一住址的家庭：{number}。',
    ko: '이 격자에 같은 주소의 가구가 있습니다: {number}.',
    en: 'A household at this address is known in the grid: {number}.',
  },
  visit_day_unfit: {
    status: 422,
    zh: '走访日须不晚于今日、且在近 {days} 天内。',
    ko: '방문일은 오늘까지, 최근 {days}일 안이어야 합니다.',
    en: 'A visit lies within the last {days} days, today included.',
  },
  household_merge_itself: {
    status: 422,
    zh: '不能并入自身。',
    ko: '자기 자신에게 병합할 수 없습니다.',
    en: 'A household cannot be merged into itself.',
  },
  household_merge_undone: {
    status: 409,
    zh: '此次合并已撤销。',
    ko: '이 병합은 이미 취소되었습니다.',
    en: 'This merge was undone already.',
  },
  grid_has_households: {
    status: 409,
    zh: '{unit}还有 {count} 户在册家庭，请先调整。',
    ko: '{unit}에 아직 {count}가구가 있습니다. 먼저 옮기세요.',
    en: '{unit} still has {count} households; move them first.',
  },
  visit_policy_standing: {
    status: 409,
    zh: '已有自 {day} 起施行的走访频次；请另选起始日。',
    ko: '{day}부터 시행되는 방문 주기가 이미 있습니다. 다른 시작일을 고르세요.',
    en: 'A cadence from {day} on stands already; choose another first day.',
  },
  difficulty_kind_standing: {
    status: 409,
    zh: '已有代码为 {code} 的困难类别。',
    ko: '코드 {code}의 어려움 유형이 이미 있습니다.',
    en: 'A kind with the code {code} exists already.',
  },
});
