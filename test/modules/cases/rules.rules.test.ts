import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../../worker/core/calendars.ts';
import { day, type Day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { numberText, plainCode, readNumber } from '../../../worker/modules/cases/case-code.ts';
import {
  caseEvents,
  caseStates,
  caseSteps,
  decideEvent,
  offered,
  type CaseEvent,
  type CaseState,
} from '../../../worker/modules/cases/rules/case.ts';
import {
  afterPause,
  clockAnswer,
  resumed,
  stepDeadline,
  wholeDeadline,
} from '../../../worker/modules/cases/rules/deadlines.ts';
import { carried } from '../../../worker/modules/cases/rules/meeting.ts';
import { refuseParts } from '../../../worker/modules/cases/rules/parts.ts';
import { exampleCasePolicy } from '../../../worker/modules/cases/templates/policy.ts';
import { textTable } from '../../harness/text-table.ts';

const policy = exampleCasePolicy.content;
const calendars = NATIONAL_CALENDARS;
const facts = (state: CaseState, pausedDay: Day | null = null) => ({ id: 'cas_1', state, version: 3, pausedDay });
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

/** Every event that a state takes and where it leads; every other event is refused. */
const table: Readonly<Record<CaseState, string>> = {
  raised: 'deliberate>deliberated pause>raised resume>raised duplicate>duplicate refer>referred withdraw>withdrawn',
  reopened:
    'deliberate>deliberated pause>reopened resume>reopened duplicate>duplicate refer>referred withdraw>withdrawn',
  deliberated:
    'decide>decided vote_lost>deliberated deliberate>deliberated pause>deliberated resume>deliberated duplicate>duplicate refer>referred withdraw>withdrawn',
  decided: 'assign>handling pause>decided resume>decided refer>referred withdraw>withdrawn',
  handling: 'report>handling finish>handled pause>handling resume>handling withdraw>withdrawn',
  handled: 'rate_solved>closed rate_partly>closed rate_unsolved>reopened lapse>closed',
  closed: 'reopen>reopened',
  duplicate: '',
  referred: '',
  withdrawn: '',
};
const leads = (state: CaseState): Map<string, string> =>
  new Map(
    table[state]
      .split(' ')
      .filter(Boolean)
      .map((pair) => pair.split('>') as [string, string]),
  );

describe('the five steps', () => {
  it.each(caseStates.flatMap((state) => caseEvents.map((event) => [state, event] as const)))(
    '%s takes %s or refuses it, as the table says',
    (state, event) => {
      const paused = event === 'resume' ? day('2026-06-01') : null;
      const next = leads(state).get(event);
      expect(codeOf(decideEvent(facts(state, paused), event, 3))).toBe(next ?? 'case_step_not_allowed');
      expect(offered(facts(state, paused)).includes(event)).toBe(next !== undefined);
    },
  );

  it('waits for the resident: only going on and the ways out are taken meanwhile', () => {
    for (const state of ['raised', 'deliberated', 'decided', 'handling', 'reopened'] as const) {
      for (const event of caseSteps.events(state)) {
        const goes = ['resume', 'duplicate', 'refer', 'withdraw'].includes(event);
        const answer = codeOf(decideEvent(facts(state, day('2026-06-01')), event, 3));
        expect([event, answer]).toEqual([event, goes ? leads(state).get(event) : 'case_paused']);
      }
      expect(codeOf(decideEvent(facts(state), 'resume', 3))).toBe('case_not_paused');
    }
  });

  it('is decided on what was read', () => {
    expect(codeOf(decideEvent(facts('raised'), 'deliberate', 2))).toBe('changed_meanwhile');
    expect(codeOf(decideEvent(facts('handled'), 'rate_solved', null))).toBe('closed');
    expect(codeOf(decideEvent(null, 'deliberate', 1))).toBe('not_found');
  });

  it('never ends but through all five, in 200 random orders', () => {
    const order = ['raised', 'deliberated', 'decided', 'handling', 'handled'];
    let seed = 20_260_601;
    const drawn = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const ends = new Map<CaseState, number>();
    for (let run = 0; run < 200; run += 1) {
      let state: CaseState = caseSteps.initial;
      let paused: Day | null = null;
      let reached = 0;
      for (let step = 0; step < 60; step += 1) {
        const event: CaseEvent = caseEvents[drawn(caseEvents.length)] ?? 'lapse';
        const next = decideEvent(facts(state, paused), event, 3);
        if (isRefusal(next)) continue;
        if (event === 'pause') paused = day('2026-06-01');
        else if (event !== 'report') paused = null;
        if (next === 'reopened' && state !== 'reopened') reached = 0;
        const place = order.indexOf(next);
        if (place > 0 && next !== state) expect(place).toBe(reached + 1);
        if (place > 0) reached = place;
        if (next === 'closed') expect(reached).toBe(4);
        state = next;
      }
      if (caseSteps.isFinal(state) || state === 'closed') ends.set(state, (ends.get(state) ?? 0) + 1);
      expect(caseStates).toContain(state);
    }
    expect([...ends.keys()].every((state) => ['closed', 'duplicate', 'referred', 'withdrawn'].includes(state))).toBe(
      true,
    );
    expect(ends.size).toBeGreaterThan(2);
  });
});

describe('deadlines by working days', () => {
  it.each(
    textTable(`
    raised     | urgency  | step       | remind     | whole
    2026-02-13 | ordinary | 2026-02-25 | 2026-02-24 | 2026-03-12
    2026-04-30 | ordinary | 2026-05-08 | 2026-05-07 | 2026-05-25
    2026-06-18 | urgent   | 2026-06-22 |            | 2026-06-30
    2026-09-24 | ordinary | 2026-09-30 | 2026-09-29 | 2026-10-22
    2026-10-09 | urgent   | 2026-10-10 |            | 2026-10-19
    2026-12-30 | ordinary | 2027-01-04 | 2027-01-01 | 2027-01-20
  `),
  )('raised on $raised ($urgency): deliberated by $step, all by $whole', ({ raised, urgency, step, remind, whole }) => {
    const from = day(raised ?? '');
    const wanted = urgency as 'ordinary' | 'urgent';
    expect(stepDeadline('raised', from, wanted, policy, calendars)).toEqual({
      deadlineDay: step,
      remindDay: remind === '' ? null : remind,
    });
    expect(wholeDeadline(from, wanted, policy, calendars)).toBe(whole);
  });

  it('move by the working days that were waited for the resident, over a holiday and its make-up day', () => {
    // 29 and 30 September, 8 and 9 October: four; 10 October is worked.
    const request = { deadlineDay: day('2026-09-30'), dueDay: day('2026-10-22') };
    expect(resumed(request, day('2026-09-28'), day('2026-10-09'), policy, calendars)).toEqual({
      deadlineDay: '2026-10-12',
      remindDay: '2026-10-10',
      dueDay: '2026-10-28',
    });
  });

  it('stay where no working day was waited, and where they had passed before', () => {
    expect(afterPause(day('2026-10-08'), day('2026-10-01'), day('2026-10-04'), calendars)).toBe('2026-10-08');
    expect(afterPause(day('2026-09-30'), day('2026-09-30'), day('2026-09-30'), calendars)).toBe('2026-09-30');
    expect(afterPause(day('2026-09-23'), day('2026-09-24'), day('2026-10-09'), calendars)).toBe('2026-09-23');
  });

  const clock = (change: object) =>
    clockAnswer(
      {
        state: 'raised',
        pausedDay: null,
        deadlineDay: day('2026-06-10'),
        remindDay: day('2026-06-09'),
        dueDay: day('2026-06-20'),
        raised: [],
        ...change,
      },
      day('2026-06-09'),
    );

  it('are reminded of, raised, and raised of the whole, each once; and nothing while it waits', () => {
    const kinds = (change: object) => clock(change).notices.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['reminder']);
    expect(kinds({ raised: ['reminder'] })).toEqual([]);
    expect(kinds({ deadlineDay: day('2026-06-08') })).toEqual(['step']);
    expect(kinds({ deadlineDay: day('2026-06-08'), dueDay: day('2026-06-08') })).toEqual(['step', 'whole']);
    expect(kinds({ deadlineDay: day('2026-06-08'), dueDay: day('2026-06-08'), raised: ['step', 'whole'] })).toEqual([]);
    expect(kinds({ deadlineDay: day('2026-06-08'), pausedDay: day('2026-06-05') })).toEqual([]);
    expect(clock({ state: 'handled', deadlineDay: day('2026-06-08') })).toEqual({ notices: [], lapses: true });
    expect(clock({ state: 'handled' })).toEqual({ notices: [], lapses: false });
  });
});

