import { refusals } from '../../../core/refusal.ts';
import { runStateWords } from './run-state-words.ts';

/** Refusals of pay, in order of precedence. */
export const payRefusals = refusals(
  'pay',
  {
    scheme_template_unknown: {
      status: 422,
      zh: '没有薪酬方案模板 {template}。',
      ko: '급여 방안 템플릿 {template}이(가) 없습니다.',
      en: 'There is no scheme template {template}.',
    },
    scheme_code_taken: {
      status: 409,
      zh: '方案代码 {code} 已被使用。',
      ko: '방안 코드 {code}은(는) 이미 사용 중입니다.',
      en: 'The scheme code {code} is taken.',
    },
    scheme_edition_superseded: {
      status: 409,
      zh: '该方案已有更新的版本（第 {edition} 版），请在最新版上修改。',
      ko: '이 방안에는 더 새로운 판(제{edition}판)이 있습니다. 최신판에서 수정하세요.',
      en: 'This scheme has a newer edition ({edition}); continue from that one.',
    },
    month_already_paid: {
      status: 409,
      zh: '{month} 已有审批的发薪批次，变更只能从其后的月份开始。',
      ko: '{month}의 급여가 이미 승인되었습니다. 변경은 그 이후 달부터 가능합니다.',
      en: 'Pay of {month} is already approved; a change can start only after it.',
    },
    scheme_missing: {
      status: 422,
      zh: '{month} 没有生效的薪酬方案。',
      ko: '{month}에 적용되는 급여 방안이 없습니다.',
      en: 'No pay scheme is in force in {month}.',
    },
    insurance_policy_missing: {
      status: 422,
      zh: '{month} 没有生效的五险一金政策。',
      ko: '{month}에 적용되는 사회보험 정책이 없습니다.',
      en: 'No insurance policy is in force in {month}.',
    },
    income_tax_policy_missing: {
      status: 422,
      zh: '{month} 没有生效的个人所得税规定。',
      ko: '{month}에 적용되는 소득세 규정이 없습니다.',
      en: 'No income tax rule is in force in {month}.',
    },
    nobody_on_post: {
      status: 422,
      zh: '{month} 没有在岗人员。',
      ko: '{month}에 근무 중인 인원이 없습니다.',
      en: 'Nobody is on a post in {month}.',
    },
    run_already_approved: {
      status: 409,
      zh: '{month} 的发薪批次已审批，不能重新计算；请先退回。',
      ko: '{month} 급여가 이미 승인되어 다시 계산할 수 없습니다. 먼저 되돌리세요.',
      en: 'The run of {month} is approved and is not computed again; reopen it first.',
    },
    run_computing: {
      status: 409,
      zh: '{month} 尚未计算完成，不能进行其他操作。',
      ko: '{month} 급여 계산이 아직 끝나지 않아 다른 작업을 할 수 없습니다.',
      en: 'The run of {month} is not computed to its end yet; nothing else can be done with it.',
    },
    earlier_run_open: {
      status: 409,
      zh: '{month} 的发薪批次尚未审批；累计个税须逐月进行。',
      ko: '{month} 급여가 아직 승인되지 않았습니다. 누적 소득세는 월 순서대로 계산해야 합니다.',
      en: 'The run of {month} is not approved yet; cumulative tax goes month by month.',
    },
    later_run_exists: {
      status: 409,
      zh: '{month} 已有发薪批次，之前的月份不能再改动。',
      ko: '{month} 급여가 이미 있으므로 이전 달은 바꿀 수 없습니다.',
      en: 'There is a run of {month}; earlier months can no longer change.',
    },
    run_step_not_allowed: {
      status: 409,
      zh: '批次处于“{state}”，不能执行此步骤。',
      ko: '현재 상태({state})에서는 이 단계를 실행할 수 없습니다.',
      en: 'The run is {state}; this step does not follow.',
    },
    run_findings_blocking: {
      status: 409,
      zh: '还有 {count} 项必须解决的问题，不能审批。',
      ko: '반드시 해결해야 할 문제가 {count}건 남아 승인할 수 없습니다.',
      en: '{count} blocking findings are open; the run cannot be approved.',
    },
    run_findings_open: {
      status: 409,
      zh: '还有 {count} 项提醒未说明理由，不能审批。',
      ko: '사유를 적지 않은 경고가 {count}건 남아 승인할 수 없습니다.',
      en: '{count} warnings are not accepted yet; the run cannot be approved.',
    },
    finding_not_acceptable: {
      status: 409,
      zh: '没有可以接受的此类提醒：必须解决的问题不能仅作说明。',
      ko: '수락할 수 있는 경고가 없습니다. 차단 문제는 사유만으로 넘어갈 수 없습니다.',
      en: 'There is no warning of this kind to accept; a blocking finding must be solved.',
    },
    funding_account_unknown: {
      status: 422,
      zh: '没有该资金账户，或它不能用于发薪。',
      ko: '해당 자금 계정이 없거나 급여에 쓸 수 없습니다.',
      en: 'No such account, or it cannot fund pay.',
    },
    payroll_account_missing: {
      status: 422,
      zh: '账簿中没有应付薪酬账户。',
      ko: '장부에 급여 계정이 없습니다.',
      en: 'The ledger has no payroll account.',
    },
    worker_unknown: {
      status: 422,
      zh: '没有人员 {workerId}，或其不在您的管辖范围内。',
      ko: '인원 {workerId}이(가) 없거나 관할 범위 밖입니다.',
      en: 'There is no worker {workerId} within your scope.',
    },
    special_deduction_standing: {
      status: 409,
      zh: '此人已有同一项目、同一起始月份的专项附加扣除。',
      ko: '같은 항목과 시작 월의 특별 부가 공제가 이미 있습니다.',
      en: 'The worker already has this deduction from the same month.',
    },
    special_deduction_withdrawn: {
      status: 409,
      zh: '该项扣除已经撤销。',
      ko: '이 공제는 이미 철회되었습니다.',
      en: 'This deduction was already withdrawn.',
    },
    special_deduction_backwards: {
      status: 422,
      zh: '终止月份不能早于起始月份 {fromMonth}。',
      ko: '종료 월은 시작 월({fromMonth})보다 이를 수 없습니다.',
      en: 'It cannot end before it begins in {fromMonth}.',
    },
    payroll_money_used: {
      status: 409,
      zh: '应付薪酬账户的余额已动用，尚差 {shortfallYuan} 元，不能退回。',
      ko: '급여 계정의 잔액이 이미 사용되어 {shortfallYuan}위안이 부족하므로 되돌릴 수 없습니다.',
      en: 'The payroll account has been drawn on and is {shortfallYuan} yuan short; the run cannot be reopened.',
    },
    nothing_to_derive: {
      status: 409,
      zh: '没有需要核定的等级。',
      ko: '새로 정할 등급이 없습니다.',
      en: 'No level needs to be derived.',
    },
  },
  { state: runStateWords },
);
