import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import type { WorkCalendar } from '../../../worker/core/workday.ts';
import {
  cityEvents,
  clockEvent,
  clockEvents,
  deadlineOf,
  decideMatterStep,
  departmentEvents,
  isLate,
  matterKinds,
  matterSteps,
  streetEvents,
  type MatterEvent,
  type MatterKind,
  type MatterState,
} from '../../../worker/modules/powers/rules/matter.ts';
import {
  decideFinal,
  stillCovers,
  yearResult,
  type OwnScore,
  type StreetScore,
} from '../../../worker/modules/powers/rules/result.ts';
import { decideReview, toCents } from '../../../worker/modules/powers/rules/review.ts';
import { examplePowerPolicy } from '../../../worker/modules/powers/templates/policy.ts';

const policy = examplePowerPolicy.content;
const everyEvent = [...streetEvents, ...departmentEvents, ...cityEvents, ...clockEvents];

/** Every event that a state takes and where it leads; any other event is refused. */
const tables: Readonly<Record<MatterKind, Readonly<Record<string, string>>>> = {
  consent: {
    asked:
      'agree>agreed refuse>refused withdraw>withdrawn silence_agreed>agreed silence_refused>refused silence_escalated>escalated',
    agreed: 'appoint>appointed withdraw>withdrawn',
    refused: 'ask_again>asked withdraw>withdrawn',
    escalated: 'agree_above>agreed refuse_above>refused withdraw>withdrawn',
    appointed: '',
    withdrawn: '',
  },
  planning: {
    invited: 'opine>opined lapse>lapsed withdraw>withdrawn',
    lapsed: 'opine>opined proceed>proceeded',
    opined: 'adopt>adopted adopt_partly>partly decline>declined',
    adopted: '',
    partly: '',
    declined: '',
    proceeded: '',
    withdrawn: '',
  },
  mobilisation: {
    called: 'gather>gathered cancel>withdrawn',
    gathered: 'conclude>concluded',
    concluded: '',
    withdrawn: '',
  },
  proposal: {
    filed: 'adopt>adopted adopt_partly>partly decline>declined lapse>lapsed cancel>withdrawn',
    lapsed: 'adopt>adopted adopt_partly>partly decline>declined raise>raised cancel>withdrawn',
    declined: 'raise>raised',
    raised: 'adopt_above>adopted decline_above>settled',
    adopted: '',
    partly: '',
    settled: '',
    withdrawn: '',
  },
};

describe.each(matterKinds)('the steps of %s', (kind) => {
  const matter = (state: MatterState) => ({ id: 'm', kind, state, version: 3, deadlineDay: null });
  const rows = Object.entries(tables[kind]) as [MatterState, string][];

  it('knows exactly the states of its table', () => {
    expect(matterSteps[kind].states.toSorted()).toEqual(rows.map(([state]) => state).toSorted());
  });

  it.each(rows)('%s takes what its row says and refuses every other event', (state, row) => {
    const leads = new Map(
      row
        .split(' ')
        .filter(Boolean)
        .map((pair) => pair.split('>') as [MatterEvent, MatterState]),
    );
    for (const event of everyEvent) {
      const outcome = decideMatterStep(matter(state), { event, version: 3, text: '因为所以' });
      const expected = leads.get(event);
      if (expected) expect([event, outcome]).toEqual([event, expected]);
      else expect([event, isRefusal(outcome) && outcome.code]).toEqual([event, 'power_step_not_allowed']);
    }
  });
});

describe('a step', () => {
  const matter = { id: 'm', kind: 'consent', state: 'asked', version: 3, deadlineDay: null } as const;
  it.each([
    [null, { event: 'agree', version: 3, text: null }, 'not_found'],
    [matter, { event: 'agree', version: 2, text: null }, 'changed_meanwhile'],
    [matter, { event: 'refuse', version: 3, text: null }, 'power_text_required'],
  ] as const)('is refused in order of precedence', (facts, step, code) => {
    expect(decideMatterStep(facts, step)).toMatchObject({ code });
  });
  it('needs no word to agree', () => {
    expect(decideMatterStep(matter, { event: 'agree', version: 3, text: null })).toBe('agreed');
  });
});

