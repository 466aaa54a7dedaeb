import type { z } from '@hono/zod-openapi';
import { compareDay } from '../../core/day.ts';
import { isRefusal } from '../../core/refusal.ts';
import { limits } from '../../core/limits.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { sql } from '../../platform/statement.ts';
import { wantedCycle } from './answers.ts';
import type {
  AppealAnswer, AppealListAnswer, ObjectionListAnswer, OpenedListAnswer, OwnRecordAnswer, PublicListAnswer, WarningsAnswer,
} from './appeal-input.ts'; // prettier-ignore
import { listFault, objectorPurpose } from './commands/publicity.ts';
import { answerUntil, decideFiling, workdaysLeft } from './rules/appeal.ts';
import { maskedName, type NameMask } from './rules/masking.ts';
import { pointsText, type Points } from './rules/points.ts';
import { loadHandling, movedBy } from './store/appeal-facts.ts';
import {
  appealsOfWorker,
  listAppeals,
  reranksOfWorker,
  rerankOf,
  type AppealRow,
  type RerankRow,
} from './store/appeals.ts';
import { readCycle, type Cycle, type StoredCycle } from './store/cycle.ts';
import {
  cyclesOfWorker,
  resultsOfWorker,
  summariesOfWorker,
  type ResultRow,
  type SummaryRow,
} from './store/own-record.ts';
import { filingFacts } from './store/own-year.ts';
import {
  listByToken, listedCount, listedPeople, listObjections, standingList, type PublicListRow, type PublicPerson,
} from './store/publicity.ts'; // prettier-ignore
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../organisation/index.ts';
import { contractWarnings } from './store/warnings.ts';

const notFound = () => new RefusedError(platformRefusals.refuse('not_found'));
const maybe = (points: Points | null): string | null => (points === null ? null : pointsText(points));

function appealView(ctx: CityContext, appeal: AppealRow, cycle: Cycle, calendars: readonly WorkCalendarRow[]) {
  const { points: _, draftedBy, ...row } = appeal;
  const until = answerUntil(appeal.filedOn, cycle.scheme.appeal, calendars.map(workCalendarOf));
  const overdue = until !== null && appeal.decision === null && compareDay(ctx.today, until) > 0;
  return { ...row, answerUntil: until, overdue, own: draftedBy === ctx.actor.id };
}

/** What a line of a ranking says of the change, without whose it is. */
const changeOf = (row: RerankRow) => ({
  fromScore: maybe(row.fromScore),
  toScore: maybe(row.toScore),
  fromGrade: row.fromGrade,
  toGrade: row.toGrade,
  fromReason: row.fromReason,
  toReason: row.toReason,
  own: row.own === 1,
});

const movedView = ({ fromScore, toScore, own, ...row }: Omit<RerankRow, 'appealId' | 'cycleId' | 'onDay'>) => ({
  ...row,
  fromScore: maybe(fromScore),
  toScore: maybe(toScore),
  own: own === 1,
});

