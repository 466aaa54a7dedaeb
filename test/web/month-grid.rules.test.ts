import { describe, expect, it } from 'vitest';
import {
  nothingTyped,
  pastedBlock,
  rebased,
  sameQuantity,
  spread,
  stepTo,
  totalOf,
  typed,
  undone,
  wrongQuantity,
} from '../../web/modules/month/grid.ts';
import type { FactsRow } from '../../web/modules/month/types.ts';

const row = (workerId: string, cells: FactsRow['cells'] = {}): FactsRow => ({
  workerId,
  name: workerId,
  unitId: 'u',
  unitName: '社区',
  streetName: null,
  postType: 'staff',
  cells,
});
const first = row('a', { duty: { quantity: '3', row: 'pft_1' } });
const rows = [first, row('b'), row('c')];

describe('typing', () => {
  it('remembers what a cell held and on which row it rests, and forgets what is typed back', () => {
    const sheet = typed(nothingTyped, [{ row: first, code: 'duty', text: '4' }]);
    expect([...sheet.edits.values()]).toEqual([{ workerId: 'a', code: 'duty', text: '4', before: '3', seen: 'pft_1' }]);
    expect(typed(sheet, [{ row: first, code: 'duty', text: '3' }]).edits.size).toBe(0);
    expect(undone(sheet).edits.size).toBe(0);
    expect(undone(nothingTyped)).toEqual(nothingTyped);
  });

  it('undoes a pasted block as one', () => {
    const block = pastedBlock('1\t2\r\n3\t4\r\n');
    expect(block).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    const { changes, lost } = spread(block ?? [], rows, ['duty', 'sick'], { row: 1, column: 0 });
    expect([changes.length, lost]).toEqual([4, 0]);
    const sheet = typed(nothingTyped, changes);
    expect(sheet.edits.size).toBe(4);
    expect(undone(sheet).edits.size).toBe(0);
  });

  it('counts what falls beside the table and leaves single values to the input', () => {
    expect(spread([['1', '2'], ['3'], ['']], rows, ['duty'], { row: 2, column: 0 })).toMatchObject({ lost: 2 });
    expect(pastedBlock('12')).toBeNull();
    expect(pastedBlock('12\n')).toBeNull();
  });

  it('rests on what stands now after somebody else saved', () => {
    const sheet = typed(nothingTyped, [{ row: first, code: 'duty', text: '9' }]);
    const now = rebased(sheet, [{ workerId: 'a', code: 'duty', quantity: '5', row: 'pft_2' }]);
    expect([...now.edits.values()][0]).toMatchObject({ text: '9', before: '5', seen: 'pft_2' });
    expect(rebased(sheet, [{ workerId: 'z', code: 'duty', quantity: '5', row: null }]).edits).toEqual(sheet.edits);
  });
});

describe('quantities', () => {
  it.each([
    ['', null],
    ['3', null],
    ['2.125', null],
    ['31', null],
    ['31.5', 'over_max'],
    ['2.1255', 'unreadable'],
    ['-1', 'unreadable'],
    ['1e2', 'unreadable'],
    ['三', 'unreadable'],
  ] as const)('%s is %s', (text, fault) => {
    expect(wrongQuantity(text, { max: '31' })).toBe(fault);
  });

  it('are equal however they are written', () => {
    expect(sameQuantity('', '0')).toBe(true);
    expect(sameQuantity('1.50', '1.5')).toBe(true);
    expect(sameQuantity('1', '10')).toBe(false);
  });

  it('add up with what is not saved yet', () => {
    const { edits } = typed(nothingTyped, [
      { row: first, code: 'duty', text: '4.5' },
      { row: rows[1] ?? first, code: 'duty', text: '2' },
    ]);
    // 10 saved, of them 3 now 4.5, and 2 more: 10 + 1.5 + 2.
    expect(totalOf('duty', '10', edits)).toBe('13.5');
    expect(totalOf('sick', undefined, edits)).toBe('0');
  });
});

describe('moving', () => {
  const size = { rows: 3, columns: 2 };
  it.each([
    ['Enter', false, 0, 0, { row: 1, column: 0 }],
    ['Enter', true, 1, 1, { row: 0, column: 1 }],
    ['ArrowRight', false, 0, 0, { row: 0, column: 1 }],
    ['ArrowRight', false, 0, 1, null],
    ['ArrowUp', false, 0, 0, null],
    ['ArrowDown', false, 2, 0, null],
    ['a', false, 0, 0, null],
  ] as const)('%s (shift %s) from %i,%i', (key, shift, at, column, to) => {
    expect(stepTo(key, shift, { row: at, column }, size)).toEqual(to);
  });
});
