import { refusals } from '../../../core/refusal.ts';

/** Refusals of the residents' ballots, in order of precedence. */
export const ballotRefusals = refusals('ballot', {
  ballot_link_unknown: { status: 404, zh: '链接无效。请核对二维码是否完整，或向社区工作人员索取。', ko: '유효하지 않은 링크입니다. QR 코드가 온전한지 확인하거나 사회구역 직원에게 문의하세요.', en: 'This link is not valid. Check that the code is whole, or ask the community office.' },
  ballot_link_used: { status: 409, zh: '此链接已经投过票，每个链接只能使用一次。', ko: '이미 사용된 링크입니다. 링크는 한 번만 쓸 수 있습니다.', en: 'This link has voted already; each link works once.' },
  ballot_link_revoked: { status: 409, zh: '此链接已作废，请向社区工作人员领取新的。', ko: '취소된 링크입니다. 사회구역 직원에게 새 링크를 받으세요.', en: 'This link was revoked; please ask the community office for another.' },
  ballot_link_expired: { status: 409, zh: '此链接已过期，评议截止于 {until}。', ko: '만료된 링크입니다. 평가는 {until}에 마감되었습니다.', en: 'This link has expired; the ballot ended on {until}.' },
  ballot_closed: { status: 409, zh: '本社区的评议已经结束。', ko: '이 사회구역의 평가는 끝났습니다.', en: 'The ballot of this community is over.' },
  ballot_answers_incomplete: { status: 422, zh: '还有 {missing} 项没有评价。', ko: '아직 평가하지 않은 항목이 {missing}개 있습니다.', en: '{missing} questions are still unanswered.' },
  ballot_answer_unknown: { status: 422, zh: '评价内容与选票不符。', ko: '평가 내용이 투표지와 맞지 않습니다.', en: 'The answers do not fit the ballot.' },
  ballot_form_missing: { status: 422, zh: '考核方案没有规定评议票的内容，请先发布新的一版方案。', ko: '평가 방안에 투표지 내용이 없습니다. 먼저 새 판을 만드세요.', en: 'The scheme does not say what a ballot asks; write a new edition of it first.' },
  ballot_kind_unknown: { status: 422, zh: '方案中没有这一类评议人：{kind}。', ko: '방안에 없는 평가자 종류입니다: {kind}.', en: 'The scheme knows no such kind of voter: {kind}.' },
  ballot_nobody: { status: 422, zh: '{unit}没有应由居民评议的人员。', ko: '{unit}에 주민이 평가할 사람이 없습니다.', en: 'Nobody in {unit} is rated by residents.' },
  ballot_until_past: { status: 422, zh: '截止日不能早于今天。', ko: '마감일은 오늘보다 빠를 수 없습니다.', en: 'The last day cannot lie in the past.' },
  ballot_too_many_links: { status: 422, zh: '一次最多生成 {most} 个链接，请分批。', ko: '한 번에 최대 {most}개의 링크를 만들 수 있습니다. 나누어 만드세요.', en: 'At most {most} links are made at once; make them in parts.' },
  ballot_sheet_spent: { status: 409, zh: '这批链接已全部使用，没有可重印的。', ko: '이 묶음의 링크는 모두 사용되어 다시 인쇄할 것이 없습니다.', en: 'All links of this sheet are used; there is nothing to print again.' },
  ballot_sheet_revoked: { status: 409, zh: '这批链接已作废。', ko: '이미 취소된 묶음입니다.', en: 'This sheet was revoked already.' },
  paper_over_sent: { status: 422, zh: '收回 {returned} 张，多于发出的 {sent} 张。', ko: '회수 {returned}장이 배부 {sent}장보다 많습니다.', en: '{returned} papers came back of {sent} handed out.' },
  paper_tally_over_returned: { status: 422, zh: '第 {number} 号的票数合计 {sum}，多于收回的 {returned} 张。', ko: '{number}번의 표 합계 {sum}이(가) 회수 {returned}장보다 많습니다.', en: 'The tallies of number {number} add up to {sum}, more than the {returned} papers that came back.' },
  paper_superseded: { status: 409, zh: '这份录入已被同一人更正，请按最新的核对。', ko: '같은 사람이 정정한 기록입니다. 최신 기록으로 확인하세요.', en: 'Its author has corrected this entry; look at the newest one.' },
  paper_not_agreed: { status: 409, zh: '纸质票数尚未由第二人核对一致，不能计票。', ko: '종이 투표 수가 두 번째 사람과 일치하지 않아 집계할 수 없습니다.', en: 'The paper count has not been agreed by a second person; it cannot be counted yet.' },
  paper_evidence_missing: { status: 409, zh: '纸质票数须附现场照片，请先上传。', ko: '종이 투표 수에는 현장 사진이 필요합니다. 먼저 올리세요.', en: 'A paper count needs its photograph; attach it first.' },
  ballots_uncounted: { status: 409, zh: '还有 {count} 个社区的评议票未计票，计票后才能结束收集。', ko: '집계하지 않은 사회구역 투표가 {count}개 있습니다. 집계한 뒤에 마감할 수 있습니다.', en: 'The ballots of {count} communities are not counted yet.' },
}); // prettier-ignore