describe('a deadline', () => {
  /** 国办发明电〔2025〕7号: National Day and make-up days of 2026, as far as these cases touch them. */
  const calendar: WorkCalendar = {
    year: 2026,
    holidays: [
      '2026-09-25',
      '2026-09-26',
      '2026-09-27',
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ].map(day),
    makeUpDays: ['2026-09-20', '2026-10-10'].map(day),
    source: '国务院办公厅关于2026年部分节假日安排的通知',
  };
  const due = (kind: MatterKind, state: MatterState, from: string) =>
    deadlineOf(kind, state, day(from), policy, [calendar]);

  it('counts 10 working days over the holiday and its make-up day', () => {
    // From Tue 29 Sep: 30 Sep is day 1; 1–7 Oct off; 8, 9 Oct are 2, 3; Sat 10 Oct is worked: 4; 12–16 Oct are 5–9; 19 Oct is 10.
    expect(due('consent', 'asked', '2026-09-29')).toEqual({ waitsFor: 'street', deadlineDay: '2026-10-19' });
  });
  it('counts a worked Sunday', () => {
    // From Fri 18 Sep: Sun 20 Sep is worked and day 1, 21 and 22 Sep are 2 and 3.
    expect(due('mobilisation', 'called', '2026-09-18')).toEqual({ waitsFor: 'street', deadlineDay: '2026-09-22' });
  });
  it('has none where nobody is waited for', () => {
    expect(due('consent', 'agreed', '2026-09-18')).toEqual({ waitsFor: null, deadlineDay: null });
  });
  it('is not guessed where the calendar ends', () => {
    expect(due('proposal', 'filed', '2026-12-20')).toMatchObject({
      code: 'power_calendar_unknown',
      facts: { year: 2027 },
    });
  });
  it('still stands on its last day', () => {
    expect([isLate(day('2026-10-19'), day('2026-10-19')), isLate(day('2026-10-19'), day('2026-10-20'))]).toEqual([
      false,
      true,
    ]);
    expect(isLate(null, day('2026-10-20'))).toBe(false);
  });
  it.each([
    ['consent', 'asked', 'agreed', 'silence_agreed'],
    ['consent', 'asked', 'refused', 'silence_refused'],
    ['consent', 'asked', 'escalated', 'silence_escalated'],
    ['consent', 'escalated', 'agreed', null],
    ['planning', 'invited', 'agreed', 'lapse'],
    ['planning', 'opined', 'agreed', null],
    ['proposal', 'filed', 'agreed', 'lapse'],
    ['proposal', 'lapsed', 'agreed', null],
    ['mobilisation', 'called', 'agreed', null],
  ] as const)('lets %s in %s with silence %s pass by %s', (kind, state, silence, event) => {
    expect(clockEvent({ kind, state }, { ...policy, silence })).toBe(event);
  });
});

