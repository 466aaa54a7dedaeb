import { importColumn, cellText, type ImportColumn, type ImportTable } from '../../../../core/import/table.ts';
import { blocks, problemsOf, warns, type Problem } from '../../../../core/import/problems.ts';
import { milliToDecimal } from '../../../../core/ratio.ts';
import { readQuantity } from '../fact-kinds.ts';
import type { SchemeFact } from '../scheme.ts';
import { findPerson, readWho, repeatedPerson, whoColumns, type KnownPeople } from '../../../roster/rules/import/who.ts';

/** The facts' columns carry their code behind this prefix, so that no fact can be taken for another column. */
const factPrefix = 'fact:';

/** The columns of a sheet of facts under a scheme: each fact under its name or its code. */
export const factColumns = (kinds: readonly SchemeFact[]): readonly ImportColumn[] => [
  ...whoColumns,
  ...kinds.map(({ code, name, unit }) =>
    importColumn(
      `${factPrefix}${code}`,
      [name, name, name],
      [code, ...countWords[unit].map((word) => `${name}${word}`)],
    ),
  ),
];

/** What a sheet puts behind the name of a fact: 病假 stands there as 病假天数. */
const countWords: Readonly<Record<SchemeFact['unit'], readonly string[]>> = {
  day: ['天数', '天', '日数', '일수'],
  hour: ['小时', '小时数', '时数', '시간'],
  shift: ['班次', '班数', '次数', '근무'],
  time: ['次数', '次', '횟수'],
};

const problem = problemsOf({
  quantity_unreadable: blocks('“{value}”不是数量', '"{value}"은(는) 수량이 아닙니다', '“{value}” is not a quantity'),
  quantity_too_fine: blocks(
    '“{value}”的小数超过三位',
    '"{value}"은(는) 소수점 셋째 자리를 넘습니다',
    '“{value}” has more than three decimal places',
  ),
  quantity_over_max: blocks(
    '“{value}”超过上限 {max}',
    '"{value}"은(는) 상한 {max}을(를) 넘습니다',
    '“{value}” is above the most of {max}',
  ),
  quantity_cleared: warns(
    '已登记 {standing}，此处空白将予清除，请确认',
    '이미 {standing}이(가) 등록되어 있으며 빈칸이므로 지워집니다. 확인하세요',
    '{standing} is recorded and the empty cell withdraws it; please confirm',
  ),
});

export interface StandingQuantity {
  readonly workerId: string;
  readonly code: string;
  readonly id: string;
  readonly quantityMilli: number;
}

export interface ImportedCell {
  readonly workerId: string;
  readonly code: string;
  readonly quantityMilli: number;
  readonly seen: string | null;
}

export interface FactsImportPlan {
  readonly problems: readonly Problem[];
  readonly cells: readonly ImportedCell[];
  /** People by what the file does to them. */
  readonly people: { readonly created: number; readonly updated: number; readonly unchanged: number };
}

/**
 * Everything an import of facts would find and record. The file is the truth for its rows and columns: an empty cell
 * withdraws what stood, after a word of confirmation; a fact without a column, and who is not in the file, stay as they are.
 */
export function decideFacts(
  table: ImportTable,
  kinds: readonly SchemeFact[],
  known: KnownPeople,
  standing: readonly StandingQuantity[],
): FactsImportPlan {
  const present = new Set(table.columns.map(({ spec }) => spec.key));
  const read = kinds.filter(({ code }) => present.has(`${factPrefix}${code}`));
  const stood = Map.groupBy(standing, ({ workerId }) => workerId);
  const firstRows = new Map<string, number>();
  const problems: Problem[] = [];
  const cells: ImportedCell[] = [];
  const people = { created: 0, updated: 0, unchanged: 0 };
  for (const row of table.rows) {
    const { person, problems: found } = findPerson(readWho(row), known);
    problems.push(...found);
    if (!person) continue;
    const twice = repeatedPerson(row.row, person, firstRows);
    problems.push(...twice);
    if (twice.length > 0) continue;
    const now = stood.get(person.workerId) ?? [];
    const changed: ImportedCell[] = [];
    for (const kind of read) {
      const column = `${factPrefix}${kind.code}`;
      const text = cellText(row.cells, column) ?? '';
      const before = now.find(({ code }) => code === kind.code);
      const standingMilli = before?.quantityMilli ?? 0;
      const quantityMilli = readQuantity(text, kind);
      if (typeof quantityMilli === 'string') {
        problems.push(problem(row.row, column, `quantity_${quantityMilli}`, text, { max: kind.max }));
        continue;
      }
      if (quantityMilli === standingMilli) continue;
      if (text === '')
        problems.push(
          problem(row.row, column, 'quantity_cleared', null, {
            standing: milliToDecimal(standingMilli),
          }),
        );
      changed.push({ workerId: person.workerId, code: kind.code, quantityMilli, seen: before?.id ?? null });
    }
    cells.push(...changed);
    if (changed.length === 0) people.unchanged += 1;
    else if (now.length === 0) people.created += 1;
    else people.updated += 1;
  }
  return { problems: problems.toSorted((a, b) => a.row - b.row), cells, people };
}
