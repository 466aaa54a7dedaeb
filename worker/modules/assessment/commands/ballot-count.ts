import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, expectThat, sql, type Statement } from '../../../platform/statement.ts';
import { ballotFault } from '../rules/ballot.ts';
import { ballotMarks, wholeCount } from '../rules/ballot-count.ts';
import { formOf, type BallotForm } from '../rules/ballot-form.ts';
import { paperStanding, type PaperCount } from '../rules/ballot-paper.ts';
import { ballotRefusals } from '../rules/ballot-refusals.ts';
import type { EnteredBallot } from '../rules/import/ballots.ts';
import { markPrefix } from '../rules/import/columns.ts';
import { decideMarks, type KnownWorker } from '../rules/import/decide-marks.ts';
import type { Points } from '../rules/points.ts';
import { yearEnd } from '../rules/publicity.ts';
import { changedPeople, enterMarks } from '../rules/record.ts';
import { assessmentRefusals } from '../rules/refusals.ts';
import {
  boxById, candidatesOf, linkCounts, papersOf, readPaper, sheetsOf, talliesOf,
  type BoxRow, type CandidateRow, type PaperRow, type SheetRow, type StoredPaper, type TallyRow,
} from '../store/ballot-box.ts'; // prettier-ignore
import {
  ballotsOf, cycleById, gradedBy, marksOf, peopleOf, readCycle, recordsOf,
  type BallotRow, type Cycle, type MarkRow, type PersonRow, type StoredCycle,
} from '../store/cycle.ts'; // prettier-ignore
import { workersById, type PlacedWorker } from '../store/workers.ts';
import { holdCycle, writeBallots, writeMarks, writePeople } from '../store/writes.ts';

interface BoxFacts {
  readonly cycle: Cycle;
  readonly box: BoxRow;
  readonly candidates: readonly CandidateRow[];
  readonly sheets: readonly SheetRow[];
  readonly tallies: readonly TallyRow[];
  readonly votes: number;
  readonly papers: readonly StoredPaper[];
}

async function loadBox(ctx: CityContext, id: string): Promise<BoxFacts | Refusal> {
  const box = sql`SELECT ${id}`;
  const [boxes, cycles, candidates, sheets, tallies, votes, papers] = await ctx.db.reads<
    [BoxRow, StoredCycle, CandidateRow, SheetRow, TallyRow, { count: number }, PaperRow]
  >([
    boxById(ctx, 'assessment.write', box),
    cycleById(sql`(SELECT cycle_id FROM assessment_ballot_box WHERE id = ${id})`),
    candidatesOf(box),
    sheetsOf(box),
    talliesOf(id),
    sql`SELECT count(*) AS count FROM assessment_ballot_vote WHERE box_id = ${id}`,
    papersOf(box),
  ]);
  const [found, stored] = [boxes[0], cycles[0]];
  if (!found || !stored) return platformRefusals.refuse('not_found');
  return {
    cycle: readCycle(stored),
    box: found,
    candidates,
    sheets,
    tallies,
    votes: votes[0]?.count ?? 0,
    papers: papers.map(readPaper),
  };
}

/** The paper count that two people agree on, with its photograph; null where there is no paper at all. */
function agreedPaper(papers: readonly StoredPaper[]): PaperCount | null | Refusal {
  const standing = paperStanding(papers);
  if (standing.state === 'none') return null;
  if (standing.state !== 'agreed') return ballotRefusals.refuse('paper_not_agreed');
  const { latest, other } = standing;
  const pictured = papers.some(
    ({ id, files }) => files > 0 && (id === latest.id || id === other.id || id === latest.confirmsId),
  );
  return pictured ? latest.count : ballotRefusals.refuse('paper_evidence_missing');
}

/**
 * Closes a community's box and counts it, links and papers together: the count with its validity, and everybody's mark
 * of the ballots' group, as if both had come by a sheet. After it nothing of the box votes any more.
 */
