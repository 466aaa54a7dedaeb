import type { Day } from '../../../core/day.ts';
import { yearOf, type Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { expectChanges, expectThat, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import type { AuthorityNeed } from '../rules/activation.ts';
import { dutySteps, plainTitle, type DutyEvent, type DutyFacts, type DutyKind } from '../rules/duty.ts';
import type { Basis, PriceMethod } from '../rules/price-of.ts';

export interface DraftRow {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly legalBasis: string;
  readonly kind: DutyKind;
  readonly departmentId: string;
  readonly lineId?: string | undefined;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly method: PriceMethod;
  readonly measure?: string | undefined;
  readonly unitPriceFen?: Fen | undefined;
  readonly difficulty?: string | undefined;
  readonly poolFen?: Fen | undefined;
  readonly basis?: Basis | undefined;
  readonly uses?: readonly string[] | undefined;
  readonly renewsId?: string | undefined;
  readonly parts: readonly {
    readonly unitId: string;
    readonly monthlyVolume: string | null;
    readonly amountFen: Fen;
    readonly weight: string | null;
  }[];
  readonly authorities: readonly Pick<AuthorityNeed, 'what' | 'overWhat' | 'departmentId'>[];
}

const fields = (draft: DraftRow) => ({
  title: draft.title,
  plain_title: plainTitle(draft.title),
  content: draft.content,
  legal_basis: draft.legalBasis,
  kind: draft.kind,
  department_id: draft.departmentId,
  line_id: draft.lineId ?? null,
  from_month: draft.fromMonth,
  until_month: draft.untilMonth,
  method: draft.method,
  measure: draft.measure ?? null,
  unit_price_fen: draft.unitPriceFen ?? null,
  difficulty: draft.difficulty ?? null,
  pool_fen: draft.poolFen ?? null,
  basis: draft.basis ?? null,
  uses: JSON.stringify(draft.uses ?? []),
});

/** Takes the next number of its year as the batch finds it: `SX2026-001`. */
export function planDraft(stamp: Stamp, draft: DraftRow): Statement[] {
  const year = yearOf(draft.fromMonth);
  const columns = {
    id: draft.id,
    ...fields(draft),
    renews_id: draft.renewsId ?? null,
    state: 'draft',
    drafted_by: stamp.actor.id,
    drafted_by_name: stamp.actor.name,
  };
  const next = `(SELECT coalesce(max(ordinal), 0) + 1 AS ordinal, CAST(? AS INTEGER) AS year FROM duty WHERE year = CAST(? AS INTEGER))`;
  return [
    {
      sql: `INSERT INTO duty (year, ordinal, code, ${Object.keys(columns).join(', ')})
        SELECT year, ordinal, printf('SX%d-%03d', year, ordinal), ${Object.keys(columns)
          .map(() => '?')
          .join(', ')} FROM ${next}`,
      params: [...Object.values(columns), year, year],
    },
    ...partRows(draft),
    stepRow(stamp, draft.id, 'draft', 'draft', null),
  ];
}

export function planRevision(stamp: Stamp, duty: DutyFacts, draft: DraftRow): Statement[] {
  const columns = Object.entries(fields(draft));
  const assignments = columns.map(([column]) => `${column} = ?`).join(', ');
  return [
    {
      sql: `UPDATE duty SET ${assignments}, version = version + 1 WHERE id = ? AND version = CAST(? AS INTEGER)`,
      params: [...columns.map(([, value]) => value), duty.id, duty.version],
    },
    expectChanges('duty_version'),
    sql`DELETE FROM duty_target WHERE duty_id = ${duty.id}`,
    sql`DELETE FROM duty_authority WHERE duty_id = ${duty.id}`,
    ...partRows(draft),
    stepRow(stamp, duty.id, 'revise', duty.state, null),
  ];
}

const partRows = ({ id, parts, authorities }: DraftRow): Statement[] => [
  ...insertRows(
    'duty_target',
    parts.map(({ unitId, monthlyVolume, amountFen, weight }, position) => ({
      duty_id: id,
      unit_id: unitId,
      position,
      monthly_volume: monthlyVolume,
      amount_fen: amountFen,
      weight,
    })),
  ),
  ...insertRows(
    'duty_authority',
    authorities.map(({ what, overWhat, departmentId }, position) => ({
      duty_id: id,
      position,
      what,
      over_what: overWhat,
      department_id: departmentId,
    })),
  ),
];

/** Moves a duty on; `decideStep` has said that it may. */
export function planStep(stamp: Stamp, duty: DutyFacts, event: DutyEvent, reason: string | null = null): Statement[] {
  const next = dutySteps.next(duty.state, event);
  if (next === null) throw new RangeError(`${duty.state} does not take ${event}`);
  const submitter = event === 'submit' ? sql`${stamp.actor.id}` : sql`submitted_by`;
  return [
    sql`UPDATE duty SET state = ${next}, submitted_by = ${submitter}, version = version + 1
      WHERE id = ${duty.id} AND version = CAST(${duty.version} AS INTEGER)`,
    expectChanges('duty_version'),
    stepRow(stamp, duty.id, event, next, reason),
  ];
}

const stepRow = (stamp: Stamp, dutyId: string, event: string, state: string, reason: string | null): Statement =>
  sql`INSERT INTO duty_step (duty_id, position, event, state, at, by_id, by_name, reason)
    SELECT ${dutyId}, count(*) + 1, ${event}, ${state}, ${stamp.at}, ${stamp.actor.id}, ${stamp.actor.name}, ${reason}
    FROM duty_step WHERE duty_id = ${dutyId}`;

export interface Leg {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly holdId: string;
  readonly grants: readonly (Pick<AuthorityNeed, 'what' | 'overWhat' | 'departmentId'> & { readonly id: string })[];
}

/** Assignments and grants of an activation; the holds come from the ledger's planner, before these. */
export function planLegs(stamp: Stamp, dutyId: string, each: readonly Leg[], untilDay: Day): Statement[] {
  const grants = each.flatMap((leg) => leg.grants.map((grant) => ({ ...grant, unitId: leg.unitId })));
  return [
    ...insertRows(
      'duty_assignment',
      each.map((leg) => ({
        id: leg.assignmentId,
        duty_id: dutyId,
        unit_id: leg.unitId,
        hold_root_id: leg.holdId,
        from_day: stamp.today,
        assigned_at: stamp.at,
      })),
    ),
    ...insertRows(
      'authority_grant',
      grants.map((grant) => ({
        id: grant.id,
        duty_id: dutyId,
        unit_id: grant.unitId,
        department_id: grant.departmentId,
        what: grant.what,
        over_what: grant.overWhat,
        from_day: stamp.today,
        until_day: untilDay,
        granted_at: stamp.at,
        granted_by: stamp.actor.id,
      })),
    ),
    threeLegs(dutyId),
  ];
}

/** The last wall: every unit of a live duty has its assignment, every authority and an open hold, or nothing is written. */
const threeLegs = (dutyId: string): Statement =>
  expectThat(
    'duty_three_legs',
    sql`NOT EXISTS (
      SELECT 1 FROM duty_target AS t
      LEFT JOIN duty_assignment AS a ON a.duty_id = t.duty_id AND a.unit_id = t.unit_id
      LEFT JOIN ledger_hold AS h ON h.id = a.hold_root_id AND h.state = 'open' AND h.amount_fen = t.amount_fen
      WHERE t.duty_id = ${dutyId} AND (h.id IS NULL OR (
        SELECT count(*) FROM authority_grant AS g WHERE g.duty_id = t.duty_id AND g.unit_id = t.unit_id
      ) <> (SELECT count(*) FROM duty_authority AS n WHERE n.duty_id = t.duty_id)))`,
  );

/** An emergency is acted on from today and must be filed by a day. */
export const planActing = (stamp: Stamp, duty: DutyFacts, fileBy: Day): Statement[] => [
  ...planStep(stamp, duty, 'act'),
  sql`UPDATE duty SET acted_day = ${stamp.today}, file_by = ${fileBy} WHERE id = ${duty.id}`,
];

/** The department's notice that nothing of the duty stands from a day on. */
export const planNotice = (stamp: Stamp, duty: DutyFacts, exitDay: Day, reason: string): Statement[] => [
  ...planStep(stamp, duty, 'give_notice', `${exitDay} ${reason}`),
  sql`UPDATE duty SET exit_day = ${exitDay}, exit_reason = ${reason} WHERE id = ${duty.id}`,
];

/** Duty and authority end on the same day; the money is freed by the ledger's planner in the same batch. */
export const planEndOfLegs = (stamp: Stamp, dutyId: string, endDay: Day = stamp.today): Statement[] => [
  sql`UPDATE duty_assignment SET until_day = max(from_day, ${endDay}) WHERE duty_id = ${dutyId} AND until_day IS NULL`,
  sql`UPDATE authority_grant SET until_day = max(from_day, min(until_day, ${endDay})), ended_at = ${stamp.at}
    WHERE duty_id = ${dutyId} AND ended_at IS NULL`,
];
