import { limits } from '../../../core/limits.ts';
import type { Day } from '../../../core/day.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectChanges, expectThat, insertRows, json, sql, type Statement } from '../../../platform/statement.ts';
import type { RatingFact } from '../rules/facts.ts';
import type { Marks, SentMark } from '../rules/rating.ts';
import type { PostType } from '../rules/scheme.ts';
import type { CycleState } from '../rules/states.ts';

/** The ids under which the signed-in person rates: the account, and the worker behind it. */
const selves = ({ actor }: CityContext): Statement =>
  sql`(SELECT value FROM json_each(${json([actor.id, actor.workerId].filter((id) => id !== null))}))`;

/** Whether the task in `a` is the signed-in person's own. */
export const isOwnTask = (ctx: CityContext): Statement => sql`a.rater_id IN ${selves(ctx)}`;

export interface OwnSheetRow {
  readonly cycleId: string;
  readonly year: number;
  readonly state: CycleState;
  readonly group: string;
  readonly content: string;
  readonly dueDay: Day | null;
  readonly total: number;
  readonly sent: number;
  readonly begun: number;
}

/** The day by which a cycle should leave a state; the newest that was said. */
export const dueDay = (cycleId: Statement, state: Statement): Statement =>
  sql`(SELECT d.due_day FROM assessment_deadline AS d WHERE d.cycle_id = ${cycleId} AND d.state = ${state} ORDER BY d.id DESC LIMIT 1)`;

/** Every sheet that the actor has, the newest year first. */
export const ownSheets = (ctx: CityContext): Statement =>
  sql`SELECT a.cycle_id AS cycleId, c.year, c.state, a.group_code AS "group", s.content, ${dueDay(sql`c.id`, sql`'open'`)} AS dueDay,
      count(*) AS total, count(a.sent_at) AS sent, count(d.assignment_id) AS begun
    FROM assessment_assignment AS a JOIN assessment_cycle AS c ON c.id = a.cycle_id JOIN assessment_scheme AS s ON s.id = c.scheme_id
      LEFT JOIN assessment_draft AS d ON d.assignment_id = a.id
    WHERE a.rater_id IN ${selves(ctx)} AND a.ended_at IS NULL AND c.state <> 'planned'
    GROUP BY a.cycle_id, a.group_code ORDER BY c.year DESC, a.group_code LIMIT 100`;

interface SheetRowRead {
  readonly id: string;
  readonly workerId: string;
  readonly raterId: string;
  readonly raterName: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly postType: PostType;
  readonly months: number | null;
  readonly sentAt: string | null;
  readonly returned: string | null;
  readonly draft: string | null;
  readonly version: number | null;
  readonly score: number | null;
  readonly parts: string | null;
}

export interface OwnRow extends Omit<SheetRowRead, 'draft' | 'version' | 'score' | 'parts'> {
  readonly sent: boolean;
  readonly version: number;
  readonly marks: Marks;
}

/** The actor's rows of one sheet: what they typed, or what they sent. */
export const ownRows = (ctx: CityContext, cycleId: string, group: string): Statement =>
  sql`SELECT a.id, a.worker_id AS workerId, a.rater_id AS raterId, a.rater_name AS raterName, w.name, a.unit_id AS unitId, u.name AS unitName,
      p.post_type AS postType, a.sent_at AS sentAt, CASE a.origin WHEN 'returned' THEN a.reason END AS returned,
      d.marks AS draft, d.version, m.score, m.parts,
      (SELECT place.value ->> 1 FROM json_each(p.places) AS place WHERE place.value ->> 0 = a.unit_id) AS months
    FROM assessment_assignment AS a JOIN worker AS w ON w.id = a.worker_id JOIN unit AS u ON u.id = a.unit_id
      JOIN assessment_person AS p ON p.cycle_id = a.cycle_id AND p.worker_id = a.worker_id
      LEFT JOIN assessment_draft AS d ON d.assignment_id = a.id
      LEFT JOIN assessment_mark AS m ON m.cycle_id = a.cycle_id AND m.worker_id = a.worker_id AND m.group_code = a.group_code
        AND m.rater_id = a.rater_id AND m.unit_id = a.unit_id AND m.ended_at IS NULL AND a.sent_at IS NOT NULL
    WHERE a.cycle_id = ${cycleId} AND a.group_code = ${group} AND a.rater_id IN ${selves(ctx)} AND a.ended_at IS NULL
    ORDER BY u.code, u.pinyin, CASE p.post_type WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, w.pinyin, a.id
    LIMIT CAST(${limits.ratingRows} AS INTEGER)`;

export type OwnRowRead = SheetRowRead;

export const ownRowFrom = ({ draft, version, score, parts, ...row }: SheetRowRead): OwnRow => ({
  ...row,
  sent: row.sentAt !== null,
  version: version ?? 0,
  marks: row.sentAt === null ? marksIn(draft) : parts === null ? { score: score ?? 0 } : marksIn(parts),
});

const marksIn = (text: string | null): Marks => (text === null ? {} : (JSON.parse(text) as Marks));

