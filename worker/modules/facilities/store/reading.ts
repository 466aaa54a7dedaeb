import { limits } from '../../../core/limits.ts';
import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { coverageOf, type StreetCount } from '../rules/coverage.ts';
import { editionOn } from './facilities.ts';
import { policyOf, policyOn, type PolicyRow } from './policy.ts';

export interface FacilityFilter {
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly unitId?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly address: string;
  readonly areaHundredths: number;
  readonly managerName: string;
  readonly services: string;
  readonly openedDay: Day;
  readonly closedDay: Day | null;
  readonly spentFen: number;
  readonly version: number;
}

const street = sql`(SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
  WHERE c.descendant_id = f.unit_id AND s.kind = 'street')`;
const spent = sql`(SELECT coalesce(sum(x.amount_fen), 0) FROM facility_spending AS x
  WHERE x.facility_id = f.id AND x.ended_at IS NULL)`;
const columns = sql`f.id, f.kind, e.name, f.unit_id AS unitId, u.name AS unitName, ${street} AS streetName, e.address,
  e.area_hundredths AS areaHundredths, e.manager_name AS managerName, e.services, f.opened_day AS openedDay,
  f.closed_day AS closedDay, ${spent} AS spentFen, f.version`;
const from = (today: Day): Statement => sql`facility AS f JOIN unit AS u ON u.id = f.unit_id
  JOIN facility_edition AS e ON e.facility_id = f.id AND e.seq = ${editionOn(sql`f.id`, today)}`;

const orders: Readonly<Record<string, Statement>> = {
  name: sql`e.name, f.id`,
  '-name': sql`e.name DESC, f.id`,
  areaHundredths: sql`e.area_hundredths, f.id`,
  '-areaHundredths': sql`e.area_hundredths DESC, f.id`,
  spentFen: sql`${spent}, f.id`,
  '-spentFen': sql`${spent} DESC, f.id`,
};

