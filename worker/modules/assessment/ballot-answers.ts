import type { z } from '@hono/zod-openapi';
import { isRefusal } from '../../core/refusal.ts';
import { ratio, roundTo } from '../../core/ratio.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { sql } from '../../platform/statement.ts';
import type { BoxAnswer, ProgressAnswer } from './ballot-input.ts';
import { ballotFault, votesToValid, type BallotCount } from './rules/ballot.ts';
import { wholeCount } from './rules/ballot-count.ts';
import { formOf } from './rules/ballot-form.ts';
import { latestOfEach, paperStanding } from './rules/ballot-paper.ts';
import type { Scheme } from './rules/scheme.ts';
import {
  boxById, candidatesOf, linkCounts, papersOf, readPaper, sheetsOf,
  type BoxRow, type CandidateRow, type PaperRow, type SheetRow, type StoredPaper,
} from './store/ballot-box.ts'; // prettier-ignore
import { ballotProgress, type ProgressFilter } from './store/ballot-progress.ts';
import { ballotsOf, cycleById, readCycle, type BallotRow, type StoredCycle } from './store/cycle.ts';

/** The count as it would be now: links that were used, and paper as far as it is entered. */
function countNow(scheme: Scheme, sheets: readonly SheetRow[], papers: readonly StoredPaper[]) {
  const form = formOf(scheme);
  const standing = paperStanding(papers);
  const latest = standing.state === 'none' ? null : standing.latest.count;
  const paperReturned = latest?.kinds.reduce((all, { returned }) => all + returned, 0) ?? 0;
  const count: BallotCount = isRefusal(form)
    ? { sent: 0, returned: 0, ordinary: 0 }
    : wholeCount(form, linkCounts(sheets), latest);
  return { count, standing, paperReturned };
}

const judged = (count: BallotCount, rule: Scheme['ballot']) => ({
  ...count,
  invalid: ballotFault(count, rule),
  votesToValid: votesToValid(count, rule),
});

type Progress = z.input<typeof ProgressAnswer>;

/** How the ballot of every community stands. @throws RefusedError `not_found` */
export async function progressView(ctx: CityContext, cycleId: string, filter: ProgressFilter): Promise<Progress> {
  const found = await ballotProgress(ctx, cycleId, filter);
  if (!found) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { scheme } = found.cycle;
  const items = found.items.map(({ sent, returned, ordinary, invalid, ...place }): Progress['items'][number] => {
    const sheets = found.sheets.get(place.boxId ?? '') ?? [];
    const now = countNow(scheme, sheets, found.papers.get(place.boxId ?? '') ?? []);
    const counted = sent !== null && returned !== null && ordinary !== null;
    const count = counted ? { sent, returned, ordinary } : now.count;
    return {
      ...place,
      ...judged(count, scheme.ballot),
      // What was counted is told as it was judged then.
      ...(counted ? { invalid } : {}),
      counted,
      links: linkCounts(sheets),
      paper: now.standing.state,
      paperReturned: now.paperReturned,
      ordinaryShare: count.returned === 0 ? '0.0000' : roundTo(ratio(count.ordinary, count.returned), 4),
    };
  });
  return { items, page: filter.page, pageSize: filter.pageSize, total: found.total };
}

/** One community's box with sheets, paper entries and their differences. @throws RefusedError `not_found` */
export async function boxView(ctx: CityContext, id: string): Promise<z.input<typeof BoxAnswer>> {
  const own = sql`SELECT ${id}`;
  const cycleOf = sql`(SELECT cycle_id FROM assessment_ballot_box WHERE id = ${id})`;
  const [boxes, cycles, people, sheets, rows] = await ctx.db.reads<
    [BoxRow, StoredCycle, CandidateRow, SheetRow, PaperRow]
  >([boxById(ctx, 'assessment.read', own), cycleById(cycleOf), candidatesOf(own), sheetsOf(own), papersOf(own)]);
  const [box, stored] = [boxes[0], cycles[0]];
  if (!box || !stored) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { scheme } = readCycle(stored);
  const papers = rows.map(readPaper);
  const { count, standing } = countNow(scheme, sheets, papers);
  const counted = box.countedAt === null ? null : await countedIn(ctx, box);
  return {
    ...box,
    people: people.map(({ number, name }) => ({ number, name })),
    sheets: sheets.map(withoutBox),
    papers: latestOfEach(papers).map((entry) => paperOf(entry, ctx.actor.id)),
    paper: standing.state,
    differences: standing.state === 'differ' ? [...standing.differences] : [],
    ...judged(counted ?? count, scheme.ballot),
  };
}

const countedIn = async (ctx: CityContext, { cycleId, communityId }: BoxRow): Promise<BallotCount | null> =>
  (await ctx.db.all<BallotRow>(ballotsOf(cycleId))).find((ballot) => ballot.communityId === communityId) ?? null;

function withoutBox<Row extends { readonly boxId: string }>(row: Row): Omit<Row, 'boxId'> {
  const { boxId: _, ...rest } = row;
  return rest;
}

/** An entry as it is told: whose it is only as far as the reader's own. */
function paperOf(entry: StoredPaper, actorId: string) {
  const { enteredBy, count, ...rest } = withoutBox(entry);
  return {
    ...rest,
    own: enteredBy === actorId,
    count: { ...count, kinds: [...count.kinds], tallies: [...count.tallies] },
  };
}
