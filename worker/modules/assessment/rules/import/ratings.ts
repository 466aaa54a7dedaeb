import { withoutSpaces } from '../../../../core/text.ts';
import { pointsText, type Points } from '../points.ts';
import type { Marks, RatingField, RatingForm, SheetRow } from '../rating.ts';
import { markPrefix } from './columns.ts';
import { readPoints } from './marks.ts';
import { openProblems, type Problem } from '../../../../core/import/problems.ts';
import { workerIdColumn } from '../../../roster/rules/import/who.ts';
import { problem, type ProblemCode } from './problems.ts';
import { cellText, type Decisions, type ImportColumn, type ImportRow } from '../../../../core/import/table.ts';

const column = (key: string, zh: string, ko: string, en: string, also: readonly string[]): ImportColumn => ({
  key, zh, ko, en, required: true, headers: [zh, ko, en, ...also],
}); // prettier-ignore

/** The columns of one rater's sheet: who, where, and every line of its forms. */
export function ratingColumns(forms: readonly RatingForm[]): readonly ImportColumn[] {
  const fields = new Map(forms.flatMap((form) => form.fields.map((field) => [field.code, field] as const)));
  return [
    column('unit', '单位', '단위', 'Unit', ['社区', '所在单位']),
    column('name', '姓名', '성명', 'Name', ['被评人']),
    workerIdColumn,
    ...[...fields.values()].map(({ code, zh, ko, en }) => ({
      key: `${markPrefix}${code}`, zh, ko, en, required: false, headers: [zh, ko, en],
    })),
  ]; // prettier-ignore
}

export interface RatingImportRow extends SheetRow {
  readonly unitName: string;
  readonly fields: readonly RatingField[];
}

export interface RatingImportPlan {
  readonly problems: readonly Problem[];
  readonly open: { readonly errors: number; readonly warnings: number };
  /** Rows whose draft becomes another. */
  readonly entries: readonly { readonly id: string; readonly marks: Marks }[];
  readonly unchanged: number;
}

const keyOf = (unit: string, name: string): string => `${withoutSpaces(unit)} ${withoutSpaces(name)}`;

/**
 * What a file says on a rater's sheet. A column speaks for all its rows, an empty cell taking the points back; what the
 * file does not have stays. What was sent may stand in the file as it was sent.
 */
export function decideRatings(
  table: { readonly rows: readonly ImportRow[]; readonly columns: readonly { readonly spec: ImportColumn }[] },
  decisions: Decisions,
  sheet: readonly RatingImportRow[],
): RatingImportPlan {
  const known = Map.groupBy(sheet, ({ unitName, name }) => keyOf(unitName, name));
  const byId = Map.groupBy(sheet, ({ unitName, workerId }) => keyOf(unitName, workerId));
  const present = table.columns.flatMap(({ spec }) =>
    spec.key.startsWith(markPrefix) ? [spec.key.slice(markPrefix.length)] : [],
  );
  const seen = new Map<string, number>();
  const read = table.rows.map((line) => {
    const name = cellText(line.cells, 'name') ?? '';
    const unit = cellText(line.cells, 'unit') ?? '';
    const id = cellText(line.cells, 'workerId');
    const found = (id === null ? known.get(keyOf(unit, name)) : byId.get(keyOf(unit, id))) ?? [];
    const [row] = found;
    // Two of one name at one place are told apart by their ids, or rated on the page.
    if (!row || found.length > 1)
      return { row: null, marks: {}, problems: [problem(line.row, 'name', 'rating_row_unknown', name)] };
    const first = seen.get(row.id);
    seen.set(row.id, first ?? line.row);
    if (first !== undefined)
      return { row: null, marks: {}, problems: [problem(line.row, 'name', 'rating_row_twice', name, { related: first })] }; // prettier-ignore
    return { row, ...readRow(line, row, present) };
  });
  const problems = read.flatMap((one) => one.problems);
  const good = read.flatMap(({ row, marks, problems: own }) => (row && own.length === 0 ? [{ row, marks }] : []));
  const changed = good.filter(({ row, marks }) => !sameMarks(row.marks, marks));
  return {
    problems,
    open: openProblems(problems, decisions.accept),
    entries: changed.map(({ row, marks }) => ({ id: row.id, marks })),
    unchanged: good.length - changed.length,
  };
}

function readRow({ row, cells }: ImportRow, known: RatingImportRow, present: readonly string[]) {
  const problems: Problem[] = [];
  const marks: Record<string, Points> = { ...known.marks };
  for (const code of present) {
    const key = `${markPrefix}${code}`;
    const field = known.fields.find((one) => one.code === code);
    const found = (what: ProblemCode, facts = {}) =>
      problems.push(problem(row, key, what, cells.get(key)?.text ?? null, facts));
    const points = readPoints(cells, key);
    if (typeof points === 'string') found(points);
    else if (points === null) delete marks[code];
    else if (!field) found('rating_field_unfit');
    else if (points > field.most) found('rating_points_over', { most: pointsText(field.most) });
    else marks[code] = points;
  }
  if (known.sent && problems.length === 0 && !sameMarks(known.marks, marks))
    problems.push(problem(row, 'name', 'rating_row_sent', known.name));
  return { marks, problems };
}

const sameMarks = (a: Marks, b: Marks): boolean => {
  const codes = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...codes].every((code) => a[code] === b[code]);
};
