import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { compareDay, type Day } from '../../../core/day.ts';
import { limits } from '../../../core/limits.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, expectThat, insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import { newToken, tokenHash } from '../ballot-token.ts';
import { sheetsFault, type BallotForm } from '../rules/ballot-form.ts';
import { ballotRefusals } from '../rules/ballot-refusals.ts';
import { yearEnd } from '../rules/publicity.ts';
import { assessmentRefusals } from '../rules/refusals.ts';
import { weightsOf } from '../rules/scheme.ts';
import {
  boxById, boxOpen, openBox, placesOf, sheetById, standingIn,
  type BoxRow, type PlaceRow, type SheetRow, type StandingRow,
} from '../store/ballot-box.ts'; // prettier-ignore
import { cycleById, readCycle, type Cycle, type StoredCycle } from '../store/cycle.ts';

/** A sheet as it is told once and kept: without its links. */
export interface MadeSheet {
  readonly id: string;
  readonly boxId: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly streetName: string;
  readonly kind: string;
  readonly until: string;
  readonly count: number;
}

/** A sheet with its links, for the answer alone: what is recorded under the request's key never holds a token. */
export interface PrintedSheet extends MadeSheet {
  readonly links: readonly string[];
}

/** Everything about one cycle's ballot places, in one round trip; a refusal where it does not collect. */
export async function loadPlaces(ctx: CityContext, cycleId: string, unitIds: readonly string[]) {
  const [cycles, places] = await ctx.db.reads<[StoredCycle, PlaceRow]>([
    cycleById(cycleId),
    placesOf(ctx, cycleId, unitIds),
  ]);
  const stored = cycles[0];
  if (!stored || places.length < new Set(unitIds).size) return platformRefusals.refuse('not_found');
  const cycle = readCycle(stored);
  if (cycle.state !== 'open') return assessmentRefusals.refuse('step_not_next', { state: cycle.state });
  return { cycle, places };
}

export interface OpenedBox {
  readonly place: PlaceRow;
  readonly boxId: string;
  /** The numbers on a new ballot; null where the box was there before. */
  readonly numbers: readonly number[] | null;
  readonly writes: readonly Statement[];
}

/**
 * The boxes of these communities: the one there is, else a new one with whoever stands there (at the end of the year
 * that is assessed, or today while it runs) and whose post the ballots' group rates.
 */
export async function boxesFor(
  ctx: CityContext,
  { year, id: cycleId, scheme }: Cycle,
  form: Pick<BallotForm, 'group'>,
  places: readonly PlaceRow[],
): Promise<readonly OpenedBox[] | Refusal> {
  if (places.some(({ countedAt }) => countedAt !== null)) return ballotRefusals.refuse('ballot_closed');
  const missing = places.filter(({ boxId }) => boxId === null).map(({ communityId }) => communityId);
  const end = yearEnd(year);
  const on = compareDay(ctx.today, end) < 0 ? ctx.today : end;
  const standing = missing.length === 0 ? [] : await ctx.db.all<StandingRow>(standingIn(missing, on));
  const rated = Map.groupBy(
    standing.filter(({ postType }) => weightsOf(scheme, postType)[form.group] !== undefined),
    ({ unitId }) => unitId,
  );
  const nobody = missing.find((unitId) => !rated.has(unitId));
  if (nobody !== undefined) {
    const unit = places.find(({ communityId }) => communityId === nobody)?.communityName ?? nobody;
    return ballotRefusals.refuse('ballot_nobody', { unit });
  }
  return places.map((place): OpenedBox => {
    const { communityId } = place;
    if (place.boxId !== null) return { place, boxId: place.boxId, numbers: null, writes: [] };
    const boxId = ctx.newId('abx');
    const workers = (rated.get(communityId) ?? []).map(({ workerId }) => workerId);
    const numbers = workers.map((_, index) => index + 1);
    return { place, boxId, numbers, writes: openBox(ctx, { id: boxId, cycleId, communityId }, workers) };
  });
}

interface NewSheet {
  readonly made: MadeSheet;
  readonly links: readonly string[];
  readonly replacesId: string | null;
}

/** A sheet of fresh links, and its rows. The tokens are ordered by their hashes on disk: by nothing that is known. */
async function sheetRows(ctx: CityContext, { made, links, replacesId }: NewSheet): Promise<Statement[]> {
  const hashes = await Promise.all(links.map((token) => tokenHash(ctx.keyring, token)));
  return [
    insertRow('assessment_ballot_sheet', {
      id: made.id,
      box_id: made.boxId,
      kind: made.kind,
      links: links.length,
      until_day: made.until,
      replaces_id: replacesId,
      made_at: ctx.at,
      made_by: ctx.actor.id,
      made_by_name: ctx.actor.name,
    }),
    ...insertRows(
      'assessment_ballot_link',
      hashes.toSorted().map((hash) => ({ token_hash: hash, sheet_id: made.id })),
    ),
    expectThat('assessment_ballot_open', boxOpen(sql`SELECT ${made.boxId}`)),
  ];
}

const tokens = (count: number): string[] => Array.from({ length: count }, newToken);

/** Joins what was recorded with the links of this very request; a repetition of the request is told no links again. */
const printed = (recorded: readonly MadeSheet[], made: readonly NewSheet[]): PrintedSheet[] => {
  const links = new Map(made.map((sheet) => [sheet.made.id, sheet.links]));
  return recorded.map((sheet) => ({ ...sheet, links: links.get(sheet.id) ?? [] }));
};

export interface IssueInput {
  readonly unitIds: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly links: number }[];
  readonly until: Day;
}

