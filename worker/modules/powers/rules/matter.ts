import { compareDay, type Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { steps, type Steps } from '../../../core/steps.ts';
import { addWorkdays, isMissingYear, type WorkCalendar } from '../../../core/workday.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import type { PowerPolicy } from './policy.ts';
import { powerRefusals } from './refusals.ts';

/** Powers 2 to 5: consent before an appointment, a part in planning, a call on branches, a proposal. */
export const matterKinds = ['consent', 'planning', 'mobilisation', 'proposal'] as const;
export type MatterKind = (typeof matterKinds)[number];

export const matterStates = [
  'asked',
  'agreed',
  'refused',
  'escalated',
  'appointed',
  'invited',
  'opined',
  'lapsed',
  'proceeded',
  'called',
  'gathered',
  'concluded',
  'filed',
  'adopted',
  'partly',
  'declined',
  'raised',
  'settled',
  'withdrawn',
] as const;
export type MatterState = (typeof matterStates)[number];

export const streetEvents = ['agree', 'refuse', 'opine', 'gather', 'conclude', 'cancel', 'raise'] as const;
export const departmentEvents = [
  'withdraw',
  'ask_again',
  'appoint',
  'adopt',
  'adopt_partly',
  'decline',
  'proceed',
] as const;
export const cityEvents = ['agree_above', 'refuse_above', 'adopt_above', 'decline_above'] as const;
export const clockEvents = ['silence_agreed', 'silence_refused', 'silence_escalated', 'lapse'] as const;
export type MatterEvent =
  | (typeof streetEvents)[number]
  | (typeof departmentEvents)[number]
  | (typeof cityEvents)[number]
  | (typeof clockEvents)[number];
export type Side = 'street' | 'department' | 'city';

type Machine = Steps<MatterState, MatterEvent>;
/** A kind uses a part of the states; each machine knows only its own. */
const machine = <S extends MatterState>(table: Parameters<typeof steps<S, MatterEvent>>[0]): Machine =>
  steps<S, MatterEvent>(table) as unknown as Machine;

/** Each power's own steps. Silence and the passing of time are events of the clock. */
export const matterSteps: Readonly<Record<MatterKind, Machine>> = {
  consent: machine<'asked' | 'agreed' | 'refused' | 'escalated' | 'appointed' | 'withdrawn'>({
    initial: 'asked',
    transitions: {
      asked: {
        agree: 'agreed',
        refuse: 'refused',
        withdraw: 'withdrawn',
        silence_agreed: 'agreed',
        silence_refused: 'refused',
        silence_escalated: 'escalated',
      },
      escalated: { agree_above: 'agreed', refuse_above: 'refused', withdraw: 'withdrawn' },
      agreed: { appoint: 'appointed', withdraw: 'withdrawn' },
      refused: { ask_again: 'asked', withdraw: 'withdrawn' },
      appointed: {},
      withdrawn: {},
    },
  }),
  planning: machine<'invited' | 'opined' | 'lapsed' | 'proceeded' | 'adopted' | 'partly' | 'declined' | 'withdrawn'>({
    initial: 'invited',
    transitions: {
      invited: { opine: 'opined', lapse: 'lapsed', withdraw: 'withdrawn' },
      lapsed: { opine: 'opined', proceed: 'proceeded' },
      opined: { adopt: 'adopted', adopt_partly: 'partly', decline: 'declined' },
      adopted: {},
      partly: {},
      declined: {},
      proceeded: {},
      withdrawn: {},
    },
  }),
  mobilisation: machine<'called' | 'gathered' | 'concluded' | 'withdrawn'>({
    initial: 'called',
    transitions: {
      called: { gather: 'gathered', cancel: 'withdrawn' },
      gathered: { conclude: 'concluded' },
      concluded: {},
      withdrawn: {},
    },
  }),
  proposal: machine<'filed' | 'lapsed' | 'adopted' | 'partly' | 'declined' | 'raised' | 'settled' | 'withdrawn'>({
    initial: 'filed',
    transitions: {
      filed: { adopt: 'adopted', adopt_partly: 'partly', decline: 'declined', lapse: 'lapsed', cancel: 'withdrawn' },
      lapsed: { adopt: 'adopted', adopt_partly: 'partly', decline: 'declined', raise: 'raised', cancel: 'withdrawn' },
      declined: { raise: 'raised' },
      raised: { adopt_above: 'adopted', decline_above: 'settled' },
      adopted: {},
      partly: {},
      settled: {},
      withdrawn: {},
    },
  }),
};

/** Events that must say why: a refusal, a decision above, an answer to an opinion or a proposal. */
const reasoned: ReadonlySet<MatterEvent> = new Set([
  'refuse',
  'refuse_above',
  'decline',
  'decline_above',
  'adopt',
  'adopt_partly',
  'adopt_above',
  'opine',
  'conclude',
  'ask_again',
  'raise',
  'withdraw',
  'cancel',
]);

type Wait = { readonly side: Side; readonly workdays: keyof PowerPolicy['workdays'] };

/** Who is waited for in a state, and by which of the policy's terms. */
const waits: Readonly<Record<MatterKind, Readonly<Partial<Record<MatterState, Wait>>>>> = {
  consent: {
    asked: { side: 'street', workdays: 'consent' },
    escalated: { side: 'city', workdays: 'above' },
  },
  planning: {
    invited: { side: 'street', workdays: 'opinion' },
    opined: { side: 'department', workdays: 'answer' },
  },
  mobilisation: {
    called: { side: 'street', workdays: 'record' },
    gathered: { side: 'street', workdays: 'record' },
  },
  proposal: {
    filed: { side: 'department', workdays: 'proposal' },
    // Silence answers nothing: the department is waited for as long again, and the street may go above it.
    lapsed: { side: 'department', workdays: 'proposal' },
    raised: { side: 'city', workdays: 'above' },
  },
};

export interface Deadline {
  readonly waitsFor: Side | null;
  readonly deadlineDay: Day | null;
}

/**
 * Until when the next step is due, in working days after `from` (a call: after the day of the event).
 * @returns `power_calendar_unknown` for a year without a calendar
 */
export function deadlineOf(
  kind: MatterKind,
  state: MatterState,
  from: Day,
  policy: PowerPolicy,
  calendars: readonly WorkCalendar[],
): Deadline | Refusal {
  const wait = waits[kind][state];
  if (!wait) return { waitsFor: null, deadlineDay: null };
  const day = addWorkdays(from, policy.workdays[wait.workdays], calendars, false);
  if (isMissingYear(day)) return powerRefusals.refuse('power_calendar_unknown', { year: day.missingYear });
  return { waitsFor: wait.side, deadlineDay: day };
}

export interface MatterFacts {
  readonly id: string;
  readonly kind: MatterKind;
  readonly state: MatterState;
  readonly version: number;
  readonly deadlineDay: Day | null;
}

/** Whether the matter takes this step now, from whoever read it at `version`; answers the state it leads to. */
export function decideMatterStep(
  matter: MatterFacts | null,
  step: { readonly event: MatterEvent; readonly version: number; readonly text: string | null },
): MatterState | Refusal {
  if (matter === null) return platformRefusals.refuse('not_found');
  const next = matterSteps[matter.kind].next(matter.state, step.event);
  if (next === null) return powerRefusals.refuse('power_step_not_allowed', { state: matter.state });
  if (matter.version !== step.version) return changedMeanwhile({ version: matter.version, state: matter.state });
  if (reasoned.has(step.event) && step.text === null) return powerRefusals.refuse('power_text_required');
  return next;
}

/** What passes by itself when nobody answered: silence by the city's rule, an invitation or a proposal that lapses; null where it only counts as late. */
export function clockEvent(
  { kind, state }: Pick<MatterFacts, 'kind' | 'state'>,
  policy: PowerPolicy,
): MatterEvent | null {
  if (kind === 'consent' && state === 'asked') return `silence_${policy.silence}`;
  if ((kind === 'planning' && state === 'invited') || (kind === 'proposal' && state === 'filed')) return 'lapse';
  return null;
}

/** The last day itself is still in time. */
export const isLate = (deadlineDay: Day | null, today: Day): boolean =>
  deadlineDay !== null && compareDay(today, deadlineDay) > 0;
