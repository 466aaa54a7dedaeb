import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import type { Permission } from '../../../core/permissions.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, expectThat, insertRow, json, sql, type Statement } from '../../../platform/statement.ts';
import type { OpeningSpan, Span } from '../rules/booking.ts';

export interface Edition {
  readonly fromDay: Day;
  readonly name: string;
  readonly address: string;
  readonly areaHundredths: number;
  readonly managerName: string;
  readonly opening: readonly OpeningSpan[];
  readonly services: readonly string[];
  readonly reason: string;
}

export interface NewFacility extends Omit<Edition, 'fromDay'> {
  readonly kind: string;
  readonly unitId: string;
  readonly openedDay: Day;
}

/** The edition that counts on a day: of the latest day the latest entry, else the first there is. */
export const editionOn = (
  facilityId: Statement,
  onDay: string,
): Statement => sql`(SELECT e.seq FROM facility_edition AS e
  WHERE e.facility_id = ${facilityId} ORDER BY e.from_day > ${onDay}, CASE WHEN e.from_day > ${onDay} THEN e.seq ELSE 0 END,
    e.from_day DESC, e.seq DESC LIMIT 1)`;

export interface FacilityRow {
  readonly id: string;
  readonly openedDay: Day;
  readonly closedDay: Day | null;
  readonly version: number;
  readonly seq: number;
  readonly opening: string;
}

/** A facility within the actor's reach; `opening` is that of the day asked for. */
export const facilityById = (ctx: CityContext, permission: Permission, id: string, onDay: string): Statement => sql`
  SELECT f.id, f.opened_day AS openedDay, f.closed_day AS closedDay, f.version,
    (SELECT max(m.seq) FROM facility_edition AS m WHERE m.facility_id = f.id) AS seq, e.opening
  FROM facility AS f JOIN facility_edition AS e ON e.facility_id = f.id AND e.seq = ${editionOn(sql`f.id`, onDay)}
  WHERE f.id = ${id} AND ${inScope(ctx, permission, sql`f.unit_id`)}`;

/** A standing unit within the actor's reach. */
export const unitKind = (ctx: CityContext, id: string): Statement => sql`SELECT u.kind FROM unit AS u
  WHERE u.id = ${id} AND u.until_day IS NULL AND ${inScope(ctx, 'facilities.write', sql`u.id`)}`;

const planEdition = (ctx: CityContext, facilityId: string, seq: number, edition: Edition): Statement =>
  insertRow('facility_edition', {
    facility_id: facilityId,
    seq,
    from_day: edition.fromDay,
    name: edition.name,
    address: edition.address,
    area_hundredths: edition.areaHundredths,
    manager_name: edition.managerName,
    opening: json(edition.opening),
    services: json(edition.services),
    reason: edition.reason,
    recorded_at: ctx.at,
    recorded_by_name: ctx.actor.name,
  });

export const planFacility = (ctx: CityContext, id: string, facility: NewFacility): Statement[] => [
  insertRow('facility', {
    id,
    kind: facility.kind,
    unit_id: facility.unitId,
    opened_day: facility.openedDay,
  }),
  planEdition(ctx, id, 1, { ...facility, fromDay: facility.openedDay }),
];

const next = (id: string, version: number): Statement[] => [
  sql`UPDATE facility SET version = version + 1 WHERE id = ${id} AND version = CAST(${version} AS INTEGER)`,
  expectChanges('facility_version'),
];

export const planChange = (ctx: CityContext, row: FacilityRow, edition: Edition): Statement[] => [
  ...next(row.id, row.version),
  planEdition(ctx, row.id, row.seq + 1, edition),
];

export const planClose = (row: FacilityRow, closedDay: Day, reason: string): Statement[] => [
  sql`UPDATE facility SET closed_day = ${closedDay}, close_reason = ${reason}, version = version + 1
    WHERE id = ${row.id} AND version = CAST(${row.version} AS INTEGER) AND closed_day IS NULL`,
  expectChanges('facility_version'),
  expectThat(
    'facility_unbooked',
    sql`NOT EXISTS (SELECT 1 FROM facility_booking WHERE facility_id = ${row.id}
    AND state = 'booked' AND day >= ${closedDay})`,
  ),
];

export const bookingsFrom = (
  facilityId: string,
  day: Day,
): Statement => sql`SELECT count(*) AS count FROM facility_booking
  WHERE facility_id = ${facilityId} AND state = 'booked' AND day >= ${day}`;

export interface BookedSpan {
  readonly fromTime: string;
  readonly untilTime: string;
  readonly organiser: string;
}
export const bookedOn = (
  facilityId: string,
  day: Day,
): Statement => sql`SELECT from_time AS fromTime, until_time AS untilTime, organiser
  FROM facility_booking WHERE facility_id = ${facilityId} AND day = ${day} AND state = 'booked' ORDER BY from_time`;

export interface NewBooking extends Span {
  readonly purpose: string;
  readonly organiser: string;
  readonly people: number;
}

/** Looks for an overlap in the batch itself: of two bookings at once one is undone. */
export const planBooking = (ctx: CityContext, facility: FacilityRow, id: string, booking: NewBooking): Statement[] => [
  expectThat(
    'facility_booking_free',
    sql`NOT EXISTS (SELECT 1 FROM facility_booking WHERE facility_id = ${facility.id}
    AND day = ${booking.day} AND state = 'booked' AND from_time < ${booking.untilTime} AND until_time > ${booking.fromTime})`,
  ),
  expectThat(
    'facility_unchanged',
    sql`EXISTS (SELECT 1 FROM facility WHERE id = ${facility.id}
    AND version = CAST(${facility.version} AS INTEGER))`,
  ),
  insertRow('facility_booking', {
    id,
    facility_id: facility.id,
    day: booking.day,
    from_time: booking.fromTime,
    until_time: booking.untilTime,
    purpose: booking.purpose,
    organiser: booking.organiser,
    people: booking.people,
    booked_at: ctx.at,
    booked_by: ctx.actor.id,
    booked_by_name: ctx.actor.name,
  }),
];

export interface BookingRow {
  readonly id: string;
  readonly day: Day;
  readonly state: 'booked' | 'cancelled';
  readonly version: number;
}

/** A booking of one's own, or any at a facility that one may change. */
export const bookingById = (ctx: CityContext, id: string): Statement => sql`
  SELECT b.id, b.day, b.state, b.version FROM facility_booking AS b JOIN facility AS f ON f.id = b.facility_id
  WHERE b.id = ${id} AND ${inScope(ctx, 'facilities.book', sql`f.unit_id`)}
    AND (b.booked_by = ${ctx.actor.id} OR ${ctx.actor.grants.has('facilities.write') ? inScope(ctx, 'facilities.write', sql`f.unit_id`) : sql`0`})`;

export const planCancel = (ctx: CityContext, booking: BookingRow, reason: string): Statement[] => [
  sql`UPDATE facility_booking SET state = 'cancelled', cancelled_at = ${ctx.at}, cancelled_by_name = ${ctx.actor.name},
    cancel_reason = ${reason}, version = version + 1
    WHERE id = ${booking.id} AND version = CAST(${booking.version} AS INTEGER) AND state = 'booked'`,
  expectChanges('facility_booking_version'),
];
