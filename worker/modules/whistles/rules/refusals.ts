import { refusals } from '../../../core/refusal.ts';
import { whistleStateWords } from './state-words.ts';

/** Refusals of whistles, in order of precedence. */
export const whistleRefusals = refusals(
  'whistles',
  {
    whistle_unit_unfit: {
      status: 422,
      zh: '{unit} 不是部门或部门的基层站所，不能被吹哨。',
      ko: '{unit}은(는) 부서나 부서의 현장 기관이 아니므로 호출할 수 없습니다.',
      en: '{unit} is neither a department nor a branch of one and cannot be called.',
    },
    duty_not_admitted: {
      status: 422,
      zh: '{unit} 没有指定的准入事项：未经准入的事项不能吹哨。',
      ko: '{unit}에 해당하는 승인된 사무가 없습니다. 승인되지 않은 사무는 호출할 수 없습니다.',
      en: '{unit} has no such admitted duty; what is not admitted cannot be whistled.',
    },
    whistle_already_called: {
      status: 409,
      zh: '本次吹哨已通知过 {unit}。',
      ko: '이 호출에서 {unit}에 이미 통보했습니다.',
      en: 'This whistle has called {unit} already.',
    },
    whistle_calendar_unknown: {
      status: 422,
      zh: '尚未录入 {year} 年工作日历，无法计算时限。',
      ko: '{year}년 근무일 달력이 없어 기한을 계산할 수 없습니다.',
      en: 'There is no working calendar of {year}; the deadline cannot be told.',
    },
    whistle_policy_standing: {
      status: 409,
      zh: '已有自 {day} 起施行的规定；请另选起始日。',
      ko: '{day}부터 시행되는 규정이 이미 있습니다. 다른 시작일을 고르세요.',
      en: 'Terms from {day} on stand already; choose another first day.',
    },
    whistle_weights_unfit: {
      status: 422,
      zh: '响应、解决、满意三项权重之和须为 1。',
      ko: '응답·해결·만족 가중치의 합은 1이어야 합니다.',
      en: 'The weights of response, solution and satisfaction must add up to 1.',
    },
    whistle_step_not_allowed: {
      status: 409,
      zh: '当前状态（{state}）不能执行此步骤。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다.',
      en: 'The state is {state}; this step does not follow.',
    },
    whistle_paused: {
      status: 409,
      zh: '计时已暂停；请先恢复。',
      ko: '기한이 일시 중지되었습니다. 먼저 재개하세요.',
      en: 'The clock is paused; resume it first.',
    },
    whistle_late_no_pause: {
      status: 409,
      zh: '已超期，不能再暂停计时。',
      ko: '기한이 지나 일시 중지할 수 없습니다.',
      en: 'It is late already and can no longer be paused.',
    },
    whistle_not_late: {
      status: 409,
      zh: '答复时限未到，不能认定为未答复。',
      ko: '답변 기한이 남아 무응답으로 처리할 수 없습니다.',
      en: 'There is still time to answer; it cannot be called unanswered.',
    },
    whistle_text_required: {
      status: 422,
      zh: '此步骤须写明情况或理由。',
      ko: '이 단계에는 내용이나 사유를 적어야 합니다.',
      en: 'This step must say what was done, or why.',
    },
    whistle_score_required: {
      status: 422,
      zh: '评价须填写响应、解决、满意三项得分。',
      ko: '응답·해결·만족 세 점수를 모두 입력하세요.',
      en: 'A score takes all three: response, solution, satisfaction.',
    },
    whistle_body_required: {
      status: 422,
      zh: '不接哨须指明应由哪个单位承担。',
      ko: '거절할 때는 담당해야 할 기관을 지정해야 합니다.',
      en: 'Who declines must name the body that is responsible.',
    },
    whistle_place_required: {
      status: 422,
      zh: '现场报到须填写到场地点。',
      ko: '현장 보고에는 도착 장소가 필요합니다.',
      en: 'A report on the spot must name the place.',
    },
    unit_has_whistles: {
      status: 409,
      zh: '{unit} 还有 {count} 件未结束的吹哨或应哨，不能撤销。',
      ko: '{unit}에 끝나지 않은 호출이 {count}건 있어 폐지할 수 없습니다.',
      en: '{unit} has {count} whistles or calls that have not ended and cannot be closed.',
    },
  },
  { state: whistleStateWords },
);
