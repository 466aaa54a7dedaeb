import { standingFiles } from '../../../platform/attachment/index.ts';
import type { Day } from '../../../core/day.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, insertRow, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { LinkCount, Tally } from '../rules/ballot-count.ts';
import type { PaperCount, PaperEntry } from '../rules/ballot-paper.ts';
import type { PostType } from '../rules/scheme.ts';

/** Photographs of a paper count are attached to its entries. */
export const paperSubject = 'assessment.paper_count';

export interface BoxRow {
  readonly id: string;
  readonly cycleId: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly countedAt: string | null;
  readonly countedByName: string | null;
  readonly version: number;
}

/** A box whose community lies within the actor's scope. */
export const boxById = (ctx: CityContext, permission: Permission, id: Statement): Statement =>
  sql`SELECT x.id, x.cycle_id AS cycleId, x.community_id AS communityId, u.name AS communityName, x.counted_at AS countedAt,
      x.counted_by_name AS countedByName, x.version
    FROM assessment_ballot_box AS x JOIN unit AS u ON u.id = x.community_id
    WHERE x.id = (${id}) AND ${inScope(ctx, permission, sql`x.community_id`)}`;

export interface PlaceRow {
  readonly communityId: string;
  readonly communityName: string;
  readonly streetName: string;
  readonly boxId: string | null;
  readonly countedAt: string | null;
}

/** Standing communities within the actor's scope, each with its box where it has one. */
export const placesOf = (ctx: CityContext, cycleId: string, unitIds: readonly string[]): Statement =>
  sql`SELECT u.id AS communityId, u.name AS communityName, s.name AS streetName, x.id AS boxId, x.counted_at AS countedAt
    FROM unit AS u JOIN unit AS s ON s.id = u.parent_id
    LEFT JOIN assessment_ballot_box AS x ON x.cycle_id = ${cycleId} AND x.community_id = u.id
    WHERE ${allOf([
      sql`u.kind = 'community' AND u.until_day IS NULL`,
      sql`u.id IN (SELECT value FROM json_each(${json(unitIds)}))`,
      inScope(ctx, 'assessment.write', sql`u.id`),
    ])} ORDER BY s.code, s.pinyin, u.code, u.pinyin`;

export interface StandingRow {
  readonly unitId: string;
  readonly workerId: string;
  readonly postType: PostType;
}

/** Who stands in these communities on a day, the head first: the people that a ballot may ask about. */
export const standingIn = (unitIds: readonly string[], on: Day): Statement =>
  sql`SELECT p.unit_id AS unitId, p.worker_id AS workerId, p.post_type AS postType
    FROM posting AS p JOIN worker AS w ON w.id = p.worker_id
    WHERE p.unit_id IN (SELECT value FROM json_each(${json(unitIds)})) AND p.from_day <= ${on}
      AND (p.until_day IS NULL OR p.until_day > ${on})
    ORDER BY p.unit_id, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, w.id`;

export interface CandidateRow {
  readonly number: number;
  readonly workerId: string;
  readonly name: string;
}

export const candidatesOf = (boxId: Statement): Statement =>
  sql`SELECT c.number, c.worker_id AS workerId, w.name FROM assessment_ballot_candidate AS c JOIN worker AS w ON w.id = c.worker_id
    WHERE c.box_id = (${boxId}) ORDER BY c.number`;

export interface SheetRow {
  readonly id: string;
  readonly boxId: string;
  readonly kind: string;
  readonly links: number;
  readonly used: number;
  readonly until: string;
  readonly replacesId: string | null;
  readonly madeAt: string;
  readonly madeByName: string;
  readonly revokedAt: string | null;
  readonly revokedByName: string | null;
  readonly revokedReason: string | null;
}

const sheetColumns = sql`h.id, h.box_id AS boxId, h.kind, h.links, h.until_day AS until, h.replaces_id AS replacesId,
  h.made_at AS madeAt, h.made_by_name AS madeByName, h.revoked_at AS revokedAt, h.revoked_by_name AS revokedByName,
  h.revoked_reason AS revokedReason,
  (SELECT count(*) FROM assessment_ballot_link AS l WHERE l.sheet_id = h.id AND l.used = 1) AS used`;

