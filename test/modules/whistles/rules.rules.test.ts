import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import type { WorkCalendar } from '../../../worker/core/workday.ts';
import { doubledMedian, signOf } from '../../../worker/modules/whistles/rules/balance.ts';
import {
  callSteps,
  centsOf,
  cityEvents,
  decideCallStep,
  departmentEvents,
  followingEvents,
  isLate,
  pointsOf,
  streetEvents,
  waitOf,
  weighed,
  weightsFit,
  type CallEvent,
  type CallFacts,
  type CallState,
} from '../../../worker/modules/whistles/rules/call.ts';
import { dueAfter } from '../../../worker/modules/whistles/rules/terms.ts';
import {
  decideWhistleStep,
  draftEvents,
  headEvents,
  ownEvents,
  refuseCalls,
  whistleSteps,
  type WhistleEvent,
  type WhistleState,
} from '../../../worker/modules/whistles/rules/whistle.ts';
import { exampleWhistlePolicy } from '../../../worker/modules/whistles/templates/policy.ts';

const policy = exampleWhistlePolicy.content;
const days = (text: string) => text.split(' ').map((each) => day(`2026-${each}`));
/** 国务院办公厅关于2026年部分节假日安排的通知, whole. */
const calendar: WorkCalendar = {
  year: 2026,
  holidays: days(
    '01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
  ),
  makeUpDays: days('01-04 02-14 02-28 05-09 09-20 10-10'),
  source: '国务院办公厅通知',
};
const ms = (text: string) => Date.parse(`2026-${text}:00+08:00`);
const endOf = (text: string) => Date.parse(`2026-${text}T23:59:59.999+08:00`);

const callTable: Readonly<Record<CallState, string>> = {
  planned: 'go>called cancel>cancelled',
  called: 'accept>accepted decline>declined give_up>unanswered cancel>cancelled pause>called resume>called urge>called',
  accepted: 'arrive>arrived cancel>cancelled pause>accepted resume>accepted urge>accepted',
  arrived: 'handle>handled cancel>cancelled pause>arrived resume>arrived urge>arrived',
  handled: 'score>scored return>returned cancel>cancelled',
  returned: 'handle>handled cancel>cancelled pause>returned resume>returned urge>returned',
  scored: '',
  declined: '',
  unanswered: '',
  cancelled: '',
};
const whistleTable: Readonly<Record<WhistleState, string>> = {
  drafted: 'sign>out send>out send_back>returned withdraw>withdrawn',
  returned: 'resubmit>drafted withdraw>withdrawn',
  out: 'close>closed cancel>withdrawn',
  closed: '',
  withdrawn: '',
};
const pairs = (row: string) =>
  new Map(
    row
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('>') as [string, string]),
  );
const callEvents: readonly CallEvent[] = [...departmentEvents, ...streetEvents, ...cityEvents, ...followingEvents];
const whistleEvents: readonly WhistleEvent[] = [...headEvents, ...draftEvents, ...ownEvents];
const due = new Date(ms('06-02T12:00')).toISOString();
const facts = (state: CallState, change: Partial<CallFacts> = {}): CallFacts => ({
  state,
  version: 3,
  pausedAt: null,
  dueAt: due,
  returns: 0,
  answeredLate: 0,
  ...change,
});
const step = (event: CallEvent) => ({
  event,
  version: 3,
  text: '因为所以',
  place: '某小区',
  named: 'unt_other',
  scores: { response: 9000, solution: 9000, satisfaction: 9000 },
});
const inTime = ms('06-02T11:00');
const tooLate = ms('06-02T13:00');