/** Changes whenever a row comes or goes, or anything is typed: what is sent is what was seen. */
export const stampOf = (rows: readonly Pick<OwnRow, 'id' | 'version' | 'sent'>[]): string => {
  const open = rows.filter(({ sent }) => !sent);
  const newest = open.reduce((last, { id }) => (id > last ? id : last), '');
  return `${open.length}.${open.reduce((sum, { version }) => sum + version, 0)}.${newest}`;
};

export interface DraftWrite {
  readonly id: string;
  /** As it was read; 0 where nothing was typed yet. */
  readonly version: number;
  readonly marks: Marks;
}

/** Keeps drafts, each where it was read and only of what is still to be sent while the cycle collects. */
export const writeDrafts = (ctx: CityContext, cycleId: string, drafts: readonly DraftWrite[]): Statement[] => [
  collects(cycleId),
  asRead(drafts),
  ...insertRows(
    'assessment_draft',
    drafts.map(({ id, marks }) => ({ assignment_id: id, marks: json(marks), saved_at: ctx.at })),
    `ON CONFLICT (assignment_id) DO UPDATE SET marks = excluded.marks, saved_at = excluded.saved_at, version = version + 1`,
  ),
];

/** Holds a cycle in the state of collecting. */
export const collects = (cycleId: string): Statement =>
  expectThat('assessment_cycle_state', sql`(SELECT state FROM assessment_cycle WHERE id = ${cycleId}) = 'open'`);

const asRead = (drafts: readonly Pick<DraftWrite, 'id' | 'version'>[]): Statement =>
  expectThat(
    'assessment_draft_version',
    sql`NOT EXISTS (SELECT 1 FROM json_each(${json(drafts.map(({ id, version }) => [id, version]))}) AS seen
      JOIN assessment_assignment AS a ON a.id = seen.value ->> 0 LEFT JOIN assessment_draft AS d ON d.assignment_id = a.id
      WHERE a.sent_at IS NOT NULL OR a.ended_at IS NOT NULL OR coalesce(d.version, 0) <> seen.value ->> 1)`,
  );

/** Whom a group is to say something of, at which place. */
export interface Slot {
  readonly workerId: string;
  readonly unitId: string;
}

/** Of these slots, those in which nobody has rated yet. */
export const unspokenSlots = (cycleId: string, group: string, slots: readonly Slot[]): Statement =>
  sql`SELECT slot.value ->> 0 AS workerId FROM json_each(${json(slots.map(({ workerId, unitId }) => [workerId, unitId]))}) AS slot
    WHERE NOT EXISTS (SELECT 1 FROM assessment_mark AS m WHERE m.cycle_id = ${cycleId} AND m.group_code = ${group}
      AND m.worker_id = slot.value ->> 0 AND m.unit_id = slot.value ->> 1 AND m.rater_id IS NOT NULL AND m.ended_at IS NULL)`;

/** Undoes the batch where what stood in one of these slots was given back meanwhile. */
export const stillSpoken = (cycleId: string, group: string, slots: readonly Slot[]): Statement =>
  expectThat('assessment_slot_spoken', sql`NOT EXISTS (${unspokenSlots(cycleId, group, slots)})`);

/** Tells whoever counts versions, as the end of the collecting does, that something about these people came in. */
export const touchPeople = (cycleId: string, workerIds: readonly string[]): Statement =>
  sql`UPDATE assessment_person SET version = version + 1 WHERE cycle_id = ${cycleId}
    AND worker_id IN (SELECT value FROM json_each(${json(workerIds)}))`;

/** Sends rows: each becomes a mark of its rater, its draft goes, and it never changes again. */
export const writeSent = (
  ctx: CityContext,
  { cycleId, group }: { readonly cycleId: string; readonly group: string },
  rows: readonly OwnRow[],
  marks: readonly SentMark[],
): Statement[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ids = json(marks.map(({ id }) => id));
  return [
    asRead(marks.map(({ id }) => ({ id, version: byId.get(id)?.version ?? 0 }))),
    sql`UPDATE assessment_assignment SET sent_at = ${ctx.at} WHERE id IN (SELECT value FROM json_each(${ids}))`,
    expectChanges('assessment_assignment_sent', marks.length),
    sql`DELETE FROM assessment_draft WHERE assignment_id IN (SELECT value FROM json_each(${ids}))`,
    ...insertRows(
      'assessment_mark',
      marks.map(({ id, workerId, score, parts }) => {
        const row = byId.get(id);
        return {
          cycle_id: cycleId, worker_id: workerId, group_code: group, rater_id: row?.raterId ?? '', rater_name: row?.raterName ?? '',
          unit_id: row?.unitId ?? null, score, parts: parts && json(parts), given_at: ctx.at, given_by: ctx.actor.id,
        };
      }),
    ),
  ]; // prettier-ignore
};

/** What a mark says to the score. */
export const factOf = (row: OwnRow, group: string, { score, parts }: SentMark): RatingFact => ({
  group,
  raterId: row.raterId,
  raterName: row.raterName,
  unitId: row.unitId,
  score,
  parts,
});