const matching = (ctx: CityContext, { kind, service, unitId, state, q }: FacilityFilter): Statement =>
  allOf([
    inScope(ctx, 'facilities.read', sql`f.unit_id`),
    kind !== undefined && sql`f.kind = ${kind}`,
    service !== undefined && sql`EXISTS (SELECT 1 FROM json_each(e.services) WHERE value = ${service})`,
    unitId !== undefined && sql`f.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    state === 'open' && sql`f.closed_day IS NULL OR f.closed_day > ${ctx.today}`,
    state === 'closed' && sql`f.closed_day <= ${ctx.today}`,
    Boolean(q) && sql`instr(e.name, ${q ?? ''}) OR instr(e.address, ${q ?? ''})`,
  ]);

const shown = ({ services, ...row }: Listed) => ({ ...row, services: JSON.parse(services) as string[] });

/** Facilities within the reader's scope as they are today. */
export async function listFacilities(ctx: CityContext, query: FacilityFilter & { page: number; pageSize: number }) {
  const { page, pageSize } = query;
  const where = matching(ctx, query);
  const order = orders[query.sort ?? ''] ?? sql`f.kind, e.name, f.id`;
  const [items, counts] = await ctx.db.reads<[Listed, { total: number }]>([
    sql`SELECT ${columns} FROM ${from(ctx.today)} WHERE ${where} ORDER BY ${order}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from(ctx.today)} WHERE ${where}`,
  ]);
  return { items: items.map(shown), page, pageSize, total: counts[0]?.total ?? 0 };
}

/** Everything that the filters find, with the city's words for kinds and services, for a file. */
export async function exportFacilities(ctx: CityContext, filter: FacilityFilter) {
  const [rows, terms] = await ctx.db.reads<[Listed, PolicyRow]>([
    sql`SELECT ${columns} FROM ${from(ctx.today)} WHERE ${matching(ctx, filter)} ORDER BY f.kind, e.name, f.id
      LIMIT CAST(${limits.exportRows} AS INTEGER)`,
    policyOn(ctx.today),
  ]);
  return { rows: rows.map(shown), policy: policyOf(terms) };
}

interface EditionRow {
  readonly seq: number;
  readonly fromDay: Day;
  readonly name: string;
  readonly address: string;
  readonly areaHundredths: number;
  readonly managerName: string;
  readonly opening: string;
  readonly services: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedByName: string;
}
interface Spending {
  readonly id: string;
  readonly transactionId: string;
  readonly memo: string;
  readonly documentNumber: string | null;
  readonly effectiveDay: Day;
  readonly amountFen: number;
  readonly purpose: string;
  readonly linkedByName: string;
  readonly endReason: string | null;
}

/** One facility with its editions and what was spent on it; null outside the reader's scope. */
export async function readFacility(ctx: CityContext, id: string) {
  const where = sql`f.id = ${id} AND ${inScope(ctx, 'facilities.read', sql`f.unit_id`)}`;
  const [rows, editions, spending] = await ctx.db.reads<
    [Listed & { closeReason: string | null }, EditionRow, Spending]
  >([
    sql`SELECT ${columns}, f.close_reason AS closeReason FROM ${from(ctx.today)} WHERE ${where}`,
    sql`SELECT e.seq, e.from_day AS fromDay, e.name, e.address, e.area_hundredths AS areaHundredths,
        e.manager_name AS managerName, e.opening, e.services, e.reason, e.recorded_at AS recordedAt,
        e.recorded_by_name AS recordedByName
      FROM facility_edition AS e JOIN facility AS f ON f.id = e.facility_id WHERE ${where} ORDER BY e.seq DESC LIMIT 200`,
    sql`SELECT s.id, s.transaction_id AS transactionId, t.memo, t.document_number AS documentNumber,
        t.effective_day AS effectiveDay, s.amount_fen AS amountFen, s.purpose, s.linked_by_name AS linkedByName,
        s.end_reason AS endReason
      FROM facility_spending AS s JOIN facility AS f ON f.id = s.facility_id
      JOIN ledger_transaction AS t ON t.id = s.transaction_id WHERE ${where} ORDER BY s.linked_at DESC LIMIT 200`,
  ]);
  const row = rows[0];
  if (!row) return null;
  const past = editions.map(({ opening, services, ...edition }) => ({
    ...edition,
    opening: JSON.parse(opening) as { weekday: number; from: string; until: string }[],
    services: JSON.parse(services) as string[],
  }));
  return { ...shown(row), closeReason: row.closeReason, editions: past, spending };
}

export interface BookingFilter {
  readonly facilityId?: string | undefined;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly page: number;
  readonly pageSize: number;
}
interface Booking {
  readonly id: string;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly day: Day;
  readonly fromTime: string;
  readonly untilTime: string;
  readonly purpose: string;
  readonly organiser: string;
  readonly people: number;
  readonly state: 'booked' | 'cancelled';
  readonly bookedByName: string;
  readonly cancelReason: string | null;
  readonly mine: number;
  readonly version: number;
}

/** Bookings of the facilities within reach, in the order of the calendar; from today where nothing else is asked. */
export async function listBookings(
  ctx: CityContext,
  { facilityId, from: first, until, page, pageSize }: BookingFilter,
) {
  const where = allOf([
    inScope(ctx, 'facilities.read', sql`f.unit_id`),
    sql`b.day >= ${first ?? ctx.today}`,
    until !== undefined && sql`b.day <= ${until}`,
    facilityId !== undefined && sql`b.facility_id = ${facilityId}`,
  ]);
  const [items, counts] = await ctx.db.reads<[Booking, { total: number }]>([
    sql`SELECT b.id, b.facility_id AS facilityId, e.name AS facilityName, b.day, b.from_time AS fromTime,
        b.until_time AS untilTime, b.purpose, b.organiser, b.people, b.state, b.booked_by_name AS bookedByName,
        b.cancel_reason AS cancelReason, b.booked_by = ${ctx.actor.id} AS mine, b.version
      FROM ${from(ctx.today)} JOIN facility_booking AS b ON b.facility_id = f.id WHERE ${where}
      ORDER BY b.day, b.from_time, b.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM facility_booking AS b JOIN facility AS f ON f.id = b.facility_id WHERE ${where}`,
  ]);
  const told = items.map((row) => ({ ...row, mine: row.mine === 1 }));
  return { items: told, page, pageSize, total: counts[0]?.total ?? 0 };
}

const streetCounts = (ctx: CityContext): Statement => sql`
  SELECT s.id AS streetId, s.name AS streetName, f.kind, count(f.id) AS count FROM unit AS s
  LEFT JOIN unit_closure AS c ON c.ancestor_id = s.id
  LEFT JOIN facility AS f ON f.unit_id = c.descendant_id AND f.opened_day <= ${ctx.today}
    AND (f.closed_day IS NULL OR f.closed_day > ${ctx.today})
  WHERE s.kind = 'street' AND s.until_day IS NULL AND ${inScope(ctx, 'facilities.read', sql`s.id`)}
  GROUP BY s.id, f.kind ORDER BY s.code, s.id LIMIT 2000`;

/** Each street within reach against the standard in force today. */
export async function readCoverage(ctx: CityContext) {
  const [terms, counts] = await ctx.db.reads<[PolicyRow, StreetCount]>([policyOn(ctx.today), streetCounts(ctx)]);
  const streets = coverageOf(policyOf(terms), counts);
  return { day: ctx.today, streets, met: streets.filter(({ met }) => met).length, of: streets.length };
}
