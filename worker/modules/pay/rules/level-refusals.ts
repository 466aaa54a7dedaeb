import { refusals } from '../../../core/refusal.ts';

/** Refusals of levels and forecasts, in order of precedence. */
export const levelRefusals = refusals('pay', {
  too_many_workers: {
    status: 422,
    zh: '范围内有 {count} 人，一次最多 {max} 人；请先选择街道。',
    ko: '범위에 {count}명이 있으며 한 번에 최대 {max}명입니다. 먼저 가도를 선택하세요.',
    en: '{count} workers are in range and {max} are the most at once; choose a street first.',
  },
  level_rule_missing: {
    status: 422,
    zh: '{month} 没有生效的薪酬方案，无法核定等级。',
    ko: '{month}에 적용되는 급여 방안이 없어 등급을 정할 수 없습니다.',
    en: 'No pay scheme is in force in {month}, so no level can be derived.',
  },
  level_not_on_post: {
    status: 422,
    zh: '此人 {day} 不在岗。',
    ko: '이 사람은 {day}에 근무 중이 아닙니다.',
    en: 'The worker is not on a post on {day}.',
  },
  level_out_of_range: {
    status: 422,
    zh: '该岗位的等级须在 {floor} 至 {ceiling} 级之间。',
    ko: '이 직위의 등급은 {floor}~{ceiling}급이어야 합니다.',
    en: 'A level of this post is between {floor} and {ceiling}.',
  },
  level_unchanged: {
    status: 409,
    zh: '当日已是 {level} 级。',
    ko: '그날 이미 {level}급입니다.',
    en: 'Level {level} holds on that day already.',
  },
  level_cancelled: {
    status: 409,
    zh: '这条等级变动已经撤销。',
    ko: '이 등급 변동은 이미 취소되었습니다.',
    en: 'This event was already taken back.',
  },
  level_cancels_itself: {
    status: 409,
    zh: '撤销记录不能再撤销；请人工另定等级。',
    ko: '취소 기록은 다시 취소할 수 없습니다. 등급을 직접 정하세요.',
    en: 'What takes an event back is not taken back; decide the level by hand.',
  },
  level_is_first: {
    status: 409,
    zh: '首个等级不能撤销；请人工另定等级。',
    ko: '첫 등급은 취소할 수 없습니다. 등급을 직접 정하세요.',
    en: 'The first level cannot be taken back; decide the level by hand.',
  },
  level_superseded: {
    status: 409,
    zh: '同一天已有更晚的记录取代它，无需撤销。',
    ko: '같은 날 더 나중의 기록이 이를 대신하므로 취소할 필요가 없습니다.',
    en: 'A later record of the same day stands in its place already.',
  },
  levels_stand: {
    status: 409,
    zh: '等级与事实一致，没有需要变动的。',
    ko: '등급이 사실과 일치하여 바꿀 것이 없습니다.',
    en: 'The levels are what the facts come to; nothing changes.',
  },
  levels_changed_meanwhile: {
    status: 409,
    zh: '预览之后情况有变，请重新预览再确认。',
    ko: '미리보기 이후 사실이 바뀌었습니다. 다시 미리본 뒤 확인하세요.',
    en: 'The facts changed since the preview; look again, then confirm.',
  },
  what_if_too_few: {
    status: 422,
    zh: '该岗位现有 {standing} 人，不能减少 {taken} 人。',
    ko: '이 직위에는 {standing}명이 있어 {taken}명을 줄일 수 없습니다.',
    en: 'There are {standing} people on the post; {taken} cannot be taken away.',
  },
  what_if_shares: {
    status: 422,
    zh: '各考核等次的比例之和须为 1。',
    ko: '고과 등급별 비율의 합은 1이어야 합니다.',
    en: 'The shares of the grades must add up to 1.',
  },
  forecast_year_out_of_range: {
    status: 422,
    zh: '只能查看 {first} 至 {last} 年。',
    ko: '{first}~{last}년만 볼 수 있습니다.',
    en: 'Years from {first} to {last} can be seen.',
  },
});
