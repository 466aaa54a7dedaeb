import { refusals } from '../../../core/refusal.ts';

/** What the roster may decline, in order of precedence. */
export const rosterRefusals = refusals('roster', {
  import_header_missing: {
    status: 422,
    zh: '没有找到花名册表头，缺少：{columns}。请确认工作表“{sheet}”是花名册。',
    ko: '명부 머리글을 찾지 못했습니다. 없는 열: {columns}. "{sheet}" 시트가 명부인지 확인하세요.',
    en: 'No roster header was found; missing: {columns}. Please check that the sheet “{sheet}” is a roster.',
  },
  import_without_rows: {
    status: 422,
    zh: '表头下没有人员行。',
    ko: '머리글 아래에 인원 행이 없습니다.',
    en: 'There are no people below the header.',
  },
  import_has_problems: {
    status: 422,
    zh: '还有{errors}个错误、{warnings}个待确认提示，未写入任何数据。',
    ko: '오류 {errors}건, 확인할 경고 {warnings}건이 남아 아무것도 저장하지 않았습니다.',
    en: '{errors} errors and {warnings} unconfirmed warnings remain; nothing was written.',
  },
  worker_known: {
    status: 409,
    zh: '此身份证号已在花名册中，同一人不能登记两次。',
    ko: '이미 명부에 있는 신분증 번호입니다. 같은 사람을 두 번 등록할 수 없습니다.',
    en: 'This identity number is in the roster already; nobody is entered twice.',
  },
  worker_left: {
    status: 409,
    zh: '此人已于{leftOn}离职，请先办理再入职。',
    ko: '{leftOn}에 퇴직한 사람입니다. 먼저 재입사를 처리하세요.',
    en: 'This person left on {leftOn}; use re-entry first.',
  },
  worker_still_here: {
    status: 409,
    zh: '此人在职，无需办理再入职。',
    ko: '재직 중인 사람이므로 재입사 처리가 필요 없습니다.',
    en: 'This person has not left.',
  },
  unit_takes_no_posts: {
    status: 422,
    zh: '“{unit}”不能安排社工岗：须为在用的街道或社区，正职须在社区。',
    ko: '"{unit}"에는 사회복지 직위를 둘 수 없습니다. 운영 중인 가두나 사회구역이어야 하며 정직은 사회구역에만 둡니다.',
    en: '“{unit}” takes no such post: it must be an open street or community, and a head belongs to a community.',
  },
  posting_in_future: {
    status: 422,
    zh: '生效日期不得晚于今天。',
    ko: '시행일은 오늘보다 늦을 수 없습니다.',
    en: 'The day may not lie in the future.',
  },
  posting_too_early: {
    status: 422,
    zh: '生效日期须晚于{since}。',
    ko: '시행일은 {since}보다 뒤여야 합니다.',
    en: 'The day must come after {since}.',
  },
  hired_too_young: {
    status: 422,
    zh: '聘用时未满{minimumAge}周岁。',
    ko: '임용일에 만 {minimumAge}세가 되지 않았습니다.',
    en: 'Not yet {minimumAge} on the day of hiring.',
  },
  community_has_head: {
    status: 409,
    zh: '该社区已有正职，一个社区只能有一名正职。',
    ko: '이 사회구역에는 이미 정직이 있습니다. 사회구역마다 정직은 한 명입니다.',
    en: 'The community already has a head; there is one for each community.',
  },
  nothing_changes: {
    status: 422,
    zh: '内容与现状相同，无需变更。',
    ko: '현재 내용과 같아 변경할 것이 없습니다.',
    en: 'Nothing would change.',
  },
  contract_term_reversed: {
    status: 422,
    zh: '合同终止时间早于起始时间。',
    ko: '계약 종료일이 시작일보다 빠릅니다.',
    en: 'The contract ends before it begins.',
  },
  unit_has_workers: {
    status: 409,
    zh: '“{unit}”还有{workers}名社工，请先办理调动。',
    ko: '"{unit}"에 사회복지 근무자 {workers}명이 있습니다. 먼저 전보를 처리하세요.',
    en: '“{unit}” still has {workers} workers; transfer them first.',
  },
  merge_two_heads: {
    status: 409,
    zh: '两个社区都有正职，合并前请先调整其中一人的职务。',
    ko: '두 사회구역 모두 정직이 있습니다. 합병 전에 한 사람의 직위를 조정하세요.',
    en: 'Both communities have a head; change the post of one of them before the merger.',
  },
});
