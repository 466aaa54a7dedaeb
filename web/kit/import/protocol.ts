import { api } from '../../client.ts';

export type CellValue = string | number | boolean | null;

export interface ImportProblem {
  row: number;
  column: string | null;
  value: CellValue;
  severity: 'error' | 'warning';
  code: string;
  message: string;
}

/** What a dry run says of a file; a refused commit carries the same in its facts. */
export interface ImportReport {
  sheet: string;
  headerRows: readonly number[];
  columns: readonly { column: string; header: string; label: string }[];
  unmatched: readonly string[];
  counts: {
    rows: number;
    errors: number;
    warnings: number;
    new: number;
    existing: number;
    /** Known already and the same: told apart from `existing` by some imports. */
    unchanged?: number;
    skipped: number;
  };
  problems: readonly ImportProblem[];
  /** What would come of it, where counts do not say. */
  effect?: string | null;
  /** A few rows as they were understood; cells by the field's name. */
  sample?: readonly Readonly<Record<string, CellValue>>[];
}

export interface ImportOutcome {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
}

/** What the person decided about single cells and rows of the file. */
export interface Decisions {
  cells: readonly { row: number; column: string; value: string }[];
  skip: readonly number[];
  accept: readonly number[];
}

export const noDecisions: Decisions = { cells: [], skip: [], accept: [] };

export function withCell(decisions: Decisions, row: number, column: string, value: string): Decisions {
  const others = decisions.cells.filter((cell) => cell.row !== row || cell.column !== column);
  return { ...decisions, cells: [...others, { row, column, value }] };
}

/** Puts rows into, or takes them out of, those skipped or accepted. */
export function withRows(
  decisions: Decisions,
  kind: 'skip' | 'accept',
  rows: readonly number[],
  on: boolean,
): Decisions {
  const others = decisions[kind].filter((row) => !rows.includes(row));
  return { ...decisions, [kind]: on ? [...others, ...rows] : others };
}

function formOf(file: File, decisions: Decisions, dryRun: boolean, extra: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  form.set('file', file);
  form.set('dryRun', String(dryRun));
  form.set('decisions', JSON.stringify(decisions));
  for (const [name, value] of Object.entries(extra)) form.set(name, value);
  return form;
}

/** The three calls of an import; `extra` are further fields of the form (a cycle's id, say). */
export function importCalls(endpoint: string, extra: Readonly<Record<string, string>> = {}) {
  return {
    check: (file: File, decisions: Decisions) => api.post<ImportReport>(endpoint, formOf(file, decisions, true, extra)),
    commit: (file: File, decisions: Decisions, key: string) =>
      api.post<ImportOutcome>(endpoint, formOf(file, decisions, false, extra), key),
    marked: (file: File, decisions: Decisions) =>
      api.postForFile(`${endpoint}/marked`, formOf(file, decisions, true, extra)),
  };
}
