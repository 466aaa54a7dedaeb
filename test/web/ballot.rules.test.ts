import { describe, expect, it } from 'vitest';
import { paperOf, readPoints, tallyField, unanswered, wantedSheets } from '../../web/modules/ballot/fields.ts';
import type { Form } from '../../web/modules/ballot/types.ts';

const named = (code: string) => ({ code, zh: code, ko: code, en: code });
const form: Form = {
  kinds: [
    { ...named('ordinary'), ordinary: true },
    { ...named('leader'), ordinary: false },
  ],
  questions: [named('overall')],
  scale: { type: 'choices', choices: [{ ...named('good'), points: '100' }, { ...named('bad'), points: '50' }] },
}; // prettier-ignore

describe('the form that makes links', () => {
  const unit = (id: string, kind: string, parentId: string | null) => ({ id, kind, parentId, name: id });
  const units = [
    unit('city', 'city', null),
    unit('east', 'street', 'city'),
    unit('east1', 'community', 'east'),
    unit('east2', 'community', 'east'),
    unit('office', 'office', 'east'),
    unit('west', 'street', 'city'),
    unit('west1', 'community', 'west'),
  ];
  it.each([
    [['city'], ['east1', 'east2', 'west1']],
    [['east'], ['east1', 'east2']],
    [
      ['east2', 'west'],
      ['east2', 'west1'],
    ],
    [['office'], []],
    [undefined, []],
  ])('%j means the communities %j', (chosen, unitIds) => {
    expect(wantedSheets({ units: chosen, until: '2026-01-10' }, form.kinds, units)).toEqual({
      unitIds,
      kinds: [],
      until: '2026-01-10',
    });
  });

  it('asks only for kinds that get links', () => {
    const values = { units: ['west1'], 'links.ordinary': 40, 'links.leader': 0, until: '2026-01-10' };
    expect(wantedSheets(values, form.kinds, units).kinds).toEqual([{ kind: 'ordinary', links: 40 }]);
  });
});

describe('the form of a paper count', () => {
  it('takes an empty field for zero and leaves zeros of answers out', () => {
    const values = { sent: 12, 'kind ordinary': 9, [tallyField(1, 'overall', 'good')]: 8, [tallyField(2, 'overall', 'bad')]: 0 };
    expect(paperOf(values, form, [1, 2])).toEqual({
      sent: 12,
      kinds: [{ kind: 'ordinary', returned: 9 }, { kind: 'leader', returned: 0 }],
      tallies: [{ number: 1, question: 'overall', answer: 'good', count: 8 }],
    });
  }); // prettier-ignore

  it('reads points as they were given, so often', () => {
    expect(readPoints('95×3，90*12; 88x1')).toEqual([
      { answer: '95', count: 3 },
      { answer: '90', count: 12 },
      { answer: '88', count: 1 },
    ]);
    expect(readPoints('  ')).toEqual([]);
    expect(['95', '95×', '×3', '95.5×2', '95×3 很好'].map(readPoints)).toEqual([null, null, null, null, null]);
    const points: Form = { ...form, scale: { type: 'points', most: 100 } };
    expect(paperOf({ [tallyField(1, 'overall', 'points')]: '95×3' }, points, [1]).tallies).toEqual([
      { number: 1, question: 'overall', answer: '95', count: 3 },
    ]);
  });
});

it('a ballot tells what is still unanswered, in its order', () => {
  const ballot = { people: [{ number: 1, name: '甲', postType: 'head' as const }, { number: 2, name: '乙', postType: 'staff' as const }], questions: [named('work'), named('manner')] };
  expect(unanswered(ballot, { '1 work': 'good', '2 manner': 'bad' })).toEqual(['1 manner', '2 work']);
  expect(unanswered(ballot, { '1 work': '', '1 manner': 'a', '2 work': 'a', '2 manner': 'a' })).toEqual(['1 work']);
}); // prettier-ignore
