import type { FactKind, FactsRow } from './types.ts';

export { pastedBlock, spread, stepTo } from '../../kit/grid.ts';

/** One cell that was changed and not saved yet. */
export interface Edit {
  readonly workerId: string;
  readonly code: string;
  readonly text: string;
  /** What it held when it was changed first, and the row that said so. */
  readonly before: string;
  readonly seen: string | null;
}
export type Edits = ReadonlyMap<string, Edit>;

/** What is typed, and what was typed before: newest last. */
export interface Sheet {
  readonly edits: Edits;
  readonly past: readonly Edits[];
}

export const nothingTyped: Sheet = { edits: new Map(), past: [] };

/** As far back as Ctrl+Z goes. */
const longestPast = 200;

export const keyOf = (workerId: string, code: string): string => `${workerId} ${code}`;

export interface Change {
  readonly row: FactsRow;
  readonly code: string;
  readonly text: string;
}

const plain = (text: string): string =>
  text
    .trim()
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** Nothing and zero are one: no row is needed for either. */
export const sameQuantity = (a: string, b: string): boolean => (plain(a) || '0') === (plain(b) || '0');

/** Takes changes in as one step that can be undone; a cell changed back to what it held is no change. */
export function typed(sheet: Sheet, changes: readonly Change[]): Sheet {
  const edits = new Map(sheet.edits);
  for (const { row, code, text } of changes) {
    const key = keyOf(row.workerId, code);
    const held = row.cells[code];
    const first = edits.get(key) ?? {
      workerId: row.workerId,
      code,
      before: held?.quantity ?? '',
      seen: held?.row ?? null,
    };
    if (sameQuantity(text, first.before) && plain(text) === plain(first.before)) edits.delete(key);
    else edits.set(key, { ...first, text });
  }
  return { edits, past: [...sheet.past, sheet.edits].slice(-longestPast) };
}

export function undone({ edits, past }: Sheet): Sheet {
  const last = past.at(-1);
  return last ? { edits: last, past: past.slice(0, -1) } : { edits, past };
}

/** After somebody else saved first: the cells rest on what stands now, so that saving again is a decision. */
export function rebased(
  sheet: Sheet,
  now: readonly { workerId: string; code: string; quantity: string; row: string | null }[],
): Sheet {
  const edits = new Map(sheet.edits);
  for (const { workerId, code, quantity, row } of now) {
    const edit = edits.get(keyOf(workerId, code));
    if (edit) edits.set(keyOf(workerId, code), { ...edit, before: quantity, seen: row });
  }
  return { edits, past: [] };
}

/** What is wrong with a quantity before it is sent: not a number, too fine, or more than the scheme allows. */
export function wrongQuantity(text: string, { max }: Pick<FactKind, 'max'>): 'unreadable' | 'over_max' | null {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(written)) return 'unreadable';
  return Number(written) > Number(max) ? 'over_max' : null;
}

const milli = (text: string): number =>
  /^\d{1,9}(\.\d{1,3})?$/.test(text.trim()) ? Math.round(Number(text) * 1000) : 0;

/** The sum of a column with what is typed and not saved yet. */
export function totalOf(code: string, saved: string | undefined, edits: Edits): string {
  let sum = milli(saved ?? '');
  for (const edit of edits.values()) if (edit.code === code) sum += milli(edit.text) - milli(edit.before);
  return String(sum / 1000);
}