export const sheetsOf = (boxIds: Statement): Statement =>
  sql`SELECT ${sheetColumns} FROM assessment_ballot_sheet AS h WHERE h.box_id IN (${boxIds}) ORDER BY h.made_at, h.kind, h.id`;

export const sheetById = (id: string): Statement =>
  sql`SELECT ${sheetColumns} FROM assessment_ballot_sheet AS h WHERE h.id = ${id}`;

/** Links by kind: those of a revoked sheet count as sent only as far as they were used. */
export const linkCounts = (sheets: readonly SheetRow[]): LinkCount[] =>
  [...Map.groupBy(sheets, ({ kind }) => kind)].map(([kind, list]) => ({
    kind,
    sent: list.reduce((all, { links, used, revokedAt }) => all + (revokedAt === null ? links : used), 0),
    used: list.reduce((all, { used }) => all + used, 0),
  }));

/** How often each answer was given online. */
export const talliesOf = (boxId: string): Statement =>
  sql`SELECT a.value ->> 0 AS number, a.value ->> 1 AS question, a.value ->> 2 AS answer, count(*) AS count
    FROM assessment_ballot_vote AS v, json_each(v.answers) AS a WHERE v.box_id = ${boxId} GROUP BY 1, 2, 3`;
export type TallyRow = Tally;

export interface PaperRow {
  readonly id: string;
  readonly boxId: string;
  readonly count: string;
  readonly confirmsId: string | null;
  readonly enteredAt: string;
  readonly enteredBy: string;
  readonly enteredByName: string;
  readonly files: number;
}

/** Entries in the order of their making: ids sort by time. */
export const papersOf = (boxIds: Statement): Statement =>
  sql`SELECT e.id, e.box_id AS boxId, e.count, e.confirms_id AS confirmsId, e.entered_at AS enteredAt, e.entered_by AS enteredBy,
      e.entered_by_name AS enteredByName, ${standingFiles(paperSubject, sql`e.id`)} AS files
    FROM assessment_paper_entry AS e WHERE e.box_id IN (${boxIds}) ORDER BY e.rowid`;

export type StoredPaper = PaperEntry & Omit<PaperRow, 'count'>;

export const readPaper = ({ count, ...row }: PaperRow): StoredPaper => ({
  ...row,
  count: JSON.parse(count) as PaperCount,
});

/** A new box for a community, with the people on its ballot in their order. */
export const openBox = (
  ctx: CityContext,
  box: { readonly id: string; readonly cycleId: string; readonly communityId: string },
  workerIds: readonly string[],
): Statement[] => [
  insertRow('assessment_ballot_box', {
    id: box.id,
    cycle_id: box.cycleId,
    community_id: box.communityId,
    opened_at: ctx.at,
    opened_by: ctx.actor.id,
  }),
  ...insertRows(
    'assessment_ballot_candidate',
    workerIds.map((workerId, index) => ({ box_id: box.id, number: index + 1, worker_id: workerId })),
  ),
];

/** Holds at this point of the batch: the box takes votes, and its cycle collects. */
export const boxOpen = (boxId: Statement): Statement =>
  sql`EXISTS (SELECT 1 FROM assessment_ballot_box AS x JOIN assessment_cycle AS c ON c.id = x.cycle_id
    WHERE x.id = (${boxId}) AND x.counted_at IS NULL AND c.state = 'open')`;

/** Boxes that hold something and are not counted: what would be lost if the cycle went on. */
export const uncountedBoxes = (cycleId: string): Statement =>
  sql`SELECT count(*) AS open FROM assessment_ballot_box AS x WHERE x.cycle_id = ${cycleId} AND x.counted_at IS NULL
    AND (EXISTS (SELECT 1 FROM assessment_ballot_vote AS v WHERE v.box_id = x.id)
      OR EXISTS (SELECT 1 FROM assessment_paper_entry AS e WHERE e.box_id = x.id))`;

/** Communities whose box is open. */
export const runningBoxes = (cycleId: string): Statement =>
  sql`SELECT community_id AS communityId FROM assessment_ballot_box WHERE cycle_id = ${cycleId} AND counted_at IS NULL`;
