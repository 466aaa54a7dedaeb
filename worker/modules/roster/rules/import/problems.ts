import type { ColumnKey } from './columns.ts';

export type Severity = 'error' | 'warning';

interface ProblemSpec {
  readonly severity: Severity;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

const error = (zh: string, ko: string, en: string): ProblemSpec => ({ severity: 'error', zh, ko, en });
const warning = (zh: string, ko: string, en: string): ProblemSpec => ({ severity: 'warning', zh, ko, en });

/**
 * Everything a check of a roster may find. An error keeps the row out until it is corrected or the row is skipped; a
 * warning asks the officer to confirm.
 */
export const problemTable = {
  formula_error: error(
    '公式计算出错（{value}），请填写实际内容',
    '수식 오류({value})입니다. 실제 값을 입력하세요',
    'The formula gives an error ({value}); enter the value itself',
  ),
  formula_cell: warning(
    '单元格是公式（{formula}），将按其结果导入，请确认',
    '수식 셀({formula})입니다. 결과값으로 가져옵니다. 확인하세요',
    'The cell is a formula ({formula}); its stored result is taken, please confirm',
  ),
  name_missing: error('未填写姓名', '성명이 없습니다', 'The name is missing'),
  name_unusual: warning(
    '姓名含有数字或符号，请确认',
    '성명에 숫자나 기호가 있습니다. 확인하세요',
    'The name holds digits or signs; please confirm',
  ),
  id_missing: error('未填写身份证号', '신분증 번호가 없습니다', 'The identity number is missing'),
  id_as_number: error(
    '身份证号被存成数字，末三位已丢失，请按文本重新填写',
    '신분증 번호가 숫자로 저장되어 끝 세 자리가 사라졌습니다. 텍스트로 다시 입력하세요',
    'The identity number was stored as a number and lost its last three digits; enter it again as text',
  ),
  id_15_digits: error(
    '15位旧身份证号已停用，请填写18位号码',
    '15자리 구번호는 폐지되었습니다. 18자리 번호를 입력하세요',
    'Numbers of 15 digits are no longer in use; enter the one of 18',
  ),
  id_bad_character: error(
    '身份证号含有数字和末位X以外的字符',
    '신분증 번호에 숫자와 끝자리 X 이외의 문자가 있습니다',
    'The identity number holds something other than digits and a final X',
  ),
  id_length: error(
    '身份证号为{length}位，应为18位',
    '신분증 번호가 {length}자리입니다. 18자리여야 합니다',
    'The identity number has {length} characters; it takes 18',
  ),
  id_birth_impossible: error(
    '身份证号中的出生日期不存在',
    '신분증 번호의 생년월일이 존재하지 않습니다',
    'The birth date in the identity number does not exist',
  ),
  id_checksum: error(
    '身份证号校验码不符，至少有一位写错',
    '신분증 번호의 검증 문자가 맞지 않습니다. 한 자리 이상 틀렸습니다',
    'The check character does not fit: at least one character of the identity number is wrong',
  ),
  id_full_width_digits: warning(
    '身份证号为全角字符，已转为半角，请确认',
    '신분증 번호가 전각 문자입니다. 반각으로 바꾸었습니다. 확인하세요',
    'The identity number is written in full-width characters; it was converted, please confirm',
  ),
  id_duplicate: error(
    '身份证号与第{related}行重复',
    '신분증 번호가 {related}행과 같습니다',
    'The identity number is also on row {related}',
  ),
  sex_unknown: error('性别应为男或女', '성별은 남 또는 여여야 합니다', 'Sex is 男 or 女'),
  sex_contradicts_id: error(
    '性别与身份证号第17位不符',
    '성별이 신분증 번호 17번째 숫자와 맞지 않습니다',
    'The sex contradicts the 17th digit of the identity number',
  ),
  ethnicity_unknown: warning(
    '“{value}”不在56个民族名称之内，请确认',
    '"{value}"은(는) 56개 민족 명칭에 없습니다. 확인하세요',
    '“{value}” is not one of the 56 ethnic names; please confirm',
  ),
  date_unreadable: error(
    '无法识别的日期，请写成2019-07-01或2019.7',
    '날짜를 읽을 수 없습니다. 2019-07-01 또는 2019.7 형식으로 쓰세요',
    'The date cannot be read; write 2019-07-01 or 2019.7',
  ),
  date_ambiguous: warning(
    '数字{value}可能是1月或10月，已按1月读取，请确认',
    '숫자 {value}은(는) 1월일 수도 10월일 수도 있습니다. 1월로 읽었습니다. 확인하세요',
    'The number {value} may mean January or October; January was taken, please confirm',
  ),
  birth_contradicts_id: warning(
    '出生年月与身份证号（{identityBirth}）不一致，请确认档案记载',
    '생년월이 신분증 번호({identityBirth})와 다릅니다. 인사 기록을 확인하세요',
    'The birth date differs from the identity number ({identityBirth}); please confirm with the file',
  ),
  political_status_unknown: error(
    '不是规范的政治面貌',
    '표준 정치 신분이 아닙니다',
    'Not a political status of the standard',
  ),
  education_unknown: error('不是规范的学历名称', '표준 학력 명칭이 아닙니다', 'Not an education level'),
  degree_unknown: error('不是规范的学位名称', '표준 학위 명칭이 아닙니다', 'Not a degree'),
  qualification_unknown: error(
    '不是社会工作职业资格名称',
    '사회복지 자격 명칭이 아닙니다',
    'Not a professional qualification of social work',
  ),
  post_missing: error('未填写职务（岗位）', '직무(직위)가 없습니다', 'The post is missing'),
  post_unknown: error(
    '“{value}”不是社工岗职务，应为社区正职、其他两委成员或普通工作人员',
    '"{value}"은(는) 사회복지 직위가 아닙니다. 社区正职, 其他两委成员, 普通工作人员 가운데 하나여야 합니다',
    '“{value}” is not a post: 社区正职, 其他两委成员 or 普通工作人员',
  ),
  channel_missing: error('未填写进入渠道', '임용 경로가 없습니다', 'The hiring channel is missing'),
  channel_unknown: error(
    '“{value}”不是进入渠道，应为两委转入、择优选聘或公开招聘',
    '"{value}"은(는) 임용 경로가 아닙니다. 两委转入, 择优选聘, 公开招聘 가운데 하나여야 합니다',
    '“{value}” is not a hiring channel: 两委转入, 择优选聘 or 公开招聘',
  ),
  hire_missing: error('未填写社工岗聘用时间', '사회복지 직위 임용일이 없습니다', 'The day of hiring is missing'),
  hire_in_future: error('聘用时间晚于今天', '임용일이 오늘보다 뒤입니다', 'The day of hiring lies in the future'),
  hire_before_start: error(
    '参加社区工作时间晚于社工岗聘用时间（{hired}）',
    '사회구역 근무 시작일이 임용일({hired})보다 늦습니다',
    'Community work begins after the day of hiring ({hired})',
  ),
  hired_under_16: error(
    '聘用时未满{minimumAge}周岁',
    '임용일에 만 {minimumAge}세가 되지 않았습니다',
    'Not yet {minimumAge} on the day of hiring',
  ),
  contract_ends_before_start: error(
    '合同终止时间早于起始时间',
    '계약 종료일이 시작일보다 빠릅니다',
    'The contract ends before it begins',
  ),
  mobile_format: error(
    '手机号应为11位，以13至19开头',
    '휴대전화는 13~19로 시작하는 11자리여야 합니다',
    'A mobile number has 11 digits and begins with 13 to 19',
  ),
  card_as_number: error(
    '银行卡号被存成数字，末几位已丢失，请按文本重新填写',
    '카드 번호가 숫자로 저장되어 끝자리가 사라졌습니다. 텍스트로 다시 입력하세요',
    'The card number was stored as a number and lost its last digits; enter it again as text',
  ),
  card_format: error(
    '银行卡号应为16至19位数字',
    '카드 번호는 16~19자리 숫자여야 합니다',
    'A card number has 16 to 19 digits',
  ),
  card_luhn: warning(
    '银行卡号校验位不符，请核对（旧存折可确认）',
    '카드 번호의 검증 숫자가 맞지 않습니다. 확인하세요(옛 통장은 그대로 가능)',
    'The check digit of the card does not fit; compare it (old passbooks may be confirmed)',
  ),
  card_duplicate: warning(
    '银行卡号与第{related}行相同，请确认',
    '카드 번호가 {related}행과 같습니다. 확인하세요',
    'The same card stands on row {related}; please confirm',
  ),
  community_missing: error('未填写社区', '사회구역이 없습니다', 'The community is missing'),
  unknown_street: error(
    '本市没有街道“{value}”',
    '이 도시에 "{value}" 가두가 없습니다',
    'The city has no street “{value}”',
  ),
  unknown_community: error(
    '本市没有社区“{value}”',
    '이 도시에 "{value}" 사회구역이 없습니다',
    'The city has no community “{value}”',
  ),
  community_not_in_street: error(
    '“{value}”属于{street}，不属于所填街道',
    '"{value}"은(는) 기입한 가두가 아니라 {street}에 속합니다',
    '“{value}” belongs to {street}, not to the street given',
  ),
  community_ambiguous: error(
    '有多个街道下设“{value}”，请填写街道',
    '여러 가두에 "{value}"이(가) 있습니다. 가두를 입력하세요',
    'Several streets have a “{value}”; give the street',
  ),
  outside_scope: error(
    '您无权在“{value}”录入人员',
    '"{value}"에 인원을 등록할 권한이 없습니다',
    'You may not enter people in “{value}”',
  ),
  two_heads: error(
    '该社区已有正职（{head}）',
    '이 사회구역에는 이미 정직({head})이 있습니다',
    'The community already has a head ({head})',
  ),
  worker_has_left: error(
    '此人已离职，请在人员页面办理再入职',
    '이미 퇴직한 사람입니다. 인사 카드에서 재입사를 처리하세요',
    'This person has left; use re-entry on the worker card',
  ),
  posting_differs: warning(
    '此人现岗位为{posting}，导入不改变岗位，请另行办理调动',
    '현재 직위는 {posting}입니다. 가져오기로는 직위가 바뀌지 않습니다. 전보를 따로 처리하세요',
    'This person now holds {posting}; an import does not move anyone, use transfer',
  ),
  text_too_long: error('内容超过{most}个字符', '{most}자를 넘습니다', 'Longer than {most} characters'),
} satisfies Record<string, ProblemSpec>;

export type ProblemCode = keyof typeof problemTable;

export type ProblemFacts = Readonly<Record<string, string | number>>;

/** One finding in one cell, for screen and for the marked file. */
export interface Problem {
  readonly row: number;
  readonly column: ColumnKey;
  /** What stands in the cell; null where it is empty. */
  readonly value: string | null;
  readonly severity: Severity;
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;
}

export function problem(
  row: number,
  column: ColumnKey,
  code: ProblemCode,
  value: string | null,
  facts: ProblemFacts = {},
): Problem {
  return { row, column, code, value, severity: problemTable[code].severity, facts };
}

/** The sentence of a problem in one language. */
export function problemMessage({ code, value, facts }: Problem, language: 'zh' | 'ko' | 'en'): string {
  const known: ProblemFacts = { value: value ?? '', ...facts };
  return problemTable[code][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(known[name] ?? whole));
}