describe('a meeting', () => {
  it.each([
    [5, 4, 0, '0.5', true],
    [5, 5, 0, '0.5', false],
    [5, 4, 1, '0.5', false],
    [7, 3, 0, '0.6667', true],
    [2, 1, 0, '0.6667', false],
    [0, 0, 0, '0.5', 'case_votes_missing'],
  ])(
    'of %i for, %i against, %i abstaining at more than %s',
    (votesFor, votesAgainst, votesAbstained, share, expected) => {
      expect(codeOf(carried({ votesFor, votesAgainst, votesAbstained }, share))).toBe(expected);
    },
  );
});

describe('parts', () => {
  const street = { id: 'unt_s', kind: 'street', name: '某街道' } as const;
  const community = { id: 'unt_c', kind: 'community', name: '某社区' } as const;
  const part = (unitId: string, leads = false, dutyId: string | null = null) => ({ unitId, leads, dutyId, task: '办' });
  const refused = (parts: ReturnType<typeof part>[], carriedBy: { dutyId: string; unitId: string }[] = []) =>
    codeOf(refuseParts(parts, [street, community], carriedBy, policy));

  it('have one lead, standing units, and of a community an admitted duty that it carries', () => {
    expect(refused([part('unt_s', true)])).toBe(null);
    expect(refused([part('unt_s')])).toBe('case_one_lead');
    expect(refused([part('unt_s', true), part('unt_s', true)])).toBe('case_one_lead');
    expect(refused([part('unt_x', true)])).toBe('not_found');
    expect(refused([part('unt_c', true)])).toBe('case_duty_required');
    expect(refused([part('unt_c', true, 'dut_1')])).toBe('case_duty_not_admitted');
    expect(refused([part('unt_c', true, 'dut_1')], [{ dutyId: 'dut_1', unitId: 'unt_s' }])).toBe(
      'case_duty_not_admitted',
    );
    expect(refused([part('unt_c', true, 'dut_1')], [{ dutyId: 'dut_1', unitId: 'unt_c' }])).toBe(null);
  });
});

describe('number and code', () => {
  it('are read as people type them', () => {
    expect(numberText(2026, 42)).toBe('TS2026-00042');
    expect(readNumber(' ts2026-00042')).toEqual({ year: 2026, ordinal: 42 });
    expect(readNumber('202600042')).toEqual({ year: 2026, ordinal: 42 });
    expect(readNumber('路灯')).toBe(null);
    expect(plainCode('abcde-fgoi1')).toBe('ABCDEFG011');
  });
});
