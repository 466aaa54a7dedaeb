import type { Permission } from '../../core/permissions.ts';
import type { CityContext } from '../../platform/context.ts';
import { grantedUnits, holdsCityWide, inScope } from '../../platform/scope.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { ratersGone, ratingsWaiting } from '../assessment/index.ts';
import { caseWaits, casesWaiting, waitPermission } from '../cases/index.ts';
import { renewalsWaiting, reportsWaiting, settlementsWaiting } from '../duties/index.ts';
import type { waitingKinds } from './input.ts';

type Kind = (typeof waitingKinds)[number];

export interface Waiting {
  readonly kind: Kind;
  readonly count: number;
  readonly id: string;
  readonly label: string;
}

interface Duty {
  readonly kind: Kind;
  readonly permission: Permission;
  /** Decided for the whole city, or by unit. */
  readonly cityWide?: true;
  /** `id` and `label` of each record that waits, the oldest first. */
  readonly open: (ctx: CityContext) => Statement;
}

const byDepartment = (ctx: CityContext, permission: Permission): Statement =>
  inScope(ctx, permission, sql`d.department_id`);

/** Matters of the five powers, the nearest deadline first. */
const matters = (waiting: Statement): Statement =>
  sql`SELECT m.id, m.deadline_day || ' ' || m.title AS label FROM power_matter AS m WHERE ${waiting} ORDER BY m.deadline_day, m.id`;

/** Calls of whistles, the nearest deadline first; `id` is the whistle's, where each is answered. */
const calls = (waiting: Statement): Statement =>
  sql`SELECT w.id, w.title AS label FROM whistle_call AS c JOIN whistle AS w ON w.id = c.whistle_id WHERE ${waiting}
    ORDER BY c.due_at, c.id`;

