import { yearOf, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { expectChanges, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { NoticeKind, Times } from '../rules/light.ts';
import type { ListingEvent, ListingFacts, ListingState } from '../rules/listing.ts';
import type { Level } from '../rules/policy.ts';

export interface ListingRow extends ListingFacts, Times {
  readonly id: string;
  readonly unitId: string;
  readonly ownerUnitId: string;
  readonly ownerName: string;
  readonly round: number;
  readonly dueSeq: number;
  readonly checkSeq: number;
  readonly checkDay: Day | null;
  readonly pausedDay: Day | null;
  readonly roundBeganAt: string;
  readonly reportedDay: Day | null;
  readonly delistedDay: Day | null;
  readonly residentWord: string | null;
  readonly noWordReason: string | null;
  readonly steps: number;
}

/** Photographs of what was done, of the present round alone. */
const donePhotos = sql`(SELECT count(*) FROM attachment AS f WHERE f.subject_type = 'listings.done' AND f.subject_id = l.id
  AND f.withdrawn_at IS NULL AND f.type IN ('jpeg', 'png', 'webp') AND f.uploaded_at >= l.round_began_at)`;
const columns = sql`l.id, l.state, l.version, l.unit_id AS unitId, l.owner_unit_id AS ownerUnitId, l.owner_name AS ownerName,
  l.round, l.base_day AS baseDay, l.due_day AS dueDay, l.yellow_day AS yellowDay, l.city_day AS cityDay, l.due_seq AS dueSeq,
  l.check_day AS checkDay, l.check_seq AS checkSeq, l.paused_day AS pausedDay, l.asked_workdays AS askedWorkdays,
  l.asked_by AS askedBy, l.extensions, l.round_began_at AS roundBeganAt, l.reported_day AS reportedDay,
  l.reported_by AS reportedBy, l.delisted_day AS delistedDay, l.resident_word AS residentWord,
  l.no_word_reason AS noWordReason, l.listed_by AS listedBy, ${donePhotos} AS photos,
  (SELECT max(seq) FROM listing_step AS s WHERE s.listing_id = l.id) AS steps`;

export const numberText = sql`printf('GP%d-%04d', l.year, l.ordinal)`;

/** A plate is seen where the problem is, and by who is to put it right. */
export const listingInScope = (ctx: CityContext, permission: Permission): Statement =>
  sql`(${inScope(ctx, permission, sql`l.unit_id`)} OR ${inScope(ctx, permission, sql`l.owner_unit_id`)})`;

export type Side = 'owner' | 'place';
const sideColumn = { owner: sql`l.owner_unit_id`, place: sql`l.unit_id` } as const;

/** The plate where the actor speaks for a side of it. */
export const listingOf = (ctx: CityContext, permission: Permission, side: Side, id: string): Statement =>
  sql`SELECT ${columns} FROM listing AS l WHERE l.id = ${id} AND ${inScope(ctx, permission, sideColumn[side])}`;

/** The plate whoever asks: for a follow-up, which has its own leave. */
export const listingById = (id: Statement): Statement => sql`SELECT ${columns} FROM listing AS l WHERE l.id = ${id}`;

/** Units that stand today, of those named, each with whether the actor may list in it. */
export const unitsNamed = (ctx: CityContext, ids: readonly string[]): Statement =>
  sql`SELECT id, kind, ${inScope(ctx, 'listings.write', sql`id`)} AS mine FROM unit
    WHERE until_day IS NULL AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** The plate that a source hangs under, if it still does. */
export const listedFrom = (kind: string, id: string | null): Statement =>
  sql`SELECT ${numberText} AS number FROM listing AS l WHERE l.source_kind = ${kind} AND l.source_id = ${id}
    AND l.state NOT IN ('delisted', 'revoked')`;

export type Stamp = Pick<CityContext, 'at' | 'today' | 'actor'>;

export interface NewListing {
  readonly id: string;
  readonly kind: string;
  readonly level: Level;
  readonly title: string;
  readonly content: string;
  readonly publicText: string | null;
  readonly unitId: string;
  readonly spot: string | null;
  readonly ownerUnitId: string;
  readonly ownerName: string;
  readonly source: {
    readonly kind: 'typed' | 'case' | 'whistle' | 'followup';
    readonly id: string | null;
    readonly number: string | null;
  };
}

/** The number is drawn as it is written. */
export const planListing = (ctx: Stamp, listing: NewListing, times: Times): Statement[] => [
  sql`INSERT INTO listing (id, year, ordinal, kind, level, title, content, public_text, unit_id, spot, owner_unit_id, owner_name,
      source_kind, source_id, source_number, state, first_due_day, due_day, yellow_day, base_day, city_day, round_began_at,
      listed_day, listed_by, listed_by_name)
    SELECT ${listing.id}, CAST(${yearOf(ctx.today)} AS INTEGER), 1 + coalesce(max(ordinal), 0), ${listing.kind},
      ${listing.level}, ${listing.title}, ${listing.content}, ${listing.publicText}, ${listing.unitId}, ${listing.spot},
      ${listing.ownerUnitId}, ${listing.ownerName}, ${listing.source.kind}, ${listing.source.id}, ${listing.source.number},
      'listed', ${times.dueDay}, ${times.dueDay}, ${times.yellowDay}, ${times.baseDay}, ${times.cityDay}, ${ctx.at},
      ${ctx.today}, ${ctx.actor.id}, ${ctx.actor.name}
    FROM listing WHERE year = CAST(${yearOf(ctx.today)} AS INTEGER)`,
  stepRow(ctx, { id: listing.id, steps: 0, round: 1 }, { event: 'list', state: 'listed', text: null, late: false }),
];

export interface TakenStep {
  readonly event: ListingEvent | 'list';
  readonly state: ListingState;
  readonly text: string | null;
  readonly late: boolean;
}

const stepRow = (
  ctx: Stamp,
  { id, steps, round }: Pick<ListingRow, 'id' | 'steps' | 'round'>,
  step: TakenStep,
): Statement =>
  insertRow('listing_step', {
    listing_id: id,
    seq: steps + 1,
    round,
    event: step.event,
    state: step.state,
    at: ctx.at,
    by_id: ctx.actor.id,
    by_name: ctx.actor.name,
    text: step.text,
    late: step.late ? 1 : 0,
  });

/** How a plate stands after a step. */
export type Moved = Omit<ListingRow, 'id' | 'unitId' | 'version' | 'photos' | 'steps' | 'listedBy'>;

export const planListingStep = (ctx: Stamp, listing: ListingRow, step: TakenStep, to: Moved): Statement[] => [
  sql`UPDATE listing SET state = ${to.state}, round = CAST(${to.round} AS INTEGER), owner_unit_id = ${to.ownerUnitId},
      owner_name = ${to.ownerName}, base_day = ${to.baseDay}, due_day = ${to.dueDay}, yellow_day = ${to.yellowDay},
      city_day = ${to.cityDay}, due_seq = CAST(${to.dueSeq} AS INTEGER), check_day = ${to.checkDay},
      check_seq = CAST(${to.checkSeq} AS INTEGER), paused_day = ${to.pausedDay},
      asked_workdays = CAST(${to.askedWorkdays} AS INTEGER), asked_by = ${to.askedBy},
      extensions = CAST(${to.extensions} AS INTEGER), round_began_at = ${to.roundBeganAt}, reported_day = ${to.reportedDay},
      reported_by = ${to.reportedBy}, delisted_day = ${to.delistedDay}, resident_word = ${to.residentWord},
      no_word_reason = ${to.noWordReason}, version = version + 1
    WHERE id = ${listing.id} AND version = CAST(${listing.version} AS INTEGER)`,
  expectChanges('listing_version'),
  stepRow(ctx, { ...listing, round: to.round }, step),
];

export interface DueRow extends ListingRow {
  /** JSON list of what was raised for the present deadline, and for the present check. */
  readonly raised: string;
}

const raisedOf = sql`(SELECT json_group_array(n.kind) FROM listing_notice AS n WHERE n.listing_id = l.id
  AND n.seq = CASE n.kind WHEN 'check' THEN l.check_seq ELSE l.due_seq END)`;
const missing = (kind: NoticeKind, seq: Statement): Statement =>
  sql`NOT EXISTS (SELECT 1 FROM listing_notice AS n WHERE n.listing_id = l.id AND n.kind = ${kind} AND n.seq = ${seq})`;

/** The very conditions of the rule, so that a page of rows is a page of notices. */
const dueOn = (today: Day): Statement => {
  const counted = sql`CASE l.state WHEN 'reported' THEN l.reported_day ELSE ${today} END`;
  return sql`l.state IN ('listed', 'asking', 'reported') AND (
    (l.state <> 'reported' AND l.yellow_day <= ${today} AND l.due_day >= ${today} AND ${missing('yellow', sql`l.due_seq`)})
    OR (l.due_day < ${counted} AND ${missing('red', sql`l.due_seq`)})
    OR (l.due_day < ${counted} AND l.city_day < ${today} AND ${missing('city', sql`l.due_seq`)})
    OR (l.check_day < ${today} AND ${missing('check', sql`l.check_seq`)}))`;
};

/** Plates of which the clock has something to say, the oldest deadline first; a page of them. */
export const dueListings = (today: Day): Statement => sql`SELECT ${columns}, ${raisedOf} AS raised FROM listing AS l
  WHERE ${dueOn(today)} ORDER BY l.due_day, l.id LIMIT CAST(${limits.pageSize} AS INTEGER)`;

export const dueListing = (id: string, today: Day): Statement =>
  sql`SELECT ${columns}, ${raisedOf} AS raised FROM listing AS l WHERE l.id = ${id} AND ${dueOn(today)}`;

/** Yellow tells the owner, red the owner's street or the place's, a check the place; what goes on goes up to the city. */
export const planNotice = (
  ctx: Stamp & Pick<CityContext, 'city'>,
  listing: ListingRow,
  { kind, deadlineDay }: { readonly kind: NoticeKind; readonly deadlineDay: Day },
): Statement => {
  const street = sql`(SELECT u.id FROM unit_closure AS c JOIN unit AS u ON u.id = c.ancestor_id AND u.kind = 'street'
    WHERE c.descendant_id = ${listing.unitId} LIMIT 1)`;
  const up = { yellow: sql`NULL`, red: street, check: street, city: sql`${ctx.city.rootUnitId}` }[kind];
  return sql`INSERT INTO listing_notice (listing_id, kind, seq, unit_id, raised_to, deadline_day, raised_at)
    SELECT ${listing.id}, ${kind}, CAST(${kind === 'check' ? listing.checkSeq : listing.dueSeq} AS INTEGER),
      ${kind === 'check' ? listing.unitId : listing.ownerUnitId}, ${up}, ${deadlineDay}, ${ctx.at}`;
};
