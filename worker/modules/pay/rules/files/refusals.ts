import { refusals } from '../../../../core/refusal.ts';

/** Refusals of files and of the money behind a run, in order of precedence. */
export const fileRefusals = refusals('pay', {
  file_run_not_approved: {
    status: 409,
    zh: '{month} 的薪酬尚未审批，文件只能取自已审批的批次。',
    ko: '{month} 급여가 아직 승인되지 않았습니다. 파일은 승인된 급여에서만 만들 수 있습니다.',
    en: 'Pay of {month} is not approved; files are made only of an approved run.',
  },
  bank_profile_unknown: {
    status: 422,
    zh: '没有该银行文件格式，或它已停用。',
    ko: '해당 은행 파일 형식이 없거나 사용 중지되었습니다.',
    en: 'There is no such bank format, or it is no longer in use.',
  },
  bank_profile_example: {
    status: 409,
    zh: '“{profile}”是示例格式，未经银行确认。确要用它发放，请说明理由。',
    ko: '"{profile}"은(는) 은행이 확인하지 않은 예시 형식입니다. 그대로 지급하려면 사유를 적으세요.',
    en: '“{profile}” is an example that no bank has confirmed. To pay by it all the same, give a reason.',
  },
  file_part_unknown: {
    status: 422,
    zh: '没有第 {part} 个文件，共 {parts} 个。',
    ko: '{part}번째 파일이 없습니다. 모두 {parts}개입니다.',
    en: 'There is no file {part}; there are {parts}.',
  },
  file_empty: {
    status: 409,
    zh: '这一批次没有可写入该文件的人员。',
    ko: '이 급여에는 파일에 넣을 인원이 없습니다.',
    en: 'Nobody of this run belongs in the file.',
  },
  file_totals_differ: {
    status: 409,
    zh: '文件与批次不一致（{what}）：批次 {expected}，文件 {found}。文件未生成。',
    ko: '파일과 급여가 일치하지 않습니다({what}): 급여 {expected}, 파일 {found}. 파일을 만들지 않았습니다.',
    en: 'The file and the run differ ({what}): {expected} in the run, {found} in the file. No file was made.',
  },
  file_worker_twice: {
    status: 409,
    zh: '同一人在文件中出现多次：{names}。文件未生成。',
    ko: '같은 사람이 파일에 여러 번 나옵니다: {names}. 파일을 만들지 않았습니다.',
    en: 'The same person stands in the file more than once: {names}. No file was made.',
  },
  file_form_incomplete: {
    status: 409,
    zh: '申报表的列未包含 {count} 人的全部扣缴项目：{names}。请先调整申报表的列。',
    ko: '신고 서식의 열이 {count}명의 공제 항목을 모두 담지 못합니다: {names}. 먼저 서식의 열을 고치세요.',
    en: 'The columns of the form do not cover every deduction of {count} people: {names}. Change the form first.',
  },
  file_negative_pay: {
    status: 409,
    zh: '有 {count} 人实发为负，银行无法发放：{names}。',
    ko: '실지급액이 음수인 인원이 {count}명이라 은행에서 지급할 수 없습니다: {names}.',
    en: 'Net pay of {count} people is negative and no bank can pay it: {names}.',
  },
  file_number_missing: {
    status: 409,
    zh: '有 {count} 人缺少{whatZh}：{names}。',
    ko: '{whatKo}이(가) 없는 인원이 {count}명 있습니다: {names}.',
    en: '{count} people have no {whatEn}: {names}.',
  },
  file_character_unwritable: {
    status: 409,
    zh: '{name} 的“{title}”含有 {encoding} 编码无法写入的字符“{character}”；此类问题共 {count} 处。',
    ko: '{name}의 "{title}"에 {encoding} 인코딩으로 쓸 수 없는 글자 "{character}"이(가) 있습니다. 모두 {count}건입니다.',
    en: '“{title}” of {name} holds “{character}”, which {encoding} cannot write; {count} such places in all.',
  },
  file_value_too_long: {
    status: 409,
    zh: '{name} 的“{title}”超过银行规定的宽度；此类问题共 {count} 处。',
    ko: '{name}의 "{title}"이(가) 은행이 정한 너비를 넘습니다. 모두 {count}건입니다.',
    en: '“{title}” of {name} is wider than the bank allows; {count} such places in all.',
  },
  file_separator_inside: {
    status: 409,
    zh: '{name} 的“{title}”含有分隔符“{character}”，银行会读错；此类问题共 {count} 处。',
    ko: '{name}의 "{title}"에 구분자 "{character}"이(가) 있어 은행이 잘못 읽습니다. 모두 {count}건입니다.',
    en: '“{title}” of {name} holds the separator “{character}” and would be misread; {count} such places in all.',
  },
  pay_cost_differs: {
    status: 409,
    zh: '各经费来源分摊之和与批次不一致（{side}）：批次 {expectedYuan} 元，分摊 {foundYuan} 元。',
    ko: '재원별 배분 합계가 급여와 다릅니다({side}): 급여 {expectedYuan}위안, 배분 {foundYuan}위안.',
    en: 'The funds’ parts do not come to the run ({side}): {expectedYuan} yuan in the run, {foundYuan} in the parts.',
  },
  pay_fund_account_unfit: {
    status: 422,
    zh: '经费来源只能对应 {year} 年度的预算指标或事项账户，{account} 不是。',
    ko: '재원은 {year} 회계연도의 예산 지표나 사무 계정에만 연결할 수 있습니다. {account}은(는) 아닙니다.',
    en: 'A fund draws on a budget line or a duty’s account of {year}; {account} is neither.',
  },
  pay_fund_purpose_unfit: {
    status: 422,
    zh: '只有事项账户须写明用途，且用途须为 {year} 年度在用的预算指标；{account} 不合适。',
    ko: '용도는 사무 계정에만 적으며 {year} 회계연도의 유효한 예산 지표여야 합니다. {account}은(는) 맞지 않습니다.',
    en: 'Only a duty’s account names a purpose, and that is an open budget line of {year}; {account} does not fit.',
  },
  pay_fund_unmapped: {
    status: 409,
    zh: '经费来源 {codes} 在 {year} 年度没有对应的账户，请先设置。',
    ko: '재원 {codes}에 {year} 회계연도 계정이 연결되어 있지 않습니다. 먼저 설정하세요.',
    en: 'The funds {codes} have no account in {year}; set them first.',
  },
  pay_sources_short: {
    status: 409,
    zh: '有 {count} 个资金来源余额不足，合计差 {shortfallYuan} 元：{sources}。未划拨任何资金。',
    ko: '자금원 {count}곳의 잔액이 부족합니다. 합계 부족액 {shortfallYuan}위안: {sources}. 아무 자금도 이체하지 않았습니다.',
    en: '{count} sources are short, {shortfallYuan} yuan in all: {sources}. No money was moved.',
  },
});
