import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { raterRefusals } from '../rules/rater-refusals.ts';
import type { Statement } from '../../../platform/statement.ts';
import { decideSend, fieldsFor, typedMarks, type MarksWanted, type SentMark } from '../rules/rating.ts';
import { yearRefusals } from '../rules/year-refusals.ts';
import { cycleById, readCycle, type BallotRow, type Cycle, type MarkRow, type PersonRow, type StoredCycle } from '../store/cycle.ts'; // prettier-ignore
import { poolReads, readPool, writePool } from '../store/pool.ts';
import {
  collects, factOf, ownRowFrom, ownRows, stampOf, stillSpoken, touchPeople, unspokenSlots, writeDrafts, writeSent,
  type DraftWrite, type OwnRow, type OwnRowRead, type Slot,
} from '../store/rating.ts'; // prettier-ignore

export interface OwnSheet {
  readonly cycle: Cycle;
  readonly rows: readonly OwnRow[];
}

/** The actor's own sheet; nobody else's is ever found. */
export async function loadSheet(ctx: CityContext, cycleId: string, group: string): Promise<OwnSheet | Refusal> {
  const [cycles, rows] = await ctx.db.reads<[StoredCycle, OwnRowRead]>([
    cycleById(cycleId),
    ownRows(ctx, cycleId, group),
  ]);
  const [stored] = cycles;
  if (!stored || rows.length === 0 || stored.state === 'planned') return platformRefusals.refuse('not_found');
  return { cycle: readCycle(stored), rows: rows.map(ownRowFrom) };
}

export async function openSheet(ctx: CityContext, cycleId: string, group: string): Promise<OwnSheet | Refusal> {
  const sheet = await loadSheet(ctx, cycleId, group);
  if (isRefusal(sheet)) return sheet;
  const { state } = sheet.cycle;
  return state === 'open' ? sheet : yearRefusals.refuse('cycle_not_open', { state });
}

export interface DraftWanted {
  readonly assignmentId: string;
  /** The draft's version as it was read; 0 where nothing was typed. */
  readonly version: number;
  readonly marks: MarksWanted;
}

export interface DraftsKept {
  readonly items: readonly { readonly assignmentId: string; readonly version: number }[];
  readonly stamp: string;
}

/** The drafts after what was typed, or why nothing is kept. */
export function decideDrafts(
  { cycle, rows }: OwnSheet,
  group: string,
  wanted: readonly DraftWanted[],
): readonly DraftWrite[] | Refusal {
  const drafts: DraftWrite[] = [];
  for (const { assignmentId, version, marks } of wanted) {
    const row = rows.find(({ id }) => id === assignmentId);
    if (!row) return platformRefusals.refuse('not_found');
    if (row.sent) return raterRefusals.refuse('rating_sent');
    if (row.version !== version) return changedMeanwhile({ assignmentId, version: row.version, marks: row.marks });
    const after = typedMarks(row.marks, marks, fieldsFor(cycle.scheme, group, row.postType), row.name);
    if (isRefusal(after)) return after;
    drafts.push({ id: row.id, version, marks: after as DraftWrite['marks'] });
  }
  return drafts;
}

/** Keeps what was typed, all of it or nothing. @throws RefusedError `cycle_not_open`, `rating_sent`, `changed_meanwhile` */
export function keepDrafts(
  ctx: CityContext,
  cycleId: string,
  group: string,
  wanted: readonly DraftWanted[],
): Promise<DraftsKept> {
  return commit(ctx, async () => {
    const sheet = await openSheet(ctx, cycleId, group);
    if (isRefusal(sheet)) return sheet;
    const drafts = decideDrafts(sheet, group, wanted);
    if (isRefusal(drafts)) return drafts;
    const now = new Map(drafts.map(({ id, version }) => [id, version + 1]));
    const after = sheet.rows.map((row) => ({ ...row, version: now.get(row.id) ?? row.version }));
    return {
      audit: {
        action: 'assessment.rating.draft',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { group, rows: drafts.length },
      },
      writes: writeDrafts(ctx, cycleId, drafts),
      answer: {
        items: [...now].map(([assignmentId, version]) => ({ assignmentId, version })),
        stamp: stampOf(after),
      },
    };
  });
}

/**
 * What an anonymous group gives stays closed while a cycle collects: one more rating where somebody has rated already
 * moves no score. Then only the guards of that, and no pool is worked out; else null.
 */
async function movesNobody(
  ctx: CityContext,
  { id, scheme }: Cycle,
  group: string,
  slots: readonly Slot[],
): Promise<Statement[] | null> {
  if (!scheme.groups.some(({ code, anonymous }) => code === group && anonymous)) return null;
  const unspoken = await ctx.db.all(unspokenSlots(id, group, slots));
  const workerIds = slots.map(({ workerId }) => workerId);
  return unspoken.length > 0 ? null : [collects(id), stillSpoken(id, group, slots), touchPeople(id, workerIds)];
}

/** Everybody who is ranked with the rated, worked out with what was given. */
async function movedPool(
  ctx: CityContext,
  cycle: Cycle,
  group: string,
  workerIds: readonly string[],
  rows: readonly OwnRow[],
  marks: readonly SentMark[],
): Promise<Statement[]> {
  const [people, standing, ballots] = await ctx.db.reads<[PersonRow & { version: number }, MarkRow, BallotRow]>(
    poolReads(ctx, cycle, workerIds),
  );
  const pool = readPool(ctx, workerIds, people, standing, ballots);
  const given = Map.groupBy(marks, ({ workerId }) => workerId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const after = pool.people.map((person) => {
    const own = given.get(person.workerId) ?? [];
    const facts = own.flatMap((mark) => factOf(byId.get(mark.id) as OwnRow, group, mark));
    return own.length === 0 ? person : { ...person, ratings: [...person.ratings, ...facts] };
  });
  return writePool(ctx, cycle, pool, after, new Set(workerIds));
}

/**
 * Sends the actor's sheet, once and whole, and works everybody out anew who is ranked with the rated, unless the group's
 * marks are closed. The stamp is what was seen: typed on another device since, nothing is sent.
 * @throws RefusedError `rating_nothing_left`, `rating_incomplete`, `changed_meanwhile`, `cycle_not_open`
 */
export function sendSheet(ctx: CityContext, cycleId: string, group: string, stamp: string): Promise<{ sent: number }> {
  return commit(ctx, async () => {
    const sheet = await openSheet(ctx, cycleId, group);
    if (isRefusal(sheet)) return sheet;
    const { cycle, rows } = sheet;
    const marks = decideSend(rows, cycle.scheme, group);
    if (isRefusal(marks)) return marks;
    if (stampOf(rows) !== stamp) return changedMeanwhile({ version: 1, stamp: stampOf(rows) });
    const workerIds = [...new Set(marks.map(({ workerId }) => workerId))];
    const sent = new Set(marks.map(({ id }) => id));
    const unmoved = await movesNobody(ctx, cycle, group, rows.filter(({ id }) => sent.has(id))); // prettier-ignore
    return {
      audit: {
        action: 'assessment.rating.send',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { group, people: marks.length },
      },
      writes: [
        ...(unmoved ?? (await movedPool(ctx, cycle, group, workerIds, rows, marks))),
        ...writeSent(ctx, { cycleId, group }, rows, marks),
      ],
      answer: { sent: marks.length },
    };
  });
}
