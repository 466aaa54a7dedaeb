import type { z } from '@hono/zod-openapi';
import { ratio, roundTo } from '../../core/ratio.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import type { CycleAnswer, DistributionAnswer, PeopleAnswer, PeopleFilter, ScoreTreeAnswer } from './input.ts';
import { excellentPlaces } from './rules/grading.ts';
import { scoreTree, vetoOf, type Scoring, type ScoreTree } from './rules/person.ts';
import { parsePoints, pointsText, type Points } from './rules/points.ts';
import type { PersonRecord } from './rules/record.ts';
import { missingFor } from './rules/cycle.ts';
import { publicityOver } from './rules/publicity.ts';
import { cycleSteps, permissionOf } from './rules/states.ts';
import { findCycle, isSealed, readCycle, recordsOf, type BallotRow, type Cycle } from './store/cycle.ts';
import { movesOfPerson, type MoveRow } from './store/moves.ts';
import { cycleOverview, distributionOf, listBallots, listSchemes } from './store/overview.ts';
import {
  ownPlaces,
  pageOfPeople,
  partsOf,
  peopleForExport,
  personIn,
  unitNames,
  type ListedPerson,
} from './store/people.ts';
import { SchemeContent } from './scheme-content.ts';
import type { NodeView } from './scheme-input.ts';
import { nameOf, nodeView } from './tree-view.ts';

const notFound = () => new RefusedError(platformRefusals.refuse('not_found'));

/** @throws RefusedError `not_found` */
export async function wantedCycle(ctx: CityContext, id: string): Promise<Cycle> {
  const cycle = await findCycle(ctx, id);
  if (!cycle) throw notFound();
  return cycle;
}

const maybe = (points: Points | null): string | null => (points === null ? null : pointsText(points));

export const schemes = async (ctx: CityContext) => ({
  items: (await listSchemes(ctx)).map(({ content, representative, ...row }) => ({
    ...row,
    representative: representative === 1,
    content: SchemeContent.parse(JSON.parse(content)),
  })),
});

export async function cycleView(ctx: CityContext, id: string): Promise<z.output<typeof CycleAnswer>> {
  const overview = await cycleOverview(ctx, id);
  if (!overview) throw notFound();
  const { scheme, representative, ...cycle } = readCycle(overview.cycle);
  return {
    ...cycle,
    representative: representative === 1,
    scheme: scheme as z.output<typeof SchemeContent>,
    groups: scheme.groups.map((group) => ({ code: group.code, name: nameOf(group, ctx.locale) })),
    events: [...cycleSteps.events(cycle.state)],
    next: nextSteps(ctx, cycle, overview),
    steps: overview.steps,
    counts: overview.counts,
    deadlines: overview.deadlines,
  };
}

/** Every step that may follow, with who may take it, by when, and what is still missing. */
function nextSteps(
  ctx: CityContext,
  { state, publicityUntil }: Pick<Cycle, 'state' | 'publicityUntil'>,
  { counts, deadlines }: NonNullable<Awaited<ReturnType<typeof cycleOverview>>>,
): z.output<typeof CycleAnswer>['next'] {
  const running = state === 'publicity' && publicityUntil !== null && !publicityOver(publicityUntil, ctx.today);
  const dueDay = deadlines.find((one) => one.state === state)?.dueDay ?? null;
  return cycleSteps.events(state).flatMap((event) => {
    const to = cycleSteps.next(state, event);
    const missing = missingFor(event, { ...counts, publicityRunning: running });
    return to === null ? [] : [{ event, to, permission: permissionOf(event), dueDay, missing }];
  });
}

type PersonView = z.input<typeof PeopleAnswer>['items'][number];

interface Joined {
  readonly row: ListedPerson;
  readonly record: PersonRecord;
  readonly worked: ScoreTree;
}

const headOf = ({ row, record, worked }: Joined): Omit<PersonView, 'parts' | 'year'> => ({
  workerId: row.workerId,
  name: row.name,
  unitId: row.unitId,
  unitName: row.unitName,
  streetId: row.streetId,
  streetName: row.streetName,
  postType: row.postType,
  bonus: pointsText(worked.bonusCounted),
  deduction: pointsText(worked.deductionCounted),
  veto: vetoOf(record) !== null,
  notGraded: record.notGraded,
  score: maybe(row.score),
  complete: row.complete === 1,
  rankedGrade: row.rankedGrade,
  grade: row.grade,
  reason: row.reason,
  version: row.version,
});

/** Rows with their marks, worked out: what a score is shown from. */
export async function joinedPeople(ctx: CityContext, cycle: Cycle, rows: readonly ListedPerson[]): Promise<Joined[]> {
  const workerIds = rows.map(({ workerId }) => workerId);
  const [marks, ballots] = await partsOf(ctx, cycle.id, workerIds);
  const records = recordsOf(rows, marks, ctx.city.rootUnitId);
  const scoring: Scoring = {
    ballotValid: validIn(ballots),
    ballotCounted: countedIn(ballots),
    sealed: isSealed(cycle),
  };
  return rows.flatMap((row, index): Joined[] => {
    const record = records[index];
    return record ? [{ row, record, worked: scoreTree(record, cycle.scheme, scoring) }] : [];
  });
}

function validIn(ballots: readonly BallotRow[]) {
  const valid = new Set(ballots.filter(({ invalid }) => invalid === null).map(({ communityId }) => communityId));
  return (communityId: string): boolean => valid.has(communityId);
}

