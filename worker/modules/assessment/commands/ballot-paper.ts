import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import { formOf } from '../rules/ballot-form.ts';
import { latestOfEach, orderedCount, paperFault, type PaperCount } from '../rules/ballot-paper.ts';
import { ballotRefusals } from '../rules/ballot-refusals.ts';
import { assessmentRefusals } from '../rules/refusals.ts';
import {
  boxById, boxOpen, candidatesOf, papersOf, readPaper,
  type BoxRow, type CandidateRow, type PaperRow,
} from '../store/ballot-box.ts'; // prettier-ignore
import { boxesFor, loadPlaces } from './ballot-sheets.ts';

const entryRow = (
  ctx: CityContext,
  entry: {
    readonly id: string;
    readonly boxId: string;
    readonly count: PaperCount;
    readonly confirmsId: string | null;
  },
): Statement[] => [
  insertRow('assessment_paper_entry', {
    id: entry.id,
    box_id: entry.boxId,
    count: JSON.stringify(orderedCount(entry.count)),
    confirms_id: entry.confirmsId,
    entered_at: ctx.at,
    entered_by: ctx.actor.id,
    entered_by_name: ctx.actor.name,
  }),
  expectThat('assessment_ballot_open', boxOpen(sql`SELECT ${entry.boxId}`)),
];

/** Enters a count of paper ballots; whoever entered before says something new with it. */
export function enterPaper(
  ctx: CityContext,
  cycleId: string,
  { unitId, ...count }: PaperCount & { readonly unitId: string },
): Promise<{ readonly id: string; readonly boxId: string }> {
  const id = ctx.newId('apc');
  return commit(ctx, async () => {
    const loaded = await loadPlaces(ctx, cycleId, [unitId]);
    if (isRefusal(loaded)) return loaded;
    const { cycle, places } = loaded;
    const form = formOf(cycle.scheme);
    if (isRefusal(form)) return form;
    const boxes = await boxesFor(ctx, cycle, form, places);
    if (isRefusal(boxes)) return boxes;
    const box = boxes[0];
    if (!box) return platformRefusals.refuse('not_found');
    const fault = paperFault(form, await numbersOf(ctx, box.boxId, box.numbers), count);
    if (fault) return fault;
    return {
      audit: {
        action: 'assessment.paper.enter',
        subject: { type: 'assessment_ballot_box', id: box.boxId },
        payload: { entryId: id, sent: count.sent, kinds: count.kinds },
      },
      writes: [...box.writes, ...entryRow(ctx, { id, boxId: box.boxId, count, confirmsId: null })],
      answer: { id, boxId: box.boxId },
    };
  });
}

/** The numbers on a ballot that is about to be opened are known; of one that stands they are read. */
const numbersOf = async (
  ctx: CityContext,
  boxId: string,
  fresh: readonly number[] | null,
): Promise<readonly number[]> =>
  fresh ?? (await ctx.db.all<CandidateRow>(candidatesOf(sql`SELECT ${boxId}`))).map(({ number }) => number);

/** Confirms another person's entry as it stands: the same as entering it again. */
export function confirmPaper(ctx: CityContext, id: string): Promise<{ readonly id: string; readonly boxId: string }> {
  const ownId = ctx.newId('apc');
  const boxOf = sql`SELECT box_id FROM assessment_paper_entry WHERE id = ${id}`;
  return commit(ctx, async () => {
    const [boxes, rows, cycles] = await ctx.db.reads<[BoxRow, PaperRow, { state: string }]>([
      boxById(ctx, 'assessment.write', boxOf),
      papersOf(boxOf),
      sql`SELECT c.state FROM assessment_cycle AS c JOIN assessment_ballot_box AS x ON x.cycle_id = c.id WHERE x.id = (${boxOf})`,
    ]);
    const box = boxes[0];
    const entries = rows.map(readPaper);
    const entry = entries.find((one) => one.id === id);
    if (!box || !entry) return platformRefusals.refuse('not_found');
    const refusal = confirmFault({ box, state: cycles[0]?.state ?? '', own: entry.enteredBy === ctx.actor.id });
    if (refusal) return refusal;
    if (!latestOfEach(entries).includes(entry)) return ballotRefusals.refuse('paper_superseded');
    return {
      audit: {
        action: 'assessment.paper.confirm',
        subject: { type: 'assessment_ballot_box', id: box.id },
        payload: { entryId: ownId, confirms: id },
      },
      writes: entryRow(ctx, { id: ownId, boxId: box.id, count: entry.count, confirmsId: id }),
      answer: { id: ownId, boxId: box.id },
    };
  });
}

function confirmFault(facts: { readonly box: BoxRow; readonly state: string; readonly own: boolean }): Refusal | null {
  if (facts.state !== 'open') return assessmentRefusals.refuse('step_not_next', { state: facts.state });
  if (facts.box.countedAt !== null) return ballotRefusals.refuse('ballot_closed');
  return facts.own ? platformRefusals.refuse('second_person_required') : null;
}