describe('the year of a department', () => {
  const street = (branchId: string, score: string | null, head = '90', name = '某甲'): StreetScore => ({
    branchId,
    branchName: branchId,
    streetName: '河南街道',
    scoreCents: score === null ? null : toCents(score),
    headName: score === null ? null : name,
    headScoreCents: score === null ? null : toCents(head),
  });
  const own = (branchId: string | null, score: string, head = '80'): OwnScore => ({
    branchId,
    ownCents: toCents(score),
    headOwnCents: toCents(head),
  });

  it.each([
    // own   streets' scores      share   mean    total of one branch, worked by hand
    ['90', ['80', '100'], '0.3', '90.00', 9000], // 90×0.7 + 90×0.3
    ['88.5', ['91.25', '76.5', '83'], '0.3', '83.58', 8703], // mean 83.58333…; 61.95 + 25.075 = 87.025 → 87.03
    ['100', ['0'], '0.5', '0.00', 5000],
    ['70.01', ['70.02'], '0.5', '70.02', 7002], // 35.005 + 35.01 = 70.015 → 70.02
  ] as const)('a branch: own %s with %j at share %s', (ownScore, scores, share, mean, totalCents) => {
    const streets = scores.map((score) => street('城管中队', score));
    const result = yearResult([own('城管中队', ownScore)], streets, share);
    const figures = { streetsCents: toCents(mean), totalCents };
    expect(result).toMatchObject({ branches: [figures], department: figures });
  });
  it.each([
    // head's own, streets' scores of the head, share, mean, total, worked by hand
    ['80', ['90', '90'], '0.3', 9000, 8300], // 80×0.7 + 90×0.3 = 56 + 27
    ['85.5', ['60', '70.5', '90'], '0.4', 7350, 8070], // mean 73.5; 51.3 + 29.4
  ] as const)('its head: own %s with %j at share %s', (headOwn, scores, share, headStreetsCents, headTotalCents) => {
    const streets = scores.map((score) => street('城管中队', '100', score));
    const result = yearResult([own('城管中队', '100', headOwn)], streets, share);
    expect(result).toMatchObject({ branches: [{ headName: '某甲', headStreetsCents, headTotalCents }] });
  });
  it('keeps each branch apart, and takes the mean of them for the department', () => {
    const result = yearResult(
      [own('司法所', '91', '88'), own('城管中队', '80.5', '70')],
      [street('城管中队', '60', '50'), street('城管中队', '71', '61', '某乙'), street('司法所', '95', '92', '某丙')],
      '0.3',
    );
    expect(result).toEqual({
      branches: [
        // 80.5×0.7 = 56.35, mean 65.5×0.3 = 19.65; head 70×0.7 = 49, mean 55.5×0.3 = 16.65
        {
          branchId: '城管中队',
          headName: '某甲、某乙',
          ownCents: 8050,
          streetsCents: 6550,
          totalCents: 7600,
          headOwnCents: 7000,
          headStreetsCents: 5550,
          headTotalCents: 6565,
        },
        // 91×0.7 = 63.7, 95×0.3 = 28.5; head 88×0.7 = 61.6, 92×0.3 = 27.6
        {
          branchId: '司法所',
          headName: '某丙',
          ownCents: 9100,
          streetsCents: 9500,
          totalCents: 9220,
          headOwnCents: 8800,
          headStreetsCents: 9200,
          headTotalCents: 8920,
        },
      ],
      // (80.5 + 91) ÷ 2 = 85.75; (65.5 + 95) ÷ 2 = 80.25; (76 + 92.2) ÷ 2 = 84.1
      // heads: (70 + 88) ÷ 2 = 79; (55.5 + 92) ÷ 2 = 73.75; (65.65 + 89.2) ÷ 2 = 77.425 → 77.43
      department: {
        ownCents: 8575,
        streetsCents: 8025,
        totalCents: 8410,
        headOwnCents: 7900,
        headStreetsCents: 7375,
        headTotalCents: 7743,
      },
    });
  });
  it('is its own where no street has a branch of it', () => {
    expect(yearResult([own(null, '86.5')], [], '0.3')).toEqual({
      branches: [],
      department: {
        ownCents: 8650,
        streetsCents: null,
        totalCents: 8650,
        headOwnCents: 8000,
        headStreetsCents: null,
        headTotalCents: 8000,
      },
    });
  });
  it('cannot be settled without a street’s score, which counts as nothing else', () => {
    const outcome = yearResult([], [street('城管中队', '90'), street('司法所', null)], '0.3');
    expect(outcome).toMatchObject({
      code: 'street_score_missing',
      facts: { branches: '司法所（河南街道）', count: 1 },
    });
  });
  it.each([
    ['none', [], 'branch_scores_differ'],
    ['one short', [own('司法所', '90')], 'branch_scores_differ'],
    ['one twice', [own('司法所', '90'), own('司法所', '91')], 'branch_scores_differ'],
    ['a stranger', [own('司法所', '90'), own('税务所', '91')], 'branch_scores_differ'],
    ['the department', [own(null, '90'), own('司法所', '90')], 'branch_scores_differ'],
  ] as const)('takes one own score for each branch: %s', (_, scores, code) => {
    const streets = [street('城管中队', '90'), street('司法所', '80')];
    expect(yearResult(scores, streets, '0.3')).toMatchObject({ code, facts: { count: 2 } });
  });
  it.each([[[own('司法所', '90')]], [[own(null, '90'), own(null, '90')]], [[]]])(
    'takes the own score alone where no street has a branch: %#',
    (scores) => expect(yearResult(scores, [], '0.3')).toMatchObject({ code: 'branches_none' }),
  );
  it.each([
    ['the same', ['a', 'b'], 3, null],
    ['another street', ['a', 'b'], 2, 'changed_meanwhile'],
    ['another branch', ['a', 'c'], 3, 'changed_meanwhile'],
    ['a branch less', ['a'], 3, 'changed_meanwhile'],
  ] as const)('covers what stands when it becomes final: %s', (_, branches, reviews, code) => {
    const streets = [street('a', '90'), street('a', '80'), street('b', '70')];
    const refused = stillCovers({ version: 1, reviews }, branches, streets);
    expect(refused?.code ?? null).toBe(code);
  });
  it('becomes final by another person, once', () => {
    const result = { id: 'r', state: 'proposed', version: 2, proposedBy: 'a' } as const;
    expect(decideFinal(null, 2, 'b')).toMatchObject({ code: 'not_found' });
    expect(decideFinal({ ...result, state: 'final' }, 2, 'b')).toMatchObject({ code: 'result_final' });
    expect(decideFinal(result, 1, 'b')).toMatchObject({ code: 'changed_meanwhile' });
    expect(decideFinal(result, 2, 'a')).toMatchObject({ code: 'second_person_required' });
    expect(decideFinal(result, 2, 'b')).toBeNull();
  });
  it('takes a review only from a street of the branch, and never twice', () => {
    const standing = { id: 'v', state: 'draft', version: 2 } as const;
    expect(decideReview({ related: false, standing: null }, null)).toMatchObject({ code: 'branch_not_of_street' });
    expect(decideReview({ related: true, standing: { ...standing, state: 'submitted' } }, 2)).toMatchObject({
      code: 'review_submitted',
    });
    expect(decideReview({ related: true, standing }, 1)).toMatchObject({ code: 'changed_meanwhile' });
    expect(decideReview({ related: true, standing: null }, 1)).toMatchObject({ code: 'changed_meanwhile' });
    expect(decideReview({ related: true, standing }, 2)).toBeNull();
  });
});
