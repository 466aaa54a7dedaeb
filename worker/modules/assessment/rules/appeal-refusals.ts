import { refusals } from '../../../core/refusal.ts';

/** Refusals of publicity, appeals and what a worker writes of their own year, in order of precedence. */
export const appealRefusals = refusals('assessment_appeal', {
  public_list_unknown: { status: 404, zh: '公示链接无效，请核对地址。', ko: '유효하지 않은 공시 링크입니다. 주소를 확인하세요.', en: 'This link to the list is not valid; check the address.' },
  public_list_over: { status: 409, zh: '公示已于 {until} 结束。', ko: '공시가 {until}에 끝났습니다.', en: 'The list was up until {until}.' },
  not_in_publicity: { status: 409, zh: '只有公示期间才能生成公示链接。', ko: '공시 기간에만 링크를 만들 수 있습니다.', en: 'A link is made while the list is up.' },
  objection_day_unfit: { status: 422, zh: '收到日期须在公示期 {from} 至 {until} 内且不晚于今天。', ko: '접수일은 공시 기간({from}~{until}) 안이고 오늘 이전이어야 합니다.', en: 'The day must lie within {from} to {until} and not after today.' },
  objection_answered: { status: 409, zh: '此项异议已经答复。', ko: '이미 답변한 이의입니다.', en: 'This objection was already answered.' },
  objections_unanswered: { status: 409, zh: '还有 {count} 项公示异议未答复，答复后才能定档。', ko: '답변하지 않은 공시 이의가 {count}건 있습니다. 답변한 뒤에 확정할 수 있습니다.', en: '{count} objections are not answered yet.' },
  appeals_unanswered: { status: 409, zh: '还有 {count} 项申诉未办结，办结后才能定档。', ko: '처리하지 않은 이의 신청이 {count}건 있습니다. 처리한 뒤에 확정할 수 있습니다.', en: '{count} appeals are not settled yet.' },
  summary_closed: { status: 409, zh: '考核已定档，个人总结不能再修改。', ko: '평가가 확정되어 자기 총평을 고칠 수 없습니다.', en: 'The year is final; the summary stays as it is.' },
  appeal_not_announced: { status: 409, zh: '考核结果尚未公示，公示后可以申诉。', ko: '아직 결과가 공시되지 않았습니다. 공시 뒤에 신청할 수 있습니다.', en: 'The results are not announced yet.' },
  appeal_waiting: { status: 409, zh: '您的申诉正在办理，请等待答复。', ko: '신청이 처리 중입니다. 답변을 기다려 주세요.', en: 'Your appeal is being dealt with.' },
  appeal_second_used: { status: 409, zh: '向市级复核已经答复，不能再次申诉。', ko: '시의 재심 답변이 끝나 다시 신청할 수 없습니다.', en: 'The city has answered your second appeal; there is no third.' },
  appeal_too_late: { status: 409, zh: '申诉期限到 {until} 为止，已经超过。', ko: '신청 기한은 {until}까지였습니다.', en: 'The time for an appeal ended on {until}.' },
  appeal_answer_waiting: { status: 409, zh: '已有一份待确认的答复，或申诉已办结。', ko: '확인을 기다리는 답변이 있거나 이미 끝난 신청입니다.', en: 'An answer waits for confirmation already, or the appeal is settled.' },
  appeal_own: { status: 409, zh: '不能办理本人的申诉。', ko: '본인의 신청은 처리할 수 없습니다.', en: 'Nobody settles their own appeal.' },
  appeal_city_only: { status: 403, zh: '复核申诉由市级办理。', ko: '재심은 시에서 처리합니다.', en: 'A second appeal is for the city to answer.' },
  appeal_score_missing: { status: 422, zh: '更正须写明更正后的得分，且与现得分不同；维持则不填。', ko: '정정에는 지금과 다른 정정 점수가 필요하고, 유지에는 적지 않습니다.', en: 'A change needs a score other than the present one; an upheld grade takes none.' },
  appeal_score_none: { status: 409, zh: '此人没有得分或不定等次，不能更正得分。', ko: '점수나 등급이 없는 사람은 점수를 정정할 수 없습니다.', en: 'This person has no score to change.' },
  appeal_decided: { status: 409, zh: '此份答复已有结论。', ko: '이미 결정된 답변입니다.', en: 'This answer was already decided.' },
}); // prettier-ignore
