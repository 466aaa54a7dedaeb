import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import { day } from '../../../core/day.ts';
import type { WorkCalendar } from '../../../core/workday.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import { termsIn } from '../../../platform/terms.ts';
import { dueDay, riskRank, type Risk, type VisitPolicy } from '../rules/cadence.ts';
import { inSight } from '../sight.ts';

export const live = sql`h.merged_into_id IS NULL AND h.left_day IS NULL`;
/** How a household is named where its people are not: `H000123`. `h` is the household. */
export const numberOf = (alias = 'h'): Statement => ({
  sql: `'H' || substr('000000' || ${alias}.ordinal, -6)`,
  params: [],
});

export interface HouseholdRow {
  readonly id: string;
  readonly number: string;
  readonly gridId: string;
  readonly place: string;
  readonly kinds: string;
  readonly risk: Risk;
  readonly registeredDay: Day;
  readonly lastVisitDay: Day | null;
  readonly dueDay: Day | null;
  readonly mergedNumber: string | null;
  readonly leftDay: Day | null;
  readonly version: number;
}

export const householdColumns = sql`h.id, ${numberOf()} AS number, h.grid_id AS gridId, h.place, h.kinds, h.risk,
  h.registered_day AS registeredDay, h.last_visit_day AS lastVisitDay, h.due_day AS dueDay,
  (SELECT ${numberOf('t')} FROM household AS t WHERE t.id = h.merged_into_id) AS mergedNumber, h.left_day AS leftDay, h.version`;

export const householdById = (ctx: CityContext, id: string, wide: Permission = 'visits.oversee'): Statement =>
  sql`SELECT ${householdColumns} FROM household AS h WHERE h.id = ${id} AND ${inSight(ctx, wide)}`;

export interface PlanRow {
  readonly policy: string;
  readonly fromDay: Day;
  readonly years: string;
}
/** The rhythm of visits, by day. */
export const visitTerms = termsIn<VisitPolicy>('visit_policy');

/** The rhythm in force on a day and the calendars, as one row. */
export const planOn = (today: Day): Statement => sql`SELECT content AS policy, from_day AS fromDay,
    (SELECT json_group_array(json_object('year', year, 'holidays', json(holidays), 'makeUpDays', json(make_up_days), 'version', version))
      FROM (SELECT * FROM work_calendar ORDER BY year)) AS years
  FROM visit_policy WHERE from_day <= ${today} ORDER BY from_day DESC LIMIT 1`;

export interface VisitPlan {
  readonly policy: VisitPolicy;
  readonly calendars: readonly WorkCalendar[];
  readonly key: string;
}
interface Year {
  readonly year: number;
  readonly holidays: string[];
  readonly makeUpDays: string[];
  readonly version: number;
}

/** Every city is seeded with a rhythm from the beginning of records. Throws where there is none. */
export function visitPlan(rows: readonly PlanRow[]): VisitPlan {
  const [row] = rows;
  if (!row) throw new Error('no rhythm of visits stands on this day');
  const years = JSON.parse(row.years) as Year[];
  return {
    policy: JSON.parse(row.policy) as VisitPolicy,
    calendars: years.map(({ year, holidays, makeUpDays }) => ({
      year,
      holidays: holidays.map(day),
      makeUpDays: makeUpDays.map(day),
      source: '',
    })),
    key: [row.fromDay, ...years.map(({ year, version }) => `${year}.${version}`)].join('/'),
  };
}

type Planned = Pick<HouseholdRow, 'risk' | 'registeredDay' | 'lastVisitDay'> & { readonly kinds: readonly string[] };
export const dueOf = (plan: VisitPlan, { risk, kinds, lastVisitDay, registeredDay }: Planned): Day | null =>
  dueDay(plan.policy, { risk, kinds, from: lastVisitDay ?? registeredDay }, plan.calendars);

export interface NewHousehold {
  readonly id: string;
  readonly gridId: string;
  readonly place: string;
  readonly address: { readonly sealed: string; readonly index: string };
  readonly kinds: readonly string[];
  readonly risk: Risk;
}

/** Rows of new households; they are numbered on from the highest in the order given. */
export const planHouseholds = (ctx: CityContext, plan: VisitPlan, households: readonly NewHousehold[]): Statement[] => [
  sql`INSERT INTO household (id, ordinal, grid_id, place, address_sealed, address_index, kinds, risk, risk_rank, registered_day, due_day, plan_key)
    SELECT value ->> 'id', CAST(key AS INTEGER) + 1 + (SELECT coalesce(max(ordinal), 0) FROM household), value ->> 'gridId', value ->> 'place',
      value ->> 'sealed', value ->> 'index', value ->> 'kinds', value ->> 'risk', value ->> 'rank', ${ctx.today}, value ->> 'due', ${plan.key}
    FROM json_each(${json(
      households.map(({ address, kinds, ...row }) => ({
        ...row,
        ...address,
        kinds: JSON.stringify(kinds),
        rank: riskRank(row.risk),
        due: dueOf(plan, { ...row, kinds, registeredDay: ctx.today, lastVisitDay: null }),
      })),
    )}) ORDER BY CAST(key AS INTEGER)`,
  ...planKinds(
    ctx,
    households.flatMap(({ id, kinds }) => kinds.map((kind) => ({ householdId: id, kind }))),
  ),
];

