import type { Dimension, EventItem, Indicator, RaterGroup, WeightSheet } from '../rules/scheme.ts';

/**
 * 示例 (source: representative, no published sheet stands behind the figures): a sheet of virtue, ability, diligence,
 * results and integrity, with events and the mix of the year. The scheme that uses it says so in its own source.
 */
const named = (code: string, zh: string, ko: string, en: string) => ({ code, zh, ko, en });
const line = (code: string, zh: string, ko: string, en: string, points: string, evidence: string, group: string): Indicator => ({
  ...named(code, zh, ko, en), points, evidence, group,
}); // prettier-ignore

/** A line that the product's own records fill in; from which share on it gives points is 示例 like the points. */
const record = (
  code: string, zh: string, ko: string, en: string, points: string, evidence: string, source: Indicator['source'],
): Indicator => ({ ...line(code, zh, ko, en, points, evidence, 'records'), source }); // prettier-ignore

export const yearGroups: readonly RaterGroup[] = [
  {
    ...named('records', '系统记录', '시스템 기록', 'Records'), headers: ['系统得分', '系统取数'], trimFrom: null, byBallot: false,
    anonymous: false, at: 'city', system: true,
  },
]; // prettier-ignore

const virtue = (group: string): Dimension => ({
  ...named('virtue', '德', '덕', 'Virtue'),
  indicators: [
    line('political_discipline', '政治纪律', '정치 기율', 'Political discipline', '5', '日常记录', group),
    line('service_attitude', '服务态度', '봉사 태도', 'Attitude of service', '5', '日常记录', group),
  ],
});
const ability = (group: string): Dimension => ({
  ...named('ability', '能', '능력', 'Ability'),
  indicators: [
    line('policy_knowledge', '政策业务知识', '정책·업무 지식', 'Knowledge of policy', '5', '测试', group),
    line('grid_tools', '网格平台使用', '격자 플랫폼 활용', 'Use of the grid platform', '5', '平台记录', group),
    line('mediation', '矛盾调解', '갈등 조정', 'Mediation', '5', '案例', group),
  ],
});
const diligence = (group: string): Dimension => ({
  ...named('diligence', '勤', '근면', 'Diligence'),
  indicators: [
    line('attendance', '出勤', '출근', 'Attendance', '8', '考勤记录', group),
    line('duty_shifts', '值班', '당직', 'Shifts on duty', '4', '值班表', group),
    record('household_visits', '入户走访', '가구 방문', 'Household visits', '3', '走访记录', {
      code: 'visits.made_on_time', zero: '0.5', full: '1', days: 3,
    }),
  ],
}); // prettier-ignore
const results: Dimension = {
  ...named('results', '绩', '실적', 'Results'),
  indicators: [
    record('duties_on_time', '事项按时办结', '사무 기한 내 완료', 'Duties in on time', '20', '事项月报与审定记录', {
      code: 'duties.reports_on_time', zero: '0.5', full: '1', days: 10,
    }),
    record('case_closure', '居民诉求办结', '주민 요청 처리', 'Requests of residents closed', '15', '诉求台账', {
      code: 'cases.closed_on_time', zero: '0.5', full: '1', days: 0,
    }),
    record('whistle_follow_up', '吹哨事项跟进', '호출 사항 후속', 'Whistles followed up', '5', '吹哨台账', {
      code: 'whistles.answered_in_time', zero: '0.5', full: '1', days: 0,
    }),
    record('satisfaction', '群众评价', '주민 만족도', 'Satisfaction of residents', '10', '诉求评价记录', {
      code: 'cases.satisfaction', zero: '0.4', full: '1', days: 0,
    }),
  ],
}; // prettier-ignore
const integrity: Dimension = {
  ...named('integrity', '廉', '청렴', 'Integrity'),
  indicators: [
    line('fund_handling', '经费使用', '경비 사용', 'Handling of funds', '5', '财务记录', 'street'),
    line('data_protection', '信息保护', '정보 보호', 'Protection of data', '5', '检查记录', 'street'),
  ],
};

const mix = { daily: '0.4', quarterly: '0.3', annual: '0.3' } as const;

/** The head is marked by the street where everybody else is marked by the head. */
export const yearSheets: readonly WeightSheet[] = [
  {
    postTypes: ['head'],
    weights: { street: '40', peers: '10', residents: '20', records: '20' },
    dimensions: [virtue('street'), ability('street'), diligence('street'), results, integrity],
    mix,
  },
  {
    postTypes: ['deputy', 'staff'],
    weights: { street: '40', community: '30', peers: '10', residents: '20', records: '20' },
    dimensions: [virtue('street'), ability('community'), diligence('community'), results, integrity],
    mix,
  },
];

const item = (code: string, zh: string, ko: string, en: string, points: string, most: string | null): EventItem => ({
  ...named(code, zh, ko, en), points, most, evidence: '文件或核实记录',
}); // prettier-ignore

export const yearItems: { readonly bonusItems: readonly EventItem[]; readonly deductionItems: readonly EventItem[] } = {
  bonusItems: [
    item('province_award', '省级表彰', '성급 표창', 'Award of the province', '3', '3'),
    item('city_award', '市级表彰', '시급 표창', 'Award of the city', '2', '4'),
    item('certificate', '新取得社会工作者证书', '사회복지 자격 신규 취득', 'New social-work certificate', '2', '2'),
  ],
  deductionItems: [
    item('missed_deadline', '事项逾期', '사무 기한 초과', 'Deadline missed', '0.5', '5'),
    item('upheld_complaint', '投诉属实', '민원 사실 확인', 'Complaint upheld', '2', null),
    item('false_record', '记录虚假', '허위 기록', 'False record', '10', null),
  ],
};
