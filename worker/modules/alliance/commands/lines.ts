import type { Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { afterPause } from '../rules/alarm.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { decideLineStep, decidePair, leftOf, lineSteps, type LineEvent, type LineState } from '../rules/line.ts';
import { knows, type AlliancePolicy } from '../rules/policy.ts';
import { allianceRefusals } from '../rules/refusals.ts';
import * as store from '../store/lines.ts';
import { memberInReach, type MemberRow } from '../store/members.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { unitInScope, type UnitRow } from '../store/reach.ts';

export interface LineMoved {
  readonly id: string;
  readonly state: LineState;
  readonly version: number;
}

export interface LineInput extends Omit<store.NewLine, 'id' | 'resourceId' | 'list'> {
  readonly list: 'need' | 'resource' | 'project';
  readonly needId: string | null;
}

const places: Readonly<Record<LineInput['list'], readonly string[]>> = {
  need: ['street', 'community'],
  resource: ['city', 'street', 'community'],
  project: ['street', 'community'],
};

interface MakingFacts {
  readonly policy: AlliancePolicy;
  readonly unit: UnitRow | undefined;
  readonly member: MemberRow | undefined;
}

/** What keeps a line from being entered. */
function refuseLine({ policy, unit, member }: MakingFacts, line: Omit<LineInput, 'needId'>): Refusal | null {
  if (!unit || (line.organisationId !== null && !member)) return platformRefusals.refuse('not_found');
  if (member && member.leftDay !== null) return allianceRefusals.refuse('member_left', { day: member.leftDay });
  if (!knows(policy.themes, line.theme)) return allianceRefusals.refuse('line_theme_unknown');
  return places[line.list].includes(unit.kind) ? null : allianceRefusals.refuse('line_place_unfit');
}

const nothing = { minutes: 0, fen: 0 } as const;

/** A need or resource moves along with a project: `match`, `release` or `settle`, as far as its state takes it. */
function follow(ctx: CityContext, line: store.LineRow, event: LineEvent, day: Day): Statement[] {
  const state = lineSteps.next(line.state, event);
  return state === null ? [] : store.planStep(ctx, line, state, { event, text: null, day, ...nothing });
}

/** Enters a line; a project may take up an open need. */
export function makeLine(ctx: CityContext, { needId, ...input }: LineInput): Promise<LineMoved> {
  return commit(ctx, async () => {
    const [units, members, terms, needs] = await ctx.db.reads<[UnitRow, MemberRow, PolicyRow, store.LineRow]>([
      unitInScope(ctx, 'alliance.write', input.unitId),
      memberInReach(ctx, 'alliance.write', input.organisationId ?? ''),
      policyOn(ctx.today),
      store.lineInReach(ctx, 'need', needId ?? ''),
    ]);
    const refused = refuseLine({ policy: policyOf(terms), unit: units[0], member: members[0] }, input);
    if (refused) return refused;
    const need = needs[0];
    if (needId !== null && !need) return platformRefusals.refuse('not_found');
    if (need && need.state !== 'open') return allianceRefusals.refuse('need_taken');
    if (need && need.pausedDay !== null) return allianceRefusals.refuse('line_paused', { day: need.pausedDay });
    const id = ctx.newId('alin');
    return {
      audit: { action: 'alliance.line.make', subject: { type: 'alliance_line', id }, payload: { ...input, needId } },
      writes: [
        ...store.planLines(ctx, [{ ...input, id, needId }]),
        ...(need ? follow(ctx, need, 'match', ctx.today) : []),
      ],
      answer: { id, state: 'open', version: 1 },
    };
  });
}

export interface Pairing {
  readonly needId: string;
  readonly needVersion: number;
  readonly resourceId: string;
  readonly resourceVersion: number;
  readonly title: string;
  readonly minutes: number;
  readonly fen: number;
  readonly dueDay: Day;
}

/** Makes a project of a need and a resource: it lies where the need lies and is owed by who offers the resource. */
export function acceptPair(ctx: CityContext, input: Pairing): Promise<LineMoved> {
  return commit(ctx, async () => {
    const [needs, resources] = await ctx.db.reads<[store.LineRow, store.LineRow]>([
      store.lineById(ctx, 'alliance.write', input.needId),
      store.lineInReach(ctx, 'resource', input.resourceId),
    ]);
    const need = needs[0]?.list === 'need' ? needs[0] : null;
    const resource = resources[0] ?? null;
    const left =
      resource &&
      leftOf(
        { minutes: resource.promisedMinutes, fen: resource.promisedFen },
        { minutes: resource.drawnMinutes, fen: resource.drawnFen },
      );
    const facts = { need, resource: resource && left ? { ...resource, left } : null };
    const refused = decidePair(facts, input, ctx.today);
    if (refused) return refused;
    if (need === null || resource === null) return platformRefusals.refuse('not_found');
    const id = ctx.newId('alin');
    const project = {
      id,
      list: 'project' as const,
      title: input.title,
      detail: null,
      theme: need.theme,
      unitId: need.unitId,
      organisationId: resource.organisationId,
      minutes: input.minutes,
      fen: input.fen,
      fromDay: ctx.today,
      dueDay: input.dueDay,
      needId: need.id,
      resourceId: resource.id,
    };
    return {
      audit: { action: 'alliance.pair.accept', subject: { type: 'alliance_line', id }, payload: input },
      writes: [
        ...store.planLines(ctx, [project]),
        ...follow(ctx, need, 'match', ctx.today),
        ...follow(ctx, resource, 'match', ctx.today),
        store.expectNotOverdrawn(resource.id),
      ],
      answer: { id, state: 'open', version: 1 },
    };
  });
}

export interface StepInput {
  readonly event: LineEvent;
  readonly version: number;
  readonly text: string;
  readonly day: Day | null;
  readonly minutes: number;
  readonly fen: number;
}

/** One step of a line, and what follows from it for its need, its resource and the results. */
export function takeLineStep(
  ctx: CityContext,
  permission: Permission,
  id: string,
  input: StepInput,
): Promise<LineMoved> {
  return commit(ctx, async () => {
    const [lines, years] = await ctx.db.reads<[store.LineRow, WorkCalendarRow]>([
      store.lineById(ctx, permission, id),
      workCalendars(),
    ]);
    const line = lines[0] ?? null;
    const state = decideLineStep(line, input, { by: ctx.actor.id, today: ctx.today });
    if (isRefusal(state)) return state;
    if (line === null) return platformRefusals.refuse('not_found');
    // What stood still is as many working days later as it stood.
    const later =
      input.event === 'resume' && line.pausedDay !== null
        ? afterPause(line.dueDay, line.pausedDay, ctx.today, years.map(workCalendarOf))
        : null;
    const step = { ...input, day: later ?? input.day ?? ctx.today };
    return {
      audit: {
        action: `alliance.line.${input.event}`,
        subject: { type: 'alliance_line', id },
        reason: input.text,
        payload: { state, day: step.day, minutes: step.minutes, amountFen: step.fen },
      },
      writes: [...store.planStep(ctx, line, state, step), ...(await consequences(ctx, line, step))],
      answer: { id, state, version: line.version + 1 },
    };
  });
}

/** A confirmed project meets its need and gives a result; a cancelled one lets both sides go. */
async function consequences(ctx: CityContext, line: store.LineRow, step: store.Step): Promise<Statement[]> {
  if (line.list !== 'project' || (step.event !== 'confirm' && step.event !== 'cancel')) return [];
  const [needs, resources] = await ctx.db.reads<[store.LineRow, store.LineRow]>([
    store.lineBehind(line.needId),
    store.lineBehind(line.resourceId),
  ]);
  const [need, resource] = [needs[0], resources[0]];
  if (step.event === 'confirm') {
    return [
      ...store.planResult(ctx, line, ctx.newId('alin'), step.text ?? line.title),
      ...(need ? follow(ctx, need, 'settle', line.doneDay ?? ctx.today) : []),
    ];
  }
  const free = resource && resource.projects <= 1 && resource.progress === 0;
  return [
    ...(need ? follow(ctx, need, 'release', ctx.today) : []),
    ...(free ? follow(ctx, resource, 'release', ctx.today) : []),
  ];
}