export const planKinds = (ctx: CityContext, rows: readonly { householdId: string; kind: string }[]): Statement[] =>
  insertRows(
    'household_kind',
    rows.map(({ householdId, kind }) => ({
      household_id: householdId,
      kind,
      from_day: ctx.today,
      recorded_at: ctx.at,
      recorded_by_name: ctx.actor.name,
    })),
  );

export interface NewMember {
  readonly id: string;
  readonly householdId: string;
  readonly relation: string;
  readonly nameSealed: string;
  readonly nameIndex: string;
  readonly identitySealed: string | null;
  readonly identityIndex: string | null;
  readonly contactSealed: string | null;
}

export const planMembers = (ctx: CityContext, members: readonly NewMember[]): Statement[] =>
  insertRows(
    'household_member',
    members.map((member) => ({
      id: member.id,
      household_id: member.householdId,
      name_sealed: member.nameSealed,
      name_index: member.nameIndex,
      identity_sealed: member.identitySealed,
      identity_index: member.identityIndex,
      contact_sealed: member.contactSealed,
      relation: member.relation,
      from_day: ctx.today,
      recorded_at: ctx.at,
      recorded_by: ctx.actor.id,
    })),
  );

export const planRisks = (
  ctx: CityContext,
  rows: readonly {
    id: string;
    householdId: string;
    level: Risk;
    causeSealed: string;
    visitId?: string;
    mergeId?: string;
  }[],
): Statement[] =>
  insertRows(
    'household_risk',
    rows.map(({ id, householdId, level, causeSealed, visitId, mergeId }) => ({
      id,
      household_id: householdId,
      level,
      cause_sealed: causeSealed,
      day: ctx.today,
      visit_id: visitId ?? null,
      merge_id: mergeId ?? null,
      recorded_at: ctx.at,
      recorded_by_name: ctx.actor.name,
    })),
  );

export const planNeeds = (
  ctx: CityContext,
  rows: readonly { id: string; householdId: string; visitId: string | null; textSealed: string }[],
): Statement[] =>
  insertRows(
    'household_need',
    rows.map(({ id, householdId, visitId, textSealed }) => ({
      id,
      household_id: householdId,
      visit_id: visitId,
      text_sealed: textSealed,
      day: ctx.today,
      recorded_at: ctx.at,
      recorded_by_name: ctx.actor.name,
    })),
  );

export interface HouseholdState {
  readonly gridId: string;
  readonly place: string;
  readonly kinds: readonly string[];
  readonly risk: Risk;
  readonly registeredDay: Day;
  readonly lastVisitDay: Day | null;
  readonly leftDay: Day | null;
}

/** Writes what a household is from now on, as it was read, and when it is next due. */
export const planState = (
  household: Pick<HouseholdRow, 'id' | 'version'>,
  state: HouseholdState,
  plan: VisitPlan,
  address: { readonly sealed: string; readonly index: string } | null = null,
): Statement[] => [
  sql`UPDATE household SET grid_id = ${state.gridId}, place = ${state.place}, kinds = ${JSON.stringify(state.kinds)}, risk = ${state.risk},
    risk_rank = CAST(${riskRank(state.risk)} AS INTEGER), last_visit_day = ${state.lastVisitDay}, due_day = ${dueOf(plan, state)},
    left_day = ${state.leftDay}, plan_key = ${plan.key}, address_sealed = coalesce(${address?.sealed ?? null}, address_sealed),
    address_index = coalesce(${address?.index ?? null}, address_index), version = version + 1
    WHERE id = ${household.id} AND version = CAST(${household.version} AS INTEGER)`,
  expectChanges('household_version'),
];

export const standingGrid = (ctx: CityContext, id: string): Statement => sql`SELECT h.grid_id AS id FROM
  (SELECT id AS grid_id FROM unit WHERE id = ${id} AND kind = 'grid' AND until_day IS NULL) AS h WHERE ${inSight(ctx, 'visits.oversee')}`;
export const kindsOn = (today: Day): Statement =>
  sql`SELECT code, name FROM difficulty_kind WHERE from_day <= ${today} AND (until_day IS NULL OR until_day > ${today}) ORDER BY position, code`;
export const sameAddress = (gridId: string, index: string): Statement =>
  sql`SELECT h.id, ${numberOf()} AS number FROM household AS h WHERE h.address_index = ${index} AND h.grid_id = ${gridId} AND ${live}`;
export const planVisit = (
  ctx: CityContext,
  visit: {
    readonly id: string;
    readonly householdId: string;
    readonly gridId: string;
    readonly day: Day;
    readonly way: string;
    readonly outcome: string;
    readonly noteSealed: string | null;
    readonly dueDay: Day | null;
  },
): Statement =>
  insertRow('household_visit', {
    id: visit.id,
    household_id: visit.householdId,
    grid_id: visit.gridId,
    day: visit.day,
    way: visit.way,
    outcome: visit.outcome,
    note_sealed: visit.noteSealed,
    due_day: visit.dueDay,
    recorded_at: ctx.at,
    by_id: ctx.actor.id,
    by_name: ctx.actor.name,
    worker_id: ctx.actor.workerId,
  });
