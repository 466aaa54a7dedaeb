import { nameOf, type InboxLine } from '../../platform/inbox.ts';
import { inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { dueDay, isOwnTask } from './store/rating.ts';

const nameOfWorker = (id: Statement): Statement => sql`(SELECT name FROM worker WHERE id = ${id})`;
const placeOfPerson = (alias: 'm' | 'e' | 'a'): Statement => {
  const of = { sql: alias, params: [] };
  return sql`(SELECT p.unit_id FROM assessment_person AS p WHERE p.cycle_id = ${of}.cycle_id AND p.worker_id = ${of}.worker_id)`;
};
const confirmed = sql`EXISTS (SELECT 1 FROM assessment_appeal_answer AS r WHERE r.appeal_id = a.id AND r.decision = 'confirmed')`;
/** An answer that somebody else drafted or, the other way round, the actor. */
const drafted = (by: Statement): Statement => sql`EXISTS (SELECT 1 FROM assessment_appeal_answer AS r
  WHERE r.appeal_id = a.id AND r.decision IS NULL AND ${by})`;
const appeal = sql`SELECT a.cycle_id AS id, ${nameOfWorker(sql`a.worker_id`)} AS label, NULL AS deadline,
  ${nameOf(placeOfPerson('a'))} AS party FROM assessment_appeal AS a`;
const appeals = { page: 'assessment/{id}/appeals', list: 'assessment' } as const;
const events = { page: 'assessment/{id}/events', list: 'assessment' } as const;
const moves = { page: 'assessment/{id}/moves', list: 'assessment' } as const;
const move = sql`SELECT m.cycle_id AS id, ${nameOfWorker(sql`m.worker_id`)} AS label, NULL AS deadline,
  m.proposed_by_name AS party FROM assessment_move AS m`;
const event = sql`SELECT e.cycle_id AS id, ${nameOfWorker(sql`e.worker_id`)} || ' ' || e.item_name AS label, NULL AS deadline,
  e.proposed_by_name AS party FROM assessment_event AS e`;

/** What of an assessment waits: sheets to fill in, second persons to confirm, objections and appeals to answer. */
export const assessmentInbox: readonly InboxLine[] = [
  {
    kind: 'assessment.rate',
    side: 'mine',
    zh: '待评人员',
    ko: '평가할 사람',
    en: 'People to rate',
    permission: 'assessment.rate',
    page: 'my-ratings/{id}',
    list: 'my-ratings',
    open: (ctx) => sql`SELECT a.cycle_id || '/' || a.group_code AS id, ${nameOfWorker(sql`a.worker_id`)} AS label,
        ${dueDay(sql`c.id`, sql`'open'`)} AS deadline, ${nameOf(sql`a.unit_id`)} AS party
      FROM assessment_assignment AS a JOIN assessment_cycle AS c ON c.id = a.cycle_id AND c.state = 'open'
      WHERE ${isOwnTask(ctx)} AND a.ended_at IS NULL AND a.sent_at IS NULL`,
  },
  {
    kind: 'assessment.handover',
    side: 'mine',
    zh: '评分人离任，评分待交接',
    ko: '평가자 이임, 평가 인계 대기',
    en: 'Ratings of a rater who is gone, to hand over',
    permission: 'assessment.write',
    cityWide: true,
    page: 'assessment/{id}/raters',
    list: 'assessment',
    // What the clock could not hand over by itself, one row for each rater, group and place.
    open: () => sql`SELECT a.cycle_id AS id, a.rater_name AS label, ${dueDay(sql`c.id`, sql`'open'`)} AS deadline, ${nameOf(sql`a.unit_id`)} AS party
      FROM assessment_orphan AS o JOIN assessment_assignment AS a ON a.id = o.assignment_id
        JOIN assessment_cycle AS c ON c.id = a.cycle_id AND c.state = 'open'
      WHERE a.ended_at IS NULL AND a.sent_at IS NULL GROUP BY a.cycle_id, a.rater_id, a.group_code, a.unit_id`,
  },
  {
    kind: 'assessment.finalise',
    side: 'mine',
    zh: '年度考核待定档',
    ko: '연간 평가 확정 대기',
    en: 'Annual assessment to finalise',
    permission: 'assessment.finalise',
    cityWide: true,
    page: 'assessment/{id}',
    list: 'assessment',
    open: ({
      actor,
      today,
    }) => sql`SELECT c.id, CAST(c.year AS TEXT) AS label, ${dueDay(sql`c.id`, sql`'appeals'`)} AS deadline,
        NULL AS party FROM assessment_cycle AS c
      WHERE c.state = 'appeals' AND coalesce(c.publicity_until_day, '') < ${today} AND NOT EXISTS (
        SELECT 1 FROM assessment_step AS s WHERE s.cycle_id = c.id AND s.actor_id = ${actor.id})`,
  },
  {
    kind: 'assessment.move',
    side: 'mine',
    zh: '等次调整待确认',
    ko: '등급 조정 확인 대기',
    en: 'Change of a grade to confirm',
    permission: 'assessment.finalise',
    ...moves,
    open: (ctx) => sql`${move} WHERE m.outcome IS NULL AND m.proposed_by <> ${ctx.actor.id}
      AND ${inScope(ctx, 'assessment.finalise', placeOfPerson('m'))}`,
  },
  {
    kind: 'assessment.move.awaited',
    side: 'awaited',
    zh: '我提出的等次调整待确认',
    ko: '내가 낸 등급 조정 확인 대기',
    en: 'Change of a grade that I proposed',
    permission: 'assessment.read',
    ...moves,
    open: (ctx) => sql`${move} WHERE m.outcome IS NULL AND m.proposed_by = ${ctx.actor.id}`,
  },
  {
    kind: 'assessment.event',
    side: 'mine',
    zh: '加减分事项待确认',
    ko: '가감점 사항 확인 대기',
    en: 'Bonus or deduction to confirm',
    permission: 'assessment.events.confirm',
    ...events,
    open: (ctx) => sql`${event} WHERE e.outcome IS NULL AND e.proposed_by <> ${ctx.actor.id}
      AND ${inScope(ctx, 'assessment.events.confirm', placeOfPerson('e'))}`,
  },
  {
    kind: 'assessment.event.awaited',
    side: 'awaited',
    zh: '我提出的加减分事项待确认',
    ko: '내가 낸 가감점 사항 확인 대기',
    en: 'Bonus or deduction that I proposed',
    permission: 'assessment.read',
    ...events,
    open: (ctx) => sql`${event} WHERE e.outcome IS NULL AND e.proposed_by = ${ctx.actor.id}`,
  },
  {
    kind: 'assessment.objection',
    side: 'mine',
    zh: '公示异议待答复',
    ko: '공시 이의 답변 대기',
    en: 'Objection during publicity to answer',
    permission: 'assessment.write',
    cityWide: true,
    ...appeals,
    open: () => sql`SELECT o.cycle_id AS id, o.about || ' ' || o.received_day AS label, NULL AS deadline, NULL AS party
      FROM assessment_objection AS o WHERE o.outcome IS NULL`,
  },
  {
    kind: 'assessment.appeal.answer',
    side: 'mine',
    zh: '考核申诉待答复',
    ko: '평가 이의신청 답변 대기',
    en: 'Appeal to answer',
    permission: 'assessment.write',
    ...appeals,
    open: (ctx) => sql`${appeal} WHERE NOT ${confirmed} AND NOT ${drafted(sql`1`)}
      AND ${inScope(ctx, 'assessment.write', placeOfPerson('a'))}`,
  },
  {
    kind: 'assessment.appeal.decide',
    side: 'mine',
    zh: '申诉答复待确认',
    ko: '이의신청 답변 확인 대기',
    en: 'Answer to an appeal to confirm',
    permission: 'assessment.finalise',
    ...appeals,
    open: (ctx) => sql`${appeal} WHERE ${drafted(sql`r.drafted_by <> ${ctx.actor.id}`)}
      AND ${inScope(ctx, 'assessment.finalise', placeOfPerson('a'))}`,
  },
  {
    kind: 'assessment.appeal.drafted',
    side: 'awaited',
    zh: '我拟的申诉答复待确认',
    ko: '내가 작성한 이의신청 답변 확인 대기',
    en: 'Answer to an appeal that I drafted',
    permission: 'assessment.write',
    ...appeals,
    open: (ctx) => sql`${appeal} WHERE ${drafted(sql`r.drafted_by = ${ctx.actor.id}`)}`,
  },
  {
    kind: 'assessment.appeal.awaited',
    side: 'awaited',
    zh: '我的考核申诉待答复',
    ko: '내 평가 이의신청 답변 대기',
    en: 'My appeal',
    permission: 'assessment.read.own',
    page: 'my-assessment',
    list: 'my-assessment',
    open: ({ actor }) => sql`SELECT a.id, a.filed_day AS label, NULL AS deadline, NULL AS party
      FROM assessment_appeal AS a WHERE a.worker_id = ${actor.workerId ?? ''} AND NOT ${confirmed}`,
  },
];
