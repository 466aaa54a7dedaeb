import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId } from '../../worker/core/id.ts';
import { isRefusal, refusals } from '../../worker/core/refusal.ts';
import { steps } from '../../worker/core/steps.ts';
import { freshId } from '../../worker/platform/id.ts';
import { tidy, toHalfWidth, withoutSpaces } from '../../worker/core/text.ts';
import { textTable } from '../harness/text-table.ts';

describe('ids', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

  it('sort by the time they were made', () => {
    fc.assert(
      fc.property(instant, instant, bytes, bytes, (a, b, x, y) => {
        const [first, second] = [makeId('wrk', a, x), makeId('wrk', b, y)];
        expect(first).toMatch(/^wrk_[0-9A-HJKMNP-TV-Z]{26}$/);
        if (a < b) expect(first < second).toBe(true);
      }),
    );
  });

  it('write 48 bits of time and 80 of chance', () => {
    // 1469918176385 ms is 01ARYZ6S41, the worked example of the ULID specification.
    expect(makeId('wrk', 1_469_918_176_385, new Uint8Array(10))).toBe('wrk_01ARYZ6S410000000000000000');
    expect(makeId('wrk', 2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe('wrk_7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
  });

  it('of one instant sort in the order of their making, and none tells the next', () => {
    const made = Array.from({ length: 5_000 }, () => freshId('vou', 1_469_918_176_385));
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(made.length);
    // One step apart, the ends of 5,000 ids would make 5,000 / 32 different beginnings of a last half.
    expect(new Set(made.map((id) => id.slice(-6, -3))).size).toBeGreaterThan(4_000);
  });

  it('ask for ten random bytes, a prefix and an instant', () => {
    expect(() => makeId('wrk', 1, new Uint8Array(9))).toThrow(RangeError);
    expect(() => makeId('W', 1, new Uint8Array(10))).toThrow(RangeError);
    expect(() => makeId('wrk', -1, new Uint8Array(10))).toThrow(RangeError);
    expect(() => makeId('wrk', 2 ** 48, new Uint8Array(10))).toThrow(RangeError);
  });
});

describe('refusals', () => {
  const { refuse } = refusals('ledger', {
    line_short: {
      status: 422,
      zh: '差{shortText}元',
      ko: '{shortText}위안 부족',
      en: 'short by {shortText} of {other}',
    },
  });

  it('fill their messages from the facts', () => {
    const refusal = refuse('line_short', { shortText: '1.00' });
    expect(refusal.messages).toEqual({ zh: '差1.00元', ko: '1.00위안 부족', en: 'short by 1.00 of {other}' });
    expect(refusal).toMatchObject({ kind: 'refusal', module: 'ledger', code: 'line_short', status: 422 });
    expect(isRefusal(refusal)).toBe(true);
    for (const other of [null, undefined, 'refusal', { kind: 'plan' }]) expect(isRefusal(other)).toBe(false);
  });
});

describe('steps', () => {
  const run = steps({
    initial: 'draft',
    transitions: {
      draft: { compute: 'computed', drop: 'dropped' },
      computed: { compute: 'computed', approve: 'approved', drop: 'dropped' },
      approved: {},
      dropped: {},
    },
  });

  it.each(
    textTable(`
      state    | event   | next
      draft    | compute | computed
      draft    | approve | none
      draft    | drop    | dropped
      computed | compute | computed
      computed | approve | approved
      approved | drop    | none
      dropped  | compute | none
    `),
  )('$state on $event: $next', ({ state, event, next }) => {
    expect(run.next(state as 'draft', event as 'drop') ?? 'none').toBe(next);
  });

  it('lists what a state takes and which states end', () => {
    expect(run.events('computed')).toEqual(['compute', 'approve', 'drop']);
    expect(run.states.filter((state) => run.isFinal(state))).toEqual(['approved', 'dropped']);
    expect(run.initial).toBe('draft');
  });

  it('takes no event from an object prototype', () => {
    expect(run.next('draft', 'toString' as 'drop')).toBeNull();
    expect(() => run.next('constructor' as 'draft', 'drop')).toThrow(RangeError);
  });

  it('refuses a table with a state that nothing leads to or that is not there', () => {
    expect(() => steps({ initial: 'a', transitions: { a: {}, b: {} } })).toThrow(/nothing leads to: b/);
    const broken = { a: { go: 'b' } } as unknown as Record<'a', { go: 'a' }>;
    expect(() => steps({ initial: 'a', transitions: broken })).toThrow(/no such state: b/);
  });
});

describe('text', () => {
  it('knows every kind of space', () => {
    expect(tidy('\u3000 王\u00A0\u200B 小明\t\n')).toBe('王 小明');
    expect(withoutSpaces('138 0000\u30000000')).toBe('13800000000');
    expect(toHalfWidth('ＡＢ（１２）\u3000')).toBe('AB(12) ');
  });
});
