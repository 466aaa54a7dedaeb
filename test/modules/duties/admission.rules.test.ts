import { describe, expect, it } from 'vitest';
import { exampleAdmissionPolicy } from '../../../worker/modules/duties/templates/admission-policy.ts';
import { day } from '../../../worker/core/day.ts';
import { addWorkdays } from '../../../worker/core/workday.ts';
import {
  admissionDeadlines,
  decideOpinion,
  isOver,
  type HearingFacts,
  type Opinion,
} from '../../../worker/modules/duties/rules/admission.ts';
import type { DutyFacts, DutyState } from '../../../worker/modules/duties/rules/duty.ts';
import {
  decideReview,
  decideStance,
  type Outcome,
  type SeatFacts,
  type Stance,
} from '../../../worker/modules/duties/rules/review.ts';
import { textTable } from '../../harness/text-table.ts';

const code = (refusal: { code: string } | null): string => refusal?.code ?? 'ok';

const duty = (change: Partial<DutyFacts> = {}): DutyFacts => ({
  id: 'd',
  kind: 'assist',
  state: 'submitted',
  version: 3,
  draftedBy: 'a',
  submittedBy: 'b',
  lineId: 'L',
  method: 'unit',
  actedDay: null,
  priced: 1,
  ...change,
});

/** Spring Festival and National Day of 2026 with their make-up days (国办发明电〔2025〕7号), as far as the cases reach. */
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const moved = new Date(`${from}T00:00:00Z`);
    moved.setUTCDate(moved.getUTCDate() + at);
    return day(moved.toISOString().slice(0, 10));
  });
const calendar = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  holidays: [...days('2026-02-15', 9), ...days('2026-10-01', 7)],
  makeUpDays: ['2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10'].map(day),
};

