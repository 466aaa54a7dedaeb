import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { CycleChanged } from '../input.ts';
import { decideStep, decidePublicity, decideFinal, type StepFacts } from '../rules/cycle.ts';
import { noticeRows } from '../../roster/index.ts';
import { raterRefusals } from '../rules/rater-refusals.ts';
import { assessmentRefusals } from '../rules/refusals.ts';
import type { CycleEvent, CycleState } from '../rules/states.ts';
import { changedPeople } from '../rules/record.ts';
import { planNotices } from '../rules/uses.ts';
import { readCycle, recordsOf, type Cycle } from '../store/cycle.ts';
import { closeTasks } from '../store/raters.ts';
import { openAppeals, openObjections } from '../store/appeals.ts';
import { finalRows, holdCycle, stepRow, writePeople } from '../store/writes.ts';
import { loadStep, type StepReach } from '../store/steps.ts';
import { cityWide } from './whole-cycle.ts';

/** Plans the assessment of a year under a scheme. @throws RefusedError `scheme_unknown`, `year_taken` */
export async function createCycle(ctx: CityContext, input: { year: number; schemeId: string }): Promise<CycleChanged> {
  cityWide(ctx, 'assessment.write');
  const id = ctx.newId('acy');
  return commit(ctx, async () => {
    const [schemes, taken] = await ctx.db.reads<[{ id: string }, { id: string }]>([
      sql`SELECT id FROM assessment_scheme WHERE id = ${input.schemeId}`,
      sql`SELECT id FROM assessment_cycle WHERE year = CAST(${input.year} AS INTEGER)`,
    ]);
    if (schemes.length === 0) return assessmentRefusals.refuse('scheme_unknown');
    if (taken.length > 0) return assessmentRefusals.refuse('year_taken', { year: input.year });
    const state = 'planned' as const;
    return {
      audit: { action: 'assessment.cycle.create', subject: { type: 'assessment_cycle', id }, payload: input },
      writes: [
        insertRow('assessment_cycle', { id, year: input.year, scheme_id: input.schemeId, state }),
        stepRow(ctx, id, state),
      ],
      answer: { id, state, version: 1 },
    };
  });
}