describe('the steps of a call', () => {
  it.each(Object.entries(callTable) as [CallState, string][])(
    '%s takes what its row says, nothing else',
    (state, row) => {
      const leads = pairs(row);
      for (const event of callEvents) {
        const call = facts(state, { pausedAt: event === 'resume' ? due : null });
        const outcome = decideCallStep(call, step(event), event === 'give_up' ? tooLate : inTime);
        const expected = leads.get(event) ?? 'whistle_step_not_allowed';
        expect([event, isRefusal(outcome) ? outcome.code : outcome]).toEqual([event, expected]);
      }
    },
  );

  it.each([
    [null, step('accept'), inTime, 'not_found'],
    [facts('called'), { ...step('accept'), version: 2 }, inTime, 'changed_meanwhile'],
    [facts('called', { pausedAt: due }), step('accept'), inTime, 'whistle_paused'],
    [facts('called'), step('resume'), inTime, 'whistle_step_not_allowed'],
    [facts('called'), step('pause'), tooLate, 'whistle_late_no_pause'],
    [facts('called'), step('give_up'), inTime, 'whistle_not_late'],
    [facts('called'), { ...step('decline'), text: null }, inTime, 'whistle_text_required'],
    [facts('called'), { ...step('decline'), named: null }, inTime, 'whistle_body_required'],
    [facts('accepted'), { ...step('arrive'), place: null }, inTime, 'whistle_place_required'],
    [facts('handled'), { ...step('score'), scores: null }, inTime, 'whistle_score_required'],
  ] as const)('is refused in order of precedence: %#', (call, taken, now, code) => {
    expect(decideCallStep(call, taken, now)).toMatchObject({ code });
  });

  it('never reaches an illegal end in 200 random orders', () => {
    const ends = new Set<CallState>(['scored', 'declined', 'unanswered', 'cancelled']);
    let seed = 20_261_130;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let order = 0; order < 200; order += 1) {
      let call = facts('planned');
      const taken: string[] = [];
      for (let count = 0; count < 60; count += 1) {
        const event = callEvents[next(callEvents.length)] ?? 'go';
        const outcome = decideCallStep(call, step(event), next(2) === 0 ? inTime : tooLate);
        if (isRefusal(outcome)) continue;
        taken.push(event);
        call = { ...call, state: outcome, pausedAt: event === 'pause' ? due : null };
      }
      if (callSteps.isFinal(call.state)) expect(ends.has(call.state)).toBe(true);
      // Nothing is scored that was not called, accepted, reported on the spot and handled.
      if (call.state === 'scored') {
        const met = ['go', 'accept', 'arrive', 'handle', 'score'].map((event) => taken.indexOf(event));
        expect(met).toEqual(met.toSorted((a, b) => a - b));
        expect(met).not.toContain(-1);
      }
    }
  });
});

describe('the steps of a whistle', () => {
  it.each(Object.entries(whistleTable) as [WhistleState, string][])('%s takes what its row says', (state, row) => {
    const leads = pairs(row);
    expect(whistleSteps.states).toContain(state);
    for (const event of whistleEvents) {
      const whistle = { state, version: 3, draftedBy: 'usr_one' };
      const outcome = decideWhistleStep(whistle, { event, version: 3, text: '因为', by: 'usr_two' });
      const expected = leads.get(event) ?? 'whistle_step_not_allowed';
      expect([event, isRefusal(outcome) ? outcome.code : outcome]).toEqual([event, expected]);
    }
  });

  it('is signed by another person, and sent back with a reason', () => {
    const whistle = { state: 'drafted', version: 3, draftedBy: 'usr_one' } as const;
    const sign = { event: 'sign', version: 3, text: null, by: 'usr_one' } as const;
    expect(decideWhistleStep(null, sign)).toMatchObject({ code: 'not_found' });
    expect(decideWhistleStep(whistle, { ...sign, version: 1 })).toMatchObject({ code: 'changed_meanwhile' });
    expect(decideWhistleStep(whistle, sign)).toMatchObject({ code: 'second_person_required' });
    expect(decideWhistleStep(whistle, { ...sign, by: 'usr_two' })).toBe('out');
    expect(decideWhistleStep(whistle, { ...sign, event: 'send_back', by: 'usr_two' })).toMatchObject({
      code: 'whistle_text_required',
    });
  });
});

describe('who may be called', () => {
  const units = [
    { id: 'dep', name: '民政局', kind: 'department', parentId: 'cit', parentKind: 'city' },
    { id: 'bra', name: '民政所', kind: 'office', parentId: 'dep', parentKind: 'department' },
    { id: 'str', name: '河南街道', kind: 'street', parentId: 'cit', parentKind: 'city' },
  ];
  const known = { units, duties: [{ id: 'dty', departmentId: 'dep' }], called: [], dutyRequired: true };
  const call = (unitId: string, dutyId: string | null) => [{ unitId, dutyId }];
  it.each([
    [call('dep', 'dty'), known, null],
    [call('bra', 'dty'), known, null],
    [call('dep', null), { ...known, dutyRequired: false }, null],
    [call('none', 'dty'), known, 'not_found'],
    [call('str', 'dty'), known, 'whistle_unit_unfit'],
    [call('dep', null), known, 'duty_not_admitted'],
    [call('dep', 'gone'), { ...known, dutyRequired: false }, 'duty_not_admitted'],
    [call('dep', 'dty'), { ...known, called: ['dep'] }, 'whistle_already_called'],
    [[...call('dep', 'dty'), ...call('dep', 'dty')], known, 'whistle_already_called'],
  ])('is decided by kind, admitted duty and the calls that stand: %#', (wanted, facts, code) => {
    expect(refuseCalls(wanted, facts)?.code ?? null).toBe(code);
  });
});

