import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, expectChanges, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { SeatFacts } from '../rules/member.ts';
import type { CommitteeKind, Named } from '../rules/policy.ts';
import { editionOn } from './members.ts';
import { below, streetOf } from './reach.ts';

export interface CommitteeRow {
  readonly id: string;
  readonly setDay: Day;
  readonly endedDay: Day | null;
  readonly version: number;
}

export const committeeOf = (unitId: string): Statement =>
  sql`SELECT id FROM alliance_committee WHERE unit_id = ${unitId} AND ended_day IS NULL`;

/** A {@link CommitteeRow} within the scope of whoever writes. */
export const committeeById = (ctx: CityContext, id: string): Statement => sql`SELECT k.id, k.set_day AS setDay,
  k.ended_day AS endedDay, k.version FROM alliance_committee AS k
  WHERE k.id = ${id} AND ${inScope(ctx, 'alliance.write', sql`k.unit_id`)}`;

export interface SeatRow {
  readonly committeeId: string;
  readonly number: number;
  readonly version: number;
  readonly setDay: Day;
  readonly endedDay: Day | null;
  readonly holdingId: string | null;
  readonly holder: string | null;
  readonly fromDay: Day | null;
}

/** `h` is the holding, `o` and `e` its organisation: the person, and whom they stand for. */
const holderName = sql`CASE WHEN h.organisation_id IS NULL THEN h.person_name WHEN h.person_name IS NULL THEN e.name
  ELSE e.name || ' ' || h.person_name END`;
const holders = (day: Day): Statement => sql`LEFT JOIN alliance_organisation AS o ON o.id = h.organisation_id
  LEFT JOIN alliance_organisation_edition AS e ON e.organisation_id = o.id AND e.seq = ${editionOn(day)}`;

/** A {@link SeatRow} within the scope of whoever writes. */
export const seatById = (ctx: CityContext, committeeId: string, number: number): Statement => sql`
  SELECT s.committee_id AS committeeId, s.number, k.version, k.set_day AS setDay, k.ended_day AS endedDay,
    h.id AS holdingId, ${holderName} AS holder, h.from_day AS fromDay
  FROM alliance_seat AS s JOIN alliance_committee AS k ON k.id = s.committee_id
  LEFT JOIN alliance_holding AS h ON h.committee_id = s.committee_id AND h.number = s.number AND h.until_day IS NULL
  ${holders(ctx.today)}
  WHERE s.committee_id = ${committeeId} AND s.number = CAST(${number} AS INTEGER)
    AND ${inScope(ctx, 'alliance.write', sql`k.unit_id`)}`;

export const seatFacts = (row: SeatRow | undefined): SeatFacts | null =>
  row
    ? {
        ...row,
        holding:
          row.holdingId === null || row.fromDay === null
            ? null
            : { id: row.holdingId, holder: row.holder ?? '', fromDay: row.fromDay },
      }
    : null;

export interface NewCommittee {
  readonly id: string;
  readonly kind: CommitteeKind;
  readonly unitId: string;
  readonly templateDay: Day;
  readonly setDay: Day;
  readonly seats: readonly (Named & { readonly number: number })[];
}

export const planCommittee = ({ id, kind, unitId, templateDay, setDay, seats }: NewCommittee): Statement[] => [
  insertRow('alliance_committee', { id, kind, unit_id: unitId, template_day: templateDay, set_day: setDay }),
  ...insertRows(
    'alliance_seat',
    seats.map(({ number, code, zh, ko, en }) => ({ committee_id: id, number, code, zh, ko, en })),
  ),
];

const next = (id: string, version: number): Statement[] => [
  sql`UPDATE alliance_committee SET version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND ended_day IS NULL`,
  expectChanges('alliance_committee_version'),
];

export interface Holder {
  readonly organisationId: string | null;
  readonly personName: string | null;
}

/** A seat changes hands: whoever holds it leaves it on the day on which the next one, if any, takes it. */
export const planSeat = (
  ctx: CityContext,
  seat: SeatRow,
  change: {
    readonly day: Day;
    readonly holder: (Holder & { readonly id: string }) | null;
    readonly reason: string;
    readonly handedOver: string | null;
  },
): Statement[] => [
  ...next(seat.committeeId, seat.version),
  ...(seat.holdingId === null
    ? []
    : [
        sql`UPDATE alliance_holding SET until_day = ${change.day}, end_reason = ${change.reason}, handed_over = ${change.handedOver}
          WHERE id = ${seat.holdingId} AND until_day IS NULL`,
        expectChanges('alliance_holding_standing'),
      ]),
  ...(change.holder === null
    ? []
    : [
        insertRow('alliance_holding', {
          id: change.holder.id,
          committee_id: seat.committeeId,
          number: seat.number,
          organisation_id: change.holder.organisationId,
          person_name: change.holder.personName,
          from_day: change.day,
          recorded_at: ctx.at,
          recorded_by_name: ctx.actor.name,
        }),
      ]),
];