interface Decided {
  readonly to: CycleState;
  readonly writes?: readonly Statement[];
  readonly payload?: Readonly<Record<string, unknown>>;
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadStep>>>;
type Decide = (cycle: Cycle, facts: StepFacts, loaded: Loaded) => Decided | Refusal;

const reaches: Readonly<Partial<Record<CycleEvent, StepReach>>> = { collect: 'marks', finalise: 'people' };

/** Takes a cycle one step on: the frame that all steps share. */
function takeStep(
  ctx: CityContext,
  id: string,
  version: number,
  event: CycleEvent,
  decide: Decide,
): Promise<CycleChanged> {
  return commit(ctx, async () => {
    const loaded = await loadStep(ctx, id, reaches[event] ?? 'counts');
    if (!loaded) return platformRefusals.refuse('not_found');
    const cycle = readCycle(loaded.cycle);
    const { state, version: held, publicityUntil } = cycle;
    const facts = { ...loaded.facts, state, version: held, publicityUntil, today: ctx.today };
    const decided = decide(cycle, facts, loaded);
    if (isRefusal(decided)) return decided;
    const { to, writes = [], payload = {} } = decided;
    return {
      audit: {
        action: `assessment.cycle.${event}`,
        subject: { type: 'assessment_cycle', id },
        payload: { year: cycle.year, ...payload },
      },
      writes: [...holdCycle({ id, version }, { state: to }), stepRow(ctx, id, to), ...writes],
      answer: { id, state: to, version: version + 1 },
    };
  });
}

/**
 * Ends the collecting: what anonymous groups gave is opened, everybody is worked out anew and every pool ranked. What
 * came in since the people were read is counted too, or nothing is. Ratings that were never sent stand in the way until
 * somebody says, with a reason, that they no longer count; where that leaves a part without a mark, the scheme decides.
 */
export function collectCycle(
  ctx: CityContext,
  id: string,
  { version, unsent }: { readonly version: number; readonly unsent?: { readonly reason: string } | undefined },
): Promise<CycleChanged> {
  cityWide(ctx, 'assessment.write');
  return takeStep(ctx, id, version, 'collect', ({ scheme }, facts, { people, marks, ballots, versions, waiting }) => {
    const known = recordsOf(people, marks, ctx.city.rootUnitId);
    const changed = changedPeople(known, new Set(), { scheme, sealed: false }, ballots);
    const now = new Map([...known, ...changed].map((person) => [person.workerId, person.worked?.reason]));
    const incomplete = [...now.values()].filter((reason) => reason === 'incomplete').length;
    const to = decideStep({ ...facts, incomplete }, 'collect', version);
    if (isRefusal(to)) return to;
    if (waiting.count > 0 && !unsent) return raterRefusals.refuse('raters_unsent', waiting);
    const still = sql`(SELECT total(version) FROM assessment_person WHERE cycle_id = ${id}) = CAST(${versions} AS INTEGER)`;
    const decided = sql`NOT EXISTS (SELECT 1 FROM assessment_event WHERE cycle_id = ${id} AND outcome IS NULL)`;
    return {
      to,
      writes: [
        expectThat('assessment_people_versions', still),
        expectThat('assessment_events_decided', decided),
        ...(unsent ? closeTasks(ctx, id, unsent.reason) : []),
        ...writePeople(id, changed),
      ],
      ...(unsent && waiting.count > 0 ? { payload: { closed: waiting.count, reason: unsent.reason } } : {}),
    };
  });
}

/** open, calibrate, hear: steps that only need their conditions met. */
export function stepCycle(
  ctx: CityContext,
  id: string,
  version: number,
  event: Exclude<CycleEvent, 'collect' | 'publish' | 'finalise'>,
): Promise<CycleChanged> {
  cityWide(ctx, 'assessment.write');
  return takeStep(ctx, id, version, event, (_, facts) => {
    const to = decideStep(facts, event, version);
    return isRefusal(to) ? to : { to };
  });
}

/** Puts the list up for the scheme's working days. */
export function publishCycle(
  ctx: CityContext,
  id: string,
  input: { version: number; from: Day },
): Promise<CycleChanged> {
  cityWide(ctx, 'assessment.write');
  return takeStep(ctx, id, input.version, 'publish', ({ year, scheme }, facts) => {
    const { from } = input;
    const decided = decidePublicity(facts, { year, scheme, from }, input.version);
    if (isRefusal(decided)) return decided;
    const { to, until } = decided;
    const writes = [
      sql`UPDATE assessment_cycle SET publicity_from_day = ${from}, publicity_until_day = ${until} WHERE id = ${id}`,
    ];
    return { to, writes, payload: { from, until } };
  });
}

/** Makes the grades final: by someone who neither closed the panel nor put the list up. */
export function finaliseCycle(ctx: CityContext, id: string, version: number): Promise<CycleChanged> {
  cityWide(ctx, 'assessment.finalise');
  return takeStep(ctx, id, version, 'finalise', (cycle, facts, { people, uses }) => {
    const to = decideFinal(facts, ctx.actor.id, version);
    if (isRefusal(to)) return to;
    const { year } = cycle;
    const results = people.map((person) => ({ ...person, year, finalId: ctx.newId('fin') }));
    const notices = planNotices(uses, cycle, results);
    const answered = sql`(${openObjections(id)}) = 0 AND (${openAppeals(id)}) = 0`;
    const writes = [
      expectThat('assessment_voices_answered', answered),
      ...finalRows(ctx, cycle, results),
      ...noticeRows(ctx, notices),
    ];
    return { to, writes, payload: { people: people.length, notices: notices.length } };
  });
}
