import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { ballotFault, votesToValid } from '../../../worker/modules/assessment/rules/ballot.ts';
import {
  ballotMarks,
  ballotMean,
  wholeCount,
  type Tally,
} from '../../../worker/modules/assessment/rules/ballot-count.ts';
import {
  formOf,
  linkFault,
  pointsOf,
  sheetsFault,
  wholeBallot,
  type BallotForm,
} from '../../../worker/modules/assessment/rules/ballot-form.ts';
import {
  orderedCount,
  paperFault,
  paperStanding,
  type PaperCount,
} from '../../../worker/modules/assessment/rules/ballot-paper.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';
import { list, textTable } from '../../harness/text-table.ts';

const scheme = schemeTemplates[0]!.scheme;
const form = scheme.ballot.form!;
/** The notice the templates cite: at least 50 people, ordinary representatives at least 70 per cent. */
const rule = { fewest: 50, ordinaryShare: '0.7' };
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

describe('validity', () => {
  // 6999/10000 is 69.99 %, one vote in ten thousand below the share; 7000 is the share itself and valid.
  // More votes, all ordinary: 49/49 → 1; 40/49 (81 %) → 1; 30/50: (30+x)/(50+x) ≥ 0.7 → 0.3x ≥ 5 → 17;
  // 34/50: 0.3x ≥ 1 → 4; 6999/10000: 0.3x ≥ 1 → 4; 0/49: 0.3x ≥ 34.3 → 115 (and not merely the one that is too few).
  it.each(
    textTable(`
      returned | ordinary | fault            | more
      ---------|----------|------------------|-----
      49       | 49       | too_few          | 1
      50       | 35       |                  | 0
      50       | 34       | too_few_ordinary | 4
      50       | 30       | too_few_ordinary | 17
      10000    | 6999     | too_few_ordinary | 4
      10000    | 7000     |                  | 0
      100      | 70       |                  | 0
      49       | 0        | too_few          | 115
      0        | 0        | too_few          | 50
    `),
  )('$returned votes of which $ordinary ordinary: $fault', ({ returned, ordinary, fault, more }) => {
    const count = { sent: 20_000, returned: Number(returned), ordinary: Number(ordinary) };
    expect(ballotFault(count, rule) ?? '').toBe(fault);
    expect(votesToValid(count, rule)).toBe(Number(more));
    const mended = { ...count, returned: count.returned + Number(more), ordinary: count.ordinary + Number(more) };
    expect(ballotFault(mended, rule)).toBeNull();
    if (Number(more) > 0)
      expect(
        ballotFault({ ...mended, returned: mended.returned - 1, ordinary: mended.ordinary - 1 }, rule),
      ).not.toBeNull();
  });

  it('no vote mends a share of the whole once somebody else has voted; none at all is never valid', () => {
    expect(votesToValid({ sent: 9, returned: 3, ordinary: 2 }, { fewest: 1, ordinaryShare: '1' })).toBeNull();
    expect(votesToValid({ sent: 9, returned: 0, ordinary: 0 }, { fewest: 0, ordinaryShare: '0' })).toBe(1);
    expect(ballotFault({ sent: 9, returned: 0, ordinary: 0 }, { fewest: 0, ordinaryShare: '0' })).toBe(
      'too_few_ordinary',
    );
  });
});

const said = (text: string): Tally[] =>
  list(text).map((one) => {
    const [question = '', answer = '', count = ''] = one.split(/[:×]/);
    return { number: 1, question, answer, count: Number(count) };
  });
const two: BallotForm = {
  ...form,
  questions: [
    { code: 'work', zh: '工作', ko: '업무', en: 'Work' },
    { code: 'manner', zh: '态度', ko: '태도', en: 'Manner' },
  ],
};
const graded: BallotForm = { ...form, scale: { type: 'points', most: 100 } };

