import { refusals } from '../../../core/refusal.ts';
import { matterStateWords } from './state-words.ts';

/** Refusals of the five powers, in order of precedence. */
export const powerRefusals = refusals(
  'powers',
  {
    branch_unfit: {
      status: 422,
      zh: '{unit} 不是部门的基层站所。',
      ko: '{unit}은(는) 부서의 현장 기관이 아닙니다.',
      en: '{unit} is not a local branch of a department.',
    },
    relation_unfit: {
      status: 422,
      zh: '“属”须为部门，“管”“用”须为街道。',
      ko: '소속은 부서, 관리·사용은 가두여야 합니다.',
      en: 'A branch is owned by a department, managed and used by streets.',
    },
    relation_standing: {
      status: 409,
      zh: '该关系已存在；请先终止原关系。',
      ko: '이미 있는 관계입니다. 먼저 기존 관계를 종료하세요.',
      en: 'This relation stands already; end it first.',
    },
    relation_ended: {
      status: 409,
      zh: '该关系已于 {day} 终止。',
      ko: '이 관계는 {day}에 이미 종료되었습니다.',
      en: 'This relation ended on {day}.',
    },
    relation_backwards: {
      status: 422,
      zh: '终止日不能早于起始日 {from}。',
      ko: '종료일은 시작일({from})보다 이를 수 없습니다.',
      en: 'It cannot end before it begins on {from}.',
    },
    branch_not_of_street: {
      status: 422,
      zh: '该站所不由本街道管理或使用。',
      ko: '이 기관은 해당 가두가 관리하거나 사용하지 않습니다.',
      en: 'The branch is neither managed nor used by this street.',
    },
    power_calendar_unknown: {
      status: 422,
      zh: '尚未录入 {year} 年工作日历，无法计算期限。',
      ko: '{year}년 근무일 달력이 없어 기한을 계산할 수 없습니다.',
      en: 'There is no working calendar of {year}; the deadline cannot be told.',
    },
    power_policy_standing: {
      status: 409,
      zh: '已有自 {day} 起施行的规定；请另选起始日。',
      ko: '{day}부터 시행되는 규정이 이미 있습니다. 다른 시작일을 고르세요.',
      en: 'Terms from {day} on stand already; choose another first day.',
    },
    power_step_not_allowed: {
      status: 409,
      zh: '当前状态（{state}）不能执行此步骤。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다.',
      en: 'The matter is {state}; this step does not follow.',
    },
    power_text_required: {
      status: 422,
      zh: '此步骤须写明意见或理由。',
      ko: '이 단계에는 의견이나 사유를 적어야 합니다.',
      en: 'This step must say what and why.',
    },
    attendance_incomplete: {
      status: 422,
      zh: '须逐一登记被调度站所是否到场，还缺 {count} 个。',
      ko: '소집된 기관의 출석을 모두 기록해야 합니다. {count}곳이 남았습니다.',
      en: 'Say of each branch called whether it came; {count} are missing.',
    },
    review_submitted: {
      status: 409,
      zh: '评分已提交，不能再改。',
      ko: '평가가 이미 제출되어 바꿀 수 없습니다.',
      en: 'The review was submitted and stands.',
    },
    street_score_missing: {
      status: 409,
      zh: '街道尚未对以下站所评分，部门结果不能确定：{branches}。',
      ko: '가두가 다음 기관을 아직 평가하지 않아 부서 결과를 확정할 수 없습니다: {branches}.',
      en: 'Streets have not scored these branches, so the result cannot be settled: {branches}.',
    },
    branches_none: {
      status: 422,
      zh: '该部门当年没有由街道管理或使用的站所，只须给出部门自身得分。',
      ko: '이 부서에는 그해 가두가 관리하거나 사용한 기관이 없으므로 부서 자체 점수만 적습니다.',
      en: 'No street managed or used a branch of this department in the year: give its own score alone.',
    },
    branch_scores_differ: {
      status: 422,
      zh: '须给以下 {count} 个站所各一个部门评分，不多不少：{branches}。',
      ko: '다음 {count}개 기관에 부서 점수를 하나씩 빠짐없이 주어야 합니다: {branches}.',
      en: 'Give each of these {count} branches one score of the department, no more and no less: {branches}.',
    },
    result_final: {
      status: 409,
      zh: '该部门当年结果已确定。',
      ko: '해당 부서의 연간 결과는 이미 확정되었습니다.',
      en: 'The department’s result of the year is final.',
    },
  },
  { state: matterStateWords },
);
