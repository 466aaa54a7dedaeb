import type zh from './zh-CN.ts';

const catalogue: Record<keyof typeof zh, string> = {
  'fact.community': '사회구역',
  'fact.grid': '그리드',
  'fact.street': '가도',
  'fact.worker': '근무자',
  greeting: '{{name}} 님, 안녕하세요. {{roles}}',
  noRoles: '아직 역할이 없습니다. 시 관리자에게 권한을 요청하세요.',
  title: '홈',
};

export default catalogue;
