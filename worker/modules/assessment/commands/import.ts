import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { refuseOpen, type SheetOutcome, type SheetPlan, type Upload } from '../../../platform/http/import.ts';
import type { Statement } from '../../../platform/statement.ts';
import { ballotColumns, markColumns } from '../rules/import/columns.ts';
import { decideBallots, type EnteredBallot } from '../rules/import/ballots.ts';
import { decideMarks, type KnownWorker } from '../rules/import/decide-marks.ts';
import { readMarkRow, type ReadMarkRow } from '../rules/import/marks.ts';
import { yearEnd } from '../rules/publicity.ts';
import { changedPeople, enterMarks } from '../rules/record.ts';
import type { Scheme } from '../rules/scheme.ts';
import { assessmentRefusals } from '../rules/refusals.ts';
import {
  ballotsOf,
  findCycle,
  gradedBy,
  marksOf,
  peopleOf,
  recordsOf,
  type BallotRow,
  type Cycle,
  type MarkRow,
  type PersonRow,
} from '../store/cycle.ts';
import { communitiesOf, workersNamed, type CommunityRow, type WorkerRow } from '../store/workers.ts';
import { runningBoxes } from '../store/ballot-box.ts';
import { holdCycle, writeBallots, writeMarks, writePeople } from '../store/writes.ts';
import { namingOf } from '../../roster/index.ts';
import { openTable } from '../upload.ts';

/** Everything an import would find and write; a dry run shows it, a commit sends it. */
export interface ImportPlan extends SheetPlan {
  readonly cycle: Cycle;
  readonly writes: readonly Statement[];
}

export type Planner = (ctx: CityContext, cycleId: string, upload: Upload) => Promise<ImportPlan | Refusal>;
export type ImportedSheet = 'marks' | 'ballots' | 'regular' | 'event';

/** Sends the plan of an import. @throws RefusedError when problems are left, or for what the planner refuses */
export function commitImport(
  ctx: CityContext,
  cycleId: string,
  upload: Upload,
  subject: ImportedSheet,
  planner: Planner,
): Promise<SheetOutcome> {
  return commit(ctx, async (): Promise<Plan<SheetOutcome> | Refusal> => {
    const plan = await planner(ctx, cycleId, upload);
    if (isRefusal(plan)) return plan;
    const { cycle, outcome, writes } = plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    return {
      audit: {
        action: `assessment.${subject}.import`,
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { year: cycle.year, ...outcome },
      },
      writes,
      answer: outcome,
    };
  });
}

const held = (cycle: Cycle, writes: readonly Statement[]): Statement[] =>
  writes.length === 0 ? [] : [...holdCycle(cycle), ...writes];

async function openCycle(ctx: CityContext, cycleId: string): Promise<Cycle | Refusal> {
  const cycle = await findCycle(ctx, cycleId);
  if (!cycle) return platformRefusals.refuse('not_found');
  return cycle.state === 'open' ? cycle : assessmentRefusals.refuse('step_not_next', { state: cycle.state });
}

export const planMarks: Planner = async (ctx, cycleId, upload) => {
  const cycle = await openCycle(ctx, cycleId);
  if (isRefusal(cycle)) return cycle;
  const { scheme, year } = cycle;
  const opened = await openMarks(upload, scheme);
  if (isRefusal(opened)) return opened;
  const rows = opened.table.rows.map((row) => readMarkRow(row, scheme));
  const facts = await loadMarks(ctx, cycle, rows);
  const notGraded = new Set(facts.people.flatMap((one) => (one.notGraded === null ? [] : one.workerId)));
  const plan = decideMarks(rows, upload.decisions, { year, scheme, workers: facts.workers, notGraded });
  const present = new Set(opened.table.columns.map(({ spec }) => spec.key));
  const entered = enterMarks(facts.people, plan.entries, present, ctx.city.rootUnitId);
  const touched = new Set([...entered.created, ...entered.updated]);
  const { created, updated, unchanged } = entered;
  return {
    cycle,
    opened,
    problems: plan.problems,
    outcome: { created: created.length, updated: updated.length, unchanged, skipped: opened.table.skipped.length },
    writes: held(cycle, [
      ...writePeople(cycleId, changedPeople(entered.people, touched, gradedBy(cycle), facts.ballots)),
      ...writeMarks(ctx, cycleId, entered.marks),
    ]),
  };
};