describe('deadlines in working days', () => {
  // 2026-02-14 (Saturday) is worked, 15–23 February are off, 28 February (Saturday) is worked; 20 September and 10 October too.
  const cases = textTable(`
    submitted  | hearing | review | hearingUntil | reviewBy
    -----------|---------|--------|--------------|-----------
    2026-03-02 | 5       | 10     | 2026-03-09   | 2026-03-23
    2026-02-12 | 2       | 1      | 2026-02-14   | 2026-02-24
    2026-02-13 | 5       | 1      | 2026-02-27   | 2026-02-28
    2026-02-16 | 1       | 5      | 2026-02-24   | 2026-03-02
    2026-09-18 | 1       | 1      | 2026-09-20   | 2026-09-21
    2026-09-30 | 1       | 3      | 2026-10-08   | 2026-10-12
  `);
  it.each(cases)('$submitted + $hearing + $review', ({ submitted, hearing, review, hearingUntil, reviewBy }) => {
    const { content } = exampleAdmissionPolicy;
    const workdays = { ...content.workdays, hearing: Number(hearing), opinions: 1, review: Number(review) };
    const opinions = addWorkdays(day(hearingUntil ?? ''), 1, [calendar], false);
    expect(admissionDeadlines(day(submitted ?? ''), { ...content, workdays }, [calendar])).toEqual({
      hearingUntil,
      opinionsUntil: opinions,
      reviewBy,
    });
  });

  it('cannot be told beyond the calendars', () => {
    const policy = exampleAdmissionPolicy.content;
    expect(admissionDeadlines(day('2026-12-28'), policy, [calendar])).toMatchObject({
      code: 'duty_calendar_unknown',
      facts: { year: 2027 },
    });
  });

  it('are over on the day after the last', () => {
    expect(['2026-03-08', '2026-03-09', '2026-03-10'].map((today) => isOver(day('2026-03-09'), day(today)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('an opinion: the first of several reasons is told', () => {
  const cases = textTable(`
    state     | standing | today      | says   | reason | answer
    ----------|----------|------------|--------|--------|--------------------
    submitted |          | 2026-03-09 | agree  |        | ok
    submitted |          | 2026-03-09 | object | why    | ok
    submitted |          | 2026-03-09 | object |        | duty_opinion_reason
    submitted |          | 2026-03-10 | object |        | duty_hearing_over
    submitted | agree    | 2026-03-10 | object |        | duty_opinion_given
    draft     | agree    | 2026-03-10 | object |        | duty_step_unfit
    admitted  |          | 2026-03-01 | agree  |        | duty_step_unfit
    rejected  |          | 2026-03-01 | agree  |        | duty_step_unfit
    active    |          | 2026-03-01 | agree  |        | duty_step_unfit
    withdrawn |          | 2026-03-01 | agree  |        | duty_step_unfit
  `);
  it.each(cases)('$state, $standing, $today: $says ($reason) → $answer', (row) => {
    const refusal = decideOpinion(
      { state: row['state'] as DutyState },
      { hearingUntil: day('2026-03-09') },
      { opinion: (row['standing'] || null) as Opinion | null },
      { opinion: row['says'] as Opinion, reason: row['reason'] || null },
      day(row['today'] ?? ''),
    );
    expect(code(refusal)).toBe(row['answer']);
  });
});

const nobodySits = { seats: [], opinionsUntil: day('2026-03-16'), today: day('2026-03-10') };

describe('the joint review: the first of several reasons is told', () => {
  const street = (opinion: Opinion | null, answeredBy: string | null = null): HearingFacts => ({
    unitName: '河南街道',
    side: 'street',
    opinion,
    answeredBy,
  });
  const cases = textTable(`
    state     | version | actor  | street | outcome    | conditions | answer
    ----------|---------|--------|--------|------------|------------|-----------------------
    submitted | 3       | c      | agree  | admit      |            | ok
    submitted | 3       | c      | object | admit      |            | ok
    submitted | 3       | c      | agree  | conditions | 先培训     | ok
    submitted | 3       | c      | agree  | conditions |            | duty_conditions_unfit
    submitted | 3       | c      | agree  | admit      | 先培训     | duty_conditions_unfit
    submitted | 3       | c      | agree  | return     |            | ok
    submitted | 3       | c      | agree  | reject     |            | ok
    submitted | 3       | c      |        | reject     | x          | duty_hearing_open
    submitted | 3       | a      |        | admit      | x          | second_person_required
    submitted | 3       | b      |        | admit      |            | second_person_required
    submitted | 3       | spoke  | agree  | admit      |            | second_person_required
    submitted | 2       | a      |        | admit      |            | changed_meanwhile
    draft     | 2       | a      |        | admit      |            | duty_step_unfit
    admitted  | 3       | c      | agree  | reject     |            | duty_step_unfit
    rejected  | 3       | c      | agree  | admit      |            | duty_step_unfit
    active    | 3       | c      | agree  | return     |            | duty_step_unfit
    withdrawn | 3       | c      | agree  | conditions | 先培训     | duty_step_unfit
  `);
  it.each(cases)('$state v$version by $actor, street $street: $outcome → $answer', (row) => {
    const hearings = [street((row['street'] || null) as Opinion | null, row['street'] ? 'spoke' : null)];
    const input = {
      outcome: row['outcome'] as Outcome,
      version: Number(row['version']),
      conditions: row['conditions'] || null,
    };
    const facts = duty({ state: row['state'] as DutyState });
    expect(code(decideReview(facts, { ...nobodySits, hearings, blocked: null }, input, row['actor'] ?? ''))).toBe(
      row['answer'],
    );
  });

  it('does not wait for communities', () => {
    const silent: HearingFacts = { unitName: '园航社区', side: 'community', opinion: null, answeredBy: null };
    const input = { outcome: 'admit', version: 3, conditions: null } as const;
    const hearings = [street('agree', 's'), silent];
    expect(decideReview(duty(), { ...nobodySits, hearings, blocked: null }, input, 'c')).toBeNull();
  });

  it('admits nothing that the list blocks by now, and may still turn it down', () => {
    const facts = { ...nobodySits, hearings: [street('agree', 's')], blocked: { code: 'F-1', title: '摊派订阅' } };
    const said = (outcome: Outcome) =>
      code(
        decideReview(
          duty(),
          facts,
          { outcome, version: 3, conditions: outcome === 'conditions' ? '先培训' : null },
          'c',
        ),
      );
    expect(['admit', 'conditions', 'return', 'reject'].map((each) => said(each as Outcome))).toEqual([
      'duty_blocked',
      'duty_blocked',
      'ok',
      'ok',
    ]);
  });
});

describe('departments in the joint review', () => {
  const heard = (opinion: Opinion | null): HearingFacts => ({
    unitName: '河南街道',
    side: 'street',
    opinion,
    answeredBy: opinion && 'spoke',
  });
  const seat = (unitName: string, stance: Stance | null, answeredBy: string | null = null): SeatFacts => ({
    unitId: unitName,
    unitName,
    stance,
    silent: false,
    answeredBy,
  });
  const opinionsUntil = day('2026-03-16');
  const stances = textTable(`
    state     | version | actor  | street | mine     | today      | says       | reason | answer
    ----------|---------|--------|--------|----------|------------|------------|--------|------------------------
    submitted | 3       | c      | agree  |          | 2026-03-16 | agree      |        | ok
    submitted | 3       | c      | object |          | 2026-03-16 | disagree   | why    | ok
    submitted | 3       | c      | agree  |          | 2026-03-16 | conditions | why    | ok
    submitted | 3       | c      | agree  |          | 2026-03-16 | conditions |        | duty_opinion_reason
    submitted | 3       | c      | agree  |          | 2026-03-16 | disagree   |        | duty_opinion_reason
    submitted | 3       | c      | agree  |          | 2026-03-17 | disagree   |        | review_opinions_over
    submitted | 3       | c      |        |          | 2026-03-17 | disagree   |        | duty_hearing_open
    submitted | 3       | spoke  | agree  |          | 2026-03-16 | agree      |        | second_person_required
    submitted | 3       | other  | agree  |          | 2026-03-16 | agree      |        | second_person_required
    submitted | 3       | a      |        |          | 2026-03-16 | agree      |        | second_person_required
    submitted | 3       | b      | agree  |          | 2026-03-16 | agree      |        | second_person_required
    submitted | 2       | a      | agree  |          | 2026-03-16 | agree      |        | changed_meanwhile
    submitted | 2       | c      | agree  | agree    | 2026-03-16 | disagree   | why    | duty_opinion_given
    draft     | 3       | c      | agree  | agree    | 2026-03-16 | agree      |        | duty_step_unfit
    admitted  | 3       | c      | agree  |          | 2026-03-16 | agree      |        | duty_step_unfit
  `);
  it.each(stances)('$state v$version, $actor on $today: $says ($reason) → $answer', (row) => {
    const mine = seat('组织部', (row['mine'] || null) as Stance | null);
    const facts = {
      hearings: [heard((row['street'] || null) as Opinion | null)],
      seats: [mine, seat('财政局', 'agree', 'other')],
      opinionsUntil,
      today: day(row['today'] ?? ''),
    };
    const said = {
      unitId: '组织部',
      version: Number(row['version']),
      stance: row['says'] as Stance,
      reason: row['reason'] || null,
    };
    const refusal = decideStance(duty({ state: row['state'] as DutyState }), facts, mine, said, row['actor'] ?? '');
    expect(code(refusal)).toBe(row['answer']);
  });

  const reviews = textTable(`
    actor | street | first    | second   | today      | answer
    ------|--------|----------|----------|------------|-------------------------
    c     | agree  | agree    | disagree | 2026-03-10 | ok
    c     | agree  | agree    |          | 2026-03-16 | review_opinions_missing
    c     | agree  |          |          | 2026-03-16 | review_opinions_missing
    c     | agree  |          |          | 2026-03-17 | ok
    c     |        |          |          | 2026-03-16 | duty_hearing_open
    o1    | agree  | agree    | agree    | 2026-03-17 | second_person_required
    o2    | agree  | agree    | disagree | 2026-03-10 | second_person_required
  `);
  it.each(reviews)('$actor decides on $today with $first, $second → $answer', (row) => {
    const stance = (said: string | undefined) => (said || null) as Stance | null;
    const [first, second] = [stance(row['first']), stance(row['second'])];
    const facts = {
      hearings: [heard((row['street'] || null) as Opinion | null)],
      seats: [seat('组织部', first, first && 'o1'), seat('财政局', second, second && 'o2')],
      opinionsUntil,
      today: day(row['today'] ?? ''),
      blocked: null,
    };
    const input = { outcome: 'admit', version: 3, conditions: null } as const;
    expect(code(decideReview(duty(), facts, input, row['actor'] ?? ''))).toBe(row['answer']);
  });

  it('names the departments that are out, and does not wait for one that is kept as silent', () => {
    const facts = { hearings: [heard('agree')], opinionsUntil, today: day('2026-03-16'), blocked: null };
    const input = { outcome: 'reject', version: 3, conditions: null } as const;
    const silent = { ...seat('财政局', null), silent: true };
    const missing = decideReview(duty(), { ...facts, seats: [seat('组织部', null), silent] }, input, 'c');
    expect(missing?.facts).toMatchObject({ departments: '组织部', day: '2026-03-16' });
    expect(decideReview(duty(), { ...facts, seats: [silent] }, input, 'c')).toBeNull();
  });
});
