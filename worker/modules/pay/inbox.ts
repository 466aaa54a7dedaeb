import { nameOf, type InboxLine } from '../../platform/inbox.ts';
import { inScope } from '../../platform/scope.ts';
import { sql } from '../../platform/statement.ts';

const objection = { page: 'pay/objections/{id}', list: 'pay/objections?state=open' } as const;
const waiver = { page: 'pay/recoveries', list: 'pay/recoveries', cityWide: true } as const;
const run = { page: 'pay/runs/{id}', list: 'pay', cityWide: true } as const;
const workerOf = sql`(SELECT name FROM worker WHERE id = o.worker_id)`;

/** What of pay waits for a decision; who computed a run does not approve it. */
export const payInbox: readonly InboxLine[] = [
  {
    kind: 'pay.run.approve',
    side: 'mine',
    zh: '发薪批次待审批',
    ko: '급여 회차 승인 대기',
    en: 'Pay run to approve',
    permission: 'pay.run.approve',
    ...run,
    open: ({ actor }) => sql`SELECT id, month AS label, NULL AS deadline, computed_name AS party FROM pay_run
      WHERE state = 'computed' AND computed_by <> ${actor.id}`,
  },
  {
    kind: 'pay.run.pay',
    side: 'mine',
    zh: '发薪批次待发放',
    ko: '급여 회차 지급 대기',
    en: 'Pay run to pay',
    permission: 'pay.run.approve',
    ...run,
    open: () =>
      sql`SELECT id, month AS label, NULL AS deadline, approved_name AS party FROM pay_run WHERE state = 'approved'`,
  },
  {
    kind: 'pay.run.awaited',
    side: 'awaited',
    zh: '我提交的发薪批次待审批',
    ko: '내가 올린 급여 회차 승인 대기',
    en: 'My pay run to be approved',
    permission: 'pay.run.compute',
    ...run,
    open: ({ actor }) => sql`SELECT id, month AS label, NULL AS deadline, NULL AS party FROM pay_run
      WHERE state = 'computed' AND computed_by = ${actor.id}`,
  },
  {
    kind: 'pay.objection.answer',
    side: 'mine',
    zh: '答复工资条异议',
    ko: '급여 명세 이의 답변',
    en: 'Objection to a payslip to answer',
    permission: 'pay.objections.answer',
    ...objection,
    open: (
      ctx,
    ) => sql`SELECT o.id, o.month || ' ' || ${workerOf} AS label, NULL AS deadline, ${nameOf(sql`o.unit_id`)} AS party
      FROM payslip_objection AS o WHERE o.state = 'open' AND ${inScope(ctx, 'pay.objections.answer', sql`o.unit_id`)}`,
  },
  {
    kind: 'pay.objection.awaited',
    side: 'awaited',
    zh: '我的工资条异议待答复',
    ko: '내 급여 명세 이의 답변 대기',
    en: 'My objection to a payslip',
    permission: 'pay.read.own',
    page: 'my-pay/{id}',
    list: 'my-pay',
    open: ({ actor }) => sql`SELECT o.payslip_id AS id, o.month AS label, NULL AS deadline, NULL AS party
      FROM payslip_objection AS o WHERE o.state = 'open' AND o.worker_id = ${actor.workerId ?? ''}`,
  },
  {
    kind: 'pay.payslip.confirm',
    side: 'mine',
    zh: '确认我的工资条',
    ko: '내 급여 명세 확인',
    en: 'My payslip to confirm',
    permission: 'pay.read.own',
    page: 'my-pay/{id}',
    list: 'my-pay',
    open: ({ actor }) => sql`SELECT p.id, p.month AS label, NULL AS deadline, NULL AS party FROM payslip AS p
      JOIN pay_run AS r ON r.id = p.run_id WHERE p.worker_id = ${actor.workerId ?? ''} AND r.state <> 'computed'
        AND NOT EXISTS (SELECT 1 FROM payslip_receipt AS c WHERE c.payslip_id = p.id)`,
  },
  {
    kind: 'pay.waiver.decide',
    side: 'mine',
    zh: '扣回减免待决定',
    ko: '환수 감면 결정 대기',
    en: 'Waiver of a recovery to decide',
    permission: 'pay.run.approve',
    ...waiver,
    open: ({
      actor,
    }) => sql`SELECT v.id, v.for_month || ' ' || (SELECT name FROM worker WHERE id = v.worker_id) AS label,
      NULL AS deadline, v.asked_name AS party FROM pay_waiver AS v WHERE v.state = 'asked' AND v.asked_by <> ${actor.id}`,
  },
  {
    kind: 'pay.waiver.awaited',
    side: 'awaited',
    zh: '我申请的扣回减免待决定',
    ko: '내가 신청한 환수 감면',
    en: 'Waiver that I asked for',
    permission: 'pay.read',
    ...waiver,
    open: ({
      actor,
    }) => sql`SELECT v.id, v.for_month || ' ' || (SELECT name FROM worker WHERE id = v.worker_id) AS label,
      NULL AS deadline, NULL AS party FROM pay_waiver AS v WHERE v.state = 'asked' AND v.asked_by = ${actor.id}`,
  },
];
