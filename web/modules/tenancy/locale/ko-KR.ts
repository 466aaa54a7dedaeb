import type zh from './zh-CN.ts';

const catalogue: Record<keyof typeof zh, string> = {
  calendars: '근무일 달력',
  city: '도시',
  divisionCode: '행정구역 코드',
  keys: '기계 키',
  name: '이름',
  note: '도시 전체에 적용되며 변경은 감사 기록에 남습니다.',
  'note.calendars': '연도별 휴일과 대체 근무일, 기한 계산의 기준입니다.',
  'note.keys': '다른 시스템이 API를 쓸 때 사용합니다.',
  'note.roles': '역할마다 어떤 권한이 있는지 정합니다.',
  'note.templates': '가두와 사회구역을 새로 만들 때 함께 생기는 사무실과 소입니다.',
  roles: '역할',
  slug: '도시 코드',
  templates: '기구 템플릿',
  title: '도시 설정',
};

export default catalogue;
