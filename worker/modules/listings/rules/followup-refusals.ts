import { refusals } from '../../../core/refusal.ts';
import { followupStateWords } from './followup-state-words.ts';

/** Refusals of follow-up visits, in order of precedence. */
export const followupRefusals = refusals(
  'followups',
  {
    followup_span_unfit: {
      status: 422,
      zh: '抽取期间须已开始，且起止顺序正确，最长一年。',
      ko: '추출 기간은 이미 시작되었고 순서가 맞아야 하며 최대 1년입니다.',
      en: 'The days to draw from must have begun, be in order, and be a year at most.',
    },
    followup_nothing_closed: {
      status: 409,
      zh: '此期间没有可抽取的办结事项。',
      ko: '이 기간에는 추출할 처리 완료 건이 없습니다.',
      en: 'Nothing that could be drawn was closed in these days.',
    },
    followup_too_many: {
      status: 422,
      zh: '此期间办结事项超过 {most} 件，请缩短期间。',
      ko: '이 기간의 처리 완료 건이 {most}건을 넘습니다. 기간을 줄이세요.',
      en: 'More than {most} were closed in these days; choose fewer days.',
    },
    followup_step_not_allowed: {
      status: 409,
      zh: '当前状态（{state}）不能执行此步骤。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다.',
      en: 'It is {state}; this step does not follow.',
    },
    followup_visitor_handled: {
      status: 422,
      zh: '经办过此事的人不能回访，请另派他人。',
      ko: '이 일을 처리한 사람은 재방문할 수 없습니다. 다른 사람을 지정하세요.',
      en: 'Who handled the matter does not visit it; send somebody else.',
    },
    followup_not_yours: {
      status: 403,
      zh: '回访结果须由指派的回访人本人填写。',
      ko: '재방문 결과는 지정된 방문자 본인이 입력해야 합니다.',
      en: 'The visitor it was given to says what was found.',
    },
    followup_note_required: {
      status: 422,
      zh: '请写明回访情况。',
      ko: '재방문 내용을 적으세요.',
      en: 'Say what was found.',
    },
    followup_how_required: {
      status: 422,
      zh: '请选择回访方式：现场或电话。',
      ko: '재방문 방식을 선택하세요: 현장 또는 전화.',
      en: 'Say how: on the spot or by telephone.',
    },
    followup_word_missing: {
      status: 422,
      zh: '须写明居民意见；没有的，写明原因，二者填一项。',
      ko: '주민 의견을 적고, 없으면 그 이유를 적으세요. 둘 중 하나만 입력합니다.',
      en: 'A finding takes the resident’s word or the reason why there is none: one of the two.',
    },
    followup_photo_missing: {
      status: 422,
      zh: '现场回访须上传照片。',
      ko: '현장 재방문에는 사진이 필요합니다.',
      en: 'A visit on the spot takes a photograph.',
    },
    unit_has_followups: {
      status: 409,
      zh: '{unit} 还有 {count} 件未完成的回访，不能撤销。',
      ko: '{unit}에 끝나지 않은 재방문이 {count}건 있어 폐지할 수 없습니다.',
      en: '{unit} has {count} follow-ups that were not made and cannot be closed.',
    },
    followup_policy_standing: {
      status: 409,
      zh: '已有自 {day} 起施行的规则；请另选起始日。',
      ko: '{day}부터 시행되는 규칙이 이미 있습니다. 다른 시작일을 고르세요.',
      en: 'Rules from {day} on stand already; choose another first day.',
    },
  },
  { state: followupStateWords },
);
