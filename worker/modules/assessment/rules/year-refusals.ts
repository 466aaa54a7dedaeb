import { refusals } from '../../../core/refusal.ts';

/** Refusals of what is entered through the year, in order of precedence. */
export const yearRefusals = refusals('assessment_year', {
  assessment_scheme_code_taken: { status: 409, zh: '代码“{code}”已被其他方案使用。', ko: '코드 "{code}"은(는) 이미 사용 중입니다.', en: 'The code “{code}” belongs to another scheme.' },
  assessment_edition_superseded: { status: 409, zh: '已有更新的第 {edition} 版，请在其基础上修改。', ko: '더 새로운 제{edition}판이 있습니다. 그 판을 바탕으로 고치세요.', en: 'Edition {edition} is newer; start from that one.' },
  assessment_source_unknown: { status: 422, zh: '没有这个系统数据来源：{source}。', ko: '없는 시스템 자료 출처입니다: {source}.', en: 'There is no such source of records: {source}.' },
  cycle_not_open: { status: 409, zh: '本年度考核现在不接受录入。', ko: '지금은 이 연도 평가에 입력할 수 없습니다.', en: 'This cycle takes no entries now.' },
  period_unfit: { status: 422, zh: '{period} 不属于 {year} 年度，或尚未开始。', ko: '{period}은(는) {year}년도가 아니거나 아직 시작되지 않았습니다.', en: '{period} is not of {year}, or has not begun.' },
  group_marks_not: { status: 422, zh: '方案没有规定该评分方作平时或季度评分。', ko: '이 주체는 평시·분기 점수를 매기지 않습니다.', en: 'The scheme gives this group no such marks.' },
  group_rates_not: { status: 422, zh: '该评分方不评此人，或此人不在本年度考核中。', ko: '이 주체는 이 사람을 평가하지 않거나 이 사람이 평가 대상이 아닙니다.', en: 'This group does not rate this person, or they are not in the cycle.' },
  own_mark: { status: 409, zh: '不能给自己评分或提出自己的加扣分。', ko: '자신에게 점수를 매길 수 없습니다.', en: 'Nobody marks themself.' },
  one_voice: { status: 409, zh: '您已代表另一评分方评过此人本期，须由另一人评分。', ko: '이 기간에 이미 다른 주체로 이 사람을 평가했습니다. 다른 사람이 평가해야 합니다.', en: 'You have marked this person for another group in this period; somebody else must give this one.' },
  cause_missing: { status: 422, zh: '达到优秀或低于合格的评分须写明事由。', ko: '우수이거나 합격 미만인 점수에는 사유가 필요합니다.', en: 'A mark that is excellent, or below qualified, needs its cause.' },
  event_item_unknown: { status: 422, zh: '方案中没有这一项：{item}。', ko: '방안에 없는 항목입니다: {item}.', en: 'The scheme has no such item: {item}.' },
  event_day_unfit: { status: 422, zh: '发生日期须在 {year} 年度内且不晚于今天。', ko: '발생일은 {year}년도 안에 있고 오늘 이전이어야 합니다.', en: 'The day must lie in {year} and not after today.' },
  event_decided: { status: 409, zh: '此事项已有结论。', ko: '이미 결정된 사항입니다.', en: 'This event was already decided.' },
  event_not_standing: { status: 409, zh: '只能撤销已确认且未撤销的事项。', ko: '확정되고 취소되지 않은 사항만 취소할 수 있습니다.', en: 'Only a confirmed event that stands can be cancelled.' },
  events_undecided: { status: 409, zh: '还有 {count} 项加扣分或否决待另一人确认。', ko: '다른 사람의 확인을 기다리는 가점·감점·부결이 {count}건 있습니다.', en: '{count} events still wait for a second person.' },
}); // prettier-ignore