/** A committee ends with everything that is held in it; a seat taken later than the day ends as it began. */
export const planCommitteeEnd = ({ id, version }: CommitteeRow, day: Day, reason: string): Statement[] => [
  sql`UPDATE alliance_committee SET ended_day = ${day}, end_reason = ${reason}, version = version + 1
    WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND ended_day IS NULL`,
  expectChanges('alliance_committee_version'),
  sql`UPDATE alliance_holding SET until_day = max(from_day, ${day}), end_reason = ${reason}
    WHERE committee_id = ${id} AND until_day IS NULL`,
];

export interface CommitteeFilter {
  readonly kind?: CommitteeKind | undefined;
  readonly unitId?: string | undefined;
  readonly state?: 'standing' | 'ended' | undefined;
  readonly vacant?: 'true' | undefined;
  readonly page: number;
  readonly pageSize: number;
}
interface Listed {
  readonly id: string;
  readonly kind: CommitteeKind;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly setDay: Day;
  readonly endedDay: Day | null;
  readonly seats: number;
  readonly held: number;
  readonly version: number;
}

const seatCount = sql`(SELECT count(*) FROM alliance_seat AS s WHERE s.committee_id = k.id)`;
const heldCount = sql`(SELECT count(*) FROM alliance_holding AS h WHERE h.committee_id = k.id AND h.until_day IS NULL)`;
const columns = sql`k.id, k.kind, k.unit_id AS unitId, u.name AS unitName, ${streetOf(sql`k.unit_id`, 'name')} AS streetName,
  k.set_day AS setDay, k.ended_day AS endedDay, ${seatCount} AS seats, ${heldCount} AS held, k.version`;

/** Committees within the reader's scope; `missing` counts streets and communities there that have none. */
export async function listCommittees(ctx: CityContext, { page, pageSize, ...filter }: CommitteeFilter) {
  const where = allOf([
    inScope(ctx, 'alliance.read', sql`k.unit_id`),
    filter.kind !== undefined && sql`k.kind = ${filter.kind}`,
    filter.unitId !== undefined && below(sql`k.unit_id`, filter.unitId),
    filter.state === 'standing' && sql`k.ended_day IS NULL`,
    filter.state === 'ended' && sql`k.ended_day IS NOT NULL`,
    filter.vacant !== undefined && sql`k.ended_day IS NULL AND ${heldCount} < ${seatCount}`,
  ]);
  const [items, counts, missing] = await ctx.db.reads<
    [Listed, { total: number }, { kind: CommitteeKind; count: number }]
  >([
    sql`SELECT ${columns} FROM alliance_committee AS k JOIN unit AS u ON u.id = k.unit_id WHERE ${where}
      ORDER BY k.ended_day IS NOT NULL, k.kind DESC, u.code, u.name, k.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM alliance_committee AS k WHERE ${where}`,
    sql`SELECT u.kind, count(*) AS count FROM unit AS u WHERE u.kind IN ('street', 'community') AND u.until_day IS NULL
      AND ${inScope(ctx, 'alliance.read', sql`u.id`)}
      AND NOT EXISTS (SELECT 1 FROM alliance_committee AS k WHERE k.unit_id = u.id AND k.ended_day IS NULL)
      GROUP BY u.kind`,
  ]);
  const without = (kind: CommitteeKind) => missing.find((row) => row.kind === kind)?.count ?? 0;
  return {
    items: [...items],
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
    missing: { street: without('street'), community: without('community') },
  };
}

interface Seat {
  readonly number: number;
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}
interface Holding {
  readonly id: string;
  readonly number: number;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly personName: string | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly endReason: string | null;
  readonly handedOver: string | null;
  readonly recordedByName: string;
}

/** One committee with its seats and everybody who held them; null outside the reader's scope. */
export async function readCommittee(ctx: CityContext, id: string) {
  const where = sql`k.id = ${id} AND ${inScope(ctx, 'alliance.read', sql`k.unit_id`)}`;
  const [rows, seats, holdings] = await ctx.db.reads<[Listed & { endReason: string | null }, Seat, Holding]>([
    sql`SELECT ${columns}, k.end_reason AS endReason FROM alliance_committee AS k JOIN unit AS u ON u.id = k.unit_id WHERE ${where}`,
    sql`SELECT s.number, s.code, s.zh, s.ko, s.en FROM alliance_seat AS s
      JOIN alliance_committee AS k ON k.id = s.committee_id WHERE ${where} ORDER BY s.number`,
    sql`SELECT h.id, h.number, h.organisation_id AS organisationId, e.name AS organisationName,
        h.person_name AS personName, h.from_day AS fromDay, h.until_day AS untilDay, h.end_reason AS endReason,
        h.handed_over AS handedOver, h.recorded_by_name AS recordedByName
      FROM alliance_committee AS k JOIN alliance_holding AS h ON h.committee_id = k.id ${holders(ctx.today)}
      WHERE ${where} ORDER BY h.number, h.from_day DESC, h.id DESC LIMIT 500`,
  ]);
  const row = rows[0];
  return row ? { ...row, endReason: row.endReason, seatList: [...seats], holdings: [...holdings] } : null;
}
