import { useState } from 'react';
import type { Regular } from '../types.ts';

type Row = Regular['items'][number];

export interface Cell {
  readonly score: string;
  readonly cause: string;
}

/** What was typed over which mark: another's that came meanwhile is told as a conflict, not written over. */
interface Typed extends Cell {
  readonly seen: string | null;
}

const cellOf = ({ score, cause }: Row): Cell => ({
  score: score === null ? '' : score.replace(/\.?0+$/, ''),
  cause: cause ?? '',
});
const points = /^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/;

/** Whether a mark by itself would be excellent or not qualified, which says why. */
export const asksCause = (score: string, { causeFrom, causeBelow }: Regular): boolean =>
  points.test(score) && (Number(score) >= Number(causeFrom) || Number(score) < Number(causeBelow));

export type Trouble = 'unreadable' | 'cause' | null;

const troubleOf = ({ score, cause }: Cell, grid: Regular): Trouble =>
  score === ''
    ? null
    : !points.test(score)
      ? 'unreadable'
      : asksCause(score, grid) && cause.trim().length < 2
        ? 'cause'
        : null;

/** What stands in the cells of a page of marks, and what of it differs from what the server has. */
export function useGrid(grid: Regular | undefined) {
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const rows = grid?.items ?? [];
  const cell = (row: Row): Cell => typed[row.workerId] ?? cellOf(row);
  const set = (row: Row, change: Partial<Cell>) =>
    setTyped((all) => ({
      ...all,
      [row.workerId]: { seen: row.markId, ...cellOf(row), ...all[row.workerId], ...change },
    }));
  const changed = rows.filter((row) => {
    const [was, is] = [cellOf(row), cell(row)];
    return was.score !== is.score || was.cause !== is.cause.trim();
  });
  return {
    rows,
    cell,
    set,
    /** A column copied from a spreadsheet fills the cells from this row on. */
    paste: (from: Row, text: string) => {
      const lines = text.trimEnd().split(/\r?\n/);
      const start = rows.indexOf(from);
      lines.forEach((line, at) => {
        const row = rows[start + at];
        const [score = '', cause] = line.split('\t').map((part) => part.trim());
        if (row) set(row, cause === undefined ? { score } : { score, cause });
      });
    },
    fill: (score: string) => rows.filter((row) => cell(row).score === '').forEach((row) => set(row, { score })),
    trouble: (row: Row): Trouble => (grid ? troubleOf(cell(row), grid) : null),
    changed,
    clear: () => setTyped({}),
    marks: changed.map((row) => {
      const { score, cause } = cell(row);
      const given = score === '' ? null : score;
      return { workerId: row.workerId, score: given, cause: given === null || cause.trim() === '' ? null : cause.trim(), replaces: typed[row.workerId]?.seen ?? null }; // prettier-ignore
    }),
  };
}
