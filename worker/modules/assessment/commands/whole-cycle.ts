import { day, monthsOfYear, type Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { Statement } from '../../../platform/statement.ts';
import { enrol } from '../rules/enrol.ts';
import type { FigureFact } from '../rules/facts.ts';
import { movedPlaces } from '../rules/places.ts';
import { yearEnd } from '../rules/publicity.ts';
import { changedPeople, type PersonRecord } from '../rules/record.ts';
import type { Indicator, Scheme } from '../rules/scheme.ts';
import { yearRefusals } from '../rules/year-refusals.ts';
import type { AssessmentSource, SourceFigure, SourcePeriod } from '../source.ts';
import {
  ballotsOf, findCycle, gradedBy, marksOf, peopleOf, recordsOf,
  type BallotRow, type Cycle, type MarkRow, type PersonRow,
} from '../store/cycle.ts'; // prettier-ignore
import { standingFigures, writeFigures, type NewFigure, type StandingFigure } from '../store/figures.ts';
import { inServiceOn, movedWithin, type StretchRow } from '../store/placements.ts';
import type { PlacedWorker } from '../store/workers.ts';
import { holdCycle, writePeople } from '../store/writes.ts';

/** What concerns everybody in a cycle is done by whoever answers for the whole city. */
export function cityWide(ctx: CityContext, permission: Permission): void {
  if (!holdsCityWide(ctx, permission))
    throw new RefusedError(platformRefusals.refuse('permission_missing', { permission }));
}

async function collecting(
  ctx: CityContext,
  cycleId: string,
  states: readonly Cycle['state'][] = ['open'],
): Promise<Cycle | Refusal> {
  const cycle = await findCycle(ctx, cycleId);
  if (!cycle) return platformRefusals.refuse('not_found');
  return states.includes(cycle.state) ? cycle : yearRefusals.refuse('cycle_not_open', { state: cycle.state });
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const yearBegin = (year: number): Day => day(`${year}-01-01`);

/**
 * Brings everybody in service into a cycle that is planned or open, with the places they served in this year, and works the scores out
 * anew. Who came before stands where they stand now. @throws RefusedError `cycle_not_open`
 */
export function enrolRoster(ctx: CityContext, cycleId: string): Promise<{ created: number; updated: number }> {
  cityWide(ctx, 'assessment.write');
  return commit(ctx, async () => {
    const cycle = await collecting(ctx, cycleId, ['planned', 'open']);
    if (isRefusal(cycle)) return cycle;
    const { year, scheme } = cycle;
    const end = yearEnd(year);
    const [people, marks, ballots, workers, stretches] = await ctx.db.reads<
      [PersonRow, MarkRow, BallotRow, PlacedWorker, StretchRow]
    >([
      peopleOf(cycleId),
      marksOf(cycleId),
      ballotsOf(cycleId),
      inServiceOn(ctx, earlier(ctx.today, end)),
      movedWithin(yearBegin(year), end),
    ]);
    const known = recordsOf(people, marks, ctx.city.rootUnitId);
    const places = movedPlaces(stretches, year, ctx.today);
    const plan = enrol(known, { year, scheme, cityUnitId: ctx.city.rootUnitId, workers, places });
    const touched = new Set([...plan.created, ...plan.updated]);
    const answer = { created: plan.created.length, updated: plan.updated.length };
    return {
      audit: {
        action: 'assessment.roster.enrol',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { year, ...answer },
      },
      writes: rewritten(cycle, plan.people, touched, ballots),
      answer,
    };
  });
}

/** The whole cycle after a change, held where it was read; nothing where nobody changes. */
function rewritten(
  cycle: Cycle,
  people: readonly PersonRecord[],
  touched: ReadonlySet<string>,
  ballots: readonly BallotRow[],
): Statement[] {
  const changed = changedPeople(people, touched, gradedBy(cycle), ballots);
  return changed.length === 0 ? [] : [...holdCycle(cycle), ...writePeople(cycle.id, changed)];
}

/** Takes every system indicator's figures anew from the records of the year so far. @throws RefusedError `cycle_not_open` */
export function takeFigures(
  ctx: CityContext,
  cycleId: string,
  sources: readonly AssessmentSource[],
): Promise<{ figures: number; changed: number }> {
  cityWide(ctx, 'assessment.write');
  return commit(ctx, async () => {
    const cycle = await collecting(ctx, cycleId);
    if (isRefusal(cycle)) return cycle;
    const wanted = fedIndicators(cycle, sources, ctx.today);
    const [people, marks, ballots, standing, ...taken] = await ctx.db.reads<
      [PersonRow, MarkRow, BallotRow, StandingFigure, ...SourceFigure[]]
    >([
      peopleOf(cycleId),
      marksOf(cycleId),
      ballotsOf(cycleId),
      standingFigures(cycleId),
      ...wanted.map(({ source, period }) => source.figures(period)),
    ]);
    const figures = wanted.flatMap((one, at) =>
      (taken[at] as unknown as SourceFigure[]).map((row) => figureRow(one, row)),
    );
    const { ended, added } = changes(standing, figures);
    const known = recordsOf(people, marks, ctx.city.rootUnitId);
    const bySubject = Map.groupBy(figures, ({ subjectId }) => subjectId);
    const after = known.map((person) => ({ ...person, figures: figuresFor(person, bySubject) }));
    return {
      audit: {
        action: 'assessment.figures.take',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { year: cycle.year, figures: figures.length, changed: added.length, ended: ended.length },
      },
      writes:
        ended.length + added.length === 0
          ? []
          : [
              ...holdCycle(cycle),
              ...writeFigures(ctx, cycleId, ended, added),
              ...writePeople(cycleId, changedPeople(after, new Set(), gradedBy(cycle), ballots)),
            ],
      answer: { figures: figures.length, changed: added.length },
    };
  });
}

interface FedIndicator {
  readonly indicator: Indicator;
  readonly source: AssessmentSource;
  readonly period: SourcePeriod;
}

/** Every indicator that a source feeds, once: sheets that share a code share its figure. */
function fedIndicators({ year, scheme }: Cycle, sources: readonly AssessmentSource[], today: Day): FedIndicator[] {
  const [from, until] = [yearBegin(year), earlier(today, yearEnd(year))];
  return [...indicatorsBySource(scheme)].flatMap(([, indicator]) => {
    const source = sources.find(({ code }) => code === indicator.source?.code);
    if (!source || until < from) return [];
    const days = indicator.source?.days ?? 0;
    return [{ indicator, source, period: { from, until, months: monthsOfYear(year), days, today } }];
  });
}

const indicatorsBySource = ({ sheets }: Scheme): Map<string, Indicator> =>
  new Map(
    sheets
      .flatMap(({ dimensions }) => dimensions.flatMap(({ indicators }) => indicators))
      .filter(({ source }) => source !== undefined)
      .map((indicator) => [indicator.code, indicator]),
  );

function figureRow({ indicator, source, period }: FedIndicator, { subjectId, done, due }: SourceFigure): NewFigure {
  const { from, until } = period;
  const link = source.link(subjectId, period);
  return { indicator: indicator.code, source: source.code, subjectId, done, due, from, until, link };
}

const keyOf = ({ indicator, subjectId }: { indicator: string; subjectId: string }) => `${indicator} ${subjectId}`;

/** Standing figures that are no longer so, and what is so now. */
function changes(standing: readonly StandingFigure[], figures: readonly NewFigure[]) {
  const now = new Map(figures.map((figure) => [keyOf(figure), figure]));
  const same = (was: StandingFigure): boolean => {
    const is = now.get(keyOf(was));
    return is !== undefined && is.done === was.done && is.due === was.due && is.link === was.link;
  };
  const kept = new Set(standing.filter(same).map(keyOf));
  return {
    ended: standing.filter((was) => !same(was)).map(({ id }) => id),
    added: figures.filter((figure) => !kept.has(keyOf(figure))),
  };
}

function figuresFor(
  { workerId, unitId, places }: PersonRecord,
  bySubject: ReadonlyMap<string, readonly NewFigure[]>,
): FigureFact[] {
  const subjects = new Set([workerId, unitId, ...places.map((place) => place.unitId)]);
  return [...subjects]
    .flatMap((subject) => bySubject.get(subject) ?? [])
    .map(({ indicator, subjectId, done, due, link }) => ({ indicator, subjectId, done, due, link }));
}
