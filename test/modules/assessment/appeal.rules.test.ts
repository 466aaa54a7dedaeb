import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDARS } from '../../../worker/core/calendars.ts';
import { day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import {
  answerUntil,
  appealUntil,
  decideAnswer,
  decideFiling,
  decideOnAnswer,
  workdaysLeft,
  type AnswerFacts,
  type FilingFacts,
} from '../../../worker/modules/assessment/rules/appeal.ts';
import { maskedName } from '../../../worker/modules/assessment/rules/masking.ts';

const terms = { workdays: 10, answerWorkdays: 15, reviewWorkdays: 10 };
const facts: FilingFacts = {
  state: 'appeals',
  publicityUntil: day('2026-01-08'),
  appeals: [],
  terms,
  calendars: NATIONAL_CALENDARS,
  today: day('2026-01-09'),
};
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

describe('days of an appeal, by 国办发明电〔2025〕7号', () => {
  // Counted by hand. 8 January 2026 is a Thursday: 9, 12–16, 19–22 are ten working days.
  // From Wednesday 11 February: 12, 13, the worked Saturday 14; 15–23 are Spring Festival; 24–27, the worked Saturday 28,
  // 2 and 3 March are the next seven. From Friday 18 September: the worked Sunday 20, 21–24; 25–27 off; 28–30; 1–7 October off;
  // 8, 9.
  it.each([
    ['2026-01-08', '2026-01-22'],
    ['2026-02-11', '2026-03-03'],
    ['2026-09-18', '2026-10-09'],
  ])('publicity until %s: a first appeal until %s', (publicityUntil, until) => {
    expect(appealUntil({ ...facts, publicityUntil: day(publicityUntil) }, 1)).toBe(until);
  });

  it('counts the second from the answer, and the answer from the day after it came in', () => {
    // Fifteen after Friday 24 April: 27–30; 1–5 May off; 6–8, the worked Saturday 9, 11–15; 18, 19.
    expect(answerUntil(day('2026-04-24'), terms, NATIONAL_CALENDARS)).toBe('2026-05-19');
    const answered = { ...facts, appeals: [{ level: 1 as const, answeredOn: day('2026-01-08') }] };
    expect(appealUntil(answered, 2)).toBe('2026-01-22');
  });

  it('costs nobody a right that a calendar is missing', () => {
    const late = { ...facts, publicityUntil: day('2026-12-28'), today: day('2027-01-20') };
    expect(decideFiling(late)).toEqual({ level: 1, until: null });
  });

  it('tells the days that are left, today among them', () => {
    expect(workdaysLeft(day('2026-01-22'), day('2026-01-22'), NATIONAL_CALENDARS)).toBe(1);
    expect(workdaysLeft(day('2026-02-14'), day('2026-03-03'), NATIONAL_CALENDARS)).toBe(8);
  });

  it.each([
    ['calibrated', '2026-01-09', [], 'appeal_not_announced'],
    ['appeals', '2026-01-22', [], { level: 1, until: '2026-01-22' }],
    ['appeals', '2026-01-23', [], 'appeal_too_late'],
    ['final', '2026-01-22', [], { level: 1, until: '2026-01-22' }],
    ['appeals', '2026-01-22', [{ level: 1, answeredOn: null }], 'appeal_waiting'],
    ['final', '2026-01-23', [{ level: 1, answeredOn: '2026-01-09' }], { level: 2, until: '2026-01-23' }],
    ['final', '2026-01-24', [{ level: 1, answeredOn: '2026-01-09' }], 'appeal_too_late'],
    ['final', '2026-01-10', [{ level: 1, answeredOn: '2026-01-09' }, { level: 2, answeredOn: '2026-01-10' }], 'appeal_second_used'],
  ])('%s on %s with %j: %j', (state, today, appeals, says) => {
    const filing = { ...facts, state, today, appeals } as unknown as FilingFacts;
    expect(codeOf(decideFiling(filing))).toEqual(says);
  }); // prettier-ignore
});

describe('the answer', () => {
  const answering: AnswerFacts = {
    level: 1,
    appellantId: 'wrk_a',
    cityWide: false,
    actorWorkerId: null,
    answered: false,
    vetoed: false,
    graded: true,
    score: 8971,
  };
  it.each([
    [{}, 'upheld', null, { points: 0 }],
    [{}, 'changed', 9000, { points: 29 }],
    [{}, 'changed', 8000, { points: -971 }],
    [{}, 'changed', 8971, 'appeal_score_missing'],
    [{}, 'changed', null, 'appeal_score_missing'],
    [{}, 'upheld', 9000, 'appeal_score_missing'],
    [{ actorWorkerId: 'wrk_a' }, 'upheld', null, 'appeal_own'],
    [{ level: 2 }, 'upheld', null, 'appeal_city_only'],
    [{ level: 2, cityWide: true }, 'upheld', null, { points: 0 }],
    [{ answered: true }, 'upheld', null, 'appeal_answer_waiting'],
    [{ vetoed: true }, 'changed', 9000, 'veto_stands'],
    [{ score: null }, 'changed', 9000, 'appeal_score_none'],
    [{ graded: false }, 'changed', 9000, 'appeal_score_none'],
  ] as const)('%j %s %s: %j', (some, outcome, score, says) => {
    expect(codeOf(decideAnswer({ ...answering, ...some } as AnswerFacts, { outcome, score }))).toEqual(says);
  });

  it('is confirmed once, by a second person', () => {
    const draft = { decision: null, draftedBy: 'usr_1' };
    expect(decideOnAnswer(answering, draft, 'usr_2')).toBeNull();
    expect(codeOf(decideOnAnswer(answering, draft, 'usr_1'))).toBe('second_person_required');
    expect(codeOf(decideOnAnswer(answering, { ...draft, decision: 'confirmed' }, 'usr_2'))).toBe('appeal_decided');
  });
});

describe('names for the public', () => {
  it.each([
    ['张三', 'surname', '张*'],
    ['张小三', 'surname', '张**'],
    ['张小三', 'ends', '张*三'],
    ['张三', 'ends', '张*'],
    ['欧阳小红', 'ends', '欧阳*红'],
    ['欧阳', 'surname', '欧*'],
    ['张三', 'full', '张三'],
    ['𠮷田', 'surname', '𠮷*'],
  ] as const)('%s as %s: %s', (name, mask, shown) => {
    expect(maskedName(name, mask)).toBe(shown);
  });
});
