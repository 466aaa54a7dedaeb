import { refusals } from '../../../core/refusal.ts';

/** Refusals of the tree, in order of precedence. */
export const organisationRefusals = refusals('organisation', {
  change_in_future: {
    status: 422,
    zh: '生效日期 {day} 晚于今天，机构变动不能预先登记。',
    ko: '발효일 {day}이(가) 오늘 이후입니다. 조직 변경은 미리 등록할 수 없습니다.',
    en: '{day} is after today; the tree is not changed in advance.',
  },
  unit_closed: {
    status: 409,
    zh: '{name} 已于 {untilDay} 撤销。',
    ko: '{name}은(는) {untilDay}에 폐지되었습니다.',
    en: '{name} was closed on {untilDay}.',
  },
  day_before_change: {
    status: 422,
    zh: '{name} 在 {since} 已有变动，生效日期不能早于该日。',
    ko: '{name}은(는) {since}에 변경되었으므로 발효일이 그보다 빠를 수 없습니다.',
    en: '{name} last changed on {since}; a change cannot take effect before that.',
  },
  unit_is_city: {
    status: 409,
    zh: '城市是树的根，不能移动、合并或撤销。',
    ko: '시는 조직의 최상위이므로 이동·병합·폐지할 수 없습니다.',
    en: 'The city is the root of the tree; it cannot be moved, merged or closed.',
  },
  unit_placement: {
    status: 422,
    zh: '{parent} 之下不能设此类单位。',
    ko: '{parent} 아래에는 이 종류의 단위를 둘 수 없습니다.',
    en: 'A unit of this kind cannot stand below {parent}.',
  },
  unit_below_itself: {
    status: 409,
    zh: '{name} 不能移到自己之下。',
    ko: '{name}을(를) 자기 아래로 옮길 수 없습니다.',
    en: '{name} cannot be moved below itself.',
  },
  tree_too_deep: {
    status: 422,
    zh: '机构层级不能超过 {limit} 级。',
    ko: '조직 단계는 {limit}단계를 넘을 수 없습니다.',
    en: 'The tree may not be deeper than {limit} levels.',
  },
  unit_name_taken: {
    status: 409,
    zh: '同一上级之下已有“{name}”。',
    ko: '같은 상위 단위에 "{name}"이(가) 이미 있습니다.',
    en: 'There is already a “{name}” below the same unit.',
  },
  unit_code_taken: {
    status: 409,
    zh: '代码 {code} 已被使用。',
    ko: '코드 {code}은(는) 이미 사용 중입니다.',
    en: 'The code {code} is already in use.',
  },
  unit_has_children: {
    status: 409,
    zh: '{name} 之下还有 {count} 个单位，请先移走或撤销。',
    ko: '{name} 아래에 단위 {count}개가 있습니다. 먼저 옮기거나 폐지하세요.',
    en: '{count} units still stand below {name}; move or close them first.',
  },
  merge_into_itself: {
    status: 422,
    zh: '不能与自身合并。',
    ko: '자기 자신과 병합할 수 없습니다.',
    en: 'A unit cannot be merged into itself.',
  },
  merge_apart: {
    status: 422,
    zh: '只能合并同一上级之下的同类单位；跨街道合并请先移动。',
    ko: '같은 상위 단위의 같은 종류만 병합할 수 있습니다. 먼저 이동하세요.',
    en: 'Only units of one kind below the same unit can be merged; move one of them first.',
  },
  households_not_counted: {
    status: 422,
    zh: '{name} 不是社区，不登记户数。',
    ko: '{name}은(는) 사회구역가 아니므로 가구 수를 등록하지 않습니다.',
    en: '{name} is not a community; households are counted by community.',
  },
  template_taken: {
    status: 409,
    zh: '模板中已有“{name}”。',
    ko: '템플릿에 "{name}"이(가) 이미 있습니다.',
    en: 'The template already has “{name}”.',
  },
  template_ended: {
    status: 409,
    zh: '模板“{name}”已停用。',
    ko: '템플릿 "{name}"은(는) 이미 종료되었습니다.',
    en: 'The template “{name}” has already ended.',
  },
  calendar_day_elsewhere: {
    status: 422,
    zh: '{day} 不在 {year} 年内。',
    ko: '{day}은(는) {year}년에 속하지 않습니다.',
    en: '{day} is not in the year {year}.',
  },
});
