import { refusals } from '../../../core/refusal.ts';
import { cycleStateWords } from './state-words.ts';

/** Refusals of assessment, in order of precedence. */
export const assessmentRefusals = refusals('assessment', {
  scheme_unknown: { status: 422, zh: '没有这个考核方案。', ko: '해당 평가 방안이 없습니다.', en: 'There is no such scheme.' },
  year_taken: { status: 409, zh: '{year} 年度考核已经建立。', ko: '{year}년도 평가가 이미 있습니다.', en: 'The assessment of {year} already exists.' },
  step_not_next: { status: 409, zh: '当前阶段为“{state}”，不能进行此操作。', ko: '현재 단계({state})에서는 이 작업을 할 수 없습니다.', en: 'The cycle is in “{state}”; this is not its next step.' },
  nobody_assessed: { status: 409, zh: '本年度还没有任何评分，请先导入评分表。', ko: '아직 점수가 없습니다. 먼저 평가표를 가져오세요.', en: 'There are no marks yet; import the sheet first.' },
  scores_incomplete: { status: 409, zh: '还有 {count} 人缺少评分，补齐后才能结束收集。', ko: '점수가 빠진 사람이 {count}명 있습니다. 채운 뒤에 마감할 수 있습니다.', en: '{count} people still lack a part of their score.' },
  moves_undecided: { status: 409, zh: '还有 {count} 项等次调整待另一人确认。', ko: '다른 사람의 확인을 기다리는 등급 조정이 {count}건 있습니다.', en: '{count} moves still wait for a second person.' },
  not_graded_stands: { status: 409, zh: '此人本年度不定等次，不能调整。', ko: '올해 등급을 매기지 않는 사람이므로 조정할 수 없습니다.', en: 'This person is not graded this year and cannot be moved.' },
  veto_stands: { status: 409, zh: '一票否决者定为不合格，不能调整。', ko: '일괄 부결된 사람은 불합격이며 조정할 수 없습니다.', en: 'A veto stands: the grade cannot be moved.' },
  grade_same: { status: 409, zh: '调整前后的等次相同。', ko: '조정 전후의 등급이 같습니다.', en: 'The grade is the same before and after.' },
  move_standing: { status: 409, zh: '此人已有一项待确认的调整。', ko: '이 사람에게 확인을 기다리는 조정이 이미 있습니다.', en: 'A move of this person already waits for confirmation.' },
  move_decided: { status: 409, zh: '此项调整已有结论。', ko: '이 조정은 이미 결정되었습니다.', en: 'This move was already decided.' },
  excellent_cap_reached: { status: 409, zh: '“{pool}”优秀名额 {most} 个已满，请先调出一人。', ko: '"{pool}" 우수 정원 {most}명이 찼습니다. 먼저 한 명을 조정하세요.', en: 'All {most} places for excellent in “{pool}” are taken; move somebody out first.' },
  publicity_too_early: { status: 422, zh: '公示应在考核年度结束之后开始。', ko: '공시는 평가 연도가 끝난 뒤에 시작해야 합니다.', en: 'Publicity begins after the year that is assessed.' },
  publicity_too_late: { status: 422, zh: '公示开始日不能晚于今天。', ko: '공시 시작일은 오늘보다 늦을 수 없습니다.', en: 'Publicity cannot begin after today.' },
  calendar_unknown: { status: 422, zh: '还没有 {year} 年的工作日历，请先在设置中录入。', ko: '{year}년 근무일 달력이 없습니다. 먼저 설정에서 입력하세요.', en: 'There is no working-day calendar of {year}; enter it in the settings first.' },
  publicity_running: { status: 409, zh: '公示到 {until} 结束，之后才能定档。', ko: '공시가 {until}에 끝난 뒤에 확정할 수 있습니다.', en: 'Publicity runs until {until}; finalise after that day.' },
}, { state: cycleStateWords }); // prettier-ignore