/** A sheet by identity numbers, or one that our export gave, by ids. */
async function openMarks(upload: Upload, scheme: Scheme) {
  const opened = await openTable(upload, markColumns(scheme));
  if (!isRefusal(opened) || opened.code !== 'sheet_columns_missing') return opened;
  const ours = await openTable(upload, markColumns(scheme, 'workerId'));
  return isRefusal(ours) ? opened : ours;
}

async function loadMarks(ctx: CityContext, cycle: Cycle, rows: readonly ReadMarkRow[]) {
  const naming = await namingOf(ctx, rows.map(({ draft }) => draft)); // prettier-ignore
  const [people, marks, ballots, workers] = await ctx.db.reads<[PersonRow, MarkRow, BallotRow, WorkerRow]>([
    peopleOf(cycle.id),
    marksOf(cycle.id),
    ballotsOf(cycle.id),
    workersNamed(ctx, naming.named, yearEnd(cycle.year)),
  ]);
  const { byIdentity, byId } = naming.known(workers);
  return {
    people: recordsOf(people, marks, ctx.city.rootUnitId),
    ballots,
    workers: new Map<string, KnownWorker>([...byIdentity, ...byId]),
  };
}

export const planBallots: Planner = async (ctx, cycleId, upload) => {
  const cycle = await openCycle(ctx, cycleId);
  if (isRefusal(cycle)) return cycle;
  const opened = await openTable(upload, ballotColumns);
  if (isRefusal(opened)) return opened;
  const [people, marks, standing, communities, running] = await ctx.db.reads<
    [PersonRow, MarkRow, BallotRow, CommunityRow, { communityId: string }]
  >([peopleOf(cycleId), marksOf(cycleId), ballotsOf(cycleId), communitiesOf(ctx), runningBoxes(cycleId)]);
  const places = communities.map((community) => ({ ...community, inScope: community.inScope === 1 }));
  const plan = decideBallots(opened.table, upload.decisions, {
    scheme: cycle.scheme,
    communities: places,
    running: new Set(running.map(({ communityId }) => communityId)),
  });
  const known = new Map(standing.map((ballot) => [ballot.communityId, ballot]));
  const changed = plan.entries.filter((entry) => !sameBallot(known.get(entry.communityId), entry));
  const after = new Map<string, EnteredBallot>([
    ...known,
    ...plan.entries.map((entry) => [entry.communityId, entry] as const),
  ]);
  const records = recordsOf(people, marks, ctx.city.rootUnitId);
  const created = changed.filter(({ communityId }) => !known.has(communityId)).length;
  return {
    cycle,
    opened,
    problems: plan.problems,
    outcome: {
      created,
      updated: changed.length - created,
      unchanged: plan.entries.length - changed.length,
      skipped: opened.table.skipped.length,
    },
    writes: held(cycle, [
      ...writeBallots(cycleId, changed),
      ...writePeople(cycleId, changedPeople(records, new Set(), gradedBy(cycle), [...after.values()])),
    ]),
  };
};

const sameBallot = (a: BallotRow | undefined, b: EnteredBallot): boolean =>
  a !== undefined &&
  a.sent === b.sent &&
  a.returned === b.returned &&
  a.ordinary === b.ordinary &&
  a.invalid === b.invalid;

/** For a dry run: the plan, or the refusal thrown. */
export async function plannedOrRefused(plan: Promise<ImportPlan | Refusal>): Promise<ImportPlan> {
  const planned = await plan;
  if (isRefusal(planned)) throw new RefusedError(planned);
  return planned;
}