describe('times', () => {
  it.each([
    // Working days, hand-counted over the holidays of 2026.
    ['02-13T10:00', 1, '02-14'], // Saturday 14 February is made up
    ['02-14T10:00', 1, '02-24'], // over the whole Spring Festival
    ['02-27T10:00', 2, '03-02'], // Saturday 28 February is made up
    ['04-30T23:59', 1, '05-06'],
    ['05-08T09:00', 1, '05-09'], // Saturday made up
    ['09-24T09:00', 3, '09-30'], // 28, 29, 30 September
    ['09-30T09:00', 3, '10-10'], // 8, 9 October and Saturday the 10th
    ['12-30T09:00', 1, '12-31'],
  ])('from %s, %i working days end with %s', (from, count, until) => {
    expect(dueAfter({ unit: 'workdays', count }, ms(from), [calendar])).toBe(endOf(until));
  });

  it('are of the clock where the rule says so, through nights and holidays', () => {
    expect(dueAfter({ unit: 'minutes', count: 30 }, ms('10-01T23:50'), [calendar])).toBe(ms('10-02T00:20'));
    expect(dueAfter({ unit: 'workdays', count: 0 }, ms('10-01T23:50'), [calendar])).toBe(ms('10-01T23:50'));
    expect(dueAfter({ unit: 'workdays', count: 2 }, ms('12-31T09:00'), [calendar])).toEqual({ missingYear: 2027 });
  });

  const clock = { baseMs: ms('06-01T09:00'), sinceMs: ms('06-08T15:00') };
  it.each([
    ['called', 'emergency', 'department', ms('06-01T09:10')],
    ['accepted', 'emergency', 'department', ms('06-01T09:30')],
    ['arrived', 'emergency', 'department', ms('06-02T09:00')],
    ['returned', 'emergency', 'department', ms('06-08T17:00')],
    ['called', 'joint', 'department', ms('06-01T13:00')],
    ['arrived', 'joint', 'department', endOf('06-10')],
    ['called', 'resident', 'department', endOf('06-02')],
    // 15 working days after 1 June: 2–5, 8–12, 15–18 make 13, the 19th is the Dragon Boat Festival, 22 and 23.
    ['arrived', 'resident', 'department', endOf('06-23')],
    ['handled', 'resident', 'street', endOf('06-11')],
  ] as const)('%s of %s waits for the %s', (state, kind, side, dueMs) => {
    expect(waitOf(state, clock, policy.kinds[kind], [calendar])).toMatchObject({ side, dueMs });
  });

  it('remind at three quarters, then tell tier by tier', () => {
    const wait = waitOf('accepted', clock, policy.kinds.emergency, [calendar]);
    // 22 minutes 30 seconds of 30; at the last instant; 30 minutes later.
    expect(wait).toMatchObject({
      alerts: [ms('06-01T09:22') + 30_000, ms('06-01T09:30'), ms('06-01T10:00')],
    });
    expect(waitOf('scored', clock, policy.kinds.joint, [calendar])).toBeNull();
    expect(waitOf('handled', clock, policy.kinds.joint, [])).toMatchObject({ code: 'whistle_calendar_unknown' });
  });

  it('are kept to the last instant, and stand still in a pause', () => {
    expect(isLate({ dueAt: due, pausedAt: null }, Date.parse(due))).toBe(false);
    expect(isLate({ dueAt: due, pausedAt: null }, Date.parse(due) + 1)).toBe(true);
    expect(isLate({ dueAt: due, pausedAt: due }, Date.parse(due) + 1)).toBe(false);
  });
});

describe('scores and points', () => {
  it('weigh the three by the city’s weights', () => {
    // 0.3 × 90 + 0.4 × 85.5 + 0.3 × 100 = 27 + 34.2 + 30
    expect(weighed(centsOf({ response: '90', solution: '85.5', satisfaction: '100' }), policy)).toBe(9120);
    // 0.3 × 0.01 + 0.4 × 0.01 = 0.007 rounds to 0.01
    expect(weighed({ response: 1, solution: 1, satisfaction: 0 }, policy)).toBe(1);
    expect(weightsFit(policy.weights)).toBe(true);
    expect(weightsFit({ ...policy.weights, response: '0.2' })).toBe(false);
  });

  it.each([
    ['scored', 0, 0, 0],
    ['scored', 1, 1, 100],
    ['scored', 1, 2, 300],
    ['declined', 1, 0, 100],
    ['unanswered', 0, 0, 300],
    ['cancelled', 1, 2, 0],
  ] as const)('%s with late %i and %i returns costs %i hundredths', (state, answeredLate, returns, points) => {
    expect(pointsOf(state, { answeredLate, returns }, policy)).toBe(points);
  });
});

describe('too many and too few', () => {
  it.each([
    [[], 0],
    [[3], 6],
    [[1, 9, 2], 4],
    [[4, 1, 3, 8], 7],
  ])('the doubled median of %j is %i', (counts, doubled) => {
    expect(doubledMedian(counts)).toBe(doubled);
  });
  it.each([
    [7, 7, 'many'], // median 3.5, twice is 7
    [6, 7, null],
    [2, 7, null],
    [1, 7, 'few'], // half is 1.75
    [0, 0, null],
  ] as const)('%i against a doubled median of %i is %s', (count, doubled, sign) => {
    expect(signOf(count, doubled, policy)).toBe(sign);
  });
});