/** Makes one-time links for communities: one sheet for each community and kind. */
export async function issueSheets(ctx: CityContext, cycleId: string, input: IssueInput): Promise<PrintedSheet[]> {
  let sheets: NewSheet[] = [];
  const recorded = await commit(ctx, async (): Promise<Plan<readonly MadeSheet[]> | Refusal> => {
    const loaded = await loadPlaces(ctx, cycleId, input.unitIds);
    if (isRefusal(loaded)) return loaded;
    const { cycle, places } = loaded;
    const wanted = { units: places.length, kinds: input.kinds, until: input.until };
    const form = sheetsFault(cycle.scheme, wanted, { today: ctx.today, most: limits.ballotLinks });
    if (isRefusal(form)) return form;
    const boxes = await boxesFor(ctx, cycle, form, places);
    if (isRefusal(boxes)) return boxes;
    sheets = boxes.flatMap(({ place: { communityId, communityName, streetName }, boxId }) =>
      input.kinds.map(({ kind, links }) => ({
        made: {
          id: ctx.newId('abs'),
          boxId,
          communityId,
          communityName,
          streetName,
          kind,
          until: input.until,
          count: links,
        },
        links: tokens(links),
        replacesId: null,
      })),
    );
    return {
      audit: {
        action: 'assessment.ballot.issue',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { until: input.until, kinds: input.kinds, sheets: sheets.map(({ made }) => made.id) },
      },
      writes: [
        ...boxes.flatMap(({ writes }) => writes),
        ...(await Promise.all(sheets.map((sheet) => sheetRows(ctx, sheet)))).flat(),
      ],
      answer: sheets.map(({ made }) => made),
    };
  });
  return printed(recorded, sheets);
}

/** A sheet within the actor's scope, with its box. */
async function loadSheet(ctx: CityContext, id: string): Promise<{ sheet: SheetRow; box: BoxRow } | Refusal> {
  const [sheets, boxes] = await ctx.db.reads<[SheetRow, BoxRow]>([
    sheetById(id),
    boxById(ctx, 'assessment.write', sql`SELECT box_id FROM assessment_ballot_sheet WHERE id = ${id}`),
  ]);
  const [sheet, box] = [sheets[0], boxes[0]];
  if (!sheet || !box) return platformRefusals.refuse('not_found');
  return sheet.revokedAt === null ? { sheet, box } : ballotRefusals.refuse('ballot_sheet_revoked');
}

const revoked = (ctx: CityContext, id: string, reason: string): Statement[] => [
  sql`UPDATE assessment_ballot_sheet SET revoked_at = ${ctx.at}, revoked_by_name = ${ctx.actor.name}, revoked_reason = ${reason}
    WHERE id = ${id} AND revoked_at IS NULL`,
  expectChanges('assessment_ballot_sheet_standing'),
];

/** Revokes a sheet: what was voted stays voted, no other link of it votes any more. */
export function revokeSheet(ctx: CityContext, id: string, { reason }: { readonly reason: string }) {
  return commit(ctx, async () => {
    const loaded = await loadSheet(ctx, id);
    if (isRefusal(loaded)) return loaded;
    const { sheet, box } = loaded;
    return {
      audit: {
        action: 'assessment.ballot.revoke',
        subject: { type: 'assessment_ballot_sheet', id },
        reason,
        payload: { communityId: box.communityId, kind: sheet.kind, links: sheet.links },
      },
      writes: revoked(ctx, id, reason),
      answer: { id },
    };
  });
}

/** Prints the unused part of a sheet again: its links die, as many new ones take their place. */
export async function reprintSheet(
  ctx: CityContext,
  id: string,
  { reason, until }: { readonly reason: string; readonly until?: Day | undefined },
): Promise<PrintedSheet[]> {
  let fresh: NewSheet | null = null;
  const recorded = await commit(ctx, async (): Promise<Plan<readonly MadeSheet[]> | Refusal> => {
    const loaded = await loadSheet(ctx, id);
    if (isRefusal(loaded)) return loaded;
    const { sheet, box } = loaded;
    const left = sheet.links - sheet.used;
    if (box.countedAt !== null) return ballotRefusals.refuse('ballot_closed');
    if (left === 0) return ballotRefusals.refuse('ballot_sheet_spent');
    const lasts = until ?? (sheet.until as Day);
    if (compareDay(lasts, ctx.today) < 0) return ballotRefusals.refuse('ballot_until_past');
    const place = await loadPlaces(ctx, box.cycleId, [box.communityId]);
    if (isRefusal(place)) return place;
    const made = {
      id: ctx.newId('abs'), boxId: box.id, communityId: box.communityId, communityName: box.communityName,
      streetName: place.places[0]?.streetName ?? '', kind: sheet.kind, until: lasts, count: left,
    }; // prettier-ignore
    fresh = { made, links: tokens(left), replacesId: id };
    return {
      audit: {
        action: 'assessment.ballot.reprint',
        subject: { type: 'assessment_ballot_sheet', id },
        reason,
        payload: { communityId: box.communityId, kind: sheet.kind, links: left, sheet: made.id },
      },
      writes: [
        ...revoked(ctx, id, reason),
        // A vote between reading and writing would leave one link too many.
        expectThat(
          'assessment_ballot_sheet_left',
          sql`(SELECT count(*) FROM assessment_ballot_link WHERE sheet_id = ${id} AND used = 0) = CAST(${left} AS INTEGER)`,
        ),
        ...(await sheetRows(ctx, fresh)),
      ],
      answer: [made],
    };
  });
  return printed(recorded, fresh ? [fresh] : []);
}
