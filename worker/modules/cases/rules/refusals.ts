import { refusals } from '../../../core/refusal.ts';
import { caseStateWords } from './state-words.ts';

/** Refusals of residents' requests, in order of precedence. */
export const caseRefusals = refusals(
  'cases',
  {
    case_category_unknown: {
      status: 422,
      zh: '没有这个类别，请重新选择。',
      ko: '없는 분류입니다. 다시 선택하세요.',
      en: 'There is no such category; choose another.',
    },
    case_place_unfit: {
      status: 422,
      zh: '地点须为街道、社区或网格。',
      ko: '장소는 가두·사회구역·격자여야 합니다.',
      en: 'The place must be a street, a community or a grid.',
    },
    case_step_not_allowed: {
      status: 409,
      zh: '当前状态（{state}）不能执行此步骤；五步不能跳过。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다. 다섯 단계는 건너뛸 수 없습니다.',
      en: 'The request is {state}; this step does not follow. None of the five can be skipped.',
    },
    case_paused: {
      status: 409,
      zh: '正在等待居民补充，请先恢复办理。',
      ko: '주민의 보완을 기다리는 중입니다. 먼저 처리를 재개하세요.',
      en: 'It waits for the resident; let it go on first.',
    },
    case_not_paused: {
      status: 409,
      zh: '当前没有在等待居民补充。',
      ko: '주민의 보완을 기다리고 있지 않습니다.',
      en: 'It is not waiting for the resident.',
    },
    case_votes_missing: {
      status: 422,
      zh: '会议须有表决票数。',
      ko: '회의에는 표결 결과가 있어야 합니다.',
      en: 'A meeting must have votes.',
    },
    case_meeting_in_future: {
      status: 422,
      zh: '会议日期不能晚于今天。',
      ko: '회의 날짜는 오늘보다 늦을 수 없습니다.',
      en: 'The meeting cannot lie in the future.',
    },
    case_one_lead: {
      status: 422,
      zh: '须指定且只指定一个牵头单位。',
      ko: '주관 단위는 하나만 지정해야 합니다.',
      en: 'Exactly one part must lead.',
    },
    case_duty_required: {
      status: 422,
      zh: '{unit} 承办须对应已准入的事项。',
      ko: '{unit}이(가) 맡으려면 승인된 사무가 있어야 합니다.',
      en: '{unit} takes a part only with an admitted duty.',
    },
    case_duty_not_admitted: {
      status: 422,
      zh: '该事项未准入，或不由 {unit} 承担。',
      ko: '승인되지 않았거나 {unit}이(가) 맡지 않은 사무입니다.',
      en: 'The duty is not admitted, or {unit} does not carry it.',
    },
    case_part_reported: {
      status: 409,
      zh: '该分工已反馈，不能再改。',
      ko: '이미 보고된 분담으로 바꿀 수 없습니다.',
      en: 'This part was reported and stands.',
    },
    case_cost_without_duty: {
      status: 422,
      zh: '未对应事项的分工不能登记费用。',
      ko: '사무가 없는 분담에는 비용을 기록할 수 없습니다.',
      en: 'A part without a duty has nothing to count costs for.',
    },
    case_cost_not_reported: {
      status: 409,
      zh: '该分工没有反馈费用，不能对应凭证。',
      ko: '보고된 비용이 없는 분담에는 전표를 연결할 수 없습니다.',
      en: 'The part reported no cost, so no voucher can bear it out.',
    },
    case_cost_standing: {
      status: 409,
      zh: '该凭证已对应这项分工。',
      ko: '이 전표는 이미 이 분담에 연결되어 있습니다.',
      en: 'The voucher is linked to this part already.',
    },
    case_cost_over: {
      status: 409,
      zh: '最多还可对应 {leftYuan} 元：不超过反馈的费用，也不超过凭证余额（凭证 {amountYuan} 元，已关联：{held}）。',
      ko: '{leftYuan}위안까지만 연결할 수 있습니다. 보고된 비용과 전표의 남은 금액을 넘을 수 없습니다(전표 {amountYuan}위안, 연결됨: {heldKo}).',
      en: 'At most {leftYuan} yuan are left: of the reported cost and of the voucher ({amountYuan} yuan, claimed: {heldEn}).',
    },
    case_cost_ended: {
      status: 409,
      zh: '该对应已撤销。',
      ko: '이미 취소된 연결입니다.',
      en: 'The link was ended already.',
    },
    case_parts_open: {
      status: 409,
      zh: '还有 {count} 项分工未反馈。',
      ko: '아직 보고되지 않은 분담이 {count}건 있습니다.',
      en: '{count} parts have not been reported back.',
    },
    case_target_unfit: {
      status: 422,
      zh: '重复件须指向另一件仍有效的诉求。',
      ko: '중복은 유효한 다른 요청을 가리켜야 합니다.',
      en: 'A duplicate must point to another request that stands.',
    },
    case_body_missing: {
      status: 422,
      zh: '须写明应由哪个单位负责。',
      ko: '책임 기관을 밝혀야 합니다.',
      en: 'Say which body is responsible.',
    },
    case_photos_full: {
      status: 409,
      zh: '最多可上传 {most} 张照片。',
      ko: '사진은 최대 {most}장까지 올릴 수 있습니다.',
      en: 'There is room for {most} photos.',
    },
    case_photos_closed: {
      status: 409,
      zh: '已开始办理，不能再上传照片。',
      ko: '처리가 시작되어 사진을 더 올릴 수 없습니다.',
      en: 'It is being handled; no more photos are taken.',
    },
    unit_has_cases: {
      status: 409,
      zh: '{unit} 还有 {count} 件未办结的居民诉求，不能撤销。',
      ko: '{unit}에 처리되지 않은 주민 요청이 {count}건 있어 폐지할 수 없습니다.',
      en: '{unit} has {count} open requests of residents and cannot be closed.',
    },
    case_policy_standing: {
      status: 409,
      zh: '已有自 {day} 起施行的规定；请另选起始日。',
      ko: '{day}부터 시행되는 규정이 이미 있습니다. 다른 시작일을 고르세요.',
      en: 'Terms from {day} on stand already; choose another first day.',
    },
  },
  { state: caseStateWords },
);