describe('the mark of a ballot', () => {
  // Choices stand for 100, 85, 70, 50; 不了解 for nothing.
  // (2×100 + 85)/3 = 95; (100 + 85 + 70)/3 = 85; (100 + 100 + 85 + 85 + 85 + 70)/6 = 87.5; (2×85 + 70)/3 = 80
  // (100 + 2×85)/3 = 90; (100 + 85 + 70 + 70)/4 = 81.25; (5×100 + 85 + 70)/7 = 93.571… → 93.57; (85 + 2×50)/3 = 61.666… → 61.67
  it.each(
    textTable(`
      said                                                       | mark
      -----------------------------------------------------------|-----
      overall:excellent×2,overall:qualified×1                    | 9500
      overall:excellent×1,overall:qualified×1,overall:basic×1    | 8500
      overall:excellent×2,overall:qualified×3,overall:basic×1    | 8750
      overall:excellent×5,overall:qualified×1,overall:basic×1    | 9357
      overall:qualified×1,overall:unqualified×2                  | 6167
      overall:excellent×1,overall:unknown×99                     | 10000
      overall:unknown×5                                          |
      overall:excellent×0                                        |
    `),
  )('$said → $mark', ({ said: text = '', mark }) => {
    expect(ballotMean(form, said(text))).toBe(mark === '' ? null : Number(mark));
  });

  it('weighs every question the same, however many answered it; an unanswered one is left out', () => {
    // work: (100 + 85)/2 = 92.5; manner: 70 → (92.5 + 70)/2 = 81.25
    expect(ballotMean(two, said('work:excellent×1,work:qualified×1,manner:basic×1,manner:unknown×7'))).toBe(8125);
    expect(ballotMean(two, said('work:qualified×3,manner:unknown×3'))).toBe(8500);
  });

  it('takes whole points as they are: (3×91 + 88)/4 = 90.25', () => {
    expect(ballotMean(graded, said('overall:91×3,overall:88×1'))).toBe(9025);
    expect(['0', '100', '101', '07', '-1', '1.5', 'excellent'].map((text) => pointsOf(graded.scale, text))).toEqual([
      '0',
      '100',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('counts paper and links as one: two online 100, one on paper 85 → 95; number 2 only on paper', () => {
    const paper = {
      sent: 3,
      kinds: [{ kind: 'leader', returned: 1 }],
      tallies: [
        { number: 1, question: 'overall', answer: 'qualified', count: 1 },
        { number: 2, question: 'overall', answer: 'basic', count: 1 },
      ],
    };
    expect([...ballotMarks(form, [1, 2, 3], said('overall:excellent×2'), paper)]).toEqual([
      [1, 9500],
      [2, 7000],
    ]);
    const links = [
      { kind: 'ordinary', sent: 40, used: 30 },
      { kind: 'party', sent: 5, used: 4 },
    ];
    expect(wholeCount(form, links, paper)).toEqual({ sent: 48, returned: 35, ordinary: 30 });
    expect(wholeCount(form, links, null)).toEqual({ sent: 45, returned: 34, ordinary: 30 });
  });
});

describe('a ballot', () => {
  const answer = (number: number, question: string, text: string) => ({ number, question, answer: text });
  it('is kept by number and question, whatever order it was filled in', () => {
    const filled = [
      answer(2, 'manner', 'basic'),
      answer(1, 'work', 'excellent'),
      answer(2, 'work', 'unknown'),
      answer(1, 'manner', 'qualified'),
    ];
    expect(wholeBallot(two, [1, 2], filled)).toEqual([filled[1], filled[3], filled[2], filled[0]]);
    expect(codeOf(wholeBallot(two, [1, 2], filled.slice(1)))).toBe('ballot_answers_incomplete');
    expect(codeOf(wholeBallot(two, [1, 2], [...filled, answer(3, 'work', 'basic')]))).toBe('ballot_answer_unknown');
    expect(codeOf(wholeBallot(two, [1, 2], [...filled, answer(1, 'work', 'basic')]))).toBe('ballot_answer_unknown');
    expect(codeOf(wholeBallot(two, [1, 2], [...filled.slice(1), answer(2, 'manner', '95')]))).toBe(
      'ballot_answer_unknown',
    );
  });

  it('is of a scheme whose form feeds a group by ballot', () => {
    expect(formOf(scheme)).toBe(form);
    expect(codeOf(formOf({ ...scheme, ballot: rule }))).toBe('ballot_form_missing');
    expect(codeOf(formOf({ ...scheme, ballot: { ...rule, form: { ...form, group: 'peers' } } }))).toBe(
      'ballot_form_missing',
    );
  });
});

describe('a link', () => {
  const link = { used: false, revoked: false, until: '2026-01-10', counted: false, cycleOpen: true };
  it.each([
    [null, '2026-01-10', 'ballot_link_unknown'],
    [{}, '2026-01-10', null],
    [{}, '2026-01-11', 'ballot_link_expired'],
    [{ used: true, revoked: true, counted: true }, '2027-01-01', 'ballot_link_used'],
    [{ revoked: true, counted: true }, '2027-01-01', 'ballot_link_revoked'],
    [{ counted: true }, '2026-01-10', 'ballot_closed'],
    [{ cycleOpen: false }, '2026-01-10', 'ballot_closed'],
  ])('%j on %s: %s', (change, today, code) => {
    expect(linkFault(change && { ...link, ...change }, today)?.code ?? null).toBe(code);
  });

  it('is made in bounded numbers: 20 places × (100 + 20) = 2400 still, one more not', () => {
    const kinds = [
      { kind: 'ordinary', links: 100 },
      { kind: 'leader', links: 20 },
    ];
    const asked = { today: '2026-01-01', most: 2_400 };
    expect(codeOf(sheetsFault(scheme, { units: 20, kinds, until: '2026-01-01' }, asked))).toBe(form);
    expect(codeOf(sheetsFault(scheme, { units: 21, kinds, until: '2026-01-01' }, asked))).toBe('ballot_too_many_links');
    expect(codeOf(sheetsFault(scheme, { units: 1, kinds, until: '2025-12-31' }, asked))).toBe('ballot_until_past');
    expect(
      codeOf(sheetsFault(scheme, { units: 1, kinds: [{ kind: 'x', links: 1 }], until: '2026-01-01' }, asked)),
    ).toBe('ballot_kind_unknown');
  });
});

const tally = (number: number, answer: string, count: number): Tally => ({
  number,
  question: 'overall',
  answer,
  count,
});
const paper: PaperCount = {
  sent: 60,
  kinds: [{ kind: 'ordinary', returned: 40 }, { kind: 'leader', returned: 10 }],
  tallies: [tally(1, 'excellent', 45), tally(1, 'unknown', 5), tally(2, 'qualified', 50)],
}; // prettier-ignore

describe('a paper count', () => {
  it.each<[string, Partial<PaperCount>, string | null]>([
    ['as it may be', {}, null],
    ['more back than out', { sent: 49 }, 'paper_over_sent'],
    ['one answer too many', { tallies: [tally(1, 'excellent', 46), tally(1, 'unknown', 5)] }, 'paper_tally_over_returned'],
    ['a person who is not on it', { tallies: [tally(3, 'excellent', 1)] }, 'ballot_answer_unknown'],
    ['an answer it does not offer', { tallies: [tally(1, 'superb', 1)] }, 'ballot_answer_unknown'],
    ['the same line twice', { tallies: [tally(1, 'basic', 1), tally(1, 'basic', 1)] }, 'ballot_answer_unknown'],
    ['a kind twice', { kinds: [{ kind: 'party', returned: 1 }, { kind: 'party', returned: 1 }] }, 'ballot_kind_unknown'],
  ])('%s', (_, change, code) => {
    expect(paperFault(form, [1, 2], { ...paper, ...change })?.code ?? null).toBe(code);
  }); // prettier-ignore

  const entry = (id: string, enteredBy: string, count: PaperCount = paper) => ({ id, enteredBy, count });
  const other: PaperCount = {
    ...paper,
    sent: 61,
    tallies: [tally(1, 'excellent', 44), tally(1, 'unknown', 5), tally(2, 'qualified', 50)],
  };
  const shuffled: PaperCount = {
    ...paper,
    kinds: paper.kinds.toReversed(),
    tallies: [tally(2, 'basic', 0), ...paper.tallies.toReversed()],
  };

  it('stands once two people say the same, in whatever order, zeros or not', () => {
    expect(paperStanding([]).state).toBe('none');
    expect(paperStanding([entry('a', 'ann')]).state).toBe('waiting');
    expect(paperStanding([entry('a', 'ann'), entry('b', 'ann')]).state).toBe('waiting');
    expect(paperStanding([entry('a', 'ann'), entry('b', 'ben', shuffled)]).state).toBe('agreed');
    expect(orderedCount(shuffled)).toEqual(orderedCount(paper));
  });

  it('shows where two people differ, and is agreed again once either corrects', () => {
    const differ = paperStanding([entry('a', 'ann'), entry('b', 'ben', other)]);
    expect(differ).toMatchObject({
      state: 'differ',
      differences: [
        { what: 'sent', first: 60, second: 61 },
        { what: 'answer', number: 1, question: 'overall', answer: 'excellent', first: 45, second: 44 },
      ],
    });
    expect(paperStanding([entry('a', 'ann'), entry('b', 'ben', other), entry('c', 'ann', other)]).state).toBe('agreed');
    expect(paperStanding([entry('a', 'ann'), entry('b', 'ben'), entry('c', 'ben', other)]).state).toBe('differ');
    expect(paperStanding([entry('a', 'ann'), entry('b', 'ben', other), entry('c', 'cho')]).state).toBe('agreed');
  });
});
