import { refusals } from '../../../core/refusal.ts';

/** Refusals of who rates whom and of rating, in order of precedence. */
export const raterRefusals = refusals('assessment_rater', {
  raters_settled: { status: 409, zh: '收集已结束，不能再调整评分人。', ko: '수집이 끝나 평가자를 바꿀 수 없습니다.', en: 'The collecting has ended; raters change no more.' },
  rater_unknown: { status: 422, zh: '评分人不在职，或没有这个账号。', ko: '평가자가 재직 중이 아니거나 계정이 없습니다.', en: 'The rater is not in service, or there is no such account.' },
  rater_is_rated: { status: 409, zh: '任何人不得给自己评分。', ko: '누구도 자신을 평가할 수 없습니다.', en: 'Nobody rates themself.' },
  rater_stands: { status: 409, zh: '此人已在该评分方中评议该同志。', ko: '이 사람이 이미 이 주체로 평가하고 있습니다.', en: 'This person already rates them for the group.' },
  rater_barred: { status: 409, zh: '“{group}”不由个人账号评分。', ko: '"{group}"은(는) 개인 계정으로 평가하지 않습니다.', en: '“{group}” is not rated from accounts.' },
  orphan_none: { status: 409, zh: '此评分人在这里没有待交接的评分。', ko: '이 평가자에게 인계할 평가가 없습니다.', en: 'This rater has nothing here to be handed over.' },
  successor_missing: { status: 422, zh: '组织树上没有接任者，请指定由谁评分。', ko: '조직도에 후임이 없습니다. 누가 평가할지 지정하세요.', en: 'The tree has no successor; say who rates.' },
  rating_sent: { status: 409, zh: '评分已提交，不能修改；确需更正，请联系人事专员退回。', ko: '이미 제출한 평가는 고칠 수 없습니다. 정정하려면 인사 담당자에게 반려를 요청하세요.', en: 'What was sent cannot change; the HR officer may give it back.' },
  rating_not_sent: { status: 409, zh: '此评分尚未提交，无需退回。', ko: '아직 제출하지 않은 평가라 반려할 것이 없습니다.', en: 'This rating has not been sent; there is nothing to give back.' },
  rating_nothing_left: { status: 409, zh: '没有待提交的评分。', ko: '제출할 평가가 없습니다.', en: 'Nothing is left to be sent.' },
  rating_incomplete: { status: 409, zh: '还有 {count} 人未评完，全部评完后一次提交。', ko: '아직 {count}명이 남았습니다. 모두 평가한 뒤 한 번에 제출합니다.', en: '{count} people still lack points; all are sent at once.' },
  rating_indicator_unknown: { status: 422, zh: '评分表上没有指标“{indicator}”。', ko: '평가표에 "{indicator}" 지표가 없습니다.', en: 'The sheet has no indicator “{indicator}”.' },
  rating_over_most: { status: 422, zh: '{name}的“{indicator}”最多 {most} 分。', ko: '{name}의 "{indicator}"은(는) 최대 {most}점입니다.', en: '“{indicator}” of {name} takes at most {most} points.' },
  raters_unsent: { status: 409, zh: '还有 {raters} 人共 {count} 份评分未提交；要结束收集，须说明这些评分不再计入及其原因。', ko: '{raters}명의 평가 {count}건이 제출되지 않았습니다. 마감하려면 이를 반영하지 않는다는 것과 그 이유를 밝혀야 합니다.', en: '{count} ratings of {raters} raters are not sent; to go on, say that they no longer count, and why.' },
  deadline_early: { status: 422, zh: '期限不能早于今天，且后一阶段不得早于前一阶段。', ko: '기한은 오늘 이후여야 하며 다음 단계가 앞 단계보다 빠를 수 없습니다.', en: 'A deadline lies not before today, nor before that of an earlier state.' },
}); // prettier-ignore
