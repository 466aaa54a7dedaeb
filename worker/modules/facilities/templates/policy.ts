import type { FacilityPolicy } from '../rules/policy.ts';

const named = (code: string, zh: string, ko: string, en: string) => ({ code, zh, ko, en });

/** 示例: what the home city tells in public of its facilities ("1 标 2 站"); a city enters its own. */
export const exampleFacilityPolicy: { readonly content: FacilityPolicy; readonly source: string } = {
  content: {
    kinds: [
      named('centre', '标准化党群服务中心', '표준 당군 서비스센터', 'Standard centre'),
      named('station', '党群服务站', '당군 서비스 스테이션', 'Station'),
      named('district_centre', '商圈服务中心', '상권 서비스센터', 'Shopping district centre'),
      named('members_post', '党员驿站', '당원 쉼터', 'Members’ post'),
    ],
    services: [
      named('meeting', '议事协商', '회의·협의', 'Meetings'),
      named('service', '便民服务', '주민 편의', 'Public services'),
      named('training', '学习培训', '학습·교육', 'Training'),
      named('culture', '文体活动', '문화·체육', 'Culture and sport'),
      named('rest', '歇脚休息', '휴식', 'Rest'),
      named('mediation', '矛盾调解', '분쟁 조정', 'Mediation'),
    ],
    coverage: [
      { kind: 'centre', atLeast: 1 },
      { kind: 'station', atLeast: 2 },
    ],
  },
  source: '示例：延吉市公开介绍中的“1标2站”，名称与数量请按本地文件填写。',
};