function countedIn(ballots: readonly BallotRow[]) {
  const counted = new Set(ballots.map(({ communityId }) => communityId));
  return (communityId: string): boolean => counted.has(communityId);
}

export async function peopleView(
  ctx: CityContext,
  cycle: Cycle,
  filter: Omit<PeopleFilter, 'format'>,
  page: number,
  pageSize: number,
) {
  const { items, total } = await pageOfPeople(ctx, cycle.id, filter, page, pageSize);
  return { items: await withParts(ctx, cycle, items), page, pageSize, total };
}

export const exportedPeople = async (ctx: CityContext, cycle: Cycle, filter: Omit<PeopleFilter, 'format'>) =>
  withParts(ctx, cycle, await peopleForExport(ctx, cycle.id, filter));

const withParts = async (ctx: CityContext, cycle: Cycle, rows: readonly ListedPerson[]): Promise<PersonView[]> =>
  (await joinedPeople(ctx, cycle, rows)).map((person) => ({
    ...headOf(person),
    parts: person.worked.parts.map(({ group, mean }) => ({ group: group.code, mean })),
    year: { daily: partOfYear(person.worked, 'daily'), quarterly: partOfYear(person.worked, 'quarterly') },
  }));

function partOfYear({ root }: ScoreTree, kind: 'daily' | 'quarterly'): string | null {
  const value = root.children.find((node) => node.kind === kind)?.value ?? null;
  return value === null ? null : roundTo(value, 2);
}

type TreeView = z.input<typeof ScoreTreeAnswer>;

/** One worker's score, down to the marks. @throws RefusedError `not_found` */
export async function treeView(ctx: CityContext, cycleId: string, workerId: string): Promise<TreeView> {
  const cycle = await wantedCycle(ctx, cycleId);
  const [rows, moves] = await ctx.db.reads<[ListedPerson, MoveRow]>([
    personIn(ctx, cycleId, workerId),
    movesOfPerson(cycleId, workerId),
  ]);
  const [tree] = await treesOf(ctx, cycle, rows, moves);
  if (!tree) throw notFound();
  return tree;
}

async function treesOf(
  ctx: CityContext,
  cycle: Cycle,
  rows: readonly ListedPerson[],
  moves: readonly MoveRow[],
): Promise<TreeView[]> {
  const people = await joinedPeople(ctx, cycle, rows);
  const places = people.flatMap(({ record }) =>
    [...record.places, ...record.ratings].flatMap(({ unitId }) => unitId ?? []),
  );
  const units = await unitNames(ctx, places);
  return people.map((person): TreeView => {
    const { worked, record, row } = person;
    return {
      ...headOf(person),
      cycleId: cycle.id,
      year: cycle.year,
      state: cycle.state,
      tree: nodeView(worked.root, ctx.locale, units),
      vetoReason: vetoOf(record),
      remark: row.remark,
      servedSince: row.servedSince,
      moves: moves.map((move) => ({ ...move })),
    };
  });
}

/** Whoever is rated learns what was said, not who said it. */
function withoutRaters(node: NodeView): NodeView {
  const { by: _, ...rest } = node;
  return { ...rest, children: node.children.map(withoutRaters) };
}

/** The signed-in worker's own years. A grade is told from publicity on; before, only the marks so far. */
export async function ownView(ctx: CityContext): Promise<{ items: TreeView[] }> {
  if (ctx.actor.workerId === null) return { items: [] };
  const places = await ctx.db.all<ListedPerson & { cycleId: string }>(ownPlaces(ctx.actor.workerId));
  const items: TreeView[] = [];
  for (const { cycleId, ...row } of places) {
    const cycle = await wantedCycle(ctx, cycleId);
    const told = ['publicity', 'appeals', 'final'].includes(cycle.state);
    const shown = told ? row : { ...row, grade: null, rankedGrade: null, reason: 'by_score' as const };
    const [own] = await treesOf(ctx, cycle, [shown], []);
    if (own) items.push({ ...own, tree: withoutRaters(own.tree) });
  }
  return { items };
}

export async function distributionView(ctx: CityContext, cycleId: string): Promise<z.input<typeof DistributionAnswer>> {
  const { scheme } = await wantedCycle(ctx, cycleId);
  const { streets, pools } = await distributionOf(ctx, cycleId, scheme, parsePoints(scheme.bands.excellent) ?? 0);
  return {
    streets: streets.map((street) => ({ ...street, mean: maybe(street.mean) })),
    pools: pools.map(({ apart, ...pool }) => ({
      ...pool,
      postTypes: apart < 0 ? null : [...(scheme.sheets[apart]?.postTypes ?? [])],
      line: maybe(pool.line),
      excellentMax: excellentPlaces(pool.headcount, scheme.sheets[apart]?.excellent ?? scheme.excellent),
    })),
  };
}

export async function ballotsView(
  ctx: CityContext,
  cycleId: string,
  query: { valid?: 'yes' | 'no' | undefined; page: number; pageSize: number },
) {
  await wantedCycle(ctx, cycleId);
  const list = await listBallots(ctx, cycleId, query.valid, query.page, query.pageSize);
  const share = ({ ordinary, returned }: { ordinary: number; returned: number }) =>
    returned === 0 ? '0.0000' : roundTo(ratio(ordinary, returned), 4);
  return { ...list, items: list.items.map((ballot) => ({ ...ballot, ordinaryShare: share(ballot) })) };
}