export function countBox(ctx: CityContext, id: string, { version }: { readonly version: number }) {
  return commit(ctx, async () => {
    const facts = await loadBox(ctx, id);
    if (isRefusal(facts)) return facts;
    const { cycle, box, votes } = facts;
    if (cycle.state !== 'open') return assessmentRefusals.refuse('step_not_next', { state: cycle.state });
    if (box.countedAt !== null) return ballotRefusals.refuse('ballot_closed');
    if (box.version !== version) return changedMeanwhile({ version: box.version });
    const form = formOf(cycle.scheme);
    if (isRefusal(form)) return form;
    const paper = agreedPaper(facts.papers);
    if (isRefusal(paper)) return paper;
    const counted = wholeCount(form, linkCounts(facts.sheets), paper);
    const entry = { communityId: box.communityId, ...counted, invalid: ballotFault(counted, cycle.scheme.ballot) };
    const numbers = facts.candidates.map(({ number }) => number);
    // The mean of a few votes would give each of them away, and what is not valid counts for nothing anyway.
    const marks = entry.invalid === null ? ballotMarks(form, numbers, facts.tallies, paper) : new Map<number, Points>();
    return {
      audit: {
        action: 'assessment.ballot.count',
        subject: { type: 'assessment_ballot_box', id },
        payload: { cycleId: cycle.id, ...entry, online: votes, marks: marks.size },
      },
      writes: [
        ...holdCycle(cycle),
        ...(await entered(ctx, facts, form, entry, marks)),
        sql`UPDATE assessment_ballot_box SET counted_at = ${ctx.at}, counted_by = ${ctx.actor.id},
          counted_by_name = ${ctx.actor.name}, version = version + 1
          WHERE id = ${id} AND version = CAST(${version} AS INTEGER) AND counted_at IS NULL`,
        expectChanges('assessment_ballot_box_version'),
        // What came in since the box was read is counted too, or nothing is.
        expectThat(
          'assessment_ballot_votes',
          sql`(SELECT count(*) FROM assessment_ballot_vote WHERE box_id = ${id}) = CAST(${votes} AS INTEGER)
            AND (SELECT count(*) FROM assessment_paper_entry WHERE box_id = ${id}) = CAST(${facts.papers.length} AS INTEGER)`,
        ),
      ],
      answer: { id, version: version + 1, ...counted, invalid: entry.invalid },
    };
  });
}

/** Count and marks as an import of both sheets would enter them: the same rules, the same rows. */
async function entered(
  ctx: CityContext,
  { cycle, candidates }: BoxFacts,
  { group }: BallotForm,
  entry: EnteredBallot,
  marks: ReadonlyMap<number, Points>,
): Promise<Statement[]> {
  const workerIds = candidates.map(({ workerId }) => workerId);
  const [people, standing, ballots, workers] = await ctx.db.reads<[PersonRow, MarkRow, BallotRow, PlacedWorker]>([
    peopleOf(cycle.id),
    marksOf(cycle.id),
    ballotsOf(cycle.id),
    workersById(ctx, workerIds, yearEnd(cycle.year)),
  ]);
  const records = recordsOf(people, standing, ctx.city.rootUnitId);
  const known = new Map<string, KnownWorker>(workers.map((worker) => [worker.workerId, worker]));
  const rows = candidates.flatMap(({ number, workerId }) => {
    const mark = marks.get(number);
    return mark === undefined ? [] : [markRow(number, workerId, { [group]: mark })];
  });
  const { entries } = decideMarks(
    rows,
    { cells: [], skip: [], accept: [] },
    { year: cycle.year, scheme: cycle.scheme, workers: known },
  );
  const written = enterMarks(records, entries, new Set([`${markPrefix}${group}`]), ctx.city.rootUnitId);
  const touched = new Set([...written.created, ...written.updated]);
  const counts = [...ballots.filter(({ communityId }) => communityId !== entry.communityId), entry];
  return [
    ...writeBallots(cycle.id, [entry]),
    ...writePeople(cycle.id, changedPeople(written.people, touched, gradedBy(cycle), counts)),
    ...writeMarks(ctx, cycle.id, written.marks),
  ];
}

/** A row of a sheet that has one column of marks and nothing else; people are known by the roster's id. */
const markRow = (row: number, workerId: string, marks: Readonly<Record<string, Points>>) => ({
  draft: {
    row,
    identityNumber: '',
    workerId,
    name: null,
    marks,
    bonus: 0,
    bonusReason: null,
    deduction: 0,
    deductionReason: null,
    vetoReason: null,
    notGraded: null,
    remark: null,
  },
  problems: [],
});
