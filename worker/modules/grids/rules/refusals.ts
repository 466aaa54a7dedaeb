import { refusals } from '../../../core/refusal.ts';

/** Refusals of grid teams and handovers, in order of precedence. */
export const gridRefusals = refusals('grids', {
  grid_unfit: {
    status: 422,
    zh: '第 {row} 项：{unit} 不是在用的网格。',
    ko: '{row}번째 항목: {unit}은(는) 사용 중인 격자가 아닙니다.',
    en: 'Item {row}: {unit} is not a standing grid.',
  },
  grid_person_left: {
    status: 422,
    zh: '{name}已离开社工队伍，不能任网格职务。',
    ko: '{name} 님은 이미 명부에서 떠났으므로 격자 직무를 맡을 수 없습니다.',
    en: '{name} has left the roster and cannot serve a grid.',
  },
  grid_area_required: {
    status: 422,
    zh: '第 {row} 项：此职务须写明责任区、巷道、楼栋或单元。',
    ko: '{row}번째 항목: 이 직무는 담당 구역·골목·동·라인을 적어야 합니다.',
    en: 'Item {row}: this role needs its area, lane, building or stairway.',
  },
  grid_role_taken: {
    status: 409,
    zh: '第 {row} 项：{unit}的此职务已有人担任；请先终止原任职。',
    ko: '{row}번째 항목: {unit}의 이 직무는 이미 맡은 사람이 있습니다. 먼저 종료하세요.',
    en: 'Item {row}: this role of {unit} is held already; end that first.',
  },
  grid_member_ended: {
    status: 409,
    zh: '该任职已于 {day} 终止。',
    ko: '이 직무는 {day}에 이미 종료되었습니다.',
    en: 'This service ended on {day}.',
  },
  grid_member_backwards: {
    status: 422,
    zh: '终止日不能早于起始日 {from}。',
    ko: '종료일은 시작일({from})보다 이를 수 없습니다.',
    en: 'It cannot end before it begins on {from}.',
  },
  grid_handover_empty: {
    status: 409,
    zh: '此人在您的辖区内没有在任的网格职务。',
    ko: '이 사람은 관할 안에서 맡고 있는 격자 직무가 없습니다.',
    en: 'This person holds nothing in your area.',
  },
  grid_handover_signed: {
    status: 409,
    zh: '交接已签收，不能再改。',
    ko: '인계가 이미 서명되어 바꿀 수 없습니다.',
    en: 'The handover is signed off and stands.',
  },
  grid_handover_incomplete: {
    status: 422,
    zh: '还有 {count} 项没有接手人，也没有写明原因。',
    ko: '인수자도 사유도 없는 항목이 {count}건 남아 있습니다.',
    en: '{count} items have neither a successor nor a note.',
  },
  grid_merge_two_heads: {
    status: 409,
    zh: '两个网格都有网格书记、网格长或同名责任人；请先终止其中一方的任职再合并。',
    ko: '두 격자에 서기, 격자장 또는 같은 이름의 담당자가 모두 있습니다. 합치기 전에 한쪽을 종료하세요.',
    en: 'Both grids have a secretary, a leader or a head of the same place; end one before merging.',
  },
  grid_has_team: {
    status: 409,
    zh: '{unit}还有 {count} 名在任人员，请先办理交接。',
    ko: '{unit}에 아직 {count}명이 있습니다. 먼저 인계하세요.',
    en: '{count} people still serve {unit}; hand over first.',
  },
});