export async function appealsView(
  ctx: CityContext,
  cycleId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<z.input<typeof AppealListAnswer>> {
  const cycle = await wantedCycle(ctx, cycleId);
  const calendars = await ctx.db.all<WorkCalendarRow>(workCalendars());
  const { items, total } = await listAppeals(ctx, cycleId, page, pageSize);
  return { items: items.map((appeal) => appealView(ctx, appeal, cycle, calendars)), page, pageSize, total };
}

/** One appeal with who moves by its answer: as it would be, or once it is confirmed, as it was. */
export async function oneAppeal(ctx: CityContext, id: string): Promise<z.input<typeof AppealAnswer>> {
  const handling = await loadHandling(ctx, id, 'assessment.read');
  if (!handling) throw notFound();
  const { appeal, cycle, facts } = handling;
  const [calendars, kept, names] = await ctx.db.reads<[WorkCalendarRow, RerankRow, { id: string; name: string; unitName: string }]>([
    workCalendars(),
    rerankOf(id),
    sql`SELECT w.id, w.name, u.name AS unitName FROM assessment_person AS p JOIN worker AS w ON w.id = p.worker_id
      JOIN unit AS u ON u.id = p.unit_id WHERE p.cycle_id = ${cycle.id}`,
  ]); // prettier-ignore
  const named = new Map(names.map((row) => [row.id, row]));
  const would = movedBy(handling).map(({ before, after }) => ({
    workerId: after.workerId,
    name: named.get(after.workerId)?.name ?? '',
    unitName: named.get(after.workerId)?.unitName ?? '',
    fromScore: before.worked?.score ?? null,
    toScore: after.worked?.score ?? null,
    fromGrade: before.worked?.grade ?? null,
    toGrade: after.worked?.grade ?? null,
    fromReason: before.worked?.reason ?? ('incomplete' as const),
    toReason: after.worked?.reason ?? ('incomplete' as const),
    own: Number(after.workerId === appeal.workerId),
  }));
  const was = kept.map((row) => ({ workerId: row.workerId, name: row.name, unitName: row.unitName, ...changeOf(row) }));
  return {
    ...appealView(ctx, appeal, cycle, calendars),
    score: maybe(facts.score),
    year: cycle.year,
    moved: appeal.decision === 'confirmed' ? was : would.map(movedView),
  };
}

/** What a worker may know and do of their own years, without anybody else's name. */
export async function ownRecord(ctx: CityContext): Promise<z.input<typeof OwnRecordAnswer>> {
  const { workerId } = ctx.actor;
  if (workerId === null) return { years: [], results: [] };
  const [cycles, appeals, reranks, summaries, results, calendars] = await ctx.db.reads<
    [StoredCycle, AppealRow, RerankRow, SummaryRow, ResultRow, WorkCalendarRow]
  >([
    cyclesOfWorker(workerId), appealsOfWorker(workerId), reranksOfWorker(workerId), summariesOfWorker(workerId), resultsOfWorker(workerId),
    workCalendars(),
  ]); // prettier-ignore
  const years = cycles.map(readCycle).map((cycle) => {
    const own = appeals.filter(({ cycleId }) => cycleId === cycle.id);
    const facts = filingFacts(ctx, cycle, own, calendars);
    const filing = decideFiling(facts);
    const open = isRefusal(filing) ? null : filing;
    return {
      cycleId: cycle.id,
      year: cycle.year,
      state: cycle.state,
      summary: summaries.find(({ cycleId }) => cycleId === cycle.id)?.content ?? null,
      maySummarise: cycle.state !== 'final',
      mayAppeal: open?.level ?? null,
      appealUntil: open?.until ?? null,
      appealWorkdaysLeft: open ? workdaysLeft(ctx.today, open.until, facts.calendars) : null,
      appeals: own.map((appeal) => ownAppeal(ctx, appeal, cycle, calendars)),
      moved: reranks
        .filter(({ cycleId }) => cycleId === cycle.id)
        .map((row) => ({ ...changeOf(row), onDay: row.onDay })),
    };
  });
  return {
    years,
    results: results.map((row) => ({ ...row, score: maybe(row.score), corrected: row.corrected === 1 })),
  };
}

/** An answer is told when a second person has confirmed it. */
function ownAppeal(ctx: CityContext, appeal: AppealRow, cycle: Cycle, calendars: readonly WorkCalendarRow[]) {
  const { id, level, content, filedOn, answerUntil: until, ...view } = appealView(ctx, appeal, cycle, calendars);
  const told = view.decision === 'confirmed';
  return {
    id,
    level,
    content,
    filedOn,
    answerUntil: until,
    decision: view.decision,
    decidedOn: view.decidedOn,
    outcome: told ? view.outcome : null,
    answer: told ? view.answer : null,
    document: told ? view.document : null,
  };
}

export async function publicListView(ctx: CityContext, cycleId: string): Promise<z.input<typeof PublicListAnswer>> {
  const cycle = await wantedCycle(ctx, cycleId);
  const list = await ctx.db.first<{ token: string; names: NameMask }>(standingList(cycleId));
  const { publicityFrom: from, publicityUntil: until } = cycle;
  return { token: list?.token ?? null, names: list?.names ?? null, from, until };
}

/** The list for whoever has its link. @throws RefusedError `public_list_unknown`, `public_list_over` */
export async function openedList(
  ctx: CityContext,
  { token, page }: { token: string; page: number },
): Promise<z.input<typeof OpenedListAnswer>> {
  const pageSize = limits.pageSize;
  const cycle = sql`SELECT cycle_id FROM assessment_public_list WHERE token = ${token} AND ended_at IS NULL`;
  const [lists, people, totals] = await ctx.db.reads<[PublicListRow, PublicPerson, { total: number }]>([
    listByToken(token),
    listedPeople(cycle, page, pageSize),
    listedCount(cycle),
  ]);
  const [list] = lists;
  const fault = listFault(list, ctx.today);
  if (fault || !list) throw new RefusedError(fault ?? platformRefusals.refuse('not_found'));
  const { year, from, until, names } = list;
  const items = people.map((person) => ({ ...person, name: maskedName(person.name, names) }));
  return { items, page, pageSize, total: totals[0]?.total ?? 0, cityName: ctx.city.name, year, from, until };
}

export async function objectionsView(
  ctx: CityContext,
  cycleId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<z.input<typeof ObjectionListAnswer>> {
  await wantedCycle(ctx, cycleId);
  const { items, total } = await listObjections(ctx, cycleId, page, pageSize);
  const opened = items.map(async ({ sealed, ...row }) => {
    const person = JSON.parse(await ctx.keyring.open(objectorPurpose, sealed)) as { name: string; contact: string };
    return { ...row, ...person };
  });
  return { items: await Promise.all(opened), page, pageSize, total };
}

export async function warningsView(
  ctx: CityContext,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<z.input<typeof WarningsAnswer>> {
  const { items, total } = await contractWarnings(ctx, page, pageSize);
  return { items: items.map((row) => ({ ...row, years: JSON.parse(row.years) as number[] })), page, pageSize, total };
}