/** What can wait for somebody, and for whom; what one made oneself waits for another. */
const duties: readonly Duty[] = [
  {
    kind: 'pay.run.approve',
    permission: 'pay.run.approve',
    cityWide: true,
    open: ({ actor }) => sql`SELECT id, month AS label FROM pay_run
      WHERE state = 'computed' AND computed_by <> ${actor.id} ORDER BY month`,
  },
  {
    kind: 'pay.run.pay',
    permission: 'pay.run.approve',
    cityWide: true,
    open: () => sql`SELECT id, month AS label FROM pay_run WHERE state = 'approved' ORDER BY month`,
  },
  {
    kind: 'pay.objection.answer',
    permission: 'pay.objections.answer',
    open: (ctx) => sql`SELECT o.id, o.month || ' ' || w.name AS label FROM payslip_objection AS o
      JOIN worker AS w ON w.id = o.worker_id
      WHERE o.state = 'open' AND ${inScope(ctx, 'pay.objections.answer', sql`o.unit_id`)} ORDER BY o.opened_at`,
  },
  {
    kind: 'pay.payslip.confirm',
    permission: 'pay.read.own',
    open: ({ actor }) => sql`SELECT p.id, p.month AS label FROM payslip AS p JOIN pay_run AS r ON r.id = p.run_id
      WHERE p.worker_id = ${actor.workerId ?? ''} AND r.state <> 'computed'
        AND NOT EXISTS (SELECT 1 FROM payslip_receipt AS c WHERE c.payslip_id = p.id) ORDER BY p.month`,
  },
  { kind: 'assessment.rate', permission: 'assessment.rate', open: ratingsWaiting },
  { kind: 'assessment.handover', permission: 'assessment.write', cityWide: true, open: ratersGone },
  {
    kind: 'assessment.finalise',
    permission: 'assessment.finalise',
    cityWide: true,
    open: ({ actor, today }) => sql`SELECT c.id, CAST(c.year AS TEXT) AS label FROM assessment_cycle AS c
      WHERE c.state = 'appeals' AND coalesce(c.publicity_until_day, '') < ${today} AND NOT EXISTS (
        SELECT 1 FROM assessment_step AS s WHERE s.cycle_id = c.id AND s.actor_id = ${actor.id}) ORDER BY c.year`,
  },
  {
    kind: 'assessment.move',
    permission: 'assessment.finalise',
    open: (ctx) => sql`SELECT m.cycle_id AS id, w.name AS label FROM assessment_move AS m
      JOIN assessment_person AS p ON p.cycle_id = m.cycle_id AND p.worker_id = m.worker_id
      JOIN worker AS w ON w.id = m.worker_id
      WHERE m.outcome IS NULL AND m.proposed_by <> ${ctx.actor.id}
        AND ${inScope(ctx, 'assessment.finalise', sql`p.unit_id`)} ORDER BY m.proposed_at`,
  },
  {
    kind: 'duties.file',
    permission: 'duties.write',
    open: (ctx) => sql`SELECT d.id, d.file_by || ' ' || d.title AS label FROM duty AS d
      WHERE d.state = 'acting' AND ${byDepartment(ctx, 'duties.write')} ORDER BY d.file_by, d.id`,
  },
  { kind: 'duties.report', permission: 'duties.settle', open: reportsWaiting },
  { kind: 'duties.renew', permission: 'duties.write', open: renewalsWaiting },
  {
    // A notice has run out and the clock could not end it: a report or an acceptance is still to be decided.
    kind: 'duties.leave',
    permission: 'duties.write',
    open: (ctx) => sql`SELECT d.id, d.exit_day || ' ' || d.title AS label FROM duty AS d
      WHERE d.state = 'active' AND d.exit_day < ${ctx.today} AND ${byDepartment(ctx, 'duties.write')} ORDER BY d.exit_day, d.id`,
  },
  {
    kind: 'duties.hear',
    permission: 'duties.hear',
    open: (ctx) => sql`SELECT d.id, m.hearing_until || ' ' || d.title AS label FROM duty_hearing AS h
      JOIN duty AS d ON d.id = h.duty_id AND d.state = 'submitted'
      JOIN duty_admission AS m ON m.duty_id = h.duty_id AND m.round = h.round AND m.outcome IS NULL
      WHERE h.opinion IS NULL AND h.side = 'street' AND ${inScope(ctx, 'duties.hear', sql`h.unit_id`)}
      ORDER BY m.hearing_until, d.id`,
  },
  {
    kind: 'duties.admit',
    permission: 'duties.activate',
    open: (ctx) => sql`SELECT d.id, m.review_by || ' ' || d.title AS label FROM duty AS d
      JOIN duty_admission AS m ON m.duty_id = d.id AND m.outcome IS NULL
      WHERE d.state = 'submitted' AND NOT EXISTS (SELECT 1 FROM duty_hearing AS h
          WHERE h.duty_id = m.duty_id AND h.round = m.round AND h.side = 'street'
            AND (h.opinion IS NULL OR h.answered_by = ${ctx.actor.id})) AND coalesce(d.submitted_by, '') <> ${ctx.actor.id} AND d.drafted_by <> ${ctx.actor.id}
        AND ${byDepartment(ctx, 'duties.activate')} ORDER BY m.review_by, d.id`,
  },
  {
    kind: 'duties.activate',
    permission: 'duties.activate',
    open: (ctx) => sql`SELECT d.id, d.title AS label FROM duty AS d
      WHERE d.state = 'admitted' AND ${byDepartment(ctx, 'duties.activate')} ORDER BY d.id`,
  },
  {
    kind: 'duties.settlement',
    permission: 'duties.settle.approve',
    open: settlementsWaiting,
  },
  {
    kind: 'ledger.reversal',
    permission: 'ledger.reverse.approve',
    cityWide: true,
    open: ({ actor }) => sql`SELECT r.id, r.reason AS label FROM ledger_reversal AS r
      WHERE r.state = 'asked' AND r.asked_by <> ${actor.id} ORDER BY r.asked_at`,
  },
  {
    kind: 'ledger.month',
    permission: 'ledger.reverse.approve',
    cityWide: true,
    open: ({ actor }) => sql`SELECT id, month AS label FROM ledger_month
      WHERE state = 'asked' AND asked_by <> ${actor.id} ORDER BY month`,
  },
  {
    // An alarm: it stands until a later night finds everything in order.
    kind: 'ledger.verification',
    permission: 'ledger.read',
    cityWide: true,
    open: () => sql`SELECT CAST(seq AS TEXT) AS id, day AS label FROM ledger_verification
      WHERE sound = 0 AND seq = (SELECT max(seq) FROM ledger_verification)`,
  },
  {
    kind: 'powers.street',
    permission: 'powers.use',
    open: (ctx) => matters(sql`m.waits_for = 'street' AND ${inScope(ctx, 'powers.use', sql`m.street_id`)}`),
  },
  {
    kind: 'powers.department',
    permission: 'powers.answer',
    open: (ctx) => matters(sql`m.waits_for = 'department' AND ${inScope(ctx, 'powers.answer', sql`m.department_id`)}`),
  },
  { kind: 'powers.city', permission: 'powers.decide', cityWide: true, open: () => matters(sql`m.waits_for = 'city'`) },
  {
    kind: 'whistles.sign',
    permission: 'whistles.sign',
    open: (ctx) => sql`SELECT w.id, w.title AS label FROM whistle AS w WHERE w.state = 'drafted'
      AND w.drafted_by <> ${ctx.actor.id} AND ${inScope(ctx, 'whistles.sign', sql`w.street_id`)} ORDER BY w.drafted_day, w.id`,
  },
  {
    kind: 'whistles.street',
    permission: 'whistles.write',
    open: (ctx) => calls(sql`c.waits_for = 'street' AND ${inScope(ctx, 'whistles.write', sql`w.street_id`)}`),
  },
  {
    kind: 'whistles.department',
    permission: 'whistles.answer',
    open: (ctx) => calls(sql`c.waits_for = 'department' AND ${inScope(ctx, 'whistles.answer', sql`c.unit_id`)}`),
  },
  {
    // Told once a wait; a word from the city (urge) or the next step takes it off the list.
    kind: 'whistles.city',
    permission: 'whistles.decide',
    cityWide: true,
    open: () =>
      calls(sql`EXISTS (SELECT 1 FROM whistle_alert AS a WHERE a.call_id = c.id AND a.wait_seq = c.wait_seq AND a.told = 'city'
        AND NOT EXISTS (SELECT 1 FROM whistle_step AS s WHERE s.call_id = c.id AND s.event = 'urge' AND s.at >= a.raised_at))
        AND c.waits_for IS NOT NULL`),
  },
  ...caseWaits.map((wait): Duty => ({
    kind: `cases.${wait}`,
    permission: waitPermission[wait],
    open: (ctx) => casesWaiting(ctx, wait),
  })),
];

const mayDecide = (ctx: CityContext, { permission, cityWide }: Duty): boolean =>
  cityWide ? holdsCityWide(ctx, permission) : grantedUnits(ctx, permission).length > 0;

/** A statement for each kind that the actor may decide: one row with the number and the first, or none. */
export const whatWaits = (ctx: CityContext): Statement[] =>
  duties
    .filter((duty) => mayDecide(ctx, duty))
    .map(
      (duty) => sql`SELECT ${duty.kind} AS kind, count(*) OVER () AS count, id, label FROM (${duty.open(ctx)}) LIMIT 1`,
    );
