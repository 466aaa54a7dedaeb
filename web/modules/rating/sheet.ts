import type { Field, SheetItem } from './types.ts';

/** Texts that were typed and are not kept yet, by cell. */
export type Typed = ReadonlyMap<string, string>;

export const cellKey = (assignmentId: string, code: string): string => `${assignmentId} ${code}`;

/** What a cell shows: what is typed, else what is kept. */
export const textIn = (item: SheetItem, code: string, typed: Typed): string =>
  typed.get(cellKey(item.assignmentId, code)) ?? item.marks[code] ?? '';

const written = /^\d{1,3}(\.\d{1,2})?$/;

/** What is wrong with points before they are kept; nothing is wrong with none. */
export function wrongPoints(text: string, { most }: Pick<Field, 'most'>): 'unreadable' | 'over' | null {
  const points = text.trim();
  if (points === '') return null;
  if (!written.test(points)) return 'unreadable';
  return hundredths(points) > hundredths(most) ? 'over' : null;
}

const hundredths = (text: string): number => {
  const [whole = '0', places = ''] = text.split('.');
  return Number(whole) * 100 + Number(places.padEnd(2, '0'));
};

/** The sum of a person's points so far, and whether all of them are there. */
export function totalOf(item: SheetItem, fields: readonly Field[], typed: Typed): { total: string; complete: boolean } {
  const texts = fields.map((field) => ({ field, text: textIn(item, field.code, typed).trim() }));
  const good = texts.filter(({ field, text }) => text !== '' && wrongPoints(text, field) === null);
  const sum = good.reduce((points, { text }) => points + hundredths(text), 0);
  const places = String(sum % 100).padStart(2, '0');
  return { total: `${Math.floor(sum / 100)}.${places}`, complete: good.length === fields.length };
}

/** How many typed cells cannot be kept as they are. */
export const wrongCells = (
  items: readonly SheetItem[],
  fieldsOf: (item: SheetItem) => readonly Field[],
  typed: Typed,
): number =>
  items.flatMap((item) =>
    fieldsOf(item).filter(
      (field) => wrongPoints(typed.get(cellKey(item.assignmentId, field.code)) ?? '', field) !== null,
    ),
  ).length;

export interface DraftItem {
  readonly assignmentId: string;
  readonly version: number;
  readonly marks: Record<string, string | null>;
}

/** What can be kept of what was typed: right points of rows that are still open, row by row. */
export function draftOf(
  items: readonly SheetItem[],
  fieldsOf: (item: SheetItem) => readonly Field[],
  typed: Typed,
): DraftItem[] {
  return items.flatMap((item) => {
    const marks: Record<string, string | null> = {};
    for (const field of fieldsOf(item)) {
      const text = typed.get(cellKey(item.assignmentId, field.code))?.trim();
      if (text === undefined || wrongPoints(text, field) !== null) continue;
      marks[field.code] = text === '' ? null : text;
    }
    const { assignmentId, version, sentAt } = item;
    return sentAt === null && Object.keys(marks).length > 0 ? [{ assignmentId, version, marks }] : [];
  });
}

/** The rows after a draft was kept, and what was typed meanwhile. */
export function keptAs(
  items: readonly SheetItem[],
  typed: Typed,
  sent: readonly DraftItem[],
  kept: readonly { readonly assignmentId: string; readonly version: number }[],
): { items: SheetItem[]; typed: Typed } {
  const versions = new Map(kept.map(({ assignmentId, version }) => [assignmentId, version]));
  const drafts = new Map(sent.map((draft) => [draft.assignmentId, draft.marks]));
  const rest = new Map(typed);
  for (const { assignmentId, marks } of sent)
    for (const [code, text] of Object.entries(marks))
      if (rest.get(cellKey(assignmentId, code))?.trim() === (text ?? '')) rest.delete(cellKey(assignmentId, code));
  return {
    items: items.map((item) => ({
      ...item,
      version: versions.get(item.assignmentId) ?? item.version,
      marks: merged(item.marks, drafts.get(item.assignmentId) ?? {}),
    })),
    typed: rest,
  };
}

function merged(marks: SheetItem['marks'], typed: Record<string, string | null>): SheetItem['marks'] {
  const all = Object.entries({ ...marks, ...typed });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}
